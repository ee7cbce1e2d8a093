"""Money sheets, what is to be paid back, and letters come back as they were kept."""

import pytest

from groupkit.core.sheets import Part, Row, Sheet, Tally
from groupkit.core.states import Note, State
from groupkit.services import meetings
from tests.evening import SATURDAY, named


@pytest.fixture
def sheet(book):
    """Return an empty sheet that is kept in a book."""
    held = meetings.on(book, SATURDAY)
    made = Sheet(number=37, place=1, meeting=held.meeting.id, day=SATURDAY, start=0)
    with book.store.step("Start"):
        return book.store.sheets.first(id=book.store.sheets.add(made))


def test_a_sheet_comes_back_whole(book, sheet):
    row = Row(
        part=Part.OUT,
        **named(book, "Room"),
        what="Hall",
        who="Sam",
        no_receipt="none",
        second="Jo",
        claim=4,
        pence=5,
    )
    tallies = (Tally(who="Sam", coins={100: 3, 1: 0}), Tally(who="Jo", typed=300))
    with book.store.step("Fill"):
        id_ = book.store.sheets.add_row(sheet.id, row)
        for tally in tallies:
            book.store.sheets.add_tally(sheet.id, tally)
    found = book.store.sheets.newest(1)
    assert found.tallies == tallies
    assert found.rows == (
        Row(
            id=id_,
            part=Part.OUT,
            **named(book, "Room"),
            what="Hall",
            who="Sam",
            no_receipt="none",
            second="Jo",
            claim=4,
            pence=5,
        ),
    )
    assert book.store.sheets.newest(2) is None


def test_letters_and_what_was_said_of_them_come_back(book, sheet):
    post = book.store.post
    assert post.sent(sheet.id) is None
    notes = tuple(Note(state=state, by="Mo", words="é", on=SATURDAY) for state in (State.SENT, State.PAID))
    with book.store.step("Send"):
        post.send(sheet.id, b"letter")
        came = post.receive("c" * 32, "Tin", 4, bytes(32), b"another")
        for note in notes:
            post.note("sent", sheet.id, note)
            post.note("received", came, note)
    assert post.sent(sheet.id) == b"letter"
    assert post.received() == [(came, b"another")]
    assert post.notes("sent", sheet.id) == post.notes("received", came) == notes


def test_a_letter_can_only_be_noted_where_letters_are(book):
    with pytest.raises(KeyError):
        book.store.post.notes("tally; DROP TABLE entry", 1)
