"""The forms of paying: what was paid for and by whom, who paid whom to settle up, and taking a payment back."""

from dataclasses import replace

from groupkit.core.outings.reckoning import Reckoning, name_of
from groupkit.core.outings.values import PRICE, Cost, Handed
from groupkit.core.shares import POT, Payment
from groupkit.i18n import _, current
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Amount, Choice, line
from groupkit.qt.fields import Field
from groupkit.qt.money.names import Name
from groupkit.qt.money.names import known as names
from groupkit.qt.outings.forms import Action, SideForm
from groupkit.qt.outings.hands import Hands
from groupkit.qt.outings.part import Showing
from groupkit.qt.pieces import box, button, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick
from groupkit.services import ledger
from groupkit.services.outings import costs

PERSON, PLACE, ENTRY, ELSEWHERE = "person", "place", "entry", "elsewhere"
Payer = tuple[str, int]


class CostForm(SideForm):
    """Something that was paid for: what, how much, who paid, and for whom it was."""

    def __init__(
        self, page: Showing, known: Reckoning, about: Cost | None, save: Action, leave: Action, remove: Action
    ) -> None:
        super().__init__(_("Something that was paid"), _("Write it down"), save, leave)
        self._known, self._about = known, about
        self.what = line(about.what if about else "", example=_("Tickets"), most=200)
        self.amount = Amount(known.currency, about.pence if about else None)
        self.payer = wide(Choice(list(self._payers(page)), self._chosen()))
        self.hands = Hands(page)
        self.payer.currentIndexChanged.connect(self._turn)
        chosen = about.sharers if about else frozenset()
        self.sharers = {
            who.id: Tick(name_of(who.id, known.people, current()), done=not chosen or who.id in chosen)
            for who in known.people
            if who in known.coming or who.id in chosen
        }
        for tick in self.sharers.values():
            tick.toggled.connect(self._tell_sharers)
        self.fold = Fold("", box(stack(*self.sharers.values(), space="xs")))
        self.fold.setVisible(bool(self.sharers))
        planned = [(each.id, each.what) for each in known.plan if each.direction == "out"]
        self.line = wide(Choice([(0, _("Nothing we planned")), *planned], about.line if about else None))
        line_field = page.field("line", Field(_("Which line of the budget"), self.line))
        line_field.setVisible(bool(planned))
        for_whom = page.field("sharers", Field(_("For whom it was"), self.fold))
        # where a place has a price, nobody shares a cost
        for_whom.setVisible(known.outing.way != PRICE)
        self.remove_button = button(_("Take it back"), "plain", "x", does=remove)
        self.remove_button.setVisible(about is not None)
        self.lay(
            page.field("what", Field(_("What was it for"), self.what)),
            page.field("amount", Field(_("How much"), self.amount, check=self.amount.complaint)),
            page.field("payer", Field(_("Who paid it"), self.payer)),
            self.hands,
            for_whom,
            line_field,
            below=self.remove_button,
        )
        self._turn()
        self._tell_sharers()

    def _payers(self, page: Showing) -> "list[tuple[Payer, str]]":
        """Return who can have paid: everybody on the list, the pot from a place, or the pot already."""
        known, words = self._known, current()
        people = [((PERSON, who.id), name_of(who.id, known.people, words)) for who in known.people]
        if self._about is not None and self._about.entry:
            return [((ENTRY, self._about.entry), _("The pot, in the book"))]
        from_place = _("The pot, from this place now: {place}")
        places = [
            ((PLACE, place.id), from_place.format(place=place.name))
            for place in ledger.places(page.group)
            if place.closed_on is None
        ]
        in_book = _("The pot: entry {entry}, {what}, {amount}")
        entries = [
            (
                (ENTRY, one.seq),
                in_book.format(
                    entry=one.seq,
                    what=one.wording("note"),
                    amount=words.money(-sum(each.pence for each in one.lines), known.currency),
                ),
            )
            for one in costs.unlinked(page.group, known.outing.id)[:12]
        ]
        elsewhere = [((ELSEWHERE, POT), _("The pot; it is written down elsewhere"))]
        return [*people, *places, *entries, *elsewhere]

    def _chosen(self) -> Payer | None:
        if self._about is None:
            return None
        if self._about.entry:
            return ENTRY, self._about.entry
        return (PERSON, self._about.payer) if self._about.payer != POT else (ELSEWHERE, POT)

    def _turn(self) -> None:
        self.hands.setVisible((self.payer.value() or ("", 0))[0] == PLACE)

    def _tell_sharers(self) -> None:
        chosen = [who for who, tick in self.sharers.items() if tick.isChecked()]
        everybody = len(chosen) == len(self.sharers)
        named = current().listing(name_of(who, self._known.people, current()) for who in chosen)
        words = _("Everybody") if everybody else named or _("Nobody yet")
        self.fold.line.setText(f" {words.replace('&', '&&')}")
        self.fold.line.setAccessibleName(words)

    def cost(self) -> Cost:
        """Return the cost as answered; raise RefusedError where the amount cannot be read."""
        sort, number = self.payer.value() or (ELSEWHERE, POT)
        chosen = frozenset(who for who, tick in self.sharers.items() if tick.isChecked())
        # a number nobody has: the cost is for nobody, which is refused in words
        sharers = chosen or frozenset({-1}) if self.sharers else chosen
        made = self._about or Cost(outing=self._known.outing.id, what="", pence=0)
        return replace(
            made,
            what=self.what.text(),
            pence=self.amount.pence(),
            payer=number if sort == PERSON else POT,
            sharers=frozenset() if len(sharers) == len(self.sharers) else sharers,
            line=self.line.value() or None,
            entry=number if sort == ENTRY else None,
        )

    def handed(self) -> Handed | None:
        """Return how the pot pays, where it pays now."""
        sort, number = self.payer.value() or (ELSEWHERE, POT)
        return self.hands.handed(number) if sort == PLACE else None


