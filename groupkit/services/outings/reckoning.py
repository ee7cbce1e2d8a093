"""What is known of the money of the outings: which there are, and all that is known of one."""

from collections.abc import Iterator

from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.values import Outing, Settled
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.shares import Payment
from groupkit.i18n import N_
from groupkit.services import records
from groupkit.services.group import Group

TOPIC = "outings"
SETTLED, TAKEN_BACK = "outing-settled", "outing-taken-back"


def listing(group: Group) -> tuple[Outing, ...]:
    """Return the outings, newest first; those put away come last."""
    return tuple(sorted(group.store.outings, key=lambda one: (not one.put_away, one.day, one.id), reverse=True))


def outing(group: Group, id: int) -> Outing:  # noqa: A002  the field's own name
    """Return an outing by its number, or refuse."""
    found = group.store.outings.first(id=id)
    if found is None:
        raise RefusedError([Problem("outing", N_("There is no outing with the number {number}."), {"number": id})])
    return found


def reckoning(group: Group, id: int) -> Reckoning:  # noqa: A002  the field's own name
    """Return all that is known of the money of an outing, by its number."""
    store = group.store
    return Reckoning(
        outing=outing(group, id),
        plan=tuple(store.outing_plans.where(outing=id)),
        people=tuple(store.outing_people.where(outing=id)),
        costs=tuple(store.outing_costs.where(outing=id)),
        settled=tuple(_settled(group, id)),
        currency=group.profile.currency,
    )


def _settled(group: Group, id: int) -> Iterator[Settled]:  # noqa: A002  the field's own name
    back = {entry.facts["entry"] for entry in records.records(group, TAKEN_BACK, id)}
    for entry in records.records(group, SETTLED, id):
        facts = entry.facts
        if entry.seq in back or put_right(group, facts.get("entry")):
            continue
        payer, payee, pence = (int(str(facts[name])) for name in ("payer", "payee", "pence"))
        moved, fund = (facts.get(name) for name in ("entry", "fund"))
        yield Settled(
            seq=entry.seq,
            day=entry.day,
            payment=Payment(payer, payee, pence),
            entry=moved if isinstance(moved, int) else None,
            fund=fund if isinstance(fund, int) else None,
        )


def put_right(group: Group, seq: object) -> bool:
    """Tell whether the entry in which the money moved was put right since, and the payment with it."""
    return isinstance(seq, int) and group.store.ledger.reversed_by(seq) is not None


def still_open(group: Group, id: int) -> Outing:  # noqa: A002  the field's own name
    """Return an outing that is not put away, or refuse."""
    found = outing(group, id)
    if found.put_away:
        said = N_("This outing is put away. Its figures stay as they are.")
        raise RefusedError([Problem("outing", said)])
    return found
