"""Ideas for outings: gather them, look through the bank, let the group choose, and make an outing of one."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.outings.bank import Wanted
from groupkit.core.outings.choosing import CHOSEN, OPEN, Idea, most_dots
from groupkit.core.outings.words.choosing import BallotWords, BankIdea
from groupkit.i18n import _
from groupkit.qt import printing
from groupkit.qt.desk import Desk
from groupkit.qt.oneform import OneForm
from groupkit.qt.outings import choosingpapers
from groupkit.qt.outings.ballot import Ballot, ChoosingForm, Chosen, IdeaForm
from groupkit.qt.outings.bank import Bank
from groupkit.qt.outings.box import Closed, Keys, OnPaper, Opened
from groupkit.qt.pieces import box, button, stack
from groupkit.qt.sections import header
from groupkit.services.outings import ideas
from groupkit.services.outings.known import words

IDEA, CHOOSE = "idea", "choose"


class IdeasPage(OneForm):
    """The ideas of the group with the box at the side, and below them the bank."""

    name = "ideas"
    topics = frozenset({"outings", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.large = False
        self.bank: Bank | None = None
        self.form: IdeaForm | ChoosingForm | None = None
        self._does = ""

    @property
    def _key(self) -> str:
        return self.group.profile.identity

    @property
    def _ready(self) -> bool:
        """Whether there is something to choose between."""
        return sum(each.standing == OPEN for each in self.found) > 1

    def content(self) -> QLayout:
        """Return the page, with the form that is open in place of the box."""
        self.words, bank = words(BallotWords), ideas.bank()
        self.found, self.sums = ideas.listing(self.group), ideas.sums(self.group)
        self.held = self.desk.boxes.get(self._key)
        wanted = self.bank.wanted if self.bank else Wanted()
        primary = self._next()
        top = header(bank.title, bank.intro, None if self.opened else primary, self._back())
        suggest = None if self._does == IDEA else partial(self.turn, IDEA)
        self.ballot = Ballot(self.words.title, self.found, self.open_idea, suggest)
        self.chosen = Chosen(self.words, self.sums, self.open_idea) if self.sums else None
        opened = self.bank.opened if self.bank else not self._ready
        self.bank = Bank(bank, wanted, self.offer_from_bank, opened=opened)
        left = box(stack(*([self.chosen] if self.chosen else []), self.ballot, self.bank, None, space="l"))
        form = self._form()
        return stack(top, self.beside(left, form or self._side()), None)

    def _back(self) -> QPushButton:
        self.back_button = button(_("All outings"), "plain", "chevron-left", does=partial(self.desk.go, "outings"))
        return self.back_button

    def _next(self) -> QPushButton:
        """Return the one thing to do next: gather ideas, open the box, lend the kiosk, make an outing of it."""
        best = most_dots({idea.id: dots for idea, dots in self.sums})
        lead = next((idea for idea, _dots in self.sums if idea.id in best and idea.standing != CHOSEN), None)
        self._does = ""
        if self.held is not None:
            made = button(self.words.kiosk.title, "primary", "play", does=partial(self.desk.go, "kiosk"))
        elif lead is not None and not any(idea.standing == CHOSEN for idea, _dots in self.sums):
            made = button(_("Make an outing of it"), "primary", "arrow-right", does=partial(self.open_idea, lead))
        elif self._ready:
            self._does = OPEN
            made = button(self.words.steward.open, "primary", "inbox", does=self.open_box)
        else:
            self._does = IDEA
            made = button(_("Suggest an idea"), "primary", "plus", does=partial(self.turn, IDEA))
        self.primary = self.first = made
        return made

    def _side(self) -> QWidget:
        keys = Keys(
            open=self.open_box, kiosk=partial(self.desk.go, "kiosk"), count=self.close_box, let_go=self.let_go
        )
        self.steward: Closed | Opened
        if self.held is None:
            self.steward = Closed(self.words, keys, offers=self._ready and self._does != OPEN)
        else:
            self.steward = Opened(self, self.words, self.held, keys)
        self.paper = OnPaper(self.large, self._choose_large, self.print_paper, self.save_paper, ballot=self._ready)
        return box(stack(self.steward, self.paper, None, space="l"))

    def _form(self) -> QWidget | None:
        self.form = None
        about = next((each for each in self.found if each.id == self.on), None)
        if self.opened == IDEA:
            self.form = IdeaForm(self, self.words, self.save_idea, self.turn)
        elif self.opened == CHOOSE and about is not None:
            does: dict[str, Callable[[], object]] = {
                "choose": partial(self.choose, about),
                "keep": partial(self._stands, ideas.keep, about, _("It is kept for another time.")),
                "offer": partial(self._stands, ideas.offer, about, _("It stands on the ballot.")),
                "remove": partial(self._stands, ideas.remove, about, _("The idea is removed.")),
                "leave": self.turn,
            }
            self.form = ChoosingForm(self, about, does)
        if self.form is not None:
            self.first = next(iter(self.fields.values())).entry
        return self.form

    # what is kept of it

    def typed(self) -> dict[str, str]:
        """Return what was typed in the form; what was counted on paper is held with the box and is no draft."""
        typed = {name: said for name, said in super().typed().items() if name != "papers"}
        return typed if self.opened and typed.keys() - {"form", "on"} else {}

    def open_idea(self, idea: Idea) -> None:
        """Open one idea of the group at the side."""
        self.turn(CHOOSE, idea.id)

    def _done(self, action: Callable[[], object], said: str, *, again: str = "") -> bool:
        if not self.attempt(action):
            return False
        self.turn(again)
        self.desk.say(said, undoable=self.group.next_undo is not None)
        return True

    def _stands(self, verb: Callable[..., object], idea: Idea, said: str) -> None:
        self._done(partial(verb, self.group, idea.id), said)

    def save_idea(self) -> None:
        """Put what somebody said on the ballot, ready for the next."""
        form = self.form
        if isinstance(form, IdeaForm):
            title, about = form.title.text(), form.about.toPlainText()
            self._done(partial(ideas.suggest, self.group, title, about), _("It stands on the ballot."), again=IDEA)

    def offer_from_bank(self, idea: BankIdea) -> None:
        """Put an idea of the bank on the ballot."""
        does = partial(ideas.suggest, self.group, idea.title, idea.about, idea.key)
        self._done(does, _("It stands on the ballot."))

    def choose(self, idea: Idea) -> None:
        """Make an outing of an idea, and go there."""
        form = self.form
        if isinstance(form, ChoosingForm) and self.attempt(lambda: self._start(idea, form.day.day())):
            self.desk.say(_("The outing is started."), undoable=True)

    def _start(self, idea: Idea, day: date) -> None:
        made = ideas.choose(self.group, idea.id, day)
        self.opened, self.on = "", 0
        self.desk.go("outings", made)

    # the box

    def open_box(self) -> None:
        """Open the box, held in memory until it is closed."""
        if self.attempt(self._hold_box):
            self.turn()

    def _hold_box(self) -> None:
        self.desk.boxes[self._key] = ideas.open_box(self.group)

    def close_box(self) -> None:
        """Count, and write the sums; too few people leave it open."""
        held = self.held
        if held is not None and self.attempt(partial(ideas.close_box, self.group, held)):
            self.let_go()
            self.desk.say(_("The box is closed, and the sums are written."))

    def let_go(self) -> None:
        """Put the box away, with whatever lies in it."""
        self.desk.boxes.pop(self._key, None)
        self.turn()

    # paper

    def _choose_large(self, large: bool) -> None:  # noqa: FBT001  a slot
        self.large = large

    def print_paper(self, which: str) -> None:
        """Print the ballots, or the list of ideas as they are found now."""
        printing.print_out(self.desk, self, self._made(which))

    def save_paper(self, which: str) -> None:
        """Save one of them as a PDF."""
        named = {"ballot": self.words.title, "bank": ideas.bank().title, "slips": _("Slips for ideas")}[which]
        printing.save(self.desk, self, named, self._made(which))

    def _made(self, which: str) -> printing.Make:
        if which == "ballot":
            return choosingpapers.ballot(self.group, ideas.listing(self.group, OPEN), large=self.large)
        if which == "slips":
            return choosingpapers.slips(self.group, large=self.large)
        found = self.bank.fitting if self.bank is not None else ()
        return choosingpapers.bank(self.group, {idea.key for idea in found}, large=self.large)
