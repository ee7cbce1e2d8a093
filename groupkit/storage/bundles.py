"""The whole book of money as one ZIP file of plain JSON, which other programs can read too.

It is not locked. `about.json` says what else is in it, with the hash of each; `entries.jsonl` holds one
entry a line, with its place in the chain.
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

import msgspec

from groupkit.core.exports.bundle import Bundle, Row
from groupkit.core.ledger import Fund, Kind, Link, Place
from groupkit.core.problems import GroupkitError, Problem, RefusedError
from groupkit.i18n import N_
from groupkit.storage.saving import part_of
from groupkit.storage.world import plain_words

LARGEST = 500 * 2**20
_MOST_FILES = 20_000
_LONGEST = 100 * 2**20
_LONGEST_RECEIPT = 10 * 2**20
_ABOUT, _BOOK, _ENTRIES, _TABLES, _RECEIPTS = "about.json", "book.json", "entries.jsonl", "tables.json", "receipts/"

NOT_A_BUNDLE = N_("This file is not a whole copy of a book of money. Nothing has been brought in.")
TOO_LARGE = N_("This file is too large to be a copy of a book of money. Nothing has been brought in.")
GONE = N_("There is no file here: {path}. Check its name, or choose another one.")
_UNREADABLE = N_("Line {line} of {file} cannot be read. Nothing has been brought in.")
_CHANGED = N_("{file} was changed after the copy was made. Nothing has been brought in.")
_ABSENT = N_("{file} is not in the copy any more. Nothing has been brought in.")
_MORE = N_("{file} does not belong in a copy. Nothing has been brought in.")


class _About(msgspec.Struct, forbid_unknown_fields=True):
    """What the copy is, and the SHA-256 of everything else in it."""

    format: Literal["groupkit-book-1"]
    title: str
    currency: str
    entries: int
    head: str
    seal: str
    files: dict[str, str]


class _Book(msgspec.Struct, forbid_unknown_fields=True):
    """What the entries speak of."""

    places: tuple[Place, ...]
    funds: tuple[Fund, ...]
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that is open: the book in it, and its receipts one at a time."""

    bundle: Bundle
    _file: ZipFile
    _about: _About

    def receipts(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files of receipts, each with its hash, or raise RefusedError where one was changed."""
        for name in self._about.files:
            if name.startswith(_RECEIPTS):
                content = _part(self._file, name, self._about, _LONGEST_RECEIPT)
                sha256 = name.removeprefix(_RECEIPTS)
                if self._about.files[name] != sha256:
                    raise RefusedError([Problem("file", _CHANGED, {"file": name})])
                yield sha256, content


def save(path: Path, bundle: Bundle, receipts: Iterable[tuple[str, bytes]]) -> None:
    """Write the copy of a book, or raise GroupkitError why not."""
    hashes: dict[str, str] = {}

    def put(name: str, content: bytes, how: int = ZIP_DEFLATED) -> None:
        hashes[name] = hashlib.sha256(content).hexdigest()
        file.writestr(name, content, how)

    with part_of(path) as part, ZipFile(part, "w") as file:
        encode = msgspec.json.Encoder(order="deterministic").encode
        put(_BOOK, encode(_Book(bundle.places, bundle.funds, bundle.kinds)))
        put(_ENTRIES, b"".join(encode(link) + b"\n" for link in bundle.links))
        put(_TABLES, encode(bundle.tables))
        for sha256, content in receipts:
            put(f"{_RECEIPTS}{sha256}", content, ZIP_STORED)
        about = _About(
            format="groupkit-book-1",
            title=bundle.title,
            currency=bundle.currency,
            entries=len(bundle.links),
            head=bundle.head.hex(),
            seal=bundle.seal,
            files=hashes,
        )
        file.writestr(_ABOUT, encode(about), ZIP_DEFLATED)


@contextmanager
def opened(path: Path) -> Iterator[Copy]:
    """Open the copy of a book; raise GroupkitError why it cannot be taken in."""
    with plain_words():
        if not path.is_file():
            raise GroupkitError(GONE, path=path)
        if path.stat().st_size > LARGEST:
            raise GroupkitError(TOO_LARGE)
        try:
            with ZipFile(path) as file:
                about = _about(file)
                yield Copy(_bundle(file, about), file, about)
        except (BadZipFile, zlib.error, EOFError) as why:
            raise GroupkitError(NOT_A_BUNDLE) from why


def _about(file: ZipFile) -> _About:
    """Return what a copy says of itself, once its list of contents is what it says."""
    parts = file.infolist()
    if len(parts) > _MOST_FILES:
        raise GroupkitError(TOO_LARGE)
    plain = all(part.compress_type in (ZIP_STORED, ZIP_DEFLATED) and not part.flag_bits & 1 for part in parts)
    names = [part.filename for part in parts]
    if not plain or _ABOUT not in names or len(set(names)) < len(names):
        raise GroupkitError(NOT_A_BUNDLE)
    try:
        about = msgspec.json.decode(_read(file, _ABOUT, _LONGEST), type=_About)
    except (msgspec.MsgspecError, UnicodeDecodeError) as why:
        raise GroupkitError(NOT_A_BUNDLE) from why
    needed = {*about.files, _ABOUT, _BOOK, _ENTRIES, _TABLES}
    absent = (Problem("file", _ABSENT, {"file": name}) for name in sorted(needed.difference(names)))
    more = (Problem("file", _MORE, {"file": name}) for name in sorted(set(names).difference(about.files, {_ABOUT})))
    if found := (*absent, *more):
        raise RefusedError(found[:20])
    return about


def _bundle(file: ZipFile, about: _About) -> Bundle:
    try:
        book = msgspec.json.decode(_part(file, _BOOK, about, _LONGEST), type=_Book)
        tables = msgspec.json.decode(_part(file, _TABLES, about, _LONGEST), type=dict[str, tuple[Row, ...]])
        head = bytes.fromhex(about.head)
    except (msgspec.MsgspecError, ValueError) as why:
        raise GroupkitError(NOT_A_BUNDLE) from why
    return Bundle(
        title=about.title,
        currency=about.currency,
        places=book.places,
        funds=book.funds,
        kinds=book.kinds,
        links=tuple(_links(_part(file, _ENTRIES, about, _LONGEST))),
        tables=tables,
        head=head,
    )


def _links(content: bytes) -> Iterator[Link]:
    decoder = msgspec.json.Decoder(Link)
    for number, line in enumerate(content.splitlines(), start=1):
        try:
            yield decoder.decode(line)
        except (msgspec.MsgspecError, ValueError) as why:
            raise RefusedError([Problem("entry", _UNREADABLE, {"line": number, "file": _ENTRIES})]) from why


def _part(file: ZipFile, name: str, about: _About, longest: int) -> bytes:
    """Return one part that is as it was when the copy was made."""
    content = _read(file, name, longest)
    if hashlib.sha256(content).hexdigest() != about.files.get(name):
        raise RefusedError([Problem("file", _CHANGED, {"file": name})])
    return content


def _read(file: ZipFile, name: str, longest: int) -> bytes:
    """Return the bytes of a part; what it says of its own size is not believed."""
    with file.open(name) as part:
        content = part.read(longest + 1)
    if len(content) > longest:
        raise GroupkitError(TOO_LARGE)
    return content
