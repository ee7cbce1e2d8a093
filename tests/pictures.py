"""Pictures and PDFs of receipts as cameras, telephones and scanners make them, with all they write inside."""

from io import BytesIO

import pikepdf
from PIL import Image, JpegImagePlugin, PngImagePlugin

PLACE = b"51.5074N secret place"
WORDS = "Zebedee wrote this"


def drawn(size: tuple[int, int] = (40, 56), mode: str = "RGB") -> Image.Image:
    """Return a picture whose corners all differ, so that a turn or a shift shows."""
    across, down = size
    made = Image.new("RGB", size)
    made.putdata([(x * 255 // across, y * 255 // down, (x * y) % 256) for y in range(down) for x in range(across)])
    return made.convert(mode)


def exif(turned: int = 1) -> bytes:
    """Return what a telephone writes: make, owner, place and how it was held."""
    about = Image.Exif()
    about[0x010F], about[0x0112], about[0x013B] = "Telephone", turned, WORDS
    about.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 26.0), 29: PLACE.decode()})
    return about.tobytes()


def jpeg(turned: int = 1, *, mode: str = "RGB", progressive: bool = False, more: bytes = b"") -> bytes:
    """Return a photo with all a camera writes, and bytes after its end, as some telephones leave them."""
    into = BytesIO()
    drawn(mode=mode).save(
        into,
        "JPEG",
        exif=exif(turned),
        comment=WORDS.encode(),
        icc_profile=b"profile " + PLACE,
        xmp=b"<x:xmpmeta>" + PLACE + b"</x:xmpmeta>",
        progressive=progressive,
        restart_marker_blocks=3,
    )
    return into.getvalue() + more


def png(turned: int = 1, *, mode: str = "RGB", more: bytes = b"") -> bytes:
    """Return a picture of a screen with texts, a time and a place in it, and bytes after its end."""
    into, about = BytesIO(), PngImagePlugin.PngInfo()
    about.add_text("Author", WORDS)
    about.add_itxt("Comment", WORDS)
    about.add_text("Raw", PLACE.decode(), zip=True)
    about.add(b"tIME", b"\x07\xea\x0b\x15\x09\x1e\x00")
    drawn(mode=mode).save(into, "PNG", pnginfo=about, exif=exif(turned), dpi=(300, 300))
    return into.getvalue() + more


def pdf(*, pages: int = 1) -> bytes:
    """Return a scan as a PDF: a photo on a page, and all that can be hidden beside it."""
    into, photo = BytesIO(), jpeg()
    with pikepdf.new() as made:
        for _ in range(pages):
            page = made.add_blank_page(page_size=(200, 280))
            image = made.make_stream(
                photo, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=40, Height=56,
                ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
                Metadata=made.make_stream(b"<x>" + PLACE + b"</x>"),
            )  # fmt: skip
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
            page.Contents = made.make_stream(b"q 200 0 0 280 0 0 cm /Im0 Do Q")
            page.obj.AA = pikepdf.Dictionary(O=_script(made))
            page.obj.PieceInfo = pikepdf.Dictionary(Camera=pikepdf.Dictionary(Private=pikepdf.String(WORDS)))
        made.Root.OpenAction = _script(made)
        made.Root.Names = pikepdf.Dictionary(
            JavaScript=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("a"), _script(made)]))
        )
        made.attachments["place.txt"] = PLACE
        made.docinfo["/Author"] = WORDS
        with made.open_metadata() as about:
            about["dc:title"] = WORDS
        made.save(into, compress_streams=False)
    return into.getvalue()


def _script(made: pikepdf.Pdf) -> pikepdf.Object:
    words = pikepdf.String(f"app.alert('{WORDS}')")
    return made.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=words))


def pixels(data: bytes) -> tuple[str, tuple[int, int], bytes]:
    """Return a picture as another reader sees it: its colours, its size, its pixels."""
    with Image.open(BytesIO(data)) as seen:
        return seen.mode, seen.size, seen.tobytes()


def turn(data: bytes) -> int:
    """Return how a picture says it is turned."""
    with Image.open(BytesIO(data)) as seen:
        return int(seen.getexif().get(0x0112, 1))


def left_over(data: bytes) -> dict[str, object]:
    """Return what another reader still finds beside the picture itself."""
    with Image.open(BytesIO(data)) as seen:
        found: dict[str, object] = {str(name): value for name, value in seen.info.items() if name not in _HARMLESS}
        found |= {str(tag): value for tag, value in seen.getexif().items() if tag != 0x0112}
        if isinstance(seen, JpegImagePlugin.JpegImageFile):
            found |= {name: body for name, body in seen.applist if name not in ("APP0", "APP1", "APP14")}
        return found


_HARMLESS = {
    *("jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression", "dpi", "adobe"),
    *("adobe_transform", "exif", "gamma", "transparency"),
}
