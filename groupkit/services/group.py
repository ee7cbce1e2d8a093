"""An open group file: the object every action takes first, with undo and notice of changes."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from zoneinfo import ZoneInfo

from groupkit.core.problems import GroupkitError
from groupkit.core.profile import Profile
from groupkit.i18n import N_
from groupkit.lazy import lazily
from groupkit.storage.store import Store, new_identity
from groupkit.storage.vault import Key, derive, salt_of
from groupkit.storage.world import plain_words

if TYPE_CHECKING:
    import tzlocal
else:
    tzlocal = lazily("tzlocal")

Listener = Callable[[frozenset[str]], None]
EVERYTHING = "*"


def _now() -> datetime:
    return datetime.now().astimezone()


def _zone() -> str:
    """Return the zone this computer's clock is set to."""
    return tzlocal.get_localzone_name() or "UTC"


def _salt() -> bytes:
    return secrets.token_bytes(16)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a group asks of the world: the time, its zone, and random bytes for the salt of names and notes."""

    now: Callable[[], datetime] = _now
    zone: Callable[[], str] = _zone
    salt: Callable[[], bytes] = _salt


class Group:
    """An open group file. Use it as a context manager, or close it when done."""

    def __init__(self, store: Store, surroundings: Surroundings | None = None) -> None:
        self.store = store
        self.surroundings = surroundings or Surroundings()
        self._listeners: list[Listener] = []
        self._changed: set[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the group file is."""
        return self.store.path

    @property
    def profile(self) -> Profile:
        """The group's own settings."""
        return self.store.profile.read()

    @property
    def read_only(self) -> bool:
        """Whether the file can be looked at and printed, but not changed."""
        return self.store.read_only

    @property
    def looking_only(self) -> bool:
        """Whether somebody was let in to look, and nothing can be changed until the passphrase is typed again."""
        return self.store.looking_only

    def only_look(self) -> None:
        """Let somebody look: from now on every change is refused, and what could be undone is forgotten."""
        self.store.only_look()
        self._tell(frozenset({EVERYTHING}))

    @cached_property
    def _local_zone(self) -> str:
        return self.surroundings.zone()

    @property
    def zone(self) -> str:
        """The name of the time zone where the group is, like Europe/London."""
        return self.profile.zone or self._local_zone

    def now(self) -> datetime:
        """Return the time where the group is, with its zone."""
        return self.surroundings.now().astimezone(ZoneInfo(self.zone))

    def today(self) -> date:
        """Return the day where the group is."""
        return self.now().date()

    @contextmanager
    def change(self, label: str, *topics: str) -> Iterator[Store]:
        """Make a change that undo reverses as one, then tell whoever shows these topics.

        A change inside another joins it: one step, and one notice once the whole is written.
        """
        if self._changed is not None:
            yield self.store
            self._changed.update(topics)
            return
        self._changed = changed = set(topics)
        try:
            with self.store.step(label):
                yield self.store
        finally:
            self._changed = None
        self._tell(frozenset(changed))

    @property
    def next_undo(self) -> str | None:
        """The label of the change undo would reverse."""
        return self.store.journal.next_undo

    @property
    def next_redo(self) -> str | None:
        """The label of the change redo would do again."""
        return self.store.journal.next_redo

    def undo(self) -> str | None:
        """Reverse the last change and return its label; money that was sent stays."""
        label = self.store.journal.undo()
        self._tell(frozenset({EVERYTHING}))
        return label

    def redo(self) -> str | None:
        """Do the last undone change again and return its label."""
        label = self.store.journal.redo()
        self._tell(frozenset({EVERYTHING}))
        return label

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener with the topics of each change; return a way to stop."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def _tell(self, topics: frozenset[str]) -> None:
        for listener in tuple(self._listeners):
            listener(topics)

    def keep_unsaved(self, page: str, entry: Mapping[str, str]) -> None:
        """Keep what was typed on a page and not saved yet, so that locking loses nothing."""
        with self.store.quietly():
            self.store.unsaved.keep(page, entry)

    def take_unsaved(self, page: str) -> dict[str, str]:
        """Return what was kept for a page, once."""
        if self.read_only:
            return {}
        with self.store.quietly():
            return self.store.unsaved.take(page)

    def close(self) -> None:
        """Close the file and forget its key."""
        self._listeners.clear()
        self.store.close()


def create_group(path: str | Path, passphrase: str | Key, name: str, **about: Any) -> Group:
    """Make a new group file and open it; `about` may hold any other setting of the group.

    Raises:
        GroupkitError: there is a file of this name already, or the disk cannot take it.
    """
    profile = Profile(identity=new_identity(), name=name, **about)
    return Group(Store.create(Path(path), passphrase, profile))


def key_of(path: str | Path, passphrase: str) -> Key:
    """Derive the key of a group file, the slow part of opening it; a window does this away from its thread.

    Raises:
        GroupkitError: the file is missing, open elsewhere or not ours; the text says so.
    """
    with plain_words():
        return derive(passphrase, salt_of(Path(path)))


def open_group(path: str | Path, passphrase: str | Key, *, backup: bool = True, read_only: bool = False) -> Group:
    """Open a group file with its passphrase, recovery code or key, and make today's backup.

    What was kept for a day out and is to go by today goes before that backup, for good. With `read_only` it is
    opened for looking: every change is refused, no backup is made, and a file of an older groupkit stays as it is.

    Raises:
        WrongPassphraseError: the passphrase is not the one of this file.
        GroupkitError: the file is missing, damaged, newer, open elsewhere or not ours; the text says so.
    """
    if read_only:
        return Group(Store.look(Path(path), passphrase))
    group = Group(Store.open(Path(path), passphrase))
    try:
        # a box that cannot be written now is told of where it is needed
        with suppress(GroupkitError):
            group.store.tidy_boxes()
        if backup:
            sweep(group, at_start=True)
            group.store.daily_backup(group.today())
        else:
            # a full disk keeps nobody out: what is to go is hidden until there is room to write the file anew
            with suppress(GroupkitError):
                sweep(group, at_start=True)
    except GroupkitError:
        group.close()
        raise
    return group


def sweep(group: Group, *, at_start: bool = False) -> bool:
    """Destroy what was kept of outings, feedback or talks and is to go by today; tell whether anything went.

    It is gone for good: undo forgets it, and the file is written anew. Asking is one quick question to the file.
    Where the program was cut off in the midst of it, it is finished `at_start`.

    Raises:
        GroupkitError: the disk cannot take it; nothing was changed.
    """
    store = group.store
    cut_off = at_start and store.left_half_way()
    if store.read_only or not (cut_off or due(group)):
        return False
    today = group.today()
    goes = {
        "outings": cut_off or store.going.due(today),
        "feedback": store.feedback_expiry.due(today),
        "evaluation": store.evaluation_expiry.due(today),
    }
    with group.change(N_("Let go what was kept until today"), *(topic for topic in goes if goes[topic])):
        if goes["outings"]:
            store.going.remove(today)
            store.unsaved.take("outings")
        store.evaluation_expiry.remove(today)
        store.feedback_expiry.remove(today)
    store.forget("")
    store.tidy_boxes()
    return True


def due(group: Group) -> bool:
    """Tell whether anything that was kept is to go by today: three quick questions to the file."""
    store, today = group.store, group.today()
    return store.going.due(today) or store.feedback_expiry.due(today) or store.evaluation_expiry.due(today)
