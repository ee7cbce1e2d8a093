"""Business meetings of a group: called, held and written up, with the papers before and after."""

from dataclasses import replace
from datetime import date

from groupkit.core import decisions as deciding
from groupkit.core.business import AT_MOST, Agenda, Business, Decided, Minutes, Words
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services import decisions, meetings
from groupkit.services.decisions import TOPIC
from groupkit.services.group import Group
from groupkit.storage import business as storage


def words() -> Words:
    """Return the words of the papers that come with groupkit."""
    return storage.words()


def listing(group: Group) -> tuple[Business, ...]:
    """Return every business meeting, newest first."""
    return tuple(sorted(group.store.business, key=lambda each: (each.day, each.id), reverse=True))


def on(group: Group, day: date) -> Business:
    """Return the business meeting of a day, or refuse."""
    found = next((each for each in listing(group) if each.day == day), None)
    if found is None:
        raise RefusedError([Problem("day", N_("No business meeting is planned for that day. Check the date."))])
    return found


def in_hand(group: Group) -> Business | None:
    """Return the business meeting the group is about to hold, or else the last one whose notes are not approved."""
    known = listing(group)
    coming = [each for each in known if each.day >= group.today()]
    past = [each for each in known if each.day < group.today() and each.approved_on is None]
    return coming[-1] if coming else next(iter(past), None)


def to_approve(group: Group) -> tuple[Business, ...]:
    """Return the business meetings that are over and whose notes the group has not approved, newest first."""
    return tuple(each for each in listing(group) if each.day < group.today() and each.approved_on is None)


def call(group: Group, about: Business) -> Business:
    """Call a business meeting, or refuse with every problem found."""
    tidy = _checked(group, about)
    if tidy.day < group.today():
        refuse([Problem("day", N_("That day is over. Choose today or a later one."))])
    with group.change(N_("Plan a business meeting"), TOPIC) as store:
        return replace(tidy, id=store.business.add(tidy))


def change(group: Group, about: Business) -> Business:
    """Change a business meeting, or what was counted at it, or refuse with every problem found."""
    tidy = _checked(group, about)
    with group.change(N_("Change a business meeting"), TOPIC) as store:
        store.business.change(about.id, tidy)
    return tidy


def call_off(group: Group, about: Business) -> None:
    """Take a planned business meeting off the list; the ideas wait for the next. One that decided stays."""
    if tuple(group.store.decisions.where(business=about.id)):
        raise RefusedError([Problem("day", N_("This meeting decided something. Its notes stay."))])
    with group.change(N_("Call off a business meeting"), TOPIC) as store:
        store.business.remove(id=about.id)


def approve(group: Group, about: Business, on_day: date | None = None) -> Business:
    """Write down that the group approved the notes of a business meeting, today if no day is said."""
    day = on_day or group.today()
    if about.day > day:
        raise RefusedError([Problem("day", N_("That meeting has not come yet. Its notes wait until it is over."))])
    approved = replace(about, approved_on=day)
    with group.change(N_("Approve the notes"), TOPIC) as store:
        store.business.change(about.id, approved)
    return approved


def _checked(group: Group, about: Business) -> Business:
    lines = (" ".join(line.split()) for line in about.more)
    tidy = replace(about, room=about.room.strip(), more=tuple(filter(None, lines)), taken_by=about.taken_by.strip())
    refuse((*tidy.problems(), *decisions.unnamed(group, "taken_by", tidy.taken_by), *_two_on_one_day(group, tidy)))
    return tidy


def _two_on_one_day(group: Group, about: Business) -> tuple[Problem, ...]:
    taken = [each for each in listing(group) if each.day == about.day and each.id != about.id]
    said = N_("A business meeting is planned for that day already. Change that one, or choose another day.")
    return (Problem("day", said),) if taken else ()


def held_for(group: Group, about: Business) -> str:
    """Return the name of the regular meeting a business meeting is of; nothing where it is the whole group's."""
    return next((each.name for each in meetings.listing(group) if each.id == about.meeting), "")


def agenda(group: Group, about: Business) -> Agenda:
    """Return everything the paper of a business meeting says."""
    ideas = decisions.motions(group)
    profile = group.profile
    return Agenda(
        group=profile.name,
        name=held_for(group, about),
        about=about,
        words=words(),
        rules=decisions.rules(group),
        needed=decisions.needed(group, about),
        ideas=ideas[:AT_MOST],
        later=ideas[AT_MOST:],
        early=frozenset(each.id for each in ideas if decisions.too_early(group, each, about)),
        again=to_look_at_again(group, about),
        to_do=decisions.actions(group),
        currency=profile.currency,
    )


def to_look_at_again(group: Group, about: Business) -> tuple[Decided, ...]:
    """Return what was agreed and is to be looked at again since the business meeting before this one."""
    before = max((each.day for each in listing(group) if each.day < about.day), default=date.min)
    return tuple(
        each
        for each in decisions.log(group)
        if each.decision.outcome == deciding.AGREED
        and each.decision.review_on is not None
        and before < each.decision.review_on <= about.day
    )


def minutes(group: Group, about: Business) -> Minutes:
    """Return the notes of one business meeting."""
    profile = group.profile
    later = [each.day for each in listing(group) if each.day > about.day]
    enough = None if about.present is None else about.present >= decisions.needed(group, about)
    return Minutes(
        group=profile.name,
        name=held_for(group, about),
        about=about,
        decided=tuple(each for each in reversed(decisions.log(group)) if each.decision.business == about.id),
        to_do=tuple(group.store.actions.where(business=about.id)),
        enough=enough,
        next_day=min(later, default=None),
        currency=profile.currency,
    )
