"""Two people lay their work side by side: answer by answer, what each heard, until they agree what was said."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.evaluation.agreement import Agreement
from groupkit.core.evaluation.answers import Answer
from groupkit.core.evaluation.coding import Agreed, Difference
from groupkit.core.evaluation.rounds import Round
from groupkit.i18n import N_, _, current
from groupkit.qt.desk import Desk
from groupkit.qt.evaluation import quoted
from groupkit.qt.evaluation.codes import CodeList
from groupkit.qt.evaluation.coding import part_of
from groupkit.qt.evaluation.likeness import how_alike
from groupkit.qt.evaluation.roundpage import RoundPage
from groupkit.qt.feedback.kiosk.writing import wipe
from groupkit.qt.feedback.twokeys import TwoKeysPage
from groupkit.qt.flow import flow
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import Fold, empty, header
from groupkit.services.evaluation import codebook, coding, telling
from groupkit.services.feedback import keepers
from groupkit.storage.evaluation import shipped

if TYPE_CHECKING:
    from nacl.public import PrivateKey


class BesidePage(RoundPage, TwoKeysPage):
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
        who = _("{first} and {second} sit here together.").format(first=self.two[0].name, second=self.two[1].name)
        look_away = _("Each types alone, while the other looks away.")
        return self.ask_two(_("Lay it side by side"), look_away, (text(who, "lead"),))

    def with_both(self, one: "PrivateKey", other: "PrivateKey") -> None:
        """Lay side by side what both heard."""
        wipe(self)
        self.secrets = one, other
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
        return quoted.beside(where, left, ways, right)

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
