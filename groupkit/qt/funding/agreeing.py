"""The form of what was agreed with a funder: four answers are needed, the rest folds."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from groupkit.core.funding.awards import LEFT_OVER, SORTS, Award, Budget, Instalment, LeftOver, Sort
from groupkit.core.ledger import FundKind, Kind
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Amount, Choice, Count, Day, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.funding.moving import Does, form, pence_of
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, stack
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick
from groupkit.services import ledger

_YEAR = timedelta(days=365)
_PARTS = 4


class AwardForm(QWidget):
    """A grant: who gives how much, from when to when; what it is for, when it comes and the rest fold."""

    def __init__(self, page: Page, known: Award | None, save: Does, leave: Does) -> None:
        super().__init__()
        self.known, self._page = known, page
        self.currency = page.group.profile.currency
        today = page.group.today()
        self.funder = line(known.funder if known else "", example=_("The borough council"), most=80)
        self.amount = Amount(self.currency, known.pence if known else None)
        self.starts = Day(known.starts if known else today)
        self.ends = Day(known.ends if known else today + _YEAR)
        self.save_button = button(_("Keep this"), "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        needed = [
            page.field("funder", Field(_("Who gives the money?"), self.funder)),
            *([] if known else self._pot_fields()),
            page.field("amount", Field(_("How much altogether?"), self.amount, check=self.amount.complaint)),
            page.field("starts", Field(_("The first day"), self.starts)),
            page.field("ends", Field(_("The last day"), self.ends)),
        ]
        self.folds = {
            "lines": Fold(_("What it may pay for"), self._costs(ledger.kinds(page.group, "out"))),
            "instalments": Fold(_("When it comes"), self._comings(today)),
            "more": Fold(_("More that was agreed"), self._more()),
        }
        title = _("Change what was agreed") if known else _("Set up a grant")
        self.setLayout(form(title, [*needed, *self.folds.values()], self.save_button, self.leave_button))

    def _pot_fields(self) -> list[QWidget]:
        """Return what the pot is called, or which one two funders fill together."""
        self.pot = line(example=_("Borough grant"), most=40)
        funds = [fund for fund in ledger.funds(self._page.group) if fund.kind is FundKind.RESTRICTED]
        self.fund = wide(Choice([(0, _("A new pot")), *((fund.id, fund.name) for fund in funds)]))
        hint = _("The money is kept apart under this name.")
        fields: list[QWidget] = [self._page.field("pot", Field(_("What do we call its pot?"), self.pot, hint=hint))]
        if funds:
            hint = _("Choose one where two funders pay for the same things.")
            fields.insert(0, self._page.field("fund", Field(_("Which pot does it fill?"), self.fund, hint=hint)))
            pot = fields[1]
            self.fund.currentIndexChanged.connect(lambda: pot.setVisible(not self.fund.value()))
        return fields

    def _costs(self, kinds: tuple[Kind, ...]) -> QWidget:
        """Return a tick and an amount for each kind of cost."""
        set_ = {each.kind: each.pence for each in self.known.lines} if self.known else {}
        self.ticks = {kind.id: Tick(kind.name, done=kind.id in set_, fades=False) for kind in kinds}
        self.amounts = {kind.id: Amount(self.currency, set_.get(kind.id) or None) for kind in kinds}
        lines = []
        for kind in kinds:
            entry = self.amounts[kind.id]
            entry.setAccessibleName(_("How much for {kind}").format(kind=kind.name))
            entry.textEdited.connect(partial(self._tick, self.ticks[kind.id]))
            lines.append(Columns((self.ticks[kind.id], 1), (entry, 1), letters=20, space="m"))
        rows = box(stack(*lines, space="s"))
        rows.setFocusProxy(self.ticks[kinds[0].id])
        hint = _("Tick none if it may pay for anything. An amount is not needed.")
        return self._page.field("lines", Field(_("It may pay for"), rows, hint=hint))

    @staticmethod
    def _tick(tick: Tick, typed: str) -> None:
        tick.setChecked(bool(typed.strip()) or tick.isChecked())

    def _comings(self, today: date) -> QWidget:
        """Return a day and an amount for each part that is still to come."""
        open_ = [part for part in self.known.instalments if part.entry is None] if self.known else []
        self.comes: list[tuple[Day, Amount]] = []
        lines = []
        for at in range(max(_PARTS, len(open_))):
            part = open_[at] if at < len(open_) else None
            day, amount = Day(part.due if part else today), Amount(self.currency, part.pence if part else None)
            day.setAccessibleName(_("Day of part {number}").format(number=at + 1))
            amount.setAccessibleName(_("Amount of part {number}").format(number=at + 1))
            self.comes.append((day, amount))
            lines.append(Columns((day, 1), (amount, 1), letters=20, space="m"))
        rows = box(stack(*lines, space="s"))
        rows.setFocusProxy(self.comes[0][1])
        hint = _("A part without an amount is left out.")
        return self._page.field("instalments", Field(_("The parts that come"), rows, hint=hint))

    def _more(self) -> QWidget:
        known, page = self.known, self._page
        self.sort = wide(Choice(((key, _(words)) for key, words in SORTS.items()), known.sort if known else None))
        self.reference = line(known.reference if known else "", most=60)
        self.reports = Tick(_("They would like a report"), done=bool(known and known.report_due), fades=False)
        self.report_due = Day((known and known.report_due) or self.ends.day())
        self.own_money = Amount(self.currency, known.own_money or None if known else None, field="own_money")
        chosen = known.left_over if known else None
        self.left_over = wide(Choice(((key, _(words)) for key, words in LEFT_OVER.items()), chosen))
        self.stops = notes(known.stops if known else "", lines=2)
        self.proposal = notes(known.proposal if known else "", lines=2)
        places = [(place.id, place.name) for place in ledger.places(page.group)]
        self.host = wide(Choice([(0, _("We hold it ourselves")), *places], known.host or 0 if known else 0))
        self.parts = Count(known.parts if known else 1, digits=3)
        stops = _("The room on Tuesdays, for example. It is said in time, while somebody can still be asked.")
        due = page.field("report_due", Field(_("By when is the report?"), self.report_due))
        due.setVisible(self.reports.isChecked())
        self.reports.toggled.connect(due.setVisible)
        fields = [
            page.field("sort", Field(_("What sort of money is it?"), self.sort)),
            page.field("reference", Field(_("What the funder calls it"), self.reference)),
            self.reports,
            due,
            page.field("own_money", Field(_("How much do we put to it ourselves?"), self.own_money)),
            page.field("left_over", Field(_("What happens to money that is left?"), self.left_over)),
            page.field("stops", Field(_("What stops when it ends?"), self.stops, hint=stops)),
            page.field("proposal", Field(_("What would we do with what is left?"), self.proposal)),
            page.field("host", Field(_("Who holds it for us?"), self.host)),
            page.field("parts", Field(_("Its parts of each cost, in a pot of two funders"), self.parts)),
        ]
        if known is None:
            self.new_host = line(example=_("Town Hall"), most=40)
            fields.insert(-1, page.field("new_host", Field(_("Or somebody new who holds it"), self.new_host)))
        return box(stack(*fields, space="l"))

    def award(self) -> Award:
        """Return the grant as answered; raise RefusedError where an amount cannot be read."""
        problems: list[Problem] = []

        def read(entry: Amount, field: str, *, optional: bool = True) -> int:
            pence, found = pence_of(entry, field, optional=optional)
            problems.extend(found)
            return pence

        pence, own = read(self.amount, "amount", optional=False), read(self.own_money, "own_money")
        chosen = [kind for kind, tick in self.ticks.items() if tick.isChecked()]
        lines = tuple(Budget(kind, read(self.amounts[kind], "lines")) for kind in chosen)
        parts = tuple(self._arrived()) + tuple(
            Instalment(due=day.day(), pence=read(amount, "instalments"))
            for day, amount in self.comes
            if amount.text().strip()
        )
        if problems:
            raise RefusedError(problems)
        answered = Award(
            fund=self.known.fund if self.known else self.fund.value() or 0,
            funder=self.funder.text(),
            sort=Sort(self.sort.value() or Sort.GRANT),
            reference=self.reference.text(),
            pence=pence,
            starts=self.starts.day(),
            ends=self.ends.day(),
            report_due=self.report_due.day() if self.reports.isChecked() else None,
            own_money=own,
            left_over=LeftOver(self.left_over.value() or LeftOver.ASK),
            proposal=self.proposal.toPlainText(),
            stops=self.stops.toPlainText(),
            host=self.host.value() or None,
            parts=self.parts.count() or 0,
            lines=lines,
            instalments=parts,
        )
        return replace(answered, id=self.known.id) if self.known else answered

    def _arrived(self) -> list[Instalment]:
        return [part for part in self.known.instalments if part.entry is not None] if self.known else []
