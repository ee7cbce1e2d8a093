"""People, what they would like to do, and who does or holds which role, as rows."""

from collections.abc import Iterator
from dataclasses import replace

import peewee as pw

from groupkit.core.people import Person
from groupkit.core.service import Term, Turn
from groupkit.storage.tables import Table


class PersonRow(pw.Model):
    """The person table."""

    short_name = pw.TextField()
    resting = pw.BooleanField()

    class Meta:
        table_name = "person"


class WillingRow(pw.Model):
    """The roles a person would like to do."""

    person = pw.IntegerField()
    role = pw.TextField()

    class Meta:
        table_name = "willing"


class TurnRow(pw.Model):
    """The turn table."""

    meeting = pw.IntegerField()
    day = pw.DateField()
    role = pw.TextField()
    person = pw.IntegerField()

    class Meta:
        table_name = "turn"


class TermRow(pw.Model):
    """The term table."""

    role = pw.TextField()
    person = pw.IntegerField()
    meeting = pw.IntegerField(null=True)
    since = pw.DateField()
    until = pw.DateField(null=True)

    class Meta:
        table_name = "term"


class People:
    """The people a group knows, with the roles each would like to do."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database
        self._rows = Table[Person](
            database,
            PersonRow,
            lambda row: Person(id=row.id, short_name=row.short_name, resting=row.resting),
            lambda person: {"short_name": person.short_name, "resting": person.resting},
        )

    def __iter__(self) -> Iterator[Person]:
        roles: dict[int, set[str]] = {}
        for row in WillingRow.select().execute(self._db):
            roles.setdefault(row.person, set()).add(row.role)
        for person in self._rows:
            yield replace(person, willing=frozenset(roles.get(person.id, ())))

    def named(self, short_name: str) -> Person | None:
        """Return the person of this short name, whatever the capitals, if there is one."""
        wanted = short_name.strip().casefold()
        return next((person for person in self if person.short_name.casefold() == wanted), None)

    def add(self, person: Person) -> int:
        """Insert a person and return the id."""
        id = self._rows.add(person)  # noqa: A001  the column's own name
        self._write_willing(id, person)
        return id

    def change(self, person: Person) -> None:
        """Replace a person and the roles they would like to do."""
        self._rows.change(person.id, person)
        WillingRow.delete().where(WillingRow.person == person.id).execute(self._db)
        self._write_willing(person.id, person)

    def _write_willing(self, id: int, person: Person) -> None:  # noqa: A002  the column's own name
        for role in sorted(person.willing):
            WillingRow.insert(person=id, role=role).execute(self._db)


def turn_table(database: pw.SqliteDatabase) -> Table[Turn]:
    """Map turns to the turn table."""
    return Table(
        database,
        TurnRow,
        lambda row: Turn(id=row.id, meeting=row.meeting, day=row.day, role=row.role, person=row.person),
        lambda turn: {"meeting": turn.meeting, "day": turn.day, "role": turn.role, "person": turn.person},
    )


def term_table(database: pw.SqliteDatabase) -> Table[Term]:
    """Map terms to the term table."""
    return Table(
        database,
        TermRow,
        lambda row: Term(
            id=row.id,
            role=row.role,
            person=row.person,
            meeting=row.meeting,
            since=row.since,
            until=row.until,
        ),
        lambda term: {
            "role": term.role,
            "person": term.person,
            "meeting": term.meeting,
            "since": term.since,
            "until": term.until,
        },
    )
