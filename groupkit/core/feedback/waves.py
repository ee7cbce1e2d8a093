"""When it is time to ask again: days between which a round is best held, reckoned from two days the group knows.

Nobody's own start is known here, so these are days for rounds and not for people.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from groupkit.core.calendar import later

_AFTER_FIRST = {"T2": (4, 5), "T3": (9, 10)}
_FIRST = (3, 4)
_TALKS = (("facilitator-talk", (12, 24)), ("commissioner-talk", (18,)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """A round or a talk that is coming: its label, the form it usually has, and between which days it is held."""

    label: str
    form: str
    first: date
    last: date


def waves(began: date, first_round: date | None = None) -> tuple[Wave, ...]:
    """Return the rounds and talks of a group that first met on a day, the soonest first.

    Members are asked three to four months after they came, then about four and nine to ten months after that.
    """
    return tuple(sorted(_all(began, first_round), key=lambda wave: (wave.first, wave.label)))


def _all(began: date, first_round: date | None) -> Iterator[Wave]:
    if first_round is None:
        yield _wave("T1", "life-and-group", began, *_FIRST)
    start = later(began, _FIRST[0]) if first_round is None else first_round
    for label, months in _AFTER_FIRST.items():
        yield _wave(label, "life-since", start, *months)
    for form, every in _TALKS:
        for months_ in every:
            yield _wave("", form, began, months_, months_ + 1)


def _wave(label: str, form: str, start: date, first: int, last: int) -> Wave:
    return Wave(label=label, form=form, first=later(start, first), last=later(start, last))
