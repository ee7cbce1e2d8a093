"""One round through the window itself: begun, answered at the kiosk and by typing in, closed, opened, looked at."""

import pytest
from PySide6.QtCore import QCoreApplication

from groupkit.core.feedback.rounds import State
from groupkit.core.settings import Settings
from groupkit.qt.feedback import cards
from groupkit.qt.jobs import run_at_once
from groupkit.qt.window import Window
from groupkit.services.feedback import keepers, rounds
from groupkit.storage.feedback import box
from tests import askings, evening
from tests.qt import desks, kiosks


@pytest.fixture(autouse=True)
def small_boxes(monkeypatch):
    """Let boxes be small: they are proven elsewhere."""
    monkeypatch.setattr(box, "SLOTS", 24)
    monkeypatch.setattr(box, "SEGMENTS", 1)


@pytest.fixture
def window(qapp, tmp_path):
    with desks.empty(tmp_path) as group:
        askings.keys(group)
        made = Window(qapp, Settings(), run_at_once)
        made.show_group(group)
        made.show()
        QCoreApplication.processEvents()
        yield made
        made.desk = None
        made.hide()
        made.deleteLater()
        kiosks.settle()


def begin(window, group):
    page = window.page
    page.step.choice.choose("after-tonight")
    page.next_button.click()
    page.step.able.set_count(15)
    page.step.least.set_count(5)
    page.next_button.click()
    page.step.purpose.setPlainText("To hear how tonight was")
    page.next_button.click()
    page.step.reader.choose(keepers.named(group, "Robin").id)
    page.step.trustee.choose(keepers.named(group, "Alex").id)
    page.next_button.click()
    page.next_button.click()


def answer_at_the_kiosk(window, people):
    kiosk = window.page
    for _each in range(people):
        kiosks.go_to(kiosk, kiosk.sitting.form.questions[0].key)
        kiosks.asked_on(kiosk).choose(4)
        kiosks.go_on_to_the_end(kiosk)
        let_time_pass(kiosk)
        kiosk.send()
        kiosk.after.timeout.emit()


def let_time_pass(kiosk):
    """Let the moment pass in which a press would count as a hasty one."""
    kiosk._since = type("Long", (), {"elapsed": lambda _self: 60_000, "start": lambda _self: None})()


def test_a_round_goes_through_the_window_from_its_beginning_to_its_figures(window):
    group = window.desk.group
    window.go("feedback")
    window.page.begin_button.click()
    begin(window, group)
    assert type(window.page).__name__ == "FeedbackPage"
    (made,) = rounds.listing(group)
    page = window.page
    page.cards[made.key].buttons[cards.KIOSK].click()
    page.asked.yes_button.click()
    kiosk = window.page
    assert kiosk.keeps_in
    answer_at_the_kiosk(window, 6)
    kiosk.step(lambda visit: visit.ask_to_leave())
    kiosk.shown.leaving.entry.setText(evening.PASSPHRASE)
    kiosk.shown.leaving.out_button.click()
    assert type(window.page).__name__ == "FeedbackPage"
    window.page.cards[made.key].buttons[cards.TYPE].click()
    for _each in range(4):
        window.page.sheet.rows[0].choose(4)
        window.page.cast_button.click()
    window.page.done_button.click()
    window.page.cards[made.key].buttons[cards.CLOSE].click()
    window.page.asked.yes_button.click()
    window.page.cards[made.key].buttons[cards.OPEN].click()
    window.page.entries[0].setText(askings.READER)
    window.page.entries[1].setText(askings.TRUSTEE)
    window.page.open_button.click()
    assert rounds.get(group, made.key).state is State.OPENED
    assert type(window.page).__name__ == "ResultsPage"
    assert "Yes." in desks.words(window.page)


def test_larger_letters_lose_nothing_of_a_round_that_is_being_begun(window):
    window.go("feedbackround")
    window.page.step.choice.choose("after-tonight")
    window.page.next_button.click()
    window.page.step.able.set_count(9)
    window.change_settings(Settings(text_size=150))
    assert window.page.planned.form == "after-tonight"
    assert window.page.step.able.count() == 9
