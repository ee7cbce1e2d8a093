"""Holds a book against a paper that was printed from it: whether it still contains exactly what that paper saw."""

from collections.abc import Sequence
from dataclasses import replace

from groupkit.core import seals
from groupkit.core.seals import Compared
from groupkit.i18n import N_, current
from groupkit.services import ledger, sending
from groupkit.services.group import Group

_HOLDS = N_("This book still contains exactly what that paper saw.")
_AFTER = N_("The paper was printed after entry {entry}, written down on {day}.")
_BEGAN = N_("The paper was printed before the first entry.")
_SINCE = N_("The newest entry is {last}. What came later is not on that paper.")
_LATER = N_("Entry {changed} came later and is not as it was written. Do not add anything. Call your facilitator.")
_NOT = N_("This book does not contain what that paper saw.")
_CUT = N_(
    "The paper was printed after entry {entry}, and this book ends with entry {last}. It may be an older copy."
)
_CHANGED = N_("Entry {changed} is not what it was.")
_UP_TO = N_("Entry {entry}, or one before it, is not what it was.")
_UNKNOWN = N_("No entry of this book has that code. Is the paper of this group, and every letter as on the paper?")
_CALL = N_("Keep the paper, do not add anything to the book, and call your facilitator.")


def compare(group: Group, code: str, entry: int | None = None) -> Compared:
    """Tell whether the book still contains exactly what a paper saw.

    Args:
        group: the open group.
        code: the code typed from the paper.
        entry: the number of the entry beside it, where it was typed too.

    Raises:
        RefusedError: what was typed is no code, or the number is another one.
    """
    zone, wanted = group.now().tzinfo, seals.read_seal(code)
    heads = [(head, written.astimezone(zone)) for head, written in group.store.ledger.heads()]
    told = seals.compare(heads, ledger.broken_at(group), wanted, entry)
    if told.holds or told.changed is not None or told.entry is None or told.is_cut:
        return told
    return replace(told, changed=_first_other(group, [head for head, _ in heads]))


def _first_other(group: Group, heads: Sequence[bytes]) -> int | None:
    """Return the first entry that is another than in a sheet that was sent; such a sheet keeps a copy of each."""
    hashes = dict(enumerate(heads, start=1))
    known = {entry.seq: entry.hash for _, letter in sending.sent(group) for entry in letter.entries}
    return min((seq for seq, found in known.items() if hashes.get(seq) != found), default=None)


def in_words(told: Compared) -> tuple[str, ...]:
    """Return in sentences what the paper says of the book; the first one is the answer."""
    words = current()
    said = [_HOLDS, *_held(told)] if told.holds else [_NOT, _why(told), _CALL]
    day = words.day(told.day) if told.day else ""
    values = {"entry": told.entry, "day": day, "last": told.last, "changed": told.changed}
    return tuple(words.gettext(sentence).format(**values) for sentence in said)


def _held(told: Compared) -> list[str]:
    later = [_LATER] if told.changed is not None else [_SINCE] if told.last != told.entry else []
    return [_AFTER if told.entry else _BEGAN, *later]


def _why(told: Compared) -> str:
    if told.changed is not None:
        return _CHANGED
    if told.is_cut:
        return _CUT
    return _UNKNOWN if told.entry is None else _UP_TO
