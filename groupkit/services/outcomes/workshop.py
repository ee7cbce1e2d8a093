"""A half-day together: planned, guests by kind, and closed with who does what next."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from groupkit.core.outcomes.workshop import (
    Guests,
    Invited,
    Kind,
    Run,
    Segment,
    Step,
    Workshop,
    gaps,
    problems,
    step_problems,
)
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.promises import Promise, Source, SourceKind, State
from groupkit.i18n import N_, catalogue, current
from groupkit.services import promises
from groupkit.services.group import Group
from groupkit.services.outcomes import runs
from groupkit.services.outcomes.own import TOPIC
from groupkit.services.outcomes.telling import told
from groupkit.storage.outcomes import shipped

_KIND = N_("Choose a kind of people from the list.")
_SEGMENT = N_("“{key}” is not a part of the half-day we know.")
_NUMBER = N_("A number of people is nought or more.")
_CLOSED = N_("This half-day was closed on {day}. What comes later is a promise of its own.")
_STILL_AHEAD = N_("This half-day is on {day}, which is still to come. Is it right that it is over?")
_OF_KIND = N_("{kind}: {number}")
_STEP = N_("Step {number}: {sentence}")
_FIELDS = {"owner": "who", "again": "month"}
"""How the fields of a promise are called in a step."""


def suggested(day: date, language: str | None = None) -> Workshop:
    """Return a half-day with the plan that comes with groupkit, to be changed."""
    words = told(shipped.workshop(), language)
    agenda = tuple(Segment(key=each.key, minutes=each.minutes) for each in words.segments)
    return Workshop(run=Run(day=day, title=words.title, agenda=agenda))


def get(group: Group, run: int) -> Workshop:
    """Return a half-day with its guests, in the order of the kinds."""
    order = [kind.key for kind in shipped.workshop().kinds]
    found = sorted(group.store.outcome_guests.where(run=run), key=lambda each: order.index(each.kind))
    guests = (Guests(kind=each.kind, asked=each.asked, coming=each.coming, came=each.came) for each in found)
    return Workshop(run=runs.get(group, run), guests=tuple(guests))


def plan(group: Group, workshop: Workshop, *, sure: bool = False) -> int:
    """Write down the plan of a half-day and its guests; refuse with every problem, return its number."""
    guests = tuple(problem for each in workshop.guests for problem in _guest_problems(each))
    run = workshop.run
    refuse((*problems(run), *_unknown(run), *guests, *runs.problems(group, run)), sure=sure)
    with group.change(N_("Plan a half-day"), TOPIC) as store:
        number = runs.make(group, run, sure=True)
        store.outcome_guests.remove(run=number)
        for each in workshop.guests:
            store.outcome_guests.add(_invited(number, each))
    return number


def count(group: Group, run: int, guests: Guests) -> Workshop:
    """Write down how many of one kind were asked, are coming and came."""
    runs.get(group, run)
    refuse(_guest_problems(guests))
    with group.change(N_("Count the guests"), TOPIC) as store:
        store.outcome_guests.remove(run=run, kind=guests.kind)
        store.outcome_guests.add(_invited(run, guests))
    return get(group, run)


def missing_kinds(group: Group, run: int, language: str | None = None) -> tuple[Kind, ...]:
    """Return the kinds of people nobody of whom is coming, or too few."""
    return gaps(get(group, run), told(shipped.workshop(), language).kinds)


def room(group: Group, run: int, language: str | None = None) -> str:
    """Return who was in the room by kind and number, and when and where it was; empty where nobody was counted."""
    words, half_day = told(shipped.workshop(), language), get(group, run)
    spoken = current() if language is None else catalogue(language)
    there = ((kind.title, half_day.of(kind.key).came) for kind in words.kinds)
    kinds = [spoken.gettext(_OF_KIND).format(kind=title, number=number) for title, number in there if number]
    day = spoken.day(half_day.run.day, "full")
    return words.room_line.format(kinds=spoken.listing(kinds), place=half_day.run.place, day=day) if kinds else ""


def close(group: Group, run: int, steps: Sequence[Step], *, sure: bool = False) -> tuple[Promise, ...]:
    """Close a half-day: each step becomes a promise, with who sees to it and when the group looks again.

    A step with `why` is one that cannot be done, and the promise says so.
    """
    found, today = runs.get(group, run), group.today()
    if found.closed_on is not None:
        day = current().day(found.closed_on, "full")
        raise RefusedError([Problem("run", _CLOSED, {"day": day})])
    refuse((*_ahead(found, today), *_step_problems(group, steps, today)), sure=sure)
    with group.change(N_("Close a half-day"), TOPIC) as store:
        store.outcome_runs.change(run, replace(found, closed_on=today))
        return tuple(promises.make(group, _promise(step, run, today), sure=True) for step in steps)


def _ahead(run: Run, today: date) -> Iterator[Problem]:
    if run.day > today:
        yield Problem("run", _STILL_AHEAD, {"day": current().day(run.day, "full")}, asks=True)


def check_step(group: Group, step: Step, *, sure: bool = False) -> None:
    """Refuse a step that cannot become a promise as it is, with every problem."""
    refuse(_problems_of(group, step, group.today()), sure=sure)


def _step_problems(group: Group, steps: Sequence[Step], today: date) -> Iterator[Problem]:
    for number, step in enumerate(steps, start=1):
        for problem in _problems_of(group, step, today):
            values = {"number": number, "sentence": str(problem)}
            yield Problem(f"{problem.field}/{number}", _STEP, values, problem.asks)


def _problems_of(group: Group, step: Step, today: date) -> Iterator[Problem]:
    """Yield what a step lacks, then what its promise lacks beside; a field is spoken of once."""
    lacks = tuple(step_problems(step, today))
    yield from lacks
    known = {problem.field for problem in lacks}
    for problem in promises.problems(group, _promise(step, 0, today)):
        field = _FIELDS.get(problem.field, problem.field)
        if field not in known:
            yield replace(problem, field=field)


def _promise(step: Step, run: int, today: date) -> Promise:
    why = step.why.strip()
    return Promise(
        said=step.said.strip(),
        source=Source(kind=SourceKind.WORKSHOP, ref=str(run)),
        what=step.what.strip(),
        owner=step.who.strip(),
        again=step.month.replace(day=1),
        made_on=today,
        state=State.COULD_NOT if why else State.OPEN,
        why=why,
        settled_on=today if why else None,
    )


def _invited(run: int, guests: Guests) -> Invited:
    return Invited(run=run, kind=guests.kind, asked=guests.asked, coming=guests.coming, came=guests.came)


def _guest_problems(guests: Guests) -> Iterator[Problem]:
    if guests.kind not in {kind.key for kind in shipped.workshop().kinds}:
        yield Problem("kind", _KIND)
    if min(guests.asked, guests.coming, guests.came) < 0:
        yield Problem("guests", _NUMBER)


def _unknown(run: Run) -> Iterator[Problem]:
    known = {segment.key for segment in shipped.workshop().segments}
    for segment in run.agenda:
        if segment.key not in known:
            yield Problem("agenda", _SEGMENT, {"key": segment.key})
