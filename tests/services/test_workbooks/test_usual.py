"""What a group chose for its last print is there again for the next one, and nothing else of it."""

from groupkit.core.workbooks.editions import Edition, Printing
from groupkit.services import profile
from groupkit.services.workbooks import usual
from tests import shelf

LARGE = Printing(edition=Edition.LARGE, copies=12, chapters=("step-01",))


def test_a_new_group_prints_one_standard_copy_on_its_own_paper(book):
    profile.change(book, paper="Letter")
    assert usual.usual(book).printing == Printing(paper="Letter")


def test_the_choices_and_the_last_step_are_remembered_and_undo_leaves_them(book):
    usual.remember(book, shelf.workbook(), LARGE)
    known = usual.usual(book)
    assert (known.workbook, known.step) == ("small", "step-01")
    assert known.printing == Printing(edition=Edition.LARGE, copies=12)
    label = book.next_undo
    usual.remember(book, shelf.workbook(), Printing(chapters=("reading",)))
    assert book.next_undo == label
    assert usual.usual(book).step == "step-01"


def test_another_workbook_begins_with_its_first_step(book):
    usual.remember(book, shelf.workbook(), LARGE)
    usual.remember(book, shelf.workbook(key="other"), Printing(chapters=("reading",)))
    assert (usual.usual(book).workbook, usual.usual(book).step) == ("other", "")


def test_a_book_that_is_only_looked_at_remembers_nothing(book):
    book.only_look()
    usual.remember(book, shelf.workbook(), LARGE)
    assert usual.usual(book).step == ""


def test_choices_of_a_later_groupkit_that_cannot_be_read_are_left_out(book):
    usual.remember(book, shelf.workbook(), LARGE)
    book.store._db.execute_sql("""UPDATE usual_print SET body = '{"printing": {"edition": "woven"}}'""")
    assert usual.usual(book).printing == Printing()
