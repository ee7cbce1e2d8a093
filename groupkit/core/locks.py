"""Which months two people have closed: no money is written on those days until two people open them again."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from groupkit.core.ledger import Entry, EntryType
from groupkit.core.problems import Problem
from groupkit.i18n import N_, current


def closes(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the closes in force, oldest first: a month that was opened again, and those after it, are not.

    The facts of a close hold its last day as `end`; those of a reopening the first day that is open again as
    `from`.
    """
    kept: list[Entry] = []
    for entry in entries:
        if entry.type is EntryType.CLOSE:
            kept.append(entry)
        if entry.type is EntryType.REOPEN:
            kept = [close for close in kept if str(close.facts["end"]) < str(entry.facts["from"])]
    return tuple(kept)


def shut(entries: Iterable[Entry]) -> tuple[tuple[date, Entry], ...]:
    """Return every last day that is closed with the close that closed it, oldest first.

    Where a month was opened again, the months that had been closed along with it stay closed.
    """
    kept: list[tuple[date, Entry]] = []
    for entry in entries:
        if entry.type is EntryType.CLOSE:
            kept.append((date.fromisoformat(str(entry.facts["end"])), entry))
        if entry.type is EntryType.REOPEN:
            before = date.fromisoformat(str(entry.facts["from"])) - timedelta(days=1)
            kept = [(min(end, before), close) for end, close in kept]
    return tuple(kept)


def closed_up_to(entries: Iterable[Entry]) -> date | None:
    """Return the last day that is closed, or None when every day is open."""
    return max((end for end, _ in shut(entries)), default=None)


def problems(entries: Iterable[Entry], day: date) -> Iterator[Problem]:
    """Yield why nothing can be written on a day; `entries` are those that move no money."""
    for end, close in shut(entries):
        if day <= end:
            values = {"month": current().month(end), "closed": current().day(close.day)}
            message = N_(
                "{month} was closed on {closed}. Put it on a later day and say that it belongs there, "
                "or ask two people to reopen that month."
            )
            yield Problem("day", message, values)
            return
