"""Everything can be read and reached, in every size and direction."""

import pytest

from groupkit.core.pages import Bookmark
from groupkit.qt.pages.room import FILE, HELP
from groupkit.services import pages
from groupkit.storage import pages as shelf
from tests import workpages
from tests.qt import checks, desks
from tests.qt.test_pages.rooms import BOOK, PROMPTS, WORDS, made

LONG_BOOK = workpages.workbook(words="Aaaa bbbbbbbbbbb " * 8)


@pytest.mark.parametrize("view", ["start", "make", "lock", "", FILE, HELP, "chapter", "trouble"])
@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, clock, said, path, view, language, scale):
    desks.wear(language, scale)
    room = made(qtbot, clock, said, LONG_BOOK)
    if view == "make":
        room.view.make()
        room.view.making.make_button.click()
    elif view != "start":
        room.sitting.begin(pages.new(path, WORDS, WORDS))
        chapter = Bookmark(workbook=BOOK.key, chapter="step-01")
        room.sitting.turn(chapter if view in ("chapter", "trouble") else view)
        if view == "trouble":
            path.unlink()
            room.sitting.turn(PROMPTS)
        if view == "lock":
            room.sitting.lock()
            room.view.refuse(shelf.WRONG)
    assert desks.faults(qtbot, room, scale) == []


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_every_kind_of_exercise_can_be_read_and_reached(qtbot, clock, said, path, language, scale):
    desks.wear(language, scale)
    room = made(qtbot, clock, said, LONG_BOOK)
    room.sitting.begin(pages.new(path, WORDS, WORDS))
    frame = desks.framed(qtbot, room, scale=scale)
    for part in LONG_BOOK.chapters:
        for exercise in part.exercises:
            room.sitting.turn(Bookmark(workbook=BOOK.key, chapter=part.key, exercise=exercise.key))
            checks.settle(frame)
            assert (exercise.key, desks.faults_in(frame)) == (exercise.key, [])
