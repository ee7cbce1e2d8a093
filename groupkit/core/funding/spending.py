"""What of an award came, was spent, went back and is left, worked out from the book on any day.

Where several awards fill one pot, each cost is shared by their parts among those that may pay for it. A share is
rounded once, on the whole of a kind, so that the shares of all always come to what was spent.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from groupkit.core.funding.awards import Award
from groupkit.core.ledger import Entry, EntryType
from groupkit.core.shares import split

RECEIVED, OWN, BACK, SPENT = "received", "own", "back", "spent"
AWARD, GIVEN_BACK = "award", "given_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Pence one entry brought into a pot or took out of it, what sort that was, and what it puts right.

    `award` is the one an entry names; 0 where it names none.
    """

    entry: int
    day: date
    sort: str
    kind: int | None
    pence: int
    award: int = 0
    puts_right: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """One kind of cost: what was set for it, what was spent, and in how many payments."""

    kind: int | None
    budget: int
    spent: int
    payments: int

    @property
    def left(self) -> int:
        """What is left of the amount set for it; less than 0 where more was spent."""
        return self.budget - self.spent


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """An award on a day, in pence: what came, our own money put to it, what went back, what each kind cost."""

    on: date
    received: int = 0
    own: int = 0
    back: int = 0
    lines: tuple[Spent, ...] = ()

    @property
    def spent(self) -> int:
        """What was spent on all kinds together."""
        return sum(line.spent for line in self.lines)

    @property
    def left(self) -> int:
        """What is left in the pot."""
        return self.received + self.own - self.back - self.spent


def shares_of(pence: int, parts: Sequence[int]) -> tuple[int, ...]:
    """Return each funder's share in whole pence; together they are the whole, and each is within a penny."""
    return split(pence, parts, [0] * len(parts))


def moved(fund: int, entries: Iterable[Entry], on: date) -> Iterator[Moved]:
    """Yield what came into a pot and went out of it up to a day, in the order it was written."""
    known = {entry.seq: entry for entry in entries}
    for entry in known.values():
        origin = entry if entry.reverses is None else known[entry.reverses]
        sort = _sort(origin)
        by_kind: dict[int | None, int] = defaultdict(int)
        for line in entry.lines:
            if line.fund == fund and entry.day <= on:
                by_kind[line.kind] += line.pence
        for kind, pence in by_kind.items():
            if pence and sort:
                yield Moved(
                    entry=entry.seq,
                    day=entry.day,
                    sort=sort,
                    kind=kind if sort == SPENT else None,
                    pence=pence if sort in (RECEIVED, OWN) else -pence,
                    award=_named(origin),
                    puts_right=entry.reverses,
                )


def _sort(entry: Entry) -> str:
    """Return what an entry means to a pot; nothing where its money only changed places."""
    if entry.type in (EntryType.OPENING, EntryType.RECEIPT):
        return RECEIVED
    if entry.type is EntryType.FUND_MOVE:
        return OWN
    if entry.type is EntryType.PAYMENT:
        return BACK if entry.facts.get(GIVEN_BACK) else SPENT
    return SPENT if entry.type is EntryType.COUNT_DIFFERENCE else ""


def _named(entry: Entry) -> int:
    found = entry.facts.get(AWARD, 0)
    return found if isinstance(found, int) else 0


def used(award: Award, entries: Iterable[Entry], on: date, others: Iterable[Award] = ()) -> Used:
    """Return what came, was spent and is left of an award on a day.

    Args:
        award: the award.
        entries: the whole book.
        on: the last day that counts.
        others: the other awards that fill the same pot.
    """
    together = tuple(sorted({each.id: each for each in (award, *others)}.values(), key=lambda each: each.id))
    sums: dict[tuple[str, int, int | None], int] = defaultdict(int)
    payments: dict[int | None, int] = defaultdict(int)
    for each in moved(award.fund, entries, on):
        whose = each.award or _by_instalment(together, each) if each.sort in (RECEIVED, BACK) else 0
        sums[each.sort, whose, each.kind] += each.pence
        payments[each.kind] += (1 if each.puts_right is None else -1) if each.sort == SPENT else 0
    found: dict[tuple[str, int | None], int] = defaultdict(int)
    for (sort, whose, kind), pence in sums.items():
        found[sort, kind] += _mine(award, together, pence, whose, kind if sort == SPENT else None)
    return Used(
        on=on,
        received=found[RECEIVED, None],
        own=found[OWN, None],
        back=found[BACK, None],
        lines=tuple(
            _lines(award, {kind: pence for (sort, kind), pence in found.items() if sort == SPENT}, payments)
        ),
    )


def _by_instalment(together: Iterable[Award], each: Moved) -> int:
    """Return the award whose instalment an entry, or the one it puts right, is."""
    entry = each.entry if each.puts_right is None else each.puts_right
    return next((one.id for one in together if any(part.entry == entry for part in one.instalments)), 0)


def _mine(award: Award, together: Sequence[Award], pence: int, whose: int, kind: int | None) -> int:
    """Return the pence of a sum that belong to this award."""
    if whose in {each.id for each in together}:
        return pence if whose == award.id else 0
    sharing = [each for each in together if kind is None or each.pays_for(kind)] or list(together)
    if award.id not in {each.id for each in sharing}:
        return 0
    shares = shares_of(pence, [each.parts for each in sharing])
    return next(share for each, share in zip(sharing, shares, strict=True) if each.id == award.id)


def _lines(award: Award, spent: Mapping[int | None, int], payments: Mapping[int | None, int]) -> Iterator[Spent]:
    """Yield the kinds in the order of the award, then those it was not for."""
    budgets: dict[int | None, int] = {line.kind: line.pence for line in award.lines}
    for kind in (*budgets, *(kind for kind in spent if kind not in budgets)):
        pence = spent.get(kind, 0)
        if kind in budgets or pence:
            many = payments[kind] if pence else 0
            yield Spent(kind=kind, budget=budgets.get(kind, 0), spent=pence, payments=many)
