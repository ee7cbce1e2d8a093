"""The parts of a format in order: choose one, move it up or down, add, copy or take one away."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from groupkit.core.formats import Format
from groupkit.i18n import _, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.look import px, worn
from groupkit.qt.pieces import button, card, stack, text

_ROWS = 12


class _Order(QListWidget):
    """The list itself: Alt and an arrow key move the part that is chosen."""

    def __init__(self, move: Callable[[int], object]) -> None:
        super().__init__()
        self._move = move
        self.setObjectName("nav")
        self.setAccessibleName(_("The parts of the meeting"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the part with Alt and an arrow key (Qt)."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class Parts(QWidget):
    """The order of the parts; `does` is told what to do by a word and how far."""

    def __init__(self, choose: Callable[[int], object], does: Callable[[str], object] | None) -> None:
        super().__init__()
        self._choose, self._does = choose, does
        self.list = _Order(lambda by: self._say("up" if by < 0 else "down"))
        self.list.currentRowChanged.connect(self._chosen)
        pieces: list[QWidget] = [text(_("The parts, in order"), "heading"), self.list]
        if does is not None:
            self.up_button = button(_("Up"), "quiet", does=lambda: self._say("up"))
            self.down_button = button(_("Down"), "quiet", does=lambda: self._say("down"))
            self.add_button = button(_("Add a part"), "plain", "plus", does=lambda: self._say("add"))
            self.copy_button = button(_("Copy it"), "plain", does=lambda: self._say("copy"))
            self.remove_button = button(_("Take it out"), "plain", "trash-2", does=lambda: self._say("remove"))
            moving = Columns(self.up_button, self.down_button, self.add_button, letters=0, space="s")
            pieces += [moving, Columns(self.copy_button, self.remove_button, letters=0, space="s")]
            QShortcut(QKeySequence("Delete"), self.list, lambda: self._say("remove"))
        self.setLayout(stack(card(stack(*pieces, space="s"), pad="m"), None))

    def _say(self, what: str) -> None:
        if self._does is not None:
            self._does(what)

    def _chosen(self, at: int) -> None:
        if at >= 0:
            self._choose(at)

    def show_plan(self, plan: Format, at: int) -> None:
        """Show the parts of a format, and which is chosen."""
        self.list.blockSignals(True)  # noqa: FBT003  Qt's own
        self.list.clear()
        for part in plan.segments:
            minutes = ngettext("{count} min: {title}", "{count} min: {title}", part.minutes)
            item = QListWidgetItem(minutes.format(title=part.title or _("No title yet"), count=part.minutes))
            item.setToolTip(part.title)
            item.setSizeHint(QSize(0, worn().target))
            self.list.addItem(item)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)  # noqa: FBT003  Qt's own
        self.list.setFixedHeight(worn().target * min(len(plan.segments), _ROWS) + px("body"))
