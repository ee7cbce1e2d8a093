"""Boxes of feedback for tests: two keepers with cheap passphrases, a box beside a book, and what its keys open."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from groupkit.core.feedback.forms import Form, Kind, Option, Question, Text
from groupkit.core.feedback.rounds import Keeper, Round
from groupkit.storage.feedback import box, keepers, slots
from groupkit.storage.feedback.box import Box
from groupkit.storage.feedback.keepers import RoundKeys, Secrets
from groupkit.storage.feedback.slots import Contents

READER, TRUSTEE = "four words the reader knows", "four words the trustee knows"
DAY = date(2090, 1, 7)
STEPS = tuple(Option(key=key, words=key) for key in ("never", "seldom", "often", "mostly", "always"))
FORM = Form(
    id="evening",
    version=1,
    title="How the evening was",
    strand="members",
    about="meeting",
    intro="Everything may be left out.",
    what_happens="The reader tells the group.",
    source="our own",
    license="CC-BY-4.0",
    questions=(
        *(Question(key=f"ask-{at}", kind=Kind.CHOICE, ask="How?", options=STEPS) for at in range(5)),
        Question(key="helped", kind=Kind.SEVERAL, ask="What helped?", options=STEPS, most=3),
        Question(key="more", kind=Kind.LONG, ask="What else?", longest=600),
    ),
)
ROUND = Round(
    key="evening",
    form=FORM,
    purpose="To hear how it is",
    what_happens="We talk about it on Saturday.",
    able=12,
    k=5,
    reader=1,
    trustee=2,
    opened_on=DAY,
    keep_until=DAY.replace(year=2091),
)


def two() -> tuple[Keeper, Keeper]:
    """Return a reader and a trustee."""
    return keepers.new_keeper("Robin", READER, DAY), keepers.new_keeper("Kim", TRUSTEE, DAY)


def opened(keys: RoundKeys, reader: Keeper, trustee: Keeper) -> Secrets:
    """Return the secret keys of a round, with both passphrases."""
    return keepers.secrets_of(keys, keepers.unlock(reader, READER), keepers.unlock(trustee, TRUSTEE))


def a_round(key: str = "evening", **more: Any) -> Round:
    """Return a round as it is planned; its keepers are the first two of the book."""
    return replace(ROUND, key=key, **more)


class Desk:
    """A folder with a box in it, the keys in hand."""

    def __init__(self, folder: Path, name: str = "evening") -> None:
        self.reader, self.trustee = two()
        self.keys = keepers.round_keys(self.reader, self.trustee)
        self.path = box.path_of(folder / "group.groupkit", name)
        self.box = Box.create(self.path, self.keys)

    @property
    def secrets(self) -> Secrets:
        """The secret keys, as they are when the round is opened."""
        return opened(self.keys, self.reader, self.trustee)

    def contents(self, least: int = 3) -> Contents:
        """Return what is in the box, which is enough."""
        found = slots.contents(self.box.slots(), self.secrets, least)
        assert found is not None
        return found

    def filled(self, people: Iterable[int]) -> None:
        """Let people answer in one sitting, each with words that tell who it was."""
        sitting = self.box.begin()
        for who in people:
            sitting.cast(answer(who), [text(who)])
        sitting.end()


def answer(who: int) -> bytes:
    """Return the answers of somebody."""
    return slots.ballot(FORM, {"ask-0": who % 5, "ask-1": who // 5 % 5})


def word(who: int) -> str:
    """Return the word that nobody but one person writes."""
    return f"Zarniwoop{who:05}"


def text(who: int) -> bytes:
    """Return the words of somebody."""
    return slots.words(Text(question="more", words=word(who), may_be_read=bool(who % 2)))
