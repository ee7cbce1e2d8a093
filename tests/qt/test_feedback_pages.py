"""The pages of feedback: a round is begun, opened by two people, looked at, and nothing of it is ever counted."""

import re
from functools import partial
from io import BytesIO
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from groupkit.core.feedback.rounds import Below, State
from groupkit.core.feedback.said import Sort
from groupkit.i18n import current
from groupkit.qt import errors, places, printing
from groupkit.qt.feedback import cards
from groupkit.qt.feedback.bars import Arrow, Bar
from groupkit.qt.feedback.keepers import KeepersPage
from groupkit.qt.feedback.opening import OpeningPage
from groupkit.qt.feedback.page import FeedbackPage
from groupkit.qt.feedback.results import ResultsPage
from groupkit.qt.feedback.starting import StartingPage
from groupkit.qt.feedback.texts import TextsPage
from groupkit.qt.feedback.typingin import TypingPage
from groupkit.services.feedback import keepers, rounds, sitting, texts
from groupkit.storage.feedback import box
from tests import askings, evening
from tests.qt import desks, kiosks

CAST = 14
OWN = "yet another four words"


@pytest.fixture(autouse=True)
def small_boxes(monkeypatch):
    """Let boxes be small: they are proven elsewhere."""
    monkeypatch.setattr(box, "SLOTS", 24)
    monkeypatch.setattr(box, "SEGMENTS", 1)


@pytest.fixture
def group(tmp_path):
    with desks.empty(tmp_path) as made:
        yield made


@pytest.fixture
def show(group, qtbot):
    """Return what makes a page, on a desk that remembers where it was sent and what it said."""
    made = []

    def make(kind, key=""):
        desk = desks.desk(group)
        page = kind(desk)
        page.went, page.said = [], []
        desk.went.connect(lambda place, shown: page.went.append((place, shown)))
        desk.said.connect(lambda words, _undo: page.said.append(words))
        page.draw()
        if key:
            page.show_this(key)
        qtbot.addWidget(page)
        page.show()
        made.append(page)
        return page

    yield make
    for page in made:
        desks.close(page)


@pytest.fixture
def begun(group):
    return askings.begun(group)


@pytest.fixture
def opened(group, begun):
    """Return a round whose box was opened: enough people answered, and wrote."""
    given = [askings.rated(at % 2 + 3) for at in range(CAST)]
    written = [[askings.said(f"The tea was warm, number of cups {at}", may_be_read=True)] for at in range(4)]
    askings.cast(group, begun.key, given, written)
    askings.opened(group, begun.key)
    return rounds.get(group, begun.key)


def test_each_page_has_its_place(group):
    for name in ("feedback", "feedbackround", "feedbackkeepers", "feedbackopening", "feedbackresults"):
        desks.close(places.place(name).make(desks.desk(group)))
    for name in ("feedbacktexts", "feedbacktyping", "feedbackscans"):
        desks.close(places.place(name).make(desks.desk(group)))
    under = {each.name for each in places.BEHIND if each.under == "feedback"}
    assert {"feedbackforms", "feedbackkiosk", "feedbackround"} <= under


def test_before_the_first_round_the_page_says_what_a_round_is(show):
    page = show(FeedbackPage)
    assert "No round yet" in desks.words(page)
    for made in (page.begin_button, page.forms_button, page.keys_button):
        made.click()
    assert [place for place, _shown in page.went] == ["feedbackround", "feedbackforms", "feedbackkeepers"]


def test_a_card_says_how_far_a_round_has_come_and_counts_nothing(show, group, begun):
    def said():
        return re.sub(r"(since|by) \w+ \d+ \w+( \d{4})?", "", desks.words(page))

    page = show(FeedbackPage)
    before = said()
    assert "Open" in before
    assert not re.search(r"\d", before)
    askings.cast(group, begun.key, [askings.rated(2) for _each in range(3)])
    page.draw()
    assert said() == before
    assert list(page.cards[begun.key].buttons) == ["kiosk", "print", "scans", "type", "close"]


