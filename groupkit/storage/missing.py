"""The page for when money is missing, as it comes with groupkit, and how far a group has come with it."""

import tomllib
from functools import cache

import msgspec
import peewee as pw

from groupkit.core.missing import Done, Form, Log, Never, Part, Step, Turn
from groupkit.resources import folder
from groupkit.storage.tables import Table


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """The page, as it stands in its file; `fields` are the names of its gaps."""

    id: str
    language: str
    source: str
    license: str
    fields: tuple[str, ...]
    title: str
    intro: str
    protects: str
    quiet: str
    small: str
    danger: str
    step: tuple[Step, ...]
    not_this: tuple[Never, ...]
    facilitator: Part
    found: Part
    not_found: Part
    took: Part
    log: Log
    report: tuple[Turn, ...]


@cache
def form() -> Form:
    """Return the page."""
    path = folder("forms") / "money" / "missing-money.toml"
    found = msgspec.structs.asdict(msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File))
    return Form(**{name: found[name] for name in Form.__dataclass_fields__})


class DoneRow(pw.Model):
    """A step that is done."""

    step = pw.TextField()
    done_on = pw.DateField()
    name = pw.TextField()
    sheet = pw.IntegerField(null=True)

    class Meta:
        table_name = "missing_step"


def done_table(database: pw.SqliteDatabase) -> Table[Done]:
    """Return the table of the steps that are done."""
    return Table(
        database,
        DoneRow,
        lambda row: Done(step=row.step, on=row.done_on, name=row.name, sheet=row.sheet),
        lambda done: {"step": done.step, "done_on": done.on, "name": done.name, "sheet": done.sheet},
    )
