"""A round of any kind begins in a few short steps, and what was chosen is kept until the last one is taken."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QLayout, QPushButton, QVBoxLayout, QWidget

from groupkit.core.feedback.rounds import Keeper
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.feedback.chosen import Chosen
from groupkit.qt.feedback.keepers import KeyForm, KeyMaker
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.sections import header, steps
from groupkit.services.feedback import keepers

ChosenT = TypeVar("ChosenT", bound=Chosen)
_TWO = 2


class Step(Generic[ChosenT]):
    """One step: what stands there, on one card or on `own_cards`, and where the keyboard starts."""

    layout: QLayout
    first: QWidget | None = None
    own_cards = False

    def taken(self) -> ChosenT:
        """Return the plan with what was chosen here."""
        raise NotImplementedError


class KeysToChoose(Step[ChosenT]):
    """Who of those that hold a key does what; before two hold one, a key is made, in a form beside the choices."""

    own_cards = True

    def __init__(self, page: "SteppingPage[ChosenT]") -> None:
        held = keepers.listing(page.group)
        self.enough = len(held) >= _TWO
        self.named = [(0, _("Choose somebody")), *((each.id, each.name) for each in held)]
        make = partial(page.open_form, None, opened=True)
        self.make_button = button(_("Make a key"), "quiet" if self.enough else "primary", "plus", does=make)
        self.key_form = page.key_form = KeyForm(page) if page.making else None

    def lay_out(self, asked: QVBoxLayout, first: QWidget) -> None:
        """Put the choices on a card, with the button that makes a key; the keyboard starts at the `first` one."""
        if not self.enough:
            said = _("Two people each make a key first, with a passphrase of their own.")
            asked.insertWidget(0, text(said, "lead"))
        asked.addLayout(row(self.make_button, None))
        asked.addStretch(1)
        shown = card(asked)
        self.layout = stack(shown)
        self.first = first if self.enough else self.make_button
        if self.key_form is not None:
            whole = Columns((shown, 1), (self.key_form, 1))
            whole.turned.connect(lambda across: whole.put_last_first(not across))
            self.make_button.hide()
            self.layout.addWidget(whole)
            self.first = self.key_form.name_entry


class SteppingPage(KeyMaker, Generic[ChosenT]):
    """One step at a time; nothing is promised to anybody before the last button is pressed.

    A subclass names its steps in their `order` with their `titles`, its `heading`, the `home` it leads back to, and
    the words and the icon of the button that begins the round.
    """

    order: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    heading, home = "", ""
    begins = ("", "")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.planned = self.fresh()
        self.making = False
        self.step: Step[ChosenT] | None = None

    def fresh(self) -> ChosenT:
        """Return a plan in which nothing is chosen yet."""
        raise NotImplementedError

    def made(self) -> Step[ChosenT]:
        """Return the step that is asked now; a plan that has lost what it stood on goes back first."""
        raise NotImplementedError

    def go_on(self) -> None:
        """Go on to the next step, unless something is to be put right."""
        raise NotImplementedError

    def open_round(self) -> None:
        """Begin the round; what is only asked about is taken when the button is pressed once more."""
        raise NotImplementedError

    def content(self) -> QLayout:
        """Return the step that is asked now."""
        self.key_form = None
        self.step = step = self.made()
        at = self.order.index(self.planned.step)
        body = box(step.layout) if step.own_cards else card(step.layout)
        self.next_button = self._onwards(last=at == len(self.order) - 1)
        self.back_button = self._back(at)
        head = header(_(self.heading), _("Five short steps. Nothing begins before the last one."))
        foot = Columns(self.back_button, self.next_button, letters=0, space="m")
        foot.turned.connect(lambda across: foot.put_last_first(not across))
        self.first = step.first or self.next_button
        return stack(head, steps(tuple(map(_, self.titles)), at), body, foot, None)

    def _onwards(self, *, last: bool) -> QPushButton:
        kind = "quiet" if self._wants_keys() else "primary"
        if last:
            words, drawn = self.begins
            return button(_(words), kind, drawn, does=self.open_round)
        return button(_("Next"), kind, "arrow-right", does=self.go_on)

    def _wants_keys(self) -> bool:
        """Whether a key is made next, and only then the step is taken."""
        return self.key_form is not None or (isinstance(self.step, KeysToChoose) and not self.step.enough)

    def _back(self, at: int) -> QPushButton:
        if at:
            return button(_("Back"), "plain", "chevron-left", does=partial(self.show_step, self.order[at - 1]))
        return button(_("Not now"), "plain", "chevron-left", does=partial(self.desk.go, self.home))

    def open_form(self, held: Keeper | None, *, opened: bool = False) -> None:  # noqa: ARG002  nobody is replaced here
        """Open the form for a key, or close it."""
        self.take()
        self.making = opened
        self.turn()

    def turn(self) -> None:
        """Draw the page with what was chosen, and start there with the keyboard."""
        super().draw({})
        if self.first is not None:
            self.first.setFocus()

    def take(self) -> None:
        """Take what was chosen in this step into the plan."""
        if self.step is not None:
            self.planned = self.step.taken()

    def show_step(self, step: str) -> None:
        """Show a step, with what was chosen so far."""
        self.take()
        self.making = False
        self.planned = replace(self.planned, step=step)
        self.turn()

    # what was chosen is kept

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page as it was left."""
        if typed:
            self.planned = self.fresh().unpacked(typed)
        elif typed is None:
            self.take()
        super().draw({})

    def typed(self) -> dict[str, str]:
        """Return what was chosen so far; never a passphrase."""
        self.take()
        return {} if self.planned == self.fresh() else self.planned.packed()
