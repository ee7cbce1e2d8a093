"""The lines of the book as a table, and reading such a table back: all of it, or nothing."""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import chain, islice

from groupkit.core.exports.book import Book, amount, posted
from groupkit.core.exports.cells import guarded, unguarded
from groupkit.core.ledger import EntryType
from groupkit.core.money import MOST
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_

HEAD = (
    *("entry", "date", "kind", "place", "fund", "category", "note", "amount"),
    *("receipt", "reverses", "running"),
)
MARK = "\ufeff"
_AMOUNTS = ("amount", "running")
_AMOUNT = re.compile(r"-?\d{1,12}\.\d{2}", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_MOVES = frozenset(type_.value for type_ in EntryType if type_.moves_money)
_FAULTS_TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the book as it stands in the table; `place`, `fund` and `category` are names."""

    entry: int
    day: date
    type: EntryType
    place: str
    fund: str
    category: str
    note: str
    pence: int
    receipt: str
    reverses: int | None
    running: int


def written(book: Book) -> str:
    """Return the table. Saved in UTF-8 behind MARK, every spreadsheet reads its letters right."""
    places = {place.id: book.place_name(place) for place in book.places}
    funds = {fund.id: book.fit(fund.name) for fund in book.funds}
    kinds = {kind.id: book.fit(kind.name) for kind in book.kinds}
    into = StringIO(newline="")
    rows = csv.writer(into)
    rows.writerow(HEAD)
    for each in posted(book):
        entry, line = each.entry, each.line
        words = (places[line.place], funds[line.fund], "" if line.kind is None else kinds[line.kind])
        note, receipt = book.fit(entry.wording("note")), book.fit(entry.wording("receipt"))
        told = (guarded(text) for text in (*words, note))
        begins = (entry.seq, entry.day, entry.type.value)
        rows.writerow((*begins, *told, amount(line.pence), guarded(receipt), entry.reverses, amount(each.held)))
    return into.getvalue()


def rules(book: Book) -> str:
    """Return how hledger reads the table, so that it can work out every balance again."""
    return "\n".join(
        (
            *("skip 1", f"fields {','.join(HEAD)}", "date-format %Y-%m-%d", "decimal-mark ."),
            *(f"currency {book.currency}", "account1 Assets:%place:%fund", "account2 Other:%kind:%category"),
            *("description %kind", "comment none", "balance1 %running", "balance-type =", ""),
        )
    )


def read(text: str) -> tuple[Row, ...]:
    """Read a table that `written` wrote; raise RefusedError with the first twenty faults."""
    try:
        head, *lines = list(csv.reader(StringIO(text.removeprefix(MARK), newline=""))) or [[]]
    except csv.Error as why:
        raise RefusedError([Problem("file", _NO_TABLE)]) from why
    refuse(Problem("file", _NO_COLUMN, {"column": name}) for name in HEAD if name not in head)
    told = [dict.fromkeys(HEAD, "") | dict(zip(head, cells, strict=False)) for cells in lines]
    # lines are counted as a spreadsheet counts them: the head is the first
    numbered = tuple(enumerate(told, start=2))
    refuse(islice((fault for number, cells in numbered for fault in _faults(number, cells)), _FAULTS_TOLD))
    rows = tuple(_row(cells) for cells in told)
    refuse(islice(chain(_repeated(rows), _sums(rows)), _FAULTS_TOLD))
    return rows


_NO_TABLE = N_("We cannot read this file as a table. Nothing has been brought in.")
_NO_COLUMN = N_("The file has no column “{column}”. Nothing has been brought in.")
_UNREADABLE = N_("Line {line}: we cannot read “{text}” under “{column}”. Nothing has been brought in.")
_LETTER = N_("Line {line}: amount “{text}” has a letter {letter}. Nothing has been brought in.")
_AGAIN = N_("Line {line}: entry {entry} is in the file twice. Nothing has been brought in.")
_TOTAL = N_("Entry {entry}: the balance says {said} and adds up to {sum}. Nothing has been brought in.")


def _faults(number: int, told: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what cannot be read in one line."""
    for column, reads in _READS.items():
        text = told[column]
        if not reads(text):
            letter = next((each for each in text if each.isalpha()), "") if column in _AMOUNTS else ""
            values = {"line": number, "text": text, "column": column, "letter": letter}
            yield Problem(column, _LETTER if letter else _UNREADABLE, values)


def _repeated(rows: Sequence[Row]) -> Iterator[Problem]:
    """Yield the entries that come back after another; the lines of one entry stand together."""
    seen: set[int] = set()
    before = 0
    for number, row in enumerate(rows, start=2):
        if row.entry in seen and row.entry != before:
            yield Problem("entry", _AGAIN, {"line": number, "entry": row.entry})
        seen.add(row.entry)
        before = row.entry


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_amount(text: str) -> bool:
    return _AMOUNT.fullmatch(text) is not None


def _is_line(text: str) -> bool:
    return _is_amount(text) and 0 < abs(_pence(text)) <= MOST


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


_READS: Mapping[str, Callable[[str], bool]] = {
    "entry": _is_number,
    "date": _is_day,
    "kind": lambda text: text in _MOVES,
    "place": bool,
    "fund": bool,
    "amount": _is_line,
    "reverses": lambda text: not text or _is_number(text),
    "running": _is_amount,
}


def _pence(text: str) -> int:
    return int(text.replace(".", ""))


def _row(told: Mapping[str, str]) -> Row:
    return Row(
        entry=int(told["entry"]),
        day=date.fromisoformat(told["date"]),
        type=EntryType(told["kind"]),
        place=unguarded(told["place"]),
        fund=unguarded(told["fund"]),
        category=unguarded(told["category"]),
        note=unguarded(told["note"]),
        pence=_pence(told["amount"]),
        receipt=unguarded(told["receipt"]),
        reverses=int(told["reverses"]) if told["reverses"] else None,
        running=_pence(told["running"]),
    )


def _sums(rows: Sequence[Row]) -> Iterator[Problem]:
    """Yield the first balance of each place and fund that is not the sum of its lines."""
    held: dict[tuple[str, str], int] = defaultdict(int)
    told = set()
    for row in rows:
        key = row.place, row.fund
        held[key] += row.pence
        if held[key] != row.running and key not in told:
            told.add(key)
            values = {"entry": row.entry, "said": amount(row.running), "sum": amount(held[key])}
            yield Problem("running", _TOTAL, values)
