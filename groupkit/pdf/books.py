"""Where the money is, on paper: each place by pot, and the newest entries, under the seal of the book."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.books import Told, Whereabouts
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.press import document
from groupkit.pdf.sheets import holdings, signatures
from groupkit.pdf.sheets.pieces import Page, beside_code, code_square

_LARGER = 1.25
_SIZE = 11.0
# the number of an entry, its day, what it was, where, its amount
_SHARES = (9, 21, 25, 30, 15)


def where(
    about: Whereabouts,
    entries: Sequence[Told],
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print where all the money is on a day, with the newest entries of the book under it."""
    larger = _LARGER if large else 1.0
    leaf = house.Leaf(language=language, paper=paper, scale=_SIZE / 12 * larger)
    title = leaf.words.gettext("Where the money is")
    document(path, title, list(_where(leaf, about, entries, title, _SIZE * larger)), leaf, progress)


def _where(
    leaf: house.Leaf, about: Whereabouts, entries: Sequence[Told], title: str, size: float
) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    page = Page(leaf=leaf, size=size)
    yield house.title(leaf, title)
    told = _("{group}, on {day}").format(group=about.group, day=leaf.words.day(about.day, "full"))
    yield house.text(leaf, told, "lead")
    whole = leaf.words.money(about.total, about.currency)
    yield house.text(leaf, _("{amount} in all.").format(amount=whole), "lead")
    if about.holdings:
        yield from holdings.places_by_pots(page, "", about.funds, about.holdings)
    else:
        yield house.text(leaf, _("Nothing is set up yet."))
    square = code_square(about.head, about.entry)
    yield house.together([beside_code(page, list(signatures.sealed(page, about.seal, about.entry)), square)])
    if entries:
        yield house.heading(leaf, _("The newest in the book"))
        head = (_("Entry"), _("Day"), _("What"), _("Where and who"), _("Amount"))
        rows = (_entry(leaf, about.currency, each) for each in entries)
        yield house.table(leaf, [head, *rows], _SHARES, [4], 2)


def _entry(leaf: house.Leaf, currency: str, told: Told) -> Sequence[str]:
    words = leaf.words
    detail = told.detail(words)
    if told.corrected_by is not None:
        right = words.gettext("Put right by entry {number}.").format(number=told.corrected_by)
        detail = " ".join(filter(None, (detail, right)))
    amount = "" if told.pence is None else words.amount(told.pence)
    return str(told.number), words.day(told.day, "sheet"), told.title(words, currency), detail, amount
