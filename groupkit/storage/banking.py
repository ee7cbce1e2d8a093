"""Lists of banks: the files as they come, how they look, and what was taken in, as rows."""

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path

import msgspec
import peewee as pw

from groupkit.core.banking.beside import TakenList
from groupkit.core.banking.lines import BankLine
from groupkit.core.banking.matching import Match
from groupkit.core.banking.tables import BankForm
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_
from groupkit.resources import folder
from groupkit.storage.tables import Table
from groupkit.storage.world import plain_words

LARGEST = 2_000_000
_TOO_LARGE = N_("{file} is larger than 2 MB. Save a list of fewer months, and open that one.")


def read_file(path: Path) -> bytes:
    """Return what a file holds; refuse one that is too large to be a list of a bank."""
    with plain_words(), path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise RefusedError([Problem("file", _TOO_LARGE, {"file": path.name})])
    return data


class _Bank(msgspec.Struct, forbid_unknown_fields=True):
    """How the list of one bank looks, as it stands in the file; `quirks`, `source` and `seen_on` are for people."""

    key: str
    name: str
    header: tuple[str, ...]
    date: str
    date_formats: tuple[str, ...]
    what: str
    region: str
    quirks: str
    source: str
    seen_on: dt.date
    confirm: bool
    same_as: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    more_what: tuple[str, ...] = ()
    amount: str = ""
    money_in: str = ""
    money_out: str = ""
    balance: str = ""
    id_column: str = ""
    account: tuple[str, ...] = ()
    skip_if_blank: str = ""
    currency: str = "GBP"


class _Guess(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    names: tuple[str, ...]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    language: str
    source: str
    license: str
    bank: tuple[_Bank, ...]
    guess: tuple[_Guess, ...]


@cache
def _shipped() -> _File:
    path = folder("forms") / "money" / "banks.toml"
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File)


@cache
def forms() -> tuple[BankForm, ...]:
    """Return how the lists of the banks look that groupkit knows."""
    names = set(BankForm.__slots__)  # every field of the form, and nothing that is for people
    told = (msgspec.structs.asdict(bank) for bank in _shipped().bank)
    return tuple(BankForm(**{name: value for name, value in bank.items() if name in names}) for bank in told)


@cache
def guesses() -> dict[str, tuple[str, ...]]:
    """Return the names each column often has, in small letters."""
    return {guess.key: guess.names for guess in _shipped().guess}


class ListRow(pw.Model):
    """The bank_file table."""

    place = pw.IntegerField()
    sha256 = pw.TextField()
    first = pw.DateField()
    last = pw.DateField()
    closing = pw.IntegerField(null=True)
    closing_on = pw.DateField(null=True)
    taken_on = pw.DateField()

    class Meta:
        table_name = "bank_file"


_LIST = ("place", "sha256", "first", "last", "closing", "closing_on", "taken_on")


def list_table(database: pw.SqliteDatabase) -> Table[TakenList]:
    """Map lists that were taken in to the bank_file table."""
    return Table(
        database,
        ListRow,
        lambda row: TakenList(id=row.id, **{name: getattr(row, name) for name in _LIST}),
        lambda taken: {name: getattr(taken, name) for name in _LIST},
    )


class BankLines:
    """The lines of the lists, which entries they are, and the columns of lists that were shown to us."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def add(self, taken: int, lines: tuple[BankLine, ...]) -> None:
        """Write down the lines of a list."""
        for n, line in enumerate(lines, start=1):
            self._db.execute_sql(
                "INSERT INTO bank_line (file, n, day, pence, words, fitid) VALUES (?, ?, ?, ?, ?, ?)",
                (taken, n, line.day.isoformat(), line.pence, line.words, line.id or None),
            )

    def of(self, place: int) -> tuple[BankLine, ...]:
        """Return the lines of a place, by day; each goes by the number it is kept under."""
        rows = self._db.execute_sql(
            "SELECT bank_line.id, day, pence, words, fitid FROM bank_line JOIN bank_file ON bank_file.id = file "
            "WHERE place = ? ORDER BY day, bank_line.id",
            (place,),
        ).fetchall()
        return tuple(
            BankLine(n=n, day=dt.date.fromisoformat(day), pence=pence, words=words, id=fitid or "")
            for n, day, pence, words, fitid in rows
        )

    def matches(self, place: int) -> tuple[Match, ...]:
        """Return which lines of a place are which entries."""
        rows = self._db.execute_sql(
            "SELECT bank_line, entry, bank_match.pence FROM bank_match "
            "JOIN bank_line ON bank_line.id = bank_line JOIN bank_file ON bank_file.id = file "
            "WHERE place = ? ORDER BY bank_match.id",
            (place,),
        ).fetchall()
        return tuple(Match(line=line, entry=entry, pence=pence) for line, entry, pence in rows)

    def match(self, found: Match) -> None:
        """Write down that a line is an entry, or a part of one."""
        self._db.execute_sql(
            "INSERT INTO bank_match (bank_line, entry, pence) VALUES (?, ?, ?)",
            (found.line, found.entry, found.pence),
        )

    def unmatch(self, line: int) -> None:
        """Forget which entries a line is."""
        self._db.execute_sql("DELETE FROM bank_match WHERE bank_line = ?", (line,))

    def form(self, head: str) -> BankForm | None:
        """Return how a list with these columns is read, if somebody showed it."""
        found = self._db.execute_sql("SELECT columns FROM bank_mapping WHERE head = ?", (head,)).fetchone()
        return msgspec.json.decode(found[0], type=BankForm) if found else None

    def keep_form(self, head: str, form: BankForm) -> None:
        """Keep how a list with these columns is read."""
        self._db.execute_sql("DELETE FROM bank_mapping WHERE head = ?", (head,))
        self._db.execute_sql(
            "INSERT INTO bank_mapping (head, name, columns) VALUES (?, ?, ?)",
            (head, form.name, msgspec.json.encode(form).decode()),
        )
