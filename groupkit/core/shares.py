"""What each person's part of an outing comes to, in whole pence, and who pays whom afterwards.

Every bill is kept as an exact fraction and rounded once, when all of them are known. The odd pence go to
the largest fractions; where these are equal, to whoever carried the fewest odd pence on outings before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from groupkit.core.money import MOST
from groupkit.core.problems import Problem, refuse
from groupkit.i18n import N_, current

POT = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """One cost in pence, who paid it (the pot, unless said), and how many parts each person has in it."""

    pence: int
    payer: int = POT
    parts: Mapping[int, Fraction]

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this bill can be shared."""
        if not 0 < self.pence <= MOST:
            yield Problem("amount", N_("Type an amount above zero."))
        yield from _parts_problems(tuple(self.parts.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharer:
    """A person who comes along; `most` is the most they pay, `odd_before` the odd pence they carried before."""

    id: int
    most: int | None = None
    odd_before: int = 0

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this person can share."""
        if self.most is not None and not 0 <= self.most <= MOST:
            yield Problem("most", N_("Type the most they pay, or leave it empty."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What each person pays in pence, what the pot meets, and who carries an odd penny this time."""

    pays: Mapping[int, int]
    pot_meets: int = 0
    odd: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Payment:
    """Pence one person gives another; the pot counts as a person."""

    payer: int
    payee: int
    pence: int


def exact(bills: Iterable[Bill], people: Iterable[int]) -> dict[int, Fraction]:
    """Return each person's exact part of all the bills, in fractions of a penny."""
    sums = dict.fromkeys(people, Fraction(0))
    for bill in bills:
        refuse(bill.problems())
        whole = sum(bill.parts.values())
        for who, parts in bill.parts.items():
            sums[who] += bill.pence * Fraction(parts) / whole
    return sums


def split(cost: int, parts: Sequence[Fraction | int], odd_before: Sequence[int]) -> tuple[int, ...]:
    """Return whole pence that add up to the cost, each within a penny of its exact part."""
    refuse(_parts_problems(parts))
    whole = sum(parts)
    exactly = [cost * Fraction(part) / whole for part in parts]
    pence = [share.numerator // share.denominator for share in exactly]
    turn = sorted(range(len(parts)), key=lambda at: (pence[at] - exactly[at], odd_before[at], at))
    for at in turn[: cost - sum(pence)]:
        pence[at] += 1
    return tuple(pence)


def share(bills: Sequence[Bill], people: Sequence[Sharer]) -> Shared:
    """Share all the bills of an outing; what is above the most a person pays is met by the pot."""
    refuse(problem for person in people for problem in person.problems())
    exactly = exact(bills, (person.id for person in people))
    cost = sum(bill.pence for bill in bills)
    if not cost:
        return Shared(pays={person.id: 0 for person in people})
    pence = split(cost, [exactly[person.id] for person in people], [person.odd_before for person in people])
    pays = {
        person.id: part if person.most is None else min(part, person.most)
        for person, part in zip(people, pence, strict=True)
    }
    odd = frozenset(who for who, part in pays.items() if part > exactly[who])
    return Shared(pays=pays, pot_meets=cost - sum(pays.values()), odd=odd)


def nets(bills: Iterable[Bill], shared: Shared, paid: Iterable[Payment] = ()) -> dict[int, int]:
    """Return what each still gets back (+) or gives (−), after the payments made so far."""
    left: dict[int, int] = defaultdict(int, {POT: -shared.pot_meets})
    for who, pence in shared.pays.items():
        left[who] -= pence
    for bill in bills:
        left[bill.payer] += bill.pence
    for payment in paid:
        left[payment.payer] += payment.pence
        left[payment.payee] -= payment.pence
    return dict(left)


def settle(nets: Mapping[int, int]) -> tuple[Payment, ...]:
    """Return payments that bring everyone to nothing: at most one fewer than the people they are between."""
    if sum(nets.values()):
        raise ValueError("What is given and what is got back do not come to the same.")
    gives = {who: -pence for who, pence in nets.items() if pence < 0}
    gets = {who: pence for who, pence in nets.items() if pence > 0}
    payments = []
    while gives:
        payer = _most(gives)
        payee = _just(gets, gives[payer])
        pence = min(gives[payer], gets[payee])
        payments.append(Payment(payer, payee, pence))
        gives, gets = _less(gives, payer, pence), _less(gets, payee, pence)
    return tuple(payments)


def _most(left: Mapping[int, int]) -> int:
    return min(left, key=lambda who: (-left[who], who))


def _just(left: Mapping[int, int], pence: int) -> int:
    """Return who is left with exactly this much, or else with the most."""
    return min((who for who, held in left.items() if held == pence), default=_most(left))


def _less(left: Mapping[int, int], who: int, pence: int) -> dict[int, int]:
    return {other: held - pence * (other == who) for other, held in left.items() if other != who or held > pence}


def amount_problems(cost: int, amounts: Sequence[int], currency: str) -> Iterator[Problem]:
    """Yield why amounts set by hand do not share the cost, and which way they are out."""
    if not any(amounts):
        yield _nobody()
        return
    if any(pence < 0 for pence in amounts):
        yield Problem("shares", N_("Put the amount without a minus."))
    total = sum(amounts)
    values = {
        "total": current().money(total, currency),
        "gap": current().money(abs(cost - total), currency),
        "cost": current().money(cost, currency),
    }
    less = N_("The shares come to {total}. That is {gap} less than the cost ({cost}).")
    more = N_("The shares come to {total}. That is {gap} more than the cost ({cost}).")
    if total != cost:
        yield Problem("shares", less if total < cost else more, values)


def _parts_problems(parts: Sequence[Fraction | int]) -> Iterator[Problem]:
    if any(part < 0 for part in parts):
        yield Problem("parts", N_("Put the parts without a minus. Nothing to pay is 0 parts."))
    elif not any(parts):
        yield _nobody()


def _nobody() -> Problem:
    return Problem("shares", N_("Choose at least one person to share this."))
