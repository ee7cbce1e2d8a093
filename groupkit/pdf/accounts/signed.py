"""The head and the foot of an account on paper: what it is of, who closed it, lines to sign, seal and square."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from groupkit.core.accounts.whole import WholeAccount
from groupkit.core.accounts.years import named
from groupkit.pdf.accounts import notes
from groupkit.pdf.sheets.pieces import Page, beside_code, code_square, said, signing, titled
from groupkit.pdf.sheets.pieces import named as heading
from groupkit.pdf.sheets.sections import PRICES


def head(page: Page, account: WholeAccount, title: str) -> Iterator[Flowable]:
    """Yield the title of an account, the days and the group it is of, and how it stands."""
    words, now = page.words, account.figures.now
    _ = words.gettext
    yield heading(page, title)
    of = _("{days}, {group}").format(days=named(words, (now.start, now.end)), group=account.group)
    yield said(page, of, "bold")
    if account.closed is not None:
        by, second = account.closers
        closed = _("Closed on {day} by {by} and {second}.")
        yield said(page, closed.format(day=words.day(account.closed.on, "sheet"), by=by, second=second))
    yield from notes.reopened(page, account)


def standing(page: Page, account: WholeAccount) -> str:
    """Return what amounts are written in, and that they may change where nothing is closed yet."""
    _ = page.words.gettext
    prices = _(PRICES[account.currency])
    open_ = _("Not closed yet, so the figures can still change.")
    return prices if account.closed else f"{prices} {open_}"


def foot(page: Page, account: WholeAccount, labels: Sequence[str] = ()) -> Iterator[Flowable]:
    """Yield the lines to sign and the seal, with the square that holds the whole newest hash."""
    _ = page.words.gettext
    square = code_square(account.head, account.after_entry)
    wide = page.width - square.width - 12
    after = _("after entry {entry}.").format(entry=account.after_entry)
    pieces = [
        titled(page, _("Signed"), ""),
        signing(page, labels or ["", "", _("Date")], wide),
        titled(page, _("Seal {seal}").format(seal=account.seal), after),
        said(page, _("Anyone can check a later book against this code. The square holds all of it.")),
    ]
    yield beside_code(page, pieces, square)
