"""Groups hand each other workbooks, as a folder or as one file."""

from dataclasses import replace

import pytest

from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services.workbooks import exchange, shelf, studio


@pytest.mark.parametrize("name", ["ours.workbook", "ours"])
def test_a_workbook_goes_to_another_group_and_is_theirs(book, other, small, tmp_path, name):
    ours = studio.describe(book, studio.copy(book, small, "Our book"), "Our book", "For winter.")
    exchange.give(ours, tmp_path / name)
    assert exchange.check(tmp_path / name) == ()
    assert exchange.take_in(other, tmp_path / name) == ours
    assert exchange.take_in(other, tmp_path / name) == replace(ours, key="our-book-2")
    assert shelf.base(other, "our-book") is None


def test_the_shipped_one_taken_in_is_a_copy_of_it(book, small, tmp_path):
    exchange.give(small, tmp_path / "small")
    taken = exchange.take_in(book, tmp_path / "small")
    assert taken.key == "a-small-book"
    assert shelf.base(book, taken.key) == small


def test_one_in_a_language_there_is_not_is_refused(book, small, tmp_path):
    exchange.give(replace(small, language="../out"), tmp_path / "small")
    with pytest.raises(RefusedError, match="short code, like en"):
        exchange.take_in(book, tmp_path / "small")
    assert shelf.listing(book) == (small,)


def test_a_file_with_something_to_put_right_is_refused_whole(book, small, tmp_path):
    exchange.give(small, tmp_path / "small")
    file = tmp_path / "small" / "step-01.toml"
    file.write_text(file.read_text("utf-8").replace("minutes = 10", "minutes = 0"), "utf-8")
    with pytest.raises(RefusedError, match="step-01.toml, line"):
        exchange.take_in(book, tmp_path / "small")
    assert len(exchange.check(tmp_path / "small")) == 2
    assert shelf.listing(book) == (small,)
    with pytest.raises(GroupkitError, match="folder of that name"):
        exchange.give(small, tmp_path / "small")
