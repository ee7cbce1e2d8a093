"""The book is told in the names of its own days, newest first."""

from dataclasses import replace
from datetime import date

from groupkit.core.ledger import EntryType, Line
from groupkit.core.moves import Move, Transfer
from groupkit.i18n import catalogue
from groupkit.services import books, counting, ledger, money, records, telling
from tests.evening import SATURDAY, agreed, filled_sheet, later, named

ENGLISH = catalogue("en")


def titles(book, many=20):
    return [told.title(ENGLISH, "GBP") for told in telling.newest(book, many)]


def test_where_the_money_is_and_what_it_is_for(book):
    about = telling.where(book)
    assert about.funds == ("General", "Outing pot", "ICB grant")
    assert [(each.place, each.total) for each in about.holdings] == [
        ("Tin", 4215), ("Member 4, advance", 1000), ("Bank", 32240),
    ]  # fmt: skip
    assert (about.total, about.seal, about.entry) == (37455, *ledger.current_seal(book))


def test_an_evening_is_told_in_plain_words(book):
    agreed(book)
    money.send(book, filled_sheet(book))
    told = telling.newest(book, 20)
    assert [each.title(ENGLISH, "GBP") for each in told] == [
        "Handed to Jo to bank", "Bus fare to open up", "Tea, milk, biscuits", "Paid towards bowling", "Collection",
        "What the book began with",
    ]  # fmt: skip
    assert [each.pence for each in told] == [2000, -400, -435, 600, 1840, 37455]
    assert told[0].detail(ENGLISH) == "From Tin to Jo, to bank. With Jo. For General."
    assert [each.number for each in telling.newest(book, 2)] == [6, 5]


def test_names_are_those_of_the_day(book):
    moved = Move(day=SATURDAY, pence=500, fund=1, out_of=1, into=4, who="Jo")
    books.move(book, moved)
    later(book, weeks=1)
    bank = ledger.places(book)[3]
    books.rename(book, bank, "Building society")
    books.move(book, replace(moved, day=book.today()))
    newest, renamed, before, _opening = telling.newest(book, 9)
    assert newest.said["other_place"] == "Building society"
    assert renamed.title(ENGLISH, "GBP") == "Bank is called Building society now"
    assert before.said["other_place"] == "Bank"


def test_every_sort_of_entry_is_told(book):
    seq, _over = counting.count(book, counting.Count(place=1, typed=4200, by="Sam", second="Jo"))
    difference = counting.accept(book, seq, "Don’t know")
    assert difference is not None
    ledger.reverse(book, difference, "Found it", "Sam")
    general, pot, _grant = ledger.funds(book)
    why, day = "Bowling", date(2026, 11, 7)
    given = Transfer(pence=100, place=1, out_of=general, into=pot, why=why, decided_on=day)
    books.transfer(book, given)
    kind = ledger.add_kind(book, replace(ledger.kinds(book, "in")[0], name="Raffle"))
    books.put_away(book, kind)
    books.bring_back(book, kind)
    ids = named(book, "Collection", place="Tin")
    line = Line(ids["place"], ids["fund"], ids["kind"], 300)
    books.write(book, books.entry(book, EntryType.RECEIPT, SATURDAY, line), {})
    with book.change("Close", "money"):
        records.of_type(book, EntryType.CLOSE, {"end": "2026-10-31"}, {})
    assert titles(book) == [
        "October 2026 closed", "Collection", "Raffle brought back", "Raffle put away", "From one pot to another",
        f"Entry {difference} put right", "Less was counted than the book said", "Counted: £42.00",
        "What the book began with",
    ]  # fmt: skip
    found = {told.number: told for told in telling.newest(book, 20)}
    assert (found[difference].corrected_by, found[difference].can_be_put_right) == (difference + 1, False)
    assert found[seq].detail(ENGLISH) == "In Tin."
