"""The book of money as people read it: where the money is, what it is for, and each entry in plain words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from groupkit.core.ledger import EntryType, seal
from groupkit.core.letters import Holding
from groupkit.i18n import N_, Catalogue

_NO_WORDS = N_("Written down")
_MORE, _LESS = N_("More was counted than the book said"), N_("Less was counted than the book said")
_TITLES = {
    EntryType.OPENING: N_("What the book began with"),
    EntryType.MOVE: N_("Money moved"),
    EntryType.FUND_MOVE: N_("From one pot to another"),
    EntryType.REVERSAL: N_("Entry {reverses} put right"),
    EntryType.CLOSE: N_("{month} closed"),
    EntryType.REOPEN: N_("{month} opened again"),
    EntryType.REDACTION: N_("A name taken out"),
}
# What was recorded, by what it is called in the book: the longest beginning that fits tells it
RECORDS: Mapping[str, str] = {
    "": _NO_WORDS,
    "counted": N_("Counted: {counted}"),
    "renamed-": N_("{before} is called {after} now"),
    "put-away-": N_("{name} put away"),
    "brought-back-": N_("{name} brought back"),
    "sheet-void": N_("Sheet {subject} void"),
    "claim-": N_("Claim {subject}"),
    "claim-handed-in": N_("Claim {subject} handed in"),
    "claim-changed": N_("Claim {subject} changed"),
    "claim-sent-back": N_("Claim {subject} sent back with a question"),
    "claim-added": N_("Claim {subject} handed in again"),
    "claim-agreed": N_("Claim {subject} agreed"),
    "claim-not-agreed": N_("Claim {subject} not agreed"),
    "claim-waived": N_("Claim {subject} given to the group"),
    "receipt-": N_("A receipt kept, or put away"),
}
_DETAILS: Mapping[EntryType, tuple[str, ...]] = {
    EntryType.RECEIPT: (N_("Into {place}."), N_("For {pot}.")),
    EntryType.PAYMENT: (N_("To {who}."), N_("Out of {place}."), N_("From {pot}.")),
    EntryType.MOVE: (N_("From {place} to {other_place}."), N_("With {who}."), N_("For {pot}.")),
    EntryType.FUND_MOVE: (N_("Out of {pot} into {other_pot}."), N_("In {place}.")),
    EntryType.COUNT_DIFFERENCE: (N_("In {place}."),),
    EntryType.RECORD: (N_("In {place}."),),
}
_NAMED = re.compile(r"{(\w+)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where all the money of a group is on a day: pence in each place, in the order of `funds`.

    `head` is the hash of the newest entry, whose number is `entry`.
    """

    group: str
    currency: str
    day: date
    funds: tuple[str, ...]
    holdings: tuple[Holding, ...]
    entry: int
    head: bytes

    @property
    def total(self) -> int:
        """The pence in every place."""
        return sum(holding.total for holding in self.holdings)

    @property
    def seal(self) -> str:
        """The code that tells whether a later book still holds all of this."""
        return seal(self.head)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One entry of the book. `what` it was or which record it is; `said` holds its names and notes by key.

    `pence` is what came in (+), went out (−) or changed its place. `corrected_by` is the entry that put it right.
    """

    number: int
    day: date
    type: EntryType
    what: str = ""
    said: Mapping[str, str]
    pence: int | None = None
    counted: int | None = None
    about: date | None = None
    corrected_by: int | None = None

    @property
    def can_be_put_right(self) -> bool:
        """Whether a new entry may unmake this one."""
        return self.type.moves_money and self.type is not EntryType.REVERSAL and self.corrected_by is None

    def title(self, words: Catalogue, currency: str) -> str:
        """Return what it was, in a few words."""
        if self.what and self.type is not EntryType.RECORD:
            return self.what
        values = dict(self.said)
        if self.counted is not None:
            values["counted"] = words.money(self.counted, currency)
        if self.about is not None:
            values["month"] = words.month(self.about)
        return _filled(self._pattern(), values, words) or words.gettext(_NO_WORDS)

    def _pattern(self) -> str:
        if self.type is EntryType.RECORD:
            return RECORDS[max((start for start in RECORDS if self.what.startswith(start)), key=len)]
        if self.type is EntryType.COUNT_DIFFERENCE:
            return _MORE if (self.pence or 0) > 0 else _LESS
        return _TITLES.get(self.type, _NO_WORDS)

    def detail(self, words: Catalogue) -> str:
        """Return where, for what and with whom it was, and why, in short sentences."""
        told = (_filled(pattern, self.said, words) for pattern in _DETAILS.get(self.type, ()))
        return " ".join(filter(None, (*told, self.said.get("why", ""))))


def _filled(pattern: str, values: Mapping[str, str], words: Catalogue) -> str:
    """Return a sentence with its names, or nothing where one of them is not there or was erased."""
    if not all(values.get(name) for name in _NAMED.findall(pattern)):
        return ""
    return words.gettext(pattern).format(**values)
