"""A sheet goes out, is taken in by another book, and its answer comes back; nothing false is taken in."""

from dataclasses import replace
from datetime import timedelta

import pytest

from groupkit.core.letters import Answer
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.core.sheets import Part, Row
from groupkit.core.states import Note, State
from groupkit.services import check, ledger, meetings, money
from tests import evening
from tests.envelopes import put, rows_of
from tests.evening import SATURDAY, named


@pytest.fixture
def sheet_file(tmp_path, sent):
    """Return the PDF of sheet 37."""
    return put(tmp_path / "sheet.pdf", sent)


def next_sheet(book):
    """Send the sheet of the week after."""
    evening.later(book, weeks=1)
    sheet = money.sheet(book, meetings.on(book, book.today()))
    money.about(book, sheet, made_by="Sam")
    money.add_row(book, sheet, Row(part=Part.IN, **named(book, "Collection"), pence=500))
    for who in ("Sam", "Jo"):
        money.count(book, sheet, who, money.get(book, sheet.id).expected)
    return money.send(book, sheet)


def stays_out(group, path, words) -> None:
    """Assert that a file is refused in these words and nothing changed."""
    before = rows_of(group), money.status(group)
    with pytest.raises(GroupkitError, match=words):
        money.receive(group, path)
    assert (rows_of(group), money.status(group)) == before


def test_a_sheet_goes_out_and_its_answer_comes_back(book, other, sheet_file, tmp_path):
    status = money.receive(other, sheet_file)
    assert (status.group, status.number, status.counted, status.state) == (
        "Saturday group, Eastside",
        37,
        3820,
        State.SENT,
    )
    (came,) = money.received(other)
    question = money.query(other, came.id, " Mo ", "Which bus?")
    assert money.receive(book, put(tmp_path / "q.pdf", question)).state is State.QUERIED
    again = money.reply(book, money.get(book, 1), " The 36 ", "Sam")
    assert money.receive(other, put(tmp_path / "again.pdf", again)).words == "The 36"
    assert money.receive(other, put(tmp_path / "again.pdf", again)).state is State.REPLIED
    assert len(money.received(other)[0].notes) == 3
    for answer, state in ((money.accept, State.ACCEPTED), (money.pay, State.PAID)):
        made = answer(other, came.id, "Mo")
        path = put(tmp_path / "answer.pdf", made)
        for _ in range(2):
            assert money.receive(book, path).state is state
    assert [note.state.value for note in book.store.post.notes("sent", 1)] == [
        "sent",
        "queried",
        "replied",
        "accepted",
        "paid",
    ]
    assert money.status(book)[0].by == "Mo"
    assert money.letter(book, money.get(book, 1)) == again
    assert check.check(book).holds
    assert check.check(other).holds


def test_a_sheet_is_taken_in_once(other, sheet_file):
    assert money.receive(other, sheet_file) == money.receive(other, str(sheet_file))
    assert len(money.received(other)) == 1


def test_sheets_may_come_late_or_with_one_left_out(book, other, sent, tmp_path):
    second, third = next_sheet(book), next_sheet(book)
    for number, letter in ((3, third), (1, sent), (2, second)):
        money.receive(other, put(tmp_path / f"{number}.pdf", letter))
    assert [line.number for line in money.status(other)] == [39, 38, 37]
    assert check.check(other).holds


def test_a_sheet_of_the_own_group_is_not_taken_in(book, sheet_file):
    stays_out(book, sheet_file, "of your own group")


def test_a_sheet_that_does_not_prove_itself_is_not_taken_in(other, sent, tmp_path):
    false = replace(sent, statement=replace(sent.statement, counted=3821))
    stays_out(other, put(tmp_path / "false.pdf", false), "was not taken in. .* Ask for the file again")


def test_a_second_book_with_the_same_name_is_not_taken_in(book, other, sheet_file, tmp_path):
    money.receive(other, sheet_file)
    with evening.new_book(tmp_path / "twin.groupkit") as twin:
        evening.furnish(twin)
        evening.open_with(twin)
        money.add_row(twin, money.sheet(twin), Row(part=Part.IN, **named(twin, "Collection"), pence=1))
        money.about(twin, money.sheet(twin), made_by="Sam")
        for who in ("Sam", "Jo"):
            money.count(twin, money.sheet(twin), who, 4216)
        first = money.send(twin, money.sheet(twin))
        stays_out(other, put(tmp_path / "first.pdf", first), "a different sheet 37 before")
        stays_out(other, put(tmp_path / "second.pdf", next_sheet(twin)), "does not follow the one you had before")


def test_a_sheet_under_another_groups_name_is_not_taken_in(other, sent, sheet_file, tmp_path):
    money.receive(other, sheet_file)
    lent = replace(sent, statement=replace(sent.statement, identity="e" * 32))
    stays_out(other, put(tmp_path / "lent.pdf", lent), "does not follow")


def test_an_answer_is_for_the_sheet_it_names(book, other, sheet_file, tmp_path):
    money.receive(other, sheet_file)
    made = money.accept(other, 1, "Mo")
    for change, words in (
        ({"identity": "x"}, "another group"),
        ({"number": 99}, "never sent"),
        ({"place": "Bank"}, "never sent"),
        ({"seal": "x"}, "a different sheet 37"),
        ({"state": State.DRAFT}, "Choose accept"),
    ):
        stays_out(book, put(tmp_path / "answer.pdf", replace(made, **change)), words)


def test_an_answer_says_who_and_what(book, other, sheet_file):
    money.receive(other, sheet_file)
    for answer in (lambda: money.query(other, 1, "Mo", " "), lambda: money.accept(other, 1, "")):
        with pytest.raises(RefusedError):
            answer()
    with pytest.raises(GroupkitError, match="has not come in"):
        money.pay(other, 99, "Mo")
    assert isinstance(money.pay(other, 1, "Mo", "in the envelope"), Answer)
    with pytest.raises(RefusedError, match="Write your answer"):
        money.reply(book, money.get(book, 1), " ", "Sam")


def test_only_what_was_sent_has_a_letter(book):
    with pytest.raises(GroupkitError, match="has not been sent yet"):
        money.letter(book, money.sheet(book))


def test_a_draft_is_listed_among_the_sheets(book):
    money.about(book, money.sheet(book), made_by="Sam")
    (line,) = money.status(book)
    assert (line.state, line.by, line.counted, line.number) == (State.DRAFT, "Sam", None, 37)


def test_a_letter_holds_every_entry_since_the_one_before(book, sent):
    ledger.reverse(book, 2, "typed twice", "Sam")
    second = next_sheet(book)
    assert [sealed.seq for sealed in second.entries] == [7, 8]
    assert (second.head_before, second.follows) == (sent.head, 37)
    assert sent.follows == 36
    assert second.statement.begins.date() == SATURDAY + timedelta(weeks=1)
    assert not any(isinstance(note, Note) for note in second.notes)


def test_somebody_else_may_be_named_as_who_it_goes_to(book):
    sheet = evening.filled_sheet(book)
    assert money.preview(book, sheet).statement.sent_to == "Facilitator"
    assert money.send(book, sheet, "Mo").statement.sent_to == "Mo"
