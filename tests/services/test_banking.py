"""A list of the bank comes in whole or not at all, each line once, and is set beside the book."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from groupkit.core.ledger import EntryType, Line, Place, PlaceKind
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services import books, check, ledger
from groupkit.services.banking import comparing, taking
from groupkit.services.banking.comparing import Written
from groupkit.storage import banking as shipped
from tests.evening import SATURDAY, named

BANKS = Path(__file__).parents[1] / "banks"
HEAD = "Date,Narrative,Amount,Balance\n"
LIST = HEAD + "09/11/2026,Bank fee,-1.00,109.00\n13/11/2026,Gift,5.00,114.00\n"


@pytest.fixture
def bank(book):
    return named(book, place="Bank")["place"]


@pytest.fixture
def saved(tmp_path):
    def save(text, name="list.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return save


@pytest.fixture
def taken(book, bank, saved):
    return taking.take_in(book, bank, taking.look(book, saved(LIST))).taken


def refused(said, does, *args, **more):
    with pytest.raises(RefusedError, match=said):
        does(*args, **more)


def pay(book, place, pence, day=SATURDAY, kind="Room"):
    ids = named(book, kind)
    sort = EntryType.RECEIPT if pence > 0 else EntryType.PAYMENT
    return books.write(book, books.entry(book, sort, day, Line(place, ids["fund"], ids["kind"], pence)), {})


def test_the_lists_of_known_banks_are_read_before_anything_is_kept(book):
    for path in sorted(BANKS.glob("*.csv")):
        looked = taking.look(book, path)
        assert looked.sure
        assert looked.form is not None
        assert looked.form.key == path.stem
        assert len(looked.first) == 3
    assert len(list(BANKS.glob("*.csv"))) == len(shipped.forms())


def test_an_unknown_list_is_guessed_then_known(book, bank, saved):
    looked = taking.look(book, saved(LIST))
    assert (looked.sure, looked.head) == (False, ("Date", "Narrative", "Amount", "Balance"))
    assert looked.rows[0] == ("09/11/2026", "Bank fee", "-1.00", "109.00")
    assert looked.day_forms[:1] == ("%d/%m/%Y",)
    assert [line.words for line in looked.first] == ["Bank fee", "Gift"]
    taking.take_in(book, bank, looked)
    again = taking.look(book, saved(LIST.replace("Gift", "Other"), "b.csv"))
    assert again.sure
    assert again.form == looked.form


def test_columns_are_shown_where_they_cannot_be_guessed(book, bank, saved):
    looked = taking.look(book, saved("A;B;C\n03.11.2026;Hall;-4,00\n"))
    assert looked.file is None
    assert looked.first == ()
    refused("Show us which column is which", taking.take_in, book, bank, looked)
    form = replace(shipped.forms()[0], key="", name="", header=("A", "B", "C"), date="A", what="B", account=())
    form = replace(form, amount="C", money_in="", money_out="", balance="", date_formats=("%d.%m.%Y",))
    shown = taking.read_as(looked, form)
    assert [str(problem) for problem in shown.problems] == [
        "Line 2: we cannot read the amount “-4,00”. Nothing has been brought in."
    ]
    refused("Line 2", taking.take_in, book, bank, shown)
    assert taking.take_in(book, bank, taking.read_as(looked, replace(form, comma=True))).new == 1


def test_the_day_is_turned_round_where_it_could_be_either(book, saved):
    looked = taking.look(book, saved(HEAD + "03/11/2026,x,1.00,\n"))
    assert looked.form is not None
    assert "%m/%d/%Y" in looked.day_forms
    turned = taking.read_as(looked, replace(looked.form, date_formats=("%m/%d/%Y",)))
    assert turned.first[0].day == date(2026, 3, 11)
    assert "%d/%m/%Y" in turned.day_forms


def test_a_list_is_taken_in_once_and_each_line_once(book, bank, taken, saved):
    assert (taken.first, taken.last, taken.closing) == (date(2026, 11, 9), date(2026, 11, 13), 11400)
    assert {place.id: place.seen_on for place in ledger.places(book)}[bank] == date(2026, 11, 13)
    same = taking.look(book, saved(LIST))
    refused("This very list came in on Saturday 14 November", taking.take_in, book, bank, same)
    more = saved(LIST + "14/11/2026,More,2.00,116.00\n", "more.csv")
    came = taking.take_in(book, bank, taking.look(book, more))
    assert (came.new, came.again) == (1, 2)
    assert [line.pence for line in comparing.beside(book, bank).lines] == [-100, 500, 200]
    assert [each.id for each in taking.lists(book, bank)] == [came.taken.id, taken.id]
    taking.put_out(book, came.taken)
    assert len(comparing.beside(book, bank).lines) == 2
    book.undo()
    assert len(comparing.beside(book, bank).lines) == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD, "There is no payment in this list"),
        (HEAD + "15/11/2026,x,1.00,\n", "has not come yet"),
        (HEAD + "03/11/2026,x,1.00,\n" * 5_001, "more than 5000 lines"),
        ("\n" * 100_001, "more than 5000 lines"),
        (b"x" * 2_000_001, "larger than 2 MB"),
        (b"\x00\xff" * 50, "Show us which column"),
        (b"<OFX>", "not a list in OFX"),
    ],
)
def test_a_list_that_cannot_come_in_leaves_everything_as_it_was(book, bank, saved, text, said):
    before = comparing.beside(book, bank)
    path = saved(text)
    refused(said, lambda: taking.take_in(book, bank, _guessed(taking.look(book, path))))
    assert comparing.beside(book, bank) == before


def _guessed(looked):
    if "\n\n" not in looked.text[:9]:
        return looked
    return taking.read_as(looked, shipped.forms()[0])


def test_another_currency_and_two_accounts_are_refused(book, bank, saved):
    dollars = (BANKS / "chase-us.csv").read_bytes()
    refused("is in USD, and the book is in GBP", taking.take_in, book, bank, taking.look(book, saved(dollars)))
    text = (BANKS / "natwest.csv").read_text("utf-8")
    two = text + text.splitlines()[-1].replace("00000000", "00000001") + "\n"
    looked = taking.look(book, saved(two.replace("28 Nov", "12 Nov").replace("13 Nov", "12 Nov"), "two.csv"))
    refused("lines from 2 accounts", taking.take_in, book, bank, looked)
    assert looked.file is not None
    assert taking.take_in(book, bank, looked, account=looked.file.accounts[1]).new == 1
    refused("Choose which of the group’s places", taking.take_in, book, 999, looked)


def test_a_file_that_is_not_there_says_so(book, tmp_path):
    with pytest.raises(GroupkitError, match="Is it still plugged in"):
        taking.look(book, tmp_path / "none.csv")


def test_a_money_download_comes_in_by_the_numbers_of_the_bank(book, bank, saved):
    row = "<STMTTRN><DTPOSTED>20261109<TRNAMT>-1.00<FITID>{}<NAME>FEE</STMTTRN>"
    text = "<OFX><CURDEF>GBP<ACCTID>1{}<LEDGERBAL><BALAMT>109.00<DTASOF>20261110</LEDGERBAL></OFX>"
    looked = taking.look(book, saved(text.format(row.format("a")), "a.ofx"))
    assert not looked.is_table
    assert looked.form is None
    assert taking.take_in(book, bank, looked).new == 1
    both = taking.look(book, saved(text.format(row.format("a") + row.format("b")), "b.ofx"))
    came = taking.take_in(book, bank, both)
    assert (came.new, came.again, came.taken.closing) == (1, 1, 10900)


def test_only_banks_in_use_are_offered(book, bank):
    ledger.add_place(book, Place(name="Old bank", kind=PlaceKind.BANK, closed_on=SATURDAY))
    assert [place.id for place in taking.banks(book)] == [bank]


def test_what_the_bank_and_the_book_both_have_is_matched(book, bank, taken):
    fee, gift = (line.n for line in comparing.beside(book, bank).lines)
    seq = pay(book, bank, -100, date(2026, 11, 9))
    assert comparing.match_sure(book, bank) == 1
    known = comparing.beside(book, bank)
    assert known.left == {gift: 500}
    refused("in the book already", comparing.match, book, bank, fee, (seq,))
    refused("no line 99", comparing.match, book, bank, 99, (seq,))
    comparing.unmatch(book, fee)
    assert comparing.beside(book, bank).left == {fee: -100, gift: 500}
    book.undo()
    assert comparing.beside(book, bank).left == {gift: 500}


def test_several_entries_are_one_line_and_one_entry_can_be_paid_in_parts(book, bank, taken, saved):
    _fee, gift = (line.n for line in comparing.beside(book, bank).lines)
    first, second = (pay(book, bank, pence, kind="Collection") for pence in (300, 200))
    refused("what you chose comes to £3.00", comparing.match, book, bank, gift, (first,))
    assert len(comparing.match(book, bank, gift, (first, second, 999))) == 2
    big = pay(book, bank, 900, kind="Collection")
    more = HEAD + "13/11/2026,One,4.00,\n13/11/2026,Two,5.00,\n"
    taking.take_in(book, bank, taking.look(book, saved(more, "m.csv")))
    one, two = (line.n for line in comparing.beside(book, bank).lines[-2:])
    comparing.match(book, bank, one, (big,))
    assert comparing.beside(book, bank).waiting[big] == 500
    comparing.match(book, bank, two, (big,))
    assert big not in comparing.beside(book, bank).waiting


def test_a_line_that_is_not_in_the_book_is_written_there(book, bank, taken):
    fee, gift = (line.n for line in comparing.beside(book, bank).lines)
    ids, out = named(book, "Collection"), named(book, "Other money out")
    told = Written(fund=out["fund"], kind=out["kind"], made_by="Sam")
    refused("Say what kind", comparing.write, book, bank, fee, replace(told, kind=None))
    refused("Write who does this", comparing.write, book, bank, fee, replace(told, made_by=" "))
    seq = comparing.write(book, bank, fee, told)
    entry = book.store.ledger.entry(seq)
    assert (entry.type, entry.day, entry.wording("note")) == (EntryType.PAYMENT, date(2026, 11, 9), "Bank fee")
    assert book.next_undo is None
    comparing.write(book, bank, gift, replace(told, kind=ids["kind"], note="A gift", second="Jo"))
    known = comparing.beside(book, bank)
    assert known.left == {}
    assert known.newest is not None
    refused("in the book already", comparing.write, book, bank, fee, told)
    assert check.check(book).holds


def test_cash_paid_into_the_bank_is_a_move_and_no_money_in(book, bank, taken):
    _fee, gift = (line.n for line in comparing.beside(book, bank).lines)
    tin = named(book, place="Tin")["place"]
    general = named(book)["fund"]
    held = ledger.balances(book)
    seq = comparing.write(book, bank, gift, Written(fund=general, place=tin, made_by="Sam"))
    now = ledger.balances(book)
    assert (now[tin, general], now[bank, general]) == (held[tin, general] - 500, held[bank, general] + 500)
    assert book.store.ledger.entry(seq).type is EntryType.MOVE
    fee = comparing.beside(book, bank).lines[0].n
    comparing.write(book, bank, fee, Written(fund=general, place=tin, made_by="Sam"))
    assert ledger.balances(book)[tin, general] == held[tin, general] - 400


def test_an_entry_put_right_leaves_its_line_open_again(book, bank, taken):
    fee = comparing.beside(book, bank).lines[0].n
    seq = pay(book, bank, -100, date(2026, 11, 9))
    comparing.match(book, bank, fee, (seq,))
    ledger.reverse(book, seq, "typed twice", "Sam")
    assert fee in comparing.beside(book, bank).left
    again = pay(book, bank, -100, date(2026, 11, 9))
    comparing.match(book, bank, fee, (again,))
    assert fee not in comparing.beside(book, bank).left


def test_one_of_two_entries_put_right_leaves_a_part_of_the_line_open(book, bank, taken):
    gift = comparing.beside(book, bank).lines[1].n
    first, second = (pay(book, bank, pence, kind="Collection") for pence in (300, 200))
    comparing.match(book, bank, gift, (first, second))
    ledger.reverse(book, second, "typed twice", "Sam")
    assert comparing.beside(book, bank).left[gift] == 200
    comparing.match(book, bank, gift, (pay(book, bank, 200, kind="Collection"),))
    assert gift not in comparing.beside(book, bank).left


def test_what_the_bank_did_not_have_by_a_day_explains_the_difference(book, bank, taken):
    late = pay(book, bank, -250, date(2026, 11, 12))
    seq = pay(book, bank, -100, date(2026, 11, 9))
    fee, gift = (line.n for line in comparing.beside(book, bank).lines)
    comparing.match(book, bank, fee, (seq,))
    ids = named(book, "Collection")
    comparing.write(book, bank, gift, Written(fund=ids["fund"], kind=ids["kind"], made_by="Sam"))
    on = date(2026, 11, 13)
    assert comparing.uncleared(book, bank, on) == {late: -250}
    assert comparing.uncleared(book, bank, on - timedelta(days=2)) == {}
    held = ledger.held(book, bank)
    known = comparing.beside(book, bank)
    assert (known.unexplained(on, held + 250), known.book(on)) == (0, held)
    told = comparing.notes(book, known)
    assert (told[late], told[seq]) == ("Room", "Room")
    ledger.reverse(book, late, "another day", "Sam")
    assert comparing.uncleared(book, bank, on) == {late: -250}
