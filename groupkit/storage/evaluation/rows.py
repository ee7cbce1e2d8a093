"""Rounds of talks, the signs given out, themes and what went, as rows; nothing here tells of one person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import peewee as pw

from groupkit.core.evaluation.destroyed import Gone, Rule, What
from groupkit.core.evaluation.rounds import Kind, Round, State
from groupkit.storage.tables import Table, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign that was given out once, for whichever round."""

    id: int = 0
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCode:
    """A theme to code by that the group added, or changed, or laid to rest."""

    id: int = 0
    key: str
    part: str
    area: str | None = None
    title: str
    means: str
    added_on: date
    resting_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A theme that may be told to the group, in a shuffled place, and what the group said to it."""

    id: int = 0
    round: int
    place: int
    title: str
    words: str
    level: str
    response: str | None = None
    response_words: str = ""
    passed_on: date


class RoundRow(pw.Model):
    """The evaluation_round table."""

    id = pw.AutoField()
    key = pw.TextField()
    title = pw.TextField()
    purpose = pw.TextField()
    what_happens = pw.TextField()
    kind = pw.TextField()
    approval = pw.TextField()
    k = pw.IntegerField()
    reader = pw.IntegerField()
    first_coder = pw.IntegerField()
    second_coder = pw.IntegerField()
    opened_on = pw.DateField()
    closed_on = pw.DateField(null=True)
    keep_until = pw.DateField()
    look_again = pw.DateField()
    contacts_gone_on = pw.DateField(null=True)
    state = pw.TextField()
    lock = pw.BlobField(null=True)
    secret = pw.BlobField(null=True)

    class Meta:
        table_name = "evaluation_round"


class SignRow(pw.Model):
    """The evaluation_sign table."""

    sign = pw.TextField()

    class Meta:
        table_name = "evaluation_sign"


class GoneRow(pw.Model):
    """The evaluation_gone table."""

    id = pw.AutoField()
    round = pw.IntegerField()
    what = pw.TextField()
    rule = pw.TextField()
    gone_on = pw.DateField()

    class Meta:
        table_name = "evaluation_gone"


class CodeRow(pw.Model):
    """The evaluation_code table."""

    key = pw.TextField()
    part = pw.TextField()
    area = pw.TextField(null=True)
    title = pw.TextField()
    means = pw.TextField()
    added_on = pw.DateField()
    resting_on = pw.DateField(null=True)

    class Meta:
        table_name = "evaluation_code"


class ThemeRow(pw.Model):
    """The evaluation_theme table."""

    round = pw.IntegerField()
    place = pw.IntegerField()
    title = pw.TextField()
    words = pw.TextField()
    level = pw.TextField()
    response = pw.TextField(null=True)
    response_words = pw.TextField()
    passed_on = pw.DateField()

    class Meta:
        table_name = "evaluation_theme"


_SAME = (
    *("key", "title", "purpose", "what_happens", "approval", "k", "reader", "opened_on", "closed_on"),
    *("keep_until", "look_again", "contacts_gone_on"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundKeys:
    """What opens the files beside the book: `lock` those with contacts, sealed to the reader; `secret` drafts.

    `gone` tells that the round let go how to reach people, and not merely that nobody was written down yet.
    """

    lock: bytes | None = None
    secret: bytes | None = None
    gone: bool = False

    def __repr__(self) -> str:
        return "RoundKeys(…)"


class Rounds(Table[Round]):
    """The rounds of talks, and what opens the files beside the book for as long as they are there."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        super().__init__(database, RoundRow, _round, _round_row)

    def keys(self, id: int) -> RoundKeys:  # noqa: A002  the column's own name
        """Return what opens the files of a round; all of it is None once they are gone."""
        (row,) = RoundRow.select().where(RoundRow.id == id).execute(self._db)
        return _keys(row)

    def keep_keys(self, id: int, keys: RoundKeys) -> None:  # noqa: A002  the column's own name
        """Keep what opens the files of a round, or forget it."""
        RoundRow.update(lock=keys.lock, secret=keys.secret).where(RoundRow.id == id).execute(self._db)

    def files(self) -> dict[str, RoundKeys]:
        """Return what opens the files of every round, by its key."""
        return {row.key: _keys(row) for row in RoundRow.select().execute(self._db)}


def _keys(row: RoundRow) -> RoundKeys:
    return RoundKeys(
        lock=None if row.lock is None else bytes(row.lock),
        secret=None if row.secret is None else bytes(row.secret),
        gone=row.contacts_gone_on is not None,
    )


def _round(row: RoundRow) -> Round:
    return Round(
        id=row.id,
        kind=Kind(row.kind),
        coders=(row.first_coder, row.second_coder),
        state=State(row.state),
        **{name: getattr(row, name) for name in _SAME},
    )


def _round_row(made: Round) -> dict[str, Any]:
    first, second = made.coders
    return {name: getattr(made, name) for name in _SAME} | {
        "kind": made.kind.value,
        "first_coder": first,
        "second_coder": second,
        "state": made.state.value,
    }


def sign_table(database: pw.SqliteDatabase) -> Table[Sign]:
    """Return the evaluation_sign table."""
    return plain(database, SignRow, Sign)


def gone_table(database: pw.SqliteDatabase) -> Table[Gone]:
    """Return the evaluation_gone table."""
    return Table(database, GoneRow, _gone, _gone_row)


def _gone(row: GoneRow) -> Gone:
    return Gone(id=row.id, round=row.round, what=What(row.what), rule=Rule(row.rule), gone_on=row.gone_on)


def _gone_row(made: Gone) -> dict[str, Any]:
    return {"round": made.round, "what": made.what.value, "rule": made.rule.value, "gone_on": made.gone_on}


def code_table(database: pw.SqliteDatabase) -> Table[OwnCode]:
    """Return the evaluation_code table; undo knows of it."""
    return plain(database, CodeRow, OwnCode)


def theme_table(database: pw.SqliteDatabase) -> Table[Told]:
    """Return the evaluation_theme table."""
    return plain(database, ThemeRow, Told)
