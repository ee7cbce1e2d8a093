"""Prints outings over time: a table for each year and quarter, what paid for them, and which outings they are."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, TableStyle

from groupkit.core.outings.growth import YEAR, Figures, in_words, name_in_words, paid_in_words
from groupkit.core.outings.reckoning import FEW
from groupkit.core.outings.words.afterwards import AfterwardsWords, ReportWords
from groupkit.core.outings.words.form import Told
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.press import document
from groupkit.pdf.sheets.pieces import Cell, Page, figure, grid
from groupkit.pdf.sheets.pieces import said as quiet

_SHARES = (5, 4, 4, 4, 4, 6)
_WIDE = sum(_SHARES)


def growth(  # noqa: PLR0913  what is printed, and on what
    found: Sequence[Figures],
    funds: Mapping[int, str],
    told: Told,
    path: Path | BinaryIO,
    on: house.Leaf,
    *,
    group: str = "",
    currency: str = "GBP",
    progress: Progress | None = None,
) -> None:
    """Print outings over time; `funds` are the pots and grants by their number, as they are called."""
    said = told(AfterwardsWords).report
    document(path, said.title, list(_story(on, found, funds, said, (group, currency))), on, progress)


def _story(
    leaf: house.Leaf,
    found: Sequence[Figures],
    funds: Mapping[int, str],
    said: ReportWords,
    about: tuple[str, str],
) -> Iterator[Flowable]:
    group, currency = about
    yield house.title(leaf, said.title)
    if group:
        yield house.text(leaf, group, "lead")
    yield house.text(leaf, said.alone)
    if not found:
        yield house.text(leaf, leaf.words.gettext("No outing has taken place yet."))
        return
    yield _table(leaf, found, said, currency)
    yield house.text(leaf, "\n".join((said.places_why, said.few.format(count=FEW))), "small")
    for year in (each for each in found if each.quarter == YEAR):
        yield from _year(leaf, year, funds, said, currency)


def _table(leaf: house.Leaf, found: Sequence[Figures], said: ReportWords, currency: str) -> Flowable:
    """Lay out a row for each year in bold, and under it one for each of its quarters."""
    page = Page(leaf=leaf, size=leaf.size("body"), padding=3)
    rows: list[Sequence[Cell]] = [("", said.outings, said.places, said.free, said.first, said.cost)]
    for each in found:
        kind = "bold" if each.quarter == YEAR else "text"
        figures = (figure(page, words, kind) for words in in_words(each, leaf.words, currency))
        rows.append((quiet(page, name_in_words(each, leaf.words), kind), *figures))
    wide = [page.width * share / _WIDE for share in _SHARES]
    made = grid(page, rows, wide, range(1, len(_SHARES)))
    made.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, black)]))
    made.spaceAfter = 8
    return made


def _year(
    leaf: house.Leaf, year: Figures, funds: Mapping[int, str], said: ReportWords, currency: str
) -> Iterator[Flowable]:
    """Lay out what paid for the outings of a year, and which they were."""
    yield house.heading(leaf, name_in_words(year, leaf.words))
    if paid := paid_in_words(year, funds, leaf.words, currency):
        yield house.table(leaf, [(said.pots, ""), *paid], (16, 4), (1,), 2)
    rows = [(leaf.words.day(each.day, "short"), each.name) for each in year.gone]
    yield house.table(leaf, [(leaf.words.gettext("Day"), said.outings), *rows], (4, 16), (), 2)
