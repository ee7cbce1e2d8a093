"""What is kept of a round in words: sealed to its reader, passed on in words two people chose, or open talk."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sort(StrEnum):
    """How words that were passed on may be used."""

    READ = "read"
    SUMMARY = "summary"
    WORRY = "worry"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedTexts:
    """The words people wrote in a round, sealed to the round's reader until the themes are agreed."""

    id: int = 0
    round: int
    sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words two people passed on from a round, or what a group says to a worry; `place` is a shuffled one."""

    id: int = 0
    round: int
    place: int
    sort: Sort
    question: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """An open talk written down on a form that is not anonymous, sealed to its reader; `reader` is a keeper."""

    id: int = 0
    form: str
    day: date
    reader: int
    sealed: bytes
    keep_until: date
