"""Miles on the command line: a drive on a claim, and what a mile is paid at."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.reading import Reading
from groupkit.cli.shown import say
from groupkit.cli.speech import UnclearError, Verbs
from groupkit.cli.typed import DAY, NUMBER
from groupkit.core.claims import ClaimLine
from groupkit.core.rates import Rate
from groupkit.i18n import N_, _, current
from groupkit.services.claims import drafts, known, rates

verbs = Verbs("driving")
_NUMBER = click.argument("number", type=NUMBER)
_SURE = click.option("--sure", is_flag=True, help=N_("The amount and the day are right, even if they are unusual."))
_FUND = click.option("--fund", default="", help=N_("Which pot; without it, the pot that is for anything."))


class _Drive(TypedDict):
    """The options of a drive that go by the same name in its line."""

    from_place: str
    to_place: str
    what: str
    day: date | None


@verbs.command("miles", help=N_("Put a drive on a claim, paid at the rate of the day of travel."))
@_NUMBER
@click.argument("miles", metavar=N_("MILES"))
@click.option("--from", "from_place", required=True, help=N_("Where it began."))
@click.option("--to", "to_place", required=True, help=N_("Where it went."))
@click.option("--vehicle", default="car", help=N_("How they travelled: car, passenger, motorcycle or bicycle."))
@click.option("--what", required=True, help=N_("What it was for."))
@click.option("--kind", required=True, help=N_("What sort of thing, like Fares: see money kinds."))
@click.option("--day", type=DAY, help=N_("The day of travel; today where none is given."))
@_FUND
@_SURE
@click.pass_obj
def _miles(
    desk: Desk,
    /,
    number: int,
    miles: str,
    vehicle: str,
    kind: str,
    fund: str,
    *,
    sure: bool,
    **said: Unpack[_Drive],
) -> None:
    with desk.open() as group:
        reading, day = Reading(group), said["day"] or group.today()
        tenths = _tenths(miles)
        pence, _rate = rates.driven(group, known.case(group, number).claim, day, tenths, vehicle)
        what, pot = reading.kind(kind, "out"), reading.fund(fund)
        reading.refuse()
        told = dict(said) | {"day": day, "no_receipt": "mileage", "miles": tenths, "rate": vehicle, "pence": pence}
        ids = {"kind": what.id if what else 0, "fund": pot.id if pot else 0}
        made = ClaimLine(**told | ids)  # type: ignore[arg-type]  # the options are named as in the line
        drafts.add_line(group, number, made, sure=sure)
        currency = group.profile.currency
    say(_("{miles} miles come to {amount}.").format(miles=miles, amount=current().money(pence, currency)))


def _tenths(typed: str) -> int:
    """Read a number with at most one place after the point, as tenths."""
    try:
        found = Decimal(typed.removesuffix("p")) * 10
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or found != found.to_integral_value():
        raise UnclearError(_("Type a number like 12 or 12.5."), click.get_current_context())
    return int(found)


@verbs.command("rate", help=N_("Keep what one mile is paid at, in pence, as the official page says."))
@click.argument("vehicle", metavar=N_("VEHICLE"))
@click.argument("pence", metavar=N_("PENCE"))
@click.option("--since", type=DAY, required=True, help=N_("The first day it holds."))
@click.option("--source", required=True, help=N_("Where you saw it."))
@click.pass_obj
def _rate(desk: Desk, /, vehicle: str, pence: str, since: date, source: str) -> None:
    with desk.open() as group:
        seen = rates.offered(group, vehicle, since)
        made = Rate(
            key=vehicle,
            since=since,
            tenths=_tenths(pence),
            source=source,
            seen_on=group.today(),
            year_miles=seen.year_miles if seen else None,
            tenths_above=seen.tenths_above if seen else 0,
        )
        rates.own(group, made)
