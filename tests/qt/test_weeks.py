"""A secretary moves a meeting, leaves one out, closes days and picks any rule, all in the window."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QFileDialog

from groupkit.core.calendar import Rule
from groupkit.core.meetings import Heads
from groupkit.core.weeks import ClosedDays
from groupkit.qt.meetings.page import MeetingsPage
from groupkit.qt.settings.page import SettingsPage
from groupkit.qt.tonight import TonightPage
from groupkit.services import meetings, weeks
from tests.evening import SATURDAY
from tests.qt import desks

SUNDAY, NEXT = SATURDAY + timedelta(days=1), SATURDAY + timedelta(weeks=1)
HALL = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a hall//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    "DTSTAMP:20261101T000000Z\r\nDTSTART;VALUE=DATE:20261205\r\nSUMMARY:Painting\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot, group):
    made = MeetingsPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


@pytest.fixture
def said(page):
    heard = []
    page.desk.said.connect(lambda words, undoable: heard.append((words, undoable)))
    return heard


def days(group):
    return [held.day for held in meetings.coming(group, 1)]


def test_a_meeting_is_moved_says_so_and_comes_back(page, group, said):
    page.open(meetings.on(group, SATURDAY))
    page.changing.day.setDate(QDate(2026, 11, 15))
    page.changing.start.setTime(QTime(17, 0))
    page.changing.why.setText("Street fair")
    page.changing.move_button.click()
    assert said == [("Moved to Sunday 15 November.", True)]
    assert days(group) == [SUNDAY, NEXT]
    assert "Sunday 15 November 2026. Moved from Saturday 14 November: Street fair." in desks.words(page)
    page.back()
    assert page.table.rows.index(0, 0).data() == "Sat meeting (moved)"
    assert page.table.rows.index(0, 2).data() == "17:00"
    assert "Moved to Sunday 15 November: Street fair" in desks.words(page)
    page.open(meetings.on(group, SUNDAY))
    page.changing.restore_button.click()
    assert days(group) == [SATURDAY, NEXT]
    assert said[-1] == ("Held on Saturday 14 November as usual.", True)
    assert page.occasion == meetings.on(group, SATURDAY)


def test_tonight_says_that_the_meeting_moved(qtbot, group):
    weeks.move(group, meetings.on(group, SATURDAY), SUNDAY, reason="Street fair")
    tonight = TonightPage(desks.desk(group))
    qtbot.addWidget(tonight)
    tonight.draw()
    assert "Sunday 15 November. That is tomorrow. Moved from Saturday 14 November: Street fair." in desks.words(
        tonight
    )


def test_the_group_says_where_its_clock_hangs(qtbot, group):
    settings = SettingsPage(desks.desk(group))
    qtbot.addWidget(settings)
    settings.draw()
    settings.ours.zone.setText("Mars/Base")
    settings.save_button.click()
    assert settings.fields["zone"].problem
    settings.ours.zone.setText("America/Los_Angeles")
    settings.save_button.click()
    assert group.profile.zone == "America/Los_Angeles"


def test_undo_brings_the_shown_meeting_back_to_its_day(page, group):
    page.open(meetings.on(group, SATURDAY))
    page.changing.day.setDate(QDate(2026, 11, 15))
    page.changing.move_button.click()
    assert page.occasion.day == SUNDAY
    page.desk.undo()
    assert page.occasion == meetings.on(group, SATURDAY)
    assert "Moved from" not in desks.words(page)


def test_a_meeting_is_left_out_and_the_list_offers_it_back(page, group, said):
    page.open(meetings.on(group, SATURDAY))
    page.changing.why.setText("No key")
    page.changing.cancel_button.click()
    assert said == [("It is not held on Saturday 14 November.", True)]
    assert page.occasion is None
    assert "Not held: No key" in desks.words(page)
    (back,) = page.not_as_usual.back_buttons
    assert back.accessibleName() == "Hold Sat meeting, Saturday 14 November, as usual"
    back.click()
    assert days(group) == [SATURDAY, NEXT]
    assert page.not_as_usual is None


def test_why_a_meeting_cannot_move_stands_by_the_day_and_the_reason(page, group):
    page.open(meetings.on(group, SATURDAY))
    page.changing.day.setDate(QDate(2026, 11, 21))
    page.changing.why.setText("Ring 07700 900123")
    page.changing.move_button.click()
    assert page.fields["day"].problem == "This meeting is held on that day already. Choose another day."
    assert page.fields["reason"].problem
    page.changing.cancel_button.click()
    assert days(group) == [SATURDAY, NEXT]


def test_a_meeting_that_is_written_down_stays_where_it_is(page, group):
    meetings.count_heads(group, meetings.on(group, SATURDAY), Heads(regulars=4))
    page.open(meetings.on(group, SATURDAY))
    page.changing.day.setDate(QDate(2026, 11, 15))
    page.changing.move_button.click()
    assert "stays where it is" in page.fields["day"].problem


def test_a_meeting_that_is_over_offers_no_move(page, group):
    page.open(meetings.on(group, SATURDAY - timedelta(weeks=1)))
    assert page.changing is None


def test_days_are_closed_and_opened_again(page, group, said):
    page.closed_button.click()
    assert "None. Every meeting is held as its rule says." in desks.words(page)
    page.close_some.first.setDate(QDate(2026, 11, 21))
    assert page.close_some.last.day() == NEXT
    page.close_some.why.setText("Painting")
    page.close_some.close_button.click()
    assert said[-1] == ("Closed: Saturday 21 November 2026.", True)
    assert page.close_some.why.text() == ""
    assert days(group) == [SATURDAY]
    (opening,) = page.closed.open_buttons.values()
    opening.click()
    assert said[-1] == ("Open again: Saturday 21 November 2026.", True)
    assert days(group) == [SATURDAY, NEXT]
    page.back_button.click()
    assert not page.closing


def test_days_that_cannot_close_say_why(page, group):
    page.closed_button.click()
    page.close_some.last.setDate(QDate(2026, 11, 1))
    page.close_some.close_button.click()
    assert page.fields["last"].problem
    assert weeks.closed_days(group) == ()


def test_closed_days_say_so_on_the_list_and_are_opened_elsewhere(page, group):
    weeks.close_days(group, ClosedDays(first=SATURDAY, last=NEXT, reason="Hall shut"))
    assert desks.words(page).count("Not held: Hall shut") == 1
    assert "Saturday 14 November 2026 to Saturday 21 November 2026" in desks.words(page)
    assert page.not_as_usual.back_buttons == []
    page.closed_button.click()
    assert "Saturday 14 November 2026 to Saturday 21 November 2026" in desks.words(page)


def test_holidays_close_only_when_somebody_ticks_them(page, group, said):
    page.closed_button.click()
    page.holidays.close_button.click()
    assert weeks.closed_days(group) == ()
    tick = next(tick for each, tick in page.holidays.ticks.items() if each.day == date(2026, 12, 26))
    assert "You would meet: Sat meeting" in tick.accessibleDescription()
    tick.click()
    page.holidays.close_button.click()
    assert said == [("1 day is closed.", True)]
    assert [closed.first for closed in weeks.closed_days(group)] == [date(2026, 12, 26)]
    assert date(2026, 12, 26) not in {each.day for each in page.holidays.ticks}


def test_the_closed_days_of_a_hall_are_taken_from_its_calendar_once(monkeypatch, tmp_path, page, group, said):
    file = tmp_path / "hall.ics"
    file.write_text(HALL, encoding="utf-8", newline="")
    named = iter([str(file), str(file), str(tmp_path / "none.ics"), ""])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_about: (next(named), ""))
    page.closed_button.click()
    for _time in range(4):
        page.close_some.hall_button.click()
    assert said == [
        ("1 line added to the list.", True),
        ("0 lines added to the list.", False),
        ("none.ics cannot be read. Choose another file.", False),
    ]
    assert [closed.reason for closed in weeks.closed_days(group)] == ["Painting"]


def test_a_regular_meeting_is_still_right(page, group, said):
    assert "Nobody has looked yet whether this is still right." in desks.words(page)
    (right,) = page.regular.confirm_buttons.values()
    assert right.accessibleName() == "Sat meeting is still right"
    right.click()
    assert said == [("Thank you. Sat meeting is confirmed today.", True)]
    assert "Last confirmed Saturday 14 November 2026." in desks.words(page)


def test_the_meetings_are_saved_for_a_calendar(monkeypatch, tmp_path, page, said):
    named = iter([str(tmp_path / "ours"), str(tmp_path / "quiet.ics"), ""])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_about: (next(named), ""))
    page.telephone.save_button.click()
    page.telephone.neutral.click()
    page.telephone.save_button.click()
    page.telephone.save_button.click()
    assert said == [("Saved as ours.ics.", False), ("Saved as quiet.ics.", False)]
    assert b"SUMMARY:Sat meeting\r\n" in (tmp_path / "ours.ics").read_bytes()
    assert b"SUMMARY:Meeting\r\n" in (tmp_path / "quiet.ics").read_bytes()


def form(page, group):
    page._turn(editing=meetings.listing(group)[0].id)
    return page.form.often


def test_weeks_of_the_month_are_ticked(page, group):
    often = form(page, group)
    often.kind.choose("some")
    page.form.save_button.click()
    assert page.fields["when"].problem == "Tick the weeks of the month."
    for tick in (often.weeks[1], often.weeks[5], often.last):
        tick.click()
    page.form.save_button.click()
    assert meetings.listing(group)[0].when == Rule(weeks=(1, 5), last=True)


def test_every_few_weeks_are_counted_from_a_day(page, group):
    often = form(page, group)
    often.kind.choose("step")
    often.step.set_count(0)
    page.form.save_button.click()
    assert page.fields["step"].problem == "Say how many weeks, like 2."
    often.step.set_count(3)
    page.form.save_button.click()
    assert meetings.listing(group)[0].when == Rule(step=3, start=SATURDAY)


def test_days_are_picked_added_and_taken_away(page, group):
    often = form(page, group)
    often.kind.choose("dates")
    page.form.save_button.click()
    assert page.fields["when"].problem == "Add the days it is held on."
    for day in (28, 21):
        often.dates.entry.setDate(QDate(2026, 11, day))
        often.dates.add_button.click()
    often.dates.take_buttons[date(2026, 11, 28)].click()
    often.excluding.entry.setDate(QDate(2026, 12, 26))
    often.excluding.add_button.click()
    page.form.save_button.click()
    rule = meetings.listing(group)[0].when
    assert rule == Rule(dates=(NEXT,), excluding=(date(2026, 12, 26),))
    assert form(page, group).rule() == rule


def test_an_online_meeting_may_keep_another_clock(page, group):
    form(page, group)
    assert not page.form.zone_fold.isVisibleTo(page)
    page.form.online.choose(True)
    assert page.form.zone_fold.isVisibleTo(page)
    page.form.zone.setText("Mars/Base")
    page.form.save_button.click()
    assert page.fields["zone"].problem
    page.form.zone.setText("America/Los_Angeles")
    page.form.save_button.click()
    assert meetings.listing(group)[0].zone == "America/Los_Angeles"
    assert meetings.on(group, SATURDAY).starts.hour == 19


def test_a_meeting_left_out_while_it_is_shown_gives_way_to_the_list(page, group):
    held = meetings.on(group, SATURDAY)
    page.open(held)
    weeks.close_days(group, ClosedDays(first=SATURDAY, last=SATURDAY))
    assert page.occasion is None
    page.open(held)
    assert page.occasion is None


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, language, scale):
    with desks.full(tmp_path) as group:
        weeks.move(group, meetings.on(group, NEXT, "sat"), NEXT + timedelta(days=1), time(17), "Fair " * 10)
        weeks.close_days(group, ClosedDays(first=date(2026, 12, 24), last=date(2027, 1, 2), reason="Shut " * 10))
        (known, *_others) = meetings.listing(group)
        rule = Rule(dates=(SATURDAY, NEXT), excluding=(date(2026, 12, 26),))
        desks.wear(language, scale)
        for view in (
            lambda page: None,
            lambda page: page._turn(closing=True),
            lambda page: (
                page.open(meetings.on(group, NEXT + timedelta(days=1), "sat")),
                page.changing.fold.line.setChecked(True),
            ),
            lambda page: (page.add(), page.form.often.kind.choose("some"), page.form.online.choose(True)),
            lambda page: (
                meetings.change(group, replace(known, when=rule, zone="America/Los_Angeles", online=True)),
                page._turn(editing=known.id),
            ),
            lambda page: (page.add(), page.form.often.kind.choose("step")),
        ):
            page = MeetingsPage(desks.desk(group))
            page.draw()
            view(page)
            assert desks.faults(qtbot, page, scale) == []
