"""What goes outside of an outing: its facts, its short texts and its papers, once nobody is named in them."""

from collections.abc import Iterator, Mapping

from groupkit.core.outings.inviting import TYPED, Invitation, invitation
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.papers import SHEETS
from groupkit.core.outings.posts import Posted, posts
from groupkit.core.outings.words.outside import PublicWords
from groupkit.core.privacy import leaks, named
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_, _, current
from groupkit.services.group import Group
from groupkit.services.outings.known import gathered, telling

_OWN = frozenset({"email", "phone"})
"""The group's own address and number may be told; a link to a map is full of figures."""
_SPARED: Mapping[str, frozenset[str]] = {"contact": _OWN, "map_link": frozenset({"phone"})}


def names(group: Group) -> frozenset[str]:
    """Return every short name of a person, and every name on the list of an outing."""
    store = group.store
    known = {person.short_name for person in store.people} | {goer.name for goer in store.outing_people}
    return frozenset(filter(None, known))


def inviting(
    group: Group, id: int, *, neutral: bool = False, contact: str = "", language: str | None = None  # noqa: A002
) -> Invitation:  # fmt: skip
    """Return what is told outside of an outing; refuse, naming what to change, where a person stands in it."""
    about = facts(group, id, neutral=neutral, contact=contact, language=language)
    refuse(problems(group, about))
    return about


def facts(
    group: Group, id: int, *, neutral: bool = False, contact: str = "", language: str | None = None  # noqa: A002
) -> Invitation:  # fmt: skip
    """Return the same as it is filled in, to be looked at inside; it may name a person still."""
    return invitation(gathered(group, id), telling(language), neutral=neutral, contact=contact)


def problems(group: Group, about: Invitation) -> tuple[Problem, ...]:
    """Return what to change before the facts of an outing can go out."""
    return (*about.problems(), *_named(group, about))


def _named(group: Group, about: Invitation) -> Iterator[Problem]:
    public, known = telling()(PublicWords), names(group)
    for field, label in TYPED.items():
        said = getattr(about, field)
        if set(leaks(said)) - _SPARED.get(field, frozenset()) or named(said, known):
            yield _look(field, label, public.no_name)
        elif about.neutral and named(said, (group.profile.name,)):
            yield _look(field, label, public.no_group)


def _look(field: str, label: str, said: str) -> Problem:
    return Problem(field, N_("Look at “{label}” once more. {said}"), {"label": _(label), "said": said})


def texts(group: Group, id: int, *, neutral: bool = False, contact: str = "") -> tuple[Posted, ...]:  # noqa: A002
    """Return the short texts that can go out now, in the language of the window."""
    about = inviting(group, id, neutral=neutral, contact=contact)
    return tuple(posts(about, telling()(PublicWords), current()))


def text(group: Group, id: int, key: str, *, neutral: bool = False, contact: str = "") -> str:  # noqa: A002
    """Return one short text by its key; refuse where it cannot go out as it is."""
    found = next((one for one in texts(group, id, neutral=neutral, contact=contact) if one.key == key), None)
    if found is None:
        said = N_("Something this text says is not known yet, or does not hold. Fill in the plan first.")
        raise RefusedError([Problem("key", said)])
    if found.over:
        said = N_("This text is {count} letters too long. Use a shorter name or place.")
        raise RefusedError([Problem("key", said, {"count": found.over})])
    return found.words


def withheld(group: Group, known: KnownOuting, key: str) -> tuple[Problem, ...]:
    """Return why a paper for outside cannot go out as it is; papers that stay inside always can be printed."""
    sheet = next(sheet for sheet in SHEETS if sheet.key == key)
    if not sheet.outside:
        return ()
    language = group.profile.printing_language
    return problems(group, invitation(known, telling(language), neutral=sheet.neutral))
