"""Which slides a pack becomes: titles, lines, tables and charts, each small enough to be read from the back row.

Nothing here knows how slides are kept. Sizes are in points; a slide is 960 wide and 540 high.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, takewhile
from operator import itemgetter

from groupkit.core.packs import blocks
from groupkit.i18n import N_, Catalogue
from groupkit.pdf.packs.tables import SEVERAL
from groupkit.pdf.slides.laying import blanks, tables
from groupkit.pdf.slides.lines import texts
from groupkit.pdf.slides.planned import Body, Chart, Line, Opening, Role, Row, Slide, Texts

_MADE = N_("Made on {day}")
_AGAIN = N_("{title} ({number} of {count})")
_ALL = N_("All")
MOST_BARS = 13
_PLACE, _TIED = "\0", "\N{NO-BREAK SPACE}"
_ROLES = {
    blocks.Manner.PLAIN: Role.BODY,
    blocks.Manner.POINTS: Role.POINT,
    blocks.Manner.QUOTED: Role.QUOTED,
    blocks.Manner.NOTE: Role.NOTE,
}
Drawn = blocks.Grid | blocks.Bars | blocks.Path


def slides(pack: blocks.Pack, words: Catalogue) -> tuple[Slide, ...]:
    """Return the slides of a pack: its title, and one or more for each part."""
    made = words.gettext(_MADE).format(day=words.day(pack.made_on, "full"))
    first = Slide(title=pack.title, body=Opening(words=made))
    return (first, *(slide for part in pack.parts for slide in _part(part, pack.words, words)))


def _part(part: blocks.Part, said: blocks.Words, words: Catalogue) -> Iterator[Slide]:
    bodies = list(_bodies(part, said, words)) or [(Texts(lines=()), "")]
    for at, (body, note) in enumerate(bodies):
        title = part.title
        if len(bodies) > 1:
            title = _numbered(part.title, at + 1, len(bodies), words)
        foot = "\n".join(filter(None, (note, part.caveat)))
        yield Slide(title=title, body=body, foot=foot, notes=part.spoken)


def _numbered(title: str, number: int, count: int, words: Catalogue) -> str:
    """Return a title with its number, which stays on one line."""
    said = words.gettext(_AGAIN).format(title=_PLACE, number=number, count=count).replace(" ", _TIED)
    return (
        said.replace(f"{_PLACE}{_TIED}", f"{_PLACE} ")
        .replace(f"{_TIED}{_PLACE}", f" {_PLACE}")
        .replace(_PLACE, title)
    )


def _bodies(part: blocks.Part, said: blocks.Words, words: Catalogue) -> Iterator[tuple[Body, str]]:
    """Yield what stands on the slides of a part, each with what is said below it.

    Texts that follow each other share a slide; so do places to write, and a note after a table stands below it.
    """
    after = (*part.blocks[1:], None)
    kinds = ((_kind(block, below), block) for block, below in zip(part.blocks, after, strict=False))
    runs = [(kind, tuple(block for _kind, block in run)) for kind, run in groupby(kinds, key=itemgetter(0))]
    said_below = 0
    for at, (kind, run) in enumerate(runs):
        if kind == "text":
            yield from ((body, "") for body in texts(line for block in run[said_below:] for line in _lines(block)))
        elif kind == "blank":
            yield from ((body, "") for body in blanks(part, run))
        below = tuple(takewhile(_note, runs[at + 1][1])) if kind == "drawn" and at + 1 < len(runs) else ()
        said_below = len(below)
        for each in (block for block in run if isinstance(block, Drawn)):
            lines = (line.words for block in below for line in _lines(block)) if each is run[-1] else ()
            notes = "\n".join(filter(None, (*_said_of(each, words), *lines)))
            yield from ((body, notes) for body in _drawn(part, each, said, words))


def _kind(block: blocks.Block, below: blocks.Block | None) -> str:
    """Return how a block is set; a heading goes with the place to write below it."""
    if isinstance(block, blocks.Blank) or (isinstance(block, blocks.Heading) and isinstance(below, blocks.Blank)):
        return "blank"
    return "text" if isinstance(block, blocks.Heading | blocks.Lines) else "drawn"


def _note(block: blocks.Block) -> bool:
    return isinstance(block, blocks.Lines) and block.manner is blocks.Manner.NOTE


def _said_of(block: Drawn, words: Catalogue) -> tuple[str, ...]:
    if not isinstance(block, blocks.Grid):
        return ()
    return (words.gettext(SEVERAL) if block.several and not block.note else "", block.note)


def _lines(block: blocks.Block) -> Iterator[Line]:
    if isinstance(block, blocks.Heading):
        yield Line(words=block.words, role=Role.HEADING if block.level <= 2 else Role.SUB)  # noqa: PLR2004  the level under a title
    elif isinstance(block, blocks.Lines):
        yield from (Line(words=line, role=_ROLES[block.manner]) for line in block.lines)


def _drawn(part: blocks.Part, block: Drawn, said: blocks.Words, words: Catalogue) -> Iterator[Body]:
    corner = "" if block.title == part.title else block.title
    match block:
        case blocks.Grid():
            yield from tables(block.title, (corner, *block.columns), _rows(block, said, words), amounts=True)
        case blocks.Path():
            rows = [Row(cells=(label, *cells)) for label, cells in zip(block.labels, block.cells, strict=True)]
            yield from tables(block.title, (corner, *block.columns), rows, amounts=False)
        case blocks.Bars():
            most = max((abs(point.figure.value or 0) for point in block.points), default=0)
            count = max(1, -(-len(block.points) // MOST_BARS))
            each = max(1, -(-len(block.points) // count))
            for at in range(0, len(block.points), each):
                bars = replace(block, points=block.points[at : at + each])
                yield Chart(bars=bars, most=float(most or 1), titled=bool(corner))


def _rows(grid: blocks.Grid, said: blocks.Words, words: Catalogue) -> list[Row]:
    rows = [
        Row(cells=(label, *(blocks.spoken(figure, said, words) for figure in row)))
        for label, row in zip(grid.labels, grid.rows, strict=True)
    ]
    if grid.total:
        total = (blocks.spoken(figure, said, words) for figure in grid.total)
        rows.append(Row(cells=(words.gettext(_ALL), *total), total=True))
    return rows
