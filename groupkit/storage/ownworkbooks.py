"""A group's own workbooks, its words for a step, and how many pages were printed, as rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import msgspec
import peewee as pw

from groupkit.core.workbooks.chapters import Chapter, Workbook
from groupkit.core.workbooks.own import StepWording
from groupkit.storage.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A group's own workbook, and the key of the one it was copied from, "" for one that was made anew."""

    workbook: Workbook
    base: str


class OwnWorkbooks:
    """The workbooks a group has made its own: a row for each, and one for each of its chapters."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def __iter__(self) -> Iterator[Kept]:
        """Yield them in the order they were made."""
        return self._where("1")

    def get(self, key: str) -> Kept | None:
        """Return one, if the group has it."""
        return next(self._where("own_workbook.key = ?", key), None)

    def add(self, workbook: Workbook, base: str) -> None:
        """Add a workbook; its key is not taken."""
        about = _body(replace(workbook, chapters=()))
        self._db.execute_sql(
            "INSERT INTO own_workbook (key, about, base) VALUES (?, ?, ?)", (workbook.key, about, base)
        )
        self._write_chapters(workbook)

    def write(self, workbook: Workbook) -> None:
        """Write a workbook in the place of the one of its key; only what is not as it was is written."""
        about = _body(replace(workbook, chapters=()))
        self._db.execute_sql(
            "UPDATE own_workbook SET about = ? WHERE key = ? AND about <> ?", (about, workbook.key, about)
        )
        self._write_chapters(workbook)

    def remove(self, key: str) -> None:
        """Remove a workbook and its chapters."""
        self._db.execute_sql("DELETE FROM own_workbook WHERE key = ?", (key,))

    def _write_chapters(self, workbook: Workbook) -> None:
        (id_,) = self._db.execute_sql("SELECT id FROM own_workbook WHERE key = ?", (workbook.key,)).fetchone()
        rows = self._db.execute_sql(
            "SELECT key, place, body FROM own_chapter WHERE workbook = ?", (id_,)
        ).fetchall()
        known = {key: (place, body) for key, place, body in rows}
        for place, chapter in enumerate(workbook.chapters):
            now = (place, _body(chapter))
            if chapter.key not in known:
                sql = "INSERT INTO own_chapter (place, body, workbook, key) VALUES (?, ?, ?, ?)"
            elif known.pop(chapter.key) == now:
                continue
            else:
                sql = "UPDATE own_chapter SET place = ?, body = ? WHERE workbook = ? AND key = ?"
            self._db.execute_sql(sql, (*now, id_, chapter.key))
        for key in known:
            self._db.execute_sql("DELETE FROM own_chapter WHERE workbook = ? AND key = ?", (id_, key))

    def _where(self, condition: str, *values: object) -> Iterator[Kept]:
        rows = self._db.execute_sql(
            f"SELECT id, about, base FROM own_workbook WHERE {condition} ORDER BY id", values
        ).fetchall()
        for id_, about, base in rows:
            bodies = self._db.execute_sql(
                "SELECT body FROM own_chapter WHERE workbook = ? ORDER BY place", (id_,)
            ).fetchall()
            chapters = tuple(msgspec.json.decode(body, type=Chapter) for (body,) in bodies)
            workbook = msgspec.json.decode(about, type=Workbook)
            yield Kept(workbook=replace(workbook, chapters=chapters, own=True), base=base)


def _body(value: Workbook | Chapter) -> str:
    return msgspec.json.encode(value).decode()


class PrintedPages:
    """How many pages were printed of each chapter, by its key: a sum, and nothing more."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def read(self) -> dict[str, int]:
        """Return the pages printed of each chapter, in the order they were first printed."""
        return dict(self._db.execute_sql("SELECT chapter, pages FROM printed_pages ORDER BY id").fetchall())

    def add(self, pages: Mapping[str, int]) -> None:
        """Add pages to the sums."""
        for chapter, count in pages.items():
            if count > 0:
                self._db.execute_sql(
                    "INSERT INTO printed_pages (chapter, pages) VALUES (?, ?) "
                    "ON CONFLICT (chapter) DO UPDATE SET pages = pages + excluded.pages",
                    (chapter, count),
                )

    def forget(self) -> None:
        """Begin to count anew."""
        self._db.execute_sql("DELETE FROM printed_pages")


class StepWordingRow(pw.Model):
    """The table of the fellowship's words for a step."""

    step = pw.IntegerField()
    words = pw.TextField()
    credit = pw.TextField()
    license = pw.TextField()

    class Meta:
        table_name = "step_wording"


def step_wording_table(database: pw.SqliteDatabase) -> Table[StepWording]:
    """Map the fellowship's words for a step to their table."""
    return Table(
        database,
        StepWordingRow,
        lambda row: StepWording(id=row.id, step=row.step, words=row.words, credit=row.credit, license=row.license),
        lambda wording: {
            "step": wording.step,
            "words": wording.words,
            "credit": wording.credit,
            "license": wording.license,
        },
    )
