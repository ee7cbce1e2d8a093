"""Pages are made and printed away from the window, one printing at a time, and can be stopped."""

from dataclasses import replace

import pytest
from PySide6 import QtPrintSupport
from PySide6.QtCore import QObject

from groupkit.core.problems import GroupkitError
from groupkit.core.progress import CancelledError, Silent
from groupkit.core.workbooks.editions import Edge, Edition, Own, Printing
from groupkit.pdf import raster
from groupkit.qt.workbooks import handing, making
from groupkit.qt.workbooks.making import Made, Maker, Wish
from groupkit.qt.workbooks.turning import Turning
from tests import shelf
from tests.qt import desks
from tests.qt.workbooks_page import Waiting

BOOK = shelf.workbook()
STEP = Wish(workbook=BOOK, printing=Printing(chapters=("step-01",)), own=Own())
OTHER = replace(STEP, printing=Printing(chapters=("step-13",)))


@pytest.fixture
def runner():
    return Waiting()


@pytest.fixture
def heard():
    return []


@pytest.fixture
def maker(qapp, runner, heard):
    owner = QObject()
    made = Maker(runner, owner)
    made.made.connect(lambda done: heard.append(("made", done.wish)))
    made.failed.connect(lambda sentence: heard.append(("failed", sentence)))
    made.stopped.connect(lambda: heard.append(("stopped", None)))
    yield made
    owner.deleteLater()


@pytest.fixture
def made():
    return making.make(STEP, Silent())


def test_pages_that_were_made_already_are_handed_on_at_once(maker, runner, heard):
    maker.ask(STEP)
    runner.go_on()
    got: list[Made] = []
    maker.ask(replace(STEP), got.append)
    assert (len(got), runner.work) == (1, [])
    assert [what for what, _ in heard] == ["made", "made"]


def test_what_is_asked_for_last_is_made(maker, runner, heard):
    got: list[Made] = []
    maker.ask(STEP, got.append)
    maker.ask(OTHER, got.append)
    assert len(runner.work) == 1
    runner.go_on()
    runner.go_on()
    assert heard == [("made", OTHER)]
    assert [made.wish for made in got] == [OTHER]
    assert (maker.job, runner.work) == (None, [])


def test_pages_that_nobody_wants_any_more_are_let_go(maker, runner, heard, monkeypatch):
    monkeypatch.setattr(making, "make", lambda wish, _progress: Made(wish=wish, data=b""))
    maker.ask(STEP)
    maker.ask(OTHER)
    runner.go_on()
    assert heard == []
    runner.go_on()
    assert heard == [("made", OTHER)]


def test_whoever_prints_while_the_preview_is_made_gets_its_pages(maker, runner):
    got: list[Made] = []
    maker.ask(STEP)
    maker.ask(STEP, got.append)
    maker.ask(STEP)
    runner.go_on()
    assert ([made.wish for made in got], runner.work) == ([STEP], [])


def test_going_back_to_pages_that_are_there_stops_the_others(maker, runner, heard):
    maker.ask(STEP)
    runner.go_on()
    maker.ask(OTHER)
    maker.ask(STEP)
    runner.go_on()
    assert heard == [("made", STEP), ("made", STEP)]
    assert runner.work == []


def test_stopping_is_told_and_asking_again_begins_again(maker, runner, heard):
    got: list[Made] = []
    maker.ask(STEP, got.append)
    maker.job.cancel()
    runner.go_on()
    assert (heard, got, maker.job) == ([("stopped", None)], [], None)
    maker.ask(STEP)
    runner.go_on()
    assert (heard[-1], got) == (("made", STEP), [])


def test_what_the_world_refuses_is_told(maker, runner, heard, monkeypatch):
    def refuse(*_values, **_more):
        raise GroupkitError("The disk is full.")

    monkeypatch.setattr(making, "make", refuse)
    maker.ask(STEP)
    runner.go_on()
    assert (heard, maker.job) == ([("failed", "The disk is full.")], None)


