"""The chained entries, and the places, funds and kinds they speak of, as rows. Entries are only ever added."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import peewee as pw

from groupkit.core.accounts.period import Movement
from groupkit.core.chain import Verified, verify
from groupkit.core.ledger import (
    START,
    Entry,
    EntryType,
    Fund,
    FundKind,
    Kind,
    Line,
    Link,
    Place,
    PlaceKind,
    Wording,
)
from groupkit.storage.tables import Table

_ENTRIES = """
SELECT seq, day, recorded_at, type, sheet, reverses, decided_on, prev, hash FROM entry WHERE {which} ORDER BY seq
"""
_LINES = "SELECT seq, place, fund, kind, pence FROM line WHERE {which} ORDER BY seq, n"
_WORDINGS = "SELECT seq, what, digest, salt, text FROM wording WHERE {which} ORDER BY seq, what"
_RECORDS = "seq IN (SELECT seq FROM entry WHERE type IN ('record', 'close', 'reopen', 'redaction'))"
_RECORDED = (
    "seq IN (SELECT seq FROM wording JOIN entry USING (seq)"
    " WHERE what = 'facts' AND text LIKE ? AND text LIKE ? AND type = 'record')"
)
_NEVER = datetime(1, 1, 2, tzinfo=UTC)
_PAID_CLAIMS = (
    "seq IN (SELECT seq FROM wording JOIN entry USING (seq)"
    " WHERE what = 'claim' AND text <> '' AND type = 'payment')"
    " AND seq NOT IN (SELECT reverses FROM entry WHERE reverses IS NOT NULL)"
)
_OF_OUTING = "seq IN (SELECT seq FROM wording JOIN line USING (seq) WHERE what = 'facts' AND text LIKE ?)"
_FROM_DAY = """
SELECT entry.day, entry.seq, sum(line.pence) FROM entry JOIN line USING (seq)
WHERE entry.day >= ? AND line.{axis} = ? GROUP BY entry.seq ORDER BY entry.day, entry.seq
"""
_MOVES = """
SELECT day, sum(pence) FROM entry JOIN line USING (seq) WHERE place = ? AND reverses IS NULL
AND seq NOT IN (SELECT reverses FROM entry WHERE reverses IS NOT NULL) GROUP BY seq ORDER BY day, seq
"""
_MOVEMENTS = """
SELECT entry.seq, entry.day, coalesce(corrected.type, entry.type), entry.reverses,
    line.place, line.fund, line.kind, line.pence
FROM line JOIN entry USING (seq) LEFT JOIN entry AS corrected ON corrected.seq = entry.reverses
WHERE entry.day <= ? ORDER BY line.seq, line.n
"""
_BALANCES = "SELECT place, fund, sum(pence) FROM line GROUP BY place, fund"
_KIND_FIELDS = ("direction", "name", "cc16", "scottish", "rank", "closed_on")
_SINCE = """
SELECT day FROM (
    SELECT entry.day AS day, sum(sum(line.pence)) OVER (ORDER BY entry.day) AS held
    FROM line JOIN entry USING (seq) WHERE line.place = ? GROUP BY entry.day)
WHERE day > coalesce((
    SELECT max(day) FROM (
        SELECT entry.day AS day, sum(sum(line.pence)) OVER (ORDER BY entry.day) AS held
        FROM line JOIN entry USING (seq) WHERE line.place = ? GROUP BY entry.day)
    WHERE held = 0), '') ORDER BY day LIMIT 1
