"""The same exercise once more: the plan and the statements of a time before, with nothing answered yet."""

from dataclasses import replace
from datetime import date

from groupkit.core.outcomes.workshop import Run, Workshop
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outcomes import order, runs, workshop
from groupkit.services.outcomes.own import TOPIC


def begin(group: Group, about: Run | Workshop, *, sure: bool = False) -> int:
    """Plan a talk or a half-day and return its number; what it follows puts its statements on the table again."""
    run = about.run if isinstance(about, Workshop) else about
    with group.change(N_("Plan a half-day"), TOPIC):
        if isinstance(about, Workshop):
            number = workshop.plan(group, about, sure=sure)
        else:
            number = runs.make(group, about, sure=sure)
        if run.follows is not None:
            _carry_over(group, run.follows, number)
    return number


def repeat(group: Group, run: int, day: date, title: str = "") -> int:
    """Plan a run again on another day, to be compared with the one before; return its number."""
    before = runs.get(group, run)
    again = replace(before, id=0, day=day, title=title or before.title, follows=run, closed_on=None)
    with group.change(N_("Plan a half-day again"), TOPIC):
        number = runs.make(group, again, sure=True)
        _carry_over(group, run, number)
    return number


def _carry_over(group: Group, before: int, now: int) -> None:
    order.choose(group, now, [each.statement for each in order.listing(group, before)])
