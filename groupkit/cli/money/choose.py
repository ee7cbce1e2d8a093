"""Which money sheet a line is about: the one that is being made, or one that was sent."""

from collections.abc import Collection
from datetime import date

from groupkit.core.problems import Problem, RefusedError
from groupkit.core.sheets import Sheet
from groupkit.core.states import State
from groupkit.i18n import N_
from groupkit.services import meetings, money
from groupkit.services.group import Group

_UNKNOWN = N_("There is no sheet like that in this book. Look at: money status")
SENT = frozenset(State) - {State.DRAFT, State.VOID}


def draft(group: Group, day: date | None, meeting: str) -> Sheet:
    """Return the sheet of a meeting, starting it where there is none.

    Without a day it is the sheet that was begun and not sent yet, then the one of the meeting on or next.
    """
    if day is not None:
        return money.sheet(group, meetings.on(group, day, meeting))
    return _newest(group, {State.DRAFT}, None, meeting) or money.sheet(group)


def begun(group: Group, day: date | None, meeting: str) -> Sheet:
    """Return a sheet that was begun and not sent; never start one."""
    found = _newest(group, {State.DRAFT}, day, meeting)
    if found is None:
        raise RefusedError([Problem("sheet", _UNKNOWN)])
    return found


def sent(group: Group, day: date | None, meeting: str, states: Collection[State] = SENT) -> Sheet:
    """Return the sheet that was sent for a day; without a day, the newest in one of the states."""
    found = _newest(group, states if day is None else SENT, day, meeting)
    if found is None:
        raise RefusedError([Problem("sheet", _UNKNOWN)])
    return found


def _newest(group: Group, states: Collection[State], day: date | None, meeting: str) -> Sheet | None:
    for line in money.status(group):
        named = meeting.casefold() in line.meeting.casefold()
        if line.sheet is not None and line.state in states and named and day in (None, line.day):
            return money.get(group, line.sheet)
    return None
