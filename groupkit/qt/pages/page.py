"""Private pages in the window of a group and in one without: the same room, and no word between the two."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.workbooks.chapters import Workbook
from groupkit.i18n import current
from groupkit.qt.desk import Desk
from groupkit.qt.jobs import Runner
from groupkit.qt.page import Page
from groupkit.qt.pages.around import Around
from groupkit.qt.pages.room import Room
from groupkit.qt.pages.sitting import Sitting
from groupkit.qt.pieces import stack
from groupkit.qt.safety import REGION
from groupkit.services import safety
from groupkit.services.workbooks import shelf


class PagesPage(Page):
    """The place in a group's window. It shows a way in, and never whether anybody has pages.

    Nothing is typed into fields of the page itself, so nothing of it is ever kept with the group.
    """

    name = "pages"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sit(Sitting())

    def _sit(self, sitting: Sitting) -> None:
        self.sitting = sitting
        sitting.changed.connect(self._stay)

    def _stay(self) -> None:
        """Have the window make this page with the same sitting, when it makes it anew for another size of text."""
        if not self.sitting.settled:
            self.sitting.settled = True
            self.desk.go(self.name, self.sitting)

    def show_this(self, shown: object) -> None:
        """Go on with the pages that are open."""
        if isinstance(shown, Sitting):
            self._sit(shown)
            self.draw({})

    def content(self) -> QLayout:
        """Return the room."""
        profile = self.group.profile
        self.room = Room(
            self.sitting,
            Around(
                books=_spoken(shelf.listing(self.group)),
                contacts=safety.contacts(self.group),
                today=self.group.today(),
                paper=profile.paper,
                runner=self.desk.runner,
            ),
        )
        self.first = self.room
        return stack(self.room)


class PagesDoor(QWidget):
    """The same without a group: what comes with groupkit, and the help of the country."""

    def __init__(self, sitting: Sitting, runner: Runner, leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.sitting = sitting
        today = date.today()  # noqa: DTZ011  no group is open, so the day of this computer is the one meant
        self.room = Room(
            sitting,
            Around(
                books=_spoken(shelf.shipped()),
                contacts=safety.shipped(REGION, today),
                today=today,
                runner=runner,
                leave=leave,
            ),
        )
        self.setLayout(stack(self.room))
        self.setFocusProxy(self.room)


def _spoken(books: tuple[Workbook, ...]) -> tuple[Workbook, ...]:
    """Return workbooks in the language of the window, as far as they are translated."""
    return tuple(shelf.in_language(each, current().language) for each in books)
