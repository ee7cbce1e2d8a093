"""A bank's list saved as CSV, read by the names of its columns: all of it, or nothing."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO
from itertools import islice

from groupkit.core.banking.days import fitting, read_day
from groupkit.core.banking.lines import BankFile, BankLine, plain, read_amount
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_

DAY_FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%m/%d/%Y", "%d %b %Y", "%d-%b-%Y", "%d.%m.%Y", "%d/%m/%y", "%d-%m-%Y")
_SEPARATORS = ",;\t"
_FAULTS_TOLD = 20
_Rows = tuple[tuple[int, Mapping[str, str]], ...]
_NO_HEAD = N_("We cannot find the row with the names of the columns. Nothing has been brought in.")
_NO_TABLE = N_("We cannot read this file as a table. Nothing has been brought in.")
_NO_AMOUNT = N_("Line {line}: we cannot read the amount “{text}”. Nothing has been brought in.")
_LETTER = N_("Line {line}: amount “{text}” has a letter {letter}. Nothing has been brought in.")
_NO_DAYS = N_("Line {line}: we cannot read the day “{text}”. Nothing has been brought in.")


@dataclass(frozen=True, slots=True, kw_only=True)
class BankForm:
    """How the list of one bank looks. Columns are named as in its first row; "" = the list has none.

    Either `amount` holds a sign, or `money_in` and `money_out` stand apart. `comma` parts the pence where true.
    `date_formats` are tried in order, every row by the same one. `known_by` are names that have to be there.
    """

    key: str = ""
    name: str = ""
    header: tuple[str, ...]
    optional: tuple[str, ...] = ()
    date: str
    date_formats: tuple[str, ...] = DAY_FORMS
    what: str
    more_what: tuple[str, ...] = ()
    amount: str = ""
    money_in: str = ""
    money_out: str = ""
    balance: str = ""
    id_column: str = ""
    account: tuple[str, ...] = ()
    skip_if_blank: str = ""
    currency: str = "GBP"
    comma: bool = False

    @property
    def complete(self) -> bool:
        """Whether enough columns are chosen to read a list."""
        return bool(self.date and self.what and (self.amount or (self.money_in and self.money_out)))


def recognised(text: str, forms: Sequence[BankForm]) -> BankForm | None:
    """Return the bank whose columns the list has, the one with the most of them first."""
    fits = (form for form in forms if _found(text, form) is not None)
    return max(fits, key=lambda form: len(form.header), default=None)


def guessed(head: Sequence[str], names: Mapping[str, Sequence[str]], currency: str) -> BankForm | None:
    """Return the form of an unknown list by what its columns are called, or None when too little is clear."""
    plain = {" ".join(column.casefold().split()): column.strip() for column in head}
    found = {key: next((plain[name] for name in usual if name in plain), "") for key, usual in names.items()}
    amount, both = found.get("amount", ""), (found.get("money_in", ""), found.get("money_out", ""))
    day, what, balance = (found.get(key, "") for key in ("date", "what", "balance"))
    if not (day and what and (amount or all(both))):
        return None
    money_in, money_out = ("", "") if amount else both
    return BankForm(
        header=tuple(name for name in (day, what, amount, money_in, money_out, balance) if name),
        date=day,
        what=what,
        amount=amount,
        money_in=money_in,
        money_out=money_out,
        balance=balance,
        currency=currency,
    )


def beginning(text: str, many: int) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the names of the columns of an unknown list, and the first rows below them.

    The names stand in the first row that has the most cells.
    """
    whole = [(sum(map(bool, row)), table, at) for table in _tables(text) for at, (_, row) in enumerate(table)]
    _, table, at = max(whole, key=lambda found: found[0], default=(0, (), 0))
    rows = tuple(row for _, row in table[at : at + many + 1])
    return (rows[0], rows[1:]) if rows else ((), ())


def day_forms(text: str, form: BankForm) -> tuple[str, ...]:
    """Return the ways the days can be read; more than one has to be asked about when they differ."""
    rows = _lines_of(text, form)
    return fitting((cells[form.date] for _, cells in rows), form.date_formats)


