from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from groupkit.core.calendar import Rule
from groupkit.core.formats import USUAL
from groupkit.core.meetings import Heads
from groupkit.core.people import Person
from groupkit.core.progress import Silent
from groupkit.core.tonight import Task
from groupkit.qt import printing
from groupkit.qt.meetings.page import MeetingsPage
from groupkit.qt.meetings.rules import STEP, rule_in_words
from groupkit.services import meetings, service, tonight
from tests.evening import SATURDAY
from tests.qt import checks, desks


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot, group):
    return _opened(qtbot, group)


def _opened(qtbot, group) -> MeetingsPage:
    made = MeetingsPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def test_the_coming_meetings_stand_in_a_table_and_enter_opens_one(qtbot, page):
    rows = page.table.rows
    assert [rows.index(0, at).data() for at in range(4)] == ["Sat meeting", "Sat 14 Nov 2026", "11:00", "Vacant"]
    assert rows.rowCount() == 9
    page.table.choose(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.occasion is not None
    assert page.occasion.day == SATURDAY + timedelta(weeks=1)
    assert "Saturday 21 November 2026" in desks.words(page)


def test_a_chair_is_named_and_not_a_chip(page, group):
    service.assign(group, meetings.coming(group)[0], "chair", "Jo")
    cell = page.table.rows.index(0, 3)
    assert cell.data() == "Jo"
    assert cell.data(Qt.ItemDataRole.UserRole) == ""


def test_the_button_opens_what_is_chosen_and_another_goes_back(qtbot, page):
    qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    assert page.occasion.day == SATURDAY
    qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert page.occasion is None


def test_a_meeting_shows_its_facts_its_clock_and_who_leads(page, group):
    service.assign(group, meetings.coming(group)[0], "chair", "Jo")
    page.show_this(meetings.on(group, SATURDAY))
    said = desks.words(page)
    assert "11:00 to 12:00" in said
    assert "Eastside Hall, Room 2" in said
    order = meetings.running_order(group, page.occasion)
    assert all(item.segment.title in said for item in order.items)
    assert "Jo. 2 minutes" in said


def test_the_words_that_are_read_unfold(qtbot, page, group):
    page.show_this(meetings.on(group, SATURDAY))
    read = meetings.running_order(group, page.occasion).items[0].segment.read
    shown = next(label for label in page.findChildren(QLabel) if label.text() == read)
    assert not shown.isVisibleTo(page)
    page.order.fold.line.click()
    assert shown.isVisibleTo(page)


def test_asking_someone_goes_to_the_roles_of_that_meeting(qtbot, page, group):
    page.show_this(meetings.on(group, SATURDAY))
    with qtbot.waitSignal(page.desk.went) as went:
        page.duties.ask_button.click()
    assert went.args == ["service", page.occasion]


def test_something_else_to_show_is_left_alone(page):
    page.show_this("nothing")
    assert page.occasion is None


def test_heads_are_counted_shown_as_visits_and_taken_back(qtbot, page, group):
    occasion = meetings.on(group, SATURDAY)
    page.show_this(occasion)
    for name, count in (("regulars", 9), ("first_timers", 2)):
        page.heads.counts[name].set_count(count)
    with qtbot.waitSignal(page.desk.said) as said:
        page.heads.save_button.click()
    assert said.args == ["11 visits written down.", True]
    assert meetings.heads(group, occasion) == Heads(regulars=9, first_timers=2)
    assert "11 visits. One person may visit many times." in desks.words(page)
    page.desk.undo()
    assert meetings.heads(group, occasion) is None


def test_when_every_meeting_is_paused_the_page_says_so_and_they_can_run_again(page, group):
    (known,) = meetings.listing(group)
    meetings.change(group, replace(known, state="paused"))
    assert "No meeting is held in the next 8 weeks. They may be paused." in desks.words(page)
    assert page.change_buttons[known.id].isVisibleTo(page)


def test_a_meeting_that_runs_over_says_so(page, group):
    (known,) = meetings.listing(group)
    meetings.change(group, replace(known, minutes=50))
    page.show_this(meetings.on(group, SATURDAY))
    assert "This runs 10 min past the time you booked." in desks.words(page)


def test_a_meeting_weeks_away_has_no_boxes_for_heads(page, group):
    page.show_this(meetings.on(group, SATURDAY + timedelta(weeks=2)))
    assert page.heads is None


def test_the_last_weeks_are_folded_and_visits_are_not_people(page, group):
    before = meetings.on(group, SATURDAY - timedelta(weeks=1))
    meetings.count_heads(group, before, Heads(regulars=6))
    assert page.past.rows.index(0, 2).data() == "6"
    assert page.past.rows.index(1, 2).data() == "Not counted"
    assert "6 visits. One person may visit many times." in desks.words(page.past_fold)
    page.past.opened.emit(page.past.rows.rows[0])
    assert page.occasion == before
    assert not page.duties.ask_button.isVisibleTo(page)


def test_the_folder_is_saved_in_large_print_and_the_list_ticks_itself(monkeypatch, page, group):
    occasion = meetings.on(group, SATURDAY)
    page.show_this(occasion)
    made = []

    def save(_desk, _parent, name, make, done):
        sizes = []
        for large in (False, True):
            page.paper.large.setChecked(large)
            into = BytesIO()
            page.folder()(into, Silent())
            sizes.append(into.getvalue().count(b"/Type /Page\n"))
        made.append((name, sizes))
        done()

    monkeypatch.setattr(printing, "save", save)
    page.paper.save_button.click()
    assert made[0][0] == "Folder 2026-11-14"
    assert made[0][1][1] > made[0][1][0] > 0
    shown = tonight.tonight(group, occasion)
    assert shown is not None
    ticks = shown.checklist.ticks
    assert next(tick for tick in ticks if tick.task is Task.RUN_SHEET).done


def test_printing_hands_over_the_run_sheet_and_the_list_of_meetings(monkeypatch, page, group):
    printed = []

    def print_out(_desk, _parent, make, done=None):
        into = BytesIO()
        make(into, Silent())
        printed.append(into.getvalue()[:5])

    monkeypatch.setattr(printing, "print_out", print_out)
    monkeypatch.setattr(printing, "save", lambda desk, parent, name, make: print_out(desk, parent, make))
    page.print_button.click()
    page.save_button.click()
    page.show_this(meetings.on(group, SATURDAY))
    page.print_button.click()
    page.paper.sheet_button.click()
    assert printed == [b"%PDF-"] * 4


def test_a_meeting_starts_from_a_kind_of_meeting(page, group):
    page.change_buttons[1].click()
    page.form.kind.choose("hybrid")
    page.form.kind.choose("women")
    page.form.kind.choose("")
    page.save_meeting()
    (meeting,) = meetings.listing(group)
    assert (meeting.format, meeting.is_open, meeting.online) == ("closed-women", False, True)


def test_the_form_asks_what_this_way_to_meet_needs(page, group):
    page.change_buttons[1].click()
    assert page.fields["hosted"].isHidden()
    assert page.fields["site_rules"].isHidden()
    page.form.format.choose("closed-women")
    assert not page.fields["hosted"].isHidden()
    page.form.hosted.choose("no")
    page.save_meeting()
    assert meetings.listing(group)[0].hosted == "no"
    page.show_this(meetings.on(group, SATURDAY))
    assert "Nobody it is held for looks after this meeting yet." in desks.words(page)
    page.back()
    page.change_buttons[1].click()
    page.form.format.choose("ward-meeting")
    page.form.site_rules.setPlainText("Sign in at the desk.")
    page.save_meeting()
    assert meetings.listing(group)[0].site_rules == "Sign in at the desk."


def test_only_the_pieces_that_are_ticked_are_in_the_folder(page, group):
    page.show_this(meetings.on(group, SATURDAY))
    for piece, tick in page.paper.ticks.items():
        tick.setChecked(piece == "count-slip")
    into = BytesIO()
    page.folder()(into, Silent())
    assert into.getvalue().count(b"/Type /Page\n") == 1


def test_the_first_meeting_is_added_from_an_empty_page(qtbot, tmp_path):
    with desks.empty(tmp_path) as group:
        page = _opened(qtbot, group)
        page.add_button.click()
        checks.type_text(page.form.name, "Grüppe am Fluß")
        page.form.weekday.choose(2)
        page.form.start.setTime(page.form.start.time().fromString("18:30", "HH:mm"))
        page.form.often.kind.choose("some")
        for week in (1, 3):
            page.form.often.weeks[week].setChecked(True)
        page.form.talk.choose("listen")
        page.form.length.choose("short")
        with qtbot.waitSignal(page.desk.said) as said:
            page.form_button.click()
        assert said.args == ["Grüppe am Fluß is saved.", True]
        (made,) = meetings.listing(group)
        assert (made.name, made.weekday, made.start) == ("Grüppe am Fluß", 2, time(18, 30))
        assert str(made.when) == "1st 3rd"
        assert (made.format, made.talk, made.pack, made.length) == (USUAL, "listen", "", "short")
        assert page.editing is None
        page.desk.undo()
        assert meetings.listing(group) == ()
        assert page.add_button.text().strip() == "Add the first meeting"


def test_a_refused_meeting_keeps_what_was_typed_and_says_why_by_the_field(page):
    page.add()
    page.form.venue.setText("Ring 07700 900123 for the door")
    page.form.minutes.setText("")
    page.form.save_button.click()
    assert page.fields["name"].problem == "Give the meeting a name, like Saturday group."
    assert page.fields["minutes"].problem
    assert page.fields["venue"].problem
    assert page.form.venue.text() == "Ring 07700 900123 for the door"


def test_changing_a_meeting_starts_from_its_answers_and_can_be_undone(page, group):
    (known,) = meetings.listing(group)
    page.change_buttons[known.id].click()
    assert page.form.meeting() == known
    page.form.state.choose("paused")
    page.form.often.kind.choose(STEP)
    assert page.fields["since"].isVisibleTo(page)
    page.form.save_button.click()
    (changed,) = meetings.listing(group)
    assert (changed.state, changed.when) == ("paused", Rule(step=2, start=SATURDAY))
    assert "Paused" in desks.words(page)
    page.desk.undo()
    assert meetings.listing(group) == (known,)


def test_leaving_the_form_changes_nothing(page, group):
    known = meetings.listing(group)
    page.add()
    page.form.name.setText("Half")
    page.form.leave_button.click()
    assert page.editing is None
    assert meetings.listing(group) == known


def test_what_was_half_typed_comes_back_in_its_form(qtbot, page, group):
    page.add()
    page.form.name.setText("Half a name")
    kept = page.typed()
    again = MeetingsPage(desks.desk(group))
    qtbot.addWidget(again)
    again.draw(kept)
    assert again.form.name.text() == "Half a name"
    service.add_person(group, Person(short_name="Ali"))
    assert again.form.name.text() == "Half a name"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule(), "Every week"),
        (Rule(weeks=(1,), last=True), "The 1st and last in each month"),
        (Rule(weeks=(5,)), "The 5th in each month"),
        (Rule(step=3, start=date(2026, 1, 3)), "Every 3 weeks from 3 Jan"),
        (Rule(excluding=(date(2026, 12, 26),)), "Every week, except Sat 26 Dec 2026"),
        (Rule(step=2, start=date(2026, 1, 3)), "Every 2 weeks from 3 Jan"),
        (Rule(dates=(date(2026, 8, 15),)), "Only on Sat 15 Aug 2026"),
    ],
)
def test_a_rule_is_said_in_words_and_kept_by_the_form(page, group, rule, words):
    (known,) = meetings.listing(group)
    assert rule_in_words(rule) == words
    meetings.change(group, replace(known, when=rule))
    page._turn(editing=known.id)
    assert page.form.meeting().when == rule


def test_a_closed_page_no_longer_listens(qtbot, group):
    page = MeetingsPage(desks.desk(group))
    page.draw()
    desks.close(page)
    assert group._listeners == []


@pytest.mark.parametrize("fill", [desks.empty, desks.typical, desks.full])
@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        for view in _views(group):
            page = MeetingsPage(desks.desk(group))
            page.draw()
            view(page)
            assert desks.faults(qtbot, page, scale) == []


def _views(group):
    yield lambda page: None
    yield lambda page: page.add()
    if coming := meetings.coming(group, 1):
        yield lambda page: (page.open(coming[0]), page.order.fold.line.setChecked(True))
