"""A group plans a half-day, sees who is not coming, and closes it with who does what next."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from groupkit.core.outcomes.workshop import MOST_MINUTES, Guests, Segment, Step, Workshop, minutes
from groupkit.core.problems import RefusedError
from groupkit.core.promises import Source, SourceKind, State
from groupkit.services.outcomes import comparing, repeating, runs, workshop
from groupkit.storage.outcomes import shipped
from tests import evening
from tests.evening import SATURDAY

STEP = Step(said="Somebody rings back", what=" Put it on the list ", who="Secretary", month=date(2027, 1, 20))
CANNOT = replace(STEP, what="A room at night", who="The council", why=" There is no money for it ")


@pytest.fixture
def half_day():
    """Return the plan that comes with groupkit, with a place and a start."""
    plain = workshop.suggested(SATURDAY)
    run = replace(plain.run, title="Autumn", place="Church hall", start=time(9, 30))
    return Workshop(run=run, guests=(Guests(kind="carers", asked=2), Guests(kind="members", asked=9, coming=6)))


@pytest.fixture
def planned(book, half_day):
    """Return the number of a half-day that is planned."""
    return workshop.plan(book, half_day)


def refused(said, does, *args, **more):
    with pytest.raises(RefusedError, match=said) as told:
        does(*args, **more)
    return told.value


def test_the_plan_that_comes_with_it_fits_into_a_half_day(half_day):
    words = shipped.workshop()
    assert minutes(half_day.run) == words.minutes == 200 < MOST_MINUTES == 210
    assert workshop.suggested(SATURDAY, "en-XA").run.title != workshop.suggested(SATURDAY).run.title


def test_a_half_day_is_planned_and_changed(book, planned, half_day):
    found = workshop.get(book, planned)
    assert found.run == replace(half_day.run, id=planned)
    assert [each.kind for each in found.guests] == ["members", "carers"]
    shorter = Workshop(run=replace(found.run, agenda=found.run.agenda[:3]), guests=found.guests[:1])
    assert workshop.plan(book, shorter) == planned
    assert workshop.get(book, planned) == shorter
    book.undo()
    assert workshop.get(book, planned) == found


def test_a_plan_that_does_not_fit_says_all_of_it(book, half_day):
    strange = (*half_day.run.agenda, Segment(key="dance", minutes=60))
    wrong = Workshop(
        run=replace(half_day.run, title="", place="", start=None, agenda=strange),
        guests=(Guests(kind="pets", asked=-1),),
    )
    told = refused("takes 260 minutes. Keep it to 210", workshop.plan, book, wrong)
    assert [each.field for each in told.problems] == [
        *("place", "agenda", "start", "agenda", "kind", "guests", "title"),
    ]
    assert runs.listing(book) == ()
    named = Workshop(run=replace(half_day.run, place="At Jo’s"))
    assert refused("“Jo” is the name", workshop.plan, book, named).only_asks
    assert workshop.plan(book, named, sure=True)


def test_who_is_not_coming_shows_before_the_day(book, planned):
    gaps = [kind.key for kind in workshop.missing_kinds(book, planned)]
    assert (gaps[0], "members" in gaps, "gp" in gaps) == ("carers", False, False)
    workshop.count(book, planned, Guests(kind="carers", asked=3, coming=1))
    assert "carers" not in [kind.key for kind in workshop.missing_kinds(book, planned)]
    refused("Choose a kind", workshop.count, book, planned, Guests(kind="pets", asked=1))
    refused("nought or more", workshop.count, book, planned, Guests(kind="carers", came=-1))
    refused("number 9", workshop.count, book, 9, Guests(kind="carers", came=1))


def test_the_room_is_told_by_kind_and_number(book, planned):
    assert workshop.room(book, planned) == ""
    workshop.count(book, planned, Guests(kind="members", asked=9, coming=6, came=6))
    found = workshop.count(book, planned, Guests(kind="carers", asked=2, came=2))
    assert [(each.asked, each.coming, each.came) for each in found.guests] == [(9, 6, 6), (2, 0, 2)]
    said = workshop.room(book, planned)
    assert said.startswith("Who was in the room: Members, and others who use services: 6 and Carers")
    assert "Church hall, Saturday 14 November 2026" in said
    assert "~" in workshop.room(book, planned, "en-XA")


def test_each_step_becomes_a_promise(book, planned):
    first, second = workshop.close(book, planned, [STEP, CANNOT])
    assert (first.what, first.owner, first.again, first.state) == (
        *("Put it on the list", "Secretary", date(2027, 1, 1)),
        State.OPEN,
    )
    assert first.source == Source(kind=SourceKind.WORKSHOP, ref=str(planned))
    assert (second.state, second.why, second.settled_on) == (State.COULD_NOT, "There is no money for it", SATURDAY)
    assert comparing.steps(book, planned) == (first, second)
    assert comparing.steps(book, 9) == ()
    assert runs.get(book, planned).closed_on == SATURDAY
    refused("was closed on Saturday 14 November 2026", workshop.close, book, planned, [])
    book.undo()
    assert comparing.steps(book, planned) == ()
    assert runs.get(book, planned).closed_on is None


def test_steps_that_cannot_be_kept_are_told_by_their_number(book, planned):
    evening.later(book, weeks=20)
    told = refused(
        "Step 1: Choose the month", workshop.close, book, planned, [STEP, replace(STEP, who="", what="Jo")]
    )
    assert [each.field for each in told.problems] == ["month/1", "who/2", "month/2", "what/2"]
    assert [each.asks for each in told.problems] == [False, False, False, True]
    assert runs.get(book, planned).closed_on is None


def test_a_step_is_looked_over_as_the_promise_it_becomes(book, planned):
    workshop.check_step(book, STEP)
    told = refused(
        "Use fewer words here", workshop.check_step, book, replace(STEP, said="", who="a" * 41, what="Jo")
    )
    assert [(each.field, each.asks) for each in told.problems] == [("said", False), ("what", True), ("who", False)]
    refused("Leave out numbers to ring", workshop.close, book, planned, [replace(STEP, why="Ring 0114 496 0123")])
    asked = replace(STEP, what="Jo rings back")
    refused("Jo stands in it", workshop.close, book, planned, [asked])
    assert workshop.close(book, planned, [asked], sure=True)[0].what == "Jo rings back"


def test_a_closed_half_day_stays_closed_when_its_plan_is_changed(book, planned, half_day):
    workshop.close(book, planned, [])
    workshop.plan(book, replace(half_day, run=replace(half_day.run, id=planned, title="Late autumn")))
    assert (runs.get(book, planned).title, runs.get(book, planned).closed_on) == ("Late autumn", SATURDAY)
    assert "members" in [kind.key for kind in workshop.missing_kinds(book, planned)]


def test_a_step_may_be_for_this_month(book, planned):
    this = replace(STEP, month=SATURDAY.replace(day=1))
    assert workshop.close(book, planned, [this])[0].again == SATURDAY.replace(day=1)
    assert this.month + timedelta(days=13) == SATURDAY


def test_what_was_promised_at_a_half_day_that_is_taken_away_is_not_of_the_next_one(book, half_day, planned):
    workshop.close(book, planned, [STEP])
    other = repeating.begin(book, replace(half_day.run, title="Winter"))
    workshop.close(book, other, [STEP])
    assert len(comparing.steps(book, planned)) == 1
    runs.remove(book, other)
    runs.remove(book, planned)
    again = workshop.plan(book, half_day)
    assert again == planned
    assert comparing.steps(book, again) == ()
    assert {promise.source for promise in book.store.promises} == {Source(kind=SourceKind.WORKSHOP)}


def test_closing_a_half_day_before_its_day_is_asked_about_once(book, half_day):
    ahead = workshop.plan(book, replace(half_day, run=replace(half_day.run, day=SATURDAY + timedelta(days=1))))
    told = refused("Sunday 15 November 2026, which is still to come", workshop.close, book, ahead, [])
    assert told.only_asks
    assert workshop.close(book, ahead, [], sure=True) == ()
    assert runs.get(book, ahead).closed_on == SATURDAY
