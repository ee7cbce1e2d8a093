"""A secretary looks back on visits, sees the week the group covers, and writes down what people wish for."""

from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface

from groupkit.core.calendar import Rule
from groupkit.core.meetings import Heads
from groupkit.core.progress import Silent
from groupkit.core.wishes import Wish
from groupkit.qt import printing
from groupkit.qt.look import colour
from groupkit.qt.meetings.page import MeetingsPage
from groupkit.qt.visits.chart import Bars
from groupkit.qt.visits.page import VisitsPage
from groupkit.services import meetings, visits
from groupkit.services.group import Group
from tests.qt import desks

WISH = Wish(weekday=6, part="evening", place="Northside", people=4)


def count_months(group: Group, months: int) -> None:
    """Count the meetings of the last months, with a month in which nobody counted and one in which some did."""
    with group.change("Count", "meetings") as store:
        held = meetings.between(
            group, group.today() - timedelta(days=months * 30), group.today() - timedelta(days=1)
        )
        for at, each in enumerate(held):
            if each.day.month != 6 and not (each.day.month == 9 and at % 2):
                store.heads.write(each.meeting.id, each.day, Heads(regulars=7 + at % 5, first_timers=at % 2))


def wish_all(group: Group) -> None:
    visits.wish(group, WISH)
    visits.wish(group, replace(WISH, weekday=2, part="afternoon", place="W" * 24, told_on=date(2025, 3, 1)))
    visits.wish(group, replace(WISH, weekday=5, part="morning", place=""))
    visits.wish(group, replace(WISH, weekday=5, part="morning"))


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        count_months(made, 14)
        yield made


@pytest.fixture
def page(qtbot, group):
    return _opened(qtbot, group)


def _opened(qtbot, group) -> VisitsPage:
    made = VisitsPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def test_the_page_begins_with_a_typical_week_in_words(page):
    said = desks.words(page)
    assert "A typical week: about 10 visits." in said
    assert "That is at 1 meeting." in said
    assert page.months.typical.text() == "We counted 10 of 12 meetings in the last 12 weeks."
    assert "meetings in the last 12 weeks." in said
    assert "These are visits, not people. One person may visit many times." in said


def test_the_bars_are_walked_with_the_arrow_keys_and_said_in_words(qtbot, page):
    bars = page.months.bars
    assert page.first is bars
    assert page.months.said.text().startswith("November 2026, so far: ")
    qtbot.keyClick(bars, Qt.Key.Key_Left)
    assert page.months.said.text() == "October 2026: 47 visits.\nWe counted 5 of 5 meetings."
    assert bars.accessibleDescription() == page.months.said.text()
    heard: QAccessibleInterface = QAccessible.queryAccessibleInterface(bars)
    assert heard.text(QAccessible.Text.Name) == "Visits each month"
    qtbot.keyClick(bars, Qt.Key.Key_Home)
    assert bars.month.first == date(2025, 12, 1)
    qtbot.keyClick(bars, Qt.Key.Key_Left)
    assert bars.month.first == date(2025, 12, 1)
    qtbot.keyClick(bars, Qt.Key.Key_End)
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    assert bars.month.so_far
    qtbot.keyClick(bars, Qt.Key.Key_X)
    assert bars.month.so_far


def test_from_the_right_the_arrow_keys_follow_the_eye(qtbot, group):
    desks.wear("ar-XB", 1.0)
    months = _opened(qtbot, group).months
    assert months is not None
    qtbot.keyClick(months.bars, Qt.Key.Key_Right)
    assert months.bars.month == months.bars.months[-2]


def test_a_month_is_looked_at_with_a_touch(qtbot, page):
    bars = page.months.bars
    bars.resize(1200, bars.sizeHint().height())
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(50, 40))
    assert bars.month.first == date(2025, 12, 1)


def test_a_gap_is_said_kindly_and_never_as_a_nought(page):
    table = page.months.table.rows
    rows = {table.index(at, 0).data(): [table.index(at, col).data() for col in (1, 3)] for at in range(12)}
    assert rows["June 2026"] == ["0 of 4", "Not counted"]
    assert rows["November 2026, so far"][0] == "1 of 1"
    page.months.bars.look_at(6)
    assert page.months.said.text() == "June 2026: we met, and nobody counted. That is fine."
    for cold in ("drop", "lost", "stopped", "missing", "attend"):
        assert cold not in desks.words(page).casefold()