def test_it_is_said_on_which_day_a_box_goes_and_what_people_wrote(show, group, opened):
    second = askings.begun(group)
    day = current().day(second.keep_until, "full")
    said = desks.words(show(FeedbackPage))
    assert f"If nobody opens its box by {day}, it is destroyed unread." in said
    assert f"What people wrote is kept until {day}, for Robin alone." in said
    rounds.destroy(group, second.key)
    assert "If nobody opens" not in desks.words(show(FeedbackPage))


def test_whoever_starts_the_kiosk_is_told_what_it_cannot_hold_back(show, group, begun):
    page = show(FeedbackPage)
    page.cards[begun.key].buttons[cards.KIOSK].click()
    said = desks.words(page)
    assert (
        "No program can block Ctrl-Alt-Del, the keys that change to another program, or the power switch." in said
    )
    assert "forgets at once what was not sent, and covers itself" in said
    assert page.focusWidget() is page.asked.yes_button
    assert page.went == []
    page.asked.no_button.click()
    assert not page.asked
    page.cards[begun.key].buttons[cards.KIOSK].click()
    page.asked.yes_button.click()
    ((place, shown),) = page.went
    assert place == "feedbackkiosk"
    assert isinstance(shown, sitting.Sitting)


def primaries(page):
    """Return what the page says is to be done now."""
    kiosks.settle()
    QCoreApplication.processEvents()
    found = page.findChildren(QPushButton)
    return [each for each in found if each.property("kind") == "primary" and each.isVisibleTo(page)]


def test_each_page_of_rounds_has_one_thing_to_do_first(show, group, begun):
    page = show(FeedbackPage)
    assert primaries(page) == [page.cards[begun.key].buttons[cards.KIOSK]]
    page.do(cards.KIOSK, begun.key)
    assert primaries(page) == [page.asked.yes_button]
    askings.cast(group, begun.key, [askings.rated(3)] * CAST)
    askings.opened(group, begun.key)
    page.leave()
    assert primaries(page) == [page.begin_button]


@pytest.mark.parametrize("name", [cards.CLOSE, cards.DESTROY])
def test_what_cannot_be_undone_is_not_done_by_pressing_enter_twice(show, group, begun, name):
    page = show(FeedbackPage)
    if name == cards.DESTROY:
        rounds.close(group, begun.key)
        page.draw()
    before = rounds.get(group, begun.key)
    page.do(name, begun.key)
    assert page.focusWidget() is page.asked.no_button
    assert primaries(page) == [page.asked.no_button]
    page.focusWidget().click()
    assert rounds.get(group, begun.key) == before


def test_without_keys_a_key_is_made_before_the_next_step(show, group):
    page = show(StartingPage)
    page.draw({"step": "keys", "form": "after-tonight", "able": "15", "k": "5"})
    assert primaries(page) == [page.step.make_button]


def test_a_round_is_closed_and_its_box_destroyed_after_asking(show, group, begun):
    page = show(FeedbackPage)
    page.cards[begun.key].buttons[cards.CLOSE].click()
    page.asked.yes_button.click()
    assert rounds.get(group, begun.key).state is State.CLOSED
    assert list(page.cards[begun.key].buttons) == ["open", "destroy"]
    assert "Open with Robin and Alex" in page.cards[begun.key].buttons[cards.OPEN].text()
    page.cards[begun.key].buttons[cards.OPEN].click()
    assert page.went == [("feedbackopening", begun.key)]
    page.cards[begun.key].buttons[cards.DESTROY].click()
    page.asked.yes_button.click()
    assert rounds.get(group, begun.key).state is State.DESTROYED
    assert "Nobody has read it" in desks.words(page)


