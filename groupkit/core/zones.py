"""Time zones: the moment a clock on the wall means, also in the two nights of the year when clocks change."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from groupkit.core.problems import Problem
from groupkit.i18n import N_

_UNKNOWN = N_("There is no time zone called {zone}. Write it like Europe/London.")


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name or "UTC")


def instant(wall: datetime, zone: str) -> datetime:
    """Return the moment a clock on the wall of a zone means, in UTC.

    A time that comes twice means the first of the two; one that is skipped means as long after the change.
    """
    return wall.replace(tzinfo=_zone(zone), fold=0).astimezone(UTC)


def wall(moment: datetime, zone: str) -> datetime:
    """Return what the clocks of a zone show at a moment."""
    return moment.astimezone(_zone(zone)).replace(tzinfo=None, fold=0)


def problems(zone: str) -> Iterator[Problem]:
    """Yield what to put right where no zone has this name; nothing written is fine."""
    try:
        _zone(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield Problem("zone", _UNKNOWN, {"zone": zone})
