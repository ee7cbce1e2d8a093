"""An attacker who has every report that was ever given out, and a calendar of the meetings; nothing else.

What a figure is the sum of, the attacker works out from where it stands, and not from how groupkit made it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from groupkit.core.packs.blocks import Pack, Shown, figures
from tests.sums import Sums

SORTS = ("regulars", "first_timers", "visitors", "online")
Atoms = frozenset[str]


@dataclass(frozen=True)
class Published:
    """One report as it was given out: its days, both included, and its pages."""

    first: date
    last: date
    pack: Pack


@dataclass
class Attacker:
    """What somebody knows who collects reports; which meetings were counted when is no secret."""

    evenings: list[tuple[int, date]] = field(default_factory=list)
    told: dict[Atoms, int] = field(default_factory=dict)
    kept: dict[Atoms, str] = field(default_factory=dict)

    def take(self, report: Published) -> None:
        """Read every figure of a report about visits, days out or answers."""
        outings = [_outing(each.key) for each in figures(report.pack) if each.key.startswith("outings/all/")]
        for each in figures(report.pack):
            found = frozenset(self._atoms(each.key.split("/"), report, [one for one in outings if one]))
            if found and each.shown is Shown.SHOWN and each.value is not None:
                self.told[found] = each.value
            elif found and each.shown is Shown.WITHHELD:
                self.kept[found] = each.key

    def _atoms(self, key: Sequence[str], report: Published, outings: Iterable[str]) -> Iterator[str]:
        match key:
            case ["contacts", "months", when, what]:
                sorts = SORTS if what == "visits" else ("first_timers",)
                yield from self._visits(*_days(when, report), sorts)
            case ["contacts", "sorts", sort, "visits"]:
                yield from self._visits(report.first, report.last, (sort,))
            case ["places", "meetings", meeting, "visits"]:
                yield from self._visits(report.first, report.last, SORTS, int(meeting))
            case ["outings", "all", "total", "people"]:
                yield from outings
            case ["outings", "all", outing, "people"]:
                yield f"outing {outing}"

    def _visits(self, first: date, last: date, sorts: Sequence[str], meeting: int = 0) -> Iterator[str]:
        for which, day in self.evenings:
            if first <= day <= last and meeting in (0, which):
                yield from (f"{which} {day} {sort}" for sort in sorts)

    def bounds(self, wanted: Iterable[Atoms]) -> Iterator[tuple[Atoms, int, int]]:
        """Yield for each the fewest and the most it can be."""
        names = {atom for atoms in (*self.told, *self.kept) for atom in atoms}
        sums = Sums(names, self.told.items())
        for atoms in wanted:
            yield atoms, *sums.bounds(atoms)


def _outing(key: str) -> str:
    name = key.split("/")[2]
    return "" if name == "total" else f"outing {name}"


def _days(when: str, report: Published) -> tuple[date, date]:
    """Return the days of a month, a year or the whole, as far as the report goes."""
    if when == "total":
        return report.first, report.last
    year, month = int(when[:4]), int(when[5:] or 0)
    first = date(year, month or 1, 1)
    last = (date(year, month or 12, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return max(first, report.first), min(last, report.last)