def test_forms_are_printed_and_how_they_look_is_kept(show, group, begun, monkeypatch, tmp_path):
    made = []
    monkeypatch.setattr(printing, "print_out", lambda _desk, _page, make: made.append(make))
    monkeypatch.setattr(printing, "save", lambda _desk, _page, _name, make: made.append(make))
    page = show(FeedbackPage)
    page.cards[begun.key].buttons[cards.PRINT].click()
    page.asked.print_button.click()
    assert rounds.layouts(group, begun.key)
    page.asked.save_button.click()
    with (tmp_path / "form.pdf").open("wb") as into:
        made[1](into, _Silent())
    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF")


class _Silent:
    def step(self, done, total):
        """Show nothing."""


# a round begins


@pytest.mark.parametrize("what", ["box", "help", "worry"])
def test_the_papers_around_a_round_are_printed_too(show, group, begun, monkeypatch, what):
    made: list[printing.Make] = []
    monkeypatch.setattr(printing, "print_out", lambda _desk, _page, make: made.append(make))
    page = show(FeedbackPage)
    page.do("print", begun.key)
    page.asked.what.choose(what)
    page.asked.print_button.click()
    into = BytesIO()
    made[0](into, _Silent())
    assert into.getvalue().startswith(b"%PDF")
    assert rounds.layouts(group, begun.key) == ()


def test_a_round_is_begun_in_five_steps(show, group):
    askings.keys(group)
    page = show(StartingPage)
    page.step.choice.choose("after-tonight")
    page.next_button.click()
    page.next_button.click()
    assert "How many people could answer" in page.fields["able"].problem
    QTest.keyClicks(page.step.able, "15")
    assert page.step.least.count() == 8
    assert "People will read this first" in desks.words(page)
    page.next_button.click()
    page.next_button.click()
    assert page.fields["purpose"].problem
    page.step.purpose.setPlainText("To hear how tonight was")
    page.next_button.click()
    page.next_button.click()
    assert page.fields["reader"].problem
    assert page.fields["trustee"].problem
    page.step.reader.choose(keepers.named(group, "Robin").id)
    page.step.trustee.choose(keepers.named(group, "Robin").id)
    page.next_button.click()
    assert "another person" in page.fields["trustee"].problem
    page.step.trustee.choose(keepers.named(group, "Alex").id)
    page.back_button.click()
    page.next_button.click()
    page.next_button.click()
    assert "What we cannot promise" in desks.words(page)
    page.next_button.click()
    (made,) = rounds.listing(group)
    assert (made.able, made.k, made.purpose) == (15, 8, "To hear how tonight was")
    assert page.went[-1][0] == "feedback"


def test_what_was_chosen_of_a_round_is_there_when_somebody_comes_back(show, group):
    page = show(StartingPage)
    page.step.choice.choose("group-climate")
    page.next_button.click()
    QTest.keyClicks(page.step.able, "9")
    kept = page.typed()
    again = show(StartingPage)
    again.draw(kept)
    assert again.planned.form == "group-climate"
    assert again.step.able.count() == 9


def test_two_people_make_their_keys_on_the_way(show, group):
    page = show(StartingPage)
    page.step.choice.choose("after-tonight")
    page.next_button.click()
    QTest.keyClicks(page.step.able, "12")
    page.next_button.click()
    page.step.purpose.setPlainText("To hear")
    page.next_button.click()
    for name in ("Robin", "Alex"):
        page.step.make_button.click()
        page.key_form.name_entry.setText(name)
        page.key_form.passphrase.setText(OWN)
        page.key_form.again.setText("other" if name == "Robin" else OWN)
        page.key_form.make_button.click()
        if name == "Robin":
            assert page.fields["again"].problem
            page.key_form.again.setText(OWN)
            page.key_form.make_button.click()
    assert [each.name for each in keepers.listing(group)] == ["Alex", "Robin"]
    assert OWN not in str(page.typed())


# keys


