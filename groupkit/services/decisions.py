"""How a group decides: ideas are brought, tested and decided, roles take things on, and the rules are settled."""

from dataclasses import replace
from datetime import date, timedelta
from statistics import median

from groupkit.core import decisions as deciding
from groupkit.core.business import Business, Decided
from groupkit.core.calendar import EVERY_WEEK, WEEK
from groupkit.core.decisions import AGREED, BIG, FINAL, FIRST_READING, SMALL, Action, Decision, Motion, Rules
from groupkit.core.meetings import Meeting
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services import meetings
from groupkit.services.group import Group

TOPIC = "decisions"
EVENINGS = 12
"""How many counted meetings tell how many usually come."""
_EVER = date(1900, 1, 1)
_NO_NAME = N_("Write a role here, not a name. The notes go on paper.")
_TELL_FIRST = N_(
    "This is a big thing. It is put up in writing {count} meetings ahead. Bring it as a first reading today."
)
_FEW = N_("{count} are here, and we need {needed} to decide. Talk about it, and put it off until next time.")
_COUNT_FIRST = N_("Write down how many are here first. Then the group can decide.")
_NOT_REACHED = N_("The counts do not carry it yet. Talk on, change the words, or put it off.")


def rules(group: Group) -> Rules:
    """Return how the group decides."""
    return group.store.decision_rules.read()


def settle(group: Group, settled: Rules) -> Rules:
    """Settle how the group decides, or refuse with every problem found."""
    tidy = replace(settled, big_things=settled.big_things.strip())
    refuse(tidy.problems())
    with group.change(N_("Settle how we decide"), TOPIC) as store:
        store.decision_rules.write(tidy)
    return tidy


def usual(group: Group, meeting: int | None, until: date) -> int:
    """Return how many regulars come on a usual evening, of one meeting or of all, 0 where nobody counted.

    It is the middle one of the last twelve that were counted, halves upwards.
    """
    counted = meetings.contacts(group, _EVER, until)
    found = [heads.regulars + heads.online for which, _day, heads in counted if meeting in (None, which)]
    return int(median(found[-EVENINGS:]) + 0.5) if found else 0


def needed(group: Group, about: Business) -> int:
    """Return how many have to be at a business meeting so that it can decide."""
    return deciding.enough(rules(group), usual(group, about.meeting, about.day))


# ideas


def motions(group: Group) -> tuple[Motion, ...]:
    """Return the ideas that wait to be decided, oldest first."""
    return deciding.still_to_decide(group.store.motions, group.store.decisions)


def motion(group: Group, id: int) -> Motion:  # noqa: A002  the field's own name
    """Return an idea by its number, or refuse."""
    found = group.store.motions.first(id=id)
    if found is None:
        raise RefusedError([Problem("motion", N_("There is no idea with the number {number}."), {"number": id})])
    return found


def bring(group: Group, idea: Motion) -> Motion:
    """Add an idea to the list, or refuse with every problem found."""
    tidy = _tidy(idea)
    refuse(tidy.problems())
    with group.change(N_("Add an idea"), TOPIC) as store:
        return replace(tidy, id=store.motions.add(tidy))


def reword(group: Group, idea: Motion) -> Motion:
    """Change the card of an idea, or refuse with every problem found."""
    tidy = _tidy(idea)
    refuse(tidy.problems())
    with group.change(N_("Change an idea"), TOPIC) as store:
        store.motions.change(idea.id, tidy)
    return tidy


def withdraw(group: Group, idea: Motion) -> None:
    """Take an idea back; who brought it is forgotten."""
    with group.change(N_("Take an idea back"), TOPIC) as store:
        store.motions.change(idea.id, replace(_unnamed(idea), withdrawn_on=group.today()))


def told_ahead(group: Group, idea: Motion, about: Business) -> int:
    """Return at how many meetings the words of an idea could be read before a business meeting.

    Of the whole group it is the smallest number among its weekly meetings, so that everybody had as many chances;
    where no meeting is held, the weeks are counted.
    """
    if idea.told_on is None or idea.told_on >= about.day:
        return 0
    held = [
        each.meeting
        for each in meetings.between(group, idea.told_on, about.day - timedelta(days=1))
        if about.meeting in (None, each.meeting.id)
    ]
    weekly = [each for each in _concerned(group, about) if each.when == EVERY_WEEK]
    if weekly:
        return min(sum(each.id == one.id for one in held) for each in weekly)
    return len(held) if held else (about.day - idea.told_on) // WEEK


def _concerned(group: Group, about: Business) -> tuple[Meeting, ...]:
    known = (each for each in meetings.listing(group) if each.state == "running")
    return tuple(each for each in known if about.meeting in (None, each.id))


def too_early(group: Group, idea: Motion, about: Business) -> bool:
    """Tell whether an idea can only be read out at a business meeting, because it is big and too new."""
    return told_ahead(group, idea, about) < deciding.needs_notice(idea, rules(group))


def _tidy(idea: Motion) -> Motion:
    return replace(idea, title=" ".join(idea.title.split()), proposal=" ".join(idea.proposal.split()))


def _unnamed(idea: Motion) -> Motion:
    """Return the card without who brought it: the notes never name anybody, and the book need not either."""
    return replace(idea, proposer="", seconder="")


# decisions


