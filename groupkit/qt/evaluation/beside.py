"""Two people lay their work side by side: answer by answer, what each heard, until they agree what was said."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.evaluation.agreement import Agreement
from groupkit.core.evaluation.answers import Answer
from groupkit.core.evaluation.coding import Agreed, Difference
from groupkit.core.evaluation.rounds import Round
from groupkit.core.feedback.rounds import Keeper
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.evaluation import quoted
from groupkit.qt.evaluation.codes import CodeList
from groupkit.qt.evaluation.coding import part_of
from groupkit.qt.evaluation.likeness import how_alike
from groupkit.qt.evaluation.roundpage import RoundPage
from groupkit.qt.feedback.kiosk.writing import wipe
from groupkit.qt.feedback.roundpage import away, tried
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.look import px
from groupkit.qt.passphrases import Beside as BesideEntries
from groupkit.qt.passphrases import Passphrase
from groupkit.qt.pieces import box, button, card, mark, row, stack, text
from groupkit.qt.sections import Fold, empty, header
from groupkit.services.evaluation import codebook, coding, telling
from groupkit.services.feedback import keepers
from groupkit.storage.evaluation import shipped
from groupkit.storage.vault import WrongPassphraseError

if TYPE_CHECKING:
    from nacl.public import PrivateKey

_LETTERS = 46


class BesidePage(RoundPage):
    """Asks for both passphrases, and holds the keys while it is shown; no figure here is a mark for anybody."""

    name = "evaluationbeside"
    title = N_("Side by side")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.secrets: tuple[PrivateKey, PrivateKey] | None = None
        self.at = 0
        self.codes: CodeList | None = None
        self.todo: tuple[Difference, ...] = ()

    def shown(self, made: Round) -> QLayout:
        """Return two passphrases to type, or what both heard."""
        standing = coding.standing(self.group, self.key)
        two = standing.first.name, standing.second.name
        head = header(_(self.title), made.title, None, self.back())
        self.codes = None
        if not standing.both_in and not standing.agreed:
            said = _("{first} and {second} hand in first. Until then neither sees what the other heard.")
            return stack(head, empty(_("Not yet"), said.format(first=two[0], second=two[1])), None)
        if self.secrets is None:
            self.two = keepers.get(self.group, made.coders[0]), keepers.get(self.group, made.coders[1])
            return stack(head, self._ask(), None)
        one, other = self.secrets
        found = coding.beside(self.group, self.key, one, other)
        waiting = {each.key: each for each in coding.answers(self.group, self.key, made.coders[0], one)}
        self.todo = tuple(each for each in found.differences if each.of in waiting)
        if not self.todo:
            return stack(head, self._done(), self._figures(found.agreement), None)
        self.at = min(max(self.at, 0), len(self.todo) - 1)
        now = self.todo[self.at]
        return stack(head, self._one(now, waiting[now.of], two), self._figures(found.agreement), None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget both keys when the page is left; a window that is only made small keeps them (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous():
            wipe(self)
            self.secrets, self.todo, self.codes = None, (), None

    # the passphrases

    def _ask(self) -> QWidget:
        self.entries = Passphrase(), Passphrase()
        asked = _("Passphrase of {name}")
        made = [
            self.field(field, Field(asked.format(name=keeper.name), entry))
            for field, keeper, entry in zip(("first", "second"), self.two, self.entries, strict=True)
        ]
        self.first = self.entries[0]
        self.entries[0].returnPressed.connect(self.entries[1].setFocus)
        self.entries[1].returnPressed.connect(self.open_both)
        self.open_button = button(_("Lay it side by side"), "primary", "lock", does=self.open_both)
        away_ = row(mark("eye-off"), (text(_("Each types alone, while the other looks away.")), 1), space="s")
        who = _("{first} and {second} sit here together.")
        inside = stack(
            text(who.format(first=self.two[0].name, second=self.two[1].name), "lead"),
            made[0],
            away_,
            made[1],
            BesideEntries(*self.entries),
            row(self.open_button, None),
            space="l",
        )
        whole = card(inside)
        whole.setMaximumWidth(px("body") * _LETTERS)
        return box(row((whole, 9), None))

    def open_both(self) -> None:
        """Try both passphrases away from the window's thread."""
        typed = [entry.text() for entry in self.entries]
        for name, said in zip(("first", "second"), typed, strict=True):
            self.fields[name].show_problem("" if said else _("Type the passphrase."))
        if not all(typed) or not self.open_button.isEnabled():
            return
        self.open_button.setEnabled(False)
        away(self, self.desk, partial(_tried, self.two, typed), self._open)

    def _open(self, both: "Sequence[PrivateKey | WrongPassphraseError]") -> None:
        self.open_button.setEnabled(True)
        for name, entry, each in zip(("first", "second"), self.entries, both, strict=True):
            wrong = isinstance(each, WrongPassphraseError)
            self.fields[name].show_problem(str(each) if wrong else "")
            if wrong:
                entry.setText("")
        found = [each for each in both if not isinstance(each, WrongPassphraseError)]
        if len(found) < len(both):
            next(entry for entry in self.entries if not entry.text()).setFocus()
            return
        wipe(self)
        self.secrets = found[0], found[1]
        self.turn()

    # one answer

    def _one(self, now: Difference, answer: Answer, two: tuple[str, str]) -> QWidget:
        titles = {each.key: each.title for each in codebook.listing(self.group)}
        where = _("Answer {number} of {all} to agree on").format(number=self.at + 1, all=len(self.todo))
        left = quoted.shown(self.group, answer, *_heard(now, titles, two))
        book, chosen = telling.told(shipped.codebook()), now.both
        known = codebook.listing(self.group)
        heard = now.both | now.only_first | now.only_second
        self.codes = CodeList(known, book, chosen, part_of(answer), heard)
        self.agree_button = button(_("We agree on this"), "primary", "check", does=self.agree)
        self.later_button = button(_("Later"), "plain", does=partial(self.show_answer, 1))
        self.before_button = button(
            _("The one before"), "plain", "chevron-left", does=partial(self.show_answer, -1)
        )
        self.all_button = button(_("Agree on all you heard alike"), "quiet", "check", does=self.agree_alike)
        hidden = (
            (self.before_button, not self.at),
            (self.later_button, self.at >= len(self.todo) - 1),
            (self.all_button, not any(each.same for each in self.todo)),
        )
        for made, away_ in hidden:
            if away_:
                made.hide()
        self.first = self.agree_button
        said = text(_("What you both heard is ticked. Talk about the rest."), "small", "soft")
        right = card(stack(text(_("What did they say?"), "heading"), said, self.codes, space="m"))
        ways = flow(self.before_button, self.agree_button, self.later_button, self.all_button)
        # the buttons stand by the answer, which is short: the themes beside it are a long list
        return Columns(
            (box(stack(text(where, "lead"), left, ways, None, space="m")), 1), (box(stack(right, None)), 1)
        )

    def show_answer(self, by: int) -> None:
        """Show another answer; nothing of this one is kept by it."""
        self.at += by
        self.turn()

    def agree(self) -> None:
        """Keep what both agree that somebody said in this answer."""
        if self.codes is not None:
            self._keep([(self.todo[self.at], frozenset(self.codes.chosen))])

    def agree_alike(self) -> None:
        """Keep all answers in which both heard the same."""
        self._keep([(each, each.both) for each in self.todo if each.same])

    def _keep(self, pairs: Iterable[tuple[Difference, frozenset[str]]]) -> None:
        secrets, today = self.secrets, self.group.today()
        made = [Agreed(of=each.of, codes=codes, agreed_on=today) for each, codes in pairs]
        if secrets is not None and self.attempt(lambda: coding.agree(self.group, self.key, made, *secrets)):
            self.turn()
            self.desk.say(_("It is agreed."))

    # the figures, and the end

    def _figures(self, found: Agreement) -> QWidget:
        return Fold(_("How alike you heard it"), how_alike(self.group, found))

    def _done(self) -> QWidget:
        look = button(_("What the group hears"), "primary", "arrow-right")
        look.clicked.connect(lambda: self.desk.go("evaluationcheck", self.key))
        self.first = self.look_button = look
        said = _("You two have agreed on every answer. Now look who is in the room, before the group hears it.")
        return empty(_("All of it is agreed"), said, look)


def _heard(now: Difference, titles: dict[str, str], two: tuple[str, str]) -> Iterator[QWidget]:
    """Yield what only one heard, what only the other did, and what both did."""
    notes = now.first_note, now.second_note
    for name, keys, note in zip(two, (now.only_first, now.only_second), notes, strict=True):
        heard = current().listing(titles.get(key, key) for key in sorted(keys)) if keys else _("nothing else")
        lines = [text(_("Only {name} heard").format(name=name), "small", "soft"), text(heard)]
        if note:
            lines.append(text(_("Note: {words}").format(words=note), "small"))
        yield box(stack(*lines, space="xs"))
    both = current().listing(titles.get(key, key) for key in sorted(now.both)) if now.both else _("nothing yet")
    yield box(stack(text(_("You both heard"), "small", "soft"), text(both), space="xs"))


def _tried(two: Sequence[Keeper], typed: Sequence[str]) -> "list[PrivateKey | WrongPassphraseError]":
    return [tried(keeper, passphrase) for keeper, passphrase in zip(two, typed, strict=True)]
