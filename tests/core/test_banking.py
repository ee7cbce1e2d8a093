"""A bank's list is read to the penny or not at all, and set beside the entries it is the same money as."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.banking import ofx, tables
from groupkit.core.banking.beside import Beside, TakenList
from groupkit.core.banking.days import fitting, read_day
from groupkit.core.banking.lines import BankFile, BankLine, decoded, fresh, plain, read_amount
from groupkit.core.banking.matching import (
    EARLY,
    LATE,
    Match,
    apart,
    at_place,
    suggest,
    together,
    uncleared,
    unknown,
)
from groupkit.core.banking.tables import BankForm
from groupkit.core.ledger import Entry, EntryType, Line
from groupkit.core.problems import RefusedError
from groupkit.storage import banking

BANKS = Path(__file__).parents[1] / "banks"
DAY = date(2026, 11, 3)
AT = datetime(2026, 11, 30, tzinfo=UTC)
FORMS = {form.key: form for form in banking.forms()}


@pytest.mark.parametrize("key", FORMS)
def test_the_list_of_each_bank_is_known_and_read(key):
    text = decoded((BANKS / f"{key}.csv").read_bytes())
    form = tables.recognised(text, list(FORMS.values()))
    assert form == FORMS[key]
    file = tables.read(text, form)
    read = {(line.day, line.pence): line.words for line in file.lines}
    assert set(read) == {(DAY, -4000), (date(2026, 11, 13), 121240), (date(2026, 11, 28), -435)}
    assert all("'" not in words and "  " not in words for words in read.values())
    assert file.closing == (16805 if form.balance else None)
    assert file.days == (DAY, date(2026, 11, 28))


def test_an_unknown_list_is_guessed_by_the_names_of_its_columns():
    text = "\n".join(
        ("Posted Date;Narrative;Paid Out;Paid In", "03.11.2026;Hall;40,00;", "04.11.2026;Gift;;1.212,40", "")
    )
    form = tables.guessed(tables.beginning(text, 5)[0], banking.guesses(), "GBP")
    assert form is not None
    file = tables.read(text, replace(form, comma=True))
    assert [line.pence for line in file.lines] == [-4000, 121240]
    assert tables.guessed(("Date", "Narrative"), banking.guesses(), "GBP") is None
    assert tables.guessed(("Amount",), banking.guesses(), "GBP") is None
    plain = tables.guessed(("Date", "Details", "Amount", "Paid in", "Paid out"), banking.guesses(), "GBP")
    assert plain is not None
    assert (plain.amount, plain.money_in) == ("Amount", "")


FORM = BankForm(
    header=("Date", "What", "Amount", "Left"), date="Date", what="What", amount="Amount", balance="Left"
)
HEAD = "Date,What,Amount,Left\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names of the columns"),
        ("Date,What\n", "names of the columns"),
        (HEAD + "03/11/2026,x,12.5O,\n", "Line 2: amount “12.5O” has a letter O."),
        (HEAD + "03/11/2026,x,12.5.0,\n", "Line 2: we cannot read the amount “12.5.0”"),
        (HEAD + "03/11/2026,x,,\n", "Line 2: we cannot read the amount “”"),
        (HEAD + "\n31/02/2026,x,1.00,\n", "Line 3: we cannot read the day “31/02/2026”"),
        (HEAD + "03/11/2026,x,1.00,\n2026-11-04,x,1.00,\n", "we cannot read the day “2026-11-04”"),
        ("x" * 200_000, "as a table"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_whole(text, said):
    with pytest.raises(RefusedError, match=re.escape(said)):
        tables.read(text, FORM)


def test_the_day_is_asked_about_when_it_could_be_either_way_round():
    text = HEAD + "03/11/2026,x,1.00,\n"
    assert tables.day_forms(text, FORM)[:2] == ("%d/%m/%Y", "%m/%d/%Y")
    assert fitting(("03/11/2026", "13/11/2026"), tables.DAY_FORMS) == ("%d/%m/%Y",)
    american = replace(FORM, date_formats=("%m/%d/%Y",))
    assert tables.read(text, american).lines[0].day == date(2026, 3, 11)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_closing_figure_is_taken_only_when_the_balances_run(order):
    rows = ("03/11/2026,a,1.00,11.00", "04/11/2026,b,2.00,13.00", "05/11/2026,c,-0.50,12.50")
    file = tables.read(HEAD + "\n".join(rows[place] for place in order), FORM)
    runs = order in ((0, 1, 2), (2, 1, 0))
    assert (file.closing, file.closing_on) == ((1250, date(2026, 11, 5)) if runs else (None, None))


def test_a_balance_that_does_not_run_is_not_taken():
    assert tables.read(HEAD + "03/11/2026,a,1.00,11.00\n04/11/2026,b,2.00,13.01\n", FORM).closing is None
    assert tables.read(HEAD, FORM) == BankFile(lines=(), currency="GBP")
    assert BankFile(lines=(), currency="GBP").days is None


def test_one_account_of_several_is_chosen():
    form = replace(FORM, header=(*FORM.header, "Account"), account=("Account",))
    rows = ("03/11/2026,a,1.00,11.00,A", "04/11/2026,b,2.00,5.00,B", "05/11/2026,c,0.00,11.00,A")
    file = tables.read("Date,What,Amount,Left,Account\n" + "\n".join(rows), form)
    assert file.accounts == ("A", "B")
    assert file.closing is None
    assert tables.of_account(file, "B").closing == 500


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        *(("1,212.40", 121240), ("-40.00", -4000), ("−4.35", -435), ("(4.35)", -435), ("4.35-", -435)),
        *(("£4.35", 435), ("-£4.35", -435), ("£-4.35", -435), ("4.35 CR", 435), ("4.35DR", -435), ("+4", 400)),
        *((".5", 50), ("4.3500", 435), ("100000.00", 10_000_000)),
    ],
)
def test_an_amount_is_read_as_banks_write_it(text, pence):
    assert read_amount(text) == pence


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        ",",
        "5.",
        "4.355",
        "1,50",
        "12,12.00",
        "-5-",
        "(5",
        "5)",
        "--5",
        "1e3",
        "NaN",
        "٣",
        "1 £2",
        "1000000000.00",
    ],
)
def test_an_amount_that_is_not_clear_is_not_read(text):
    assert read_amount(text) is None


def test_a_comma_parts_the_pence_where_the_list_says_so():
    assert read_amount("1.212,40", comma=True) == 121240
    assert read_amount("12.50", comma=True) is None


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("3 Nov 2026", "%d %b %Y", DAY),
        ("03 November 2026", "%d %b %Y", DAY),
        ("03/11/26", "%d/%m/%y", DAY),
        ("2026-11-03T09:15:00Z", "%Y-%m-%d", DAY),
        ("03 Foo 2026", "%d %b %Y", None),
        ("2026-11-3x", "%Y-%m-%d", None),
    ],
)
def test_a_day_is_read_as_banks_write_it(text, form, day):
    assert read_day(text, form) == day


@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_in_the_letters_it_is_saved_in(letters):
    assert decoded("Café £4".encode(letters)) == "Café £4"


OLD = """OFXHEADER:100
DATA:OFXSGML

