"""What a group settled about its money, as one row."""

import json

import peewee as pw

from groupkit.core.limits import Limits

_NAMES = ("two_over", "ask_over", "claim_days", "hand_days", "short_run", "short_month")


class MoneyLimits:
    """The group's own limits; ours until it settled them."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def read(self) -> Limits:
        """Return the limits."""
        columns = ", ".join((*_NAMES, "year_starts", "more_notes"))
        row = self._db.execute_sql(f"SELECT {columns} FROM money_rules").fetchone()
        if row is None:
            return Limits()
        *numbers, starts, notes = row
        month, day = json.loads(starts)
        return Limits(
            **dict(zip(_NAMES, numbers, strict=True)),
            year_starts=(month, day),
            more_notes=tuple(json.loads(notes)),
        )

    def write(self, limits: Limits) -> None:
        """Keep the limits."""
        values = [getattr(limits, name) for name in _NAMES]
        columns = ", ".join(("id", *_NAMES, "year_starts", "more_notes"))
        self._db.execute_sql("DELETE FROM money_rules")
        self._db.execute_sql(
            f"INSERT INTO money_rules ({columns}) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*values, json.dumps(limits.year_starts), json.dumps(limits.more_notes)),
        )
