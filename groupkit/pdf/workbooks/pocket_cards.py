"""The cards edition: pocket cards, values to sort and lines to settle, on sheets with lines to cut along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from groupkit.core.workbooks.answers import Place, Way, places
from groupkit.core.workbooks.chapters import Chapter
from groupkit.core.workbooks.exercises import Exercise, Kind
from groupkit.pdf.workbooks.blocks import Block, hanging, height, said, stacked, text
from groupkit.pdf.workbooks.pens import FINE, Pen, Rect
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.stacking import Page

_ACROSS = 2
_EDGE = 14.0
_SMALL_ACROSS, _SMALL_DOWN = 3, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card: a heading and what stands below it."""

    blocks: tuple[Block, ...]
    centred: bool = False


def card_pages(sheet: Sheet, chapters: Sequence[Chapter]) -> Iterator[list[Page]]:
    """Yield sheets of cards: those to write on and to settle with, then those to sort."""
    wide = sheet.paper.size[0] / _ACROSS - 2 * _EDGE
    chosen = [(chapter, each) for chapter in chapters for each in chapter.chosen(sheet.printing.wording)]
    large = [card for chapter, each in chosen for card in _large(sheet, chapter, each, wide)]
    for together in ([card for card in large if not card.centred], [card for card in large if card.centred]):
        yield from _sheets(sheet, together, _ACROSS, _down(sheet, together))
    small_wide = sheet.paper.size[0] / _SMALL_ACROSS - 2 * _EDGE
    small = [
        Card(blocks=(text(sheet, item, "strong", wide=small_wide),), centred=True)
        for _chapter, each in chosen
        if each.kind is Kind.VALUE_CARDS
        for item in each.layout.items
    ]
    yield from _sheets(sheet, small, _SMALL_ACROSS, _SMALL_DOWN)


def _down(sheet: Sheet, cards: Sequence[Card]) -> int:
    """Return how many rows of cards a sheet has room for: four, or fewer where one card is higher."""
    tallest = max((height(card.blocks) for card in cards), default=0.0) + 2 * _EDGE
    return max(1, min(4, int(sheet.paper.size[1] / tallest))) if tallest else 4


def _large(sheet: Sheet, chapter: Chapter, exercise: Exercise, wide: float) -> Iterator[Card]:
    """Yield the card of an exercise: its prompts with a line each, its parts, or its landing line."""
    title = text(sheet, exercise.title, "strong", wide=wide)
    if exercise.kind is Kind.POCKET_CARD:
        lines = [
            _prompt(sheet, f"{chapter.key}/{exercise.key}/{place.key}", place, wide)
            for place in places(exercise)
            if place.way in (Way.TEXT, Way.LINE)
        ]
        yield from _parted(sheet, (title, *lines))
    elif exercise.kind is Kind.SETTLING:
        steps = [
            hanging(sheet, str(at), box, above=3, wide=wide)
            for at, box in enumerate(exercise.layout.boxes, start=1)
        ]
        yield from _parted(sheet, (title, *steps))
    else:
        yield Card(blocks=(text(sheet, exercise.landing, wide=wide),), centred=True)


def _parted(sheet: Sheet, blocks: Sequence[Block]) -> Iterator[Card]:
    """Yield as many cards as it takes, each no higher than half a sheet where that can be."""
    here: list[Block] = []
    for block in blocks:
        if here and height([*here, block]) > sheet.paper.size[1] / 2 - 2 * _EDGE:
            yield Card(blocks=tuple(here))
            here = []
        here.append(block)
    yield Card(blocks=tuple(here))


def _prompt(sheet: Sheet, name: str, place: Place, wide: float) -> Block:
    """Return a prompt with a line to write on below it."""
    label = said(sheet, place.label, "small", wide)
    high = label.height + sheet.pitch

    def draw(pen: Pen, rect: Rect) -> None:
        pen.words(label, rect)
        room = Rect(rect.x, rect.y, wide, sheet.pitch)
        pen.line((room.x, room.y), (room.end, room.y), faint=True, thick=FINE)
        pen.place(name, place, room)

    return Block(high=high, draw=draw, above=3)


def _sheets(sheet: Sheet, cards: Sequence[Card], across: int, down: int) -> Iterator[list[Page]]:
    each = across * down
    for first in range(0, len(cards), each):
        block = _sheet(sheet, cards[first : first + each], across, down)
        yield [Page(blocks=((block, sheet.height),), numbered=False)]


def _sheet(sheet: Sheet, cards: Sequence[Card], across: int, down: int) -> Block:
    """Return a whole sheet of cards, divided right to its edges."""
    wide, high = sheet.paper.size[0] / across, sheet.paper.size[1] / down

    def draw(pen: Pen, _rect: Rect) -> None:
        for at in range(1, across):
            pen.line((at * wide, 0), (at * wide, sheet.paper.size[1]), faint=True, thick=FINE, dashed=True)
        for at in range(1, down):
            pen.line((0, at * high), (sheet.paper.size[0], at * high), faint=True, thick=FINE, dashed=True)
        for at, card in enumerate(cards):
            row, column = divmod(at, across)
            box = Rect(column * wide, sheet.paper.size[1] - (row + 1) * high, wide, high).inset(_EDGE)
            rest = max(0.0, box.high - height(card.blocks)) / 2 if card.centred else 0
            stacked(pen, card.blocks, Rect(box.x, box.y, box.wide, box.high - rest))

    return Block(high=sheet.height, draw=draw)
