"""Whom to call in need on an outing: kept until a day, shown to whoever asks in need, and then gone for good."""

from dataclasses import replace

from groupkit.core.outings import contacts
from groupkit.core.outings.contacts import Contact, Keeping, destroy_day, gone_on, hidden
from groupkit.core.outings.plans import Plan
from groupkit.core.outings.values import Outing
from groupkit.core.outings.words.safety import ContactWords
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_, _
from groupkit.services.group import Group, sweep
from groupkit.services.outings.known import plan_of
from groupkit.services.outings.reckoning import TOPIC, still_open

_GONE = N_("The day on which the details go has come, so nothing more is written down here.")
_TABLE = "outing_contact"


def keep(group: Group, contact: Contact) -> Contact:
    """Keep whom to call for somebody, or change it, until the day on which it goes; refuse with every problem.

    It is never undone, for undo would bring back what somebody took back.
    """
    tidy = replace(contact, **{name: getattr(contact, name).strip() for name in ("name", "whom", "reach", "helps")})
    refuse(tidy.problems())
    about, plan = _still_kept(group, tidy.outing)
    with group.change(N_("Keep whom to call in need"), TOPIC) as store:
        if tidy.id:
            store.outing_contacts.change(tidy.id, tidy)
        else:
            tidy = replace(tidy, id=store.outing_contacts.add(tidy))
        if plan.destroy_on is None:
            _write(group, replace(plan, destroy_on=destroy_day(about.day)))
    return tidy


def keep_days(group: Group, outing: int, days: int) -> Keeping:
    """Say for how many days after the outing the details are kept: 1 to 7."""
    if not 1 <= days <= contacts.MOST_DAYS:
        said = N_("Choose from 1 to {most} days.")
        raise RefusedError([Problem("days", said, {"most": contacts.MOST_DAYS})])
    about, plan = _still_kept(group, outing)
    with group.change(N_("Say when the details go"), TOPIC):
        _write(group, replace(plan, destroy_on=destroy_day(about.day, days)))
    return keeping(group, outing)


def _still_kept(group: Group, outing: int) -> tuple[Outing, Plan]:
    about, plan = still_open(group, outing), plan_of(group, outing)
    if hidden(plan, about.day, group.today()):
        raise RefusedError([Problem("name", _GONE)])
    return about, plan


def _write(group: Group, plan: Plan) -> None:
    """Write a plan with the day people were told; undo does not come back to another."""
    store = group.store
    if plan.id:
        store.outing_details.change(plan.id, plan)
    else:
        store.outing_details.add(plan)
    store.journal.forget()


def take_off(group: Group, contact: Contact) -> None:
    """Take back whom to call for somebody; it goes from every page of the file at once."""
    with group.change(N_("Take back whom to call"), TOPIC) as store:
        store.outing_contacts.remove(id=contact.id)
    group.store.write_anew()


def shown(group: Group, outing: int) -> tuple[Contact, ...]:
    """Return whom to call in need; nobody from the day on which they go, nor where the file cannot let them go."""
    if keeping(group, outing).many == 0:
        return ()
    return tuple(group.store.outing_contacts.where(outing=outing))


def keeping(group: Group, outing: int) -> Keeping:
    """Return how the details of an outing are kept, without any of them; an outing there is not has none."""
    about = group.store.outings.first(id=outing)
    if about is None:
        return Keeping(until=group.today(), gone=True)
    plan = plan_of(group, outing)
    gone = about.put_away or hidden(plan, about.day, group.today())
    many = 0 if gone or group.read_only else sum(1 for _each in group.store.outing_contacts.where(outing=outing))
    until = gone_on(plan, about.day)
    return Keeping(
        until=until,
        days=max((until - about.day).days, 1),
        many=many,
        known=plan.destroy_on is not None,
        gone=gone,
        looking=group.read_only,
    )


def erase(group: Group, outing: int) -> bool:
    """Remove all that was kept for one day out of an outing, inside a change; tell whether there were details.

    The file is to be written anew afterwards.
    """
    store = group.store
    for who in store.outing_people.where(outing=outing):
        said_nothing = replace(who, lift="", company="", goes_with=None, both_yes=False)
        if said_nothing != who:
            store.outing_people.change(who.id, said_nothing)
    store.outing_needs.remove(outing=outing)
    return store.outing_contacts.remove(outing=outing) > 0


def destroy(group: Group) -> bool:
    """Destroy what is to go by today, for good; tell whether anything went."""
    return sweep(group)


def older_copies(group: Group) -> int:
    """Return how many backups hold details that are gone from the book; today's copy may be one of them."""
    return len(group.store.copies_holding((_TABLE, "*")))


def copies_in_words(many: int, said: ContactWords) -> str:
    """Say how many older copies hold the details."""
    one = _(
        "One older copy of the book was made while the details were in it. It goes by itself as newer ones come."
    )
    return one if many == 1 else said.copies.some.format(count=many)


def drop_older(group: Group) -> int:
    """Remove the backups that hold details which are gone, and return how many; today keeps a copy, made anew."""
    store = group.store
    old = store.copies_holding((_TABLE, "*"))
    store.drop_copies(old)
    store.daily_backup(group.today())
    return len(old)
