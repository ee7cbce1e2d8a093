"""The words of the part that is on, for a chair without paper: what is read aloud, what is done."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from groupkit.core.formats import RunningOrder
from groupkit.i18n import _
from groupkit.qt.look import px
from groupkit.qt.pieces import box, card, stack, text

_LINES = 16


class Scrolled(QScrollArea):
    """Scrolls what is in it, and asks for no more room than it is given."""

    def __init__(self, inside: QWidget, name: str, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setWidget(inside)

    def sizeHint(self) -> QSize:
        """Ask for a few lines (Qt)."""
        return QSize(px("body") * 10, px("body") * self._lines)


class Script(QWidget):
    """What is read in letters that can be read standing, then what is done; hidden until it is wanted."""

    def __init__(self, order: RunningOrder) -> None:
        super().__init__()
        self._parts = {item.segment.key: item.segment for item in order.items}
        self._order, self._shown = order, ""
        self.read, self.own, self.credit, self.do = (
            text("", "heading"),
            text("", "heading"),
            text("", "small"),
            text(""),
        )
        inside = stack(
            text(_("Read aloud"), "small", "soft"), self.read, self.own, self.credit,
            text(_("Do"), "small", "soft"), self.do, None,
        )  # fmt: skip
        view = Scrolled(box(inside), _("The words of this part"), _LINES)
        view.setMinimumHeight(px("body") * _LINES)
        self.setLayout(stack((card(stack((view, 1))), 1)))
        self.hide()

    def show_part(self, key: str) -> None:
        """Show the words of a part."""
        part = self._parts.get(key)
        if key == self._shown or part is None:
            return
        self._shown = key
        own = self._order.own_text(part)
        for label, words in (
            (self.read, self._order.read(part).strip()),
            (self.own, own.words if own else ""),
            (self.credit, own.credit if own else ""),
            (self.do, part.do.strip()),
        ):
            label.setText(words)
            label.setVisible(bool(words))
