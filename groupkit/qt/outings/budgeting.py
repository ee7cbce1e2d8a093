"""The form of a line of the budget: money out, money people pay, or money a grant gives."""

from groupkit.core.outings.values import IN, OUT, Planned
from groupkit.core.outings.words.people import BudgetWords
from groupkit.i18n import _
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Amount, Choice, line
from groupkit.qt.fields import Field
from groupkit.qt.outings.forms import Action, SideForm
from groupkit.qt.outings.part import Showing
from groupkit.qt.pieces import button
from groupkit.qt.ticks import Tick
from groupkit.services.outings.known import words

GRANT = "grant"


class PlanForm(SideForm):
    """A line of the budget: what it is, what for, how much, and whether that is for each place."""

    def __init__(self, page: Showing, known: Planned | None, save: Action, leave: Action, remove: Action) -> None:
        super().__init__(_("A line of the budget"), _("Save this line"), save, leave)
        self._known, told = known, words(BudgetWords)
        taken = known.fund if known else None
        grants = [pot for pot in page.whole.pots if pot.id == taken or (pot.grant and not pot.put_away)]
        ways = [(OUT, _("Something to pay for")), (IN, _("What people pay"))]
        self.direction = wide(Choice([*ways, (GRANT, told.grant)] if grants else ways, _direction(known)))
        self.starter = wide(Choice([("", _("Something else")), *((one.key, one.title) for one in told.starters)]))
        self._starters = {one.key: one for one in told.starters}
        self.what = line(known.what if known else "", example=_("Coach"), most=200)
        self.amount = Amount(page.group.profile.currency, known.pence if known else None)
        self.each = Tick(
            _("For each place"), _("The amount counts as often as there are places"), done=_each(known)
        )
        self.fund = wide(Choice([(pot.id, pot.name) for pot in grants], known.fund if known else None))
        self._starter = page.field("starter", Field(_("Start with"), self.starter))
        self._fund = page.field("fund", Field(_("Which grant"), self.fund))
        self.remove_button = button(_("Take it off"), "plain", "x", does=remove)
        self.remove_button.setVisible(known is not None)
        self.lay(
            page.field("direction", Field(_("What it is"), self.direction)),
            self._starter,
            self._fund,
            page.field("what", Field(_("What it is for"), self.what)),
            page.field("amount", Field(_("How much"), self.amount, check=self.amount.complaint)),
            self.each,
            below=self.remove_button,
        )
        self.direction.currentIndexChanged.connect(self._turn)
        self.starter.currentIndexChanged.connect(self._start)
        self._turn()

    def _turn(self) -> None:
        self._starter.setVisible(self._known is None and self.direction.value() == OUT)
        self._fund.setVisible(self.direction.value() == GRANT)

    def _start(self) -> None:
        """Fill in what a starter says; what was typed before it is kept where nothing is chosen."""
        chosen = self._starters.get(self.starter.value() or "")
        if chosen is not None:
            self.what.setText(chosen.title)
            self.each.setChecked(chosen.each)

    def planned(self, outing: int) -> Planned:
        """Return the line as answered; raise RefusedError where the amount cannot be read."""
        direction = self.direction.value() or OUT
        return Planned(
            id=self._known.id if self._known else 0,
            outing=outing,
            direction=IN if direction == GRANT else direction,
            what=self.what.text() or (self.fund.currentText() if direction == GRANT else ""),
            pence=self.amount.pence(),
            each=self.each.isChecked(),
            fund=self.fund.value() if direction == GRANT else None,
        )


def _direction(known: Planned | None) -> str:
    if known is None:
        return OUT
    return GRANT if known.fund is not None else known.direction


def _each(known: Planned | None) -> bool:
    return known is not None and known.each
