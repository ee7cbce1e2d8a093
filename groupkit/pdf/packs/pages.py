"""A pack on paper: its parts one after the other, what figures do not say beside them, and sheets to write on."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import black
from reportlab.platypus import CondPageBreak, Flowable, Table, TableStyle

from groupkit.core.leaflets import BLANK
from groupkit.core.packs import blocks
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets.pieces import bullets, written
from groupkit.pdf.packs.charts import chart
from groupkit.pdf.packs.tables import SEVERAL, figures, paths
from groupkit.pdf.press import document

LARGE = 1.5
_MADE = N_("Made on {day}")
_STYLES = {blocks.Manner.PLAIN: "body", blocks.Manner.NOTE: "small"}
_LEVELS = {2: "heading", 3: "lead"}
_INDENT, _BAR, _APART = 12.0, 2.0, 11.0
_FEW, _SHORT = 2, 6
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
        if part.title != content.title:
            yield house.heading(leaf, part.title, "part")
        yield from _part(leaf, part, content.words)
        before = writing


def _to_write_on(part: blocks.Part) -> bool:
    """Whether a part is a sheet of its own, which is handed out."""
    return any(isinstance(block, blocks.Blank) for block in part.blocks)


def _part(leaf: house.Leaf, part: blocks.Part, words: blocks.Words) -> Iterator[Flowable]:
    """Yield what stands below the title of a part; its first table does not say that title again."""
    if part.caveat:
        made = _beside_line(leaf, part.caveat, "lead")
        made.keepWithNext = True
        yield made
    said = part.title
    for at, block in enumerate(part.blocks):
        if isinstance(block, blocks.Grid | blocks.Bars | blocks.Path):
            yield from _drawn(leaf, block, words, "" if block.title == said else block.title)
            said = ""
        elif isinstance(block, blocks.Blank):
            pieces = _held([*_blank(leaf, block)])
            # what is filled in together stays together
            after = part.blocks[at + 1 : at + 2]
            pieces[-1].keepWithNext = block.lines <= _FEW and any(isinstance(each, blocks.Blank) for each in after)
            yield from pieces
        else:
            yield from _text(leaf, block)


def _text(leaf: house.Leaf, block: blocks.Heading | blocks.Lines) -> Iterator[Flowable]:
    if isinstance(block, blocks.Lines):
        yield from _lines(leaf, block)
        return
    made = house.heading(leaf, block.words, _LEVELS.get(block.level, "lead"))
    made.keepWithNext = True
    yield made


def _lines(leaf: house.Leaf, block: blocks.Lines) -> Iterator[Flowable]:
    made: list[Flowable] = []
    if block.manner is blocks.Manner.POINTS:
        made = [bullets(leaf, block.lines, leaf.width)]
    elif block.manner is blocks.Manner.QUOTED:
        made = [_beside_line(leaf, line, "body") for line in block.lines]
    else:
        made = [house.text(leaf, line, _STYLES[block.manner]) for line in block.lines]
    if len(made) > 1 or block.manner is blocks.Manner.POINTS:
        made[-1].spaceAfter = _APART * leaf.scale
    yield from _held(made) if len(made) <= _SHORT else made


def _drawn(
    leaf: house.Leaf, block: blocks.Grid | blocks.Bars | blocks.Path, words: blocks.Words, title: str
) -> Iterator[Flowable]:
    """Yield a table that stays with its title and notes; its further columns may stand on the next page."""
    heading: list[Flowable] = [house.heading(leaf, title)] if title else []
    notes: list[Flowable] = []
    match block:
        case blocks.Grid():
            several = leaf.words.gettext(SEVERAL) if block.several and not block.note else ""
            notes = [house.text(leaf, note, "small") for note in (several, block.note) if note]
            tables = list(figures(leaf, block, words))
        case blocks.Bars():
            tables = [chart(leaf, block, words)]
        case blocks.Path():
            tables = list(paths(leaf, block))
    runs = [[*heading, tables[0]], *([each] for each in tables[1:])]
    runs[-1] += notes
    for run in runs:
        yield from _held(run)


def _blank(leaf: house.Leaf, block: blocks.Blank) -> Iterator[Flowable]:
    if block.lines == 1:
        line = written(leaf, f"{block.label} {BLANK}", leaf.width, "lead")
        line.spaceAfter = 8
        yield line
    else:
        label = house.text(leaf, block.label, "lead")
        label.spaceBefore = 6
        yield from (label, house.lines(leaf, block.lines))


def _held(run: list[Flowable]) -> list[Flowable]:
    """Return pieces that stay on one page where they fit on one."""
    for piece in run[:-1]:
        piece.keepWithNext = True
    return run


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
