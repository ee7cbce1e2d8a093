"""People are asked under signs; each yes is asked apart and can be taken back; who reads them alone sees who."""

from datetime import timedelta

import pytest

from groupkit import i18n
from groupkit.core.evaluation.answers import Answer
from groupkit.core.evaluation.people import Ask, Strand, Yes
from groupkit.core.people import Person
from groupkit.core.problems import GroupkitError
from groupkit.services import service
from groupkit.services.evaluation import answers, clocks, contacts, drafts, people, rounds
from groupkit.storage.evaluation import shipped
from groupkit.storage.evaluation.rows import Sign
from groupkit.storage.vault import WrongPassphraseError
from tests import talkrounds
from tests.refusals import refused


@pytest.fixture(name="made")
def _made(other):
    return talkrounds.begun(other)


@pytest.fixture(name="secret")
def _secret(other, made):
    return talkrounds.unlocked(other)


def given_out(group, signs):
    with group.store.quietly():
        for each in signs:
            group.store.evaluation_signs.add(Sign(sign=each.title))


def test_people_are_asked_under_signs_that_nobody_had_before(other, made, secret):
    second = talkrounds.begun(other, title="Another")
    signs = [talkrounds.invited(other, each.key, secret) for each in (made, second, made)]
    signs.append(talkrounds.invited(other, made.key, secret, strand=Strand.FACILITATORS, interviewer=" Kim  B "))
    assert len({*signs}) == 4
    assert {*signs} <= {each.title for each in shipped.signs().signs}
    found = people.listing(other, made.key, talkrounds.READER)
    assert [person.sign for person in found] == [signs[0], signs[2], signs[3]]
    assert (found[2].interviewer, found[2].strand) == ("Kim B", Strand.FACILITATORS)


def test_who_is_asked_only_the_reader_sees(other, made, secret):
    sign = talkrounds.invited(other, made.key, secret, kinds=frozenset({"woman"}), contact="07700 900461")
    with pytest.raises(WrongPassphraseError):
        people.listing(other, made.key, talkrounds.SECOND)
    with pytest.raises(GroupkitError, match="cannot be read"):
        people.listing(other, made.key, talkrounds.unlocked(other, "Alex"))
    with pytest.raises(GroupkitError, match="cannot be read"):
        contacts.read(other, made.key, talkrounds.unlocked(other, "Alex"))
    (found,) = people.listing(other, made.key, secret)
    assert found.kinds == {"woman"}
    assert contacts.read(other, made.key, talkrounds.READER) == {sign: "07700 900461"}


def test_every_row_of_people_has_the_same_length(other, made, secret):
    talkrounds.invited(other, made.key, secret)
    talkrounds.invited(other, made.key, secret, kinds=frozenset({"woman", "carer"}), interviewer="K" * 40)
    assert len({len(each.sealed) for each in other.store.evaluation_people}) == 1


def test_a_sign_is_a_word_of_their_own_when_they_like_or_all_are_given(other, made, secret):
    assert talkrounds.invited(other, made.key, secret, sign=" Blue   door ") == "Blue door"
    assert "given out before" in refused(talkrounds.invited, other, made.key, secret, sign="blue door")["sign"]
    service.add_person(other, Person(short_name="Linden"))
    assert "called that" in refused(talkrounds.invited, other, made.key, secret, sign="linden")["sign"]
    given_out(other, shipped.signs().signs)
    assert "word of your own" in refused(talkrounds.invited, other, made.key, secret)["sign"]


def test_a_sign_given_in_one_language_is_not_given_in_another(other, made, secret, monkeypatch):
    monkeypatch.setattr(people, "languages", lambda: ("en", "en-XA"))
    i18n.use("en-XA")
    every = shipped.signs().signs
    given_out(other, every[1:])
    sign = talkrounds.invited(other, made.key, secret)
    assert every[0].title not in sign
    i18n.use("en")
    assert "word of your own" in refused(talkrounds.invited, other, made.key, secret)["sign"]


