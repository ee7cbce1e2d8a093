"""A member keeps pages of their own: nothing said to be kept is lost, and nothing of it is left behind."""

from pathlib import Path

import pytest

from groupkit.core.pages import LONGEST, TICKED, Bookmark, Spot
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.core.workbooks.answers import Place, Way
from groupkit.core.workbooks.exercises import Wording
from groupkit.services import pages
from groupkit.storage import pages as shelf
from groupkit.storage.vault import WrongPassphraseError

WORDS, NEW = "four calm private words", "another four private words"


def spot(place: str) -> Spot:
    return Spot(workbook="book", chapter="step-01", exercise="one", place=place)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.mypages"


@pytest.fixture
def mine(path):
    return pages.new(path, WORDS, WORDS)


def reopened(path: Path, passphrase: str = WORDS) -> pages.PrivatePages:
    return pages.open_pages(path, passphrase)


def complaints(action) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        action()
    return [problem.field for problem in refused.value.problems]


def test_pages_are_there_as_soon_as_they_are_made(mine, path):
    assert path.is_file()
    assert not mine.unsaved
    assert reopened(path).answers == {}


def test_pages_want_a_passphrase_that_is_hard_to_guess_and_typed_twice(path):
    assert complaints(lambda: pages.new(path, "short", "short")) == ["passphrase"]
    assert complaints(lambda: pages.new(path, WORDS, NEW)) == ["again"]
    assert not path.exists()


def test_a_file_that_is_there_is_never_written_over(mine, path):
    with pytest.raises(GroupkitError):
        pages.new(path, NEW, NEW)
    assert reopened(path).answers == {}


def test_answers_and_the_open_page_come_back(mine, path):
    pages.answer(mine, spot("a"), "first words")
    pages.answer(mine, spot("b"), "gone again")
    pages.answer(mine, spot("b"), "")
    pages.turn_to(mine, Bookmark(workbook="book", chapter="step-01", exercise="one"))
    pages.choose(mine, lock_after=10)
    pages.choose(mine, wording=Wording.SECULAR)
    assert mine.unsaved
    pages.save(mine)
    assert not mine.unsaved
    found = reopened(path)
    assert found.answers == {spot("a"): "first words"}
    assert found.bookmark == mine.bookmark
    assert (found.lock_after, found.wording) == (10, Wording.SECULAR)


def test_what_is_the_same_is_not_written_again(mine, path):
    pages.answer(mine, spot("a"), "")
    pages.save(mine)
    before = path.read_bytes()
    pages.turn_to(mine, Bookmark(workbook="book", chapter="step-01"))
    pages.save(mine)
    assert path.read_bytes() != before
    before = path.read_bytes()
    pages.turn_to(mine, Bookmark(workbook="book", chapter="step-01"))
    pages.save(mine)
    assert path.read_bytes() == before


def test_an_answer_that_cannot_stand_there_is_refused(mine):
    tick = Place(key="t", way=Way.TICK, label="")
    assert complaints(lambda: pages.answer(mine, spot("a"), "a" * (LONGEST + 1))) == ["words"]
    assert complaints(lambda: pages.answer(mine, spot("a"), "perhaps", tick)) == ["words"]
    assert complaints(lambda: pages.choose(mine, lock_after=60)) == ["lock_after"]
    pages.answer(mine, spot("a"), TICKED, tick)
    pages.answer(mine, spot("b"), "", tick)
    assert mine.answers == {spot("a"): TICKED}


def test_locking_saves_and_forgets(mine, path):
    pages.answer(mine, spot("a"), "typed last")
    assert pages.lock(mine) is None
    assert mine.locked
    assert (mine.answers, mine.held, mine.bookmark) == ({}, None, None)
    assert "typed last" not in repr(mine)
    with pytest.raises(GroupkitError):
        pages.answer(mine, spot("a"), "again")
    assert pages.lock(mine) is None
    assert reopened(path).answers == {spot("a"): "typed last"}


def test_words_that_could_not_be_kept_wait_sealed_and_come_back(mine, path, tmp_path):
    pages.answer(mine, spot("old"), "kept before")
    pages.save(mine)
    pages.answer(mine, spot("old"), "")
    pages.answer(mine, spot("new"), "the stick was pulled out")
    away = path.rename(tmp_path / "away")
    with pytest.raises(GroupkitError) as why:
        pages.save(mine)
    assert why.value.message == shelf.GONE
    waiting = pages.lock(mine)
    assert waiting is not None
    assert b"pulled out" not in waiting.sealed
    assert repr(waiting) == "Waiting(…)"
    with pytest.raises(WrongPassphraseError):
        pages.open_pages(path, NEW, waiting)
    back = pages.open_pages(path, WORDS, waiting)
    assert back.unsaved
    away.rename(path)
    pages.save(back)
    assert reopened(path).answers == {spot("new"): "the stick was pulled out"}


