"""Settles an outing up: who paid whom, in whole or in part. It is a record of its own kind, and no spending."""

from collections.abc import Iterator
from datetime import date

from groupkit.core.ledger import EntryType, Line
from groupkit.core.outings.reckoning import pay_problems
from groupkit.core.outings.values import IN, OUT, Outing
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.shares import POT, Payment
from groupkit.i18n import N_
from groupkit.services import ledger, records
from groupkit.services.group import Group
from groupkit.services.outings.costs import kind_of, post, unsigned
from groupkit.services.outings.reckoning import SETTLED, TAKEN_BACK, TOPIC, reckoning, still_open


def settle(
    group: Group,
    id: int,  # noqa: A002  the field's own name
    payment: Payment,
    *,
    place: int | None = None,
    made_by: str = "",
    day: date | None = None,
) -> int:
    """Write down that somebody paid somebody, the whole or a part; return the number of the record.

    Between people it is a record and nothing else. Where the pot pays or is paid, `place` is where the group
    money went to or came from; without it, the money stands on a money sheet already.
    """
    known = reckoning(group, id)
    refuse((*pay_problems(payment, known.people), *_place_problems(payment, place, made_by)))
    still_open(group, id)
    facts = {"payer": payment.payer, "payee": payment.payee, "pence": payment.pence}
    with group.change(N_("Settle up for an outing"), TOPIC, ledger.TOPIC) as store:
        if place is not None:
            kind, lines = _moved(group, known.outing, payment, place)
            words = {"note": known.outing.name, "made_by": made_by}
            facts["entry"] = post(group, kind, lines, id, words, day=day)
        seq = records.record(group, SETTLED, id, facts, {"made_by": made_by}, day=day)
        store.journal.forget()
    return seq


def _place_problems(payment: Payment, place: int | None, made_by: str) -> Iterator[Problem]:
    if place is not None and POT not in (payment.payer, payment.payee):
        said = N_("Between two people, no money of the group moves. Leave the place out.")
        yield Problem("place", said)
    if place is not None and not made_by.strip():
        yield unsigned()


def _moved(group: Group, about: Outing, payment: Payment, place: int) -> tuple[EntryType, tuple[Line, ...]]:
    """Return what came into the pot from a person, or what the pot paid back."""
    comes_in = payment.payee == POT
    direction, sign = (IN, 1) if comes_in else (OUT, -1)
    lines = (Line(place, about.fund, kind_of(group, direction), sign * payment.pence),)
    return EntryType.RECEIPT if comes_in else EntryType.PAYMENT, lines


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
