"""The forms of the steps of a claim: hand it in, agree it, ask, say no, pay it, give it to the group."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from groupkit.core.claiming import Case
from groupkit.core.claims import Deed, Sort
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import _, current
from groupkit.qt.claims.starting import Does, buttons, holding, somebody, tuck
from groupkit.qt.decisions.offers import DayChoice, days_back, wide
from groupkit.qt.entries import Amount, Choice, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick
from groupkit.services.claims import papers


class ByForm(QWidget):
    """Who takes a step, and nothing else; the declaration stands above where a claim is handed in."""

    def __init__(self, page: Page, case: Case, deed: Deed, save: Does, leave: Does) -> None:
        super().__init__()
        words = papers.words()
        said = words.doing(deed)
        self.deed = deed
        self.by = somebody(page.group, case.claim.who.name)
        foot, self.save_button, self.leave_button = buttons(said.button, save, leave)
        first = words.declaration if deed is Deed.HAND_IN else said.ask
        asked = page.field("by", Field(_("Who does this?"), self.by))
        self.setLayout(stack(card(stack(text(said.button, "heading"), text(first), asked, foot, space="l")), None))


class WhyForm(QWidget):
    """A question about a claim, or why it cannot be paid, in a few kind words."""

    def __init__(self, page: Page, deed: Deed, save: Does, leave: Does) -> None:
        super().__init__()
        said = papers.words().doing(deed)
        self.deed = deed
        self.by = somebody(page.group)
        self.why = notes(lines=3)
        foot, self.save_button, self.leave_button = buttons(said.button, save, leave)
        fields = (
            page.field("why", Field(said.ask, self.why)),
            page.field("by", Field(_("Who says it?"), self.by)),
        )
        self.setLayout(stack(card(stack(text(said.button, "heading"), *fields, foot, space="l")), None))


class AgreeForm(QWidget):
    """Each line with what is agreed of it, who agrees, and who is the second."""

    def __init__(self, page: Page, case: Case, save: Does, leave: Does) -> None:
        super().__init__()
        words, group = papers.words(), page.group
        self.case = case
        self.amounts: dict[int, Amount] = {}
        self.why = line()
        self.by, self.second = somebody(group), somebody(group)
        self.far_on = DayChoice(_("No, they were here"), days_back(group))
        foot, self.save_button, self.leave_button = buttons(words.doing(Deed.AGREE).button, save, leave)
        far = page.field("far_on", Field(_("By phone or mail? On which day?"), self.far_on))
        second = Field(_("Who is the second person?"), self.second, hint=words.two.why)
        self.fold = Fold(_("They agreed from far away"), box(stack(text(words.two.small_group), far, space="m")))
        self.setLayout(
            stack(
                card(
                    stack(
                        text(words.doing(Deed.AGREE).button, "heading"),
                        *self._lines(page, case),
                        page.field("why", Field(_("If it is less, why?"), self.why)),
                        page.field("by", Field(words.doing(Deed.AGREE).ask, self.by)),
                        page.field("second", second),
                        self.fold,
                        foot,
                        space="l",
                    )
                ),
                None,
            )
        )

    def _lines(self, page: Page, case: Case) -> Sequence[QWidget]:
        currency, parts = page.group.profile.currency, []
        for at, each in enumerate(case.claim.lines):
            name = "amounts" if at == 0 else f"amounts-{at}"
            entry = Amount(currency, each.pence, field=name)
            self.amounts[each.id] = entry
            claimed = _("Claimed: {amount}").format(amount=current().money(each.pence, currency))
            parts.append(page.field(name, Field(each.what, entry, hint=claimed, check=entry.complaint)))
        return parts

    def pence(self) -> dict[int, int]:
        """Return the pence agreed for each line; refuse with every amount nobody can read."""
        found: dict[int, int] = {}
        problems: list[Problem] = []
        for at, entry in self.amounts.items():
            try:
                found[at] = entry.pence()
            except RefusedError as refused:
                problems += refused.problems
        refuse(problems)
        return found


class PayForm(QWidget):
    """Where the money comes from, and the mark or the reference that it has come."""

    def __init__(self, page: Page, case: Case, save: Does, leave: Does) -> None:
        super().__init__()
        words, group, claim = papers.words(), page.group, case.claim
        self.before = claim.sort is Sort.ADVANCE
        self.by = somebody(group)
        self.place = wide(Choice(holding(group)))
        self.how = wide(Choice((("cash", _("Cash")), ("bank", _("Through the bank"))), claim.how))
        self.reference = line(most=40)
        self.received = Tick(
            words.received, _("{name} has marked that the money has come.").format(name=claim.who.name)
        )
        foot, self.save_button, self.leave_button = buttons(words.doing(Deed.PAY).button, save, leave)
        amount = current().money(case.now.agreed, group.profile.currency)
        parts: list[QWidget] = [page.field("by", Field(words.doing(Deed.PAY).ask, self.by))]
        self._bank = page.field("reference", Field(_("The bank’s reference"), self.reference))
        if not self.before:
            parts = [
                page.field("place", Field(_("Where does it come from?"), self.place)),
                page.field("how", Field(_("How is it paid?"), self.how)),
                *parts,
                self._bank,
                page.field("received", Field(_("Has it come?"), self.received)),
            ]
        self.how.currentIndexChanged.connect(lambda _at: self._turn())
        head = text(_("Pay {amount} to {name}").format(amount=amount, name=claim.who.name), "heading")
        self.setLayout(stack(card(stack(head, *parts, foot, space="l")), None))
        if self.before:
            self._bank.setParent(self)
            tuck(self, self.place, self.how, self.received)
        self._turn()

    def _turn(self) -> None:
        bank = self.how.value() == "bank"
        self._bank.setVisible(bank and not self.before)
        parent = self.received.parentWidget()
        if parent is not None and not self.before:
            parent.setVisible(not bank)
