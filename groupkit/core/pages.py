"""Private pages: what one member writes in a workbook, by the place it stands in, and where the book lay open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from groupkit.core.problems import Problem
from groupkit.core.workbooks.answers import HIGHEST, LOWEST, Place, Way, places
from groupkit.core.workbooks.chapters import Chapter, Workbook
from groupkit.core.workbooks.exercises import Exercise, Wording
from groupkit.i18n import N_

LONGEST = 8_000
"""The most letters of one answer."""
LOCK_AFTER = (2, 3, 5, 10, 15)
"""The minutes of no use that may be chosen, after which the pages lock."""
LOCK_FIRST = 5
"""The minutes until somebody chooses."""
TICKED = "yes"
"""The answer of a place that is ticked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place to answer of one exercise of one workbook, by their keys."""

    workbook: str
    chapter: str
    exercise: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What stands in one place; a tick is "yes", a place on a scale its number."""

    spot: Spot
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """The page that lies open; without an exercise, the beginning of its chapter."""

    workbook: str
    chapter: str
    exercise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything in one file of private pages. `lock_after` is in minutes, `wording` whose words are shown."""

    answers: tuple[Answer, ...] = ()
    bookmark: Bookmark | None = None
    lock_after: int = LOCK_FIRST
    wording: Wording = Wording.OPEN

    def problems(self) -> Iterator[Problem]:
        """Yield what groupkit would never have written so."""
        if any(len(each.words) > LONGEST for each in self.answers):
            yield Problem("answers", N_("An answer is longer than {longest} letters."), {"longest": LONGEST})
        if self.lock_after not in LOCK_AFTER:
            yield Problem("lock_after", N_("Choose one of the minutes that are offered."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One place to answer, and the words in it; "" where it is empty."""

    place: Place
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One exercise as somebody filled it in."""

    chapter: Chapter
    exercise: Exercise
    filled: tuple[Filled, ...]


def written(
    workbook: Workbook, answers: Mapping[Spot, str], *, chapter: str = "", exercise: str = ""
) -> tuple[Written, ...]:
    """Return the exercises in which something is written, in the order of the book.

    With an `exercise` named it is that one, empty or not; with a `chapter` named those of that chapter.
    """
    found = []
    for part in workbook.chapters:
        if chapter in ("", part.key):
            for each in part.exercises:
                if exercise in ("", each.key):
                    filled = _filled(workbook, part, each, answers)
                    if exercise or any(one.words for one in filled):
                        found.append(Written(chapter=part, exercise=each, filled=filled))
    return tuple(found)


def homeless(workbooks: tuple[Workbook, ...], answers: Mapping[Spot, str]) -> tuple[Answer, ...]:
    """Return the answers whose place is in none of the workbooks; a page may have been taken out of one."""
    known = {
        Spot(workbook=book.key, chapter=part.key, exercise=each.key, place=place.key)
        for book in workbooks
        for part in book.chapters
        for each in part.exercises
        for place in places(each)
    }
    return tuple(Answer(spot=spot, words=words) for spot, words in answers.items() if spot not in known)


def fits(place: Place, words: str) -> bool:
    """Whether words can stand in a place; on a scale that is a number of the scale."""
    if place.way is Way.SCALE:
        return words in {str(number) for number in range(LOWEST, HIGHEST + 1)}
    return place.way is not Way.TICK or words == TICKED


def tidied(words: str) -> str:
    """Return words as they can be written down: half of a letter that a keyboard sent alone is marked."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def _filled(
    workbook: Workbook, chapter: Chapter, exercise: Exercise, answers: Mapping[Spot, str]
) -> tuple[Filled, ...]:
    made = []
    for place in places(exercise):
        spot = Spot(workbook=workbook.key, chapter=chapter.key, exercise=exercise.key, place=place.key)
        words = answers.get(spot, "")
        made.append(Filled(place=place, words=words if fits(place, words) else ""))
    return tuple(made)
