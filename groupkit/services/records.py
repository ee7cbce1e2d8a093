"""Writes down in the book, for good, what was said or done about money that is not itself money moving."""

from collections.abc import Mapping
from datetime import date

from groupkit.core.ledger import Entry, EntryType
from groupkit.core.records import FACTS, Facts, written
from groupkit.services import ledger
from groupkit.services.group import Group


def record(
    group: Group, what: str, subject: int, facts: Facts, words: Mapping[str, str], *, day: date | None = None
) -> int:
    """Write one record inside a change and return its number; what it replaces can no longer be undone.

    Args:
        group: the open group.
        what: what was done, like "claim-agreed".
        subject: what it was done with, like the number of the claim.
        facts: the particulars, without names or notes.
        words: names and notes, each under its own key.
        day: the day it was done; today where none is given.
    """
    return of_type(group, EntryType.RECORD, {**facts, "what": what, "subject": subject}, words, day=day)


def of_type(
    group: Group, kind: EntryType, facts: Facts, words: Mapping[str, str], *, day: date | None = None
) -> int:
    """Write an entry of a type that moves no money, inside a change; return its number."""
    draft = Entry(seq=0, day=day or group.today(), recorded_at=group.now(), type=kind, lines=())
    (link,) = ledger.post(group, [(draft, {**words, FACTS: written(facts)})])
    return link.entry.seq


def records(group: Group, what: str = "", subject: int | None = None) -> tuple[Entry, ...]:
    """Return what was recorded, oldest first; `what` may be the beginning of a word, like "claim-"."""
    return tuple(group.store.ledger.recorded(what, subject))
