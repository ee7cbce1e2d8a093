"""A person keeps the board of things to do outside by typing."""

import pytest

from tests.pdf import reading


@pytest.fixture
def board(does):
    does(
        "board",
        "add",
        "sport",
        "Walking football",
        "--times",
        "Mondays",
        "--reach",
        "01632 960 001",
        "--by",
        "Chair",
    )
    return does


def rows(board):
    return board("board", "list", "--json").json


def test_something_is_put_on_the_board_and_listed(board, book):
    shown = board("board").out
    for said in ("Sport and moving", "Walking football", "Mondays", "01632 960 001", "Checked on"):
        assert said in shown
    (one,) = rows(board)
    assert (one["standing"], one["opening"]["checked_by"], one["opening"]["reach"]) == (
        *("fresh", "Chair"),
        "01632 960 001",
    )
    refused = book("board", "add", "nothing", " ")
    assert refused.code == 1
    assert "Choose what kind" in refused.err
    assert "Say what it is" in refused.err


def test_what_may_be_a_persons_is_asked_about_first(book, board):
    assert "a person’s own" in book("board", "change", 1, "--reach", "07700 900 123").err
    board("board", "change", 1, "--reach", "07700 900 123", "--name", "Five a side", "--sure")
    assert rows(board)[0]["opening"]["name"] == "Five a side"
    assert rows(board)[0]["opening"]["checked_by"] == "Chair"


def test_a_row_grows_old_and_is_looked_at_again(book, board):
    board("board", "change", 1, "--checked-on", "2020-01-01")
    assert rows(board)[0]["standing"] == "gone"
    board("board", "still-on", 1, "--by", "Secretary")
    assert rows(board)[0]["standing"] == "fresh"
    board("board", "ended", 1)
    assert rows(board)[0]["standing"] == "over"
    assert board("board").out == "Nothing here yet.\n"
    assert book("board", "ended", 9).code == 1


def test_the_board_is_printed(board, tmp_path):
    out = tmp_path / "board.pdf"
    assert board("board", "print", "--large", "--out", out).out == "Saved as board.pdf.\n"
    assert "Walking football" in reading.words(out.read_bytes())
