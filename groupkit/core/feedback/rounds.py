"""Rounds of feedback: who could answer, what was promised beforehand, and how far a round has come."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groupkit.core.feedback.cards import has_cards
from groupkit.core.feedback.composite import FEWEST_ITEMS
from groupkit.core.feedback.forms import Form
from groupkit.core.feedback.release import BANDS_FROM, CELLS_FROM, LEAST
from groupkit.core.feedback.words import RoomWords
from groupkit.core.problems import Problem
from groupkit.i18n import N_

ABOUT_LEADING = "facilitator"
"""What a form is about whose answers never pass through somebody who leads meetings."""
ABOUT_A_JOB = "role"
"""What a form is about that people answer one by one, as they pass on a job: it tells them their answers wait."""
MOST_ABLE = 999
LONGEST_LABEL, LONGEST_SAID = 24, 160
"""The most letters of a label, and of what a round is for and what is done with it."""
_TIGHT, _MOST_CODE, _YEARS_FOR_JOBS = 3, 4095, 3
# the bytes of the number a box waits for
_LEAST_BYTES = 2
_NO_KEEPER = {
    "reader": N_("Choose who reads the answers: somebody who holds a key."),
    "trustee": N_("Choose who opens the box beside the reader: somebody who holds a key."),
}
_CLOSED = N_(
    "Only {able} people could answer, and the box needs {k}. It would never open. Talk together instead, or wait "
    "until the group has grown."
)


class State(StrEnum):
    """How far a round has come."""

    OPEN = "open"
    CLOSED = "closed"
    OPENED = "opened"
    MERGED = "merged"
    DESTROYED = "destroyed"


class Below(StrEnum):
    """What becomes of the answers when too few came in, as was said beforehand."""

    MERGE = "merge"
    DESTROY = "destroy"


class Room(StrEnum):
    """How small the room is, which is told honestly before anybody writes."""

    CLOSED = "closed"
    TIGHT = "tight"
    SMALL = "small"
    MIDDLING = "middling"
    AMPLE = "ample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """Somebody who holds one of the two keys of a box: a reader or a trustee; `public` is no secret."""

    id: int = 0
    name: str
    public: bytes
    salt: bytes
    wrapped: bytes
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round: its form as it stood, how many could answer, what was promised, and who opens the box.

    `joined` and `left` are how many came to the group or left it since the round it `follows`. `k` is the least
    number of answers the box opens for. `reader` and `trustee` are numbers of keepers.
    """

    id: int = 0
    key: str
    form: Form
    label: str = ""
    purpose: str
    what_happens: str
    able: int
    joined: int = 0
    left: int = 0
    k: int
    below: Below = Below.DESTROY
    reader: int
    trustee: int
    state: State = State.OPEN
    opened_on: date
    closed_on: date | None = None
    keep_until: date
    follows: int | None = None

    @property
    def goes_on(self) -> bool:
        """Whether answers of the round it follows were taken over into its box."""
        return self.follows is not None


def usual_below(form: Form) -> Below:
    """Return what becomes of too few answers to a form, where nobody says."""
    return Below.MERGE if form.about == ABOUT_A_JOB else Below.DESTROY


def usual_years(form: Form) -> int:
    """Return for how many years a box is kept, where nobody says: longer where people answer one by one."""
    return _YEARS_FOR_JOBS if form.about == ABOUT_A_JOB else 1


