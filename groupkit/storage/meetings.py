"""Regular meetings, how many came, and what is ticked off on the night, as rows."""

from collections.abc import Iterator
from datetime import date, time

import peewee as pw

from groupkit.core.calendar import Rule
from groupkit.core.meetings import Heads, Meeting
from groupkit.core.tonight import Task
from groupkit.storage.tables import Table


class MeetingRow(pw.Model):
    """The meeting table."""

    id = pw.AutoField()
    name = pw.TextField()
    weekday = pw.IntegerField()
    start = pw.TextField()
    minutes = pw.IntegerField()
    doors = pw.IntegerField()
    venue = pw.TextField()
    access = pw.TextField()
    format = pw.TextField()
    rule = pw.TextField()
    is_open = pw.BooleanField()
    online = pw.BooleanField()
    place = pw.IntegerField(null=True)
    state = pw.TextField()
    talk = pw.TextField()
    pack = pw.TextField()
    length = pw.TextField()
    zone = pw.TextField()
    confirmed_on = pw.DateField(null=True)
    hosted = pw.TextField()
    site_rules = pw.TextField()

    class Meta:
        table_name = "meeting"


def meeting_table(database: pw.SqliteDatabase) -> Table[Meeting]:
    """Map meetings to the meeting table."""
    return Table(database, MeetingRow, _read, _write)


def _read(row: MeetingRow) -> Meeting:
    return Meeting(
        id=row.id,
        name=row.name,
        weekday=row.weekday,
        start=time.fromisoformat(row.start),
        minutes=row.minutes,
        doors=row.doors,
        venue=row.venue,
        access=row.access,
        format=row.format,
        when=Rule.parse(row.rule),
        is_open=row.is_open,
        online=row.online,
        place=row.place,
        state=row.state,
        talk=row.talk,
        pack=row.pack,
        length=row.length,
        zone=row.zone,
        confirmed_on=row.confirmed_on,
        hosted=row.hosted,
        site_rules=row.site_rules,
    )


def _write(meeting: Meeting) -> dict[str, object]:
    return {
        "name": meeting.name,
        "weekday": meeting.weekday,
        "start": meeting.start.isoformat("minutes"),
        "minutes": meeting.minutes,
        "doors": meeting.doors,
        "venue": meeting.venue,
        "access": meeting.access,
        "format": meeting.format,
        "rule": str(meeting.when),
        "is_open": meeting.is_open,
        "online": meeting.online,
        "place": meeting.place,
        "state": meeting.state,
        "talk": meeting.talk,
        "pack": meeting.pack,
        "length": meeting.length,
        "zone": meeting.zone,
        "confirmed_on": meeting.confirmed_on,
        "hosted": meeting.hosted,
        "site_rules": meeting.site_rules,
    }


class HeadCounts:
    """How many came to each meeting; numbers only."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def read(self, meeting: int, day: date) -> Heads | None:
        """Return the heads of one meeting, if they were counted."""
        return next(
            (heads for _, _, heads in self._where("meeting = ? AND day = ?", meeting, day.isoformat())), None
        )

    def between(self, first: date, last: date) -> Iterator[tuple[int, date, Heads]]:
        """Yield (meeting, day, heads) from `first` to `last`, in order of day."""
        return self._where("day BETWEEN ? AND ?", first.isoformat(), last.isoformat())

    def write(self, meeting: int, day: date, heads: Heads) -> None:
        """Write down the heads of one meeting, or correct them."""
        values = (heads.regulars, heads.first_timers, heads.visitors, heads.online, meeting, day.isoformat())
        changed = self._db.execute_sql(
            "UPDATE heads SET regulars = ?, first_timers = ?, visitors = ?, online = ? "
            "WHERE meeting = ? AND day = ?",
            values,
        )
        if not changed.rowcount:
            self._db.execute_sql(
                "INSERT INTO heads (regulars, first_timers, visitors, online, meeting, day) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                values,
            )

    def _where(self, condition: str, *values: object) -> Iterator[tuple[int, date, Heads]]:
        rows = self._db.execute_sql(
            "SELECT meeting, day, regulars, first_timers, visitors, online FROM heads "
            f"WHERE {condition} ORDER BY day, meeting",
            values,
        ).fetchall()
        for meeting, day, regulars, first_timers, visitors, online in rows:
            heads = Heads(regulars=regulars, first_timers=first_timers, visitors=visitors, online=online)
            yield meeting, date.fromisoformat(day), heads


class Ticks:
    """What was ticked off on a meeting night, by hand or by itself."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def read(self, meeting: int, day: date) -> Iterator[tuple[Task, bool, bool, date]]:
        """Yield (task, done, by itself, day it was ticked) of one meeting."""
        rows = self._db.execute_sql(
            "SELECT task, done, by_itself, ticked_on FROM tick WHERE meeting = ? AND day = ? ORDER BY id",
            (meeting, day.isoformat()),
        ).fetchall()
        for task, done, by_itself, ticked_on in rows:
            yield Task(task), bool(done), bool(by_itself), date.fromisoformat(ticked_on)

    def write(self, meeting: int, day: date, task: Task, *, done: bool, by_itself: bool, on: date) -> None:
        """Tick or untick a task."""
        where = (meeting, day.isoformat(), task.value)
        self._db.execute_sql("DELETE FROM tick WHERE meeting = ? AND day = ? AND task = ?", where)
        self._db.execute_sql(
            "INSERT INTO tick (meeting, day, task, done, by_itself, ticked_on) VALUES (?, ?, ?, ?, ?, ?)",
            (*where, int(done), int(by_itself), on.isoformat()),
        )

    def move(self, meeting: int, day: date, to_day: date) -> None:
        """Carry what was ticked for one meeting over to another day; what was ticked for that day goes."""
        self._db.execute_sql("DELETE FROM tick WHERE meeting = ? AND day = ?", (meeting, to_day.isoformat()))
        self._db.execute_sql(
            "UPDATE tick SET day = ? WHERE meeting = ? AND day = ?", (to_day.isoformat(), meeting, day.isoformat())
        )
