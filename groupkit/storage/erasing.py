"""Finds and erases names and texts in everything that is kept about money, also in what was sent and received.

Text and salt of what was chained go, so that every hash still holds. The walls round what was sent stand open
only while this is being done, inside one transaction.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import peewee as pw

from groupkit.core.letters import Letter
from groupkit.core.records import FACTS
from groupkit.core.redaction import Change, Spot, rewritten
from groupkit.lazy import lazily

if TYPE_CHECKING:
    from groupkit.storage import letters
else:  # only erasing, sending and receiving read letters
    letters = lazily("groupkit.storage.letters")

# The columns in which somebody may have written a name or a note about money.
WORDS: Mapping[str, tuple[str, ...]] = {
    "place": ("name",),
    "fund": ("name",),
    "kind": ("name",),
    "sheet": ("made_by", "start_reason", "alone_reason", "explanation"),
    "sheet_row": ("what", "who", "receipt", "no_receipt", "second"),
    "tally": ("who",),
    "sent_note": ("by", "words"),
    "received": ("place",),
    "received_note": ("by", "words"),
    "claim": ("who",),
    "claim_line": ("what", "from_place", "to_place", "receipt", "why_none", "second"),
    "own_rate": ("source",),
    "award": ("funder", "reference", "left_over", "proposal", "stops"),
    "outing": ("name",),
    "outing_line": ("what",),
    "outing_person": ("name", "lift", "company"),
    "outing_cost": ("what",),
    "outing_plan": ("place", "meet_at", "travel", "bring", "access", "food", "quiet"),
    "outing_idea": ("title", "about"),
    "outing_check": ("words",),
    "outing_risk": ("title", "whom", "what", "after"),
    "outing_need": ("words",),
    "outing_contact": ("name", "whom", "reach", "helps"),
    "outing_after": ("well", "change", "left_out", "tip"),
    "outing_incident": ("at", "place", "what", "done", "told", "follow", "change"),
    "bank_line": ("words",),
    "bank_mapping": ("name",),
    "voucher": ("issuer",),
    "stock": ("title",),
    "missing_step": ("name",),
    "cost_line": ("what", "source", "own"),
    "given_time": ("what",),
    "promise": ("said", "what", "owner", "why"),
    "outcome_run": ("title", "place"),
    "outcome_said": ("setting", "comment"),
    "outcome_known": ("how",),
    "outcome_own": ("title", "words", "credit"),
    "theory_mark": ("comment",),
    "report": ("to_whom",),
}
_OF_SHEET = "sheet IN (SELECT id FROM sheet WHERE day BETWEEN ? AND ?)"
_OF_OUTING = "outing IN (SELECT id FROM outing WHERE day BETWEEN ? AND ?)"
_DAY = "day BETWEEN ? AND ?"
# What belongs to a year, for when the year is removed.
_IN_YEAR: Mapping[str, str] = {
    "sheet": _DAY,
    "sheet_row": _OF_SHEET,
    "tally": _OF_SHEET,
    "sent_note": _OF_SHEET,
    "claim": _DAY,
    "claim_line": "claim IN (SELECT id FROM claim WHERE day BETWEEN ? AND ?)",
    "outing": _DAY,
    "outing_line": _OF_OUTING,
    "outing_person": _OF_OUTING,
    "outing_cost": _OF_OUTING,
    "outing_plan": _OF_OUTING,
    "outing_check": _OF_OUTING,
    "outing_risk": _OF_OUTING,
    "outing_need": _OF_OUTING,
    "outing_after": _OF_OUTING,
    "outing_incident": _OF_OUTING,
    "bank_line": _DAY,
}
_NUMBERS: Mapping[str, str] = {
    "sheet": "number",
    "sheet_row": "(SELECT number FROM sheet WHERE sheet.id = sheet_row.sheet)",
    "tally": "(SELECT number FROM sheet WHERE sheet.id = tally.sheet)",
    "sent_note": "(SELECT number FROM sheet WHERE sheet.id = sent_note.sheet)",
    "received": "number",
    "received_note": "(SELECT number FROM received WHERE received.id = received_note.received)",
    "claim": "number",
    "claim_line": "(SELECT number FROM claim WHERE claim.id = claim_line.claim)",
}
_WORDINGS = "SELECT seq, what, text FROM wording WHERE salt IS NOT NULL AND what <> ? {only}ORDER BY seq, what"
_EMPTY = "UPDATE wording SET text = NULL, salt = NULL WHERE seq = ? AND what = ?"
_SENT = "SELECT sheet, (SELECT number FROM sheet WHERE sheet.id = sheet), letter FROM sent_sheet"
_RECEIVED = "SELECT id, number, letter FROM received"

Year = tuple[date, date]
"""The first and the last day of a year of accounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """How much was erased: wordings of the book, texts kept beside it, and letters written anew."""

    wordings: int = 0
    texts: int = 0
    letters: int = 0


