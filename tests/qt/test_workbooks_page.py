"""A facilitator prints the next step for the group, or other pages of a workbook, in the way each person needs."""

from datetime import time
from io import BytesIO

import pytest
import shiboken6
from PySide6 import QtPrintSupport
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from groupkit.core.meetings import Meeting
from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Silent
from groupkit.core.settings import Settings
from groupkit.core.workbooks.chapters import Sort
from groupkit.core.workbooks.editions import Edge, Edition, Printing
from groupkit.core.workbooks.exercises import Wording
from groupkit.qt import printing
from groupkit.qt.desk import Desk
from groupkit.qt.jobs import run_at_once
from groupkit.qt.window import Window
from groupkit.qt.workbooks import handing, making
from groupkit.qt.workbooks.page import WorkbooksPage
from groupkit.qt.workbooks.wording import BLACK, CREAM
from groupkit.services import meetings, profile
from groupkit.services.workbooks import counting, shelf, studio, usual
from tests.qt import checks, desks
from tests.qt.workbooks_page import Printer, Waiting, opened, page_of, put_out, stand

A4 = (595, 842)


@pytest.fixture
def group(tmp_path, monkeypatch):
    put_out(monkeypatch, tmp_path / "shelf")
    with desks.empty(tmp_path) as made:
        meetings.add(
            made, Meeting(name="Sat meeting", weekday=5, start=time(11), minutes=60, format="open-dual-recovery")
        )
        yield made


@pytest.fixture
def printer(tmp_path, monkeypatch):
    made = Printer(tmp_path)
    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", made.ask)
    monkeypatch.setattr(handing, "_DPI", 20)
    return made


@pytest.fixture
def page(qtbot, group):
    made = opened(qtbot, group)
    made.show()
    yield made
    desks.close(made)


