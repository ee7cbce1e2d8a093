"""The book is saved for other programs, held against a table, and taken elsewhere as a whole, in the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from groupkit.qt.exports import KINDS, ExportsPage
from groupkit.qt.places import place
from groupkit.services import bundles, exports, ledger
from tests import evening
from tests.qt import desks


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        evening.open_with(made)
        yield made


@pytest.fixture
def said():
    return []


@pytest.fixture
def page(qtbot, group, said):
    return opened(qtbot, group, said)


def opened(qtbot, group, said) -> ExportsPage:
    desk = desks.desk(group)
    desk.said.connect(lambda sentence, _undo: said.append(sentence))
    made = place("exports").make(desk)
    assert isinstance(made, ExportsPage)
    qtbot.addWidget(made)
    made.draw()
    return made


def choose(monkeypatch, path: object) -> None:
    """Let the person choose a file or a folder; nothing is when they change their mind."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_given: (str(path or ""), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(path or ""))


def test_every_program_can_be_chosen_and_is_named_as_the_verbs_name_it():
    assert set(KINDS) == {*exports.KINDS, exports.ALL}


@pytest.mark.parametrize("kind", KINDS)
def test_the_book_is_saved_in_a_folder(page, said, tmp_path, monkeypatch, kind):
    folder = tmp_path / "for us"
    folder.mkdir()
    choose(monkeypatch, folder)
    page.kind.choose(kind)
    page.save_button.click()
    saved = list(folder.iterdir())
    many = "1 file" if len(saved) == 1 else f"{len(saved)} files"
    assert said == [f"Saved {many} in for us."]


def test_names_stay_here_unless_they_are_asked_for(page, tmp_path, monkeypatch):
    choose(monkeypatch, tmp_path)
    page.kind.choose("csv")
    page.save_button.click()
    assert "Member 4" not in (tmp_path / "money.csv").read_text("utf-8")
    page.exact_tick.click()
    page.kind.choose("xlsx")
    assert page.exact_tick.isChecked()
    page.kind.choose("csv")
    page.save_button.click()
    assert "Member 4" in (tmp_path / "money.csv").read_text("utf-8")


def test_it_says_that_pots_do_not_come_through_a_statement(page):
    page.kind.choose("ofx")
    assert "Pots do not come through" in desks.words(page)


def test_a_table_is_held_against_the_book(page, said, group, tmp_path, monkeypatch):
    exports.save(group, "csv", tmp_path)
    choose(monkeypatch, tmp_path / "money.csv")
    page.compare_button.click()
    assert said == ["6 lines, all as the book says."]
    (tmp_path / "money.csv").write_text("entry\n", encoding="utf-8")
    page.compare_button.click()
    assert said[-1] == "The table does not go with the book. The page says why."
    assert "The file has no column “date”" in desks.words(page)


def test_the_whole_book_goes_into_a_new_group(qtbot, page, said, group, tmp_path, monkeypatch):
    choose(monkeypatch, tmp_path / "ours")
    assert page.restore_button.isHidden()
    page.bundle_button.click()
    assert said == ["Saved as ours.zip. It is not locked: keep it where only you can get at it."]
    with evening.new_book(tmp_path / "new.groupkit", "New", "b" * 32) as other:
        new = opened(qtbot, other, said)
        choose(monkeypatch, tmp_path / "ours.zip")
        new.restore_button.click()
        assert said[-1].startswith(f"The whole book is here. Its seal is {ledger.current_seal(group)[0]}")
        assert new.restore_button.isHidden()
        assert ledger.balances(other) == ledger.balances(group)


def test_a_file_that_is_no_book_leaves_everything_as_it_is(qtbot, said, tmp_path, monkeypatch):
    with desks.empty(tmp_path) as group:
        page = opened(qtbot, group, said)
        (tmp_path / "photo.zip").write_bytes(b"no")
        choose(monkeypatch, tmp_path / "photo.zip")
        page.restore_button.click()
        assert said == ["This file is not a whole copy of a book of money. Nothing has been brought in."]
        assert bundles.is_empty(group)


def test_whoever_changes_their_mind_saves_nothing(qtbot, said, tmp_path, monkeypatch):
    with desks.empty(tmp_path) as group:
        page = opened(qtbot, group, said)
        choose(monkeypatch, None)
        before = set(tmp_path.iterdir())
        for each in (page.save_button, page.bundle_button, page.restore_button, page.compare_button):
            each.click()
        assert (said, set(tmp_path.iterdir())) == ([], before)


def test_a_folder_that_went_away_is_told(page, said, tmp_path, monkeypatch):
    choose(monkeypatch, tmp_path / "stick")
    page.save_button.click()
    page.bundle_button.click()
    assert said[0].startswith("There is no folder called")
    choose(monkeypatch, tmp_path / "stick" / "ours.zip")
    page.bundle_button.click()
    assert said[-1].startswith("The disk or stick did not answer.")


def test_what_is_our_own_mistake_is_not_hidden(page):
    with pytest.raises(ZeroDivisionError):
        page._explain(ZeroDivisionError())


def test_one_comes_here_from_the_money_and_goes_back(qtbot, page):
    hub = place("treasury").make(page.desk)
    qtbot.addWidget(hub)
    hub.draw()
    (there,) = (each for each in hub.findChildren(QPushButton) if "other programs" in each.text())
    for pressed, where in ((there, "exports"), (page.back_button, "treasury")):
        with qtbot.waitSignal(page.desk.went) as went:
            pressed.click()
        assert went.args[0] == where


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
@pytest.mark.parametrize("made", [desks.empty, desks.full])
def test_the_page_can_be_read_in_every_dress(qtbot, tmp_path, said, language, scale, made):
    desks.wear(language, scale)
    with made(tmp_path) as group:
        page = opened(qtbot, group, said)
        page.kind.choose("ofx")
        page.faults = (f"Line 2: amount “{desks.LONG}” has a letter A. Nothing has been brought in.",) * 20
        page.draw()
        assert desks.faults(qtbot, page, scale) == []


def test_the_file_is_a_file(page, tmp_path, monkeypatch):
    choose(monkeypatch, tmp_path / "ours.ZIP")
    page.bundle_button.click()
    assert Path(tmp_path / "ours.ZIP").read_bytes()[:2] == b"PK"
