"""What matters most here: which statements are on the table in a run, and the dots they got."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from groupkit.core.outcomes.standing import Order, order_problems
from groupkit.core.problems import refuse
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outcomes import runs, statements
from groupkit.services.outcomes.own import TOPIC


def listing(group: Group, run: int) -> tuple[Order, ...]:
    """Return the statements of a run, those with most dots first, else as they were put up."""
    return tuple(sorted(group.store.outcome_orders.where(run=run), key=lambda order: -order.dots))


def ours(group: Group) -> tuple[str, Mapping[str, int]]:
    """Return the dots each statement got when the group last counted some, and what that time is called."""
    for run in runs.listing(group):
        dots = {order.statement: order.dots for order in listing(group, run.id) if order.dots}
        if dots:
            return run.title, dots
    return "", {}


def put(group: Group, run: int, statement: str, dots: int) -> Order:
    """Write down how many dots a statement got; nobody is asked who put which."""
    runs.get(group, run)
    statements.find(group, statement)
    made = Order(run=run, statement=statement, dots=dots)
    refuse(order_problems(made))
    with group.change(N_("Write down what matters most"), TOPIC) as store:
        before = store.outcome_orders.first(run=run, statement=statement)
        if before is not None:
            store.outcome_orders.change(before.id, made)
            return replace(made, id=before.id)
        return replace(made, id=store.outcome_orders.add(made))


def choose(group: Group, run: int, chosen: Collection[str]) -> tuple[Order, ...]:
    """Put some statements on the table and take the others off, also those that got dots."""
    runs.get(group, run)
    for key in chosen:
        statements.find(group, key)
    there = {order.statement for order in listing(group, run)}
    with group.change(N_("Choose the statements to talk about"), TOPIC) as store:
        for key in there - set(chosen):
            store.outcome_orders.remove(run=run, statement=key)
        for key in dict.fromkeys(chosen):
            if key not in there:
                store.outcome_orders.add(Order(run=run, statement=key))
    return listing(group, run)
