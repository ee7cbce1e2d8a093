"""An outing is planned step by step without a pot; its days follow it, and its plan comes along to the next."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from groupkit.core.meetings import Meeting
from groupkit.core.outings.contacts import Contact
from groupkit.core.outings.plans import DONE, NOT_NEEDED, UNSURE, YES, Checked, Need, Plan
from groupkit.core.outings.risks import Risk
from groupkit.core.outings.values import Goer, Outing, Planned
from groupkit.core.people import Person
from groupkit.core.problems import RefusedError
from groupkit.services import ledger, meetings, service
from groupkit.services.outings import checks, contacts, planning, safety
from groupkit.services.outings.known import gathered, plan_of
from groupkit.services.outings.reckoning import listing, outing
from tests.evening import SATURDAY, named

DAY = SATURDAY + timedelta(weeks=4)


@pytest.fixture
def walk(book):
    return planning.start(book, Outing(name="Walk", day=DAY)).id


def refused(does, *args, **more):
    with pytest.raises(RefusedError) as caught:
        does(*args, **more)
    return {problem.field: str(problem) for problem in caught.value.problems}


def test_the_plan_of_a_day_is_written_and_changed_without_a_pot(book, walk):
    assert outing(book, walk).fund is None
    made = planning.details(book, Plan(outing=walk, place=" The lake ", start=time(14), finish=time(17)))
    assert plan_of(book, walk) == made
    assert (made.place, made.who, made.photos, made.refund) == ("The lake", "members", "no-faces", "back_all")
    planning.details(book, Plan(outing=walk, place="The mill", who="family", destroy_on=DAY, called_off=True))
    again = plan_of(book, walk)
    assert (again.id, again.place, again.who, again.destroy_on, again.called_off) == (
        made.id, "The mill", "family", None, False,
    )  # fmt: skip
    book.undo()
    assert plan_of(book, walk) == made


def test_a_plan_is_put_right_all_at_once(book, walk):
    wrong = Plan(outing=walk, place="x" * 201, who="nobody", photos="all", refund="half", spare_day=DAY)
    assert refused(planning.details, book, wrong) == {
        "place": "Use fewer letters: 200 at most.",
        "spare_day": "Choose another day than the day of the outing.",
        "who": "Choose who may come.",
        "photos": "Choose a rule on pictures.",
        "refund": "Choose what comes back when somebody cannot come.",
    }
    assert plan_of(book, walk).id == 0


def test_the_days_of_a_plan_follow_the_day_of_the_outing(book, walk):
    planning.start(book, replace(outing(book, walk), day=DAY + timedelta(days=1)))
    assert plan_of(book, walk).id == 0
    spare, closes = DAY + timedelta(days=8), DAY - timedelta(days=2)
    planning.details(book, Plan(outing=walk, spare_day=spare, closes_on=closes))
    contacts.keep(book, Contact(outing=walk, name="A", reach="1"))
    planning.start(book, replace(outing(book, walk), day=spare))
    moved = plan_of(book, walk)
    assert moved.spare_day is None
    assert moved.closes_on == closes + timedelta(days=7)
    assert moved.destroy_on == spare + timedelta(days=7)
    assert len(contacts.shown(book, walk)) == 1
    planning.start(book, replace(outing(book, walk), day=SATURDAY - timedelta(days=8)))
    assert contacts.shown(book, walk) == ()
    assert contacts.destroy(book)
    assert list(book.store.outing_contacts) == []
    planning.start(book, replace(outing(book, walk), name="Long walk"))
    assert outing(book, walk).name == "Long walk"


def test_an_outing_is_called_off_and_taken_up_again(book, walk):
    planning.details(book, Plan(outing=walk, place="The lake"))
    contacts.keep(book, Contact(outing=walk, name="A", reach="1"))
    assert planning.call_off(book, walk).called_off
    assert planning.progress(book, walk).next is None
    assert list(book.store.outing_contacts) == []
    planning.call_off(book, walk, off=False)
    assert plan_of(book, walk).place == "The lake"
    assert planning.progress(book, walk).next is not None


def test_good_days_keep_clear_of_the_meetings(book):
    before = planning.days(book)
    assert before[0].day == SATURDAY + timedelta(days=1)
    meetings.add(book, Meeting(name="Sunday", weekday=6, start=time(16), minutes=120, format="open-dual-recovery"))
    after = planning.days(book)
    assert {each.day.weekday() for each in before} == set(range(7))
    assert 6 not in {each.day.weekday() for each in after}


def test_steps_are_taken_left_out_and_opened_again(book, walk):
    on = planning.progress(book, walk)
    assert on.next is not None
    assert (on.next.key, on.small, on.day, on.today) == ("idea", False, DAY, SATURDAY)
    planning.step(book, walk, "idea", NOT_NEEDED)
    planning.step(book, walk, "vote")
    on = planning.progress(book, walk)
    assert [on.state(key) for key in ("idea", "vote", "needs")] == [NOT_NEEDED, DONE, ""]
    planning.step(book, walk, "idea", DONE)
    planning.step(book, walk, "vote", "")
    on = planning.progress(book, walk)
    assert [on.state(key) for key in ("idea", "vote")] == [DONE, ""]
    assert refused(planning.step, book, walk, "fly") == {"step": "There is no step called fly."}
    assert refused(planning.step, book, walk, "idea", "late") == {"state": "Say whether it is done or not needed."}
    book.undo()
    assert planning.progress(book, walk).state("vote") == DONE


def test_an_outing_that_is_known_begins_without_ideas_and_a_vote(book):
    about = planning.begin(book, Outing(name="Walk", day=DAY)).id
    on = planning.progress(book, about)
    assert [on.state(key) for key in planning.CHOOSING] == [NOT_NEEDED, NOT_NEEDED]
    book.undo()
    assert listing(book) == ()


def test_the_day_and_its_times_are_changed_as_one(book, walk):
    made = outing(book, walk)
    spare = DAY + timedelta(days=7)
    contacts.keep(book, Contact(outing=walk, name="A", reach="1"))
    planning.details(book, Plan(outing=walk, closes_on=DAY, place="The lake"))
    plan = Plan(outing=walk, small=True, start=time(14), finish=time(17), spare_day=spare)
    planning.arrange(book, replace(made, name=" Long walk ", day=DAY + timedelta(days=1)), plan)
    known = plan_of(book, walk)
    assert (outing(book, walk).name, known.place, known.small) == ("Long walk", "The lake", True)
    assert (known.spare_day, known.closes_on) == (spare, DAY + timedelta(days=1))
    assert known.destroy_on == DAY + timedelta(days=8)
    wrong = replace(plan, finish=time(13))
    assert refused(planning.arrange, book, replace(made, name=""), wrong) == {
        "name": "Give the outing a name, such as Bowling.",
        "finish": "Choose a time after 14:00.",
    }
    book.undo()
    assert outing(book, walk).name == "Walk"
    planning.arrange(book, made, plan)
    assert outing(book, walk).day == DAY


def test_what_was_found_is_written_all_at_once_or_not_at_all(book, walk):
    seen = Checked(outing=walk, sheet="venue", key="quiet", answer=YES, words=" a bench ")
    way = Checked(outing=walk, sheet="travel", key="bars", answer=YES)
    rain = Checked(outing=walk, sheet="weather", key="rain", words="The library")
    checks.check(book, seen, way, rain)
    found = {(each.sheet, each.key): each for each in gathered(book, walk).checks}
    assert set(found) == {("venue", "quiet"), ("travel", "bars"), ("weather", "rain")}
    assert found["venue", "quiet"].words == "a bench"
    checks.check(book, replace(seen, answer=UNSURE, words=""), replace(way, words="By the park"))
    assert [each.words for each in gathered(book, walk).checks] == ["The library", "By the park"]
    wrong = (replace(seen, answer="perhaps"), replace(way, words="x" * 301), replace(rain, key="frogs"))
    assert refused(checks.check, book, *wrong) == {
        "answer-quiet": "Choose yes, no or not known yet.",
        "words-bars": "Use fewer letters: 300 at most.",
        "key": "There is no question frogs on the sheet weather.",
    }
    assert refused(checks.check, book, replace(seen, sheet="moon")) == {
        "key": "There is no question quiet on the sheet moon."
    }
    assert len(gathered(book, walk).checks) == 2


def _filled(book, walk):
    """Write down everything an outing can have."""
    fund = named(book, fund="Outing pot")["fund"]
    planning.start(book, replace(outing(book, walk), fund=fund, places=12))
    plan = Plan(
        outing=walk, small=True, place="The lake", start=time(14), who="family", closes_on=DAY, decided_on=SATURDAY,
        spare_day=DAY + timedelta(days=7),
    )  # fmt: skip
    planning.details(book, plan)
    planning.step(book, walk, "place")
    checks.check(book, Checked(outing=walk, sheet="venue", key="quiet", answer=YES))
    safety.risk(book, Risk(outing=walk, key="", title="Slips", ready=True, after="Nobody slipped"))
    planning.plan(book, Planned(outing=walk, what="Coach", pence=6000))
    planning.plan(book, Planned(outing=walk, direction="in", what="Grant", pence=6000, fund=fund))
    planning.person(book, Goer(outing=walk, name="Ann", lift="own"))
    contacts.keep(book, Contact(outing=walk, name="A", reach="1"))
    with book.change("Need", "outings") as store:
        store.outing_needs.add(Need(outing=walk, words="No steps"))
    jo = service.add_person(book, Person(short_name="JoB"))
    safety.job(book, walk, "lead", jo.id, said_yes=True)
    return fund


def test_an_outing_is_planned_once_more_without_its_people(book, walk):
    fund = _filled(book, walk)
    made = planning.again(book, walk)
    assert (made.name, made.fund, made.places) == ("Walk", fund, 12)
    assert made.day == SATURDAY + timedelta(weeks=4)
    fresh = gathered(book, made.id)
    assert (fresh.plan.place, fresh.plan.small, fresh.plan.who) == ("The lake", True, "family")
    dates = (fresh.plan.spare_day, fresh.plan.closes_on, fresh.plan.decided_on, fresh.plan.destroy_on)
    assert dates == (None, None, None, None)
    assert [(risk.title, risk.ready, risk.after) for risk in fresh.risks] == [("Slips", False, "")]
    assert [each.key for each in fresh.checks] == ["quiet"]
    assert [(line.what, line.fund) for line in fresh.reckoning.plan] == [("Coach", None), ("Grant", fund)]
    assert {each.key: each.state for each in fresh.steps} == {"idea": NOT_NEEDED, "vote": NOT_NEEDED}
    assert (fresh.people, fresh.needs, fresh.jobs) == ((), (), ())
    assert contacts.shown(book, made.id) == ()
    book.undo()
    assert len(listing(book)) == 1


def test_an_outing_that_is_put_away_can_be_planned_once_more_and_on_another_day(book, walk):
    fund = _filled(book, walk)
    planning.put_away(book, walk)
    away = gathered(book, walk)
    assert ([who.name for who in away.people], away.needs, away.jobs) == ([""], (), ())
    assert list(book.store.outing_contacts) == []
    with book.change("Close", "money") as store:
        known = next(one for one in ledger.funds(book) if one.id == fund)
        store.funds.change(fund, replace(known, closed_on=SATURDAY))
    made = planning.again(book, walk, date(2027, 3, 6))
    assert (made.day, made.fund, made.put_away) == (date(2027, 3, 6), None, False)
    assert [line.fund for line in gathered(book, made.id).reckoning.plan] == [None, None]


def test_an_outing_is_removed_with_whom_to_call(book, walk):
    _filled(book, walk)
    planning.remove(book, walk)
    assert listing(book) == ()
    assert list(book.store.outing_contacts) == []
    book.undo()
    assert listing(book)[0].name == "Walk"
    assert list(book.store.outing_contacts) == []


def test_nothing_is_planned_for_an_outing_that_is_put_away(book, walk):
    planning.put_away(book, walk)
    for does in (
        lambda: planning.details(book, Plan(outing=walk)),
        lambda: planning.step(book, walk, "place"),
        lambda: planning.call_off(book, walk),
        lambda: checks.check(book, Checked(outing=walk, sheet="venue", key="quiet", answer=YES)),
    ):
        assert refused(does) == {"outing": "This outing is put away. Its figures stay as they are."}
