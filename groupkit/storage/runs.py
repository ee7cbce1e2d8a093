"""Meetings that are run live: where each stands, and, once it is over, how long each part took, as rows."""

from collections.abc import Iterator
from datetime import date

import msgspec
import peewee as pw

from groupkit.core.runner.run import PartTime, Run


class Runs:
    """One row for each meeting that was begun; every step of a chair writes it anew."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def __iter__(self) -> Iterator[tuple[int, date, Run]]:
        rows = self._db.execute_sql("SELECT meeting, day, state FROM run ORDER BY id DESC").fetchall()
        for meeting, day, state in rows:
            yield meeting, date.fromisoformat(day), msgspec.json.decode(state, type=Run)

    def read(self, meeting: int, day: date) -> Run | None:
        """Return how one meeting stands, if it was begun."""
        row = self._db.execute_sql(
            "SELECT state FROM run WHERE meeting = ? AND day = ?", (meeting, day.isoformat())
        ).fetchone()
        return msgspec.json.decode(row[0], type=Run) if row else None

    def write(self, meeting: int, day: date, run: Run) -> None:
        """Write down how a meeting stands; what its parts took, too, once it is over."""
        where = (meeting, day.isoformat())
        state = msgspec.json.encode(run).decode()
        self._db.execute_sql(
            "INSERT INTO run (meeting, day, state) VALUES (?, ?, ?) "
            "ON CONFLICT (meeting, day) DO UPDATE SET state = excluded.state",
            (*where, state),
        )
        self._db.execute_sql("DELETE FROM run_part WHERE meeting = ? AND day = ?", where)
        if run.finished is not None:
            for part, took in zip(run.parts, run.took(run.finished), strict=True):
                self._db.execute_sql(
                    "INSERT INTO run_part (meeting, day, part, planned, seconds) VALUES (?, ?, ?, ?, ?)",
                    (*where, part.key, part.minutes * 60, round(took.total_seconds())),
                )

    def remove(self, meeting: int, day: date) -> None:
        """Forget that a meeting was begun."""
        for table in ("run", "run_part"):
            self._db.execute_sql(f"DELETE FROM {table} WHERE meeting = ? AND day = ?", (meeting, day.isoformat()))

    def times(self, meeting: int, day: date) -> tuple[PartTime, ...]:
        """Return how long each part of a meeting took, in order."""
        return self._times("meeting = ? AND day = ?", meeting, day.isoformat())

    def all_times(self, meeting: int) -> tuple[PartTime, ...]:
        """Return how long the parts of every past meeting of one kind took, oldest first."""
        return self._times("meeting = ?", meeting)

    def _times(self, condition: str, *values: object) -> tuple[PartTime, ...]:
        rows = self._db.execute_sql(
            f"SELECT part, planned, seconds FROM run_part WHERE {condition} ORDER BY id", values
        ).fetchall()
        return tuple(PartTime(part=part, planned=planned, seconds=seconds) for part, planned, seconds in rows)
