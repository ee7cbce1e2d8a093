"""Whom to call in need on an outing: said freely, sealed, and gone soon after the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from groupkit.core.outings.plans import Plan
from groupkit.core.problems import Problem
from groupkit.i18n import N_

MOST_DAYS = 7
"""How many days after an outing the details may stay at the most."""
KNOWS = ("", "yes", "no")
_NAME, _WORDS = 80, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to call for somebody who comes along, how, whether they know of the group, and what helps.

    `knows` is "yes", "no", or "" where it was not said.
    """

    id: int = 0
    outing: int
    name: str
    whom: str = ""
    reach: str = ""
    knows: str = ""
    helps: str = ""

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this can be kept."""
        if not self.name.strip():
            yield Problem("name", N_("Write who it is for. A first name or a sign is enough."))
        if not self.reach.strip():
            yield Problem("reach", N_("Write how to reach them, such as a telephone number."))
        for field, most in (("name", _NAME), ("whom", _NAME), ("reach", _WORDS), ("helps", _WORDS)):
            if len(getattr(self, field)) > most:
                yield Problem(field, N_("Use fewer letters: {most} at most."), {"most": most})
        if self.knows not in KNOWS:
            yield Problem("knows", N_("Choose yes or no, or leave it open."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How the details of an outing are kept: how many, until which day, and whether they are gone or hidden.

    `known` tells whether any were ever kept. Where the book is open for `looking` only, none are shown.
    """

    until: date
    days: int = MOST_DAYS
    many: int = 0
    known: bool = False
    gone: bool = False
    looking: bool = False


def destroy_day(day: date, days_kept: int = MOST_DAYS) -> date:
    """Return the day on which the details of an outing go: 1 to 7 days after it, and never later."""
    return day + timedelta(days=min(max(days_kept, 1), MOST_DAYS))


def gone_on(plan: Plan, day: date) -> date:
    """Return the day on which the details of an outing held on `day` go; what a group chose can only be sooner."""
    latest = destroy_day(day)
    return latest if plan.destroy_on is None else min(plan.destroy_on, latest)


def moved(plan: Plan, old: date, new: date) -> date | None:
    """Return the day on which the details go once the outing is on a new day: as many days after it as before."""
    if plan.destroy_on is None:
        return None
    return destroy_day(new, (gone_on(plan, old) - old).days)


def hidden(plan: Plan, day: date, today: date) -> bool:
    """Tell whether details may no longer be shown: from the first moment of the day on which they go."""
    return plan.called_off or today >= gone_on(plan, day)
