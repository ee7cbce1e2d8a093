"""People, what they would like to do, and who does or holds which role, as rows."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import peewee as pw

from groupkit.core.people import Away, Person, Usual
from groupkit.core.service import Nomination, Term, Turn
from groupkit.storage.tables import Table, rows

_Kind = TypeVar("_Kind", Turn, Term, Nomination)


class PersonRow(pw.Model):
    """The person table."""

    short_name = pw.TextField()
    resting = pw.BooleanField()
    guest = pw.BooleanField()
    decided_on = pw.DateField(null=True)
    most = pw.IntegerField()

    class Meta:
        table_name = "person"


class WillingRow(pw.Model):
    """The roles a person would like to do."""

    person = pw.IntegerField()
    role = pw.TextField()

    class Meta:
        table_name = "willing"


class RatherNotRow(pw.Model):
    """The roles a person would rather not do."""

    person = pw.IntegerField()
    role = pw.TextField()

    class Meta:
        table_name = "rather_not"


class KnowsRow(pw.Model):
    """The roles a person has done before."""

    person = pw.IntegerField()
    role = pw.TextField()

    class Meta:
        table_name = "knows"


class ComesRow(pw.Model):
    """The meetings a person usually comes to."""

    person = pw.IntegerField()
    meeting = pw.IntegerField()
    often = pw.TextField()

    class Meta:
        table_name = "comes"


class AwayRow(pw.Model):
    """The days on which a person does not come."""

    person = pw.IntegerField()
    first = pw.DateField()
    last = pw.DateField()

    class Meta:
        table_name = "away"


_OF_A_PERSON = (WillingRow, RatherNotRow, KnowsRow, ComesRow, AwayRow)


class TurnRow(pw.Model):
    """The turn table; a turn of somebody who left the list has no person."""

    meeting = pw.IntegerField()
    day = pw.DateField()
    role = pw.TextField()
    person = pw.IntegerField(null=True)
    place = pw.IntegerField()
    how = pw.TextField()

    class Meta:
        table_name = "turn"


class TermRow(pw.Model):
    """The term table; a term of somebody who left the list has no person."""

    role = pw.TextField()
    person = pw.IntegerField(null=True)
    meeting = pw.IntegerField(null=True)
    since = pw.DateField()
    until = pw.DateField(null=True)
    deputy = pw.IntegerField(null=True)
    next = pw.IntegerField(null=True)

    class Meta:
        table_name = "term"


class NominationRow(pw.Model):
    """The nomination table."""

    role = pw.TextField()
    meeting = pw.IntegerField(null=True)
    person = pw.IntegerField()
    by_self = pw.BooleanField()
    said_yes = pw.BooleanField()
    named_on = pw.DateField()
    outcome = pw.TextField()
    decided_on = pw.DateField(null=True)

    class Meta:
        table_name = "nomination"


class People:
    """The people a group knows, with all it knows of each."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database
        self._rows = Table[Person](database, PersonRow, _person, _columns)

    def __iter__(self) -> Iterator[Person]:
        willing, rather_not, knows = (self._by_person(row) for row in (WillingRow, RatherNotRow, KnowsRow))
        comes, away = self._by_person(ComesRow), self._by_person(AwayRow)
        for person in self._rows:
            yield replace(
                person,
                willing=frozenset(row.role for row in willing[person.id]),
                rather_not=frozenset(row.role for row in rather_not[person.id]),
                knows=frozenset(row.role for row in knows[person.id]),
                usual=tuple(Usual(meeting=row.meeting, often=row.often) for row in comes[person.id]),
                away=tuple(Away(first=row.first, last=row.last) for row in away[person.id]),
            )

    def _by_person(self, table: type[pw.Model]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        for row in rows(self._db, table):
            found[row.person].append(row)
        return found

    def named(self, short_name: str) -> Person | None:
        """Return the person of this short name, whatever the capitals, if there is one."""
        wanted = short_name.strip().casefold()
        return next((person for person in self if person.short_name.casefold() == wanted), None)

    def add(self, person: Person) -> int:
        """Insert a person and return the id."""
        id = self._rows.add(person)  # noqa: A001  the column's own name
        self._write(id, person)
        return id

    def change(self, person: Person) -> None:
        """Replace a person and all that is known of them."""
        self._rows.change(person.id, person)
        for row in _OF_A_PERSON:
            row.delete().where(row.person == person.id).execute(self._db)
        self._write(person.id, person)

    def remove(self, id: int) -> None:  # noqa: A002  the column's own name
        """Take a person off the list; past turns and terms stay as counts, without anybody's name."""
        TurnRow.update(person=None).where(TurnRow.person == id).execute(self._db)
        TermRow.update(person=None).where(TermRow.person == id).execute(self._db)
        self._rows.remove(id=id)

    def _write(self, id: int, person: Person) -> None:  # noqa: A002  the column's own name
        for row, roles in (
            (WillingRow, person.willing),
            (RatherNotRow, person.rather_not),
            (KnowsRow, person.knows),
        ):
            for role in sorted(roles):
                row.insert(person=id, role=role).execute(self._db)
        for usual in person.usual:
            ComesRow.insert(person=id, meeting=usual.meeting, often=usual.often).execute(self._db)
        for away in person.away:
            AwayRow.insert(person=id, first=away.first, last=away.last).execute(self._db)


def _person(row: Any) -> Person:  # noqa: ANN401  a row of peewee's, whose fields it types as fields
    return Person(
        id=row.id,
        short_name=row.short_name,
        resting=row.resting,
        guest=row.guest,
        decided_on=row.decided_on,
        most=row.most,
    )


def _columns(person: Person) -> dict[str, object]:
    return {
        "short_name": person.short_name,
        "resting": person.resting,
        "guest": person.guest,
        "decided_on": person.decided_on,
        "most": person.most,
    }


def turn_table(database: pw.SqliteDatabase) -> Table[Turn]:
    """Map turns to the turn table."""
    names = ("meeting", "day", "role", "person", "place", "how")
    return _table(database, TurnRow, Turn, names)


def term_table(database: pw.SqliteDatabase) -> Table[Term]:
    """Map terms to the term table."""
    names = ("role", "person", "meeting", "since", "until", "deputy", "next")
    return _table(database, TermRow, Term, names)


def nomination_table(database: pw.SqliteDatabase) -> Table[Nomination]:
    """Map nominations to the nomination table."""
    names = ("role", "meeting", "person", "by_self", "said_yes", "named_on", "outcome", "decided_on")
    return _table(database, NominationRow, Nomination, names)


def _table(
    database: pw.SqliteDatabase, row: type[pw.Model], kind: type[_Kind], names: Sequence[str]
) -> Table[_Kind]:
    """Map the values of a type to a table whose columns have the names of its fields."""
    return Table(
        database,
        row,
        lambda found: kind(id=found.id, **{name: getattr(found, name) for name in names}),
        lambda value: {name: getattr(value, name) for name in names},
    )
