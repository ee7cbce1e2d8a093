"""Rounds of feedback, who keeps their keys, and what was released of them, as rows. No answer is in any of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
import peewee as pw

from groupkit.core.feedback.cards import SealedLinks
from groupkit.core.feedback.forms import Form
from groupkit.core.feedback.layout import Layout
from groupkit.core.feedback.release import Release
from groupkit.core.feedback.rounds import Below, Keeper, Round, State
from groupkit.core.feedback.said import Said, SealedTexts, Sort, Talk
from groupkit.storage.feedback.keepers import RoundKeys
from groupkit.storage.tables import Table, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The form of a round as it stood when it began, and how its printed pages look."""

    form: Form
    layouts: tuple[Layout, ...] = ()


class KeeperRow(pw.Model):
    """The feedback_keeper table."""

    name = pw.TextField()
    public = pw.BlobField()
    salt = pw.BlobField()
    wrapped = pw.BlobField()
    since = pw.DateField()
    until = pw.DateField(null=True)

    class Meta:
        table_name = "feedback_keeper"


class FormRow(pw.Model):
    """The feedback_form table."""

    key = pw.TextField()
    version = pw.IntegerField()
    body = pw.TextField()

    class Meta:
        table_name = "feedback_form"


class RoundRow(pw.Model):
    """The feedback_round table."""

    id = pw.AutoField()
    key = pw.TextField()
    form = pw.TextField()
    body = pw.TextField()
    label = pw.TextField()
    purpose = pw.TextField()
    what_happens = pw.TextField()
    able = pw.IntegerField()
    joined = pw.IntegerField()
    left_group = pw.IntegerField()
    k = pw.IntegerField()
    below = pw.TextField()
    reader = pw.IntegerField()
    trustee = pw.IntegerField()
    state = pw.TextField()
    opened_on = pw.DateField()
    closed_on = pw.DateField(null=True)
    keep_until = pw.DateField()
    follows = pw.IntegerField(null=True)
    lock = pw.BlobField(null=True)
    count_key = pw.BlobField(null=True)
    content_key = pw.BlobField(null=True)
    secret = pw.BlobField(null=True)

    class Meta:
        table_name = "feedback_round"


class ReleaseRow(pw.Model):
    """The feedback_release table."""

    round = pw.IntegerField()
    body = pw.TextField()

    class Meta:
        table_name = "feedback_release"


class TextsRow(pw.Model):
    """The feedback_texts table."""

    round = pw.IntegerField()
    sealed = pw.BlobField()

    class Meta:
        table_name = "feedback_texts"


class LinksRow(pw.Model):
    """The feedback_links table."""

    round = pw.IntegerField()
    sealed = pw.BlobField()

    class Meta:
        table_name = "feedback_links"


class SaidRow(pw.Model):
    """The feedback_said table."""

    round = pw.IntegerField()
    place = pw.IntegerField()
    sort = pw.TextField()
    question = pw.TextField()
    words = pw.TextField()

    class Meta:
        table_name = "feedback_said"


class TalkRow(pw.Model):
    """The feedback_talk table."""

    form = pw.TextField()
    day = pw.DateField()
    reader = pw.IntegerField()
    sealed = pw.BlobField()
    keep_until = pw.DateField()

    class Meta:
        table_name = "feedback_talk"


_SAME = (
    *("key", "label", "purpose", "what_happens", "able", "joined", "k", "reader", "trustee", "opened_on"),
    *("closed_on", "keep_until", "follows"),
)
_SAID = ("id", "round", "place", "sort", "question", "words")
KEYS = ("lock", "count_key", "content_key", "secret")
"""The columns of a round that are emptied when its box goes."""


