"""Makes the report to those who pay, from what the group agreed to give out; members see it first."""

from collections.abc import Collection
from datetime import date

from groupkit.core.packs.blocks import Pack, Row
from groupkit.core.packs.reports import Report
from groupkit.core.packs.withheld import USUAL
from groupkit.core.progress import Progress
from groupkit.services.group import Group


def gather(
    group: Group,
    first: date,
    last: date,
    agreed: Collection[str],
    *,
    k: int = USUAL,
    progress: Progress | None = None,
) -> Pack:
    """Return the report of some days, both included, as it would be; nothing is kept.

    `agreed` are the keys of the parts the group agreed to give out. A part it did not agree to is left out.

    Raises:
        RefusedError: with every problem found.
        CancelledError: `progress` stopped the work.
    """
    raise NotImplementedError


def keep(
    group: Group,
    first: date,
    last: date,
    agreed: Collection[str],
    *,
    k: int = USUAL,
    progress: Progress | None = None,
) -> Report:
    """Make the report and keep it as it is now, with what each of its figures was made of."""
    raise NotImplementedError


def listing(group: Group) -> tuple[Report, ...]:
    """Return the reports there are, the latest first."""
    raise NotImplementedError


def opened(group: Group, key: str) -> Pack:
    """Return a report as it was kept."""
    raise NotImplementedError


def agree(group: Group, key: str) -> Report:
    """Say that the group agreed today to give a report out."""
    raise NotImplementedError


def seen(group: Group, key: str) -> Report:
    """Say that members saw a report today; from now on it stays as they saw it."""
    raise NotImplementedError


def send(group: Group, key: str, to_whom: str) -> Report:
    """Write down that a report went to somebody today; refused before members have seen it."""
    raise NotImplementedError


def drop(group: Group, key: str) -> None:
    """Throw away a report that members have not seen."""
    raise NotImplementedError


def trace(pack: Pack, key: str) -> tuple[Row, ...]:
    """Return the rows of the book that a figure of a pack was made from."""
    raise NotImplementedError
