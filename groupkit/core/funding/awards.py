"""What a funder agreed with a group: how much, for what, from when to when, and what comes after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groupkit.core.money import MOST
from groupkit.core.problems import Problem
from groupkit.i18n import N_, current


class Sort(StrEnum):
    """What sort of money it is: a person's own budget or a shared one can pay for a group too."""

    GRANT = "grant"
    CONTRACT = "contract"
    PERSONAL = "personal-budget"
    POOLED = "pooled-budget"
    GIFT = "gift"


class LeftOver(StrEnum):
    """What was agreed about money that is left at the end."""

    ASK = "ask"
    BACK = "back"
    KEEP = "keep"


SORTS: Mapping[str, str] = {
    Sort.GRANT: N_("A grant"),
    Sort.CONTRACT: N_("A contract with a commissioner"),
    Sort.PERSONAL: N_("Personal budgets"),
    Sort.POOLED: N_("A pooled budget"),
    Sort.GIFT: N_("A gift for a purpose"),
}
LEFT_OVER: Mapping[str, str] = {
    LeftOver.ASK: N_("We ask them before we use it"),
    LeftOver.BACK: N_("It goes back to them"),
    LeftOver.KEEP: N_("We keep it for the same purpose"),
}


@dataclass(frozen=True, slots=True)
class Budget:
    """A kind of cost the money may pay for, and how much of it; 0 pence sets no amount for this kind."""

    kind: int
    pence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """A part of the award that comes on a day; `entry` is where it stands in the book once it came."""

    id: int = 0
    due: date
    pence: int
    entry: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """Money a funder gives for a purpose; it is kept in one pot.

    `lines` are the kinds it may pay for; none means any. `stops` says what ends with it. Several awards can fill
    one pot: then each pays its `parts` of the costs it may pay for. `host` is the place of a body that holds it.
    """

    id: int = 0
    fund: int = 0
    funder: str
    sort: Sort = Sort.GRANT
    reference: str = ""
    pence: int
    starts: date
    ends: date
    report_due: date | None = None
    own_money: int = 0
    left_over: LeftOver = LeftOver.ASK
    proposal: str = ""
    stops: str = ""
    host: int | None = None
    parts: int = 1
    lines: tuple[Budget, ...] = ()
    instalments: tuple[Instalment, ...] = ()

    @property
    def buys(self) -> frozenset[int]:
        """The kinds it may pay for; none means any."""
        return frozenset(line.kind for line in self.lines)

    def pays_for(self, kind: int | None) -> bool:
        """Tell whether a kind of cost is one of those it is for."""
        return not self.lines or kind in self.buys

    def problems(self, currency: str) -> Iterator[Problem]:
        """Yield everything to put right before it can be written down."""
        if not self.funder.strip():
            yield Problem("funder", N_("Write who gives the money."))
        if not 0 < self.pence <= MOST:
            yield Problem("amount", N_("Type an amount above zero."))
        if self.ends < self.starts:
            yield Problem("ends", N_("It ends before it starts. Look at both days."))
        if self.report_due is not None and self.report_due < self.starts:
            yield Problem("report_due", N_("That day is before the money starts. Is the year right?"))
        if not 0 <= self.own_money <= MOST:
            yield Problem("own_money", N_("Put the amount without a minus."))
        if self.parts < 1:
            yield Problem("parts", N_("Count the parts from 1 upwards."))
        yield from self._line_problems(currency)
        yield from self._instalment_problems(currency)

    def _line_problems(self, currency: str) -> Iterator[Problem]:
        if len(self.buys) < len(self.lines):
            yield Problem("lines", N_("Name each kind of cost once."))
        if any(line.pence < 0 for line in self.lines):
            yield Problem("lines", N_("Put the amounts without a minus."))
        said = N_("The costs come to {total}. That is {more} more than the award ({award}). Look at each.")
        yield from self._too_much("lines", said, sum(line.pence for line in self.lines), currency)

    def _instalment_problems(self, currency: str) -> Iterator[Problem]:
        if any(each.pence <= 0 for each in self.instalments):
            yield Problem("instalments", N_("Type an amount above zero for each part that comes."))
        said = N_(
            "The parts that come are {total} together. That is {more} more than the award ({award}). Look at each."
        )
        yield from self._too_much("instalments", said, sum(each.pence for each in self.instalments), currency)

    def _too_much(self, field: str, said: str, total: int, currency: str) -> Iterator[Problem]:
        if total > self.pence > 0:
            amounts = {"total": total, "more": total - self.pence, "award": self.pence}
            words = current()
            yield Problem(field, said, {name: words.money(pence, currency) for name, pence in amounts.items()})