def test_keys_are_made_changed_and_taken_back(show, group):
    page = show(KeepersPage)
    assert "Nobody holds a key yet" in desks.words(page)
    page.new_button.click()
    form = page.key_form
    form.name_entry.setText("Kim")
    form.passphrase.setText(evening.PASSPHRASE)
    form.again.setText(evening.PASSPHRASE)
    form.make_button.click()
    assert "passphrase of the book" in page.fields["passphrase"].problem
    form.passphrase.setText(OWN)
    form.again.setText(OWN)
    form.make_button.click()
    page.buttons["Kim"][0].click()
    page.key_form.passphrase.setText(OWN + " more")
    page.key_form.again.setText(OWN + " more")
    page.key_form.make_button.click()
    assert len(keepers.listing(group, all_=True)) == 2
    page.buttons["Kim"][1].click()
    assert keepers.listing(group) == ()
    page.new_button.click()
    page.key_form.cancel_button.click()
    assert page.key_form is None
    assert page.typed() == {}


# the box is opened


def test_the_box_opens_with_both_passphrases(show, group, begun):
    askings.cast(group, begun.key, [askings.rated(3) for _each in range(CAST)])
    rounds.close(group, begun.key)
    page = show(OpeningPage, begun.key)
    assert "Look away while the other one types" in desks.words(page)
    page.open_button.click()
    assert page.fields["reader"].problem
    assert page.fields["trustee"].problem
    page.entries[0].setText("wrong")
    page.entries[1].setText(askings.TRUSTEE)
    page.open_button.click()
    assert "not the one of Robin" in page.fields["reader"].problem
    assert rounds.get(group, begun.key).state is State.CLOSED
    page.entries[0].setText(askings.READER)
    QTest.keyClick(page.entries[1], Qt.Key.Key_Return)
    assert rounds.get(group, begun.key).state is State.OPENED
    assert page.went == [("feedbackresults", begun.key)]
    assert page.typed() == {}


@pytest.mark.parametrize("many", [0, 4])
def test_too_few_answers_are_told_kindly_and_without_a_number(show, group, begun, many):
    if many:
        askings.cast(group, begun.key, [askings.rated(3) for _each in range(many)])
    rounds.close(group, begun.key)
    page = show(OpeningPage, begun.key)
    page.entries[0].setText(askings.READER)
    page.entries[1].setText(askings.TRUSTEE)
    page.open_button.click()
    said = desks.words(page)
    assert "Not enough yet. The box stays shut." in said
    assert not re.search(r"\d", said)


def test_passphrases_do_not_wait_for_a_box_that_is_lost(show, group, begun):
    rounds.close(group, begun.key)
    askings.path_of(group, begun.key).unlink()
    page = show(OpeningPage, begun.key)
    page.entries[0].setText(askings.READER)
    page.entries[1].setText(askings.TRUSTEE)
    page.open_button.click()
    assert "not where it was" in " ".join(page.said)
    assert [entry.text() for entry in page.entries] == ["", ""]


def test_only_a_closed_box_is_opened(show, begun):
    assert "cannot be opened now" in desks.words(show(OpeningPage, begun.key))
    assert "Which round?" in desks.words(show(OpeningPage))


# what came of it


def test_figures_stand_in_words_beside_their_bars(show, group, opened):
    page = show(ResultsPage, opened.key)
    said = desks.words(page)
    assert "Taken all together" in said
    assert re.search(r"About \d+ of about \d+ said", said)
    assert page.findChildren(Bar)
    page.texts_button.click()
    assert page.went == [("feedbacktexts", opened.key)]


def test_results_are_printed(show, opened, monkeypatch, tmp_path):
    made = []
    monkeypatch.setattr(printing, "print_out", lambda _desk, _page, make: made.append(make))
    monkeypatch.setattr(printing, "save", lambda _desk, _page, _name, make: made.append(make))
    page = show(ResultsPage, opened.key)
    page.print_button.click()
    page.save_button.click()
    for at, make in enumerate(made):
        with (tmp_path / f"{at}.pdf").open("wb") as into:
            make(into, _Silent())
    assert len(made) == 2


