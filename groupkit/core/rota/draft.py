"""The first draft of a rota, meeting by meeting: for each, the cheapest way to fill the most of its places."""

from collections.abc import Sequence

from groupkit.core.rota.board import Board
from groupkit.core.rota.question import Question

_CLOSED = 10**9


def draft(question: Question) -> Board:
    """Return a plan that keeps every rule, found in one walk through the weeks; locked places come first."""
    board = Board(question)
    for at, who in sorted(question.locked.items()):
        board.put(who, at)
    for meeting in sorted(question.of_meeting, key=lambda meeting: (question.weeks[meeting], meeting)):
        fill(board, [at for at in question.of_meeting[meeting] if board.plan[at] is None])
    return board


def fill(board: Board, seats: Sequence[int]) -> None:
    """Fill the empty seats of one meeting together, most of them and the dearest first, then at least cost."""
    question = board.question
    people = sorted({who for at in seats for who in question.candidates[at] if board.may(who, at)})
    table = [
        [board.price(who, at) - question.price(at) if board.may(who, at) else _CLOSED for who in people]
        for at in seats
    ]
    for row, column in assigned(table):
        board.put(people[column], seats[row])
    # one by one: whoever goes may have been the company of another first turn
    while broken := [at for at in board.broken_first_turns() if at in seats]:
        board.take(broken[0])
    for at in seats:
        if board.plan[at] is None:
            place(board, at)


def place(board: Board, at: int) -> bool:
    """Give an empty seat to whoever costs least, if anybody may have it; tell whether it is filled."""
    could = [who for who in board.question.candidates[at] if board.may(who, at) and board.knows_or_beside(who, at)]
    if not could:
        return False
    board.put(min(could, key=lambda who: (board.price(who, at), who)), at)
    return True


def assigned(table: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    """Return (row, column) pairs of least total cost, a column each for as many rows as there are columns.

    This is the assignment problem by shortest augmenting paths (the Hungarian method).
    """
    rows, columns = len(table), len(table[0]) if table else 0
    if not rows or not columns:
        return ()
    # One column of no use for each row lets a row stay empty.
    wide = [[*row, *[0] * rows] for row in table]
    columns += rows
    up, down = [0] * (rows + 1), [0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        _augment(wide, row, up, down, owner)
    real = columns - rows
    return tuple((owner[column] - 1, column - 1) for column in range(1, real + 1) if owner[column])


def _augment(table: Sequence[Sequence[int]], row: int, up: list[int], down: list[int], owner: list[int]) -> None:
    columns = len(down) - 1
    owner[0] = row
    least, before, seen = [_CLOSED * 2] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    at = 0
    while owner[at]:
        seen[at] = True
        held, step, onward = owner[at], _CLOSED * 2, 0
        for column in range(1, columns + 1):
            if seen[column]:
                continue
            slack = table[held - 1][column - 1] - up[held] - down[column]
            if slack < least[column]:
                least[column], before[column] = slack, at
            if least[column] < step:
                step, onward = least[column], column
        for column in range(columns + 1):
            if seen[column]:
                up[owner[column]] += step
                down[column] -= step
            else:
                least[column] -= step
        at = onward
    while at:
        owner[at] = owner[before[at]]
        at = before[at]
