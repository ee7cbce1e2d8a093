"""Leaving the list: the name goes from everywhere it may, what was done stays as counts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from groupkit.core.outings import company
from groupkit.core.outings.values import Goer
from groupkit.core.people import Person
from groupkit.core.service import Term, Turn
from groupkit.i18n import N_, _, ngettext
from groupkit.services import promises
from groupkit.services.group import Group
from groupkit.storage.store import Store

TOPIC = "service"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What taking a name off the list means: what becomes open, what stays as a count, and where it stays.

    `coming` are turns and `terms` are roles that become vacant. `past` turns stay as counts. `sheets` are money
    sheets that name them and stay as they are, because the accounts need them. `outing_jobs` are jobs on the day
    of an outing, and `callers` the details of whom to call in need that name them: both go. `promises` they see to
    wait for somebody else. Backups made before
    keep the name, and so does feedback that only they can open or read, until it is gone.
    """

    person: Person
    coming: tuple[Turn, ...]
    terms: tuple[Term, ...]
    past: int
    sheets: int
    outing_jobs: int = 0
    callers: tuple[int, ...] = ()
    promises: int = 0


def leaving(group: Group, person: Person) -> Leaving:
    """Return what would change if a person left the list; nothing is written."""
    today = group.today()
    turns = tuple(group.store.turns.where(person=person.id))
    terms = tuple(group.store.terms.where(person=person.id))
    return Leaving(
        person=person,
        coming=tuple(turn for turn in turns if turn.day >= today),
        terms=tuple(term for term in terms if term.until is None or term.until >= today),
        past=sum(turn.day < today for turn in turns),
        sheets=group.store.sheets.naming(person.short_name),
        outing_jobs=sum(1 for _job in group.store.outing_jobs.where(person=person.id)),
        callers=tuple(_callers(group, person.short_name.casefold())),
        promises=sum(promises.sees_to(each, person.short_name) for each in group.store.promises),
    )


def _callers(group: Group, name: str) -> Iterator[int]:
    """Yield the numbers of the details of whom to call that are about somebody, or ask to call them."""
    for each in group.store.outing_contacts:
        if name in (each.name.strip().casefold(), each.whom.strip().casefold()):
            yield each.id


def remove(group: Group, person: Person) -> Leaving:
    """Take a person off the list for good: coming turns fall vacant, past ones stay as counts without a name.

    This cannot be undone: what undo would need is the name. The file is written anew, so that no page of it
    holds the name any more.
    """
    told = leaving(group, person)
    today = group.today()
    with group.change(
        N_("Take somebody off the list"), TOPIC, "meetings", "tonight", "outings", "promises"
    ) as store:
        for turn in told.coming:
            store.turns.remove(id=turn.id)
        for term in told.terms:
            if term.since < today:
                store.terms.change(term.id, replace(term, until=today - timedelta(days=1)))
            else:
                store.terms.remove(id=term.id)
        for passed in tuple(store.handovers):
            if passed.third.casefold() == person.short_name.casefold():
                store.handovers.change(passed.id, replace(passed, third=""))
        for goer in tuple(store.outing_people):
            if goer.name.casefold() == person.short_name.casefold():
                _off_outing(store, goer)
        promises.off(store, person.short_name)
        for caller in told.callers:
            store.outing_contacts.remove(id=caller)
        store.people.remove(person.id)
        _off_keys(store, person.short_name.casefold(), today)
    group.store.forget(person.short_name)
    return told


def _off_keys(store: Store, name: str, today: date) -> None:
    """Take back the keys of somebody; their name goes once nothing needs it said who opens or reads it."""
    for keeper in tuple(store.feedback_keepers):
        if keeper.name.casefold() == name and keeper.until is None:
            store.feedback_keepers.change(keeper.id, replace(keeper, until=today))
    store.feedback_expiry.forget_names()


def _off_outing(store: Store, goer: Goer) -> None:
    """Take a name off the list of an outing, with what was said of the way there and who went along."""
    people = tuple(store.outing_people.where(outing=goer.outing))
    for who in company.parted(people, replace(goer, name="", lift="", company="")):
        store.outing_people.change(who.id, who)


def sentences(told: Leaving) -> Iterator[str]:
    """Yield what taking a name off the list means, in whole sentences."""
    yield _("The name goes from this book for good. This cannot be undone.")
    if told.coming:
        said = ngettext("{count} coming job falls open.", "{count} coming jobs fall open.", len(told.coming))
        yield said.format(count=len(told.coming))
    if told.terms:
        said = ngettext("{count} longer job falls vacant.", "{count} longer jobs fall vacant.", len(told.terms))
        yield said.format(count=len(told.terms))
    if told.outing_jobs:
        said = ngettext(
            "{count} job on an outing falls open.", "{count} jobs on outings fall open.", told.outing_jobs
        )
        yield said.format(count=told.outing_jobs)
    if told.promises:
        said = ngettext(
            "{count} promise has nobody who sees to it then.",
            "{count} promises have nobody who sees to them then.",
            told.promises,
        )
        yield said.format(count=told.promises)
    if told.callers:
        yield _("Whom to call in need on an outing goes too, where this name stands.")
    if told.past:
        said = ngettext(
            "{count} turn stays as a number, without a name.",
            "{count} turns stay as numbers, without a name.",
            told.past,
        )
        yield said.format(count=told.past)
    if told.sheets:
        said = ngettext(
            "{count} money sheet names them and stays as it is, because the accounts need it.",
            "{count} money sheets name them and stay as they are, because the accounts need them.",
            told.sheets,
        )
        yield said.format(count=told.sheets)
        yield _("The name can go from those too; the figures stay. Look at Money, Names on old papers.")
    yield _("Copies made before today keep the name. Wipe them when you no longer need them.")
