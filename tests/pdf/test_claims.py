"""A claim on paper: every line and every sum of it, how it was worked out, and room for both marks."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from groupkit.core.claims import ClaimLine, Sort
from groupkit.i18n import catalogue
from groupkit.pdf import claims as paper
from groupkit.services.claims import drafts, known, papers, paying, steps
from tests.evening import SATURDAY, claimed, drafted, named
from tests.pdf.reading import count, inside, lines, sizes, words

GOLDEN = """
Claim 21
Paid
Name Member 7 Date Sat 14 Nov 2026
Group Saturday group, Eastside How to be paid cash at the next meeting
All amounts are in pounds and pence.
14 Nov Fares: Bus to open up none: The bus or train gave none General 4.00 4.00
14 Nov Refreshments: Tea, milk, biscuits R-88 ICB grant 4.35 4.00
1 Apr Fares: Took the books, Eastside Hall to Elm Ward, 12.4 miles × 45p none: Miles driven, so there is none
General 5.58 5.58
Total 13.93 13.58
Less was agreed because: One pack went home
I spent this on group business and have not had it back from anywhere else.
Mark of Member 7 Date
Handed in by Member 7 on Sat 14 Nov 2026.
Agreed by Jo and Sam on Sat 14 Nov 2026.
£13.58 paid by Sam on Sat 14 Nov 2026, entry 4.
I have had this money.
after entry 4.
"""
DRESSES: tuple[dict[str, Any], ...] = (
    {}, {"large": True}, {"paper": "Letter"}, {"language": "ar-XB"}, {"language": "en-XA"},
)  # fmt: skip


def of_three_lines(book):
    fares, tea = named(book, "Fares"), named(book, "Refreshments", "ICB grant")
    bus = ClaimLine(
        day=SATURDAY, kind=fares["kind"], fund=fares["fund"], what="Bus to open up", pence=400, no_receipt="bus"
    )
    drafts.start(book, "Member 7", number=21)
    milk = replace(bus, kind=tea["kind"], fund=tea["fund"], what="Tea, milk, biscuits", pence=435, receipt="R-88")
    drive = replace(bus, day=date(2026, 4, 1), what="Took the books", pence=558, miles=124, rate="car")
    drive = replace(drive, from_place="Eastside Hall", to_place="Elm Ward", no_receipt="mileage")
    for line in (bus, replace(milk, no_receipt=""), drive):
        drafts.add_line(book, 21, line, sure=True)
    return known.case(book, 21).claim.lines


@pytest.fixture
def paid(book):
    """Return the paper of a claim of three lines, paid in cash."""
    bus, milk, drive = of_three_lines(book)
    steps.hand_in(book, 21, "Member 7")
    amounts = {bus.id: 400, milk.id: 400, drive.id: 558}
    steps.agree(book, 21, "Jo", amounts, why="One pack went home", second="Sam")
    paying.pay(book, 21, "Sam", place=named(book, place="Tin")["place"], received=True)
    return papers.paper(book, 21)


def printed(told, **how):
    data = BytesIO()
    paper.claim(told, data, **how)
    return data.getvalue()


def blank(**how):
    data = BytesIO()
    paper.blank(papers.words(catalogue(how.get("language", "en"))), data, **how)
    return data.getvalue()


def test_every_line_and_every_sum_stands_on_it(paid):
    data = printed(paid)
    shown = words(data)
    for line in GOLDEN.strip().splitlines():
        assert line in shown, line
    assert f"Seal {paid.seal}" in shown
    assert count(data) == 1
    assert min(sizes(data) - {10}) == 11
    assert printed(paid) == data


@pytest.mark.parametrize("how", DRESSES, ids=str)
def test_it_is_one_page_in_every_dress(paid, how):
    for data in (printed(paid, **how), blank(**how)):
        assert count(data) == 1
        assert inside(data)
        assert not how.get("large") or max(sizes(data)) > 20


def test_300_letters_on_every_line_are_all_there(paid):
    long = "word " * 59 + "last"
    told = replace(paid.case.claim, lines=tuple(replace(line, what=long) for line in paid.case.claim.lines))
    data = printed(replace(paid, case=replace(paid.case, claim=told)))
    assert words(data).count("last") == 3
    assert inside(data)


def test_a_draft_has_nothing_agreed_and_a_rate_that_is_not_known_is_left_out(book):
    of_three_lines(book)
    told = papers.paper(book, 21)
    shown = words(printed(replace(told, rates={})))
    assert "Not handed in yet" in shown
    assert "Total 13.93 " in shown
    assert "Eastside Hall to Elm Ward, 12.4 miles none" in shown
    assert "I have had this money" not in shown


def test_what_is_asked_and_why_not_stand_on_it(book):
    claimed(book, 22, "Kim", 300)
    steps.send_back(book, 22, "Jo", "Which bus was it?")
    assert "Jo asks: Which bus was it?" in words(printed(papers.paper(book, 22)))
    steps.added(book, 22, "Kim")
    steps.not_agree(book, 22, "Jo", "The council pays that")
    shown = words(printed(papers.paper(book, 22)))
    assert "Not this time because: The council pays that" in shown
    assert "Jo asks" not in shown


def test_far_away_by_bank_given_and_brought_over(book):
    for number, how in ((22, "bank"), (23, "cash")):
        claimed(book, number, "Kim", 300)
        drafts.about(book, number, how=how, by="Kim")
    steps.agree(book, 22, "Mo", second="Jo", far_on=SATURDAY)
    bank = named(book, place="Bank")["place"]
    paying.pay(book, 22, "Sam", place=bank, reference="BACS 7")
    shown = words(printed(papers.paper(book, 22)))
    assert "Agreed by Mo, from far away, on Sat 14 Nov 2026." in shown
    assert "£3.00 paid by Sam on Sat 14 Nov 2026, reference BACS 7, entry" in shown
    assert "to the bank account the charity already knows" in shown
    steps.agree(book, 23, "Jo", second="Sam")
    steps.waive(book, 23, "Kim")
    assert "Kim gave £3.00 to the group. Nothing was paid." in words(printed(papers.paper(book, 23)))
    drafted(book, 25, "Ali", 300)
    with book.store.quietly():
        book.store._db.execute_sql("UPDATE claim SET brought = 'paid' WHERE number = 25")
    shown = words(printed(papers.paper(book, 25)))
    assert "Agreed on Sat 7 Nov 2026, as an older book says." in shown
    assert "£3.00 was paid, as an older book says." in shown


def test_one_agrees_a_claim_with_its_receipts(book):
    ids = named(book, "Refreshments")
    drafts.start(book, "Kim", number=26)
    drafts.add_line(
        book, 26, ClaimLine(day=SATURDAY, kind=ids["kind"], fund=ids["fund"], what="Tea", pence=5, receipt="R-1")
    )
    steps.hand_in(book, 26, "Kim")
    steps.agree(book, 26, "Jo")
    assert "Agreed by Jo on Sat 14 Nov 2026." in words(printed(papers.paper(book, 26)))


def test_payment_for_time_says_where_to_ask_first(book):
    drafts.start(book, "Kim", number=27, sort=Sort.TIME)
    kind = drafts.time_kind(book)
    line = ClaimLine(day=SATURDAY, kind=kind.id, fund=named(book)["fund"], what="A morning of talks", pence=2500)
    drafts.add_line(book, 27, line)
    shown = words(printed(papers.paper(book, 27)))
    assert "talk to a benefits adviser before you say yes" in shown
    assert "Thanks for time: A morning of talks – General" in shown


def test_cash_given_before_is_not_paid_again(book):
    place = named(book, place="Member 4, advance")["place"]
    drafts.start(book, "Member 4", number=28, sort=Sort.ADVANCE, advance=place)
    assert "I got it before I spent it" in words(printed(papers.paper(book, 28)))


def test_the_blank_form_has_the_same_parts(book):
    shown = lines(blank())
    assert "Claim form" in shown
    for part in ("Total claimed Total agreed", "Agreed by someone else", "Paid", "If it is less, why"):
        assert any(line.startswith(part) for line in shown), part
    assert words(blank()).count("Your mark Date") == 2
    assert "All amounts are in euros and cents." in words(blank(currency="EUR"))
