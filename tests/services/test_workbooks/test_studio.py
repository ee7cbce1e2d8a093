"""A group makes a workbook its own; what came with groupkit stays as it is, and can be put back."""

from dataclasses import replace

import pytest

from groupkit.core.problems import RefusedError
from groupkit.services import profile
from groupkit.services.workbooks import shelf, studio
from tests import shelf as made
from tests.evening import reopened


@pytest.fixture
def ours(book, small):
    return studio.copy(book, small, " Our book ")


def keys(workbook):
    return [each.key for each in workbook.chapters]


def test_a_copy_is_ours_and_the_shipped_one_stays(book, small, ours):
    assert (ours.key, ours.title, ours.own) == ("our-book", "Our book", True)
    assert ours.chapters == small.chapters
    assert studio.copy(book, ours, "Our book").key == "our-book-2"
    assert shelf.base(book, "our-book-2") == small
    with pytest.raises(RefusedError, match="stays as it is"):
        studio.save(book, replace(small, title="Changed"))
    with pytest.raises(RefusedError, match="Give it a title"):
        studio.copy(book, small, " ")
    with pytest.raises(RefusedError, match="stays as it is"):
        studio.remove(book, small)


def test_a_copy_is_made_in_the_language_we_print_in(book, small):
    profile.change(book, printing_language="en-XA")
    ours = studio.copy(book, small, "Ours")
    assert ours.language == "en-XA"
    assert ours.chapters[0].title != small.chapters[0].title
    changed = studio.set_chapter(book, ours, replace(ours.chapters[0], title="One"))
    assert studio.put_chapter_back(book, changed, "step-01") == ours


def test_a_workbook_is_made_from_nothing_and_taken_away(book, small):
    ours = studio.make(book, "Our winter")
    assert [list(chapter.problems()) for chapter in ours.chapters] == [[]]
    assert shelf.base(book, ours.key) is None
    assert studio.left_out(book, ours) == ()
    assert studio.is_as_it_came(book, ours, ours.chapters[0].key)
    studio.remove(book, ours)
    assert shelf.listing(book) == (small,)
    book.undo()
    assert shelf.get(book, ours.key) == ours
    with pytest.raises(RefusedError):
        studio.make(book, "")


def test_what_is_changed_is_there_when_the_book_is_opened_again(book, ours):
    changed = studio.describe(book, ours, " Ours now ", " For winter. ")
    changed = studio.move_chapter(book, changed, "reading", -1)
    path = book.path
    book.close()
    with reopened(path) as group:
        assert shelf.get(group, "our-book") == changed
        assert (changed.title, changed.summary) == ("Ours now", "For winter.")


def test_chapters_move_leave_and_come_back(book, ours):
    moved = studio.move_chapter(book, ours, "reading", -1)
    assert keys(moved) == ["step-01", "reading", "step-13"]
    assert studio.move_chapter(book, moved, "step-01", -1) == moved
    assert studio.move_chapter(book, moved, "moon", 1) == moved
    without = studio.take_out_chapter(book, moved, "step-01")
    assert keys(without) == ["reading", "step-13"]
    assert [each.key for each in studio.left_out(book, without)] == ["step-01"]
    assert keys(studio.put_chapter_back(book, without, "step-01")) == ["step-01", "reading", "step-13"]
    gone = studio.take_out_chapter(book, ours, "reading")
    assert keys(studio.put_chapter_back(book, gone, "reading")) == keys(ours)
    with pytest.raises(RefusedError, match="was not in the workbook"):
        studio.put_chapter_back(book, ours, "moon")


def test_the_last_chapter_stays(book, small):
    ours = studio.make(book, "Ours")
    with pytest.raises(RefusedError, match="one chapter at least"):
        studio.take_out_chapter(book, ours, ours.chapters[0].key)


def test_a_reworded_chapter_is_ours_until_theirs_is_put_back(book, small, ours):
    step = ours.chapters[0]
    changed = studio.set_chapter(book, ours, replace(step, about=("Our own words.",)))
    assert not studio.is_as_it_came(book, changed, "step-01")
    assert studio.is_as_it_came(book, changed, "step-13")
    assert shelf.get(book, "small") == small
    assert studio.put_chapter_back(book, changed, "step-01") == ours
    with pytest.raises(RefusedError) as told:
        studio.set_chapter(book, ours, replace(step, title=" ", about=()))
    assert [problem.field for problem in told.value.problems] == ["title", "about"]


def test_a_page_of_our_own_is_added_where_we_want_it(book, ours):
    added = studio.add_chapter(book, ours, "Our walk", "step-01")
    assert keys(added) == ["step-01", "our-walk", "step-13", "reading"]
    assert keys(studio.add_chapter(book, added, "Our walk")) == [*keys(added), "our-walk-2"]
    with pytest.raises(RefusedError, match="Give it a title"):
        studio.add_chapter(book, ours, "")


def test_every_change_is_one_step_back_and_forth(book, ours):
    changed = studio.move_chapter(book, ours, "reading", -2)
    assert book.next_undo == "Move a chapter"
    book.undo()
    assert shelf.get(book, ours.key) == ours
    book.redo()
    assert shelf.get(book, ours.key) == changed
    assert studio.save(book, changed) == changed
    assert book.next_undo == "Move a chapter"
    book.undo()
    book.undo()
    assert len(shelf.listing(book)) == 1


def test_a_workbook_with_something_to_put_right_is_not_kept(book, ours):
    bad = made.step(2, made.exercise(minutes=0))
    with pytest.raises(RefusedError) as told:
        studio.save(book, replace(ours, title="", chapters=(*ours.chapters, bad)))
    assert [problem.field for problem in told.value.problems] == ["title", "cost-map.minutes"]
    assert shelf.get(book, ours.key) == ours