def test_full_and_empty_bars_are_told_apart(qtbot, page):
    bars = Bars()
    qtbot.addWidget(bars)
    whole, this = page.months.bars.months[-2:]
    bars.show_months((replace(whole, visits=50), replace(this, visits=50), replace(whole, visits=None, counted=0)))
    bars.resize(900, 240)
    image = bars.grab().toImage()
    colours = [image.pixelColor(x, 120).name() for x in (150, 450, 750)]
    assert colours[0] == colour("accent").name()
    assert colours[1] == colour("surface").name()
    assert colours[2] != colours[0]


@pytest.mark.parametrize(("language", "scale"), [("en", 1.0), ("ar-XB", 2.0)])
def test_the_keyboard_is_seen_on_the_bars_even_where_they_are_narrow(qtbot, group, language, scale):
    desks.wear(language, scale)
    bars = Bars()
    qtbot.addWidget(bars)
    bars.show_months(visits.last_months(group, 24))
    bars.resize(bars.minimumSizeHint())
    ring = colour("focus").name()
    assert ring not in _colours(bars)
    with qtbot.waitExposed(bars):
        bars.show()
    bars.activateWindow()
    bars.setFocus()
    assert ring in _colours(bars)
    bars.clearFocus()
    assert ring not in _colours(bars)


def _colours(bars: Bars) -> set[str]:
    image = bars.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 7)}


def test_another_meeting_and_another_time_are_chosen_and_kept(group, page):
    (known,) = meetings.listing(group)
    other = meetings.add(group, replace(known, id=0, name="Women", weekday=2, place=None, when=Rule(weeks=(1,))))
    page.months.back.choose(24)
    assert len(page.months.bars.months) == 15
    page.months.meeting.choose(other.id)
    assert page.months.bars.months == ()
    assert not page.months.bars.isVisibleTo(page)
    assert page.months.said.text() == "Nobody has counted this meeting yet."
    meetings.count_heads(group, meetings.on(group, date(2026, 11, 4)), Heads(regulars=30))
    assert page.months.chosen() == (other.id, 24)
    assert page.months.said.text().startswith("November 2026, so far: 30 visits.")
    assert page.months.each.rows.index(1, 0).data() == "Women"
    assert page.months.each_fold.isVisibleTo(page)
    page.months.meeting.choose(known.id)
    page.months.back.choose(6)
    assert len(page.months.bars.months) == 6
    assert "A typical week" in page.months.typical.text()


def test_a_group_that_never_counted_is_shown_the_first_step(qtbot, tmp_path):
    with desks.typical(tmp_path) as group:
        page = _opened(qtbot, group)
        assert "Nobody has counted heads yet." in desks.words(page)
        with qtbot.waitSignal(page.desk.went) as went:
            page.count_button.click()
        assert went.args[0] == "tonight"
        assert "Evenings without a meeting of ours: Monday" in desks.words(page)


def test_a_group_without_a_meeting_adds_one_first(qtbot, tmp_path):
    with desks.empty(tmp_path) as group:
        page = _opened(qtbot, group)
        for button in (page.add_button, page.back_button):
            with qtbot.waitSignal(page.desk.went) as went:
                button.click()
            assert went.args[0] == "meetings"


