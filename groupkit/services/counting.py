"""Counting a place at any time: blind, by two people, kept as it was even where the book says something else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from groupkit.core.ledger import Entry, EntryType, Line
from groupkit.core.money import MOST, NOTES_AND_COINS
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services import books, ledger, records
from groupkit.services.group import Group

COUNTED = "counted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What two people counted in a place; `typed` is a total in pence not counted by note and coin.

    `alone` says why there was nobody to count with.
    """

    place: int
    coins: Mapping[int, int] = field(default_factory=dict)
    typed: int | None = None
    by: str
    second: str = ""
    alone: str = ""

    @property
    def total(self) -> int:
        """The pence counted."""
        by_coin = sum(worth * many for worth, many in self.coins.items())
        return by_coin if self.typed is None else self.typed


def worths(group: Group) -> tuple[int, ...]:
    """Return the notes and coins this group counts, greatest first."""
    return tuple(sorted({*NOTES_AND_COINS[group.profile.currency], *books.limits(group).more_notes}, reverse=True))


def count(group: Group, made: Count) -> tuple[int, int]:
    """Write down a count of now; return the number of its record, and the pence over (+) or short (−)."""
    refuse(_problems(group, made))
    book = ledger.held(group, made.place)
    coins = {str(worth): many for worth, many in made.coins.items() if many}
    facts = {"total": made.total, "book": book, "coins": coins if made.typed is None else None}
    words = {"by": made.by, "second": made.second, "alone": made.alone}
    with group.change(N_("Count the tin"), books.TOPIC):
        seq = records.record(group, COUNTED, made.place, facts, words)
        group.store.journal.forget()
    return seq, made.total - book


def _problems(group: Group, made: Count) -> Iterator[Problem]:
    if set(made.coins) - set(worths(group)) or min(made.coins.values(), default=0) < 0 or made.total < 0:
        yield Problem("coins", N_("Count each note and coin from 0 upwards."))
    if made.total > MOST:
        yield Problem("coins", N_("That is more than this book can hold."))
    if made.place not in {place.id for place in ledger.places(group)}:
        yield Problem("place", N_("Choose a place from the list."))
    if not made.by.strip():
        yield Problem("by", N_("Write who counts."))
    elif made.second.strip().casefold() == made.by.strip().casefold():
        yield Problem("second", N_("The second person has to be someone else. Nobody there? Say why."))
    if not made.second.strip() and not made.alone.strip():
        yield Problem("second", N_("Two people count. Nobody else there? Say why."))


def newest(group: Group, place: int) -> Entry | None:
    """Return the newest count of a place, if it was ever counted apart from a sheet."""
    return next(reversed(records.records(group, COUNTED, place)), None)


def waiting(group: Group) -> tuple[Entry, ...]:
    """Return the newest count of each place that found something else than the book, and that still tells.

    Once money has moved in that place, or the book says what was counted, it waits no longer.
    """
    latest = {int(str(each.facts["subject"])): each for each in records.records(group, COUNTED)}
    return tuple(
        each
        for place, each in latest.items()
        if each.facts["total"] != each.facts["book"] and ledger.held(group, place) == each.facts["book"]
    )


def accept(group: Group, count_seq: int, why: str) -> int | None:
    """Let the book say what was counted; return the entry, or None where both say the same.

    Refused when money moved since: then the count no longer tells what is there.
    """
    counted = next((record for record in records.records(group, COUNTED) if record.seq == count_seq), None)
    if counted is None:
        raise RefusedError(
            [
                Problem(
                    "entry", N_("There is no entry {entry}. Look at the number on the sheet."), {"entry": count_seq}
                )
            ]
        )
    place, total, book = (int(str(counted.facts[name])) for name in ("subject", "total", "book"))
    if total == book:
        return None
    found: list[Problem] = []
    if not why.strip():
        found.append(Problem("why", N_("Please write a few words. “Don’t know” is fine.")))
    if ledger.held(group, place) != book:
        found.append(Problem("entry", N_("Money moved since that count. Count once more.")))
    refuse(found)
    (kind,) = ledger.kinds(group, "difference")
    line = Line(place, ledger.general(group).id, kind.id, total - book)
    draft = books.entry(group, EntryType.COUNT_DIFFERENCE, group.today(), line)
    return books.write(group, draft, {"note": why}, {"count": count_seq}, sure=True)
