"""The account of a Scottish charity: receipts and payments by its headings, and the statement of balances."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.accounts.headings import YearForm, translated
from groupkit.core.accounts.period import Cells, Side, added
from groupkit.core.accounts.rows import PaperRow, Sort, by_heading
from groupkit.core.accounts.whole import WholeAccount
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.accounts import notes, signed
from groupkit.pdf.accounts.papers import pots, printed
from groupkit.pdf.accounts.table import columns, table
from groupkit.pdf.sheets.pieces import Cell, Page, grid, said

_DIRECTIONS = {Side.RECEIPTS: "in", Side.PAYMENTS: "out"}


def scottish(
    account: WholeAccount,
    form: YearForm,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the year as a Scottish charity's treasurer needs it, to be signed and dated by the trustees."""
    leaf = house.Leaf(language=language, paper=paper)
    title = leaf.words.gettext("Statement of balances, with receipts and payments")
    printed(partial(_story, account, form, title), path, title, leaf, large=large, progress=progress)


def _story(account: WholeAccount, form: YearForm, title: str, page: Page) -> Sequence[Flowable]:
    _, told = page.words.gettext, translated(form, page.words)
    approved, for_all = told.titled("approved"), told.titled("signed")
    return [
        *signed.head(page, account, title),
        said(page, signed.standing(page, account)),
        *_table(page, account, "", list(_receipts_and_payments(page, account, told))),
        *_table(page, account, _("Statement of balances"), list(_balances(account, told))),
        *_other_things(page, told),
        *notes.where_it_is(page, account),
        *notes.owed(page, account),
        *notes.decisions(page, account),
        *signed.foot(page, account, [for_all, approved]),
    ]


def _table(page: Page, account: WholeAccount, title: str, rows: Sequence[PaperRow]) -> Iterator[Flowable]:
    _ = page.words.gettext
    of = columns(rows, pots(page, account), (_("All"), _("The year before"), ""), page.words.amount)
    yield from table(page, title, rows, of)


def _receipts_and_payments(page: Page, account: WholeAccount, form: YearForm) -> Iterator[PaperRow]:
    _ = page.words.gettext
    now, then = account.figures.now, account.figures.then
    parts = {
        Side.RECEIPTS: (_("Receipts"), _("Receipts total")),
        Side.PAYMENTS: (_("Payments"), _("Payments total")),
    }
    for side, (title, total) in parts.items():
        headings = {row.key: row.title for row in form.scotland if row.direction == _DIRECTIONS[side]}
        found = by_heading(account, side, tuple(headings))
        yield PaperRow(sort=Sort.PART, title=title)
        for key, name in headings.items():
            if key in found:
                cells, before = found[key]
                yield PaperRow(sort=Sort.ROW, title=name, cells=cells, before=before)
        yield _sum(total, now.total(side), sum(then.total(side)))
    yield _sum(_("Receipts less payments"), now.net, sum(then.net))
    yield _row(_("Moved between pots"), now.moved, sum(then.moved))


def _balances(account: WholeAccount, form: YearForm) -> Iterator[PaperRow]:
    now, then = account.figures.now, account.figures.then
    width = len(now.funds)
    owing = {each.fund: each.pence for each in account.figures.owed}
    opening, opening_then = added((now.brought, now.begun), width), sum(then.brought) + sum(then.begun)
    yield _row(form.titled("cash-opening"), opening, opening_then)
    change, change_then = added((now.net, now.moved), width), sum(then.net) + sum(then.moved)
    yield _row(form.titled("cash-change"), change, change_then)
    yield _sum(form.titled("cash-closing"), now.carried, sum(then.carried), Sort.END)
    owed = tuple(owing.get(fund, 0) for fund in now.funds)
    yield PaperRow(sort=Sort.ROW, title=form.titled("liabilities"), cells=owed)


def _other_things(page: Page, form: YearForm) -> Iterator[Flowable]:
    """Yield lines for what the book of money does not hold, to be filled with a pen."""
    rows: list[Sequence[Cell]] = [
        (form.titled(key), "________________", "") for key in ("investments", "other-assets", "contingent")
    ]
    head = page.words.gettext("Not in our book of money: write it in, or write “none”")
    yield grid(page, [(head, "", ""), *rows], notes.widths(page), [])


def _sum(title: str, cells: Cells, before: int, sort: Sort = Sort.SUM) -> PaperRow:
    return PaperRow(sort=sort, title=title, cells=cells, before=before)


def _row(title: str, cells: Cells, before: int) -> PaperRow:
    return PaperRow(sort=Sort.ROW, title=title, cells=cells, before=before)
