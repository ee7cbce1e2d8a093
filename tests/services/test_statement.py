"""Every figure on the printed sheet follows from the book."""

from dataclasses import replace

from groupkit.core.ledger import Fund, FundKind
from groupkit.core.sheets import Part, Row
from groupkit.services import ledger, meetings, money, profile, service, statement
from tests import evening
from tests.evening import SATURDAY, named


def test_what_is_printed_of_the_evening(sent):
    said = sent.statement
    assert [row.entry for row, _, _ in said.rows] == [2, 3, 4, 5, 6]
    assert [row.what for row in said.money_in] == ["Collection", "Paid towards bowling"]
    assert [(row.who, row.fund, row.place) for row in said.moved] == [("Jo", "General", "Jo, to bank")]
    assert said.coins[0] == (2000, 0)
    assert (said.owed, said.owed_pence, said.advances, said.advances_pence) == (2, 1170, 1, 1000)
    assert said.funds == ("General", "Outing pot", "ICB grant")
    assert (said.made_by, said.counted_by, said.alone_reason) == ("Sam (secretary)", ("Sam", "Jo"), "")
    assert (said.after_entry, said.next_chair, said.sent_to) == (6, "", "Facilitator")


def test_money_in_hand_says_since_when_and_the_bank_its_statement(sent):
    held = {holding.place: holding for holding in sent.statement.holdings}
    assert held["Jo, to bank"].since == SATURDAY
    assert held["Member 4, advance"].since is not None
    assert held["Bank"].statement
    assert held["Bank"].since is not None
    assert (held["Tin"].since, held["Tin"].statement) == (None, False)


def test_the_chair_of_the_next_meeting_is_on_the_sheet(book):
    service.nominate(book, meetings.on(book, SATURDAY), "Jo")
    assert money.send(book, evening.filled_sheet(book)).statement.next_chair == "Jo"


def test_general_stands_first_and_empty_pots_are_left_out(other):
    ledger.add_fund(other, Fund(name="Picnic", kind=FundKind.SET_ASIDE))
    ledger.add_fund(other, Fund(name="Nothing yet", kind=FundKind.SET_ASIDE))
    evening.furnish(other)
    row = Row(part=Part.IN, **named(other, "Collection", "Picnic"), pence=500)
    money.add_row(other, money.sheet(other), row)
    money.about(other, money.sheet(other), made_by="Sam", alone_reason="Nobody stayed")
    money.count(other, money.sheet(other), "Sam", 500)
    said = money.send(other, money.sheet(other)).statement
    assert said.funds == ("General", "Picnic")
    assert [(holding.place, holding.pence) for holding in said.holdings] == [("Tin", (0, 500))]
    assert (said.coins, said.counted, said.general) == ((), 500, 0)


def test_what_is_printed_is_in_the_language_of_the_paper(book):
    profile.change(book, printing_language="en-XA")
    assert statement.words_of(book).language == "en-XA"


def test_a_row_is_called_by_its_own_words_or_by_its_kind(book):
    names = statement.names_of(book)
    row = Row(part=Part.IN, **named(book, "Collection"), pence=5)
    sheet = money.sheet(book)
    assert names.what(row) == "Collection"
    assert names.what(replace(row, what="Bucket")) == "Bucket"
    assert names.what(replace(row, kind=None)) == ""
    assert names.place(sheet, row) == "Tin"
    assert names.place(sheet, replace(row, place=4)) == "Bank"
