"""The budget of an outing: the pots it may be paid from, and with how many paid places it comes out even."""

from dataclasses import dataclass, replace
from datetime import date

from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.sharing import leaves
from groupkit.core.outings.values import IN, MOST_PLACES, NOT_COMING, OUT, PRICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Pot:
    """A pot of the group, or a grant: until when it can be used, and what kinds of cost it `buys`, none for any."""

    id: int
    name: str
    grant: bool = False
    ends_on: date | None = None
    buys: tuple[str, ...] = ()
    put_away: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What an outing is expected to come to in pence, with all its places taken.

    `by` is a little by for what nobody thought of, `given` what grants give. `places` are all places, `paid` those
    that are not free. `even` is the least number of paid places with which it comes out even, None where it does
    not with all of them, or with any number. `over` is what would be left over; below zero, it is still to find.
    """

    cost: int
    by: int
    given: int
    people: int
    places: int
    paid: int
    even: int | None = None

    @property
    def whole(self) -> int:
        """All that is planned to be paid, with a little by."""
        return self.cost + self.by

    @property
    def over(self) -> int:
        """What is left over, or below zero, still to find."""
        return self.given + self.people - self.whole

    @property
    def each(self) -> int | None:
        """What each paid place would bear of what is left after the grants, rounded up to a penny."""
        left = max(0, self.whole - self.given)
        return -(-left // self.paid) if self.paid else None


def forecast(known: Reckoning, hundredths: int) -> Forecast:
    """Work out a budget; `hundredths` of its costs are put by for what nobody thought of."""
    whole = _with(known, hundredths, known.paid_places)
    if known.outing.way != PRICE or (known.outing.places and whole.over < 0):
        return whole
    counts = range(1, (known.paid_places if known.outing.places else MOST_PLACES) + 1)
    even = next((count for count in counts if _with(known, hundredths, count).over >= 0), None)
    return replace(whole, even=even if even != 1 else None)


def _with(known: Reckoning, hundredths: int, paid: int) -> Forecast:
    """Return what it comes to with so many paid places, besides the free ones."""
    places = paid + known.places - known.paid_places

    def total(direction: str, count: int, *, given: bool = False) -> int:
        fits = (line for line in known.plan if line.direction == direction and given == (line.fund is not None))
        return sum(line.pence * (count if line.each else 1) for line in fits)

    cost = total(OUT, places)
    said = any(line.direction == IN and line.fund is None for line in known.plan)
    priced = known.outing.way == PRICE and not said
    return Forecast(
        cost=cost,
        by=-(-cost * hundredths // 100),
        given=total(IN, places, given=True),
        people=known.outing.price * paid if priced else total(IN, paid),
        places=places,
        paid=paid,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Anew:
    """What it means that places are given back: share it anew at `each` pence, or let the pot meet the `gap`."""

    places: int
    each: int
    gap: int


def anew(known: Reckoning) -> Anew | None:
    """Return the choice after somebody dropped out of an outing with a price; None where there is none to make.

    It counts with all places that can still be paid for, or with those that are, where these are more.
    """
    gone = [who for who in known.people if who.standing == NOT_COMING]
    places = sum(who.party - who.free for who in gone)
    now = sum(who.party - who.free for who in known.coming)
    paying = max(now, known.paid_places - places if known.outing.places else 0)
    if known.outing.way != PRICE or not places or not paying:
        return None
    result = known.result
    given = sum(max(met.planned, met.actual or 0) for met in result.met[1:])
    need = max(result.planned, result.cost) - given - sum(leaves(who) for who in gone)
    gap = need - paying * known.outing.price
    return Anew(places=places, each=-(-need // paying), gap=gap) if gap > 0 else None
