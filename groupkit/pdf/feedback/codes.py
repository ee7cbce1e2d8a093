"""Draws the code of a page: which form and page it is, and never whose or which sheet."""

from typing import Any

from reportlab.lib.colors import black

from groupkit.core.feedback.layout import CELL, COLUMNS, PageCode, bits, code_places
from groupkit.pdf.feedback.marks import squares


def strips(canvas: Any, size: tuple[float, float], code: PageCode) -> None:  # noqa: ANN401  reportlab's canvas
    """Draw the code at the head and at the foot of a sheet of a size in millimetres."""
    said = "".join(".#"[bit] for bit in bits(code))
    rows = tuple(said[at : at + COLUMNS] for at in range(0, len(said), COLUMNS))
    canvas.setFillColor(black)
    for places in code_places(size):
        x, y = places[0]
        squares(canvas, size[1], (x - CELL / 2, y - CELL / 2), CELL, rows)
