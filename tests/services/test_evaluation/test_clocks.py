"""The reader of a round sees when it is time to talk with whom: the study is planned on its days."""

from datetime import date, timedelta

import pytest

from groupkit.core.evaluation.clocks import DueState
from groupkit.services.evaluation import clocks, people, rounds
from groupkit.storage.vault import WrongPassphraseError
from tests import talkrounds
from tests.refusals import refused


@pytest.fixture(name="made")
def _made(other):
    return talkrounds.begun(other)


@pytest.fixture(name="secret")
def _secret(other, made):
    return talkrounds.unlocked(other)


def test_the_study_is_asked_on_its_days(other, made, secret):
    signs = talkrounds.asked(other, made.key, secret)
    assert len({*signs.values()}) == 10
    talkrounds.held(other, made.key, signs, secret)
    found = clocks.due(other, made.key, secret)
    assert len(found) == 25
    assert [(each.first, each.last) for each in found] == sorted((each.first, each.last) for each in found)
    by = {(each.sign, each.wave): each for each in found}
    for who, _strand, _started, about in talkrounds.everybody():
        for wave in talkrounds.WAVES:
            if wave in about:
                talk = by.pop((signs[who], wave))
                assert (talk.first, talk.last) == (about[wave]["first"], about[wave]["last"])
                late = about[wave].get("was") == "late"
                assert talk.state is (DueState.LATE if late else DueState.HELD)
                assert not talk.reckoned
    assert by == {}


def test_days_hang_on_the_talk_before_and_say_so_until_it_was_held(other, made, secret):
    sign = talkrounds.invited(other, made.key, secret, started=other.today() - timedelta(days=100))
    before = clocks.due(other, made.key, secret)
    assert [(each.wave, each.state, each.reckoned) for each in before] == [
        ("T1", DueState.NOW, False),
        ("T2", DueState.AHEAD, True),
        ("T3", DueState.AHEAD, True),
    ]
    after = clocks.held(other, made.key, sign, "T1", other.today(), secret)
    assert [(each.state, each.reckoned) for each in after] == [
        (DueState.HELD, False),
        *[(DueState.AHEAD, False)] * 2,
    ]
    assert clocks.due(other, made.key, talkrounds.READER) == after
    with pytest.raises(WrongPassphraseError):
        clocks.due(other, made.key, talkrounds.SECOND)


def test_talks_come_one_after_the_other(other, made, secret):
    today = other.today()
    sign = talkrounds.invited(other, made.key, secret, started=today - timedelta(days=300))
    clocks.held(other, made.key, sign, "T1", today - timedelta(days=100), secret)
    clocks.held(other, made.key, sign, "T3", today - timedelta(days=10), secret)
    for wave, days in (("T2", 100), ("T2", 5), ("T1", 10), ("T3", 100)):
        told = refused(clocks.held, other, made.key, sign, wave, today - timedelta(days=days), secret)
        assert "one after the other" in told["day"]
    assert clocks.held(other, made.key, sign, "T2", today - timedelta(days=50), secret)[1].held is not None


def test_a_missed_talk_stays_and_a_held_one_too(other, made, secret):
    sign = talkrounds.invited(other, made.key, secret, started=other.today() - timedelta(days=300))
    assert clocks.due(other, made.key, secret)[0].state is DueState.PASSED
    assert clocks.not_held(other, made.key, sign, "T1", secret)[0].state is DueState.NOT_HELD
    assert clocks.held(other, made.key, sign, "T1", other.today(), secret)[0].state is DueState.LATE
    assert "stays" in refused(clocks.not_held, other, made.key, sign, "T1", secret)["wave"]


def test_a_day_to_come_or_before_they_began_and_a_wave_of_others_are_refused(other, made, secret):
    sign = talkrounds.invited(other, made.key, secret)
    day = timedelta(days=1)
    tomorrow, yesterday = other.today() + day, other.today() - day
    assert "has been" in refused(clocks.held, other, made.key, sign, "T1", tomorrow, secret)["day"]
    assert "after they began" in refused(clocks.held, other, made.key, sign, "T1", yesterday, secret)["day"]
    assert "not asked in F1" in refused(clocks.not_held, other, made.key, sign, "F1", secret)["wave"]
    assert "Nobody in this round" in refused(clocks.stop, other, made.key, "Nemo", secret)["sign"]


def test_who_stops_is_asked_no_more_and_what_they_said_stays(other, made, secret):
    sign = talkrounds.invited(other, made.key, secret, started=other.today() - timedelta(days=100))
    clocks.held(other, made.key, sign, "T1", other.today(), secret)
    found = clocks.stop(other, made.key, sign, secret)
    assert [each.state for each in found] == [DueState.HELD, DueState.STOPPED, DueState.STOPPED]
    assert clocks.stop(other, made.key, sign, secret) == found
    assert people.listing(other, made.key, secret)[0].stopped_on == other.today()


def test_the_month_to_look_again_is_told_without_a_passphrase(other, made, secret):
    assert rounds.status(other)[0].look_again == date(2026, 11, 1)
    first = talkrounds.invited(other, made.key, secret, started=other.today() - timedelta(days=20))
    assert rounds.status(other)[0].look_again == date(2027, 1, 1)
    clocks.stop(other, made.key, first, secret)
    assert rounds.status(other)[0].look_again == date(2027, 1, 1)
