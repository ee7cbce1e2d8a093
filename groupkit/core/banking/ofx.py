"""A bank's list saved as OFX (also called QFX or money download), of either version."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from groupkit.core.banking.lines import BankFile, BankLine, plain, read_amount
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_

_TAG = re.compile(r"<(/?)([A-Za-z0-9_.]+)\s*>([^<]*)")
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_FAULTS_TOLD = 20
_NOT_OFX = N_("This is not a list in OFX that we can read. Nothing has been brought in.")
_TWO_KINDS = N_("This list has more than one sort of money. Nothing has been brought in.")
_UNREADABLE = N_("Line {line}: we cannot read “{text}”. Nothing has been brought in.")


@dataclass(slots=True)
class _Reading:
    """What was read so far: lines and balances with the account they are of, all as text."""

    account: str = ""
    currencies: list[str] = field(default_factory=list)
    lines: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closing: list[dict[str, str]] = field(default_factory=list)


def read(text: str) -> BankFile:
    """Read a list; raise RefusedError with the first twenty lines that cannot be read."""
    told = _told(text)
    refuse(islice(_faults(told), _FAULTS_TOLD))
    dated = ((n, account, cells, _day(cells["DTPOSTED"])) for n, (account, cells) in enumerate(told.lines, start=1))
    lines = (_line(n, account, cells, day) for n, account, cells, day in dated if day)
    file = BankFile(lines=tuple(line for line in lines if line.pence), currency=told.currencies[0])
    if len(told.closing) != 1:
        return file
    (closing,) = told.closing
    return BankFile(
        lines=file.lines,
        currency=file.currency,
        closing=_amount(closing.get("BALAMT", "")),
        closing_on=_day(closing.get("DTASOF", "")),
    )


def _told(text: str) -> _Reading:
    """Read the tags one after another; version 1 leaves out the closing tag of a value."""
    told = _Reading()
    inside: dict[str, str] | None = None
    for closes, tag, value in _tags(text):
        if tag in ("STMTTRN", "LEDGERBAL"):
            inside = None if closes else {}
            if inside is not None and tag == "STMTTRN":
                told.lines.append((told.account, inside))
            elif inside is not None:
                told.closing.append(inside)
        elif inside is not None and not closes:
            inside.setdefault(tag, value)
        elif tag == "ACCTID" and not closes:
            told.account = value
        elif tag == "CURDEF" and not closes:
            told.currencies.append(value)
    return told


def _tags(text: str) -> Iterator[tuple[bool, str, str]]:
    if "<OFX>" not in text.upper():
        raise RefusedError([Problem("file", _NOT_OFX)])
    for found in _TAG.finditer(text):
        yield bool(found[1]), found[2].upper(), " ".join(html.unescape(found[3]).split())


def _faults(told: _Reading) -> Iterator[Problem]:
    if not told.currencies:
        yield Problem("file", _NOT_OFX)
    if len(set(told.currencies)) > 1:
        yield Problem("file", _TWO_KINDS)
    for number, (_, cells) in enumerate(told.lines, start=1):
        for tag, reads in (("DTPOSTED", _day), ("TRNAMT", _amount)):
            if reads(cells.get(tag, "")) is None:
                yield Problem("file", _UNREADABLE, {"line": number, "text": cells.get(tag, "")})


def _line(number: int, account: str, cells: Mapping[str, str], day: date) -> BankLine:
    name, memo = cells.get("NAME", ""), cells.get("MEMO", "")
    return BankLine(
        n=number,
        day=day,
        pence=_amount(cells["TRNAMT"]) or 0,
        # the name is cut short where the memo goes on
        words=plain(memo if memo.startswith(name) else f"{name} {memo}"),
        account=account,
        id=cells.get("FITID", ""),
    )


def _day(text: str) -> date | None:
    """Return the day at the bank; the time and its zone behind it are left out."""
    found = _DAY.match(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _amount(text: str) -> int | None:
    """Return pence; OFX never groups thousands, so a comma parts the pence."""
    return read_amount(text.replace(",", "."))
