"""Private pages in the window of a group, and in a window without one: the same room, and no word between the two."""

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.workbooks.chapters import Workbook
from groupkit.i18n import current
from groupkit.qt.desk import Desk
from groupkit.qt.page import Page
from groupkit.qt.pages.around import Around
from groupkit.qt.pages.room import Room
from groupkit.qt.pages.sitting import Sitting
from groupkit.qt.pieces import stack
from groupkit.services import safety


class PagesPage(Page):
    """The place in a group's window. It shows a way in, and never whether anybody has pages.

    Nothing is typed into fields of the page itself, so nothing of it is ever kept with the group.
    """

    name = "pages"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sitting = Sitting()

    def content(self) -> QLayout:
        """Return the room."""
        profile = self.group.profile
        self.room = Room(
            self.sitting,
            Around(
                books=books(),
                contacts=safety.contacts(self.group),
                today=self.group.today(),
                paper=profile.paper,
                language=current().language,
                runner=self.desk.runner,
                said=self.desk.say,
            ),
        )
        self.first = self.room
        return stack(self.room)
