"""A claim is paid on the money sheet of a meeting: its rows are what was agreed, and sending it is paying it."""

from dataclasses import replace

import pytest

from groupkit.core.claims import Deed, State
from groupkit.core.problems import RefusedError
from groupkit.core.sheets import Part
from groupkit.services import check, meetings, money
from groupkit.services.claims import drafts, known, paying, steps
from tests import evening
from tests.envelopes import rows_of
from tests.evening import SATURDAY, claimed, named


def refused(action):
    with pytest.raises(RefusedError) as told:
        action()
    return [problem.field for problem in told.value.problems]


@pytest.fixture
def sheet(book):
    """Return sheet 37 with what was collected and who made it."""
    made = money.sheet(book, meetings.on(book, SATURDAY))
    money.about(book, made, made_by="Jo (treasurer)")
    money.add_row(book, made, next(evening.rows(book)))
    return made


@pytest.fixture
def agreed(book):
    """Return an agreed claim of two pots."""
    claimed(book, 24, "Kim", 400)
    ids = named(book, "Refreshments", "ICB grant")
    milk = replace(known.case(book, 24).claim.lines[0], id=0, pence=60, kind=ids["kind"], fund=ids["fund"])
    drafts.add_line(book, 24, replace(milk, what="Milk", receipt="R-9"), by="Kim")
    return steps.agree(book, 24, "Sam", second="Dee")


def sending(book, sheet):
    now = money.get(book, sheet.id)
    for who in ("Sam", "Jo"):
        money.count(book, sheet, who, now.expected)
    return lambda: money.send(book, money.get(book, sheet.id))


def test_one_press_puts_an_agreed_claim_on_the_sheet_and_sending_pays_it(book, sheet, agreed):
    rows = money.pay_claim(book, sheet, 24)
    assert [(row.pence, row.receipt, row.no_receipt, row.second) for row in rows] == [
        (400, "", "The bus or train gave none", "Dee"),
        (60, "R-9", "", ""),
    ]
    assert len(known.to_pay(book)) == 2
    said = sending(book, sheet)().statement
    assert (said.owed, [row.claim for row in said.paid_out]) == (0, [24, 24])
    case = known.case(book, 24)
    paid = case.last(Deed.PAY)
    assert paid
    assert (case.state, case.now.paid, paid.entries, paid.by.name) == (State.PAID, 460, (6, 7), "Jo (treasurer)")
    assert check.check(book).holds
    assert refused(lambda: paying.rows(book, 24)) == ["claim"]


def test_a_row_says_what_was_agreed_and_no_other_figure(book, sheet, agreed):
    one, other = paying.rows(book, 24)
    before = rows_of(book)
    with pytest.raises(
        RefusedError, match="For claim 24 this was agreed: £4.00 from General and £0.60 from ICB grant"
    ):
        money.add_row(book, sheet, replace(one, pence=399))
    assert rows_of(book) == before
    added = money.add_row(book, sheet, one)
    assert refused(lambda: money.add_row(book, sheet, one)) == ["claim"]
    assert refused(lambda: money.change_row(book, sheet, replace(added, pence=1))) == ["claim"]
    assert refused(lambda: money.pay_claim(book, sheet, 24)) == ["claim"]
    assert refused(sending(book, sheet)) == ["claim"]
    money.count_again(book, sheet)
    money.add_row(book, sheet, other)
    assert sending(book, sheet)().statement.out_total == 460


@pytest.mark.parametrize("state", [State.DRAFT, State.HANDED_IN, State.NOT_AGREED])
def test_only_what_is_agreed_is_paid(book, sheet, state):
    evening.drafted(book, 24, "Kim", 400)
    if state is not State.DRAFT:
        steps.hand_in(book, 24, "Kim")
    if state is State.NOT_AGREED:
        steps.not_agree(book, 24, "Jo", "Not ours")
    row = replace(tuple(evening.rows(book))[3], claim=24)
    with pytest.raises(RefusedError, match="Claim 24 is not agreed yet, so it cannot be paid"):
        money.add_row(book, sheet, row)
    assert [part.claim for part in known.to_pay(book)] == []


def test_a_claim_that_changed_after_it_was_put_on_the_sheet_is_not_paid(book, sheet, agreed):
    money.pay_claim(book, sheet, 24)
    drafts.about(book, 24, how="bank", by="Kim")
    assert refused(sending(book, sheet)) == ["claim"]


def test_the_one_who_handed_it_in_and_agreed_it_does_not_pay_it_too(book, sheet):
    evening.drafted(book, 24, "Kim", 400)
    steps.hand_in(book, 24, "Jo")
    steps.agree(book, 24, "Jo", second="Sam")
    money.pay_claim(book, sheet, 24)
    assert refused(sending(book, sheet)) == ["claim"]


def test_a_claim_paid_out_of_the_bank_leaves_its_receipt_as_the_reference(book, sheet, agreed):
    bank = named(book, place="Bank")["place"]
    for row in paying.rows(book, 24):
        money.add_row(book, sheet, replace(row, place=bank, part=Part.OUT))
    sending(book, sheet)()
    assert known.case(book, 24).state is State.PAID


def test_what_an_older_book_had_agreed_is_paid_with_the_claim_as_its_receipt(book, sheet):
    evening.agreed(book)
    (row,) = money.pay_claim(book, sheet, 22)
    assert (row.receipt, row.no_receipt) == ("with claim 22", "")
    assert [case.claim.number for case in paying.waiting(book)] == [21, 22, 23]
