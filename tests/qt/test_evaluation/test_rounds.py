"""Rounds of talks in the window: begun in five steps, on a card with one thing to do next, ended and let go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from groupkit.core.evaluation.rounds import Kind, State
from groupkit.qt import places
from groupkit.qt.evaluation.page import EvaluationPage
from groupkit.qt.evaluation.starting import StartingPage
from groupkit.services.evaluation import rounds
from groupkit.services.feedback import keepers
from tests import talkdesks
from tests.qt import desks
from tests.qt.test_evaluation import dresses

NAMES = ("", "round", "session", "codebook", "plan", "talk", "coding", "beside", "matrix", "check", "kiosk")


def test_each_page_has_its_place(group):
    for name in NAMES:
        place = places.place(f"evaluation{name}")
        assert place.under == "feedback"
        desks.close(place.make(desks.desk(group)))


def test_before_the_first_round_the_page_says_what_a_round_is(show):
    page = show(EvaluationPage)
    assert "No round yet" in desks.words(page)
    for made in (page.begin_button, page.keys_button, page.back_button):
        made.click()
    assert [place for place, _shown in page.went] == ["evaluationround", "feedbackkeepers", "feedback"]


def plan(page):
    page.step.title.setText("Talks of the first year")
    page.step.purpose.setPlainText("To hear what helps")
    page.step.what.setPlainText("We tell the group.")
    page.next_button.click()


def choose(page, group):
    ids = {keeper.name: keeper.id for keeper in keepers.listing(group)}
    page.step.reader.choose(ids["Robin"])
    page.step.one.choose(ids["Robin"])
    page.step.other.choose(ids["Alex"])
    page.next_button.click()


def test_a_round_begins_in_five_steps_and_says_first_what_everybody_will_hear(show, group):
    page = show(StartingPage)
    page.next_button.click()
    assert page.fields["title"].problem
    assert page.fields["purpose"].problem
    assert "hear that first" in page.fields["what_happens"].problem
    plan(page)
    page.step.kind.choose(Kind.RESEARCH.value)
    page.next_button.click()
    assert "reference" in page.fields["approval"].problem
    page.step.approval.setText("REC 12")
    page.next_button.click()
    page.step.least.set_count(2)
    page.next_button.click()
    assert "Choose 3 or more" in page.fields["k"].problem
    page.step.least.set_count(3)
    page.next_button.click()
    choose(page, group)
    assert "What this is for: To hear what helps" in desks.words(page)
    assert "This is research. It was looked at and agreed: REC 12." in desks.words(page)
    assert "You get a made-up sign." in desks.words(page)
    assert not rounds.listing(group)
    page.next_button.click()
    ((place, key),) = page.went
    made = rounds.get(group, key)
    assert (place, made.k, made.kind) == ("evaluationplan", 3, Kind.RESEARCH)
    assert made.keep_until.year == group.today().year + 10
    assert page.typed() == {}


def test_two_people_look_for_themes_and_one_alone_cannot(show, group):
    page = show(StartingPage)
    plan(page)
    page.next_button.click()
    page.next_button.click()
    page.step.reader.choose(1)
    page.step.one.choose(1)
    page.step.other.choose(1)
    page.next_button.click()
    assert "somebody else" in page.fields["second_coder"].problem
    page.back_button.click()
    assert page.planned.step == "few"


def test_a_key_is_made_on_the_way_and_what_was_chosen_stays(show, group):
    page = show(StartingPage)
    plan(page)
    page.next_button.click()
    page.next_button.click()
    page.step.reader.choose(1)
    page.step.make_button.click()
    page.key_form.name_entry.setText("Kit")
    page.key_form.passphrase.setText("some four good words")
    page.key_form.again.setText("some four good words")
    page.key_form.make_button.click()
    assert "Kit" in {keeper.name for keeper in keepers.listing(group)}
    assert page.step.reader.value() == 1


def test_a_plan_is_kept_when_the_page_is_left(show):
    page = show(StartingPage)
    plan(page)
    kept = page.typed()
    again = show(StartingPage)
    again.draw(kept)
    assert again.planned.title == "Talks of the first year"
    assert again.planned.step == "kind"
    again.draw({"k": "many", "step": "read"})
    assert again.planned.step == "purpose"
    again.back_button.click()
    assert again.went == [("evaluation", None)]


def test_a_card_counts_nobody_and_leads_to_what_comes_next(show, group, begun):
    page = show(EvaluationPage)
    before = desks.words(page)
    assert "Robin sees who is next." in before
    signs = talkdesks.asked(group, begun.key, 2)
    page.draw()
    assert desks.words(page) == before
    assert not any(sign in before for sign in signs)
    page.cards[begun.key].buttons["plan"].click()
    page.cards[begun.key].buttons["code"].click()
    assert page.went == [("evaluationplan", begun.key), ("evaluationcoding", begun.key)]


def test_talks_end_only_when_it_is_meant_and_what_is_gone_is_said(show, group, begun):
    page = show(EvaluationPage)
    page.cards[begun.key].buttons["close"].click()
    assert page.first is page.asked.no_button
    page.asked.no_button.click()
    assert rounds.get(group, begun.key).state is State.OPEN
    page.cards[begun.key].buttons["close"].click()
    page.asked.yes_button.click()
    assert rounds.get(group, begun.key).state is State.CODING
    assert "How to reach people: gone on" in desks.words(page)
    assert "how to reach people is gone" in page.said[-1]


def test_two_who_have_coded_come_together_first(show, group, begun):
    talkdesks.talked(group, begun.key, talkdesks.asked(group, begun.key, 1))
    rounds.close(group, begun.key)
    talkdesks.coded(group, begun.key)
    page = show(EvaluationPage)
    assert next(iter(page.cards[begun.key].buttons)) == "beside"


def test_a_round_that_is_let_go_stays_by_its_name_alone(show, group, begun):
    rounds.close(group, begun.key)
    page = show(EvaluationPage)
    page.cards[begun.key].buttons["destroy"].click()
    page.asked.yes_button.click()
    assert rounds.get(group, begun.key).state is State.DESTROYED
    assert "What was said is gone for good" in desks.words(page)
    assert "Talks of the first year" in desks.words(page)


def test_older_copies_that_hold_what_went_are_told_of_and_removed(show, group, begun):
    talkdesks.asked(group, begun.key, 1)
    group.store.another_copy(group.today())
    page = show(EvaluationPage)
    QGuiApplication.clipboard().setText("by Jo 0")
    page.do("close", begun.key)
    page.asked.yes_button.click()
    assert QGuiApplication.clipboard().text() == ""
    page.older_fold.line.setChecked(True)
    assert "1 older copy of the book" in desks.words(page)
    page.older.ask_button.click()
    page.older.no_button.click()
    page.older.ask_button.click()
    page.older.yes_button.click()
    page.older_fold.line.setChecked(True)
    assert "No copy beside the book" in desks.words(page)
    assert rounds.older_copies(group) == 0


@pytest.mark.parametrize(("language", "scale"), dresses.LATER)
def test_a_card_is_whole_in_every_dress(copied, look, language, scale, monkeypatch):
    monkeypatch.setattr(rounds, "older_copies", lambda _group: 3)
    desks.wear(language, scale)
    with copied("whole") as group:
        (made,) = rounds.listing(group)
        page = EvaluationPage(desks.desk(group))
        page.draw()
        page.do("destroy", made.key)
        faults = look(page, scale)
        found = faults()
        page.older_fold.line.setChecked(True)
        assert page.older is not None
        page.older.ask_button.click()
        assert found + faults() == []
        desks.close(page)


@pytest.mark.parametrize(("language", "scale"), dresses.DRESSES)
def test_beginning_a_round_is_whole_in_every_dress(group, look, language, scale):
    desks.wear(language, scale)
    page = EvaluationPage(desks.desk(group))
    page.draw()
    found = look(page, scale)()
    begins = StartingPage(desks.desk(group))
    begins.draw()
    faults = look(begins, scale)
    found += faults()
    plan(begins)
    for _step in range(2):
        found += faults()
        begins.next_button.click()
    found += faults()
    choose(begins, group)
    found += faults()
    assert found == []


def test_the_pages_are_reached_by_keys_alone(show, begun):
    page = show(EvaluationPage)
    page.first.setFocus()
    QTest.keyClick(page.first, Qt.Key.Key_Space)
    assert page.went == [("evaluationplan", begun.key)]
