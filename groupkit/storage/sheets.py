"""Money sheets being made, and the letters sent and received, as rows."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date

import peewee as pw

from groupkit.core.sheets import Change, Part, Row, Sheet, Tally
from groupkit.core.states import Note, State
from groupkit.storage.tables import Table

_DIFFERENCES = """
SELECT sheet.day, coalesce(found.pence, 0) FROM sheet JOIN sent_sheet ON sent_sheet.sheet = sheet.id
LEFT JOIN (
    SELECT entry.sheet AS number, sum(line.pence) AS pence FROM line JOIN entry USING (seq)
    WHERE line.place = ? AND entry.type = 'count-difference' AND entry.sheet IS NOT NULL GROUP BY entry.sheet
) AS found ON found.number = sheet.number
WHERE sheet.place = ? ORDER BY sheet.number
"""


_CHANGES = """
SELECT sheet.number, sheet_change.day, part, kind, before, after
FROM sheet_change JOIN sheet ON sheet.id = sheet_change.sheet WHERE sheet.day BETWEEN ? AND ?
ORDER BY sheet_change.id
"""


class SheetRow(pw.Model):
    """The sheet table."""

    id = pw.AutoField()
    number = pw.IntegerField()
    place = pw.IntegerField()
    meeting = pw.IntegerField()
    day = pw.DateField()
    made_by = pw.TextField()
    start = pw.IntegerField()
    start_reason = pw.TextField()
    alone_reason = pw.TextField()
    explanation = pw.TextField()

    class Meta:
        table_name = "sheet"


class RowRow(pw.Model):
    """The rows of the sheets."""

    id = pw.AutoField()
    sheet = pw.IntegerField()
    part = pw.TextField()
    kind = pw.IntegerField(null=True)
    what = pw.TextField()
    fund = pw.IntegerField()
    place = pw.IntegerField(null=True)
    who = pw.TextField()
    receipt = pw.TextField()
    no_receipt = pw.TextField()
    second = pw.TextField()
    claim = pw.IntegerField(null=True)
    pence = pw.IntegerField()

    class Meta:
        table_name = "sheet_row"


class TallyRow(pw.Model):
    """What each person counted."""

    id = pw.AutoField()
    sheet = pw.IntegerField()
    who = pw.TextField()
    coins = pw.TextField()
    typed = pw.IntegerField(null=True)

    class Meta:
        table_name = "tally"


_ROW_FIELDS = (
    "kind", "what", "fund", "place", "who", "receipt", "no_receipt", "second", "claim", "pence",
)  # fmt: skip


class Sheets:
    """Money sheets with their rows and counts."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database
        self._sheets = Table[Sheet](database, SheetRow, _read_sheet, _write_sheet)

    def where(self, **columns: object) -> Iterator[Sheet]:
        """Yield the sheets whose columns equal these, whole, oldest first."""
        return self._whole(tuple(self._sheets.where(**columns)))

    def first(self, **columns: object) -> Sheet | None:
        """Return the first sheet whose columns equal these, whole."""
        return next(self.where(**columns), None)

    def naming(self, name: str) -> int:
        """Return how many sheets name somebody, as who made them, counted or was paid."""
        wanted = name.casefold()
        return sum(
            wanted in {word.casefold() for word in (sheet.made_by, *_named(sheet))} for sheet in self.where()
        )

    def newest(self, place: int) -> Sheet | None:
        """Return the sheet with the highest number of a tin."""
        newest = max(self._sheets.where(place=place), key=lambda sheet: sheet.number, default=None)
        return next(self._whole((newest,)), None) if newest else None

    def differences(self, place: int) -> list[tuple[date, int]]:
        """Return the day, and the pence over (+) or short (−), of each sheet of a tin that was sent, in order."""
        found = self._db.execute_sql(_DIFFERENCES, (place, place)).fetchall()
        return [(date.fromisoformat(day), pence) for day, pence in found]

    def add(self, sheet: Sheet) -> int:
        """Insert a sheet without rows and return its id."""
        return self._sheets.add(sheet)

    def change(self, sheet: Sheet) -> None:
        """Write the sheet's own fields again; its rows and counts stay."""
        self._sheets.change(sheet.id, sheet)

    def remove(self, id: int) -> None:  # noqa: A002  the column's own name
        """Remove a sheet that was not sent, with its rows and counts."""
        self._sheets.remove(id=id)

    def add_row(self, sheet: int, row: Row) -> int:
        """Insert a row of a sheet and return its id."""
        return int(RowRow.insert(sheet=sheet, **_write_row(row)).execute(self._db))

    def change_row(self, row: Row) -> None:
        """Replace a row."""
        RowRow.update(**_write_row(row)).where(RowRow.id == row.id).execute(self._db)

    def remove_row(self, id: int) -> None:  # noqa: A002  the column's own name
        """Remove a row."""
        RowRow.delete().where(RowRow.id == id).execute(self._db)

    def add_tally(self, sheet: int, tally: Tally) -> None:
        """Keep what one person counted."""
        coins = json.dumps({str(worth): many for worth, many in tally.coins.items()})
        TallyRow.insert(sheet=sheet, who=tally.who, coins=coins, typed=tally.typed).execute(self._db)

    def remove_tallies(self, sheet: int) -> None:
        """Forget both counts of a sheet, so that it is counted again."""
        TallyRow.delete().where(TallyRow.sheet == sheet).execute(self._db)

    def changes(self, first: date, last: date) -> tuple[Change, ...]:
        """Return what was changed on the sheets of some days while they were made, oldest first."""
        found = self._db.execute_sql(_CHANGES, (first, last)).fetchall()
        return tuple(
            Change(
                sheet=number, day=date.fromisoformat(day), part=Part(part), kind=kind, before=before, after=after
            )
            for number, day, part, kind, before, after in found
        )

    def _whole(self, sheets: Sequence[Sheet]) -> Iterator[Sheet]:
        """Yield sheets with their rows and counts, however many at once."""
        ids = [sheet.id for sheet in sheets]
        rows: dict[int, list[Row]] = defaultdict(list)
        tallies: dict[int, list[Tally]] = defaultdict(list)
        for row in RowRow.select().where(RowRow.sheet << ids).order_by(RowRow.id).execute(self._db):
            rows[row.sheet].append(_read_row(row))
        for tally in TallyRow.select().where(TallyRow.sheet << ids).order_by(TallyRow.id).execute(self._db):
            tallies[tally.sheet].append(_read_tally(tally))
        for sheet in sheets:
            yield replace(sheet, rows=tuple(rows[sheet.id]), tallies=tuple(tallies[sheet.id]))


