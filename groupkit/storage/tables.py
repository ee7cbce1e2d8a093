"""Rows in, values out: what every table of the group file can do, with the file named on each query."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from types import SimpleNamespace
from typing import Any, Generic, NamedTuple, TypeVar

import peewee as pw

T = TypeVar("T")
Read = Callable[[Any], T]
Write = Callable[[T], dict[str, Any]]


class Table(Generic[T]):
    """Stores the values of one type in one table."""

    def __init__(self, database: pw.SqliteDatabase, row: type[pw.Model], read: Read[T], write: Write[T]) -> None:
        self._db, self._row, self._read, self._write = database, row, read, write

    def __iter__(self) -> Iterator[T]:
        return self.where()

    def where(self, **columns: Any) -> Iterator[T]:  # noqa: ANN401  whatever the column holds
        """Yield the values whose columns equal these, in the order they were added."""
        return map(self._read, rows(self._db, self._row, **columns))

    def first(self, **columns: Any) -> T | None:  # noqa: ANN401  whatever the column holds
        """Return the first value whose columns equal these, if any."""
        return next(self.where(**columns), None)

    def get(self, id: int) -> T:  # noqa: A002  the column's own name
        """Return the value with this id; raise KeyError where there is none."""
        found = self.first(id=id)
        if found is None:
            raise KeyError(id)
        return found

    def add(self, item: T) -> int:
        """Insert a value and return its id."""
        return int(self._row.insert(**self._write(item)).execute(self._db))

    def add_as(self, id: int, item: T) -> None:  # noqa: A002  the column's own name
        """Insert a value under an id that it has had elsewhere."""
        self._row.insert(id=id, **self._write(item)).execute(self._db)

    def change(self, id: int, item: T) -> None:  # noqa: A002  the column's own name
        """Replace the value with this id."""
        self._row.update(**self._write(item)).where(pw.SQL("id") == id).execute(self._db)

    def remove(self, **columns: Any) -> int:  # noqa: ANN401  whatever the column holds
        """Remove the values whose columns equal these; return how many there were."""
        query = self._row.delete()
        for name, value in columns.items():
            query = query.where(getattr(self._row, name) == value)
        return int(query.execute(self._db))


def rows(database: pw.SqliteDatabase, row: type[pw.Model], **columns: Any) -> list[Any]:  # noqa: ANN401  as above
    """Return the rows whose columns equal these, in the order they were added; each names every column."""
    asked = _asked(row, tuple((name, value is None) for name, value in columns.items()))
    given = (value for value in columns.values() if value is not None)
    values = [field.db_value(value) for field, value in zip(asked.by, given, strict=True)]
    return [
        SimpleNamespace(**{name: read(value) for (name, read), value in zip(asked.reads, found, strict=True)})
        for found in database.execute_sql(asked.statement, values).fetchall()
    ]


class _Asked(NamedTuple):
    """A statement that finds rows, the columns it needs a value for, and how each column that is found is read."""

    statement: str
    by: list[pw.Field]
    reads: list[tuple[str, Callable[[Any], Any]]]


@cache
def _asked(row: type[pw.Model], by: tuple[tuple[str, bool], ...]) -> _Asked:
    """Put together what finds rows by some columns, once: that takes longer than the rows themselves."""
    meta = row._meta  # noqa: SLF001  the name under which peewee documents it
    columns = ", ".join(f'"{field.column_name}"' for field in meta.sorted_fields)
    where = [f'"{meta.fields[name].column_name}" {"IS NULL" if nothing else "= ?"}' for name, nothing in by]
    return _Asked(
        f'SELECT {columns} FROM "{meta.table_name}" WHERE {" AND ".join(where) or "1"} ORDER BY id',
        [meta.fields[name] for name, nothing in by if not nothing],
        [(field.name, field.python_value) for field in meta.sorted_fields],
    )


def plain(database: pw.SqliteDatabase, row: type[pw.Model], value: type[T]) -> Table[T]:
    """Map a dataclass whose fields are the columns of its table."""
    names = [field.name for field in fields(value)]  # type: ignore[arg-type]  # a dataclass, as it says above
    return Table(
        database,
        row,
        lambda found: value(**{name: getattr(found, name) for name in names}),
        lambda made: {name: getattr(made, name) for name in names if name != "id"},
    )
