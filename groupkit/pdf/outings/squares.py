"""The square a camera reads, with its quiet zone: large enough for an old telephone, and never mirrored."""

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm

QUIET = 4
"""The empty border round the square that a camera needs, in modules."""
LEVEL = "M"
_LEAST, _MODULE = 30 * mm, 0.5 * mm
# beyond this a square is too fine to be read off a wall
_MOST_BYTES = 600


def square(words: str, least: float = _LEAST) -> Drawing | None:
    """Return a square that says some words, at least so wide without its border, in points; None for no words."""
    if not words or len(words.encode()) > _MOST_BYTES:
        return None
    count = _modules(words)
    widget = QrCodeWidget(words, barBorder=QUIET, barLevel=LEVEL)
    side = max(least, count * _MODULE) * (count + 2 * QUIET) / count
    widget.barWidth = widget.barHeight = side
    made = Drawing(side, side)
    made.add(widget)
    return made


def _modules(words: str) -> int:
    """Return how many modules the square of some words has across."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(words)
    code.make()
    return int(code.moduleCount)
