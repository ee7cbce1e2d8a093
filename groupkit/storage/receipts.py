"""Receipts inside the group file: their bytes as they were kept, and what each of them belongs to."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import peewee as pw

from groupkit.core.pictures import LARGEST, NOT_KEPT, Media
from groupkit.core.problems import GroupkitError
from groupkit.core.receipts import Belonging, ReceiptFile, Use
from groupkit.i18n import N_
from groupkit.storage.world import plain_words

GONE = N_("There is no file here: {path}.")
_FILES = "SELECT id, sha256, size, media, added_at FROM receipt_file"
_USES = """
SELECT receipt_use.id, receipt_use.file, receipt_use.claim_line, receipt_use.sheet_row, receipt_use.entry,
    claim.number, sheet.number, coalesce(claim_line.day, sheet.day, entry.day),
    coalesce(claim_line.pence, sheet_row.pence, (
        SELECT abs(sum(pence)) FROM line WHERE line.seq = receipt_use.entry), 0)
FROM receipt_use
LEFT JOIN claim_line ON claim_line.id = receipt_use.claim_line LEFT JOIN claim ON claim.id = claim_line.claim
LEFT JOIN sheet_row ON sheet_row.id = receipt_use.sheet_row LEFT JOIN sheet ON sheet.id = sheet_row.sheet
LEFT JOIN entry ON entry.seq = receipt_use.entry ORDER BY receipt_use.id
"""
_NUMBERED = """
SELECT claim_line.id, NULL, claim.number, NULL, claim_line.day, claim_line.pence, claim_line.receipt
    FROM claim_line JOIN claim ON claim.id = claim_line.claim WHERE claim_line.receipt <> ''
UNION ALL SELECT NULL, sheet_row.id, NULL, sheet.number, sheet.day, sheet_row.pence, sheet_row.receipt
    FROM sheet_row JOIN sheet ON sheet.id = sheet_row.sheet
    WHERE sheet_row.receipt <> '' AND sheet_row.claim IS NULL
"""


def read(path: Path) -> bytes:
    """Return what a file holds; raise GroupkitError where it is not there, or larger than is kept."""
    with plain_words():
        if not path.is_file():
            raise GroupkitError(GONE, path=path)
        if path.stat().st_size > LARGEST:
            raise GroupkitError(NOT_KEPT)
        return path.read_bytes()


def save(content: bytes, target: Path) -> None:
    """Write a receipt beside the book, where there is no file of this name yet."""
    with plain_words(), target.open("xb") as file:
        file.write(content)


class ReceiptFiles:
    """The receipts of a group, each once, and the claim lines, rows of sheets and entries they belong to."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def __iter__(self) -> Iterator[ReceiptFile]:
        return map(_file, self._rows(f"{_FILES} ORDER BY id"))

    def known(self, sha256: str) -> ReceiptFile | None:
        """Return the receipt with this fingerprint, if it is kept."""
        return next(map(_file, self._rows(f"{_FILES} WHERE sha256 = ?", sha256)), None)

    def add(self, file: ReceiptFile, content: bytes) -> None:
        """Keep a receipt under its number, or its bytes again where only its fingerprint had stayed."""
        self._db.execute_sql(
            "INSERT OR IGNORE INTO receipt_file (id, sha256, size, media, added_at) VALUES (?, ?, ?, ?, ?)",
            (file.id, file.sha256, file.size, file.media.value, file.added_at.isoformat()),
        )
        self._db.execute_sql("INSERT INTO receipt_bytes (id, content) VALUES (?, ?)", (file.id, content))

    def content(self, id: int) -> bytes | None:  # noqa: A002  the column's own name
        """Return the bytes of a receipt, if they are there."""
        found = self._rows("SELECT content FROM receipt_bytes WHERE id = ?", id)
        return bytes(found[0][0]) if found else None

    def fingerprint(self, id: int) -> str | None:  # noqa: A002  as above
        """Return the fingerprint of the bytes as they are now, or None where they are gone."""
        found = self.content(id)
        return None if found is None else hashlib.sha256(found).hexdigest()

    def weight(self) -> int:
        """Return how many bytes all receipts take."""
        return int(self._rows("SELECT coalesce(sum(length(content)), 0) FROM receipt_bytes")[0][0])

    def empty(self, id: int) -> None:  # noqa: A002  as above
        """Remove the bytes of a receipt and keep its fingerprint."""
        self._db.execute_sql("DELETE FROM receipt_bytes WHERE id = ?", (id,))

    def remove(self, id: int) -> None:  # noqa: A002  as above
        """Remove a receipt that belongs to nothing."""
        self.empty(id)
        self._db.execute_sql("DELETE FROM receipt_file WHERE id = ?", (id,))

    def attach(self, file: int, to: Belonging) -> int:
        """Let a receipt belong to something and return the id of the bond."""
        made = self._db.execute_sql(
            "INSERT INTO receipt_use (file, claim_line, sheet_row, entry) VALUES (?, ?, ?, ?)",
            (file, to.claim_line, to.sheet_row, to.entry),
        )
        return int(made.lastrowid)

    def detach(self, use: int) -> None:
        """Let a receipt no longer belong to something."""
        self._db.execute_sql("DELETE FROM receipt_use WHERE id = ?", (use,))

    def uses(self) -> tuple[Use, ...]:
        """Return what every receipt belongs to, in the order it was said."""
        return tuple(map(_use, self._rows(_USES)))

    def numbered(self) -> tuple[Use, ...]:
        """Return every claim line and row of a sheet that names a number of a receipt."""
        return tuple(map(_numbered, self._rows(_NUMBERED)))

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return list(self._db.execute_sql(query, values).fetchall())


def _file(row: tuple[Any, ...]) -> ReceiptFile:
    id_, sha256, size, media, added_at = row
    return ReceiptFile(
        id=id_, sha256=sha256, size=size, media=Media(media), added_at=datetime.fromisoformat(added_at)
    )


def _use(row: tuple[Any, ...]) -> Use:
    id_, file, line, sheet_row, entry, claim, sheet, day, pence = row
    on = Belonging(claim_line=line, sheet_row=sheet_row, entry=entry)
    return Use(id=id_, file=file, on=on, claim=claim, sheet=sheet, day=date.fromisoformat(day), pence=pence)


def _numbered(row: tuple[Any, ...]) -> Use:
    line, sheet_row, claim, sheet, day, pence, receipt = row
    on = Belonging(claim_line=line, sheet_row=sheet_row)
    return Use(on=on, claim=claim, sheet=sheet, day=date.fromisoformat(day), pence=pence, receipt=receipt)
