"""Sees to it that a finished rota leaves no place empty that somebody could take."""

from collections.abc import Sequence

from groupkit.core.rota.board import Board
from groupkit.core.rota.draft import place
from groupkit.core.rota.question import Question


def on_board(question: Question, plan: Sequence[int | None]) -> Board:
    """Return a board with a plan on it."""
    board = Board(question)
    for at, who in enumerate(plan):
        if who is not None:
            board.put(who, at)
    return board


def complete(question: Question, plan: Sequence[int | None]) -> tuple[int | None, ...]:
    """Return the plan with every empty place filled that somebody could take just like that."""
    board = on_board(question, plan)
    filled = True
    while filled:
        # again after each: a place that is filled may be company for a first turn at another one
        filled = any(place(board, at) for at, who in enumerate(board.plan) if who is None)
    return tuple(board.plan)
