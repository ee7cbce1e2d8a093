"""An outing from the first idea to doing it again, played at the window with clicks and keys, and held to the book."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from groupkit.core.settings import Settings
from groupkit.qt.jobs import run_at_once
from groupkit.qt.places import PAGES
from groupkit.qt.window import Window
from groupkit.services.group import Group
from groupkit.services.outings import ideas
from groupkit.services.outings.reckoning import listing, outing
from tests import evening
from tests.qt.checks import settle
from tests.qt.hands import Hands

pytestmark = pytest.mark.proof


@pytest.fixture
def hands(qtbot):
    return Hands(qtbot)


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    group = evening.new_book(tmp_path / "book.groupkit")
    evening.furnish(group)
    evening.open_with(group)
    made = Window(qapp, Settings(), run_at_once)
    qtbot.addWidget(made)
    made.show_group(group)
    made.show()
    yield made
    made.close()


def shown(window: Window) -> Any:
    """The page the window shows, whichever it is."""
    return window.page


def book(window: Window) -> Group:
    """The group the window has open."""
    assert window.desk is not None
    return window.desk.group


def go(window: Window, hands: Hands, name: str) -> None:
    """Press a place in the list at the side."""
    settle(window)
    places = window.frame.places.list
    at = next(at for at, each in enumerate(PAGES) if each.name == name)
    where = places.visualItemRect(places.item(at)).center()
    hands.qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert shown(window).name == name


def test_an_outing_is_played_to_the_end_and_agrees_with_the_book(window, hands):
    go(window, hands, "outings")
    number = chosen_by_dots(window, hands)
    assert outing(book(window), number).name == "The seaside by coach"


def chosen_by_dots(window: Window, hands: Hands) -> int:
    """Suggest two ideas, let four people give dots in private, and make an outing of the one with the most."""
    hands.press(shown(window).elsewhere.buttons["ideas"])
    hands.press(shown(window).primary)
    for title in ("The seaside by coach", "A board game café"):
        hands.fill(shown(window).form.title, title)
        hands.press(shown(window).form.save_button)
    hands.press(shown(window).form.leave_button)
    hands.press(shown(window).primary)
    assert shown(window).held is not None
    hands.press(shown(window).steward.kiosk_button)
    sea, cafe = (each.id for each in ideas.listing(book(window)))
    for given in ((sea, sea, cafe), (sea, sea, sea), (cafe, sea), ()):
        hands.press(shown(window).begin_button)
        for idea in given:
            hands.press(shown(window).rows[idea].give_button)
        hands.press(shown(window).done_button if given else shown(window).nothing_button)
    hands.press(shown(window).leave_button)
    hands.press(shown(window).steward.count_button)
    assert [(each.title, dots) for each, dots in ideas.sums(book(window))] == [
        ("The seaside by coach", 6),
        ("A board game café", 2),
    ]
    hands.press(shown(window).primary)
    hands.press(shown(window).form.save_button)
    (made,) = listing(book(window))
    assert shown(window).name == "outings"
    return made.id
