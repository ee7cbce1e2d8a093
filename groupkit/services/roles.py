"""What a group does about its roles: names them its own way, switches them on and off, and adds its own."""

import secrets
from collections.abc import Mapping

from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.roles import TITLES, Role, called, in_use, renamed
from groupkit.i18n import N_, current
from groupkit.services.group import Group

TOPIC = "service"
_UNKNOWN = N_("Choose a role from the list.")


def listing(group: Group) -> tuple[Role, ...]:
    """Return every role of the group, also those that are switched off, in a fixed order."""
    return group.store.roles.read()


def used(group: Group, kind: str = "") -> tuple[Role, ...]:
    """Return the roles that are not switched off: all, or those of one group ("term" or "rotating")."""
    return in_use(listing(group), kind)


def get(group: Group, key: str) -> Role:
    """Return a role by its key, or refuse."""
    found = next((role for role in listing(group) if role.key == key), None)
    if found is None:
        raise RefusedError([Problem("role", _UNKNOWN)])
    return found


def titles(group: Group) -> Mapping[str, str]:
    """Return what each role is called here, by its key, in the language of the window."""
    words = current()
    return {key: words.gettext(title) for key, title in TITLES.items()} | {
        role.key: role.called(words) for role in listing(group)
    }


def title(group: Group, key: str) -> str:
    """Return what a role is called here, in the language of the window."""
    own = next((role.title for role in listing(group) if role.key == key), "")
    return called(key, current(), own)


def save(group: Group, role: Role) -> Role:
    """Change a role or add one of the group's own, or refuse with every problem found."""
    tidy = renamed(role, role.title)
    refuse((*tidy.problems(), *_taken(group, tidy)))
    with group.change(N_("Change a job"), TOPIC, "meetings") as store:
        store.roles.write(tidy)
    return tidy


def _taken(group: Group, role: Role) -> tuple[Problem, ...]:
    words = current()
    others = {other.called(words).casefold() for other in listing(group) if other.key != role.key}
    if role.called(words).casefold() not in others:
        return ()
    return (Problem("title", N_("There is a job of this name already. Choose another name.")),)


def new_key(group: Group) -> str:
    """Return a key for a role of the group's own; it says nothing about the role."""
    known = {role.key for role in listing(group)}
    return next(key for key in iter(lambda: f"own-{secrets.token_hex(3)}", "") if key not in known)


def put_back(group: Group, key: str) -> None:
    """Go back to our card of a role, or take away a role of the group's own that nobody has done or holds."""
    if key not in TITLES:
        refuse(_in_the_book(group, key))
    with group.change(N_("Put a job back as it was"), TOPIC, "meetings") as store:
        store.roles.remove(key)


def _in_the_book(group: Group, key: str) -> tuple[Problem, ...]:
    store = group.store
    if store.turns.first(role=key) is None and store.terms.first(role=key) is None:
        return ()
    return (
        Problem("role", N_("Somebody has done this job. Switch it off instead, so that the book stays whole.")),
    )
