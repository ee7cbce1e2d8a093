"""Settles an outing up: who paid whom, in whole or in part. It is a record of its own kind, and no spending."""

from collections.abc import Iterator
from datetime import date

from groupkit.core.outings.reckoning import Reckoning, pay_problems
from groupkit.core.outings.values import Handed, Outing
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.shares import POT, Payment
from groupkit.i18n import N_
from groupkit.services import ledger, records
from groupkit.services.group import Group
from groupkit.services.outings.costs import came_in, paid_out
from groupkit.services.outings.pots import getting_problems, paying_problems, pot_of
from groupkit.services.outings.reckoning import SETTLED, TAKEN_BACK, TOPIC, reckoning, still_open


def settle(
    group: Group,
    id: int,  # noqa: A002  the field's own name
    payment: Payment,
    handed: Handed | None = None,
    *,
    day: date | None = None,
    sure: bool = False,
) -> int:
    """Write down that somebody paid somebody, the whole or a part; return the number of the record.

    Between people it is a record and nothing else. Where the pot pays or is paid, `handed` says where the group
    money went to or came from; without it, the money stands on a money sheet already.
    """
    known = reckoning(group, id)
    refuse((*pay_problems(payment, known.people), *_handed_problems(group, known.outing, payment, handed)))
    still_open(group, id)
    facts = {"payer": payment.payer, "payee": payment.payee, "pence": payment.pence}
    words = {"made_by": handed.made_by} if handed else {}
    with group.change(N_("Settle up for an outing"), TOPIC, ledger.TOPIC) as store:
        if handed is not None and payment.payee == POT:
            facts["entry"] = came_in(group, known.outing, payment.pence, handed, sure=sure)
        elif handed is not None:
            facts["entry"] = paid_out(group, known.outing, payment.pence, handed, known.outing.name, sure=sure)
        if handed is not None:
            facts["fund"] = pot_of(known.outing, handed)
        seq = records.record(group, SETTLED, id, facts, words, day=handed.day if handed else day)
        store.journal.forget()
    return seq


def refund(
    group: Group,
    id: int,  # noqa: A002  the field's own name
    who: int,
    handed: Handed | None = None,
    *,
    day: date | None = None,
    sure: bool = False,
) -> int:
    """Give somebody back all they still get from the pot, as when they cannot come; return the record.

    `handed` says where the group money comes from; without it, the money stands on a money sheet already.
    """
    pence = owed(reckoning(group, id), who)
    if not pence:
        raise RefusedError([Problem("amount", N_("There is nothing to give back."))])
    return settle(group, id, Payment(POT, who, pence), handed, day=day, sure=sure)


def owed(known: Reckoning, who: int) -> int:
    """Return the pence somebody still gets back; none as long as the costs cannot be shared."""
    return 0 if any(known.problems()) else max(0, known.left.get(who, 0))


def _handed_problems(group: Group, about: Outing, payment: Payment, handed: Handed | None) -> Iterator[Problem]:
    if handed is not None and POT not in (payment.payer, payment.payee):
        said = N_("Between two people, no money of the group moves. Leave the place out.")
        yield Problem("place", said)
    elif handed is not None and payment.payer == POT:
        yield from paying_problems(group, about, payment.pence, handed)
    elif handed is not None:
        yield from getting_problems(group, about, handed)


def take_back(group: Group, id: int, seq: int, *, why: str, made_by: str) -> None:  # noqa: A002  the field's own name
    """Take back a payment written down by mistake; group money that moved is put right in the book."""
    still_open(group, id)
    found = next((each for each in records.records(group, SETTLED, id) if each.seq == seq), None)
    if found is None or seq not in {each.seq for each in reckoning(group, id).settled}:
        raise RefusedError([Problem("entry", N_("There is no payment {number} here."), {"number": seq})])
    if not why.strip():
        raise RefusedError([Problem("why", N_("Write why, in a few words."))])
    entry = found.facts.get("entry")
    with group.change(N_("Take a payment back"), TOPIC, ledger.TOPIC) as store:
        if isinstance(entry, int):
            ledger.reverse(group, entry, why, made_by)
        records.record(group, TAKEN_BACK, id, {"entry": seq}, {"note": why, "made_by": made_by})
        store.journal.forget()
