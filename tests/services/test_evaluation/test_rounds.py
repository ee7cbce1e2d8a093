"""A round of talks is opened, closed and destroyed; what stands of it tells of nobody."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from groupkit.core.evaluation.answers import Answer
from groupkit.core.evaluation.destroyed import Rule, What
from groupkit.core.evaluation.people import Ask
from groupkit.core.evaluation.rounds import Kind, State
from groupkit.services import group as groups
from groupkit.services.evaluation import answers, people, rounds
from groupkit.services.evaluation.rounds import Status
from groupkit.services.feedback import keepers
from groupkit.storage import backups
from groupkit.storage.evaluation.rows import Told
from tests import evening, talkrounds
from tests.refusals import refused


def test_a_plan_is_checked_and_nothing_is_stored(other):
    made = rounds.plan(other, talkrounds.planned(other, title="  First   year "))
    assert (made.title, made.key, made.state, made.id) == ("First year", "first-year", State.OPEN, 0)
    assert made.keep_until == date(2030, 11, 14)
    assert rounds.listing(other) == ()


def test_rounds_are_opened_and_listed_newest_first(other):
    first = talkrounds.begun(other)
    second = talkrounds.begun(other, kind=Kind.RESEARCH, approval="REC 1", keep_until=date(2027, 1, 1))
    assert [each.key for each in rounds.listing(other)] == [second.key, first.key]
    assert second.key != first.key
    assert rounds.get(other, second.key) == second
    assert not other.next_undo or "round" not in other.next_undo


def test_everything_to_put_right_is_said_at_once(other):
    plan = talkrounds.planned(other, title="", purpose="", kind=Kind.RESEARCH, k=1)
    assert set(refused(rounds.open_, other, plan)) == {"title", "purpose", "approval", "k"}
    assert "no round of talks called x" in refused(rounds.get, other, "x")["round"]


def test_who_leads_reads_a_round_only_if_the_group_is_sure(other):
    leads = keepers.add(other, other.profile.facilitator, talkrounds.OTHER, talkrounds.OTHER)
    talkrounds.keys(other)
    plan = replace(talkrounds.planned(other), reader=leads.id)
    assert "leads meetings" in refused(rounds.open_, other, plan)["reader"]
    assert rounds.open_(other, plan, sure=True).reader == leads.id


def test_what_stands_of_a_round_tells_no_number_and_no_day_of_anybody(other):
    made = talkrounds.begun(other)
    secret = talkrounds.unlocked(other)
    before = rounds.status(other)
    talkrounds.invited(other, made.key, secret, started=other.today() - timedelta(days=10))
    (shown,) = rounds.status(other)
    assert replace(shown, look_again=before[0].look_again) == before[0]
    assert shown.look_again == date(2027, 2, 1)
    assert {field.name for field in fields(Status)} == {
        *("key", "title", "kind", "state", "opened_on", "closed_on", "keep_until", "look_again"),
        *("contacts_gone_on", "k", "reader", "coders"),
    }
    assert (shown.reader, shown.coders) == ("Robin", ("Robin", "Alex"))


def test_a_round_that_is_over_takes_no_more(other):
    made = talkrounds.begun(other)
    secret = talkrounds.unlocked(other)
    sign = talkrounds.invited(other, made.key, secret)
    done = rounds.close(other, made.key)
    assert (done.state, done.closed_on, done.contacts_gone_on) == (State.CODING, other.today(), other.today())
    assert [(each.what, each.rule) for each in rounds.gone(other, made.key)] == [
        (What.CONTACTS, Rule.ROUND_OVER),
        (What.DRAFT, Rule.ROUND_OVER),
    ]
    for does in (
        lambda: rounds.close(other, made.key),
        lambda: talkrounds.invited(other, made.key, secret),
        lambda: answers.keep(other, made.key, Answer(sign=sign, wave="T1", question="better", words="x")),
    ):
        assert "over" in refused(does)["round"]


def test_a_round_goes_on_and_never_back(other):
    made = talkrounds.begun(other)
    assert rounds.reached(other, made.key, State.AGREED).state is State.AGREED
    assert rounds.reached(other, made.key, State.CODING).state is State.AGREED
    assert rounds.reached(other, made.key, State.DESTROYED).state is State.AGREED
    assert rounds.get(other, made.key).state is State.AGREED


def test_recordings_are_written_down_as_gone_once(other):
    made = talkrounds.begun(other)
    for _twice in range(2):
        rounds.recordings_gone(other, made.key)
    assert [each.what for each in rounds.gone(other, made.key)] == [What.RECORDING]


def test_a_round_is_destroyed_and_its_name_stays(other):
    made = talkrounds.begun(other)
    secret = talkrounds.unlocked(other)
    sign = talkrounds.invited(other, made.key, secret, contact="Zarquonja")
    answers.keep(other, made.key, Answer(sign=sign, wave="T1", question="better", words="x"))
    other.store.another_copy(other.today())
    done = rounds.destroy(other, made.key)
    assert done.state is State.DESTROYED
    assert [each.what for each in rounds.gone(other, made.key)] == [What.CONTACTS, What.DRAFT, What.ALL]
    assert list(other.store.evaluation_people) == list(other.store.evaluation_answers) == []
    assert [each.sign for each in other.store.evaluation_signs] == [sign]
    assert "gone already" in refused(rounds.destroy, other, made.key)["round"]
    assert rounds.older_copies(other) == 1
    assert rounds.drop_older(other) == 1
    assert rounds.older_copies(other) == 0


def test_a_copy_that_opens_what_the_book_let_go_is_told_of_and_no_other(other):
    made = talkrounds.begun(other)
    secret = talkrounds.unlocked(other)
    other.store.another_copy(other.today())
    sign = talkrounds.invited(other, made.key, secret, contact="Zarquonja")
    other.store.another_copy(other.today())
    talkrounds.invited(other, made.key, secret, contact="another")
    answers.keep(other, made.key, Answer(sign=sign, wave="T1", question="better", words="x"))
    assert rounds.older_copies(other) == 0
    rounds.close(other, made.key)
    other.store.another_copy(other.today())
    assert rounds.older_copies(other) == 1
    people.take_back(other, made.key, sign, Ask.PART, secret)
    assert rounds.older_copies(other) == 2
    assert (rounds.drop_older(other), rounds.older_copies(other)) == (2, 0)
    assert len(backups.copies(other.path)) == 2
    assert rounds.drop_older(other) == 0


def test_a_round_that_is_over_is_destroyed_and_its_contacts_are_told_of_once(other):
    made = talkrounds.begun(other)
    rounds.close(other, made.key)
    evening.later(other, weeks=1)
    done = rounds.destroy(other, made.key)
    assert (done.closed_on, done.contacts_gone_on) == (other.today() - timedelta(days=7),) * 2
    assert [each.what for each in rounds.gone(other, made.key)] == [What.CONTACTS, What.DRAFT, What.ALL]


def test_a_round_goes_when_its_day_comes(other):
    made = talkrounds.begun(other, keep_until=other.today() + timedelta(days=20))
    kept = talkrounds.begun(other, title="Another")
    secret = talkrounds.unlocked(other)
    for each in (made, kept):
        talkrounds.invited(other, each.key, secret, contact="Zarquonja")
    said: dict[str, Any] = {"title": "Hope", "words": "It helps.\n“Very words”", "passed_on": other.today()}
    heard = ((made, "some", "agree"), (made, "one", "agree"), (made, "some", None), (kept, "one", None))
    with other.store.quietly():
        for place, (of, level, response) in enumerate(heard):
            row = Told(round=of.id, place=place, level=level, response=response, **said)
            other.store.evaluation_themes.add(row)
    evening.later(other, weeks=2)
    assert not groups.due(other)
    evening.later(other, weeks=1)
    assert groups.due(other)
    told: list[frozenset[str]] = []
    other.subscribe(told.append)
    assert groups.sweep(other)
    assert "evaluation" in told[0]
    gone = rounds.get(other, made.key)
    assert (gone.state, gone.contacts_gone_on, gone.closed_on) == (State.DESTROYED, *[other.today()] * 2)
    assert [(each.what, each.rule) for each in rounds.gone(other, made.key)] == [
        (What.CONTACTS, Rule.KEPT_UNTIL),
        (What.ALL, Rule.KEPT_UNTIL),
    ]
    assert {each.round for each in other.store.evaluation_people} == {kept.id}
    assert [(each.round, each.place, each.words) for each in other.store.evaluation_themes] == [
        (made.id, 0, "It helps."),
        (kept.id, 3, said["words"]),
    ]
    assert sorted(path.name for path in other.path.parent.glob("*evaluation/*")) == [f"{kept.key}.contacts"]


def test_a_key_that_talks_wait_for_is_told_of_and_keeps_its_name(other):
    made = talkrounds.begun(other)
    robin, sam = keepers.named(other, "Robin"), keepers.named(other, "Sam")
    assert keepers.waits_for(other, robin)
    assert not keepers.waits_for(other, sam)
    keepers.end(other, robin.id)
    other.store.feedback_expiry.forget_names()
    assert rounds.status(other)[0].reader == "Robin"
    assert len(rounds.gone(other, made.key)) == 0
    rounds.destroy(other, made.key)
    assert rounds.status(other)[0].reader == ""


def test_a_kind_is_a_plain_word_too(other):
    made = rounds.plan(other, talkrounds.planned(other, kind="research", approval="REC 1"))
    assert (made.kind, made.keep_until) == (Kind.RESEARCH, date(2036, 11, 14))
    assert rounds.open_(other, talkrounds.planned(other, kind="service")).kind is Kind.SERVICE
