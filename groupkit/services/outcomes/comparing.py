"""A run beside the one it follows: what was answered then and now, what moved, and what became of the steps."""

from groupkit.core.outcomes.standing import Moved, since
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.promises import Promise, SourceKind
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outcomes import answers, order, runs, statements

_FIRST = N_("This is the first time, so there is nothing to compare it with.")


def before(group: Group, run: int) -> int:
    """Return the number of the run that this one follows; refuse where it is the first."""
    found = runs.get(group, run).follows
    if found is None:
        raise RefusedError([Problem("run", _FIRST)])
    return found


def compare(group: Group, run: int) -> tuple[Moved, ...]:
    """Return each statement that either run says anything about, then and now."""
    then = before(group, run)
    known = (*statements.listing(group, justice=True), *statements.lines())
    said = (answers.of(group, then), order.listing(group, then))
    return since((each.key for each in known), said, (answers.of(group, run), order.listing(group, run)))


def steps(group: Group, run: int) -> tuple[Promise, ...]:
    """Return what was promised at a half-day, with what became of it."""
    return tuple(
        promise
        for promise in group.store.promises
        if promise.source.kind is SourceKind.WORKSHOP and promise.source.ref == str(run)
    )
