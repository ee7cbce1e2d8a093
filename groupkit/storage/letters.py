"""A PDF as an envelope: the sheet as printed, its data inside, and a last line that tells if a byte changed."""

import hashlib
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from groupkit.core.letters import Answer, Letter
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.lazy import lazily
from groupkit.storage.world import plain_words

if TYPE_CHECKING:
    import pikepdf
else:
    pikepdf = lazily("pikepdf")

LARGEST = 20 * 2**20
_DATA = "groupkit.json"
_NO_DATE = ""
_MARK = b"%groupkit-letter-1 "
_LONGEST_DATA = 8 * 2**20

NOT_A_LETTER = N_(
    "This PDF was not made by groupkit. Ask for the file that groupkit saved when the sheet was sent."
)
CHANGED = N_(
    "This PDF was changed after groupkit made it, so nothing was taken in. Ask for the file again. It has to be "
    "as it was saved: not printed to PDF, and not saved by another program."
)
TOO_LARGE = N_("This file is too large to be a money sheet. Nothing was taken in.")
GONE = N_("There is no file here: {path}. Check its name, or choose another one.")


class _Envelope(msgspec.Struct, forbid_unknown_fields=True):
    """What stands in the embedded file."""

    format: Literal["groupkit-letter-1"]
    letter: Letter | None = None
    answer: Answer | None = None


def encode(content: Letter | Answer) -> bytes:
    """Return a letter or an answer as bytes, always the same for the same content."""
    made = _Envelope("groupkit-letter-1")
    if isinstance(content, Letter):
        made.letter = content
    else:
        made.answer = content
    return msgspec.json.encode(made, order="deterministic")


def decode(data: bytes) -> Letter | Answer:
    """Read a letter or an answer; raise GroupkitError when it is none."""
    try:
        made = msgspec.json.decode(data, type=_Envelope)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise GroupkitError(NOT_A_LETTER) from error
    content = made.letter or made.answer
    if content is None:
        raise GroupkitError(NOT_A_LETTER)
    return content


def seal(printed: bytes, content: Letter | Answer) -> bytes:
    """Put the data into the printed PDF and sign off the whole with a line of its hash."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        file = pikepdf.AttachedFileSpec(
            pdf,
            encode(content),
            filename=_DATA,
            description="",
            mime_type="application/json",
            creation_date=_NO_DATE,
            mod_date=_NO_DATE,
        )
        pdf.attachments[_DATA] = file
        out = BytesIO()
        pdf.save(out, deterministic_id=True, compress_streams=True)
    whole = out.getvalue()
    return whole + _MARK + hashlib.sha256(whole).hexdigest().encode() + b"\n"


def read(path: Path) -> Letter | Answer:
    """Open an envelope; raise GroupkitError saying why it is not taken in."""
    with plain_words():
        if not path.is_file():
            raise GroupkitError(GONE, path=path)
        if path.stat().st_size > LARGEST:
            raise GroupkitError(TOO_LARGE)
        return opened(path.read_bytes())


def opened(whole: bytes) -> Letter | Answer:
    """Return what is in an envelope; raise GroupkitError saying why it is not taken in."""
    body, mark, end = whole.rpartition(_MARK)
    if not whole.startswith(b"%PDF-") or not (mark or _MARK[:12] in whole[-120:]):
        raise GroupkitError(CHANGED if mark else NOT_A_LETTER)
    if end != hashlib.sha256(body).hexdigest().encode() + b"\n":
        raise GroupkitError(CHANGED)
    return decode(_attached(body))


def _attached(body: bytes) -> bytes:
    try:
        with pikepdf.open(BytesIO(body), attempt_recovery=False) as pdf:
            packed = pdf.attachments[_DATA].get_file().obj.read_raw_bytes()
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(packed, _LONGEST_DATA)
    except (
        pikepdf.PdfError,
        zlib.error,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        RuntimeError,
    ) as error:
        raise GroupkitError(NOT_A_LETTER) from error
    if unpacker.unconsumed_tail:
        raise GroupkitError(TOO_LARGE)
    return data
