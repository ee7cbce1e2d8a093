"""Keeps each year of the book as long as it has to be kept, and removes its names, notes and receipts after that.

The figures stay, with every hash and seal: a year that is gone still adds up.
"""

from collections.abc import Iterator

from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.redaction import emptied
from groupkit.core.retention import KeptYear, RetentionWords, first_day, rules, year_of, years_kept
from groupkit.extraction import FIELDS, translated
from groupkit.i18n import N_, current
from groupkit.services import books, ledger, receipts, records, redaction
from groupkit.services.group import Group
from groupkit.storage import retention as storage

TOPIC = ledger.TOPIC
REMOVED = "year-removed"
_TOO_SOON = N_("That year is kept until {day}. Nothing was removed.")
_DONE = N_("The names and notes of that year have been removed already.")


def words() -> RetentionWords:
    """Return what is said about how long things are kept, in the language of the screen."""
    said = storage.words()
    return translated(said, FIELDS["money"], f"money/{said.id}", current().pgettext)


def years(group: Group) -> tuple[KeptYear, ...]:
    """Return each year of accounts in which the book has entries, with the first day on which it may go."""
    days = group.store.ledger.days()
    starts, kept = books.limits(group).year_starts, years_kept(rules(storage.words(), group.profile.region))
    gone = {str(entry.facts["last"]) for entry in redaction.entries(group, REMOVED)}
    found = sorted({year_of(day, starts) for day in days})
    return tuple(
        KeptYear(
            first=first,
            last=last,
            may_go_from=first_day(last, kept),
            removed=last.isoformat() in gone,
        )
        for first, last in found
    )


def remove(group: Group, year: KeptYear, by: str, why: str) -> int:
    """Remove the names, notes and receipts of a year for good; return the entry of the book that says so.

    Refuse before the first day on which it may go. Figures, hashes and seals stay.
    """
    refuse(_problems(group, year, by, why))
    span = year.first, year.last
    with group.change(N_("Remove the names and notes of a year"), TOPIC) as store:
        with store.erasing.door():
            erased = store.erasing.erase(emptied, span)
            gone = tuple(_of_the_year(group, year))
            for number in gone:
                store.receipts.empty(number)
        for number in gone:
            records.record(group, receipts.AWAY, number, {}, {})
        last = year.last.isoformat()
        seq = redaction.write(group, REMOVED, erased, by, why, {"last": last, "receipts": len(gone)})
    group.store.forget("")
    return seq


def _problems(group: Group, year: KeptYear, by: str, why: str) -> Iterator[Problem]:
    found = next((known for known in years(group) if known.last == year.last), None)
    if found is None:
        raise RefusedError([Problem("year", N_("The book has no entries in that year."))])
    if group.today() < found.may_go_from:
        yield Problem("year", _TOO_SOON, {"day": current().day(found.may_go_from, "full")})
    if found.removed:
        yield Problem("year", _DONE)
    if not by.strip():
        yield Problem("by", N_("Say which job you do in the group."))
    if not why.strip():
        yield Problem("why", N_("Write why, in a few words. “The time is over” is enough."))


def _of_the_year(group: Group, year: KeptYear) -> Iterator[int]:
    """Yield the receipts that prove nothing later than this year."""
    for receipt in receipts.listing(group):
        days = [use.day for use in receipt.uses if use.day is not None] or [receipt.file.added_at.date()]
        if year.first <= max(days) <= year.last:
            yield receipt.file.id