def code(key: str) -> int:
    """Return the number, from 1 to 4095, that stands for a round on its paper, so that pages of others are seen."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=4).digest(), "big") % _MOST_CODE + 1


def promise(form: Form, k: int) -> bytes:
    """Return what people answered on, as a few bytes: how many the box waits for, and what may be shown of them."""
    asked = [(each.key, each.kind.value, each.scale, len(each.options), each.reverse) for each in form.questions]
    shown = repr((form.id, [*form.composite], [*form.tables], asked)).encode()
    return k.to_bytes(_LEAST_BYTES, "big") + hashlib.blake2b(shown, digest_size=16).digest()


def keeps(made: Round, given: bytes) -> bool:
    """Whether a round is as it was promised: it waits for no fewer people, and shows nothing else of them."""
    least, shown = given[:_LEAST_BYTES], given[_LEAST_BYTES:]
    return shown == promise(made.form, made.k)[_LEAST_BYTES:] and made.k >= int.from_bytes(least, "big")


def room(able: int, k: int) -> Room:
    """Return how small a room is: the first thing to say of it."""
    if able < k:
        return Room.CLOSED
    return Room.TIGHT if able < k + _TIGHT else _shown(able)


def _shown(able: int) -> Room:
    """Return how much can be shown at most where everybody answers."""
    if able < BANDS_FROM:
        return Room.SMALL
    return Room.MIDDLING if able < CELLS_FROM else Room.AMPLE


def told_beforehand(
    words: RoomWords, form: Form, able: int, k: int, below: Below, *, goes_on: bool = False
) -> tuple[str, ...]:
    """Return what is said of a room before anybody writes: whoever plans the round and whoever answers hears it.

    `goes_on` tells that answers of the round before are in the box already.
    """
    found = room(able, k)
    first = {Room.CLOSED: (words.closed,), Room.TIGHT: (words.tight,)}.get(found, ())
    if found is Room.CLOSED:
        return tuple(line.format(able=able, k=k) for line in first)
    small = words.small if form.composite else words.small_no_word
    shown = {Room.SMALL: small, Room.MIDDLING: words.middling, Room.AMPLE: words.ample}[_shown(able)]
    guess = () if _shown(able) is Room.AMPLE else (words.guess,)
    few = words.below_merge if below is Below.MERGE else words.below_destroy
    cards = (words.cards,) if has_cards(form) else ()
    again = (words.goes_on,) if goes_on else ()
    lines = (*first, *again, shown, *guess, *cards, few, words.never_ask)
    return tuple(line.format(able=able, k=k) for line in lines)


def problems(
    made: Round, reader: Keeper | None, trustee: Keeper | None, leading: Collection[str]
) -> Iterator[Problem]:
    """Yield everything to put right before a round can open; `leading` are the names of those who lead meetings."""
    if not made.form.anonymous:
        yield Problem("form", N_("This form is an open talk with a name on it. It has no box."))
    if has_cards(made.form) and len(made.form.composite) < FEWEST_ITEMS:
        yield Problem(
            "cards", N_("This form has no one word for all, so there is nothing that cards could follow.")
        )
    yield from _people(made)
    yield from _said(made)
    yield from _keepers(made.form, reader, trustee, leading)


def _people(made: Round) -> Iterator[Problem]:
    if made.k < LEAST:
        yield Problem("k", N_("Choose {least} or more. With fewer, people could be worked out."), {"least": LEAST})
    if not 0 < made.able <= MOST_ABLE:
        yield Problem(
            "able", N_("How many people could answer? Count them, from 1 to {most}."), {"most": MOST_ABLE}
        )
    elif room(made.able, max(made.k, LEAST)) is Room.CLOSED:
        yield Problem("able", _CLOSED, {"able": made.able, "k": max(made.k, LEAST)})
    for name in ("joined", "left"):
        if not 0 <= getattr(made, name) <= MOST_ABLE:
            yield Problem(name, N_("Write a whole number from 0 to {most}."), {"most": MOST_ABLE})
    if made.joined > max(made.able, 0):
        yield Problem("joined", N_("More people came than could answer. Count them once more."))
    if made.form.about == ABOUT_A_JOB and made.below is Below.DESTROY:
        said = N_("People pass on jobs one by one, and this form tells them their answers wait. Let them wait.")
        yield Problem("below", said)
    if made.keep_until <= made.opened_on:
        yield Problem("keep_until", N_("Choose a day after today. On that day the box goes, opened or not."))


def _said(made: Round) -> Iterator[Problem]:
    if not made.purpose.strip():
        yield Problem("purpose", N_("Say what it is for. People read that before they answer."))
    if not made.what_happens.strip():
        yield Problem("what_happens", N_("Say what you will do with the answers. People read that first."))
    longest = {"label": LONGEST_LABEL, "purpose": LONGEST_SAID, "what_happens": LONGEST_SAID}
    for name, most in longest.items():
        if len(getattr(made, name)) > most:
            yield Problem(name, N_("Use fewer words here, {longest} letters at most."), {"longest": most})


def _keepers(
    form: Form, reader: Keeper | None, trustee: Keeper | None, leading: Collection[str]
) -> Iterator[Problem]:
    for field, keeper in (("reader", reader), ("trustee", trustee)):
        if keeper is None or keeper.until is not None:
            yield Problem(field, _NO_KEEPER[field])
        elif form.about == ABOUT_LEADING and _plain(keeper.name) in map(_plain, leading):
            said = N_("{name} leads meetings, and this form is about that. Choose somebody who does not.")
            yield Problem(field, said, {"name": keeper.name})
    if reader and trustee and (reader.id == trustee.id or _plain(reader.name) == _plain(trustee.name)):
        yield Problem("trustee", N_("Two people open the box. Choose another person here than the reader."))
    elif form.about == ABOUT_LEADING and reader and trustee:
        said = N_(
            "This form is about how meetings are led. Is it right that {reader} and {trustee} do not lead them?"
        )
        yield Problem("reader", said, {"reader": reader.name, "trustee": trustee.name}, asks=True)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
