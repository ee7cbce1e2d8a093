"""A group puts together what the chair holds: tonight's order, what is agreed, and the next dates."""

from groupkit.services import agreement, folder, meetings
from tests.evening import SATURDAY


def test_the_folder_holds_what_the_book_says(book):
    agreement.add(book, "Dogs are welcome.")
    held = meetings.on(book, SATURDAY)
    made = folder.folder(book, held)
    assert made.order == meetings.running_order(book, held)
    assert made.agreement.kept[-1].words == "Dogs are welcome."
    assert (made.today, made.currency, len(made.coming)) == (SATURDAY, "GBP", 4)
    assert made.contacts
