"""Money papers to fill with a pen: a slip for each person who counts, and the whole sheet with empty rows."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from groupkit.core.money import NOTES_AND_COINS
from groupkit.core.progress import Progress
from groupkit.pdf.paper import Leaf
from groupkit.pdf.press import document
from groupkit.pdf.sheets.pieces import (
    Cell,
    Page,
    boxed_amount,
    by_hand,
    coins,
    cut,
    figure,
    fitted,
    named,
    said,
    signing,
    titled,
    worth,
)
from groupkit.pdf.sheets.sections import PRICES, widths

_IN, _OUT, _MOVED, _PLACES = 4, 6, 2, 4


def count_slip(
    path: Path | BinaryIO,
    *,
    group: str = "",
    currency: str = "GBP",
    worths: Sequence[int] = (),
    language: str = "en",
    paper: str = "A4",
    progress: Progress | None = None,
) -> None:
    """Print two slips on one page, one for each person who counts, so that each counts alone."""
    leaf = Leaf(language=language, paper=paper)
    document(path, leaf.words.gettext("Count slips"), count_slips(leaf, group, currency, worths), leaf, progress)


def count_slips(leaf: Leaf, group: str, currency: str, worths: Sequence[int] = ()) -> list[Flowable]:
    """Lay out two slips on one page, one for each person who counts; `worths` are the usual ones where none are."""
    known = worths or NOTES_AND_COINS[currency]
    page = Page(leaf=leaf, size=11.5, padding=0.8)
    return [*_slip(page, group, currency, known), *cut(page), *_slip(page, group, currency, known)]


def _slip(page: Page, group: str, currency: str, known: Sequence[int]) -> Iterator[Flowable]:
    _ = page.words.gettext
    yield named(page, _("Count slip"))
    if group:
        yield said(page, group, "bold")
    yield said(page, _("Count alone. Keep your slip to yourself until both of you are done. Write 0 for none."))
    half = -(-len(known) // 2)
    left, right = known[:half], known[half:]
    rows = [
        (*_counted(page, pence, currency), *(_counted(page, right[at], currency) if at < len(right) else [""] * 3))
        for at, pence in enumerate(left)
    ]
    head = (_("Worth"), _("How many"), _("Amount")) * 2
    yield by_hand(page, head, rows, [page.width * share for share in (0.1, 0.16, 0.24) * 2], 9.5 * mm)
    yield signing(page, [_("All together"), _("Counted by"), _("Date")], page.width)


def _counted(page: Page, pence: int, currency: str) -> Sequence[Cell]:
    return figure(page, worth(page, pence, currency), "bold"), "", ""


def blank_sheet(
    path: Path | BinaryIO,
    *,
    group: str = "",
    currency: str = "GBP",
    worths: Sequence[int] = (),
    language: str = "en",
    paper: str = "A4",
    progress: Progress | None = None,
) -> None:
    """Print the money sheet with empty rows, for an evening without the laptop."""
    leaf = Leaf(language=language, paper=paper)
    pages = (
        Page(leaf=leaf, size=size, padding=padding) for size, padding in ((11.0, 1.2), (10.0, 0.6), (9.5, 0.2))
    )
    story = fitted(pages, lambda page: list(_blank(page, group, currency, worths or NOTES_AND_COINS[currency])))
    document(path, leaf.words.gettext("Money sheet"), story, leaf, progress)


def _blank(page: Page, group: str, currency: str, known: Sequence[int]) -> Iterator[Flowable]:
    _ = page.words.gettext
    yield named(page, _("Money sheet"))
    if group:
        yield said(page, group, "bold")
    yield signing(page, [_("Meeting"), _("Sheet"), _("Made by"), _("Sent to")], page.width)
    yield said(page, _(PRICES[currency]))
    yield _line(page, "1", _("What we started with"), _("(the end of the sheet before)"))
    titles = (_("Where it went"), _("For which pot"), _("Amount"))
    yield _rows(page, ("2", _("Money in"), *titles), _IN, who=False)
    yield _line(page, "", _("Money in, total"), "")
    paid = (_("Paid to"), _("Receipt"), _("From which pot"), _("Amount"))
    yield _rows(page, ("3", _("Money paid out"), *paid), _OUT)
    yield _line(page, "", _("Paid out, total"), _("(no receipt? Say why, and who else says it is all right)"))
    moved = (_("Who"), _("Where"), _("For which pot"), _("Amount"))
    yield _rows(page, ("4", _("Moved"), *moved), _MOVED)
    yield _line(page, "5", _("What we should have"), "= 1 + 2 − 3 + 4")
    yield _line(page, "6", _("What we counted"), "")
    yield coins(page, [worth(page, pence, currency) for pence in known], [""] * len(known), _row(page))
    yield _line(page, "", _("Difference"), "(6 − 5)")
    happened = _("If not {nothing}, what we think happened:").format(nothing=page.words.amount(0))
    yield signing(page, [happened], page.width)
    yield _line(page, "7", _("Still to pay"), _("(agreed, not paid yet, not taken off above)"))
    yield _line(page, "", _("Given in advance"), _("(waiting for receipts)"))
    wide = [page.width * share for share in (0.065, 0.335, *[0.15] * 4)]
    yield by_hand(
        page, ("8", _("Where the money is now"), "", "", "", _("All")), [[""] * 6] * _PLACES, wide, _row(page)
    )
    yield signing(page, [_("Counted by"), _("and by"), _("Date")], page.width)
    yield signing(page, [_("Cash handed over: given by"), _("taken by")], page.width)
    yield signing(page, [_("Next meeting’s chair")], page.width)


def _row(page: Page) -> float:
    """Return the height of a row to write in, in points."""
    return page.size * 1.55


def _line(page: Page, number: str, title: str, note: str) -> Flowable:
    return boxed_amount(page, number, titled(page, title, note), widths(page), _row(page))


def _rows(page: Page, head: Sequence[Cell], count: int, *, who: bool = True) -> Flowable:
    wide = widths(page, who=who)
    return by_hand(page, head, [[""] * len(wide)] * count, wide, _row(page))
