"""Two people look for themes, each alone; then they lay their work side by side and agree."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from groupkit.core.evaluation.coding import Coding
from groupkit.core.evaluation.rounds import State
from groupkit.qt.evaluation.beside import BesidePage
from groupkit.qt.evaluation.coding import CodingPage
from groupkit.services.evaluation import coding, reading, rounds
from tests import talkdesks, talkrounds
from tests.qt import desks
from tests.qt.test_evaluation import dresses


@pytest.fixture
def group(copied):
    with copied("talked") as made:
        yield made


@pytest.fixture
def talked(group):
    (made,) = rounds.listing(group)
    return made.key


def open_as(page, at, passphrase):
    tuple(page.choices.values())[at].click()
    page.entry.setText(passphrase)
    page.open_button.click()


def test_one_person_ticks_by_number_and_hands_in(show, group, talked):
    page = show(CodingPage, talked)
    open_as(page, 0, talkrounds.READER)
    assert "Answer 1 of 2" in desks.words(page)
    assert "I sleep better." in desks.words(page)
    QTest.keyClick(page, Qt.Key.Key_2)
    chosen = set(page.codes.chosen)
    assert len(chosen) == 1
    page.codes.part.choose("helped")
    QTest.keyClick(page, Qt.Key.Key_1)
    assert "Also chosen:" in page.codes.others.text()
    page.note.setPlainText("Sleep, mostly")
    next(iter(page.codes.ticks.values())).setFocus()
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert "Answer 2 of 2" in desks.words(page)
    page.skip_button.click()
    assert "Not all are looked at yet" in desks.words(page)
    page.look_button.click()
    page.before_button.click()
    assert page.codes.chosen > chosen
    assert page.note.toPlainText() == "Sleep, mostly"
    page.next_button.click()
    page.next_button.click()
    page.look_button.click()
    page.at = 2
    page.turn()
    page.hand_button.click()
    assert coding.standing(group, talked).first.handed_in
    assert "Now the other one works alone." in page.said[-1]
    open_as(page, 0, talkrounds.READER)
    assert "Your work is handed in" in desks.words(page)


def test_what_one_hears_is_nowhere_on_the_page_of_the_other(show, group, talked):
    talkdesks.coded(group, talked, hand_in=False)
    page = show(CodingPage, talked)
    open_as(page, 1, talkrounds.READER)
    assert "not the one of Alex" in page.fields["passphrase"].problem
    page.entry.setText(talkrounds.SECOND)
    page.open_button.click()
    page.at = 0
    page.turn()
    assert page.codes.chosen == {"belonging"}
    page.at = 2
    page.turn()
    page.hand_button.click()
    open_as(page, 0, talkrounds.READER)
    page.hand_button.click()
    assert page.went == [("evaluationbeside", talked)]


def test_where_nothing_was_said_there_is_nothing_to_look_at(show, begun):
    page = show(CodingPage, begun.key)
    open_as(page, 0, talkrounds.READER)
    assert "There is nothing to look at now" in desks.words(page)


def test_neither_sees_anything_before_both_have_handed_in(show, group, talked):
    talkdesks.coded(group, talked, hand_in=False)
    page = show(BesidePage, talked)
    assert "Robin and Alex hand in first." in desks.words(page)


def test_two_people_agree_answer_by_answer(show, group, talked, secret):
    talkdesks.coded(group, talked)
    page = show(BesidePage, talked)
    page.open_button.click()
    assert page.fields["first"].problem == page.fields["second"].problem == "Type the passphrase."
    page.entries[0].setText(talkrounds.READER)
    page.entries[1].setText(talkrounds.READER)
    page.open_button.click()
    assert page.fields["first"].problem == ""
    assert "not the one of Alex" in page.fields["second"].problem
    page.entries[1].setText(talkrounds.SECOND)
    page.open_button.click()
    said = desks.words(page)
    assert "Only Robin heard" in said
    assert "2 of 4 decisions were alike: 50%." in said
    assert page.codes.chosen == {"belonging"}
    page.later_button.click()
    page.before_button.click()
    page.codes.part.choose("changed")
    page.codes.ticks["setback"].setChecked(True)
    page.agree_button.click()
    page.agree_button.click()
    assert "All of it is agreed" in desks.words(page)
    assert rounds.get(group, talked).state is State.AGREED
    agreed = [each.codes for each in reading.agreed(group, talked, secret)]
    assert sorted(map(len, agreed)) == [1, 2]
    page.look_button.click()
    assert page.went == [("evaluationcheck", talked)]


def test_what_both_heard_alike_is_agreed_at_once(show, group, talked):
    two = [(coder, talkrounds.unlocked(group, name)) for coder, name in zip((1, 2), ("Robin", "Alex"), strict=True)]
    for coder, own in two:
        for each in coding.answers(group, talked, coder, own):
            coding.code(group, talked, coder, Coding(of=each.key, codes=frozenset()), own)
        coding.hand_in(group, talked, coder, own)
    page = show(BesidePage, talked)
    page.secrets = two[0][1], two[1][1]
    page.turn()
    assert "There is nothing to hold beside each other" in desks.words(page)
    page.all_button.click()
    assert rounds.get(group, talked).state is State.AGREED


@pytest.mark.parametrize(("language", "scale"), dresses.LATER)
def test_looking_for_themes_is_whole_in_every_dress(group, look, talked, language, scale):
    desks.wear(language, scale)
    page = CodingPage(desks.desk(group))
    page.draw()
    page.show_this(talked)
    faults = look(page, scale)
    found = faults()
    page.coder, page.secret = 1, talkrounds.unlocked(group)
    page.turn()
    found += faults()
    talkdesks.coded(group, talked)
    both = BesidePage(desks.desk(group))
    both.draw()
    both.show_this(talked)
    faults = look(both, scale)
    found += faults()
    both.secrets = talkrounds.unlocked(group), talkrounds.unlocked(group, "Alex")
    both.turn()
    found += faults()
    assert found == []
