"""A round is planned with honest words, opens only when all is in order, and ends closed, merged or destroyed."""

from datetime import timedelta

import pytest

from groupkit.core.feedback.layout import Box, Layout
from groupkit.core.feedback.rounds import Below, Room, State
from groupkit.core.people import Person
from groupkit.core.problems import RefusedError
from groupkit.core.service import Term
from groupkit.services import group, service, terms
from groupkit.services.feedback import keepers, opening, rounds, sitting, texts
from tests import askings, evening


def refused(does, *args, **more):
    with pytest.raises(RefusedError) as told:
        does(*args, **more)
    return {problem.field: str(problem) for problem in told.value.problems}


def test_a_plan_says_how_small_the_room_is(book):
    plan = rounds.plan(book, askings.form(), 6)
    assert (plan.room, plan.k, plan.suggested) == (Room.TIGHT, 5, 5)
    assert plan.lines[0].startswith("6 people could answer, and the box needs 5.")
    assert rounds.plan(book, askings.form(), 15).suggested == 8
    assert rounds.plan(book, askings.form(), 15, k=5).room is Room.AMPLE
    shut = rounds.plan(book, askings.form(), 4)
    assert shut.room is Room.CLOSED
    assert len(shut.lines) == 1


def test_answers_of_those_who_pass_on_a_job_wait_as_the_form_tells_them(book):
    leaving_a_job = askings.form("role-exit")
    plan = rounds.plan(book, leaving_a_job, 6)
    assert (plan.below, plan.keep_until.year - book.today().year) == (Below.MERGE, 3)
    assert any("wait for the next round" in line for line in plan.lines)
    askings.keys(book)
    asked = refused(rounds.open_, book, askings.planned(book, form=leaving_a_job, below=Below.DESTROY))
    assert "Let them wait" in asked["below"]
    assert rounds.plan(book, askings.form(), 6).below is Below.DESTROY


def test_what_is_wrong_is_said_at_once(book):
    askings.keys(book)
    wrong = askings.planned(book, able=2, k=2, purpose=" ", what_happens="", reader=1, trustee=1, label="x" * 30)
    assert set(refused(rounds.open_, book, wrong)) == {
        *("able", "k", "purpose", "what_happens", "trustee", "label")
    }
    assert not rounds.listing(book)
    assert not askings.path_of(book, "after-tonight").parent.exists()


def test_an_open_round_is_told_of_without_numbers(book):
    made = askings.begun(book, label="T2")
    assert made.key == "after-tonight-t2"
    (standing,) = rounds.status(book)
    assert (standing.key, standing.title, standing.state) == (made.key, "After tonight", State.OPEN)
    assert (standing.reader, standing.trustee) == ("Robin", "Alex")
    assert askings.path_of(book, made.key).is_file()
    assert rounds.told(made)[0].startswith("Figures are rounded")
    assert "is open since" in refused(rounds.open_, book, askings.planned(book))["form"]
    assert "no round called x" in refused(rounds.get, book, "x")["round"]


def test_a_round_about_leading_goes_past_those_who_lead(book):
    askings.keys(book)
    about = askings.form("about-facilitating")
    asked = refused(rounds.open_, book, askings.planned(book, form=about))
    assert "Is it right that Robin and Alex do not lead them?" in asked["reader"]
    robin = service.add_person(book, Person(short_name="robin"))
    terms.hold(book, Term(role="facilitator", person=robin.id, since=book.today()))
    assert (
        "Robin leads meetings"
        in refused(rounds.open_, book, askings.planned(book, form=about), sure=True)["reader"]
    )
    assert rounds.open_(book, askings.planned(book)).state is State.OPEN


def test_whoever_looks_after_the_laptop_reads_only_where_that_is_meant(book):
    askings.keys(book)
    robin = service.add_person(book, Person(short_name="robin"))
    terms.hold(book, Term(role="secretary", person=robin.id, since=book.today()))
    asked = refused(rounds.open_, book, askings.planned(book))
    assert set(asked) == {"reader"}
    assert "Is it right that Robin reads it?" in asked["reader"]
    assert rounds.open_(book, askings.planned(book), sure=True).state is State.OPEN


def test_an_open_talk_has_no_box(book):
    askings.keys(book)
    talk = askings.planned(book, form=askings.form("facilitator-talk"))
    assert "no box" in refused(rounds.open_, book, talk)["form"]


