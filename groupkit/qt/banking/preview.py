"""A list before anything of it is kept: its first lines as they are read, and which column is which."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from groupkit.core.banking.lines import BankLine
from groupkit.core.banking.tables import DAY_FORMS, BankForm
from groupkit.core.ledger import Place
from groupkit.core.problems import Problem
from groupkit.i18n import N_, _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import Fold, listed
from groupkit.qt.tables import Column, Table
from groupkit.qt.ticks import Tick
from groupkit.services.banking.taking import Looked

Action = Callable[[], object]
_SHOWN, _TOLD = 24, 3
_AS_TYPED = {
    "%d/%m/%Y": N_("Day, month, year: {day}"),
    "%m/%d/%Y": N_("Month, day, year: {day}"),
}


class Preview(QWidget):
    """The first lines as they will be read, and whether to take the list in."""

    def __init__(self, looked: Looked, currency: str, take: Action, leave: Action) -> None:
        super().__init__()
        self.take_button = button(_("Take this list in"), "quiet", "check", does=take)
        self.take_button.setEnabled(looked.file is not None)
        self.leave_button = button(_("Not this list"), "plain", does=leave)
        columns = (
            Column[BankLine](title=N_("What it was"), words=lambda line: line.words),
            Column[BankLine](title=N_("Day"), words=lambda line: current().day(line.day, "sheet")),
            Column[BankLine](title=N_("Money in"), words=lambda line: _part(line, 1, currency), figures=True),
            Column[BankLine](title=N_("Money out"), words=lambda line: _part(line, -1, currency), figures=True),
        )
        self.table = Table(columns, _("The first lines, as we read them"))
        self.table.show_rows(looked.first)
        below = Columns(self.take_button, self.leave_button, letters=0, space="s")
        if looked.file is None:
            self.table.setParent(self)
            self.table.hide()
            heading = text(_("We cannot read it like this"), "heading")
            whole = stack(heading, *self._faults(looked.problems), self.leave_button, None, space="m")
            self.take_button.setParent(self)
            self.take_button.hide()
            self.setLayout(stack(card(whole)))
            return
        shown = listed(_("The first lines, as we read them"), self.table, below)
        self.setLayout(stack(shown, text(_extent(looked), "small"), None))

    def _faults(self, problems: Sequence[Problem]) -> list[QWidget]:
        """Return why it cannot be read: the first few at once, the others folded."""
        said: list[QWidget] = [text(str(problem)) for problem in problems]
        if len(said) > _TOLD:
            self.others = Fold(_("See the others"), box(stack(*said[_TOLD:], space="s")))
            return [*said[:_TOLD], self.others]
        return said


def _part(line: BankLine, sign: int, currency: str) -> str:
    return current().money(abs(line.pence), currency) if line.pence * sign > 0 else ""


def _extent(looked: Looked) -> str:
    """Say how many lines the list has, and from which day to which."""
    file, words = looked.file, current()
    if file is None or file.days is None:
        return _("There is no payment in this list.")
    many = len(file.lines)
    said = ngettext("It has {count} line, of {first}.", "It has {count} lines, from {first} to {last}.", many)
    first, last = (words.day(day, "full") for day in file.days)
    return said.format(count=many, first=first, last=last)


class ColumnsForm(QWidget):
    """Which column is which, with a value of the list beside each name; a change is shown at once."""

    def __init__(
        self, page: Page, looked: Looked, places: Sequence[Place], place: int, changed: Callable[[], object]
    ) -> None:
        super().__init__()
        self._looked, form = looked, looked.form
        self.place = wide(Choice([(each.id, each.name) for each in places], place))
        accounts = looked.file.accounts if looked.file else ()
        self.account = wide(Choice([(each, _ending(each)) for each in accounts]))
        place_field = page.field("place", Field(_("Which of our banks it is of"), self.place))
        place_field.setVisible(len(places) > 1)
        account_field = page.field("account", Field(_("Which account"), self.account))
        account_field.setVisible(len(accounts) > 1)
        things: list[QWidget] = [place_field, account_field]
        if looked.is_table and looked.head:
            columns = self._columns(page, form, changed)
            known = looked.sure and looked.file is not None
            things.append(Fold(_("Which column is which"), columns, opened=not known))
        self.things = things
        heading = _("Is this right?") if looked.file else _("Show us which column is which")
        said = _("This looks like a list from {bank}.").format(bank=form.name) if form and form.name else ""
        words = [text(said)] if said else []
        self.setLayout(stack(card(stack(text(heading, "heading"), *words, *things, space="l"))))

    def _columns(self, page: Page, form: BankForm | None, changed: Callable[[], object]) -> QWidget:
        looked = self._looked
        named = [(name, _with_value(name, at, looked)) for at, name in enumerate(looked.head) if name]
        none = [("", _("Not in this list")), *named]
        self.day = wide(Choice(none, form.date if form else ""))
        self.what = wide(Choice(none, form.what if form else ""))
        self.amount = wide(Choice(none, form.amount if form else ""))
        self.money_in = wide(Choice(none, form.money_in if form else ""))
        self.money_out = wide(Choice(none, form.money_out if form else ""))
        offered = looked.day_forms or DAY_FORMS
        self.written = wide(Choice([(each, _day_words(each)) for each in offered]))
        if form is not None:
            self.written.choose(next((each for each in form.date_formats if each in offered), offered[0]))
        self.comma = Tick(_("A comma before the pence"), _("Such as 12,50"), done=bool(form and form.comma))
        fields = {
            "day": (_("The day"), self.day),
            "written": (_("How days are written"), self.written),
            "what": (_("What it was"), self.what),
            "amount": (_("The amount, with a minus for money out"), self.amount),
            "money_in": (_("Or money in, in a column of its own"), self.money_in),
            "money_out": (_("And money out in another"), self.money_out),
        }
        made = {name: page.field(name, Field(words, choice)) for name, (words, choice) in fields.items()}
        for choice in (self.day, self.written, self.what, self.amount, self.money_in, self.money_out):
            choice.activated.connect(lambda _at: changed())
        self.comma.toggled.connect(lambda _on: changed())
        holder = QWidget()
        holder.setLayout(stack(*made.values(), self.comma, space="l"))
        return holder

    def form(self) -> BankForm:
        """Return how the list is read with these columns, also while too few are chosen."""
        day, what, amount = (choice.value() or "" for choice in (self.day, self.what, self.amount))
        money_in, money_out = self.money_in.value() or "", self.money_out.value() or ""
        if money_in and money_out:
            amount = ""
        known = self._looked.form
        balance = known.balance if known else ""
        kept = known or BankForm(header=(), date=day, what=what)
        return replace(
            kept,
            header=tuple(name for name in (day, what, amount, money_in, money_out, balance, *kept.account) if name),
            optional=(),
            date=day,
            date_formats=(self.written.value() or DAY_FORMS[0],),
            what=what,
            amount=amount,
            money_in=money_in,
            money_out=money_out,
            comma=self.comma.isChecked(),
            currency=kept.currency,
        )


def _with_value(name: str, at: int, looked: Looked) -> str:
    """Return the name of a column with the first value below it."""
    value = next((row[at] for row in looked.rows if at < len(row) and row[at]), "")
    short = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    return _("{column} ({value})").format(column=name, value=short) if short else name


def _day_words(form: str) -> str:
    """Return a way to write days in words, with a day written so."""
    shown = (
        form.replace("%d", "31").replace("%m", "12").replace("%Y", "2026").replace("%y", "26").replace("%b", "Dec")
    )
    return _(_AS_TYPED[form]).format(day=shown) if form in _AS_TYPED else shown


def _ending(account: str) -> str:
    """Return an account by its last digits only."""
    return _("ending in {digits}").format(digits=account[-4:])
