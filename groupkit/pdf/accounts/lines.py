"""The year line by line, as the charity's own form has it, ready to be copied."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from groupkit.core.accounts.headings import YearForm, translated
from groupkit.core.accounts.lines import COLUMNS, Account
from groupkit.core.accounts.whole import WholeAccount
from groupkit.pdf.sheets.pieces import Cell, Page, figure, grid, said, titled

_LINE, _AMOUNT = 0.08, 0.15


def year_lines(page: Page, account: WholeAccount, form: YearForm) -> Iterator[Flowable]:
    """Yield the lines of the yearly account: General, for a set purpose, all, and the year before."""
    words, told = page.words, translated(form, page.words)
    now, then = account.figures.lines, account.figures.lines_before
    heads = [column.title for column in told.column if column.key in (*COLUMNS, "all", "last-year")]
    rows: list[Sequence[Cell]] = [("", told.title, *heads)]
    for line in told.line:
        if line.key not in now.lines or (line.only_if_used and not any(now.lines[line.key])):
            continue
        bold = bool(line.sum)
        amounts = [*now.lines[line.key], now.all(line.key), _before(then, line.key)]
        cells = [figure(page, "" if a is None else words.amount(a), "bold" if bold else "text") for a in amounts]
        title = said(page, line.title, "bold") if bold else line.title
        rows.append((line.line, title, *cells))
    wide = [page.width * _LINE, page.width * (1 - _LINE - 4 * _AMOUNT), *[page.width * _AMOUNT] * 4]
    yield grid(page, rows, wide, range(2, 6))
    agrees = words.gettext("Where the money is agrees with what there is at the end: {answer}")
    answer = words.gettext("YES") if now.agrees else words.gettext("NO")
    yield titled(page, "", agrees.format(answer=answer))


def _before(then: Account, key: str) -> int | None:
    """Return what a line came to the year before; where the money was then is not known."""
    return None if key in ("b1", "b5") else then.all(key)
