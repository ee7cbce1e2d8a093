"""A talk in the window: a yes first, one question a screen, read back, sealed, and nothing typed is left."""

import pytest

from groupkit.core.evaluation.answers import By, Setback, SetbackKind, Way
from groupkit.core.evaluation.clocks import DueState
from groupkit.core.evaluation.people import Ask, Strand, Yes
from groupkit.qt.evaluation.talk import TalkPage
from groupkit.qt.evaluation.talking import Asking
from groupkit.services.evaluation import clocks, people, reading, rounds
from tests import talkdesks, talkrounds
from tests.qt import desks
from tests.qt.test_evaluation import dresses

WORDS = "I sleep better."


@pytest.fixture
def group(copied):
    with copied("asked") as made:
        yield made


@pytest.fixture
def begun(group):
    (made,) = rounds.listing(group)
    return made


@pytest.fixture
def sign(group, begun, secret):
    (made,) = people.listing(group, begun.key, secret)
    return made.sign


@pytest.fixture
def talk(show, group, begun, sign):
    return show(TalkPage, talkdesks.unlocked(group, begun.key, sign, "T1"))


@pytest.fixture
def begins(talk, group, begun, sign, secret):
    """Return the page of a talk at its first question."""
    people.agree(group, begun.key, sign, Yes(ask=Ask.PART, said_on=group.today()), secret)
    talk.begin_button.click()
    return talk


def drafts(group):
    """Return the files in which something typed is left."""
    return [path.name for path in group.path.parent.rglob("*.drafts")]


def test_nothing_is_asked_before_a_yes(talk, group, begun, sign, secret):
    assert talk.begin_button.isHidden()
    assert "Nothing changes for you if you say no." in desks.words(talk)
    talk.stage.yes["part"].click()
    (person,) = people.listing(group, begun.key, secret)
    assert person.says_yes(Ask.PART)
    assert not person.says_yes(Ask.RECORDING)
    talk.stage.yes["recording"].click()
    talk.stage.no["recording"].click()
    (person,) = people.listing(group, begun.key, secret)
    assert not person.says_yes(Ask.RECORDING)
    assert not talk.begin_button.isHidden()


def test_a_no_leads_back_and_changes_nothing(talk, group, begun, secret, sign):
    talk.stage.no["part"].click()
    assert talk.went[0][0] == "evaluationplan"
    assert "Nothing changes for them." in talk.said[-1]
    (person,) = people.listing(group, begun.key, secret)
    assert person.agreed == ()


def test_a_talk_is_read_back_and_sealed_and_what_was_typed_is_gone(begins, group, begun, sign, secret):
    page = begins
    page.stage.choice.choose("A bit better")
    page.next_button.click()
    page.stage.entry.setPlainText(WORDS)
    page.next_button.click()
    tick = next(iter(page.stage.ticks.values()))
    tick.setChecked(True)
    for _question in range(3):
        page.next_button.click()
    page.stage.ways["recovery"].choose(Way.HARDER)
    page.stage.spell.choose(SetbackKind.MIND)
    page.stage.helped.setPlainText("Somebody rang me.")
    page.next_button.click()
    assert WORDS in desks.words(page)
    assert "A hard spell: The mind" in desks.words(page)
    assert drafts(group)
    page.stage.by.choose(By.PHONE)
    page.stage.quotes["changed"].setChecked(True)
    page.seal_button.click()
    found = {each.question: each for each in reading.answers(group, begun.key, secret)}
    assert found["changed"].words == WORDS
    assert found["changed"].path == {"recovery": Way.HARDER}
    assert found["changed"].setback == Setback(what=SetbackKind.MIND, helped="Somebody rang me.")
    assert {each.by for each in found.values()} == {By.PHONE}
    assert found["changed-how"].words == "A bit better"
    (person,) = people.listing(group, begun.key, secret)
    assert person.says_yes(Ask.QUOTATION, f"{sign}/T1/changed")
    assert clocks.due(group, begun.key, secret)[0].state is DueState.LATE
    assert drafts(group) == []
    assert page.went[-1][0] == "evaluationplan"


def test_a_talk_goes_on_where_it_was_left(begins, show, group, begun, sign):
    begins.next_button.click()
    begins.stage.entry.setPlainText(WORDS)
    assert begins.typed() == {}
    again = show(TalkPage, talkdesks.unlocked(group, begun.key, sign, "T1"))
    again.begin()
    again.next_button.click()
    assert again.stage.words() == WORDS
    again.before_button.click()
    again.before_button.click()
    assert not again.begin_button.isHidden()
    again.leave_button.click()
    assert again.went[-1][1].sign == sign


def test_stop_and_forget_is_asked_twice_and_leaves_nothing(begins, group, begun, secret):
    begins.next_button.click()
    begins.stage.entry.setPlainText(WORDS)
    begins.next_button.click()
    begins.stop_button.click()
    assert drafts(group)
    begins.stop_button.click()
    assert drafts(group) == []
    assert reading.answers(group, begun.key, secret) == ()
    assert "Nothing of this talk was kept." in begins.said[-1]


def test_a_day_to_come_is_put_right_and_nothing_is_lost(begins, group, begun, secret):
    begins.next_button.click()
    begins.stage.entry.setPlainText(WORDS)
    while hasattr(begins.stage, "words"):
        begins.next_button.click()
    begins.stage.day.show_day(group.today().replace(year=group.today().year + 1))
    begins.seal_button.click()
    assert begins.fields["day"].problem
    assert reading.answers(group, begun.key, secret) == ()
    begins.before_button.click()
    assert begins.draft.words["changed"] == WORDS


def test_where_nothing_was_said_it_is_said_so(begins):
    while hasattr(begins.stage, "words"):
        begins.next_button.click()
    assert "Nothing was written down." in desks.words(begins)
    assert begins.first is begins.before_button


def test_those_who_lead_are_not_asked_which_way_life_went(show, group, begun, secret):
    sign = talkrounds.invited(group, begun.key, secret, strand=Strand.FACILITATORS)
    people.agree(group, begun.key, sign, Yes(ask=Ask.PART, said_on=group.today()), secret)
    page = show(TalkPage, talkdesks.unlocked(group, begun.key, sign, "F1"))
    page.begin_button.click()
    while hasattr(page.stage, "words"):
        assert not hasattr(page.stage, "ways")
        page.next_button.click()


def test_a_talk_begins_on_the_plan(show, group, begun):
    page = show(TalkPage, begun.key)
    page.entry.setText(talkrounds.READER)
    page.open_button.click()
    assert "A talk begins on the plan" in desks.words(page)
    page.first.click()
    assert page.went[-1][0] == "evaluationplan"


@pytest.mark.parametrize(("language", "scale"), dresses.LATER)
def test_a_talk_is_whole_in_every_dress(group, look, begun, secret, sign, language, scale):
    desks.wear(language, scale)
    people.agree(group, begun.key, sign, Yes(ask=Ask.PART, said_on=group.today()), secret)
    page = TalkPage(desks.desk(group))
    page.draw()
    page.show_this(talkdesks.unlocked(group, begun.key, sign, "T1"))
    faults = look(page, scale)
    found = faults()
    page.begin()
    for step in range(7):
        if step in {0, 1, 2, 5, 6}:
            found += faults()
        if step == 1:
            assert isinstance(page.stage, Asking)
            assert page.stage.entry is not None
            page.stage.entry.setPlainText("A long way, and good. " * 14)
        if step < 6:
            page.step(1)
    assert found == []
