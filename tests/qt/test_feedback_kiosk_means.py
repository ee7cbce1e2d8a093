"""Each person answers with what they have: a keyboard, a mouse or a finger alone, and in their own language."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from groupkit.core.feedback.forms import RATHER_NOT, WRITTEN, Text
from groupkit.core.feedback.words import told
from groupkit.i18n import catalogue, current
from groupkit.qt.feedback.kiosk import doors, page
from groupkit.qt.feedback.kiosk.page import KioskPage
from groupkit.qt.feedback.kiosk.visit import Stage, Visit
from groupkit.qt.look import worn
from groupkit.qt.window import Window
from groupkit.storage import vault
from groupkit.storage.feedback import shipped
from tests.qt import checks, desks
from tests.qt.kiosks import CALM, FORM, Memory, asked_on, page_of, shown, standing, tap, visit_of

Presses = Callable[[QWidget], None]
GIVEN = {"welcome": 3, "left-out": RATHER_NOT, "way": 1, "ways": (0, 2), "fit": 0}
CHOSEN = {"welcome": (3,), "left-out": (-1,), "way": (1,), "ways": (0, 2), "fit": (0,)}
NO_WORDS = tuple(each for each in FORM.questions if each.kind not in WRITTEN)
FARTHEST = 40


@pytest.fixture
def held():
    return Memory()


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """One book for all, since a kiosk writes nothing into it."""
    with pytest.MonkeyPatch.context() as quick:
        quick.setattr(vault, "_OPERATIONS", 1)
        quick.setattr(vault, "_MEMORY", 8192)
        group = desks.empty(tmp_path_factory.mktemp("known"))
    yield group
    group.close()


@pytest.fixture
def window(qapp, qtbot, known, held) -> Iterator[Window]:
    with standing(qapp, known, held) as made:
        made.showNormal()
        made.resize(1366, 768)
        with qtbot.waitActive(made):
            made.activateWindow()
        yield made


@pytest.fixture(autouse=True)
def in_haste(monkeypatch):
    """Let the tests press faster than people do."""
    monkeypatch.setattr(page, "HASTY", 0)


def seen(kiosk: KioskPage, widget: QWidget) -> QPoint:
    """Return the middle of something, which has to be in sight."""
    checks.settle(kiosk.window())
    QCoreApplication.processEvents()
    assert not widget.visibleRegion().isEmpty(), widget
    return widget.mapTo(kiosk.window(), widget.visibleRegion().boundingRect().center())


def window_of(kiosk: KioskPage) -> Window:
    window = kiosk.window()
    assert isinstance(window, Window)
    return window


def mouse(kiosk: KioskPage) -> Presses:
    def press(widget: QWidget) -> None:
        QTest.mouseClick(kiosk.window().windowHandle(), Qt.MouseButton.LeftButton, pos=seen(kiosk, widget))

    return press


def finger(kiosk: KioskPage) -> Presses:
    def press(widget: QWidget) -> None:
        tap(window_of(kiosk), seen(kiosk, widget))

    return press


def keyboard(kiosk: KioskPage) -> Presses:
    def press(widget: QWidget) -> None:
        for _tab in range(FARTHEST):
            if kiosk.window().focusWidget() is widget:
                QTest.keyClick(kiosk.window().windowHandle(), Qt.Key.Key_Space)
                return
            QTest.keyClick(kiosk.window().windowHandle(), Qt.Key.Key_Tab)
        pytest.fail(f"Tab does not lead to {widget}")

    return press


def type_keys(kiosk: KioskPage, words: str) -> None:
    for letter in words:
        QTest.keyClick(kiosk.window().windowHandle(), ord(letter))


def answer(kiosk: KioskPage, press: Presses) -> None:
    """Answer what can be chosen, by the same means all along."""
    press(shown(kiosk).begin_button)
    press(shown(kiosk).next_button)
    while visit_of(kiosk).stage is Stage.QUESTION:
        asked = asked_on(kiosk)
        for at in CHOSEN.get(asked.question.key, ()):
            assert asked.grid is not None
            press(asked.grid.answers[at])
        press(shown(kiosk).next_button)
    press(shown(kiosk).send_button)


@pytest.mark.parametrize("means", [mouse, finger, keyboard])
@pytest.mark.parametrize("scale", [1.0, pytest.param(2.0, marks=pytest.mark.proof)])
def test_one_means_alone_answers_all_that_can_be_chosen(window, held, means, scale):
    kiosk = page_of(window)
    held.round = replace(CALM, form=replace(FORM, questions=NO_WORDS))
    kiosk.show_this(held)
    kiosk.size_as(scale)
    answer(kiosk, means(kiosk))
    assert held.cast_ == [(GIVEN, ())]
    assert visit_of(kiosk).stage is Stage.THANKS


def test_the_keyboard_alone_answers_a_whole_form_with_words(window, held):
    kiosk = page_of(window)
    press = keyboard(kiosk)
    press(shown(kiosk).begin_button)
    press(shown(kiosk).next_button)
    while visit_of(kiosk).stage is Stage.QUESTION:
        asked = asked_on(kiosk)
        if asked.entry is not None:
            # where words are written the keyboard is there already
            type_keys(kiosk, "Tea")
            press(asked.read)
        for at in CHOSEN.get(asked.question.key, ()):
            # by its digit, as one of the answers has the keyboard
            type_keys(kiosk, str(at + 1))
        press(shown(kiosk).next_button)
    press(shown(kiosk).send_button)
    texts = (Text(question=key, words="Tea", may_be_read=True) for key in ("short", "long"))
    assert held.cast_ == [(GIVEN, tuple(texts))]


@pytest.mark.parametrize("means", [mouse, finger])
def test_without_a_keyboard_words_are_skipped_and_stopping_and_help_are_reached(window, held, means):
    kiosk = page_of(window)
    press = means(kiosk)
    press(shown(kiosk).help_button)
    assert visit_of(kiosk).stage is Stage.HELP
    press(shown(kiosk).back_button)
    kiosk.step(Visit.begin)
    kiosk.step(Visit.onwards)
    press(shown(kiosk).skip_button)
    assert visit_of(kiosk).question.key == "left-out"
    press(shown(kiosk).back_button)
    assert visit_of(kiosk).question.key == "welcome"
    press(shown(kiosk).stop_button)
    assert (visit_of(kiosk).stage, held.left) == (Stage.DOOR, 1)


@pytest.mark.parametrize("means", [mouse, finger])
def test_a_second_tap_does_not_pass_over_a_question_nobody_saw(window, monkeypatch, means):
    kiosk = page_of(window)
    kiosk.step(Visit.begin)
    kiosk.step(Visit.onwards)
    monkeypatch.setattr(page, "HASTY", 60_000)
    means(kiosk)(shown(kiosk).next_button)
    assert visit_of(kiosk).question.key == "welcome"
    means(kiosk)(shown(kiosk).stop_button)
    assert visit_of(kiosk).stage is Stage.DOOR


@pytest.mark.parametrize(
    ("language", "means"),
    [
        ("es", keyboard),
        ("pl", mouse),
        ("ar-XB", finger),
        *(pytest.param("ar-XB", each, marks=pytest.mark.proof) for each in (mouse, keyboard)),
        *(pytest.param("es", each, marks=pytest.mark.proof) for each in (mouse, finger)),
        *(pytest.param("pl", each, marks=pytest.mark.proof) for each in (keyboard, finger)),
    ],
)
def test_a_form_is_answered_in_any_language_and_direction(window, held, monkeypatch, language, means):
    monkeypatch.setattr(doors, "languages", lambda: ("en", "es", "pl", "ar-XB"))
    kiosk = page_of(window)
    held.round = replace(CALM, form=replace(FORM, questions=NO_WORDS))
    kiosk.show_this(held)
    press = means(kiosk)
    press(shown(kiosk).ways.languages[language])
    assert (current().language, worn().rtl) == (language, catalogue(language).rtl)
    answer(kiosk, press)
    # the box holds the same, whatever was spoken
    assert held.cast_ == [(GIVEN, ())]
    kiosk.after.timeout.emit()
    assert (current().language, worn().rtl) == ("en", False)


def test_faces_follow_the_direction_of_reading(window, monkeypatch):
    monkeypatch.setattr(doors, "languages", lambda: ("en", "ar-XB"))
    kiosk = page_of(window)
    kiosk.step(Visit.forget)
    kiosk.speak_as("ar-XB")
    kiosk.step(Visit.begin)
    kiosk.step(Visit.onwards)
    checks.settle(window)
    grid = asked_on(kiosk).grid
    assert grid is not None
    across = [each.x() for each in grid.answers[:-1]]
    assert across == sorted(across, reverse=True)


def said_of(widget: QWidget, part: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(part)


def test_a_screen_reader_is_told_the_name_of_everything_and_the_question_with_the_answers(window, held):
    kiosk = page_of(window)
    words = told(shipped.words(), current())
    stages = [Visit.begin, Visit.onwards, *[Visit.onwards] * len(FORM.questions), Visit.help_now]
    for step in [lambda _visit: None, *stages, Visit.back, Visit.left_alone, Visit.left_alone, Visit.ask_to_leave]:
        kiosk.step(step)
        checks.settle(window)
        assert checks.unnamed_tab_stops(window) == [], visit_of(kiosk).stage
        asked = shown(kiosk).asked
        if asked is not None and asked.grid is not None:
            names = [said_of(each, QAccessible.Text.Name) for each in asked.grid.answers]
            assert names[-1] == words.rather_not
            assert len(set(names)) == len(names)
            assert asked.question.says in said_of(asked.grid.answers[0], QAccessible.Text.Description)
        elif asked is not None and asked.entry is not None:
            assert said_of(asked.entry, QAccessible.Text.Name) == asked.question.says
