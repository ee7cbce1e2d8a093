from io import BytesIO

import pytest
from PySide6.QtWidgets import QFileDialog

from groupkit.core.progress import Silent
from groupkit.qt import printing
from groupkit.qt.jobs import run_at_once
from groupkit.qt.start import StartPage
from groupkit.services.group import open_group
from tests.qt import checks, desks

WORDS = "four words to smile"


@pytest.fixture
def page(qtbot, tmp_path):
    return _opened(qtbot, tmp_path)


def _opened(qtbot, tmp_path) -> StartPage:
    made = StartPage(run_at_once)
    qtbot.addWidget(made)
    made.place = tmp_path / "new.groupkit"
    return made


def _fill(page) -> None:
    checks.type_text(page.title, "Grüppe am Fluß")
    page.printing.choose("en")
    page.paper.choose("Letter")
    page.region.choose("US")
    page.currency.choose("USD")
    page.facilitator.setText("Maria")
    page.passphrase.setText(WORDS)
    page.again.setText(WORDS)


def test_a_group_is_started_and_handed_over_after_the_recovery_sheet(qtbot, tmp_path, page):
    assert page.focusProxy() is page.title
    _fill(page)
    with qtbot.assertNotEmitted(page.made):
        page.start_button.click()
    assert "The recovery sheet" in desks.words(page)
    assert "Later is fine too" in desks.words(page)
    with qtbot.waitSignal(page.made) as made:
        page.go_button.click()
    with made.args[0] as group:
        about = group.profile
    assert (about.name, about.paper, about.region, about.facilitator) == ("Grüppe am Fluß", "Letter", "US", "Maria")
    open_group(tmp_path / "new.groupkit", WORDS, backup=False).close()


def test_the_recovery_sheet_is_printed_and_saved(monkeypatch, page):
    _fill(page)
    page.start()
    made = []

    def print_out(desk, _parent, make):
        into = BytesIO()
        make(into, Silent())
        made.append(into.getvalue()[:5])
        desk.say("Sent to the printer.")

    monkeypatch.setattr(printing, "print_out", print_out)
    monkeypatch.setattr(printing, "save", lambda desk, parent, _name, make: print_out(desk, parent, make))
    page.recovery.print_button.click()
    page.recovery.save_button.click()
    assert made == [b"%PDF-"] * 2
    assert page.said.text() == "Sent to the printer."
    assert page.said.isVisibleTo(page)
    page.desk.group.close()


def test_everything_to_put_right_is_said_at_once_and_nothing_typed_is_lost(tmp_path, page):
    page.facilitator.setText("Maria")
    page.passphrase.setText("short")
    page.start_button.click()
    assert page.fields["name"].problem == "Give the group a name. You can change it later."
    assert page.fields["passphrase"].problem.startswith("Use 12 letters or more.")
    assert (page.facilitator.text(), page.passphrase.text()) == ("Maria", "short")
    page.passphrase.setText(WORDS)
    page.again.setText("something else here")
    page.start_button.click()
    assert page.fields["again"].problem == "The two are not the same. Type it once more."
    assert page.fields["passphrase"].problem == ""
    assert list(tmp_path.glob("*.groupkit")) == []


def test_a_file_that_is_there_already_is_left_alone(tmp_path, page):
    page.place.write_bytes(b"something")
    _fill(page)
    page.start_button.click()
    assert page.trouble.isVisibleTo(page)
    assert "new.groupkit" in page.trouble.text()
    assert page.place.read_bytes() == b"something"
    page.place = tmp_path / "other.groupkit"
    page.start_button.click()
    assert page.desk is not None
    page.desk.group.close()


def test_another_place_is_chosen(monkeypatch, tmp_path, page):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "ours"), ""))
    page.place_button.click()
    assert page.place == tmp_path / "ours.groupkit"
    assert page.shown_place.text() == str(tmp_path / "ours.groupkit")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    page.place_button.click()
    assert page.place == tmp_path / "ours.groupkit"


def test_a_larger_text_keeps_every_answer(qtbot, tmp_path, page):
    _fill(page)
    page.place = tmp_path / "elsewhere.groupkit"
    again = StartPage(run_at_once, page)
    qtbot.addWidget(again)
    assert again.profile() == page.profile()
    assert (again.passphrase.text(), again.again.text(), again.place) == (WORDS, WORDS, page.place)


def test_a_larger_text_keeps_the_group_that_was_started(qtbot, tmp_path):
    page = StartPage(run_at_once)
    page.place = tmp_path / "new.groupkit"
    _fill(page)
    page.start()
    again = StartPage(run_at_once, page)
    qtbot.addWidget(again)
    desks.close(page)
    with qtbot.waitSignal(again.made) as made:
        again.go_button.click()
    with made.args[0] as group:
        assert group.profile.name == "Grüppe am Fluß"


def test_a_file_nobody_was_handed_is_closed_with_the_page(tmp_path):
    page = StartPage(run_at_once)
    page.place = tmp_path / "new.groupkit"
    _fill(page)
    page.start()
    desks.close(page)
    open_group(tmp_path / "new.groupkit", WORDS, backup=False).close()


def test_one_can_go_back(qtbot, page):
    with qtbot.waitSignal(page.left):
        page.back_button.click()


@pytest.mark.parametrize("view", ["new", "refused", "made"])
@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, view, language, scale):
    desks.wear(language, scale)
    page = StartPage(run_at_once)
    page.place = tmp_path / "new.groupkit"
    page.shown_place.setText("/home/somebody/Documents/Our group.groupkit")
    if view == "made":
        _fill(page)
    if view != "new":
        page.start()
    assert desks.faults(qtbot, page, scale) == []
    if page.desk is not None:
        page.desk.group.close()
