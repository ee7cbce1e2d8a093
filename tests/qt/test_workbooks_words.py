"""A group types in its fellowship's words for a step, says whose they are, and why it may copy them."""

import pytest

from groupkit.core.workbooks.own import LONGEST, StepWording
from groupkit.qt.workbooks.stepwords import StepWordsPage
from groupkit.services.workbooks import adding
from tests.qt import checks, desks
from tests.qt.workbooks_page import put_out, stand


@pytest.fixture
def group(tmp_path, monkeypatch):
    put_out(monkeypatch, tmp_path / "shelf")
    with desks.empty(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot, group):
    made = StepWordsPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    made.show()
    yield made
    desks.close(made)


def fill(page, words, credit="Our fellowship", license=""):  # noqa: A002  the field's own name
    page.words.setPlainText(words)
    page.credit.setText(credit)
    page.license.setText(license)


def test_words_are_kept_for_their_step_and_listed(page, group):
    page.which.choose(13)
    fill(page, " We found both. ", license="They wrote to us.")
    page.save_button.click()
    (kept,) = adding.wordings(group)
    assert (kept.step, kept.words, kept.credit, kept.license) == (
        13,
        "We found both.",
        "Our fellowship",
        "They wrote to us.",
    )
    assert page.words.toPlainText() == "We found both."
    page.go_to(1)
    assert page.words.toPlainText() == ""
    page.buttons[13].click()
    assert (page.step, page.words.toPlainText()) == (13, "We found both.")


def test_what_is_to_be_put_right_stands_beside_its_field(page, group):
    fill(page, "", credit="", license="x" * (LONGEST["license"] + 1))
    page.save_button.click()
    assert {name: bool(field.problem) for name, field in page.fields.items()} == {
        "words": True,
        "credit": True,
        "license": True,
    }
    assert (len(page.license.text()), adding.wordings(group)) == (LONGEST["license"] + 1, ())


def test_words_are_taken_away_and_undo_brings_them_back(page, group):
    adding.set_wording(group, StepWording(step=1, words="Ours.", credit="Us"))
    checks.settle(page)
    assert page.remove_button.isVisibleTo(page)
    page.remove_button.click()
    assert (adding.wordings(group), page.words.toPlainText()) == ((), "")
    page.desk.undo()
    assert page.words.toPlainText() == "Ours."


def test_what_is_half_typed_waits_at_its_step_and_through_a_lock(qtbot, page, group):
    fill(page, "Half", credit="")
    page.which.choose(2)
    fill(page, "Another half", credit="")
    typed = page.typed()
    again = StepWordsPage(desks.desk(group))
    qtbot.addWidget(again)
    again.draw(typed)
    assert (again.step, again.words.toPlainText()) == (2, "Another half")
    again.go_to(1)
    assert again.words.toPlainText() == "Half"
    again.go_to(13)
    assert again.words.toPlainText() == ""


def test_nothing_typed_is_nothing_kept(page):
    page.go_to(2)
    assert page.typed() == {}


def test_without_a_workbook_there_is_no_step(qtbot, group, monkeypatch, tmp_path):
    stand(monkeypatch, tmp_path / "bare")
    page = StepWordsPage(desks.desk(group))
    qtbot.addWidget(page)
    page.draw()
    assert "No step yet" in desks.words(page)


def test_one_goes_back_to_the_workbooks(qtbot, page):
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "workbooks"


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_the_page_can_be_read_in_every_dress(qtbot, group, language, scale):
    adding.set_wording(group, StepWording(step=1, words=f"{desks.LONG} " * 40, credit=desks.LONG))
    desks.wear(language, scale)
    page = StepWordsPage(desks.desk(group))
    page.draw()
    page.credit.setText("")
    page.save_button.click()
    assert desks.faults(qtbot, page, scale) == []
