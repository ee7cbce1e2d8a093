"""A chair runs the meeting at arm's length, by keyboard alone, through a closed lid and to the end."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from groupkit.core.runner.run import Sharing
from groupkit.core.settings import Settings
from groupkit.qt.jobs import run_at_once
from groupkit.qt.runner.doors import Asleep, Door, Over
from groupkit.qt.runner.page import RunnerPage
from groupkit.qt.window import Window
from groupkit.services import meetings, runner
from tests import evening
from tests.evening import SATURDAY
from tests.qt import checks, desks

MINUTE = timedelta(minutes=1)


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        go(made, meetings.on(made, SATURDAY).starts)
        yield made


def go(group, to):
    clock = group.surroundings.now
    assert isinstance(clock, evening.Clock)
    clock.now = to


def wait(group, minutes):
    go(group, group.now() + minutes * MINUTE)


@pytest.fixture
def page(group, qtbot):
    made = RunnerPage(desks.desk(group))
    made.draw({})
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    checks.settle(made)
    yield made
    desks.close(made)


def press(page, key):
    page.activateWindow()
    page.first.setFocus()
    QTest.keyClick(page.first, key)
    checks.settle(page)


def run_of(page):
    run = runner.run_of(page.group, page.occasion)
    assert run is not None
    return run


def part(page):
    return page.stage.now.title.text()


def test_the_whole_meeting_by_keyboard_alone(page, group):
    assert isinstance(page.door, Door)
    press(page, Qt.Key.Key_Return)
    assert part(page) == "Welcome"
    assert page.stage.now.clock.text() == "2 min"
    for key, shown in ((Qt.Key.Key_Right, "What we agree"), (Qt.Key.Key_Left, "Welcome")):
        press(page, key)
        assert part(page) == shown
    press(page, Qt.Key.Key_Plus)
    assert page.stage.now.clock.text() == "3 min"
    press(page, Qt.Key.Key_Space)
    assert page.stage.now.number.text() == "The clock stands still"
    press(page, Qt.Key.Key_Space)
    while page.stage.titles["round"] != part(page):
        press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_S)
    assert not page.turns.sign.isHidden()
    press(page, Qt.Key.Key_E)
    press(page, Qt.Key.Key_P)
    run = run_of(page)
    assert (run.sharing.turns, run.sharing.passes) == (1, 1)
    while page.stage is not None:
        press(page, Qt.Key.Key_Right)
    assert isinstance(page.door, Over)
    assert "How the time went" in desks.words(page)
    page.back_button.click()
    assert part(page) == "Close"


def test_the_minutes_and_the_pace_follow_the_clock(page, group):
    page.door.start_button.click()
    wait(group, 1)
    page.tick()
    assert page.stage.now.clock.text() == "1 min"
    for _ in range(3):
        runner.still_here(group, page.occasion)
        wait(group, 1)
        page.tick()
    assert page.stage.now.left.text().startswith("A little over.")
    assert page.stage.pace.said.text() == "About 2 minutes behind"
    assert page.stage.pace.helps.text() == "That is all right. A shorter “Round” brings us back."


def test_a_forgotten_start_is_offered(page, group):
    wait(group, 9)
    page.draw({})
    assert "Was it going already?" in desks.words(page)
    page.door.on_time_button.click()
    assert run_of(page).started == page.occasion.starts


def test_another_time_is_typed(page, group):
    wait(group, 9)
    page.draw({})
    page.door.other.setTime(page.door.other.time().addSecs(180))
    page.door.other_button.click()
    assert run_of(page).started == page.occasion.starts + 3 * MINUTE


@pytest.mark.parametrize("slept", [True, False])
def test_after_a_closed_lid_the_chair_says_what_the_meeting_did(page, group, slept):
    page.door.start_button.click()
    wait(group, 7)
    page.tick()
    assert isinstance(page.door, Asleep)
    (page.door.pause_button if slept else page.door.carry_on_button).click()
    assert page.stage.now.clock.text() == ("2 min" if slept else "0")


def test_a_sign_of_life_is_written_each_minute(page, group):
    page.door.start_button.click()
    before = run_of(page).seen
    wait(group, 0.5)
    page.tick()
    assert run_of(page).seen == before
    wait(group, 0.6)
    page.tick()
    assert run_of(page).seen == group.now()


def test_shares_have_a_silent_clock_and_a_bell_only_if_wanted(page, group, monkeypatch):
    rung = []
    monkeypatch.setattr("groupkit.qt.runner.sharing.QApplication.beep", lambda: rung.append(True))
    page.door.start_button.click()
    while not page.turns.isVisibleTo(page):
        press(page, Qt.Key.Key_Right)
    for bell in (False, True):
        page.turns.how_button.click()
        page.turns.choices.bell.choose(bell)
        page.turns.choices.people.set_count(6)
        page.turns.choices.save_button.click()
        page.turns.share_button.click()
        for minutes in (1, 1.5, 1):
            wait(group, minutes)
            page.tick()
        assert page.turns.signal.text() == "Time: a quiet thank-you."
        assert len(rung) == (2 if bell else 0)
    page.turns.pass_button.click()
    assert run_of(page).sharing == Sharing(turns=2, passes=1, people=6, bell=True)


def test_a_start_is_put_right_and_an_item_left_out(page, group):
    page.door.start_button.click()
    wait(group, 5)
    page._carry_on()
    press(page, Qt.Key.Key_Right)
    page.corrections.clock.setTime(page.corrections.clock.time().addSecs(120))
    page.corrections.began_button.click()
    assert run_of(page).taken[0] == 2 * MINUTE
    before = page.stage.coming.rows[0][0].text()
    page.corrections.skip_button.click()
    assert run_of(page).out == {2}
    assert page.stage.coming.rows[0][0].text() != before
    press(page, Qt.Key.Key_Right)
    assert run_of(page).at == 3


def test_the_words_are_shown_for_a_chair_without_paper(page):
    page.door.start_button.click()
    page.words_button.button.click()
    assert "Hello, and welcome" in page.script.read.text()
    press(page, Qt.Key.Key_Right)
    assert "This is what we agree" in page.script.read.text()
    press(page, Qt.Key.Key_W)
    assert page.script.isHidden()


def test_a_tick_draws_only_what_is_new(page, group):
    page.door.start_button.click()
    before = page.stage
    drawn: list[str] = []
    page.stage.now.clock.setText = drawn.append
    for _ in range(20):
        wait(group, 0.01)
        page.tick()
    assert page.stage is before
    assert drawn == []


def test_without_any_meeting_it_says_so(tmp_path, qtbot):
    with desks.empty(tmp_path) as group:
        page = RunnerPage(desks.desk(group))
        page.draw({})
        qtbot.addWidget(page)
        assert "No meeting is planned yet." in desks.words(page)
        page.does(runner.next_part)
        page.tick()
        desks.close(page)


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
@pytest.mark.parametrize("stage", ["before", "late", "on", "asleep", "over"])
def test_it_can_be_seen_and_used_in_every_dress(group, qtbot, language, scale, stage):
    desks.wear(language, scale)
    held = meetings.on(group, SATURDAY)
    if stage == "late":
        wait(group, 9)
    if stage in ("on", "asleep", "over"):
        runner.start(group, held)
        for _ in range(6):
            runner.next_part(group, held)
        runner.begin_turn(group, held)
    if stage == "asleep":
        wait(group, 9)
    if stage == "over":
        runner.finish(group, held)
    page = RunnerPage(desks.desk(group))
    page.occasion = held
    page.draw({})
    assert desks.faults(qtbot, page, scale) == []


# in the window


@pytest.fixture
def window(group, qapp, qtbot):
    made = Window(qapp, Settings(), run_at_once)
    qtbot.addWidget(made)
    made.show_group(group)
    made.show()
    yield made
    made.close()


def test_it_fills_the_screen_and_is_left_with_one_key(window):
    window.page.run_button.click()
    assert isinstance(window.page, RunnerPage)
    assert window.isFullScreen()
    assert not window.frame.topbar.isVisible()
    window.page.leave()
    assert not window.isFullScreen()
    assert window.frame.topbar.isVisibleTo(window.frame)


def test_an_idle_laptop_stays_open_while_a_meeting_runs_and_locks_after(window):
    locked = []
    window.locked.connect(lambda: locked.append(True))
    window.go("runner")
    window._not_used()
    assert locked == []
    window.page.leave()
    assert locked == [True]


def test_help_is_there_at_once_and_the_book_locks_after_it(window):
    locked = []
    window.locked.connect(lambda: locked.append(True))
    window.go("runner")
    window._not_used()
    window.page.help_button.click()
    assert (window.page.name, locked) == ("safety", [])
    window.go("tonight")
    assert locked == [True]


def test_whoever_uses_the_laptop_again_is_not_locked_out(window):
    locked = []
    window.locked.connect(lambda: locked.append(True))
    window.go("runner")
    window._not_used()
    window._rest()
    window.page.leave()
    assert locked == []


def test_locking_by_hand_works_from_the_full_screen(window):
    window.go("runner")
    window.lock()
    assert window.desk is None
    assert not window.isFullScreen()
