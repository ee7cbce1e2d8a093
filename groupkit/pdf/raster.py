"""Pictures of the pages of a PDF, for the preview on screen and for the printer."""

from collections.abc import Iterator

import pypdfium2

_POINTS_AN_INCH = 72


def pages(data: bytes, dpi: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield width, height and pixels of each page, as BGRX: blue, green, red and one unused byte a pixel."""
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            bitmap = page.render(scale=dpi / _POINTS_AN_INCH, prefer_bgrx=True, maybe_alpha=False)
            yield bitmap.width, bitmap.height, bytes(bitmap.buffer)
            bitmap.close()
            page.close()
    finally:
        document.close()
