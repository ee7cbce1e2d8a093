"""Handing over a job: who passes it on to whom, what the two go through together, and what is left in writing.

The laptop is handed over too: by itself, or with the job of whoever looks after it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from groupkit.core.handover.fitting import fitting
from groupkit.core.handover.sheets import JobForm, LaptopForm
from groupkit.core.people import LONGEST_NAME
from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.core.promises import Promise
from groupkit.core.roles import SECRETARY, TREASURER, Role
from groupkit.i18n import N_, Catalogue

LAPTOP = "laptop"
WITH_LAPTOP = frozenset({SECRETARY, TREASURER})
"""The jobs that usually come with the laptop."""

WISHES, LONGEST_WISH = 3, 300
CARD = "card"
BACKUP, NEW, OLD = f"{LAPTOP}/backup", f"{LAPTOP}/new-passphrase", f"{LAPTOP}/old-passphrase"
SPARE, MONEY, CONTACTS = f"{LAPTOP}/spare", f"{LAPTOP}/money", f"{LAPTOP}/contacts"

_NOBODY = N_("Say who passes it on, or who takes it on. The other name can come later.")
_SAME = N_("The two are one person. Choose somebody else, or leave one open.")
_ONE_NAME = N_("A first name is enough here, 24 letters at most, without a number or an address.")
_SHORTER = N_("Use fewer words here, {longest} letters at most.")
_PRIVATE = N_("The next holder reads this on paper. Leave out numbers to ring, e-mail and passcodes.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """One job on its way from one person to the next.

    `role` is the key of the job or "laptop", `meeting` the meeting it is for (none: the whole group). `giver` and
    `taker` are people on the list, none where they are not known or gone; `third` is the first name of whoever
    goes through it with them. `laptop` tells that the laptop goes along. `known` is what the one who leaves
    wishes they had known, for the next holder.
    """

    id: int = 0
    role: str
    meeting: int | None = None
    giver: int | None = None
    taker: int | None = None
    third: str = ""
    started_on: date
    finished_on: date | None = None
    laptop: bool = False
    known: tuple[str, ...] = ()

    def problems(self, roles: Iterable[str]) -> Iterator[Problem]:
        """Yield everything to put right before this can be handed over; `roles` are the jobs of the group."""
        if self.role not in {LAPTOP, *roles}:
            yield Problem("role", N_("Choose a role from the list."))
        if self.giver is None and self.taker is None:
            yield Problem("giver", _NOBODY)
        elif self.giver == self.taker:
            yield Problem("taker", _SAME)
        if len(self.third) > LONGEST_NAME or leaks(self.third):
            yield Problem("third", _ONE_NAME)

    @property
    def over(self) -> bool:
        """Whether the two have finished."""
        return self.finished_on is not None


def known_problems(known: Iterable[str]) -> Iterator[Problem]:
    """Yield what to put right in what somebody wishes they had known, under "known-1" to "known-3"."""
    for number, words in enumerate(known, start=1):
        if number > WISHES:
            yield Problem("known", N_("Three things are enough. Choose those that help most."))
            return
        if len(words) > LONGEST_WISH:
            yield Problem(f"known-{number}", _SHORTER, {"longest": LONGEST_WISH})
        if leaks(words):
            yield Problem(f"known-{number}", _PRIVATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line to tick; `done_on` is the day it was."""

    key: str
    words: str
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A few lines that are gone through together; `text` says how, where there is something to do."""

    key: str
    title: str
    text: str = ""
    lines: tuple[Line, ...]

    @property
    def done(self) -> bool:
        """Whether every line is ticked."""
        return all(line.done_on for line in self.lines)

    @property
    def of_laptop(self) -> bool:
        """Whether it is a step of handing over the laptop."""
        return self.key.startswith(f"{LAPTOP}/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """One hand-over with its names and words, as it is shown and printed.

    `role` is the card of the job, none for the laptop; `meeting` is the name of its meeting, "" for the whole
    group. `done` is the day of each line that is ticked, `begun` the lines that were begun and perhaps not ended.
    `before` is what those who held the job earlier wished they had known, `promises` what the job still sees to.
    """

    handover: Handover
    role: Role | None
    giver: str
    taker: str
    meeting: str
    group: str
    done: Mapping[str, date]
    begun: frozenset[str]
    before: tuple[str, ...]
    job: JobForm
    laptop: LaptopForm
    promises: tuple[Promise, ...] = ()

    @property
    def has_laptop(self) -> bool:
        """Whether the laptop goes along."""
        return self.handover.laptop or self.role is None

    def called(self, words: Catalogue) -> str:
        """Return the name of what is handed over."""
        return words.gettext(N_("The laptop")) if self.role is None else self.role.called(words)

    def parts(self, words: Catalogue) -> tuple[Part, ...]:
        """Return everything to go through, in order, in the language of a catalogue."""
        return (*self.job_parts(words), *self.laptop_parts(words))

    def job_parts(self, words: Catalogue) -> tuple[Part, ...]:
        """Return the lines that fit the job: those of its card, then those of the list."""
        if self.role is None:
            return ()
        card = self.role.told(words).handover
        title = words.gettext(N_("What the card of this job says"))
        first = [self._part(CARD, title, enumerate(card, start=1))] if card else []
        rest = (
            self._part(section.key, section.title, lines)
            for section in self.job.told(words).section
            if (lines := fitting(section, self.role, with_laptop=self.has_laptop))
        )
        return (*first, *rest)

    def laptop_parts(self, words: Catalogue) -> tuple[Part, ...]:
        """Return the steps of the laptop, none where it does not go along."""
        steps = self.laptop.told(words).step if self.has_laptop else ()
        return tuple(
            Part(
                key=(key := f"{LAPTOP}/{step.key}"),
                title=step.title,
                text=step.text,
                lines=(Line(key=key, words=step.tick, done_on=self.done.get(key)),),
            )
            for step in steps
        )

    def _part(self, key: str, title: str, lines: Iterable[tuple[int, str]]) -> Part:
        keyed = ((f"{key}/{number}", words) for number, words in lines)
        made = tuple(Line(key=at, words=words, done_on=self.done.get(at)) for at, words in keyed)
        return Part(key=key, title=title, lines=made)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was seen in a copy of the book that was opened: how much it holds, and whether that is all there is.

    `meetings` are the regular meetings in it, `entries` the number of the last entry of the money, `last` the
    last day heads were counted; `faults` are sentences about what does not hold.
    """

    copy: str
    meetings: int
    entries: int
    last: date | None = None
    same: bool = True
    faults: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the copy is whole and up to date."""
        return self.same and not self.faults

    def told(self, words: Catalogue) -> tuple[str, ...]:
        """Return in sentences what was seen in the copy."""
        if not self.holds:
            return self.faults
        meetings = words.ngettext(
            "{count} regular meeting is in it, as in this book.",
            "{count} regular meetings are in it, as in this book.",
            self.meetings,
        )
        entry = words.gettext(N_("The last entry of the money in it is number {entry}, as in this book."))
        counted = words.gettext(N_("The last time you counted heads in it is {day}, as in this book."))
        return (
            words.gettext(N_("{name} opens, and all of it holds together.")).format(name=self.copy),
            meetings.format(count=self.meetings),
            *([entry.format(entry=self.entries)] if self.entries else []),
            *([counted.format(day=words.day(self.last))] if self.last else []),
        )
