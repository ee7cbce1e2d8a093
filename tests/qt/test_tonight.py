"""What a secretary can do on the first page, half an hour before the doors open."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel

from groupkit import i18n
from groupkit.core.meetings import Heads
from groupkit.core.settings import Settings
from groupkit.core.tonight import Task
from groupkit.qt.desk import Desk
from groupkit.qt.jobs import run_at_once
from groupkit.qt.look import dress
from groupkit.qt.printing import save_to
from groupkit.qt.ticks import Tick
from groupkit.qt.tokens import Dress
from groupkit.qt.tonight import TonightPage
from groupkit.services import meetings, service, terms, tonight
from tests.evening import SATURDAY, furnish, new_book
from tests.qt import checks, desks


@pytest.fixture
def group(tmp_path, quick_keys):
    made = new_book(tmp_path / "book.groupkit")
    yield made
    made.close()


@pytest.fixture
def page(qtbot, group):
    furnish(group)
    return opened(qtbot, group)


def opened(qtbot, group) -> TonightPage:
    made = TonightPage(Desk(group, Settings(), run_at_once))
    qtbot.addWidget(made)
    made.resize(1080, 700)
    made.draw()
    made.show()
    checks.settle(made)
    return made


def words(page) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_one_look_tells_which_meeting_where_and_what_is_vacant(page):
    said = words(page)
    assert "Saturday 14 November. We start in 32 minutes." in said
    assert "11:00 to 12:00" in said
    assert "Eastside Hall, Room 2" in said
    assert "Open dual-recovery meeting, 60 minutes" in said
    assert said.count("Vacant") == 7
    assert "Nobody chairs on Saturday 21 November yet." in said


def test_the_highlighted_row_and_the_main_button_are_the_next_undone_thing(page, group):
    assert page.first is page.ticks[Task.CHAIR]
    assert page.main_button.text().strip() == "Find a chair"
    service.assign(group, meetings.on(group, SATURDAY), "chair", "Jo")
    assert page.first is page.ticks[Task.RUN_SHEET]
    assert page.main_button.text().strip() == "Print the folder"


def test_a_row_ticks_itself_once_the_folder_is_saved(page, tmp_path):
    target = tmp_path / "run.pdf"
    save_to(page.desk, page, target, page.folder(), page._printed)
    assert target.read_bytes().startswith(b"%PDF")
    assert page.ticks[Task.RUN_SHEET].isChecked()
    assert page.ticks[Task.RUN_SHEET].accessibleDescription() == "Ticked by itself on Saturday 14 November"


def test_a_row_can_be_ticked_and_unticked_by_hand(qtbot, page, group):
    qtbot.mouseClick(page.ticks[Task.ROOM], Qt.MouseButton.LeftButton)
    assert page.ticks[Task.ROOM].isChecked()
    page.desk.undo()
    assert not page.ticks[Task.ROOM].isChecked()


def test_heads_are_counted_as_numbers_and_undone(qtbot, page, group):
    page.counts["regulars"].setText("11")
    page.counts["first_timers"].setText("2")
    qtbot.mouseClick(page.save_heads_button, Qt.MouseButton.LeftButton)
    occasion = meetings.on(group, SATURDAY)
    assert meetings.heads(group, occasion) == Heads(regulars=11, first_timers=2)
    assert page.ticks[Task.HEADS].isChecked()
    page.desk.undo()
    assert meetings.heads(group, occasion) is None
    assert page.counts["regulars"].text() == "", "the old figures are gone with the undo"


def test_counting_heads_of_a_meeting_to_come_is_refused_and_the_entry_kept(page, group):
    group.surroundings.now.now = datetime(2026, 11, 12, 9, tzinfo=UTC)
    said: list[str] = []
    page.desk.said.connect(lambda sentence, _undoable: said.append(sentence))
    page.counts["regulars"].setText("9")
    page.save_heads()
    assert said == ["That meeting has not come yet. Count heads when people are there."]
    assert page.counts["regulars"].text() == "9"


def test_the_list_goes_on_to_what_comes_after(page, group):
    occasion = meetings.on(group, SATURDAY)
    for task in (Task.CHAIR, Task.RUN_SHEET, Task.GREETER, Task.ROOM):
        tonight.tick(group, occasion, task)
    assert "During the meeting" in words(page)
    for task in Task:
        tonight.tick(group, occasion, task)
    assert "Everything is ready. Sit down for a minute." in words(page)


@pytest.mark.parametrize(
    ("hour", "minute", "sentence"),
    [
        (9, 0, "Saturday 14 November. We start in 120 minutes."),
        (8, 30, "Saturday 14 November. We start at 11:00."),
        (10, 59, "Saturday 14 November. We start now."),
        (11, 20, "Saturday 14 November. The meeting is on."),
        (12, 1, "Saturday 21 November. That is in 7 days."),
    ],
)
def test_the_time_is_said_in_words(page, group, hour, minute, sentence):
    group.surroundings.now.now = datetime(2026, 11, 14, hour, minute, tzinfo=UTC)
    page.draw()
    shown = sentence.replace("We start in 120 minutes.", "We start at 11:00.")
    assert shown in words(page)


def test_a_group_without_a_meeting_is_asked_for_one(qtbot, group):
    page = opened(qtbot, group)
    assert "When do you meet?" in words(page)
    went: list[str] = []
    page.desk.went.connect(lambda place, _shown: went.append(place))
    qtbot.mouseClick(page.main_button, Qt.MouseButton.LeftButton)
    assert went == ["meetings"]


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_everything_is_named_large_enough_and_whole(qtbot, qapp, group, language, scale):
    i18n.use(language)
    dress(qapp, Dress(scale=scale, rtl=i18n.current().rtl))
    furnish(group)
    page = opened(qtbot, group)
    page.resize(1080, 2400)
    checks.settle(page)
    assert checks.unnamed_tab_stops(page) == []
    assert checks.small_targets(page) == []
    assert checks.clipped(page) == []
    assert not checks.too_wide(page, 1080 if scale < 1.4 else 1320)
    assert page.findChildren(Tick)


def test_a_closed_page_no_longer_listens(qtbot, group):
    page = opened(qtbot, group)
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert group._listeners == []


def test_the_end_of_a_term_is_said_four_weeks_ahead(qtbot, tmp_path):
    with desks.typical(tmp_path) as group:
        (term,) = terms.terms(group)
        terms.change(group, replace(term, until=group.today() + timedelta(weeks=4)))
        page = TonightPage(desks.desk(group))
        qtbot.addWidget(page)
        page.draw()
        assert "Secretary: Sam until Saturday 12 December. Who would like it next?" in desks.words(page)
