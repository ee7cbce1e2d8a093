"""Every place can say why, and everything it says can be worked out again from the book."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groupkit.core.people import Away, Person, Usual
from groupkit.core.rota.reasons import Reason
from groupkit.core.rota.rules import breaches
from groupkit.core.service import PLANNED, Turn
from groupkit.services import meetings, roles, service
from groupkit.services.rota import keeping, offers, planning, why
from groupkit.services.rota.planning import QUICK
from tests.crowds import JOBS, add, did, gather, held, person

some_jobs = st.frozensets(st.sampled_from(JOBS))


@st.composite
def crowds(draw):
    """Draw a few people as unlike as people are, and turns they had in the last weeks."""
    people = []
    for at in range(draw(st.integers(0, 5))):
        willing = draw(some_jobs)
        people.append(
            {
                "short_name": f"P{at}",
                "willing": willing,
                "rather_not": draw(some_jobs) - willing,
                "knows": draw(some_jobs),
                "resting": draw(st.integers(0, 5)) == 0,
                "guest": draw(st.integers(0, 4)) == 0,
                "most": draw(st.integers(0, 3)),
                "away": draw(st.sampled_from([None, (0, 1), (1, 2), (0, 4)])),
                "comes": draw(st.sampled_from(["every", "most", "some", "never"])),
            }
        )
    many = max(len(people) - 1, 0)
    past = draw(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(JOBS), st.integers(0, many)), max_size=8))
    return people, past


@contextmanager
def living(book, crowd):
    """Put a crowd into the book for as long as one looks; nothing of it is kept."""
    people, past = crowd
    (meeting,) = meetings.listing(book)
    today = book.today()
    with book.store.looking():
        ids = []
        for told in people:
            about = {**told}
            away, comes = about.pop("away"), about.pop("comes")
            days = (
                ()
                if away is None
                else (Away(first=today + timedelta(weeks=away[0]), last=today + timedelta(weeks=away[1])),)
            )
            usual = (Usual(meeting=0),) if comes == "never" else (Usual(meeting=meeting.id, often=comes),)
            made = Person(**about, away=days, usual=() if comes == "every" else usual)
            ids.append(book.store.people.add(replace(made, usual=tuple(u for u in made.usual if u.meeting))))
        seen = set()
        for weeks, role, who in past:
            if ids and (weeks, role) not in seen:
                seen.add((weeks, role))
                day = today - timedelta(weeks=weeks)
                book.store.turns.add(Turn(meeting=meeting.id, day=day, role=role, person=ids[who]))
        yield


def turn_before(book, rota, at, who):
    """Work out anew, from the book and the plan, when somebody last did the job of a place."""
    role, day = rota.asked.places[at].role, rota.asked.occasion(at).day
    days = [turn.day for turn in book.store.turns if (turn.person, turn.role) == (rota.asked.people[who].id, role)]
    days += [
        rota.asked.occasion(other).day
        for other, holder in enumerate(rota.plan)
        if holder == who and rota.asked.places[other].role == role
    ]
    return max((each for each in days if each < day), default=None)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(crowds())
def test_every_figure_of_every_why_is_the_one_in_the_book(book, crowd):
    with living(book, crowd):
        rota = planning.plan(book, 4, care=QUICK)
        assert list(breaches(rota.asked.question, rota.plan)) == []
        for at, who in enumerate(rota.plan):
            found = why.given(rota, at)
            if who is None:
                assert found is None
                continue
            assert found is not None
            last = turn_before(book, rota, at, who)
            assert found.last == last
            assert found.weeks == ((rota.asked.occasion(at).day - last).days // 7 if last else 0)
            assert found.turns == rota.plan.count(who)
            done = {turn.role for turn in book.store.turns if turn.person == found.person.id} | found.person.knows
            assert found.first == (found.role.key not in done and last is None)
            others = 0
            for other in range(len(rota.asked.people)):
                tried = (*rota.plan[:at], other, *rota.plan[at + 1 :])
                others += other != who and not any(breaches(rota.asked.question, tried))
            assert abs(found.others - others) <= sum(role.beside for role in rota.asked.roles)
            said = " ".join(why.sentences(rota, at))
            assert found.person.short_name in said
            assert f"{found.turns} turn" in said


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(crowds())
def test_every_empty_place_has_a_true_reason_for_everybody(book, crowd):
    with living(book, crowd):
        rota = planning.plan(book, 4, care=QUICK)
        for at in rota.empty:
            found = why.vacant(rota, at)
            held_on, key = rota.asked.occasion(at), rota.asked.places[at].role
            assert {cause.person.id for cause in found.causes} == {each.id for each in rota.asked.people}
            for cause in found.causes:
                each = cause.person
                true = {
                    Reason.RESTING: each.resting,
                    Reason.WORKER: each.guest and found.role.members_only,
                    Reason.NOT_ASKED: key not in each.willing | each.rather_not,
                    Reason.AWAY: each.is_away(held_on.day),
                    Reason.NOT_THERE: not each.share(held_on.meeting.id),
                    Reason.OFFICE: each.short_name == "Sam",
                    Reason.LIMIT: each.most > 0,
                    Reason.ALONE: found.role.beside and key not in each.knows,
                    Reason.REST: found.role.gap_weeks > 0,
                    Reason.WEEK: True,
                    Reason.BUSY: any(
                        rota.name(other) == each.short_name
                        for other in rota.asked.question.of_meeting[rota.asked.question.seats[at].meeting]
                    ),
                }
                assert true[cause.reason]
            assert len(why.sentences(rota, at)) >= 2


def sentences(book, week=0, role="chair", *, weeks=4):
    rota = offers.so_far(book, weeks)
    at = next(
        at
        for at, each in enumerate(rota.asked.places)
        if each.role == role and rota.asked.occasion(at).day == held(book, week).day
    )
    return " ".join(why.sentences(rota, at))


def test_it_says_when_somebody_last_did_it_and_the_usual_rest(book):
    gather(book, "Bo")
    did(book, "Bo", "chair", 9)
    keeping.keep(book, planning.plan(book, 1, care=QUICK))
    service.assign(book, held(book, 0), "chair", None)
    with book.change("x", "service") as store:
        for turn in tuple(store.turns.where(day=held(book, 0).day)):
            store.turns.remove(id=turn.id)
        day = held(book, 0)
        bo = person(book, "Bo").id
        store.turns.add(Turn(meeting=day.meeting.id, day=day.day, role="chair", person=bo, how=PLANNED))
    said = sentences(book)
    assert "Bo last did this 9 weeks before. The usual rest is 2 weeks." in said
    assert "Bo has 1 turn in this plan." in said
    assert "Nobody else could do it that day." in said


def test_it_says_when_a_person_was_asked_or_nominated(book):
    gather(book, "Ali")
    service.assign(book, held(book, 1), "chair", "Ali")
    assert "was asked by hand" in sentences(book, 1)
    service.nominate(book, held(book, 0), "Jo")
    said = sentences(book, 1)
    assert "The secretary nominated Jo." in said
    assert "first time for Jo. Ali knows it and is there too." not in said
    assert "1 other person could do it that day." in said


def test_it_says_who_is_beside_somebody_new(book):
    add(book, "Ali", "chair")
    add(book, "Bo", "greeter", knows="chair")
    add(book, "Cy", "reader", knows="chair")
    for role, name in (("chair", "Ali"), ("greeter", "Bo"), ("reader", "Cy")):
        service.assign(book, held(book, 0), role, name)
    assert "first time for Ali. Bo and Cy know it and are there too." in sentences(book)
    service.assign(book, held(book, 0), "reader", None)
    assert "first time for Ali. Bo knows it and is there too." in sentences(book)
    service.assign(book, held(book, 0), "greeter", None)
    assert "It is the first time for Ali." in sentences(book)
    assert "Bo knows this job. No turn at it is written down." not in sentences(book)


def test_a_job_without_rest_says_only_when(book):
    gather(book, "Ali")
    did(book, "Ali", "reader", 1)
    service.assign(book, held(book, 0), "reader", "Ali")
    assert "Ali last did this 1 week before." in sentences(book, role="reader")
    assert "usual rest" not in sentences(book, role="reader")


def test_two_turns_in_one_week_are_said(book):
    gather(book, "Ali")
    late = replace(meetings.listing(book)[0], id=0, name="Late", weekday=0, place=None)
    meetings.add(book, late)
    day = held(book, 1)
    monday = next(each for each in meetings.coming(book, 2) if each.meeting.name == "Late")
    service.assign(book, monday, "reader", "Ali")
    service.assign(book, meetings.on(book, monday.day + timedelta(days=5)), "reader", "Ali")
    rota = offers.so_far(book, 2)
    at = next(
        at
        for at, each in enumerate(rota.asked.places)
        if each.role == "reader" and rota.asked.occasion(at).day == monday.day + timedelta(days=5)
    )
    assert "Ali did this earlier in the same week." in why.sentences(rota, at)[1]
    assert day.meeting.id


def test_what_would_fill_an_empty_place_is_offered(book):
    service.change_person(book, replace(person(book, "Jo"), willing=frozenset()))
    add(book, "Ali", "chair", knows="chair", most=1)
    service.assign(book, held(book, 0), "chair", "Ali")
    said = sentences(book, 1)
    assert said.startswith("Nobody can do this on Saturday 21 November: Chair.")
    assert "2 people have not said yes to this job." in said
    assert "Ali does this on Saturday 14 November and rests between turns." in said
    assert "one more person said yes" in said
    service.change_person(book, replace(person(book, "Ali"), most=0))
    assert "It would be filled if Ali rested less this once." in sentences(book, 1)
    roles.save(book, replace(roles.get(book, "chair"), gap_weeks=0))
    service.change_person(book, replace(person(book, "Ali"), most=1))
    assert "It would be filled if Ali took one turn more than they said." in sentences(book, 1)


def test_a_meeting_with_more_jobs_than_people_says_so(book):
    service.change_person(book, replace(person(book, "Jo"), willing=frozenset()))
    add(book, "Ali", "greeter", "hospitality")
    service.assign(book, held(book, 0), "greeter", "Ali")
    said = sentences(book, role="hospitality")
    assert "Ali does something else there: Greeter." in said
    assert "There are 2 jobs that day, and only these to do them: Ali." in said


def test_somebody_new_with_nobody_beside_them_would_need_company(book):
    add(book, "Ali", "chair")
    add(book, "Bo", "reader", knows="chair")
    service.change_person(book, replace(person(book, "Jo"), willing=frozenset()))
    assert "It would be filled if Ali tried it, and somebody who knows it came along." in sentences(book)


def test_a_list_of_nobody_says_so(book):
    with book.change("x", "service") as store:
        for term in tuple(store.terms):
            store.terms.remove(id=term.id)
        for each in tuple(store.people):
            store.people.remove(each.id)
    assert "Nobody is on the list yet." in sentences(book)


def test_people_who_cannot_are_counted_by_why(book):
    (meeting,) = meetings.listing(book)
    other = meetings.add(book, replace(meeting, id=0, name="Late", weekday=1, place=None))
    service.change_person(book, replace(person(book, "Jo"), resting=True))
    service.change_person(book, replace(person(book, "Sam"), willing=frozenset({"chair"})))
    add(book, "Dr", "chair", guest=True)
    add(book, "Eve", "chair", usual=(Usual(meeting=other.id),))
    add(book, "Flo", "chair", away=(Away(first=book.today(), last=book.today()),))
    said = sentences(book)
    assert "1 person is resting." in said
    assert "1 person comes as a worker, and this is for members." in said
    assert "1 person has their hands full with a job they hold for longer." in said
    assert "1 person does not come to this meeting." in said
    assert "1 person is away." in said


def test_somebody_with_two_turns_that_week_is_counted(book):
    (meeting,) = meetings.listing(book)
    gather(book, "Ali")
    service.change_person(book, replace(person(book, "Jo"), willing=frozenset()))
    for at, name in enumerate(("Mon", "Tue")):
        meetings.add(book, replace(meeting, id=0, name=name, weekday=at, place=None))
    number = held(book, 1).day.isocalendar().week
    week = [each for each in meetings.coming(book, 2) if each.day.isocalendar().week == number]
    for each, role in zip(week, ("reader", "greeter"), strict=False):
        service.assign(book, each, role, "Ali")
    rota = offers.so_far(book, 3)
    last = week[2]
    at = next(
        at
        for at, each in enumerate(rota.asked.places)
        if each.role == "timekeeper" and rota.asked.occasion(at).day == last.day
    )
    said = " ".join(why.sentences(rota, at))
    assert "1 person has two turns that week." in said
    assert "It would be filled if Ali took a third turn that week." in said
