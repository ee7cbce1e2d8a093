"""The dots a person gives to one idea at the kiosk: large buttons, and circles as on the paper ballot."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from groupkit.core.outings.choosing import Idea
from groupkit.i18n import ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.look import colour, gap, px
from groupkit.qt.pieces import box, button, card, row, stack, text


class Circles(QWidget):
    """As many circles as there are dots, those given filled."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most, self._side = most, px("title")
        self.filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room the circles take (Qt)."""
        return QSize(self._most * self._side + (self._most - 1) * gap("s"), self._side)

    def fill(self, count: int) -> None:
        """Show so many as given."""
        self.filled = count
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  the whole of it is small
        """Draw the circles, the first at the side where reading begins (Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), 2))
        for at in range(self._most):
            place = at if self.isLeftToRight() else self._most - 1 - at
            painter.setBrush(colour("accent" if at < self.filled else "surface"))
            left = place * (self._side + gap("s"))
            painter.drawEllipse(QRectF(left, 0, self._side, self._side).adjusted(2, 2, -2, -2))


class IdeaDots(QWidget):
    """One idea on the ballot of the kiosk, with a button that gives a dot and one that takes it back."""

    def __init__(self, idea: Idea, most: int, said: tuple[str, str], change: Callable[[int, int], object]) -> None:
        super().__init__()
        give, back = said
        self.idea = idea
        self.circles = Circles(most)
        self.give_button = button(give, "quiet", "plus", does=lambda: change(idea.id, 1))
        self.back_button = button(back, "plain", "minus", does=lambda: change(idea.id, -1))
        for each, action in ((self.give_button, give), (self.back_button, back)):
            each.setProperty("large", "true")
            each.setAccessibleName(f"{idea.title}\n{action}")
        about = [text(idea.about, "body", "soft")] if idea.about else []
        words = box(stack(text(idea.title, "heading"), *about, None, space="xs"))
        buttons = Columns(self.give_button, self.back_button, letters=0, space="s")
        dots = box(stack(row(self.circles, None), buttons, space="m"))
        self.setLayout(stack(card(stack(Columns((words, 3), (dots, 2), letters=34, space="l")))))
        self.show_dots(0)

    def show_dots(self, count: int) -> None:
        """Show how many dots the person who is here gives to it."""
        self.circles.fill(count)
        if not count and self.back_button.hasFocus():
            self.give_button.setFocus()
        self.back_button.setEnabled(count > 0)
        said = ngettext("{count} dot", "{count} dots", count).format(count=count)
        self.circles.setAccessibleName(said)
        for each in (self.give_button, self.back_button):
            each.setAccessibleDescription(said)
