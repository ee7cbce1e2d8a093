"""Looks a whole group file over: its pages, its rows, the chain of the money, and the letters kept in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from groupkit.core.receipts import told
from groupkit.i18n import N_, _
from groupkit.services import ledger, post, receipts, states
from groupkit.services.group import Group

_PAGES = N_("The file itself is damaged: {what}. Open the newest backup, and keep this file for whoever helps you.")
_CHAIN = N_(
    "The book does not match itself from entry {entry} on. Do not add anything. Print this page and call your "
    "facilitator."
)
_SUMS = N_("The balances do not agree with the entries. Do not add anything. Call your facilitator.")
_LETTER = N_("A money sheet kept in this book no longer proves itself: {reason}")
_GAP = N_("Between sheet {low} and sheet {high} a number is missing.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found; no fault means that everything holds. `seal`, if any, is compared with the paper."""

    faults: tuple[str, ...]
    entries: int
    sheets: int
    seal: str

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


def check(group: Group) -> Report:
    """Verify schema, foreign keys, pages, the money chain and everything attached; change nothing."""
    if pages := tuple(group.store.faults()):
        return Report(faults=tuple(_(_PAGES).format(what=what) for what in pages), entries=0, sheets=0, seal="")
    code, entries = ledger.current_seal(group)
    return Report(
        faults=tuple(_faults(group)),
        entries=entries,
        sheets=len(tuple(group.store.sheets.where())),
        seal=code,
    )


def _faults(group: Group) -> Iterator[str]:
    found = group.store.ledger.verified()
    if found.broken_at is not None:
        yield _(_CHAIN).format(entry=found.broken_at)
        return  # what comes after reads the entries, and one of them may not be readable
    if found.held != ledger.balances(group):
        yield _(_SUMS)
    yield from (_(_LETTER).format(reason=problem) for problem in post.unsound(group))
    yield from _gaps(group)
    if damage := receipts.damaged(group):
        yield told(damage)


def _gaps(group: Group) -> Iterator[str]:
    for place in group.store.places:
        used = [sheet.number for sheet in group.store.sheets.where(place=place.id)]
        numbers = sorted([*used, *(int(str(each.facts["subject"])) for each in states.voided(group, place.id))])
        for low, high in pairwise(numbers):
            if high != low + 1:
                yield _(_GAP).format(low=low, high=high)
