"""A workbook: its chapters in order, each a step, a page or something to read, with its exercises."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from groupkit import extraction as forms
from groupkit.core.problems import Problem
from groupkit.core.workbooks.exercises import NOT_GIVEN, SO_MANY_MINUTES, TOO_LONG, Exercise, Wording
from groupkit.i18n import N_, Catalogue, is_language

CORE_STEPS = 12
"""The first twelve steps; those after them are the five more, written +1 to +5."""
SAFE_USE, PACING, BACK_CARD = "safe-use", "pacing", "back-card"
"""The keys of chapters that have a place of their own: always first, in every hard step, and always last."""
GRADES: Mapping[str, str] = MappingProxyType(
    {
        "strong": N_("How much is known: a lot. Many good studies agree."),
        "fair": N_("How much is known: a fair amount. Some good studies agree."),
        "emerging": N_("How much is known: some. The first studies point this way."),
        "little": N_("How much is known: a little. People say it helps them."),
        "unknown": N_("How much is known: nobody knows yet."),
    }
)
"""How much is known about something: in the words of a file, and in those of a page."""
NO_EXERCISE = N_("Give this chapter an exercise, a section, or words and what they mean.")
KEY_TWICE = N_("Two parts are called {key}. Give each a name of its own.")
PLAIN_KEY = N_("Use small letters, figures and hyphens in a key, like my-week. It has 60 letters at most.")
NO_CHAPTER = N_("Give this workbook one chapter at least.")
NUMBER_TWICE = N_("Two steps have the number {number}. Give each a number of its own.")
NO_NUMBER = N_("Only a step has a number. Take it out, or make this a step.")
TOO_MANY = N_("Make two chapters of this one. A chapter has {most} parts at most.")
NO_LANGUAGE = N_("Write the language as a short code, like en.")
LONGEST_PARAGRAPH = 3000
"""The most letters of one paragraph of a chapter."""
MOST_PARTS = 200
"""The most sections, words and exercises of one chapter together."""
MOST_STEPS = 99
LONGEST_SESSION = 600
"""The most minutes of a session."""
_KEY = re.compile(r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*")


class Sort(StrEnum):
    """What a chapter is."""

    STEP = "step"
    PAGE = "page"
    INSERT = "insert"
    READING = "reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Something to read: a heading, paragraphs, a list; `easy` are the paragraphs of the Easy Read edition.

    `grade` is how much is known about what it says, one of GRADES, or "".
    """

    key: str
    title: str
    words: tuple[str, ...] = ()
    easy: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    grade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A hard word and what it means here."""

    key: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What a facilitator of this chapter should know; never in the copy of a member."""

    minutes: int = 0
    before: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One part of a workbook.

    `number` is the place of a step among all steps, from 1; 0 for everything else. `about` is what it is about, in
    our own words, `easy_about` the same for the Easy Read edition; `spiritual` and `secular` are paragraphs added
    for groups that use such words. `both` is how mind and use meet here. A `hard` chapter prints the page about
    pacing and outside help. `wording_box` leaves room for the fellowship's own words, and `roles` lists what the
    group is looking for.
    """

    key: str
    sort: Sort
    title: str
    number: int = 0
    about: tuple[str, ...] = ()
    easy_about: tuple[str, ...] = ()
    spiritual: tuple[str, ...] = ()
    secular: tuple[str, ...] = ()
    both: str = ""
    easy_both: str = ""
    care: tuple[str, ...] = ()
    round: str = ""
    hard: bool = False
    wording_box: bool = False
    roles: bool = False
    sections: tuple[Section, ...] = ()
    words: tuple[Word, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    notes: Notes = Notes()
    source: str
    license: str

    @property
    def label(self) -> str:
        """The number of a step as it is written: "3", or "+2" for one of the five more; "" for other chapters."""
        return step_label(self.number) if self.number else ""

    @property
    def has_notes(self) -> bool:
        """Whether there are notes for the facilitator."""
        return self.notes != Notes()

    def called(self, words: Catalogue) -> str:
        """Return what the chapter is called in a language: a step with its number, any other by its title."""
        if not self.number:
            return self.title
        return words.gettext("Step {number}: {title}").format(number=self.label, title=self.title)

    def added(self, wording: Wording) -> tuple[str, ...]:
        """Return the paragraphs that are added for a group that uses such words."""
        return {Wording.SPIRITUAL: self.spiritual, Wording.SECULAR: self.secular}.get(wording, ())

    def chosen(self, wording: Wording) -> tuple[Exercise, ...]:
        """Return the exercises for a group that uses such words."""
        return tuple(each for each in self.exercises if each.wording in ("", wording))

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this chapter can be printed, with the part it is in."""
        yield from _keyed(self, ("title", "source", "license"))
        yield from self._unfit()
        for word in self.words:
            if not (word.word.strip() and word.meaning.strip()):
                yield Problem(f"{word.key}.meaning", N_("Write a word, and what it means here."))
        for section in self.sections:
            if not section.title.strip():
                yield Problem(f"{section.key}.title", NOT_GIVEN)
            if section.grade not in ("", *GRADES):
                grades = {"grades": ", ".join(GRADES)}
                yield Problem(f"{section.key}.grade", N_("Use one of these words: {grades}."), grades)
        yield from self._too_long()
        rows: tuple[Section | Word | Exercise, ...] = (*self.sections, *self.words, *self.exercises)
        yield from _twice(rows)
        yield from (Problem(f"{row.key}.key", PLAIN_KEY) for row in rows if not _KEY.fullmatch(row.key))
        for exercise in self.exercises:
            for problem in exercise.problems():
                yield Problem(f"{exercise.key}.{problem.field}", problem.message, problem.values)

    def _unfit(self) -> Iterator[Problem]:
        """Yield what a chapter of its sort has too little or too much of."""
        if self.sort is Sort.STEP and not (0 < self.number <= MOST_STEPS and self.about):
            yield Problem("about", N_("A step has a number, and a few lines on what it is about."))
        if self.sort is not Sort.STEP and self.number:
            yield Problem("number", NO_NUMBER)
        if not (self.exercises or self.sections or self.words):
            yield Problem("exercises", NO_EXERCISE)
        if len(self.exercises) + len(self.sections) + len(self.words) > MOST_PARTS:
            yield Problem("exercises", TOO_MANY, {"most": MOST_PARTS})
        if not 0 <= self.notes.minutes <= LONGEST_SESSION:
            yield Problem("notes.minutes", SO_MANY_MINUTES, {"least": 0, "most": LONGEST_SESSION})

    def _too_long(self) -> Iterator[Problem]:
        """Yield each text that no page could hold."""
        for name in PARAGRAPHS:
            yield from _long(name, getattr(self, name))
        for name in ("title", "both", "easy_both", "round", "source", "license"):
            yield from _long(name, (getattr(self, name),))
        for name in NOTES:
            yield from _long(f"notes.{name}", getattr(self.notes, name))
        for section in self.sections:
            words = (section.title, *section.words, *section.easy, *section.items)
            yield from _long(f"{section.key}.words", words)
        for word in self.words:
            yield from _long(f"{word.key}.meaning", (word.word, word.meaning))