def read(text: str, form: BankForm) -> BankFile:
    """Read a list; raise RefusedError with the first twenty lines that cannot be read."""
    rows = _lines_of(text, form)
    fits = day_forms(text, form)
    how = fits[0] if fits else form.date_formats[0]
    refuse(islice((fault for n, cells in rows for fault in _faults(n, cells, form, how)), _FAULTS_TOLD))
    dated = ((n, cells, read_day(cells[form.date], how)) for n, cells in rows)
    lines = (_line(n, cells, form, day) for n, cells, day in dated if day)
    # a row of 0.00 is a question the bank asked, such as whether a card is good
    return _closed(BankFile(lines=tuple(line for line in lines if line.pence), currency=form.currency))


def of_account(file: BankFile, account: str) -> BankFile:
    """Return the lines of one account of a list that has several."""
    lines = tuple(line for line in file.lines if line.account == account)
    return _closed(BankFile(lines=lines, currency=file.currency))


def _closed(file: BankFile) -> BankFile:
    """Return a list with its closing balance, when one order of the lines makes all balances right."""
    if len(file.accounts) != 1:
        return file
    # a bank gives the oldest line first or the newest first, and within a day the same way round
    for lines in (file.lines, file.lines[::-1]):
        told = [line for line in lines if line.balance is not None]
        days = [line.day for line in lines]
        if told and days == sorted(days) and _runs(lines) and lines[-1].balance is not None:
            return replace(file, closing=lines[-1].balance, closing_on=lines[-1].day)
    return file


def _runs(lines: Sequence[BankLine]) -> bool:
    held: int | None = None
    for line in lines:
        held = None if held is None else held + line.pence
        if None not in (held, line.balance) and held != line.balance:
            return False
        held = line.balance if line.balance is not None else held
    return True


def _tables(text: str) -> list[tuple[tuple[int, tuple[str, ...]], ...]]:
    """Return the rows by number, cut at each separator there can be."""
    try:
        return [
            tuple(enumerate((tuple(map(_bare, row)) for row in _rows(text, mark)), start=1)) for mark in _SEPARATORS
        ]
    except csv.Error as why:
        raise RefusedError([Problem("file", _NO_TABLE)]) from why


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator, skipinitialspace=True)


def _bare(cell: str) -> str:
    """Return a cell without the apostrophe some banks put before words."""
    return cell.strip().removeprefix("'").strip()


def _found(text: str, form: BankForm) -> _Rows | None:
    """Return the lines under the row that names the columns; more may stand above it."""
    needed = set(form.header) - set(form.optional)
    for table in _tables(text):
        for at, (_, row) in enumerate(table):
            if needed <= set(row):
                empty = dict.fromkeys(form.header, "")
                below = ((n, cells) for n, cells in table[at + 1 :] if any(cells))
                return tuple((n, empty | dict(zip(row, cells, strict=False))) for n, cells in below)
    return None


def _lines_of(text: str, form: BankForm) -> _Rows:
    rows = _found(text, form)
    if rows is None:
        raise RefusedError([Problem("file", _NO_HEAD)])
    blank = form.skip_if_blank
    return tuple((number, cells) for number, cells in rows if not blank or cells[blank])


def _faults(number: int, cells: Mapping[str, str], form: BankForm, how: str) -> Iterator[Problem]:
    if read_day(cells[form.date], how) is None:
        yield Problem("day", _NO_DAYS, {"line": number, "text": cells[form.date]})
    columns = [form.amount] if form.amount else [form.money_in, form.money_out]
    texts = [cells[column] for column in columns if cells[column]]
    if not texts:
        yield Problem("amount", _NO_AMOUNT, {"line": number, "text": ""})
    for text in texts:
        if read_amount(text, comma=form.comma) is None:
            letter = next((each for each in text if each.isalpha()), "")
            yield Problem(
                "amount", _LETTER if letter else _NO_AMOUNT, {"line": number, "text": text, "letter": letter}
            )


def _line(number: int, cells: Mapping[str, str], form: BankForm, day: date) -> BankLine:
    words = [cells[column] for column in (form.what, *form.more_what)]

    def pence(column: str) -> int:
        return (read_amount(cells[column], comma=form.comma) or 0) if column else 0

    return BankLine(
        n=number,
        day=day,
        # some banks write money out with a minus though it has its own column
        pence=pence(form.amount) if form.amount else abs(pence(form.money_in)) - abs(pence(form.money_out)),
        words=plain(" ".join(dict.fromkeys(" ".join(word.split()) for word in words if word))),
        account=" ".join(cells[column] for column in form.account),
        id=cells[form.id_column] if form.id_column else "",
        balance=read_amount(cells[form.balance], comma=form.comma) if form.balance else None,
    )
