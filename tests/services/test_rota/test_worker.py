"""The solver works in a process of its own, proves what it says, and can be ended at any moment."""

import io
import sys
from dataclasses import replace
from types import SimpleNamespace

import highspy
import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings

from groupkit.core.progress import CancelledError
from groupkit.core.rota.complete import complete
from groupkit.core.rota.draft import draft
from groupkit.core.rota.improve import improve
from groupkit.core.rota.mend import changed
from groupkit.core.rota.question import Job, Question, Seat, Server
from groupkit.core.rota.rules import breaches, cost
from groupkit.services.rota import exact, worker
from tests.rotas import asked_for_nothing_impossible, every_plan, questions

quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def asked(people=3, weeks=4) -> Question:
    """Make a question of two roles a week that everybody fits."""
    everybody = frozenset(range(people))
    return Question(
        jobs=(Job(key="chair", rest=1), Job(key="tea")),
        servers=(Server(),) * people,
        weeks=tuple(range(weeks)),
        seats=tuple(Seat(meeting=week, job=job, fits=everybody) for week in range(weeks) for job in (0, 1)),
        coming=(everybody,) * weeks,
        offices=(frozenset(),) * weeks,
    )


def sure(answer: exact.Answer | None) -> exact.Answer:
    """Return an answer that is there."""
    assert answer is not None
    return answer


def wish(question, **more):
    start = tuple(draft(question).plan)
    return worker.Wish(question=question, start=start, **{"seconds": 5, "nodes": 0, "gap": 0.0} | more)


def test_the_known_mistake_of_an_older_solver_is_not_in_this_one():
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.addVars(2, [0, 0], [10, 10])
    solver.changeColsCost(2, [0, 1], [2, 3])
    solver.changeColIntegrality(1, highspy.HighsVarType.kInteger)
    solver.addRow(4.5, 100, 2, [0, 1], [1, 1])
    solver.run()
    assert solver.getInfo().objective_function_value == pytest.approx(9)


@quick
@given(questions(people=3, roles=2, weeks=3))
def test_the_solver_finds_what_trying_everything_finds(question):
    assume(len(question.seats) <= 6 and asked_for_nothing_impossible(question))
    plans = list(every_plan(question))
    fewest = min(cost(question, plan).empty for plan in plans)
    filled = sure(exact.fewest_empty(question))
    assert filled.proved
    assert cost(question, filled.plan).empty == fewest == round(filled.cost)
    fairest = min(cost(question, plan).soft for plan in plans if cost(question, plan).empty == fewest)
    found = sure(exact.best(question, filled.cost, effort=exact.Effort(gap=0), start=filled.plan))
    assert list(breaches(question, found.plan)) == []
    assert cost(question, found.plan).soft == fairest == round(found.cost)


@quick
@given(questions(people=3, roles=2, weeks=3, locks=False))
def test_the_fewest_changes_are_the_fewest(question):
    assume(0 < len(question.seats) <= 6)
    before = complete(question, draft(question).plan)
    gone = next((who for who in before if who is not None), None)
    assume(gone is not None)
    now = replace(question, seats=tuple(replace(seat, fits=seat.fits - {gone}) for seat in question.seats))
    found = sure(exact.fewest_changes(now, before))
    assert list(breaches(now, found.plan)) == []

    def weight(plan):
        lost = sum(now.price(at) for at, who in enumerate(plan) if who is None and before[at] is not None)
        return lost, len(changed(before, plan))

    assert weight(found.plan) == min(map(weight, every_plan(now)))


@quick
@given(questions(people=4))
def test_a_plan_made_without_the_solver_is_one_the_solver_allows(question):
    """What the judge and the solver know as rules are the same: a legal plan is never better than the bound."""
    assume(asked_for_nothing_impossible(question))
    plan = improve(draft(question), tries=50).plan
    filled = sure(exact.fewest_empty(question, start=plan))
    assert filled.cost <= cost(question, plan).empty
    assert list(breaches(question, filled.plan)) == []


def test_two_places_locked_against_a_rule_do_not_stop_the_solver():
    question = Question(
        jobs=(Job(key="chair", rest=3),),
        servers=(Server(most=1),),
        weeks=(0, 1, 2),
        seats=tuple(Seat(meeting=week, job=0, fits=frozenset({0})) for week in range(3)),
        coming=(frozenset({0}),) * 3,
        offices=(frozenset(),) * 3,
        locked={0: 0, 1: 0},
    )
    assert sure(exact.fewest_empty(question)).plan == (0, 0, None)


def test_a_search_with_no_time_finds_nothing():
    assert exact.fewest_empty(asked(8, 20), effort=exact.Effort(seconds=0)) is None
    assert exact.fewest_changes(asked(8, 20), (None,) * 40, effort=exact.Effort(seconds=0)) is None
    assert list(worker.solve(wish(asked(8, 20), seconds=0))) == []


def test_the_worker_answers_in_two_stages():
    told = list(worker.answers(wish(asked()), lambda: None))
    assert [each.stage for each in told] == [worker.COVERAGE, worker.FAIR]
    assert all(each.proved for each in told)
    (changes,) = worker.answers(wish(asked(), fewest_changes=True), lambda: None)
    assert changes.stage == worker.CHANGES


def test_a_better_start_than_the_solvers_own_is_kept():
    question = asked()
    full = tuple(draft(question).plan)
    assert worker.fuller(question, full, (None,) * len(full)) == full
    assert worker.fuller(question, (None,) * len(full), full) == full


def test_the_worker_ends_when_one_stops_waiting():
    ticks = []

    def tick():
        ticks.append(1)
        if len(ticks) > 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        list(worker.answers(wish(asked(30, 26), seconds=60), tick))
    assert len(ticks) == 3


def test_a_worker_that_cannot_start_gives_no_answer(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert list(worker.answers(wish(asked(30, 52)), lambda: None)) == []


def test_the_process_reads_one_question_and_writes_its_answers(monkeypatch):
    sent, got = io.BytesIO(msgspec.msgpack.encode(wish(asked()))), io.BytesIO()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=sent))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=got))
    assert worker.main() == 0
    got.seek(0)
    length = int.from_bytes(got.read(4), "big")
    assert msgspec.msgpack.decode(got.read(length), type=worker.Told).stage == worker.COVERAGE


def test_whether_there_is_a_solver_is_known():
    assert worker.is_there()


def test_the_fewest_changes_are_one_answer():
    (told,) = worker.solve(wish(asked(), fewest_changes=True))
    assert (told.stage, told.plan) == (worker.CHANGES, wish(asked()).start)


def test_whoever_holds_an_office_may_be_the_company_of_a_first_turn():
    question = Question(
        jobs=(Job(key="chair", beside=True),),
        servers=(Server(), Server(done=frozenset({0}))),
        weeks=(0,),
        seats=(Seat(meeting=0, job=0, fits=frozenset({0})),),
        coming=(frozenset({0}),),
        offices=(frozenset({1}),),
    )
    assert sure(exact.fewest_empty(question)).plan == (0,)
    assert sure(exact.fewest_empty(replace(question, offices=(frozenset(),)))).plan == (None,)
