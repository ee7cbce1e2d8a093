"""The book for beancount, with every balance claimed at the end of each month to the penny.

The file of one fund holds that fund's lines alone, which proves that it balances by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from groupkit.core.exports.book import Book, Posted, amount, one_line, posted
from groupkit.core.exports.names import TRANSFERS, Names, names


def whole(book: Book) -> str:
    """Return the whole book."""
    return _written(book, tuple(posted(book)), parents=True)


def of_fund(book: Book, fund: int) -> str:
    """Return the lines of one fund."""
    return _written(book, tuple(each for each in posted(book) if each.line.fund == fund), parents=False)


def _written(book: Book, lines: tuple[Posted, ...], *, parents: bool) -> str:
    said = names(book)
    written = [
        f'option "title" "{_quoted(book.fit(book.title))}"',
        f'option "operating_currency" "{book.currency}"',
        *_opened(book, lines, said, parents=parents),
    ]
    held: dict[str, int] = defaultdict(int)
    for month, of_month in groupby(lines, key=lambda each: each.entry.day.replace(day=1)):
        for _, of_entry in groupby(of_month, key=lambda each: each.entry.seq):
            legs = tuple(of_entry)
            written.extend(_transaction(book, legs, said))
            for account, pence in _legs(legs, said):
                held[account] += pence
        written.extend(_claimed(book, _next(month), _with_parents(held) if parents else held))
    return "\n".join(written) + "\n"


def _opened(book: Book, lines: tuple[Posted, ...], said: Names, *, parents: bool) -> Iterator[str]:
    """Yield the accounts; also a parent has to be opened before its total can be claimed."""
    used = {account: 0 for account, _ in _legs(lines, said)}
    for account in sorted(_with_parents(used) if parents else used):
        yield f"{lines[0].entry.day} open {account} {book.currency}"


def _transaction(book: Book, legs: tuple[Posted, ...], said: Names) -> Iterator[str]:
    entry = legs[0].entry
    yield f'{entry.day} * "{entry.type.value}" "{_quoted(book.fit(entry.wording("note")))}"'
    yield f"  entry: {entry.seq}"
    if receipt := entry.wording("receipt"):
        yield f'  receipt: "{_quoted(book.fit(receipt))}"'
    if entry.reverses:
        yield f"  reverses: {entry.reverses}"
    for account, pence in _legs(legs, said):
        yield f"  {account}  {amount(pence)} {book.currency}"


def _legs(lines: Iterable[Posted], said: Names) -> Iterator[tuple[str, int]]:
    for each in lines:
        yield said.asset(each), each.line.pence
        if other := said.other(each):
            yield other, -each.line.pence


def _with_parents(held: Mapping[str, int]) -> dict[str, int]:
    """Return the balances with the total of each place, and what moves between funds come to: nothing."""
    totals: dict[str, int] = defaultdict(int, held)
    for account, pence in held.items():
        if account.startswith(("Assets:", TRANSFERS)):
            totals[account.rpartition(":")[0]] += pence
    return dict(totals)


def _claimed(book: Book, day: date, held: Mapping[str, int]) -> Iterator[str]:
    """Yield what every account held when the day began; without the ~ a penny more or less would pass."""
    for account, pence in sorted(held.items()):
        yield f"{day} balance {account}  {amount(pence)} ~ 0.00 {book.currency}"


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _quoted(text: str) -> str:
    return one_line(text).replace("\\", "\\\\").replace('"', '\\"')
