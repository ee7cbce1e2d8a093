"""Small forms about one grant: money came, some goes back, the coordinator says yes to another cost."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from groupkit.core.funding.awards import Instalment
from groupkit.core.ledger import Place, PlaceKind
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Amount, Choice, Day, line
from groupkit.qt.fields import Field
from groupkit.qt.money.names import Name, known
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, card, stack, text
from groupkit.services import ledger
from groupkit.services.funding.awards import Arrival, Standing

Does = Callable[[], object]
_GOOD = N_("It goes into the book for good. A mistake is put right by a new entry.")


def pence_of(entry: Amount, field: str, *, optional: bool = False) -> tuple[int, list[Problem]]:
    """Return what was typed in pence, and the problems of it; nothing typed is 0 where that is allowed."""
    if optional and not entry.text().strip():
        return 0, []
    try:
        return entry.pence(), []
    except RefusedError as refused:
        return 0, [Problem(field, problem.message, problem.values) for problem in refused.problems]


class MovedForm(QWidget):
    """Money of a grant that came, or that went back."""

    def __init__(self, page: Page, about: Standing, save: Does, leave: Does, *, back: bool) -> None:
        super().__init__()
        self.about, group, self._back = about, page.group, back
        open_ = [part for part in about.award.instalments if part.entry is None]
        due = open_[0] if open_ and not back else None
        self.amount = Amount(group.profile.currency, due.pence if due else None)
        named = ((part.id, _part(part, group.profile.currency)) for part in open_)
        self.part = wide(Choice([(0, _("Something else")), *named], due.id if due else 0))
        places = ledger.places(group)
        self.place = wide(Choice([(each.id, each.name) for each in places], _likely(places, about.award.host)))
        self.kind = wide(Choice((each.id, each.name) for each in ledger.kinds(group, "out")))
        self.day = Day(group.today())
        self.made_by = Name(known(group))
        self.save_button = button(_("Write it in the book"), "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        fields = [
            page.field("amount", Field(_("How much?"), self.amount, check=self.amount.complaint)),
            page.field("place", Field(_("Out of where?") if back else _("Where is it now?"), self.place)),
            page.field("day", Field(_("Which day?"), self.day)),
            page.field("made_by", Field(_("Who writes it down?"), self.made_by)),
        ]
        if back:
            fields.insert(1, page.field("kind", Field(_("Which kind of money out is it?"), self.kind)))
        elif open_:
            fields.insert(1, page.field("instalment", Field(_("Which part of the grant is it?"), self.part)))
        title = _("Money goes back: {pot}") if back else _("Money came: {pot}")
        self.setLayout(
            form(
                title.format(pot=about.pot.name),
                [*fields, text(_(_GOOD), "small")],
                self.save_button,
                self.leave_button,
            )
        )

    def arrival(self) -> Arrival:
        """Return what was answered; raise RefusedError where the amount cannot be read."""
        return Arrival(
            pence=self.amount.pence(),
            day=self.day.day(),
            place=self.place.value() or 0,
            made_by=self.made_by.name(),
            instalment=0 if self._back else self.part.value() or 0,
            kind=(self.kind.value() or 0) if self._back else 0,
        )


class AllowForm(QWidget):
    """The coordinator's yes to a kind of cost that a grant is not for."""

    def __init__(self, page: Page, about: Standing, save: Does, leave: Does) -> None:
        super().__init__()
        self.about, group = about, page.group
        others = [each for each in ledger.kinds(group, "out") if not about.award.pays_for(each.id)]
        self.kind = wide(Choice((each.id, each.name) for each in others))
        self.amount = Amount(group.profile.currency)
        self.by, self.why = Name(known(group)), line(example=_("They agreed by phone."))
        self.save_button = button(_("Record the yes"), "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        fields = [
            text(_("It prints on the statement, with the reason. It cannot be undone."), "body", "soft"),
            page.field("kind", Field(_("For what?"), self.kind)),
            page.field("amount", Field(_("Up to how much?"), self.amount, check=self.amount.complaint)),
            page.field("by", Field(_("Who said yes?"), self.by, hint=_("The coordinator, not who is paid."))),
            page.field("why", Field(_("Why?"), self.why)),
        ]
        title = _("Another cost: {pot}").format(pot=about.pot.name)
        self.setLayout(form(title, fields, self.save_button, self.leave_button))


def form(title: str, fields: Sequence[QWidget], save: QPushButton, *others: QPushButton) -> QVBoxLayout:
    """Return the layout of a small form on one card."""
    buttons = Columns(save, *others, letters=0, space="s")
    return stack(card(stack(text(title, "heading"), *fields, buttons, space="l")), None)


def _part(part: Instalment, currency: str) -> str:
    words = current()
    said = _("Due on {day}: {amount}")
    return said.format(amount=words.money(part.pence, currency), day=words.day(part.due, "sheet"))


def _likely(places: tuple[Place, ...], host: int | None) -> int | None:
    """Return where the money of a grant most likely is: the host body, else a bank."""
    return host or next((each.id for each in places if each.kind is PlaceKind.BANK), None)
