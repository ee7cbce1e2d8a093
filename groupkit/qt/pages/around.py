"""What private pages stand in: the workbooks, the help there is, paper, and a way to speak and to leave."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from groupkit.core.pages import Bookmark
from groupkit.core.safety import Contact
from groupkit.core.workbooks.chapters import Chapter, Workbook
from groupkit.core.workbooks.exercises import Exercise, Wording
from groupkit.i18n import _
from groupkit.qt.jobs import Runner, on_pool

CARD = "back-card"
"""The chapter that says what to do if it gets too much."""


def _to_nobody(_sentence: str) -> None:
    return


@dataclass(kw_only=True)
class Around:
    """The same pages stand in a window with a group and in one without; nothing of them goes the other way."""

    books: tuple[Workbook, ...]
    contacts: tuple[Contact, ...]
    today: date
    paper: str = "A4"
    runner: Runner = on_pool
    said: Callable[[str], object] = _to_nobody
    leave: Callable[[], object] | None = None

    def say(self, sentence: str, *, undoable: bool = False) -> None:  # noqa: ARG002  nothing here can be undone
        """Say a sentence at the bottom of the window; never one with words from the pages."""
        self.said(sentence)

    def book(self, key: str) -> Workbook | None:
        """Return a workbook by its key, if it is here."""
        return next((each for each in self.books if each.key == key), None)

    def found(self, mark: Bookmark) -> tuple[Workbook, Chapter, Exercise | None] | None:
        """Return what a bookmark stands for, or None where that page is not here."""
        book = self.book(mark.workbook)
        chapter = book.chapter(mark.chapter) if book is not None else None
        if book is None or chapter is None:
            return None
        exercise = next((each for each in chapter.exercises if each.key == mark.exercise), None)
        return None if mark.exercise and exercise is None else (book, chapter, exercise)


def leaves(book: Workbook, wording: Wording) -> Iterator[Bookmark]:
    """Yield every page of a workbook in its order: each chapter's beginning, then its exercises."""
    for chapter in book.chapters:
        yield Bookmark(workbook=book.key, chapter=chapter.key)
        for each in chapter.chosen(wording):
            yield Bookmark(workbook=book.key, chapter=chapter.key, exercise=each.key)


def beside(book: Workbook, wording: Wording, mark: Bookmark) -> tuple[Bookmark | None, Bookmark | None]:
    """Return the page before and the page after one."""
    order = list(leaves(book, wording))
    if mark not in order:
        return None, None
    at = order.index(mark)
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def called(chapter: Chapter) -> str:
    """Return a chapter as it is called in a list: a step with its number."""
    if not chapter.label:
        return chapter.title
    return _("Step {number}: {title}").format(number=chapter.label, title=chapter.title)
