"""How often two coders decided alike: of all their decisions, and of those about each code.

A decision is one answer and one code: heard, or not heard. Kappa takes away what two people would share by chance.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from groupkit.core.evaluation.coding import Coding, by_answer
from groupkit.lazy import lazily

if TYPE_CHECKING:
    import nltk
else:
    # by its first name alone: to find what is inside a package the whole of it is loaded
    nltk = lazily("nltk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How alike two coders decided; `code` is "" for all codes together.

    `kappa` is None where it cannot be worked out: there was nothing to decide, or both gave one answer throughout.
    """

    code: str = ""
    units: int
    same: int
    kappa: float | None
    each: tuple["Agreement", ...] = ()

    @property
    def percent(self) -> Fraction | None:
        """The share of decisions that were alike, of 100; None where there were none."""
        return Fraction(100 * self.same, self.units) if self.units else None


def used(first: Iterable[Coding], second: Iterable[Coding]) -> tuple[str, ...]:
    """Return the codes that at least one of the two used, by key: a code nobody used is no decision."""
    return tuple(sorted({code for coding in (*first, *second) for code in coding.codes}))


def agreement(first: Iterable[Coding], second: Iterable[Coding], codes: Iterable[str]) -> Agreement:
    """Return how alike two coders decided about these codes, in the answers that both of them coded."""
    one, other = by_answer(first), by_answer(second)
    shared = [key for key in one if key in other]
    decided = {code: [(code in one[key].codes, code in other[key].codes) for key in shared] for code in codes}
    each = tuple(_of(code, pairs) for code, pairs in decided.items())
    return _of("", [pair for pairs in decided.values() for pair in pairs], each)


def _of(code: str, pairs: Sequence[tuple[bool, bool]], each: tuple[Agreement, ...] = ()) -> Agreement:
    same = sum(mine == theirs for mine, theirs in pairs)
    return Agreement(code=code, units=len(pairs), same=same, kappa=_kappa(pairs), each=each)


def _kappa(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    if len({decision for pair in pairs for decision in pair}) < 2:  # noqa: PLR2004  heard, and not heard
        return None
    rows = [(coder, at, decision) for at, pair in enumerate(pairs) for coder, decision in enumerate(pair)]
    return float(nltk.metrics.agreement.AnnotationTask(data=rows).kappa())
