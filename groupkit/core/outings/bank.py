"""Looks through the bank of ideas: what fits a day with little strength comes first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from groupkit.core.outings.words.choosing import BankIdea, GradeWords
from groupkit.i18n import N_

GRADES = ("energy", "noise", "crowd", "cost", "toilets", "alcohol", "leaving")
ANY = "any"
SEASONS = {
    "spring": N_("In spring"),
    "summer": N_("In summer"),
    "autumn": N_("In autumn"),
    "winter": N_("In winter"),
}
LOW, MIDDLE, HIGH = 1, 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a group looks for: the most it can manage of each grade, a season, and whether under a roof.

    A grade that does not stand in `at_most` may be anything, and so may the season where it is empty.
    """

    at_most: Mapping[str, int] = field(default_factory=dict)
    season: str = ""
    roof: bool = False

    def fits(self, idea: BankIdea) -> bool:
        """Tell whether an idea is what the group looks for."""
        return (
            all(grade(idea, key) <= most for key, most in self.at_most.items())
            and (not self.season or idea.season in (ANY, self.season))
            and (not self.roof or idea.roof)
        )


def grade(idea: BankIdea, key: str) -> int:
    """Return one of the seven grades of an idea, from 1 (easy for most) to 3 (ask first)."""
    found: int = getattr(idea, key)
    return found


def easiest_first(ideas: Iterable[BankIdea], wanted: Wanted | None = None) -> tuple[BankIdea, ...]:
    """Return the ideas that fit, those that ask the least of people first."""
    fitting = filter((wanted or Wanted()).fits, ideas)
    return tuple(sorted(fitting, key=lambda idea: (sum(grade(idea, key) for key in GRADES), idea.title)))


def in_words(words: GradeWords, grade: int) -> str:
    """Return what a grade of an idea means, in words."""
    return {LOW: words.low, MIDDLE: words.middle, HIGH: words.high}[grade]


def graded(idea: BankIdea, grades: Iterable[GradeWords]) -> Iterator[tuple[str, str]]:
    """Yield each grade of an idea: what it is called, and what it means."""
    for words in grades:
        yield words.title, in_words(words, grade(idea, words.key))
