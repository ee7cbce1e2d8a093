"""A rota is suggested, kept, and mended; what was said by hand always stays."""

from dataclasses import replace
from datetime import timedelta

import pytest

from groupkit.core.meetings import Meeting
from groupkit.core.people import Usual
from groupkit.core.problems import RefusedError
from groupkit.core.progress import CancelledError
from groupkit.core.rota.improve import total
from groupkit.core.rota.rules import breaches
from groupkit.core.service import NOMINATED, PLANNED, Job, Term
from groupkit.services import meetings, roles, service, terms
from groupkit.services.rota import keeping, mending, offers, planning, why, worker
from groupkit.services.rota.planning import NORMAL, QUICK
from tests.crowds import JOBS, add, away, did, gather, held, person

FEW = replace(NORMAL, tries=5)


def names(rota, role, *, place=1):
    """Return who has a role, meeting by meeting."""
    return [rota.name(at) for at, each in enumerate(rota.asked.places) if each == Job(role, place)]


def seat(rota, week, role="chair"):
    """Return the seat of a role in a week."""
    day = rota.asked.occasions[week].day
    (found,) = [
        at for at, each in enumerate(rota.asked.places) if each == Job(role) and rota.asked.occasion(at).day == day
    ]
    return found


def chair(group, week):
    """Return who chairs in a week, by the book."""
    return next(each.name for each in service.who(group, held(group, week)) if each.role.key == "chair")


def turns(group):
    return {(turn.day, turn.role, turn.person): turn.how for turn in group.store.turns}


class Stops:
    """Progress that somebody cancels after some steps."""

    def __init__(self, after: int = 0) -> None:
        self.after = after
        self.seen: list[tuple[int, int]] = []

    def step(self, done, total):
        self.seen.append((done, total))
        if len(self.seen) > self.after:
            raise CancelledError


class Watches(Stops):
    """Progress that only remembers."""

    def step(self, done, total):
        self.seen.append((done, total))


def test_a_group_of_six_fills_every_place_of_thirteen_weeks_and_it_is_proved(book):
    gather(book)
    told = Watches()
    rota = planning.plan(book, 13, care=FEW, progress=told)
    assert len(rota.plan) == 13 * 5
    assert rota.empty == ()
    assert rota.full
    assert rota.gap is not None
    assert list(breaches(rota.asked.question, rota.plan)) == []
    assert told.seen[-1] == (100, 100)
    assert [done for done, _ in told.seen] == sorted(done for done, _ in told.seen)


def test_the_same_group_and_seed_give_the_same_rota(book):
    gather(book)
    first, second = (planning.plan(book, 8, care=FEW).plan for _ in range(2))
    assert first == second


def test_nothing_is_kept_until_somebody_says_so_and_undo_takes_it_back(book):
    gather(book)
    rota = planning.plan(book, 4, care=QUICK)
    assert turns(book) == {}
    assert keeping.keep(book, rota) == 20
    assert set(turns(book).values()) == {PLANNED}
    assert chair(book, 0) == names(rota, "chair")[0]
    assert planning.plan(book, 4, care=QUICK).changes == ()
    book.undo()
    assert turns(book) == {}


def test_what_was_said_by_hand_beats_the_plan(book):
    gather(book)
    service.assign(book, held(book, 0), "chair", "Cy")
    service.nominate(book, held(book, 0), "Dee")
    service.assign(book, held(book, 2), "chair", "Dee")
    rota = planning.plan(book, 4, care=FEW)
    assert names(rota, "chair")[:3] == ["Cy", "Dee", "Dee"]
    assert rota.empty == ()
    keeping.keep(book, rota)
    assert sorted(turns(book).values()) == ["asked", "asked", NOMINATED, *[PLANNED] * 17]


def test_only_those_who_said_yes_are_planned_and_rather_not_only_where_nobody_else_can(book):
    add(book, "Ali", "chair", rather_not=frozenset({"greeter"}), knows="chair")
    add(book, "Bo", "greeter", knows="greeter chair")
    rota = planning.plan(book, 4, care=FEW)
    assert "Bo" not in names(rota, "chair")
    assert set(names(rota, "reader")) == {""}
    assert names(rota, "greeter").count("Bo") >= 2


