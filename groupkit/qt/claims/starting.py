"""The small forms with which money begins to come back: a new claim, cash given before, change that comes back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from groupkit.core.claims import Sort
from groupkit.core.ledger import Place, PlaceKind
from groupkit.core.problems import RefusedError
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Amount, Choice
from groupkit.qt.fields import Field
from groupkit.qt.money.names import Name, known
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, card, stack, text
from groupkit.services import ledger
from groupkit.services.claims import advances, papers
from groupkit.services.claims.advances import Giving
from groupkit.services.group import Group

Does = Callable[[], object]


def holding(group: Group) -> list[tuple[int, str]]:
    """Return the places money can come from or go to, tins first; cash given before is none of them."""
    open_places = [place for place in ledger.places(group) if not place.advance and place.closed_on is None]
    return [(place.id, place.name) for place in sorted(open_places, key=_tin_first)]


def _tin_first(place: Place) -> bool:
    return place.kind is not PlaceKind.TIN


def pots(group: Group, chosen: int | None = None) -> Choice[int]:
    """Return the pots to choose from; the one that is for anything is chosen."""
    offered = [(fund.id, fund.name) for fund in ledger.funds(group) if fund.closed_on is None or fund.id == chosen]
    return wide(Choice(offered, chosen or (ledger.general(group).id if offered else None)))


def somebody(group: Group, chosen: str = "") -> Name:
    """Return an entry for a first name, as wide as its form."""
    made = Name(known(group), chosen)
    wide(made)
    return made


def buttons(save: str, does: Does, leave: Does) -> tuple[Columns, QWidget, QWidget]:
    """Return the two buttons of a form, side by side."""
    save_button = button(save, "quiet", "check", does=does)
    leave_button = button(_("Not now"), "plain", does=leave)
    return Columns(save_button, leave_button, letters=0, space="s"), save_button, leave_button


def tuck(form: QWidget, *entries: QWidget) -> None:
    """Keep with a form, hidden, what was made for it and is not asked: without a parent it may go any time."""
    for entry in entries:
        if entry.parentWidget() is None:
            entry.setParent(form)
            entry.hide()


class NewForm(QWidget):
    """Whose claim it is, what for, and how the money comes back."""

    def __init__(self, page: Page, save: Does, leave: Does) -> None:
        super().__init__()
        group, words = page.group, papers.words()
        self.who = somebody(group)
        out = [(found.place.id, found.place.name) for found in advances.advances(group)]
        sorts = [(Sort.COST, _("Something I paid for")), (Sort.TIME, _("Thanks for my time"))]
        sorts += [(Sort.ADVANCE, _("What I did with cash I was given"))] if out else []
        self.sort = wide(Choice(sorts))
        self.advance = wide(Choice(out))
        self.how = wide(
            Choice((("cash", _("Cash at the next meeting")), ("bank", _("The bank the charity knows"))))
        )
        foot, self.save_button, self.leave_button = buttons(_("Start"), save, leave)
        self._which = page.field("advance", Field(_("Whose cash was it?"), self.advance))
        self._way = page.field("how", Field(_("How would you like it back?"), self.how))
        self.sort.currentIndexChanged.connect(lambda _at: self._turn())
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("A new claim"), "heading"),
                        text(words.what_counts, "body", "soft"),
                        page.field("who", Field(_("Who spent it?"), self.who, hint=words.not_in_public)),
                        page.field("sort", Field(_("What is it?"), self.sort)),
                        self._which,
                        self._way,
                        foot,
                        space="l",
                    )
                ),
                None,
            )
        )
        self._turn()

    def spent_by(self, place: int) -> None:
        """Begin with what became of the cash of one person."""
        self.sort.choose(Sort.ADVANCE)
        self.advance.choose(place)
        self.who.setEditText(self.advance.currentText().partition(",")[0])

    def _turn(self) -> None:
        before = self.sort.value() is Sort.ADVANCE
        self._which.setVisible(before)
        self._way.setVisible(not before)


class GiveForm(QWidget):
    """Cash for somebody who cannot pay first."""

    def __init__(self, page: Page, save: Does, leave: Does) -> None:
        super().__init__()
        group, words = page.group, papers.words().advance
        self.who, self.by, self.second = somebody(group), somebody(group), somebody(group)
        self.amount = Amount(group.profile.currency)
        self.fund = pots(group)
        self.place = wide(Choice(holding(group)))
        foot, self.save_button, self.leave_button = buttons(_("Give it"), save, leave)
        fields: list[tuple[str, Field[Any]]] = [
            ("who", Field(_("Who gets it?"), self.who)),
            ("amount", Field(_("How much?"), self.amount, check=self.amount.complaint)),
            ("place", Field(_("Where does it come from?"), self.place)),
            *([("fund", Field(_("Which pot is it for?"), self.fund))] if self.fund.count() > 1 else []),
            ("by", Field(_("Who gives it out?"), self.by)),
            ("second", Field(_("Who else saw it, if anybody?"), self.second)),
        ]
        parts = [page.field(name, field) for name, field in fields]
        head = (text(words.title, "heading"), text(words.intro, "body", "soft"))
        self.setLayout(stack(card(stack(*head, *parts, foot, space="l")), None))
        tuck(self, self.fund)

    def giving(self) -> Giving:
        """Return what is given, as answered; refuse an amount nobody can read."""
        return Giving(
            who=self.who.name(),
            pence=self.amount.pence(),
            fund=self.fund.value() or 0,
            place=self.place.value() or 0,
            by=self.by.name(),
            second=self.second.name(),
        )


class BackForm(QWidget):
    """Change that comes back from somebody who was given cash."""

    def __init__(self, page: Page, place: int, save: Does, leave: Does) -> None:
        super().__init__()
        group = page.group
        self.on = place
        try:
            out, name = advances.advance(group, place).out, advances.advance(group, place).place.name
        except RefusedError:
            out, name = 0, ""
        self.amount = Amount(group.profile.currency, out)
        self.into = wide(Choice(holding(group)))
        self.by = somebody(group)
        foot, self.save_button, self.leave_button = buttons(_("It came back"), save, leave)
        fields = (
            page.field("amount", Field(_("How much came back?"), self.amount, check=self.amount.complaint)),
            page.field("place", Field(_("Where did it go?"), self.into)),
            page.field("by", Field(_("Who took it?"), self.by)),
        )
        self.setLayout(stack(card(stack(text(name, "heading"), *fields, foot, space="l")), None))
