"""What a group does about help: which contacts it has, and when it last tried each."""

from dataclasses import replace
from datetime import date

from groupkit.core.problems import GroupkitError, refuse
from groupkit.core.safety import Contact, Guidance, current_contacts, freshness
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.storage import contacts as shelf

TOPIC = "safety"
_GONE = N_("That contact is not on the list any more. Look at the list once more.")


def contacts(group: Group) -> tuple[Contact, ...]:
    """Return the contacts for help in the order to try them, each with the day this group checked it."""
    store, region = group.store, group.profile.region
    checks = store.contacts.checks()
    shipped = (replace(row, checked_on=checks.get(f"{region}/{row.key}")) for row in shelf.shipped(region))
    return current_contacts((*shipped, *store.contacts), group.today())


def shipped(region: str, today: date) -> tuple[Contact, ...]:
    """Return the contacts that come with groupkit for a country, for pages that know no group."""
    return current_contacts(shelf.shipped(region), today)


def guidance() -> Guidance:
    """Return what to do when things are hard, graded."""
    return shelf.guidance()


def check(group: Group, key: str) -> None:
    """Write down that somebody tried a contact today and it works."""
    known = next((contact for contact in contacts(group) if contact.key == key), None)
    if known is None:
        raise GroupkitError(_GONE)
    with group.change(N_("Check a help contact"), TOPIC) as store:
        if known.local:
            store.contacts.own.change(int(key.removeprefix("own-")), replace(known, checked_on=group.today()))
        else:
            store.contacts.check(f"{group.profile.region}/{key}", group.today())


def add(group: Group, contact: Contact) -> None:
    """Add a contact of the group's own, checked today, or refuse with every problem found."""
    own = replace(contact, local=True, checked_on=group.today())
    refuse(own.problems())
    with group.change(N_("Add a help contact"), TOPIC) as store:
        store.contacts.own.add(own)


def remove(group: Group, key: str) -> None:
    """Take a contact of the group's own off the list; the shipped ones stay."""
    if not any(contact.key == key and contact.local for contact in contacts(group)):
        raise GroupkitError(_GONE)
    with group.change(N_("Remove a help contact"), TOPIC) as store:
        store.contacts.own.remove(id=int(key.removeprefix("own-")))


def to_check(group: Group) -> tuple[Contact, ...]:
    """Return the contacts this group has not checked for a while, or ever; emergency numbers are not for trying."""
    today = group.today()
    known = (contact for contact in contacts(group) if not contact.emergency)
    return tuple(contact for contact in known if freshness(contact, today) != "fresh")
