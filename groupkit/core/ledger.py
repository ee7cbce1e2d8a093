"""Where the group's money is and what it is for: entries that are never changed, each chained to the last.

An entry's body is hashed with the hash of the one before. Names and notes stand in the body only as
salted digests, so they can be erased without breaking the chain.
"""

import hashlib
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from groupkit.core.money import MOST
from groupkit.core.problems import Problem
from groupkit.core.records import FACTS, Facts, read
from groupkit.i18n import N_

START = bytes(32)
FORMAT = b"groupkit-ledger-1\n"
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class PlaceKind(StrEnum):
    """What sort of place holds money."""

    TIN = "tin"
    PERSON = "person"
    BANK = "bank"
    HOST = "host"


class FundKind(StrEnum):
    """How free the group is to use a fund."""

    GENERAL = "general"
    SET_ASIDE = "set-aside"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somewhere money is: a tin, a person's hands, a bank, a host body.

    `seen_on` dates the last statement; `advance` marks cash given to be spent;
    `sheets_before` is the number of the last sheet made on paper; `overdraft` lets a bank go below zero;
    `closed_on` is the day since which it is no longer offered.
    """

    id: int = 0
    name: str
    kind: PlaceKind
    advance: bool = False
    sheets_before: int = 0
    seen_on: date | None = None
    overdraft: bool = False
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """What money is for. `buys` holds the kinds a grant may pay for; none means any."""

    id: int = 0
    name: str
    kind: FundKind
    ends_on: date | None = None
    buys: frozenset[int] = frozenset()
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of money in or out, such as a collection; `direction` is "in", "out" or "difference".

    `cc16` and `scottish` are the headings it stands under in the accounts of a charity, where the group said so.
    `rank` is its place in the group's own order.
    """

    id: int = 0
    direction: str
    name: str
    cc16: str = ""
    scottish: str = ""
    rank: int = 0
    closed_on: date | None = None


_Thing = TypeVar("_Thing", Place, Fund, Kind)


def offered(things: Iterable[_Thing], known: int | None = None) -> tuple[_Thing, ...]:
    """Return the places, funds or kinds to choose from: those not put away, and the one that is chosen already."""
    return tuple(thing for thing in things if thing.closed_on is None or thing.id == known)


class EntryType(StrEnum):
    """What an entry records."""

    OPENING = "opening"
    RECEIPT = "receipt"
    PAYMENT = "payment"
    MOVE = "move"
    FUND_MOVE = "fund-move"
    COUNT_DIFFERENCE = "count-difference"
    REVERSAL = "reversal"
    RECORD = "record"
    CLOSE = "close"
    REOPEN = "reopen"
    REDACTION = "redaction"

    @property
    def moves_money(self) -> bool:
        """Whether an entry of this type has lines; the others only record what was said or done."""
        return self not in (EntryType.RECORD, EntryType.CLOSE, EntryType.REOPEN, EntryType.REDACTION)


