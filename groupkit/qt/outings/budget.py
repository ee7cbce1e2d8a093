"""The budget of an outing beside what it came to, how it is shared, and whether it agrees with the book."""

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.outings.agreeing import Agreement, Compared
from groupkit.core.outings.budget import anew, forecast
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.results import Met
from groupkit.core.outings.values import PRICE, WAYS, Planned
from groupkit.core.outings.words.people import BudgetWords
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.money.figures import line, strong
from groupkit.qt.outings.lists import Does
from groupkit.qt.pieces import box, button, card, row, rule, stack, text
from groupkit.services.outings.known import words


class Budget(QWidget):
    """What was planned, line by line, against what it came to, and what people, pots and grants bear."""

    def __init__(self, whole: KnownOuting, does: Does) -> None:
        super().__init__()
        self.buttons: dict[int, QPushButton] = {}
        known, told = whole.reckoning, words(BudgetWords)
        pots = {pot.id: pot.name for pot in whole.pots}
        open_ = not known.outing.put_away
        lines = stack(text(_("The budget"), "heading"), space="m")
        if not known.plan:
            lines.addWidget(text(told.intro, "body", "soft"))
        for planned in known.plan:
            lines.addWidget(self._line(planned, known, pots, does if open_ else None))
        for shown in _came_to(known, pots, told):
            lines.addWidget(shown)
        if known.plan and known.outing.way == PRICE:
            for said in _balance(known, told):
                lines.addWidget(text(said))
        self.add_button = button(_("Plan a line"), "plain", "plus", does=does.add_plan)
        self.add_button.setVisible(open_)
        lines.addLayout(row(self.add_button, None))
        self.setLayout(stack(card(lines)))

    def _line(self, planned: Planned, known: Reckoning, pots: Mapping[int, str], does: Does | None) -> QWidget:
        note = _note(planned, known, pots)
        shown: QWidget = line(planned.what, _money(known.planned(planned), known))
        if note:
            shown = box(stack(shown, text(note, "small", "soft"), space="xs"))
        if does is None:
            return shown
        changing = button(_("Change"), "plain", does=partial(does.change_plan, planned))
        changing.setAccessibleName(_("Change {title}").format(title=planned.what))
        self.buttons[planned.id] = changing
        return Columns((shown, 1), changing, letters=26, space="s")


def _note(planned: Planned, known: Reckoning, pots: Mapping[int, str]) -> str:
    """Say that a line is for each place, or which grant gives it."""
    if planned.fund is not None:
        return pots.get(planned.fund, "")
    if not planned.each:
        return ""
    said = _("{count} × {amount}")
    count = known.planned(planned) // planned.pence
    return said.format(count=current().whole(count), amount=_money(planned.pence, known))


def _came_to(known: Reckoning, pots: Mapping[int, str], told: BudgetWords) -> Iterator[QWidget]:
    result = known.result
    if known.plan or known.costs:
        yield rule()
    if known.plan:
        yield line(_("Planned to cost"), _money(result.planned, known), "soft")
        if known.outing.way == PRICE:
            yield line(told.float_line, _money(forecast(known, told.float).by, known), "soft")
    if known.costs:
        yield strong(_("It cost"), _money(result.cost, known))
    if known.costs and result.people is not None:
        yield line(_("People pay"), _money(result.people, known))
        for met in result.met:
            yield line(_bears(met, known, pots), _money(abs(met.actual or 0), known))


def _bears(met: Met, known: Reckoning, pots: Mapping[int, str]) -> str:
    """Return who meets a part of it, or keeps what is over."""
    keeps = (met.actual or 0) < 0
    if met.fund is None or met.fund == known.outing.fund:
        return _("Stays in the pot") if keeps else _("The pot meets")
    name = pots.get(met.fund, _("A grant"))
    return _("Stays in {pot}").format(pot=name) if keeps else name


def _balance(known: Reckoning, told: BudgetWords) -> Iterator[str]:
    """Yield with how many paid places it comes out even, and what is short or over."""
    found, shown = forecast(known, told.float), current()
    if found.even is not None:
        yield told.even.format(count=shown.whole(found.even))
    if found.over < 0:
        yield told.short.format(count=shown.whole(found.places), amount=_money(-found.over, known))
    elif found.over:
        yield told.over


class Sharing(QWidget):
    """How the costs are shared, in a few sentences, and the way to change it."""

    def __init__(self, whole: KnownOuting, does: Does) -> None:
        super().__init__()
        known, told = whole.reckoning, words(BudgetWords)
        open_ = not known.outing.put_away
        self.change_button = button(_("Change this outing"), "plain", does=does.change_way)
        self.change_button.setVisible(open_)
        lines = stack(text(_("How it is shared"), "heading"), text(_(WAYS[known.outing.way])), space="s")
        for shown in _places(known, told):
            lines.addWidget(shown)
        pot = next((pot.name for pot in whole.pots if pot.id == known.outing.fund), "")
        said = _("Paid from this pot: {pot}").format(pot=pot) if pot else _("No pot is chosen yet.")
        lines.addWidget(text(said, "small"))
        lines.addLayout(row(self.change_button, None))
        self.anew_button: QPushButton | None = None
        choice = anew(known) if open_ else None
        if choice is not None:
            each, gap = (_money(pence, known) for pence in (choice.each, choice.gap))
            lines.addWidget(rule())
            lines.addWidget(text(told.drop_out.format(places=choice.places, amount=each, gap=gap)))
            lines.addWidget(text(told.keep_price, "small"))
            self.anew_button = button(told.raise_price, "plain", does=partial(does.share_anew, choice.each))
            lines.addLayout(row(self.anew_button, None))
        self.setLayout(stack(card(lines)))


def _places(known: Reckoning, told: BudgetWords) -> Iterator[QWidget]:
    """Yield the price of a place, how many there are, and how many of them are free from the start."""
    about, shown = known.outing, current()
    if about.way == PRICE:
        yield line(told.price, _money(about.price, known))
    if about.places:
        yield line(_("Places"), shown.whole(about.places))
    if about.free_places:
        yield line(told.free, shown.whole(about.free_places))


class Agrees(QWidget):
    """Whether the outing and the book say the same; where they do not, which lines."""

    def __init__(self, whole: KnownOuting, found: Agreement) -> None:
        super().__init__()
        known, told = whole.reckoning, words(BudgetWords)
        lines = stack(text(_("Held against the book"), "heading"), space="s")
        if found.difference:
            book, outing = (_unbroken(pence, known) for pence in (found.book, found.outing))
            lines.addWidget(text(told.differs.format(book=book, outing=outing)))
            for each in found.marked:
                lines.addWidget(rule())
                lines.addWidget(text(_marked(each, known), "body"))
        else:
            lines.addWidget(text(told.agrees))
        if found.apart:
            said = _("{amount} more was written down without an entry of the book. It is not compared.")
            lines.addWidget(text(said.format(amount=_money(found.apart, known)), "small"))
        self.setLayout(stack(card(lines)))


def _marked(each: Compared, known: Reckoning) -> str:
    said = _("Entry {entry}, {what}: the book says {book}, and the outing says {outing}.")
    return said.format(
        entry=each.entry,
        what=each.what or _("A payment"),
        book=_unbroken(each.book, known),
        outing=_unbroken(each.outing, known),
    )


def _unbroken(pence: int, known: Reckoning) -> str:
    """Return an amount whose minus never stands at the end of a line by itself."""
    return _money(pence, known).replace("−", "−\N{WORD JOINER}")


def _money(pence: int, known: Reckoning) -> str:
    return current().money(pence, known.currency)