class Rounds(Table[Round]):
    """The rounds, and the keys of each: they are kept while its box is there, and never come back."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        super().__init__(database, RoundRow, _round, _round_row)

    def add_with(self, round_: Round, keys: RoundKeys) -> int:
        """Insert a round with the keys of its box and return its id."""
        held = {name: getattr(keys, name) for name in KEYS}
        return int(RoundRow.insert(**_round_row(round_), **held).execute(self._db))

    def keys(self, id: int) -> RoundKeys | None:  # noqa: A002  the column's own name
        """Return the keys of a round, or None where its box is gone."""
        (row,) = RoundRow.select().where(RoundRow.id == id).execute(self._db)
        return _keys(row)

    def change(self, id: int, item: Round) -> None:  # noqa: A002  the column's own name
        """Replace a round; its form stays as it was when it began."""
        kept = {name: value for name, value in _round_row(item).items() if name not in {"form", "body"}}
        RoundRow.update(kept).where(RoundRow.id == id).execute(self._db)

    def layouts(self, id: int) -> tuple[Layout, ...]:  # noqa: A002  the column's own name
        """Return how the pages look that were printed of a round."""
        (row,) = RoundRow.select().where(RoundRow.id == id).execute(self._db)
        return _body(row).layouts

    def printed(self, id: int, layouts: Iterable[Layout]) -> None:  # noqa: A002  the column's own name
        """Keep how pages look that are printed of a round, so that a later groupkit still reads them."""
        (row,) = RoundRow.select().where(RoundRow.id == id).execute(self._db)
        known = _body(row)
        both = tuple(dict.fromkeys((*known.layouts, *layouts)))
        body = msgspec.json.encode(Body(form=known.form, layouts=both)).decode()
        RoundRow.update(body=body).where(RoundRow.id == id).execute(self._db)

    def let_go(self, id: int) -> None:  # noqa: A002  the column's own name
        """Forget the keys of a round for good; write the file anew afterwards, and erase the box."""
        RoundRow.update(dict.fromkeys(KEYS)).where(RoundRow.id == id).execute(self._db)

    def boxes(self) -> dict[str, RoundKeys | None]:
        """Return the keys of every round by its key, None for one whose box is gone."""
        return {row.key: _keys(row) for row in RoundRow.select().execute(self._db)}


def _body(row: RoundRow) -> Body:
    return msgspec.json.decode(row.body, type=Body)


def _keys(row: RoundRow) -> RoundKeys | None:
    if row.lock is None:
        return None
    return RoundKeys(**{name: bytes(getattr(row, name)) for name in KEYS})


def _round(row: RoundRow) -> Round:
    return Round(
        id=row.id,
        form=_body(row).form,
        left=row.left_group,
        below=Below(row.below),
        state=State(row.state),
        **{name: getattr(row, name) for name in _SAME},
    )


def _round_row(made: Round) -> dict[str, Any]:
    return {name: getattr(made, name) for name in _SAME} | {
        "form": made.form.id,
        "body": msgspec.json.encode(Body(form=made.form)).decode(),
        "left_group": made.left,
        "below": made.below.value,
        "state": made.state.value,
    }


class Releases:
    """What was released of each round: one row a round, written once."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def keep(self, round_id: int, release: Release) -> None:
        """Keep what was released of a round."""
        body = msgspec.json.encode(release).decode()
        ReleaseRow.insert(round=round_id, body=body).execute(self._db)

    def of(self, round_id: int) -> Release | None:
        """Return what was released of a round, if it was opened."""
        for row in ReleaseRow.select().where(ReleaseRow.round == round_id).execute(self._db):
            return msgspec.json.decode(row.body, type=Release)
        return None


def keeper_table(database: pw.SqliteDatabase) -> Table[Keeper]:
    """Return the feedback_keeper table."""
    return plain(database, KeeperRow, Keeper)


class OwnForms(Table[Form]):
    """The forms a group has made its own; undo knows of them."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        super().__init__(database, FormRow, lambda row: msgspec.json.decode(row.body, type=Form), _form_row)

    def put(self, form: Form) -> None:
        """Write a form in the place of the one of its key, or add it."""
        if not FormRow.update(_form_row(form)).where(FormRow.key == form.id).execute(self._db):
            self.add(form)


def _form_row(form: Form) -> dict[str, Any]:
    return {"key": form.id, "version": form.version, "body": msgspec.json.encode(form).decode()}


def texts_table(database: pw.SqliteDatabase) -> Table[SealedTexts]:
    """Return the feedback_texts table."""
    return plain(database, TextsRow, SealedTexts)


def links_table(database: pw.SqliteDatabase) -> Table[SealedLinks]:
    """Return the feedback_links table."""
    return plain(database, LinksRow, SealedLinks)


def said_table(database: pw.SqliteDatabase) -> Table[Said]:
    """Return the feedback_said table."""
    return Table(
        database,
        SaidRow,
        lambda row: Said(**{name: getattr(row, name) for name in _SAID} | {"sort": Sort(row.sort)}),
        lambda made: {name: getattr(made, name) for name in _SAID if name != "id"} | {"sort": made.sort.value},
    )


def talk_table(database: pw.SqliteDatabase) -> Table[Talk]:
    """Return the feedback_talk table."""
    return plain(database, TalkRow, Talk)
