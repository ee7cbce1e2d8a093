"""What stands on the page: places with what they hold and what it is for, pots, and the newest entries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.books import Told, Whereabouts
from groupkit.core.ledger import Fund, FundKind, Kind, Place, PlaceKind
from groupkit.core.letters import Holding
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import box, button, card, chip, figure, row, rule, stack, text
from groupkit.qt.sections import Fold

PLACES = {
    PlaceKind.TIN: N_("Tin"),
    PlaceKind.PERSON: N_("Somebody’s hands"),
    PlaceKind.BANK: N_("A bank"),
    PlaceKind.HOST: N_("Another body that keeps it for us"),
}
POTS = {
    FundKind.GENERAL: N_("For anything"),
    FundKind.SET_ASIDE: N_("Set aside by us"),
    FundKind.RESTRICTED: N_("Given for one purpose"),
}
WAYS = {"in": N_("Money in"), "out": N_("Money out"), "difference": N_("Cash over or short")}
Thing = Place | Fund | Kind
_ABREAST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What can be done from the lists."""

    change: Callable[[Thing], object]
    add: Callable[[str], object]
    put_right: Callable[[Told], object]
    earlier: Callable[[], object]


class PlaceList(QWidget):
    """Every place in use: what it holds in all, and which pots that is for."""

    def __init__(
        self, places: Sequence[Place], about: Whereabouts, long_in_hand: frozenset[str], do: Doing
    ) -> None:
        super().__init__()
        self.change_buttons: dict[int, QPushButton] = {}
        held = {holding.place: holding for holding in about.holdings}
        lines = stack(text(_("Places"), "heading"), space="m")
        for place in places:
            holding = held.get(place.name)
            amount = current().money(holding.total if holding else 0, about.currency)
            notes: list[QWidget] = [text(sentence, "small") for sentence in _place_notes(place, holding, about)]
            if place.name in long_in_hand:
                notes.append(box(row(chip(_("In hand for a while"), "care"), None)))
            self.change_buttons[place.id] = _change(place.name, partial(do.change, place))
            lines.addWidget(_line(place.name, notes, amount, self.change_buttons[place.id]))
            lines.addWidget(rule())
        self.add_button = button(_("Add a place"), "plain", "plus", does=partial(do.add, "place"))
        lines.addLayout(row(self.add_button, None))
        self.setLayout(stack(card(lines)))


def _place_notes(place: Place, holding: Holding | None, about: Whereabouts) -> list[str]:
    words = current()
    sort = _(PLACES[place.kind])
    notes = [] if sort.casefold() == place.name.casefold() else [sort]
    if place.advance:
        notes = [_("Given in advance, waiting for receipts")]
    if place.overdraft:
        notes = [_("A bank; it may go below zero")]
    if holding is None:
        return notes
    if holding.since is not None:
        since = _("Last statement on {day}.") if holding.statement else _("There since {day}.")
        notes.append(since.format(day=words.day(holding.since)))
    pots = [
        _("{pot} {amount}").format(pot=name, amount=words.money(pence, about.currency))
        for name, pence in zip(about.funds, holding.pence, strict=True)
        if pence
    ]
    return [*notes, words.listing(pots)] if pots else notes


class PotList(QWidget):
    """Every pot in use: how free we are to use it, and what it holds."""

    def __init__(self, pots: Sequence[Fund], about: Whereabouts, do: Doing) -> None:
        super().__init__()
        self.change_buttons: dict[int, QPushButton] = {}
        sums = {name: sum(holding.pence[at] for holding in about.holdings) for at, name in enumerate(about.funds)}
        lines = stack(text(_("Pots: what it is for"), "heading"), space="m")
        for pot in pots:
            notes = [text(_(POTS[pot.kind]), "small")]
            if pot.ends_on is not None:
                notes.append(text(_("Until {day}").format(day=current().day(pot.ends_on, "full")), "small"))
            amount = current().money(sums.get(pot.name, 0), about.currency)
            self.change_buttons[pot.id] = _change(pot.name, partial(do.change, pot))
            lines.addWidget(_line(pot.name, notes, amount, self.change_buttons[pot.id]))
            lines.addWidget(rule())
        self.add_button = button(_("Add a pot"), "plain", "plus", does=partial(do.add, "fund"))
        lines.addLayout(row(self.add_button, None))
        self.setLayout(stack(card(lines)))


