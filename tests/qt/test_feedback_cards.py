"""Two-word cards in the window: rounds begin with them; they are printed, asked for, shown in words, forgotten."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from groupkit.core.feedback.cards import has_cards
from groupkit.core.feedback.forms import RATHER_NOT
from groupkit.core.feedback.release import Level, Release
from groupkit.core.progress import Silent
from groupkit.qt import printing
from groupkit.qt.feedback.cards import CARDS, FORGET
from groupkit.qt.feedback.kiosk import page as kiosk
from groupkit.qt.feedback.kiosk.draft import Draft
from groupkit.qt.feedback.kiosk.grid import AnswerGrid
from groupkit.qt.feedback.kiosk.visit import Visit
from groupkit.qt.feedback.opening import OpeningPage
from groupkit.qt.feedback.page import FeedbackPage
from groupkit.qt.feedback.results import ResultsPage
from groupkit.qt.feedback.sheet import KeyRow
from groupkit.qt.feedback.starting import StartingPage
from groupkit.services.feedback import cards, keepers, opening, rounds
from groupkit.services.feedback.opening import Opened
from groupkit.storage.feedback import box
from tests import askings
from tests.qt import checks, desks
from tests.qt.kiosks import CALM, Memory, asked_on, go_on_to_the_end, left_on, page_of, standing, words_on

FORM = cards.followed(askings.form())
FIRST, SECOND = FORM.questions[-2:]


@pytest.fixture(autouse=True)
def small_boxes(monkeypatch):
    """Let boxes be small: they are proven elsewhere."""
    monkeypatch.setattr(box, "SLOTS", 24)
    monkeypatch.setattr(box, "SEGMENTS", 1)


@pytest.fixture
def group(tmp_path):
    with desks.empty(tmp_path) as made:
        askings.keys(made)
        yield made


def shown(group, kind, key=""):
    page = kind(desks.desk(group))
    page.said = []
    page.desk.said.connect(lambda words, _undo: page.said.append(words))
    page.draw()
    if key:
        page.show_this(key)
    page.show()
    return page


def held(group, step, label):
    """Hold a round in which twelve people with cards answer, and open its box."""
    made = askings.begun(group, form=FORM, label=label)
    given = [{**askings.rated(step), FIRST.key: at, SECOND.key: 0} for at in range(12)]
    askings.cast(group, made.key, given)
    askings.opened(group, made.key)
    return made.key


def test_a_round_begins_with_cards_only_where_somebody_ticks_it(group):
    page = shown(group, StartingPage)
    page.step.choice.choose("after-tonight")
    page.next_button.click()
    page.step.able.set_count(15)
    line = rounds.said().room.cards
    assert not page.step.cards.isChecked()
    assert line not in desks.words(page)
    page.step.cards.setChecked(True)
    assert line in desks.words(page)
    again = shown(group, StartingPage)
    page.next_button.click()
    again.draw(page.typed())
    assert again.planned.cards
    again.step.purpose.setPlainText("To hear")
    again.next_button.click()
    for choice, name in ((again.step.reader, "Robin"), (again.step.trustee, "Alex")):
        choice.choose(keepers.named(group, name).id)
    again.next_button.click()
    assert line in desks.words(again)
    again.next_button.click()
    (made,) = rounds.listing(group)
    assert has_cards(made.form)
    for each in (page, again):
        desks.close(each)


def test_a_form_without_one_word_is_not_followed(group):
    page = shown(group, StartingPage)
    page.draw({"step": "people", "form": "life-and-group", "able": "9", "cards": "True"})
    assert page.step.cards.parent() is None
    page.show_step("read")
    assert rounds.said().room.cards not in desks.words(page)
    desks.close(page)


def test_cards_are_printed_all_at_once(group, monkeypatch, tmp_path):
    made = []
    monkeypatch.setattr(printing, "save", lambda _desk, _page, _name, make: made.append(make))
    key = askings.begun(group, form=FORM).key
    page = shown(group, FeedbackPage)
    page.cards[key].buttons[CARDS].click()
    assert page.asked.count.count() == cards.wanted(15)
    page.asked.count.set_count(999)
    page.asked.save_button.click()
    assert made == []
    page.asked.count.set_count(12)
    page.asked.save_button.click()
    with (tmp_path / "cards.pdf").open("wb") as into:
        made[0](into, Silent())
    assert (tmp_path / "cards.pdf").read_bytes().startswith(b"%PDF")
    desks.close(page)


@pytest.mark.parametrize(
    ("language", "scale"), [("ar-XB", 2.0), pytest.param("en-XA", 1.0, marks=pytest.mark.proof)]
)
def test_what_cards_show_is_whole_in_every_dress_and_goes_when_somebody_says_so(group, qtbot, language, scale):
    one, two = held(group, 0, "T1"), held(group, 4, "T2")
    begun = askings.begun(group, form=FORM, label="T3").key
    desks.wear(language, scale)
    results = shown(group, ResultsPage, two)
    assert rounds.said().figures.moved_heading in desks.words(results)
    first = shown(group, ResultsPage, one)
    assert rounds.said().figures.moved_heading not in desks.words(first)
    desks.close(first)
    page = shown(group, FeedbackPage)
    page.do(CARDS, begun)
    people = shown(group, StartingPage)
    people.draw({"step": "people", "form": FORM.id, "able": "15", "cards": "True"})
    found = [fault for each in (results, page, people) for fault in desks.faults(qtbot, each, scale)]
    assert found == []
    again = shown(group, FeedbackPage)
    again.cards[two].buttons[FORGET].click()
    again.asked.yes_button.click()
    assert not cards.waiting(group, two)
    assert again.said == [rounds.said().cards.forgotten]
    assert FORGET not in again.cards[two].buttons
    desks.close(again)


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_the_words_of_a_card_stand_in_rows_that_can_be_read(qtbot, language, scale):
    desks.wear(language, scale)
    chosen: list[int] = []
    grid = AnswerGrid(
        tuple(each.words for each in SECOND.options), "I would rather not say", chosen.append, faces=False
    )
    frame = desks.framed(qtbot, grid, scale=scale)
    checks.settle(frame)
    for width in (320, 1200):
        grid.resize(width, grid.heightForWidth(width))
        places = [each.geometry() for each in grid.answers]
        assert all(each.width() >= answer.least_width() for each, answer in zip(places, grid.answers, strict=True))
        assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[:at])
        assert max(each.bottom() for each in places) <= grid.height()
    grid.answers[15].click()
    grid.answers[16].click()
    assert chosen == [15, RATHER_NOT]


def test_letters_choose_among_more_answers_than_there_are_digits(qtbot):
    draft, onwards = Draft(), []
    row = KeyRow(replace(FIRST), draft, rounds.said(), lambda: onwards.append(1))
    qtbot.addWidget(row)
    QTest.keyClick(row, Qt.Key.Key_P)
    assert draft.answers == {FIRST.key: 15}
    QTest.keyClick(row, Qt.Key.Key_0)
    assert draft.answers == {FIRST.key: RATHER_NOT}
    QTest.keyClick(row, Qt.Key.Key_1)
    assert (draft.answers, len(onwards)) == ({FIRST.key: RATHER_NOT}, 2)
    assert row.keys[0].text().startswith("a ")


def test_a_card_given_at_the_kiosk_goes_into_the_box_with_the_answers(qapp, group, monkeypatch):
    monkeypatch.setattr(kiosk, "HASTY", 0)
    asked = Memory(replace(CALM, form=replace(FORM, questions=(FORM.questions[0], FIRST, SECOND)), able=15))
    with standing(qapp, group, asked) as window:
        page = page_of(window)
        page.step(Visit.begin)
        assert rounds.said().room.cards in words_on(page)
        page.step(Visit.onwards)
        for place in (4, 15, 9):
            grid = asked_on(page).grid
            assert grid is not None
            grid.answers[place].click()
            page.step(Visit.onwards)
        go_on_to_the_end(page)
        page.send()
        assert asked.cast_ == [({FORM.questions[0].key: 4, FIRST.key: 15, SECOND.key: 9}, ())]
        assert left_on(page) == []


def test_that_cards_could_not_be_set_beside_others_is_said_when_the_box_is_opened(group, monkeypatch):
    made = askings.begun(group, form=FORM)
    rounds.close(group, made.key)
    said = rounds.said().cards.other_keys
    told = Opened(round=made, release=Release(tables=(), level=Level.HIDDEN), lines=(said,))
    monkeypatch.setattr(opening, "open_round", lambda *_args: told)
    page = shown(group, OpeningPage, made.key)
    for entry, words in zip(page.entries, (askings.READER, askings.TRUSTEE), strict=True):
        entry.setText(words)
    page.open_button.click()
    assert page.said == [said]
    desks.close(page)