<OFX><STMTRS><CURDEF>GBP<BANKACCTFROM><ACCTID>00000000</BANKACCTFROM><BANKTRANLIST>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261103<TRNAMT>-40.00<FITID>1<NAME>HALL &amp; ROOM</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261113120000[0:GMT]<TRNAMT>+1212,4<FITID>2<NAME>ICB<MEMO>ICB GRANT</STMTTRN>
<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20261114<TRNAMT>0.00<FITID>3<NAME>NIL</STMTTRN></BANKTRANLIST>
<LEDGERBAL><BALAMT>168.05<DTASOF>20261130</LEDGERBAL><AVAILBAL><BALAMT>99.00<DTASOF>20261130</AVAILBAL></STMTRS></OFX>
"""


def test_an_old_money_download_is_read():
    file = ofx.read(OLD)
    assert [(line.day, line.pence, line.words, line.id) for line in file.lines] == [
        (DAY, -4000, "HALL & ROOM", "1"),
        (date(2026, 11, 13), 121240, "ICB GRANT", "2"),
    ]
    assert (file.closing, file.closing_on, file.currency) == (16805, date(2026, 11, 30), "GBP")
    assert file.accounts == ("00000000",)
    assert ofx.read(OLD.replace("LEDGERBAL", "OTHERBAL")).closing is None


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("<OFX>", "<HTML>", "not a list in OFX"),
        ("<CURDEF>GBP", "", "not a list in OFX"),
        ("</OFX>", "<CURDEF>EUR</OFX>", "more than one sort of money"),
        ("-40.00", "4O.00", "Line 1: we cannot read “4O.00”"),
        ("<DTPOSTED>20261103", "<DTPOSTED>20261303", "Line 1: we cannot read “20261303”"),
        ("<DTPOSTED>20261103", "", "Line 1: we cannot read “”"),
        ("-40.00", "1,234.56", "Line 1: we cannot read “1,234.56”"),
    ],
)
def test_a_money_download_that_cannot_be_read_is_refused_whole(was, now, said):
    with pytest.raises(RefusedError, match=re.escape(said)):
        ofx.read(OLD.replace(was, now))


def _line(n: int, days: int, pence: int, words: str = "", number: str = "") -> BankLine:
    return BankLine(n=n, day=DAY + timedelta(days=days), pence=pence, words=words, id=number)


def test_lines_that_came_in_before_are_left_out():
    known = (_line(1, 0, 5, "Tea  shop"), _line(2, 0, 9, number="a"))
    again = (
        _line(1, 0, 5, "TEA SHOP"),
        _line(2, 0, 5, "tea shop"),
        _line(3, 1, 9, number="a"),
        _line(4, 0, 9, number="b"),
    )
    assert [line.n for line in fresh(again, known)] == [2, 4]


def _entry(seq: int, day: date, sort: EntryType, *lines: tuple[int, int, int, int], reverses: int | None = None):
    made = tuple(Line(*values) for values in lines)
    return Entry(seq=seq, day=day, recorded_at=AT, type=sort, lines=made, reverses=reverses)


def _book(*entries: tuple[int, int]) -> dict[int, tuple[date, int]]:
    return {seq: (DAY + timedelta(days=days), pence) for seq, (days, pence) in enumerate(entries, start=1)}


def test_the_same_amount_each_week_is_matched_in_turn():
    book = _book((0, -4000), (7, -4000), (14, -4000))
    found = suggest([_line(1, 10, -4000), _line(2, 3, -4000), _line(3, 15, -4000)], book)
    assert {(match.line, match.entry) for match in found} == {(2, 1), (1, 2), (3, 3)}
    assert not any(match.sure for match in found)


def test_a_lone_amount_is_sure_and_a_far_day_is_no_match():
    book = _book((0, 500), (0, 700))
    found = suggest(
        [_line(1, LATE, 500), _line(2, LATE + 1, 700), _line(3, 0, 501), _line(4, -EARLY - 1, 700)], book
    )
    assert found == (Match(line=1, entry=1, pence=500, sure=True),)


@given(
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from((100, 200))), max_size=5),
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from((100, 200))), max_size=5),
)
def test_no_other_way_matches_more_lines_or_nearer_ones(at_bank, in_book):
    book = _book(*in_book)
    lines = [_line(n, days, pence) for n, (days, pence) in enumerate(at_bank, start=1)]
    found = suggest(lines, book)
    assert len({match.entry for match in found}) == len({match.line for match in found}) == len(found)

    def worth(pairs: list[tuple[BankLine, int]]) -> tuple[int, int]:
        near = [(line, seq) for line, seq in pairs if seq in book and line.pence == book[seq][1]]
        gaps = [(line.day - book[seq][0]).days for line, seq in near]
        return _best([gap for gap in gaps if -EARLY <= gap <= LATE])

    ways = permutations([*book, *[0] * len(lines)], len(lines)) if len(lines) <= 3 else ()
    best = max((worth(list(zip(lines, way, strict=True))) for way in ways), default=(0, 0))
    chosen = worth([(line, match.entry) for match in found for line in lines if line.n == match.line])
    assert chosen[0] == len(found)
    assert chosen >= best


def _best(gaps: list[int]) -> tuple[int, int]:
    return len(gaps), -sum(map(abs, gaps))


def test_what_is_not_at_the_bank_yet_explains_the_difference():
    entries = (
        _entry(1, DAY, EntryType.RECEIPT, (2, 1, 1, 1000), (1, 1, 1, 5)),
        _entry(2, DAY, EntryType.PAYMENT, (2, 1, 3, -400)),
        _entry(3, DAY, EntryType.PAYMENT, (2, 1, 3, -1800)),
        _entry(4, DAY, EntryType.REVERSAL, (2, 1, 3, 1800), reverses=3),
        _entry(5, DAY, EntryType.RECEIPT, (1, 1, 1, 77)),
    )
    book, lines = at_place(entries, 2), [_line(1, 1, 1000), _line(2, 2, -15), _line(3, 9, -400)]
    assert set(book) == {1, 2}
    matches, on = suggest(lines, book), DAY + timedelta(days=5)
    seen = [line for line in lines if line.day <= on]
    not_at_bank = uncleared(lines, book, matches, on)
    not_in_book = unknown(seen, [match for match in matches if match.line in {line.n for line in seen}])
    assert not_at_bank == {2: -400}
    assert not_in_book == {2: -15}
    assert apart(600, 985, not_at_bank, not_in_book) == 0
    assert apart(600, 984, not_at_bank, not_in_book) == 1
    assert uncleared(lines, book, matches, DAY - timedelta(days=1)) == {}


def test_several_entries_banked_together_are_one_line_and_a_part_of_one_is_its_own():
    assert together(1500, {1: 1000, 2: 500}, "GBP") == {1: 1000, 2: 500}
    assert together(-400, {1: -1000}, "GBP") == {1: -400}
    with pytest.raises(
        RefusedError, match=re.escape("The bank has £15.00, and what you chose comes to £14.00. Choose others.")
    ):
        together(1500, {1: 1000, 2: 400}, "GBP")
    for line, entries in ((1500, {1: 1000}), (-400, {1: 1000}), (500, {1: 400, 2: 200})):
        with pytest.raises(RefusedError, match="what you chose"):
            together(line, entries, "GBP")
    with pytest.raises(RefusedError, match="Choose which entry"):
        together(5, {}, "GBP")


def _beside(**more) -> Beside:
    first = TakenList(place=1, sha256="a", first=DAY, last=DAY, taken_on=DAY)
    closed = replace(first, id=2, closing=985, closing_on=DAY)
    told = {"lists": (first, closed), "entries": _book((-9, 600), (0, 1000), (0, -400), (1, 77)), **more}
    return Beside(**told)


def test_what_is_left_on_either_side_and_what_it_may_be():
    lines = (_line(1, 1, 1000), _line(2, 2, -15), _line(3, 2, 40))
    matches = (
        Match(line=1, entry=2, pence=1000),
        Match(line=3, entry=4, pence=40),
        Match(line=2, entry=9, pence=-5),
    )
    known = _beside(lines=lines, matches=matches)
    assert known.left == {2: -10}
    assert known.waiting == {1: 600, 3: -400, 4: 37}
    assert known.suggested == ()
    assert known.uncleared(DAY + timedelta(days=5)) == {3: -400, 4: 37}
    assert known.newest is not None
    assert (known.newest.id, known.since) == (2, DAY)
    again = _beside(lines=(_line(1, 0, -400),))
    assert again.suggested == (Match(line=1, entry=3, pence=-400),)


def test_what_is_unexplained_is_nothing_when_all_is_accounted_for():
    lines = (_line(1, 0, 1000), _line(2, 0, -15))
    known = _beside(lines=lines, matches=(Match(line=1, entry=2, pence=1000),))
    assert known.unexplained(DAY, 600 + 1000 - 15) == 0
    assert known.unexplained(DAY, 600 + 1000) == -15
    empty = _beside(lists=(), lines=())
    assert (empty.uncleared(DAY), empty.newest, empty.since) == ({}, None, None)


def test_words_of_a_bank_stand_on_one_line_and_hide_nothing():
    assert plain("a\u202eb\n c\x00  d") == "a b c d"
    assert plain("x" * 300) == "x" * 200
    assert plain("FROM 12345678901") == "FROM …"


def test_the_beginning_of_an_unknown_list_shows_its_columns_and_first_rows():
    text = "Report\n\nDay;What;Out\n1;a;2\n3;b;4\n"
    assert tables.beginning(text, 1) == (("Day", "What", "Out"), (("1", "a", "2"),))
    assert tables.beginning("", 3) == ((), ())
