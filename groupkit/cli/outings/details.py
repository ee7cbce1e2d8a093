"""Writes down on the command line where and when an outing is, its rules, and what was looked at before it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.outings.naming import OUTING
from groupkit.cli.shown import as_json, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import CLOCK, DAY, OneOf
from groupkit.core.outings.plans import ANSWERS, REFUNDS, UNSURE, Checked, Plan
from groupkit.core.outings.words.people import BudgetWords, SignupWords
from groupkit.core.outings.words.planning import (
    PhotoWords,
    TravelWords,
    VenueWords,
    WeatherWords,
    WhoWords,
)
from groupkit.i18n import N_, _, current
from groupkit.services.outings import checks, planning
from groupkit.services.outings.known import gathered, plan_of, words

verbs = Verbs("details")
_SHEETS = ("venue", "travel", "weather")
_SHEET = click.argument("sheet", type=OneOf(_SHEETS), metavar=N_("SHEET"))


# the plan of the day


@verbs.command("plan-day", help=N_("Write down where and when an outing is, and its rules; or show what is known."))
@OUTING
@click.option("--start", type=CLOCK, help=N_("When it starts."))
@click.option("--finish", type=CLOCK, help=N_("When we are back."))
@click.option("--spare-day", type=DAY, help=N_("The day we take if this one does not suit."))
@click.option("--place", help=N_("Where we go."))
@click.option("--meet-at", help=N_("Where we meet."))
@click.option("--map-link", help=N_("A link to a map."))
@click.option("--travel", help=N_("How we go."))
@click.option("--last-back", help=N_("The last bus or train back."))
@click.option("--bring", help=N_("What to bring."))
@click.option("--access", help=N_("What is good to know: steps, toilets, noise."))
@click.option("--food", help=N_("What there is to eat."))
@click.option("--quiet", help=N_("Where the quiet place is."))
@click.option(
    "--who", help=N_("Who may come, by the key of the rule: members, one-guest, family, workers, everybody.")
)
@click.option("--photos", help=N_("The rule on pictures, by its key: none, no-faces, hidden, ours, shared."))
@click.option("--refund", type=OneOf(REFUNDS), help=N_("What comes back when somebody cannot come."))
@click.option("--closes-on", type=DAY, help=N_("The day the list closes."))
@click.option("--decided-on", type=DAY, help=N_("The day the group agreed to it."))
@click.option("--small/--not-small", default=None, help=N_("A walk or an hour, with fewer steps."))
@with_json
@click.pass_obj
def _plan_day(desk: Desk, /, number: int, *, in_json: bool, **told: Any) -> None:  # noqa: ANN401  by its option
    said = {name: value for name, value in told.items() if value is not None}
    with desk.open() as group:
        if said:
            planning.details(group, replace(plan_of(group, number), **said))
            return
        plan = gathered(group, number).plan
    if in_json:
        as_json(plan, shown={"map_link"})
        return
    table((_("What"), _("How")), ((label, value) for label, value in _rows(plan) if value))


def _rows(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield what is planned, each under what it is called."""
    spoken, way = current(), words(TravelWords)
    who, pictures, back = words(WhoWords), words(PhotoWords), words(SignupWords).drop_out
    times = [spoken.clock(each) for each in (plan.start, plan.finish) if each is not None]
    yield _("Time"), "–".join(times)
    yield _("The spare day"), "" if plan.spare_day is None else spoken.day(plan.spare_day, "full")
    yield _("The place"), plan.place
    yield way.meet, plan.meet_at
    yield _("Map"), plan.map_link
    yield way.go, plan.travel
    yield way.last, plan.last_back
    yield _("Bring"), plan.bring
    yield _("Good to know"), plan.access
    yield _("Food"), plan.food
    yield _("Quiet place"), plan.quiet
    yield who.title, next((rule.title for rule in who.rules if rule.key == plan.who), "")
    yield pictures.title, next((rule.title for rule in pictures.rules if rule.key == plan.photos), "")
    yield words(BudgetWords).refund, getattr(back, plan.refund)
    yield _("The list closes on"), "" if plan.closes_on is None else spoken.day(plan.closes_on, "full")
    yield _("The group agreed on"), "" if plan.decided_on is None else spoken.day(plan.decided_on, "full")


# what was looked at


@verbs.command(
    "checks", help=N_("Show what to look at before an outing (venue, travel or weather), and what was found.")
)
@OUTING
@_SHEET
@with_json
@click.pass_obj
def _checks(desk: Desk, /, number: int, sheet: str, *, in_json: bool) -> None:
    with desk.open() as group:
        found = {each.key: each for each in gathered(group, number).checks if each.sheet == sheet}
        titles = _asked(sheet)
    if in_json:
        as_json([found.get(key, Checked(outing=number, sheet=sheet, key=key)) for key in titles])
        return
    said = words(VenueWords)
    answers = {"yes": said.yes, "no": said.no, "unsure": ""}
    rows = []
    for key, title in titles.items():
        seen = found.get(key)
        rows.append((key, title, answers[seen.answer] if seen else "", seen.words if seen else ""))
    table((_("Key"), _("What to look at"), _("Answer"), _("What we saw")), rows, shown={0, 1, 2})


def _asked(sheet: str) -> dict[str, str]:
    """Return what a sheet asks, by its key."""
    if sheet == "venue":
        return {each.key: each.title for each in words(VenueWords).checks}
    if sheet == "weather":
        return {each.key: each.title for each in words(WeatherWords).plans}
    way = words(TravelWords)
    return {each.key: each.title for each in way.passes} | {each.key: each.title for each in way.checks}


@verbs.command(
    "check", help=N_("Write down what was found: by sheet (venue, travel or weather) and key, see checks.")
)
@OUTING
@_SHEET
@click.argument("key", metavar=N_("KEY"))
@click.option("--answer", type=OneOf(ANSWERS), help=N_("Yes, no, or not known yet."))
@click.option("--words", "said", help=N_("What was seen or agreed."))
@click.pass_obj
def _check(desk: Desk, /, number: int, sheet: str, key: str, answer: str | None, said: str | None) -> None:
    with desk.open() as group:
        known = (each for each in gathered(group, number).checks if (each.sheet, each.key) == (sheet, key))
        before = next(known, Checked(outing=number, sheet=sheet, key=key, answer=UNSURE))
        made = replace(
            before,
            id=0,
            answer=before.answer if answer is None else answer,
            words=before.words if said is None else said,
        )
        checks.check(group, made)
