from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from groupkit.core.service import Term
from groupkit.services import money, service, terms
from tests import evening
from tests.qt import checks
from tests.qt.money_page import (
    COINS,
    count_the_tin,
    furnished,
    occasion,
    opened,
    press,
    reads,
    sheet,
    to_compare,
    words,
)

EXPECTED = 4215 + 1840


@pytest.fixture
def group(tmp_path):
    with evening.new_book(tmp_path / "group.groupkit") as made:
        yield furnished(made)


@pytest.fixture
def page(group, qtbot):
    made = opened(group, qtbot)
    made.show_sheet(occasion(group))
    made.view.collection.setText("18.40")
    press(made, made.primary)
    return made


def blind(page) -> bool:
    """Whether nothing that can be read or heard tells what should be there, or what it began with."""
    said = [*words(page), *(each.accessibleName() for each in checks._seen(page))]
    return not any(figure in each for each in said for figure in ("60.55", "42.15"))


def test_nothing_says_what_should_be_there_until_both_have_counted(page):
    assert sheet(page.group).expected == EXPECTED
    assert blind(page)
    count_the_tin(page, COINS)
    assert blind(page)
    assert not reads(page, "37.80")
    assert reads(page, "Sam’s count is hidden")
    press(page, page.view.alone_button)
    assert blind(page)
    page.view.who.setEditText("Jo")
    count_the_tin(page, COINS)
    assert not blind(page)


def test_ones_own_count_adds_up_while_typing(qtbot, page):
    boxes = page.view.coins.boxes
    assert boxes[5000].hasFocus()
    qtbot.keyClicks(boxes[5000], "2")
    qtbot.keyClick(boxes[5000], Qt.Key.Key_Return)
    assert boxes[2000].hasFocus()
    qtbot.keyClick(boxes[2000], Qt.Key.Key_Up)
    assert page.view.so_far.text() == "£120.00"
    assert reads(page, "Sam’s count so far")
    assert QAccessible.queryAccessibleInterface(boxes[50]).text(QAccessible.Text.Name) == "How many 50p"


def test_boxes_left_empty_count_as_none(page):
    count_the_tin(page, {2000: 1})
    (tally,) = sheet(page.group).tallies
    assert tally.total == 2000
    assert tally.coins[50] == 0


def test_an_untouched_count_is_not_a_count(page):
    press(page, page.primary)
    assert sheet(page.group).tallies == ()
    assert page.talk.last.startswith("Type how many of each.")
    count_the_tin(page, {1: 0})
    assert sheet(page.group).tallies[0].total == 0


def test_the_same_person_cannot_count_twice_and_the_count_is_kept(page):
    count_the_tin(page, COINS)
    page.view.who.setEditText("sam")
    count_the_tin(page, COINS)
    assert page.fields["who"].problem == "The second person has to be someone else. Nobody there? Say why."
    assert page.view.coins.boxes[1000].count() == 1
    assert len(sheet(page.group).tallies) == 1


def test_the_treasurer_is_the_likely_second_counter(page):
    jo = next(person for person in service.people(page.group) if person.short_name == "Jo")
    count_the_tin(page, COINS)
    assert page.view.who.name() == ""
    assert page.view.who.hasFocus()
    terms.hold(page.group, Term(role="treasurer", person=jo.id, since=date(2026, 1, 1)))
    assert page.view.who.name() == "Jo"
    assert page.primary.text().strip() == "Jo has finished"


def test_a_finished_count_can_be_taken_back_with_its_figures(page):
    count_the_tin(page, COINS)
    assert page.talk.said[-1] == ("Sam’s count is kept.", True)
    page.desk.undo()
    assert sheet(page.group).tallies == ()
    assert page.view.coins.boxes[1000].count() == 1


def test_a_half_done_count_waits_wherever_one_goes(page, qtbot):
    page.view.coins.boxes[50].set_count(6)
    page.show_list()
    page.show_sheet(occasion(page.group))
    assert page.view.coins.boxes[50].count() == 6
    again = opened(page.group, qtbot)
    again.draw(page.typed())
    assert again.view.coins.boxes[50].count() == 6


def test_somebody_who_knows_only_the_total_types_it(page):
    press(page, page.view.other_button)
    assert page.view.total.hasFocus()
    page.view.total.setText("sixty")
    press(page, page.primary)
    assert page.fields["total"].problem.startswith("That is not an amount we can read.")
    page.view.total.setText("60.55")
    press(page, page.primary)
    (tally,) = sheet(page.group).tallies
    assert (tally.typed, tally.coins) == (EXPECTED, {})
    assert page.view.coins is not None


def test_who_counts_alone_says_why_and_goes_on(page):
    count_the_tin(page, COINS)
    press(page, page.view.alone_button)
    assert page.view.alone_reason.hasFocus()
    press(page, page.view.alone_go)
    assert page.fields["alone_reason"].problem == "Write why, in a few words."
    page.view.alone_reason.setText("Everybody had left")
    press(page, page.view.alone_go)
    assert sheet(page.group).counted == 3780
    assert reads(page, "Sam counted £37.80 alone.")
    page.desk.undo()
    assert sheet(page.group).counted is None


def test_counts_that_differ_are_counted_again_from_empty_boxes(page):
    count_the_tin(page, COINS)
    page.view.who.setEditText("Jo")
    count_the_tin(page, COINS | {50: 5})
    assert reads(page, "The two counts are not the same yet")
    assert reads(page, "Jo counted £37.30.")
    assert blind(page)
    press(page, page.primary)
    assert money.get(page.group, page.view.sheet.id).tallies == ()
    assert not page.view.coins.touched
    page.desk.undo()
    assert reads(page, "The two counts are not the same yet")


def test_one_can_go_back_to_money_in_and_out(page):
    page.view.coins.boxes[50].set_count(6)
    press(page, page.view.rows_button)
    press(page, page.primary)
    assert page.view.coins.boxes[50].count() == 6


def test_the_card_names_the_sheet_that_really_was_before(group, qtbot):
    money.void(group, sheet(group), "The wrong day", see=36)
    page = opened(group, qtbot)
    to_compare(page)
    assert sheet(group).number == 38
    assert reads(page, "Started with (sheet 36)")
    assert not reads(page, "Started with (sheet 37)")
