"""Mends a rota when somebody drops out: the fewest changes that fill what has fallen vacant."""

from collections.abc import Iterator, Sequence

from groupkit.core.rota.board import Board
from groupkit.core.rota.question import Question

DEEPEST = 3


def kept(question: Question, before: Sequence[int | None]) -> Board:
    """Return a board with every place of an earlier plan that can stay, locked ones first."""
    board = Board(question)
    for at, who in sorted(question.locked.items()):
        board.put(who, at)
    waiting = [at for at, who in enumerate(before) if who is not None and board.plan[at] is None]
    # twice: a first turn may have to wait for the person it is beside
    for _round in range(2):
        for at in tuple(waiting):
            had = before[at]
            if had is not None and board.may(had, at) and board.knows_or_beside(had, at):
                board.put(had, at)
                waiting.remove(at)
    return board


def mend(board: Board, seats: Sequence[int]) -> None:
    """Fill seats that have fallen vacant, one by one, each with the fewest moves of others, then at least cost."""
    for at in sorted(set(seats), key=lambda at: (-board.question.price(at), at)):
        for depth in range(1, DEEPEST + 1):
            if _fill(board, at, depth, frozenset({at})):
                break


def _fill(board: Board, at: int, depth: int, passed: frozenset[int]) -> bool:
    """Fill a seat with so many people moved; tell whether it worked, and leave the board as it was if not."""
    if depth == 1:
        for who in _cheapest(board, at):
            board.put(who, at)
            if board.first_turns_stand():
                return True
            board.take(at)
        return False
    for who in sorted(board.question.candidates[at]):
        for other in _in_the_way(board, who, at):
            if other in passed or other in board.question.locked:
                continue
            board.take(other)
            if board.may(who, at) and board.knows_or_beside(who, at):
                board.put(who, at)
                if _fill(board, other, depth - 1, passed | {other}):
                    return True
                board.take(at)
            board.put(who, other)
    return False


def _cheapest(board: Board, at: int) -> list[int]:
    could = [who for who in board.question.candidates[at] if board.may(who, at) and board.knows_or_beside(who, at)]
    return sorted(could, key=lambda who: (board.price(who, at), who))


def _in_the_way(board: Board, who: int, at: int) -> Iterator[int]:
    """Yield the places of a person that may keep them from a seat: at the same meeting, and within four weeks."""
    question = board.question
    near = 4 + question.jobs[question.seats[at].job].rest
    for other, holder in enumerate(board.plan):
        if holder == who and abs(question.week_of[other] - question.week_of[at]) <= near:
            yield other


def changed(before: Sequence[int | None], after: Sequence[int | None]) -> tuple[int, ...]:
    """Return the seats that somebody else has now than before, or nobody."""
    return tuple(at for at, (was, now) in enumerate(zip(before, after, strict=True)) if was != now)
