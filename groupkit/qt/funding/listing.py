"""The list of grants: each with what is left of it, when it ends, and what can be done about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from groupkit.core.funding.awards import SORTS
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import box, button, card, figure, mark, row, rule, stack, text
from groupkit.qt.sections import Fold
from groupkit.services.funding.awards import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What can be done about one grant; each takes it as it stands."""

    came: Callable[[Standing], object]
    state: Callable[[Standing], object]
    change: Callable[[Standing], object]
    allow: Callable[[Standing], object]
    back: Callable[[Standing], object]


class GrantCard(QWidget):
    """One grant: its pot, what is left, its costs, and its buttons."""

    def __init__(self, each: Standing, kinds: dict[int, str], currency: str, doing: Doing) -> None:
        super().__init__()
        self._each, self._kinds, self._currency = each, kinds, currency
        words, award = current(), each.award
        title = _("{pot}, from {funder}").format(pot=each.pot.name, funder=award.funder)
        ends = _("{sort}, {first} to {last}").format(
            sort=_(SORTS[award.sort]), first=words.day(award.starts, "sheet"), last=words.day(award.ends, "sheet")
        )
        self._buttons(doing, title)
        told = [box(row(mark("info", "care"), (text(str(one)), 1), space="m")) for one in each.reminders]
        more = Fold(_("What it is for, and more"), box(self._more()))
        main = Columns(self.came_button, self.state_button, letters=0, space="s")
        lines = stack(text(title, "heading"), text(ends, "small"), self._sums(), *told, main, more, space="m")
        self.setLayout(stack(card(lines)))

    def _buttons(self, doing: Doing, title: str) -> None:
        made = (
            ("came_button", _("Money came"), "quiet", "plus", doing.came, _("Money came: {pot}")),
            ("state_button", _("Statement"), "quiet", "file-text", doing.state, _("Statement: {pot}")),
            ("change_button", _("Change what was agreed"), "plain", "", doing.change, _("Change: {pot}")),
            ("allow_button", _("Say yes to another cost"), "plain", "", doing.allow, _("Another cost: {pot}")),
            ("back_button", _("Give some back"), "plain", "", doing.back, _("Give some back: {pot}")),
        )
        for name, words, kind, drawn, does, spoken in made:
            one: QPushButton = button(words, kind, drawn, does=partial(does, self._each))
            one.setAccessibleName(spoken.format(pot=title))
            setattr(self, name, one)
        self.came_button: QPushButton
        self.state_button: QPushButton
        self.change_button: QPushButton
        self.allow_button: QPushButton
        self.back_button: QPushButton

    def _money(self, pence: int) -> str:
        return current().money(pence, self._currency)

    def _sums(self) -> QWidget:
        """Return the figures people ask for first, one under the other."""
        used, award = self._each.used, self._each.award
        rows = [
            (_("Awarded"), award.pence, "body"),
            (_("Came so far"), used.received, "body"),
            (_("Spent so far"), used.spent, "body"),
            (_("Left in the pot"), used.left, "lead"),
        ]
        if used.own or used.back:
            rows[2:2] = [(_("Our own money put to it"), used.own, "body")] if used.own else []
            rows[-1:-1] = [(_("Went back"), used.back, "body")] if used.back else []
        lines = [_figured(words, self._money(pence), role) for words, pence, role in rows]
        return box(stack(*lines, space="xs"))

    def _more(self) -> QVBoxLayout:
        used, award = self._each.used, self._each.award
        lines: list[QWidget] = []
        for line in used.lines:
            name = self._kinds.get(line.kind or 0, _("Something else"))
            if line.budget:
                said = _("{spent} of {budget}").format(
                    spent=self._money(line.spent), budget=self._money(line.budget)
                )
            else:
                said = self._money(line.spent)
            lines.append(_figured(name, said))
        if not award.lines:
            lines.insert(0, text(_("It may pay for anything the group does."), "body", "soft"))
        for part in award.instalments:
            when = current().day(part.due, "sheet")
            words = _("Came, due {day}") if part.entry else _("To come on {day}")
            lines.append(_figured(words.format(day=when), self._money(part.pence)))
        others = Columns(self.change_button, self.allow_button, self.back_button, letters=0, space="s")
        return stack(*lines, rule(), others, space="s")


def _figured(words: str, said: str, role: str = "body") -> QWidget:
    return Columns((text(words, role), 1), figure(said, role), letters=16, space="m")


class Grants(QWidget):
    """Every grant, the one that ends first on top."""

    def __init__(self, found: Sequence[Standing], kinds: dict[int, str], currency: str, doing: Doing) -> None:
        super().__init__()
        self.cards = {each.award.id: GrantCard(each, kinds, currency, doing) for each in found}
        self.setLayout(stack(*self.cards.values(), None, space="l"))
