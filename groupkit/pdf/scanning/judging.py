"""Judges how each circle is marked, and what a row of them says; whatever a pen left in doubt stays in doubt.

The bounds were set on pages made for it and are proven on others. Circled, struck out, faint and double marks are
never decided here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from groupkit.core.feedback.forms import RATHER_NOT, Answer
from groupkit.core.feedback.layout import Box, Layout
from groupkit.pdf.scanning.ink import Ink

FORCED = 0.22
"""What is a mark, where each circle has to be decided."""

_GHOST, _MARK = 0.205, 0.245  # rubbed out below, marked above
_TRACE = 0.12  # in a row without a mark
_GRAIN = 0.04  # a scan in black and white leaves grains of light pencil, and nothing of a ghost
_IN_A_CREASE = 0.32  # ink that may be a crease
_SPECK, _DOT = 0.06, 0.07  # so little ink may be dirt; more so where none of it reaches out
_DIRT, _STRONG = 0.055, 0.2  # and is, beside so much more
# What is struck out: strokes that reach out, the angles between them in degrees, and ink beside them.
_ARMS_OF_A_CROSS = 4
_LINE_THROUGH, _BENT_LINE = 135, 100
_MORE_THAN_A_LINE, _SOME_THIRD, _MORE_THAN_A_TICK, _TAIL_OF_A_TICK = 0.2, 0.1, 0.4, 0.1
_CLOSER, _CLOSE, _CROWDED, _CROWDED_BY_TWO, _FULL_ROUND = 50, 66, 0.3, 0.34, 0.42
_THIRD, _THIRD_HARSH, _THIRD_FAINT, _INKED, _FILLED = 0.12, 0.16, 0.2, 0.5, 0.66
_BROAD, _FULL_OF_STROKES, _FULLER, _FULLEST, _HINT = 0.4, 1.3, 0.12, 0.2, 0.05
_CIRCLED_NEAR, _CIRCLED_AROUND = 0.25, 0.6
# A circle somebody drew over is darker than so many printed ones, and than any on a scan in black and white.
_TRACED_TWICE, _TRACED, _TRACED_HARSH = 1.5, 0.05, 0.33
_SOMETHING_NEAR = 0.12
_LINE = 0.05  # the scan lost the printed circles below this, and light marks with them


class Seen(Enum):
    """How one circle is marked."""

    EMPTY = "empty"
    MARKED = "marked"
    SPECK = "speck"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What one question says: its answer, None where it was left blank, or that a person has to look."""

    answer: Answer | None = None
    in_doubt: bool = False
    seen: tuple[int, ...] = ()


BLANK = Judged()
"""A question where nothing is marked."""


def judged(layout: Layout, ink: Ink, *, harsh: bool = False) -> Mapping[str, Judged]:
    """Return what each question of a page says; a `harsh` scan is black and white only."""
    rows: dict[str, list[int]] = {}
    for at, box in enumerate(layout.boxes):
        rows.setdefault(box.question, []).append(at)
    each = circles(ink, harsh=harsh)
    found = {}
    for question, row in rows.items():
        seen = [each[at] for at in row]
        strong = any(each[at] is Seen.MARKED and ink.full[at] > _STRONG for at in row)
        if not (strong and question not in layout.several):
            seen = [Seen.DOUBTFUL if how is Seen.SPECK else how for how in seen]
        found[question] = _row([layout.boxes[at] for at in row], seen, layout, blank=_blank(ink, row))
    return found


