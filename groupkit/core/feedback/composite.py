"""One word for a whole form: what a room hears that is too small for figures."""

from collections.abc import Sequence
from fractions import Fraction
from statistics import median

from groupkit.core.feedback.forms import Answers
from groupkit.core.feedback.items import STEPS, Item
from groupkit.core.feedback.rounding import nudge

FEWEST_ITEMS = 5
"""The fewest questions one word may stand for."""
_NUDGE = Fraction(1, 2)
_PLACE = "composite"


def own_mean(ballot: Answers, behind: Sequence[Item]) -> Fraction | None:
    """Return the mean of what one person rated, from 0 to the highest step; None where nothing was."""
    given = [
        STEPS - 1 - answer if item.reverse else answer
        for item in behind
        if isinstance(answer := ballot.get(item.key), int) and 0 <= answer < STEPS
    ]
    return Fraction(sum(given), len(given)) if given else None


def third(means: Sequence[Fraction], key: bytes) -> int:
    """Return whether the middle one of people's own means is in the lowest, middle or highest third: 0, 1 or 2.

    It is the middle person's and not the mean of all, and nudged: so no single answer decides it.
    """
    return own_third(median(means) + nudge(key, _NUDGE, _PLACE))


def own_third(mean: Fraction) -> int:
    """Return the third a mean is in: 0, 1 or 2."""
    high = STEPS - 1
    return int(mean * 3 >= high) + int(mean * 3 >= high * 2)
