"""Buttons stand one after another, start a new line where there is no more room, and turn round with the script."""

import pytest
from PySide6.QtWidgets import QWidget

from groupkit.qt.flow import Flow, flow
from tests.qt import desks


@pytest.fixture
def three(qtbot):
    def made():
        buttons = [QWidget() for _at in range(3)]
        for each in buttons:
            each.setFixedSize(100, 44)
        shown = flow(*buttons, space="s")
        qtbot.addWidget(shown)
        return shown, buttons

    return made


def places(shown, width):
    shown.resize(width, shown.heightForWidth(width))
    shown.show()
    layout = shown.layout()
    layout.setGeometry(shown.rect())
    return [(item.geometry().x(), item.geometry().y()) for item in map(layout.itemAt, range(layout.count()))]


def test_they_stand_on_one_line_where_there_is_room(three):
    shown, _buttons = three()
    assert places(shown, 400) == [(0, 0), (108, 0), (216, 0)]
    assert shown.sizeHint().width() == 316


def test_what_does_not_fit_starts_the_next_line(three):
    shown, _buttons = three()
    assert places(shown, 250) == [(0, 0), (108, 0), (0, 52)]
    assert shown.heightForWidth(250) == 96
    assert shown.minimumSizeHint().width() == 100


def test_in_right_to_left_they_start_at_the_right(three):
    desks.wear("ar-XB", 1.0)
    shown, _buttons = three()
    assert places(shown, 250) == [(150, 0), (42, 0), (150, 52)]


def test_a_thing_can_be_taken_out_and_there_is_nothing_past_the_last(three):
    shown, buttons = three()
    layout = shown.layout()
    assert layout.takeAt(0).widget() is buttons[0]
    assert (layout.count(), layout.takeAt(9), layout.itemAt(9)) == (2, None, None)
    empty = Flow()
    assert (empty.sizeHint().width(), empty.minimumSize().width(), empty.heightForWidth(100)) == (0, 0, 0)