def test_each_yes_has_its_day_and_is_taken_back_apart(other, made, secret):
    sign = talkrounds.invited(other, made.key, secret)
    day = other.today()
    for yes in (
        Yes(ask=Ask.PART, said_on=day),
        Yes(ask=Ask.RECORDING, said_on=day),
        Yes(ask=Ask.QUOTATION, said_on=day, of=f"{sign}/T1/q1"),
        Yes(ask=Ask.QUOTATION, said_on=day, of=f"{sign}/T1/q2"),
        Yes(ask=Ask.PART, said_on=day),
    ):
        people.agree(other, made.key, sign, yes, secret)
    person = people.take_back(other, made.key, sign, Ask.QUOTATION, secret, of=f"{sign}/T1/q1")
    assert [yes.holds for yes in person.agreed] == [True, True, False, True]
    assert people.listing(other, made.key, secret) == (person,)
    again = refused(people.take_back, other, made.key, sign, Ask.QUOTATION, secret, of=f"{sign}/T1/q1")
    assert "no yes" in again["ask"]
    assert people.recording_gone(other, made.key, sign, secret).recording_gone_on == day
    late = Yes(ask=Ask.QUOTATION, said_on=day + timedelta(days=1))
    assert set(refused(people.agree, other, made.key, sign, late, secret)) == {"said_on", "of"}
    for of in ("q1", "Nemo/T1/q1", f"{sign}/T9/q1", f"{sign}/T1/"):
        vague = Yes(ask=Ask.QUOTATION, said_on=day, of=of)
        assert set(refused(people.agree, other, made.key, sign, vague, secret)) == {"of"}
    assert "nobody" not in refused(people.agree, other, made.key, "Nemo", Yes(ask=Ask.PART, said_on=day), secret)


def test_who_takes_everything_back_leaves_nothing_of_what_they_said(other, made, secret):
    gone, stays = (talkrounds.invited(other, made.key, secret, contact=word) for word in ("one", "two"))
    people.agree(other, made.key, gone, Yes(ask=Ask.PART, said_on=other.today()), secret)
    for sign in (gone, stays):
        answers.keep(other, made.key, Answer(sign=sign, wave="T1", question="better", words=f"{sign} said"))
        drafts.begin(other, made.key, sign, "T2").keep("better", f"{sign} was saying")
    done = people.take_back(other, made.key, gone, Ask.PART, secret)
    assert drafts.begin(other, made.key, gone, "T2").words == {}
    assert drafts.begin(other, made.key, stays, "T2").words == {"better": f"{stays} was saying"}
    clocks.stop(other, made.key, stays, secret)
    assert drafts.begin(other, made.key, stays, "T2").words == {}
    assert done.stopped_on == other.today()
    assert not done.says_yes(Ask.PART)
    assert len(list(other.store.evaluation_answers)) == 1
    assert rounds.gone(other, made.key) == ()
    assert [each.sign for each in other.store.evaluation_signs] == [gone, stays]


def test_somebody_else_talks_with_them_and_it_is_written_down_why(other, made, secret):
    sign = talkrounds.invited(other, made.key, secret)
    same = people.interviewer(other, made.key, sign, " ROBIN ", "", secret)
    assert len(same.askers) == 1
    assert set(refused(people.interviewer, other, made.key, sign, "Kim", " ", secret)) == {"note"}
    done = people.interviewer(other, made.key, sign, "Kim", "Robin moved away", secret)
    assert [(each.name, each.note) for each in done.askers] == [("Robin", ""), ("Kim", "Robin moved away")]


def test_how_to_reach_somebody_is_changed_and_goes_when_they_stop(other, made, secret):
    one, two = (talkrounds.invited(other, made.key, secret, contact=word) for word in ("first", ""))
    contacts.change(other, made.key, two, " second ", secret)
    contacts.change(other, made.key, one, "other", secret)
    assert contacts.read(other, made.key, secret) == {one: "other", two: "second"}
    assert "200 letters" in refused(contacts.change, other, made.key, two, "x" * 201, secret)["contact"]
    clocks.stop(other, made.key, one, secret)
    assert contacts.read(other, made.key, secret) == {two: "second"}
    assert contacts.close(other, made.key).contacts_gone_on == other.today()
    assert contacts.read(other, made.key, secret) == {}
    assert "gone" in refused(talkrounds.invited, other, made.key, secret, contact="x")["contact"]
    third = talkrounds.invited(other, made.key, secret)
    contacts.change(other, made.key, third, " ", secret)
    people.take_back(other, made.key, third, Ask.PART, secret)
    assert "gone" in refused(contacts.change, other, made.key, two, "x", secret)["contact"]