def circles(ink: Ink, *, harsh: bool = False) -> tuple[Seen, ...]:
    """Return how each circle is marked; a speck is dirt beside a strong mark, and in doubt without one."""
    ghost = _GRAIN if harsh else _GHOST
    marked = ink.mark > _MARK
    faint = (ink.mark > ghost) & ~marked
    creased = (ink.plain > _IN_A_CREASE) & ~marked
    dirt = (ink.full < _DIRT) & (ink.near == 0) & (ink.mark > ghost)
    small = marked & (ink.full < np.where(ink.near > 0, _SPECK, _DOT))
    traced = ink.traced > max(_TRACED_TWICE * ink.untraced + _TRACED, _TRACED_HARSH if harsh else 0)
    ringed = (ink.near > _CIRCLED_NEAR) | (ink.around > _CIRCLED_AROUND) | traced
    circled = ringed & ~marked
    sign = ink.pieces > 1  # no cross, tick or filling falls apart
    doubtful = faint | creased | small | circled | sign | (marked & _struck(ink, harsh=harsh))
    kinds = np.select([dirt, doubtful, marked], [1, 2, 3])
    return tuple((Seen.EMPTY, Seen.SPECK, Seen.DOUBTFUL, Seen.MARKED)[kind] for kind in kinds)


def forced(ink: Ink) -> NDArray[np.bool_]:
    """Return whether each circle is marked, where doubt is not allowed."""
    return np.asarray((ink.mark > FORCED) & (ink.full > _SPECK * 0.85), bool)


def _struck(ink: Ink, *, harsh: bool) -> NDArray[np.bool_]:
    """Return which circles have more strokes through them, or other ones, than a cross or a tick has."""
    two, several, many = ink.arms == 2, ink.arms > 1, ink.arms > 2  # noqa: PLR2004
    more = (ink.full > _MORE_THAN_A_LINE) | (ink.third > _SOME_THIRD)
    line = two & ((ink.apart > _LINE_THROUGH) & more | (ink.apart > _BENT_LINE) & (ink.full > _MORE_THAN_A_TICK))
    close = (ink.apart < _CLOSER) & ink.through & many
    crowded = (ink.apart < _CLOSE) & (ink.near > np.where(many, _CROWDED, _CROWDED_BY_TWO)) | (
        ink.near > _FULL_ROUND
    )
    # steps of a coarse scan, and the line of a circle beside faint strokes, run in all directions
    third = ink.third > np.where(ink.mark > _INKED, _THIRD_HARSH if harsh else _THIRD, _THIRD_FAINT)
    beside = (ink.arms == 1) & (ink.third > _THIRD_FAINT) & (ink.near > _TAIL_OF_A_TICK)
    other_way = third & (ink.full < _FILLED) & (several | beside)
    # a circle that was filled or ticked and then crossed out is fuller than strokes so broad would make it
    over = ink.full - _FULL_OF_STROKES * ink.near
    crossed_out = many & (ink.near < _BROAD) & ((over > _FULLEST) | (over > _FULLER) & (ink.third > _HINT))
    return np.asarray(
        crossed_out | (ink.arms > _ARMS_OF_A_CROSS) | line | close | several & crowded | other_way, bool
    )


def _blank(ink: Ink, row: Sequence[int]) -> bool:
    """Return whether a row without a mark is blank: no trace in it or near it, on a scan that shows traces."""
    here = list(row)
    return bool(ink.line >= _LINE and ink.near[here].max() <= _SOMETHING_NEAR and ink.mark[here].max() <= _TRACE)


def _row(boxes: Sequence[Box], seen: Sequence[Seen], layout: Layout, *, blank: bool) -> Judged:
    marked = tuple(box.option for box, how in zip(boxes, seen, strict=True) if how is Seen.MARKED)
    doubtful = tuple(box.option for box, how in zip(boxes, seen, strict=True) if how is Seen.DOUBTFUL)
    several = boxes[0].question in layout.several
    at_odds = len(marked) > 1 and (not several or RATHER_NOT in marked)
    if doubtful or at_odds or not (marked or blank):
        return Judged(in_doubt=True, seen=tuple(sorted({*marked, *doubtful})))
    if not marked:
        return BLANK
    return Judged(answer=tuple(sorted(marked)) if several and marked != (RATHER_NOT,) else marked[0], seen=marked)
