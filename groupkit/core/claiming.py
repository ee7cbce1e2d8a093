"""Who may take the next step with a claim, what the step needs, and what claims and advances come to.

Two people stand behind every payment, so that nobody who is asked about it later stands alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from groupkit.core.claims import (
    Claim,
    ClaimLine,
    Deed,
    Person,
    Sort,
    Standing,
    State,
    Step,
    leads_to,
    may_be_one,
    standing,
)
from groupkit.core.problems import Problem, refuse
from groupkit.i18n import N_, current

DAYS = 90
"""How long ago something may be spent before the group asks about it."""
_ANSWERS = (Deed.AGREE, Deed.SEND_BACK, Deed.NOT_AGREE)


def step_problems(
    claim: Claim, history: Sequence[Step], step: Step, *, currency: str, two_over: int
) -> Iterator[Problem]:
    """Yield everything to put right before this step can be taken.

    Args:
        claim: the claim as it is now.
        history: the steps taken so far, oldest first.
        step: the step somebody wants to take.
        currency: what the book is kept in, like GBP.
        two_over: pence over which two people agree; 0 means always.
    """
    now = standing(history)
    if leads_to(now.state, step.deed) is None:
        yield Problem("state", N_("This claim is at another step now. Look at it again."))
        return
    if not step.by.name.strip():
        yield Problem("by", N_("Write who does this. A first name is enough."))
    if history and step.day < history[-1].day:
        yield Problem("day", N_("That day is before the last step of this claim."))
    if step.deed in _ANSWERS and may_be_one(step.by, claim.who):
        yield Problem("by", N_("Someone else needs to agree this one."))
    if step.deed in (Deed.HAND_IN, Deed.ADD, Deed.AGREE):
        yield from claim.problems(step.day)
    if step.deed in (Deed.SEND_BACK, Deed.NOT_AGREE) and not step.why.strip():
        yield Problem("why", N_("Say in a few kind words what is needed, or why not."))
    if step.deed is Deed.AGREE:
        yield from _agreeing(claim, now, step, currency, two_over)
    if step.deed is Deed.PAY:
        yield from _paying(claim, now, step, currency)
    if step.deed is Deed.WAIVE and not claim.who.is_same(step.by):
        yield Problem("by", N_("Only {name} can give this to the group."), {"name": claim.who.name})


def _agreeing(claim: Claim, now: Standing, step: Step, currency: str, two_over: int) -> Iterator[Problem]:
    if step.amounts.keys() != {line.id for line in claim.lines}:
        yield Problem("amounts", N_("Put an agreed amount beside each line. Nothing is 0."))
    for line in claim.lines:
        yield from _line_agreed(line, step.amounts.get(line.id, line.pence), currency)
    total = sum(step.amounts.values())
    if not total:
        yield Problem("amounts", N_("Nothing is agreed here. Choose “Not this time” and say why."))
    if 0 < total < sum(line.pence for line in claim.lines) and not step.why.strip():
        name = {"name": claim.who.name}
        yield Problem("why", N_("Say in a few words why it is less, so that {name} knows."), name)
    yield from _seconds(claim, step)
    if total > two_over and (step.second is None or not step.second.name.strip()):
        values = {"limit": current().money(two_over, currency)}
        yield Problem("second", N_("This is over {limit}, so two people agree it. Who is the second?"), values)
    if step.far_on and not (now.handed_in_on or step.far_on) <= step.far_on <= step.day:
        yield Problem("far_on", N_("Put in the day they said yes: after it was handed in, and not after today."))


def _line_agreed(line: ClaimLine, agreed: int, currency: str) -> Iterator[Problem]:
    if agreed < 0:
        yield Problem("amounts", N_("Put the amount without a minus."))
    if agreed > line.pence:
        shown = {"claimed": current().money(line.pence, currency), "agreed": current().money(agreed, currency)}
        message = N_("You claimed {claimed} and the agreed amount says {agreed}. It can be the same or less.")
        yield Problem("amounts", message, shown)


def _seconds(claim: Claim, step: Step) -> Iterator[Problem]:
    """Yield where a second person is wanting: for lines without a receipt, and for the whole claim."""
    second = step.second if step.second and step.second.name.strip() else None
    named = [Person(name=line.second) for line in claim.lines if line.second.strip()]
    same = second and (may_be_one(second, claim.who) or may_be_one(second, step.by))
    if same or any(may_be_one(person, claim.who) for person in named):
        yield Problem("second", N_("The second person has to be someone else."))
    if claim.sort is Sort.TIME:
        return
    if not second and any(line.without_receipt and not line.second.strip() for line in claim.lines):
        yield Problem("second", N_("Without a receipt, a second person says it is all right. Who?"))


def _paying(claim: Claim, now: Standing, step: Step, currency: str) -> Iterator[Problem]:
    if step.pence != now.agreed:
        agreed = {"agreed": current().money(now.agreed, currency)}
        yield Problem("amount", N_("{agreed} was agreed, so that is what is paid."), agreed)
    made = any(may_be_one(maker, step.by) for maker in now.makers)
    if made and now.agreed_by and may_be_one(now.agreed_by, step.by):
        yield Problem("by", N_("You handed this in and agreed it. Ask someone else to pay it."))
    if claim.sort is Sort.ADVANCE:
        return
    how = step.how or claim.how
    if how == "cash" and not step.received:
        yield Problem("received", N_("Ask {name} to mark that the money has come."), {"name": claim.who.name})
    if how == "bank" and not step.reference.strip():
        yield Problem("reference", N_("Write the bank’s reference for this payment."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A claim with the steps taken so far, oldest first."""

    claim: Claim
    steps: tuple[Step, ...] = ()

    @property
    def now(self) -> Standing:
        """What the steps come to."""
        return standing(self.steps)

    @property
    def state(self) -> State:
        """How far the claim has come."""
        return self.now.state

    @property
    def total(self) -> int:
        """The pence claimed."""
        return total(self.claim.lines)

    def last(self, *deeds: Deed) -> Step | None:
        """Return the newest step of one of these deeds, if it was taken."""
        return next((step for step in reversed(self.steps) if step.deed in deeds), None)

    @property
    def parts(self) -> tuple["Part", ...]:
        """What is agreed, for each kind and pot, in the order of the lines."""
        found: dict[tuple[int, int], list[ClaimLine]] = defaultdict(list)
        for line in self.claim.lines:
            if self.now.amounts.get(line.id):
                found[line.kind, line.fund].append(line)
        return tuple(self._part(lines) for lines in found.values())

    def _part(self, lines: Sequence[ClaimLine]) -> "Part":
        second = self._second()
        return Part(
            claim=self.claim.number,
            kind=lines[0].kind,
            fund=lines[0].fund,
            who=self.claim.who.name,
            what=current().listing(dict.fromkeys(line.what for line in lines if line.what.strip())),
            receipt=current().listing(dict.fromkeys(line.receipt for line in lines if line.receipt.strip())),
            no_receipt=next((line.no_receipt for line in lines if line.without_receipt), ""),
            why_none=next((line.why_none for line in lines if line.without_receipt), ""),
            second=next((line.second for line in lines if line.without_receipt and line.second.strip()), second),
            pence=sum(self.now.amounts[line.id] for line in lines),
        )

    def _second(self) -> str:
        agreed = self.last(Deed.AGREE)
        return agreed.second.name if agreed and agreed.second else agreed.by.name if agreed else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a claim comes to for one kind and one pot, agreed and not paid yet."""

    claim: int
    kind: int
    fund: int
    who: str
    what: str
    receipt: str
    no_receipt: str
    why_none: str
    second: str
    pence: int


def total(lines: Iterable[ClaimLine]) -> int:
    """Return the pence claimed."""
    return sum(line.pence for line in lines)


def old_lines(claim: Claim, on: date, days: int = DAYS) -> tuple[ClaimLine, ...]:
    """Return what was spent longer ago than the group likes; it is asked about, and can still be claimed."""
    return tuple(line for line in claim.lines if line.day < on - timedelta(days=days))


def to_pay(claims: Iterable[tuple[Claim, Standing]]) -> dict[int, int]:
    """Return the pence that are agreed and not paid yet, for each fund."""
    return _by_fund(claims, State.AGREED)


def given_by_members(claims: Iterable[tuple[Claim, Standing]]) -> dict[int, int]:
    """Return the pence things really cost that members did not take back, for each fund."""
    return _by_fund(claims, State.WAIVED)


def _by_fund(claims: Iterable[tuple[Claim, Standing]], state: State) -> dict[int, int]:
    sums: dict[int, int] = defaultdict(int)
    for claim, now in claims:
        if now.state is state and claim.sort is not Sort.ADVANCE:
            for line in claim.lines:
                sums[line.fund] += now.amounts.get(line.id, 0)
    return {fund: pence for fund, pence in sums.items() if pence}


def advance(given: int, spent: int, back: int, *, currency: str) -> int:
    """Return the pence of an advance still out: what was given, less what was spent and what came back."""
    refuse(_advance_problems(given, spent, back, currency))
    return given - spent - back


def _advance_problems(given: int, spent: int, back: int, currency: str) -> Iterator[Problem]:
    if min(given, spent, back) < 0:
        yield Problem("amount", N_("Put the amount without a minus."))
    elif spent > given:
        more: Mapping[str, object] = {"amount": current().money(spent - given, currency)}
        message = N_("{amount} more was spent than was given. Hand in a claim for that part.")
        yield Problem("amount", message, more)
    elif spent + back > given:
        left = {"amount": current().money(given - spent, currency)}
        yield Problem("amount", N_("Only {amount} of this money is still out. Look at the change again."), left)
