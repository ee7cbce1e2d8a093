"""One part of the Money page: the list, or one step of a sheet."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.i18n import _
from groupkit.qt.money.place import MoneyPlace
from groupkit.qt.pieces import button


class View:
    """One part of the Money page. `primary` is its one main button; `key` tells its words from the others'."""

    key = ""

    def __init__(self, page: MoneyPlace) -> None:
        self.page, self.desk, self.group = page, page.desk, page.group
        self.primary: QPushButton | None = None

    def content(self) -> QLayout:
        """Return what stands on the page."""
        raise NotImplementedError

    def loose(self) -> Iterator[QWidget]:
        """Yield the widgets this part made and did not ask for now."""
        yield from loose_in(self)

    def back(self) -> QPushButton:
        """Return the way back to the list."""
        self.back_button = button(_("All sheets"), "plain", "chevron-left", does=self.page.show_list)
        return self.back_button

    def aside(self, words: str, drawn: str, does: Callable[[], object]) -> QPushButton:
        """Return a plain button for something that is not the main thing."""
        return button(words, "plain", drawn, does=does)


def loose_in(holder: object) -> Iterator[QWidget]:
    """Yield the widgets an object made that stand nowhere."""
    for made in vars(holder).values():
        if isinstance(made, QWidget) and made.parentWidget() is None:
            yield made
