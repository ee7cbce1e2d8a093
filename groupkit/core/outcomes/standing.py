"""How things stand here: what was answered to each statement, what matters most, and what moved since last time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from groupkit.core.outcomes.statements import Answer
from groupkit.core.problems import Problem
from groupkit.i18n import N_

_NOBODY = N_("Write how many said each: nothing was answered yet.")
_COUNT = N_("A number of answers is nought or more.")
_DOTS = N_("A number of dots is nought or more.")


class Movement(StrEnum):
    """Which way a statement moved in the order of what matters, in words and never as a number."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    NEW = "new"
    GONE = "gone"
    NOT_ORDERED = "not_ordered"


MOVEMENTS: Mapping[str, str] = {
    Movement.UP: N_("Matters more than last time"),
    Movement.DOWN: N_("Matters less than last time"),
    Movement.SAME: N_("Matters as much as last time"),
    Movement.NEW: N_("New in the order"),
    Movement.GONE: N_("Was in the order last time"),
    Movement.NOT_ORDERED: N_("Not put in an order"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many gave each answer; nothing adds them up to one figure."""

    happening: int = 0
    partly: int = 0
    not_here: int = 0
    unknown: int = 0

    @property
    def answered(self) -> int:
        """How many answers there are."""
        return self.happening + self.partly + self.not_here + self.unknown

    def of(self, answer: Answer) -> int:
        """Return how many gave one answer."""
        return int(getattr(self, "not_here" if answer is Answer.NOT else answer.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was answered to one statement in a run, the way it came and the setting it came from, with a comment."""

    id: int = 0
    run: int = 0
    statement: str
    channel: str = "meeting"
    setting: str = "community"
    counts: Counts
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The dots a statement got in a run; none means that it was on the table."""

    id: int = 0
    run: int = 0
    statement: str
    dots: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One statement then and now: what was answered, and which way it moved in the order."""

    statement: str
    before: Counts | None
    now: Counts | None
    movement: Movement


def together(said: Iterable[Said]) -> dict[str, Counts]:
    """Return what was answered to each statement by all ways together."""
    found: dict[str, Counts] = {}
    for each in said:
        one, other = found.get(each.statement, Counts()), each.counts
        found[each.statement] = Counts(
            happening=one.happening + other.happening,
            partly=one.partly + other.partly,
            not_here=one.not_here + other.not_here,
            unknown=one.unknown + other.unknown,
        )
    return found


def places(orders: Iterable[Order]) -> dict[str, int]:
    """Return the place of each statement that got dots: 1 has most, and as many dots share a place."""
    dots = {order.statement: order.dots for order in orders if order.dots}
    return {statement: 1 + sum(more > many for more in dots.values()) for statement, many in dots.items()}


def since(
    keys: Iterable[str],
    before: tuple[Iterable[Said], Iterable[Order]],
    now: tuple[Iterable[Said], Iterable[Order]],
) -> tuple[Moved, ...]:
    """Compare two runs, statement by statement, leaving out those of which neither says anything."""
    (said_then, order_then), (said_now, order_now) = before, now
    then, new, was, is_ = together(said_then), together(said_now), places(order_then), places(order_now)
    return tuple(
        Moved(
            statement=key,
            before=then.get(key),
            now=new.get(key),
            movement=_movement(was.get(key), is_.get(key)),
        )
        for key in keys
        if key in then or key in new or key in was or key in is_
    )


def _movement(before: int | None, now: int | None) -> Movement:
    if before is None or now is None:
        alone = Movement.GONE if before is not None else Movement.NEW
        return Movement.NOT_ORDERED if before is now else alone
    if before == now:
        return Movement.SAME
    return Movement.UP if now < before else Movement.DOWN


def problems(said: Said) -> Iterator[Problem]:
    """Yield what is to be put right before answers are kept."""
    if any(said.counts.of(answer) < 0 for answer in Answer):
        yield Problem("counts", _COUNT)
    elif not said.counts.answered and not said.comment.strip():
        yield Problem("counts", _NOBODY)


def order_problems(order: Order) -> Iterator[Problem]:
    """Yield what is to be put right before dots are kept."""
    if order.dots < 0:
        yield Problem("dots", _DOTS)
