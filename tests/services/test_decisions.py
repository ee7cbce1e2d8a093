"""A group brings ideas, decides them by its own rules, and keeps who does what by role."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.business import Business
from groupkit.core.calendar import Rule
from groupkit.core.decisions import (
    AGREED,
    BIG,
    FIRST_READING,
    NOT_AGREED,
    PUT_OFF,
    SMALL,
    VOTE,
    Action,
    Counts,
    Decision,
    Motion,
    Rules,
    Share,
)
from groupkit.core.meetings import Heads
from groupkit.core.problems import RefusedError
from groupkit.services import business, decisions, meetings
from tests.evening import SATURDAY, later

KETTLE = Motion(title=" A  kettle ", proposal="We buy\na kettle.", cost=2500, proposer="Jo", seconder="Sam")
LIBRARY = Motion(title="Library", proposal="We move to the library.", size=BIG)
ALL_FOR = Counts(support=6)


@pytest.fixture
def today(book):
    """A business meeting today, with seven here."""
    return business.call(book, Business(day=SATURDAY, present=7))


def refused(does, *args, **kwargs):
    with pytest.raises(RefusedError) as told:
        does(*args, **kwargs)
    return {problem.field: str(problem) for problem in told.value.problems}


def count(book, days_ago, regulars, meeting=0):
    held = meetings.listing(book)[meeting]
    with book.change("Count", "meetings") as store:
        store.heads.write(
            held.id, SATURDAY - timedelta(days=days_ago), Heads(regulars=regulars, visitors=9, online=1)
        )


def test_an_idea_is_kept_tidy_and_waits(book):
    kept = decisions.bring(book, KETTLE)
    assert (kept.title, kept.proposal) == ("A kettle", "We buy a kettle.")
    assert decisions.motions(book) == (kept,)
    assert decisions.motion(book, kept.id) == kept
    book.undo()
    assert decisions.motions(book) == ()


def test_an_idea_without_words_is_refused_with_everything(book):
    assert set(refused(decisions.bring, book, Motion(title="", proposal="", cost=-1))) == {
        "title",
        "proposal",
        "cost",
    }
    kept = decisions.bring(book, KETTLE)
    assert set(refused(decisions.reword, book, replace(kept, proposal=" "))) == {"proposal"}
    assert set(refused(decisions.motion, book, 99)) == {"motion"}


def test_an_idea_is_changed_or_taken_back_and_then_names_nobody(book):
    kept = decisions.reword(book, replace(decisions.bring(book, KETTLE), cost=900))
    assert decisions.motions(book)[0].cost == 900
    decisions.withdraw(book, kept)
    assert decisions.motions(book) == ()
    gone = decisions.motion(book, kept.id)
    assert (gone.proposer, gone.seconder, gone.withdrawn_on) == ("", "", SATURDAY)


def test_an_agreed_idea_names_nobody_and_its_role_has_it_to_do(book, today):
    idea = decisions.bring(book, KETTLE)
    made = decisions.decide(book, today, Decision(motion=idea.id, counts=ALL_FOR, owner="treasurer", due=SATURDAY))
    assert made.outcome == AGREED
    assert decisions.motions(book) == ()
    (entry,) = decisions.log(book)
    assert (entry.day, entry.decision) == (SATURDAY, made)
    assert (entry.motion.proposer, entry.motion.seconder) == ("", "")
    (to_do,) = decisions.actions(book)
    assert (to_do.what, to_do.owner, to_do.due, to_do.business) == ("A kettle", "treasurer", SATURDAY, today.id)
    book.undo()
    assert decisions.motions(book) == (idea,)
    assert decisions.actions(book) == ()


def test_what_was_decided_is_put_right_without_a_second_entry(book, today):
    idea = decisions.bring(book, KETTLE)
    decisions.decide(book, today, Decision(motion=idea.id, counts=ALL_FOR, owner="treasurer"))
    decisions.decide(
        book, today, Decision(motion=idea.id, test=VOTE, counts=Counts(against=5)), amendment=" We  wait. "
    )
    (entry,) = decisions.log(book)
    assert (entry.decision.outcome, entry.motion.wording) == (NOT_AGREED, "We wait.")
    assert decisions.actions(book) == ()


def test_an_idea_put_off_comes_back_and_the_log_keeps_both(book, today):
    idea = decisions.bring(book, KETTLE)
    worry = Decision(motion=idea.id, counts=Counts(support=4, concern=1), worry="The fuse")
    assert decisions.decide(book, today, worry).outcome == PUT_OFF
    assert decisions.motions(book) == (idea,)
    later(book, weeks=4)
    then = business.call(book, Business(day=SATURDAY + timedelta(weeks=4), present=7))
    decisions.decide(book, then, Decision(motion=idea.id, counts=ALL_FOR))
    assert [each.decision.outcome for each in decisions.log(book)] == [AGREED, PUT_OFF]
    assert decisions.worries(book, idea) == ("The fuse",)


def test_a_test_without_enough_people_is_put_off(book, today):
    few = business.change(book, replace(today, present=4))
    idea = decisions.bring(book, KETTLE)
    made = Decision(motion=idea.id, counts=Counts(support=4))
    said = refused(decisions.decide, book, few, replace(made, outcome=AGREED))
    assert said == {
        "outcome": "4 are here, and we need 5 to decide. Talk about it, and put it off until next time."
    }
    assert decisions.decide(book, few, made).outcome == PUT_OFF


def test_nobody_decides_before_the_heads_are_counted(book, today):
    unknown = business.change(book, replace(today, present=None))
    idea = decisions.bring(book, KETTLE)
    made = Decision(motion=idea.id, counts=ALL_FOR)
    assert set(refused(decisions.decide, book, unknown, made)) == {"present"}
    assert decisions.decide(book, unknown, made, present=6).outcome == AGREED
    assert business.on(book, SATURDAY).present == 6
    small = decisions.bring(book, replace(KETTLE, cost=100, size=SMALL))
    hands = Decision(motion=small.id, test=VOTE, counts=Counts(in_favour=2))
    assert decisions.decide(book, replace(today, present=None), hands).outcome == AGREED


def test_an_outcome_the_counts_do_not_carry_is_refused(book, today):
    idea = decisions.bring(book, KETTLE)
    split = Decision(motion=idea.id, test=VOTE, counts=Counts(in_favour=4, against=3))
    assert refused(decisions.decide, book, today, replace(split, outcome=AGREED)) == {
        "outcome": "The counts do not carry it yet. Talk on, change the words, or put it off."
    }
    assert decisions.decide(book, today, split).outcome == PUT_OFF
    assert decisions.decide(book, today, replace(split, outcome=NOT_AGREED)).outcome == NOT_AGREED
    decisions.settle(book, Rules(vote=Share(of=4, out_of=7)))
    assert decisions.decide(book, today, split).outcome == AGREED


def test_a_name_is_refused_where_a_role_belongs(book, today):
    idea = decisions.bring(book, KETTLE)
    said = refused(decisions.decide, book, today, Decision(motion=idea.id, counts=ALL_FOR, owner="sam "))
    assert said == {"owner": "Write a role here, not a name. The notes go on paper."}
    assert set(refused(decisions.take_on, book, Action(what=" ", owner="Jo"))) == {"what", "owner"}


def test_a_big_thing_is_read_out_first_and_decided_two_meetings_later(book, today):
    idea = decisions.bring(book, LIBRARY)
    made = Decision(motion=idea.id, counts=ALL_FOR, review_on=date(2027, 5, 1))
    said = refused(decisions.decide, book, today, made)
    assert said["outcome"].endswith("Bring it as a first reading today.")
    first = decisions.decide(book, today, replace(made, outcome=FIRST_READING))
    assert first.outcome == FIRST_READING
    assert decisions.motion(book, idea.id).told_on == SATURDAY
    soon, then = (Business(day=SATURDAY + timedelta(weeks=weeks), present=7) for weeks in (1, 2))
    assert decisions.told_ahead(book, decisions.motion(book, idea.id), soon) == 1
    assert decisions.too_early(book, decisions.motion(book, idea.id), soon)
    then = business.call(book, then)
    assert set(refused(decisions.decide, book, then, replace(made, review_on=None))) == {"review_on"}
    assert decisions.decide(book, then, made).outcome == AGREED


def test_a_second_first_reading_keeps_the_day_of_the_first(book, today):
    idea = decisions.bring(book, replace(LIBRARY, told_on=date(2026, 11, 1)))
    decisions.decide(book, today, Decision(motion=idea.id, outcome=FIRST_READING))
    assert decisions.motion(book, idea.id).told_on == date(2026, 11, 1)


def test_everybody_has_as_many_chances_to_read_it(book, today):
    (sat,) = meetings.listing(book)
    women = meetings.add(book, replace(sat, id=0, name="Women", weekday=2, place=None))
    told = replace(LIBRARY, told_on=date(2026, 11, 5))
    assert decisions.told_ahead(book, told, today) == 1
    assert decisions.told_ahead(book, told, replace(today, meeting=women.id)) == 1
    assert decisions.told_ahead(book, replace(told, told_on=date(2026, 11, 4)), today) == 1
    assert decisions.told_ahead(book, replace(told, told_on=date(2026, 10, 31)), today) == 2
    assert decisions.told_ahead(book, replace(told, told_on=SATURDAY), today) == 0
    assert decisions.told_ahead(book, replace(told, told_on=None), today) == 0


def test_without_weekly_meetings_those_there_are_count_and_without_any_the_weeks(book, today):
    (sat,) = meetings.listing(book)
    told = replace(LIBRARY, told_on=date(2026, 10, 17))
    monthly = meetings.change(book, replace(sat, when=Rule(weeks=(1,))))
    assert decisions.told_ahead(book, told, today) == 1
    meetings.change(book, replace(monthly, state="paused"))
    assert decisions.told_ahead(book, told, today) == 4


def test_usual_is_the_middle_of_the_last_twelve_counted(book, today):
    assert decisions.usual(book, None, SATURDAY) == 0
    assert decisions.needed(book, today) == 5
    for week, regulars in enumerate((6, 4, 2, 3, 5, 6, 4, 2, 3, 5, 4, 3, 90, 90), start=1):
        count(book, 7 * week, regulars)
    assert decisions.usual(book, None, SATURDAY) == 5
    assert decisions.needed(book, today) == 3
    (sat,) = meetings.listing(book)
    other = meetings.add(book, replace(sat, id=0, name="Women", weekday=2, place=None))
    count(book, 3, 1, meeting=1)
    assert decisions.usual(book, other.id, SATURDAY) == 2
    assert decisions.needed(book, replace(today, meeting=other.id)) == 1
    assert decisions.usual(book, other.id, SATURDAY - timedelta(days=4)) == 0


def test_what_is_done_or_dropped_leaves_the_list(book):
    ask = decisions.take_on(book, Action(what="Ask  the library", owner="secretary", due=date(2026, 1, 1)))
    fix = decisions.take_on(book, Action(what="Fix the tap"))
    assert [each.what for each in decisions.actions(book)] == ["Ask the library", "Fix the tap"]
    assert decisions.action(book, ask.id) == ask
    decisions.done(book, ask, date(2026, 11, 2))
    decisions.drop(book, fix)
    assert decisions.actions(book) == ()
    assert decisions.action(book, ask.id).done_on == date(2026, 11, 2)
    assert decisions.action(book, fix.id).dropped_on == SATURDAY
    book.undo()
    decisions.done(book, fix)
    assert decisions.action(book, fix.id).done_on == SATURDAY
    assert set(refused(decisions.action, book, 99)) == {"action"}


def test_the_rules_are_the_groups_own(book):
    assert decisions.rules(book) == Rules()
    settled = decisions.settle(book, Rules(least=3, big_things=" The name. "))
    assert settled.big_things == "The name."
    assert decisions.rules(book) == settled
    assert set(refused(decisions.settle, book, Rules(least=0))) == {"least"}
    book.undo()
    assert decisions.rules(book) == Rules()


def test_pages_that_show_decisions_hear_of_them(book):
    heard: list[frozenset[str]] = []
    book.subscribe(heard.append)
    decisions.bring(book, KETTLE)
    assert heard == [frozenset({"decisions"})]
