"""Rounds a count to a multiple of three, up or down by a secret draw; the same question gets the same figure."""

import hmac
from collections.abc import Sequence
from fractions import Fraction

BASE = 3
"""What figures are multiples of."""
MOVES = (-2, -1, -1, 0, 0, 1, 1, 2)
"""By how much a count may be moved before it is rounded, each as likely as the others."""
WIDER = (-3, -2, -1, 0, 1, 2, 3)
"""The same for how people moved: it stands beside the one word of the same people, and both tell more than one."""
_BETWEEN = "\x1f"


def draw(key: bytes, *place: str) -> int:
    """Return a secret number that belongs to one place in one table, always the same for the same key."""
    return int.from_bytes(hmac.digest(key, _BETWEEN.join(place).encode(), "sha256"), "big")


def rounded(key: bytes, count: int, answered: int, *place: str, moves: Sequence[int] = MOVES) -> int:
    """Return a multiple of three near a count, of so many who answered.

    The count is first moved a little: whoever knows all answers but one would learn too much otherwise. It never
    comes out as high as to tell that everybody answered alike.
    """
    moved = max(0, count + moves[draw(key, *place, "move") % len(moves)])
    rest = moved % BASE
    up = draw(key, *place) % BASE < rest
    return min(moved - rest + (BASE if up else 0), highest(answered))


def highest(answered: int) -> int:
    """Return the highest figure that is ever shown where so many answered."""
    return max(answered - 1, 0) // BASE * BASE


def nudge(key: bytes, widest: Fraction, *place: str) -> Fraction:
    """Return a secret part of a width, between minus all and plus all of it, most often a small one."""
    steps = 2**32
    both = draw(key, *place)
    first, second = both % steps, both // steps % steps
    return widest * Fraction(first - second, steps)


def could_be(figure: int) -> tuple[int, int]:
    """Return the fewest and the most that a figure can stand for."""
    far = BASE - 1 + max(MOVES)
    return max(0, figure - far), figure + far


def tens(figures: Sequence[int], of: int) -> tuple[int, ...]:
    """Return figures as percentages to the nearest ten."""
    return tuple(round(Fraction(10 * figure, of)) * 10 for figure in figures)
