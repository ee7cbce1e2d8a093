"""Takes in scans and photographs: PDF, JPEG and PNG files, page by page, in memory only.

A picture is opened by the libraries for its kind, after a look at its size. What a camera wrote about place, time
and itself is never read.
"""

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pypdfium2

from groupkit.core.feedback.scanned import Trouble
from groupkit.lazy import lazily
from groupkit.pdf import raster
from groupkit.pdf.scanning.straightening import Grey

if TYPE_CHECKING:
    from PIL import Image
else:
    Image = lazily("PIL.Image")

LARGEST = 40 * 2**20
"""The most bytes of a file."""
MOST_PAGES = 200
"""The most pages of a file."""
MOST_PIXELS = 60_000_000
"""The most pixels of a picture."""

_PDF, _JPEG, _PNG = b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_LEADING = 1024  # a PDF may begin so many bytes late
_PAGE_SIDE = 2340  # pixels of the long side of a page of a PDF: 200 dots per inch on A4
_LARGE, _VERY_LARGE = 6_000_000, 24_000_000  # pixels; such pictures are read at half or a quarter of their size
_LEAST = 400  # pixels of the long side that can hold a page at all


@dataclass(frozen=True, slots=True)
class Arrival:
    """One page that came in: the file and its page, from 1, and what is in it; or why it cannot be opened."""

    file: str
    at: int
    data: bytes = b""
    trouble: Trouble | None = None


def arrivals(files: Iterable[Path]) -> Iterator[Arrival]:
    """Yield every page of some files. Raise OSError where one cannot be read."""
    for file in files:
        with file.open("rb") as opened:
            yield from pages(str(file), opened.read(LARGEST + 1))


def pages(file: str, data: bytes) -> Iterator[Arrival]:
    """Yield every page of what a file holds."""
    trouble, count = _looked_at(data)
    if trouble:
        yield Arrival(file, 1, trouble=trouble)
    for at in range(count):
        yield Arrival(file, at + 1, data)


def picture(arrival: Arrival) -> Grey | Trouble:
    """Return a page in shades of grey, large enough to read and no larger."""
    if arrival.trouble:
        return arrival.trouble
    found = _of_pdf(arrival) if _is_pdf(arrival.data) else _of_picture(arrival.data)
    if found is None or isinstance(found, Trouble):
        return found or Trouble.NOT_A_PICTURE
    return Trouble.NOT_A_PICTURE if max(found.shape) < _LEAST else found


def _looked_at(data: bytes) -> tuple[Trouble | None, int]:
    """Return what stands against opening a file, or how many pages it has."""
    if len(data) > LARGEST:
        return Trouble.TOO_LARGE, 0
    if _is_pdf(data):
        return _counted(data)
    if not data.startswith((_JPEG, _PNG)):
        return Trouble.NOT_A_PICTURE, 0
    pixels = _pixels(data)
    if pixels > MOST_PIXELS:
        return Trouble.TOO_LARGE, 0
    return (None, 1) if pixels else (Trouble.NOT_A_PICTURE, 0)


def _counted(data: bytes) -> tuple[Trouble | None, int]:
    try:
        count = raster.count(data)
    except pypdfium2.PdfiumError as reason:
        locked = "password" in str(reason).lower()
        return (Trouble.LOCKED if locked else Trouble.NOT_A_PICTURE), 0
    return (Trouble.TOO_LARGE, 0) if count > MOST_PAGES else (None, count)


def _pixels(data: bytes) -> int:
    """Return how many pixels a picture says it has, before any is made; 0 where it says nothing."""
    with warnings.catch_warnings():
        # pillow warns of large pictures; they are turned down here
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as opened:
                return opened.width * opened.height
        except Image.DecompressionBombError:
            return MOST_PIXELS + 1
        except OSError:
            return 0


def _of_pdf(arrival: Arrival) -> Grey | Trouble | None:
    try:
        if raster.largest(arrival.data, arrival.at - 1) > MOST_PIXELS:
            return Trouble.TOO_LARGE
        width, height, rows = raster.grey(arrival.data, arrival.at - 1, _PAGE_SIDE)
    except pypdfium2.PdfiumError:
        return None
    return np.frombuffer(rows, np.uint8).reshape(height, width)


def _of_picture(data: bytes) -> Grey | None:
    pixels = _pixels(data)
    how = cv2.IMREAD_GRAYSCALE
    if pixels >= _VERY_LARGE:
        how = cv2.IMREAD_REDUCED_GRAYSCALE_4
    elif pixels >= _LARGE:
        how = cv2.IMREAD_REDUCED_GRAYSCALE_2
    try:
        found = cv2.imdecode(np.frombuffer(data, np.uint8), how | cv2.IMREAD_IGNORE_ORIENTATION)
    except cv2.error:
        return None
    return None if found is None else np.asarray(found, np.uint8)


def _is_pdf(data: bytes) -> bool:
    return _PDF in data[:_LEADING]