def test_nothing_is_shown_of_a_box_that_is_shut(show, begun):
    assert "There is nothing to see" in desks.words(show(ResultsPage, begun.key))


# words of one's own


def read(show, key):
    page = show(TextsPage, key)
    page.entry.setText(askings.READER)
    page.open_button.click()
    return page


def test_only_the_reader_reads_what_people_wrote(show, group, opened):
    page = show(TextsPage, opened.key)
    page.open_button.click()
    page.entry.setText(askings.TRUSTEE)
    page.open_button.click()
    assert "not the one of Robin" in page.fields["passphrase"].problem
    assert "tea was warm" not in desks.words(page)
    page.entry.setText(askings.READER)
    page.open_button.click()
    assert "tea was warm" in desks.words(page)
    assert page.typed() == {}
    page.after_button.click()
    page.before_button.click()


def test_two_people_pass_words_on_in_other_words(show, group, opened):
    page = read(show, opened.key)
    page.words.setPlainText(page.found[0].words)
    page.pass_button.click()
    assert page.fields["by"].problem
    assert page.fields["second"].problem
    assert page.fields["words"].problem
    page.words.setPlainText("The tea did people good.")
    page.by.setText("Robin")
    page.second.setText("Kim")
    page.pass_button.click()
    ((said),) = texts.said(group, opened.key)
    assert (said.words, said.sort) == ("The tea did people good.", Sort.READ)
    assert "The tea did people good." in desks.words(show(ResultsPage, opened.key))


def test_a_worry_is_answered_to_everybody(show, group, opened):
    page = read(show, opened.key)
    page.worry_button.click()
    assert "it is not for you to find out" in desks.words(page)
    page.no_button.click()
    page.worry_button.click()
    page.by.setText("Robin")
    page.second.setText("Kim")
    page.pass_button.click()
    ((said),) = texts.said(group, opened.key)
    assert said.sort is Sort.WORRY


def test_the_words_go_once_the_themes_are_agreed(show, group, opened):
    page = read(show, opened.key)
    page.forget_button.click()
    page.no_button.click()
    assert texts.waiting(group, opened.key)
    page.forget_button.click()
    page.yes_button.click()
    assert not texts.waiting(group, opened.key)
    assert "There is nothing to read" in desks.words(show(TextsPage, opened.key))


# typing in


def test_a_sheet_is_typed_in_by_keys_alone(show, group, begun):
    page = show(TypingPage, begun.key)
    rows = page.sheet.rows
    page.activateWindow()
    QTest.keyClick(rows[0].first, Qt.Key.Key_5)
    QTest.keyClick(rows[1].first, Qt.Key.Key_0)
    QTest.keyClick(rows[2].first, Qt.Key.Key_Return)
    answers, _texts = page.draft.in_order(begun.form)
    assert list(answers.values()) == [4, -1]
    words = next(each for each in rows if hasattr(each, "entry"))
    words.entry.setPlainText("It was warm")
    before = askings.path_of(group, begun.key).read_bytes()
    page.cast_button.click()
    assert askings.path_of(group, begun.key).read_bytes() != before
    assert page.draft.empty
    assert page.typed() == {}
    page.done_button.click()
    assert page.went == [("feedback", None)]


def test_the_log_lies_still_while_sheets_are_typed_in(show, begun):
    page, before = show(TypingPage, begun.key), len(errors._sittings)
    QTest.keyClick(page.sheet.rows[0].first, Qt.Key.Key_5)
    page.cast_button.click()
    assert len(errors._sittings) == before + 1
    page.done_button.click()
    assert len(errors._sittings) == before


def test_a_round_that_is_over_takes_no_sheet(show, group, begun):
    rounds.close(group, begun.key)
    assert "This round is closed" in desks.words(show(TypingPage, begun.key))


# how they look


