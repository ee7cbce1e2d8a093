"""Rounds of feedback: planned, opened, closed, destroyed; what stands of them is said without any number."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from groupkit.core.feedback import rounds, words
from groupkit.core.feedback.cards import has_cards
from groupkit.core.feedback.forms import Form, asked_alike
from groupkit.core.feedback.forms import told as form_told
from groupkit.core.feedback.layout import Layout
from groupkit.core.feedback.release import suggested
from groupkit.core.feedback.rounds import Below, Room, Round, State
from groupkit.core.feedback.words import Words
from groupkit.core.keys import key_for
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_, catalogue, current
from groupkit.services import service, terms
from groupkit.services.feedback.keepers import TOPIC, about_reader
from groupkit.services.group import Group
from groupkit.storage.feedback import box, shipped
from groupkit.storage.feedback import keepers as keys

_LEADING = "facilitator"
_DAYS = 365
_SHUT = {State.OPEN, State.CLOSED}
NOT_OPEN = N_("This round is over, so nothing more goes into its box. Open another one.")
_GOES_ON = N_(
    "The box of the round before is still shut. Its answers go on into this one, and can then no longer be seen "
    "alone. Is that right? If not, open that box first."
)
_FEWER = N_("People were told {k} last time, and their answers come along. Choose {k} or more.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What a round would be like: how small its room is, what is said of that, and the number to wait for."""

    form: Form
    able: int
    k: int
    below: Below
    suggested: int
    room: Room
    lines: tuple[str, ...]
    keep_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a round has come; how many answered is not known to anybody.

    `cards` tells whether it has two-word cards, `kept` whether what they hold is kept for the next round.
    """

    key: str
    title: str
    label: str
    state: State
    opened_on: date
    closed_on: date | None
    keep_until: date
    reader: str
    trustee: str
    cards: bool = False
    kept: bool = False


def said(language: str | None = None) -> Words:
    """Return the words around every form, in the language of the window or in another."""
    return words.told(shipped.words(), current() if language is None else catalogue(language))


def plan(group: Group, form: Form, able: int, *, k: int | None = None, below: Below | None = None) -> Planned:
    """Return what a round of a form would be like in a group in which so many could answer."""
    least = suggested(able) if k is None else k
    few = rounds.usual_below(form) if below is None else below
    return Planned(
        form=form_told(form, current()),
        able=able,
        k=least,
        below=few,
        suggested=suggested(able),
        room=rounds.room(able, least),
        lines=rounds.told_beforehand(said().room, form, able, least, few),
        keep_until=group.today() + timedelta(days=_DAYS * rounds.usual_years(form)),
    )


def told(made: Round, language: str | None = None) -> tuple[str, ...]:
    """Return what is said of the room of a round, before anybody writes."""
    return rounds.told_beforehand(
        said(language).room, made.form, made.able, made.k, made.below, goes_on=made.goes_on
    )


def check(group: Group, made: Round) -> tuple[Problem, ...]:
    """Return everything to put right before a round can open; what only asks is left for its opening."""
    today = replace(made, opened_on=group.today())
    return tuple(each for each in _problems(group, today) if not each.asks)


def open_(group: Group, made: Round, *, sure: bool = False) -> Round:
    """Open a round with a box of its own; refuse with every problem there is.

    Where too few answered a round of the same form before, its answers come along, unopened, if it was said so.
    """
    tidy = replace(
        made,
        id=0,
        key=_key(group, made),
        state=State.OPEN,
        opened_on=group.today(),
        closed_on=None,
        label=" ".join(made.label.split()),
        purpose=made.purpose.strip(),
        what_happens=made.what_happens.strip(),
    )
    waits = waiting(group, tidy)
    refuse((*_problems(group, tidy), *_handed_on(tidy, waits)), sure=sure)
    store = group.store
    held = None if waits is None else store.feedback_rounds.keys(waits.id)
    if waits is None or held is None:
        reader, trustee = (store.feedback_keepers.get(id_) for id_ in (tidy.reader, tidy.trustee))
        return _write(group, tidy, keys.round_keys(reader, trustee, rounds.promise(tidy.form, tidy.k)))
    taken = box.Box.open(store.box_of(waits.key), held).slots()
    done = _write(group, replace(tidy, follows=waits.id), keys.going_on(held), taken, before=waits)
    gone(group, waits)
    return done


def _write(
    group: Group, made: Round, own: keys.RoundKeys, taken: tuple[bytes, ...] = (), *, before: Round | None = None
) -> Round:
    with (
        box.Box.making(group.store.box_of(made.key), own, taken),
        group.change(N_("Open a round of feedback"), TOPIC) as store,
    ):
        written = replace(made, id=store.feedback_rounds.add_with(made, own))
        if before is not None:
            store.feedback_rounds.change(before.id, replace(before, state=State.MERGED))
            store.feedback_rounds.let_go(before.id)
    return written


def waiting(group: Group, made: Round) -> Round | None:
    """Return the closed round whose answers come along into a new one, as was said when it began."""
    for before in group.store.feedback_rounds.where(form=made.form.id, state=State.CLOSED.value):
        same = (before.form, before.reader, before.trustee) == (made.form, made.reader, made.trustee)
        if same and before.below is Below.MERGE:
            return before
    return None


def alike(group: Group, form: Form) -> tuple[Round, ...]:
    """Return the rounds that tell of the same people and questions as one with this form would, oldest first.

    A copy of a form is another form, and yet what is shown of both stands side by side.
    """
    return tuple(
        each
        for each in group.store.feedback_rounds
        if each.form.id == form.id or (each.form.strand == form.strand and asked_alike(each.form, form))
    )


def get(group: Group, key: str) -> Round:
    """Return a round by its key, or refuse."""
    found = group.store.feedback_rounds.first(key=key)
    if found is None:
        said_ = N_("There is no round called {key}. Look at the list of rounds.")
        raise RefusedError([Problem("round", said_, {"key": key})])
    return found


def listing(group: Group) -> tuple[Round, ...]:
    """Return the rounds, newest first."""
    return tuple(group.store.feedback_rounds)[::-1]


def status(group: Group) -> tuple[Standing, ...]:
    """Return how far each round has come, newest first: states and days, and never how many answered."""
    names = {keeper.id: keeper.name for keeper in group.store.feedback_keepers}
    held = {each.round for each in group.store.feedback_links}
    return tuple(
        Standing(
            key=each.key,
            title=form_told(each.form, current()).title,
            label=each.label,
            state=each.state,
            opened_on=each.opened_on,
            closed_on=each.closed_on,
            keep_until=each.keep_until,
            reader=names[each.reader],
            trustee=names[each.trustee],
            cards=has_cards(each.form),
            kept=each.id in held,
        )
        for each in listing(group)
    )


def printed(group: Group, key: str, layouts: Iterable[Layout]) -> None:
    """Keep how the pages of a round look that are printed, so that they can be read whatever comes in between."""
    found, new = get(group, key), tuple(layouts)
    if not set(new) <= set(group.store.feedback_rounds.layouts(found.id)):
        with group.change(N_("Print forms of a round"), TOPIC) as store:
            store.feedback_rounds.printed(found.id, new)


def layouts(group: Group, key: str) -> tuple[Layout, ...]:
    """Return how the pages of a round look that were printed."""
    return group.store.feedback_rounds.layouts(get(group, key).id)


def close(group: Group, key: str) -> Round:
    """Close a round: nothing more goes into its box, and the two who hold its keys can open it."""
    found = get(group, key)
    if found.state is not State.OPEN:
        raise RefusedError([Problem("round", NOT_OPEN)])
    done = replace(found, state=State.CLOSED, closed_on=group.today())
    with group.change(N_("Close a round of feedback"), TOPIC) as store:
        store.feedback_rounds.change(found.id, done)
    group.store.tidy_boxes()
    return done


def destroy(group: Group, key: str) -> Round:
    """Destroy the box of a round unread, with everything in it; nobody can undo that."""
    found = get(group, key)
    if found.state not in _SHUT:
        raise RefusedError([Problem("round", N_("The box of this round is gone already."))])
    done = replace(found, state=State.DESTROYED, closed_on=found.closed_on or group.today())
    with group.change(N_("Destroy a box of feedback"), TOPIC) as store:
        store.feedback_rounds.change(found.id, done)
        store.feedback_rounds.let_go(found.id)
        store.feedback_expiry.forget_names()
    gone(group, found)
    return done


def gone(group: Group, found: Round) -> None:
    """Erase the box of a round that has let go of its keys, and every trace of those in the book."""
    store = group.store
    if (path := store.box_of(found.key)).exists():
        box.erase(path)
    store.write_anew()


def forget_words(group: Group, made: Round) -> bool:
    """Destroy the words that were sealed to the reader of a round; tell whether there were any."""
    store = group.store
    if store.feedback_texts.first(round=made.id) is None:
        return False
    with group.change(N_("Let the words of a round go"), TOPIC):
        store.feedback_texts.remove(round=made.id)
        store.feedback_expiry.forget_names()
    store.write_anew()
    return True


def forget_cards(group: Group, form: str, *, until: int) -> None:
    """Destroy what the cards of a form hold, of all its rounds until one; it is part of a change."""
    for each in group.store.feedback_rounds.where(form=form):
        if each.id <= until:
            group.store.feedback_links.remove(round=each.id)


def leading(group: Group) -> frozenset[str]:
    """Return the names of those who lead meetings, as far as the book knows."""
    names = {person.id: person.short_name for person in service.people(group)}
    held = {term.person for term in terms.now(group, _LEADING)}
    turns = {turn.person for turn in group.store.turns.where(role=_LEADING)}
    return frozenset({group.profile.facilitator, *(names[id_] for id_ in held | turns if id_ in names)} - {""})


def _key(group: Group, made: Round) -> str:
    taken = {each.key for each in group.store.feedback_rounds}
    return key_for(f"{made.form.id} {made.label}", taken, "round")


def _problems(group: Group, made: Round) -> Iterator[Problem]:
    known = {keeper.id: keeper for keeper in group.store.feedback_keepers}
    yield from rounds.problems(made, known.get(made.reader), known.get(made.trustee), leading(group))
    yield from about_reader(group, known.get(made.reader))
    for each in group.store.feedback_rounds.where(form=made.form.id, state=State.OPEN.value):
        said_ = N_("A round of this form is open since {day}. Close it first.")
        yield Problem("form", said_, {"day": current().day(each.opened_on, "full")})
    if made.follows is not None and group.store.feedback_rounds.first(id=made.follows) is None:
        yield Problem("follows", N_("The round this one follows is not in the book."))


def _handed_on(made: Round, waits: Round | None) -> Iterator[Problem]:
    if waits is not None:
        if made.k < waits.k:
            yield Problem("k", _FEWER, {"k": waits.k})
        yield Problem("follows", _GOES_ON, asks=True)
