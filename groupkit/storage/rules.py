"""The group's own limits about money, kept in one row."""

import json
from dataclasses import asdict

import peewee as pw

from groupkit.core.rules import MoneyRules


class RulesRow(pw.Model):
    """The one row of the table of limits."""

    two_over = pw.IntegerField()
    ask_over = pw.IntegerField()
    claim_days = pw.IntegerField()
    hand_days = pw.IntegerField()
    short_run = pw.IntegerField()
    short_month = pw.IntegerField()
    year_starts = pw.TextField()
    more_notes = pw.TextField()

    class Meta:
        table_name = "money_rules"


class Rules:
    """Reads and writes the group's limits; until the group settles its own, they are the usual ones."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def read(self) -> MoneyRules:
        """Return the group's limits."""
        for row in RulesRow.select().dicts().execute(self._db):
            known = {name: value for name, value in row.items() if name != "id"}
            return MoneyRules(**{**known, "more_notes": tuple(json.loads(row["more_notes"]))})
        return MoneyRules()

    def write(self, rules: MoneyRules) -> None:
        """Write the group's limits, for the first time or again."""
        values = {**asdict(rules), "more_notes": json.dumps(rules.more_notes)}
        if not RulesRow.update(**values).execute(self._db):
            RulesRow.insert(id=1, **values).execute(self._db)
