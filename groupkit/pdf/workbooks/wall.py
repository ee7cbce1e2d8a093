"""What is in a workbook, for the wall: each step with what it is about, and the names of the other pages."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.progress import Progress
from groupkit.core.workbooks.chapters import Chapter, Sort, Workbook
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.press import document

LARGE = 1.35
# from usual to close; the first that fits on one page is used
_SCALES = (1.0, 0.92, 0.84, 0.78)
_SHARES = (1, 3.4, 6.6)
_FEW_LETTERS = 60
_SORTS: Mapping[Sort, str] = MappingProxyType(
    {
        Sort.PAGE: N_("Pages for any day"),
        Sort.INSERT: N_("Pages for hard moments"),
        Sort.READING: N_("Pages to read"),
    }
)


def wall(
    workbook: Workbook,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print what is in a workbook that is given in the language of the paper; on one page unless it is large."""
    usual = house.Leaf(language=language, paper=paper)
    leaf, story = house.fitted(usual, (LARGE,) if large else _SCALES, lambda leaf: _story(leaf, workbook))
    document(path, workbook.title, story, leaf, progress)


def _story(leaf: house.Leaf, workbook: Workbook) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.title(leaf, workbook.title)
    if workbook.summary:
        yield house.text(leaf, workbook.summary)
    if workbook.steps:
        head = (_("Step"), "", _("What it is about"))
        rows = [(each.label, each.title, _told(each)) for each in workbook.steps]
        yield house.table(leaf, [head, *rows], _SHARES, padding=3 * leaf.scale)
    for sort, words in _SORTS.items():
        titles = [each.title for each in workbook.chapters if each.sort is sort]
        if titles:
            yield house.heading(leaf, _(words), "part")
            yield _side_by_side(leaf, titles)


def _told(step: Chapter) -> str:
    """Return in the shortest words there are what a step is about."""
    short = step.easy_about[:1]
    if short and len(short[0]) < _FEW_LETTERS:
        short = step.easy_about[:2]
    return " ".join(short) or step.about[0]


def _side_by_side(leaf: house.Leaf, titles: list[str]) -> Flowable:
    """Return titles, a line each, in two columns."""
    half = (len(titles) + 1) // 2
    sides = [house.text(leaf, "\n".join(part), "small") for part in (titles[:half], titles[half:])]
    return house.columns(leaf, sides, (1, 1))
