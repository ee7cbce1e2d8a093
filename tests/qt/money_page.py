"""The Money page on a furnished group, as a person meets it: real widgets, no system dialogs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from groupkit.core.meetings import Occasion
from groupkit.core.settings import Settings
from groupkit.core.sheets import Sheet
from groupkit.qt.desk import Desk
from groupkit.qt.jobs import run_at_once
from groupkit.qt.money.page import MoneyPage
from groupkit.services import meetings, money
from groupkit.services.group import Group
from tests import evening
from tests.qt import checks

COINS = {10_00: 1, 5_00: 2, 2_00: 3, 1_00: 7, 50: 6, 20: 9}


class Talk:
    """What the page said, and whether it could be undone."""

    def __init__(self, desk: Desk) -> None:
        self.said: list[tuple[str, bool]] = []
        desk.said.connect(lambda sentence, undoable: self.said.append((sentence, undoable)))

    @property
    def last(self) -> str:
        """The last sentence."""
        return self.said[-1][0] if self.said else ""


def drawn(group: Group, folder: Path | None = None) -> Any:
    """Draw the page; files go to `folder`, or nowhere, and every question is answered with yes."""
    desk = Desk(group, Settings(), runner=run_at_once)
    page: Any = MoneyPage(desk)
    desk.setParent(page)
    page.talk = Talk(desk)
    page.ask_target = lambda suggested: folder / f"{suggested}.pdf" if folder else None
    page.confirm_send = lambda to: True
    page.draw()
    return page


def opened(group: Group, qtbot, folder: Path | None = None) -> Any:
    """Show the page in a plain window."""
    page = drawn(group, folder)
    qtbot.addWidget(page)
    page.resize(1066, 2000)
    page.show()
    checks.settle(page)
    return page


def occasion(group: Group) -> Occasion:
    """Return the Saturday of the printed layout."""
    return meetings.on(group, evening.SATURDAY)


def furnished(group: Group) -> Group:
    """Give a group everything up to the evening of sheet 37."""
    evening.furnish(group)
    evening.agreed(group)
    evening.open_with(group)
    return group


def sheet(group: Group) -> Sheet:
    """Return the sheet as the book holds it now."""
    return money.sheet(group, occasion(group))


def words(page: Any) -> Iterator[str]:
    """Yield every word that can be read on the page."""
    checks.settle(page)
    for label in page.findChildren(QLabel):
        if label.isVisibleTo(page):
            yield label.text()
    for button in page.findChildren(QPushButton):
        if button.isVisibleTo(page):
            yield button.text()
    for box in page.findChildren(QLineEdit):
        if box.isVisibleTo(page):
            yield box.text()


def reads(page: Any, said: str) -> bool:
    """Whether a sentence stands on the page."""
    return any(said in each for each in words(page))


def press(page: Any, button: Any) -> None:
    """Press a button as a person does and let the page follow."""
    button.click()
    checks.settle(page)


def count_the_tin(page: Any, coins: dict[int, int]) -> None:
    """Fill in one person's count and finish it."""
    for value, many in coins.items():
        page.view.coins.boxes[value].set_count(many)
    press(page, page.primary)


def to_compare(page: Any, second: str = "Jo", coins: dict[int, int] | None = None) -> None:
    """Start the sheet, collect £18.40, and have two people count."""
    page.show_sheet(occasion(page.group))
    page.view.collection.setText("18.40")
    press(page, page.primary)
    count_the_tin(page, coins or COINS)
    page.view.who.setEditText(second)
    count_the_tin(page, coins or COINS)
