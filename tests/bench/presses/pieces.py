"""What any program can set: headings, paragraphs, lines to write on and tables, and how they are to be set.

This knows nothing of groupkit, for the programs beside it to carry no more than they need.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

FONTS = Path(__file__).parents[3] / "look" / "fonts"
MARGIN, HEAD, FOOT = 20.0, 18.0, 20.0
"""The borders of a page in millimetres: at its sides, above and below."""
SIZE, LEADING = 14.0, 1.42
"""The running text in points, and the height of a line as a share of it."""
PITCH, ROW = 10.0, 19.0
"""The distance between lines to write on, and the height of a row of a table, in millimetres."""
SCALE = {1: 2.0, 2: 1.5, 3: 1.14}
"""The size of each level of heading as a share of the running text."""
FAMILY = "Atkinson Hyperlegible Next"


class Piece(NamedTuple):
    """A new "page", a heading of level 1 to 3, a "text", "lines" to write on, or a "table" with its head first."""

    kind: str
    words: str = ""
    level: int = 0
    lines: int = 0
    rows: Sequence[Sequence[str]] = ()