def _named(sheet: Sheet) -> Iterator[str]:
    yield from (row.who for row in sheet.rows)
    yield from (tally.who for tally in sheet.tallies)


def _read_sheet(row: SheetRow) -> Sheet:
    return Sheet(
        id=row.id,
        number=row.number,
        place=row.place,
        meeting=row.meeting,
        day=row.day,
        made_by=row.made_by,
        start=row.start,
        start_reason=row.start_reason,
        alone_reason=row.alone_reason,
        explanation=row.explanation,
    )


def _write_sheet(sheet: Sheet) -> dict[str, object]:
    kept = asdict(replace(sheet, rows=(), tallies=()))
    return {name: value for name, value in kept.items() if name not in {"id", "rows", "tallies"}}


def _read_row(row: RowRow) -> Row:
    values = {name: getattr(row, name) for name in _ROW_FIELDS}
    return Row(id=row.id, part=Part(row.part), **values)


def _write_row(row: Row) -> dict[str, object]:
    return {"part": row.part.value, **{name: getattr(row, name) for name in _ROW_FIELDS}}


def _read_tally(row: TallyRow) -> Tally:
    coins = {int(worth): many for worth, many in json.loads(row.coins).items()}
    return Tally(who=row.who, coins=coins, typed=row.typed)


class Post:
    """The letters sent from this book and received into it, each with what was said about it."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def send(self, sheet: int, letter: bytes) -> None:
        """Keep the letter of a sheet for good."""
        self._db.execute_sql("INSERT INTO sent_sheet (sheet, letter) VALUES (?, ?)", (sheet, letter))

    def sent(self, sheet: int) -> bytes | None:
        """Return the letter of a sheet, if it was sent."""
        found = self._db.execute_sql("SELECT letter FROM sent_sheet WHERE sheet = ?", (sheet,)).fetchone()
        return bytes(found[0]) if found else None

    def last_sent(self) -> bytes | None:
        """Return the letter that was sent last, if any was."""
        found = self._db.execute_sql(
            "SELECT letter FROM sent_sheet JOIN sent_note USING (sheet) ORDER BY sent_note.state = 'sent' DESC, "
            "sent_note.id DESC LIMIT 1"
        ).fetchone()
        return bytes(found[0]) if found else None

    def last_sent_of(self, place: int) -> bytes | None:
        """Return the letter of the highest number that was sent of one tin, if any was."""
        found = self._db.execute_sql(
            "SELECT letter FROM sent_sheet JOIN sheet ON sheet.id = sent_sheet.sheet WHERE sheet.place = ? "
            "ORDER BY sheet.number DESC LIMIT 1",
            (place,),
        ).fetchone()
        return bytes(found[0]) if found else None

    def receive(self, identity: str, place: str, number: int, head: bytes, letter: bytes) -> int:
        """Keep a letter from another book and return its id."""
        made = self._db.execute_sql(
            "INSERT INTO received (identity, place, number, head, letter) VALUES (?, ?, ?, ?, ?)",
            (identity, place, number, head, letter),
        )
        return int(made.lastrowid)

    def received(self) -> list[tuple[int, bytes]]:
        """Return the letters received, as (id, letter), oldest first."""
        rows = self._db.execute_sql("SELECT id, letter FROM received ORDER BY id").fetchall()
        return [(int(id_), bytes(letter)) for id_, letter in rows]

    def note(self, table: str, letter: int, note: Note) -> None:
        """Add what was said about a letter; `table` is "sent" or "received"."""
        column = {"sent": "sheet", "received": "received"}[table]
        self._db.execute_sql(
            f'INSERT INTO {table}_note ({column}, state, by, words, "on") VALUES (?, ?, ?, ?, ?)',
            (letter, note.state.value, note.by, note.words, note.on.isoformat()),
        )

    def newest_notes(self) -> dict[int, Note]:
        """Return what was said last about each sheet that was sent."""
        rows = self._db.execute_sql(
            'SELECT sheet, state, by, words, "on" FROM sent_note '
            "WHERE id IN (SELECT max(id) FROM sent_note GROUP BY sheet)"
        ).fetchall()
        return {sheet: _read_note(*row) for sheet, *row in rows}

    def notes(self, table: str, letter: int) -> tuple[Note, ...]:
        """Return what was said about a letter, oldest first."""
        column = {"sent": "sheet", "received": "received"}[table]
        rows = self._db.execute_sql(
            f'SELECT state, by, words, "on" FROM {table}_note WHERE {column} = ? ORDER BY id',
            (letter,),
        ).fetchall()
        return tuple(_read_note(*row) for row in rows)


def _read_note(state: str, by: str, words: str, on: str) -> Note:
    return Note(state=State(state), by=by, words=words, on=date.fromisoformat(on))
