"""The same exercise once more: the plan and the statements of a time before, with nothing answered yet."""

from dataclasses import replace
from datetime import date

from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outcomes import order, runs
from groupkit.services.outcomes.own import TOPIC


def repeat(group: Group, run: int, day: date, title: str = "") -> int:
    """Plan a run again on another day, to be compared with the one before; return its number."""
    before = runs.get(group, run)
    again = replace(before, id=0, day=day, title=title or before.title, follows=run, closed_on=None)
    with group.change(N_("Plan a half-day again"), TOPIC):
        number = runs.make(group, again, sure=True)
        order.choose(group, number, [each.statement for each in order.listing(group, run)])
    return number
