"""Which months two people have closed: no money is written on those days until two people open them again."""

from collections.abc import Iterable, Iterator
from datetime import date

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


def closed_up_to(entries: Iterable[Entry]) -> date | None:
    """Return the last day that is closed, or None when every day is open."""
    ends = [date.fromisoformat(str(close.facts["end"])) for close in closes(entries)]
    return max(ends, default=None)


def problems(entries: Iterable[Entry], day: date) -> Iterator[Problem]:
    """Yield why nothing can be written on a day; `entries` are those that move no money."""
    for close in closes(entries):
        end = date.fromisoformat(str(close.facts["end"]))
        if day <= end:
            values = {"month": current().month(end), "closed": current().day(close.day)}
            message = N_(
                "{month} was closed on {closed}. Put it on a later day and say that it belongs there, "
                "or ask two people to reopen that month."
            )
            yield Problem("day", message, values)
            return
