"""Turns the counts of a report into figures: shown, kept back, or blank where nobody counted."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from groupkit.core.packs.blocks import Figure, Shown
from groupkit.core.packs.reports import Told
from groupkit.core.packs.withheld import Counted
from groupkit.services.packs.counting import Count, Ground, atoms, rows
from groupkit.services.packs.withheld import shown


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
        made_from = rows(self.ground, atoms(self.ground, count.made_of))
        return Figure(key=key, value=self.values[key], rows=made_from)

    def told(self) -> Iterator[Told]:
        """Yield what is kept of a report so that the next one gives nothing of it away."""
        for key, count in self.counts.items():
            if count.known:
                value = self.values[key] if key in self.shown else None
                yield Told(key=key, atoms=count.made_of, value=value)


def decide(
    ground: Ground, counts: Iterable[Count], before: Iterable[Told], *, asked: Collection[str], k: int
) -> Decided:
    """Return which counts may be shown; `asked` are the parts whose figures are wanted, `before` all told so far.

    The book may have been put right since: then what was told counts as what the book says now.
    """
    known = {count.key: count for count in counts}
    found = {key: atoms(ground, count.made_of) for key, count in known.items()}
    values = {key: sum(map(ground.values.__getitem__, names)) for key, names in found.items()}
    wanted = [
        Counted(key=key, atoms=found[key], value=values[key], rank=count.rank, asked=key.split("/")[0] in asked)
        for key, count in known.items()
        if count.known
    ]
    told, kept = _before(ground, before)
    allowed = shown((*wanted, *kept), told, k=k)
    return Decided(ground=ground, counts=known, values=values, shown=allowed & known.keys())


def _before(ground: Ground, before: Iterable[Told]) -> tuple[list[Counted], list[Counted]]:
    """Return what earlier reports showed, and what they kept back, each set of finest counts once."""
    told: dict[frozenset[str], Counted] = {}
    kept: dict[frozenset[str], Counted] = {}
    for at, each in enumerate(before):
        names = atoms(ground, each.atoms)
        here = names <= ground.values.keys()
        value = sum(map(ground.values.__getitem__, names)) if here else each.value or 0
        side = kept if each.value is None else told
        side[names] = Counted(key=f"before/{at}", atoms=names, value=value, asked=False)
    return list(told.values()), [each for names, each in kept.items() if names not in told]
