"""What is written from the book for other programs comes to the same pennies there."""

import html
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.exports import beancount, hledger, ofx
from groupkit.core.exports import csv as tables
from groupkit.core.exports.book import amount, one_line
from groupkit.core.exports.cells import guarded, unguarded
from groupkit.core.exports.names import slug
from groupkit.core.ledger import EntryType
from groupkit.core.problems import RefusedError
from tests import books

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(books.NOTES)
MANY = 25


@pytest.mark.parametrize(("pence", "shown"), [(0, "0.00"), (-5, "-0.05"), (-1250, "-12.50"), (9999999, "99999.99")])
def test_an_amount_is_written_the_same_in_every_language(pence, shown):
    assert amount(pence) == shown


@pytest.mark.parametrize(
    ("name", "account"),
    [
        ("Cash tin", "Cash-tin-1"),
        ("tin", "Tin-1"),
        ("7 days", "7-days-1"),
        ("صندوق", "1"),
        ("Café: a/b", "Cafe-a-b-1"),
    ],
)
def test_an_account_is_named_in_letters_every_program_takes(name, account):
    assert slug(name, 1) == account


@given(words)
def test_words_come_back_from_a_cell_as_they_were_and_never_as_a_formula(text):
    cell = guarded(text)
    assert unguarded(cell) == text
    assert cell.lstrip()[:1] not in tuple("=+-@＝＋－＠")
    assert not cell.startswith(("\t", "\r", "\n"))


@given(words)
def test_a_note_takes_one_line(text):
    assert len(one_line(text).splitlines()) <= 1


@given(st.integers(0, 10**6))
def test_the_table_read_back_has_the_same_sums_and_the_same_words(seed):
    book = books.random_book(seed, 20)
    rows = tables.read(tables.MARK + tables.written(book))
    names = {place.name: place.id for place in book.places}
    funds = {fund.name: fund.id for fund in book.funds}
    last = {(names[row.place], funds[row.fund]): row.running for row in rows}
    assert last == books.matrix(book)
    notes = {each.seq: each.wording("note") for each in book.entries}
    assert {row.entry: row.note for row in rows} == notes
    assert sum(row.pence for row in rows) == sum(books.matrix(book).values())


def _table(*lines: str) -> str:
    return "\r\n".join((",".join(tables.HEAD), *lines, ""))


GOOD = "1,2026-01-02,receipt,Tin,General,Collection,,12.50,,,12.50"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no column “entry”"),
        ("entry,date\r\n", "no column “kind”"),
        (_table(GOOD.replace("12.50,,", "12.5O,,")), "Line 2: amount “12.5O” has a letter O"),
        (_table(GOOD.replace("12.50,,", "12.5,,")), "Line 2: we cannot read “12.5” under “amount”"),
        (_table(GOOD.replace("12.50", "0.00")), "we cannot read “0.00”"),
        (_table(GOOD.replace("2026-01-02", "02/01/2026")), "“02/01/2026” under “date”"),
        (_table(GOOD.replace("2026-01-02", "20260102")), "“20260102” under “date”"),
        (_table(GOOD.replace("receipt", "gift")), "“gift” under “kind”"),
        (_table(GOOD.replace("receipt", "close")), "“close” under “kind”"),
        (_table("1,2026-01-02"), "Line 2: we cannot read “” under “kind”"),
        (_table(GOOD.replace(",12.50", ",12.51", 1)), "Entry 1: the balance says 12.50 and adds up to 12.51"),
        (
            _table(GOOD, GOOD.replace("1,", "2,", 1).replace(",12.50", ",25.00"), GOOD),
            "Line 4: entry 1 is in the file twice",
        ),
        ("x" * 200_000, "as a table"),
    ],
)
def test_a_table_that_is_not_right_is_refused_whole(text, said):
    with pytest.raises(RefusedError, match=re.escape(said)):
        tables.read(text)


def test_no_more_than_twenty_faults_are_told():
    with pytest.raises(RefusedError) as told:
        tables.read(_table(*[GOOD.replace("12.50", "x")] * 50))
    assert len(told.value.problems) == 20


def test_names_and_private_details_stay_here_unless_it_is_our_own_copy():
    lines = ((3, 1, None, -500), (1, 1, None, 500))
    moved = books.entry(1, date(2026, 1, 2), EntryType.MOVE, *lines, note="ask ann@example.org")
    own, sent = books.book((moved,)), books.book((moved,), veil=True)
    for write in (beancount.whole, hledger.journal, tables.written, lambda book: ofx.written(book, 3)):
        assert "ann@example.org" in write(own)
        assert "ann@" not in write(sent)
        assert "Jo" not in write(sent)
    assert "Jo" in tables.written(own)


