"""What people wrote, for the reader alone: one text at a time, until two people have put it into other words.

Nothing that is read or typed here is kept for later, but what is passed on.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.feedback.forms import Text
from groupkit.core.feedback.forms import told as form_told
from groupkit.core.feedback.rounds import Round
from groupkit.core.feedback.words import Words
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import line
from groupkit.qt.feedback.keypage import KeyPage
from groupkit.qt.feedback.kiosk.writing import OwnWords
from groupkit.qt.feedback.roundpage import RoundPage
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.pieces import Item, box, button, card, mark, row, stack, text
from groupkit.qt.sections import Fold, empty, header
from groupkit.services.feedback import keepers, rounds, texts

if TYPE_CHECKING:
    from nacl.public import PrivateKey

_LETTERS, _NAME = 40, 40


class TextsPage(RoundPage, KeyPage):
    """Asks for the passphrase of the reader, then shows one text after another."""

    name = "feedbacktexts"
    title = N_("What people wrote")
    say_nothing = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: tuple[Text, ...] | None = None
        self.at, self.worry, self.letting_go = 0, False, False

    def shown(self, made: Round) -> QLayout:
        """Return the passphrase to type, or the text that is read now."""
        words = rounds.said()
        title = form_told(made.form, current()).title
        head = header(_("What people wrote"), title, self.back())
        if not texts.waiting(self.group, self.key):
            said = _("No words of this round are kept. Either it was not opened yet, or the themes are agreed.")
            return stack(head, empty(_("There is nothing to read"), said), None)
        if self.found is None:
            return stack(head, self._ask(made), None)
        if self.letting_go:
            return stack(head, self._ask_to_let_go(), None)
        if not self.found:
            return stack(head, empty(_("There is nothing to read"), words.own_words.few), self._end(), None)
        return stack(head, self._reading(made, words), self._end(), None)

    # the passphrase

    def _ask(self, made: Round) -> QWidget:
        name = keepers.get(self.group, made.reader).name
        why = _("Only {name} can read this. Sit where nobody looks over your shoulder.")
        return self.ask_key(why, name, _("Read"), self.unlock)

    def unlock(self) -> None:
        """Try the passphrase away from the window's thread."""
        self.try_key(keepers.get(self.group, rounds.get(self.group, self.key).reader), self._opened)

    def _opened(self, key: "PrivateKey") -> None:
        found: list[tuple[Text, ...]] = []
        if self.attempt(lambda: found.append(texts.read(self.group, self.key, key))):
            self.found, self.at = found[0], 0
            self.turn()

    # one text

    def _reading(self, made: Round, words: Words) -> QWidget:
        found = self.found or ()
        self.at = min(max(self.at, 0), len(found) - 1)
        now = found[self.at]
        asked = next(
            (each.says for each in form_told(made.form, current()).questions if each.key == now.question), ""
        )
        own = words.own_words
        use = own.use_read if now.may_be_read else own.use_summary
        self.before_button = button(_("The one before"), "plain", "chevron-left", does=partial(self.show_text, -1))
        self.after_button = button(_("The next one"), "quiet", "arrow-right", does=partial(self.show_text, 1))
        self.before_button.setEnabled(self.at > 0)
        self.after_button.setEnabled(self.at < len(found) - 1)
        self.worry_button = button(words.worry.heading, "quiet", "hand-heart", does=self.turn_worry)
        self.worry_button.setVisible(not self.worry)
        read = card(
            stack(
                text(asked, "body", "soft"),
                text(now.words, "lead"),
                text(use, "small", "soft"),
                flow(self.before_button, self.after_button, self.worry_button),
                None,
                space="m",
            ),
            "care" if self.worry else "plain",
        )
        beside = self._worry(words) if self.worry else self._paraphrase(words)
        return Columns((box(stack(read, None)), 1), (beside, 1))

    def show_text(self, by: int) -> None:
        """Show the next text, or the one before."""
        self.at, self.worry = self.at + by, False
        self.turn()

    def turn_worry(self) -> None:
        """Show what can be done because of a worry, or no longer."""
        self.worry = not self.worry
        self.turn()

    def _two(self) -> Sequence[QWidget]:
        self.by, self.second = line(most=_NAME), line(most=_NAME)
        return (
            self.field("by", Field(_("First person"), self.by)),
            self.field("second", Field(_("Second person"), self.second)),
        )

    def _paraphrase(self, words: Words) -> QWidget:
        self.words = OwnWords("", texts.LONGEST, lines=6)
        self.first = self.words
        self.pass_button = button(_("Pass it on"), "primary", "check", does=self.pass_on)
        field = self.field("words", Field(_("In other words"), self.words))
        two = Columns(*((each, 1) for each in self._two()), letters=26)
        unkept = text(_("The names are not kept."), "small", "soft")
        said = text(words.own_words.how_two, "body", "soft")
        named = Fold(_("It names or blames a person"), text(words.worry.named))
        return box(
            stack(card(stack(said, field, two, unkept, row(self.pass_button, None), named, space="m")), None)
        )

    def _worry(self, words: Words) -> QWidget:
        worry = words.worry
        self.words = OwnWords(worry.say, texts.LONGEST, lines=6)
        self.first = self.words
        self.pass_button = button(_("Say this to everybody"), "primary", "hand-heart", does=self.respond)
        self.no_button = button(_("Back to the words"), "plain", "chevron-left", does=self.turn_worry)
        lines: list[Item] = [text(worry.heading, "heading"), *map(text, worry.lines)]
        offers = (row(mark("check", "accent"), (text(each), 1)) for each in worry.offer)
        field = self.field("words", Field(_("What we say to everybody"), self.words))
        two = Columns(*((each, 1) for each in self._two()), letters=26)
        unkept = text(_("The names are not kept."), "small", "soft")
        ways = flow(self.pass_button, self.no_button)
        return box(
            stack(card(stack(*lines, *offers, text(worry.child), field, two, unkept, ways, space="m")), None)
        )

    def pass_on(self) -> None:
        """Keep for the group what two people made of this text."""
        if self.found:
            now = self.found[self.at]
            self._keep(partial(texts.pass_on, self.group, self.key, now), _("It is passed on, in your words."))

    def respond(self) -> None:
        """Keep what the group says to everybody."""
        self._keep(
            partial(texts.respond, self.group, self.key), _("It is kept. Read it to all at the next meeting.")
        )

    def _keep(self, does: Callable[..., object], said: str) -> None:
        words = self.words.toPlainText()
        two = {"by": self.by.text(), "second": self.second.text()}
        if self.attempt(lambda: does(words, **two), lambda: does(words, **two, sure=True)):
            self.worry = False
            self.turn()
            self.desk.say(said)

    # the end

    def _end(self) -> QWidget:
        self.forget_button = button(_("The themes are agreed"), "plain", "trash-2", does=self.ask_to_let_go)
        return box(row(self.forget_button, None))

    def ask_to_let_go(self) -> None:
        """Ask once before what people wrote is destroyed."""
        self.letting_go = not self.letting_go
        self.turn()

    def _ask_to_let_go(self) -> QWidget:
        said = _("What people wrote is destroyed then, and nobody can undo that. What was passed on stays.")
        self.yes_button = button(_("Destroy the words"), "primary", "trash-2", does=self.let_go)
        self.no_button = button(_("Not now"), "plain", does=self.ask_to_let_go)
        self.first = self.no_button
        ways = flow(self.yes_button, self.no_button)
        return card(stack(text(_("Let the words go?"), "heading"), text(said), ways, space="m"))

    def let_go(self) -> None:
        """Destroy what people wrote."""
        self.found, self.letting_go = None, False
        if self.attempt(lambda: texts.forget(self.group, self.key)):
            self.desk.go("feedbackresults", self.key)
            self.desk.say(_("The words are gone. What was passed on stands here."))
