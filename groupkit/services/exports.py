"""Saves the book of money for other programs, so that nobody has to take our sums on trust."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from groupkit.core.exports import beancount, hledger, ofx, workbook
from groupkit.core.exports import csv as tables
from groupkit.core.exports.book import Book
from groupkit.core.exports.names import slug
from groupkit.core.exports.workbook import Counted
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_
from groupkit.lazy import lazily
from groupkit.services import ledger
from groupkit.services.group import Group
from groupkit.storage import saving

if TYPE_CHECKING:
    from groupkit.storage import spreadsheets
else:
    spreadsheets = lazily("groupkit.storage.spreadsheets")

NAME = "money"
LARGEST = 20 * 2**20
ALL = "all"
_LONGEST_NAME = 40
_UNKNOWN = N_("Choose one of these: {kinds}.")
_DIFFERS = N_("Line {line} of the file is not what the book says. Entry {entry} is the first that differs.")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The book and the last count of each tin."""

    book: Book
    counts: tuple[Counted, ...]


def book(group: Group, *, exact: bool = False) -> Book:
    """Return the book as it stands today; private details and the names of who holds money only when `exact`."""
    return Book(
        title=group.profile.name,
        currency=group.profile.currency,
        as_of=group.today(),
        places=ledger.places(group),
        funds=ledger.funds(group),
        kinds=ledger.kinds(group),
        entries=tuple(link.entry for link in group.store.ledger.links() if link.entry.type.moves_money),
        veil=not exact,
    )


def gather(group: Group, *, exact: bool = False) -> Gathered:
    """Return what is to be saved as values, so that saving it can be done away from the open group."""
    return Gathered(book(group, exact=exact), tuple(_counts(group)))


def save(group: Group, kind: str, folder: Path, *, exact: bool = False) -> tuple[Path, ...]:
    """Save the book as one of KINDS, or as ALL of them, in a folder; return the files in it.

    Raises:
        GroupkitError: there is no such folder, or the disk cannot take it; older files stay as they were.
    """
    return write(gather(group, exact=exact), kind, folder)


def write(found: Gathered, kind: str, folder: Path) -> tuple[Path, ...]:
    """Save what was gathered, as `save` does."""
    if kind not in (*KINDS, ALL):
        raise RefusedError([Problem("kind", _UNKNOWN, {"kinds": ", ".join((*KINDS, ALL))})])
    saving.refuse_without(folder)
    wanted = KINDS if kind == ALL else (kind,)
    files = [each for name in wanted for each in _WRITERS[name](found)]
    for name, content in files:
        saving.save(folder / name, content)
    return tuple(folder / name for name, _ in files)


def read(path: Path) -> tuple[tables.Row, ...]:
    """Read a table that was saved for a spreadsheet, or refuse it whole.

    Raises:
        GroupkitError: the file is missing or too large.
        RefusedError: something in it cannot be read, with the line and why.
    """
    return tables.read(saving.text_of(path, LARGEST))


def compare(group: Group, path: Path) -> int:
    """Hold a table against the book and return how many lines agree, or refuse with the first that does not.

    A copy with names and one without both agree with the book they were made from.
    """
    found = read(path)
    ours = [tables.read(tables.written(book(group, exact=exact))) for exact in (True, False)]
    differs = [next((at for at, (a, b) in enumerate(zip_longest(found, known)) if a != b), None) for known in ours]
    if None in differs:
        return len(found)
    at = max(each for each in differs if each is not None)
    entry = next(row.entry for row in (*found[at : at + 1], *ours[0][at : at + 1]))
    raise RefusedError([Problem("file", _DIFFERS, {"line": at + 2, "entry": entry})])


def _counts(group: Group) -> Iterator[Counted]:
    """Yield the last count of each tin."""
    for place in ledger.places(group):
        done = [sheet for sheet in group.store.sheets.where(place=place.id) if sheet.counted is not None]
        if done:
            last = max(done, key=lambda sheet: sheet.number)
            coins = next((dict(tally.coins) for tally in last.tallies if tally.typed is None), {})
            yield Counted(place=place.id, day=last.day, coins=coins, pence=last.counted or 0)


Files = Iterator[tuple[str, bytes]]


def _beancount(found: Gathered) -> Files:
    yield f"{NAME}.beancount", beancount.whole(found.book).encode()
    for fund in found.book.funds:
        name = _short(found.book.fit(fund.name), fund.id)
        yield f"{NAME}-{name}.beancount", beancount.of_fund(found.book, fund.id).encode()


def _hledger(found: Gathered) -> Files:
    yield f"{NAME}.journal", hledger.journal(found.book).encode()


def _csv(found: Gathered) -> Files:
    yield f"{NAME}.csv", (tables.MARK + tables.written(found.book)).encode()
    yield f"{NAME}.csv.rules", tables.rules(found.book).encode()


def _xlsx(found: Gathered) -> Files:
    yield f"{NAME}.xlsx", spreadsheets.written(workbook.pages(found.book, found.counts), found.book.as_of)


def _ofx(found: Gathered) -> Files:
    for place in found.book.places:
        name = _short(found.book.place_name(place), place.id)
        yield f"{NAME}-{name}.ofx", ofx.written(found.book, place.id).encode()


def _short(name: str, number: int) -> str:
    """Return a name that every disk takes."""
    return slug(name[:_LONGEST_NAME], number)


_WRITERS: Mapping[str, Callable[[Gathered], Files]] = {
    "beancount": _beancount,
    "hledger": _hledger,
    "csv": _csv,
    "xlsx": _xlsx,
    "ofx": _ofx,
}
KINDS = tuple(_WRITERS)
