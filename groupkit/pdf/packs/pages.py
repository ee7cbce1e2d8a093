"""A pack on paper: its parts one after the other, what figures do not say beside them, and sheets to write on."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import black
from reportlab.platypus import CondPageBreak, Flowable, Table, TableStyle

from groupkit.core.packs import blocks
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets.pieces import bullets
from groupkit.pdf.packs.charts import chart
from groupkit.pdf.packs.tables import figures, paths
from groupkit.pdf.press import document

LARGE = 1.5
SEVERAL = N_("One thing may count in more than one row, so the rows are not to be added up.")
_MADE = N_("Made on {day}")
_STYLES = {blocks.Manner.PLAIN: "body", blocks.Manner.NOTE: "small"}
_LEVELS = {2: "heading", 3: "lead"}
_INDENT, _BAR = 12.0, 2.0
# a part begins below another where this share of the page is left
_LEAST_LEFT = 0.3


def pack(
    content: blocks.Pack,
    path: Path | BinaryIO,
    *,
    language: str = "",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print a pack, in its own language where none is said.

    Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language or content.language, paper=paper, scale=LARGE if large else 1.0)
    document(path, content.title, list(_story(leaf, content)), leaf, progress)


def _story(leaf: house.Leaf, content: blocks.Pack) -> Iterator[Flowable]:
    yield house.title(leaf, content.title)
    made = leaf.words.day(content.made_on, "full")
    yield house.text(leaf, leaf.words.gettext(_MADE).format(day=made), "small")
    before = False
    for at, part in enumerate(content.parts):
        writing = _to_write_on(part)
        if at:
            yield house.NextPage() if writing or before else CondPageBreak(house.room(leaf) * _LEAST_LEFT)
        yield from _part(leaf, part, content.words)
        before = writing


def _to_write_on(part: blocks.Part) -> bool:
    """Whether a part is a sheet of its own, which is handed out."""
    return any(isinstance(block, blocks.Blank) for block in part.blocks)


def _part(leaf: house.Leaf, part: blocks.Part, words: blocks.Words) -> Iterator[Flowable]:
    yield house.heading(leaf, part.title, "part")
    if part.caveat:
        yield _beside_line(leaf, part.caveat, "lead")
    for block in part.blocks:
        yield from _block(leaf, block, words)


def _block(leaf: house.Leaf, block: blocks.Block, words: blocks.Words) -> Iterator[Flowable]:
    match block:
        case blocks.Heading():
            yield house.heading(leaf, block.words, _LEVELS.get(block.level, "lead"))
        case blocks.Lines():
            yield from _lines(leaf, block)
        case blocks.Grid():
            yield from _grid(leaf, block, words)
        case blocks.Bars():
            yield house.together(_titled(leaf, block.title, [chart(leaf, block, words)]))
        case blocks.Path():
            yield from _held(_titled(leaf, block.title, list(paths(leaf, block))))
        case blocks.Blank():
            label = house.text(leaf, block.label, "lead")
            yield house.together([house.gap(6), label, house.lines(leaf, block.lines)])


def _lines(leaf: house.Leaf, block: blocks.Lines) -> Iterator[Flowable]:
    if block.manner is blocks.Manner.POINTS:
        made = bullets(leaf, block.lines, leaf.width)
        made.spaceAfter = 6
        yield made
        return
    for line in block.lines:
        if block.manner is blocks.Manner.QUOTED:
            yield _beside_line(leaf, line, "body")
        else:
            yield house.text(leaf, line, _STYLES[block.manner])


def _grid(leaf: house.Leaf, block: blocks.Grid, words: blocks.Words) -> Iterator[Flowable]:
    yield from _held(_titled(leaf, block.title, list(figures(leaf, block, words))))
    if block.several:
        yield house.text(leaf, leaf.words.gettext(SEVERAL), "small")
    if block.note:
        yield house.text(leaf, block.note, "small")


def _titled(leaf: house.Leaf, title: str, pieces: list[Flowable]) -> list[Flowable]:
    return [house.heading(leaf, title), *pieces] if title else pieces


def _held(pieces: list[Flowable]) -> Iterator[Flowable]:
    """Yield a table that stays together where it fits on a page; its further columns may stand on the next."""
    heading = len(pieces) > 1
    yield house.together(pieces[: 1 + heading])
    yield from (house.together([piece]) for piece in pieces[1 + heading :])


def _beside_line(leaf: house.Leaf, words: str, style: str) -> Flowable:
    """Return words with a line at the side where reading begins: what was said, or what a figure does not say."""
    made = Table([[house.text(leaf, words, style)]], colWidths=[leaf.width - _INDENT], splitInRow=1)
    side = "LINEAFTER" if leaf.rtl else "LINEBEFORE"
    pads = ("RIGHTPADDING", "LEFTPADDING") if leaf.rtl else ("LEFTPADDING", "RIGHTPADDING")
    made.setStyle(
        TableStyle(
            [
                (side, (0, 0), (-1, -1), _BAR, black),
                (pads[0], (0, 0), (-1, -1), _INDENT),
                (pads[1], (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ]
        )
    )
    made.hAlign = "RIGHT" if leaf.rtl else "LEFT"
    made.spaceBefore, made.spaceAfter = 3, 7
    return made
