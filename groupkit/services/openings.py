"""What a group does about the board: puts openings on it, looks whether they are still on, and takes them off."""

from collections.abc import Iterator
from dataclasses import replace

from groupkit.core.openings import TYPED, Board, Opening
from groupkit.core.outings.words.outside import BoardWords
from groupkit.core.privacy import named
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_, current
from groupkit.services.group import Group
from groupkit.services.outings import public
from groupkit.services.outings.known import telling

TOPIC = "openings"


def board(group: Group, language: str | None = None) -> Board:
    """Return the board as it stands today, in words of the window or of a language."""
    return Board(today=group.today(), words=telling(language)(BoardWords), openings=tuple(group.store.openings))


def printable(group: Group) -> Board:
    """Return the board in the language that is printed."""
    return board(group, group.profile.printing_language)


def opening(group: Group, id: int) -> Opening:  # noqa: A002  the field's own name
    """Return an opening by its number, or refuse."""
    found = group.store.openings.first(id=id)
    if found is None:
        said = N_("There is nothing on the board with the number {number}.")
        raise RefusedError([Problem("opening", said, {"number": id})])
    return found


def write(group: Group, made: Opening, *, sure: bool = False) -> Opening:
    """Put an opening on the board or change one; refuse with every problem; ask about what may be a person's."""
    texts = {name: getattr(made, name).strip() for name in (*TYPED, "checked_by")}
    tidy = replace(made, **texts)
    refuse((*tidy.problems(group.today(), telling()(BoardWords)), *_named(group, tidy)), sure=sure)
    if tidy.id:
        opening(group, tidy.id)
    label = N_("Change what is on the board") if tidy.id else N_("Put something on the board")
    with group.change(label, TOPIC) as store:
        if tidy.id:
            store.openings.change(tidy.id, tidy)
            return tidy
        return replace(tidy, id=store.openings.add(tidy))


def _named(group: Group, made: Opening) -> Iterator[Problem]:
    known = public.names(group)
    if named(made.checked_by, known):
        yield Problem("checked_by", N_("Write the job, such as secretary, and not the name."))
    for name in TYPED:
        if found := named(getattr(made, name), known):
            said = N_("“{name}” is the name of somebody we know. Does it stand for the place here?")
            yield Problem(name, said, {"name": found[0]}, asks=True)


def still_on(group: Group, id: int, job: str = "") -> Opening:  # noqa: A002  the field's own name
    """Write down that somebody in this job looked today, and that it is still on."""
    found = opening(group, id)
    if found.ends_on is not None and found.ends_on < group.today():
        said = N_("It was open until {day}. Change that day first.")
        raise RefusedError([Problem("ends_on", said, {"day": current().day(found.ends_on, "full")})])
    return write(group, replace(found, checked_on=group.today(), checked_by=job, ended=False), sure=True)


def ended(group: Group, id: int) -> Opening:  # noqa: A002  the field's own name
    """Write down that it has ended: it is off the board, and can be put back."""
    found = replace(opening(group, id), ended=True)
    with group.change(N_("Take something off the board"), TOPIC) as store:
        store.openings.change(id, found)
    return found


def remove(group: Group, id: int) -> None:  # noqa: A002  the field's own name
    """Take an opening off the list for good."""
    opening(group, id)
    with group.change(N_("Take something off the board for good"), TOPIC) as store:
        store.openings.remove(id=id)
