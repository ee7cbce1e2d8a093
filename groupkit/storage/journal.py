"""Undo for the whole group file, except what must not be unmade.

Triggers write down, for each change, the SQL that reverses it. Replaying that SQL fires the same
triggers, which record the redo. The log is in temporary memory: it is never on disk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from peewee import SqliteDatabase

from groupkit.storage import schema_evaluation, schema_feedback
from groupkit.storage.world import plain_words

NEVER_UNDONE = frozenset(
    {
        *("entry", "line", "wording", "sent_sheet", "sent_note", "received", "received_note", "unsaved"),
        *("run", "run_part", "redacting", "receipt_file", "receipt_bytes", "sheet_change", "printed_pages"),
        *schema_feedback.TABLES,
        *schema_evaluation.TABLES,
        *("usual_print", "outing_tally", "outing_contact", "outing_incident"),
    }
)


class Step(NamedTuple):
    """A labelled range of the log."""

    label: str
    first: int
    last: int


class Journal:
    """Records labelled steps and plays them back. Every watched table has an `id INTEGER PRIMARY KEY`."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
        self._done: list[Step] = []
        self._undone: list[Step] = []
        database.execute_sql("CREATE TEMP TABLE undo_log (seq INTEGER PRIMARY KEY AUTOINCREMENT, sql TEXT)")
        for table in sorted(set(database.get_tables()) - NEVER_UNDONE):
            self._watch(table, [column.name for column in database.get_columns(table)])

    def _watch(self, table: str, columns: list[str]) -> None:
        old = ", ".join(f"{c} = ' || quote(old.{c}) || '" for c in columns)
        values = " || ', ' || ".join(f"quote(old.{c})" for c in columns)
        names = ", ".join(columns)
        for event, sql in {
            "INSERT": f"'DELETE FROM {table} WHERE id = ' || new.id",
            "UPDATE": f"'UPDATE {table} SET {old} WHERE id = ' || new.id",
            "DELETE": f"'INSERT INTO {table} ({names}) VALUES (' || {values} || ')'",
        }.items():
            self._db.execute_sql(
                f"CREATE TEMP TRIGGER {table}_{event} AFTER {event} ON main.{table} "
                f"BEGIN INSERT INTO undo_log (sql) VALUES ({sql}); END"
            )

    def _mark(self) -> int:
        row = self._db.execute_sql("SELECT coalesce(max(seq), 0) FROM undo_log").fetchone()
        return int(row[0])

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """Run a transaction that undo will reverse as one; inside another step, join it."""
        if self._db.in_transaction():
            yield
            return
        first = self._mark()
        with self._db.atomic("IMMEDIATE"):
            yield
        if (last := self._mark()) > first:
            self._done.append(Step(label, first, last))
            self._undone.clear()

    def forget(self) -> None:
        """Drop every step: what came before can no longer be undone."""
        self._done.clear()
        self._undone.clear()
        self._db.execute_sql("DELETE FROM undo_log")

    @property
    def next_undo(self) -> str | None:
        """The label of the step undo would reverse."""
        return self._done[-1].label if self._done else None

    @property
    def next_redo(self) -> str | None:
        """The label of the step redo would do again."""
        return self._undone[-1].label if self._undone else None

    def undo(self) -> str | None:
        """Reverse the last step and return its label."""
        return self._play(self._done, self._undone)

    def redo(self) -> str | None:
        """Do the last undone step again and return its label."""
        return self._play(self._undone, self._done)

    def _play(self, source: list[Step], target: list[Step]) -> str | None:
        if not source:
            return None
        step = source[-1]
        span = (step.first, step.last)
        first = self._mark()
        with plain_words(), self._db.atomic("IMMEDIATE"):
            self._db.execute_sql("PRAGMA defer_foreign_keys = 1")
            undoing = self._db.execute_sql(
                "SELECT sql FROM undo_log WHERE seq > ? AND seq <= ? ORDER BY seq DESC", span
            )
            for (sql,) in undoing.fetchall():
                self._db.execute_sql(sql)
            self._db.execute_sql("DELETE FROM undo_log WHERE seq > ? AND seq <= ?", span)
        source.pop()
        target.append(Step(step.label, first, self._mark()))
        return step.label
