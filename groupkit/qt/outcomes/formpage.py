"""A page about what good help is, with at most one small form open beside what stands there."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.outcomes.papers import Chosen, Offer, OnPaper
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, card, stack, text
from groupkit.qt.sections import header
from groupkit.services.outcomes.own import TOPIC

HOME = "outcomes"


class FormPage(Page):
    """Opens one form at a time, about one thing; what is typed comes back with the form it was typed in."""

    topics = frozenset({TOPIC, "promises", "profile"})
    home, home_title = HOME, ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.open, self.on = "", ""
        self.form: QWidget | None = None
        self.chosen = Chosen()

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a form that was being filled in opens again with what was typed."""
        if typed and "form" in typed:
            self.open, self.on = typed["form"], typed["on"]
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed, in which form, and about what."""
        words = super().typed()
        return {**words, "form": self.open, "on": self.on} if words and self.open else words

    def turn(self, form: str = "", on: str = "") -> None:
        """Open one form or none, about one thing, and start there with the keyboard."""
        self.open, self.on = form, on
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def beside(self, left: QWidget, right: QWidget) -> QWidget:
        """Put what stands there beside the form; where all stands in one column, the form comes first."""
        whole = Columns((left, 3), (right, 2))
        if self.form is not None:
            whole.turned.connect(lambda across: whole.put_last_first(not across))
        return whole

    def head(self, title: str, sentence: str, primary: QPushButton | None, *beside: QPushButton) -> QWidget:
        """Make the top of the page with the way back."""
        said = self.home_title or _("What good help is")
        self.back_button = button(said, "plain", "chevron-left", does=partial(self.desk.go, self.home))
        self.first = self.first or primary or self.back_button
        return header(title, sentence, primary, self.back_button, *beside)

    def papers(self, offered: Sequence[Offer]) -> QWidget:
        """Make the card from which what belongs to this page is printed."""
        self.on_paper = OnPaper(self, offered, self.chosen)
        return card(stack(text(_("On paper"), "heading"), self.on_paper, space="m"))

    def done(self, does: Callable[..., object], said: str) -> bool:
        """Do what a form asks for; `does` takes whether the person is sure of what was asked about once."""
        form, about = self.open, self.on
        # a change draws the page again before this returns, and the form must not come back with it
        self.open, self.on = "", ""
        if self.attempt(partial(does, sure=False), partial(does, sure=True)):
            self.turn()
            self.desk.say(said, undoable=True)
            return True
        self.open, self.on = form, about
        return False
