"""What a scribe types while somebody talks: in memory, and in one sealed file in case the power goes; then gone."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from groupkit.core.evaluation.answers import Answer
from groupkit.core.evaluation.rounds import Round
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.services.evaluation import answers as kept
from groupkit.services.evaluation import rounds
from groupkit.services.group import Group
from groupkit.storage.evaluation import talkfiles

ENDED = N_("This talk is over. Begin it again to write more.")


class Draft:
    """What was typed of one talk so far; it leaves the memory only into the file of drafts, sealed.

    `opens` tells whether the book still holds what opens that file: once it let go of that, nothing is written.
    """

    def __init__(
        self, path: Path, secret: bytes, talk: tuple[str, str], words: Mapping[str, str], opens: Callable[[], bool]
    ) -> None:
        self.sign, self.wave = talk
        self._path, self._secret, self._opens = path, secret, opens
        self._words, self._ended = dict(words), False

    def __repr__(self) -> str:
        return "Draft(…)"

    @property
    def round(self) -> str:
        """The key of the round it belongs to."""
        return self._path.stem

    @property
    def words(self) -> Mapping[str, str]:
        """What was typed so far, by the keys of the questions; also what was typed before the power went."""
        return dict(self._words)

    def keep(self, question: str, words: str) -> None:
        """Keep what was typed to one question, or nothing any more.

        Raises:
            GroupkitError: the talk is over, or the disk cannot take it; it is still in memory.
        """
        if self._ended or not self._opens():
            raise GroupkitError(ENDED)
        self._words[question] = words
        if not words:
            del self._words[question]
        self._write(self._words)

    def _write(self, words: Mapping[str, str]) -> bool:
        """Write the file with the drafts of others as they are; tell whether any is left in it."""
        every = _read(self._path, self._secret)
        every.pop(f"{self.sign}/{self.wave}", None)
        if words:
            every[f"{self.sign}/{self.wave}"] = dict(words)
        if every or self._path.exists():
            talkfiles.write(self._path, every, self._secret)
        return bool(every)

    def _end(self) -> bool:
        """Forget what was typed; tell whether the file stays, for others or because it is no longer this one's."""
        self._words.clear()
        self._ended = True
        return not self._opens() or self._write({})


def begin(group: Group, key: str, sign: str, wave: str) -> Draft:
    """Begin to write down a talk, or go on where the power went; refuse where its round is over."""
    made = rounds.still_open(group, key)
    kept.refuse_unknown(group, sign, wave)
    path = talkfiles.path_of(group.path, key, talkfiles.DRAFTS)
    with group.store.quietly():
        keys = group.store.evaluation_rounds.keys(made.id)
        secret = keys.secret or talkfiles.new_secret()
        group.store.evaluation_rounds.keep_keys(made.id, replace(keys, secret=secret))
    words = _read(path, secret).get(f"{sign}/{wave}", {})
    return Draft(
        path, secret, (sign, wave), words, lambda: group.store.evaluation_rounds.keys(made.id).secret == secret
    )


def accept(group: Group, draft: Draft, answers: Sequence[Answer]) -> None:
    """Keep what was said in a talk as it was read back, sealed; what was typed is then destroyed."""
    kept.keep_all(group, draft.round, answers)
    drop(group, draft)


def drop(group: Group, draft: Draft) -> None:
    """Destroy what was typed of a talk; nothing of it is kept."""
    made = rounds.get(group, draft.round)
    if draft._end():  # noqa: SLF001  a draft is ended from here alone
        return
    with group.store.quietly():
        keys = group.store.evaluation_rounds.keys(made.id)
        group.store.evaluation_rounds.keep_keys(made.id, replace(keys, secret=None))
    talkfiles.erase(draft._path)  # noqa: SLF001  and its file goes from here alone


def forget(group: Group, made: Round, sign: str) -> None:
    """Destroy what was typed of the talks of one person and not accepted, inside a change."""
    path = talkfiles.path_of(group.path, made.key, talkfiles.DRAFTS)
    secret = group.store.evaluation_rounds.keys(made.id).secret
    every = {} if secret is None else _read(path, secret)
    left = {talk: words for talk, words in every.items() if talk.rpartition("/")[0] != sign}
    if secret is not None and left != every:
        talkfiles.write(path, left, secret)


def _read(path: Path, secret: bytes) -> dict[str, dict[str, str]]:
    """Return the drafts of a round; one that cannot be read holds nothing up."""
    if path.exists():
        with suppress(GroupkitError):
            return talkfiles.read(path, secret)
    return {}
