"""Visits over time: how many each month and in a typical week. Visits are never people.

A meeting that was not counted is never guessed, and a gap is never a nought.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from groupkit.core.calendar import WEEK
from groupkit.core.meetings import Heads, contacts
from groupkit.i18n import N_, Catalogue

WEEKS = 12
# whole weeks before one is called typical
ENOUGH = 3
KEY = N_(
    "Full bar: every meeting was counted. Empty bar: some were, or the month is not over. Dashed line: none was."
)
NOT_PEOPLE = N_("These are visits, not people. One person may visit many times.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """One meeting that was held; `heads` is None where nobody counted."""

    meeting: int
    day: date
    heads: Heads | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month: how many meetings were held and counted, and the visits of the counted ones.

    `first` is the first day of the month. `visits` and `first_timers` are None where no meeting was counted.
    `so_far` marks the month that is not over yet.
    """

    first: date
    held: int = 0
    counted: int = 0
    visits: int | None = None
    first_timers: int | None = None
    so_far: bool = False

    @property
    def not_counted(self) -> int:
        """How many meetings were held and not counted."""
        return self.held - self.counted

    @property
    def whole(self) -> bool:
        """Whether all its visits are known: the month is over, and every meeting was counted."""
        return self.state == "whole" and not self.so_far

    @property
    def state(self) -> str:
        """How much of the month is known: "whole", "part", "uncounted", or "none" when no meeting was held."""
        if not self.held:
            return "none"
        if not self.counted:
            return "uncounted"
        return "part" if self.not_counted else "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfMeeting:
    """The same for one regular meeting; `typical` is the visits of its middle counted evening."""

    meeting: int
    name: str
    held: int
    counted: int
    visits: int
    first_timers: int
    typical: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TypicalWeek:
    """The middle one of the weeks in which every meeting was counted.

    `visits` and `meetings` are None until there are enough such weeks; `held` and `counted` are the
    meetings of all `weeks` that were looked at.
    """

    weeks: int
    whole: int
    held: int
    counted: int
    visits: int | None = None
    meetings: int | None = None


def month_of(day: date) -> date:
    """Return the first day of the month a day is in."""
    return day.replace(day=1)


