"""The forms of the outing itself and of somebody who comes along: price, places, and how they share."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from groupkit.core.outings.values import AMOUNTS, EQUAL, MOST_PARTY, PARTS, PRICE, WAYS, Goer, Outing
from groupkit.core.outings.words.people import BudgetWords
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, _
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Amount, Choice, Count, Day, line
from groupkit.qt.fields import Field
from groupkit.qt.money.names import Name
from groupkit.qt.money.names import known as names
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, card, stack, text
from groupkit.qt.ticks import Tick
from groupkit.services import ledger
from groupkit.services.outings.known import words

Action = Callable[[], object]
PART, UP_TO, POT_PAYS, OTHERS = "part", "up-to", "pot", "others"
_HOW = {
    PART: N_("Their part"),
    UP_TO: N_("Up to an amount; the pot meets the rest"),
    POT_PAYS: N_("Nothing; the pot meets their part"),
    OTHERS: N_("Nothing; the others share their part"),
}


class SideForm(QWidget):
    """A small form at the side: a heading, its fields, and what to do with it."""

    def __init__(self, heading: str, said: str, save: Action, leave: Action) -> None:
        super().__init__()
        self.heading = heading
        # Qt does not hold on to whoever a method belongs to
        self._does = (save, leave)
        self.save_button = button(said, "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)

    def lay(self, *things: QWidget, below: QWidget | None = None) -> None:
        """Put the fields under the heading, and the buttons under the fields."""
        more = [Columns(below, letters=0)] if below is not None else []
        buttons = Columns(self.save_button, self.leave_button, letters=0, space="s")
        self.setLayout(stack(card(stack(text(self.heading, "heading"), *things, buttons, *more, space="l")), None))


class OutingForm(SideForm):
    """What the outing is called, its day, its pot, how it is shared, and how many places there are."""

    def __init__(self, page: Page, known: Outing, save: Action, leave: Action, remove: Action) -> None:
        super().__init__(_("An outing"), _("Save this outing"), save, leave)
        funds = [fund for fund in ledger.funds(page.group) if fund.closed_on is None]
        self._known = known
        self.name = line(self._known.name, example=_("Bowling"), most=80)
        self.day = Day(self._known.day)
        pots = [(None, _("No pot yet")), *((fund.id, fund.name) for fund in funds)]
        self.fund: Choice[int | None] = wide(Choice(pots, self._known.fund))
        self.way = wide(Choice([(key, _(said)) for key, said in WAYS.items()], self._known.way))
        self.pot_meets = Tick(
            _("The pot meets what is left"),
            _("When the amounts come to less than it cost"),
            done=self._known.pot_meets,
        )
        told = words(BudgetWords)
        self.price = Amount(page.group.profile.currency, known.price or None, field="price")
        self.places, self.free_places = Count(known.places, digits=3), Count(known.free_places, digits=3)
        self._price = page.field("price", Field(told.price, self.price, hint=told.low, check=self.price.complaint))
        self.way.currentIndexChanged.connect(self._turn)
        self.remove_button = button(_("Remove it"), "plain", "x", does=remove)
        self.lay(
            page.field("name", Field(_("What it is called"), self.name)),
            page.field("day", Field(_("Which day"), self.day)),
            page.field("fund", Field(_("Which pot it is paid from"), self.fund)),
            page.field("way", Field(_("How it is shared"), self.way)),
            self.pot_meets,
            self._price,
            page.field("places", Field(_("How many places"), self.places, hint=_("0 for as many as like."))),
            page.field("free_places", Field(told.free, self.free_places, hint=told.free_why)),
            below=self.remove_button,
        )
        self._turn()

    def _turn(self) -> None:
        self.pot_meets.setVisible(self.way.value() == AMOUNTS)
        self._price.setVisible(self.way.value() == PRICE)

    def outing(self) -> Outing:
        """Return the outing as answered; raise RefusedError where the price cannot be read."""
        return replace(
            self._known,
            name=self.name.text(),
            day=self.day.day(),
            fund=self.fund.value(),
            way=self.way.value() or EQUAL,
            pot_meets=self.pot_meets.isChecked(),
            price=self.price.pence() if self.way.value() == PRICE else self._known.price,
            places=self.places.count() or 0,
            free_places=self.free_places.count() or 0,
        )


class PersonForm(SideForm):
    """Who comes along, and how they share: nobody needs a reason for what they can pay."""

    def __init__(
        self, page: Page, way: str, known: Goer | None, save: Action, leave: Action, remove: Action
    ) -> None:
        super().__init__(_("Who comes along"), _("Keep this"), save, leave)
        self._known, self._way, currency = known, way, page.group.profile.currency
        self.name = Name(names(page.group), known.name if known else "")
        self.party, self.free = (
            Count(known.party if known else 1, digits=3),
            Count(known.free if known else 0, digits=3),
        )
        self.parts = Count(known.parts if known else 1, digits=2)
        self.sum = Amount(currency, known.amount if known else None)
        self.most = Amount(currency, known.most if known and known.most else None, field="most")
        offered = [(key, _(said)) for key, said in _HOW.items() if key != OTHERS or way == EQUAL]
        self.how = wide(Choice(offered, _how(known, way)))
        self.remove_button = button(_("Take them off the list"), "plain", "x", does=remove)
        self.remove_button.setVisible(known is not None)
        fields: list[QWidget] = [
            page.field("name", Field(_("Who"), self.name)),
            page.field("party", Field(_("How many come under this name"), self.party)),
        ]
        if way == AMOUNTS:
            hint = _("0 is fine.")
            fields.append(page.field("amount", Field(_("What they pay"), self.sum, hint=hint)))
        if way == PARTS:
            hint = _("Such as 2 for an adult and 1 for a child. With 0 the others share it.")
            fields.append(page.field("parts", Field(_("How many parts"), self.parts, hint=hint)))
        if way != AMOUNTS:
            fields.append(page.field("how", Field(_("What they pay"), self.how)))
            self._most = page.field("most", Field(_("The most they pay"), self.most, check=self.most.complaint))
            self._most.setVisible(self.how.value() == UP_TO)
            self.how.currentIndexChanged.connect(lambda: self._most.setVisible(self.how.value() == UP_TO))
            fields.append(self._most)
            hint = words(BudgetWords).free_why
            fields.append(page.field("free", Field(_("How many of them on a free place"), self.free, hint=hint)))
        self.lay(*fields, below=self.remove_button)

    def goer(self, outing: int) -> Goer:
        """Return the person as answered; raise RefusedError where an amount cannot be read."""
        made = replace(
            self._known or Goer(outing=outing, name=""),
            name=self.name.name(),
            party=self._party(),
            free=self.free.count() or 0,
        )
        if self._way == AMOUNTS:
            return replace(made, amount=self.sum.pence())
        parts = self._parts(made)
        if self.how.value() == UP_TO:
            return replace(made, parts=parts, most=self.most.pence())
        return replace(made, parts=parts, most=0 if self.how.value() == POT_PAYS else None)

    def _party(self) -> int:
        count = self.party.count()
        if not count:
            raise RefusedError(
                [Problem("party", N_("Type how many of you come, from 1 to {most}."), {"most": MOST_PARTY})]
            )
        return count

    def _parts(self, made: Goer) -> int:
        if self._way == PRICE:
            return made.parts
        if self._way == EQUAL:
            return 0 if self.how.value() == OTHERS else max(made.parts, 1)
        parts = self.parts.count()
        if parts is None:
            raise RefusedError([Problem("parts", N_("Type how many parts, or 0."))])
        return parts


def _how(known: Goer | None, way: str) -> str:
    """Return which way of paying a person has."""
    if known is None or (known.most is None and (known.parts or way != EQUAL)):
        return PART
    if known.most is None:
        return OTHERS
    return UP_TO if known.most else POT_PAYS