def test_words_that_waited_are_joined_with_what_was_saved_elsewhere_meanwhile(mine, path, tmp_path):
    pages.answer(mine, spot("mine"), "waited")
    away = path.rename(tmp_path / "away")
    waiting = pages.lock(mine)
    away.rename(path)
    other = reopened(path)
    pages.answer(other, spot("theirs"), "meanwhile")
    pages.save(other)
    back = pages.open_pages(path, WORDS, waiting)
    pages.save(back)
    assert reopened(path).answers == {spot("mine"): "waited", spot("theirs"): "meanwhile"}


def test_two_windows_on_one_file_lose_nothing(mine, path):
    for place in ("a", "b", "c"):
        pages.answer(mine, spot(place), "at first")
    pages.save(mine)
    other = reopened(path)
    pages.answer(other, spot("a"), "by the other")
    pages.answer(other, spot("d"), "also by the other")
    pages.save(other)
    pages.answer(mine, spot("b"), "by this one")
    pages.answer(mine, spot("c"), "")
    pages.save(mine)
    assert reopened(path).answers == {
        spot("a"): "by the other",
        spot("b"): "by this one",
        spot("d"): "also by the other",
    }


def test_a_passphrase_changed_elsewhere_is_said_and_the_words_can_go_to_another_file(mine, path, tmp_path):
    other = reopened(path)
    pages.new_passphrase(other, WORDS, NEW, NEW)
    pages.answer(mine, spot("a"), "written here")
    with pytest.raises(GroupkitError, match="another passphrase somewhere else"):
        pages.save(mine)
    with pytest.raises(GroupkitError):
        pages.keep_at(mine, path)
    with pytest.raises(GroupkitError):
        pages.keep_at(mine, tmp_path / "no such folder" / "x.mypages")
    assert mine.path == path
    pages.keep_at(mine, tmp_path / "second.mypages")
    assert reopened(tmp_path / "second.mypages").answers == {spot("a"): "written here"}


def test_a_file_that_was_cut_short_meanwhile_is_called_so(mine, path):
    pages.answer(mine, spot("a"), "written here")
    other = reopened(path)
    pages.answer(other, spot("b"), "meanwhile")
    pages.save(other)
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(GroupkitError, match="Part of this file is not there"):
        pages.save(mine)
    assert mine.answers == {spot("a"): "written here"}


def test_the_passphrase_is_changed_by_whoever_knows_it(mine, path):
    pages.answer(mine, spot("a"), "kept")
    assert complaints(lambda: pages.new_passphrase(mine, NEW, NEW, NEW)) == ["old"]
    assert complaints(lambda: pages.new_passphrase(mine, WORDS, NEW, WORDS)) == ["again"]
    pages.new_passphrase(mine, WORDS, NEW, NEW)
    with pytest.raises(WrongPassphraseError):
        reopened(path)
    assert reopened(path, NEW).answers == {spot("a"): "kept"}
    pages.answer(mine, spot("a"), "kept again")
    pages.save(mine)
    assert reopened(path, NEW).answers == {spot("a"): "kept again"}


def test_a_passphrase_that_could_not_be_changed_stays(mine, path, monkeypatch):
    def full(*_args):
        raise GroupkitError(shelf.FULL)

    with monkeypatch.context() as broken:
        broken.setattr(shelf, "write", full)
        with pytest.raises(GroupkitError):
            pages.new_passphrase(mine, WORDS, NEW, NEW)
    pages.answer(mine, spot("a"), "still the old one")
    pages.save(mine)
    assert reopened(path).answers == {spot("a"): "still the old one"}


def test_wiped_pages_are_gone_and_forgotten(mine, path):
    pages.answer(mine, spot("a"), "to be forgotten")
    pages.wipe(mine)
    assert mine.locked
    assert mine.answers == {}
    assert list(path.parent.glob("mine*")) == []
    assert pages.lock(mine) is None
    assert not path.exists()


def test_pages_whose_file_cannot_be_written_over_stay(mine, path):
    path.unlink()
    with pytest.raises(GroupkitError):
        pages.wipe(mine)
    assert not mine.locked


def test_what_a_save_that_was_cut_off_left_is_swept_away_at_the_next_opening(mine, path):
    part = path.with_name("mine.mypages.part")
    part.write_bytes(path.read_bytes()[:50])
    reopened(path)
    assert not part.exists()
