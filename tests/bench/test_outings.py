"""Sharing the costs of an outing by three methods: how often somebody is a penny out, and what does not add up.

The two other methods are written anew after how ihatemoney and Spliit share: balances in floats with every payment
rounded by itself, and whole pence for each bill with the odd pence going round.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import pytest

from groupkit.core.shares import Bill, Payment, Sharer, exact, nets, settle, share

MANY = 8_000
Shared = tuple[Mapping[int, Fraction], int, int]


def outing(chance: random.Random, most: int) -> tuple[list[int], list[Bill]]:
    """Return three to twelve people, and up to `most` bills shared by some of them."""
    people = list(range(1, chance.randint(3, 12) + 1))
    bills = []
    for _ in range(chance.randint(1, most)):
        among = chance.sample(people, chance.randint(1, len(people)))
        parts = dict.fromkeys(among, Fraction(1))
        bills.append(Bill(pence=chance.randint(100, 12_000), payer=chance.choice(people), parts=parts))
    return people, bills


def paid_out(people: Sequence[int], bills: Sequence[Bill], payments: Sequence[Payment]) -> dict[int, Fraction]:
    """Return what each person bears in the end: what they paid and gave, less what they got back."""
    bears = {who: Fraction(sum(bill.pence for bill in bills if bill.payer == who)) for who in people}
    for payment in payments:
        bears[payment.payer] += payment.pence
        bears[payment.payee] -= payment.pence
    return bears


def ours(people: Sequence[int], bills: Sequence[Bill]) -> Shared:
    """Round once for the whole outing; the odd pence go to the largest fractions."""
    shared = share(bills, [Sharer(id=who) for who in people])
    left = nets(bills, shared)
    payments = settle(left)
    return paid_out(people, bills, payments), sum(left.values()), len(payments)


def in_floats(people: Sequence[int], bills: Sequence[Bill]) -> Shared:
    """Keep balances in pounds as floats, settle the smallest with the smallest, and round each payment."""
    left = dict.fromkeys(people, 0.0)
    for bill in bills:
        each = bill.pence / 100 / len(bill.parts)
        for who in bill.parts:
            if who != bill.payer:
                left[who] -= each
                left[bill.payer] += each
    gives = sorted((-pounds, who) for who, pounds in left.items() if pounds < 0)
    gets = sorted((pounds, who) for who, pounds in left.items() if pounds > 0)
    payments = []
    while gives and gets:
        (owed, payer), (due, payee) = gives.pop(0), gets.pop(0)
        payments.append(Payment(payer, payee, round(100 * min(owed, due))))
        gives = sorted([*gives, (owed - due, payer)] if owed > due else gives)
        gets = sorted([*gets, (due - owed, payee)] if due > owed else gets)
    shown = sum(round(100 * pounds) for pounds in left.values())
    told = [each for each in payments if each.pence]
    return paid_out(people, bills, told), shown, len(told)


def bill_by_bill(people: Sequence[int], bills: Sequence[Bill]) -> Shared:
    """Round each bill by itself; the place the odd pence start at moves with the bill."""
    left = dict.fromkeys(people, 0)
    for number, bill in enumerate(bills):
        among = sorted(bill.parts)
        whole, odd = divmod(bill.pence, len(among))
        left[bill.payer] += bill.pence
        for at, who in enumerate(among):
            left[who] -= whole + ((at - number) % len(among) < odd)
    bears = {who: Fraction(sum(bill.pence for bill in bills if bill.payer == who) - left[who]) for who in people}
    return bears, sum(left.values()), len(settle(left))


METHODS: Mapping[str, Callable[[Sequence[int], Sequence[Bill]], Shared]] = {
    "ours": ours,
    "floats": in_floats,
    "bill by bill": bill_by_bill,
}


@pytest.mark.bench
@pytest.mark.parametrize("most", [2, 8, 24])
def test_nobody_is_a_penny_out_where_all_bills_are_rounded_together(most: int) -> None:
    chance = random.Random(most)
    out, sums, long = (dict.fromkeys(METHODS, 0) for _ in range(3))
    worst = dict.fromkeys(METHODS, Fraction(0))
    for _ in range(MANY):
        people, bills = outing(chance, most)
        exactly = exact(bills, people)
        for name, method in METHODS.items():
            bears, shown, payments = method(people, bills)
            off = max(abs(bears[who] - exactly[who]) for who in people)
            worst[name] = max(worst[name], off)
            out[name] += off >= 1
            sums[name] += shown != 0
            long[name] += payments > len(people) - 1
    print(
        f"\n{MANY} outings of 1 to {most} bills: a penny out, worst, not adding up, more payments than people - 1"
    )
    for name in METHODS:
        share_out, share_sums = out[name] / MANY, sums[name] / MANY
        print(f"{name:>12}: {share_out:6.1%} {float(worst[name]):5.2f}p {share_sums:6.1%} {long[name]:5}")
    assert (out["ours"], sums["ours"], long["ours"]) == (0, 0, 0)
