"""Plans the rota: a draft at once, made better step by step, then proved as far as time allows."""

from dataclasses import dataclass, replace
from datetime import date

from groupkit.core.problems import Problem, refuse
from groupkit.core.progress import CancelledError, Progress, Silent
from groupkit.core.rota.complete import complete, on_board
from groupkit.core.rota.draft import draft
from groupkit.core.rota.improve import improve, total
from groupkit.core.rota.mend import changed
from groupkit.core.rota.question import Question
from groupkit.core.rota.rules import breaches, cost
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.rota import worker
from groupkit.services.rota.asking import Asked, ask
from groupkit.services.rota.course import PARTS, Share, over

MOST_WEEKS = 53


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """How much is done to make a rota fair: tries for each place, and what the solver may take."""

    tries: int
    most_tries: int
    seconds: float
    nodes: int
    gap: float


NORMAL = Care(tries=200, most_tries=40_000, seconds=5, nodes=50, gap=0.01)
LONGER = Care(tries=2000, most_tries=200_000, seconds=30, nodes=500, gap=0.005)
QUICK = Care(tries=0, most_tries=0, seconds=0, nodes=0, gap=1.0)


@dataclass(frozen=True, kw_only=True)
class Rota:
    """A rota that is suggested; nothing of it is kept until the group says so.

    `full` tells that it is proved that no more places can be filled; `gap` is how far from the fairest rota it
    can be at most, as a share, None where that is not known. `stopped` tells that the clock or the person ended
    the search: another run may differ.
    """

    asked: Asked
    plan: tuple[int | None, ...]
    full: bool = False
    gap: float | None = None
    stopped: bool = False

    @property
    def empty(self) -> tuple[int, ...]:
        """The seats nobody has."""
        return tuple(at for at, who in enumerate(self.plan) if who is None)

    @property
    def changes(self) -> tuple[int, ...]:
        """The seats that somebody else has than in the plan so far."""
        return changed(self.asked.before, self.plan)

    def name(self, at: int) -> str:
        """Return the short name of who has a seat, "" where nobody does."""
        who = self.plan[at]
        return "" if who is None else self.asked.people[who].short_name


def plan(
    group: Group,
    weeks: int = 13,
    *,
    first: date | None = None,
    care: Care = NORMAL,
    seed: int = 0,
    progress: Progress | None = None,
) -> Rota:
    """Suggest a rota for the coming weeks, from today when no first day is said.

    What was said by hand stays. The same group, seed and care give the same rota unless `stopped`. When the
    progress is cancelled, the best rota so far is returned.
    """
    refuse(problems(weeks))
    return work_out(ask(group, first or group.today(), weeks), care=care, seed=seed, progress=progress)


def problems(weeks: int) -> tuple[Problem, ...]:
    """Return what is wrong with how far ahead is planned."""
    if 1 <= weeks <= MOST_WEEKS:
        return ()
    return (Problem("weeks", N_("Plan for 1 week to 53 weeks ahead."), {"weeks": weeks}),)


def work_out(asked: Asked, *, care: Care = NORMAL, seed: int = 0, progress: Progress | None = None) -> Rota:
    """Work out a rota from a question alone; a window does this away from its thread."""
    question, told = asked.question, progress or Silent()
    best = complete(question, draft(question).plan)
    found = Rota(asked=asked, plan=best)
    if not question.seats or care is QUICK:
        return found
    tries = min(care.tries * len(question.seats), care.most_tries)
    board, steps = on_board(question, best), Share(told, 0, PARTS // 2)
    better = improve(board, seed=seed, tries=tries, progress=steps)
    best = _better(question, best, complete(question, better.plan))
    found = replace(found, plan=best, stopped=better.stopped)
    try:
        if worker.is_there() and not better.stopped:
            for each in worker.answers(_wish(question, best, care), Share(told, PARTS // 2, PARTS).tick):
                found = _with(question, found, each)
    except CancelledError:
        found = replace(found, stopped=True)
    over(told)
    return found


def _wish(question: Question, start: tuple[int | None, ...], care: Care) -> worker.Wish:
    return worker.Wish(question=question, start=start, seconds=care.seconds, nodes=care.nodes, gap=care.gap)


def _with(question: Question, found: Rota, told: worker.Told) -> Rota:
    """Take in an answer of the solver, if the judge agrees with it."""
    sound = not any(breaches(question, told.plan)) or _broken_anyway(question)
    if not sound:
        return found
    best = _better(question, found.plan, complete(question, told.plan))
    if told.stage == worker.COVERAGE:
        enough = told.proved and cost(question, best).empty <= told.bound + 1
        return replace(found, plan=best, full=enough, stopped=told.fused)
    soft = cost(question, best).soft
    # every cost is a whole number: with less than one between them, the plan is the fairest there is
    gap = (soft - told.bound) / soft if soft - told.bound >= 1 else 0.0
    return replace(found, plan=best, gap=gap if found.full else None, stopped=told.fused)


def _broken_anyway(question: Question) -> bool:
    """Tell whether what was said by hand breaks a rule by itself."""
    only = tuple(question.locked.get(at) for at in range(len(question.seats)))
    return any(breaches(question, only))


def _better(
    question: Question, first: tuple[int | None, ...], second: tuple[int | None, ...]
) -> tuple[int | None, ...]:
    return second if total(question, second) < total(question, first) else first
