"""What a mile is paid at on a day: the rates that come with groupkit, and those the group typed itself."""

from collections.abc import Iterator
from datetime import date

from groupkit.core.claimforms import RateWords, ShippedRate, told
from groupkit.core.claims import Claim, ClaimLine, State
from groupkit.core.problems import Problem, refuse
from groupkit.core.rates import Rate, in_force, mileage, mileage_problems, rate_on, to_confirm
from groupkit.i18n import N_, current
from groupkit.services.claims.known import cases
from groupkit.services.group import Group
from groupkit.storage import claimforms

RATES = "rates"
"""The topic of the rates; a claim that is being filled in is not drawn again for it."""
_TAX_YEAR = (4, 6)


def shipped(group: Group) -> tuple[ShippedRate, ...]:
    """Return the rates that come with groupkit for the country the group is in."""
    country = group.profile.region.partition("-")[0]
    return tuple(rate for rate in words().mileage if rate.region == country)


def words() -> RateWords:
    """Return the words around mileage, in the language of the window."""
    return told(claimforms.words(RateWords), current())


def vehicles(group: Group) -> dict[str, str]:
    """Return what a mile can be driven with, by key, with its name."""
    return {rate.vehicle: rate.title for rate in shipped(group)}


def rates(group: Group) -> tuple[Rate, ...]:
    """Return every rate there is: ours first, then those the group typed."""
    return (*map(_rate, shipped(group)), *group.store.own_rates)


def _rate(found: ShippedRate) -> Rate:
    return Rate(
        key=found.vehicle,
        since=found.since,
        until=found.until,
        tenths=found.tenths,
        source=found.source,
        seen_on=found.seen_on,
        year_miles=found.year_miles,
        tenths_above=found.tenths_above,
        confirmed=not found.confirm,
    )


def offered(group: Group, vehicle: str, day: date) -> Rate | None:
    """Return a rate we saw somewhere for a day that has none yet: somebody looks at the official page first."""
    return to_confirm(rates(group), vehicle, day)


def own(group: Group, rate: Rate) -> Rate:
    """Keep a rate somebody typed from the official page; one of the same vehicle and day is replaced."""
    refuse((*rate.problems(), *_known(group, rate)))
    with group.change(N_("Keep a mileage rate"), RATES) as store:
        store.own_rates.remove(vehicle=rate.key, since=rate.since)
        store.own_rates.add(rate)
    return rate


def _known(group: Group, rate: Rate) -> Iterator[Problem]:
    if rate.key not in vehicles(group):
        yield Problem("vehicle", N_("Choose how you travelled."))


def driven(group: Group, claim: Claim, day: date, miles: int, vehicle: str) -> tuple[int, Rate]:
    """Return the pence for a journey and the rate of the day of travel; refuse when none is known.

    Args:
        group: the open group.
        claim: the claim it goes on.
        day: the day of travel.
        miles: tenths of a mile.
        vehicle: how they travelled, by the key of `vehicles`.
    """
    refuse((*mileage_problems(miles), *_choosing(group, vehicle)))
    rate = rate_on(rates(group), vehicle, day)
    return mileage(miles, rate, _before(group, claim, day, vehicle)), rate


def _choosing(group: Group, vehicle: str) -> Iterator[Problem]:
    if vehicle not in vehicles(group):
        yield Problem("vehicle", N_("Choose how you travelled."))


def _before(group: Group, claim: Claim, day: date, vehicle: str) -> int:
    """Return the tenths of a mile the same person drove before that day, in the same tax year, as claimed."""
    starts = _year(day)
    given_up = (State.NOT_AGREED, State.WAIVED)
    return sum(
        line.miles or 0
        for case in cases(group)
        if case.claim.who.is_same(claim.who) and case.state not in given_up
        for line in case.claim.lines
        if line.rate == vehicle and starts <= line.day < day
    )


def _year(day: date) -> date:
    begins = day.replace(month=_TAX_YEAR[0], day=_TAX_YEAR[1])
    return begins if begins <= day else begins.replace(year=day.year - 1)


def of_line(group: Group, line: ClaimLine) -> Rate | None:
    """Return the rate a line of miles was reckoned at, where it is still known."""
    return in_force(rates(group), line.rate, line.day) if line.miles else None
