"""Runs, their guests, what was answered, the order, how a group knows, its own words and its marks, as rows."""

from typing import Any

import peewee as pw

from groupkit.core.outcomes.own import Own, OwnKind
from groupkit.core.outcomes.standing import Counts, Order, Said
from groupkit.core.outcomes.statements import Answer, Known
from groupkit.core.outcomes.theories import Mark
from groupkit.core.outcomes.workshop import Invited, Run, Segment
from groupkit.storage.tables import Table, plain

_RUN = ("day", "start", "title", "place", "follows", "closed_on")
_COUNTS = ("happening", "partly", "not_here", "unknown")
_SAID = ("run", "statement", "channel", "setting", "comment")
_BETWEEN, _FOR = ",", ":"


class RunRow(pw.Model):
    """The outcome_run table; `agenda` is a row of keys with their minutes, like "open:10,break:15"."""

    day = pw.DateField()
    start = pw.TimeField(null=True)
    title = pw.TextField()
    place = pw.TextField()
    agenda = pw.TextField()
    follows = pw.IntegerField(null=True)
    closed_on = pw.DateField(null=True)

    class Meta:
        table_name = "outcome_run"


class GuestRow(pw.Model):
    """The outcome_guest table."""

    run = pw.IntegerField()
    kind = pw.TextField()
    asked = pw.IntegerField()
    coming = pw.IntegerField()
    came = pw.IntegerField()

    class Meta:
        table_name = "outcome_guest"


class SaidRow(pw.Model):
    """The outcome_said table."""

    run = pw.IntegerField()
    statement = pw.TextField()
    channel = pw.TextField()
    setting = pw.TextField()
    happening = pw.IntegerField()
    partly = pw.IntegerField()
    not_here = pw.IntegerField()
    unknown = pw.IntegerField()
    comment = pw.TextField()

    class Meta:
        table_name = "outcome_said"


class OrderRow(pw.Model):
    """The outcome_order table."""

    run = pw.IntegerField()
    statement = pw.TextField()
    dots = pw.IntegerField()

    class Meta:
        table_name = "outcome_order"


class KnownRow(pw.Model):
    """The outcome_known table."""

    statement = pw.TextField()
    how = pw.TextField()
    way = pw.TextField()

    class Meta:
        table_name = "outcome_known"


class OwnRow(pw.Model):
    """The outcome_own table."""

    key = pw.TextField()
    kind = pw.TextField()
    title = pw.TextField()
    words = pw.TextField()
    credit = pw.TextField()

    class Meta:
        table_name = "outcome_own"


class MarkRow(pw.Model):
    """The theory_mark table."""

    run = pw.IntegerField(null=True)
    theory = pw.TextField()
    standing = pw.TextField()
    comment = pw.TextField()

    class Meta:
        table_name = "theory_mark"


def run_table(database: pw.SqliteDatabase) -> Table[Run]:
    """Return the outcome_run table."""
    return Table(database, RunRow, _run, _run_row)


def guest_table(database: pw.SqliteDatabase) -> Table[Invited]:
    """Return the outcome_guest table."""
    return plain(database, GuestRow, Invited)


def said_table(database: pw.SqliteDatabase) -> Table[Said]:
    """Return the outcome_said table."""
    return Table(database, SaidRow, _said, _said_row)


def order_table(database: pw.SqliteDatabase) -> Table[Order]:
    """Return the outcome_order table."""
    return plain(database, OrderRow, Order)


def known_table(database: pw.SqliteDatabase) -> Table[Known]:
    """Return the outcome_known table."""
    return plain(database, KnownRow, Known)


def own_table(database: pw.SqliteDatabase) -> Table[Own]:
    """Return the outcome_own table."""
    return Table(database, OwnRow, _own, lambda own: _of(own, ("key", "kind", "title", "words", "credit")))


def mark_table(database: pw.SqliteDatabase) -> Table[Mark]:
    """Return the theory_mark table."""
    return Table(database, MarkRow, _mark, lambda mark: _of(mark, ("run", "theory", "standing", "comment")))


def _of(made: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(made, name) for name in names}


def _run(row: RunRow) -> Run:
    parts = [part.split(_FOR) for part in str(row.agenda).split(_BETWEEN) if part]
    agenda = tuple(Segment(key=key, minutes=int(minutes)) for key, minutes in parts)
    return Run(**_of(row, ("id", *_RUN)), agenda=agenda)


def _run_row(run: Run) -> dict[str, Any]:
    agenda = _BETWEEN.join(f"{segment.key}{_FOR}{segment.minutes}" for segment in run.agenda)
    return _of(run, _RUN) | {"agenda": agenda}


def _said(row: SaidRow) -> Said:
    return Said(**_of(row, ("id", *_SAID)), counts=Counts(**_of(row, _COUNTS)))


def _said_row(said: Said) -> dict[str, Any]:
    return _of(said, _SAID) | _of(said.counts, _COUNTS)


def _own(row: OwnRow) -> Own:
    return Own(**_of(row, ("id", "key", "title", "words", "credit")), kind=OwnKind(str(row.kind)))


def _mark(row: MarkRow) -> Mark:
    return Mark(**_of(row, ("id", "run", "theory", "comment")), standing=Answer(str(row.standing)))
