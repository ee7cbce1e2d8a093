"""Lines of text in any script: broken between words, ordered for both directions, drawn joined.

Plain Latin text never comes here: it is drawn by the press itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any
from unicodedata import combining

from groupkit.lazy import lazily

if TYPE_CHECKING:
    from groupkit.pdf import order, shaping
else:
    order, shaping = lazily("groupkit.pdf.order"), lazily("groupkit.pdf.shaping")

# marks that say which way the letters beside them run, and draw nothing themselves
UNSEEN = "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}"
_THOUSAND = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A word or a part of one, or the space between two: of one font and one direction."""

    letters: str
    font: str
    level: int

    @property
    def run(self) -> "shaping.Run":
        """How the piece is drawn."""
        return shaping.shaped(self.letters, self.font, bool(self.level % 2))

    @property
    def space(self) -> bool:
        """Whether a line may end here."""
        return not self.letters.strip(" ")


Line = tuple[Piece, ...]


def runs_left(text: str, *, rtl: bool) -> bool:
    """Return whether a text begins at the right: as the paper does, or else as its own first letter."""
    return order.turns(text) if rtl else order.begins_right(text)


def pieces(text: str, fonts: Sequence[str], *, rtl: bool) -> Line:
    """Return the pieces of a text in the order it is read; `fonts` names the font of each letter."""
    levels = order.levels(text, rtl=rtl)

    def kind(at: int) -> tuple[str, int, bool]:
        return fonts[at], levels[at], text[at] == " "

    drawn = [at for at, letter in enumerate(text) if letter not in UNSEEN]
    return tuple(
        Piece(letters="".join(text[at] for at in run), font=font, level=level)
        for (font, level, _), run in groupby(drawn, kind)
    )


def width(line: Sequence[Piece]) -> float:
    """Return how wide a line is, in thousandths of the size of type."""
    return sum(piece.run.width for piece in line)


def broken(line: Line, room: float) -> list[Line]:
    """Return a text in lines that are no wider than `room`, in thousandths; a word too long for one is parted."""
    made: list[Line] = []
    current: Line = ()
    for word in _words(line, room):
        if current and width(current) + width(_trimmed(word)) > room:
            made.append(_trimmed(current))
            current = ()
        current += word if current or not word[0].space else ()
    return [*made, _trimmed(current)]


def draw(canvas: Any, line: Line, x: float, y: float, size: float) -> None:  # noqa: ANN401  reportlab's canvas
    """Draw a line from its left end."""
    pen, scale = canvas.beginText(), size / _THOUSAND
    signs = canvas.beginPath()
    for piece in order.visual(line, [piece.level for piece in line]):
        pen.setFont(piece.font, size)
        for stroke in piece.run.strokes:
            pen.setTextOrigin(x + stroke.x * scale, y + stroke.y * scale)
            pen.textOut(stroke.letters)
        for mark in piece.run.marks:
            _trace(signs, mark, (x, y), scale)
        x += piece.run.width * scale
    canvas.drawText(pen)
    if signs.getCode():
        canvas.drawPath(signs, stroke=0, fill=1)


def _trace(path: Any, mark: "shaping.Mark", at: tuple[float, float], scale: float) -> None:  # noqa: ANN401
    """Add the outline of a mark to a path; `at` is the pen, in points."""
    left, foot = at[0] + mark.x * scale, at[1] + mark.y * scale
    draws = {"m": path.moveTo, "l": path.lineTo, "c": path.curveTo, "z": path.close}
    for kind, points in mark.outline.steps:
        sides = (side * scale + (foot if turn % 2 else left) for turn, side in enumerate(points))
        draws[kind](*sides)


def _words(line: Line, room: float) -> Iterator[Line]:
    """Yield the words of a line and the spaces between them."""
    for _, group in groupby(line, key=lambda piece: piece.space):
        word = tuple(group)
        if width(word) <= room:
            yield word
        else:
            yield from ((part,) for piece in word for part in _parted(piece, room))


def _parted(piece: Piece, room: float) -> Iterator[Piece]:
    """Yield a piece in parts that fit; at least one letter with its marks stands in each."""
    rest = piece.letters
    while rest:
        fits = len(rest)
        while fits > 1 and Piece(letters=rest[:fits], font=piece.font, level=piece.level).run.width > room:
            fits = fits * 3 // 4
        while 1 < fits < len(rest) and combining(rest[fits]):
            fits -= 1
        yield Piece(letters=rest[:fits], font=piece.font, level=piece.level)
        rest = rest[fits:]


def _trimmed(line: Line) -> Line:
    end = len(line)
    while end and line[end - 1].space:
        end -= 1
    return line[:end]