def test_somebody_away_resting_or_at_another_meeting_is_not_planned(book):
    gather(book, "Ali Bo Cy")
    other = meetings.add(
        book,
        Meeting(
            name="Late", weekday=1, start=meetings.listing(book)[0].start, minutes=60, format="open-dual-recovery"
        ),
    )
    away(book, "Ali", 2)
    service.change_person(book, replace(person(book, "Bo"), resting=True))
    service.change_person(book, replace(person(book, "Cy"), usual=(Usual(meeting=other.id),)))
    rota = planning.plan(book, 2, care=QUICK)
    by_meeting: dict[str, set[str]] = {}
    for at in range(len(rota.plan)):
        by_meeting.setdefault(rota.asked.occasion(at).meeting.name, set()).add(rota.name(at))
    assert by_meeting["Sat meeting"] <= {"Jo", ""}
    assert "Cy" in by_meeting["Late"]


def test_who_holds_the_book_takes_no_other_turn_at_that_meeting(book):
    gather(book, "Ali")
    service.change_person(book, replace(person(book, "Sam"), willing=frozenset(JOBS)))
    assert "Sam" not in {planning.plan(book, 4, care=QUICK).name(at) for at in range(20)}


def test_a_job_held_for_longer_is_covered_while_its_holder_is_away(book):
    add(book, "Ali", "secretary")
    away(book, "Sam", 1, after=1)
    rota = planning.plan(book, 3, care=QUICK)
    assert [
        (rota.asked.occasion(at).day, rota.name(at))
        for at, job in enumerate(rota.asked.places)
        if job.role == "secretary"
    ] == [(held(book, 1).day, "Ali")]
    (term,) = terms.terms(book)
    terms.change(book, replace(term, deputy=person(book, "Jo").id))
    assert not names(planning.plan(book, 3, care=QUICK), "secretary")


def test_history_is_remembered(book):
    gather(book, "Ali Bo")
    for week in (1, 3, 5, 7):
        did(book, "Ali", "hospitality", week)
    rota = planning.plan(book, 2, care=FEW)
    assert names(rota, "hospitality")[0] == "Bo"
    ali = next(
        server
        for server, each in zip(rota.asked.question.servers, rota.asked.people, strict=True)
        if each.short_name == "Ali"
    )
    assert ali.before == 4
    assert ali.weeks_before == {-1: 1, -3: 1}


def test_a_first_turn_is_beside_somebody_who_knows_where_anybody_does(book):
    add(book, "Ali", "chair")
    add(book, "Bo", "greeter", knows="chair")
    alone = planning.plan(book, 1, care=QUICK)
    assert names(alone, "chair") in (["Ali"], ["Jo"])
    service.change_person(book, replace(person(book, "Bo"), willing=frozenset()))
    assert names(planning.plan(book, 1, care=QUICK), "chair") == [""]
    service.change_person(book, replace(person(book, "Bo"), knows=frozenset()))
    assert names(planning.plan(book, 1, care=QUICK), "chair") != [""]


def test_a_worker_is_planned_for_jobs_that_are_not_for_members(book):
    add(book, "Dr", guest=True)
    service.change_person(book, replace(person(book, "Jo"), willing=frozenset()))
    rota = planning.plan(book, 2, care=QUICK)
    assert names(rota, "chair") == ["", ""]
    assert "Dr" in {rota.name(at) for at in range(len(rota.plan))}


def test_a_job_that_takes_two_has_two_places(book):
    gather(book)
    roles.save(book, replace(roles.get(book, "greeter"), needed=2))
    rota = planning.plan(book, 2, care=QUICK)
    keeping.keep(book, rota)
    found = [each.name for each in service.who(book, held(book, 0)) if each.role.key == "greeter"]
    assert len(found) == 2
    assert found == [names(rota, "greeter")[0], names(rota, "greeter", place=2)[0]]


@pytest.mark.parametrize("weeks", [0, 54])
def test_how_far_ahead_is_said_plainly(book, weeks):
    with pytest.raises(RefusedError, match="1 week to 53"):
        planning.plan(book, weeks)


@pytest.mark.parametrize("after", [0, 1, 6, 30])
def test_a_search_that_is_cancelled_keeps_the_best_so_far(book, after):
    gather(book)
    rota = planning.plan(book, 13, care=NORMAL, progress=Stops(after))
    assert rota.stopped
    assert rota.empty == ()
    assert list(breaches(rota.asked.question, rota.plan)) == []


def test_what_was_made_better_before_it_was_cancelled_is_kept(book):
    gather(book)
    service.change_person(
        book, replace(person(book, "Ali"), usual=(Usual(meeting=held(book, 0).meeting.id, often="some"),))
    )
    first = planning.plan(book, 13, care=QUICK)
    rota = planning.plan(book, 13, care=NORMAL, progress=Stops(8))
    assert rota.stopped
    assert total(rota.asked.question, rota.plan) < total(first.asked.question, first.plan)


