"""Literature on paper: what came and went, with room for what two people count; or the same with empty lines."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.privacy import veiled
from groupkit.core.progress import Progress
from groupkit.core.stock import Cupboard, Shelf
from groupkit.i18n import Catalogue
from groupkit.pdf.paper import Leaf, gap
from groupkit.pdf.press import document
from groupkit.pdf.sheets.pieces import Cell, Page, by_hand, figure, fitted, named, said, signing

_LARGE = 14 / 11
_SETTINGS = ((11.0, 1.25, 1.6), (11.0, 1.12, 0.6), (10.5, 1.1, 0.4), (10.0, 1.1, 0.2))
# what, came, sold, given, should be there, counted: shares of the width
_SHARES = (0.4, 0.11, 0.11, 0.11, 0.14, 0.13)
_HIGH, _ABOVE_AND_BELOW = 2.2, 4
_ROWS, _LARGE_ROWS, _MORE = 18, 12, 3


def summary(
    told: Cupboard,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print what came, was sold and was given, what should be there, and an empty column to count in."""
    leaf = Leaf(language=language, paper=paper)
    story = fitted(_pages(leaf, large=large), lambda page: list(_summary(page, told)))
    document(path, leaf.words.gettext("Literature"), story, leaf, progress)


def blank(
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the count of literature with empty lines."""
    leaf = Leaf(language=language, paper=paper)
    story = fitted(_pages(leaf, large=large), lambda page: list(_blank(page, _LARGE_ROWS if large else _ROWS)))
    document(path, leaf.words.gettext("Literature"), story, leaf, progress)


def _pages(leaf: Leaf, *, large: bool) -> Iterator[Page]:
    scale = _LARGE if large else 1.0
    for size, leading, padding in _SETTINGS[:1] if large else _SETTINGS:
        yield Page(leaf=leaf, size=size * scale, leading=leading, padding=padding * scale)


def _summary(page: Page, told: Cupboard) -> Iterator[Flowable]:
    words, _ = page.words, page.words.gettext
    yield named(page, _("Literature"))
    on = _("{group}, on {day}").format(group=told.group, day=words.day(told.day, "full"))
    yield said(page, on, "bold")
    yield said(page, _how(words))
    yield _table(page, [*(_row(page, shelf) for shelf in told.shelves), *_empty(_MORE)])
    yield gap(page.air)
    brought = words.money(told.brought, told.currency)
    yield said(page, _("Literature sold has brought {amount} so far.").format(amount=brought))
    yield from _signed(page)


def _blank(page: Page, rows: int) -> Iterator[Flowable]:
    _ = page.words.gettext
    yield named(page, _("Literature"))
    yield signing(page, [_("Group"), _("Day")], page.width)
    yield gap(page.air)
    yield said(page, _how(page.words))
    yield _table(page, _empty(rows))
    yield from _signed(page)


def _how(words: Catalogue) -> str:
    return words.gettext("It is counted, and is not money. Count what is in the cupboard, and write it at the end.")


def _signed(page: Page) -> Iterator[Flowable]:
    _ = page.words.gettext
    yield signing(page, [_("Counted by"), _("Second person"), _("Day")], page.width)


def _empty(rows: int) -> list[Sequence[Cell]]:
    return [("",) * len(_SHARES)] * rows


def _row(page: Page, shelf: Shelf) -> Sequence[Cell]:
    counts = (shelf.came, shelf.sold, shelf.given, shelf.left)
    return said(page, veiled(shelf.title.title)), *(figure(page, str(count)) for count in counts), ""


def _table(page: Page, rows: Sequence[Sequence[Cell]]) -> Flowable:
    _ = page.words.gettext
    head = (_("What"), _("Came"), _("Sold"), _("Given"), _("Should be there"), _("Counted"))
    widths = [page.width * share for share in _SHARES]
    names = [cell for cell, *_rest in rows if isinstance(cell, Flowable)]
    needed = max((name.wrap(widths[0] - 2 * _ABOVE_AND_BELOW, page.height)[1] for name in names), default=0)
    made = by_hand(page, head, rows, widths, max(page.size * _HIGH, needed + 2 * _ABOVE_AND_BELOW))
    made.repeatRows = 1
    return made
