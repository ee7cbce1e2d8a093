"""Draws what a computer finds a page by: the squares in its corners, and its circles."""

from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from groupkit.core.feedback.layout import MARK, OUTLINE, OUTLINE_GREY, SQUARES, Box, marks

_INK = "#"
_GREY = Color(OUTLINE_GREY, OUTLINE_GREY, OUTLINE_GREY)
_BLACK = Color(0, 0, 0)


def corners(canvas: Any, size: tuple[float, float]) -> None:  # noqa: ANN401  reportlab's canvas
    """Draw the four corner marks upright on a sheet of a size in millimetres."""
    canvas.setFillColor(_BLACK)
    for (x, y), rows in zip(marks(size), SQUARES, strict=True):
        squares(canvas, size[1], (x - MARK / 2, y - MARK / 2), MARK / len(rows), rows)


def squares(canvas: Any, sheet: float, at: tuple[float, float], side: float, rows: tuple[str, ...]) -> None:  # noqa: ANN401
    """Draw rows of squares from their top left corner, all in one path so that no light falls between them.

    `sheet` is the height of the sheet and `side` that of a square, in millimetres.
    """
    path = canvas.beginPath()
    for row, line in enumerate(rows):
        for column, square in enumerate(line):
            if square == _INK:
                left, foot = at[0] + column * side, sheet - at[1] - (row + 1) * side
                path.rect(left * mm, foot * mm, side * mm, side * mm)
    canvas.drawPath(path, stroke=0, fill=1)


def circle(canvas: Any, sheet: float, box: Box) -> None:  # noqa: ANN401  reportlab's canvas
    """Draw an empty circle to mark; its line is grey, so that any pen is darker."""
    canvas.setLineWidth(OUTLINE * mm)
    canvas.setStrokeColor(_GREY)
    canvas.circle(box.x * mm, (sheet - box.y) * mm, box.r * mm, stroke=1, fill=0)
    canvas.setStrokeColor(_BLACK)
