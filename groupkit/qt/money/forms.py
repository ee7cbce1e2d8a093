"""The short form for one row of a sheet: money in, paid out, or moved; most of it is answered already."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from groupkit.core.ledger import FundKind, Place, PlaceKind, offered
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.receipts import Belonging
from groupkit.core.sheets import Part, Row, Sheet
from groupkit.i18n import N_, _
from groupkit.qt.entries import Amount, Choice, line
from groupkit.qt.fields import Field
from groupkit.qt.money.attaching import Attached
from groupkit.qt.money.names import Name, known
from groupkit.qt.money.place import MoneyPlace
from groupkit.qt.pieces import box, button, row, rule, stack, text
from groupkit.qt.sections import Fold
from groupkit.services import ledger
from groupkit.services.group import Group

FIELDS = (
    "amount", "kind", "who", "receipt", "file", "no_receipt", "second", "what", "fund", "place",
    "direction", "place_name", "place_kind",
)  # fmt: skip
_QUESTIONS = {
    Part.IN: N_("How much came in?"),
    Part.OUT: N_("How much was paid?"),
    Part.MOVED: N_("How much was moved?"),
}
_DIRECTION = {Part.IN: "in", Part.OUT: "out"}
_PLACES = {
    PlaceKind.PERSON: N_("Somebody’s hands"),
    PlaceKind.BANK: N_("A bank"),
    PlaceKind.HOST: N_("Another body that keeps it for us"),
}
_NEW = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a form is for: a part of a sheet, and the row that is changed, if it is not a new one."""

    sheet: Sheet
    part: Part
    row: Row | None = None
    maker: str = ""


