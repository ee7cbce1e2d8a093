"""A group sees how many pages were printed of each step, and nothing more."""

from groupkit.services.workbooks import counting
from tests.evening import reopened


def test_pages_are_added_up_and_outlive_undo(book):
    counting.count(book, {"step-01": 8, "safe-use": 1})
    counting.count(book, {"step-01": 4, "step-02": 0})
    assert counting.printed(book) == {"step-01": 12, "safe-use": 1}
    while book.undo():
        pass
    assert counting.printed(book) == {"step-01": 12, "safe-use": 1}
    counting.begin_anew(book)
    assert counting.printed(book) == {}


def test_a_book_that_is_only_looked_at_counts_nothing(book):
    path = book.path
    book.close()
    with reopened(path) as group:
        group.only_look()
        counting.count(group, {"step-01": 8})
        assert counting.printed(group) == {}


def test_nothing_but_the_sum_is_kept(book):
    counting.count(book, {"step-01": 8})
    columns = [column.name for column in book.store._db.get_columns("printed_pages")]
    assert columns == ["id", "chapter", "pages"]
