"""Meetings, visits and places of a pack."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from groupkit.core.packs.blocks import Bars, Block, Figure, Grid, Point, Row
from groupkit.core.packs.withheld import CELL, MARGIN, WHOLE
from groupkit.core.visits import Night, month_of, months_before
from groupkit.services import meetings, visits
from groupkit.services.group import Group
from groupkit.services.outings import afterwards
from groupkit.services.packs.counting import FIRST_TIME, SORTS, Count
from groupkit.services.packs.counting import visits as of_days
from groupkit.services.packs.making import Making, Stretch, number, segments, stretches

_TOTAL = "contacts/months/total"
_DAY = timedelta(days=1)


def counts(group: Group, first: date, last: date, nights: Sequence[Night]) -> Iterator[Count]:
    """Yield every count of visits of some days."""
    yield Count(key=f"{_TOTAL}/visits", made_of=of_days(first, last), rank=WHOLE, known=_known(nights))
    yield Count(
        key=f"{_TOTAL}/first",
        made_of=of_days(first, last, sorts=FIRST_TIME),
        rank=MARGIN,
        known=_known(nights),
    )
    for each in stretches(first, last):
        known, key = _known(_in(nights, each)), f"contacts/months/{each.key}"
        yield Count(key=f"{key}/visits", made_of=of_days(each.first, each.last), rank=MARGIN, known=known)
        made_of = of_days(each.first, each.last, sorts=FIRST_TIME)
        yield Count(key=f"{key}/first", made_of=made_of, rank=CELL, known=known)
    for sort in SORTS:
        made_of = of_days(first, last, sorts=(sort,))
        yield Count(key=_of_sort(sort), made_of=made_of, rank=MARGIN, known=_known(nights))
    for held in meetings.listing(group):
        own = [night for night in nights if night.meeting == held.id]
        made_of = of_days(first, last, held.id)
        yield Count(key=f"places/meetings/{held.id}/visits", made_of=made_of, rank=MARGIN, known=_known(own))


def guarded(group: Group, first: date, last: date) -> Iterator[str]:
    """Yield what reports of other days could tell with this one: visits of each month, cut where a report begins.

    Where no report so far is about any of these months, its own counts are all that could.
    """
    spans = [(each.first, each.last) for each in group.store.reports]
    days, met = (first, last), [(first, last)]
    while others := [span for span in spans if span not in met and _meet(_months_of(*span), _months_of(*days))]:
        met += others
        days = min(each[0] for each in met), max(each[1] for each in met)
    if len(met) == 1:
        return
    cuts = {day for span in met for day in (span[0], span[1] + _DAY)}
    for low, high in segments(*_months_of(*days), cuts):
        yield of_days(low, high)
        for sort in SORTS:
            yield of_days(low, high, sorts=(sort,))
        for held in meetings.listing(group):
            yield of_days(low, high, held.id)


def held(made: Making, nights: Sequence[Night]) -> tuple[Block, ...]:
    """Return how many meetings were held, and how many of them were counted."""
    words, spans = made.words, stretches(made.first, made.last)
    rows = tuple(_held(f"meetings/months/{each.key}", _in(nights, each)) for each in spans)
    grid = Grid(
        key="meetings/months",
        title=words.gettext("Meetings"),
        columns=(words.gettext("Held"), words.gettext("Counted")),
        labels=tuple(each.called(words) for each in spans),
        rows=rows,
        total=_held("meetings/months/total", nights),
        within=((1, 0),),
    )
    return (grid,)


def visited(made: Making, nights: Sequence[Night]) -> tuple[Block, ...]:
    """Return the visits of each month as a table and as bars, and what sorts of visits they were."""
    words, spans = made.words, stretches(made.first, made.last)
    labels = tuple(each.called(words) for each in spans)
    rows = tuple(_visits(made, f"contacts/months/{each.key}") for each in spans)
    title = words.gettext("Visits")
    grid = Grid(
        key="contacts/months",
        title=title,
        columns=(title, words.gettext("For the first time")),
        labels=labels,
        rows=rows,
        total=_visits(made, _TOTAL),
        within=((1, 0),),
    )
    points = tuple(Point(label=label, figure=row[0]) for label, row in zip(labels, rows, strict=True))
    bars = Bars(key="contacts/bars", title=title, points=points, about=_about(made, nights))
    return grid, bars, _sorts(made)


def places(made: Making, nights: Sequence[Night]) -> tuple[Block, ...]:
    """Return where the group met, how often, and the visits to each meeting."""
    words, called = made.words, made.words.gettext("{name}, {venue}")
    known = {night.meeting for night in nights}
    ours = [each for each in meetings.listing(made.group) if each.id in known]
    if not ours:
        return made.nothing()
    rows = tuple(
        (
            _held(f"places/meetings/{each.id}", [night for night in nights if night.meeting == each.id])[0],
            made.count(f"places/meetings/{each.id}/visits"),
        )
        for each in ours
    )
    return (
        Grid(
            key="places/meetings",
            title=words.gettext("Meetings"),
            columns=(words.gettext("Held"), words.gettext("Visits")),
            labels=tuple(
                called.format(name=each.name, venue=each.venue) if each.venue else each.name for each in ours
            ),
            rows=rows,
            total=(_held("meetings/months/total", nights)[0], made.count(f"{_TOTAL}/visits")),
        ),
    )


def nights(group: Group, first: date, last: date) -> tuple[Night, ...]:
    """Return the meetings that were held on some days; a day out that stands among the meetings is told as one."""
    out = outside(group)
    return tuple(night for night in visits.nights(group, first, last) if (night.meeting, night.day) not in out)


def outside(group: Group) -> frozenset[tuple[int, date]]:
    """Return the meetings, each with its day, that were days out: one count may not go by two names."""
    named = {(each.name.casefold(), each.day) for each in afterwards.went(group)}
    ours = {each.name.casefold(): each.id for each in meetings.listing(group)}
    return frozenset((ours[name], day) for name, day in named if name in ours)


def _months_of(first: date, last: date) -> tuple[date, date]:
    """Return the first day of a month and the last day of another, around some days."""
    return month_of(first), months_before(last, -1) - _DAY


def _meet(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _sorts(made: Making) -> Grid:
    words = made.words
    labels = (
        words.gettext("Who came before"),
        words.gettext("For the first time"),
        words.gettext("Visitors"),
        words.gettext("From afar"),
    )
    return Grid(
        key="contacts/sorts",
        title=words.gettext("Who came"),
        columns=(words.gettext("Visits"),),
        labels=labels,
        rows=tuple((made.count(_of_sort(sort)),) for sort in SORTS),
        total=(made.count(f"{_TOTAL}/visits"),),
    )


def _of_sort(sort: str) -> str:
    return f"{_TOTAL}/first" if sort == FIRST_TIME[0] else f"contacts/sorts/{sort}/visits"


def _visits(made: Making, key: str) -> tuple[Figure, ...]:
    return made.count(f"{key}/visits"), made.count(f"{key}/first")


def _held(key: str, nights: Sequence[Night]) -> tuple[Figure, ...]:
    every = [Row(table="heads", id=night.meeting, day=night.day) for night in nights]
    counted = [row for row, night in zip(every, nights, strict=True) if night.heads is not None]
    return number(f"{key}/held", len(every), every), number(f"{key}/counted", len(counted), counted)


def _in(nights: Sequence[Night], each: Stretch) -> list[Night]:
    return [night for night in nights if each.first <= night.day <= each.last]


def _known(nights: Sequence[Night]) -> bool:
    return any(night.heads is not None for night in nights)


def _about(made: Making, nights: Sequence[Night]) -> str:
    counted = sum(night.heads is not None for night in nights)
    said = made.words.gettext("We counted {counted} of {held} meetings. These are visits, not people.")
    return said.format(counted=counted, held=len(nights))
