"""Money that changes its place or its pot and stays the group's: handed over, banked, set aside by a decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from groupkit.core.ledger import Fund, FundKind, Line
from groupkit.core.money import MOST
from groupkit.core.problems import Problem
from groupkit.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Pence of one fund that went from one place to another on a day; `who` took or gave it, `second` saw it."""

    day: date
    pence: int
    fund: int
    out_of: int
    into: int
    who: str
    second: str = ""
    note: str = ""

    @property
    def lines(self) -> tuple[Line, Line]:
        """The lines of its entry."""
        return Line(self.out_of, self.fund, None, -self.pence), Line(self.into, self.fund, None, self.pence)

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this can be written down."""
        if not 0 < self.pence <= MOST:
            yield Problem("amount", N_("Type an amount above zero."))
        if self.out_of == self.into:
            yield Problem("place", N_("Choose two different places."))
        if not self.who.strip():
            yield Problem("who", N_("Write who took it or gave it."))
        if self.second.strip() and self.second.strip().casefold() == self.who.strip().casefold():
            yield Problem("second", N_("The second person has to be someone else."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Pence that go from one fund to another where they lie, as the group decided on a day.

    Out of a restricted fund the funder has to have said yes: `consent` says who and when.
    """

    pence: int
    place: int
    out_of: Fund
    into: Fund
    why: str
    decided_on: date | None
    consent: str = ""

    @property
    def lines(self) -> tuple[Line, Line]:
        """The lines of its entry."""
        left = Line(self.place, self.out_of.id, None, -self.pence)
        return left, Line(self.place, self.into.id, None, self.pence)

    def problems(self, today: date) -> Iterator[Problem]:
        """Yield everything to put right before this can be written down on a day."""
        if not 0 < self.pence <= MOST:
            yield Problem("amount", N_("Type an amount above zero."))
        if self.out_of.id == self.into.id:
            yield Problem("fund", N_("Choose two different pots."))
        if not self.why.strip():
            yield Problem("why", N_("Write why, in a few words."))
        if self.decided_on is None or self.decided_on > today:
            yield Problem("decided_on", N_("Put in the day the group decided it."))
        if self.out_of.kind is FundKind.RESTRICTED and not self.consent.strip():
            asked = N_("This money was given for one purpose. Write who of the funder said yes, and when.")
            yield Problem("consent", asked)
