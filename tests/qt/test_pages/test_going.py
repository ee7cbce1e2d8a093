"""One goes about in the book: in its order, by its chapters, to the help there is and back."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from groupkit.core.pages import Bookmark
from groupkit.core.workbooks.chapters import Chapter, Sort, Word
from groupkit.core.workbooks.exercises import Kind, Wording
from groupkit.i18n import catalogue
from groupkit.qt.pages.around import Around, beside
from groupkit.qt.pages.room import FILE, HELP, Room
from groupkit.qt.pages.sitting import Sitting
from groupkit.services import pages
from tests import workpages
from tests.qt import checks, desks
from tests.qt.test_pages.rooms import (
    BOOK,
    PROMPTS,
    SCALE,
    TODAY,
    WORDS,
    made,
    titles,
    unlock,
)


def test_one_goes_through_the_book_in_its_order_and_comes_back_to_the_open_page(opened, path):
    listed = titles(opened)
    assert listed.item(1).text() == "Step 1:  First"
    listed.chosen.emit(1)
    assert opened.sitting.shown == Bookmark(workbook=BOOK.key, chapter="step-01")
    opened.buttons["next"].click()
    assert opened.sitting.shown == PROMPTS
    assert "back" in opened.buttons
    opened.buttons["back"].click()
    opened.buttons["back"].click()
    assert opened.sitting.shown == Bookmark(workbook=BOOK.key, chapter="safe-use")
    assert "back" not in opened.buttons
    opened.sitting.turn(PROMPTS)
    opened.buttons["close"].click()
    opened.buttons["next"].click()
    assert opened.sitting.shown == PROMPTS
    opened.sitting.lock()
    unlock(opened)
    assert opened.sitting.shown == PROMPTS


def test_the_last_page_leads_no_further_and_a_page_for_others_still_has_its_neighbours():
    own = Bookmark(workbook=BOOK.key, chapter="step-13", exercise="ex-own")
    review = Bookmark(workbook=BOOK.key, chapter="step-13", exercise="ex-review")
    assert beside(BOOK, Wording.OPEN, review)[1] is None
    assert beside(BOOK, Wording.SECULAR, review)[1] == own
    assert beside(BOOK, Wording.OPEN, own) == (review, None)
    called = [each.called(catalogue("en")) for each in BOOK.chapters]
    assert called == ["Safe use", "Step 1:  First", "Step +1:  Second"]


def test_the_keys_go_through_the_list_and_the_page_scrolls_with_them(room, qtbot, path):
    frame = desks.framed(qtbot, room)
    room.sitting.begin(pages.new(path, WORDS, WORDS))
    room.sitting.turn(Bookmark(workbook=BOOK.key, chapter="step-01"))
    listed = titles(room)
    checks.settle(frame)
    assert frame.view.verticalScrollBar().value() == 0
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_End)
    assert frame.view.verticalScrollBar().value() > 0
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert room.sitting.shown.exercise == BOOK.chapters[1].exercises[-1].key


def test_a_list_in_no_frame_has_nothing_to_scroll(opened):
    opened.sitting.turn(Bookmark(workbook=BOOK.key, chapter="step-01"))
    titles(opened).setCurrentRow(3)
    assert opened.sitting.shown.exercise == ""


def test_a_page_chosen_in_its_chapter_opens(opened):
    opened.sitting.turn(Bookmark(workbook=BOOK.key, chapter="step-01"))
    listed = titles(opened)
    listed.itemClicked.emit(listed.item(1))
    assert opened.sitting.shown == Bookmark(workbook=BOOK.key, chapter="step-01", exercise="ex-table")


@pytest.mark.parametrize(
    "mark",
    [
        Bookmark(workbook="gone", chapter="step-01"),
        Bookmark(workbook=BOOK.key, chapter="gone"),
        Bookmark(workbook=BOOK.key, chapter="step-01", exercise="gone"),
    ],
)
def test_a_bookmark_of_a_page_that_is_gone_leads_to_the_list(opened, mark):
    opened.sitting.turn(mark)
    assert "Any page, in any order." in desks.words(opened)
    assert "next" not in opened.buttons


def test_no_page_counts_anything(opened):
    for mark in (PROMPTS, SCALE, Bookmark(workbook=BOOK.key, chapter="step-01"), ""):
        opened.sitting.turn(mark)
        assert "%" not in desks.words(opened)
        assert not re.search(r"\d+ of \d+|\d+/\d+", desks.words(opened))


def test_help_is_one_press_away_on_every_page_and_leads_back(opened, qtbot, clock, said):
    opened.sitting.turn(PROMPTS)
    opened.buttons["help"].click()
    assert opened.sitting.shown == HELP
    assert "Call" in desks.words(opened) or "If someone" in desks.words(opened) or opened.view is not None
    opened.buttons["back"].click()
    assert opened.sitting.shown == PROMPTS
    for view in ("", FILE, SCALE, Bookmark(workbook=BOOK.key, chapter="step-01")):
        opened.sitting.turn(view)
        assert opened.buttons["help"].text().strip() == "If it gets too much"


def test_the_card_shows_the_people_somebody_wrote_on_it(qtbot, clock, said, path):
    card = Chapter(
        key="back-card",
        sort=Sort.PAGE,
        title="When it is too much",
        sections=BOOK.chapters[0].sections,
        exercises=(workpages.exercise(Kind.POCKET_CARD, key="my-people"),),
        words=(Word(key="w", word="Slip", meaning="A use that was not planned."),),
        **workpages.SOURCE,
    )
    book = replace(BOOK, chapters=(*BOOK.chapters, card))
    room = made(qtbot, clock, said, book)
    room.sitting.begin(pages.new(path, WORDS, WORDS))
    mark = Bookmark(workbook=book.key, chapter="back-card", exercise="my-people")
    room.sitting.turn(mark)
    room.view.places.entries["prompt-1"].setPlainText("My sister, after six")
    assert room.buttons["help"].text().strip() == "When it is too much"
    room.buttons["help"].click()
    assert "My sister, after six" in desks.words(room)
    assert "A use that was not planned." in desks.words(room)


def test_without_a_workbook_it_says_so(qtbot, clock, said, path):
    room = Room(Sitting(clock), Around(books=(), contacts=(), today=TODAY))
    qtbot.addWidget(room)
    room.sitting.begin(pages.new(path, WORDS, WORDS))
    assert "No workbook is here" in desks.words(room)
    room.around.say("Nobody listens.")
