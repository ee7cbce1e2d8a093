"""Outings over time: how many, the places taken, and what paid for them, in each year and each quarter.

A place is one seat on one outing, and no person. A figure about so few people that it would tell of one of them
is left out; so that it cannot be worked out from the others, it is then left out of every quarter of its year.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from groupkit.core.outings.afterwards import Afterwards
from groupkit.core.outings.reckoning import FEW, Reckoning
from groupkit.core.outings.values import COMING, Goer
from groupkit.i18n import N_, Catalogue

YEAR = 0
"""The number of a quarter that is the whole year."""
PLACES, FREE, FIRST, PAID = "places", "free", "first_time", "paid"
PEOPLE = -1
"""What paid, where it is no pot and no grant but the people who came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Went:
    """An outing that took place."""

    outing: int
    name: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone(Went):
    """The same in figures and pence; `first_time` is None where nobody counted it.

    `paid` is what each pot or grant met by its number, 0 for a pot nobody chose, and PEOPLE for what people paid,
    who were `payers` in number.
    """

    places: int
    free: int
    first_time: int | None = None
    cost: int = 0
    payers: int = 0
    paid: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The outings of a year or a quarter, in sums; `gone` are those the sums are made of.

    A sum is None where it tells of fewer than FEW people, and stands in `few` then; `first_time` is None too where
    nobody counted. `paid` is what paid, the largest first, in pence; it is empty where few people paid.
    """

    year: int
    quarter: int = YEAR
    gone: tuple[Went, ...]
    places: int | None
    free: int | None
    first_time: int | None
    cost: int
    paid: tuple[tuple[int, int], ...]
    few: frozenset[str] = frozenset()

    @property
    def outings(self) -> int:
        """How many outings there were."""
        return len(self.gone)


def gone(money: Reckoning, after: Afterwards, today: date) -> Gone | None:
    """Return an outing in figures, or None where it is to come or nobody went."""
    about = money.outing
    coming = [who for who in money.people if who.standing == COMING]
    places = sum(who.party for who in coming) if after.heads_out is None else after.heads_out
    if about.day > today or not places:
        return None
    return Gone(
        outing=about.id,
        name=about.name,
        day=about.day,
        places=places,
        free=free_taken(coming) if after.free_taken is None else after.free_taken,
        first_time=after.first_time,
        cost=money.cost,
        payers=_payers(money),
        paid=tuple(_paid(money)),
    )


def free_taken(people: Iterable[Goer]) -> int:
    """Return how many came on a free place."""
    return sum(who.free for who in people if who.standing == COMING)


def _payers(money: Reckoning) -> int:
    return 0 if any(money.problems()) else sum(pence > 0 for pence in money.shared.pays.values())


def _paid(money: Reckoning) -> Iterator[tuple[int, int]]:
    """Yield what paid for an outing; nothing as long as its costs cannot be shared."""
    result = money.result
    if result.people is not None:
        yield PEOPLE, result.people
        yield from ((met.fund or 0, met.actual) for met in result.met if met.actual is not None)


def growth(outings: Iterable[Gone]) -> tuple[Figures, ...]:
    """Return each year there were outings in, the newest first, and after it each of its quarters."""
    years: defaultdict[int, list[Gone]] = defaultdict(list)
    for each in sorted(outings, key=lambda one: (one.day, one.outing)):
        years[each.day.year].append(each)
    return tuple(made for year in sorted(years, reverse=True) for made in _year(year, years[year]))


def _year(year: int, found: Sequence[Gone]) -> Iterator[Figures]:
    yield together(year, found)
    parts = [(quarter, [one for one in found if quarter_of(one.day) == quarter]) for quarter in range(1, 5)]
    few = frozenset[str]().union(*(_few(of) for _quarter, of in parts))
    yield from (_summed(year, of, few, quarter) for quarter, of in parts if of)


def quarter_of(day: date) -> int:
    """Return the quarter of the year a day is in, from 1 to 4."""
    return (day.month + 2) // 3


def together(year: int, found: Sequence[Gone]) -> Figures:
    """Return some outings in sums, without those that tell of few people."""
    return _summed(year, found, _few(found))


def _few(found: Sequence[Gone]) -> frozenset[str]:
    """Return which sums of some outings tell of few people."""
    counts = {
        PLACES: sum(each.places for each in found),
        FREE: sum(each.free for each in found),
        FIRST: sum(each.first_time or 0 for each in found),
        PAID: sum(each.payers for each in found),
    }
    return frozenset(name for name, count in counts.items() if 0 < count < FEW)


def _summed(year: int, found: Sequence[Gone], few: frozenset[str], quarter: int = YEAR) -> Figures:
    new = [each.first_time for each in found if each.first_time is not None]
    return Figures(
        year=year,
        quarter=quarter,
        gone=tuple(Went(outing=each.outing, name=each.name, day=each.day) for each in found),
        places=None if PLACES in few else sum(each.places for each in found),
        free=None if FREE in few else sum(each.free for each in found),
        first_time=None if FIRST in few or not new else sum(new),
        cost=sum(each.cost for each in found),
        paid=() if PAID in few else tuple(_payers_of(found)),
        few=few,
    )


def _payers_of(found: Iterable[Gone]) -> Iterator[tuple[int, int]]:
    sums: defaultdict[int, int] = defaultdict(int)
    for each in found:
        for payer, pence in each.paid:
            sums[payer] += pence
    yield from sorted(((who, pence) for who, pence in sums.items() if pence), key=lambda one: -one[1])


# in words


def name_in_words(figures: Figures, words: Catalogue) -> str:
    """Say which year or quarter it is."""
    if figures.quarter == YEAR:
        return str(figures.year)
    first, last = (date(figures.year, 3 * figures.quarter - back, 1) for back in (2, 0))
    said = words.gettext(N_("{first} to {last}"))
    return said.format(first=words.month(first, "short"), last=words.month(last, "short"))


def in_words(figures: Figures, words: Catalogue, currency: str) -> tuple[str, ...]:
    """Write the outings, the places taken, the free ones, those out for the first time, and the cost.

    What is not counted, and what would tell of few people, is a dash.
    """
    counts = (figures.outings, figures.places, figures.free, figures.first_time)
    shown = ("–" if count is None else words.whole(count) for count in counts)
    return (*shown, words.money(figures.cost, currency))


def paid_in_words(
    figures: Figures, funds: Mapping[int, str], words: Catalogue, currency: str
) -> tuple[tuple[str, str], ...]:
    """Write what paid for the outings, and how much each; a pot may also have kept what was left over."""
    return tuple(
        (_payer(who, pence, funds, words), words.money(abs(pence), currency)) for who, pence in figures.paid
    )


def _payer(who: int, pence: int, funds: Mapping[int, str], words: Catalogue) -> str:
    if who == PEOPLE:
        return words.gettext(N_("People who came"))
    named = funds.get(who) or words.gettext(N_("The pot"))
    return named if pence > 0 else words.gettext(N_("Kept in a pot: {pot}")).format(pot=named)
