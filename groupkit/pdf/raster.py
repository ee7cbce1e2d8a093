"""Pictures of the pages of a PDF, for the preview on screen and for the printer."""

from collections.abc import Iterator
from threading import Lock

import pypdfium2
from pypdfium2 import raw

Picture = tuple[int, int, bytes]
"""Width, height and pixels of a page, as BGRX: blue, green, red and one unused byte a pixel."""
_POINTS_AN_INCH = 72
# PDFium keeps a state of its own: of all threads, one may use it at a time
_one_at_a_time = Lock()


def count(data: bytes) -> int:
    """Return the number of pages."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(data)
        try:
            return len(document)
        finally:
            document.close()


def page(data: bytes, at: int, dpi: int) -> Picture:
    """Return the picture of one page, counted from 0."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(data)
        try:
            drawn = document[at]
            bitmap = drawn.render(scale=dpi / _POINTS_AN_INCH, prefer_bgrx=True, maybe_alpha=False)
            found = bitmap.width, bitmap.height, bytes(bitmap.buffer)
            bitmap.close()
            drawn.close()
            return found
        finally:
            document.close()


def grey(data: bytes, at: int, longest: int) -> tuple[int, int, bytes]:
    """Return width, height and shades of grey of one page, counted from 0; its long side has so many pixels."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(data)
        try:
            drawn = document[at]
            bitmap = drawn.render(scale=longest / max(*drawn.get_size(), 1), grayscale=True, maybe_alpha=False)
            rows, width, stride = bytes(bitmap.buffer), bitmap.width, bitmap.stride
            bitmap.close()
            drawn.close()
        finally:
            document.close()
    if stride > width:
        rows = b"".join(rows[start : start + width] for start in range(0, len(rows), stride))
    return width, len(rows) // width, rows


def largest(data: bytes, at: int) -> int:
    """Return how many pixels the largest picture on one page says it has, before any is made; 0 without one."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(data)
        try:
            pictures = document[at].get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)
            sizes = [each.get_px_size() for each in pictures if isinstance(each, pypdfium2.PdfImage)]
        finally:
            document.close()
    return max((width * height for width, height in sizes), default=0)


def pages(data: bytes, dpi: int) -> Iterator[Picture]:
    """Yield the picture of each page."""
    for at in range(count(data)):
        yield page(data, at, dpi)
