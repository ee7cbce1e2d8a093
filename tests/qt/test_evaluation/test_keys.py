"""A whole round of talks in the window by keys alone, from its first step to the day it is let go."""

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from groupkit.core.evaluation.deciding import Response
from groupkit.core.evaluation.rounds import State
from groupkit.core.settings import Settings
from groupkit.qt.jobs import run_at_once
from groupkit.qt.window import Window
from groupkit.services.evaluation import check, people, rounds
from groupkit.services.feedback import keepers
from tests import talkrounds

pytestmark = pytest.mark.proof
FARTHEST = 90


@pytest.fixture
def window(qapp, group):
    made = Window(qapp, Settings(), run_at_once)
    made.show_group(group)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    yield made
    made.desk = None
    made.hide()
    made.deleteLater()


class Keys:
    """Somebody who has a keyboard and nothing else."""

    def __init__(self, window: Window) -> None:
        self.window = window

    @property
    def page(self) -> Any:
        """The page that is shown now."""
        return self.window.page

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.windowHandle(), key)
        QCoreApplication.processEvents()

    def find(self, widget) -> None:
        """Press Tab until the keyboard is on something."""
        for _tab in range(FARTHEST):
            if self.window.focusWidget() is widget:
                return
            self.key(Qt.Key.Key_Tab)
        pytest.fail(f"Tab does not lead to {widget.accessibleName()}")

    def press(self, widget) -> None:
        self.find(widget)
        self.key(Qt.Key.Key_Space)

    def write(self, entry, words: str) -> None:
        self.find(entry)
        QTest.keyClicks(entry, words)

    def choose(self, choice, value: object) -> None:
        self.find(choice)
        self.key(Qt.Key.Key_Home)
        while choice.value() != value:
            before = choice.currentIndex()
            self.key(Qt.Key.Key_Down)
            assert choice.currentIndex() > before, value


def begin(keys: Keys, group) -> None:
    """Begin a round in five steps."""
    ids = {each.name: each.id for each in keepers.listing(group)}
    keys.write(keys.page.step.title, "Talks")
    keys.write(keys.page.step.purpose, "To hear what helps")
    keys.write(keys.page.step.what, "We tell the group.")
    for _step in range(3):
        keys.press(keys.page.next_button)
    keys.choose(keys.page.step.reader, ids["Robin"])
    keys.choose(keys.page.step.one, ids["Robin"])
    keys.choose(keys.page.step.other, ids["Alex"])
    keys.press(keys.page.next_button)
    keys.press(keys.page.next_button)


def open_(keys: Keys, passphrase: str) -> None:
    keys.write(keys.page.entry, passphrase)
    keys.key(Qt.Key.Key_Return)


def talk(keys: Keys) -> None:
    """Ask somebody, and hold their first talk."""
    keys.press(keys.page.ask_button)
    keys.write(keys.page.form.asker, "Robin")
    keys.press(keys.page.form.ask_button)
    keys.press(keys.page.view.buttons["T1/begin"])
    keys.press(keys.page.stage.yes["part"])
    keys.press(keys.page.begin_button)
    while hasattr(keys.page.stage, "words"):
        if getattr(keys.page.stage, "entry", None) is not None:
            keys.write(keys.page.stage.entry, "It goes well.")
        keys.press(keys.page.next_button)
    keys.press(keys.page.seal_button)


def code(keys: Keys, at: int, passphrase: str) -> None:
    """Tick the first theme in each answer, and hand in."""
    keys.press(tuple(keys.page.choices.values())[at])
    open_(keys, passphrase)
    while keys.page.codes is not None:
        keys.find(next(iter(keys.page.codes.ticks.values())))
        keys.key(Qt.Key.Key_1)
        keys.key(Qt.Key.Key_Return)
    keys.press(keys.page.hand_button)


def agree(keys: Keys) -> None:
    """Lay it side by side, and agree on all of it."""
    for entry, passphrase in zip(keys.page.entries, (talkrounds.READER, talkrounds.SECOND), strict=True):
        keys.write(entry, passphrase)
    keys.key(Qt.Key.Key_Return)
    while keys.page.todo:
        keys.press(keys.page.agree_button)
    keys.press(keys.page.look_button)


def pass_on(keys: Keys) -> None:
    """Decide about every finding of the first theme, and pass it on."""
    open_(keys, talkrounds.READER)
    keys.press(keys.page.look_button)
    for each in keys.page.view.boxes:
        offers = [way.value for way in each.finding.offers]
        keys.choose(each.choice, "ask" if "ask" in offers else "leave-out")
    keys.choose(keys.page.view.yes, True)
    while keys.page.view is not None:
        keys.press(keys.page.next_button)
    keys.write(keys.page.by, "Robin")
    keys.write(keys.page.second, "Alex")
    keys.press(keys.page.pass_button)


def test_a_round_is_held_by_keys_alone_and_each_page_forgets_when_it_is_left(window, group):
    keys = Keys(window)
    window.go("evaluation")
    QCoreApplication.processEvents()
    keys.press(keys.page.begin_button)
    begin(keys, group)
    ((made),) = rounds.listing(group)
    open_(keys, talkrounds.READER)
    talk(keys)
    plan = keys.page
    assert plan.name == "evaluationplan"
    assert plan.secret is not None
    (sign,) = (each.sign for each in people.listing(group, made.key, plan.secret))
    keys.press(plan.all_button)
    keys.press(plan.back_button)
    assert plan.secret is None
    keys.press(keys.page.cards[made.key].buttons["close"])
    keys.press(keys.page.asked.yes_button)
    keys.press(keys.page.cards[made.key].buttons["code"])
    code(keys, 0, talkrounds.READER)
    code(keys, 1, talkrounds.SECOND)
    both = keys.page
    agree(keys)
    assert both.secrets is None
    pass_on(keys)
    (passed,) = check.passed(group, made.key)
    assert sign not in passed.words
    keys.press(keys.page.list.buttons[passed.id][0])
    keys.choose(keys.page.list.response, Response.AGREE)
    keys.press(keys.page.list.keep_button)
    keys.press(keys.page.back_button)
    keys.press(keys.page.cards[made.key].buttons["destroy"])
    keys.press(keys.page.asked.yes_button)
    assert rounds.get(group, made.key).state is State.DESTROYED
