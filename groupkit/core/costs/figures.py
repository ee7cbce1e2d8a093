"""The figures of the cost form, each with where it comes from; what is not known is never a nought."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from groupkit.core.costs.wording import Wording
from groupkit.core.money import MOST
from groupkit.core.problems import Problem
from groupkit.i18n import N_

ACTUAL, COUNTED = "actual", "bottom-up"
ENOUGH_MEETINGS = 6
"""With fewer meetings counted, the cost of each time someone came would say nothing."""
_MOST_HOURS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """One cost of a year that is not in the book, with where its figure comes from.

    `year` is the first day of the year, `basis` and `way` the keys of the flags; `own` marks a line of its own.
    """

    id: int = 0
    year: date
    category: str
    what: str
    pence: int
    basis: str
    way: str
    source: str = ""
    own: str = ""

    def problems(self, words: Wording) -> Iterator[Problem]:
        """Yield everything to put right before it can be on the form."""
        if self.category not in {row.key for row in words.category}:
            yield Problem("category", N_("Choose which kind of cost it is."))
        if not self.what.strip():
            yield Problem("what", N_("Write what it was, in a few words."))
        if not 0 <= self.pence <= MOST:
            yield Problem("amount", N_("Put the amount without a minus."))
        if self.basis not in {row.key for row in words.basis}:
            yield Problem("basis", N_("Say where the figure comes from."))
        elif self.basis != ACTUAL and not self.source.strip():
            yield Problem("source", N_("Say which scale or price it is from, and of which year."))
        if self.way not in {row.key for row in words.approach}:
            yield Problem("way", N_("Say how it was worked out."))
        if self.own and (self.own, self.category) not in {(row.key, row.category) for row in words.own_line}:
            yield Problem("own", N_("That line belongs to another kind of cost. Choose one of this kind."))


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenTime:
    """Hours people gave freely in a year, and how many people, if that is known. Never money."""

    id: int = 0
    year: date
    what: str
    hours: int
    people: int | None = None

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before it can stand beside the money."""
        if not self.what.strip():
            yield Problem("what", N_("Write what people gave their time for."))
        if not 0 < self.hours <= _MOST_HOURS:
            yield Problem("hours", N_("Type how many hours, above zero."))
        if self.people is not None and self.people < 1:
            yield Problem("people", N_("Count the people from 1 upwards, or leave it empty."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of the form: a line typed, or what the book holds of a kind."""

    what: str
    pence: int
    basis: str = ACTUAL
    way: str = COUNTED
    source: str = ""
    own: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One kind of cost with its figures; without any, it is not known."""

    category: str
    figures: tuple[Figure, ...]

    @property
    def pence(self) -> int | None:
        """What it comes to, or None where nothing is known."""
        return sum(figure.pence for figure in self.figures) if self.figures else None


@dataclass(frozen=True, slots=True)
class PerContact:
    """What each time someone came cost, in pence, with the sentence that always stands beside it."""

    pence: int
    caveat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CostForm:
    """What a year cost, as far as it is known, and what was given freely beside it."""

    group: str
    currency: str
    start: date
    end: date
    parts: tuple[Part, ...]
    given: tuple[GivenTime, ...]
    contacts: int
    meetings: int
    words: Wording = field(repr=False)

    @property
    def total(self) -> int:
        """All costs that are known, in pence."""
        return sum(part.pence or 0 for part in self.parts)

    @property
    def unknown(self) -> int:
        """Of how many kinds of cost nothing is known."""
        return sum(part.pence is None for part in self.parts)

    @property
    def per_contact(self) -> PerContact | None:
        """What each time someone came cost; None where too few meetings were counted to say anything."""
        return per_contact(self.total, self.contacts, self.meetings, self.words)


def per_contact(total: int, contacts: int, meetings: int, words: Wording) -> PerContact | None:
    """Return all known costs shared by the times someone came, to the nearest penny, halves upwards."""
    if meetings < ENOUGH_MEETINGS or contacts <= 0 or total <= 0:
        return None
    return PerContact((2 * total + contacts) // (2 * contacts), words.per_contact.caveat)


def year_of(day: date, starts: tuple[int, int]) -> tuple[date, date]:
    """Return the first and last day of the year a day is in; `starts` is its month and day."""
    first = date(day.year, *starts)
    if first > day:
        first = first.replace(year=day.year - 1)
    return first, first.replace(year=first.year + 1) - timedelta(days=1)


def parts(words: Wording, book: Iterable[tuple[str, Figure]], typed: Iterable[CostLine]) -> tuple[Part, ...]:
    """Return every kind of cost in the order of the form, with what the book holds before what was typed."""
    figures: dict[str, list[Figure]] = {row.key: [] for row in words.category}
    for category, figure in book:
        figures[category].append(figure)
    for line in typed:
        figures[line.category].append(
            Figure(
                what=line.what,
                pence=line.pence,
                basis=line.basis,
                way=line.way,
                source=line.source,
                own=line.own,
                line=line.id,
            )
        )
    return tuple(Part(category=key, figures=tuple(found)) for key, found in figures.items())
