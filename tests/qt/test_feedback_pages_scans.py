"""Scanned forms are read in: rows in doubt one by one, words typed in, and the pictures destroyed after asking."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from groupkit.core.feedback.rounds import code
from groupkit.core.feedback.scanned import Doubt, Handwriting, ReadPage, Trouble
from groupkit.core.problems import GroupkitError
from groupkit.pdf.feedback import editions, paper, settings
from groupkit.pdf.scanning import reading
from groupkit.qt.feedback.doubts import DoubtCard, WrittenCard
from groupkit.qt.feedback.pile import Pile
from groupkit.qt.feedback.scans import ScansPage
from groupkit.services.feedback import rounds, sitting
from groupkit.storage.feedback import box, shipped
from tests import askings
from tests.qt import desks


@pytest.fixture(autouse=True)
def small_boxes(monkeypatch):
    """Let boxes be small, and the layouts of all editions be none but those that were printed."""
    monkeypatch.setattr(box, "SLOTS", 24)
    monkeypatch.setattr(box, "SEGMENTS", 1)
    none = editions.Editions(layouts=(), prints=lambda _layout: None)
    monkeypatch.setattr(editions, "editions", lambda *_given: none)


@pytest.fixture
def group(tmp_path):
    with desks.empty(tmp_path) as made:
        yield made


@pytest.fixture
def begun(group):
    return askings.begun(group)


@pytest.fixture
def page(group, begun, qtbot):
    desk = desks.desk(group)
    made: Any = ScansPage(desk)
    made.went, made.said = [], []
    desk.went.connect(lambda place, shown: made.went.append((place, shown)))
    desk.said.connect(lambda words, _undo: made.said.append(words))
    made.draw()
    made.show_this(begun.key)
    qtbot.addWidget(made)
    made.show()
    yield made
    desks.close(made)


@pytest.fixture
def cast(monkeypatch):
    """Return what goes into the box."""
    given: list[object] = []
    real = sitting.BoxSitting.cast

    def remember(self, answers, texts=(), *, page=0):
        given.append((dict(answers), tuple(texts), page))
        real(self, answers, texts, page=page)

    monkeypatch.setattr(sitting.BoxSitting, "cast", remember)
    return given


def crop(wide=600, high=60):
    """Return a picture of a row."""
    picture = QImage(wide, high, QImage.Format.Format_Grayscale8)
    picture.fill(200)
    into = QBuffer()
    into.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(into, "PNG")  # type: ignore[call-overload]  # its types ask for bytes, and it for words
    return bytes(into.data().data())


def ratings():
    return [each.key for each in askings.form().questions if each.kind == "faces"]


def doubtful():
    first, second, *others = ratings()
    return ReadPage(
        page=1,
        pages=2,
        asked=tuple(ratings()),
        answers=dict.fromkeys(others, 3),
        doubts=(
            Doubt(question=first, crop=crop(), candidates=(0, 1, 2, 3, 4, -1), seen=(1, 2)),
            Doubt(question=second, crop=crop(), candidates=(0, 1, 2, 3, 4, -1)),
        ),
    )


def written():
    return ReadPage(
        page=2,
        pages=2,
        doubts=(Doubt(question="keep", crop=crop(), candidates=(0, 1)),),
        areas=(Handwriting(question="keep", crop=crop(600, 200)),),
    )


def test_rows_in_doubt_are_decided_one_by_one_and_words_typed_in(page, group, begun, cast, monkeypatch, tmp_path):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"a scan")
    read = (doubtful(), written(), ReadPage(trouble=Trouble.TWICE, file=str(scan), at=3))
    monkeypatch.setattr(reading, "read_files", lambda *_given, **_more: read)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: ([str(scan)], ""))
    page.choose_button.click()
    seen = set()
    while isinstance(page.shows, DoubtCard):
        what = page.pile.next.what
        seen.add(what.question)
        if what.question == "keep":
            page.shows.buttons[1].click()
        elif what.seen:
            QTest.keyClick(page.shows.first, Qt.Key.Key_3)
        else:
            # whoever comes back finds the pile as it was left
            page.pile = None
            page.show_this(begun.key)
            page.shows.blank_button.click()
    assert seen == {*ratings()[:2], "keep"}
    assert isinstance(page.shows, WrittenCard)
    page.shows.entry.setPlainText("The tea was warm")
    page.shows.take_button.click()
    assert "2 pages can go into the box" in desks.words(page)
    assert cast == []
    page.put_button.click()
    ((answers, _none, number),) = [each for each in cast if each[0]]
    assert answers == {ratings()[0]: 2, **dict.fromkeys(ratings()[2:], 3)}
    assert number == 0
    ((words),) = [text for _answers, texts, _page in cast for text in texts]
    assert (words.words, words.may_be_read) == ("The tea was warm", True)
    assert "Shall we destroy them now" in desks.words(page)
    page.destroy_button.click()
    assert not scan.exists()
    assert page.went == [("feedback", None)]
    assert page.typed() == {}


def test_a_row_decided_in_haste_can_be_looked_at_again(page):
    page._looked(Pile([], [doubtful()]))
    first = page.pile.next
    assert "1 more after this one." in desks.words(page)
    assert page.row_before_button.isHidden()
    page.shows.buttons[0].click()
    assert page.pile.next != first
    page.row_before_button.click()
    page.take_back()
    assert page.pile.next == first
    page.shows.buttons[1].click()
    page.shows.buttons[2].click()
    assert "can go into the box" in desks.words(page)
    page.row_before_button.click()
    page.shows.buttons[3].click()
    ((_at, read),) = page.pile.pages.items()
    assert sorted(read.answers[key] for key in ratings()[:2]) == [1, 3]


def test_pictures_of_words_are_gone_once_these_are_typed_in(page):
    page._looked(Pile([], [written()]))
    page.shows.buttons[0].click()
    assert not page.row_before_button.isHidden()
    page.shows.entry.setPlainText("The tea was warm")
    page.shows.take_button.click()
    assert page.row_before_button.isHidden()
    page.take_back()
    assert page.pile.next is None


def test_several_marks_in_a_row_are_taken_together():
    doubt = Doubt(question="x", crop=crop(), candidates=(0, 1, 2, -1), seen=(0, 2), several=True)
    given: list[object] = []
    asked = next(each for each in askings.form("life-and-group").questions if each.kind == "several")
    shown = DoubtCard(doubt, asked, rounds.said(), given.append)
    shown.take_button.click()
    shown.ticks[-1].setChecked(True)
    shown.take_button.click()
    for tick in shown.ticks.values():
        tick.setChecked(False)
    shown.take_button.click()
    assert given == [(0, 2), -1, None]


def test_a_page_nobody_can_read_is_told_with_its_place_and_its_file_is_kept(page, monkeypatch, tmp_path):
    scan = tmp_path / "photo.jpg"
    scan.write_bytes(b"a photo")
    lost = ReadPage(trouble=Trouble.NO_MARKS, file=str(scan), at=1)
    monkeypatch.setattr(reading, "read_files", lambda *_given, **_more: (lost,))
    page.read([scan])
    assert "photo.jpg, page 1: We cannot find the black squares" in desks.words(page)
    assert not page.put_button.isEnabled()
    assert page.pile.done_with == ()
    page.again_button.click()
    assert page.pile is None


def test_a_file_that_is_gone_is_told_and_nothing_is_lost(page, tmp_path):
    page.read([tmp_path / "gone.pdf"])
    assert page.said == ["gone.pdf cannot be read. Look if it is still where it was."]
    assert page.choose_button.isEnabled()


def test_reading_stops_when_it_is_asked_to(page, monkeypatch):
    def stopped(*_given, progress, **_more):
        page.strip._job.cancel()
        progress.step(1, 2)

    monkeypatch.setattr(reading, "read_files", stopped)
    page.read([])
    assert page.pile is None
    assert page.choose_button.isEnabled()


def test_what_the_box_cannot_take_waits_on_the_page(page, begun, monkeypatch):
    page._looked(Pile([], [doubtful()]))
    for _row in range(2):
        page.shows.buttons[0].click()

    def full(*_given, **_more):
        raise GroupkitError("The disk is full.")

    monkeypatch.setattr(sitting.BoxSitting, "cast", full)
    page.put_button.click()
    assert page.said == ["The disk is full."]
    assert len(page.pile.pages) == 1
    assert not page.pile.can_take_back


def test_printed_forms_come_back_through_the_page(page, group, begun, cast, tmp_path):
    scan = tmp_path / "blank.pdf"
    look = paper.layouts(begun.form, shipped.words())
    rounds.printed(group, begun.key, look)
    paper.book(begun.form, shipped.words(), scan, told=settings.told_of(begun, code(begun.key)))
    page.read([scan])
    assert page.pile.unread == ()
    assert page.pile.next is None
    page.put_button.click()
    assert [answers for answers, _texts, _page in cast] == [{}]
    page.keep_button.click()
    assert scan.exists()


def test_nobody_reads_scans_into_a_closed_round(page, group, begun):
    rounds.close(group, begun.key)
    page.turn()
    assert "This round is closed" in desks.words(page)


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_the_pages_of_a_scan_are_whole_in_every_dress(group, begun, qtbot, language, scale):
    desks.wear(language, scale)
    lost = ReadPage(trouble=Trouble.NO_MARKS, file="a-very-long-name-of-a-photo.jpg", at=1)
    piles = [None, Pile([], [doubtful()]), Pile([], [written()]), Pile([], [lost])]
    typing = Pile([], [written()])
    typing.decide(0)
    found = []
    inside = Pile([Path("scan.pdf")], [])
    inside.inside = True
    for pile in [*piles, typing, inside]:
        page = ScansPage(desks.desk(group))
        page.draw()
        page.show_this(begun.key)
        page.pile = pile
        page.turn()
        found += desks.faults(qtbot, page, scale)
    assert found == []
