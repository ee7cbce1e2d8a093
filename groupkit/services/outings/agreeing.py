"""Holds an outing against the book: what it says of group money, and what was written for good."""

from collections.abc import Iterator

from groupkit.core.ledger import Entry
from groupkit.core.outings.agreeing import Agreement
from groupkit.core.outings.agreeing import agreement as compared
from groupkit.core.outings.reckoning import Reckoning
from groupkit.services.group import Group
from groupkit.services.outings.reckoning import put_right, reckoning


def agreement(group: Group, id: int) -> Agreement:  # noqa: A002  the field's own name
    """Return what the book and an outing say of its group money, entry by entry."""
    known = reckoning(group, id)
    written = tuple(group.store.ledger.of_outing(id))
    ours = frozenset(entry.seq for entry in written)
    standing = [entry for entry in (*written, *_on_sheets(group, known, ours)) if not put_right(group, entry.seq)]
    return compared(known, standing, ours)


def _on_sheets(group: Group, known: Reckoning, ours: frozenset[int]) -> Iterator[Entry]:
    """Yield the entries of costs that were paid on a money sheet."""
    there = {cost.entry for cost in known.costs if cost.entry} - ours
    yield from filter(None, (group.store.ledger.entry(seq) for seq in sorted(there)))
