"""What one person said in one talk: the words, the way things went, and a hard spell with what helped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from groupkit.i18n import N_

AnswerKey: TypeAlias = tuple[str, str, str]
"""The sign, the wave and the question of an answer."""


class Way(StrEnum):
    """Which way a part of life went since last time: three words, which nobody adds up."""

    HARDER = "harder"
    SAME = "same"
    BETTER = "better"


class SetbackKind(StrEnum):
    """What a hard spell was about."""

    MIND = "mind"
    HABIT = "habit"
    BOTH = "both"
    OTHER = "other"


class By(StrEnum):
    """How somebody answered."""

    INTERVIEW = "interview"
    PHONE = "phone"
    PAPER = "paper"
    KIOSK = "kiosk"
    TOLD = "told"


WAYS: dict[str, str] = {
    Way.HARDER: N_("Harder"),
    Way.SAME: N_("Much the same"),
    Way.BETTER: N_("Better"),
}
SETBACKS: dict[str, str] = {
    SetbackKind.MIND: N_("The mind"),
    SetbackKind.HABIT: N_("The habit"),
    SetbackKind.BOTH: N_("Both"),
    SetbackKind.OTHER: N_("Something else"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setback:
    """A hard spell, and what helped through it, where somebody liked to say."""

    what: SetbackKind
    helped: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody said to one question of one talk.

    `path` tells for an area of life, or for a theme, which way it went; what was not spoken of is not in it.
    """

    sign: str
    wave: str
    question: str
    words: str
    by: By = By.INTERVIEW
    setback: Setback | None = None
    path: Mapping[str, Way] = field(default_factory=dict, hash=False)

    @property
    def key(self) -> AnswerKey:
        """What an answer goes by where it is coded."""
        return self.sign, self.wave, self.question

    @property
    def holds_themes(self) -> bool:
        """Whether there is anything in it to code: a way alone is told already."""
        return bool(self.words) or self.setback is not None
