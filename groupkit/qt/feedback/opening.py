"""Two people open a box together: each types a passphrase of their own, and looks away while the other does."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.feedback.forms import told as form_told
from groupkit.core.feedback.rounds import Keeper, Round, State
from groupkit.core.feedback.words import OpeningWords
from groupkit.i18n import N_, _, current
from groupkit.qt.desk import Desk
from groupkit.qt.feedback.roundpage import RoundPage, away, tried
from groupkit.qt.fields import Field
from groupkit.qt.look import px
from groupkit.qt.passphrases import Beside, Passphrase
from groupkit.qt.pieces import box, button, card, mark, row, stack, text
from groupkit.qt.sections import empty, header
from groupkit.services.feedback import keepers, opening, rounds
from groupkit.services.feedback.opening import NotEnough, Opened
from groupkit.storage.vault import WrongPassphraseError

if TYPE_CHECKING:
    from nacl.public import PrivateKey

_LETTERS = 46


class OpeningPage(RoundPage):
    """Asks for both passphrases, and says what came of it; nothing typed here is ever kept."""

    name = "feedbackopening"
    title = N_("Open the box together")
    say_nothing = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lines: tuple[str, ...] = ()

    def shown(self, made: Round) -> QLayout:
        """Return the two passphrases to type, or what is said where the box stays shut."""
        words = rounds.said().opening
        head = header(words.heading, form_told(made.form, current()).title, self.back())
        if self.lines:
            return stack(head, self._not_enough(), None)
        if made.state is not State.CLOSED:
            said = _("Only the box of a round that is closed can be opened. Close the round first.")
            return stack(head, empty(_("This box cannot be opened now"), said), None)
        self.two = keepers.get(self.group, made.reader), keepers.get(self.group, made.trustee)
        return stack(head, self._ask(words), None)

    def _not_enough(self) -> QWidget:
        first, *others = (text(line, "heading" if not at else "body") for at, line in enumerate(self.lines))
        never = text(rounds.said().room.never_ask)
        return card(stack(row(mark("lock"), (first, 1)), *others, never, space="m"))

    def _ask(self, words: OpeningWords) -> QWidget:
        names = [keeper.name for keeper in self.two]
        who = words.who.format(reader=names[0], trustee=names[1])
        self.entries = Passphrase(), Passphrase()
        asked = _("Passphrase of {name}")
        made = [
            self.field(field, Field(asked.format(name=name), entry))
            for field, name, entry in zip(("reader", "trustee"), names, self.entries, strict=True)
        ]
        self.first = self.entries[0]
        self.entries[0].returnPressed.connect(self.entries[1].setFocus)
        self.entries[1].returnPressed.connect(self.open_box)
        self.open_button = button(_("Open the box"), "primary", "lock", does=self.open_box)
        inside = stack(
            text(who, "lead"),
            text(words.what_then),
            made[0],
            row(mark("eye-off"), (text(words.look_away), 1), space="s"),
            made[1],
            Beside(*self.entries),
            row(self.open_button, None),
            text(words.honest, "small"),
            space="l",
        )
        whole = card(inside)
        whole.setMaximumWidth(px("body") * _LETTERS)
        return box(row((whole, 9), None))

    def open_box(self) -> None:
        """Try both passphrases away from the window's thread, then open the box with the keys they gave."""
        typed = [entry.text() for entry in self.entries]
        empty_ = [not each for each in typed]
        for field, nothing in zip(self.fields.values(), empty_, strict=True):
            field.show_problem(_("Type the passphrase.") if nothing else "")
        if any(empty_) or not self.open_button.isEnabled():
            return
        self.open_button.setEnabled(False)
        away(self, self.desk, partial(_tried, self.two, typed), self._open)

    def _open(self, both: "Sequence[PrivateKey | WrongPassphraseError]") -> None:
        self.open_button.setEnabled(True)
        found = [each for each in both if not isinstance(each, WrongPassphraseError)]
        for field, entry, each in zip(self.fields.values(), self.entries, both, strict=True):
            wrong = isinstance(each, WrongPassphraseError)
            field.show_problem(str(each) if wrong else "")
            if wrong:
                entry.setText("")
        if len(found) < len(both):
            next(entry for entry in self.entries if not entry.text()).setFocus()
            return
        # nobody opens it later with what the two typed, where the box cannot be read just now
        for entry in self.entries:
            entry.setText("")
        told: list[object] = []
        if not self.attempt(lambda: told.append(opening.open_round(self.group, self.key, *found))):
            return
        if isinstance(told[0], NotEnough):
            self.lines = told[0].lines
            self.turn()
        else:
            self.desk.go("feedbackresults", self.key)
            if isinstance(told[0], Opened) and told[0].lines:
                self.desk.say(" ".join(told[0].lines))


def _tried(two: Sequence[Keeper], typed: Sequence[str]) -> "list[PrivateKey | WrongPassphraseError]":
    return [tried(keeper, passphrase) for keeper, passphrase in zip(two, typed, strict=True)]