def test_the_week_says_what_is_held_and_what_is_not(qtbot, group, page):
    (known,) = meetings.listing(group)
    meetings.add(group, replace(known, id=0, name="Wed", weekday=2, start=time(19), when=Rule(weeks=(1,))))
    week = page.week.rows
    shown = [[week.index(day, part).data() for part in range(5)] for day in (1, 2, 5)]
    assert shown == [
        ["Tuesday", "–", "–", "–", "–"],
        ["Wednesday", "–", "–", "Some weeks", "–"],
        ["Saturday", "Every week", "–", "–", "–"],
    ]
    heard = [week.index(day, 0).data(Qt.ItemDataRole.AccessibleTextRole) for day in (1, 2)]
    assert heard == ["Tuesday", "Wednesday and Evening: Some weeks"]
    assert week.index(2, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "Evening: Some weeks"
    assert "Weekend days without a meeting of ours: Sunday." in desks.words(page)


def test_a_wish_is_written_down_and_the_next_slip_starts_there(qtbot, group, page):
    page.form.weekday.choose(6)
    page.form.part.choose("night")
    page.form.place.setText("Northside")
    page.form.people.set_count(3)
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.save_button.click()
    assert said.args == ["The wish is written down.", True]
    (wish,) = visits.wishes(group)
    assert (wish.weekday, wish.part, wish.place, wish.people) == (6, "night", "Northside", 3)
    assert (page.form.slot(), page.form.place.text(), page.form.people.count()) == ((6, "night"), "", 1)
    table = page.list.table.rows
    assert [table.index(0, at).data() for at in range(4)] == ["Northside", "Sunday", "Night", "3"]
    page.desk.undo()
    assert visits.wishes(group) == ()
    assert "No wish waits for a meeting now." in desks.words(page)


def test_a_refused_wish_keeps_what_was_typed_and_says_why_by_the_field(group, page):
    page.form.place.setText("Ring 01632 960 001")
    page.form.people.set_count(None)
    page.form.save_button.click()
    assert visits.wishes(group) == ()
    assert page.fields["place"].problem.startswith("Write a place only.")
    assert page.fields["people"].problem.startswith("Say how many people asked")
    assert page.form.place.text() == "Ring 01632 960 001"


def test_wishes_are_forgotten_one_by_one_or_by_age(qtbot, group, page):
    wish_all(group)
    assert "Saturday, Morning, Northside: Sat meeting is held then." in desks.words(page)
    assert "Saturday, Morning: Sat meeting is held then." in desks.words(page)
    with qtbot.waitSignal(page.desk.said) as said:
        page.list.old_button.click()
    assert said.args == ["1 wish is forgotten.", True]
    assert not page.list.old_button.isVisibleTo(page)
    page.list.forget_button.click()
    assert len(visits.wishes(group)) == 2
    assert visits.unmet(group) == ()
    page.list._forget_one()
    assert len(visits.wishes(group)) == 2


def test_old_wishes_can_be_forgotten_where_all_are_met(group, page):
    visits.wish(group, replace(WISH, weekday=5, part="morning", told_on=date(2025, 1, 1)))
    page.list.old_button.click()
    assert visits.wishes(group) == ()


def test_the_page_and_the_slips_are_printed_and_saved(monkeypatch, page):
    made = []

    def print_out(_desk, _parent, make):
        into = BytesIO()
        make(into, Silent())
        made.append(into.getvalue().count(b"/Type /Page\n"))

    monkeypatch.setattr(printing, "print_out", print_out)
    monkeypatch.setattr(printing, "save", lambda desk, parent, name, make: print_out(desk, parent, make))
    page.print_button.click()
    page.large_tick.click()
    page.save_button.click()
    page.list.print_button.click()
    page.list.save_button.click()
    assert made == [1, 2, 1, 1]


def test_before_the_first_count_the_week_can_be_saved(monkeypatch, qtbot, tmp_path):
    into = BytesIO()
    monkeypatch.setattr(printing, "save", lambda _desk, _parent, _name, make: make(into, Silent()))
    with desks.typical(tmp_path) as group:
        _opened(qtbot, group).save_button.click()
    assert into.getvalue()[:5] == b"%PDF-"


def test_one_comes_here_from_the_meetings(qtbot, group):
    page = MeetingsPage(desks.desk(group))
    qtbot.addWidget(page)
    page.draw()
    with qtbot.waitSignal(page.desk.went) as went:
        page.visits_button.click()
    assert went.args[0] == "visits"


def _full(tmp_path) -> Group:
    group = desks.full(tmp_path)
    count_months(group, 24)
    wish_all(group)
    return group


@pytest.mark.parametrize(
    ("fill", "language", "scale"),
    [
        *((_full, *dress) for dress in desks.DRESSES),
        *((fill, "en-XA", 2.0) for fill in (desks.empty, desks.typical)),
    ],
)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        page = VisitsPage(desks.desk(group))
        page.draw()
        if page.months is not None:
            page.months.back.choose(24)
            page.months.fold.line.setChecked(True)
            page.months.each_fold.line.setChecked(True)
        assert desks.faults(qtbot, page, scale) == []
