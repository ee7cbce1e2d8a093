"""What stands round every page: the top bar, the places at the side, and the toast at the bottom."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from groupkit.core.settings import Settings
from groupkit.i18n import _
from groupkit.qt.look import gap, narrow
from groupkit.qt.notices import Toast
from groupkit.qt.pieces import box, card, mark, row, stack, text
from groupkit.qt.places import PAGES, Places
from groupkit.qt.topbar import TopBar


class Frame(QWidget):
    """One page with everything round it; made anew for each page, size, scheme and language."""

    went = Signal(str)

    def __init__(
        self,
        title: str,
        settings: Settings,
        width: int,
        place: str | None,
        *,
        alone: bool = False,
        notice: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.is_narrow = narrow(width)
        self.topbar = TopBar(title, settings, narrow=self.is_narrow, with_menu=place is not None)
        self.topbar.menu_wanted.connect(self.open_menu)
        self.topbar.setVisible(not alone)
        self.places = Places(place) if place is not None and not self.is_narrow and not alone else None
        self.toast = Toast()
        self.view = QScrollArea()
        self.view.setWidgetResizable(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName(_("Page"))
        body = row(*([self.places] if self.places else []), (self.view, 1), space="xs")
        body.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.topbar)
        if notice and not alone:
            whole.addWidget(_notice(notice))
        whole.addLayout(body, 1)
        below = row((self.toast, 1))
        below.setContentsMargins(gap("l"), 0, gap("l"), gap("s"))
        whole.addLayout(below)
        if self.places is not None:
            self.places.chosen.connect(self.went)

    def put(self, page: QWidget) -> None:
        """Put a page into the frame."""
        holder = QWidget()
        holder.setObjectName("page")
        layout = QVBoxLayout(holder)
        side = gap("l") if self.is_narrow else gap("xxl")
        layout.setContentsMargins(side, gap("xl"), side, gap("xl"))
        layout.addWidget(page)
        self.view.setWidget(holder)

    def menu(self) -> QMenu:
        """Return the places as a menu, for large text."""
        made = QMenu(self)
        for each in PAGES:
            action = QAction(_(each.title), made)
            action.triggered.connect(lambda *_args, name=each.name: self.went.emit(name))
            made.addAction(action)
        return made

    def open_menu(self) -> None:
        """Open the places under the Menu button."""
        self.menu().popup(self.topbar.menu_button.mapToGlobal(self.topbar.menu_button.rect().bottomLeft()))


def _notice(sentence: str) -> QWidget:
    """Make one quiet line that stands over every page, such as that nothing can be changed."""
    held = card(stack(row(mark("eye-off", "soft"), (text(sentence), 1), space="m")), "sunken", "m")
    holder = box(stack(held))
    side = gap("l")
    holder.setContentsMargins(side, gap("s"), side, 0)
    return holder
