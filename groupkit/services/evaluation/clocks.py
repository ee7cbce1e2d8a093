"""Three clocks for the reader of a round: when it is time to talk with whom, and what became of it."""

from dataclasses import replace
from datetime import date

from groupkit.core.evaluation import clocks
from groupkit.core.evaluation.clocks import Due
from groupkit.core.evaluation.people import Held, Person
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services.evaluation import asked, contacts, drafts, rounds
from groupkit.services.evaluation.asked import Asked, Pass
from groupkit.services.evaluation.ending import TOPIC
from groupkit.services.group import Group
from groupkit.storage.evaluation import shipped

_NO_WAVE = N_("{sign} is not asked in {wave}.")
_ORDER = N_("Talks come one after the other. Choose a day after the talk before, and before the next one.")
_BACK = N_("{sign} took back all they said. If they like to talk again, write down their yes first.")
_WAS_HELD = N_("This talk is written down as held, so it stays.")


def due(group: Group, key: str, passphrase: Pass) -> tuple[Due, ...]:
    """Return the talks of everybody in a round, in the order in which they come, for its reader.

    Raises:
        WrongPassphraseError: it is not the reader's passphrase.
    """
    return asked.talks(group, asked.opened(group, rounds.get(group, key), passphrase))


def held(group: Group, key: str, sign: str, wave: str, day: date, passphrase: Pass) -> tuple[Due, ...]:
    """Write down the day on which a talk was held, also a late one, and return all of that person's talks."""
    found, person = _asked_in(group, key, sign, wave, passphrase)
    problems = []
    if day > group.today():
        problems.append(Problem("day", N_("Choose a day that has been.")))
    if day < person.started:
        problems.append(Problem("day", N_("Choose a day after they began.")))
    done = replace(person, held={**person.held, wave: Held(day=day)})
    if not clocks.in_order(done, shipped.waves()):
        problems.append(Problem("day", _ORDER))
    refuse(problems)
    return _kept(group, found, done)


def not_held(group: Group, key: str, sign: str, wave: str, passphrase: Pass) -> tuple[Due, ...]:
    """Write down that a talk was not held; it stays on the page, so that nobody reads a gap as an answer."""
    found, person = _asked_in(group, key, sign, wave, passphrase)
    if person.held.get(wave, Held()).day is not None:
        raise RefusedError([Problem("wave", _WAS_HELD)])
    return _kept(group, found, replace(person, held={**person.held, wave: Held()}))


def stop(group: Group, key: str, sign: str, passphrase: Pass) -> tuple[Due, ...]:
    """Write down that somebody stopped: later talks are off, and what they said stays unless they take it back."""
    found = asked.opened(group, rounds.still_open(group, key), passphrase)
    person = found.by(sign)
    done = replace(person, stopped_on=person.stopped_on or group.today())
    with group.change(N_("Stop asking somebody"), TOPIC):
        asked.keep(group, found, done)
        contacts.put(group, found, sign, "")
        drafts.forget(group, found.round, sign)
    return _talks(group, done)


def _asked_in(group: Group, key: str, sign: str, wave: str, passphrase: Pass) -> tuple[Asked, Person]:
    found = asked.opened(group, rounds.still_open(group, key), passphrase)
    person = found.by(sign)
    if wave not in clocks.keys(person, shipped.waves()):
        raise RefusedError([Problem("wave", _NO_WAVE, {"sign": sign, "wave": wave})])
    if person.words_back_on is not None:
        raise RefusedError([Problem("sign", _BACK, {"sign": sign})])
    return found, person


def _kept(group: Group, found: Asked, person: Person) -> tuple[Due, ...]:
    with group.change(N_("Write down what became of a talk"), TOPIC):
        asked.keep(group, found, person)
    return _talks(group, person)


def _talks(group: Group, person: Person) -> tuple[Due, ...]:
    return clocks.due(person, shipped.waves(), group.today())
