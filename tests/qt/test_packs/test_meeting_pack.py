"""One button makes the pack of an evening; it is read part by part, and every figure tells where it comes from."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from groupkit.core.progress import Silent
from groupkit.pdf.packs import pages
from groupkit.pdf.slides import deck
from groupkit.qt import printing
from groupkit.qt.packs import blocks
from groupkit.qt.packs.page import MeetingPackPage
from groupkit.qt.packs.tables import Sheet
from groupkit.qt.places import Places, place
from groupkit.qt.sections import Fold, LateFold
from groupkit.services.packs import meeting
from tests.packs import a_pack
from tests.qt import desks


@pytest.fixture(scope="module")
def group(tmp_path_factory):
    with desks.empty(tmp_path_factory.mktemp("book")) as made:
        yield made


@pytest.fixture
def asked(monkeypatch):
    """Give the page a pack that is there at once, and note what was asked for."""
    found: list[Any] = []

    def gather(_group, since, *, language, progress):
        found.append((since, language))
        progress.step(1, 1)
        return a_pack()

    monkeypatch.setattr(meeting, "keep", gather)
    return found


def opened(qtbot, group) -> Any:
    made = MeetingPackPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def unfold(made) -> None:
    for fold in made.findChildren(LateFold):
        fold.line.setChecked(True)


def test_before_it_is_made_the_page_says_what_is_in_it(qtbot, group):
    said = desks.words(opened(qtbot, group))
    assert "What people talked about" in said
    assert "How many visits" in said
    assert "about 90 minutes" in said


def test_one_button_makes_the_pack(qtbot, group, asked):
    made = opened(qtbot, group)
    made.since.choose(3)
    made.make_button.click()
    assert asked == [(made._since(3), group.profile.printing_language)]
    unfold(made)
    said = desks.words(made)
    titles = {part.title for part in a_pack().parts}
    assert titles <= {each.line.accessibleName() for each in made.findChildren(Fold)}
    assert "These are visits, not people. One person may come many times." in said
    made.again_button.click()
    assert made.pack is None
    assert made.make_button.isVisibleTo(made)


def test_a_row_tells_where_its_figures_come_from(qtbot, group, asked):
    made = opened(qtbot, group)
    made.ask(blocks.Asked(title="", figures=()))
    assert "Where this figure comes from" not in desks.words(made)
    made.make_button.click()
    unfold(made)
    sheet = next(each for each in made.findChildren(Sheet) if each.accessibleName() == "Visits in a month")
    sheet.choose(1)
    where = [each for each in made.findChildren(QWidget) if each.accessibleName() == "Where this comes from"]
    for each in where:
        each.click()
    sheet.opened.emit(sheet.rows.rows[0])
    told = desks.words(made.trace)
    assert "Where this figure comes from" in told
    assert "Visits: 91" in told
    made.trace.leave_button.click()
    assert made.trace is None


def test_work_that_is_stopped_makes_nothing(qtbot, group, monkeypatch):
    made = opened(qtbot, group)

    def gather(_group, _since, *, language, progress):
        for done in range(3):
            made.gathering._began = made.gathering._breathed = 0.0
            progress.step(done, 3)
            made.gathering.cancel_button.click()
        raise AssertionError

    monkeypatch.setattr(meeting, "keep", gather)
    with qtbot.waitSignal(made.desk.said) as said:
        made.make_button.click()
    assert said.args[0] == "Stopped. Nothing was made."
    assert made.pack is None


def test_nothing_else_can_be_pressed_as_long_as_it_lasts(qtbot, group):
    made = opened(qtbot, group)
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    gathering = made.gathering

    def work(_progress):
        QApplication.sendEvent(made.make_button, press)
        return gathering.eventFilter(made.make_button, press), gathering.eventFilter(gathering.cancel_button, press)

    assert gathering.run(work) == (True, False)


def test_it_is_printed_saved_shown_and_taken_into_a_notebook(qtbot, group, asked, monkeypatch, tmp_path):
    made, sizes = opened(qtbot, group), []
    for action in (made.print_paper, made.save_paper, made.save_slides):
        action()

    def print_out(_desk, _parent, make, *_rest):
        into = BytesIO()
        make(into, Silent())
        sizes.append(into.getvalue()[:4])

    def save_to(_desk, _parent, target: Path, make):
        print_out(None, None, make)
        assert target.name == "pack.pptx"

    monkeypatch.setattr(printing, "print_out", print_out)
    monkeypatch.setattr(printing, "save", lambda desk, parent, _name, make: print_out(desk, parent, make))
    monkeypatch.setattr(printing, "save_to", save_to)
    monkeypatch.setattr(pages, "pack", lambda _pack, into, **_how: into.write(b"%PDF"))
    monkeypatch.setattr(deck, "deck", lambda _pack, into, **_how: into.write(b"PK\x03\x04"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "pack"), ""))
    made.make_button.click()
    made.large_tick.setChecked(True)
    for each in (made.print_button, made.save_button, made.slides_button, made.notebook_button):
        each.click()
    assert sizes == [b"%PDF", b"%PDF", b"PK\x03\x04"]
    assert '"nbformat": 4' in (tmp_path / "pack.ipynb").read_text(encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    made.slides_button.click()
    made.notebook_button.click()
    assert len(sizes) == 3


def test_all_of_it_is_saved_in_one_folder(qtbot, group, asked, monkeypatch, tmp_path):
    sizes = []

    def put(_pack, into, *, progress, large=False, **_how):
        sizes.append(large)
        progress.step(1, 2)
        into.write(b"whole")

    monkeypatch.setattr(pages, "pack", put)
    monkeypatch.setattr(deck, "deck", put)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    made = opened(qtbot, group)
    made.save_all()
    made.make_button.click()
    made.all_button.click()
    assert sizes == []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(made.desk.said) as said:
        made.all_button.click()
    (folder,) = tmp_path.iterdir()
    assert said.args[0] == f"All of it is in the folder {folder.name}."
    assert sorted(each.suffix for each in folder.iterdir()) == [".ipynb", ".pdf", ".pdf", ".pptx"]
    assert sizes == [False, True, False]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "nowhere"))
    with qtbot.waitSignal(made.desk.said):
        made.all_button.click()


def test_saving_all_of_it_can_be_stopped(qtbot, group, asked, monkeypatch, tmp_path):
    made = opened(qtbot, group)
    made.make_button.click()

    def put(_pack, _into, *, progress, **_how):
        made.strip.cancel.click()
        progress.step(1, 2)

    monkeypatch.setattr(pages, "pack", put)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(made.desk.said) as said:
        made.all_button.click()
    assert said.args[0].startswith("Stopped.")


def test_one_comes_from_the_feedback_and_goes_back(qtbot, group):
    made = opened(qtbot, group)
    with qtbot.waitSignal(made.desk.went) as went:
        made.back_button.click()
    assert went.args[0] == "feedback"
    assert isinstance(place("evaluationmeeting").make(made.desk), MeetingPackPage)
    places = Places("evaluationmeeting")
    qtbot.addWidget(places)
    assert places.list.currentItem().text() == "Feedback"


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, group, asked, language, scale, full):
    desks.wear(language, scale)
    made: Any = MeetingPackPage(desks.desk(group))
    made.draw()
    if full:
        made.make_button.click()
        unfold(made)
    assert desks.faults(qtbot, made, scale) == []
