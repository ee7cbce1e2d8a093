"""An account in the window: how the month went, pot by pot, and what agrees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QWidget

from groupkit.core.accounts.period import Side
from groupkit.core.accounts.rows import PaperRow, Sort, paper_rows
from groupkit.core.accounts.whole import Check, Proof, WholeAccount
from groupkit.i18n import N_, _, current, ngettext
from groupkit.qt.money.figures import line, money, strong
from groupkit.qt.pieces import card, rule, stack, text
from groupkit.qt.sections import fact, listed
from groupkit.qt.tables import Column, Table


def glance(account: WholeAccount) -> QFrame:
    """Return how the time went in six lines: what there was, what came and went, and what there is."""
    now, currency = account.figures.now, account.currency

    def shown(pence: int) -> str:
        return money(pence, currency)

    began = sum(now.brought) + sum(now.begun)
    lines: list[QWidget] = [
        line(_("We began with"), shown(began), "soft"),
        line(_("Came in"), shown(sum(now.total(Side.RECEIPTS))), "soft"),
        line(_("Paid out"), shown(-sum(now.total(Side.PAYMENTS))), "soft"),
        rule(),
        strong(_("We ended with"), shown(sum(now.carried))),
    ]
    owed = sum(each.pence for each in account.figures.owed)
    if owed:
        lines.append(line(_("Agreed and not paid yet"), shown(owed), "soft"))
    return card(stack(text(_("At a glance"), "heading"), *lines, space="m"))


def kinds(account: WholeAccount) -> QFrame:
    """Return what came in and went out, kind by kind, beside the same time a year before."""
    rows = [row for row in paper_rows(account, current()) if row.sort is not Sort.PART and row.sort is not Sort.END]
    columns: tuple[Column[PaperRow], ...] = (
        Column(title=N_("What"), words=_title),
        Column(title=N_("All pots"), words=_all, figures=True),
        Column(title=N_("A year before"), words=_before, figures=True),
    )
    title = _("What came in and went out")
    return listed(title, _whole(Table(columns, title), rows))


def _title(row: PaperRow) -> str:
    return row.title


def _all(row: PaperRow) -> str:
    return current().amount(row.all)


def _before(row: PaperRow) -> str:
    return "" if row.before is None else current().amount(row.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pot:
    """One pot: its name, what came in and went out of it, and what there is now, in pence."""

    name: str
    came: int
    went: int
    there: int


def pots(account: WholeAccount) -> QFrame:
    """Return every pot with what came in, went out, and is there now."""
    now = account.figures.now
    figures = zip(now.total(Side.RECEIPTS), now.total(Side.PAYMENTS), now.carried, strict=True)
    rows = [
        _Pot(name=name, came=came, went=went, there=there)
        for name, (came, went, there) in zip(account.funds, figures, strict=True)
    ]
    columns: tuple[Column[_Pot], ...] = (
        Column(title=N_("Pot"), words=lambda pot: pot.name),
        Column(title=N_("In"), words=lambda pot: current().amount(pot.came), figures=True),
        Column(title=N_("Out"), words=lambda pot: current().amount(pot.went), figures=True),
        Column(title=N_("There at the end"), words=lambda pot: current().amount(pot.there), figures=True),
    )
    title = _("Pot by pot")
    return listed(title, _whole(Table(columns, title), rows))


def _whole(table: "Table[PaperRow] | Table[_Pot]", rows: Sequence[PaperRow] | Sequence[_Pot]) -> QWidget:
    """Show every row without a scroll bar of the table's own."""
    table.show_rows(rows)  # type: ignore[arg-type]  # both are of one sort where this is called
    high = table.horizontalHeader().sizeHint().height() + len(rows) * table.verticalHeader().defaultSectionSize()
    table.setFixedHeight(high + 4)
    return table


def agreed(account: WholeAccount) -> QFrame:
    """Return what was counted and what the bank said, and every time the month was opened again."""
    parts = [*_checks(account), *_reopened(account)]
    return card(stack(text(_("Does it agree?"), "heading"), *parts, space="m"))


def _checks(account: WholeAccount) -> Iterator[QWidget]:
    if not account.figures.agrees:
        yield fact("circle-alert", _("The places do not hold what the entries say. Press “Check the book”."))
    if not account.figures.checks:
        yield fact("circle-dashed", _("Nobody has counted for this month yet."), _("That is part of closing it."))
    for check in account.figures.checks:
        yield _check(account, check)


def _check(account: WholeAccount, check: Check) -> QWidget:
    place, day = account.named("place", check.place), current().day(check.on, "short")
    counted = check.proof is Proof.COUNT
    if not check.difference:
        said = _("{place} agrees, counted on {day}") if counted else _("{place} agrees, statement of {day}")
        return fact("circle-check", said.format(place=place, day=day), money(check.comes_to, account.currency))
    said = _("{place} is {amount} apart from the book")
    amount = money(check.difference, account.currency)
    return fact(
        "circle-alert", said.format(place=place, amount=amount), account.words.get(f"why_{check.place}", "")
    )


def _reopened(account: WholeAccount) -> Iterator[QWidget]:
    for each in account.reopened:
        said = _("Opened again on {day} by {by} and {second}")
        day = current().day(each.on, "short")
        yield fact("undo-2", said.format(day=day, by=each.by or "…", second=each.second or "…"), each.why or "…")


def owing(account: WholeAccount) -> str:
    """Return how many claims wait to be paid, as one sentence; nothing where none does."""
    many = sum(each.claims for each in account.figures.owed)
    if not many:
        return ""
    return ngettext("{count} claim waits to be paid.", "{count} claims wait to be paid.", many).format(count=many)
