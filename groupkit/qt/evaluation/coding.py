"""One person looks for themes in what was said, alone: the answer on one side, the themes on the other.

The work of the other one is nowhere on this page, and nobody sees this work before both have handed theirs in.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.evaluation.answers import Answer
from groupkit.core.evaluation.coding import Coding, by_answer
from groupkit.core.evaluation.rounds import Round
from groupkit.i18n import N_, _
from groupkit.qt.desk import Desk
from groupkit.qt.evaluation import quoted
from groupkit.qt.evaluation.codes import CodeList, meanings
from groupkit.qt.evaluation.roundpage import LockedPage
from groupkit.qt.feedback.kiosk.writing import OwnWords
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.pieces import button, card, chip, row, stack, text
from groupkit.qt.sections import empty, header
from groupkit.qt.ticks import Tick
from groupkit.services.evaluation import codebook, coding, telling
from groupkit.storage.evaluation import shipped

if TYPE_CHECKING:
    from nacl.public import PrivateKey

_OF_QUESTION = {"changed": "changed", "since": "changed", "helped": "helped", "part": "helped", "better": "wished"}
_ONWARDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OF_WAVE = {"F": "facilitators", "C": "commissioner"}


class CodingPage(LockedPage):
    """Asks who is there first, then shows one answer after another."""

    name = "evaluationcoding"
    title = N_("Look for themes")
    why = N_("Only {name} sees this page. The other one works alone too, and you compare later.")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.coder, self.at = 0, -1
        self.codes: CodeList | None = None
        self._found: tuple[Answer, ...] = ()

    def keeper(self, made: Round) -> int:
        """Return whose passphrase is asked for."""
        return self.coder or made.coders[0]

    def shown(self, made: Round) -> QLayout:
        """Return who may be there, the passphrase, or an answer."""
        if self.coder not in made.coders:
            return self._who(made)
        return super().shown(made)

    def _who(self, made: Round) -> QLayout:
        standing = coding.standing(self.group, self.key)
        head = header(_(self.title), made.title, self.back())
        self.choices = {}
        rows = []
        for each in (standing.first, standing.second):
            said = _("handed in") if each.handed_in else _("still looking")
            go = button(each.name, "quiet", "arrow-right", does=partial(self.choose, each.keeper))
            self.choices[each.keeper] = go
            rows.append(row(go, chip(said, "accent" if each.handed_in else "plain"), None))
        self.first = next(iter(self.choices.values()))
        said = _("Each of you works alone. Nobody sees what the other heard before both have handed in.")
        asked = card(stack(text(_("Who is here?"), "heading"), text(said, "body", "soft"), *rows, space="m"))
        self.codes_button = button(
            _("The list of themes"), "plain", "book-open", does=partial(self.desk.go, "evaluationcodebook")
        )
        return stack(head, asked, row(self.codes_button, None), None)

    def choose(self, keeper: int) -> None:
        """Ask for the passphrase of one of the two."""
        self.coder, self.secret, self.at = keeper, None, -1
        self.turn()

    def forget(self) -> None:
        """Let go of the key, and of what was said."""
        super().forget()
        self.codes, self._found = None, ()

    def opened(self, made: Round, secret: "PrivateKey") -> QLayout:
        """Return an answer to look at, or what comes after the last."""
        self.codes = None
        standing = coding.standing(self.group, self.key)
        me = next(each for each in (standing.first, standing.second) if each.keeper == self.coder)
        about = _("{name} looks for themes. {round}").format(name=me.name, round=made.title)
        head = header(_(self.title), about, None, self.back(), self.shut_button())
        self.first = self.back_button
        if me.handed_in:
            said = _("When both have handed in, you two lay it side by side.")
            return stack(head, empty(_("Your work is handed in"), said), None)
        self._found = coding.answers(self.group, self.key, self.coder, secret)
        if not self._found:
            said = _("New answers come with the next talk.")
            return stack(head, empty(_("There is nothing to look at now"), said), None)
        mine = by_answer(coding.mine(self.group, self.key, self.coder, secret))
        todo = [at for at, each in enumerate(self._found) if each.key not in mine]
        if self.at < 0:
            self.at = todo[0] if todo else len(self._found)
        if self.at >= len(self._found):
            return stack(head, self._end(todo), None)
        answer = self._found[self.at]
        return stack(head, self._one(answer, mine.get(answer.key), seen=answer.key in mine), None)

    # one answer

    def _one(self, answer: Answer, before: Coding | None, *, seen: bool) -> QWidget:
        where = _("Answer {number} of {all}").format(number=self.at + 1, all=len(self._found))
        self.before_button = button(
            _("The one before"), "plain", "chevron-left", does=partial(self.show_answer, -1)
        )
        if not self.at:
            self.before_button.hide()
        self.next_button = button(_("Keep it, next"), "primary", "arrow-right", does=self.keep)
        self.skip_button = button(_("Later"), "plain", does=partial(self.show_answer, 1))
        ways = flow(self.before_button, self.next_button, self.skip_button)
        self.note = OwnWords(before.note if before else "", coding.LONGEST_NOTE, lines=2)
        note = Field(_("A note for yourself, if you like"), self.note)
        state = [text(_("You kept this one."), "small", "accent")] if seen else []
        left = quoted.shown(self.group, answer, *state, note)
        book = telling.told(shipped.codebook())
        chosen = before.codes if before else frozenset()
        self.codes = CodeList(codebook.listing(self.group), book, chosen, part_of(answer))
        self.first = next(iter(self.codes.ticks.values()), self.next_button)
        keys = _("The keys 1 to 9 tick a theme, and Enter goes on. None at all is an answer too.")
        hint = text(keys, "small", "soft")
        right = card(stack(text(_("What do you hear?"), "heading"), hint, self.codes, meanings(book), space="m"))
        return quoted.beside(where, left, ways, right)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick a theme by its number, and go on with Enter from among the themes (Qt)."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        on_theme = isinstance(self.window().focusWidget(), Tick)
        if self.codes is not None and plain and event.key() in _ONWARDS and on_theme:
            self.keep()
        elif self.codes is None or not plain or not self.codes.press(event.key()):
            super().keyPressEvent(event)

    def show_answer(self, by: int) -> None:
        """Show another answer; nothing of this one is kept by it."""
        self.at = max(0, self.at + by)
        self.turn()

    def keep(self) -> None:
        """Keep what is heard in this answer, and go on."""
        codes, secret = self.codes, self.secret
        if codes is None or secret is None:
            return
        made = Coding(of=self._found[self.at].key, codes=frozenset(codes.chosen), note=self.note.toPlainText())
        at, self.at = self.at, self.at + 1
        if not self.attempt(lambda: coding.code(self.group, self.key, self.coder, made, secret)):
            self.at = at
        elif self.first is not None:
            self.first.setFocus()

    # the end

    def _end(self, todo: list[int]) -> QWidget:
        look = button(_("Look at them again"), "plain", "chevron-left", does=partial(self.show_first, todo))
        self.look_button = look
        if todo:
            look.setProperty("kind", "primary")
            said = _("Some answers are still to be looked at. One in which you hear nothing counts too.")
            self.first = look
            return empty(_("Not all are looked at yet"), said, look)
        self.hand_button = button(_("Hand it in"), "primary", "lock", does=self.hand_in)
        self.first = self.hand_button
        said = _("Handed in, it stays as it is. It opens only when both of you are here with your passphrases.")
        ways = flow(self.hand_button, look)
        return card(
            stack(
                text(_("You have looked at every answer"), "heading"), text(said, "body", "soft"), ways, space="m"
            )
        )

    def show_first(self, todo: list[int]) -> None:
        """Go back to the first answer that was left for later, or to the very first."""
        self.at = todo[0] if todo else 0
        self.turn()

    def hand_in(self) -> None:
        """Hand in the work of whoever is here."""
        secret = self.secret
        if secret is None:
            return
        both: list[coding.Standing] = []
        if self.attempt(lambda: both.append(coding.hand_in(self.group, self.key, self.coder, secret))):
            self.coder, self.secret, self.at = 0, None, -1
            if both[0].both_in:
                self.desk.go("evaluationbeside", self.key)
                self.desk.say(_("Both are in. Now lay your work side by side."))
            else:
                self.turn()
                self.desk.say(_("It is handed in. Now the other one works alone."))


def part_of(answer: Answer) -> str:
    """Return the part of the codebook an answer is likely to be about."""
    return _OF_WAVE.get(answer.wave[:1]) or _OF_QUESTION.get(answer.question, "changed")
