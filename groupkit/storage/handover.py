"""Jobs on their way from one person to the next, what is ticked of each, and the sheets that come with groupkit."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache

import msgspec
import peewee as pw

from groupkit.core.handover.passing import Handover
from groupkit.core.handover.sheets import Asked, Closing, JobForm, LaptopForm, LaptopStep, Section
from groupkit.resources import folder
from groupkit.storage.tables import Table


class _JobFile(msgspec.Struct, forbid_unknown_fields=True):
    """The sheet for a job, as it stands in its file."""

    id: str
    language: str
    source: str
    license: str
    title: str
    about: str
    intro: str
    how: tuple[str, ...]
    third: str
    section: tuple[Section, ...]
    wish: Asked
    good: Asked
    close: Closing


class _LaptopFile(msgspec.Struct, forbid_unknown_fields=True):
    """The sheet for the laptop, as it stands in its file."""

    id: str
    language: str
    source: str
    license: str
    title: str
    about: str
    intro: str
    step: tuple[LaptopStep, ...]
    close: Closing


@cache
def job_form() -> JobForm:
    """Return the sheet for handing over a job."""
    path = folder("forms") / "service" / "handover.toml"
    found = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _JobFile)
    return JobForm(**{name: getattr(found, name) for name in JobForm.__dataclass_fields__})


@cache
def laptop_form() -> LaptopForm:
    """Return the sheet for handing over the laptop."""
    path = folder("forms") / "service" / "laptop.toml"
    found = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _LaptopFile)
    return LaptopForm(**{name: getattr(found, name) for name in LaptopForm.__dataclass_fields__})


class HandoverRow(pw.Model):
    """The handover table."""

    id = pw.AutoField()
    role = pw.TextField()
    meeting = pw.IntegerField(null=True)
    giver = pw.IntegerField(null=True)
    taker = pw.IntegerField(null=True)
    third = pw.TextField()
    started_on = pw.TextField()
    finished_on = pw.TextField(null=True)
    laptop = pw.BooleanField()
    known = pw.TextField()

    class Meta:
        table_name = "handover"


def handover_table(database: pw.SqliteDatabase) -> Table[Handover]:
    """Map hand-overs to the handover table."""
    return Table(database, HandoverRow, _read, _write)


def _read(row: HandoverRow) -> Handover:
    return Handover(
        id=row.id,
        role=row.role,
        meeting=row.meeting,
        giver=row.giver,
        taker=row.taker,
        third=row.third,
        started_on=date.fromisoformat(row.started_on),
        finished_on=date.fromisoformat(row.finished_on) if row.finished_on else None,
        laptop=row.laptop,
        known=tuple(row.known.splitlines()),
    )


def _write(handover: Handover) -> dict[str, object]:
    return {
        "role": handover.role,
        "meeting": handover.meeting,
        "giver": handover.giver,
        "taker": handover.taker,
        "third": handover.third,
        "started_on": handover.started_on.isoformat(),
        "finished_on": handover.finished_on.isoformat() if handover.finished_on else None,
        "laptop": handover.laptop,
        "known": "\n".join(handover.known),
    }


class HandoverSteps:
    """What was ticked of each hand-over, and what was begun and perhaps not ended."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def read(self, handover: int) -> Iterator[tuple[str, date | None]]:
        """Yield each step and the day it was done; none for one that was only begun."""
        rows = self._db.execute_sql(
            "SELECT key, done_on FROM handover_step WHERE handover = ? ORDER BY id", (handover,)
        ).fetchall()
        for key, done_on in rows:
            yield key, date.fromisoformat(done_on) if done_on else None

    def write(self, handover: int, key: str, done_on: date | None) -> None:
        """Write that a step was done on a day, or (None) that it was begun."""
        self.remove(handover, key)
        self._db.execute_sql(
            "INSERT INTO handover_step (handover, key, done_on) VALUES (?, ?, ?)",
            (handover, key, done_on.isoformat() if done_on else None),
        )

    def remove(self, handover: int, key: str) -> None:
        """Take the tick off a step."""
        self._db.execute_sql("DELETE FROM handover_step WHERE handover = ? AND key = ?", (handover, key))
