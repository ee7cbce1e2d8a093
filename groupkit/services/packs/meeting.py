"""Gathers all a group needs to look at itself for an evening, as one pack."""

from datetime import date

from groupkit.core.packs.blocks import Pack
from groupkit.core.progress import Progress
from groupkit.services.group import Group


def gather(group: Group, since: date | None = None, *, progress: Progress | None = None) -> Pack:
    """Return the pack for the evaluation meeting, of what happened since a day; a year ago where none is given.

    Raises:
        CancelledError: `progress` stopped the work.
    """
    raise NotImplementedError
