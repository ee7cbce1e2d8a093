"""The finest counts of the book by their names, and the counts of a report as sums of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from groupkit.core.meetings import Heads
from groupkit.core.packs.blocks import Row
from groupkit.core.packs.withheld import CELL

SORTS = ("regulars", "first_timers", "visitors", "online")
"""The four sorts of visits that are counted at a meeting."""
FIRST_TIME = ("first_timers",)
EVENINGS = "evenings"
"""The name beside which a report keeps which meetings had been counted when it was made."""
_VISITS, _ALL = "visits", "*"
Evenings = Sequence[tuple[int, date]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The finest counts of the book: the value of each and the rows it stands in, by its name.

    `evenings` are the meetings that were counted, each with its day, in order of day.
    """

    values: Mapping[str, int]
    rows: Mapping[str, tuple[Row, ...]]
    evenings: Evenings


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count of a report; `made_of` names the finest counts it is the sum of.

    `known` is unset where nobody counted, `asked` where it is not to be shown whatever it is.
    """

    key: str
    made_of: str
    rank: int = CELL
    known: bool = True
    asked: bool = True


def ground(counted: Iterable[tuple[int, date, Heads]], others: Mapping[str, tuple[int, tuple[Row, ...]]]) -> Ground:
    """Return the finest counts: those of each evening that was counted, and others by their names."""
    values: dict[str, int] = {}
    rows: dict[str, tuple[Row, ...]] = {}
    evenings = []
    for meeting, day, heads in counted:
        evenings.append((meeting, day))
        for sort in SORTS:
            name = _evening(meeting, day, sort)
            values[name], rows[name] = getattr(heads, sort), (Row(table="heads", id=meeting, day=day),)
    for name, (value, made_from) in others.items():
        values[name], rows[name] = value, made_from
    return Ground(values=values, rows=rows, evenings=tuple(sorted(evenings, key=lambda each: (each[1], each[0]))))


def visits(first: date, last: date, meeting: int | None = None, sorts: Sequence[str] = SORTS) -> str:
    """Name the visits of some days, both included, to all meetings or to one, of all sorts or of some."""
    return " ".join((_VISITS, first.isoformat(), last.isoformat(), str(meeting or _ALL), ",".join(sorts)))


def together(names: Iterable[str]) -> str:
    """Name the sum of some finest counts."""
    return " ".join(sorted(names))


def atoms(evenings: Evenings, made_of: str) -> frozenset[str]:
    """Return the names of the finest counts that a count is the sum of; `evenings` are the meetings counted."""
    sort, *rest = made_of.split()
    if sort != _VISITS:
        return frozenset((sort, *rest))
    first, last = (date.fromisoformat(day) for day in rest[:2])
    return frozenset(
        _evening(meeting, day, each)
        for meeting, day in evenings
        if first <= day <= last and rest[2] in (_ALL, str(meeting))
        for each in rest[3].split(",")
    )


def written(evenings: Evenings, first: date, last: date) -> str:
    """Write down which meetings of some days, both included, were counted."""
    return " ".join(f"{meeting}:{day}" for meeting, day in evenings if first <= day <= last)


def read(text: str) -> Evenings:
    """Return which meetings were counted, as they were written down."""
    found = (each.split(":") for each in text.split())
    return tuple((int(meeting), date.fromisoformat(day)) for meeting, day in found)


def rows(known: Ground, names: Iterable[str]) -> tuple[Row, ...]:
    """Return the rows of some finest counts, each once, in order of day."""
    found = {row for name in names for row in known.rows[name]}
    return tuple(sorted(found, key=lambda row: (row.day or date.min, row.table, row.id)))


def _evening(meeting: int, day: date, sort: str) -> str:
    return f"{meeting}:{day}:{sort}"
