"""Gathers all that is known of one outing, and the words that come with outings."""

from groupkit.core.outings.afterwards import Afterwards
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.plans import Plan
from groupkit.core.outings.words.form import Form, Told, told
from groupkit.i18n import catalogue, current
from groupkit.services import service
from groupkit.services.group import Group
from groupkit.services.outings.pots import pots
from groupkit.services.outings.reckoning import reckoning
from groupkit.storage.outings import words as forms


def gathered(group: Group, id: int) -> KnownOuting:  # noqa: A002  the field's own name
    """Return all that is known of an outing, by its number; refuse where there is none."""
    store = group.store
    plan = plan_of(group, id)
    idea = None if plan.idea is None else store.outing_ideas.first(id=plan.idea)
    return KnownOuting(
        reckoning=reckoning(group, id),
        plan=plan,
        steps=tuple(store.outing_steps.where(outing=id)),
        checks=tuple(store.outing_checks.where(outing=id)),
        needs=tuple(store.outing_needs.where(outing=id)),
        risks=tuple(store.outing_risks.where(outing=id)),
        jobs=tuple(store.outing_jobs.where(outing=id)),
        names={person.id: person.short_name for person in service.people(group)},
        after=store.outing_afters.first(outing=id) or Afterwards(outing=id),
        idea=idea,
        group=group.profile.name,
        pots=pots(group),
    )


def plan_of(group: Group, id: int) -> Plan:  # noqa: A002  the field's own name
    """Return the plan of an outing, or an empty one where nothing is planned yet."""
    return group.store.outing_details.first(outing=id) or Plan(outing=id)


def telling(language: str | None = None) -> Told:
    """Return what says the words that come with outings: in the language of the window, unless told another.

    It raises GroupkitError when a file is not as it came.
    """
    spoken = current() if language is None else catalogue(language)

    def say(kind: type[Form], /) -> Form:
        return told(forms.words(kind), spoken)

    return say


def words(kind: type[Form]) -> Form:
    """Return one kind of words in the language of the window."""
    return telling()(kind)
