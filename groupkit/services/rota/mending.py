"""Mends a rota that was kept when somebody drops out: the fewest changes, worked out at once and then proved."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from groupkit.core.problems import refuse
from groupkit.core.progress import CancelledError, Progress, Silent
from groupkit.core.rota.mend import changed, kept, mend
from groupkit.core.rota.question import Question
from groupkit.core.rota.rules import breaches, cost
from groupkit.services.group import Group
from groupkit.services.rota import worker
from groupkit.services.rota.asking import Asked, ask
from groupkit.services.rota.course import PARTS, Share, over
from groupkit.services.rota.planning import NORMAL, Rota, problems

_NEAR = 4


def mended(group: Group, weeks: int = 13, *, first: date | None = None, progress: Progress | None = None) -> Rota:
    """Suggest the fewest changes that fill what has fallen vacant since the rota was kept.

    Somebody is away now, rests, or said no: their places go to others, and nobody else's change who need not.
    """
    refuse(problems(weeks))
    return mend_out(ask(group, first or group.today(), weeks), progress=progress)


def mend_out(asked: Asked, *, exactly: bool = True, progress: Progress | None = None) -> Rota:
    """Work out the fewest changes from a question alone: at once, and then `exactly` with the solver."""
    told = progress or Silent()
    question = asked.question
    board = kept(question, asked.before)
    fallen = [at for at, who in enumerate(asked.before) if who is not None and board.plan[at] is None]
    mend(board, fallen)
    found = Rota(asked=asked, plan=tuple(board.plan))
    if not (fallen and exactly and worker.is_there()):
        return found
    window = replace(question, locked=_far(question, asked.before, board.plan, fallen))
    wish = worker.Wish(
        question=window, start=asked.before, seconds=NORMAL.seconds, nodes=0, gap=0.01, fewest_changes=True
    )
    try:
        for each in worker.answers(wish, Share(told, 0, PARTS).tick):
            if not any(breaches(question, each.plan)) and _fewer(asked, each.plan, found.plan):
                found = replace(found, plan=each.plan)
    except CancelledError:
        found = replace(found, stopped=True)
    over(told)
    return found


def _far(
    question: Question, before: tuple[int | None, ...], now: list[int | None], fallen: list[int]
) -> Mapping[int, int]:
    """Return the places that stay because they are more than four weeks from any that fell vacant."""
    weeks = {question.week_of[at] for at in fallen}
    far = {
        at: who
        for at, who in enumerate(before)
        if who is not None and now[at] == who and all(abs(question.week_of[at] - week) > _NEAR for week in weeks)
    }
    return far | dict(question.locked)


def _fewer(asked: Asked, new: tuple[int | None, ...], old: tuple[int | None, ...]) -> bool:
    """Tell whether a plan fills more of what was filled, or as much with fewer changes, or as few more fairly."""
    question, before = asked.question, asked.before

    def weight(found: tuple[int | None, ...]) -> tuple[int, int, int]:
        lost = sum(question.price(at) for at, who in enumerate(found) if who is None and before[at] is not None)
        return lost, len(changed(before, found)), cost(question, found).soft

    return weight(new) < weight(old)
