"""A page about one round of any kind; without a round it says where to choose one."""

from collections.abc import Iterable
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QLayout, QPushButton

from groupkit.i18n import _
from groupkit.qt.desk import Desk
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, stack
from groupkit.qt.sections import empty, header


class Keyed(Protocol):
    """A round, known by its key."""

    @property
    def key(self) -> str:
        """Its key in the book."""


RoundT = TypeVar("RoundT", bound=Keyed)


class OneRound(Page, Generic[RoundT]):
    """Shows what is asked for of one round; a subclass says which rounds there are, and where they stand."""

    title = ""
    home = ""
    home_title = ""
    elsewhere = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.key = ""

    def rounds(self) -> Iterable[RoundT]:
        """Return all rounds there are."""
        raise NotImplementedError

    def shown(self, made: RoundT) -> QLayout:
        """Return what stands there of this round."""
        raise NotImplementedError

    def show_this(self, shown: object) -> None:
        """Show a round by its key."""
        if isinstance(shown, str):
            self.key = shown
            self.turn()

    def turn(self) -> None:
        """Draw the page with nothing typed in it, and start there with the keyboard."""
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def content(self) -> QLayout:
        """Return what stands there of the round."""
        made = next((each for each in self.rounds() if each.key == self.key), None)
        if made is not None:
            return self.shown(made)
        sentence = _(self.elsewhere)
        return stack(header(_(self.title), sentence, self.back()), empty(_("Which round?"), sentence), None)

    def back(self) -> QPushButton:
        """Make the button that leads back to all rounds."""
        go = partial(self.desk.go, self.home)
        self.back_button = button(_(self.home_title), "plain", "chevron-left", does=go)
        self.first = self.first or self.back_button
        return self.back_button
