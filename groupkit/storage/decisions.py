"""Business meetings, ideas, decisions, what is to be done, and the group's rules, as rows."""

from dataclasses import asdict, fields
from datetime import time

import peewee as pw

from groupkit.core.business import Business
from groupkit.core.decisions import Action, Counts, Decision, Motion, Rules, Share
from groupkit.storage.tables import Table


class BusinessRow(pw.Model):
    """The business table; `more` holds a line of the list on each line."""

    id = pw.AutoField()
    day = pw.DateField()
    start = pw.TextField(null=True)
    meeting = pw.IntegerField(null=True)
    room = pw.TextField()
    notice_on = pw.DateField(null=True)
    more = pw.TextField()
    present = pw.IntegerField(null=True)
    apologies = pw.IntegerField(null=True)
    taken_by = pw.TextField()
    read_back = pw.BooleanField()
    approved_on = pw.DateField(null=True)

    class Meta:
        table_name = "business"


class MotionRow(pw.Model):
    """The motion table."""

    id = pw.AutoField()
    title = pw.TextField()
    proposal = pw.TextField()
    why = pw.TextField()
    cost = pw.IntegerField(null=True)
    affects = pw.TextField()
    instead = pw.TextField()
    proposer = pw.TextField()
    seconder = pw.TextField()
    size = pw.TextField()
    amendment = pw.TextField()
    told_on = pw.DateField(null=True)
    withdrawn_on = pw.DateField(null=True)

    class Meta:
        table_name = "motion"


class DecisionRow(pw.Model):
    """The decision table."""

    id = pw.AutoField()
    motion = pw.IntegerField()
    business = pw.IntegerField()
    test = pw.TextField()
    support = pw.IntegerField()
    can_live = pw.IntegerField()
    aside = pw.IntegerField()
    concern = pw.IntegerField()
    in_favour = pw.IntegerField()
    against = pw.IntegerField()
    abstain = pw.IntegerField()
    worry = pw.TextField()
    outcome = pw.TextField()
    minority = pw.TextField()
    owner = pw.TextField()
    due = pw.DateField(null=True)
    review_on = pw.DateField(null=True)

    class Meta:
        table_name = "decision"


class ActionRow(pw.Model):
    """The action table."""

    id = pw.AutoField()
    what = pw.TextField()
    owner = pw.TextField()
    due = pw.DateField(null=True)
    motion = pw.IntegerField(null=True)
    business = pw.IntegerField(null=True)
    done_on = pw.DateField(null=True)
    dropped_on = pw.DateField(null=True)

    class Meta:
        table_name = "action"


_COUNTS = tuple(field.name for field in fields(Counts))
_DECISION = tuple(field.name for field in fields(Decision) if field.name != "counts")


def business_table(database: pw.SqliteDatabase) -> Table[Business]:
    """Map business meetings to the business table."""
    return Table(database, BusinessRow, _read_business, _write_business)


def motion_table(database: pw.SqliteDatabase) -> Table[Motion]:
    """Map ideas to the motion table."""
    names = tuple(field.name for field in fields(Motion))
    return Table(
        database,
        MotionRow,
        lambda row: Motion(**{name: getattr(row, name) for name in names}),
        lambda motion: _without_id(asdict(motion)),
    )


def decision_table(database: pw.SqliteDatabase) -> Table[Decision]:
    """Map decisions to the decision table."""
    return Table(
        database,
        DecisionRow,
        lambda row: Decision(
            counts=Counts(**{name: getattr(row, name) for name in _COUNTS}),
            **{name: getattr(row, name) for name in _DECISION},
        ),
        lambda decision: asdict(decision.counts) | {name: getattr(decision, name) for name in _DECISION[1:]},
    )


def action_table(database: pw.SqliteDatabase) -> Table[Action]:
    """Map what is to be done to the action table."""
    names = tuple(field.name for field in fields(Action))
    return Table(
        database,
        ActionRow,
        lambda row: Action(**{name: getattr(row, name) for name in names}),
        lambda action: _without_id(asdict(action)),
    )


def _read_business(row: BusinessRow) -> Business:
    names = (field.name for field in fields(Business))
    told = {name: getattr(row, name) for name in names}
    start = time.fromisoformat(row.start) if row.start else None
    return Business(**told | {"start": start, "more": tuple(row.more.splitlines())})


def _write_business(meeting: Business) -> dict[str, object]:
    start = meeting.start.isoformat("minutes") if meeting.start else None
    return _without_id(asdict(meeting)) | {"start": start, "more": "\n".join(meeting.more)}


def _without_id(told: dict[str, object]) -> dict[str, object]:
    del told["id"]
    return told


class DecisionRules:
    """The group's own rules of deciding; ours until it settled them."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def read(self) -> Rules:
        """Return the rules."""
        row = self._db.execute_sql(
            "SELECT least, usual_of, usual_out_of, vote_of, vote_out_of, notice, small_up_to, big_over, big_things "
            "FROM decision_rules"
        ).fetchone()
        if row is None:
            return Rules()
        least, usual_of, usual_out_of, vote_of, vote_out_of, notice, small_up_to, big_over, big_things = row
        return Rules(
            least=least,
            usual=Share(of=usual_of, out_of=usual_out_of),
            vote=Share(of=vote_of, out_of=vote_out_of),
            notice=notice,
            small_up_to=small_up_to,
            big_over=big_over,
            big_things=big_things,
        )

    def write(self, rules: Rules) -> None:
        """Keep the rules."""
        self._db.execute_sql("DELETE FROM decision_rules")
        usual, vote = rules.usual, rules.vote
        self._db.execute_sql(
            "INSERT INTO decision_rules (id, least, usual_of, usual_out_of, vote_of, vote_out_of, notice, "
            "small_up_to, big_over, big_things) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(rules.least, usual.of, usual.out_of, vote.of, vote.out_of),
                *(rules.notice, rules.small_up_to, rules.big_over, rules.big_things),
            ),
        )