class Erasing:
    """The words kept about money, wherever they stand."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    @contextmanager
    def door(self) -> Iterator[None]:
        """Let what was sent be written anew inside this; call it inside a transaction."""
        self._db.execute_sql("INSERT INTO redacting (id, why) VALUES (1, 'erasing')")
        yield
        self._db.execute_sql("DELETE FROM redacting")

    def find(self, change: Change) -> Iterator[Spot]:
        """Yield every text about money that a change would change."""
        for seq, _what, text in self._wordings(None):
            if change(text) != text:
                yield Spot(table="wording", number=seq, text=text)
        for table, names in self._tables().items():
            number = _NUMBERS.get(table, "NULL")
            for found, *texts in self._rows(f"SELECT {number}, {_listed(names)} FROM {table} ORDER BY id"):
                yield from (Spot(table=table, number=found, text=text) for text in texts if change(text) != text)
        for table, query in (("sent_sheet", _SENT), ("received", _RECEIVED)):
            for _id, number, data in self._rows(query):
                if _changed(bytes(data), lambda letter: rewritten(letter, change)):
                    yield Spot(table=table, number=number, text="")

    def elsewhere(self, change: Change) -> frozenset[str]:
        """Return the tables that are not about money in which a text stands that a change would change."""
        found = set()
        for table in set(self._db.get_tables()) - {*WORDS, "wording", "unsaved"}:
            names = [column.name for column in self._db.get_columns(table) if column.data_type == "TEXT"]
            for row in self._rows(f"SELECT {_listed(names)} FROM {table}") if names else ():
                if any(change(text) != text for text in row if text):
                    found.add(table)
        return frozenset(found)

    def erase(self, change: Change, year: Year | None = None) -> Erased:
        """Change every text about money, of one year or of all, and say how much it was; open the door first."""
        wordings = [(seq, what) for seq, what, text in self._wordings(year) if change(text) != text]
        for key in wordings:
            self._db.execute_sql(_EMPTY, key)
        texts = sum(self._erase_in(table, names, change, year) for table, names in self._tables().items())
        return Erased(wordings=len(wordings), texts=texts, letters=self._erase_letters(change, year))

    def _erase_in(self, table: str, names: tuple[str, ...], change: Change, year: Year | None) -> int:
        if year is not None and table not in _IN_YEAR:
            return 0
        only = f"WHERE {_IN_YEAR[table]}" if year else ""
        many = 0
        for id_, *texts in self._rows(f"SELECT id, {_listed(names)} FROM {table} {only}", *_days(year)):
            new = [change(text) for text in texts]
            if new == texts:
                continue
            if table == "tally":
                new = [f"{new[0]} {self._rank(id_)}"]
            written = ", ".join(f'"{name}" = ?' for name in names)
            self._db.execute_sql(f"UPDATE {table} SET {written} WHERE id = ?", (*new, id_))
            many += sum(one != other for one, other in zip(texts, new, strict=True))
        return many

    def _rank(self, tally: int) -> int:
        """Tell whether somebody counted first or second, because the two may not be called the same."""
        query = "SELECT count(*) FROM tally WHERE id <= ? AND sheet = (SELECT sheet FROM tally WHERE id = ?)"
        return int(self._rows(query, tally, tally)[0][0])

    def _erase_letters(self, change: Change, year: Year | None) -> int:
        # what places and pots are called stays when a year goes: the table of figures is read by it
        def made(letter: Letter) -> Letter:
            outside = year and not year[0] <= letter.statement.begins.date() <= year[1]
            return letter if outside else rewritten(letter, change, called=year is None)

        many = 0
        for query, table, key in ((_SENT, "sent_sheet", "sheet"), (_RECEIVED, "received", "id")):
            for id_, _number, data in self._rows(query):
                if (new := _changed(bytes(data), made)) is not None:
                    self._db.execute_sql(f"UPDATE {table} SET letter = ? WHERE {key} = ?", (new, id_))
                    many += 1
        return many

    def _wordings(self, year: Year | None) -> list[tuple[Any, ...]]:
        only = "AND seq IN (SELECT seq FROM entry WHERE day BETWEEN ? AND ?) " if year else ""
        return self._rows(_WORDINGS.format(only=only), FACTS, *_days(year))

    def _tables(self) -> dict[str, tuple[str, ...]]:
        """Return the tables and columns there are in this file."""
        there = set(self._db.get_tables())
        return {table: names for table, names in WORDS.items() if table in there}

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return list(self._db.execute_sql(query, values).fetchall())


def _listed(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _days(year: Year | None) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in year or ())


def _changed(data: bytes, make: Callable[[Letter], Letter]) -> bytes | None:
    """Return a kept letter written anew, or None where nothing of it changes."""
    content = letters.decode(data)
    new = letters.encode(make(content)) if isinstance(content, Letter) else data
    return new if new != data else None
