"""Two people open a box together: each types a passphrase of their own, and looks away while the other does."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.feedback.forms import told as form_told
from groupkit.core.feedback.rounds import Round, State
from groupkit.core.feedback.words import OpeningWords
from groupkit.i18n import N_, _, current
from groupkit.qt.desk import Desk
from groupkit.qt.feedback.roundpage import RoundPage
from groupkit.qt.feedback.twokeys import TwoKeysPage
from groupkit.qt.pieces import card, mark, row, stack, text
from groupkit.qt.sections import empty, header
from groupkit.services.feedback import keepers, opening, rounds
from groupkit.services.feedback.opening import NotEnough, Opened

if TYPE_CHECKING:
    from nacl.public import PrivateKey


class OpeningPage(RoundPage, TwoKeysPage):
    """Asks for both passphrases, and says what came of it; nothing typed here is ever kept."""

    name = "feedbackopening"
    title = N_("Open the box together")
    say_nothing = True
    asked_of = ("reader", "trustee")

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
        who = words.who.format(reader=self.two[0].name, trustee=self.two[1].name)
        above = text(who, "lead"), text(words.what_then)
        below = (text(words.honest, "small"),)
        return self.ask_two(_("Open the box"), words.look_away, above, below)

    def with_both(self, one: "PrivateKey", other: "PrivateKey") -> None:
        """Open the box with the keys of both."""
        told: list[object] = []
        if not self.attempt(lambda: told.append(opening.open_round(self.group, self.key, one, other))):
            return
        if isinstance(told[0], NotEnough):
            self.lines = told[0].lines
            self.turn()
        else:
            self.desk.go("feedbackresults", self.key)
            if isinstance(told[0], Opened) and told[0].lines:
                self.desk.say(" ".join(told[0].lines))
