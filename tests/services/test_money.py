"""The evening of a secretary: a sheet is made, counted blind by two, and sent; then it stays as it is."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from groupkit.core.claims import State as ClaimState
from groupkit.core.ledger import EntryType, Fund, FundKind, Place, PlaceKind
from groupkit.core.meetings import Meeting, Occasion
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.core.sheets import Part, Row
from groupkit.core.states import State
from groupkit.services import check, ledger, meetings, money
from groupkit.services.claims import known
from tests import evening
from tests.envelopes import rows_of
from tests.evening import COINS, SATURDAY, named


def refused(action) -> list[str]:
    with pytest.raises(RefusedError) as found:
        action()
    return [problem.field for problem in found.value.problems]


@pytest.fixture
def sheet(book):
    """Return the sheet of the evening, just begun."""
    return money.sheet(book, meetings.on(book, SATURDAY))


def collection(book, pence: int = 500) -> Row:
    return Row(part=Part.IN, **named(book, "Collection"), pence=pence)


def counted(book, sheet, total: int | None = None):
    money.about(book, sheet, made_by="Sam", explanation="Don’t know")
    for who in ("Sam", "Jo"):
        money.count(book, sheet, who, money.get(book, sheet.id).expected if total is None else total)
    return money.get(book, sheet.id)


def test_a_sheet_starts_where_the_tin_stands_and_is_found_again(book, sheet):
    assert (sheet.number, sheet.start) == (37, 4215)
    assert money.sheet(book, meetings.on(book, SATURDAY)) == sheet == money.sheet(book) == money.get(book, sheet.id)
    assert money.occasion_of(book, sheet) == meetings.on(book, SATURDAY)
    assert not money.is_sent(book, sheet)


def test_without_a_meeting_or_a_tin_there_is_no_sheet(other):
    assert refused(lambda: money.sheet(other)) == ["meeting"]
    meeting = evening.furnish(other)
    bare = meetings.change(other, replace(meeting, place=None))
    assert refused(lambda: money.sheet(other, Occasion(meeting=bare, day=SATURDAY))) == ["place"]
    with pytest.raises(GroupkitError, match="not in this book"):
        money.get(other, 99)


def test_the_next_sheet_waits_until_this_one_is_sent(book, sheet):
    later = meetings.on(book, SATURDAY + timedelta(weeks=1))
    assert refused(lambda: money.sheet(book, later)) == ["number"]
    money.add_row(book, sheet, collection(book))
    money.send(book, counted(book, sheet))
    assert (money.sheet(book, later).number, money.sheet(book, later).start) == (38, 4715)


def test_rows_are_added_changed_and_taken_off(book, sheet):
    row = money.add_row(book, sheet, collection(book))
    money.change_row(book, sheet, replace(row, pence=600))
    assert money.get(book, sheet.id).rows == (replace(row, pence=600),)
    money.remove_row(book, sheet, row.id)
    assert money.get(book, sheet.id).rows == ()
    assert refused(lambda: money.remove_row(book, sheet, row.id)) == ["row"]
    assert refused(lambda: money.change_row(book, sheet, row)) == ["row"]


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"fund": 99}, ["fund"]),
        ({"kind": 99}, ["kind"]),
        ({"kind": 6}, ["kind"]),
        ({"place": 99}, ["place"]),
        ({"part": Part.MOVED, "kind": None, "place": 1, "who": "Jo"}, ["place"]),
        ({"part": Part.MOVED, "kind": None, "place": 99, "who": "Jo"}, ["place"]),
        ({"part": Part.OUT, "pence": 0, "kind": None}, ["amount", "kind", "who", "receipt"]),
    ],
)
def test_a_row_that_fits_nowhere_is_refused_and_changes_nothing(book, sheet, change, fields):
    before = rows_of(book), book.next_undo
    assert refused(lambda: money.add_row(book, sheet, replace(collection(book), **change))) == fields
    assert (rows_of(book), book.next_undo) == before


def test_a_grant_pays_only_for_what_it_is_for(book, sheet):
    room, tea = (named(book, name)["kind"] or 0 for name in ("Room", "Refreshments"))
    grant = ledger.add_fund(book, Fund(name="Room grant", kind=FundKind.RESTRICTED, buys=frozenset({room})))
    row = Row(part=Part.OUT, kind=tea, fund=grant.id, who="Sam", receipt="1", pence=5)
    with pytest.raises(RefusedError) as said:
        money.add_row(book, sheet, row)
    assert str(said.value) == "Room grant is for Room. This looks like Refreshments. Choose another pot."
    money.add_row(book, sheet, replace(row, kind=room))
    money.add_row(book, sheet, replace(collection(book), fund=grant.id))


def test_the_count_is_blind_and_by_two(book, sheet):
    money.add_row(book, sheet, collection(book))
    assert refused(lambda: money.count(book, sheet, " ", COINS)) == ["who"]
    assert refused(lambda: money.count(book, sheet, "Sam", {3: 1})) == ["coins"]
    assert refused(lambda: money.count(book, sheet, "Sam", {100: -1})) == ["coins"]
    assert refused(lambda: money.count(book, sheet, "Sam", -1)) == ["coins"]
    assert refused(lambda: money.count(book, sheet, "Sam", 10_000_000)) == ["coins"]
    one = money.count(book, sheet, "Sam", COINS)
    assert (one.counted, one.difference) == (None, None)
    assert refused(lambda: money.count(book, sheet, "sam ", COINS)) == ["who"]
    apart = money.count(book, sheet, "Jo", 3819)
    assert apart.counters_differ
    assert refused(lambda: money.count(book, sheet, "Dee", COINS)) == ["who"]
    assert refused(lambda: money.send(book, sheet)) == ["made_by", "count"]
    assert money.count_again(book, sheet).tallies == ()
    money.count(book, sheet, "Jo", COINS)
    assert money.count(book, sheet, "Sam", 3820).counted == 3820


def test_what_is_said_of_the_sheet_is_kept(book, sheet):
    money.about(book, sheet, made_by=" Sam ")
    money.about(book, sheet, explanation="x ", alone_reason=" y")
    said = money.about(book, sheet)
    assert (said.made_by, said.explanation, said.alone_reason) == ("Sam", "x", "y")


def test_everything_to_put_right_before_sending_is_told_at_once(book, sheet):
    before = rows_of(book), book.store.ledger.head()
    assert refused(lambda: money.send(book, sheet)) == ["made_by", "collection", "count"]
    assert refused(lambda: money.preview(book, sheet)) == ["made_by", "collection", "count"]
    assert (rows_of(book), book.store.ledger.head()) == before


def test_a_look_before_sending_writes_nothing(book):
    evening.agreed(book)
    sheet = evening.filled_sheet(book)
    before = rows_of(book), book.store.ledger.head(), book.next_undo
    looked = money.preview(book, sheet)
    assert looked == money.preview(book, sheet) or looked.statement.seal
    assert (rows_of(book), book.store.ledger.head(), book.next_undo) == before
    assert looked.statement.counted == 3820
    assert money.send(book, sheet).statement.money_in == looked.statement.money_in


def test_a_sheet_that_was_sent_stays_as_it_is(book, sent):
    sheet = money.get(book, 1)
    row = sheet.rows[0]
    for change in (
        lambda: money.add_row(book, sheet, row),
        lambda: money.change_row(book, sheet, row),
        lambda: money.remove_row(book, sheet, row.id),
        lambda: money.about(book, sheet, made_by="Jo"),
        lambda: money.count(book, sheet, "Dee", 1),
        lambda: money.count_again(book, sheet),
        lambda: money.send(book, sheet),
        lambda: money.preview(book, sheet),
    ):
        assert refused(change) == ["sheet"]
    assert money.letter(book, sheet) == sent
    assert money.status(book)[0] == money.status_of(book, sheet)
    assert [note.state for note in money.notes(book, sheet)] == [State.SENT]


@pytest.mark.parametrize(("total", "entries"), [(4715, 1), (4695, 2), (4725, 2)])
def test_what_was_counted_is_what_the_book_then_says(book, sheet, total, entries):
    money.add_row(book, sheet, collection(book))
    before = book.store.ledger.head()[0]
    letter = money.send(book, counted(book, sheet, total))
    assert ledger.held(book, 1) == total == letter.statement.counted
    written = [link.entry for link in book.store.ledger.links(after=before)]
    assert len(written) == entries
    assert letter.statement.explanation == ("Don’t know" if entries == 2 else "")
    assert (written[-1].type is EntryType.COUNT_DIFFERENCE) == (entries == 2)


def test_two_agree_a_large_payment(book, sheet):
    paid = Row(part=Part.OUT, **named(book, "Room"), who="Hall", receipt="R-1", pence=5001)
    with pytest.raises(RefusedError) as refused:
        money.add_row(book, sheet, paid)
    (problem,) = refused.value.problems
    assert (problem.field, str(problem)) == (
        "second",
        "This is over £50.00, so two people agree it. Who is the second?",
    )
    assert money.add_row(book, sheet, replace(paid, second="Jo"))
    assert money.add_row(book, sheet, replace(paid, pence=5000, receipt="R-2"))


def test_money_that_comes_back_pays_on_the_same_sheet(book, sheet):
    ids = named(book, place="Member 4, advance")
    out = Row(part=Part.OUT, **named(book, "Refreshments"), who="Sam", receipt="R-1", pence=5000)
    gone = Row(part=Part.MOVED, **named(book, place="Jo, to bank"), who="Jo", pence=-200)
    money.add_row(book, sheet, gone)
    money.add_row(book, sheet, out)
    money.add_row(book, sheet, Row(part=Part.MOVED, **ids, who="Ann", pence=1000))
    money.add_row(book, sheet, collection(book, 0))
    letter = money.send(book, counted(book, sheet, 15))
    said = letter.statement
    assert [row.pence for row in said.moved] == [1000, -200]
    (paid,) = said.paid_out
    assert said.moved[0].entry < paid.entry < said.moved[1].entry
    assert check.check(book).holds


def test_a_sheet_of_nothing_is_still_a_sheet(book, sheet):
    money.add_row(book, sheet, collection(book, 0))
    letter = money.send(book, counted(book, sheet))
    assert (letter.statement.in_total, letter.statement.difference) == (0, 0)
    assert check.check(book).holds


def test_one_alone_says_why(book, sheet):
    money.add_row(book, sheet, collection(book))
    money.about(book, sheet, made_by="Sam", alone_reason="Nobody stayed")
    money.count(book, sheet, "Sam", 4715)
    letter = money.send(book, sheet)
    assert (letter.statement.counted_by, letter.statement.alone_reason) == (("Sam",), "Nobody stayed")


def test_an_entry_put_right_in_between_is_where_the_sheet_starts(book, sent):
    evening.later(book, weeks=1)
    sheet = money.sheet(book, meetings.on(book, SATURDAY + timedelta(weeks=1)))
    assert sheet.start == 3820
    seq = ledger.reverse(book, 2, "typed twice", "Sam")
    assert money.get(book, sheet.id).start == money.sheet(book).start == 3820 - 1840
    money.add_row(book, sheet, collection(book))
    letter = money.send(book, counted(book, sheet))
    assert letter.statement.start_reason == f"Changed since sheet 37 by these entries: {seq}."
    assert (letter.statement.difference, ledger.held(book, 1)) == (0, 3820 - 1840 + 500)
    assert money.get(book, sheet.id).start == 3820 - 1840
    assert check.check(book).holds


def test_two_tins_may_hand_each_other_money(book, sheet):
    second = ledger.add_place(book, Place(name="Second tin", kind=PlaceKind.TIN))
    held = Meeting(name="Sunday", weekday=6, start=time(11), minutes=60, format="x", place=second.id)
    meetings.add(book, held)
    money.add_row(book, sheet, collection(book))
    out = Row(part=Part.MOVED, **{**named(book), "place": second.id}, who="Jo", pence=-1000)
    money.add_row(book, sheet, out)
    evening.later(book, weeks=1)
    other = money.sheet(book, meetings.on(book, SATURDAY + timedelta(days=1), "sunday"))
    assert (other.number, other.start) == (1, 0)
    money.send(book, counted(book, sheet))
    assert money.get(book, other.id).start == 1000
    money.add_row(book, other, collection(book))
    assert money.send(book, counted(book, other)).statement.difference == 0
    assert check.check(book).holds
    assert [line.number for line in money.status(book)] == [1, 37]


def test_an_agreed_claim_is_paid_by_a_row(book):
    evening.agreed(book)
    letter = money.send(book, evening.filled_sheet(book))
    assert (letter.statement.owed, letter.statement.owed_pence) == (2, 1170)
    assert [part.claim for part in known.to_pay(book)] == [22, 23]
    assert known.case(book, 21).state is ClaimState.PAID


def test_a_payment_the_tin_cannot_have_made_is_refused_also_when_more_was_counted(book, held):
    draft = money.sheet(book, held)
    money.about(book, draft, made_by="Sam", explanation="We do not know.")
    paid = Row(part=Part.OUT, **named(book, "Room"), who="Hall", receipt="R-88", pence=4216, second="Jo")
    for row in (paid, Row(part=Part.IN, **named(book, "Collection"), pence=0)):
        money.add_row(book, draft, row)
    for who in ("Sam", "Jo"):
        money.count(book, draft, who, {500: 1})
    with pytest.raises(RefusedError, match=r"Tin had £42\.15 on .*, so £42\.16 cannot have come from it"):
        money.preview(book, draft)
    assert ledger.current_seal(book)[1] == 1
