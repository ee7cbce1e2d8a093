"""Places for a group's own words where the well-known text is somebody else's: nothing of theirs is in groupkit."""

from pathlib import Path

from groupkit.core.outcomes import own as written
from groupkit.core.outcomes.own import OwnKind
from groupkit.core.outcomes.slots import Filled, Slot, problems
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outcomes import own
from groupkit.services.outcomes.telling import told
from groupkit.storage import saving
from groupkit.storage.outcomes import shipped

LARGEST = 100_000
"""The most text a slot takes from a file, in bytes."""
_NONE = N_("There is no place for words with the key {key}.")


def listing(group: Group, language: str | None = None) -> tuple[tuple[Slot, Filled | None], ...]:
    """Return each slot with what the group put in it."""
    mine = {each.slot: each for each in map(written.filled, own.of_kind(group, OwnKind.SLOT))}
    return tuple((slot, mine.get(slot.key)) for slot in told(shipped.slots(), language).slots)


def read(path: Path) -> str:
    """Return the words in a text file; raise GroupkitError where it is none, or holds too much."""
    return saving.text_of(path, LARGEST).removeprefix("\ufeff")


def fill(group: Group, key: str, words: str, credit: str, *, allowed: bool, sure: bool = False) -> Filled:
    """Put words in a slot, with who wrote them and on what terms; refused where they may not be used."""
    slot = next((each for each, _filled in listing(group) if each.key == key), None)
    if slot is None:
        raise RefusedError([Problem("slot", _NONE, {"key": key})])
    made = Filled(slot=key, words=words, credit=credit)
    refuse((*problems(slot, made, allowed=allowed), *own.asked(group, ("words", words))), sure=sure)
    return written.filled(own.keep(group, N_("Put words of our own in"), made))


def empty(group: Group, key: str) -> None:
    """Take the words out of a slot: our own headings stand there again."""
    own.remove(group, N_("Take words of our own out"), OwnKind.SLOT, f"{OwnKind.SLOT}/{key}")
