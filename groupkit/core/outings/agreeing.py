"""Whether an outing and the book say the same: each movement of group money is held against its entry."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from groupkit.core.ledger import Entry
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.shares import POT


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The pence of one pot that the book says came in (+) or went out (−), and what the outing says.

    `entry` is the number of the entry, 0 for the whole of a pot. `what` is what the outing calls it, and
    `on_sheet` tells that the entry stands on a money sheet.
    """

    entry: int = 0
    fund: int | None
    book: int
    outing: int
    what: str = ""
    on_sheet: bool = False

    @property
    def difference(self) -> int:
        """How much more the book says than the outing."""
        return self.book - self.outing


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Every entry about an outing beside what the outing says of it.

    `apart` is group money in pence that the outing knows of without an entry: nothing can be held against it.
    """

    lines: tuple[Compared, ...] = ()
    apart: int = 0

    @property
    def pots(self) -> tuple[Compared, ...]:
        """What was written for this outing from its page, by pot and grant."""
        found: dict[int | None, list[Compared]] = defaultdict(list)
        for line in self.lines:
            if not line.on_sheet:
                found[line.fund].append(line)
        return tuple(
            Compared(fund=fund, book=sum(each.book for each in of), outing=sum(each.outing for each in of))
            for fund, of in found.items()
        )

    @property
    def sheets(self) -> tuple[Compared, ...]:
        """What stands on money sheets, by itself."""
        return tuple(line for line in self.lines if line.on_sheet)

    @property
    def marked(self) -> tuple[Compared, ...]:
        """The entries on which the book and the outing do not say the same."""
        return tuple(line for line in self.lines if line.difference)

    @property
    def difference(self) -> int:
        """The pence by which they differ, all differences together; 0 where they agree."""
        return sum(abs(line.difference) for line in self.lines)

    @property
    def book(self) -> int:
        """What the book says in all."""
        return sum(line.book for line in self.lines)

    @property
    def outing(self) -> int:
        """What the outing says in all."""
        return sum(line.outing for line in self.lines)


def agreement(known: Reckoning, entries: Iterable[Entry], ours: Iterable[int]) -> Agreement:
    """Hold an outing against the book.

    Args:
        known: the money of the outing.
        entries: the entries about it that still stand, those on money sheets too.
        ours: the numbers of all entries that were written from its page, those that were put right too.
    """
    said, apart = _said(known)
    book: dict[tuple[int, int | None], int] = defaultdict(int)
    for entry in entries:
        for line in entry.lines:
            book[entry.seq, line.fund] += line.pence
    own = frozenset(ours)
    lines = tuple(
        Compared(
            entry=seq,
            fund=fund,
            book=book.get((seq, fund), 0),
            outing=sum(pence for pence, _ in said.get((seq, fund), ())),
            what=next((what for _, what in said.get((seq, fund), ())), ""),
            on_sheet=seq not in own,
        )
        for seq, fund in sorted({*said, *book}, key=lambda key: (key[0], key[1] or 0))
    )
    return Agreement(lines=lines, apart=apart)


def _said(known: Reckoning) -> tuple[dict[tuple[int, int | None], list[tuple[int, str]]], int]:
    """Return what the outing says of each entry and pot, and the pence it knows of without an entry."""
    moved = [(cost.entry, cost.fund, -cost.pence, cost.what) for cost in known.costs if cost.payer == POT]
    for each in known.settled:
        sign = (each.payment.payee == POT) - (each.payment.payer == POT)
        if sign:
            moved.append((each.entry, each.fund, sign * each.payment.pence, ""))
    found: dict[tuple[int, int | None], list[tuple[int, str]]] = defaultdict(list)
    for entry, fund, pence, what in moved:
        if entry is not None:
            found[entry, fund or known.outing.fund].append((pence, what))
    return found, sum(pence for entry, _, pence, _ in moved if entry is None)
