"""The blocks a page is stacked from: words, lines to write on, boxes, drawings; each knows its height."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.styles import ParagraphStyle

from groupkit.core.workbooks.answers import Place
from groupkit.pdf.fonts import marked
from groupkit.pdf.paragraphs import Paragraph
from groupkit.pdf.workbooks.pens import Pen, Rect
from groupkit.pdf.workbooks.sheets import Sheet, Side

_ANY = 100_000.0
SHORT = 70
SQUARE = 14.0
"""The side of a square to tick, in points."""
_MOST_LINES = 2.2
"""How many times as many lines as it asks for a place may get where the page has room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a page, all lengths in points.

    `high` is its least height; where the page has room it grows by `step` up to `most`. `above` is the white above
    it, unless it is the first of its page. A block that is `kept` is never the last of a page where that can be.
    Its `head` stands above it once more where it is the first of a page. `parted` tells how it goes on overleaf:
    given a height, what stays and what follows, or nothing.
    """

    high: float
    draw: Callable[[Pen, Rect], None]
    above: float = 0.0
    kept: bool = False
    head: "Block | None" = None
    step: float = 0.0
    most: float = 0.0
    parted: Callable[[float], "tuple[Block, Block] | None"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A place to answer with the name it has in the whole book."""

    name: str
    place: Place

    @property
    def key(self) -> str:
        """Its name within the exercise."""
        return self.place.key


def said(
    sheet: Sheet, words: str, kind: str, wide: float, *, centred: bool = False, ending: bool = False
) -> Paragraph:
    """Return words set to a width, measured; `ending` lines end where the page ends."""
    style = sheet.style(kind, side=Side.MIDDLE if centred else Side.END if ending else Side.START)
    return _measured(sheet, marked(words, style.fontName), style, max(wide, style.fontSize * 2))


def _measured(sheet: Sheet, markup: str, style: ParagraphStyle, wide: float) -> Paragraph:
    """Return a paragraph set to a width; a short one, such as a number, is set once and drawn many times."""
    key = markup, style, wide
    made = sheet.short.get(key)
    if made is None:
        made = Paragraph(markup, style)
        made.wrap(wide, _ANY)
        if len(markup) <= SHORT:
            sheet.short[key] = made
    return made


def text(
    sheet: Sheet, words: str, kind: str = "body", *, above: float = 0.0, kept: bool = False, wide: float = 0.0
) -> Block:
    """Return a paragraph that goes on overleaf where it has to."""
    return _flowing(said(sheet, words, kind, wide or sheet.width), wide or sheet.width, above, kept=kept)


def paragraph(sheet: Sheet, markup: str, style: ParagraphStyle, wide: float, above: float) -> Block:
    """Return a paragraph of what is marked up already."""
    return _flowing(_measured(sheet, markup, style, wide), wide, above, kept=False)


def _flowing(words: Paragraph, wide: float, above: float, *, kept: bool) -> Block:
    def parted(room: float) -> tuple[Block, Block] | None:
        pieces = words.split(wide, room)
        words.wrap(wide, _ANY)  # to part it undoes how it was set
        if len(pieces) != 2:  # noqa: PLR2004  what stays and what follows
            return None
        for piece in pieces:
            piece.wrap(wide, _ANY)
        first, rest = (_flowing(piece, wide, above, kept=False) for piece in pieces)
        return first, replace(rest, kept=kept)

    return Block(
        high=words.height, draw=lambda pen, rect: pen.words(words, rect), above=above, kept=kept, parted=parted
    )


def hanging(sheet: Sheet, mark: str, words: str, *, above: float = 0.0, wide: float = 0.0) -> Block:
    """Return a paragraph with a mark before it, such as a number."""
    side = sheet.size * 1.5
    body = said(sheet, words, "body", (wide or sheet.width) - side)
    before = said(sheet, mark, "strong", side)

    def draw(pen: Pen, rect: Rect) -> None:
        pen.words(before, Rect(rect.x, rect.y, side, rect.high))
        pen.words(body, Rect(rect.x + side, rect.y, rect.wide - side, rect.high))

    return Block(high=max(body.height, before.height), draw=draw, above=above)


def lines(sheet: Sheet, asked: Asked, *, count: int = 0, above: float = 0.0, least: float = 0.0) -> Block:
    """Return lines to write an answer on, all on one page; there are more where the page has room."""
    pitch = sheet.pitch
    fit = max(1, int((sheet.height - 8 * sheet.size) / pitch))
    wanted = min(fit, count or asked.place.lines)

    def draw(pen: Pen, rect: Rect) -> None:
        room = Rect(rect.x + least, rect.y, rect.wide - least, rect.high)
        pen.rules(room, pitch)
        pen.place(asked.name, asked.place, room)

    most = min(fit, max(wanted + 1, round(wanted * _MOST_LINES))) * pitch
    return Block(high=wanted * pitch, draw=draw, above=above, step=pitch, most=most)


def to_tick(pen: Pen, each: Asked, square: Rect) -> None:
    """Draw a square to tick."""
    tick_box(pen, square)
    pen.place(each.name, each.place, square)


def tick_box(pen: Pen, square: Rect) -> None:
    """Draw a square that is ticked by hand, where the place to answer is the line beside it."""
    pen.box(square, corner=2.5, thick=1.0)


def height(blocks: Sequence[Block]) -> float:
    """Return how high some blocks stand on each other."""
    return sum(block.high + (block.above if at else 0) for at, block in enumerate(blocks))


def stacked(pen: Pen, blocks: Sequence[Block], rect: Rect) -> None:
    """Draw blocks from the top of a rectangle, each as high as it is at least."""
    top = rect.top
    for at, block in enumerate(blocks):
        top -= block.high + (block.above if at else 0)
        block.draw(pen, Rect(rect.x, top, rect.wide, block.high))
