"""Prints the account of a month or a year, its copy in whole pounds, and the few lines to read aloud."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.accounts.headings import YearForm
from groupkit.core.accounts.rounding import pounds, rounded
from groupkit.core.accounts.rows import PaperRow, paper_rows
from groupkit.core.accounts.spoken import spoken
from groupkit.core.accounts.whole import WholeAccount
from groupkit.core.accounts.years import is_month, named
from groupkit.core.money import SYMBOLS
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.accounts import notes, signed
from groupkit.pdf.accounts.lines import year_lines
from groupkit.pdf.accounts.table import columns, table
from groupkit.pdf.press import document
from groupkit.pdf.sheets.pieces import Page, height, said

LARGE = 1.3
# size of type, leading and padding, from roomy to close; the first that fits on one page is used
_SETTINGS = ((11.0, 1.25, 1.6), (11.0, 1.15, 0.6), (11.0, 1.12, 0.2), (10.5, 1.12, 0.2), (10.0, 1.1, 0.1))
_Story = Callable[[Page], Sequence[Flowable]]


def month(
    account: WholeAccount,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the account of a month, or of any days: receipts and payments, pot by pot."""
    leaf = _leaf(language, paper)
    title = leaf.words.gettext("Receipts and payments")
    printed(partial(_account, account, title), path, title, leaf, large=large, progress=progress)


def _account(account: WholeAccount, title: str, page: Page) -> Sequence[Flowable]:
    return [
        *signed.head(page, account, title),
        said(page, signed.standing(page, account)),
        *_table(page, account, paper_rows(account, page.words), page.words.amount),
        *notes.where_it_is(page, account),
        *notes.checks(page, account),
        *_below(page, account),
        *signed.foot(page, account),
    ]


def _below(page: Page, account: WholeAccount) -> Iterator[Flowable]:
    yield from notes.owed(page, account)
    yield from notes.decisions(page, account)
    yield from notes.corrections(page, account)


def _table(
    page: Page, account: WholeAccount, rows: Sequence[PaperRow], shown: Callable[[int], str]
) -> Iterator[Flowable]:
    _ = page.words.gettext
    now = account.figures.now
    before = _("Same month last year") if is_month((now.start, now.end)) else _("The year before")
    of = columns(rows, pots(page, account), (_("All"), before, _("CC16a line")), shown)
    yield from table(page, "", rows, of)


def pots(page: Page, account: WholeAccount) -> tuple[str, ...]:
    """Return the heads of the columns of pots; one that can be used for one thing only says so."""
    tied = page.words.gettext("{pot} (restricted)")
    figures = account.figures
    names = zip(figures.now.funds, account.funds, strict=True)
    return tuple(tied.format(pot=name) if fund in figures.tied else name for fund, name in names)


def year(
    account: WholeAccount,
    form: YearForm,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the account of a year: pot by pot, then line by line as the charity's form has it (`form`)."""
    leaf = _leaf(language, paper)
    title = leaf.words.gettext("Receipts and payments of the year")
    printed(partial(_year, account, form, title), path, title, leaf, large=large, progress=progress)


def _year(account: WholeAccount, form: YearForm, title: str, page: Page) -> Sequence[Flowable]:
    return [
        *signed.head(page, account, title),
        said(page, signed.standing(page, account)),
        *_table(page, account, paper_rows(account, page.words), page.words.amount),
        *year_lines(page, account, form),
        *notes.where_it_is(page, account),
        *notes.checks(page, account),
        *_below(page, account),
        *signed.foot(page, account),
    ]


def whole_pounds(
    account: WholeAccount,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print an account in whole pounds: every figure is rounded from its own pence and nothing is added again."""
    leaf = _leaf(language, paper)
    title = leaf.words.gettext("Receipts and payments, rounded")
    printed(partial(_rounded, account, title), path, title, leaf, large=large, progress=progress)


def _rounded(account: WholeAccount, title: str, page: Page) -> Sequence[Flowable]:
    words = page.words
    off = rounded(account.figures.now).most_off
    copy = words.gettext("Rounded to whole pounds. Columns may differ from their totals by up to {most}.")
    exact = words.gettext("The exact figures, in pence, stand on the paper this is a copy of.")

    def shown(pence: int) -> str:
        return words.whole(pounds(pence))

    return [
        *signed.head(page, account, title),
        said(page, copy.format(most=f"{SYMBOLS[account.currency]}{words.whole(off)}"), "bold"),
        said(page, exact),
        *_table(page, account, paper_rows(account, words), shown),
        *signed.foot(page, account),
    ]


def aloud(
    account: WholeAccount,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the few lines to read aloud at a meeting, in large type."""
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    words, now = leaf.words, account.figures.now
    title = words.gettext("Our money, to read aloud")
    of = words.gettext("{days}, {group}").format(days=named(words, (now.start, now.end)), group=account.group)
    lines = [house.text(leaf, line, "read") for line in spoken(account, words)]
    seal = words.gettext("Seal {seal} after entry {entry}.").format(seal=account.seal, entry=account.after_entry)
    story = [house.title(leaf, title), house.text(leaf, of, "lead"), *lines, house.text(leaf, seal, "small")]
    document(path, title, story, leaf, progress)


def _leaf(language: str, paper: str) -> house.Leaf:
    return house.Leaf(language=language, paper=paper)


def printed(
    story: _Story,
    path: Path | BinaryIO,
    title: str,
    leaf: house.Leaf,
    *,
    large: bool,
    progress: Progress | None,
) -> None:
    """Print a story on one page in the roomiest setting that fits, or on several in the roomiest of all."""
    scale = LARGE if large else 1.0
    pages = [
        Page(leaf=leaf, size=size * scale, leading=leading, padding=room * scale)
        for size, leading, room in (_SETTINGS[:1] if large else _SETTINGS)
    ]
    made = next((told for page in pages if height(told := story(page), page) <= page.height), None)
    document(path, title, story(pages[0]) if made is None else made, leaf, progress)
