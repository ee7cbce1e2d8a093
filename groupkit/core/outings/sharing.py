"""Who shares what of an outing: parts for each head, places that cost nothing, and amounts set beforehand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from groupkit.core.outings.values import AMOUNTS, COMING, EQUAL, NOT_COMING, PRICE, Goer, Outing
from groupkit.core.shares import Sharer


def parts(way: str, sharers: Sequence[Goer]) -> Mapping[int, Fraction]:
    """Return how many parts each has in a cost; the parts of free places stand under minus the number.

    The pot meets those, so that a free place costs nobody else more.
    """
    found: dict[int, Fraction] = {}
    for who in sharers:
        whole = Fraction(min(who.parts, 1) * who.party if way == EQUAL else who.parts)
        free = whole * who.free / who.party
        found[who.id] = whole - free
        if free:
            found[-who.id] = free
    return found


def as_sharers(coming: Iterable[Goer]) -> Iterator[Sharer]:
    """Yield those who share, and beside them their free places, which pay nothing."""
    for who in coming:
        yield who.sharer
        if who.free:
            yield Sharer(id=-who.id, most=0)


def set_for(about: Outing, who: Goer, *, costs: bool) -> int:
    """Return what is set for a person beforehand: places at the price, their amount, or what they leave.

    Amounts count from the first of the `costs`; the price counts from the day somebody takes a place.
    """
    if who.standing != COMING:
        return leaves(who)
    if about.way == PRICE:
        paid = about.price * (who.party - who.free)
        return paid if who.most is None else min(paid, who.most)
    return who.amount or 0 if about.way == AMOUNTS and costs else 0


def leaves(who: Goer) -> int:
    """Return the pence that somebody who cannot come leaves with the pot."""
    return who.amount or 0 if who.standing == NOT_COMING else 0
