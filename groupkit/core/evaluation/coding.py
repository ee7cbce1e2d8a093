"""Two people code the same answers apart; then they lay their work side by side and agree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from groupkit.core.evaluation.answers import AnswerKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What one coder heard in one answer; no codes at all is a coding too."""

    of: AnswerKey
    codes: frozenset[str]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One answer side by side: what only the first heard, what only the second heard, and what both did."""

    of: AnswerKey
    only_first: frozenset[str]
    only_second: frozenset[str]
    both: frozenset[str]
    first_note: str = ""
    second_note: str = ""

    @property
    def same(self) -> bool:
        """Whether nothing is left to talk about."""
        return not self.only_first and not self.only_second


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What the two coders agreed that somebody said, and the day they did."""

    of: AnswerKey
    codes: frozenset[str]
    agreed_on: date


def by_answer(codings: Iterable[Coding]) -> Mapping[AnswerKey, Coding]:
    """Return each coding by the answer it is of; the last one counts."""
    return {each.of: each for each in codings}


def beside(first: Iterable[Coding], second: Iterable[Coding]) -> tuple[Difference, ...]:
    """Return the answers that both coded, side by side: those to talk about first, in the order of answers.

    An answer that only one of them has coded waits for the next time.
    """
    one, other = by_answer(first), by_answer(second)
    found = [
        Difference(
            of=key,
            only_first=mine.codes - other[key].codes,
            only_second=other[key].codes - mine.codes,
            both=mine.codes & other[key].codes,
            first_note=mine.note,
            second_note=other[key].note,
        )
        for key, mine in one.items()
        if key in other
    ]
    return tuple(sorted(found, key=lambda each: each.same))