def test_without_the_solver_the_rota_is_planned_all_the_same(book, monkeypatch):
    gather(book)
    monkeypatch.setattr(worker, "is_there", lambda: False)
    rota = planning.plan(book, 8, care=FEW)
    assert rota.empty == ()
    assert (rota.full, rota.gap) == (False, None)
    keeping.keep(book, rota)
    away(book, names(rota, "chair")[1], 1, after=1)
    assert mending.mended(book, 8).plan[5:10] != rota.plan[5:10]


def test_an_answer_that_breaks_a_rule_is_not_taken(book, monkeypatch):
    gather(book)

    def answers(wish, tick):
        del tick
        bad = (0,) * len(wish.start)
        yield worker.Told(stage=worker.COVERAGE, plan=bad, bound=0, proved=True, fused=False)
        yield worker.Told(stage=worker.FAIR, plan=bad, bound=0, proved=True, fused=True)

    monkeypatch.setattr(worker, "answers", answers)
    rota = planning.plan(book, 4, care=FEW)
    assert list(breaches(rota.asked.question, rota.plan)) == []
    assert (rota.full, rota.gap, rota.stopped) == (False, None, False)


def test_three_people_and_eight_jobs_make_a_rota_with_open_places(book):
    gather(book, "Ali Bo Cy")
    service.change_person(book, replace(person(book, "Jo"), resting=True))
    for key in ("online-host", "facilitator", "outings-lead"):
        roles.save(book, replace(roles.get(book, key), used="on"))
    rota = planning.plan(book, 4, care=FEW)
    per_week = [sum(rota.name(at) != "" for at in seats) for seats in rota.asked.question.of_meeting.values()]
    assert max(per_week) <= 3
    assert rota.empty
    assert rota.full


def test_one_person_left_has_one_job_a_meeting_and_every_other_place_says_why(book):
    service.change_person(book, replace(person(book, "Sam"), resting=True))
    (term,) = terms.terms(book)
    terms.end(book, term, book.today() - timedelta(days=1))
    service.change_person(book, replace(person(book, "Jo"), willing=frozenset(JOBS)))
    rota = planning.plan(book, 4, care=FEW)
    served = [sum(rota.plan[at] is not None for at in seats) for seats in rota.asked.question.of_meeting.values()]
    assert served == [1, 1, 1, 1]
    assert all(len(why.sentences(rota, at)) >= 2 for at in rota.empty)


def test_everybody_away_or_nobody_there_is_an_empty_rota_and_no_crash(book):
    for each in service.people(book):
        away(book, each.short_name, 8)
    rota = planning.plan(book, 4, care=FEW)
    assert len(rota.empty) == len(rota.plan)
    assert mending.mended(book, 4).changes == ()


# mending


def test_a_drop_out_is_filled_with_one_change(book):
    gather(book)
    keeping.keep(book, planning.plan(book, 8, care=FEW))
    gone = chair(book, 2)
    away(book, gone, 1, after=2)
    so_far = offers.so_far(book, 8)
    assert keeping.fallen(so_far) == len(
        [at for at in so_far.asked.question.of_meeting[2] if so_far.name(at) == gone]
    )
    found = mending.mended(book, 8)
    assert found.empty == ()
    assert {found.asked.occasion(at).day for at in found.changes} == {held(book, 2).day}
    assert len(found.changes) <= 3
    assert keeping.keep(book, found) == len(found.changes)
    assert chair(book, 2) not in ("", gone)


def test_nothing_fallen_is_nothing_to_mend(book):
    gather(book)
    keeping.keep(book, planning.plan(book, 4, care=QUICK))
    assert mending.mended(book, 4).changes == ()


def test_mending_can_be_stopped(book):
    gather(book)
    keeping.keep(book, planning.plan(book, 8, care=QUICK))
    away(book, chair(book, 2), 2, after=1)
    found = mending.mended(book, 8, progress=Stops(0))
    assert found.stopped
    assert list(breaches(found.asked.question, found.plan)) == []