def saves_to(monkeypatch, path):
    """Let the next question for a file be answered with a path; return what was suggested."""
    suggested = []

    def ask(_parent, _title, name, _filter):
        suggested.append(name)
        return (str(path) if path else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return suggested


def said_by(page):
    """Return the list into which the page says what it did."""
    heard = []
    page.desk.said.connect(lambda sentence, _undoable: heard.append(sentence))
    return heard


def test_a_first_time_facilitator_prints_a_large_print_step_in_five_actions(qtbot, group, printer):
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = Window(app, Settings(), runner=run_at_once)
    qtbot.addWidget(window)
    window.show_group(group)
    window.show()
    actions = 0

    def act(does, *what):
        nonlocal actions
        actions += 1
        does(*what)
        checks.settle(window)

    left = Qt.MouseButton.LeftButton
    assert window.frame.places is not None
    listed = window.frame.places.list
    (line,) = listed.findItems("Workbooks", Qt.MatchFlag.MatchExactly)
    act(
        lambda: QTest.mouseClick(
            listed.viewport(), left, Qt.KeyboardModifier.NoModifier, listed.visualItemRect(line).center()
        )
    )
    page = window.page
    assert isinstance(page, WorkbooksPage)
    assert "Step 1: Theme 1 is next." in desks.words(page)
    act(QTest.mouseClick, page.how.edition, left)
    act(QTest.keyClicks, page.how.edition.view(), "L")
    QTest.keyClick(page.how.edition.view(), Qt.Key.Key_Return)
    assert "to staple" in page.how.note.text()
    act(QTest.mouseClick, page.print_button, left)
    act(lambda: None)  # Print in the system's own window, where the stand-in says yes
    assert actions <= 6
    assert printer.pages()
    assert {(round(wide), round(tall)) for wide, tall in printer.pages()} == {A4}
    assert usual.usual(group).printing.edition is Edition.LARGE
    assert counting.printed(group) == {"step-01": len(printer.pages())}
    window.close()


def test_the_next_print_takes_two_presses_and_goes_on_with_the_next_step(qtbot, group, printer, page):
    page.how.edition.choose(Edition.PENCIL)
    page.how.copies.set_count(3)
    page.print_button.click()
    assert "3 copies are " in page.preview.said.text()
    again = opened(qtbot, group)
    assert "Step 2: Theme 2 is next." in desks.words(again)
    again.print_button.click()
    assert printer.prints == 2
    assert usual.usual(group).step == "step-02"
    assert (printer.seen[1].copyCount(), usual.usual(group).printing.edition) == (3, Edition.PENCIL)


def test_every_copy_goes_to_a_printer_that_makes_none_by_itself(page, printer):
    page.look()
    sheets = page.preview._made.sides
    printer.copies = 4
    page.print_button.click()
    assert len(printer.pages()) == 4 * sheets
    assert counting.printed(page.group) == {"step-01": 4 * sheets}
    assert usual.usual(page.group).printing.copies == 4


def test_whoever_goes_back_from_the_printer_has_printed_nothing(page, printer):
    printer.says_yes = False
    page.print_button.click()
    assert (printer.prints, counting.printed(page.group)) == (0, {})


def test_what_is_ticked_is_printed_instead_of_what_is_next(page):
    page.chapters.ticks["step-13"].click()
    assert page.asked().chapters == ("step-13",)
    assert page.preview.what.text() == "Step +1: Theme 13"
    page.chapters.ticks["step-02"].click()
    assert page.asked().chapters == ("step-02", "step-13")
    assert page.preview.what.text() == "Step 2 and Step +1"
    for key in ("toolbox", "insert-anger"):
        page.chapters.ticks[key].click()
    assert page.preview.what.text() == "Step 2 and 3 others"
    page.chapters.whole.click()
    assert (page.asked().chapters, page.chapters.ticked()) == ((), ())
    assert page.preview.what.text() == "A small book"
    page.chapters.ticks["toolbox"].click()
    assert (page.asked().chapters, page.chapters.whole.isChecked()) == (("toolbox",), False)
    page.chapters.ticks["toolbox"].click()
    assert page.asked().chapters == ("step-01",)


def test_pages_that_are_no_steps_are_folded_and_stay_open_once_ticked(qtbot, page, group):
    folds = page.chapters.folds
    assert [fold.line.text().strip() for fold in folds.values()] == [
        "Pages for any day: 1",
        "Pages for hard moments: 1",
        "Pages to read: 1",
    ]
    assert not any(fold.line.isChecked() for fold in folds.values())
    page.chapters.ticks["toolbox"].click()
    page.draw()
    assert page.chapters.folds["page"].line.isChecked()
    assert page.asked().chapters == ("toolbox",)


def test_only_what_goes_together_is_offered(page):
    how = page.how
    how.booklet.click()
    assert (page.asked().booklet, how.turn.isVisibleTo(page)) == (True, True)
    how.edition.choose(Edition.LARGE)
    assert (page.asked().booklet, how.booklet.isVisibleTo(page)) == (False, False)
    how.edition.choose(Edition.EASY_READ)
    assert page.asked().booklet
    how.more.line.click()
    how.fillable.click()
    assert (page.asked().fillable, page.asked().booklet) == (True, False)
    assert not page.print_button.isVisibleTo(page)
    how.edition.choose(Edition.PLAIN_TEXT)
    assert not how.fillable.isVisibleTo(page)
    assert not how.copies_field.isVisibleTo(page)
    assert page.keep_button.isVisibleTo(page)


def test_what_is_seldom_chosen_is_asked_of_the_press_too(page):
    how = page.how
    how.paper.choose("Letter")
    how.wording.choose(Wording.SECULAR)
    how.notes.click()
    how.ground.choose(CREAM)
    how.booklet.click()
    how.turn.edge.choose(Edge.LONG)
    expected = Printing(
        paper="Letter",
        wording=Wording.SECULAR,
        notes=True,
        cream=True,
        booklet=True,
        edge=Edge.LONG,
        chapters=("step-01",),
    )
    assert page.asked() == expected
    how.ground.choose(BLACK)
    assert (page.asked().cream, page.asked().black_only) == (False, True)


def test_the_printer_is_asked_to_turn_the_sheets_of_a_booklet_on_the_edge_that_is_chosen(page):
    turns = QtPrintSupport.QPrinter.DuplexMode
    assert handing.both_sides(page.asked()) == turns.DuplexAuto
    page.how.booklet.click()
    assert handing.both_sides(page.asked()) == turns.DuplexShortSide
    page.how.turn.edge.choose(Edge.LONG)
    assert handing.both_sides(page.asked()) == turns.DuplexLongSide


@pytest.mark.parametrize("copies", [0, 61])
def test_how_many_copies_is_checked_and_the_number_stays(page, printer, copies):
    page.how.copies.set_count(copies)
    page.print_button.click()
    assert (printer.seen, page.how.copies.count()) == ([], copies)
    assert page.fields["copies"].problem == "Print from 1 to 60 copies at once."


def test_the_pages_are_leafed_through(page):
    page.look()
    preview, sheets = page.preview, page.preview._made.sides
    assert preview.said.text() == f"{sheets} pages."
    assert preview.place.text() == f"Page 1 of {sheets}"
    assert not preview.back_button.isEnabled()
    before = preview.picture.pixmap().toImage()
    preview.next_button.click()
    assert preview.place.text() == f"Page 2 of {sheets}"
    assert preview.picture.pixmap().toImage() != before
    preview.back_button.click()
    preview.turn(-1)
    assert preview.place.text() == f"Page 1 of {sheets}"
    page.look()
    page.how.copies.set_count(12)
    assert f"12 copies are {12 * sheets} pages." in preview.said.text()


def test_a_text_for_screen_readers_is_shown_and_saved(page, monkeypatch, tmp_path):
    suggested = saves_to(monkeypatch, tmp_path / "step")
    page.how.edition.choose(Edition.PLAIN_TEXT)
    page.look()
    lines = page.preview.lines.text().splitlines()
    assert (lines[0], lines[-1]) == ("A small book", "…")
    page.keep_button.click()
    assert "Theme 1" in (tmp_path / "step.txt").read_text("utf-8")
    assert suggested[0].endswith("Step 1 Theme 1 – Plain text for screen readers.txt")
    assert counting.printed(page.group) == {}


def test_a_pdf_is_saved_as_one_copy_and_counted(page, monkeypatch, tmp_path):
    heard = said_by(page)
    saves_to(monkeypatch, tmp_path / "four.pdf")
    page.how.copies.set_count(12)
    page.save_button.click()
    assert (tmp_path / "four.pdf").read_bytes().startswith(b"%PDF-")
    assert counting.printed(page.group) == {"step-01": page.preview._made.sides}
    assert usual.usual(page.group).printing.copies == 12
    assert heard == ["Saved as four.pdf."]


def test_whoever_names_no_file_saves_nothing(page, monkeypatch):
    saves_to(monkeypatch, None)
    page.save_button.click()
    assert counting.printed(page.group) == {}


def test_a_folder_that_takes_nothing_is_told_and_nothing_is_counted(page, monkeypatch, tmp_path):
    heard = said_by(page)
    saves_to(monkeypatch, tmp_path / "nowhere" / "four.pdf")
    page.save_button.click()
    assert (len(heard), counting.printed(page.group)) == (1, {})


def test_what_was_printed_is_shown_quietly_and_cleared(qtbot, group):
    counting.count(group, {"step-02": 36})
    page = opened(qtbot, group)
    assert page.counted.fold is not None
    assert page.counted.fold.line.text().strip() == "Printed so far: Step 2, 36 pages"
    counting.count(group, {"toolbox": 4})
    page.draw()
    assert page.counted.fold.line.text().strip() == "Printed so far: 40 pages"
    assert "My toolbox, 4 pages" in desks.words(page.counted)
    assert page.counted.clear_button is not None
    page.counted.clear_button.click()
    assert counting.printed(group) == {}
    assert "Printed so far" not in desks.words(page.counted)


def test_a_group_without_workbooks_is_told_so(qtbot, group, monkeypatch, tmp_path):
    stand(monkeypatch, tmp_path / "bare")
    page = opened(qtbot, group)
    assert "No workbook yet" in desks.words(page)
    assert page.typed() == {}


def test_a_workbook_of_the_group_is_chosen_beside_the_one_that_came(page, group):
    own = studio.copy(group, shelf.listing(group)[0], "Our own book")
    page.which.choose(own.key)
    assert (page.workbook.key, page.asked().chapters) == (own.key, ("step-01",))
    page.look()
    assert page.preview._made.wish.workbook.own


def test_paper_speaks_the_language_of_the_group(page, group):
    profile.change(group, printing_language="ar-XB")
    assert page.asked().language == "ar-XB"


def test_a_book_that_is_only_looked_at_prints_and_keeps_nothing(qtbot, group, printer):
    group.only_look()
    page = opened(qtbot, group)
    page.print_button.click()
    assert (printer.prints, counting.printed(group)) == (1, {})
    heard = said_by(page)
    page.clear_counts()
    assert len(heard) == 1


def test_what_is_in_the_workbook_is_printed_for_the_wall(page, monkeypatch):
    made = []

    def keep(_desk, _parent, make):
        into = BytesIO()
        make(into, Silent())
        made.append(into.getvalue())

    monkeypatch.setattr(printing, "print_out", keep)
    page.ways.wall_button.click()
    assert made[0].startswith(b"%PDF-")


def test_one_goes_on_from_here(qtbot, page):
    for name, way in page.ways.buttons.items():
        with qtbot.waitSignal(page.desk.went) as went:
            way.click()
        assert went.args[0] == name


def test_a_booklet_says_how_much_paper_it_takes(page):
    page.how.booklet.click()
    page.how.copies.set_count(2)
    page.look()
    made = page.preview._made
    assert made.pages == 2 * made.sides
    said = page.preview.said.text().splitlines()
    assert page.preview.place.text() == f"Side 1 of {made.sides}"
    assert said == [
        f"{made.pages} pages.",
        f"{made.sides // 2} sheets of paper.",
        f"2 copies take {made.sides} sheets.",
    ]


def test_each_chapter_of_several_is_counted_with_its_own_pages(page, printer):
    page.chapters.ticks["step-01"].click()
    page.chapters.ticks["step-02"].click()
    page.print_button.click()
    known = counting.printed(page.group)
    assert set(known) == {"step-01", "step-02"}
    assert sum(known.values()) < len(printer.pages())


def test_of_the_whole_book_every_chapter_is_counted(page, printer):
    page.chapters.whole.click()
    page.chapters.whole.click()
    page.chapters.whole.click()
    page.print_button.click()
    assert set(counting.printed(page.group)) == set(page.chapters.ticks)


def test_a_workbook_without_steps_offers_its_pages(qtbot, group, monkeypatch, tmp_path):
    put_out(monkeypatch, tmp_path / "loose", chapters=(page_of("toolbox", Sort.PAGE, "My toolbox"),))
    page = opened(qtbot, group)
    assert not page.chapters.steps.isVisibleTo(page)
    assert "Choose what to print." in desks.words(page)
    assert (page.asked().chapters, list(page.chapters.folds)) == ((), [Sort.PAGE])


# while something waits


@pytest.fixture
def waiting(group):
    """Return the page as it stands while nothing that takes time has been done, and what does it."""
    runner = Waiting()
    page = WorkbooksPage(Desk(group, Settings(), runner=runner))
    page.draw({"copies": "9"})
    page.show()
    yield page, runner
    if shiboken6.isValid(page):
        desks.close(page)


def test_the_workbooks_are_fetched_while_the_page_stands_there(waiting):
    page, runner = waiting
    assert "The workbooks are being fetched." in desks.words(page)
    runner.go_on()
    assert "Step 1: Theme 1 is next." in desks.words(page)
    assert page.how.copies.count() == 9
    assert page.first is page.print_button


def test_where_no_workbook_is_found_nothing_waits(waiting, monkeypatch, tmp_path):
    page, runner = waiting
    stand(monkeypatch, tmp_path / "bare")
    runner.go_on()
    assert (page.first, runner.work) == (None, [])


def test_workbooks_that_cannot_be_read_are_reported(qtbot, waiting, monkeypatch):
    _page, runner = waiting
    monkeypatch.setattr(shelf, "shipped", lambda: 1 // 0)
    with qtbot.captureExceptions() as found:
        runner.go_on()
    assert found[0][0] is ZeroDivisionError


def test_whoever_prints_sees_how_far_it_is_and_can_stop(waiting, printer):
    page, runner = waiting
    runner.go_on()
    page.look()
    page.print_button.click()
    page.print_button.click()
    page.strip.cancel.click()
    runner.go_on()
    assert (printer.seen, runner.work) == ([], [])
    assert page.preview.said.text().startswith("Stopped.")
    page.print_button.click()
    runner.go_on()
    page.strip.cancel.click()
    heard = said_by(page)
    runner.go_on()
    assert (heard, counting.printed(page.group)) == (
        ["Stopped. Pages the printer has already may still come out."],
        {},
    )


def test_a_print_goes_on_when_the_page_is_left(waiting, printer):
    page, runner = waiting
    runner.go_on()
    page.print_button.click()
    runner.go_on()
    desks.close(page)
    runner.go_on()
    assert counting.printed(page.group)
    assert printer.pages()


def test_a_page_that_is_left_makes_nothing_more(waiting):
    page, runner = waiting
    runner.go_on()
    page.look()
    desks.close(page)
    runner.go_on()
    assert runner.work == []


def test_what_cannot_be_made_is_told(page, monkeypatch):
    def refuse(*_values, **_more):
        raise GroupkitError("The disk is full.")

    monkeypatch.setattr(making, "make", refuse)
    heard = said_by(page)
    page.print_button.click()
    assert (heard, page.preview.said.text()) == (["The disk is full."], "The disk is full.")


def test_at_large_text_the_lists_are_folded_and_what_is_chosen_is_said(qtbot, group):
    desks.wear("en", 2.0)
    page = opened(qtbot, group)
    page.chapters.ticks["step-13"].click()
    assert not page.chapters.steps.line.isChecked()
    assert page.chapters.chosen.text() == "Step +1: Theme 13"


def used(page):
    """Choose what shows most of the page."""
    counting.count(page.group, {"step-01": 336, "toolbox": 4})
    page.draw()
    page.how.booklet.click()
    page.how.copies.set_count(12)
    page.how.more.line.click()
    page.counted.fold.line.click()
    page.chapters.folds["page"].line.click()


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
@pytest.mark.parametrize("prepare", [used, WorkbooksPage.look])
def test_the_page_can_be_read_in_every_dress(qtbot, group, language, scale, prepare):
    desks.wear(language, scale)
    page = WorkbooksPage(desks.desk(group))
    page.draw()
    prepare(page)
    assert desks.faults(qtbot, page, scale) == []
