"""Those who hold the keys of boxes: each made their own passphrase, which nobody else knows or can find again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from nacl.public import PrivateKey

from groupkit.core.evaluation.rounds import State as Talks
from groupkit.core.feedback.rounds import Keeper, State
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.profile import passphrase_problems
from groupkit.core.roles import SECRETARY
from groupkit.i18n import N_
from groupkit.services import service, terms
from groupkit.services.group import Group
from groupkit.storage.feedback import keepers as keys
from groupkit.storage.vault import Key, derive

TOPIC = "feedback"
LONGEST_NAME = 40
_OF_THE_BOOK = N_("This is the passphrase of the book. Choose another one that only you know.")
_UNKNOWN = N_("Nobody of that name holds a key. Look at the list of those who do.")

_AT_LAPTOP = N_(
    "{name} looks after the laptop. People write more freely where somebody else reads it. Is it right that {name} "
    "reads it?"
)


def listing(group: Group, *, all_: bool = False) -> tuple[Keeper, ...]:
    """Return who holds a key now, by name, and with `all_` who held one before."""
    found = (keeper for keeper in group.store.feedback_keepers if all_ or keeper.until is None)
    return tuple(sorted(found, key=lambda keeper: keeper.name.casefold()))


def get(group: Group, id: int) -> Keeper:  # noqa: A002  the field's own name
    """Return who holds a key by its number, or held it, or refuse."""
    found = group.store.feedback_keepers.first(id=id)
    if found is None:
        raise RefusedError([Problem("keeper", _UNKNOWN)])
    return found


def named(group: Group, name: str) -> Keeper:
    """Return who holds a key now by their name, or refuse."""
    found = _known(group, name)
    if found is None:
        raise RefusedError([Problem("keeper", _UNKNOWN)])
    return found


def _known(group: Group, name: str) -> Keeper | None:
    wanted = _plain(name)
    return next((keeper for keeper in listing(group) if _plain(keeper.name) == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A key that was made, and what opens a book with the same passphrase: none may, and that is looked at last."""

    keeper: Keeper
    book: Key


def making(group: Group, name: str, passphrase: str, again: str, *, instead: int = 0) -> Callable[[], Made]:
    """Return the slow part of making a key, which holds nothing of the group; refuse what can be seen at once."""
    refuse(_problems(group, name, passphrase, again, instead=instead, quick=True))
    tidy, today, salt = " ".join(name.split()), group.today(), group.store.salt

    def make() -> Made:
        return Made(keeper=keys.new_keeper(tidy, passphrase, today), book=derive(passphrase, salt))

    return make


def keep(group: Group, made: Made, *, instead: int = 0) -> Keeper:
    """Keep a key that was made, also in the place of somebody else's; refuse the passphrase of the book."""
    if group.store.opened_by(made.book):
        raise RefusedError([Problem("passphrase", _OF_THE_BOOK)])
    if not instead:
        return _kept(group, made.keeper)
    with group.change(N_("Give a key to somebody else"), TOPIC):
        _end(group, get(group, instead))
        return _kept(group, made.keeper)


def add(group: Group, name: str, passphrase: str, again: str) -> Keeper:
    """Make a key for somebody, locked with a passphrase of their own; slow on purpose; refuse with all problems."""
    refuse(_problems(group, name, passphrase, again))
    return _write(group, name, passphrase)


def replace_(group: Group, id: int, name: str, passphrase: str, again: str) -> Keeper:  # noqa: A002  the field's own
    """Give the place of somebody who held a key to somebody else, or give them a new passphrase.

    The boxes that wait for them still open with the old passphrase, and with no other.
    """
    before = get(group, id)
    refuse(_problems(group, name, passphrase, again, instead=before.id))
    with group.change(N_("Give a key to somebody else"), TOPIC):
        _end(group, before)
        return _write(group, name, passphrase)


def end(group: Group, id: int) -> None:  # noqa: A002  the field's own name
    """Write down that somebody holds no key from today on; the boxes that wait for them still do."""
    before = get(group, id)
    with group.change(N_("Take back a key"), TOPIC):
        _end(group, before)


def unlocked(keeper: Keeper, passphrase: str | PrivateKey) -> PrivateKey:
    """Return the key of somebody, slow on purpose; a window does this away from its thread, and hands on the key.

    Raises:
        WrongPassphraseError: it is not their passphrase.
    """
    return passphrase if isinstance(passphrase, PrivateKey) else keys.unlock(keeper, passphrase)


def about_reader(group: Group, reader: Keeper | None) -> Iterator[Problem]:
    """Yield what is asked before somebody who looks after the laptop reads what people write on it."""
    names = {person.id: person.short_name for person in service.people(group)}
    held = {_plain(names[term.person]) for term in terms.now(group, SECRETARY) if term.person in names}
    if reader is not None and _plain(reader.name) in held:
        yield Problem("reader", _AT_LAPTOP, {"name": reader.name}, asks=True)


def waits_for(group: Group, keeper: Keeper) -> bool:
    """Whether a box is still shut, or something said in talks, that only this person's passphrase opens."""
    shut = (held for held in group.store.feedback_rounds if held.state in {State.OPEN, State.CLOSED})
    talks = (held for held in group.store.evaluation_rounds if held.state is not Talks.DESTROYED)
    return any(keeper.id in {held.reader, held.trustee} for held in shut) or any(
        keeper.id in {held.reader, *held.coders} for held in talks
    )


def _end(group: Group, keeper: Keeper) -> None:
    if keeper.until is None:
        group.store.feedback_keepers.change(keeper.id, replace(keeper, until=group.today()))


def _write(group: Group, name: str, passphrase: str) -> Keeper:
    return _kept(group, keys.new_keeper(" ".join(name.split()), passphrase, group.today()))


def _kept(group: Group, made: Keeper) -> Keeper:
    with group.change(N_("Make a key for feedback"), TOPIC) as store:
        return replace(made, id=store.feedback_keepers.add(made))


def _problems(
    group: Group, name: str, passphrase: str, again: str, *, instead: int = 0, quick: bool = False
) -> Iterator[Problem]:
    tidy = " ".join(name.split())
    known = _known(group, tidy)
    if not tidy:
        yield Problem("name", N_("Write a short name for whoever holds the key."))
    elif len(tidy) > LONGEST_NAME:
        yield Problem("name", N_("Use fewer words here, {longest} letters at most."), {"longest": LONGEST_NAME})
    elif known is not None and known.id != instead:
        yield Problem(
            "name", N_("{name} holds a key already. Add a letter if it is somebody else."), {"name": tidy}
        )
    found = tuple(passphrase_problems(passphrase, again))
    yield from found
    if not found and not quick and group.store.opened_by(derive(passphrase, group.store.salt)):
        yield Problem("passphrase", _OF_THE_BOOK)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