def test_a_worse_answer_changes_nothing(book, monkeypatch):
    gather(book)
    keeping.keep(book, planning.plan(book, 8, care=QUICK))
    away(book, chair(book, 2), 1, after=2)
    told = mending.mend_out(offers.so_far(book, 8).asked, exactly=False)

    def answers(wish, tick):
        del tick
        yield worker.Told(stage=worker.CHANGES, plan=(None,) * len(wish.start), bound=0, proved=True, fused=False)

    monkeypatch.setattr(worker, "answers", answers)
    assert mending.mended(book, 8).plan == told.plan


def test_a_suggested_rota_is_fitted_round_what_is_said_by_hand(book):
    gather(book)
    rota = planning.plan(book, 4, care=QUICK)
    taken = seat(rota, 1)
    other = next(name for name in ("Ali", "Bo", "Cy") if name != rota.name(taken))
    service.assign(book, held(book, 1), "chair", other)
    fitted = keeping.rebased(book, rota, 4)
    assert fitted.name(taken) == other
    assert list(breaches(fitted.asked.question, fitted.plan)) == []
    assert fitted.asked.find(held(book, 1), Job("king")) is None


# who could


def test_open_jobs_stand_in_a_list_that_anybody_may_take_from(book):
    add(book, "Ali", "chair")
    assert [(each.role.key, each.occasion.day) for each in offers.open_jobs(book, 1)] == [
        (key, held(book, 0).day) for key in JOBS
    ]


def test_who_could_chair_comes_in_the_order_of_whom_it_suits(book):
    gather(book, "Ali Bo")
    did(book, "Ali", "chair", 4)
    rota = offers.so_far(book, 2)
    at = seat(rota, 0)
    found = offers.offers(rota, at)
    assert {each.person.short_name for each in found} == {"Ali", "Bo"}
    assert found[0].person.short_name == "Bo"
    ali = next(each for each in found if each.person.short_name == "Ali")
    assert (ali.last, ali.first) == (held(book, -4).day, False)


def test_the_wall_shows_each_meeting_with_its_jobs(book):
    gather(book)
    rota = planning.plan(book, 2, care=QUICK)
    shown = keeping.table(rota)
    assert [role.key for role in shown.roles] == list(JOBS)
    assert [line.occasion.day for line in shown.lines] == [held(book, 0).day, held(book, 1).day]
    assert shown.lines[0].names["chair"] == (names(rota, "chair")[0],)


def test_a_term_in_the_past_counts_as_having_done_it(book):
    ali = add(book, "Ali", "chair")
    terms.hold(
        book,
        Term(
            role="chair",
            person=ali.id,
            since=book.today() - timedelta(weeks=9),
            until=book.today() - timedelta(weeks=5),
        ),
    )
    rota = offers.so_far(book, 1)
    asked = rota.asked
    who = next(at for at, each in enumerate(asked.people) if each.short_name == "Ali")
    assert asked.question.seats[seat(rota, 0)].job in asked.question.servers[who].done


def test_a_place_that_falls_open_is_kept_open_and_a_job_that_is_gone_has_no_place(book):
    gather(book, "Ali")
    rota = planning.plan(book, 1, care=QUICK)
    keeping.keep(book, rota)
    away(book, "Ali", 1)
    for name in ("Jo", "Sam"):
        away(book, name, 1)
    emptied = mending.mended(book, 1)
    assert emptied.empty == tuple(range(6))
    keeping.keep(book, emptied)
    assert turns(book) == {}
    assert emptied.asked.find(held(book, 1), Job("chair")) is None
    assert emptied.asked.find(held(book, 0), Job("chair")) == 0


def test_a_turn_at_a_job_that_is_switched_off_still_counts_as_work(book):
    gather(book, "Ali")
    roles.save(book, replace(roles.get(book, "link-person"), used="off"))
    did(book, "Ali", "link-person", 1)
    asked = offers.so_far(book, 1).asked
    who = [each.short_name for each in asked.people].index("Ali")
    assert asked.question.servers[who].weeks_before == {-1: 1}
    assert asked.question.servers[who].last == {}


def test_a_better_answer_of_the_solver_is_taken(book, monkeypatch):
    gather(book)
    keeping.keep(book, planning.plan(book, 4, care=QUICK))
    gone = chair(book, 1)
    away(book, gone, 1, after=1)
    first = mending.mend_out(offers.so_far(book, 4).asked, exactly=False)
    monkeypatch.setattr(mending, "mend", lambda board, fallen: None)
    monkeypatch.setattr(
        worker,
        "answers",
        lambda wish, tick: [worker.Told(stage=worker.CHANGES, plan=first.plan, bound=0, proved=True, fused=False)],
    )
    assert mending.mended(book, 4).plan == first.plan
