"""Taking a name or a text out of what was kept about money: which words go, and what stands in their place.

Figures, hashes and seals stay. A name that was chained goes with its salt; on the papers kept beside the book a
number stands where it stood.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from groupkit.core.ledger import Wording
from groupkit.core.letters import Letter, Printed, SealedEntry, Statement
from groupkit.core.problems import Problem
from groupkit.core.records import FACTS
from groupkit.i18n import N_

SHORTEST = 2
_SAID = ("made_by", "made_for", "sent_to", "start_reason", "explanation", "alone_reason", "next_chair")
_CALLED = ("group", "place", "meeting")
_ROWS = ("money_in", "paid_out", "moved")
_PRINTED = ("what", "who", "receipt", "no_receipt", "second")

Change = Callable[[str], str]
"""What becomes of a text; one it has nothing to do with comes back as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Somewhere the words stand: the table, the number people know it by if any, and the text itself."""

    table: str
    number: int | None = None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be taken out, why, and who does it: a job in the group, not a name."""

    text: str
    why: str
    by: str

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before anything is taken out."""
        if len(self.text.strip()) < SHORTEST:
            yield Problem("text", N_("Type the name or the words, at least two letters."))
        if not self.why.strip():
            yield Problem("why", N_("Write why, in a few words. “They asked us to” is enough."))
        if not self.by.strip():
            yield Problem("by", N_("Say which job you do in the group."))
        for name, words in (("why", self.why), ("by", self.by)):
            if self.text.strip() and pattern(self.text).search(plain(words)):
                yield Problem(name, N_("These words stay in the book, so leave the name out of them."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """One time that something was taken out: the entry that says so, and how much it was; never what it was."""

    entry: int
    day: date
    by: str
    why: str
    many: int


def plain(text: str) -> str:
    """Return a text in the one form in which two that look the same are the same."""
    return unicodedata.normalize("NFC", text)


def pattern(text: str) -> re.Pattern[str]:
    """Return what finds a name or a text as whole words, however it is written large or small."""
    words = r"\s+".join(re.escape(word) for word in plain(text).split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def without(text: str, token: str) -> Change:
    """Return what puts a token in the place of a name or a text wherever it stands."""
    found = pattern(text)

    def change(words: str) -> str:
        changed, many = found.subn(token, plain(words))
        return changed if many else words

    return change


def emptied(words: str) -> str:
    """Return three dots for any words at all, as when a year is over and only its figures stay."""
    return "…" if words.strip() else words


def apart(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words that all differ, so that two people who counted stay two."""
    return tuple(f"{word} {at}" if words.count(word) > 1 else word for at, word in enumerate(words, start=1))


def rewritten(letter: Letter, change: Change, *, called: bool = True) -> Letter:
    """Return a letter without some words; every figure and every hash stays.

    With `called`, what groups, meetings, places and pots are called is changed too.
    """
    notes = (replace(note, by=change(note.by), words=change(note.words)) for note in letter.notes)
    return replace(
        letter,
        statement=_statement(letter.statement, change, called=called),
        entries=tuple(_sealed(sealed, change) for sealed in letter.entries),
        notes=tuple(notes),
    )


def _statement(said: Statement, change: Change, *, called: bool) -> Statement:
    names = (*_SAID, *(_CALLED if called else ()))
    words: dict[str, Any] = {name: change(getattr(said, name)) for name in names}
    call: Change = change if called else str
    parts: dict[str, Any] = {part: tuple(_row(row, change, call) for row in getattr(said, part)) for part in _ROWS}
    return replace(
        said,
        **words,
        **parts,
        counted_by=apart(tuple(map(change, said.counted_by))),
        funds=tuple(map(call, said.funds)),
        holdings=tuple(replace(holding, place=call(holding.place)) for holding in said.holdings),
    )


def _row(row: Printed, change: Change, call: Change) -> Printed:
    made: dict[str, Any] = {name: change(getattr(row, name)) for name in _PRINTED}
    return replace(row, **made, fund=call(row.fund), place=call(row.place))


def _sealed(sealed: SealedEntry, change: Change) -> SealedEntry:
    return replace(sealed, wordings=tuple(_wording(wording, change) for wording in sealed.wordings))


def _wording(wording: Wording, change: Change) -> Wording:
    """Return a wording as it was, or with its digest alone where its words are to go."""
    if wording.what == FACTS or change(wording.text) == wording.text:
        return wording
    return Wording(wording.what, wording.digest)