@dataclass(frozen=True, slots=True)
class Line:
    """Pence into (+) or out of (−) one fund in one place."""

    place: int
    fund: int
    kind: int | None
    pence: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A name or note of an entry; only its digest is chained, so text and salt can be erased."""

    what: str
    digest: str
    salt: bytes = b""
    text: str = ""

    @classmethod
    def of(cls, what: str, text: str, salt: bytes) -> "Wording":
        """Return the wording of a text, under 16 random bytes of salt."""
        return cls(what, _digest(text, salt), salt, text)

    def holds(self) -> bool:
        """Tell whether the text still is what was chained; an erased text holds."""
        return _digest(self.text, self.salt) == self.digest if self.salt else not self.text

    def erased(self) -> "Wording":
        """Return the wording without text and salt: nobody can find out from it what it said."""
        return Wording(self.what, self.digest)


def _digest(text: str, salt: bytes) -> str:
    return hashlib.sha256(salt + unicodedata.normalize("NFC", text).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened to the money. `sheet` is the number of the money sheet it came from."""

    seq: int
    day: date
    recorded_at: datetime
    type: EntryType
    lines: tuple[Line, ...]
    sheet: int | None = None
    reverses: int | None = None
    decided_on: date | None = None
    wordings: tuple[Wording, ...] = ()

    def body(self) -> bytes:
        """Return the bytes that are chained: everything but names and notes, in one fixed form."""
        values = {
            "day": self.day.isoformat(),
            "decided_on": self.decided_on and self.decided_on.isoformat(),
            "lines": [[line.place, line.fund, line.kind, line.pence] for line in self.lines],
            "recorded_at": self.recorded_at.isoformat(),
            "reverses": self.reverses,
            "seq": self.seq,
            "sheet": self.sheet,
            "type": self.type.value,
            "words": {wording.what: wording.digest for wording in self.wordings},
        }
        return json.dumps(values, sort_keys=True, separators=(",", ":")).encode()

    def wording(self, what: str) -> str:
        """Return the text of one wording, or nothing."""
        return next((w.text for w in self.wordings if w.what == what), "")

    @property
    def facts(self) -> Facts:
        """The particulars of this entry besides its lines; no names and no notes."""
        return read(self.wording(FACTS))

    def problems(self) -> Iterator[Problem]:
        """Yield what makes this entry impossible by itself, whatever the balances are."""
        if not self.type.moves_money:
            if self.lines:
                yield Problem("amount", N_("Leave the amount out: only money that moves has one."))
            return
        if not self.lines or any(not 0 < abs(line.pence) <= MOST for line in self.lines):
            yield Problem("amount", N_("Type an amount above zero."))
        if self.type in (EntryType.RECEIPT, EntryType.PAYMENT):
            sign = 1 if self.type is EntryType.RECEIPT else -1
            if any(line.pence * sign < 0 or line.kind is None for line in self.lines):
                yield Problem("kind", N_("Say what kind of money in or out it was."))
        if self.type is EntryType.MOVE and any(sums(self.lines, "fund").values()):
            yield Problem("amount", N_("What leaves one place has to arrive in another, in the same pot."))
        if self.type is EntryType.FUND_MOVE and any(sums(self.lines, "place").values()):
            yield Problem("amount", N_("What leaves one pot has to arrive in another, in the same place."))


def sums(lines: Iterable[Line], by: str) -> Mapping[int, int]:
    """Return the pence of each place or fund (`by`)."""
    totals: dict[int, int] = defaultdict(int)
    for line in lines:
        totals[getattr(line, by)] += line.pence
    return totals


@dataclass(frozen=True, slots=True)
class Link:
    """An entry with its place in the chain."""

    entry: Entry
    prev: bytes
    hash: bytes = field(repr=False)


def link(entry: Entry, prev: bytes) -> Link:
    """Chain an entry to the hash of the one before it."""
    body = entry.body()
    return Link(entry, prev, hashlib.sha256(FORMAT + prev + len(body).to_bytes(8, "big") + body).digest())


def chained(entries: Iterable[Entry], prev: bytes = START) -> Iterator[Link]:
    """Chain entries one after another."""
    for entry in entries:
        made = link(entry, prev)
        yield made
        prev = made.hash


def first_break(links: Iterable[Link], prev: bytes = START, after: int = 0) -> int | None:
    """Return the number of the first entry that does not match the chain, or None when all do."""
    for number, found in enumerate(links, start=after + 1):
        whole = all(wording.holds() for wording in found.entry.wordings)
        if found.entry.seq != number or found.prev != prev or link(found.entry, prev) != found or not whole:
            return number
        prev = found.hash
    return None


def seal(head: bytes) -> str:
    """Return the code printed on paper: the first 80 bits of the newest hash, like 7K4M-Q2ZD-9XVB-4H8T."""
    number = int.from_bytes(head[:10], "big")
    letters = "".join(_CROCKFORD[number >> shift & 31] for shift in range(75, -1, -5))
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What a place or fund held on a day, and the greater amount that was to leave it."""

    day: date
    held: int
    wanted: int


def shortfall(
    before: int, since: Iterable[tuple[date, int, int]], new: Iterable[tuple[date, int, int]]
) -> Shortfall | None:
    """Return where new amounts would first take a place or fund below zero, at any moment, or None.

    Args:
        before: the pence it held before the first of all these.
        since: what is in the book, as (day, entry, pence).
        new: what is to be added, likewise. It answers only for what itself makes worse.
    """
    known = [(day, seq, pence, 0) for day, seq, pence in since]
    held, added = before, 0
    for day, _, old, fresh in sorted([*known, *((day, seq, 0, pence) for day, seq, pence in new)]):
        held += old + fresh
        added += fresh
        if held < 0 and added < 0:
            wanted = -fresh if fresh < 0 else -added
            return Shortfall(day, held + wanted, wanted)
    return None
