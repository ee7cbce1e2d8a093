"""The whole book of money in one file: made as it is, and taken into an empty group exactly as it was."""

from collections.abc import Iterator
from pathlib import Path

from groupkit.core.exports.bundle import Bundle
from groupkit.core.problems import Problem, refuse
from groupkit.i18n import N_
from groupkit.services import ledger
from groupkit.services.group import Group
from groupkit.storage import bundles

_NOT_EMPTY = N_("This group has money written down already. Make a new group, and take the copy in there.")
_OTHER_MONEY = N_("This copy counts in {theirs}, and this group in {ours}. Change that in the settings first.")


def bundle(group: Group, path: Path) -> str:
    """Save everything the book of money holds, names and notes too, and return its seal; the file is not locked.

    Raises:
        GroupkitError: the disk cannot take it; what was there before stays.
    """
    store = group.store
    made = Bundle(
        title=group.profile.name,
        currency=group.profile.currency,
        places=ledger.places(group),
        funds=ledger.funds(group),
        kinds=ledger.kinds(group),
        links=tuple(store.ledger.links()),
        tables=store.registers.rows(),
        head=store.ledger.head()[1],
    )
    bundles.save(path, made, store.registers.receipts())
    return made.seal


def restore(path: Path, group: Group) -> str:
    """Take a saved book into a group without money, all of it or nothing, and return its seal.

    Raises:
        GroupkitError: the file is missing, too large or not such a copy.
        RefusedError: something in the copy is not as it was written, or there is money here already.
    """
    refuse(_taken(group))
    with bundles.opened(path) as copy:
        found = copy.bundle
        refuse((*_other(group, found), *found.problems()))
        with group.change(N_("Take in a copy of the money"), ledger.TOPIC) as store:
            for place in found.places:
                store.places.add_as(place.id, place)
            for fund in found.funds:
                store.funds.add_as(fund.id, fund)
            for kind in found.kinds:
                store.kinds.add_as(kind.id, kind)
            store.ledger.add(found.links)
            store.registers.put(found.tables)
            for sha256, content in copy.receipts():
                store.registers.put_receipt(sha256, content)
    group.store.journal.forget()
    return found.seal


def is_empty(group: Group) -> bool:
    """Tell whether there is nothing in the book of money yet, so that a copy can be taken in."""
    return group.store.ledger.head()[0] == 0 and group.store.registers.empty()


def _taken(group: Group) -> Iterator[Problem]:
    if not is_empty(group):
        yield Problem("file", _NOT_EMPTY)


def _other(group: Group, found: Bundle) -> Iterator[Problem]:
    if found.currency != group.profile.currency:
        yield Problem("file", _OTHER_MONEY, {"theirs": found.currency, "ours": group.profile.currency})
