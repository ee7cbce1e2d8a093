"""The Money page: shows the list or one sheet, and takes in a PDF that is put onto it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.meetings import Occasion
from groupkit.core.problems import GroupkitError
from groupkit.core.sheets import Sheet
from groupkit.i18n import _
from groupkit.qt.desk import Desk
from groupkit.qt.money.compare import CompareView
from groupkit.qt.money.count import CountView
from groupkit.qt.money.inbox import InboxView
from groupkit.qt.money.listing import ListView
from groupkit.qt.money.place import MoneyPlace, Shown, has_tin
from groupkit.qt.money.rows import RowsView
from groupkit.qt.money.sent import SentView
from groupkit.qt.money.setup import SetupView
from groupkit.qt.money.view import View
from groupkit.services import money

if TYPE_CHECKING:
    from groupkit.core.states import Status


class MoneyPage(MoneyPlace):
    """The money of the group: one sheet for each meeting, and the way of each sheet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: View = ListView(self)
        self._spare: QWidget | None = None
        self.setAcceptDrops(True)

    @property
    def primary(self) -> QPushButton | None:
        """The one main button of what is shown."""
        return self.view.primary

    def content(self) -> QLayout:
        """Return the part that is shown now."""
        self.view = self._view()
        self.begin(self.view.key)
        return self.view.content()

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page, and keep in one hidden place what was made for it and is not asked now.

        A widget without a parent is freed whenever Python tidies up, even while the application is dressed.
        """
        super().draw(typed)
        if self._spare is not None:
            self._spare.deleteLater()
        self._spare = QWidget(self)
        self._spare.hide()
        for made in self.view.loose():
            if made is not self:
                made.setParent(self._spare)

    def show_this(self, shown: object) -> None:
        """Show the sheet of a meeting, or a sheet."""
        if isinstance(shown, Occasion | Sheet):
            self.show_sheet(shown)

    def _view(self) -> View:
        try:
            if self.shown.what == "sheet":
                return self._sheet(money.get(self.group, self.shown.id))
            if self.shown.what == "received":
                return InboxView(self, self.shown.id)
        except GroupkitError:
            # What was shown is gone, as after an undo: the list is always there.
            self.shown = Shown()
        if self.shown.form == "setup" and not has_tin(self.group):
            return SetupView(self)
        return ListView(self)

    def _sheet(self, sheet: Sheet) -> View:
        """Return the step a sheet has come to; a person may go back to the first one."""
        if money.is_sent(self.group, sheet):
            return SentView(self, sheet)
        if self.shown.step == "rows":
            return RowsView(self, sheet)
        if sheet.counted is not None or sheet.counters_differ:
            return CompareView(self, sheet)
        return CountView(self, sheet)

    # files that come in

    def take_in(self, path: Path) -> None:
        """Take in a sheet or an answer, and show it; or say why not."""
        found: list[Status] = []
        if not self.attempt(lambda: found.append(money.receive(self.group, path))):
            return
        (line,) = found
        if line.received is not None:
            self.show_received(line.received)
            self.desk.say(_("Taken in: sheet {number} of {group}.").format(number=line.number, group=line.group))
        elif line.sheet is not None:
            self.show_sheet(money.get(self.group, line.sheet))
            self.desk.say(_("Taken in: the answer to sheet {number}.").format(number=line.number))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one PDF (Qt)."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in the PDF that was put onto the page (Qt)."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.take_in(path)


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.casefold() == ".pdf" else None