def decide(
    group: Group,
    about: Business,
    decision: Decision,
    *,
    amendment: str | None = None,
    present: int | None = None,
) -> Decision:
    """Write down what was decided about an idea at a business meeting.

    `amendment` are the words it changed to, `present` is how many are here, if that is new. An outcome left open
    follows from the counts. What was decided about it there before is replaced. A role that takes it on has it
    among the things to do. Refuse with every problem found: a big thing that is too new, too few people, counts
    that do not carry it.
    """
    idea = motion(group, decision.motion)
    if amendment is not None:
        idea = replace(idea, amendment=" ".join(amendment.split()))
    if present is not None:
        about = replace(about, present=present)
    kept = replace(decision, business=about.id, owner=decision.owner.strip())
    refuse(
        (*idea.problems(), *about.problems(), *kept.problems(about.present), *unnamed(group, "owner", kept.owner))
    )
    kept = _weighed(group, about, idea, kept)
    with group.change(N_("Write down a decision"), TOPIC) as store:
        store.business.change(about.id, about)
        store.decisions.remove(motion=idea.id, business=about.id)
        store.actions.remove(motion=idea.id, business=about.id)
        store.motions.change(idea.id, _after(idea, kept, about))
        if kept.outcome == AGREED and kept.owner:
            made = Action(what=idea.title, owner=kept.owner, due=kept.due, motion=idea.id, business=about.id)
            store.actions.add(made)
        return replace(kept, id=store.decisions.add(kept))


def _weighed(group: Group, about: Business, idea: Motion, decision: Decision) -> Decision:
    """Return the decision with its outcome, or refuse what the rules of the group do not carry."""
    if decision.outcome not in ("", *FINAL):
        return decision
    ours, size = rules(group), deciding.size_of(idea, rules(group))
    if too_early(group, idea, about):
        raise RefusedError([Problem("outcome", _TELL_FIRST, {"count": ours.notice})])
    if about.present is None and size != SMALL:
        raise RefusedError([Problem("present", _COUNT_FIRST)])
    enough = needed(group, about)
    few = (about.present or 0) < enough
    outcome = decision.outcome or deciding.outcome_of(decision, ours, size, few=few)
    if few and size != SMALL and outcome in FINAL:
        raise RefusedError([Problem("outcome", _FEW, {"count": about.present, "needed": enough})])
    if outcome == AGREED:
        refuse(_not_carried(decision, ours, size))
    return replace(decision, outcome=outcome)


def _not_carried(decision: Decision, ours: Rules, size: str) -> tuple[Problem, ...]:
    if not deciding.reached(decision, ours, size):
        return (Problem("outcome", _NOT_REACHED),)
    if size == BIG and decision.review_on is None:
        return (Problem("review_on", N_("This is a big thing. Say when we look at it again.")),)
    return ()


def _after(idea: Motion, decision: Decision, about: Business) -> Motion:
    """Return the card as it is once something was decided."""
    if decision.outcome in FINAL:
        return _unnamed(idea)
    if decision.outcome == FIRST_READING and idea.told_on is None:
        return replace(idea, told_on=about.day)
    return idea


def unnamed(group: Group, field: str, role: str) -> tuple[Problem, ...]:
    """Return the problem of a name written where a role belongs."""
    known = group.store.people.named(role) if role else None
    return (Problem(field, _NO_NAME),) if known else ()


def log(group: Group) -> tuple[Decided, ...]:
    """Return everything that was decided, newest first."""
    store = group.store
    ideas = {each.id: each for each in store.motions}
    days = {each.id: each.day for each in store.business}
    found = [Decided(day=days[each.business], motion=ideas[each.motion], decision=each) for each in store.decisions]
    return tuple(sorted(found, key=lambda each: (each.day, each.decision.id), reverse=True))


def worries(group: Group, idea: Motion) -> tuple[str, ...]:
    """Return the serious worries people had about an idea before, newest first; they are in no notes."""
    return tuple(each.decision.worry for each in log(group) if each.motion.id == idea.id and each.decision.worry)


# what is to be done


def actions(group: Group) -> tuple[Action, ...]:
    """Return what is still to be done, soonest due first."""
    return deciding.still_open(group.store.actions)


def action(group: Group, id: int) -> Action:  # noqa: A002  the field's own name
    """Return a thing to do by its number, or refuse."""
    found = group.store.actions.first(id=id)
    if found is None:
        said = N_("There is nothing to do with the number {number}.")
        raise RefusedError([Problem("action", said, {"number": id})])
    return found


def take_on(group: Group, made: Action) -> Action:
    """Write down something a role does, or refuse with every problem found."""
    tidy = replace(made, what=" ".join(made.what.split()), owner=made.owner.strip())
    refuse((*tidy.problems(), *unnamed(group, "owner", tidy.owner)))
    with group.change(N_("Add something to do"), TOPIC) as store:
        return replace(tidy, id=store.actions.add(tidy))


def done(group: Group, what: Action, on: date | None = None) -> None:
    """Write down that something is done, today if no day is said."""
    with group.change(N_("Mark something as done"), TOPIC) as store:
        store.actions.change(what.id, replace(what, done_on=on or group.today()))


def drop(group: Group, what: Action) -> None:
    """Write down that something will not be done, which is fine too."""
    with group.change(N_("Drop something from the list"), TOPIC) as store:
        store.actions.change(what.id, replace(what, dropped_on=group.today()))
