"""The public holidays of the group's country, so that somebody can say which of them its meetings skip."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from groupkit.core.weeks import ClosedDays
from groupkit.i18n import N_
from groupkit.lazy import lazily
from groupkit.services import meetings, weeks
from groupkit.services.group import Group

if TYPE_CHECKING:
    import holidays as almanac
else:
    almanac = lazily("holidays")

# The parts of a country that keep days of their own, and how the almanac names them.
PARTS = {
    "UK": {
        "ENG": N_("England"),
        "WLS": N_("Wales"),
        "SCT": N_("Scotland"),
        "NIR": N_("Northern Ireland"),
    },
    "US": {"": N_("United States")},
}
_COUNTRY = {"UK": "GB", "US": "US"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A public holiday; `parts` are the parts of the country that keep it, none where all do.

    `meetings` are the names of those that would be held on it.
    """

    day: date
    name: str
    parts: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()


def holidays(group: Group, first: date, last: date) -> tuple[Holiday, ...]:
    """Return the public holidays from `first` to `last` that are not closed yet, soonest first."""
    held = meetings.between(group, first, last)
    return tuple(
        Holiday(day=day, name=name, parts=parts, meetings=tuple(one.meeting.name for one in held if one.day == day))
        for day, name, parts in _days(group.profile.region, first, last)
        if weeks.weeks(group).closing(day) is None
    )


def _days(region: str, first: date, last: date) -> Iterator[tuple[date, str, tuple[str, ...]]]:
    parts, found = PARTS[region], dict[tuple[date, str], list[str]]()
    years = range(first.year, last.year + 1)
    for part in parts:
        days = almanac.country_holidays(_COUNTRY[region], subdiv=part or None, years=years)
        for day, name in days.items():
            if first <= day <= last:
                found.setdefault((day, name), []).append(part)
    for (day, name), where in sorted(found.items()):
        yield day, name, () if len(where) == len(parts) else tuple(parts[part] for part in where)


def close(group: Group, chosen: tuple[Holiday, ...]) -> tuple[ClosedDays, ...]:
    """Close the holidays somebody chose, in one step that undo takes back."""
    with group.change(N_("Close some days"), weeks.TOPIC, "service", "tonight"):
        return tuple(
            weeks.close_days(group, ClosedDays(first=each.day, last=each.day, reason=each.name)) for each in chosen
        )
