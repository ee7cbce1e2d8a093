"""Claims as they are being made, with their lines, and the mileage rates the group typed, as rows."""

from collections.abc import Iterator
from dataclasses import fields, replace

import peewee as pw

from groupkit.core.claims import Claim, ClaimLine, Person, Sort
from groupkit.core.rates import Rate
from groupkit.storage.tables import Table, rows


class ClaimRow(pw.Model):
    """The claim table; `person` is the number of `who`, where the group knows them.

    `brought` says how far a claim had come when it was brought over from an older book.
    """

    id = pw.AutoField()
    number = pw.IntegerField()
    who = pw.TextField()
    person = pw.IntegerField(null=True)
    day = pw.DateField()
    how = pw.TextField()
    sort = pw.TextField()
    advance = pw.IntegerField(null=True)
    brought = pw.TextField()

    class Meta:
        table_name = "claim"


class ClaimLineRow(pw.Model):
    """The lines of the claims."""

    id = pw.AutoField()
    claim = pw.IntegerField()
    day = pw.DateField()
    kind = pw.IntegerField()
    fund = pw.IntegerField()
    what = pw.TextField()
    from_place = pw.TextField()
    to_place = pw.TextField()
    miles = pw.IntegerField(null=True)
    rate = pw.TextField()
    pence = pw.IntegerField()
    receipt = pw.TextField()
    no_receipt = pw.TextField()
    why_none = pw.TextField()
    second = pw.TextField()
    meeting = pw.IntegerField(null=True)
    outing = pw.IntegerField(null=True)

    class Meta:
        table_name = "claim_line"


class OwnRateRow(pw.Model):
    """The own_rate table."""

    id = pw.AutoField()
    vehicle = pw.TextField()
    since = pw.DateField()
    until = pw.DateField(null=True)
    tenths = pw.IntegerField()
    source = pw.TextField()
    seen_on = pw.DateField()
    year_miles = pw.IntegerField(null=True)
    tenths_above = pw.IntegerField()

    class Meta:
        table_name = "own_rate"


_LINE = tuple(field.name for field in fields(ClaimLine) if field.name != "id")
_RATE = ("since", "until", "tenths", "source", "seen_on", "year_miles", "tenths_above")


def rate_table(database: pw.SqliteDatabase) -> Table[Rate]:
    """Map the rates a group typed to the own_rate table."""
    return Table(
        database,
        OwnRateRow,
        lambda row: Rate(key=row.vehicle, **{name: getattr(row, name) for name in _RATE}),
        lambda rate: {"vehicle": rate.key, **{name: getattr(rate, name) for name in _RATE}},
    )


class Claims:
    """Claims with their lines."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database
        self._claims = Table[Claim](database, ClaimRow, _read, _write)

    def where(self, **columns: object) -> Iterator[Claim]:
        """Yield the claims whose columns equal these, whole, oldest first."""
        claims = tuple(self._claims.where(**columns))
        lines: dict[int, list[ClaimLine]] = {claim.id: [] for claim in claims}
        for row in rows(self._db, ClaimLineRow, **({"claim": claims[0].id} if len(claims) == 1 else {})):
            if row.claim in lines:
                lines[row.claim].append(_read_line(row))
        for claim in claims:
            yield replace(claim, lines=tuple(lines[claim.id]))

    def brought(self) -> dict[int, tuple[str, int]]:
        """Return the claims an older book held, by number: "agreed" or "paid", and the newest entry then."""
        rows = self._db.execute_sql(
            "SELECT number, brought, brought_after FROM claim WHERE brought <> ''"
        ).fetchall()
        return {int(number): (str(brought), int(after)) for number, brought, after in rows}

    def add(self, claim: Claim) -> int:
        """Insert a claim without lines and return its id."""
        return self._claims.add(claim)

    def change(self, claim: Claim) -> None:
        """Write the claim's own fields again; its lines stay."""
        self._claims.change(claim.id, claim)

    def remove(self, claim: int) -> None:
        """Remove a claim and its lines."""
        ClaimLineRow.delete().where(ClaimLineRow.claim == claim).execute(self._db)
        self._claims.remove(id=claim)

    def add_line(self, claim: int, line: ClaimLine) -> int:
        """Insert a line of a claim and return its id."""
        return int(ClaimLineRow.insert(claim=claim, **_write_line(line)).execute(self._db))

    def change_line(self, line: ClaimLine) -> None:
        """Replace a line."""
        ClaimLineRow.update(**_write_line(line)).where(ClaimLineRow.id == line.id).execute(self._db)

    def remove_line(self, line: int) -> None:
        """Remove a line."""
        ClaimLineRow.delete().where(ClaimLineRow.id == line).execute(self._db)


def _read(row: ClaimRow) -> Claim:
    return Claim(
        id=row.id,
        number=row.number,
        who=Person(name=row.who, id=row.person),
        day=row.day,
        how=row.how,
        sort=Sort(row.sort),
        advance=row.advance,
    )


def _write(claim: Claim) -> dict[str, object]:
    return {
        "number": claim.number,
        "who": claim.who.name,
        "person": claim.who.id,
        "day": claim.day,
        "how": claim.how,
        "sort": claim.sort.value,
        "advance": claim.advance,
    }


def _read_line(row: ClaimLineRow) -> ClaimLine:
    return ClaimLine(id=row.id, **{name: getattr(row, name) for name in _LINE})


def _write_line(line: ClaimLine) -> dict[str, object]:
    return {name: getattr(line, name) for name in _LINE}
