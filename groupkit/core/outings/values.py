"""What is written down of an outing: what was planned, who comes along, what it cost, and who paid whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from groupkit.core.money import MOST
from groupkit.core.problems import Problem
from groupkit.core.shares import POT, Payment, Sharer
from groupkit.i18n import N_

EQUAL, PARTS, AMOUNTS, PRICE = "equal", "parts", "amounts", "price"
WAYS = {
    EQUAL: N_("Everybody pays the same"),
    PARTS: N_("By parts, such as 2 for an adult and 1 for a child"),
    AMOUNTS: N_("An amount is set for each person"),
    PRICE: N_("A place has a price, and the pot meets what is left"),
}
IN, OUT = "in", "out"
COMING, WAITING, NOT_COMING = "coming", "waiting", "out"
MOST_PARTS = 99
MOST_PLACES, MOST_PARTY = 999, 99
_NAME, _WORDS = 80, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Outing:
    """Something the group does together away from its meetings; `fund` is the pot it is paid from, if any.

    With `pot_meets`, amounts set by hand may come to less than the cost, and the pot meets the rest. `places`
    are all there are, 0 for as many as like; `free_places` of them cost nothing; `price` is that of the others.
    """

    id: int = 0
    name: str
    day: date
    fund: int | None = None
    way: str = EQUAL
    price: int = 0
    pot_meets: bool = False
    places: int = 0
    free_places: int = 0
    put_away: bool = False

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this can be an outing."""
        if not self.name.strip():
            yield Problem("name", N_("Give the outing a name, such as Bowling."))
        elif len(self.name) > _NAME:
            yield _long("name", _NAME)
        if self.way not in WAYS:
            yield Problem("way", N_("Choose how it is shared."))
        if not 0 <= self.price <= MOST:
            yield Problem("price", N_("Type the price of one place, or 0."))
        if not 0 <= self.places <= MOST_PLACES:
            yield Problem("places", N_("Type how many places there are, from 0 to {most}."), {"most": MOST_PLACES})
        elif not 0 <= self.free_places <= (self.places or MOST_PLACES):
            yield Problem(
                "free_places",
                N_("Type how many places are free, from 0 to {most}."),
                {"most": self.places or MOST_PLACES},
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A line of the budget in pence: money in, such as what people pay, or money out, such as the coach.

    With `each`, the pence are for one place. `fund` is the grant that gives the money of a line in.
    """

    id: int = 0
    outing: int
    direction: str = OUT
    what: str
    pence: int
    each: bool = False
    fund: int | None = None

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this can be a line of the budget."""
        if not self.what.strip():
            yield Problem("what", N_("Say what it is for."))
        elif len(self.what) > _WORDS:
            yield _long("what", _WORDS)
        if self.direction not in (IN, OUT):
            yield Problem("direction", N_("Choose money in or money out."))
        if not 0 < self.pence <= MOST:
            yield Problem("amount", N_("Type an amount above zero."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Goer:
    """A person who comes along, and how they share.

    `parts` 0 leaves their part to the others; `most` is the most they pay, and the pot meets what is above.
    `amount` is what they pay where amounts are set, and what somebody who cannot come leaves with the pot.
    `odd_before` are the odd pence they carried before. `party` is how many come under this name, `free` how many
    of them on a free place, and `standing` whether they come, wait, or cannot come after all. `lift` and
    `company` are what they said of the way there; `goes_with` is who goes with them, once `both_yes`.
    """

    id: int = 0
    outing: int
    name: str
    parts: int = 1
    amount: int | None = None
    most: int | None = None
    odd_before: int = 0
    party: int = 1
    free: int = 0
    standing: str = COMING
    lift: str = ""
    company: str = ""
    goes_with: int | None = None
    both_yes: bool = False

    def problems(self, *, nameless: bool = False) -> Iterator[Problem]:
        """Yield everything to put right before this can be on the outing; `nameless` are places without a name."""
        if not nameless and not self.name.strip():
            yield Problem("name", N_("Write who comes along. A first name is enough."))
        elif len(self.name) > _NAME:
            yield _long("name", _NAME)
        if not 0 <= self.parts <= MOST_PARTS:
            yield Problem("parts", N_("Type how many parts, from 0 to {most}."), {"most": MOST_PARTS})
        if self.amount is not None and not 0 <= self.amount <= MOST:
            yield Problem("amount", N_("Type what they pay, or 0."))
        if not 1 <= self.party <= MOST_PARTY:
            yield Problem("party", N_("Type how many of you come, from 1 to {most}."), {"most": MOST_PARTY})
        elif not 0 <= self.free <= self.party:
            said = N_("Type how many of their places are free, from 0 to {most}.")
            yield Problem("free", said, {"most": self.party})
        if self.standing not in (COMING, WAITING, NOT_COMING):
            yield Problem("standing", N_("Choose whether they come, wait, or cannot come."))
        yield from self.sharer.problems()

    @property
    def sharer(self) -> Sharer:
        """This person as one who shares the bills."""
        return Sharer(id=self.id, most=self.most, odd_before=self.odd_before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Something that was paid for: by whom (the pot, unless said) and for whom.

    No `sharers` means everybody who comes. `line` is the line of the budget it belongs to, and `entry` the
    number of the entry in the book, where group money paid. `fund` is the pot or grant that paid; none means the
    pot of the outing.
    """

    id: int = 0
    outing: int
    what: str
    pence: int
    payer: int = POT
    sharers: frozenset[int] = frozenset()
    line: int | None = None
    entry: int | None = None
    fund: int | None = None

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this can be a cost."""
        if not self.what.strip():
            yield Problem("what", N_("Say what it is for."))
        elif len(self.what) > _WORDS:
            yield _long("what", _WORDS)
        if not 0 < self.pence <= MOST:
            yield Problem("amount", N_("Type an amount above zero."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """How group money moves for an outing: from or to which place, who does it, and who else agrees.

    `fund` is the grant that pays, where the pot of the outing does not. `kind` is what it counts as, where that
    is not the usual kind for outings.
    """

    place: int
    made_by: str
    second: str = ""
    day: date | None = None
    fund: int | None = None
    kind: int | None = None

    def problems(self) -> Iterator[Problem]:
        """Yield what is left to say about who does it."""
        if not self.made_by.strip():
            yield Problem("made_by", N_("Write who does this. A first name is enough."))
        elif self.made_by.strip().casefold() == self.second.strip().casefold():
            yield Problem("second", N_("The second person has to be someone else."))

    def alone_problems(self, pence: int, most: int, shown: str) -> Iterator[Problem]:
        """Yield why one person cannot pay this much alone; `shown` is the most one pays alone, in words."""
        if pence > most and not self.second.strip():
            said = N_("Over {amount}, two people agree a payment. Who else agrees?")
            yield Problem("second", said, {"amount": shown})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A payment that was made to settle up; `seq` is the number of its record in the book.

    `entry` is where group money moved with it, if it did, and `fund` which pot or grant that was of.
    """

    seq: int
    day: date
    payment: Payment
    entry: int | None = None
    fund: int | None = None


def _long(field: str, most: int) -> Problem:
    return Problem(field, N_("Use fewer letters: {most} at most."), {"most": most})
