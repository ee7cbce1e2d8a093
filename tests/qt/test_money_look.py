"""Every part of the Money page, in every dress a person may wear."""

import pytest

from groupkit.pdf import money as paper
from groupkit.qt.money.place import Shown
from groupkit.services import money
from tests import evening
from tests.qt import desks
from tests.qt.money_page import drawn, occasion, sheet, to_compare


def rows_open(page):
    page.show_sheet(occasion(page.group))
    for row in evening.rows(page.group):
        money.add_row(page.group, sheet(page.group), row)
    page.open_form("out")


def moved_open(page):
    page.show_sheet(occasion(page.group))
    page.open_form("moved")


def counting(page):
    page.show_sheet(occasion(page.group))
    money.count(page.group, sheet(page.group), "Sam", evening.COINS)
    page.turn_to(Shown(what="sheet", id=sheet(page.group).id, form="alone"))


def comparing(page):
    evening.filled_sheet(page.group)
    page.show_sheet(sheet(page.group))


def sent(page):
    money.send(page.group, evening.filled_sheet(page.group))
    page.show_sheet(sheet(page.group))


def listed(page):
    money.send(page.group, evening.filled_sheet(page.group))
    page.show_list()


def set_up(page):
    page.open_form("setup")


PARTS = {
    "empty": (desks.empty, lambda page: None),
    "set up": (desks.empty, set_up),
    "list": (desks.typical, listed),
    "money in and out": (desks.typical, rows_open),
    "moved": (desks.full, moved_open),
    "count": (desks.full, counting),
    "compare": (desks.full, comparing),
    "sent": (desks.typical, sent),
}


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_can_be_read_and_reached(qtbot, tmp_path, part, language, scale):
    made, act = PARTS[part]
    with made(tmp_path) as group:
        if part not in ("empty", "set up"):
            evening.agreed(group)
            evening.open_with(group)
        page = drawn(group)
        act(page)
        assert [widget for widget in page.view.loose() if widget is not page] == []
        desks.wear(language, scale)
        page.draw()
        assert desks.faults(qtbot, page, scale) == []
        assert group._listeners == []


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_a_sheet_that_came_in_can_be_read(qtbot, tmp_path, language, scale):
    with evening.new_book(tmp_path / "theirs.groupkit", "Facilitators", "b" * 32) as theirs:
        with desks.typical(tmp_path) as group:
            evening.open_with(group)
            paper.sheet(money.send(group, evening.filled_sheet(group)), tmp_path / "sheet.pdf")
        page = drawn(theirs)
        page.take_in(tmp_path / "sheet.pdf")
        desks.wear(language, scale)
        page.draw()
        assert desks.faults(qtbot, page, scale) == []
        assert theirs._listeners == []


def test_a_page_that_is_closed_listens_no_more(tmp_path):
    with desks.typical(tmp_path) as group:
        evening.agreed(group)
        page = drawn(group)
        to_compare(page)
        assert group._listeners
        desks.close(page)
        assert group._listeners == []
