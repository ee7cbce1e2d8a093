"""A member's own pages on paper: what each exercise asks, and the words its owner wrote, in reading order."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.pages import TICKED, Filled, Written
from groupkit.core.progress import Progress
from groupkit.core.workbooks.answers import HIGHEST, LOWEST, Place, Way
from groupkit.pdf import paper as house
from groupkit.pdf.marks import CheckBox, TickedBox
from groupkit.pdf.press import document

LARGE = 1.3
_SCALE = 14 / 12


def own_pages(
    pages: Sequence[Written],
    path: Path | BinaryIO,
    *,
    others: Sequence[str] = (),
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print filled pages, one exercise after another; an empty place has lines to write on.

    `others` are words whose page is in no workbook here. Nothing says whose pages they are.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else _SCALE)
    _ = leaf.words.gettext
    title = pages[0].exercise.title if len(pages) == 1 and not others else _("My pages")
    story: list[Flowable] = [house.title(leaf, title)]
    for each in pages:
        story.extend(_page(leaf, each, titled=len(pages) > 1 or bool(others)))
    if others:
        story.append(house.heading(leaf, _("From pages that are not in this workbook")))
        story.extend(house.text(leaf, words) for words in others)
    document(path, title, story, leaf, progress)


def _page(leaf: house.Leaf, page: Written, *, titled: bool) -> Iterator[Flowable]:
    """Yield one exercise; its places stand one under the other, whatever the page in the book looks like."""
    head: list[Flowable] = [house.heading(leaf, page.exercise.title)] if titled else []
    head.append(house.text(leaf, page.chapter.title, "small"))
    for each in page.filled:
        yield house.together([*head, *_place(leaf, page, each)])
        head = []


def _place(leaf: house.Leaf, page: Written, filled: Filled) -> Iterator[Flowable]:
    _, place, layout = leaf.words.gettext, filled.place, page.exercise.layout
    label = _label(leaf, place)
    if place.way is Way.TICK:
        yield _ticked(leaf, label, done=filled.words == TICKED)
        return
    if label:
        yield house.text(leaf, label, "lead")
    if place.way is Way.SCALE:
        ends = {"low": layout.low, "high": layout.high, "most": HIGHEST}
        yield house.text(leaf, _("0 means {low}, {most} means {high}").format(**ends), "small")
        numbers = " \N{NO-BREAK SPACE} ".join(map(str, range(LOWEST, HIGHEST + 1)))
        yield house.text(leaf, filled.words or numbers, "heading" if filled.words else "body")
    elif filled.words:
        yield house.text(leaf, filled.words)
        yield house.gap(4)
    else:
        yield house.lines(leaf, place.lines)


def _label(leaf: house.Leaf, place: Place) -> str:
    """Return what a place asks; a cell of a table is named by its row and its column."""
    _ = leaf.words.gettext
    if not place.under:
        return place.label
    row = place.label or _("Line {number}").format(number=place.key.split("-")[1])
    return _("{row}: {column}").format(row=row, column=place.under)


def _ticked(leaf: house.Leaf, label: str, *, done: bool) -> Flowable:
    side = leaf.size("body")
    square = TickedBox(side) if done else CheckBox(side)
    return house.columns(leaf, [square, house.text(leaf, label)], [side * 1.8, leaf.width - side * 1.8])
