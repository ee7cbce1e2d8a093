"""How a workbook is printed: the edition, the paper, whose words, which chapters, and how it is put together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from groupkit.core.problems import Problem
from groupkit.core.workbooks.chapters import Chapter, Workbook
from groupkit.core.workbooks.exercises import Wording
from groupkit.i18n import N_

MOST_COPIES = 60


class Edition(StrEnum):
    """Who a printed workbook is for."""

    STANDARD = "standard"
    LARGE = "large"
    EASY_READ = "easy-read"
    PENCIL = "pencil"
    PLAIN_TEXT = "plain-text"
    CARDS = "cards"


class Edge(StrEnum):
    """The edge over which a sheet is turned when both sides are printed."""

    SHORT = "short"
    LONG = "long"


TYPE_SIZE: Mapping[Edition, float] = MappingProxyType(
    {
        Edition.STANDARD: 14.0,
        Edition.LARGE: 18.0,
        Edition.EASY_READ: 16.0,
        Edition.PENCIL: 14.0,
        Edition.CARDS: 14.0,
    }
)
"""The size of running text in points; a booklet keeps it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """What is asked of the press.

    `chapters` are keys, none for the whole book. A `booklet` is laid out at half the size of `paper` and set two
    pages to a side; `edge` is the edge its sheets are turned over. `cream` tints the page, `black_only` leaves out
    every shade. `fillable` makes a form to fill in on a screen. `notes` prints the facilitator's notes instead of
    the members' pages. `copies` repeats the whole.
    """

    edition: Edition = Edition.STANDARD
    paper: str = "A4"
    language: str = "en"
    wording: Wording = Wording.OPEN
    chapters: tuple[str, ...] = ()
    booklet: bool = False
    edge: Edge = Edge.SHORT
    fillable: bool = False
    cream: bool = False
    black_only: bool = False
    notes: bool = False
    copies: int = 1

    def problems(self, workbook: Workbook) -> Iterator[Problem]:
        """Yield everything to choose otherwise before it can be printed."""
        known = {chapter.key for chapter in workbook.chapters}
        for key in self.chapters:
            if key not in known:
                yield Problem("chapters", N_("There is no part called {key} in this workbook."), {"key": key})
        if self.paper not in ("A4", "Letter"):
            yield Problem("paper", N_("Choose A4 or Letter."))
        if not 1 <= self.copies <= MOST_COPIES:
            yield Problem("copies", N_("Print from 1 to {most} copies at once."), {"most": MOST_COPIES})
        if self.booklet and self.edition not in (Edition.STANDARD, Edition.PENCIL, Edition.EASY_READ):
            yield Problem(
                "booklet", N_("Large print, plain text and cards are not printed as booklets. Choose one.")
            )
        if self.fillable and (self.booklet or self.edition in (Edition.PLAIN_TEXT, Edition.CARDS)):
            yield Problem("fillable", N_("A form to fill in on a screen is not a booklet, plain text or cards."))
        if self.notes and known.issuperset(self.chapters) and not self._has_notes(workbook):
            yield Problem("notes", N_("These pages have no notes for the facilitator. Steps have."))
        if self.cream and self.black_only:
            yield Problem("cream", N_("Choose a cream page or black only, not both."))

    def _has_notes(self, workbook: Workbook) -> bool:
        return any(each.has_notes for each in self.chosen(workbook))

    def chosen(self, workbook: Workbook) -> tuple[Chapter, ...]:
        """Return the chapters to print, in the order of the book."""
        return tuple(each for each in workbook.chapters if not self.chapters or each.key in self.chapters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What a group adds to a workbook when it is printed.

    `wordings` are the fellowship's own words for a step, by the key of its chapter, each with the line that says
    whose they are. `open_roles` are what the group is looking for. `made_on` is the day of the print, as written.
    """

    group: str = ""
    wordings: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    open_roles: tuple[str, ...] = ()
    made_on: str = ""
