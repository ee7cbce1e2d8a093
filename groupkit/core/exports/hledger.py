"""The book for hledger and ledger, with the balance after every line, which they work out again themselves."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby

from groupkit.core.exports.book import Book, Posted, amount, one_line, posted
from groupkit.core.exports.names import Names, names


def journal(book: Book) -> str:
    """Return the whole book."""
    said, lines = names(book), tuple(posted(book))
    accounts = sorted({account for each in lines for account, _ in _legs(each, said)})
    written = ["decimal-mark .", f"commodity 1000.00 {book.currency}", *(f"account {name}" for name in accounts)]
    held: dict[str, int] = defaultdict(int)
    for _, of_entry in groupby(lines, key=lambda each: each.entry.seq):
        legs = tuple(of_entry)
        entry = legs[0].entry
        note = one_line(book.fit(entry.wording("note")))
        # ; would begin a comment, and | end the name of who was paid
        told = note.replace(";", ",").replace("|", "/")
        written.append("")
        written.append(f"{entry.day} * ({entry.seq}) {entry.type.value} | {told}".rstrip())
        for each in legs:
            for account, pence in _legs(each, said):
                held[account] += pence
                after = f"{amount(held[account])} {book.currency}"
                written.append(f"    {account}  {amount(pence)} {book.currency} = {after}")
    return "\n".join((*written, *_at_the_end(book, held))) + "\n"


def _at_the_end(book: Book, held: Mapping[str, int]) -> Iterator[str]:
    """Yield what every account holds in the end, so that also an entry left out after all others is seen."""
    if held:
        yield ""
        yield f"{book.as_of} * balances"
    for account, pence in sorted(held.items()):
        yield f"    {account}  0.00 {book.currency} = {amount(pence)} {book.currency}"


def _legs(each: Posted, said: Names) -> Iterator[tuple[str, int]]:
    yield said.asset(each), each.line.pence
    if other := said.other(each):
        yield other, -each.line.pence
