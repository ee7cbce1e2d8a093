"""A receipt that is a PDF: its pages as they look, without what was written, hidden or set to run beside them."""

import binascii
import logging
import struct
import zlib
from base64 import a85decode
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from groupkit.core.pictures import Media, cleaned, cleaned_jpeg, media, sort_of
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.lazy import lazily

if TYPE_CHECKING:
    import pikepdf
else:
    pikepdf = lazily("pikepdf")

MOST_PAGES = 60
_UNREADABLE = N_(
    "Part of this PDF cannot be read. Print it to a PDF once more, or take a picture of it, and choose that."
)
_LOCKED = N_("This PDF is locked with a password. Open it, print it to a PDF, and choose that one.")
_TOO_LONG = N_("This PDF has {pages} pages. Choose one with {most} pages or fewer.")

_IN_THE_BOOK = frozenset({"/Type", "/Pages", "/OCProperties"})
_ON_A_PAGE = frozenset(
    {
        *("/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/UserUnit", "/Group"),
        "/Kids",
        "/Count",
    }
)
_NEVER = ("/Metadata", "/PieceInfo", "/LastModified", "/AF", "/OPI", "/StructParent", "/StructParents")
_PHOTO, _FINE_PHOTO = "/DCTDecode", "/JPXDecode"
_PACKED = frozenset(
    {
        *("/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode", "/CCITTFaxDecode"),
        *("/JBIG2Decode", _PHOTO, _FINE_PHOTO),
    }
)
_SEEN_BOXES = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c"})
_SMALLEST_BOX = 8
_DEEPEST = 20
_LARGEST_PHOTO = 40 * 2**20
_TROUBLE = (
    RuntimeError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OverflowError,
    zlib.error,
    struct.error,
)


def kept(data: bytes) -> bytes:
    """Return a receipt as it is kept; raise GroupkitError where it cannot be."""
    return _cleaned_pdf(data) if sort_of(data) is Media.PDF else cleaned(data)


def _cleaned_pdf(data: bytes) -> bytes:
    # what is odd about a file is said in our own words, and not on the terminal
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            if (pages := len(pdf.pages)) > MOST_PAGES:
                raise GroupkitError(_TOO_LONG, pages=pages, most=MOST_PAGES)
            if not pages:
                raise GroupkitError(_UNREADABLE)
            _strip(pdf)
            into = BytesIO()
            pdf.save(into, deterministic_id=True, compress_streams=True)
    except pikepdf.PasswordError as error:
        raise GroupkitError(_LOCKED) from error
    except (pikepdf.PdfError, *_TROUBLE) as error:
        raise GroupkitError(_UNREADABLE) from error
    return into.getvalue()


def _strip(pdf: "pikepdf.Pdf") -> None:
    """Take off everything but what is seen; what fills a form or stands on a note is drawn onto its page."""
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    _leave(pdf.Root, _IN_THE_BOOK)
    for name in ("/Info", "/ID"):
        if name in pdf.trailer:
            del pdf.trailer[name]
    for page in pdf.pages:
        _leave_up(page.obj)
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            _tidy(found)


def _leave_up(page: "pikepdf.Object | None", depth: int = 0) -> None:
    """Leave on a page, and on what it stands under, only what is seen of it."""
    if page is not None and depth < _DEEPEST:
        _leave(page, _ON_A_PAGE)
        _leave_up(page.get("/Parent"), depth + 1)


def _leave(found: "pikepdf.Object", names: frozenset[str]) -> None:
    for name in set(found.keys()) - names:
        del found[name]


def _tidy(found: "pikepdf.Object", depth: int = 0) -> None:
    """Take off what a program wrote about a part of the page, and what a camera wrote into its picture."""
    for name in _NEVER:
        if name in found:
            del found[name]
    if isinstance(found, pikepdf.Stream):
        _tidy_photo(found)
    for name in tuple(found.keys()):
        inner = found.get(name)
        if isinstance(inner, pikepdf.Dictionary) and not inner.is_indirect and depth < _DEEPEST:
            _tidy(inner, depth + 1)


def _tidy_photo(found: "pikepdf.Stream") -> None:
    """Take off what a camera wrote into a photo; raise ValueError for one that is packed as no program does it."""
    filters = [str(name) for name in _filters(found)]
    how = filters[-1] if filters else ""
    packed = found.read_raw_bytes()
    if not _PACKED.issuperset(filters) or (media(packed) is Media.JPEG and how != _PHOTO):
        raise ValueError(how)
    if how not in (_PHOTO, _FINE_PHOTO):
        return
    for name in filters[:-1]:
        packed = _unpacked(packed, name)
    clean = cleaned_jpeg(packed) if how == _PHOTO else b"".join(_boxes(packed))
    found.write(clean, filter=pikepdf.Name(how))


def _boxes(photo: bytes) -> Iterator[bytes]:
    """Yield the parts of a JPEG 2000 that make its picture; a bare one has no others."""
    at = 0
    while at < len(photo) and not photo.startswith(b"\xff\x4f"):
        length, kind = struct.unpack_from(">I4s", photo, at)
        if length == 1:
            (length,) = struct.unpack_from(">Q", photo, at + 8)
        length = length or len(photo) - at
        if length < _SMALLEST_BOX:
            raise ValueError(kind)
        if kind in _SEEN_BOXES:
            yield photo[at : at + length]
        at += length
    if not at:
        yield photo


def _filters(found: "pikepdf.Stream") -> Iterator[object]:
    said = found.get("/Filter")
    if isinstance(said, pikepdf.Array):
        yield from said
    elif said is not None:
        yield said


def _unpacked(packed: bytes, name: str) -> bytes:
    """Unpack one layer round a photo; raise ValueError for a layer nobody puts round one."""
    match name:
        case "/FlateDecode":
            unpacker = zlib.decompressobj()
            photo = unpacker.decompress(packed, _LARGEST_PHOTO)
            if unpacker.unconsumed_tail:
                raise ValueError(name)
            return photo
        case "/ASCII85Decode":
            return a85decode(packed.strip().removesuffix(b"~>"))
        case "/ASCIIHexDecode":
            return binascii.unhexlify(b"".join(packed.split()).removesuffix(b">"))
    raise ValueError(name)