PARAGRAPHS = ("about", "easy_about", "spiritual", "secular", "care")
"""The parts of a chapter that are paragraphs."""
NOTES = ("before", "watch", "pairs", "instead")
"""The parts of a facilitator's notes that are paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A workbook and its chapters, in the order they are printed."""

    key: str
    title: str
    summary: str
    language: str = "en"
    source: str
    license: str
    chapters: tuple[Chapter, ...] = ()
    own: bool = False

    @property
    def steps(self) -> tuple[Chapter, ...]:
        """The chapters that are steps, by number."""
        return tuple(sorted((each for each in self.chapters if each.number), key=lambda each: each.number))

    def chapter(self, key: str) -> Chapter | None:
        """Return a chapter by its key, if there is one."""
        return next((each for each in self.chapters if each.key == key), None)

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right about the book as a whole; its chapters say their own."""
        yield from _keyed(self, ("title", "language", "source", "license"))
        if self.language.strip() and not is_language(self.language):
            yield Problem("language", NO_LANGUAGE)
        for name in ("title", "summary", "source", "license"):
            yield from _long(name, (getattr(self, name),))
        if not self.chapters:
            yield Problem("chapters", NO_CHAPTER)
        yield from _twice(self.chapters)
        numbers = [each.number for each in self.steps]
        for number in sorted({number for number in numbers if numbers.count(number) > 1}):
            yield Problem("number", NUMBER_TWICE, {"number": number})


def step_label(number: int) -> str:
    """Return the number of a step as it is written: "3", or "+2" for one of the five more."""
    return f"+{number - CORE_STEPS}" if number > CORE_STEPS else str(number)


def told(workbook: Workbook, words: Catalogue) -> Workbook:
    """Return a workbook in another language, as far as it is translated; a group's own stays as it is written."""
    if workbook.own:
        return workbook
    return forms.translated(workbook, forms.FIELDS["workbooks"], f"workbooks/{workbook.key}", words.pgettext)


def _keyed(part: Chapter | Workbook, given: Iterable[str]) -> Iterator[Problem]:
    if not _KEY.fullmatch(part.key):
        yield Problem("key", PLAIN_KEY)
    yield from (Problem(name, NOT_GIVEN) for name in given if not getattr(part, name).strip())


def _long(name: str, texts: tuple[str, ...]) -> Iterator[Problem]:
    """Yield a part with a text that no page could hold."""
    if any(len(text) > LONGEST_PARAGRAPH for text in texts):
        yield Problem(name, TOO_LONG, {"longest": LONGEST_PARAGRAPH})


def _twice(rows: Iterable[Section | Word | Exercise | Chapter]) -> Iterator[Problem]:
    keys = [row.key for row in rows]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield Problem("key", KEY_TWICE, {"key": key})