class SettleForm(SideForm):
    """Who gave whom how much, in whole or in part; with the pot, where the money went."""

    def __init__(self, page: Showing, known: Reckoning, about: Payment | None, save: Action, leave: Action) -> None:
        super().__init__(_("Somebody paid"), _("Write it down"), save, leave)
        self._known = known
        everybody = [(who, name_of(who, known.people, current())) for who in (*(p.id for p in known.people), POT)]
        self.payer = wide(Choice(everybody, about.payer if about else None))
        self.payee = wide(Choice(everybody, about.payee if about else POT))
        self.amount = Amount(known.currency, about.pence if about else None)
        places = [(place.id, place.name) for place in ledger.places(page.group) if place.closed_on is None]
        self.place = wide(Choice([*places, (0, _("It is on a money sheet already"))]))
        self.hands = Hands(page)
        hint = _("A part of it is fine.")
        self._place = page.field("place", Field(_("Where the group money is"), self.place))
        self.lay(
            page.field("payer", Field(_("Who gave it"), self.payer)),
            page.field("payee", Field(_("Who got it"), self.payee)),
            page.field("amount", Field(_("How much"), self.amount, hint=hint, check=self.amount.complaint)),
            self._place,
            self.hands,
        )
        for choice in (self.payer, self.payee, self.place):
            choice.currentIndexChanged.connect(self._turn)
        self._turn()

    def _turn(self) -> None:
        pot = POT in (self.payer.value(), self.payee.value())
        self._place.setVisible(pot)
        self.hands.ask(paying=self.payer.value() == POT)
        self.hands.setVisible(pot and bool(self.place.value()))

    def payment(self) -> Payment:
        """Return the payment as answered; raise RefusedError where the amount cannot be read."""
        return Payment(self.payer.value() or POT, self.payee.value() or POT, self.amount.pence())

    def handed(self) -> Handed | None:
        """Return how group money moved, where it did just now."""
        place = self.place.value()
        pot = POT in (self.payer.value(), self.payee.value())
        return self.hands.handed(place) if pot and place else None


class BackForm(SideForm):
    """Why something is taken back, and who does it; what stands in the book is put right there."""

    def __init__(self, page: Showing, said: str, save: Action, leave: Action) -> None:
        super().__init__(_("Take it back"), _("Take it back"), save, leave)
        self.why = line(example=_("Typed twice"), most=200)
        self.made_by = Name(names(page.group))
        self.lay(
            text(said),
            page.field("why", Field(_("Why"), self.why)),
            page.field("made_by", Field(_("Who does this"), self.made_by)),
        )
