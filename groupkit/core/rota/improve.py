"""Makes a rota better bit by bit: empties a few places, fills them again another way, keeps what is fairer.

The same question and seed give the same rota; chance comes from a seeded source only.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from groupkit.core.progress import CancelledError, Progress, Silent
from groupkit.core.rota.board import Board, Filled
from groupkit.core.rota.question import Question
from groupkit.core.rota.rules import cost

TRIES_A_SEAT = 200
_FEWEST, _MOST = 2, 9
_WARM, _COLD = 12.0, 0.3
_TELL_EVERY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Improved:
    """The best plan found, what it costs in all, and whether the person stopped the search."""

    plan: tuple[int | None, ...]
    total: int
    stopped: bool = False


def total(question: Question, plan: Sequence[int | None]) -> int:
    """Return empty places and everything else in one sum."""
    told = cost(question, plan)
    return told.empty + told.soft


def improve(
    board: Board,
    *,
    seed: int = 0,
    tries: int | None = None,
    progress: Progress | None = None,
) -> Improved:
    """Return the best plan found from a board's; `tries` is 200 for each seat when it is not said."""
    question, told = board.question, progress or Silent()
    wanted = TRIES_A_SEAT * len(question.seats) if tries is None else tries
    free = [at for at in range(len(question.seats)) if at not in question.locked and question.candidates[at]]
    now = total(question, board.plan)
    best, best_plan = now, list(board.plan)
    chance = Random(f"{seed}/{len(question.seats)}")  # noqa: S311  the same seed must give the same rota
    stopped = False
    for done in range(wanted if free else 0):
        if done % _TELL_EVERY == 0 and (stopped := _asked_to_stop(told, done, wanted)):
            break
        warmth = _WARM * (_COLD / _WARM) ** (done / wanted)
        by = _try(board, free, chance, warmth)
        now += by
        if now < best:
            best, best_plan = now, list(board.plan)
    _restore(board, best_plan)
    return Improved(plan=tuple(best_plan), total=best, stopped=stopped)


def _asked_to_stop(progress: Progress, done: int, wanted: int) -> bool:
    """Report progress; tell whether the person asked to stop, which loses nothing of what was found."""
    try:
        progress.step(done, wanted)
    except CancelledError:
        return True
    return False


def _try(board: Board, free: Sequence[int], chance: Random, warmth: float) -> int:
    """Change a few seats; return the change in cost, 0 where the plan was put back as it was."""
    question = board.question
    chosen = _chosen(board, free, chance)
    before = [(at, board.plan[at]) for at in chosen]
    by = 0
    for at, who in before:
        if who is not None:
            board.take(at)
            by -= board.price(who, at) - question.price(at)
    by += _refill(board, chosen, chance)
    if (by <= 0 or chance.random() < math.exp(-by / warmth)) and board.first_turns_stand():
        return by
    for at, _who in before:
        if board.plan[at] is not None:
            board.take(at)
    for at, who in before:
        if who is not None:
            board.put(who, at)
    return 0


def _chosen(board: Board, free: Sequence[int], chance: Random) -> list[int]:
    """Choose seats that have to do with each other: near in time, of one role, or of one person."""
    question = board.question
    many = min(len(free), chance.randint(_FEWEST, _MOST))
    first = free[int(chance.random() * len(free))]
    empty = [at for at in free if board.plan[at] is None]
    if empty and chance.random() < 0.3:  # noqa: PLR2004  how often an empty place is looked at
        first = empty[int(chance.random() * len(empty))]
    how = chance.random()
    week, job, who = question.week_of[first], question.seats[first].job, board.plan[first]
    if how < 0.4:  # noqa: PLR2004  the four ways to choose share the chance
        near = [at for at in free if abs(question.week_of[at] - week) <= 1]
    elif how < 0.65:  # noqa: PLR2004  as above
        near = [at for at in free if question.seats[at].job == job]
    elif how < 0.85 and who is not None:  # noqa: PLR2004  as above
        near = [at for at in free if board.plan[at] == who]
        near += [at for at in free if who in question.candidates[at]]
    else:
        near = list(free)
    picked = {first}
    for _ in range(many - 1):
        picked.add(near[int(chance.random() * len(near))])
    return sorted(picked)


def _refill(board: Board, seats: Sequence[int], chance: Random) -> int:
    """Fill seats again, hardest first with a little chance in it; return what that costs."""
    question, by = board.question, 0
    order = sorted(seats, key=lambda at: len(question.candidates[at]) * (0.5 + chance.random()))
    for at in order:
        best_who, best = -1, math.inf
        for who in sorted(question.candidates[at]):
            if not board.may(who, at) or not board.knows_or_beside(who, at):
                continue
            price = board.price(who, at) + chance.random() * 6
            if price < best:
                best_who, best = who, price
        if best_who >= 0:
            by += board.price(best_who, at) - question.price(at)
            board.put(best_who, at)
    return by


def _restore(board: Board, plan: Filled) -> None:
    for at, who in enumerate(board.plan):
        if who is not None and plan[at] != who:
            board.take(at)
    for at, who in enumerate(plan):
        if who is not None and board.plan[at] is None:
            board.put(who, at)
