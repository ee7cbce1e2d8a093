"""Somebody else does the money while the treasurer is away: their deputy, on the days written down for it."""

from groupkit.core.roles import TREASURER
from groupkit.services.group import Group

FOR = "made_for"
"""The wording of an entry that says whose work was done by whoever made it."""


def in_place_of(group: Group, name: str) -> str:
    """Return whose work with the money somebody does today, or nothing: who it is, is known by name.

    They do it while they are the deputy of a treasurer who is away. What stands in brackets behind a name is no
    part of it.
    """
    plain, today = name.partition("(")[0].strip().casefold(), group.today()
    people = {person.id: person for person in group.store.people}
    for term in group.store.terms:
        deputy, holder = people.get(term.deputy or 0), people.get(term.person or 0)
        if term.role != TREASURER or not term.holds(today) or deputy is None or holder is None:
            continue
        if deputy.short_name.casefold() == plain and any(away.covers(today) for away in holder.away):
            return holder.short_name
    return ""
