"""Rounds of talks for tests: three who hold keys, a round, and the people of a study with their days."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from nacl.public import PrivateKey

from groupkit.core.evaluation.people import Invited, Strand
from groupkit.core.evaluation.rounds import Plan, Round
from groupkit.services.evaluation import clocks, people, rounds
from groupkit.services.feedback import keepers
from groupkit.services.group import Group
from tests import evening

READER, SECOND, OTHER = "four words of the reader", "four words of a second", "four words of another"
NAMES = {"Robin": READER, "Alex": SECOND, "Sam": OTHER}
"""Who holds keys, in the order of their numbers: Robin reads and codes first, Alex codes second."""
WAVES = ("T1", "T2", "T3", "F1", "F2", "C1")
"""The talks of members, of those who lead, and of the one who pays."""
STUDY = Path(__file__).parent / "fixtures" / "evaluation" / "study.toml"


def keys(group: Group) -> None:
    """Make the keys of three people."""
    known = {keeper.name for keeper in keepers.listing(group)}
    for name, passphrase in NAMES.items():
        if name not in known:
            keepers.add(group, name, passphrase, passphrase)


def planned(group: Group, **about: Any) -> Plan:
    """Return a plan of a round with nothing to put right."""
    keys(group)
    ids = {keeper.name: keeper.id for keeper in keepers.listing(group)}
    usual = {
        "title": "Talks of the first year",
        "purpose": "To hear what helps",
        "what_happens": "We tell the group the themes and choose what to do.",
        "reader": ids["Robin"],
        "coders": (ids["Robin"], ids["Alex"]),
    }
    return Plan(**{**usual, **about})


def begun(group: Group, **about: Any) -> Round:
    """Open a round of talks."""
    return rounds.open_(group, planned(group, **about))


def unlocked(group: Group, name: str = "Robin") -> PrivateKey:
    """Return the key of somebody, as it is once they typed their passphrase."""
    return keepers.unlocked(keepers.named(group, name), NAMES[name])


def number(group: Group, name: str) -> int:
    """Return the number of somebody who holds a key."""
    return keepers.named(group, name).id


def invited(group: Group, key: str, secret: PrivateKey, **about: Any) -> str:
    """Ask somebody into a round and return their sign."""
    usual = {"strand": Strand.MEMBERS, "started": group.today(), "interviewer": "Robin"}
    return people.invite(group, key, Invited(**{**usual, **about}), secret)


@cache
def study() -> Mapping[str, Any]:
    """Return the study: who was in it, when each talk was to be held and was held, and what was heard."""
    return tomllib.loads(STUDY.read_text(encoding="utf-8"))


def on(group: Group, day: date) -> None:
    """Move a book to a day."""
    clock = group.surroundings.now
    assert isinstance(clock, evening.Clock)
    clock.now = clock.now.replace(year=day.year, month=day.month, day=day.day)


def everybody() -> Iterator[tuple[str, Strand, date, Mapping[str, Any]]]:
    """Yield each person of the study: their key, their strand, the day their clock runs from, and what is known."""
    told = study()
    for each in told["members"]:
        yield each["key"], Strand.MEMBERS, each["joined"], each
    for each in told["facilitators"]:
        yield each["key"], Strand.FACILITATORS, told["first_meeting"], each
    for each in told["commissioners"]:
        yield each["key"], Strand.COMMISSIONER, told["programme_start"], each


def asked(group: Group, key: str, secret: PrivateKey) -> dict[str, str]:
    """Ask everybody of the study into a round, and return their signs by their keys in the study."""
    return {
        who: invited(group, key, secret, strand=strand, started=started, kinds=frozenset(about.get("kinds", ())))
        for who, strand, started, about in everybody()
    }


def held(group: Group, key: str, signs: Mapping[str, str], secret: PrivateKey) -> None:
    """Write down every talk of the study on its day."""
    for who, _strand, _started, about in everybody():
        for wave in WAVES:
            if wave in about:
                clocks.held(group, key, signs[who], wave, about[wave]["held"], secret)
