"""The laptop changes hands: a copy that is proven to open, a new passphrase, and the old copies that go.

Every step can be broken off: the book opens with exactly one passphrase, and what was done stays ticked.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from groupkit.core.handover.passing import BACKUP, NEW, OLD, Handover, Proof
from groupkit.core.ledger import PlaceKind
from groupkit.core.problems import GroupkitError, Problem, RefusedError, refuse
from groupkit.core.profile import passphrase_problems
from groupkit.core.safety import Contact
from groupkit.i18n import N_, _
from groupkit.services import check, ledger, profile
from groupkit.services.group import Group, sweep
from groupkit.services.handover.passing import TOPIC, get
from groupkit.storage.vault import Key

_AS_NOW = N_("These words open the book now. Let the next holder choose new ones.")
_NOT_THESE = N_("These words do not open the book. Type the new passphrase once more.")
_GONE = N_("That contact is not on the list any more. Look at the list once more.")
_NOT_PROVEN = N_(
    "The new copy did not open as it should, so the old ones stay. Is there room on the disk? Try again."
)
_LESS = N_("It does not hold what this book holds. Keep the old copies, and make another one on another stick.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """What a copy has to hold: regular meetings, the end of the money's chain, and the last heads counted."""

    meetings: int
    entries: int
    head: bytes
    last: date | None


def new_passphrase(group: Group, of: Handover, passphrase: str, again: str, key: Key | None = None) -> None:
    """Give the book the new holder's passphrase; the old one and its recovery sheet end at once.

    `key` is the key of the passphrase, where it has been derived already. Where the laptop stops in the middle,
    the step is found begun, and one of the two passphrases opens the book.
    """
    known = get(group, of.id)
    refuse(passphrase_problems(passphrase, again))
    fresh = key or profile.next_key(group)(passphrase)
    if group.store.opened_by(fresh):
        raise RefusedError([Problem("passphrase", _AS_NOW)])
    _settle(group, known, NEW, None)
    try:
        group.store.new_passphrase(fresh)
    except GroupkitError:
        with suppress(GroupkitError), group.store.quietly():
            group.store.handover_steps.remove(known.id, NEW)
        raise
    _settle(group, known, NEW, group.today())


def opens(group: Group, passphrase: str | Key) -> bool:
    """Tell whether a passphrase opens the book as it is now, as when the old holder tries the old one."""
    key = passphrase if isinstance(passphrase, Key) else profile.next_key(group)(passphrase)
    return group.store.opened_by(key)


def prove(group: Group, of: Handover, target: str | Path, passphrase: str | Key | None = None) -> Proof:
    """Copy the book, open the copy, look it over and compare it with the book; tick the step where it holds.

    With the new `passphrase`, typed once more, the step after the change is ticked; without, the one before.
    """
    known = get(group, of.id)
    if passphrase is not None and not opens(group, passphrase):
        raise RefusedError([Problem("passphrase", _NOT_THESE)])
    proof = looking(group, profile.backup(group, target))()
    proven(group, known, proof, renewed=passphrase is not None)
    return proof


def looking(group: Group, copy: Path) -> Callable[[], Proof]:
    """Return what opens a copy and looks it over; it holds no part of the open group, so it may run elsewhere."""
    opener, held = group.store.opener(copy), _held(group)

    def look() -> Proof:
        try:
            with Group(opener()) as other:
                return _compared(copy.name, held, _held(other), check.check(other))
        except GroupkitError as trouble:
            return Proof(copy=copy.name, meetings=0, entries=0, same=False, faults=(str(trouble),))

    return look


def proven(group: Group, of: Handover, proof: Proof, *, renewed: bool) -> None:
    """Tick the step that a copy was opened for; one that does not hold ticks nothing."""
    if proof.holds:
        _settle(group, get(group, of.id), OLD if renewed else BACKUP, group.today())


def old_copies(group: Group) -> tuple[Path, ...]:
    """Return the backups beside the book that an old passphrase still opens, newest first."""
    return tuple(group.store.earlier_copies())


def remove_old_copies(group: Group) -> tuple[Path, ...]:
    """Remove the backups an old passphrase opens, once a new one was made and proven; return those that went."""
    old = old_copies(group)
    if not old:
        return ()
    sweep(group)
    fresh = group.store.another_copy(group.today())
    if not looking(group, fresh)().holds:
        fresh.unlink(missing_ok=True)
        raise GroupkitError(_NOT_PROVEN)
    group.store.drop_copies(list(old))
    return old


def contacts(group: Group, of: Handover) -> tuple[tuple[Contact, bool], ...]:
    """Return the help contacts the group added itself, each with whether it said yes to the new holder."""
    said = {key for key, day in group.store.handover_steps.read(of.id) if day is not None}
    return tuple((own, _consent(own.key) in said) for own in group.store.contacts)


def agreed(group: Group, of: Handover, contact: str) -> None:
    """Write down that a contact, by its key, said yes to the new holder today."""
    known = get(group, of.id)
    if all(own.key != contact for own in group.store.contacts):
        raise GroupkitError(_GONE)
    with group.change(N_("Keep a help contact"), TOPIC) as store:
        store.handover_steps.write(known.id, _consent(contact), group.today())


def cash(group: Group) -> tuple[tuple[str, int], ...]:
    """Return what the book says is in each tin, in pence, for the two to count against."""
    tins = (place for place in ledger.places(group) if place.kind is PlaceKind.TIN)
    return tuple((place.name, ledger.held(group, place.id)) for place in tins)


def _consent(contact: str) -> str:
    return f"contact/{contact}"


def _held(group: Group) -> _Held:
    store = group.store
    entries, head = store.ledger.head()
    counted = [day for _meeting, day, _heads in store.heads.between(date.min, date.max)]
    return _Held(meetings=len(tuple(store.meetings)), entries=entries, head=head, last=max(counted, default=None))


def _compared(name: str, held: _Held, found: _Held, report: check.Report) -> Proof:
    less = (_(_LESS),) if report.holds and found != held else ()
    return Proof(
        copy=name,
        meetings=found.meetings,
        entries=found.entries,
        last=found.last,
        same=found == held,
        faults=(*report.faults, *less),
    )


def _settle(group: Group, of: Handover, key: str, on: date | None) -> None:
    """Write down a step the program did itself; undo does not know of it, because it cannot unmake it."""
    with group.store.quietly():
        group.store.handover_steps.write(of.id, key, on)
