"""Rounds a count to a multiple of three, up or down by a secret draw; the same question gets the same figure."""

import hmac
from fractions import Fraction

BASE = 3
"""What figures are multiples of."""
MOST_MOVED = 1
"""By how much a count is moved before it is rounded."""
_BETWEEN = "\x1f"


def draw(key: bytes, *place: str) -> int:
    """Return a secret number that belongs to one place in one table, always the same for the same key."""
    return int.from_bytes(hmac.digest(key, _BETWEEN.join(place).encode(), "sha256"), "big")


def rounded(key: bytes, count: int, *place: str) -> int:
    """Return a multiple of three near a count; on average over all keys it is the count, where that is not zero.

    The count is first moved by one at most: whoever knows all answers but one would learn too much otherwise.
    """
    moved = max(0, count + draw(key, *place, "move") % (2 * MOST_MOVED + 1) - MOST_MOVED)
    rest = moved % BASE
    up = draw(key, *place) % BASE < rest
    return moved - rest + (BASE if up else 0)


def nudge(key: bytes, widest: Fraction, *place: str) -> Fraction:
    """Return a secret part of a width, between minus all and plus all of it, most often a small one."""
    steps = 2**32
    both = draw(key, *place)
    first, second = both % steps, both // steps % steps
    return widest * Fraction(first - second, steps)


def could_be(figure: int) -> tuple[int, int]:
    """Return the fewest and the most that a figure can stand for."""
    far = BASE - 1 + MOST_MOVED
    return max(0, figure - far), figure + far
