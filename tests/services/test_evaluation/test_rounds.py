"""A round of talks is opened, closed and destroyed; what stands of it tells of nobody."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from groupkit.core.evaluation.answers import Answer
from groupkit.core.evaluation.destroyed import Rule, What
from groupkit.core.evaluation.rounds import Kind, State
from groupkit.core.problems import RefusedError
from groupkit.services import group as groups
from groupkit.services.evaluation import answers, rounds
from groupkit.services.evaluation.rounds import Status
from groupkit.services.feedback import keepers
from tests import evening, talkrounds


def refused(does, *args, **more):
    with pytest.raises(RefusedError) as told:
        does(*args, **more)
    return {problem.field: str(problem) for problem in told.value.problems}


def test_a_plan_is_checked_and_nothing_is_stored(book):
    made = rounds.plan(book, talkrounds.planned(book, title="  First   year "))
    assert (made.title, made.key, made.state, made.id) == ("First year", "first-year", State.OPEN, 0)
    assert made.keep_until == date(2030, 11, 14)
    assert rounds.listing(book) == ()


def test_rounds_are_opened_and_listed_newest_first(book):
    first = talkrounds.begun(book)
    second = talkrounds.begun(book, kind=Kind.RESEARCH, approval="REC 1", keep_until=date(2027, 1, 1))
    assert [each.key for each in rounds.listing(book)] == [second.key, first.key]
    assert second.key != first.key
    assert rounds.get(book, second.key) == second
    assert not book.next_undo or "round" not in book.next_undo


def test_everything_to_put_right_is_said_at_once(book):
    plan = talkrounds.planned(book, title="", purpose="", kind=Kind.RESEARCH, k=1)
    assert set(refused(rounds.open_, book, plan)) == {"title", "purpose", "approval", "k"}
    assert "no round of talks called x" in refused(rounds.get, book, "x")["round"]


def test_who_leads_reads_a_round_only_if_the_group_is_sure(book):
    leads = keepers.add(book, book.profile.facilitator, talkrounds.OTHER, talkrounds.OTHER)
    talkrounds.keys(book)
    plan = replace(talkrounds.planned(book), reader=leads.id)
    assert "leads meetings" in refused(rounds.open_, book, plan)["reader"]
    assert rounds.open_(book, plan, sure=True).reader == leads.id


def test_what_stands_of_a_round_tells_no_number_and_no_day_of_anybody(book):
    made = talkrounds.begun(book)
    secret = talkrounds.unlocked(book)
    before = rounds.status(book)
    talkrounds.invited(book, made.key, secret, started=book.today() - timedelta(days=10))
    (shown,) = rounds.status(book)
    assert replace(shown, look_again=before[0].look_again) == before[0]
    assert shown.look_again == date(2027, 2, 1)
    assert {field.name for field in fields(Status)} == {
        *("key", "title", "kind", "state", "opened_on", "closed_on", "keep_until", "look_again"),
        *("contacts_gone_on", "k", "reader", "coders"),
    }
    assert (shown.reader, shown.coders) == ("Robin", ("Robin", "Alex"))


def test_a_round_that_is_over_takes_no_more(book):
    made = talkrounds.begun(book)
    secret = talkrounds.unlocked(book)
    sign = talkrounds.invited(book, made.key, secret)
    done = rounds.close(book, made.key)
    assert (done.state, done.closed_on, done.contacts_gone_on) == (State.CODING, book.today(), book.today())
    assert [(each.what, each.rule) for each in rounds.gone(book, made.key)] == [
        (What.CONTACTS, Rule.ROUND_OVER),
        (What.DRAFT, Rule.ROUND_OVER),
    ]
    for does in (
        lambda: rounds.close(book, made.key),
        lambda: talkrounds.invited(book, made.key, secret),
        lambda: answers.keep(book, made.key, Answer(sign=sign, wave="T1", question="q", words="x")),
    ):
        assert "over" in refused(does)["round"]


def test_a_round_goes_on_and_never_back(book):
    made = talkrounds.begun(book)
    assert rounds.reached(book, made.key, State.AGREED).state is State.AGREED
    assert rounds.reached(book, made.key, State.CODING).state is State.AGREED
    assert rounds.reached(book, made.key, State.DESTROYED).state is State.AGREED
    assert rounds.get(book, made.key).state is State.AGREED


def test_recordings_are_written_down_as_gone_once(book):
    made = talkrounds.begun(book)
    for _twice in range(2):
        rounds.recordings_gone(book, made.key)
    assert [each.what for each in rounds.gone(book, made.key)] == [What.RECORDING]


def test_a_round_is_destroyed_and_its_name_stays(book):
    made = talkrounds.begun(book)
    secret = talkrounds.unlocked(book)
    sign = talkrounds.invited(book, made.key, secret, contact="Zarquonja")
    answers.keep(book, made.key, Answer(sign=sign, wave="T1", question="q", words="x"))
    book.store.another_copy(book.today())
    done = rounds.destroy(book, made.key)
    assert done.state is State.DESTROYED
    assert [each.what for each in rounds.gone(book, made.key)] == [What.CONTACTS, What.DRAFT, What.ALL]
    assert list(book.store.evaluation_people) == list(book.store.evaluation_answers) == []
    assert [each.sign for each in book.store.evaluation_signs] == [sign]
    assert "gone already" in refused(rounds.destroy, book, made.key)["round"]
    assert rounds.older_copies(book) == 1
    assert rounds.drop_older(book) == 1
    assert rounds.older_copies(book) == 0


def test_a_round_goes_when_its_day_comes(book):
    made = talkrounds.begun(book, keep_until=book.today() + timedelta(days=20))
    kept = talkrounds.begun(book, title="Another")
    secret = talkrounds.unlocked(book)
    for each in (made, kept):
        talkrounds.invited(book, each.key, secret, contact="Zarquonja")
    evening.later(book, weeks=2)
    assert not groups.due(book)
    evening.later(book, weeks=1)
    assert groups.due(book)
    told = []
    book.subscribe(told.append)
    assert groups.sweep(book)
    assert "evaluation" in told[0]
    gone = rounds.get(book, made.key)
    assert (gone.state, gone.contacts_gone_on, gone.closed_on) == (State.DESTROYED, *[book.today()] * 2)
    assert [(each.what, each.rule) for each in rounds.gone(book, made.key)] == [
        (What.CONTACTS, Rule.KEPT_UNTIL),
        (What.ALL, Rule.KEPT_UNTIL),
    ]
    assert {each.round for each in book.store.evaluation_people} == {kept.id}
    assert sorted(path.name for path in book.path.parent.glob("*evaluation/*")) == [f"{kept.key}.contacts"]


def test_a_key_that_talks_wait_for_is_told_of_and_keeps_its_name(book):
    made = talkrounds.begun(book)
    robin, sam = keepers.named(book, "Robin"), keepers.named(book, "Sam")
    assert keepers.waits_for(book, robin)
    assert not keepers.waits_for(book, sam)
    keepers.end(book, robin.id)
    book.store.feedback_expiry.forget_names()
    assert rounds.status(book)[0].reader == "Robin"
    assert len(rounds.gone(book, made.key)) == 0
    rounds.destroy(book, made.key)
    assert rounds.status(book)[0].reader == ""
