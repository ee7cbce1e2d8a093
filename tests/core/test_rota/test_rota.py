"""A rota keeps every rule, whatever the group: it may leave places empty, and then says truly why."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from groupkit.core.rota.board import Board
from groupkit.core.rota.complete import complete, on_board
from groupkit.core.rota.draft import assigned, draft
from groupkit.core.rota.improve import improve, total
from groupkit.core.rota.mend import changed, kept, mend
from groupkit.core.rota.question import Job, Question, Seat, Server
from groupkit.core.rota.reasons import COULD_GIVE, Reason, blocks, could, witness
from groupkit.core.rota.rules import Breach, breaches, cost
from tests.rotas import asked_for_nothing_impossible, every_plan, questions

few = settings(max_examples=60, suppress_health_check=[HealthCheck.filter_too_much])


def question(people=2, weeks=(0, 1, 2), *, rest=0, beside=False, done=(), **more) -> Question:
    """Make a question of one role at one meeting a week, which everybody fits."""
    everybody = frozenset(range(people))
    return Question(
        jobs=(Job(key="chair", rest=rest, beside=beside),),
        servers=tuple(Server(done=frozenset({0}) if who in done else frozenset(), **more) for who in range(people)),
        weeks=tuple(weeks),
        seats=tuple(Seat(meeting=meeting, job=0, fits=everybody) for meeting in range(len(weeks))),
        coming=(everybody,) * len(weeks),
        offices=(frozenset(),) * len(weeks),
    )


@few
@given(questions(), st.integers(0, 3))
def test_a_draft_and_a_better_one_break_no_rule(asked, seed):
    assume(asked_for_nothing_impossible(asked))
    board = draft(asked)
    assert list(breaches(asked, board.plan)) == []
    before = total(asked, board.plan)
    better = improve(board, seed=seed, tries=60)
    assert list(breaches(asked, better.plan)) == []
    assert better.total == total(asked, better.plan) <= before


@few
@given(questions())
def test_the_same_question_and_seed_give_the_same_rota(asked):
    first, second = (improve(draft(asked), seed=7, tries=40).plan for _ in range(2))
    assert first == second


@few
@given(questions())
def test_what_is_locked_stays_even_against_a_rule(asked):
    plan = improve(draft(asked), tries=40).plan
    assert all(plan[at] == who for at, who in asked.locked.items())


@few
@given(questions())
def test_no_place_is_empty_that_somebody_could_take(asked):
    assume(asked_for_nothing_impossible(asked))
    plan = complete(asked, draft(asked).plan)
    assert list(breaches(asked, plan)) == []
    for at, who in enumerate(plan):
        if who is None:
            assert could(asked, plan, at) == ()
            for each in asked.seats[at].fits:
                assert any(blocks(asked, plan, at, each))


@settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much])
@given(questions(people=3, roles=2, weeks=3))
def test_every_reason_is_true(asked):
    """Put the person there in spite of it: the judge finds a rule broken, and none where there is no reason."""
    assume(asked_for_nothing_impossible(asked))
    plan = complete(asked, draft(asked).plan)
    for at, holder in enumerate(plan):
        for who in asked.seats[at].fits:
            if holder is not None or at in asked.locked:
                continue
            tried = (*plan[:at], who, *plan[at + 1 :])
            broken = {breach.rule for breach in breaches(asked, tried)}
            said = {block.reason for block in blocks(asked, plan, at, who)}
            told = {
                Reason.BUSY: "one role",
                Reason.REST: {"rest", "eligible"},
                Reason.WEEK: "week",
                Reason.LIMIT: "own limit",
                Reason.ALONE: "first turn",
            }
            assert bool(broken) == bool(said)
            for reason in said - {Reason.WEEK}:
                expected = told[reason]
                assert broken & (expected if isinstance(expected, set) else {expected})


@settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much])
@given(questions(people=3, roles=2, weeks=3))
def test_a_small_rota_is_nearly_as_good_as_any_there_is(asked):
    assume(len(asked.seats) <= 5 and asked_for_nothing_impossible(asked))
    found = improve(draft(asked), tries=300).total
    best = min(total(asked, plan) for plan in every_plan(asked))
    assert best <= found
    assert cost(asked, improve(draft(asked), tries=300).plan).empty <= cost(asked, draft(asked).plan).empty


@few
@given(questions(people=4), st.data())
def test_mending_breaks_no_rule_and_keeps_who_can_stay(asked, data):
    assume(asked_for_nothing_impossible(asked))
    before = complete(asked, draft(asked).plan)
    filled = [at for at, who in enumerate(before) if who is not None and at not in asked.locked]
    assume(filled)
    at = data.draw(st.sampled_from(filled))
    gone = tuple(
        replace(seat, fits=seat.fits - {before[at]}) if seat.meeting == asked.seats[at].meeting else seat
        for seat in asked.seats
    )
    now = replace(asked, seats=gone)
    board = kept(now, before)
    fallen = [other for other, who in enumerate(before) if who is not None and board.plan[other] is None]
    assert at in fallen
    mend(board, fallen)
    assert list(breaches(now, board.plan)) == []
    assert board.plan[at] != before[at]
    assert set(changed(before, board.plan)) >= {at}


def test_a_dropped_place_is_filled_with_one_change_where_one_is_enough():
    asked = question(people=3)
    before = (0, 1, 2)
    seats = (replace(asked.seats[0], fits=frozenset({1, 2})), *asked.seats[1:])
    now = replace(asked, seats=seats)
    board = kept(now, before)
    mend(board, [0])
    assert changed(before, board.plan) == (0,)


def test_somebody_moves_over_where_nobody_is_free():
    """Only Jo (1) can take the first place, and has the second: Ali (2) takes that one over."""
    seats = (
        Seat(meeting=0, job=0, fits=frozenset({0, 1})),
        Seat(meeting=0, job=1, fits=frozenset({1, 2})),
    )
    asked = Question(
        jobs=(Job(key="chair"), Job(key="tea")),
        servers=(Server(), Server(), Server()),
        weeks=(0,),
        seats=seats,
        coming=(frozenset({0, 1, 2}),),
        offices=(frozenset(),),
    )
    now = replace(asked, seats=(replace(seats[0], fits=frozenset({1})), seats[1]))
    board = kept(now, (0, 1))
    mend(board, [0])
    assert board.plan == [1, 2]


def test_a_first_turn_stays_beside_somebody_who_knows_when_others_move():
    asked = question(people=2, weeks=(0,), beside=True, done=(1,))
    board = kept(asked, (0,))
    assert board.plan == [None]
    mend(board, [0])
    assert board.plan == [1]


def test_a_seat_whose_first_turn_would_not_stand_goes_to_the_next_person():
    seats = (Seat(meeting=0, job=0, fits=frozenset({0})), Seat(meeting=0, job=1, fits=frozenset({1})))
    asked = Question(
        jobs=(Job(key="chair", beside=True), Job(key="tea")),
        servers=(Server(), Server(done=frozenset({0}))),
        weeks=(0,),
        seats=seats,
        coming=(frozenset({0, 1}),),
        offices=(frozenset(),),
    )
    board = kept(asked, (0, 1))
    assert board.plan == [0, 1]
    assert list(breaches(asked, (0, None))) == [Breach("first turn", 0, 0)]


def test_people_take_turns_and_rest_between_them():
    plan = improve(draft(question(people=3, weeks=range(6), rest=1)), tries=100).plan
    assert all(first != second for first, second in pairwise(plan))
    assert sorted(plan.count(who) for who in range(3)) == [2, 2, 2]


def test_who_comes_less_often_serves_less():
    often = question(people=2, weeks=range(12))
    rare = replace(often, servers=(Server(rate=1.0), Server(rate=0.35)))
    plan = improve(draft(rare), tries=400).plan
    assert plan.count(1) < plan.count(0)
    assert plan.count(1) > 0


def test_nobody_goes_beyond_their_own_limit_counting_the_weeks_before():
    asked = question(people=1, weeks=range(4), most=2, weeks_before={-1: 1})
    plan = draft(asked).plan
    assert plan.count(0) == 2
    assert {block.reason for block in blocks(asked, plan, plan.index(None), 0)} == {Reason.LIMIT}


def test_nobody_has_more_than_two_turns_a_week():
    asked = question(people=1, weeks=(0, 0, 0))
    assert draft(asked).plan.count(0) == 2
    assert [block.reason for block in blocks(asked, (0, 0, None), 2, 0)] == [Reason.WEEK]
    assert Breach("week", 0, 0) in set(breaches(asked, (0, 0, 0)))


def test_rest_since_a_turn_before_the_plan_counts():
    asked = replace(question(people=1, weeks=(0, 5), rest=3), servers=(Server(last={0: -1}),))
    assert draft(asked).plan == [None, 0]
    assert [(block.reason, block.week, block.seat) for block in blocks(asked, (None, 0), 0, 0)] == [
        (Reason.REST, -1, -1)
    ]


def test_rules_the_judge_knows():
    asked = question(people=2, weeks=(0, 1), rest=1, most=1)
    assert Breach("rest", 0, 1) in set(breaches(asked, (0, 0)))
    assert Breach("own limit", 0, -2) in set(breaches(asked, (0, 0)))
    locked = replace(asked, locked={0: 1})
    assert Breach("locked", 1, 0) in set(breaches(locked, (0, None)))
    office = replace(asked, offices=(frozenset({0}), frozenset()))
    assert Breach("one role", 0, 0) in set(breaches(office, (0, None)))
    narrow = replace(asked, seats=(replace(asked.seats[0], fits=frozenset()), asked.seats[1]))
    assert Breach("eligible", 0, 0) in set(breaches(narrow, (0, None)))


def test_too_few_people_for_the_jobs_of_one_meeting_are_named():
    seats = tuple(Seat(meeting=0, job=0, fits=frozenset({0})) for _ in range(2))
    asked = Question(
        jobs=(Job(key="tea"),),
        servers=(Server(), Server()),
        weeks=(0,),
        seats=seats,
        coming=(frozenset({0, 1}),),
        offices=(frozenset(),),
    )
    assert witness(asked, (0, None), 1) == ((1, 0), (0,))
    assert witness(replace(asked, seats=(replace(seats[0], fits=frozenset()),)), (None,), 0) == ((0,), ())
    assert Reason.BUSY not in COULD_GIVE


def test_a_rota_of_nobody_and_of_nothing_is_empty():
    nobody = question(people=0)
    assert improve(draft(nobody)).plan == (None, None, None)
    assert nobody.share == ()
    nothing = replace(question(), weeks=(), seats=(), coming=(), offices=())
    assert improve(draft(nothing)).plan == ()
    assert nothing.active == ()


def test_an_empty_seat_cannot_be_emptied():
    board = on_board(question(), (0, None, None))
    assert board.take(0) == 0
    try:
        board.take(0)
    except ValueError as told:
        assert told.args == (0,)
    assert isinstance(board, Board)


def test_the_cheapest_way_to_give_rows_to_columns_is_found():
    assert assigned([]) == assigned([[]]) == ()
    assert set(assigned([[-4, -1], [-3, -9]])) == {(0, 0), (1, 1)}
    assert set(assigned([[-5], [-9]])) == {(1, 0)}
    assert set(assigned([[-5, -4, 7], [-5, -1, 7]])) == {(0, 1), (1, 0)}


def test_a_finished_plan_is_completed_where_somebody_is_free():
    assert complete(question(people=1, weeks=(0,)), (None,)) == (0,)


def test_moving_over_is_not_done_where_it_would_leave_a_first_turn_alone():
    """Ali (0) tries the chair beside Jo (1), who makes tea: Jo cannot be moved to the door, where nobody is."""
    seats = (
        Seat(meeting=0, job=0, fits=frozenset({0})),
        Seat(meeting=0, job=1, fits=frozenset({1, 2})),
        Seat(meeting=1, job=1, fits=frozenset({1})),
    )
    asked = Question(
        jobs=(Job(key="chair", beside=True), Job(key="tea", rest=1)),
        servers=(Server(), Server(done=frozenset({0})), Server()),
        weeks=(0, 1),
        seats=seats,
        coming=(frozenset({0, 1, 2}),) * 2,
        offices=(frozenset(),) * 2,
    )
    board = kept(asked, (0, 1, None))
    assert board.plan == [0, 1, None]
    mend(board, [2])
    assert board.plan == [0, 1, None]
    assert list(breaches(asked, board.plan)) == []