class Rest(QWidget):
    """What is needed now and then: the kinds of money, and what was put away."""

    def __init__(self, kinds: Sequence[Kind], away: Sequence[Thing], do: Doing) -> None:
        super().__init__()
        self.change_buttons: dict[int, QPushButton] = {}
        self.away_buttons: dict[tuple[type, int], QPushButton] = {}
        lines = stack(space="s")
        for kind in kinds:
            self.change_buttons[kind.id] = _change(kind.name, partial(do.change, kind))
            lines.addWidget(
                _line(kind.name, [text(_(WAYS[kind.direction]), "small")], "", self.change_buttons[kind.id])
            )
        self.add_button = button(_("Add a kind"), "plain", "plus", does=partial(do.add, "kind"))
        lines.addLayout(row(self.add_button, None))
        self.kinds = Fold(_("Kinds of money in and out"), box(lines))
        parts: list[QWidget] = [self.kinds]
        if away:
            put_away = stack(space="s")
            for thing in away:
                key = (type(thing), thing.id)
                self.away_buttons[key] = _change(thing.name, partial(do.change, thing))
                put_away.addWidget(_line(thing.name, [], "", self.away_buttons[key]))
            self.away = Fold(_("Put away"), box(put_away))
            parts.append(self.away)
        self.setLayout(stack(card(stack(*parts), pad="m")))


class Newest(QWidget):
    """The newest entries of the book; each can be put right by a new one."""

    def __init__(self, entries: Sequence[Told], currency: str, do: Doing, *, more: bool) -> None:
        super().__init__()
        self.put_right_buttons: dict[int, QPushButton] = {}
        lines = stack(text(_("The newest in the book"), "heading"), space="m")
        if not entries:
            lines.addWidget(text(_("Nothing is written in the book yet."), "body", "soft"))
        for told in entries:
            lines.addWidget(self._entry(told, currency, do))
            lines.addWidget(rule())
        if more:
            self.earlier_button = button(_("Show earlier ones"), "plain", "chevron-down", does=do.earlier)
            lines.addLayout(row(self.earlier_button, None))
        self.setLayout(stack(card(lines)))

    def _entry(self, told: Told, currency: str, do: Doing) -> QWidget:
        words = current()
        notes = [text(_("Entry {number}, {day}").format(number=told.number, day=words.day(told.day)), "small")]
        if detail := told.detail(words):
            notes.append(text(detail, "small"))
        if told.corrected_by is not None:
            notes.append(text(_("Put right by entry {number}.").format(number=told.corrected_by), "small"))
        if told.pence is None:
            return _line(told.title(words, currency), notes, "", None)
        made = button(_("Put right"), "plain", does=partial(do.put_right, told))
        made.setAccessibleName(_("Put entry {number} right").format(number=told.number))
        if told.can_be_put_right:
            self.put_right_buttons[told.number] = made
        else:
            # its room is kept, so that amounts stand under each other
            policy = made.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            made.setSizePolicy(policy)
            made.hide()
        return _line(told.title(words, currency), notes, words.money(told.pence, currency), made)


def _line(title: str, notes: Sequence[QWidget], amount: str, action: QPushButton | None) -> QWidget:
    """Return a line: what it is, quieter notes under it, its amount, and one button."""
    words = box(stack(text(title), *notes, space="xs"))
    end = [*([figure(amount, "lead")] if amount else []), *([action] if action else [])]
    return Columns((words, 1), Columns(*end, letters=0, space="s"), letters=_ABREAST, space="m") if end else words


def _change(name: str, does: Callable[[], object]) -> QPushButton:
    made = button(_("Change"), "plain", does=does)
    made.setAccessibleName(_("Change {title}").format(title=name))
    return made
