from dataclasses import fields
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Silent
from groupkit.core.settings import Settings
from groupkit.qt import printing
from groupkit.qt.settings.ours import OurSettings
from groupkit.qt.settings.page import SettingsPage
from groupkit.services import check, profile
from groupkit.services.group import open_group
from tests import evening
from tests.qt import checks, desks

NEW = "seven kind otters dancing"


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot, group):
    made = SettingsPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def test_there_is_a_question_for_each_preference(page):
    assert set(page.own.choices) == {field.name for field in fields(Settings)}
    assert page.own.choices["lock_after"].currentText() == "10 minutes"
    assert page.own.choices["text_size"].currentText() == "100%"
    assert page.own.choices["scheme"].currentText() == "Light"


@pytest.mark.parametrize(("name", "key"), [("scheme", Qt.Key.Key_Down), ("text_size", Qt.Key.Key_Down)])
def test_a_new_answer_is_worn_at_once(qtbot, page, name, key):
    with qtbot.waitSignal(page.desk.settings_changed) as changed:
        qtbot.keyClick(page.own.choices[name], key)
    first = Settings()
    assert getattr(changed.args[0], name) != getattr(first, name)


def test_choosing_the_same_again_changes_nothing(qtbot, page):
    with qtbot.assertNotEmitted(page.desk.settings_changed):
        page.own.choices["scheme"].activated.emit(0)


def test_a_text_size_between_the_steps_is_still_shown(qtbot, group):
    desk = desks.desk(group)
    desk.settings = Settings(text_size=110)
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.draw()
    assert page.own.choices["text_size"].currentText() == "110%"


def test_the_group_is_renamed_and_its_reserve_settled_in_one_undoable_step(qtbot, page, group):
    before = group.profile
    page.ours.title.selectAll()
    checks.type_text(page.ours.title, "Grüppe")
    page.ours.choices["paper"].choose("Letter")
    page.ours.amounts["reserve"].setText("120.50")
    page.ours.months.set_count(3)
    page.ours.amounts["cash_limit"].setText("")
    with qtbot.waitSignal(page.desk.said) as said:
        page.save_button.click()
    assert said.args == ["The group’s settings are saved.", True]
    now = group.profile
    assert (now.name, now.paper, now.reserve, now.reserve_months, now.cash_limit) == (
        "Grüppe",
        "Letter",
        12050,
        3,
        0,
    )
    page.desk.undo()
    assert group.profile == before
    assert page.ours.title.text() == before.name


def test_everything_refused_is_said_by_its_field_and_kept(page, group):
    before = group.profile
    page.ours.amounts["reserve"].setText("lots")
    page.ours.amounts["cash_limit"].setText("more")
    page.save_button.click()
    assert page.fields["reserve"].problem
    assert page.fields["cash_limit"].problem
    page.ours.amounts["reserve"].setText("1")
    page.ours.amounts["cash_limit"].setText("1")
    page.ours.title.setText(" ")
    page.save_button.click()
    assert page.fields["name"].problem == "Give the group a name. You can change it later."
    assert page.fields["reserve"].problem == ""
    assert page.ours.amounts["reserve"].text() == "1"
    assert group.profile == before


def test_the_money_a_group_uses_is_shown_and_cannot_be_changed(page):
    assert "Money: British Pound (GBP)" in desks.words(page)
    assert "currency" not in page.ours.answers()


def _typed(page, again=NEW) -> None:
    page.keys.passphrase.setText(NEW)
    page.keys.again.setText(again)


def test_a_new_passphrase_is_asked_twice_and_then_once_more(qtbot, page, group):
    _typed(page)
    page.keys.next_button.click()
    assert page.keys.sure.isVisibleTo(page)
    assert not page.keys.next_button.isVisibleTo(page)
    page.keys.keep_button.click()
    assert not page.keys.sure.isVisibleTo(page)
    assert page.keys.passphrase.text() == ""
    path = group.path
    group.close()
    open_group(path, evening.PASSPHRASE, backup=False).close()


