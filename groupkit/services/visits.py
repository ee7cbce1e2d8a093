"""What a group can see of its visits over time, of the week it covers, and of the meetings people wish for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from groupkit.core import visits as sums
from groupkit.core import wishes as asked
from groupkit.core.problems import refuse
from groupkit.core.visits import Month, Night, OfMeeting, TypicalWeek, month_of, months_before
from groupkit.core.wishes import Cover, Wanted, Wish
from groupkit.i18n import N_
from groupkit.services import meetings
from groupkit.services.group import Group

TOPIC = "visits"
FIGURES = ("month", "meeting", "held", "counted", "visits", "first_timers")
_EVER = date(1900, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything one page about visits shows: months, a typical week, each meeting, the week, and unmet wishes."""

    group: str
    months: tuple[Month, ...]
    typical: TypicalWeek
    each: tuple[OfMeeting, ...]
    week: tuple[Cover, ...]
    unmet: tuple[Wanted, ...]


def nights(group: Group, first: date, last: date, meeting: int | None = None) -> tuple[Night, ...]:
    """Return the meetings that were held from `first` to `last`, counted or not, of all meetings or of one.

    Before a meeting was first counted, and while it is paused, nobody knows whether it was held: those days
    are left out unless they were counted.
    """
    counted = {(which, day): heads for which, day, heads in meetings.contacts(group, _EVER, last)}
    since: dict[int, date] = {}
    for which, day in counted:
        since[which] = min(day, since.get(which, day))
    now = group.now().replace(tzinfo=None)
    held = {
        (each.meeting.id, each.day)
        for each in meetings.between(group, first, min(last, group.today()))
        if each.ends <= now and each.day >= since.get(each.meeting.id, date.max)
    }
    held |= {(which, day) for which, day in counted if day >= first}
    return tuple(
        Night(meeting=which, day=day, heads=counted.get((which, day)))
        for which, day in sorted(held, key=lambda each: (each[1], each[0]))
        if meeting in (None, which)
    )


def months(group: Group, first: date, last: date, meeting: int | None = None) -> tuple[Month, ...]:
    """Return the visits of each month to that of `last`, of all meetings or of one.

    It begins with the first month of which anything is known, and not before that of `first`; it ends with
    this month, whatever comes later.
    """
    this = month_of(group.today())
    first, end = month_of(first), months_before(min(last, this), -1) - timedelta(days=1)
    found = sums.months(nights(group, first, end, meeting), first, end)
    return tuple(replace(each, so_far=each.first == this) for each in found)


def last_months(group: Group, count: int, meeting: int | None = None) -> tuple[Month, ...]:
    """Return the visits of the last months, this one too."""
    return months(group, months_before(group.today(), count - 1), group.today(), meeting)


def typical_week(group: Group, meeting: int | None = None) -> TypicalWeek:
    """Return the typical week of the last twelve, from the weeks in which every meeting was counted."""
    first = group.today() - timedelta(weeks=sums.WEEKS + 1)
    return sums.typical_week(nights(group, first, group.today(), meeting), group.today())


def by_meeting(group: Group, first: date, last: date) -> tuple[OfMeeting, ...]:
    """Return the visits of each meeting that was counted, by name."""
    known = sorted(meetings.listing(group), key=lambda each: each.name.casefold())
    return sums.by_meeting(nights(group, first, last), ((each.id, each.name) for each in known))


def coverage(group: Group) -> tuple[Cover, ...]:
    """Return for each part of each day of the week whether one of our meetings is held."""
    return asked.coverage(meetings.listing(group), group.today())


def wish(group: Group, wished: Wish) -> Wish:
    """Write down that people wish for a meeting, or refuse with every problem found; only the month is kept."""
    told = wished.told_on if wished.told_on > date.min else group.today()
    tidy = replace(wished, place=" ".join(wished.place.split()), told_on=month_of(told))
    refuse(tidy.problems())
    with group.change(N_("Write down a wish for a meeting"), TOPIC) as store:
        return replace(tidy, id=store.wishes.add(tidy))


def wishes(group: Group) -> tuple[Wish, ...]:
    """Return the wishes as they were told, oldest first."""
    return tuple(group.store.wishes)


def wanted(group: Group) -> tuple[Wanted, ...]:
    """Return the wishes put together by time and place, most asked for first."""
    return asked.wanted(wishes(group), coverage(group))


def unmet(group: Group) -> tuple[Wanted, ...]:
    """Return the times and places people wish for when no meeting of ours is running."""
    return asked.unmet(wishes(group), coverage(group))


def forget_wishes(group: Group, before: date) -> int:
    """Forget the wishes told in months before that of a day; return how many there were."""
    return _forget(group, [each.id for each in wishes(group) if each.told_on < month_of(before)])


def forget_wanted(group: Group, gone: Wanted) -> int:
    """Forget the wishes for one time and place, when the group has answered them; return how many there were."""
    slot = (gone.weekday, gone.part, gone.place.casefold())
    return _forget(
        group, [each.id for each in wishes(group) if (each.weekday, each.part, each.place.casefold()) == slot]
    )


def _forget(group: Group, ids: Iterable[int]) -> int:
    found = tuple(ids)
    if found:
        with group.change(N_("Forget wishes for a meeting"), TOPIC) as store:
            for each in found:
                store.wishes.remove(id=each)
    return len(found)


def overview(group: Group, count: int = 12, meeting: int | None = None) -> Overview:
    """Return everything about the last months, this one too, ready to be shown or printed."""
    first = months_before(group.today(), count - 1)
    return Overview(
        group=group.profile.name,
        months=months(group, first, group.today(), meeting),
        typical=typical_week(group, meeting),
        each=by_meeting(group, first, group.today()),
        week=coverage(group),
        unmet=unmet(group),
    )


def figures(group: Group, count: int = 12) -> tuple[tuple[str, str, int, int, int | None, int | None], ...]:
    """Return the last months of each meeting as rows under FIGURES, for a spreadsheet.

    Visits and first-timers are None where nobody counted.
    """
    known = sorted(meetings.listing(group), key=lambda each: each.name.casefold())
    return tuple(
        (f"{month.first:%Y-%m}", each.name, month.held, month.counted, month.visits, month.first_timers)
        for each in known
        for month in last_months(group, count, each.id)
    )
