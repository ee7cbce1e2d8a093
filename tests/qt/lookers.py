"""Looks at a kiosk after each event: at what stands on the screen, and at what a person was told became of it.

It goes by what can be seen: an answer counts as sent when *Thank you* stands there, whatever the box says of it.
"""

from collections import Counter
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from groupkit.qt.feedback.kiosk.draft import Draft
from groupkit.qt.feedback.kiosk.faces import AnswerButton
from groupkit.qt.feedback.kiosk.page import KioskPage
from groupkit.qt.feedback.kiosk.visit import ANSWERING, Stage
from groupkit.qt.window import Window
from tests.qt.kiosks import page_of, settle, shown, visit_of
from tests.qt.powercuts import frozen

WORD = "Zarniwoop"
_ANSWERS_NOTHING = frozenset({"wait", "resize", "look_away", "close", "guess", "leave", "fill_the_disk"})
_BLANK = (Stage.DOOR, Stage.THANKS, Stage.LEAVING)


class Looker:
    """Follows one person after another; `word` is written by nobody but the one who is there."""

    def __init__(self) -> None:
        self.thanked: Counter[object] = Counter()
        self.stages: Counter[tuple[str, Stage, bool]] = Counter()
        self._people = 0
        self._others = _windows()
        self._draft: Draft | None = None
        self.word = ""

    def meet(self, window: Window) -> None:
        """Look at a kiosk that was just put there."""
        self._window = window
        self._next_person(visit_of(page_of(window)).draft)
        self._stage, self._asks = Stage.DOOR, ""
        self._sending: tuple[object, ...] = ()

    def _next_person(self, draft: Draft) -> None:
        self._draft, self._before = draft, _held(draft)
        self._people += 1
        self.word = f"{WORD}{self._people:05}"

    def before(self, event: str) -> None:
        """Take down at what moment something happens."""
        visit = visit_of(page_of(self._window))
        self.stages[event, visit.stage, visit.draft.empty] += 1

    def look(self, event: str) -> None:
        """Look at everything after an event."""
        QCoreApplication.processEvents()
        settle()
        page = page_of(self._window)
        visit, after = visit_of(page), (event, self._stage)
        assert page.keeps_in, after
        assert self._window.isVisible(), after
        others = _windows() - {*self._others, self._window}
        assert not others, (after, others)
        if visit.stage is Stage.THANKS and self._stage is not Stage.THANKS:
            assert self._stage is Stage.BEFORE, after
            self.thanked.update(self._sending)
        if visit.draft is not self._draft:
            self._next_person(visit.draft)
        if visit.stage not in ANSWERING:
            assert answers_left(page) == [], (after, visit.stage)
        if visit.holds:
            # or it would stand there for whoever comes next
            assert page.watch.waiting.isActive(), after
        if visit.stage in _BLANK:
            assert visit.draft.empty, (after, visit.stage)
        self._no_words_of_others(after)
        self._as_in_the_draft(page, after)
        self._nothing_lost(page, after)

    def _no_words_of_others(self, after: object) -> None:
        board = QGuiApplication.clipboard()
        clipped = " ".join(board.text(mode) for mode in QClipboard.Mode)
        assert WORD not in clipped, after
        answering = visit_of(page_of(self._window)).stage in ANSWERING
        for said in words_of(self._window):
            assert WORD not in (said.replace(self.word, "") if answering else said), (after, said)

    def _as_in_the_draft(self, page: KioskPage, after: object) -> None:
        asked, draft = shown(page).asked, visit_of(page).draft
        if asked is None:
            return
        if asked.grid is not None:
            chosen = {asked.grid.place(at) for at, each in enumerate(asked.grid.answers) if each.isChecked()}
            assert chosen == draft.chosen(asked.question), after
        if asked.entry is not None:
            key, words = asked.question.key, asked.entry.toPlainText()
            assert words.strip() == draft.words.get(key, "").strip(), after
            assert asked.read.isChecked() is (key in draft.may_be_read), after

    def _nothing_lost(self, page: KioskPage, after: tuple[str, Stage]) -> None:
        """What was answered to other questions than the one that is asked, or just was, stays as it was."""
        visit = visit_of(page)
        now, form = _held(visit.draft), shown(page).form
        asks = visit.question.key if visit.stage is Stage.QUESTION else ""
        if visit.holds:
            changed = {key for key in self._before.keys() | now.keys() if self._before.get(key) != now.get(key)}
            answered = set() if after[0] in _ANSWERS_NOTHING else {asks, self._asks}
            assert changed <= answered, (after, changed)
        if visit.stage is Stage.BEFORE:
            answers, texts = visit.draft.in_order(form)
            self._sending = (frozen(answers), *texts)
        self._before, self._stage = now, visit.stage
        if asks or visit.stage in _BLANK:
            self._asks = asks


def answers_left(page: QWidget) -> list[str]:
    """Return what is chosen or written on a page, seen or not."""
    chosen = [each.words for each in page.findChildren(AnswerButton) if each.isChecked()]
    return chosen + [each.toPlainText() for each in page.findChildren(QPlainTextEdit)]


def words_of(window: QWidget) -> list[str]:
    """Return every word on a window, seen or not, with what is read out for it."""
    found: list[Any] = []
    for each in window.findChildren(QWidget):
        found += [each.accessibleName(), each.accessibleDescription(), each.toolTip(), each.windowTitle()]
        if isinstance(each, QLabel | QLineEdit | QAbstractButton):
            found.append(each.text())
        elif isinstance(each, QPlainTextEdit):
            found.append(each.toPlainText())
    return [str(said) for said in found if said]


def _held(draft: Draft) -> dict[str, object]:
    """Return what was answered to each question, and how words may be used."""
    held: dict[str, object] = dict(draft.answers)
    return held | {key: (words, key in draft.may_be_read) for key, words in draft.words.items()}


def _windows() -> set[QWidget]:
    return {each for each in QApplication.topLevelWidgets() if each.isVisible()}
