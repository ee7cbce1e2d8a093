"""Remembers what a report or a pack showed, so that nothing shown later gives away what it kept back."""

from dataclasses import dataclass, replace

from groupkit.core.packs.blocks import Pack
from groupkit.core.packs.reports import Report
from groupkit.core.packs.withheld import LEAST
from groupkit.services.group import Group
from groupkit.services.packs.making import Making
from groupkit.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A pack that was made and not kept yet, and what it was made with."""

    pack: Pack
    making: Making


def remember(store: Store, shown: Report, making: Making) -> Report:
    """Write down what was shown of each count, inside a change."""
    kept = replace(shown, id=store.reports.add(shown))
    store.report_figures.keep(kept.id, making.decided.told(shown.first, shown.last))
    return kept


def known(group: Group, making: Making) -> bool:
    """Return whether every count of a pack was shown, or kept back, just so before."""
    before = frozenset(group.store.report_figures)
    return before.issuperset(making.decided.told(making.first, making.last))


def least(group: Group) -> int:
    """Return the highest threshold so far; whatever is shown from now on keeps to it, or to a higher one."""
    return max((shown.k for shown in group.store.reports), default=LEAST)


def key_of(group: Group) -> str:
    """Return a key of today that nothing remembered has."""
    taken = {report.key for report in group.store.reports}
    names = (f"{group.today()}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