def test_a_file_of_contacts_that_is_not_there_is_told_of(other, made, secret):
    sign = talkrounds.invited(other, made.key, secret, contact="first")
    (file,) = other.path.parent.glob("*evaluation/*.contacts")
    file.unlink()
    with pytest.raises(GroupkitError, match="not where it was"):
        contacts.read(other, made.key, secret)
    with pytest.raises(GroupkitError, match="not where it was"):
        talkrounds.invited(other, made.key, secret, contact="second")
    assert [person.sign for person in people.listing(other, made.key, secret)] == [sign]


def test_nobody_is_kept_from_stopping_because_the_file_of_contacts_is_somewhere_else(other, made, secret):
    stops, leaves, stays = (talkrounds.invited(other, made.key, secret, contact=word) for word in "abc")
    answers.keep(other, made.key, Answer(sign=leaves, wave="T1", question="better", words="x"))
    (file,) = other.path.parent.glob("*evaluation/*.contacts")
    away = file.rename(file.with_suffix(".away"))
    clocks.stop(other, made.key, stops, secret)
    people.take_back(other, made.key, leaves, Ask.PART, secret)
    assert list(other.store.evaluation_answers) == []
    away.rename(file)
    contacts.change(other, made.key, stays, "d", secret)
    assert contacts.read(other, made.key, secret) == {stays: "d"}


def test_a_recording_is_taken_back_and_the_talks_go_on(other, made, secret):
    sign = talkrounds.invited(other, made.key, secret)
    assert "no yes" in refused(people.take_back, other, made.key, sign, Ask.RECORDING, secret)["ask"]
    people.agree(other, made.key, sign, Yes(ask=Ask.RECORDING, said_on=other.today()), secret)
    done = people.take_back(other, made.key, sign, Ask.RECORDING, secret)
    assert (done.says_yes(Ask.RECORDING), done.stopped_on) == (False, None)


def test_no_sign_is_what_somebody_in_the_book_is_called(other, made, secret, monkeypatch):
    monkeypatch.setattr(people, "_free", lambda _taken: ("Wren", "Heron", "Kite"))
    for name in ("Wren", "Ash Heron"):
        other.store.people.add(Person(short_name=name))
    assert talkrounds.invited(other, made.key, secret) == "Kite"
    assert "called that" in refused(talkrounds.invited, other, made.key, secret, sign="heron")["sign"]


def test_who_took_back_all_they_said_is_left_alone_until_they_say_yes_again(other, made, secret):
    sign = talkrounds.invited(other, made.key, secret, started=other.today() - timedelta(days=100), contact="x")
    people.take_back(other, made.key, sign, Ask.PART, secret)
    for does in (
        lambda: clocks.held(other, made.key, sign, "T1", other.today(), secret),
        lambda: clocks.not_held(other, made.key, sign, "T1", secret),
    ):
        assert "took back all they said" in refused(does)["sign"]
    assert "not asked any more" in refused(contacts.change, other, made.key, sign, "y", secret)["contact"]
    contacts.change(other, made.key, sign, "", secret)
    assert contacts.read(other, made.key, secret) == {}
    people.agree(other, made.key, sign, Yes(ask=Ask.RECORDING, said_on=other.today()), secret)
    assert people.listing(other, made.key, secret)[0].words_back_on == other.today()
    people.agree(other, made.key, sign, Yes(ask=Ask.PART, said_on=other.today()), secret)
    assert clocks.held(other, made.key, sign, "T1", other.today(), secret)[0].held == other.today()
    contacts.change(other, made.key, sign, "y", secret)
    assert contacts.read(other, made.key, secret) == {sign: "y"}
