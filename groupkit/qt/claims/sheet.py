"""One claim as it stands: its lines with what was agreed of each, what was said about it, and its total."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.claiming import Case
from groupkit.core.claims import ClaimLine, Deed, State, leads_to
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.money.figures import line as figure_line
from groupkit.qt.money.figures import strong
from groupkit.qt.pieces import button, card, rule, stack, text
from groupkit.services import ledger
from groupkit.services.claims import papers
from groupkit.services.group import Group

Does = Callable[[int], object]


class ClaimCard(QWidget):
    """The lines of a claim, what each came to, and what was said about them."""

    def __init__(
        self, group: Group, case: Case, add: Callable[[], object], change: Does, take_out: Does, *, quiet: bool
    ) -> None:
        super().__init__()
        self._group, self._case = group, case
        self.change_buttons: dict[int, QPushButton] = {}
        self.out_buttons: dict[int, QPushButton] = {}
        self.add_button: QPushButton | None = None
        # while a step is being taken, only that step can be taken
        free = not quiet and leads_to(case.state, Deed.CHANGE) is not None
        parts: list[QWidget] = []
        for each in case.claim.lines:
            parts += [*self._line(each), *([self._deeds(each, change, take_out)] if free else []), rule()]
        if not case.claim.lines:
            parts.append(text(_("Nothing is on it yet."), "body", "soft"))
        else:
            parts += self._totals()
        if free:
            self.add_button = button(_("Add something you spent"), "quiet", "plus", does=add)
            parts.append(Columns(self.add_button, letters=0))
        heading = text(_("What was spent"), "heading")
        self.setLayout(stack(card(stack(heading, *parts, *self._said(), space="m")), None))

    def _money(self, pence: int) -> str:
        return current().money(pence, self._group.profile.currency)

    def _line(self, each: ClaimLine) -> list[QWidget]:
        kinds = {kind.id: kind.name for kind in ledger.kinds(self._group)}
        funds = {fund.id: fund.name for fund in ledger.funds(self._group)}
        told = [kinds.get(each.kind, ""), current().day(each.day, "short")]
        told += [each.receipt or papers.words().why_none(each.no_receipt), each.why_none]
        if each.miles:
            way = _("{start} to {end}, {miles} miles")
            told.append(way.format(start=each.from_place, end=each.to_place, miles=f"{each.miles / 10:g}"))
        told += [funds.get(each.fund, "")] if len(funds) > 1 else []
        lines: list[QWidget] = [figure_line(each.what, self._money(each.pence))]
        lines.append(text(" · ".join(filter(None, told)), "small"))
        agreed = self._case.now.amounts.get(each.id)
        if agreed is not None and agreed != each.pence:
            lines.append(figure_line(_("Agreed"), self._money(agreed), "soft"))
        return lines

    def _deeds(self, each: ClaimLine, change: Does, take_out: Does) -> QWidget:
        change_name, out_name = _("Change {what}"), _("Take out {what}")
        self.change_buttons[each.id] = button(
            _("Change"), "plain", name=change_name.format(what=each.what), does=partial(change, each.id)
        )
        self.out_buttons[each.id] = button(
            _("Take it out"), "plain", name=out_name.format(what=each.what), does=partial(take_out, each.id)
        )
        return Columns(self.change_buttons[each.id], self.out_buttons[each.id], letters=0, space="s")

    def _totals(self) -> list[QWidget]:
        made = [strong(_("Claimed"), self._money(self._case.total))]
        if self._case.now.amounts:
            made.append(strong(_("Agreed"), self._money(self._case.now.agreed)))
        return made

    def _said(self) -> list[QWidget]:
        """Return what was said about the claim, a sentence each, oldest first."""
        return [text(sentence, "body", "soft") for sentence in sentences(self._group, self._case)]


def sentences(group: Group, case: Case) -> list[str]:
    """Return who did what with a claim, in whole sentences, oldest first."""
    found = []
    for step in case.steps:
        values = {
            "name": step.by.told(current()),
            "day": current().day(step.far_on or step.day, "short"),
            "words": step.why,
        }
        match step.deed:
            case Deed.HAND_IN | Deed.ADD:
                said = _("{name} handed it in on {day}.")
            case Deed.CHANGE:
                said = _("{name} changed it on {day}.")
            case Deed.SEND_BACK:
                said = _("{name} asked on {day}: {words}")
            case Deed.NOT_AGREE:
                said = _("{name} said not this time on {day}: {words}")
            case Deed.AGREE:
                said = _agreed(step.by.name, step.why)
                values["second"] = step.second.told(current()) if step.second else ""
            case Deed.PAY:
                said = (
                    _("{name} paid {amount} on {day}. It is entry {entry}.") if step.entries else _("It was paid.")
                )
                values["amount"] = current().money(step.pence, group.profile.currency)
                values["entry"] = current().listing(map(str, step.entries))
            case Deed.WAIVE:
                said = _("{name} gave it to the group on {day}.")
        found.append(said.format(**values))
    return found


def _agreed(name: str, why: str) -> str:
    if not name:
        return _("It was agreed on {day}.")
    return _("{name} agreed it on {day}. It is less because: {words}") if why else _("{name} agreed it on {day}.")


def next_deed(case: Case) -> Deed | None:
    """Return the one obvious next step of a claim, or None when it is finished."""
    if case.state is State.DRAFT and not case.claim.lines:
        return Deed.CHANGE
    return {
        State.DRAFT: Deed.HAND_IN,
        State.HANDED_IN: Deed.AGREE,
        State.SENT_BACK: Deed.ADD,
        State.AGREED: Deed.PAY,
    }.get(case.state)
