"""Bars on paper: one for each month, told apart by fill and outline alone, for any printer."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Line, Rect, Shape, String
from reportlab.lib.colors import black, white

from groupkit.core.visits import Month
from groupkit.pdf.fonts import REGULAR, SEMIBOLD, plain, width, woven
from groupkit.pdf.marks import Word
from groupkit.pdf.paper import Leaf

_SHARE, _WIDEST = 0.62, 34.0


def bars(leaf: Leaf, months: Sequence[Month], height: float) -> Drawing:
    """Draw the visits of each month, oldest first in reading order; `height` is in points.

    A full bar is known whole, an empty one in part; a dashed line was not counted, and no meeting has none.
    """
    size = leaf.size("small")
    made = Drawing(leaf.width, height)
    slot = leaf.width / max(1, len(months))
    foot, most = 2.6 * size, max((month.visits or 0 for month in months), default=0)
    room = height - foot - 1.5 * size
    for at, month in enumerate(months):
        middle = (len(months) - at - 0.5 if leaf.rtl else at + 0.5) * slot
        wide = min(_WIDEST, slot * _SHARE)
        high = room * (month.visits or 0) / max(1, most)
        _bar(made, month, (middle, foot, wide, high), size)
        _names(made, leaf, month, (middle, foot, slot), first=at == 0)
    made.add(Line(0, foot, leaf.width, foot, strokeColor=black, strokeWidth=1))
    return made


def _bar(made: Drawing, month: Month, where: tuple[float, float, float, float], size: float) -> None:
    middle, foot, wide, high = where
    left = middle - wide / 2
    if month.visits is not None:
        fill = black if month.whole else white
        box = Rect(left, foot, wide, max(1, high))
        box.fillColor, box.strokeColor, box.strokeWidth = fill, black, 1
        made.add(box)
        made.add(_word(str(month.visits), middle, foot + max(1, high) + 0.3 * size, size, SEMIBOLD))
    elif month.held:
        above = foot + 0.6 * size
        made.add(Line(left, above, left + wide, above, strokeColor=black, strokeWidth=1.4, strokeDashArray=(3, 2)))


def _names(made: Drawing, leaf: Leaf, month: Month, where: tuple[float, float, float], *, first: bool) -> None:
    """Write the month under its bar where there is room, and the year under the first and each January."""
    middle, foot, slot = where
    size = leaf.size("small")
    name = leaf.words.month(month.first, "short")
    if width(name, REGULAR, size) < slot - 1 or month.first.month % 2:
        made.add(_word(name, middle, foot - 1.1 * size, size, REGULAR))
    if first or month.first.month == 1:
        made.add(_word(str(month.first.year), middle, foot - 2.2 * size, size, SEMIBOLD))


def _word(words: str, middle: float, foot: float, size: float, font: str) -> Shape:
    if woven(words):
        return Word(words, middle, foot, size, font)
    return String(middle, foot, plain(words, font), fontName=font, fontSize=size, textAnchor="middle")