def test_a_closed_round_takes_nothing_more(book):
    made = askings.begun(book)
    assert rounds.close(book, made.key).closed_on == book.today()
    for does in (rounds.close, sitting.begin):
        assert "This round is over" in refused(does, book, made.key)["round"]
    assert rounds.get(book, made.key).state is State.CLOSED


def test_a_box_is_destroyed_unread(book):
    made = askings.begun(book)
    askings.cast(book, made.key, [askings.rated(3)] * 6)
    assert rounds.destroy(book, made.key).state is State.DESTROYED
    assert not askings.path_of(book, made.key).exists()
    assert book.store.feedback_rounds.keys(made.id) is None
    assert "gone already" in refused(rounds.destroy, book, made.key)["round"]
    told = refused(opening.open_round, book, made.key, askings.READER, askings.TRUSTEE)
    assert "destroyed unread" in told["round"]


def test_a_box_that_is_lost_can_still_be_let_go(book):
    made = askings.begun(book)
    askings.path_of(book, made.key).unlink()
    assert rounds.destroy(book, made.key).state is State.DESTROYED


def test_too_few_answers_wait_for_the_next_round(book):
    made = askings.begun(book, below=Below.MERGE)
    askings.cast(book, made.key, [askings.rated(4)] * 3)
    told = askings.opened(book, made.key)
    assert isinstance(told, opening.NotEnough)
    assert "wait for the next round" in told.lines[1]
    asked = refused(rounds.open_, book, askings.planned(book, k=4, below=Below.MERGE))
    assert "People were told 5 last time" in asked["k"]
    assert "go on into this one" in asked["follows"]
    after = askings.begun(book, below=Below.MERGE)
    assert after.follows == made.id
    assert any("need not answer again" in line for line in rounds.told(after))
    assert not any("need not answer again" in line for line in rounds.told(made))
    assert rounds.get(book, made.key).state is State.MERGED
    assert not askings.path_of(book, made.key).exists()
    askings.cast(book, after.key, [askings.rated(4)] * 3)
    shown = askings.opened(book, after.key)
    assert isinstance(shown, opening.Opened)
    assert "went on into the next one" in refused(opening.open_round, book, made.key, "", "")["round"]


def test_other_keys_take_nothing_over(book):
    made = askings.begun(book, below=Below.MERGE)
    rounds.close(book, made.key)
    kim = keepers.add(book, "Kim", "somebody else knows", "somebody else knows")
    after = rounds.open_(book, askings.planned(book, trustee=kim.id))
    assert (after.follows, rounds.get(book, made.key).state) == (None, State.CLOSED)


def test_a_round_follows_one_that_is_there(book):
    askings.keys(book)
    assert "not in the book" in refused(rounds.open_, book, askings.planned(book, follows=9))["follows"]


def test_what_nobody_opened_goes_on_its_day(book):
    shut = askings.begun(book)
    spoken = askings.begun(book, form=askings.form("group-climate"))
    askings.cast(book, spoken.key, [askings.rated(3, spoken.form)] * 6)
    assert isinstance(askings.opened(book, spoken.key), opening.Opened)
    assert not group.sweep(book)
    evening.later(book, weeks=40)
    assert texts.waiting(book, spoken.key)
    assert group.sweep(book)
    assert rounds.get(book, shut.key).state is State.DESTROYED
    assert not texts.waiting(book, spoken.key)
    assert not group.sweep(book)
    assert shut.keep_until < book.today() + timedelta(days=1)


def test_printed_pages_are_known_again_and_each_once(book):
    made = askings.begun(book)
    look = Layout(
        page=1, pages=1, hash=7, size_mm=(210.0, 297.0), boxes=(Box(question="welcome", option=0, x=1, y=2),)
    )
    for _twice in range(2):
        rounds.printed(book, made.key, (look,))
    rounds.close(book, made.key)
    assert rounds.layouts(book, made.key) == (look,)
    assert rounds.get(book, made.key).form == made.form


def test_a_round_is_looked_over_before_it_opens(book):
    askings.keys(book)
    about = askings.planned(book, form=askings.form("about-facilitating"), purpose=" ")
    assert [problem.field for problem in rounds.check(book, about)] == ["purpose"]
    assert rounds.check(book, askings.planned(book)) == ()
