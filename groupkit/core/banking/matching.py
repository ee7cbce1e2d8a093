"""The bank's lines set beside the entries of the book: which are the same, and what is not yet at the bank."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from groupkit.core.banking.lines import BankLine
from groupkit.core.ledger import Entry
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, current

EARLY, LATE = 3, 14
_Item = tuple[date, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A line of the bank and an entry that are the same money; `sure` when nothing else could be meant."""

    line: int
    entry: int
    pence: int
    sure: bool = True


def at_place(entries: Iterable[Entry], place: int) -> dict[int, tuple[date, int]]:
    """Return day and pence of each entry that changed what a place holds; a correction and its target cancel."""
    known = tuple(entries)
    undone = {entry.reverses for entry in known if entry.reverses}
    found = {}
    for entry in known:
        pence = sum(line.pence for line in entry.lines if line.place == place)
        if pence and not entry.reverses and entry.seq not in undone:
            found[entry.seq] = entry.day, pence
    return found


def suggest(
    lines: Sequence[BankLine], entries: Mapping[int, tuple[date, int]], early: int = EARLY, late: int = LATE
) -> tuple[Match, ...]:
    """Return which lines are likely which entries, by amount and day: as many as can be, then as near as can be.

    The bank may have it up to `early` days before the book and `late` days after it.
    """
    at_bank: dict[int, list[_Item]] = defaultdict(list)
    in_book: dict[int, list[_Item]] = defaultdict(list)
    for line in lines:
        at_bank[line.pence].append((line.day, line.n))
    for seq, (day, pence) in entries.items():
        in_book[pence].append((day, seq))
    matches = []
    for pence, of_bank in at_bank.items():
        of_book = sorted(in_book[pence])
        near = {(n, seq) for day, n in of_bank for when, seq in of_book if -early <= (day - when).days <= late}
        often = Counter(key for n, seq in near for key in (("line", n), ("entry", seq)))
        for n, seq in _paired(sorted(of_bank), of_book, near):
            alone = often["line", n] == often["entry", seq] == 1
            matches.append(Match(line=n, entry=seq, pence=pence, sure=alone))
    return tuple(sorted(matches, key=lambda match: match.line))


def _paired(
    lines: Sequence[_Item], entries: Sequence[_Item], near: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of one amount, in the order of days on both sides: the most there can be, then the nearest."""
    # best[i][j]: pairs found and days apart (below zero) among the lines from i and the entries from j
    best = [[(0, 0)] * (len(entries) + 1) for _ in range(len(lines) + 1)]

    def together(i: int, j: int) -> tuple[int, int] | None:
        (day, n), (when, seq) = lines[i], entries[j]
        if (n, seq) not in near:
            return None
        pairs, apart = best[i + 1][j + 1]
        return pairs + 1, apart - abs((day - when).days)

    for i in reversed(range(len(lines))):
        for j in reversed(range(len(entries))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together(i, j) or (0, 0))
    i = j = 0
    while i < len(lines) and j < len(entries):
        if together(i, j) == best[i][j]:
            yield lines[i][1], entries[j][1]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def uncleared(
    lines: Iterable[BankLine], entries: Mapping[int, tuple[date, int]], matches: Iterable[Match], on: date
) -> dict[int, int]:
    """Return the pence of each entry up to a day that the bank did not have by then."""
    by_then = {line.n for line in lines if line.day <= on}
    left = {seq: pence for seq, (day, pence) in entries.items() if day <= on}
    for match in matches:
        if match.entry in left and match.line in by_then:
            left[match.entry] -= match.pence
    return {seq: pence for seq, pence in left.items() if pence}


def unknown(lines: Iterable[BankLine], matches: Iterable[Match]) -> dict[int, int]:
    """Return the pence of each line that is not, or not wholly, in the book."""
    left = {line.n: line.pence for line in lines}
    for match in matches:
        left[match.line] -= match.pence
    return {n: pence for n, pence in left.items() if pence}


def apart(book: int, bank: int, not_at_bank: Mapping[int, int], not_in_book: Mapping[int, int]) -> int:
    """Return the pence still unexplained between the book and the bank's closing figure; 0 when they agree."""
    return book - sum(not_at_bank.values()) - (bank - sum(not_in_book.values()))


def together(line: int, entries: Mapping[int, int], currency: str) -> dict[int, int]:
    """Return the pence each chosen entry has in a line of the bank.

    All of them whole, when they come to the same; or a part of the only one, as when it was paid in twice. Raise
    RefusedError where it is not the same money.
    """
    total = sum(entries.values())
    if not entries:
        raise RefusedError([Problem("entries", N_("Choose which entry of the book it is."))])
    if total == line:
        return dict(entries)
    ((first, pence), *more) = entries.items()
    if not more and 0 < line / pence < 1:
        return {first: line}
    values = {"bank": current().money(line, currency), "book": current().money(total, currency)}
    raise RefusedError(
        [Problem("entries", N_("The bank has {bank}, and what you chose comes to {book}. Choose others."), values)]
    )
