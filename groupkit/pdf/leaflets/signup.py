"""The sheet on which people write themselves in for jobs at the coming meetings."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table, TableStyle

from groupkit.core import leaflets
from groupkit.core.leaflets import SignupWords, Spot
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets import pieces
from groupkit.pdf.press import document

_SHARES = (0.1, 0.33, 0.23, 0.34)
_ROW = 11 * mm


def signup(
    words: SignupWords,
    told: leaflets.Signup,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print a row for each job of each meeting with a box to write in; its number is for typing it in later."""
    leaf = house.Leaf(language=language, paper=paper, scale=pieces.LARGE if large else 1.0)
    said = leaflets.told(words, leaf.words)
    document(path, said.title, list(_story(leaf, said, told)), leaf, progress)


def _story(leaf: house.Leaf, said: SignupWords, told: leaflets.Signup) -> Iterator[Flowable]:
    words, _ = leaf.words, leaf.words.gettext
    yield house.title(leaf, said.title)
    if not told.spots:
        yield house.text(leaf, _("No meeting is planned yet."))
        return
    days = [spot.day for spot in told.spots]
    since, until = words.day(min(days), "long"), words.day(max(days), "long")
    yield house.text(leaf, said.about.format(group=told.group, since=since, until=until), "lead")
    yield house.text(leaf, said.intro)
    yield _rows(leaf, said, told.spots)
    yield house.gap(6)
    yield pieces.bullets(leaf, said.notes, leaf.width)
    yield house.gap(4)
    yield house.text(leaf, said.seen)
    yield house.text(leaf, said.nothing, "lead")


def _rows(leaf: house.Leaf, said: SignupWords, spots: tuple[Spot, ...]) -> Flowable:
    head = (leaf.words.gettext("Row"), said.column_day, said.column_job, said.column_name)
    cells = [pieces.ordered(leaf, [house.text(leaf, label, "lead") for label in head])]
    cells += [pieces.ordered(leaf, _row(leaf, said, number, spot)) for number, spot in enumerate(spots, start=1)]
    widths = pieces.ordered(leaf, [leaf.width * share for share in _SHARES])
    made = Table(cells, colWidths=widths, repeatRows=1, minRowHeights=[0, *[_ROW * leaf.scale] * len(spots)])
    sides = [(side, (0, 0), (-1, -1), 5) for side in ("LEFTPADDING", "RIGHTPADDING")]
    made.setStyle(TableStyle([*pieces.bare(4), *sides, ("GRID", (0, 1), (-1, -1), 0.6, black)]))
    return made


def _row(leaf: house.Leaf, said: SignupWords, number: int, spot: Spot) -> list[object]:
    day: list[Flowable] = [house.text(leaf, leaf.words.day(spot.day, "long"))]
    if spot.meeting:
        day.append(house.text(leaf, spot.meeting, "small"))
    who = house.text(leaf, spot.who, "lead") if spot.who else house.text(leaf, said.box, "small")
    return [house.text(leaf, str(number), "lead"), day, house.text(leaf, spot.role.called(leaf.words)), who]
