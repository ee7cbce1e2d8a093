"""A group's own formats in each of their versions, the ones its past meetings used, and its own texts, as rows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import peewee as pw

from groupkit.core.calendar import Rule
from groupkit.core.formats import Format
from groupkit.core.readings import OwnText
from groupkit.storage.library import dumped, restored
from groupkit.storage.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a group's own format, the day it was made, and whether the format is put away."""

    format: Format
    made_on: date
    put_away: bool = False


class OwnFormats:
    """The formats a group has made its own; every change is a version of its own, and none is lost."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def __iter__(self) -> Iterator[Version]:
        """Yield the newest version of each, in the order they were first made."""
        return self._where("version = (SELECT max(version) FROM own_format AS o WHERE o.key = own_format.key)")

    def of(self, key: str) -> Iterator[Version]:
        """Yield every version of one, newest first."""
        return self._where("key = ?", key)

    def newest(self, key: str) -> Version | None:
        """Return the newest version of one, if the group has it."""
        return next(self.of(key), None)

    def add(self, plan: Format, made_on: date) -> Format:
        """Add a version of a format and return it with its number."""
        (newest,) = self._db.execute_sql("SELECT max(version) FROM own_format WHERE key = ?", (plan.id,)).fetchone()
        version = (newest or 0) + 1
        self._db.execute_sql(
            "INSERT INTO own_format (key, version, made_on, body, put_away) VALUES (?, ?, ?, ?, 0)",
            (plan.id, version, made_on.isoformat(), dumped(plan)),
        )
        return replace(plan, version=version)

    def put_away(self, key: str, *, away: bool) -> None:
        """Put a format away, or bring it back."""
        self._db.execute_sql("UPDATE own_format SET put_away = ? WHERE key = ?", (int(away), key))

    def _where(self, condition: str, *values: object) -> Iterator[Version]:
        rows = self._db.execute_sql(
            f"SELECT body, version, made_on, put_away FROM own_format WHERE {condition} "
            "ORDER BY (SELECT min(id) FROM own_format AS o WHERE o.key = own_format.key), version DESC",
            values,
        ).fetchall()
        for body, version, made_on, away in rows:
            plan = replace(restored(body), version=version)
            yield Version(format=plan, made_on=date.fromisoformat(made_on), put_away=bool(away))


class UsedFormats:
    """How each past meeting ran; one text is kept once, however many meetings used it."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def read(self, meeting: int, day: date) -> Format | None:
        """Return the format one meeting used, if it was kept."""
        row = self._db.execute_sql(
            "SELECT format_body.body FROM used_format JOIN format_body ON format_body.id = used_format.body "
            "WHERE meeting = ? AND day = ?",
            (meeting, day.isoformat()),
        ).fetchone()
        return restored(row[0]) if row else None

    def write(self, meeting: int, day: date, plan: Format) -> None:
        """Keep the format one meeting used, in place of what was kept before."""
        body = dumped(plan)
        self._db.execute_sql("INSERT OR IGNORE INTO format_body (body) VALUES (?)", (body,))
        (id_,) = self._db.execute_sql("SELECT id FROM format_body WHERE body = ?", (body,)).fetchone()
        where = (meeting, day.isoformat())
        self._db.execute_sql("DELETE FROM used_format WHERE meeting = ? AND day = ?", where)
        self._db.execute_sql("INSERT INTO used_format (meeting, day, body) VALUES (?, ?, ?)", (*where, id_))


class OwnTextRow(pw.Model):
    """The table of the group's own texts."""

    slot = pw.TextField()
    title = pw.TextField()
    words = pw.TextField()
    credit = pw.TextField()
    rule = pw.TextField()

    class Meta:
        table_name = "own_text"


def own_text_table(database: pw.SqliteDatabase) -> Table[OwnText]:
    """Map the group's own texts to their table."""
    return Table(
        database,
        OwnTextRow,
        lambda row: OwnText(
            id=row.id,
            slot=row.slot,
            title=row.title,
            words=row.words,
            credit=row.credit,
            when=Rule.parse(row.rule),
        ),
        lambda text: {
            "slot": text.slot,
            "title": text.title,
            "words": text.words,
            "credit": text.credit,
            "rule": str(text.when),
        },
    )
