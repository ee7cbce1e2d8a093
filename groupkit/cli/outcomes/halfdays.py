"""A half-day on the command line: its plan with times, its guests by kind, and who does what next."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, time
from typing import TypeAlias, TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import UnclearError, Verbs
from groupkit.cli.typed import CLOCK, DAY, NUMBER
from groupkit.core.outcomes.words import SegmentWords, WorkshopWords
from groupkit.core.outcomes.workshop import Run, Segment, Step, Workshop, timed
from groupkit.core.promises import STATES
from groupkit.i18n import N_, _, current
from groupkit.services.outcomes import workshop
from groupkit.services.outcomes.telling import told
from groupkit.storage.outcomes import shipped

verbs = Verbs("halfdays")
_SURE = click.option("--sure", is_flag=True, help=N_("It is right as it is, also where it was asked about."))
_RUN = click.argument("run", type=NUMBER, metavar=N_("RUN"))


class _Typed(TypedDict):
    """The options of a half-day."""

    place: str
    start: time | None
    name: str
    follows: int | None


_Fours: TypeAlias = tuple[tuple[str, str, str, str], ...]


def _fours(option: str, name: str, typed: str, help_: str) -> Callable[[click.decorators.FC], click.decorators.FC]:
    """Return an option that takes four texts, and can be given again."""
    return click.option(option, name, multiple=True, nargs=4, metavar=typed, help=help_)


@verbs.command("workshop", help=N_("Plan a half-day: on which day, where, and when it begins."))
@click.argument("day", type=DAY, metavar=N_("DAY"))
@click.option("--place", default="", help=N_("Where you meet."))
@click.option("--start", type=CLOCK, help=N_("When you begin."))
@click.option("--name", default="", help=N_("What it is called."))
@click.option("--follows", type=NUMBER, help=N_("The number of the time before, to compare with."))
@click.option(
    "--part", "parts", multiple=True, help=N_("A part and its minutes, like rank:15; again for each part.")
)
@_SURE
@click.pass_obj
def _workshop(desk: Desk, /, day: date, parts: tuple[str, ...], *, sure: bool, **typed: Unpack[_Typed]) -> None:
    with desk.open() as group:
        number = workshop.plan(group, _planned(day, parts, **typed), sure=sure)
    say(_("It is planned, with the number {number}.").format(number=number))


def _planned(
    day: date, parts: Iterable[str], *, place: str, start: time | None, name: str, follows: int | None
) -> Workshop:
    """Return a half-day as it was typed, in the parts that come with groupkit unless others were named."""
    plain = workshop.suggested(day).run
    agenda = tuple(_parts(parts)) or plain.agenda
    return Workshop(
        run=Run(day=day, title=name or plain.title, place=place, start=start, agenda=agenda, follows=follows)
    )


def _parts(typed: Iterable[str]) -> Iterator[Segment]:
    for text in typed:
        key, _colon, minutes = text.partition(":")
        if not minutes.isdecimal():
            raise UnclearError(_("Write a part and its minutes like rank:15."), click.get_current_context())
        yield Segment(key=key, minutes=int(minutes))


@verbs.command("plan", help=N_("Show the plan of a half-day with its times, what is said and what is done."))
@_RUN
@with_json
@click.pass_obj
def _plan(desk: Desk, /, run: int, *, in_json: bool) -> None:
    with desk.open() as group:
        found, room = workshop.get(group, run), workshop.room(group, run)
    if in_json:
        as_json({"workshop": found, "times": timed(found.run)})
        return
    words, spoken = told(shipped.workshop()), current()
    parts = {each.key: each for each in words.segments}
    for each in timed(found.run):
        segment = parts[each.segment.key]
        hours = _("{begins} to {ends}").format(begins=spoken.clock(each.begins), ends=spoken.clock(each.ends))
        say(_("{hours}: {title}").format(hours=hours, title=segment.title), *_prompts(segment), "")
    say(words.ends_with, room)


def _prompts(segment: SegmentWords) -> Iterator[str]:
    yield _("Who leads: {who}").format(who=segment.lead)
    yield _("Say: {words}").format(words=" ".join(segment.read.split()))
    yield _("Do: {words}").format(words=segment.do)
    if segment.needs:
        yield _("Needs: {things}").format(things=current().listing(segment.needs))


@verbs.command("guests", help=N_("Write down how many of one kind of people, or show who is not coming yet."))
@_RUN
@click.argument("kind", default="", metavar=N_("[KIND]"))
@click.option("--asked", type=NUMBER, help=N_("How many were asked."))
@click.option("--coming", type=NUMBER, help=N_("How many are coming."))
@click.option("--came", type=NUMBER, help=N_("How many came."))
@with_json
@click.pass_obj
def _guests(desk: Desk, /, run: int, kind: str, *, in_json: bool, **typed: int | None) -> None:
    with desk.open() as group:
        if kind:
            known = {name: many for name, many in typed.items() if many is not None}
            workshop.count(group, run, replace(workshop.get(group, run).of(kind), **known))
        found, gaps = workshop.get(group, run), workshop.missing_kinds(group, run)
    if in_json:
        as_json({"guests": found.guests, "gaps": [each.key for each in gaps]})
    else:
        _show(found, told(shipped.workshop()), {each.key for each in gaps})


def _show(found: Workshop, words: WorkshopWords, gaps: set[str]) -> None:
    """Show every kind of people, also where nobody of it was asked."""
    rows = []
    for kind in words.kinds:
        many = found.of(kind.key)
        rows.append(
            (kind.key, kind.title, many.asked, many.coming, many.came, words.gap if kind.key in gaps else "")
        )
    table((_("Key"), _("Kind of people"), _("Asked"), _("Coming"), _("Came"), ""), rows)


@verbs.command(
    "close", help=N_("Close a half-day: each step is a promise, with who sees to it and when we look again.")
)
@_RUN
@_fours(
    "--step",
    "steps",
    N_("SAID WHAT WHO DAY"),
    N_("What was said, what we do, who does it, and when we look again."),
)
@_fours(
    "--cannot", "cannot", N_("SAID WHAT WHO WHY"), N_("What was said, what cannot be done, who says so, and why.")
)
@_SURE
@click.pass_obj
def _close(desk: Desk, /, run: int, steps: _Fours, cannot: _Fours, *, sure: bool) -> None:
    with desk.open() as group:
        today = group.today()
        made = [
            *(Step(said=said, what=what, who=who, month=_day(day)) for said, what, who, day in steps),
            *(Step(said=said, what=what, who=who, month=today, why=why) for said, what, who, why in cannot),
        ]
        found = workshop.close(group, run, made, sure=sure)
    rows = [(each.what, each.owner, current().month(each.again), _(STATES[each.state])) for each in found]
    table((_("What we do"), _("Who takes it on"), _("Look again in"), _("How it stands")), rows)


def _day(typed: str) -> date:
    return DAY.convert(typed, None, click.get_current_context())
