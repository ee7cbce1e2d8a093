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


@dataclass(kw_only=True)
class Around:
    """The same pages stand in a window with a group and in one without; nothing of them goes the other way.

    `said` is the room itself: what it says is not left standing at the bottom of somebody else's page.
    """

    books: tuple[Workbook, ...]
    contacts: tuple[Contact, ...]
    today: date
    paper: str = "A4"
    runner: Runner = on_pool
    said: Callable[[str], object] | None = None
    leave: Callable[[], object] | None = None

    def say(self, sentence: str, *, undoable: bool = False) -> None:  # noqa: ARG002  nothing here can be undone
        """Say a sentence where the pages are."""
        if self.said is not None:
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


def leaves(book: Workbook, wording: Wording, open_now: Bookmark) -> Iterator[Bookmark]:
    """Yield every page of a workbook in its order: each chapter's beginning, then its exercises.

    The page that is open is one of them, also where it has words for somebody else.
    """
    for chapter in book.chapters:
        yield Bookmark(workbook=book.key, chapter=chapter.key)
        chosen = chapter.chosen(wording)
        for each in chapter.exercises:
            mark = Bookmark(workbook=book.key, chapter=chapter.key, exercise=each.key)
            if each in chosen or mark == open_now:
                yield mark


def beside(book: Workbook, wording: Wording, mark: Bookmark) -> tuple[Bookmark | None, Bookmark | None]:
    """Return the page before and the page after one."""
    order = list(leaves(book, wording, mark))
    at = order.index(mark)
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def numbered(chapter: Chapter, book: Workbook) -> str:
    """Return what stands beside the title of a chapter: the number of a step, else the name of the book."""
    return _("Step {number}").format(number=chapter.label) if chapter.label else book.title
