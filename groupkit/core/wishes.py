"""When a week has a meeting and when it has none, and the times and places people wish for one.

A wish is a number of people with a time and a place. It has no name in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from groupkit.core.calendar import EVERY_WEEK, WEEK, days
from groupkit.core.meetings import Meeting
from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.i18n import N_, Catalogue

PARTS = {"morning": N_("Morning"), "afternoon": N_("Afternoon"), "evening": N_("Evening"), "night": N_("Night")}
HOW = {"every": N_("Every week"), "some": N_("Some weeks"), "none": N_("No meeting")}
_BEGIN = ((time(5), "morning"), (time(12), "afternoon"), (time(17), "evening"), (time(22), "night"))
_WEEKEND = (5, 6)
_MOST, _LONGEST = 999, 60
_YEAR = 52 * WEEK


def part_of(start: time) -> str:
    """Return the part of the day a meeting starts in; the night goes from 22:00 to 5:00."""
    return next((part for begins, part in reversed(_BEGIN) if start >= begins), "night")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """One part of one day of the week: a meeting "every" week, on "some" weeks, or "none"; and which."""

    weekday: int
    part: str
    how: str = "none"
    meetings: tuple[str, ...] = ()


def coverage(meetings: Iterable[Meeting], today: date) -> tuple[Cover, ...]:
    """Return every part of every day of the week, Monday morning first, as the year from today will be.

    Only running meetings count; two meetings that take turns make every week.
    """
    on: defaultdict[tuple[int, str], set[date]] = defaultdict(set)
    names: defaultdict[tuple[int, str], dict[str, None]] = defaultdict(dict)
    last = today + _YEAR - timedelta(days=1)
    for meeting in meetings:
        if meeting.state == "running":
            for day in days(meeting.weekday, meeting.when, today, last):
                slot = (day.weekday(), part_of(meeting.start))
                on[slot].add(day)
                names[slot][meeting.name] = None
    found = ((weekday, part) for weekday in range(7) for part in PARTS)
    return tuple(
        Cover(weekday=slot[0], part=slot[1], how=_how(slot[0], on[slot], today, last), meetings=tuple(names[slot]))
        for slot in found
    )


def _how(weekday: int, held: set[date], first: date, last: date) -> str:
    if not held:
        return "none"
    return "every" if held.issuperset(days(weekday, EVERY_WEEK, first, last)) else "some"


def evenings_without(covers: Iterable[Cover]) -> tuple[int, ...]:
    """Return the days of the week whose evening has no meeting."""
    return tuple(each.weekday for each in covers if each.part == "evening" and each.how == "none")


def weekends_without(covers: Iterable[Cover]) -> tuple[int, ...]:
    """Return the days of the weekend on which no meeting is held at any time."""
    held = {each.weekday for each in covers if each.how != "none"}
    return tuple(day for day in _WEEKEND if day not in held)


def gaps_in_words(covers: Sequence[Cover], words: Catalogue) -> tuple[str, ...]:
    """Say which evenings and which days of the weekend have no meeting."""
    told = []
    if evenings := evenings_without(covers):
        said = words.gettext("Evenings without a meeting of ours: {days}.")
        told.append(said.format(days=words.listing(map(words.weekday, evenings))))
    else:
        told.append(words.gettext("There is a meeting of ours every evening."))
    if weekend := weekends_without(covers):
        said = words.gettext("Weekend days without a meeting of ours: {days}.")
        told.append(said.format(days=words.listing(map(words.weekday, weekend))))
    else:
        told.append(words.gettext("There is a meeting of ours on both days of the weekend."))
    return tuple(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How many people would like a meeting at a time and perhaps a place; `told_on` is kept as a month."""

    id: int = 0
    weekday: int
    part: str
    place: str = ""
    people: int = 1
    told_on: date = field(default=date.min)

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this wish can be kept."""
        if self.weekday not in range(7):
            yield Problem("weekday", N_("Choose a day of the week."))
        if self.part not in PARTS:
            yield Problem("part", N_("Choose morning, afternoon, evening or night."))
        if not 1 <= self.people <= _MOST:
            yield Problem("people", N_("Say how many people asked, from 1 to 999."))
        if len(self.place) > _LONGEST:
            yield Problem("place", N_("Keep the place to a few words, like Northside or online."))
        if leaks(self.place):
            yield Problem("place", N_("Write a place only. Leave out numbers to ring, e-mail and passcodes."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One time and place people wish for, how many asked, and the meetings that are held then already."""

    weekday: int
    part: str
    place: str
    people: int
    meetings: tuple[str, ...] = ()


def wanted(wishes: Iterable[Wish], covers: Iterable[Cover]) -> tuple[Wanted, ...]:
    """Return the wishes put together by time and place, most asked for first."""
    held = {(each.weekday, each.part): each.meetings for each in covers}
    asked: dict[tuple[int, str, str], Wanted] = {}
    for wish in wishes:
        key = (wish.weekday, wish.part, wish.place.casefold())
        known = asked.get(key)
        asked[key] = Wanted(
            weekday=wish.weekday,
            part=wish.part,
            place=known.place if known else wish.place,
            people=wish.people + (known.people if known else 0),
            meetings=held.get((wish.weekday, wish.part), ()),
        )
    order = tuple(PARTS)
    return tuple(
        sorted(asked.values(), key=lambda each: (-each.people, each.weekday, order.index(each.part), each.place))
    )


def unmet(wishes: Iterable[Wish], covers: Iterable[Cover]) -> tuple[Wanted, ...]:
    """Return the times and places people wish for when no meeting of ours is running."""
    return tuple(each for each in wanted(wishes, covers) if not each.meetings)
