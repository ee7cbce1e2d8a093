"""What the book of money keeps beside its entries, table by table, to go along with a copy of the whole."""

import re
from collections.abc import Iterable, Iterator, Mapping

import peewee as pw

from groupkit.core.exports.bundle import Row
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_
from groupkit.storage import schema_money

# An erasing ends before anything is copied; a sheet stays with its meeting; the files themselves go by themselves
_LEFT_OUT = frozenset({"redacting", "receipt_bytes"})
_NAMED = ("place", "fund", "kind")
_MADE, _DROPPED = re.compile(r"CREATE TABLE (\w+)"), re.compile(r"DROP TABLE (\w+)")


def _kept() -> Iterator[str]:
    """Yield the tables that go along: what was owed before there were claims, and what came with them."""
    whole = "".join(schema_money.PARTS)
    away = _LEFT_OUT.union(_DROPPED.findall(whole))
    yield from (name for name in ("owed", *_MADE.findall(whole)) if name not in away)


TABLES = tuple(_kept())
_UNFIT = N_("Row {row} of the list “{list}” does not fit into a book. Nothing has been brought in.")
_NOWHERE = N_("The list “{list}” points at something that is not in the copy. Nothing has been brought in.")


class Registers:
    """Rows as they are, and the files of receipts."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def rows(self) -> dict[str, tuple[Row, ...]]:
        """Return the rows of every table that goes along; what hangs on a sheet of a meeting stays."""
        return {name: tuple(self._of(name)) for name in TABLES}

    def _of(self, name: str) -> Iterator[Row]:
        columns = self._columns(name)
        for values in self._db.execute_sql(f"SELECT {', '.join(columns)} FROM {name} ORDER BY id").fetchall():
            row = dict(zip(columns, values, strict=True))
            if row.get("sheet_row") is None:
                yield row

    def _columns(self, name: str) -> list[str]:
        return [column.name for column in self._db.get_columns(name)]

    def empty(self) -> bool:
        """Tell whether nothing at all is kept, not even a place or a pot."""
        named = (*_NAMED, *TABLES)
        counts = (self._db.execute_sql(f"SELECT count(*) FROM {name}").fetchone()[0] for name in named)
        return not any(counts)

    def put(self, tables: Mapping[str, Iterable[Row]]) -> None:
        """Write rows into the empty tables inside a transaction; raise RefusedError where one does not fit."""
        # rows point at each other, and stand in the order of their tables
        self._db.execute_sql("PRAGMA defer_foreign_keys = 1")
        for name, rows in tables.items():
            known = set(self._columns(name)) if name in TABLES else set()
            for number, row in enumerate(rows, start=1):
                if not known.issuperset(row) or "id" not in row:
                    raise RefusedError([Problem("file", _UNFIT, {"row": number, "list": name})])
                marks = ", ".join("?" for _ in row)
                try:
                    self._db.execute_sql(
                        f"INSERT INTO {name} ({', '.join(row)}) VALUES ({marks})", tuple(row.values())
                    )
                except (pw.IntegrityError, pw.OperationalError, OverflowError) as why:
                    raise RefusedError([Problem("file", _UNFIT, {"row": number, "list": name})]) from why
        if lost := self._db.execute_sql("PRAGMA foreign_key_check").fetchone():
            raise RefusedError([Problem("file", _NOWHERE, {"list": lost[0]})])

    def receipts(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files of receipts, each with its hash; one at a time, because they are large."""
        for number, sha256 in self._db.execute_sql("SELECT id, sha256 FROM receipt_file ORDER BY id").fetchall():
            query = "SELECT content FROM receipt_bytes WHERE id = ?"
            if found := self._db.execute_sql(query, (number,)).fetchone():
                yield str(sha256), bytes(found[0])

    def put_receipt(self, sha256: str, content: bytes) -> None:
        """Keep the file of a receipt whose row is there already."""
        self._db.execute_sql(
            "INSERT INTO receipt_bytes (id, content) SELECT id, ? FROM receipt_file WHERE sha256 = ?",
            (content, sha256),
        )