def months_before(day: date, count: int) -> date:
    """Return the first day of the month that lies some months before the month of a day."""
    whole = day.year * 12 + day.month - 1 - count
    return date(whole // 12, whole % 12 + 1, 1)


def months(nights: Iterable[Night], first: date, last: date) -> tuple[Month, ...]:
    """Return every month to that of `last`, oldest first, also those without a meeting in between.

    It begins with the first month of which anything is known, and not before that of `first`.
    """
    by_month: defaultdict[date, list[Night]] = defaultdict(list)
    for night in nights:
        by_month[month_of(night.day)].append(night)
    found, at = [], max(month_of(first), min(by_month, default=date.max))
    while at <= last:
        found.append(_month(at, by_month[at]))
        at = months_before(at, -1)
    return tuple(found)


def _month(first: date, nights: Sequence[Night]) -> Month:
    heads = _counted(nights)
    if not heads:
        return Month(first=first, held=len(nights))
    return Month(
        first=first,
        held=len(nights),
        counted=len(heads),
        visits=contacts(heads),
        first_timers=sum(each.first_timers for each in heads),
    )


def by_meeting(nights: Iterable[Night], names: Iterable[tuple[int, str]]) -> tuple[OfMeeting, ...]:
    """Return each meeting that was counted once at least, in the order of `names`."""
    of: defaultdict[int, list[Night]] = defaultdict(list)
    for night in nights:
        of[night.meeting].append(night)
    return tuple(_of_meeting(meeting, name, of[meeting]) for meeting, name in names if _counted(of[meeting]))


def _of_meeting(meeting: int, name: str, nights: Sequence[Night]) -> OfMeeting:
    heads = _counted(nights)
    return OfMeeting(
        meeting=meeting,
        name=name,
        held=len(nights),
        counted=len(heads),
        visits=contacts(heads),
        first_timers=sum(each.first_timers for each in heads),
        typical=_middle([each.contacts for each in heads]),
    )


def typical_week(nights: Iterable[Night], today: date, weeks: int = WEEKS) -> TypicalWeek:
    """Return the typical week of the last `weeks` whole weeks before today's, Monday to Sunday.

    Only weeks in which every meeting was counted take part: a week known in part would look too quiet.
    """
    end = today - timedelta(days=today.weekday())
    first = end - weeks * WEEK
    by_week: defaultdict[int, list[Night]] = defaultdict(list)
    for night in nights:
        if first <= night.day < end:
            by_week[(night.day - first) // WEEK].append(night)
    known = [_counted(each) for each in by_week.values()]
    whole = [heads for heads, each in zip(known, by_week.values(), strict=True) if len(heads) == len(each)]
    enough = len(whole) >= ENOUGH
    return TypicalWeek(
        weeks=weeks,
        whole=len(whole),
        held=sum(map(len, by_week.values())),
        counted=sum(map(len, known)),
        visits=_middle([contacts(heads) for heads in whole]) if enough else None,
        meetings=_middle([len(heads) for heads in whole]) if enough else None,
    )


def typical_in_words(week: TypicalWeek, words: Catalogue) -> tuple[str, ...]:
    """Say what a typical week is like, or when it can be said, and how much of it was counted."""
    how_many = words.gettext("We counted {counted} of {held} meetings in the last {weeks} weeks.")
    told = (how_many.format(counted=week.counted, held=week.held, weeks=week.weeks),) if week.held else ()
    if week.visits is None or week.meetings is None:
        later = words.gettext("A typical week will stand here once we have counted every meeting in {weeks} weeks.")
        return (later.format(weeks=ENOUGH), *told)
    about = words.ngettext(
        "A typical week: about {count} visit.", "A typical week: about {count} visits.", week.visits
    )
    meet = words.ngettext("That is at {count} meeting.", "That is at {count} meetings.", week.meetings)
    return (about.format(count=week.visits), meet.format(count=week.meetings), *told)


def name_in_words(month: Month, words: Catalogue) -> str:
    """Name a month, and say of this one that it is not over yet."""
    name = words.month(month.first)
    return words.gettext("{month}, so far").format(month=name) if month.so_far else name


def month_in_words(month: Month, words: Catalogue) -> str:
    """Say in whole sentences what is known of a month."""
    name = name_in_words(month, words)
    if month.visits is None:
        said = {
            "none": words.gettext("{month}: no meeting."),
            "uncounted": words.gettext("{month}: we met, and nobody counted. That is fine."),
        }
        return said[month.state].format(month=name)
    visits = words.ngettext("{month}: {count} visit.", "{month}: {count} visits.", month.visits)
    counted = words.gettext("We counted {counted} of {held} meetings.")
    return "\n".join(
        (
            visits.format(month=name, count=month.visits),
            counted.format(counted=month.counted, held=month.held),
        )
    )


def visits_in_words(month: Month, words: Catalogue) -> str:
    """Return the visits of a month as a figure, or the words where there is none."""
    if month.visits is None:
        return words.gettext("No meeting") if month.state == "none" else words.gettext("Not counted")
    return str(month.visits)


def counted_in_words(month: Month, words: Catalogue) -> str:
    """Say how many of the meetings of a month were counted, or nothing when none was held."""
    if not month.held:
        return ""
    return words.gettext("{counted} of {held}").format(counted=month.counted, held=month.held)


def _counted(nights: Iterable[Night]) -> list[Heads]:
    return [night.heads for night in nights if night.heads is not None]


def _middle(numbers: Sequence[int]) -> int:
    """Return the middle number as a whole one, halves upwards."""
    return int(median(numbers) + 0.5)