def test_the_new_passphrase_holds_and_the_old_one_ends(qtbot, page, group):
    _typed(page)
    qtbot.keyClick(page.keys.again, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.desk.said) as said:
        page.keys.change_button.click()
    assert said.args[0].startswith("The new passphrase holds.")
    assert page.keys.again.text() == ""
    path = group.path
    group.close()
    with pytest.raises(GroupkitError):
        open_group(path, evening.PASSPHRASE, backup=False)
    open_group(path, NEW, backup=False).close()


@pytest.mark.parametrize(("again", "field"), [("another one here", "again"), (NEW, "passphrase")])
def test_a_refused_passphrase_goes_back_to_its_boxes(page, again, field):
    _typed(page, again)
    if field == "passphrase":
        page.keys.passphrase.setText("short")
    page.keys.ask()
    page.keys.change_button.click()
    assert page.fields[field].problem
    assert page.keys.again.text() == again
    assert page.keys.next_button.isVisibleTo(page)


def test_how_hard_it_is_to_guess_is_said_in_words(page):
    for typed, said in (("abc", "Still short"), ("abcdefghijkl", "Fair"), (NEW, "Good"), ("", "Four words")):
        page.keys.passphrase.setText(typed)
        assert said in desks.words(page.keys)


def test_a_passphrase_is_never_kept_with_what_was_typed(page):
    _typed(page)
    page.keys.passphrase.show_words(True)
    page.ours.title.setText("Other")
    assert page.typed() == {"name": "Other"}


def test_a_copy_is_saved_and_opens_with_the_same_passphrase(monkeypatch, qtbot, tmp_path, page):
    target = tmp_path / "copy"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    with qtbot.waitSignal(page.desk.said) as said:
        page.copy_button.click()
    assert said.args[0] == "Copied to copy.groupkit. It opens with the same passphrase."
    open_group(tmp_path / "copy.groupkit", evening.PASSPHRASE, backup=False).close()
    with qtbot.waitSignal(page.desk.said) as said:
        page.copy_button.click()
    assert "copy.groupkit" in said.args[0]


def test_leaving_the_dialog_copies_nothing(monkeypatch, qtbot, page):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    with qtbot.assertNotEmitted(page.desk.said):
        page.copy_button.click()


def test_the_book_is_looked_over_and_the_seal_said(page, group):
    page.check_button.click()
    report = check.check(group)
    assert report.holds
    assert report.seal in page.found.text()
    assert "Everything is as it was written." in page.found.text()
    page.draw()
    assert report.seal in page.found.text()


def test_what_is_found_is_said_in_words(monkeypatch, page):
    found = check.Report(faults=("Call your facilitator.",), entries=1, sheets=0, seal="X")
    monkeypatch.setattr(check, "check", lambda _group: found)
    page.check_button.click()
    assert page.found.text() == "Call your facilitator."


def test_the_recovery_sheet_is_printed_and_saved_with_the_code(monkeypatch, page, group):
    made = []

    def print_out(_desk, _parent, make):
        into = BytesIO()
        make(into, Silent())
        made.append(into.getvalue()[:5])

    monkeypatch.setattr(printing, "print_out", print_out)
    monkeypatch.setattr(printing, "save", lambda desk, parent, _name, make: print_out(desk, parent, make))
    page.recovery.print_button.click()
    page.recovery.save_button.click()
    assert made == [b"%PDF-"] * 2
    assert profile.recovery_code(group) not in desks.words(page)


def test_a_language_that_is_no_longer_spoken_stays_chosen(qtbot, page, group):
    profile.change(group, language="cy", printing_language="cy")
    ours = OurSettings(page)
    qtbot.addWidget(ours)
    assert ours.choices["language"].value() == ours.choices["printing_language"].value() == "cy"


def test_a_closed_page_no_longer_listens(group):
    page = SettingsPage(desks.desk(group))
    page.draw()
    desks.close(page)
    assert group._listeners == []


@pytest.mark.parametrize("fill", [desks.empty, desks.typical])
@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        page = SettingsPage(desks.desk(group))
        page.draw()
        page.look_over()
        page.keys.ask()
        assert desks.faults(qtbot, page, scale) == []
