"""Who moves group money for an outing, from which pot or grant, and who else agrees."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from groupkit.core.outings.budget import Pot
from groupkit.core.outings.values import OUT, Handed
from groupkit.core.outings.words.people import BudgetWords
from groupkit.i18n import _, current
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.money.names import Name
from groupkit.qt.money.names import known as names
from groupkit.qt.outings.part import Showing
from groupkit.qt.pieces import stack, text
from groupkit.services import ledger
from groupkit.services.outings.known import words


class Hands(QWidget):
    """Which pot or grant, who moves its money, and who else agrees; asked only where group money moves."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        about, kinds = page.known.outing, ledger.kinds(page.group, OUT)
        self._paying = True
        self._day, self._own, self._ids = about.day, about.fund, {kind.name: kind.id for kind in kinds}
        self._pots = [pot for pot in page.whole.pots if not pot.put_away]
        self.fund: Choice[int | None] = wide(Choice(()))
        self.kind: Choice[int | None] = wide(Choice(()))
        self.note = text("", "small")
        self.made_by = Name(names(page.group))
        self.second = Name(names(page.group))
        hint = _("For larger amounts, two people agree. It protects both.")
        self._fund = page.field("fund", Field(_("Which pot or grant"), self.fund))
        self._kind = page.field("kind", Field(_("What it counts as"), self.kind))
        self.setLayout(
            stack(
                self._fund,
                self.note,
                self._kind,
                page.field("made_by", Field(_("Who does this"), self.made_by)),
                page.field("second", Field(_("Who else agrees"), self.second, hint=hint)),
                space="l",
            )
        )
        self.fund.currentIndexChanged.connect(self._turn)
        self.ask(paying=True)

    def ask(self, *, paying: bool) -> None:
        """Offer the pots money can come from, and also the grants where it is paid out."""
        self._paying = paying
        fits = [pot for pot in self._pots if paying or not pot.grant or pot.id == self._own]
        free = [pot for pot in fits if not pot.grant]
        chosen = self.fund.value() or self._own or (free[0].id if len(free) == 1 else None)
        options: list[tuple[int | None, str]] = [(pot.id, pot.name) for pot in fits]
        if chosen is None:
            options.insert(0, (None, _("Choose a pot")))
        self.fund.offer(options)
        if chosen is not None:
            self.fund.choose(chosen)
        self._turn()

    def _turn(self) -> None:
        """Say what a grant is for and until when, and ask what it counts as where it is not for outings."""
        grant = next((pot for pot in self._pots if pot.id == self.fund.value() and pot.grant), None)
        asked = grant if self._paying else None
        told = list(_told(asked, self._day, words(BudgetWords))) if asked else []
        bought = [(self._ids[name], name) for name in asked.buys] if asked else []
        self.note.setText("\n".join(told))
        self.note.setVisible(bool(told))
        self.kind.offer(bought)
        self._kind.setVisible(bool(bought))

    def handed(self, place: int) -> Handed:
        """Return how group money moves from or to a place."""
        return Handed(
            place=place,
            made_by=self.made_by.name(),
            second=self.second.name(),
            fund=self.fund.value(),
            kind=self.kind.value(),
        )


def _told(pot: Pot, day: date, told: BudgetWords) -> Iterator[str]:
    if pot.ends_on is not None:
        yield told.grant_ends.format(day=current().day(pot.ends_on, "full"), date=current().day(day))
    if pot.buys:
        yield told.grant_buys.format(buys=current().listing(pot.buys))
