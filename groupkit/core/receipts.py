"""A receipt as a file: its fingerprint, what it belongs to, and what is asked before it is used again."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from groupkit.core.pictures import Media
from groupkit.core.problems import Problem
from groupkit.i18n import N_, _, ngettext

MUCH = 200 * 2**20
"""So many bytes of receipts make every copy of the book slow."""

_NUMBER_AGAIN = {
    "claim": N_("Receipt {receipt} is already on claim {number}. Use it again?"),
    "sheet": N_("Receipt {receipt} is already on sheet {number}. Use it again?"),
}
_FILE_AGAIN = {
    "claim": N_("This file is already on claim {number}, for the same amount and day. Use it again?"),
    "sheet": N_("This file is already on sheet {number}, for the same amount and day. Use it again?"),
    "entry": N_("This file is already on entry {number}, for the same amount and day. Use it again?"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFile:
    """A receipt that is kept: its fingerprint, bytes, sort and when it was added; `name` is empty once erased."""

    id: int = 0
    sha256: str
    size: int
    media: Media
    added_at: datetime
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """What a receipt belongs to: one line of a claim, one row of a money sheet, or one entry."""

    claim_line: int | None = None
    sheet_row: int | None = None
    entry: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One receipt on one thing; `claim` and `sheet` are the numbers people know, `pence` what it came to."""

    id: int = 0
    file: int = 0
    on: Belonging
    claim: int | None = None
    sheet: int | None = None
    day: date | None = None
    pence: int = 0
    receipt: str = ""


def used_before(uses: Iterable[Use], wanted: Use) -> Problem | None:
    """Return the question to ask before a receipt is used again, or None where there is nothing to ask.

    Asked about are the number of a receipt that stands on another claim or sheet, or beside the same amount, and
    a file that stands beside the same amount on the same day. One receipt may stand for several lines.
    """
    for use in uses:
        if use.on == wanted.on:
            continue
        again = (use.pence, use.day) == (wanted.pence, wanted.day)
        if wanted.file and use.file == wanted.file and again:
            return _asked(_FILE_AGAIN, use, "")
        elsewhere = (use.claim, use.sheet) != (wanted.claim, wanted.sheet)
        same = _plain(use.receipt) == _plain(wanted.receipt) != ""
        if same and (elsewhere or use.pence == wanted.pence):
            return _asked(_NUMBER_AGAIN, use, wanted.receipt.strip())
    return None


def _asked(messages: Mapping[str, str], use: Use, receipt: str) -> Problem:
    numbers = {"claim": use.claim, "sheet": use.sheet, "entry": use.on.entry}
    where, number = next((name, found) for name, found in numbers.items() if found is not None)
    return Problem("receipt", messages[where], {"receipt": receipt, "number": number}, asks=True)


def _plain(receipt: str) -> str:
    return "".join(letter for letter in receipt.casefold() if letter.isalnum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """The receipts that are not what was added: some are gone, some are other bytes than they were."""

    gone: tuple[ReceiptFile, ...] = ()
    changed: tuple[ReceiptFile, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.gone or self.changed)


def told(found: Damage) -> str:
    """Say how many receipts are not as they were added, apart from the figures; nothing where all are."""
    gone, changed = len(found.gone), len(found.changed)
    if gone and changed:
        return _both(gone, changed)
    if gone:
        said = ngettext(
            "{count} receipt file is missing. The money figures are not affected. See which.",
            "{count} receipt files are missing. The money figures are not affected. See which.",
            gone,
        )
        return said.format(count=gone)
    said = ngettext(
        "{count} receipt file has changed since it was added. The money figures are not affected. See which.",
        "{count} receipt files have changed since they were added. The money figures are not affected. See which.",
        changed,
    )
    return said.format(count=changed) if changed else ""


def _both(gone: int, changed: int) -> str:
    if changed == 1:
        said = ngettext(
            "{gone} receipt file is missing and 1 has changed since it was added. The money figures are not "
            "affected. See which.",
            "{gone} receipt files are missing and 1 has changed since it was added. The money figures are not "
            "affected. See which.",
            gone,
        )
    else:
        said = ngettext(
            "{gone} receipt file is missing and {changed} have changed since they were added. The money figures "
            "are not affected. See which.",
            "{gone} receipt files are missing and {changed} have changed since they were added. The money figures "
            "are not affected. See which.",
            gone,
        )
    return said.format(gone=gone, changed=changed)


def which(found: Damage) -> tuple[str, ...]:
    """Name each receipt that is not as it was added."""
    gone, changed = _("Receipt file {number}, {name}: it is gone."), _("Receipt file {number}, {name}: it changed.")
    return (
        *(gone.format(**_about(file)) for file in found.gone),
        *(changed.format(**_about(file)) for file in found.changed),
    )


def _about(file: ReceiptFile) -> dict[str, object]:
    return {"number": file.id, "name": file.name or file.sha256[:8]}


def digest(data: bytes) -> str:
    """Return the fingerprint of a receipt's bytes."""
    return hashlib.sha256(data).hexdigest()
