"""The window leaves no trace of a talk: not where it keeps what was typed, on the clipboard, or once it is over."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from groupkit.core.evaluation.people import Ask, Yes
from groupkit.core.settings import Settings
from groupkit.qt.evaluation.plan import PlanPage
from groupkit.qt.evaluation.roundpage import Unlocked
from groupkit.qt.evaluation.talk import TalkPage
from groupkit.qt.evaluation.talking import Asking
from groupkit.qt.feedback.kiosk.writing import OwnWords
from groupkit.qt.jobs import run_at_once
from groupkit.qt.window import Window
from groupkit.services.evaluation import drafts, people, rounds
from groupkit.services.group import Group, open_group
from tests import talktraces
from tests.evening import PASSPHRASE
from tests.qt import checks, desks
from tests.talktraces import REACHED, TYPED, WORDS, World, left, sign_of

pytestmark = pytest.mark.proof

ONE, TWO, REACH = "Vogsphere was kind to me", "Traal came by", "Magrathea 07700 900462"
ALL = (ONE, TWO, REACH, *WORDS)


@pytest.fixture(name="world")
def _world(tmp_path, monkeypatch) -> World:
    world = talktraces.on(tmp_path / "world")
    talktraces.live_on(world, monkeypatch)
    return world


@pytest.fixture(name="window")
def _window(qtbot, qapp) -> Iterator[Any]:
    window = Window(qapp, Settings(), run_at_once)
    qtbot.addWidget(window)
    # as the application does: whoever locks the book stands before its door
    window.locked.connect(lambda: window.show_door(QWidget))
    window.show()
    yield window
    window.close()


def shown_in(window: Any, world: World) -> Group:
    """Open the book in the window."""
    group = open_group(world.book, PASSPHRASE, backup=False)
    window.show_group(group)
    return group


def unlocked(group: Group, world: World, at: int, wave: str = "") -> Unlocked:
    """Return the round as its reader opened it in this sitting, at one person."""
    reader = rounds.get(group, world.round).reader
    sign = sign_of(group, world, at) if wave else ""
    return Unlocked(key=world.round, keeper=reader, secret=world.reader, sign=sign, wave=wave)


def talk(window: Any, group: Group, world: World) -> TalkPage:
    """Go to the first talk of the third person, who says yes to it."""
    shown = unlocked(group, world, 2, "T1")
    people.agree(group, world.round, shown.sign, Yes(ask=Ask.PART, said_on=group.today()), world.reader)
    window.go("evaluationtalk", shown)
    page = window.page
    assert isinstance(page, TalkPage)
    page.begin_button.click()
    return page


def to_write_in(page: TalkPage) -> OwnWords:
    """Go on to the next question that is answered in words, and return what they are written in."""
    while not isinstance(page.stage, Asking) or page.stage.entry is None:
        page.next_button.click()
    return page.stage.entry


def boards() -> str:
    """Return what stands on the clipboard and is marked on the screen."""
    return " ".join(QGuiApplication.clipboard().text(where) for where in QClipboard.Mode)


def in_entries(window: Any) -> str:
    """Return all that can be brought back in any entry of the window."""
    found = []
    for entry in (*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)):
        for bring in (entry.undo, entry.redo):
            bring()
            found.append(entry.text() if isinstance(entry, QLineEdit) else entry.toPlainText())
    return " ".join(found)


def on_screen(window: Any) -> list[str]:
    """Return the words that can still be seen or brought back in the window."""
    there = desks.words(window) + in_entries(window) + boards()
    return [word for word in ALL if word in there]


def kept_half_typed(group: Group) -> list[str]:
    """Return what the book keeps of pages that were left half typed."""
    return [entry for (entry,) in group.store._db.execute_sql("SELECT entry FROM unsaved").fetchall()]


def test_a_talk_that_is_locked_half_typed_waits_in_the_sealed_draft_alone(world, window):
    group = shown_in(window, world)
    page = talk(window, group, world)
    sign = page.sign
    for words in (ONE, TWO):
        entry = to_write_in(page)
        checks.type_text(entry, words)
        entry.selectAll()
        entry.copy()
        if words == ONE:
            page.next_button.click()
    assert to_write_in(page).toPlainText() == TWO
    assert boards().strip() == ""
    window.lock()
    assert on_screen(window) == []
    assert left(world, *ALL) == []
    group = shown_in(window, world)
    assert ONE not in "".join(kept_half_typed(group))
    draft = drafts.begin(group, world.round, sign, "T1")
    assert sorted(draft.words.values()) == sorted((ONE, TWO))
    page = talk(window, group, world)
    assert to_write_in(page).toPlainText() == ONE
    page.stop_button.click()
    page.stop_button.click()
    assert drafts.begin(group, world.round, sign, "T1").words == {}
    # back on the plan stands how to reach them, and nothing of what they said
    assert on_screen(window) == [REACHED[2]]
    window.lock()
    assert left(world, *ALL) == []


def test_how_to_reach_somebody_leaves_the_window_with_the_round(world, window):
    group = shown_in(window, world)
    window.go("evaluationplan", unlocked(group, world, 0))
    page = window.page
    assert isinstance(page, PlanPage)
    page.ask_button.click()
    assert page.form is not None
    page.form.contact.setText(REACH)
    window.lock()
    assert on_screen(window) == []
    group = shown_in(window, world)
    assert kept_half_typed(group) == []
    window.go("evaluationplan", unlocked(group, world, 0))
    window.page.ask_button.click()
    assert window.page.form.contact.text() == ""
    window.page.form.asker.setText("Robin")
    window.page.form.contact.setText(REACH)
    window.page.form.ask_button.click()
    window.go("evaluationplan", unlocked(group, world, 1, "T1"))
    assert REACHED[1] in desks.words(window) + in_entries(window)
    rounds.close(group, world.round)
    assert on_screen(window) == []
    window.go("tonight")
    window.undo()
    assert on_screen(window) == []
    rounds.drop_older(group)
    window.lock()
    assert left(world, *ALL) == []


def test_the_search_of_the_window_finds_what_is_there(world, window):
    group = shown_in(window, world)
    page = talk(window, group, world)
    checks.type_text(to_write_in(page), TYPED[0])
    assert TYPED[0] in on_screen(window)
    QGuiApplication.clipboard().setText(REACHED[0])
    assert {REACHED[0], TYPED[0]} <= {*on_screen(window)}
    group.keep_unsaved("another", {"q": TYPED[1]})
    assert TYPED[1] in "".join(kept_half_typed(group))
    window.lock()
    assert f"{TYPED[1]} in home/group.groupkit" in left(world, *ALL)
    QGuiApplication.clipboard().clear()
