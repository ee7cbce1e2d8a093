"""A kiosk for tests: the open book and a window as they are, and a box that only remembers what was cast."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from groupkit import i18n
from groupkit.core.feedback.forms import Answer, Answers, Form, Kind, Option, Question, Text
from groupkit.core.feedback.rounds import Round
from groupkit.core.problems import GroupkitError
from groupkit.core.settings import Settings
from groupkit.qt.feedback.kiosk.asking import Asked
from groupkit.qt.feedback.kiosk.faces import AnswerButton
from groupkit.qt.feedback.kiosk.page import KioskPage
from groupkit.qt.feedback.kiosk.stages import Screen
from groupkit.qt.feedback.kiosk.visit import Stage, Visit
from groupkit.qt.jobs import run_at_once
from groupkit.qt.window import Window
from groupkit.services.group import Group
from tests import boxes

TOUCH = QTest.createTouchDevice()
WAYS = tuple(
    Option(key=key, words=words) for key, words in (("walk", "A walk"), ("tea", "Tea"), ("talk", "A talk"))
)
FORM = Form(
    id="every-kind",
    version=1,
    title="Every kind of question",
    strand="members",
    about="group",
    intro="Answer what you like.",
    what_happens="We talk about it.",
    source="ours",
    license="CC-BY-4.0",
    credit="Written by the group",
    own=True,
    questions=(
        Question(key="welcome", kind=Kind.FACES, scale="yes-no-5", ask="I felt welcome.", easy="It was good."),
        Question(key="left-out", kind=Kind.FACES, scale="yes-no-5", ask="I felt left out.", reverse=True),
        Question(key="note", kind=Kind.NOTE, statement="Now a few words about the group."),
        Question(key="way", kind=Kind.CHOICE, options=WAYS, ask="What did you like best?"),
        Question(key="ways", kind=Kind.SEVERAL, options=WAYS, most=2, ask="What would you like more of?"),
        Question(key="fit", kind=Kind.FIT, scale="fit-5", statement="It helps me.", ask="How far does this fit?"),
        Question(key="short", kind=Kind.SHORT, longest=40, ask="In one line?"),
        Question(key="long", kind=Kind.LONG, longest=600, ask="In your own words?"),
    ),
)
CALM = replace(boxes.ROUND, form=FORM)


class Memory:
    """A sitting that keeps what it is given, and can be made to refuse."""

    def __init__(self, asked: Round = CALM) -> None:
        self.round = asked
        self.cast_: list[tuple[dict[str, Answer], tuple[Text, ...]]] = []
        self.left = self.ended = 0
        self.trouble = ""

    @property
    def form(self) -> Form:
        return self.round.form

    def cast(self, answers: Answers, texts: Sequence[Text] = (), *, page: int = 0) -> None:
        assert page == 0
        if self.trouble:
            raise GroupkitError(self.trouble)
        self.cast_.append((dict(answers), tuple(texts)))

    def leave(self) -> None:
        if self.trouble:
            raise GroupkitError(self.trouble)
        self.left += 1

    def end(self) -> None:
        self.ended += 1


def page_of(window: Window) -> KioskPage:
    """Return the kiosk, which stands in the window."""
    assert isinstance(window.page, KioskPage)
    return window.page


def shown(page: KioskPage) -> Screen:
    """Return what stands on the screen."""
    assert page.shown is not None
    return page.shown


def visit_of(page: KioskPage) -> Visit:
    """Return the visit of the person who is there."""
    assert page.visit is not None
    return page.visit


def asked_on(page: KioskPage) -> Asked:
    """Return the question that stands on the screen."""
    asked = shown(page).asked
    assert asked is not None
    return asked


def settle() -> None:
    """Let go of what was taken off the screen."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def go_to(page: KioskPage, key: str) -> None:
    """Begin, and go through the form to a question; only the last step is drawn."""

    def steps(visit: Visit) -> None:
        visit.begin()
        visit.onwards()
        while visit.question.key != key:
            visit.onwards()

    page.step(steps)


def go_on_to_the_end(page: KioskPage) -> None:
    """Go on to the words before sending; only the last step is drawn."""

    def steps(visit: Visit) -> None:
        while visit.stage is not Stage.BEFORE:
            visit.onwards()

    page.step(steps)


def left_on(page: KioskPage) -> list[str]:
    """Return every trace of an answer on a page, seen or not: what is chosen, and what stands in an entry."""
    settle()
    found = [button.words for button in page.findChildren(AnswerButton) if button.isChecked()]
    found += [entry.toPlainText() for entry in page.findChildren(QPlainTextEdit)]
    found += [entry.text() for entry in page.findChildren(QLineEdit)]
    return [words for words in found if words]


def words_on(page: KioskPage) -> str:
    """Return what can be read on a page, without what can be pressed."""
    settle()
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def tap(window: Window, at: QPoint) -> None:
    """Touch a window with a finger."""
    handle = window.windowHandle()
    QTest.touchEvent(handle, TOUCH).press(0, at, handle).commit()
    QTest.touchEvent(handle, TOUCH).release(0, at, handle).commit()
    QCoreApplication.processEvents()


def drag(window: Window, start: QPoint, end: QPoint) -> None:
    """Draw a finger over a window, as somebody does who scrolls."""
    handle = window.windowHandle()
    QTest.touchEvent(handle, TOUCH).press(0, start, handle).commit()
    for at in ((start + end) / 2, end):
        QTest.touchEvent(handle, TOUCH).move(0, at, handle).commit()
    QTest.touchEvent(handle, TOUCH).release(0, end, handle).commit()
    QCoreApplication.processEvents()


@contextmanager
def standing(app: object, group: Group, sitting: object, settings: Settings | None = None) -> Iterator[Window]:
    """Stand a kiosk in a real window, and let it go afterwards whatever became of it."""
    window = Window(app, settings or Settings(), run_at_once)  # type: ignore[arg-type]  # the one of the tests
    window.show_group(group)
    window.show()
    QCoreApplication.processEvents()
    window.go("feedbackkiosk", sitting)
    QCoreApplication.processEvents()
    try:
        yield window
    finally:
        # as when the plug is pulled: nothing is ended, and the book stays open for whoever made it
        window.desk = None
        window.hide()
        window.deleteLater()
        settle()
        i18n.use("en")
