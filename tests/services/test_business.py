"""A business meeting is called, held, written up and approved, and its papers say what the group decided."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from groupkit.core.business import Business
from groupkit.core.decisions import Action, Counts, Decision, Motion
from groupkit.core.problems import RefusedError
from groupkit.services import business, decisions, meetings
from tests.evening import SATURDAY, later

WEEK = timedelta(weeks=1)


def refused(does, *args):
    with pytest.raises(RefusedError) as told:
        does(*args)
    return {problem.field for problem in told.value.problems}


def test_a_meeting_is_called_with_its_list(book):
    called = business.call(
        book,
        Business(day=SATURDAY, start=time(12, 15), room=" Room 2 ", more=(" The  key ", ""), taken_by="secretary "),
    )
    assert business.listing(book) == (called,)
    assert (called.room, called.more, called.taken_by) == ("Room 2", ("The key",), "secretary")
    assert business.on(book, SATURDAY) == called
    book.undo()
    assert business.listing(book) == ()


def test_a_day_that_is_over_or_taken_is_refused(book):
    assert refused(business.call, book, Business(day=SATURDAY - WEEK)) == {"day"}
    business.call(book, Business(day=SATURDAY))
    assert refused(business.call, book, Business(day=SATURDAY)) == {"day"}
    assert refused(business.call, book, Business(day=SATURDAY + WEEK, taken_by="Sam", present=-1)) == {
        "taken_by",
        "present",
    }
    assert refused(business.on, book, SATURDAY + WEEK) == {"day"}


def test_the_meeting_in_hand_is_the_next_or_the_last_not_approved(book):
    assert business.in_hand(book) is None
    first = business.call(book, Business(day=SATURDAY))
    second = business.call(book, Business(day=SATURDAY + 4 * WEEK))
    assert business.in_hand(book) == first
    later(book, weeks=1)
    assert business.in_hand(book) == second
    assert business.to_approve(book) == (first,)
    later(book, weeks=4)
    assert business.to_approve(book) == (second, first)
    assert business.in_hand(book) == second
    business.approve(book, second)
    assert business.in_hand(book) == first
    assert business.approve(book, first, date(2026, 12, 12)).approved_on == date(2026, 12, 12)
    assert business.in_hand(book) is None


def test_notes_are_not_approved_before_the_meeting(book):
    called = business.call(book, Business(day=SATURDAY + WEEK))
    assert refused(business.approve, book, called) == {"day"}


def test_a_meeting_is_called_off_unless_it_decided_something(book):
    called = business.call(book, Business(day=SATURDAY, present=7))
    idea = decisions.bring(book, Motion(title="Tea", proposal="We buy tea."))
    decisions.decide(book, called, Decision(motion=idea.id, counts=Counts(support=7)))
    assert refused(business.call_off, book, called) == {"day"}
    book.undo()
    business.call_off(book, called)
    assert business.listing(book) == ()
    assert decisions.motions(book) == (idea,)


def test_the_list_has_three_ideas_and_the_others_wait(book):
    (sat,) = meetings.listing(book)
    called = business.call(book, Business(day=SATURDAY, meeting=sat.id))
    ideas = [decisions.bring(book, Motion(title=f"Idea {at}", proposal="We do it.")) for at in range(4)]
    big = decisions.bring(book, Motion(title="Big", proposal="We move.", size="big"))
    decisions.take_on(book, Action(what="Ask"))
    told = business.agenda(book, called)
    assert (told.group, told.name, told.needed) == ("Saturday group, Eastside", "Sat meeting", 5)
    assert told.ideas == tuple(ideas[:3])
    assert told.later == (ideas[3], big)
    assert told.early == {big.id}
    assert [each.what for each in told.to_do] == ["Ask"]
    assert told.words.title == "Business meeting"


def test_what_the_group_wanted_to_see_again_is_on_the_list_once(book):
    first = business.call(book, Business(day=SATURDAY, present=7))
    for title, review in (("Tea", SATURDAY + 2 * WEEK), ("Milk", SATURDAY + 9 * WEEK), ("Cups", None)):
        idea = decisions.bring(book, Motion(title=title, proposal="We buy it."))
        decisions.decide(book, first, Decision(motion=idea.id, counts=Counts(support=7), review_on=review))
    put_off = decisions.bring(book, Motion(title="Cake", proposal="We buy it."))
    decisions.decide(book, first, Decision(motion=put_off.id, outcome="put-off", review_on=SATURDAY + WEEK))
    second = business.call(book, Business(day=SATURDAY + 4 * WEEK))
    third = business.call(book, Business(day=SATURDAY + 8 * WEEK))
    assert [each.motion.title for each in business.agenda(book, second).again] == ["Tea"]
    assert business.agenda(book, third).again == ()


def test_the_notes_hold_decisions_and_roles_and_no_name(book):
    called = business.call(book, Business(day=SATURDAY))
    for title in ("Tea", "Milk"):
        idea = decisions.bring(book, Motion(title=title, proposal="We buy it.", proposer="Sam", seconder="Jo"))
        decisions.decide(
            book, called, Decision(motion=idea.id, counts=Counts(support=7), owner="hospitality"), present=7
        )
    business.call(book, Business(day=SATURDAY + 4 * WEEK))
    told = business.minutes(book, business.on(book, SATURDAY))
    assert [each.motion.title for each in told.decided] == ["Tea", "Milk"]
    assert [each.owner for each in told.to_do] == ["hospitality", "hospitality"]
    assert (told.enough, told.next_day, told.name) == (True, SATURDAY + 4 * WEEK, "")
    assert "Sam" not in repr(told)
    assert "Jo" not in repr(told)


def test_notes_say_whether_enough_were_here_once_somebody_counted(book):
    called = business.call(book, Business(day=SATURDAY))
    assert business.minutes(book, called).enough is None
    assert business.minutes(book, called).next_day is None
    assert business.minutes(book, replace(called, present=4)).enough is False
