"""Turns the counts of a report into figures: shown, kept back, or blank where nobody counted."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING

from groupkit.core.packs.blocks import Figure, Shown
from groupkit.core.packs.reports import Told
from groupkit.core.packs.withheld import Counted, apart
from groupkit.core.progress import Progress, Silent
from groupkit.lazy import lazily
from groupkit.services.packs.counting import EVENINGS, Count, Ground, atoms, read, rows, written

if TYPE_CHECKING:
    from groupkit.services.packs import withheld
else:
    withheld = lazily("groupkit.services.packs.withheld")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The counts of a report, and which of them may be shown."""

    ground: Ground
    counts: Mapping[str, Count]
    values: Mapping[str, int]
    shown: frozenset[str]

    def figure(self, key: str) -> Figure:
        """Return a count as a figure, with the rows it was made from where it is shown."""
        count = self.counts[key]
        if not count.known:
            return Figure(key=key, value=None, shown=Shown.BLANK)
        if key not in self.shown:
            return Figure(key=key, value=None, shown=Shown.WITHHELD)
        made_from = rows(self.ground, atoms(self.ground.evenings, count.made_of))
        return Figure(key=key, value=self.values[key], rows=made_from)

    def told(self, first: date, last: date) -> Iterator[Told]:
        """Yield what is kept of a report of some days so that the next one gives nothing of it away."""
        yield Told(key=EVENINGS, atoms=written(self.ground.evenings, first, last), value=None)
        for key, count in self.counts.items():
            if count.known:
                value = self.values[key] if key in self.shown else None
                yield Told(key=key, atoms=count.made_of, value=value)


@dataclass(slots=True)
class _Before:
    """What earlier reports showed and kept back, each set of finest counts once, as the book has it now.

    `fresh` are those that some report showed as they still are.
    """

    told: dict[frozenset[str], Counted] = field(default_factory=dict)
    kept: dict[frozenset[str], Counted] = field(default_factory=dict)
    fresh: set[frozenset[str]] = field(default_factory=set)


def decide(
    ground: Ground,
    counts: Iterable[Count],
    before: Iterable[Told],
    *,
    asked: Collection[str],
    k: int,
    guarded: Iterable[str] = (),
    progress: Progress | None = None,
) -> Decided:
    """Return which counts may be shown.

    The book may have been put right since: then what was told counts as what the book says now, and as untold too.

    Args:
        ground: the finest counts.
        counts: those of this report.
        before: all that was told and kept back so far.
        asked: the parts whose figures are wanted.
        k: the threshold.
        guarded: what other counts are made of that nobody may learn, whether or not they stand in any report.
        progress: hears of each step.

    Raises:
        CancelledError: `progress` stopped the work.
    """
    known = {count.key: count for count in counts}
    found = {key: atoms(ground.evenings, count.made_of) for key, count in known.items()}
    values = {key: sum(map(ground.values.__getitem__, names)) for key, names in found.items()}
    wanted = [
        Counted(
            key=key,
            atoms=found[key],
            value=values[key],
            rank=count.rank,
            asked=count.asked and key.split("/")[0] in asked,
        )
        for key, count in known.items()
        if count.known
    ]
    heard = progress or Silent()
    past = _past(ground, before, heard)
    told = _near(past, wanted)
    heard.step(0, 1)
    others = dict.fromkeys((*past.kept, *(atoms(ground.evenings, each) for each in guarded)))
    reach = frozenset[str]().union(*(each.atoms for each in (*wanted, *told)))
    kept = (_sum(ground, each) for each in others if each & reach and each not in past.told)
    # where there is no solver on this computer, only what shares nothing with anything shown is let in
    rule = withheld.shown if find_spec("highspy") is not None else apart
    every = (*wanted, *kept, *_between(ground, wanted, told, k))
    stale = past.told.keys() - past.fresh
    allowed = rule(every, told, k=k, stale=stale, progress=heard)
    return Decided(ground=ground, counts=known, values=values, shown=allowed & known.keys())


def _sum(ground: Ground, names: frozenset[str]) -> Counted:
    """Return the sum of some finest counts, which nobody wants to show."""
    value = sum(map(ground.values.__getitem__, names))
    return Counted(key=f"sum/{min(names)}", atoms=names, value=value, asked=False)


def _past(ground: Ground, before: Iterable[Told], heard: Progress) -> _Before:
    found, then = _Before(), ground.evenings
    for each in before:
        if each.key == EVENINGS:
            then = read(each.atoms)
            heard.step(0, 1)
            continue
        every = atoms(then, each.atoms)
        if names := frozenset(every & ground.values.keys()):
            now = _sum(ground, names)
            if each.value == now.value and names == every:
                found.fresh.add(names)
            side = found.kept if each.value is None else found.told
            side[names] = now
    return found


def _near(past: _Before, wanted: Iterable[Counted]) -> tuple[Counted, ...]:
    """Return what was told that has anything to do with what is wanted, through others that were told too."""
    reach = frozenset[str]().union(*(each.atoms for each in wanted))
    near, far = dict[frozenset[str], Counted](), dict(past.told)
    while met := {names: each for names, each in far.items() if names & reach}:
        near |= met
        far = {names: each for names, each in far.items() if names not in met}
        reach = reach.union(*met)
    return tuple(near.values())


def _between(ground: Ground, wanted: Iterable[Counted], told: Iterable[Counted], k: int) -> Iterator[Counted]:
    """Yield what a figure that is wanted holds more, or less, than one that was told, where that is few."""
    asked = [each for each in wanted if each.asked and not each.small(k)]
    near = ((one.atoms, each.atoms) for one in told for each in asked if abs(one.value - each.value) < k)
    for names in dict.fromkeys(one ^ other for one, other in near if one < other or other < one):
        yield _sum(ground, names)
