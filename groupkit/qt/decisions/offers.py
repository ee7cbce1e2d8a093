"""What can be chosen from on the forms of business meetings: roles, and days people can remember."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtWidgets import QSizePolicy

from groupkit.core.business import by_role
from groupkit.core.meetings import Occasion
from groupkit.core.visits import months_before
from groupkit.i18n import _, current
from groupkit.qt.entries import Choice
from groupkit.services import meetings, roles
from groupkit.services.group import Group

T = TypeVar("T")
Days = list[tuple[date | None, str]]
_WEEKS, _BACK = 6, 8
_MONTHS = (3, 6, 12)


def wide(choice: Choice[T]) -> Choice[T]:
    """Let a choice take the width of its form, so that it starts where its label starts from either side."""
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return choice


class RoleChoice(Choice[str]):
    """A role, or nobody yet. A role the group named itself is written down by that name, as it was called then."""

    def __init__(self, group: Group, nobody: str, known: str = "") -> None:
        offered = {role.title or role.key: role.called(current()) for role in roles.used(group)}
        if known:
            offered.setdefault(known, by_role(known, current()))
        super().__init__([("", nobody), *offered.items()], known)
        wide(self)


class DayChoice(Choice[date | None]):
    """A day, or none; one that is known already is offered too."""

    def __init__(self, none: str, days: Days, known: date | None = None) -> None:
        offered = {day for day, _words in days}
        own = [] if known is None or known in offered else [(known, current().day(known, "full"))]
        super().__init__([(None, none), *own, *days], known)
        wide(self)


def days_ahead(group: Group) -> Days:
    """Return the days of the coming meetings, for what is to be done by then."""
    return _named(meetings.coming(group, _WEEKS)[1:])


def days_back(group: Group) -> Days:
    """Return today and the days of the last meetings, for what was told there."""
    today = group.today()
    held = meetings.between(group, today - timedelta(weeks=_BACK), today - timedelta(days=1))
    return [(today, _("Today")), *reversed(_named(held))]


def months_ahead(group: Group) -> Days:
    """Return a day in three months, in six and in a year, for what is looked at again."""
    starts = (months_before(group.today(), -months) for months in _MONTHS)
    return [(start, current().month(start)) for start in starts]


def _named(held: Sequence[Occasion]) -> Days:
    said = _("{day}, {meeting}")
    words = current()
    named = {each.day: said.format(day=words.day(each.day), meeting=each.meeting.name) for each in held}
    return list(named.items())