def _pages(group):
    """Return each page as it stands most often."""
    made = askings.begun(group)
    given = [askings.rated(at % 2 + 3) for at in range(CAST)]
    askings.cast(group, made.key, given, [[askings.said("The tea was warm " * 12)] for _at in range(4)])
    shut = askings.begun(group, form=askings.form("group-climate"), label="T2")
    rounds.close(group, shut.key)
    again = askings.begun(group, form=askings.form("carers"))
    askings.opened(group, made.key)
    return made.key, shut.key, again.key


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_every_page_is_whole_in_every_dress(group, qtbot, language, scale):
    opened, shut, begun = _pages(group)
    desks.wear(language, scale)
    steps = ("form", "people", "purpose", "keys", "read")
    shown: list[tuple[Any, str, Any]] = [
        *((StartingPage, "", partial(_at_step, group, step)) for step in steps),
        (FeedbackPage, "", lambda page: page.do(cards.KIOSK, begun)),
        (FeedbackPage, "", lambda page: page.do(cards.PRINT, begun)),
        (OpeningPage, shut, lambda page: page.open_both()),
        (ResultsPage, opened, None),
        (TextsPage, opened, _unlock),
        (TextsPage, opened, lambda page: (_unlock(page), page.turn_worry())),
        (TypingPage, begun, None),
        (KeepersPage, "", lambda page: page.open_form(None, opened=True)),
    ]
    found = []
    for kind, key, then in shown:
        page = kind(desks.desk(group))
        page.draw()
        if key:
            page.show_this(key)
        if then:
            then(page)
        found += [(kind.__name__, fault) for fault in desks.faults(qtbot, page, scale)]
    assert found == []


def _unlock(page):
    page.entry.setText(askings.READER)
    page.open_button.click()


def _at_step(group, step, page):
    (robin, alex) = (keepers.named(group, name).id for name in ("Robin", "Alex"))
    page.draw(
        {
            "step": step,
            "form": "does-it-fit",
            "able": "7",
            "k": "5",
            "purpose": "To hear",
            "what_happens": "We talk",
        }
        | {"reader": str(robin), "trustee": str(alex)}
    )


def test_leaving_the_page_ends_the_sitting(group, begun, monkeypatch):
    ended = []
    real = sitting.BoxSitting.end

    def end(turn):
        ended.append(1)
        real(turn)

    monkeypatch.setattr(sitting.BoxSitting, "end", end)
    page = TypingPage(desks.desk(group))
    page.draw()
    page.show_this(begun.key)
    page.cast_button.click()
    assert ended == []
    desks.close(page)
    assert ended == [1]


def test_a_second_round_stands_beside_the_one_before(show, group, opened):
    second = askings.begun(group)
    askings.cast(group, second.key, [askings.rated(1) for _each in range(CAST)])
    askings.opened(group, second.key)
    page = show(ResultsPage, second.key)
    assert "A little harder than last time." in desks.words(page)
    assert page.findChildren(Arrow)
    planned = show(StartingPage)
    planned.step.choice.choose("after-tonight")
    planned.next_button.click()
    assert {"able", "k", "below", "joined", "left"} == set(planned.fields)


def test_a_round_for_those_who_pass_on_a_job_lets_answers_wait(show, group):
    page = show(StartingPage)
    page.step.choice.choose("role-exit")
    page.next_button.click()
    assert page.step.below.value() is Below.MERGE
    page.step.able.set_count(6)
    page.step.below.choose(Below.DESTROY)
    page.next_button.click()
    assert "Let them wait" in page.fields["below"].problem


def test_a_small_room_sees_one_word_and_what_is_hidden_looks_alike(show, group):
    made = askings.begun(group, able=7)
    askings.cast(group, made.key, [askings.rated(4) for _each in range(6)])
    askings.opened(group, made.key)
    page = show(ResultsPage, made.key)
    said = desks.words(page)
    assert "Taken all together: it goes well." in said
    assert said.count("Not shown.") == 1
    assert not page.findChildren(Bar)
    assert not re.search(r"\d", said)
