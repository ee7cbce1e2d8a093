"""The people a group knows by a short name: what they would like to do, when they come, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.i18n import N_

LONGEST_NAME, MOST_TURNS, MOST_AWAY = 24, 28, 60
EVERY, MOSTLY, SOMETIMES = "every", "most", "some"
OFTEN = {EVERY: N_("Every time"), MOSTLY: N_("Most times"), SOMETIMES: N_("Sometimes")}
# how often somebody is there, as the plan reckons it
SHARES = {EVERY: Fraction(1), MOSTLY: Fraction(7, 10), SOMETIMES: Fraction(35, 100)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """Days on which somebody does not come, both ends among them."""

    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Tell whether a day is one of these."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """A meeting somebody usually comes to, by its id, and how often: "every", "most" or "some"."""

    meeting: int
    often: str = EVERY


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody as the group knows them: a first name or nickname, and what they would like to do.

    `willing`, `rather_not` and `knows` (what they have done before) hold the keys of roles; a person who is
    resting is asked for nothing and gives no reason. `usual` are the meetings they come to, all of them where
    there is none. `most` is how many turns they would take in any four weeks, 0 for no limit of their own.
    A `guest` comes as a worker and not as a member: they do not chair or keep the book, unless the group
    decided otherwise on `decided_on` (000:186).
    """

    id: int = 0
    short_name: str
    willing: frozenset[str] = frozenset()
    resting: bool = False
    rather_not: frozenset[str] = frozenset()
    knows: frozenset[str] = frozenset()
    usual: tuple[Usual, ...] = ()
    away: tuple[Away, ...] = ()
    most: int = 0
    guest: bool = False
    decided_on: date | None = None

    @property
    def may_lead(self) -> bool:
        """Whether this person may do the jobs that are for members."""
        return not self.guest or self.decided_on is not None

    def is_away(self, day: date) -> bool:
        """Tell whether this person is away on a day."""
        return any(each.covers(day) for each in self.away)

    def share(self, meeting: int) -> Fraction:
        """Return how often this person comes to a meeting, from 0 to 1."""
        if not self.usual:
            return SHARES[EVERY]
        return next((SHARES[each.often] for each in self.usual if each.meeting == meeting), Fraction(0))

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this person can be on the list."""
        name = self.short_name.strip()
        if not name:
            yield Problem("short_name", N_("Write a first name or a nickname."))
        elif len(name) > LONGEST_NAME:
            yield Problem("short_name", N_("Use a short name, 24 letters at most."))
        if len(name.split()) > 1:
            yield Problem("short_name", N_("One name is enough. Leave the surname out; a letter will do: JoB."))
        if leaks(name):
            yield Problem("short_name", N_("Only a name goes here, not a number or an address."))
        if both := self.willing & self.rather_not:
            said = N_("The same job is under “would like” and “would rather not”. Take it out of one of them.")
            yield Problem("rather_not", said, {"jobs": len(both)})
        if any(each.last < each.first for each in self.away):
            yield Problem("away", N_("The last day away comes before the first. Check the two days."))
        if len(self.away) > MOST_AWAY:
            yield Problem("away", N_("That is a lot of days away. Write one longer time instead."))
        if any(each.often not in SHARES for each in self.usual):
            yield Problem("usual", N_("Say how often this person comes: every time, most times or sometimes."))
        if not 0 <= self.most <= MOST_TURNS:
            yield Problem("most", N_("Write how many turns in four weeks, or 0 for no limit."))
