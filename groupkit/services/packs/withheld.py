"""Decides which counts of a report may be shown, so that all reports together never give away one kept back."""

from collections.abc import Sequence

from groupkit.core.packs.withheld import Counted


def shown(counted: Sequence[Counted], before: Sequence[Counted], *, k: int) -> frozenset[str]:
    """Return the keys of the counts that may be shown, given all that was ever shown before."""
    raise NotImplementedError
