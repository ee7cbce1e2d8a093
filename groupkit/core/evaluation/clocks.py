"""Three clocks: when it is time to talk with somebody, reckoned from their own days and never from a quarter.

Months are always counted from the first day of a clock, never from a day that a short month has cut.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from groupkit.core.calendar import later
from groupkit.core.evaluation.people import Held, Person
from groupkit.core.evaluation.words import Waves, WaveWords
from groupkit.i18n import N_

_START, _ANY = "start", "any"


class DueState(StrEnum):
    """How it stands with one talk; none of them blames anybody."""

    AHEAD = "ahead"
    NOW = "now"
    HELD = "held"
    LATE = "late"
    EARLY = "early"
    PASSED = "passed"
    NOT_HELD = "not_held"
    STOPPED = "stopped"


STATES: dict[str, str] = {
    DueState.AHEAD: N_("Later"),
    DueState.NOW: N_("Now is a good time"),
    DueState.HELD: N_("Held"),
    DueState.LATE: N_("Held, later than planned"),
    DueState.EARLY: N_("Held, earlier than planned"),
    DueState.PASSED: N_("Its time has gone by"),
    DueState.NOT_HELD: N_("Was not held"),
    DueState.STOPPED: N_("They stopped"),
}
WAVES: dict[str, str] = {
    "T1": N_("First talk"),
    "T2": N_("Second talk"),
    "T3": N_("Third talk"),
    "F1": N_("Year 1"),
    "F2": N_("Year 2"),
    "C1": N_("Talk"),
    "W1": N_("Talk with the whole group"),
}
"""What waves are called where people see them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One talk: between which days it is best held, and what became of it.

    `held` is the day it was held; `reckoned` tells that the days hang on a talk that was not held yet.
    """

    sign: str
    wave: str
    form: str
    first: date
    last: date
    state: DueState
    held: date | None = None
    reckoned: bool = False


def due(person: Person, waves: Waves, today: date) -> tuple[Due, ...]:
    """Return the talks of somebody, in their order; of the one with the whole group any day counts as held."""
    windows: dict[str, tuple[date, date]] = {}
    found = []
    for wave in _of(person, waves):
        start, reckoned = _start(person, wave, windows)
        windows[wave.key] = first, last = _window(start, wave)
        held = person.held.get(wave.key)
        made = Due(
            sign=person.sign,
            wave=wave.key,
            form=wave.form,
            first=first,
            last=last,
            state=_state(person, held, *((first, last) if wave.after != _ANY else (date.min, date.max)), today),
            held=None if held is None else held.day,
            reckoned=reckoned,
        )
        found.append(made)
    return tuple(found)


def keys(person: Person, waves: Waves) -> tuple[str, ...]:
    """Return the waves in which somebody is asked."""
    return tuple(wave.key for wave in _of(person, waves))


def wave_keys(waves: Waves) -> tuple[str, ...]:
    """Return every wave there is."""
    return tuple(wave.key for clock in waves.clocks for wave in clock.waves)


def form_of(wave: str, waves: Waves) -> str:
    """Return the form that is asked in a wave there is."""
    return next(each.form for clock in waves.clocks for each in clock.waves if each.key == wave)


def in_order(person: Person, waves: Waves) -> bool:
    """Tell whether the talks that were held came one after the other, as their waves do."""
    held = (person.held.get(key, Held()).day for key in keys(person, waves))
    days = [day for day in held if day is not None]
    return all(first < second for first, second in pairwise(days))


def look_again(talks: Iterable[Due], today: date) -> date | None:
    """Return the first day of the month in which the next talk can be held, or None where none is ahead."""
    open_ = (each for each in talks if each.state in {DueState.AHEAD, DueState.NOW})
    return min((max(each.first, today).replace(day=1) for each in open_), default=None)


def by_time(talks: Iterable[Due]) -> tuple[Due, ...]:
    """Return talks in the order in which they come."""
    return tuple(sorted(talks, key=lambda each: (each.first, each.last, each.sign, each.wave)))


def _of(person: Person, waves: Waves) -> Iterator[WaveWords]:
    for clock in waves.clocks:
        if person.strand in clock.strands:
            yield from clock.waves


def _start(person: Person, wave: WaveWords, windows: Mapping[str, tuple[date, date]]) -> tuple[date, bool]:
    """Return the day a wave is reckoned from, and whether that is reckoned from a talk still to come."""
    if wave.after in {_START, _ANY}:
        return person.started, False
    before = person.held.get(wave.after, Held())
    return (windows[wave.after][1], True) if before.day is None else (before.day, False)


def _window(start: date, wave: WaveWords) -> tuple[date, date]:
    """Return the first and the last day of a wave; a file of waves gives each a window or a month."""
    if wave.first_month is not None and wave.last_month is not None:
        return later(start, wave.first_month), later(start, wave.last_month)
    middle, about = later(start, wave.month or 0), timedelta(days=wave.about_days)
    return middle - about, middle + about


def _state(person: Person, held: Held | None, first: date, last: date, today: date) -> DueState:
    if held is not None:
        if held.day is None:
            return DueState.NOT_HELD
        if held.day > last:
            return DueState.LATE
        return DueState.EARLY if held.day < first else DueState.HELD
    if person.stopped_on is not None and person.stopped_on <= last:
        return DueState.STOPPED
    if today > last:
        return DueState.PASSED
    return DueState.NOW if today >= first else DueState.AHEAD
