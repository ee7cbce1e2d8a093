"""The codebook: the themes people talk about, those it begins with and those a group adds, each with its day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from groupkit.core.evaluation.words import Codebook
from groupkit.core.problems import Problem
from groupkit.i18n import N_

LONGEST_TITLE, LONGEST_MEANS = 60, 200
_TITLE = N_("Give it a short name.")
_MEANS = N_("Write in a sentence what it means, so that two people use it for the same.")
_LONG = N_("Use fewer words here, {longest} letters at most.")
_PART = N_("Choose the question in which people talk about it.")
_AREA = N_("Choose one of the areas of life, or none.")
_TAKEN = N_("There is one called {title} already.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One theme to code by.

    `since` is the wave in which a study first heard it, where it says so. One that came with groupkit has no day;
    one that rests is not offered any more, and what was coded by it stays.
    """

    key: str
    part: str
    title: str
    means: str
    area: str = ""
    since: str = ""
    added_on: date | None = None
    resting_on: date | None = None

    @property
    def offered(self) -> bool:
        """Whether it can be chosen today."""
        return self.resting_on is None


def codebook(shipped: Codebook, own: Iterable[Code]) -> tuple[Code, ...]:
    """Return all codes, part by part: those that came with groupkit, and after them those of the group by day.

    A row of the group's own with the key of one that came is that one, at rest.
    """
    rows = sorted(own, key=lambda each: (each.added_on or date.min, each.key))
    of_ours = {each.key: each for each in rows}
    came = [
        Code(key=each.key, part=each.part, title=each.title, means=each.means, area=each.area, since=each.since)
        for each in shipped.codes
    ]
    known = {each.key for each in came}
    resting = [
        replace(each, resting_on=of_ours[each.key].resting_on) if each.key in of_ours else each for each in came
    ]
    parts = {part.key: at for at, part in enumerate(shipped.parts)}
    both = (*resting, *(each for each in rows if each.key not in known))
    return tuple(sorted(both, key=lambda each: parts.get(each.part, len(parts))))


def problems(code: Code, shipped: Codebook, known: Iterable[Code]) -> Iterator[Problem]:
    """Yield what is to be put right before a code of the group's own is kept."""
    for name, words, empty, longest in (
        ("title", code.title, _TITLE, LONGEST_TITLE),
        ("means", code.means, _MEANS, LONGEST_MEANS),
    ):
        if not words.strip():
            yield Problem(name, empty)
        elif len(words) > longest:
            yield Problem(name, _LONG, {"longest": longest})
    if code.part not in {part.key for part in shipped.parts}:
        yield Problem("part", _PART)
    if code.area and code.area not in {area.key for area in shipped.areas}:
        yield Problem("area", _AREA)
    tidy = " ".join(code.title.split())
    if any(each.title.casefold() == tidy.casefold() for each in known):
        yield Problem("title", _TAKEN, {"title": tidy})
