"""Binds files behind a printed paper: pictures become pages, PDFs are put in as they are, each under its name."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.lazy import lazily

if TYPE_CHECKING:
    import pikepdf
    from PIL import Image, ImageOps
else:
    pikepdf = lazily("pikepdf")
    Image, ImageOps = lazily("PIL.Image"), lazily("PIL.ImageOps")

MARGIN = 36.0
_TORN = N_("{name} cannot be read any more. Look at it on the receipts, and print the paper without it till then.")
_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}
_TURNED = 0x0112
_DRAWN = b"q %.3f 0 0 %.3f %.3f %.3f cm /Picture Do Q"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A file to bind in: what it is ("image/jpeg", "image/png" or "application/pdf"), its bytes, and its name."""

    media: str
    data: bytes
    name: str


def bind(printed: bytes, files: Sequence[Bound]) -> bytes:
    """Return the paper with the files behind it; raise GroupkitError naming the first that cannot be read."""
    with pikepdf.open(BytesIO(printed)) as whole:
        size = whole.pages[0].mediabox if whole.pages else (0, 0, 595, 842)
        wide, high = float(size[2]), float(size[3])
        with whole.open_outline() as outline:
            for each in files:
                first = len(whole.pages)
                try:
                    _put_in(whole, each, wide, high)
                except (pikepdf.PdfError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as reason:
                    raise GroupkitError(_TORN, name=each.name) from reason
                outline.root.append(pikepdf.OutlineItem(each.name, first))
        written = BytesIO()
        whole.save(written, deterministic_id=True)
    return written.getvalue()


def _put_in(whole: pikepdf.Pdf, each: Bound, wide: float, high: float) -> None:
    if each.media == "application/pdf":
        with pikepdf.open(BytesIO(each.data)) as other:
            whole.pages.extend(other.pages)
        return
    with Image.open(BytesIO(each.data)) as opened:
        if each.media == "image/jpeg" and opened.mode in _SPACES and opened.getexif().get(_TURNED, 1) == 1:
            opened.load()
            pixels, mode, size, how = each.data, opened.mode, opened.size, pikepdf.Name.DCTDecode
        else:
            picture = _upright(opened)
            mode, size = picture.mode, picture.size
            pixels, how = zlib.compress(picture.tobytes()), pikepdf.Name.FlateDecode
    drawn = pikepdf.Stream(whole, pixels)
    drawn.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=size[0],
        Height=size[1],
        ColorSpace=pikepdf.Name(_SPACES[mode]),
        BitsPerComponent=8,
        Filter=how,
    )
    _page(whole, drawn, size, (wide, high))


def _upright(opened: Image.Image) -> Image.Image:
    """Return a picture the right way up, in greys or plain colours, on white where it was clear."""
    turned = ImageOps.exif_transpose(opened)
    if turned.mode in ("1", "L"):
        return turned.convert("L")
    clear = turned.convert("RGBA")
    sheet = Image.new("RGBA", clear.size, "white")
    sheet.alpha_composite(clear)
    return sheet.convert("RGB")


def _page(whole: pikepdf.Pdf, drawn: pikepdf.Stream, size: tuple[int, int], paper: tuple[float, float]) -> None:
    """Add a page with a picture as large as fits between the margins."""
    share = min((room - 2 * MARGIN) / side for room, side in zip(paper, size, strict=True))
    wide, high = (side * share for side in size)
    page = whole.add_blank_page(page_size=paper)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Picture=drawn))
    left, bottom = (paper[0] - wide) / 2, paper[1] - MARGIN - high
    page.Contents = pikepdf.Stream(whole, _DRAWN % (wide, high, left, bottom))
