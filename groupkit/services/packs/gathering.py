"""Reads the book for a pack once: the counts of its days, and which of them may be shown."""

from collections.abc import Collection, Sequence
from datetime import date

from groupkit.core.progress import Progress
from groupkit.core.visits import Night
from groupkit.i18n import catalogue
from groupkit.services import meetings
from groupkit.services.group import Group
from groupkit.services.packs import doing, lasting, saying, serving, visiting
from groupkit.services.packs.counting import Ground, ground
from groupkit.services.packs.deciding import Decided, decide
from groupkit.services.packs.making import Making
from groupkit.services.packs.telling import told
from groupkit.storage.packs import shipped

_EVER = date(1900, 1, 1)
DECIDED = 80
"""How far a pack is, in hundredths, when it is decided which counts may be shown."""


def begin(
    group: Group,
    days: tuple[date, date],
    nights: Sequence[Night],
    *,
    asked: Collection[str],
    k: int,
    language: str | None,
    progress: Progress,
) -> Making:
    """Return what a pack of some days is made with.

    Args:
        group: the open group.
        days: the first and the last day, both included.
        nights: the meetings that were held on these days.
        asked: the keys of the parts whose figures are wanted.
        k: the threshold below which a count of people or visits is kept back.
        language: that of the pack; the group's printing language where none is given.
        progress: hears of each count that is decided upon.

    Raises:
        CancelledError: `progress` stopped the work.
    """
    spoken = language or group.profile.printing_language
    return Making(
        group=group,
        first=days[0],
        last=days[1],
        words=catalogue(spoken),
        meeting=told(shipped.meeting(), spoken),
        report=told(shipped.report(), spoken),
        decided=_decided(group, days, nights, asked, k, progress),
    )


def _decided(
    group: Group,
    days: tuple[date, date],
    nights: Sequence[Night],
    asked: Collection[str],
    k: int,
    progress: Progress,
) -> Decided:
    first, last = days
    counts = (
        *visiting.counts(group, first, last, nights),
        *serving.counts(group, first, last, k),
        *doing.counts(group, first, last),
        *saying.counts(group, first, last),
        *lasting.counts(group),
    )
    before = group.store.report_figures
    guarded = visiting.guarded(group, first, last)
    return decide(_ground(group, first, last), counts, before, asked=asked, k=k, guarded=guarded, progress=progress)


def _ground(group: Group, first: date, last: date) -> Ground:
    out = visiting.outside(group)
    every = meetings.contacts(group, _EVER, max(last, group.today()))
    counted = [each for each in every if (each[0], each[1]) not in out]
    others = {
        **serving.atoms(group, first, last),
        **doing.atoms(group),
        **saying.atoms(group),
        **lasting.atoms(group),
    }
    return ground(counted, others)
