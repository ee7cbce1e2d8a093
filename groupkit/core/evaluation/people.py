"""Who is asked in a round: a sign for each, what they said yes to, and when they were talked with.

All of it is sealed to the one who reads the round. How to reach people is kept apart, and goes first.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from random import Random

from groupkit.core.privacy import UNSEEN, unseen
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_

LONGEST_KIND, MOST_KINDS = 40, 8
"""The most letters of what makes somebody one of few, and how many such words one person has."""
_YEARS = 100
LONGEST_SIGN, LONGEST_NAME, LONGEST_NOTE, LONGEST_CONTACT = 24, 40, 160, 200
"""The most letters of a sign, of the name of whoever asks, of a note, and of how to reach somebody."""
USED_UP = N_("Every sign has been given out. Write a word of your own here: a thing one can picture.")
_LONG_AGO = N_("Look at the year once more. That is more than {years} years ago.")
_LONGER = N_("Use fewer words here, {longest} letters at most.")
_NOBODY = N_("Write who talks with them. It is best if it stays the same person.")
_TAKEN = N_("{sign} was given out before, and no sign is given twice. Write another word.")


class Strand(StrEnum):
    """Whose voice it is; those of one kind are kept apart from every other."""

    MEMBERS = "members"
    CARERS = "carers"
    FACILITATORS = "facilitators"
    COMMISSIONER = "commissioner"
    WHOLE_GROUP = "whole_group"


STRANDS: dict[str, str] = {
    Strand.MEMBERS: N_("Members"),
    Strand.CARERS: N_("Family, friends and carers"),
    Strand.FACILITATORS: N_("Those who lead"),
    Strand.COMMISSIONER: N_("Those who pay"),
    Strand.WHOLE_GROUP: N_("The whole group"),
}
STARTED: dict[str, str] = {
    Strand.MEMBERS: N_("The day they first came"),
    Strand.CARERS: N_("The day they first came"),
    Strand.FACILITATORS: N_("The day of the first meeting"),
    Strand.COMMISSIONER: N_("The day the programme began"),
    Strand.WHOLE_GROUP: N_("The day of the talk"),
}
"""From which day somebody's clock runs, by their strand."""


class Ask(StrEnum):
    """What is asked apart, and can be taken back apart."""

    PART = "part"
    RECORDING = "recording"
    QUOTATION = "quotation"


ASKS: dict[str, str] = {
    Ask.PART: N_("Taking part"),
    Ask.RECORDING: N_("A recording"),
    Ask.QUOTATION: N_("Saying their words"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Yes:
    """A yes with its day; `of` is the quotation it is about. It no longer holds once it was taken back."""

    ask: Ask
    said_on: date
    taken_back_on: date | None = None
    of: str = ""

    @property
    def holds(self) -> bool:
        """Whether it has not been taken back."""
        return self.taken_back_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What became of a talk: the day it was held, or None where somebody wrote down that it was not."""

    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who talks with somebody from a day on, and why it is another person than before."""

    name: str
    since: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who is asked, by their sign.

    `kinds` are what makes them one of few in the room, like "carer" or "woman"; `started` is the day their clock
    runs from; `askers` are those who talked with them, the present one last. `held` is what became of each wave.
    `words_back_on` is the day they took back all they said, where they have not said yes again since.
    """

    sign: str
    strand: Strand
    kinds: frozenset[str] = frozenset()
    started: date
    askers: tuple[Asker, ...] = ()
    agreed: tuple[Yes, ...] = ()
    held: Mapping[str, Held] = field(default_factory=dict)
    stopped_on: date | None = None
    recording_gone_on: date | None = None
    words_back_on: date | None = None

    @property
    def interviewer(self) -> str:
        """Who talks with them now."""
        return self.askers[-1].name if self.askers else ""

    def says_yes(self, ask: Ask, of: str = "") -> bool:
        """Whether they said yes to something and have not taken it back."""
        return any(each.holds for each in self.agreed if (each.ask, each.of) == (ask, of))


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Somebody as they are typed in; `contact` is how to reach them, and `sign` a word of the group's own."""

    strand: Strand
    kinds: frozenset[str] = frozenset()
    started: date
    interviewer: str
    contact: str = ""
    sign: str = ""


def signs(words: Iterable[str], taken: Collection[str], chance: Random) -> str:
    """Return a sign that was never given out; raise RefusedError where all of them were."""
    used = {_plain(each) for each in taken}
    free = sorted(word for word in words if _plain(word) not in used)
    if not free:
        raise RefusedError([Problem("sign", USED_UP)])
    return chance.choice(free)


def problems(who: Invited, today: date, *, taken: Collection[str], names: Collection[str]) -> Iterator[Problem]:
    """Yield everything to put right before somebody is asked; `names` are those of people in the book."""
    if who.strand not in tuple(Strand):
        yield Problem("strand", N_("Choose whose voice it is: {strands}."), {"strands": ", ".join(Strand)})
    if who.started > today:
        yield Problem("started", N_("Choose a day that has been."))
    elif who.started.year < today.year - _YEARS:
        yield Problem("started", _LONG_AGO, {"years": _YEARS})
    yield from _kinds(who.kinds)
    for name, text in (("kinds", "".join(who.kinds)), ("interviewer", who.interviewer), ("contact", who.contact)):
        if unseen(text):
            yield Problem(name, UNSEEN)
    if not who.interviewer.strip():
        yield Problem("interviewer", _NOBODY)
    for name, most in (("interviewer", LONGEST_NAME), ("contact", LONGEST_CONTACT), ("sign", LONGEST_SIGN)):
        if len(getattr(who, name)) > most:
            yield Problem(name, _LONGER, {"longest": most})
    yield from _sign(" ".join(who.sign.split()), taken, names)


def _kinds(kinds: Collection[str]) -> Iterator[Problem]:
    if len(kinds) > MOST_KINDS:
        yield Problem("kinds", N_("Choose {most} or fewer."), {"most": MOST_KINDS})
    if any(len(kind) > LONGEST_KIND for kind in kinds):
        yield Problem("kinds", _LONGER, {"longest": LONGEST_KIND})


def _sign(sign: str, taken: Collection[str], names: Collection[str]) -> Iterator[Problem]:
    if not sign:
        return
    if not sign.replace(" ", "").isalpha() or len(sign) == 1:
        yield Problem("sign", N_("Write a word without numbers or single letters: a thing one can picture."))
    elif _plain(sign) in {_plain(each) for each in names}:
        yield Problem("sign", N_("Somebody in the book is called that. Write another word."))
    elif _plain(sign) in {_plain(each) for each in taken}:
        yield Problem("sign", _TAKEN, {"sign": sign})


def asker_problems(name: str, note: str) -> Iterator[Problem]:
    """Yield everything to put right before somebody else talks with a person."""
    if not name:
        yield Problem("interviewer", _NOBODY)
    if not note:
        yield Problem("note", N_("Write why somebody else talks with them now. They may like to know."))
    for field_, text, most in (("interviewer", name, LONGEST_NAME), ("note", note, LONGEST_NOTE)):
        if len(text) > most:
            yield Problem(field_, _LONGER, {"longest": most})


def found(people: Sequence[Person], sign: str) -> Person:
    """Return somebody by their sign, or refuse."""
    for person in people:
        if person.sign == sign:
            return person
    raise RefusedError([Problem("sign", N_("Nobody in this round has the sign {sign}."), {"sign": sign})])


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())
