"""What the group said it would do: promised with an owner and a month, settled, and told back to the group."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from groupkit.core import promises
from groupkit.core.privacy import leaks, named
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.promises import LONGEST, Poster, Promise, Source, SourceKind, State
from groupkit.extraction import FIELDS, translated
from groupkit.i18n import N_, catalogue, current
from groupkit.lazy import lazily
from groupkit.services.group import Group
from groupkit.storage.store import Store

if TYPE_CHECKING:
    from groupkit.core.decisions import Action
    from groupkit.core.packs.words import MeetingWords
    from groupkit.services.outings import public
    from groupkit.storage.packs import shipped
else:  # the first page only lists promises
    public = lazily("groupkit.services.outings.public")
    shipped = lazily("groupkit.storage.packs.shipped")

TOPIC = "promises"
_UNKNOWN = N_("There is no promise with the number {number}. Look at the list of promises.")
_LONGER = N_("Use fewer words here, {longest} letters at most.")
_ON_PAPER = N_("This goes on paper. Leave out numbers to ring, e-mail and passcodes.")
_NAMED = N_("This goes up on a wall, and {name} stands in it. Is that right?")
_SETTLED = N_("Say what came of it: done, we tried, or we couldn’t.")


def listing(group: Group) -> tuple[Promise, ...]:
    """Return every promise, the newest first."""
    return tuple(sorted(group.store.promises, key=lambda each: (each.made_on, each.id), reverse=True))


def get(group: Group, id: int) -> Promise:  # noqa: A002  the field's own name
    """Return a promise by its number, or refuse."""
    found = group.store.promises.first(id=id)
    if found is None:
        raise RefusedError([Problem("promise", _UNKNOWN, {"number": id})])
    return found


def open_for(group: Group) -> tuple[Promise, ...]:
    """Return the promises that are not finished: those it is time to look at again first, then the older first."""
    return promises.open_for(group.store.promises, group.today())


def since(group: Group, day: date) -> tuple[Promise, ...]:
    """Return what was promised, settled or told since a day, and what is not finished; in the order it was made."""
    return tuple(
        sorted(
            (each for each in group.store.promises if not each.finished or _last(each) >= day),
            key=lambda each: (each.made_on, each.id),
        )
    )


def poster(group: Group, since: date | None = None) -> Poster:
    """Return what a poster says of all promises, or of those something was done about since a day."""
    return promises.poster(_since(group, since))


def _since(group: Group, day: date | None) -> tuple[Promise, ...]:
    return listing(group) if day is None else since(group, day)


def _last(promise: Promise) -> date:
    return max(day for day in (promise.made_on, promise.settled_on, promise.told_on) if day is not None)


def make(group: Group, promise: Promise, *, sure: bool = False) -> Promise:
    """Promise something, or write down at once why it cannot be done; refuse with every problem found.

    What may tell of a person is asked about once, because a promise goes up on a wall.
    """
    settled_on = None if promise.state is State.OPEN else promise.settled_on or group.today()
    made = replace(_tidy(promise), id=0, settled_on=settled_on)
    refuse(problems(group, made), sure=sure)
    with group.change(N_("Make a promise"), TOPIC, "tonight") as store:
        return replace(made, id=store.promises.add(made))


def problems(group: Group, promise: Promise) -> Iterator[Problem]:
    """Yield what is to be put right before something is promised, and what is asked once: it goes up on a wall."""
    yield from promises.problems(promise)
    yield from _words(group, promise)


def change(group: Group, promise: Promise, *, sure: bool = False) -> Promise:
    """Change what is promised, by whom and when to look again; what came of it stays as it is."""
    known = get(group, promise.id)
    tidy = _tidy(promise)
    changed = replace(known, said=tidy.said, source=tidy.source, what=tidy.what, owner=tidy.owner, again=tidy.again)
    refuse(problems(group, changed), sure=sure)
    return _write(group, N_("Change a promise"), changed)


def settle(group: Group, id: int, state: State, why: str = "", *, sure: bool = False) -> Promise:  # noqa: A002
    """Write down what came of a promise, or that it goes on; what was told before is to be told anew."""
    known, today = get(group, id), group.today()
    tidy = " ".join(why.split())
    changed = replace(known, state=state, why=tidy, settled_on=None if state is State.OPEN else today, told_on=None)
    refuse((*_of("why", changed), *_words(group, changed, ("why",))), sure=sure)
    return _write(group, N_("Write down what came of a promise"), changed)


def told(group: Group, id: int) -> Promise:  # noqa: A002  the field's own name
    """Write down that the group was told today what came of a promise; with that it is finished."""
    known = get(group, id)
    if known.state is State.OPEN:
        raise RefusedError([Problem("state", _SETTLED)])
    return _write(group, N_("Tell the group what came of it"), replace(known, told_on=group.today()))


def hand_on(group: Group, id: int, owner: str) -> Promise:  # noqa: A002  the field's own name
    """Give a promise to somebody else to see to; one that nobody sees to waits for somebody."""
    changed = _tidy(replace(get(group, id), owner=owner))
    refuse((*_of("owner", changed), *_words(group, changed, ("owner",))))
    return _write(group, N_("Hand on a promise"), changed)


def go_on(group: Group, id: int, month: date) -> Promise:  # noqa: A002  the field's own name
    """Go on with a promise, and look at it again in another month; what was told before is to be told anew."""
    known = get(group, id)
    changed = replace(known, state=State.OPEN, why="", again=month.replace(day=1), settled_on=None, told_on=None)
    refuse(_of("again", replace(changed, made_on=group.today())))
    return _write(group, N_("Go on with a promise"), changed)


def remove(group: Group, id: int) -> None:  # noqa: A002  the field's own name
    """Take a promise off the list that was written down by mistake."""
    known = get(group, id)
    with group.change(N_("Take a promise off the list"), TOPIC, "tonight") as store:
        store.promises.remove(id=known.id)


def from_action(group: Group, action: "Action", said: str, again: date) -> Promise:
    """Return what a business meeting gave somebody to do as a promise, with nothing stored."""
    ref = "" if action.business is None else str(action.business)
    source = Source(kind=SourceKind.MEETING, ref=ref)
    return Promise(
        said=said, source=source, what=action.what, owner=action.owner, again=again, made_on=group.today()
    )


def sees_to(promise: Promise, name: str) -> bool:
    """Whether it is somebody of that name, or a job, who sees to a promise."""
    return promise.owner.casefold() == name.casefold()


def off(store: Store, name: str) -> None:
    """Take somebody who leaves off the promises, inside a change; what they saw to waits for somebody else."""
    for each in tuple(store.promises):
        changed = promises.unnamed(each, name)
        if changed != each:
            store.promises.change(each.id, changed)


def words(language: str | None = None) -> "MeetingWords":
    """Return the words of the poster in the language of the window, unless told another."""
    form, spoken = shipped.meeting(), current() if language is None else catalogue(language)
    return translated(form, FIELDS["evaluation"], f"evaluation/{form.id}", spoken.pgettext)


def _write(group: Group, label: str, changed: Promise) -> Promise:
    with group.change(label, TOPIC, "tonight") as store:
        store.promises.change(changed.id, changed)
    return changed


def _tidy(promise: Promise) -> Promise:
    said, what, why, owner = (
        " ".join(text.split()) for text in (promise.said, promise.what, promise.why, promise.owner)
    )
    return replace(promise, said=said, what=what, why=why, owner=owner, again=promise.again.replace(day=1))


def _of(field: str, promise: Promise) -> Iterator[Problem]:
    return (problem for problem in promises.problems(promise) if problem.field == field)


def _words(group: Group, promise: Promise, fields: tuple[str, ...] = tuple(LONGEST)) -> Iterator[Problem]:
    known = public.names(group)
    for field in fields:
        text = getattr(promise, field)
        if len(text) > LONGEST[field]:
            yield Problem(field, _LONGER, {"longest": LONGEST[field]})
        elif leaks(text):
            yield Problem(field, _ON_PAPER)
        elif field != "owner" and (found := named(text, sorted(known))):
            yield Problem(field, _NAMED, {"name": found[0]}, asks=True)
