"""Things side by side when there is room, and otherwise one under the other: nothing scrolls sideways."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QSpacerItem, QWidget

from groupkit.qt.look import gap, px

_ACROSS, _BACKWARDS = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft
_DOWN, _UP = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.BottomToTop


class Columns(QWidget):
    """Shares its width between its parts, as long as that width holds enough letters of body text.

    With `letters` 0 the parts go under each other when they do not fit as they are. Each part is a
    widget, or a widget and its weight; parts without weights stand close together at the start.
    """

    turned = Signal(bool)

    def __init__(
        self,
        *parts: QWidget | tuple[QWidget, int],
        letters: int = 44,
        space: str = "xl",
    ) -> None:
        super().__init__()
        pairs = [part if isinstance(part, tuple) else (part, 0) for part in parts]
        self._parts, self._weights = [one for one, _ in pairs], [weight for _, weight in pairs]
        self._letters, self._last_first = letters, False
        self._rest: QSpacerItem | None = None
        self._layout = QBoxLayout(_ACROSS, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap(space))
        for part, weight in pairs:
            self._layout.addWidget(part, weight)
        self._arrange(across=True)

    @property
    def across(self) -> bool:
        """Whether the parts stand side by side now."""
        return self._layout.direction() in (_ACROSS, _BACKWARDS)

    def fits(self, width: int) -> bool:
        """Whether the parts would stand side by side in a width in pixels."""
        if self._letters:
            return width >= self._letters * px("body")
        shown = [part.sizeHint().width() for part in self._parts if not part.isHidden()]
        return width >= sum(shown) + self._layout.spacing() * (len(shown) - 1)

    def put_last_first(self, last_first: bool) -> None:  # noqa: FBT001  a slot
        """Put the last part before the others, as the main button is at large text."""
        self._last_first = last_first
        self._arrange(across=self.across)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the widest part only, so that a narrow window is never too narrow (Qt)."""
        shown = (part for part in self._parts if not part.isHidden())
        widest = max((part.minimumSizeHint().width() for part in shown), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the parts when the width has changed (Qt)."""
        super().resizeEvent(event)
        across = self.fits(event.size().width())
        if across != self.across:
            self._arrange(across=across)
            self.turned.emit(across)

    def _arrange(self, *, across: bool) -> None:
        if self._rest is not None:
            self._layout.removeItem(self._rest)
            self._rest = None
        if across:
            self._layout.setDirection(_BACKWARDS if self._last_first else _ACROSS)
        else:
            self._layout.setDirection(_UP if self._last_first else _DOWN)
        for at, weight in enumerate(self._weights):
            self._layout.setStretch(at, weight if across else 0)
        if across and not any(self._weights):
            self._rest = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            self._layout.insertItem(0 if self._last_first else -1, self._rest)
