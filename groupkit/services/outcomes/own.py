"""Keeps what a group writes itself about outcomes, once nobody is named in it by mistake."""

from collections.abc import Iterator

from groupkit.core.outcomes.draft import Draft
from groupkit.core.outcomes.own import Own, OwnKind, kept
from groupkit.core.outcomes.practice import Card
from groupkit.core.outcomes.slots import Filled
from groupkit.core.outcomes.statements import Statement
from groupkit.core.privacy import leaks, named
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outings.public import names

TOPIC = "outcomes"
_NAMED = N_("“{name}” is the name of somebody we know. Could you say it without the name?")
_LEAKS = N_("This holds a number, an address or a password. May anyone see it?")
_NONE = N_("There is nothing of our own with the key {key}.")


def asked(group: Group, *texts: tuple[str, str]) -> Iterator[Problem]:
    """Yield what is asked once about each field and its text: whether somebody is named, or could be reached."""
    known = names(group)
    for field, text in texts:
        if found := named(text, known):
            yield Problem(field, _NAMED, {"name": found[0]}, asks=True)
        if leaks(text):
            yield Problem(field, _LEAKS, asks=True)


def of_kind(group: Group, kind: OwnKind) -> tuple[Own, ...]:
    """Return what the group wrote of one kind, in the order it was written."""
    return tuple(group.store.outcome_own.where(kind=kind))


def keep(group: Group, label: str, made: Statement | Card | Draft | Filled) -> Own:
    """Keep something the group wrote, in the place of what it was before."""
    own = kept(made, group.surroundings.salt().hex()[-8:])
    with group.change(label, TOPIC) as store:
        before = store.outcome_own.first(key=own.key)
        if before is None:
            store.outcome_own.add(own)
        else:
            store.outcome_own.change(before.id, own)
    return own


def remove(group: Group, label: str, kind: OwnKind, key: str) -> None:
    """Take away something the group wrote, with all that was said about it; refuse where there is none."""
    if group.store.outcome_own.first(kind=kind, key=key) is None:
        raise RefusedError([Problem("key", _NONE, {"key": key})])
    with group.change(label, TOPIC) as store:
        store.outcome_own.remove(key=key)
        for table in (store.outcome_said, store.outcome_orders, store.outcome_known):
            table.remove(statement=key)
