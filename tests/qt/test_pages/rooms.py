"""A room with private pages for tests: made, unlocked, and looked at."""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent

from groupkit.core.pages import Bookmark, Spot
from groupkit.qt.jobs import run_at_once
from groupkit.qt.pages.around import Around
from groupkit.qt.pages.listing import Titles
from groupkit.qt.pages.room import Room
from groupkit.qt.pages.sitting import Sitting
from groupkit.services import pages
from tests import workpages

TODAY = date(2026, 11, 21)
WORDS, NEW = "four calm private words", "another four private words"
BOOK = workpages.workbook()
PROMPTS = Bookmark(workbook=BOOK.key, chapter="step-01", exercise="ex-prompts")
SCALE = Bookmark(workbook=BOOK.key, chapter="step-01", exercise="ex-scale")


def spot(mark: Bookmark, place: str) -> Spot:
    return Spot(workbook=mark.workbook, chapter=mark.chapter, exercise=mark.exercise, place=place)


class Clock:
    """A clock that goes when it is told to."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


def made(qtbot, clock, said, book=BOOK) -> Any:
    around = Around(books=(book,), contacts=(), today=TODAY, runner=run_at_once, said=said.append)
    shown = Room(Sitting(clock), around)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def kept(path, passphrase=WORDS):
    return pages.open_pages(path, passphrase).answers


def titles(room):
    """Return the list of pages that is shown."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (listed,) = room.findChildren(Titles)
    return listed


def unlock(room, passphrase=WORDS):
    room.view.entry.setText(passphrase)
    room.view.open_button.click()
