"""Pictures of receipts, with what a camera wrote into them taken off.

Only what a picture needs to be seen stays: where a photo was taken, with what and by whom goes before anything is
kept.
"""

import struct
import zlib
from collections.abc import Iterator
from enum import StrEnum

from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_

LARGEST = 10 * 2**20
MOST_PIXELS = 64_000_000

NOT_KEPT = N_("We can keep pictures and PDFs up to 10 MB.")
OTHER_FORM = N_(
    "This picture is in a form we cannot keep. Save it as JPEG or PNG, or print it to a PDF, and choose that."
)
UNREADABLE = N_(
    "Part of this picture cannot be read. Copy it again, or take it again. The money figures are not affected."
)
TOO_WIDE = N_("This picture is larger than we can show. Take it again with the usual setting of the camera.")

_SOI, _EOI = b"\xff\xd8", b"\xff\xd9"
_SCAN, _APP0, _APP1, _APP14 = 0xDA, 0xE0, 0xE1, 0xEE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_HUFFMAN, _ARITHMETIC, _QUANTUM = 0xC4, 0xCC, 0xDB
_TABLES = frozenset({_HUFFMAN, _ARITHMETIC, _QUANTUM, 0xDC, 0xDD, _SCAN})
_STEPS = frozenset(range(0xD0, 0xD8))
_PNG = b"\x89PNG\r\n\x1a\n"
_SHOWN = frozenset({b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs", b"cICP"})
_OTHER_FORMS = (b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_ORIENTATION, _SHORT, _UPRIGHT, _TURNS = 0x0112, 3, 1, range(2, 9)
_JFIF, _ADOBE = 14, 12
_MOST_BYTES_A_PIXEL, _PIECE = 8, 2**16


class Media(StrEnum):
    """What sort of file a receipt is."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    PDF = "application/pdf"


def media(data: bytes) -> Media | None:
    """Return what sort of file begins with these bytes, or None for one that is not kept."""
    if data.startswith(_SOI + b"\xff"):
        return Media.JPEG
    if data.startswith(_PNG):
        return Media.PNG
    return Media.PDF if data.startswith(b"%PDF-") else None


def sort_of(data: bytes) -> Media:
    """Return what sort of file this is; raise GroupkitError where it is not one to keep."""
    found = media(data)
    if found is None and (data.startswith(_OTHER_FORMS) or data[4:8] == b"ftyp"):
        raise GroupkitError(OTHER_FORM)
    if found is None or len(data) > LARGEST:
        raise GroupkitError(NOT_KEPT)
    return found


def cleaned(data: bytes) -> bytes:
    """Return a picture with only what is seen in it; raise GroupkitError where part of it cannot be read."""
    return cleaned_jpeg(data) if sort_of(data) is Media.JPEG else _cleaned_png(data)


def cleaned_jpeg(data: bytes) -> bytes:
    """Return a JPEG without what the camera wrote beside the picture; the way it is turned stays."""
    turned, kept, frames, scans = _UPRIGHT, [], 0, 0
    for marker, body, picture in _segments(data):
        if marker == _APP1:
            turned = _turned(body) or turned
        elif marker in _FRAMES:
            frames += 1
            _refuse_wide(*_frame_size(body))
        kept += [made + picture for made in _kept(marker, body)]
        scans += marker == _SCAN
    if frames != 1 or not scans:
        raise GroupkitError(UNREADABLE)
    about = [] if turned == _UPRIGHT else [_segment(_APP1, b"Exif\0\0" + _exif(turned))]
    at = 1 if kept[0].startswith(b"\xff\xe0") else 0
    return b"".join((_SOI, *kept[:at], *about, *kept[at:], _EOI))


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield the marked parts of a JPEG: marker, body, and the picture data that follows the head of a scan."""
    at = len(_SOI)
    while True:
        marker, at = _marker(data, at)
        if marker == _EOI[1]:
            return
        if at + 2 > len(data):
            raise GroupkitError(UNREADABLE)
        length = int.from_bytes(data[at : at + 2], "big")
        end = at + length
        if length < 2 or end > len(data):  # noqa: PLR2004  the length counts its own two bytes
            raise GroupkitError(UNREADABLE)
        start, at = at + 2, end
        if marker == _SCAN:
            at = _scan_end(data, end)
        yield marker, data[start:end], data[end:at]


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """Return the marker that stands here and where its body begins; filling bytes may stand before it."""
    if data[at : at + 1] != b"\xff":
        raise GroupkitError(UNREADABLE)
    while data[at : at + 1] == b"\xff":
        at += 1
    if at >= len(data) or data[at] in {0, _SOI[1], *_STEPS}:
        raise GroupkitError(UNREADABLE)
    return data[at], at + 1


def _scan_end(data: bytes, at: int) -> int:
    """Return where the picture data of a scan ends: at a marker that is neither a stuffed byte nor a step."""
    while (at := data.find(b"\xff", at)) >= 0:
        following = data[at + 1 : at + 2]
        if following and following[0] not in {0, 0xFF, *_STEPS}:
            return at
        at += 1 if following == b"\xff" else 2
    return len(data)


def _kept(marker: int, body: bytes) -> Iterator[bytes]:
    """Yield a part of a JPEG again, if the picture needs it."""
    if marker == _APP0 and body.startswith(b"JFIF\0") and len(body) >= _JFIF:
        yield _segment(marker, body[: _JFIF - 2] + b"\0\0")
    elif marker == _APP14 and body.startswith(b"Adobe") and len(body) >= _ADOBE:
        yield _segment(marker, body[:_ADOBE])
    elif marker in _TABLES | _FRAMES:
        if _room(marker, body) != len(body):  # words could hide in what is left over
            raise GroupkitError(UNREADABLE)
        yield _segment(marker, body)


def _room(marker: int, body: bytes) -> int:
    """Return how many bytes a table, a frame or the head of a scan takes by what it says of itself."""
    if marker in (_HUFFMAN, _QUANTUM):
        at = 0
        while at < len(body):
            at += 17 + sum(body[at + 1 : at + 17]) if marker == _HUFFMAN else 65 + 64 * (body[at] >> 4)
        return at
    if marker == _SCAN:
        return 4 + 2 * body[0] if body else -1
    if marker in _FRAMES:
        return 6 + 3 * body[5]
    return len(body) // 2 * 2 if marker == _ARITHMETIC else 2


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def _frame_size(body: bytes) -> tuple[int, int]:
    if len(body) < 6:  # noqa: PLR2004  depth, height, width, number of colours
        raise GroupkitError(UNREADABLE)
    return int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")


def _refuse_wide(width: int, height: int) -> None:
    if not width or not height:
        raise GroupkitError(UNREADABLE)
    if width * height > MOST_PIXELS:
        raise GroupkitError(TOO_WIDE)


def _turned(body: bytes) -> int | None:
    """Return how the camera was held, from what it wrote, or None where that cannot be read."""
    return _turned_in(body.removeprefix(b"Exif\0\0")) if body.startswith(b"Exif\0\0") else None


def _turned_in(tiff: bytes) -> int | None:
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4) if order else (len(tiff),)
        (many,) = struct.unpack_from(f"{order}H", tiff, first)
        for at in range(first + 2, first + 2 + 12 * many, 12):
            tag, kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, at)
            if (tag, kind) == (_ORIENTATION, _SHORT) and value in _TURNS:
                return int(value)
    except struct.error:
        pass
    return None


def _exif(turned: int) -> bytes:
    """Return what a camera writes, with nothing in it but how it was held."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, _SHORT, 1, turned, 0, 0)


def _cleaned_png(data: bytes) -> bytes:
    """Return a PNG with its size, its colours and its picture; texts, times and what follows its end go."""
    head, shown, picture, turned = b"", [], [], None
    for kind, body in _chunks(data):
        if kind == b"IHDR" and not head:
            head = body
        elif kind == b"IDAT":
            picture.append(body)
        elif kind == b"eXIf":
            turned = _turned_in(body)
        elif kind in _SHOWN:
            shown.append(_chunk(kind, body))
    if len(head) != 13:  # noqa: PLR2004  a PNG's head is always so long
        raise GroupkitError(UNREADABLE)
    width, height = struct.unpack(">II", head[:8])
    _refuse_wide(width, height)
    about = [_chunk(b"eXIf", _exif(turned))] if turned else []
    whole = _picture(b"".join(picture), _MOST_BYTES_A_PIXEL * (width + 1) * (height + 8))
    return b"".join((_PNG, _chunk(b"IHDR", head), *shown, *about, _chunk(b"IDAT", whole), _chunk(b"IEND", b"")))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the parts of a PNG up to its end."""
    at = len(_PNG)
    while True:
        if at + 12 > len(data):
            raise GroupkitError(UNREADABLE)
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        at += 12 + length
        if at > len(data) or data[at - 4 : at] != zlib.crc32(kind + body).to_bytes(4, "big"):
            raise GroupkitError(UNREADABLE)
        if kind == b"IEND":
            return
        yield kind, body


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def _picture(packed: bytes, most: int) -> bytes:
    """Return the packed picture as far as it goes; refuse one that does not unpack, or to more than it can be."""
    unpacker, unpacked, used = zlib.decompressobj(), 0, 0
    try:
        while used < len(packed) and not unpacker.eof and unpacked <= most:
            rest = packed[used : used + _PIECE]
            used += len(rest)
            while (made := len(unpacker.decompress(rest, _PIECE))) == _PIECE and unpacked <= most:
                unpacked, rest = unpacked + made, unpacker.unconsumed_tail
            unpacked += made
    except zlib.error as error:
        raise GroupkitError(UNREADABLE) from error
    if not unpacker.eof or unpacked > most:
        raise GroupkitError(UNREADABLE)
    return packed[: used - len(unpacker.unused_data)]