"""


class PlaceRow(pw.Model):
    """The place table."""

    name = pw.TextField()
    kind = pw.TextField()
    advance = pw.BooleanField()
    sheets_before = pw.IntegerField()
    seen_on = pw.DateField(null=True)
    overdraft = pw.BooleanField()
    closed_on = pw.DateField(null=True)

    class Meta:
        table_name = "place"


class FundRow(pw.Model):
    """The fund table."""

    name = pw.TextField()
    kind = pw.TextField()
    ends_on = pw.DateField(null=True)
    buys = pw.TextField()
    closed_on = pw.DateField(null=True)

    class Meta:
        table_name = "fund"


class KindRow(pw.Model):
    """The kind table."""

    direction = pw.TextField()
    name = pw.TextField()
    cc16 = pw.TextField()
    scottish = pw.TextField()
    rank = pw.IntegerField()
    closed_on = pw.DateField(null=True)

    class Meta:
        table_name = "kind"


def place_table(database: pw.SqliteDatabase) -> Table[Place]:
    """Map places to the place table."""
    return Table(
        database,
        PlaceRow,
        lambda row: Place(
            id=row.id,
            name=row.name,
            kind=PlaceKind(row.kind),
            advance=row.advance,
            sheets_before=row.sheets_before,
            seen_on=row.seen_on,
            overdraft=row.overdraft,
            closed_on=row.closed_on,
        ),
        lambda place: {
            "name": place.name,
            "kind": place.kind.value,
            "advance": place.advance,
            "sheets_before": place.sheets_before,
            "seen_on": place.seen_on,
            "overdraft": place.overdraft,
            "closed_on": place.closed_on,
        },
    )


def fund_table(database: pw.SqliteDatabase) -> Table[Fund]:
    """Map funds to the fund table."""
    return Table(
        database,
        FundRow,
        lambda r: Fund(
            id=r.id,
            name=r.name,
            kind=FundKind(r.kind),
            ends_on=r.ends_on,
            buys=frozenset(json.loads(r.buys)),
            closed_on=r.closed_on,
        ),
        lambda f: {
            "name": f.name,
            "kind": f.kind.value,
            "ends_on": f.ends_on,
            "buys": json.dumps(sorted(f.buys)),
            "closed_on": f.closed_on,
        },
    )


def kind_table(database: pw.SqliteDatabase) -> Table[Kind]:
    """Map kinds to the kind table."""
    return Table(
        database,
        KindRow,
        lambda row: Kind(id=row.id, **{name: getattr(row, name) for name in _KIND_FIELDS}),
        lambda kind: {name: getattr(kind, name) for name in _KIND_FIELDS},
    )


class Ledger:
    """The entries in order, each with its place in the chain."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def head(self) -> tuple[int, bytes]:
        """Return the number and the hash of the newest entry; 0 and zeros when there is none."""
        found = self._db.execute_sql("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
        return (int(found[0]), bytes(found[1])) if found else (0, START)

    def hash_of(self, seq: int) -> bytes:
        """Return the hash of one entry; zeros for 0 and for an entry that is not there."""
        found = self._rows("SELECT hash FROM entry WHERE seq = ?", seq)
        return bytes(found[0][0]) if found else START

    def add(self, links: Iterable[Link]) -> None:
        """Write entries down for good."""
        for made in links:
            entry = made.entry
            self._db.execute_sql(
                "INSERT INTO entry (seq, day, recorded_at, type, sheet, reverses, decided_on, prev, hash) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    entry.seq,
                    entry.day.isoformat(),
                    entry.recorded_at.isoformat(),
                    entry.type.value,
                    entry.sheet,
                    entry.reverses,
                    entry.decided_on and entry.decided_on.isoformat(),
                    made.prev,
                    made.hash,
                ),
            )
            for n, line in enumerate(entry.lines):
                self._db.execute_sql(
                    "INSERT INTO line (seq, n, place, fund, kind, pence) VALUES (?, ?, ?, ?, ?, ?)",
                    (entry.seq, n, line.place, line.fund, line.kind, line.pence),
                )
            for wording in entry.wordings:
                self._db.execute_sql(
                    "INSERT INTO wording (seq, what, digest, salt, text) VALUES (?, ?, ?, ?, ?)",
                    (entry.seq, wording.what, wording.digest, wording.salt, wording.text),
                )

    def links(self, after: int = 0) -> Iterator[Link]:
        """Yield the entries after a number, as they were written."""
        return self._links("seq > ?", after)

    def movements(self, end: date) -> list[Movement]:
        """Return every line up to the end of a day, as an account needs it."""
        days: dict[str, date] = {}
        return [
            Movement(seq, days.setdefault(day, date.fromisoformat(day)), EntryType(type_), *others)
            for seq, day, type_, *others in self._rows(_MOVEMENTS, end.isoformat())
        ]

    def of_type(self, type_: EntryType, since: date, end: date) -> Iterator[Entry]:
        """Yield the entries of a type on some days, both ends with them."""
        which = "seq IN (SELECT seq FROM entry WHERE type = ? AND day BETWEEN ? AND ?)"
        return (found.entry for found in self._links(which, type_.value, since.isoformat(), end.isoformat()))

    def link(self, seq: int) -> Link | None:
        """Return one entry with its place in the chain."""
        return next(self._links("seq = ?", seq), None)

    def entry(self, seq: int) -> Entry | None:
        """Return one entry, if there is one of this number."""
        return next((found.entry for found in self._links("seq = ?", seq)), None)

    def reversed_by(self, seq: int) -> int | None:
        """Return the number of the entry that put this one right, if any did."""
        found = self._rows("SELECT seq FROM entry WHERE reverses = ?", seq)
        return int(found[0][0]) if found else None

    def records(self) -> Iterator[Entry]:
        """Yield the entries that move no money: what was recorded, closed, opened again and erased."""
        return (found.entry for found in self._links(_RECORDS))

    def recorded(self, what: str, subject: int | None = None) -> Iterator[Entry]:
        """Yield the records of a sort, about one thing or about all; `what` may be the beginning of a word."""
        about = "" if subject is None else f'"subject":{subject}'
        for found in self._links(_RECORDED, f"%{about}%", f'%"what":"{what}%'):
            facts = found.entry.facts
            if str(facts["what"]).startswith(what) and subject in (None, facts["subject"]):
                yield found.entry

    def payments_of_claims(self) -> Iterator[Entry]:
        """Yield the payments that name a claim, but for those that were put right."""
        return (found.entry for found in self._links(_PAID_CLAIMS))

    def in_fund(self, fund: int) -> Iterator[Entry]:
        """Yield the entries that brought money into a fund, took it out, or moved it from place to place in it."""
        return (found.entry for found in self._links("seq IN (SELECT seq FROM line WHERE fund = ?)", fund))

    def of_outing(self, id: int) -> Iterator[Entry]:  # noqa: A002  the field's own name
        """Yield the entries that moved money for an outing, those that were put right too."""
        found = (each.entry for each in self._links(_OF_OUTING, f'%"outing":{id}%'))
        return (entry for entry in found if entry.facts.get("outing") == id)

    def _links(self, which: str, *values: object) -> Iterator[Link]:
        lines = _by_entry(self._rows(_LINES.format(which=which), *values))
        wordings = _by_entry(self._rows(_WORDINGS.format(which=which), *values))
        rows = self._rows(_ENTRIES.format(which=which), *values)
        for seq, day, at, kind, sheet, reverses, decided_on, prev, hash_ in rows:
            entry = Entry(
                seq=seq,
                day=date.fromisoformat(day),
                recorded_at=datetime.fromisoformat(at),
                type=EntryType(kind),
                lines=tuple(Line(*row) for row in lines.get(seq, ())),
                sheet=sheet,
                reverses=reverses,
                decided_on=date.fromisoformat(decided_on) if decided_on else None,
                wordings=tuple(Wording(w, d, bytes(s or b""), t or "") for w, d, s, t in wordings.get(seq, ())),
            )
            yield Link(entry, bytes(prev), bytes(hash_))

    def from_day(self, axis: str, key: int, day: date) -> tuple[int, list[tuple[date, int, int]]]:
        """Return what a place or fund (`axis`) held before a day, and since then (day, entry, pence) in order."""
        since = [
            (date.fromisoformat(on), seq, pence)
            for on, seq, pence in self._rows(_FROM_DAY.format(axis=axis), day.isoformat(), key)
        ]
        ((whole,),) = self._rows(f"SELECT coalesce(sum(pence), 0) FROM line WHERE {axis} = ?", key)
        return whole - sum(pence for _, _, pence in since), since

    def verified(self) -> Verified:
        """Look over the whole chain as it is stored."""
        stored = (self._db.execute_sql(query.format(which="1")) for query in (_ENTRIES, _LINES, _WORDINGS))
        entries, lines, words = map(iter, stored)
        return verify(entries, lines, words, self._lines_of)

    def _lines_of(self, seq: int) -> list[tuple[int, int, int | None, int]]:
        rows = self._rows("SELECT place, fund, kind, pence FROM line WHERE seq = ? ORDER BY n", seq)
        return [(place, fund, kind, pence) for place, fund, kind, pence in rows]

    def heads(self) -> list[tuple[bytes, datetime]]:
        """Return the hash of every entry in order, and when it was written, which is no day where it is damaged."""
        rows = self._rows("SELECT hash, recorded_at FROM entry ORDER BY seq")
        return [(bytes(hash_), _moment(at)) for hash_, at in rows]

    def began(self) -> date | None:
        """Return the first day the book says anything of, None while it is empty."""
        ((day,),) = self._rows("SELECT min(day) FROM entry")
        return date.fromisoformat(day) if day else None

    def since(self, day: date) -> Iterator[Entry]:
        """Yield the entries about a day and those after it, as they were written."""
        which = "seq IN (SELECT seq FROM entry WHERE day >= ?)"
        return (found.entry for found in self._links(which, day.isoformat()))

    def moves(self, place: int) -> list[tuple[date, int]]:
        """Return day and pence of what went into (+) and out of (−) a place and was not put right, in order."""
        return [(date.fromisoformat(day), pence) for day, pence in self._rows(_MOVES, place)]

    def of_kinds(self, kinds: Collection[int]) -> int:
        """Return the pence of all lines of some kinds, corrections too."""
        marks = ", ".join("?" * len(kinds))
        ((pence,),) = self._rows(f"SELECT coalesce(sum(pence), 0) FROM line WHERE kind IN ({marks})", *kinds)
        return int(pence)

    def days(self) -> tuple[date, ...]:
        """Return every day on which money moved or something was recorded, once each."""
        return tuple(
            date.fromisoformat(day) for (day,) in self._rows("SELECT DISTINCT day FROM entry ORDER BY day")
        )

    def balances(self) -> dict[tuple[int, int], int]:
        """Return the pence held for each (place, fund)."""
        return {(place, fund): pence for place, fund, pence in self._rows(_BALANCES)}

    def held_since(self, place: int) -> date | None:
        """Return the day since which a place has not been empty."""
        found = self._rows(_SINCE, place, place)
        return date.fromisoformat(found[0][0]) if found else None

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return list(self._db.execute_sql(query, values).fetchall())


def _by_entry(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row[1:])
    return found


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return _NEVER
