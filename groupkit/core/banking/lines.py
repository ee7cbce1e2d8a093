"""What a bank's list says: its lines as days and pence, and the letters a file of it is written in."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from groupkit.core.privacy import veiled

_PLAIN = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)?(?:\.(?P<part>\d{1,2})0*)?", re.ASCII)
_WRITTEN = re.compile(
    r"(?P<before>[-+−(])?[£€$]?(?P<within>[-+−])?(?P<digits>[\d.,]+)(?P<after>[-+−)]|CR|DR)?",
    re.ASCII | re.IGNORECASE,
)
# a bank may hold more than one entry of the book can be, but no bank holds this for a group
_MOST = 99_999_999_999
_LONGEST = 200
_LESS = ("-", "−", "()", "DR")


@dataclass(frozen=True, slots=True, kw_only=True)
class BankLine:
    """One line of a list; `n` counts the lines of the file, `pence` is above zero for money in.

    `id` is the bank's own number for it, and `balance` what was there afterwards, where the list has them.
    """

    n: int
    day: date
    pence: int
    words: str
    account: str = ""
    id: str = ""
    balance: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFile:
    """A bank's list. `closing` is what the bank says was there at the end, `closing_on` the day it says so."""

    lines: tuple[BankLine, ...]
    currency: str
    closing: int | None = None
    closing_on: date | None = None

    @property
    def accounts(self) -> tuple[str, ...]:
        """The accounts the lines are of, as the bank writes them."""
        return tuple(dict.fromkeys(line.account for line in self.lines))

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and last day of the list, or None when it is empty."""
        days = [line.day for line in self.lines]
        return (min(days), max(days)) if days else None


def decoded(data: bytes) -> str:
    """Return the text of a file as banks save them: UTF-8, UTF-16 with its mark, or the old Windows letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def plain(words: str) -> str:
    """Return words of a bank on one line, short, and without letters that cannot be seen."""
    seen = "".join(letter if letter.isprintable() else " " for letter in words)
    return veiled(" ".join(seen.split()))[:_LONGEST]


def read_amount(text: str, *, comma: bool = False) -> int | None:
    """Return an amount as a bank writes it in pence, or None when it cannot be read; `comma` parts the pence."""
    written = _WRITTEN.fullmatch("".join(text.split()))
    if written is None:
        return None
    sign = "".join(written[part] or "" for part in ("before", "within", "after")).upper()
    digits = written["digits"].translate({ord(","): ".", ord("."): ","}) if comma else written["digits"]
    found = _PLAIN.fullmatch(digits)
    if found is None or sign not in ("", "+", "CR", *_LESS):
        return None
    pence = int((found["whole"] or "0").replace(",", "")) * 100 + int((found["part"] or "").ljust(2, "0"))
    return None if pence > _MOST else -pence if sign in _LESS else pence


def fresh(lines: Iterable[BankLine], known: Iterable[BankLine]) -> tuple[BankLine, ...]:
    """Return the lines that did not come in before.

    A line the bank gave no number is known by its day, amount and words, as often as it came before.
    """
    before = Counter(map(_mark, known))
    left = []
    for line in lines:
        if before[_mark(line)]:
            before[_mark(line)] -= 1
        else:
            left.append(line)
    return tuple(left)


def _mark(line: BankLine) -> tuple[object, ...]:
    if line.id:
        return line.account, line.id
    return line.account, line.day, line.pence, " ".join(line.words.casefold().split())