def test_anything_else_is_reported(qtbot, maker, runner, monkeypatch):
    monkeypatch.setattr(making, "make", lambda *_values: 1 // 0)
    maker.ask(STEP)
    with qtbot.captureExceptions() as found:
        runner.go_on()
    assert found[0][0] is ZeroDivisionError


def test_two_wishes_are_alike_when_their_pages_are(maker):
    assert STEP.is_like(replace(STEP))
    assert not STEP.is_like(None)
    assert not STEP.is_like(OTHER)
    assert not STEP.is_like(replace(STEP, own=Own(group="Eastside")))
    assert not STEP.is_like(replace(STEP, workbook=replace(BOOK)))


def test_a_text_has_no_pages_to_show():
    printing = Printing(edition=Edition.PLAIN_TEXT, chapters=("step-01",))
    text = making.make(replace(STEP, printing=printing), Silent())
    assert (text.sides, text.first, text.counts) == (0, None, {})


def test_printing_stops_when_somebody_says_so(qapp, made, tmp_path):
    printer = handing.printer_for(STEP.printing, made.first, "Step 1")
    printer.setOutputFormat(QtPrintSupport.QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "step.pdf"))

    class Stops:
        def step(self, done, _total):
            if done:
                raise CancelledError

    with pytest.raises(CancelledError):
        handing.paint(printer, made, Stops())


@pytest.fixture
def desk(tmp_path):
    with desks.empty(tmp_path) as group:
        yield desks.desk(group)


def job_of(desk, made, monkeypatch, paint):
    said: list[str] = []
    done: list[int] = []
    desk.said.connect(lambda sentence, _undoable: said.append(sentence))
    monkeypatch.setattr(handing, "paint", paint)
    printer = handing.printer_for(STEP.printing, made.first, "Step 1")
    job = handing.hand_over(desk, printer, made, done.append)
    job.start(desk.runner)
    return said, done


def test_a_printer_that_does_not_answer_is_told(qapp, desk, made, monkeypatch):
    said, done = job_of(desk, made, monkeypatch, lambda *_values: False)
    assert said == ["The printer did not answer. Is it on? Your pages are safe: try again."]
    assert done == []


def test_a_print_that_was_stopped_is_told(qapp, desk, made, monkeypatch):
    def stop(*_values):
        raise CancelledError

    said, done = job_of(desk, made, monkeypatch, stop)
    assert (said, done) == (["Stopped. Pages the printer has already may still come out."], [])


def test_anything_else_at_the_printer_is_reported(qtbot, desk, made, monkeypatch):
    with qtbot.captureExceptions() as found:
        job_of(desk, made, monkeypatch, lambda *_values: 1 // 0)
    assert found[0][0] is ZeroDivisionError


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_printer_takes_the_paper_its_direction_and_the_copies(qapp, made, paper):
    wide, tall, pixels = made.first
    asked = replace(STEP.printing, paper=paper, copies=3)
    printer = handing.printer_for(asked, (wide, tall, pixels), "Step 1")
    assert printer.pageLayout().pageSize().id().name == paper
    assert printer.pageLayout().orientation().name == "Portrait"
    assert (printer.copyCount(), printer.docName()) == (3, "Step 1")
    lying = handing.printer_for(asked, (tall, wide, pixels), "Step 1")
    assert lying.pageLayout().orientation().name == "Landscape"


def test_each_page_can_be_drawn_alone(made):
    assert raster.count(made.data) == made.sides
    every = list(raster.pages(made.data, 20))
    assert every[1] == raster.page(made.data, 1, 20)
    assert len(every) == made.sides


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_begin_does_not_answer(qapp, made, tmp_path):
    printer = handing.printer_for(STEP.printing, made.first, "Step 1")
    printer.setOutputFormat(QtPrintSupport.QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "step.pdf"))
    assert handing.paint(printer, made, Silent()) is False


@pytest.mark.parametrize("edge", list(Edge))
def test_the_picture_of_a_sheet_shows_the_edge_it_turns_on(qtbot, edge):
    picture, other = Turning(Edge.SHORT), Turning(Edge.LONG)
    for each in (picture, other):
        qtbot.addWidget(each)
        each.show_edge(edge)
    assert picture.grab().toImage() == other.grab().toImage()
    other.show_edge(Edge.LONG if edge is Edge.SHORT else Edge.SHORT)
    assert picture.grab().toImage() != other.grab().toImage()
