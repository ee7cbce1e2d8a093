"""Two people who talked and two who code, for tests: made once, and copied for each test."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from groupkit.core.evaluation.answers import Answer
from groupkit.core.evaluation.coding import Agreed, Coding
from groupkit.services.evaluation import answers, coding, reading, rounds
from groupkit.services.group import Group
from groupkit.storage import pages, vault
from groupkit.storage.feedback import keepers
from tests import evening, studied, talkrounds

SIGNS = ("Anvil", "Brook")
BOOK = "coded.groupkit"


class Room:
    """A round in which two people talked once, and the two who code it: Robin, who reads it too, and Alex."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.made = rounds.listing(group)[0]
        self.key, self.coders = self.made.key, self.made.coders
        self.robin, self.alex = talkrounds.unlocked(group), talkrounds.unlocked(group, "Alex")
        self.signs = SIGNS
        self.answers = [said(sign) for sign in SIGNS]

    def secret(self, who: int) -> PrivateKey:
        """Return the key of the first coder or the second."""
        return (self.robin, self.alex)[who]

    def code(self, who: int, at: int, *codes: str, note: str = "") -> None:
        """Let somebody code one answer."""
        heard = Coding(of=self.answers[at].key, codes=frozenset(codes), note=note)
        coding.code(self.group, self.key, self.coders[who], heard, self.secret(who))

    def mine(self, who: int) -> tuple[Coding, ...]:
        """Return what somebody coded and has not handed in."""
        return coding.mine(self.group, self.key, self.coders[who], self.secret(who))

    def to_code(self, who: int) -> set[tuple[str, str, str]]:
        """Return which answers somebody is to code."""
        return {each.key for each in coding.answers(self.group, self.key, self.coders[who], self.secret(who))}

    def hand_in(self, who: int) -> coding.Standing:
        """Let somebody hand in."""
        return coding.hand_in(self.group, self.key, self.coders[who], self.secret(who))

    def both(self) -> None:
        """Let both code both answers and hand in; they differ about hope in the second."""
        for who in (0, 1):
            self.code(who, 0, "hope")
            self.code(who, 1, *(("family",) if who else ("hope", "family")))
            self.hand_in(who)

    def agree(self, *at: int, day: date | None = None, codes: tuple[str, ...] = ("hope",)) -> tuple[Agreed, ...]:
        """Let both agree on the same codes for some answers."""
        day = day or self.group.today()
        settled = [Agreed(of=self.answers[each].key, codes=frozenset(codes), agreed_on=day) for each in at]
        return coding.agree(self.group, self.key, settled, self.robin, self.alex)


def alike(room: Room) -> tuple[int, int] | None:
    """Return how many decisions the reader sees that there were, and how many of them were alike."""
    found = reading.agreement(room.group, room.key, room.robin)
    return None if found is None else (found.units, found.same)


def said(sign: str, wave: str = "T1") -> Answer:
    """Return what one of them said."""
    return studied.answer(sign, wave, {"path": {"recovery": "o"}})


def talked(group: Group) -> None:
    """Let two people talk in a new round."""
    made = talkrounds.begun(group)
    for sign in SIGNS:
        talkrounds.invited(group, made.key, talkrounds.unlocked(group), sign=sign)
    answers.keep_all(group, made.key, [said(sign) for sign in SIGNS])


@contextmanager
def quickly() -> Iterator[None]:
    """Make guessing a passphrase cheap, and wait for no disk, where a book is made for many tests."""
    with pytest.MonkeyPatch.context() as quick:
        quick.setattr(os, "fsync", lambda _file: None)
        for locks in (vault, pages, keepers):
            quick.setattr(locks, "_OPERATIONS", 1)
            quick.setattr(locks, "_MEMORY", 8192)
        yield


def prepared(folder: Path) -> Path:
    """Make a folder with a book in which two people talked, and return it."""
    with quickly(), evening.new_book(folder / BOOK) as group:
        talked(group)
    return folder


@contextmanager
def copied(ready: Path, folder: Path) -> Iterator[Room]:
    """Open a copy of a prepared book."""
    place = shutil.copytree(ready, folder / "copy")
    with evening.reopened(place / BOOK) as group:
        yield Room(group)
