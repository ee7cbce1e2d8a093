"""What people said good services look like, and how a group would know whether it is so here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from groupkit.core.problems import Problem
from groupkit.i18n import N_

JUSTICE = "justice"
"""The stage of the five statements about police, courts and prison."""
_WORDS = N_("Write in one line what good help looks like.")
_HOW = N_("Write how you would know here, in your own words.")


class Answer(StrEnum):
    """Whether something is so here; not to know is an answer too."""

    HAPPENING = "happening"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stretch of the way through care."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a stage, under which statements stand together."""

    key: str
    stage: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing people said good services do; `source` is its line in the study, empty where the group wrote it."""

    key: str
    words: str
    source: str = ""
    stage: str = ""
    part: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """One thing those who plan and pay for services can do; it stands beside the statements of its part."""

    key: str
    stage: str
    part: str
    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """How this group would know about one statement: in its own words, and the key of a way where it chose one."""

    id: int = 0
    statement: str
    how: str
    way: str = ""


def problems(statement: Statement) -> Iterator[Problem]:
    """Yield what is to be put right before a group's own statement is kept."""
    if not statement.words.strip():
        yield Problem("words", _WORDS)


def known_problems(known: Known) -> Iterator[Problem]:
    """Yield what is to be put right before it is kept how a group would know."""
    if not known.how.strip():
        yield Problem("how", _HOW)


def beside(
    statements: Iterable[Statement], principles: Iterable[Principle], parts: Iterable[Part]
) -> tuple[Principle, ...]:
    """Return the principles that stand beside any of these statements, in their own order.

    A principle of a part that no statement has stands beside the whole stage.
    """
    told = {(part.stage, part.key) for part in parts}
    near = {(statement.stage, part) for statement in statements for part in (statement.part, "")}
    return tuple(
        each for each in principles if (each.stage, each.part if (each.stage, each.part) in told else "") in near
    )