class RowForm:
    """Asks about one row; `save` is called by its button and by Enter in the last line."""

    def __init__(self, page: MoneyPlace, asked: Asked, save: Callable[[], object]) -> None:
        self.page, self.group, self.asked, self._save = page, page.group, asked, save
        known_row, currency = asked.row, page.group.profile.currency
        self.amount = Amount(currency, abs(known_row.pence) if known_row else None)
        self.kind = Choice(self._kinds(), known_row.kind if known_row else self._usual_kind())
        self.who = Name(known(self.group), known_row.who if known_row else self._usual_who())
        self.receipt = line(known_row.receipt if known_row else "", most=40)
        self.no_receipt = line(known_row.no_receipt if known_row else "")
        self.second = Name(known(self.group), known_row.second if known_row else "")
        self.what = line(known_row.what if known_row else "")
        known_fund = known_row.fund if known_row else None
        funds = tuple((fund.id, fund.name) for fund in offered(ledger.funds(self.group), known_fund))
        self.fund = Choice(funds, known_row.fund if known_row else _general(self.group))
        self.place = Choice(self._places(), (known_row.place if known_row else None) or self._usual_place())
        self.direction = Choice(
            ((-1, _("Out of the tin")), (1, _("Into the tin"))), 1 if known_row and known_row.pence > 0 else -1
        )
        self.place_name = line(example=_("Jo, to bank"), most=40)
        self.place_kind = Choice((kind.value, _(words)) for kind, words in _PLACES.items())
        self.attached: Attached | None = None
        self.agreeing: Fold | None = None
        self.save_button = button(_("Keep this"), "quiet", "check", does=save)
        self.leave_button = button(_("Leave it"), "plain", does=self.leave)

    def layout(self) -> QLayout:
        """Return the form, ready to be filled in."""
        add = self.page.field
        first = add("amount", Field(_(_QUESTIONS[self.asked.part]), self.amount, check=self.amount.complaint))
        parts = {Part.IN: self._in, Part.OUT: self._out, Part.MOVED: self._moved}[self.asked.part]()
        self.page.first = self.amount
        self._go_on_with_enter()
        buttons = row(self.save_button, self.leave_button, None, space="s")
        changed = [text(_("Change this row"), "heading")] if self.asked.row else []
        return stack(rule(), *changed, first, *parts, buttons, space="l")

    def unfold(self) -> None:
        """Open what is folded where something in it has to be put right."""
        asked = (self.page.fields[name] for name in ("no_receipt", "second") if name in self.page.fields)
        if self.agreeing is not None and any(field.problem for field in asked):
            self.agreeing.line.setChecked(True)
            self.second.setFocus()

    def leave(self) -> None:
        """Close the form without keeping it."""
        if self.attached is not None:
            self.attached.leave()
        self.page.clear(FIELDS)
        self.page.close_form()

    def value(self) -> Row:
        """Return the row as answered; refuse with everything to put right."""
        problems: list[Problem] = []
        pence = 1
        try:
            pence = self.amount.pence()
        except RefusedError as refused:
            problems += refused.problems
        made = self._row(pence)
        problems += made.problems()
        if self._names_a_place() and not self.place_name.text().strip():
            problems.append(Problem("place_name", N_("Give it a name.")))
        refuse(problem for problem in problems if not (problem.field == "place" and self._names_a_place()))
        if self._names_a_place():
            made = replace(made, place=self._named_place())
        return made

    def _named_place(self) -> int:
        """Return the place of the name that was typed, a new one where there is none."""
        name = self.place_name.text().strip()
        for place in ledger.places(self.group):
            if place.name.casefold() == name.casefold():
                return place.id
        kind = PlaceKind(self.place_kind.value() or PlaceKind.PERSON)
        return ledger.add_place(self.group, Place(name=name, kind=kind)).id

    def _row(self, pence: int) -> Row:
        part, sheet = self.asked.part, self.asked.sheet
        started = self.asked.row or Row(part=part, fund=_general(self.group), pence=0)
        place = self.place.value() or None
        common = replace(
            started,
            fund=self.fund.value() or started.fund,
            what=self.what.text().strip(),
            place=None if place == sheet.place else place,
        )
        if part is Part.IN:
            return replace(common, kind=self.kind.value(), pence=pence)
        if part is Part.MOVED:
            return replace(common, who=self.who.name(), pence=pence * (self.direction.value() or -1))
        return replace(
            common,
            kind=self.kind.value(),
            who=self.who.name(),
            receipt=self.receipt.text().strip(),
            no_receipt=self.no_receipt.text().strip(),
            second=self.second.name(),
            pence=pence,
        )

    def _in(self) -> list[QWidget]:
        add = self.page.field
        parts: list[QWidget] = [add("kind", Field(_("What was it?"), self.kind))]
        parts.append(add("what", Field(_("A few words, if you like"), self.what)))
        parts += self._pot(_("Which pot is it for?"))
        return [*parts, *self._elsewhere(_("It did not go into the tin"), _("Where did it go?"))]

    def _out(self) -> list[QWidget]:
        add = self.page.field
        parts: list[QWidget] = []
        parts.append(add("kind", Field(_("What was it for?"), self.kind)))
        parts.append(add("who", Field(_("Who was paid?"), self.who)))
        parts.append(add("receipt", Field(_("Receipt number"), self.receipt)))
        self.attached = Attached(self.page, Belonging(sheet_row=self.asked.row.id) if self.asked.row else None)
        parts.append(self.attached)
        why = add("no_receipt", Field(_("Why is there none?"), self.no_receipt))
        second = add("second", Field(_("Who else says it is all right?"), self.second))
        opened = bool(self.no_receipt.text())
        words = _("No receipt, or a second person agrees")
        self.agreeing = Fold(words, box(stack(why, second, space="l")), opened=opened)
        parts.append(self.agreeing)
        parts.append(add("what", Field(_("A few words, if you like"), self.what)))
        parts += self._pot(_("Which pot is it from?"))
        return [*parts, *self._elsewhere(_("It was not paid from the tin"), _("Where was it paid from?"))]

    def _moved(self) -> list[QWidget]:
        add = self.page.field
        name = add("place_name", Field(_("What do you call it?"), self.place_name))
        kind = add("place_kind", Field(_("What sort of place is it?"), self.place_kind))
        fresh = box(stack(name, kind, space="l"))
        fresh.setVisible(self._names_a_place())
        self.place.currentIndexChanged.connect(lambda _at: fresh.setVisible(self._names_a_place()))
        return [
            add("direction", Field(_("Which way?"), self.direction)),
            add("place", Field(_("Where to, or where from?"), self.place)),
            fresh,
            add("who", Field(_("Who took it or gave it?"), self.who)),
            add("what", Field(_("A few words, if you like"), self.what)),
            *self._pot(_("Which pot is it in?")),
        ]

    def _pot(self, question: str) -> list[QWidget]:
        """Ask for the pot where there is more than one."""
        if self.fund.count() < 2:  # noqa: PLR2004  nothing to choose from
            return []
        return [self.page.field("fund", Field(question, self.fund))]

    def _elsewhere(self, fold: str, question: str) -> list[QWidget]:
        if self.place.count() < 2:  # noqa: PLR2004  nothing to choose from
            return []
        asked = self.page.field("place", Field(question, self.place))
        return [Fold(fold, asked, opened=self.place.value() != self.asked.sheet.place)]

    def _names_a_place(self) -> bool:
        return self.asked.part is Part.MOVED and self.place.value() == _NEW

    def _kinds(self) -> list[tuple[int, str]]:
        direction = _DIRECTION.get(self.asked.part, "-")
        known_kind = self.asked.row.kind if self.asked.row else None
        return [(kind.id, kind.name) for kind in offered(ledger.kinds(self.group, direction), known_kind)]

    def _usual_kind(self) -> int | None:
        """Return the kind to begin with: the collection has a question of its own."""
        kinds = self._kinds()
        at = {Part.IN: 1, Part.OUT: 1}.get(self.asked.part, 0)
        return kinds[min(at, len(kinds) - 1)][0] if kinds else None

    def _usual_who(self) -> str:
        return self.asked.maker if self.asked.part is Part.OUT else ""

    def _places(self) -> list[tuple[int, str]]:
        tin = self.asked.sheet.place
        known_place = self.asked.row.place if self.asked.row else None
        places = [(place.id, place.name) for place in offered(ledger.places(self.group), known_place)]
        if self.asked.part is Part.MOVED:
            return [*(each for each in places if each[0] != tin), (_NEW, _("Somewhere new"))]
        return sorted(places, key=lambda each: each[0] != tin)

    def _usual_place(self) -> int | None:
        return None if self.asked.part is Part.MOVED else self.asked.sheet.place

    def _go_on_with_enter(self) -> None:
        """Let Enter go to the next line, and keep the row in the last one."""
        lines: list[QLineEdit] = [self.amount, self.receipt, self.no_receipt, self.place_name]
        for each in lines:
            each.returnPressed.connect(each.focusNextChild)
        self.what.returnPressed.connect(self._save)


def _general(group: Group) -> int:
    return next((fund.id for fund in ledger.funds(group) if fund.kind is FundKind.GENERAL), 0)
