"""A group hands over a job: begun, ticked off together, left and come back to, finished."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.handover.passing import LAPTOP, Handover
from groupkit.core.people import Person
from groupkit.core.problems import RefusedError
from groupkit.core.service import Term
from groupkit.i18n import current
from groupkit.services import meetings, service, terms
from groupkit.services.handover import passing
from tests.evening import SATURDAY, later, reopened


@pytest.fixture
def people(book):
    return {person.short_name: person.id for person in service.people(book)}


@pytest.fixture
def going(book, people):
    made = Handover(
        role="secretary", giver=people["Sam"], taker=people["Jo"], third="  Bo ", laptop=True, started_on=date.min
    )
    return passing.start(book, made)


def test_a_hand_over_begins_today_and_is_named(book, going):
    assert (going.started_on, going.third, going.finished_on) == (SATURDAY, "Bo", None)
    told = passing.passing(book, going)
    assert (told.giver, told.taker, told.meeting, told.group) == ("Sam", "Jo", "", book.profile.name)
    assert told.called(current()) == "Secretary"
    assert book.next_undo == "Start a hand-over"


def test_everything_to_put_right_is_said_before_it_begins(book, going):
    with pytest.raises(RefusedError) as refused:
        passing.start(book, Handover(role="king", third="x" * 25, started_on=date.min))
    assert [problem.field for problem in refused.value.problems] == ["role", "giver", "third"]
    with pytest.raises(RefusedError, match="already"):
        passing.start(book, going)
    assert len(passing.listing(book)) == 1


def test_one_job_of_two_meetings_is_handed_over_twice(book, going):
    (meeting,) = meetings.listing(book)
    other = passing.start(book, replace(going, meeting=meeting.id))
    assert passing.passing(book, other).meeting == meeting.name
    assert passing.of_role(book, "secretary", meeting.id) == other
    assert passing.of_role(book, "secretary") == other
    with pytest.raises(RefusedError, match="not being handed over"):
        passing.of_role(book, "greeter")
    with pytest.raises(RefusedError, match="no hand-over 99"):
        passing.get(book, 99)


def test_what_is_ticked_stays_when_the_laptop_is_closed_in_the_middle(book, going):
    passing.tick(book, going, "job/1")
    passing.tick(book, going, "laptop/money")
    passing.tick(book, going, "job/2")
    passing.untick(book, going, "job/2")
    path = book.path
    book.close()
    with reopened(path) as again:
        assert passing.passing(again, going).done == {"job/1": SATURDAY, "laptop/money": SATURDAY}
        passing.untick(again, going, "job/1")
        assert again.undo() == "Take a tick off a hand-over"
        assert "job/1" in passing.passing(again, going).done


@pytest.mark.parametrize("does", [passing.tick, passing.untick])
def test_a_line_the_job_does_not_have_is_refused(book, going, does):
    with pytest.raises(RefusedError, match="no line money/1"):
        does(book, going, "money/1")


def test_the_names_change_and_the_job_stays(book, going, people):
    changed = passing.change(book, replace(going, role="king", giver=None, third="Ann", laptop=False))
    assert (changed.role, changed.giver, changed.third, changed.laptop) == ("secretary", None, "Ann", False)
    with pytest.raises(RefusedError):
        passing.change(book, replace(going, giver=people["Jo"]))
    assert passing.get(book, going.id) == changed


def test_what_one_wishes_to_have_known_waits_for_the_next_holder(book, going):
    assert passing.wished(book, "secretary") == ()
    kept = passing.write_known(book, going, ["  Lift the\ndoor. ", "", "Monday is best."])
    assert kept.known == ("Lift the door.", "Monday is best.")
    with pytest.raises(RefusedError):
        passing.write_known(book, going, ["Ring 01632 960 001"])
    passing.finish(book, going)
    later(book, weeks=20)
    following = passing.start(book, replace(going, giver=None))
    assert passing.passing(book, following).before == kept.known
    assert passing.wished(book, "secretary") == kept.known
    assert passing.passing(book, going).before == ()


def test_it_is_finished_once_with_lines_still_open(book, going):
    done = passing.finish(book, going)
    assert (done.finished_on, passing.get(book, going.id)) == (SATURDAY, done)
    with pytest.raises(RefusedError, match="finished already"):
        passing.finish(book, going)
    later(book, weeks=1)
    newer = passing.start(book, replace(going, role=LAPTOP))
    later(book, weeks=1)
    newest = passing.start(book, replace(going, role="greeter"))
    assert passing.listing(book) == (newest, newer, done)


def test_one_begun_by_mistake_is_taken_off_and_comes_back(book, going):
    passing.tick(book, going, "job/1")
    passing.remove(book, going)
    assert passing.listing(book) == ()
    with pytest.raises(RefusedError):
        passing.remove(book, going)
    book.undo()
    assert passing.passing(book, going).done == {"job/1": SATURDAY}


def test_who_holds_the_job_now_is_offered_first(book, people):
    assert passing.holder(book, "secretary") == people["Sam"]
    assert passing.holder(book, "treasurer") is None
    (meeting,) = meetings.listing(book)
    ali = service.add_person(book, Person(short_name="Ali"))
    terms.hold(book, Term(role="secretary", person=ali.id, meeting=meeting.id, since=SATURDAY))
    gone = SATURDAY - timedelta(days=1)
    terms.hold(book, Term(role="treasurer", person=ali.id, since=gone, until=gone))
    assert passing.holder(book, "secretary", meeting.id) == ali.id
    assert passing.holder(book, "secretary") == people["Sam"]
    assert passing.holder(book, "treasurer") is None


def test_a_job_the_group_gave_up_and_people_who_left_are_still_shown(book, going):
    with book.store.step("Leave"):
        book.store._db.execute_sql("DELETE FROM willing")
        book.store._db.execute_sql("DELETE FROM person WHERE short_name = 'Jo'")
        book.store._db.execute_sql("UPDATE handover SET role = 'dog-walker'")
    told = passing.passing(book, going)
    assert (told.giver, told.taker, told.called(current())) == ("Sam", "", "dog-walker")
    assert told.parts(current())
