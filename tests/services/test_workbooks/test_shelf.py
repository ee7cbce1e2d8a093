"""A group finds the workbooks that come with groupkit, and its own after them."""

import pytest

from groupkit.core.problems import GroupkitError
from groupkit.services.workbooks import shelf, studio


def test_what_comes_with_groupkit_stands_before_our_own(book, small):
    assert shelf.listing(book) == shelf.shipped() == (small,)
    ours = studio.copy(book, small, "Ours")
    assert shelf.listing(book) == (small, ours)
    assert (shelf.get(book, "small"), shelf.get(book, "ours")) == (small, ours)
    assert (shelf.base(book, "ours"), shelf.base(book, "small")) == (small, None)


def test_a_workbook_that_is_not_there_is_said_by_name(book, small):
    with pytest.raises(GroupkitError, match="no workbook called moon"):
        shelf.get(book, "moon")


def test_a_workbook_is_told_in_another_language_and_our_own_is_not(book, small):
    far = shelf.in_language(small, "en-XA")
    assert far.language == "en-XA"
    assert far.chapters[0].exercises[0].title != small.chapters[0].exercises[0].title
    assert shelf.in_language(small, "en") == small
    ours = studio.copy(book, small, "Ours")
    assert shelf.in_language(ours, "en-XA") == ours
