"""Plans the rota: a draft at once, made better step by step, then proved as far as time allows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from groupkit.core.meetings import Occasion
from groupkit.core.problems import Problem, refuse
from groupkit.core.progress import CancelledError, Progress, Silent
from groupkit.core.rota.complete import complete, on_board
from groupkit.core.rota.draft import draft
from groupkit.core.rota.improve import improve, total
from groupkit.core.rota.mend import changed, kept, mend
from groupkit.core.rota.question import Question
from groupkit.core.rota.rules import breaches, cost
from groupkit.core.service import PLANNED, Turn
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.rota import worker
from groupkit.services.rota.asking import Asked, ask

TOPIC = "service"
MOST_WEEKS = 53
_PARTS = 100


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
    refuse(_problems(weeks))
    return work_out(ask(group, first or group.today(), weeks), care=care, seed=seed, progress=progress)


def _problems(weeks: int) -> tuple[Problem, ...]:
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
    try:
        tries = min(care.tries * len(question.seats), care.most_tries)
        steps = _Share(told, 0, _PARTS // 2)
        best = _better(question, best, _improved(question, best, seed, tries, steps))
        found = replace(found, plan=best)
        if worker.is_there():
            for each in worker.answers(_wish(question, best, care), _Share(told, _PARTS // 2, _PARTS).tick):
                found = _with(question, found, each)
    except CancelledError:
        found = replace(found, stopped=True)
    told_end(told)
    return found


def told_end(progress: Progress) -> None:
    """Show that the work is over; there is nothing left to cancel."""
    try:
        progress.step(_PARTS, _PARTS)
    except CancelledError:
        return


def _improved(
    question: Question, start: tuple[int | None, ...], seed: int, tries: int, progress: Progress
) -> tuple[int | None, ...]:
    return complete(question, improve(on_board(question, start), seed=seed, tries=tries, progress=progress).plan)


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
    gap = max(0.0, (soft - told.bound) / soft) if soft > 0 else 0.0
    return replace(found, plan=best, gap=gap if found.full else None, stopped=told.fused)


def _broken_anyway(question: Question) -> bool:
    """Tell whether what was said by hand breaks a rule by itself."""
    only = tuple(question.locked.get(at) for at in range(len(question.seats)))
    return any(breaches(question, only))


def _better(
    question: Question, first: tuple[int | None, ...], second: tuple[int | None, ...]
) -> tuple[int | None, ...]:
    return second if total(question, second) < total(question, first) else first


class _Share:
    """Progress of a part of the work as a part of the whole; where nobody knows its end, it creeps."""

    def __init__(self, progress: Progress, first: int, last: int) -> None:
        self._progress, self._first, self._last = progress, first, last
        self._ticks = 0

    def step(self, done: int, total: int) -> None:
        """Report the part as a share of the whole."""
        share = done / max(total, 1)
        self._progress.step(self._first + round((self._last - self._first) * share), _PARTS)

    def tick(self) -> None:
        """Report that the work goes on."""
        self._ticks += 1
        self.step(self._ticks, self._ticks + 60)


# keeping it


def keep(group: Group, rota: Rota) -> int:
    """Write a rota down; return how many places changed. What was planned before for these meetings gives way."""
    asked = rota.asked
    with group.change(N_("Keep the rota"), TOPIC, "meetings", "tonight") as store:
        for at, place in enumerate(asked.places):
            held = asked.occasion(at)
            where = {"meeting": held.meeting.id, "day": held.day, "role": place.role, "place": place.place}
            who = rota.plan[at]
            if at in asked.settled or asked.before[at] == who:
                continue
            store.turns.remove(**where)
            if who is not None:
                store.turns.add(_turn(held, place.role, place.place, asked.people[who].id))
    return len(rota.changes)


def _turn(held: Occasion, role: str, place: int, person: int) -> Turn:
    return Turn(meeting=held.meeting.id, day=held.day, role=role, person=person, place=place, how=PLANNED)


# mending it


def mended(group: Group, weeks: int = 13, *, first: date | None = None, progress: Progress | None = None) -> Rota:
    """Suggest the fewest changes that fill what has fallen vacant since the rota was kept.

    Somebody is away now, rests, or said no: their places go to others, and nobody else's change who need not.
    """
    refuse(_problems(weeks))
    return mend_out(ask(group, first or group.today(), weeks), progress=progress)


def mend_out(asked: Asked, *, progress: Progress | None = None) -> Rota:
    """Work out the fewest changes from a question alone."""
    told = progress or Silent()
    question = asked.question
    board = kept(question, asked.before)
    fallen = [at for at, who in enumerate(asked.before) if who is not None and board.plan[at] is None]
    mend(board, fallen)
    found = Rota(asked=asked, plan=tuple(board.plan))
    if not fallen or not worker.is_there():
        return found
    window = replace(question, locked=_far(question, asked.before, board.plan, fallen))
    wish = worker.Wish(
        question=window, start=asked.before, seconds=NORMAL.seconds, nodes=0, gap=0.01, fewest_changes=True
    )
    try:
        for each in worker.answers(wish, _Share(told, 0, _PARTS).tick):
            if not any(breaches(question, each.plan)) and _fewer(asked, each.plan, found.plan):
                found = replace(found, plan=each.plan)
    except CancelledError:
        found = replace(found, stopped=True)
    told_end(told)
    return found


_NEAR = 4


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
