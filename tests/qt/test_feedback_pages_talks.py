"""Open talks in the window: printed, written down with a yes, sealed to one reader, and let go for good."""

from io import BytesIO
from typing import Any

import pytest

from groupkit.core.progress import Silent
from groupkit.qt import printing
from groupkit.qt.feedback.talks import TalksPage
from groupkit.services.feedback import keepers, talks
from tests import askings
from tests.qt import desks


@pytest.fixture
def group(tmp_path):
    with desks.empty(tmp_path) as made:
        askings.keys(made)
        yield made


@pytest.fixture
def page(group, qtbot):
    desk = desks.desk(group)
    made: Any = TalksPage(desk)
    made.said = []
    desk.said.connect(lambda words, _undo: made.said.append(words))
    made.draw()
    qtbot.addWidget(made)
    made.show()
    yield made
    desks.close(made)


def write(page, group):
    page.choice.choose("facilitator-talk")
    page.write_button.click()
    page.form.who.setText("Sam")
    page.form.reader.choose(keepers.named(group, "Robin").id)
    page.form.agreed.setChecked(True)
    entry, tick = page.form.answers["road"]
    entry.setPlainText("A friend brought me")
    tick.setChecked(True)
    page.form.save_button.click()


def test_a_talk_is_written_down_only_with_a_yes_and_keeps_what_was_typed(page, group):
    page.choice.choose("facilitator-talk")
    page.write_button.click()
    page.form.answers["road"][0].setPlainText("A friend brought me")
    page.form.save_button.click()
    assert page.fields["who"].problem
    assert page.fields["reader"].problem
    assert "Ask first if it may be written down" in page.said[-1]
    assert page.form.answers["road"][0].toPlainText() == "A friend brought me"
    assert page.typed() == {}
    page.form.leave_button.click()
    assert talks.listing(group) == ()


def test_only_its_reader_reads_a_talk(page, group):
    write(page, group)
    assert "Only Robin can read it." in desks.words(page)
    assert "It goes by itself on " in desks.words(page)
    assert "A friend brought me" not in desks.words(page)
    ((opens, _goes),) = page.buttons.values()
    opens.click()
    page.open_button.click()
    page.entry.setText(askings.TRUSTEE)
    page.open_button.click()
    assert "not the one of Robin" in page.fields["passphrase"].problem
    page.entry.setText(askings.READER)
    page.open_button.click()
    assert "A friend brought me" in desks.words(page)
    assert "The group may hear this" in desks.words(page)
    page.leave_button.click()
    assert "A friend brought me" not in desks.words(page)


def test_a_talk_goes_when_it_is_asked_for_twice(page, group):
    write(page, group)
    ((_opens, goes),) = page.buttons.values()
    goes.click()
    assert talks.listing(group)
    goes.click()
    assert talks.listing(group) == ()
    assert "No talk is kept" in desks.words(page)


def test_the_sheets_of_a_talk_are_printed(page, monkeypatch):
    made = []
    monkeypatch.setattr(printing, "print_out", lambda _desk, _page, make: made.append(make))
    page.print_button.click()
    into = BytesIO()
    made[0](into, Silent())
    assert into.getvalue().startswith(b"%PDF")


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_the_page_of_talks_is_whole_in_every_dress(group, qtbot, language, scale):
    desks.wear(language, scale)
    found = []
    for at in range(3):
        page: Any = TalksPage(desks.desk(group))
        page.draw()
        if at:
            page.begin()
        if at == 1:
            page.form.who.setText("Sam")
            page.form.agreed.setChecked(True)
            page.form.reader.choose(keepers.named(group, "Robin").id)
            page.save()
            page.open(talks.listing(group)[0].id)
        found += desks.faults(qtbot, page, scale)
    assert found == []
