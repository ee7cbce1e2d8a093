"""Ideas for outings, and how a group chooses among them without showing who chose what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from groupkit.core.problems import Problem, refuse
from groupkit.i18n import N_

OPEN, KEPT, CHOSEN = "open", "kept", "chosen"
STANDINGS = {OPEN: N_("On the ballot"), KEPT: N_("Kept for another time"), CHOSEN: N_("Chosen")}
_TITLE, _WORDS = 80, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """An idea for an outing, with nobody's name; `bank` is its key where it comes from the idea bank.

    One that is open stands on the ballot, one that is kept waits for another time.
    """

    id: int = 0
    bank: str = ""
    title: str
    about: str = ""
    standing: str = OPEN

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this can be an idea."""
        if not self.title.strip():
            yield Problem("title", N_("Write the idea in a few words, such as A walk by the river."))
        for name, words, most in (("title", self.title, _TITLE), ("about", self.about, _WORDS)):
            if len(words) > most:
                yield Problem(name, N_("Use fewer letters: {most} at most."), {"most": most})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many dots an idea got in all, written once, when the box was closed."""

    id: int = 0
    idea: int
    dots: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box that is open: how many dots lie in it for each idea, and how many people gave some.

    It holds no ballot by itself, and nothing of when or in which order they came. `dots` is how many each
    person has, and below `fewest` people the sums are not told, because they would show who chose what.
    """

    sums: Mapping[int, int] = field(default_factory=dict, repr=False)
    voters: int = field(default=0, repr=False)
    dots: int
    fewest: int

    def put(self, given: Mapping[int, int]) -> "Box":
        """Return the box with one more ballot in it; a ballot without dots changes nothing."""
        used = sum(given.values())
        if used == 0:
            return self
        refuse(_given_problems(given, used, self.dots))
        return replace(self, sums=_added(self.sums, given), voters=self.voters + 1)

    def with_paper(self, given: Mapping[int, int], papers: int) -> "Box":
        """Return the box with what two people counted on paper; `papers` are those with a dot on them."""
        refuse(_given_problems(given, sum(given.values()), self.dots * papers, papers))
        return replace(self, sums=_added(self.sums, given), voters=self.voters + papers)

    @property
    def too_few(self) -> bool:
        """Whether the sums would show what a person chose."""
        return self.voters < self.fewest


def _added(sums: Mapping[int, int], given: Mapping[int, int]) -> dict[int, int]:
    return {idea: sums.get(idea, 0) + given.get(idea, 0) for idea in sorted({*sums, *given})}


def _given_problems(given: Mapping[int, int], used: int, most: int, papers: int | None = None) -> Iterator[Problem]:
    if min(given.values(), default=0) < 0:
        yield Problem("dots", N_("Type how many dots, or 0."))
    elif papers is not None and papers < 0:
        yield Problem("papers", N_("Type how many papers have dots on them, or 0."))
    elif papers is not None and used > most:
        yield Problem("papers", N_("These are more dots than so many papers can have. Count the papers again."))
    elif papers is not None and papers > used:
        yield Problem("papers", N_("Count only the papers with dots on them."))
    elif used > most:
        yield Problem("dots", N_("There are {most} dots for each person."), {"most": most})


def most_dots(sums: Mapping[int, int]) -> tuple[int, ...]:
    """Return the idea with the most dots, several where they came out the same, or none without dots."""
    most = max(sums.values(), default=0)
    return tuple(idea for idea, dots in sums.items() if dots == most) if most else ()