def test_a_statement_holds_one_line_an_entry_and_ends_with_what_is_there():
    for seed in range(MANY):
        book = books.random_book(seed)
        for place in book.places:
            text = ofx.written(book, place.id)
            amounts = [int(found.replace(".", "")) for found in re.findall(r"<TRNAMT>(.*?)</", text)]
            (total,) = re.findall(r"<BALAMT>(.*?)</", text)
            held = sum(pence for (where, _), pence in books.matrix(book).items() if where == place.id)
            assert sum(amounts) == int(total.replace(".", "")) == held
            assert 0 not in amounts
            ids = re.findall(r"<FITID>(.*?)</", text)
            assert len(set(ids)) == len(ids) == len(amounts)


def test_an_empty_book_can_be_written_too():
    book = books.book(())
    assert "open" not in beancount.whole(book)
    assert hledger.journal(book).splitlines()[-1] == "commodity 1000.00 GBP"
    assert tables.read(tables.written(book)) == ()
    assert "<BALAMT>0.00</BALAMT>" in ofx.written(book, 1)


def test_beancount_is_told_to_let_no_penny_pass():
    claims = [row for row in beancount.whole(books.random_book(3)).splitlines() if " balance " in row]
    assert len(claims) > 50
    assert all(row.endswith(" ~ 0.00 GBP") for row in claims)


def test_a_note_in_the_journal_begins_no_comment_and_names_nobody():
    for seed in range(MANY):
        for row in hledger.journal(books.random_book(seed)).splitlines():
            assert ";" not in row
            assert row.count("|") == (" * (" in row)


def test_the_journal_ends_with_what_every_account_holds():
    book = books.random_book(3)
    end = hledger.journal(book).partition(f"{book.as_of} * balances\n")[2].splitlines()
    held = {row.split()[0]: row.split()[-2] for row in end if "Assets:" in row}
    expected = {
        f"Assets:{slug(place.name, place.id)}:{slug(fund.name, fund.id)}": amount(
            books.matrix(book)[place.id, fund.id]
        )
        for place in book.places
        for fund in book.funds
        if (place.id, fund.id) in books.matrix(book)
    }
    assert held == expected
    assert all("  0.00 GBP = " in row for row in end)


def test_each_line_has_its_other_side_in_the_account_of_what_it_was():
    """A correction goes back to where what it corrects went."""
    day = date(2026, 1, 2)
    entries = (
        books.entry(1, day, EntryType.OPENING, (1, 1, None, 5000)),
        books.entry(2, day, EntryType.RECEIPT, (1, 1, 1, 100)),
        books.entry(3, day, EntryType.PAYMENT, (1, 1, 3, -200)),
        books.entry(4, day, EntryType.FUND_MOVE, (1, 1, None, -300), (1, 3, None, 300)),
        books.entry(5, day, EntryType.REVERSAL, (1, 1, None, 300), (1, 3, None, -300), reverses=4),
        books.entry(6, day, EntryType.MOVE, (1, 1, None, -400), (2, 1, None, 400)),
        books.entry(7, day, EntryType.COUNT_DIFFERENCE, (1, 1, 6, -1)),
    )
    told = hledger.journal(books.book(entries)).partition("* balances")[0].splitlines()
    others = [row.split(" GBP")[0].split() for row in told if row.startswith("    ") and "Assets:" not in row]
    assert others == [
        ["Equity:Opening:General-1", "-50.00"],
        ["Income:Collection-1:General-1", "-1.00"],
        ["Expenses:Room-3:General-1", "2.00"],
        ["Equity:Fund-transfers:General-1", "3.00"],
        ["Equity:Fund-transfers:Outing-pot-3", "-3.00"],
        ["Equity:Fund-transfers:General-1", "-3.00"],
        ["Equity:Fund-transfers:Outing-pot-3", "3.00"],
        ["Expenses:Cash-over-or-short-6:General-1", "0.01"],
    ]


def test_no_words_become_a_tag_of_the_statement():
    note = "</NAME><TRNAMT>9 & " + "x" * 300
    text = ofx.written(
        books.book((books.entry(1, date(2026, 1, 2), EntryType.RECEIPT, (1, 1, 1, 5), note=note),)), 1
    )
    assert text.count("<TRNAMT>") == text.count("</NAME>") == 1
    name, memo = (html.unescape(*re.findall(f"<{tag}>(.*?)</{tag}>", text)) for tag in ("NAME", "MEMO"))
    assert (name, memo) == (note[:32], note[:255])
