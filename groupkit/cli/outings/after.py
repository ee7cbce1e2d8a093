"""Writes down on the command line how an outing went, and shows outings over time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.outings.naming import OUTING, WHAT
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.core.outings.afterwards import AGAIN, Incident
from groupkit.core.outings.growth import Figures, in_words, name_in_words, paid_in_words
from groupkit.core.outings.reckoning import FEW
from groupkit.core.outings.words.afterwards import AfterwardsWords
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services.outings import afterwards, planning
from groupkit.services.outings.known import gathered, telling, words

if TYPE_CHECKING:
    from groupkit.pdf.outings import afterwards as notes
    from groupkit.pdf.outings import growth, sheets
else:
    growth = lazily("groupkit.pdf.outings.growth")
    notes = lazily("groupkit.pdf.outings.afterwards")
    sheets = lazily("groupkit.pdf.outings.sheets")

verbs = Verbs("after")
_NOTE = click.argument("note", type=NUMBER, metavar=N_("NOTE"))
_LARGE = click.option("--large", is_flag=True, help=N_("Larger print."))


class _Told(TypedDict):
    """What is said of what happened, besides what it was."""

    at: str
    place: str
    done: str
    told: str
    follow: str
    change: str
    job: str


# heads and what worked


@verbs.command("heads", help=N_("Write down how many went out and came back: numbers only."))
@OUTING
@click.option("--went-out", "heads_out", type=NUMBER, help=N_("How many went out."))
@click.option("--came-back", "heads_back", type=NUMBER, help=N_("How many came back with us."))
@click.option("--left-early", "heads_early", type=NUMBER, help=N_("How many left early and told us."))
@click.option("--first-time", type=NUMBER, help=N_("How many were out with us for the first time."))
@click.option("--all-known", is_flag=True, help=N_("Fewer came back, and it is known where each one is."))
@click.pass_obj
def _heads(desk: Desk, /, number: int, *, all_known: bool, **counts: int | None) -> None:
    said = {name: count for name, count in counts.items() if count is not None}
    with desk.open() as group:
        counted = replace(afterwards.of(group, number), **said)  # type: ignore[arg-type]  # counts, by their names
        afterwards.heads(group, counted, all_known=all_known)


@verbs.command("worked", help=N_("Write down what worked, for the next lead."))
@OUTING
@click.option("--well", help=N_("What went well."))
@click.option("--change", help=N_("What we would change."))
@click.option("--left-out", help=N_("What kept somebody from coming. Say the thing, not the name."))
@click.option("--tip", help=N_("A tip for the next lead."))
@click.option("--again", type=OneOf(AGAIN[1:]), help=N_("Whether we would do it again."))
@click.pass_obj
def _worked(desk: Desk, /, number: int, **told: str | None) -> None:
    said = {name: typed for name, typed in told.items() if typed is not None}
    with desk.open() as group:
        made = replace(afterwards.of(group, number), **said)  # type: ignore[arg-type]  # words, by their names
        afterwards.worked(group, made)


# what happened


@verbs.command("incident", help=N_("Write down what happened: facts only, and no names."))
@OUTING
@WHAT
@click.option("--when", "at", default="", help=N_("The day and the time."))
@click.option("--where", "place", default="", help=N_("The place."))
@click.option("--done", default="", help=N_("What was done, in order."))
@click.option("--told", default="", help=N_("Who was told (the job, not the name), and when."))
@click.option("--follow", default="", help=N_("What is still to do, and who sees to it."))
@click.option("--change", default="", help=N_("What we change next time."))
@click.option("--job", default="", help=N_("The job of the person who writes it."))
@click.pass_obj
def _incident(desk: Desk, /, number: int, what: str, **told: Unpack[_Told]) -> None:
    with desk.open() as group:
        said = words(AfterwardsWords).incident
        made = Incident(outing=number, what=what, kept_until=date.min, **told)
        made = afterwards.incident(group, made)
    day = current().day(made.kept_until, "full")
    say(said.safe, _("The note has the number {number}. It is kept until {day}.").format(number=made.id, day=day))


@verbs.command("incidents", help=N_("Show the notes of what happened on an outing."))
@OUTING
@with_json
@click.pass_obj
def _incidents(desk: Desk, /, number: int, *, in_json: bool) -> None:
    with desk.open() as group:
        found = afterwards.incidents(group, number)
    if in_json:
        as_json(found)
        return
    rows = [(each.id, each.at, each.place, each.what, each.kept_until) for each in found]
    table((_("Number"), _("When"), _("Where"), _("What was seen or heard"), _("Kept until")), rows)


@verbs.command("print-incident", help=N_("Print a note of what happened."))
@OUTING
@_NOTE
@_LARGE
@with_out
@click.pass_obj
def _print_incident(desk: Desk, /, number: int, note: int, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        found, known, profile = afterwards.note_of(group, number, note), gathered(group, number), group.profile
    leaf = sheets.leaf(profile.printing_language, profile.paper, large=large)
    notes.incident_note(found, known, telling(profile.printing_language), out, leaf)
    saved(out)


@verbs.command("forget-incident", help=N_("Let a note of what happened go, for good."))
@OUTING
@_NOTE
@click.pass_obj
def _forget_incident(desk: Desk, /, number: int, note: int) -> None:
    with desk.open() as group:
        afterwards.forget_incident(group, afterwards.note_of(group, number, note))


# once more, and over time


@verbs.command("again", help=N_("Plan an outing once more: its plan comes along, people and money do not."))
@OUTING
@click.option("--day", type=DAY, help=N_("The day; without it, the same day of the week in four weeks."))
@click.pass_obj
def _again(desk: Desk, /, number: int, day: date | None) -> None:
    with desk.open() as group:
        made = planning.again(group, number, day)
    said = _("The outing is written down, with the number {number}.")
    say(said.format(number=made.id))


@verbs.command("over-time", help=N_("Show the outings of each year and quarter, the places taken and the cost."))
@with_json
@click.pass_obj
def _over_time(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found, named, currency = afterwards.over_time(group), afterwards.funds(group), group.profile.currency
        said = words(AfterwardsWords).report
    if in_json:
        as_json([_plain(each, named) for each in found])
        return
    rows = [(name_in_words(each, current()), *in_words(each, current(), currency)) for each in found]
    table((_("When"), said.outings, said.places, said.free, said.first, said.cost), rows)
    if found:
        say(said.places_why, said.few.format(count=FEW))


@verbs.command("report", help=N_("Show the outings of some days in sums, for a report."))
@click.option("--first", type=DAY, required=True, help=N_("The first day."))
@click.option("--last", type=DAY, required=True, help=N_("The last day."))
@with_json
@click.pass_obj
def _report(desk: Desk, /, first: date, last: date, *, in_json: bool) -> None:
    with desk.open() as group:
        found, currency = afterwards.report(group, first, last), group.profile.currency
        said = words(AfterwardsWords).report
    figures = found.figures
    if in_json:
        as_json({"first": first, "last": last, **_plain(figures, found.funds)})
        return
    rows = zip(
        (said.outings, said.places, said.free, said.first, said.cost),
        in_words(figures, current(), currency),
        strict=True,
    )
    table((_("What"), _("How much")), [*rows, *paid_in_words(figures, found.funds, current(), currency)])
    table((_("Day"), said.outings), [(each.day, each.name) for each in figures.gone])
    say(said.places_why, said.few.format(count=FEW))


def _plain(figures: Figures, named: Mapping[int, str]) -> dict[str, object]:
    """Return the sums of a year or a quarter without those that tell of few people."""
    return {
        "year": figures.year,
        "quarter": figures.quarter,
        "outings": [each.outing for each in figures.gone],
        "places": figures.places,
        "free": figures.free,
        "first_time": figures.first_time,
        "cost": figures.cost,
        "paid": [{"fund": named.get(who), "pence": pence, "people": who < 0} for who, pence in figures.paid],
    }


@verbs.command("print-over-time", help=N_("Print outings over time as a PDF."))
@_LARGE
@with_out
@click.pass_obj
def _print_over_time(desk: Desk, /, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        found, named, profile = afterwards.over_time(group), afterwards.funds(group), group.profile
    leaf = sheets.leaf(profile.printing_language, profile.paper, large=large)
    told = telling(profile.printing_language)
    growth.growth(found, named, told, out, leaf, group=profile.name, currency=profile.currency)
    saved(out)
