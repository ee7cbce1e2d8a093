"""Pages that are sure go into the box in no order, doubtful ones wait, and pictures are destroyed after asking."""

import pytest

from groupkit.core.feedback.release import Shape
from groupkit.core.feedback.scanned import Doubt, ReadPage, Trouble
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services.feedback import rounds, scans, sitting, texts
from groupkit.services.feedback.opening import Opened
from tests import askings

ASKED = tuple(askings.rated(0))
DOUBT = Doubt(question="safe", crop=b"", candidates=(0, 1))


def sheet(**about):
    return ReadPage(**{"page": 1, "pages": 2, "asked": ASKED, "answers": askings.rated(3), **about})


@pytest.fixture
def turn(book):
    """Return a sitting at an open round."""
    return sitting.begin(book, askings.begun(book).key)


def test_sure_pages_go_in_and_others_wait(book, turn):
    doubtful, unread = sheet(doubts=(DOUBT,)), ReadPage(trouble=Trouble.NO_MARKS, file="a.pdf", at=3)
    second = sheet(page=2, asked=(), answers={})
    pile = [*(sheet() for _sheet in range(10)), doubtful, unread, second]
    words = [askings.said(f"tea {at}") for at in range(4)]
    taken = scans.take(book, pile, turn, [*words, askings.said(" ")])
    assert (taken.pages, taken.waiting, taken.unread) == (11, (doubtful,), (unread,))
    assert pile == [doubtful, unread]
    turn.end()
    told = askings.opened(book, turn.round.key)
    assert isinstance(told, Opened)
    assert {table.shape for table in told.release.tables} == {Shape.CELLS}
    assert len(texts.read(book, turn.round.key, askings.READER)) == 4


def test_pages_of_large_forms_are_pages_of_their_own(book, turn):
    pile = [
        sheet(asked=ASKED[at : at + 3], answers={ASKED[at]: 4}, page=page) for at, page in ((0, 1), (3, 2)) * 12
    ]
    scans.take(book, pile, turn)
    turn.end()
    told = askings.opened(book, turn.round.key)
    assert isinstance(told, Opened)
    assert {table.item for table in told.release.tables if table.shape is not Shape.HIDDEN} == {ASKED[0], ASKED[3]}


def test_pages_of_another_form_are_refused_whole(book, turn):
    pile = [sheet(), sheet(asked=("other",))]
    with pytest.raises(RefusedError, match="another form"):
        scans.take(book, pile, turn)
    with pytest.raises(RefusedError, match="another form"):
        scans.take(book, [], turn, [askings.said("tea", "other")])
    assert len(pile) == 2


def test_what_the_disk_did_not_take_stays_in_the_pile(book, turn, monkeypatch):
    pile, whole = [sheet() for _sheet in range(5)], turn._segment.cast
    left = iter([True, True])

    def cast(*given):
        if not next(left, False):
            raise GroupkitError("full")
        whole(*given)

    monkeypatch.setattr(turn._segment, "cast", cast)
    with pytest.raises(GroupkitError, match="full"):
        scans.take(book, pile, turn)
    assert len(pile) == 3


def test_a_round_that_is_over_takes_no_pages(book, turn):
    rounds.close(book, turn.round.key)
    with pytest.raises(RefusedError, match="This round is over"):
        scans.take(book, [sheet()], turn)


def test_pictures_are_destroyed_after_one_question(tmp_path):
    files = [tmp_path / "a.pdf", tmp_path / "b.jpg", tmp_path / "gone.png"]
    for file in files[:2]:
        file.write_bytes(b"a page")
    assert "a.pdf, b.jpg and gone.png" in scans.ask_to_destroy(files)
    assert scans.destroy(files) == tuple(files[:2])
    assert not list(tmp_path.iterdir())
