"""How many people served. Each is counted once in any days, so days that overlap tell of each other.

Who served from spring to autumn is not the sum of who served in each month: no sum shows what two such counts tell
together. So one is kept back wherever it could tell of few: beside one of fewer or more days that differs from it
by few, or where a count too small to show is about some of the same days.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations

from groupkit.core.packs.blocks import Grid, Row
from groupkit.core.packs.withheld import WHOLE
from groupkit.core.service import Term, Turn
from groupkit.services.group import Group
from groupkit.services.leaflets import served
from groupkit.services.packs.counting import Count
from groupkit.services.packs.making import Making

_KEY, _NAME = "service/all/serving", "serving"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Some days, both ends with them, and how many served in them; `told` where a report showed it."""

    first: date
    last: date
    served: int
    told: bool = False

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.first, self.last

    def meets(self, other: "Span") -> bool:
        """Whether they have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Span") -> bool:
        """Whether all days of the other are its own."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Every turn that was done up to today, and every role that was held; who it was stays in here."""

    turns: tuple[Turn, ...]
    terms: tuple[Term, ...]

    def rows(self, first: date, last: date) -> tuple[Row, ...]:
        """Return the rows of some days."""
        return tuple(row for row, _person in self._of(first, last))

    def people(self, first: date, last: date) -> int:
        """Return how many people served on some days."""
        return len({person for _row, person in self._of(first, last)})

    def _of(self, first: date, last: date) -> Iterator[tuple[Row, int]]:
        for turn in self.turns:
            if first <= turn.day <= last and turn.person is not None:
                yield Row(table="turn", id=turn.id, day=turn.day), turn.person
        for term in self.terms:
            if term.since <= last and (term.until is None or term.until >= first) and term.person is not None:
                yield Row(table="term", id=term.id, day=term.since), term.person


def done(group: Group) -> Done:
    """Return what people did up to today; a turn at a meeting that was not held was not done."""
    today = group.today()
    turns = tuple(turn for turn in group.store.turns if turn.day <= today)
    return Done(turns=served(group, turns), terms=tuple(term for term in group.store.terms if term.since <= today))


def counts(group: Group, first: date, last: date, k: int) -> Iterator[Count]:
    """Yield the count of people who served on some days; not asked for where it would tell of few."""
    known = done(group)
    now = Span(first=first, last=last, served=known.people(first, last))
    asked = not tells(now, _before(group, known), k)
    yield Count(key=_KEY, made_of=_name(first, last), rank=WHOLE, asked=asked)


def atoms(group: Group, first: date, last: date) -> Mapping[str, tuple[int, tuple[Row, ...]]]:
    """Return how many people served on these days and on those of earlier reports, by name; never who."""
    known = done(group)
    spans = {(first, last), *(each.days for each in _before(group, known))}
    return {_name(*days): (known.people(*days), known.rows(*days)) for days in spans}


def people(made: Making) -> Grid:
    """Return how many people did a job."""
    words = made.words
    return Grid(
        key="service/all",
        title=words.gettext("People who did a job"),
        columns=(words.gettext("People"),),
        labels=(words.gettext("In these days"),),
        rows=((made.count(_KEY),),),
    )


def tells(now: Span, before: Iterable[Span], k: int) -> bool:
    """Return whether a count, shown beside those of earlier reports, could tell of fewer than `k` people."""
    others = [each for each in before if each.days != now.days]
    told = [each for each in others if each.told]
    for each in told:
        if (each.holds(now) or now.holds(each)) and abs(each.served - now.served) < k:
            return True
    threes = ((now, *two) for two in permutations(told, 2))
    if any(_in_both(*three) in range(1, k) for each in threes for three in permutations(each)):
        return True
    met, waiting = {now.days}, [now]
    while waiting:
        one = waiting.pop()
        for each in others:
            if each.days not in met and one.meets(each):
                if each.served < k:
                    return True
                met.add(each.days)
                waiting += [each] if each.told else []
    return False


def _in_both(one: Span, other: Span, together: Span) -> int:
    """Return how many served in both of two stretches, as the days of both together tell; else nought."""
    hull = min(one.first, other.first), max(one.last, other.last)
    if together.days != hull or one.first > other.last + _DAY or other.first > one.last + _DAY:
        return 0
    return one.served + other.served - together.served


def _before(group: Group, known: Done) -> tuple[Span, ...]:
    """Return the days of earlier reports, with how many served in them as far as the book says now."""
    found: dict[tuple[date, date], bool] = {}
    for each in group.store.report_figures:
        if each.key == _KEY:
            first, last = (date.fromisoformat(day) for day in each.atoms.split(":")[1:])
            found[first, last] = found.get((first, last), False) or each.value is not None
    return tuple(
        Span(first=first, last=last, served=known.people(first, last), told=told)
        for (first, last), told in found.items()
    )


def _name(first: date, last: date) -> str:
    return f"{_NAME}:{first}:{last}"
