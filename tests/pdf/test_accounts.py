"""An account on paper can be worked out again with a pen, and a closed month always prints the same."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from groupkit.core.accounts.years import Month
from groupkit.core.ledger import EntryType
from groupkit.i18n import catalogue
from groupkit.pdf.accounts import papers, scottish
from groupkit.services import accounts, books, closing, ledger
from tests import months
from tests.evening import named
from tests.months import NOVEMBER, clock, said, write
from tests.pdf import figures
from tests.pdf.reading import count, inside, lines, sizes, words

DECEMBER = Month(2026, 12)
NOVEMBER_ON_PAPER = """
Receipts and payments
November 2026, Saturday group
Closed on Thu 3 Dec 2026 by Sam and Jo.
All amounts are in pounds and pence.
Brought forward 148.10 10.00 236.40 394.50 301.12 A6
Collections at meetings 61.20 61.20 58.05 A1
Paid towards outings 24.00 24.00 0.00 A1
Grants 0.00 0.00 200.00 A1
Receipts total 61.20 24.00 0.00 85.20 258.05
Refreshments 17.90 17.90 15.20 A3
Room hire 40.00 40.00 40.00 A3
Fares 0.00 12.00 12.00 8.80 A3
Cash short (14 Nov) 0.20 0.20 0.00 A3
Payments total 18.10 0.00 52.00 70.10 64.00
Receipts less payments 43.10 24.00 −52.00 15.10 194.05
Moved between pots −10.00 10.00 0.00 0.00 0.00 A5
Carried forward 181.20 44.00 184.40 409.60 495.17 A6
Tin 51.40
Jo, to bank 0.00
Bank 358.20
All, agrees with what is carried forward: YES 409.60 B1
Tin, counted on 30 Nov by Sam and Jo, agrees: YES 51.40 B1
Bank, statement of 30 Nov 362.20
Not yet cleared: entry 430 −4.00
Bank on 30 Nov, agrees: YES 358.20 B1
General: 2 claims 11.70 B5
£10.00 moved from General to Outing pot, entry 403, the group decided on 7 Nov: The group agreed to put some by.
Entry 405 was reversed by 409: typed 18.00, should be 1.80
after entry 431. Anyone can check a later book against this code.
"""


@pytest.fixture
def group(tmp_path):
    made = months.golden(tmp_path / "group.groupkit")
    yield made
    made.close()


def printed(make, *args, **how):
    out = BytesIO()
    make(*args, out, **how)
    return out.getvalue()


def test_november_prints_with_every_figure_of_the_layout_on_one_page(group):
    account = closing.report(months.closed(group), NOVEMBER)
    data = printed(papers.month, account)
    shown = words(data)
    for line in NOVEMBER_ON_PAPER.strip().splitlines():
        assert line in shown, line
    assert f"Seal {account.seal} after entry 431." in shown
    assert count(data) == 1
    assert min(sizes(data) - {10}) == 11  # the number of the page is smaller
    assert inside(data)
    assert [len(figures.assert_it_adds_up(data, 3).rows)] == [13]


def test_a_closed_month_prints_the_same_whatever_came_since(group):
    account = closing.report(months.closed(group), NOVEMBER)
    before = lines(printed(papers.month, account))
    clock(group, date(2027, 2, 3))
    write(group, date(2026, 12, 5), EntryType.RECEIPT, "Collections at meetings", 500)
    months.transfer(group, 100, "Some more", date(2027, 1, 4))
    for kind in accounts.ordered_kinds(group):
        books.rename(group, kind, f"{kind.name} again")
    accounts.arrange(group, [named(group, "Fares again")["kind"]])
    ledger.reverse(group, 430, "the wrong day", "Sam")
    assert lines(printed(papers.month, closing.report(group, NOVEMBER))) == before
    closing.close(group, DECEMBER, said(group, tin=5640, bank=35820, waiting=()), "Dee", "Ali")
    assert lines(printed(papers.month, closing.report(group, NOVEMBER))) == before


def test_a_month_opened_again_says_so_on_every_later_paper(group):
    closing.reopen(months.closed(group), NOVEMBER, "Jo", "Dee", "A receipt turned up")
    told = "Opened again on Thu 3 Dec 2026 by Jo and Dee (entry 432): A receipt turned up"
    shown = words(printed(papers.month, closing.report(group, NOVEMBER)))
    assert told in shown
    assert "Not closed yet, so the figures can still change." in shown
    assert "The tins have not been counted" in shown
    assert told in words(printed(papers.month, closing.close(group, NOVEMBER, said(group), "Sam", "Jo")))
    assert told in words(printed(papers.year, closing.year(group), accounts.form()))


def test_a_difference_is_told_with_what_the_two_think(group):
    account = closing.close(group, NOVEMBER, said(group, tin=5120, why="A coin rolled away"), "Sam", "Jo")
    shown = words(printed(papers.month, account))
    assert "Tin, counted on 30 Nov by Sam and Jo, agrees: NO 51.20 B1" in shown
    assert "Tin is −0.20 apart from the book. What we think happened: A coin rolled away" in shown


def test_the_year_has_the_lines_of_the_form(group):
    data = printed(papers.year, closing.year(group, date(2026, 12, 3), accounts.CALENDAR), accounts.form())
    shown = words(data)
    for line in (
        "A1 Money in 99.33 0.00 99.33 258.05",
        "A3 Money paid out 18.10 166.80 184.90 64.00",
        "In less out 81.23 −166.80 −85.57",
        "What we have at the end 225.20 184.40 409.60 495.17",
        "B1 Where the money is 225.20 184.40 409.60",
        "B5 What we owe and have not paid 11.70 0.00 11.70",
        "Where the money is agrees with what there is at the end: YES",
    ):
        assert line in shown, line
    assert count(data) == 1
    figures.assert_it_adds_up(data, 3)


def test_a_year_that_ends_with_a_closed_month_shows_what_was_proved(group):
    clock(group, date(2026, 12, 31))
    closing.close(group, DECEMBER, said(group, bank=35820, waiting=()), "Dee", "Ali")
    shown = words(printed(papers.year, closing.year(group, starts=accounts.CALENDAR), accounts.form()))
    assert "Closed on Thu 31 Dec 2026 by Dee and Ali." in shown
    assert "Tin, counted on 31 Dec by Dee and Ali, agrees: YES 51.40 B1" in shown


def test_the_copy_in_whole_pounds_says_how_far_it_can_be_off(group):
    data = printed(papers.whole_pounds, closing.year(group))
    shown = words(data)
    assert "Rounded to whole pounds. Columns may differ from their totals by up to £1." in shown
    assert "Carried forward 181 44 184 410 499 A6" in shown
    table = figures.read(data, figures.WHOLE)
    assert table.rows["Receipts total"] == {0: 61, 1: 34, 2: 0, 3: 95, 4: 262}


def test_the_scottish_statement_has_its_headings_balances_and_room_to_sign(group):
    data = printed(scottish.scottish, closing.year(group), accounts.form())
    shown = words(data)
    for line in (
        "Gifts 61.20 0.00 0.00 61.20 62.18",
        "From what the group does 0.00 34.00 0.00 34.00 0.00",
        "Receipts total 61.20 34.00 0.00 95.20 262.18",
        "What the group does 18.10 0.00 166.80 184.90 64.00",
        "Cash and bank at the end 181.20 44.00 184.40 409.60 499.30",
        "What we owe and have not paid 11.70 0.00 0.00 11.70",
    ):
        assert line in shown, line
    assert "Signed for all the trustees" in " ".join(shown.split())
    assert count(data) == 1


def test_what_is_read_aloud_fits_six_lines_of_large_type(group):
    account = closing.report(months.closed(group), NOVEMBER)
    data = printed(papers.aloud, account)
    shown = words(data)
    assert "November 2026: we began with £394.50." in shown
    assert "Sam and Jo counted it and looked at the bank. It agrees." in shown
    assert max(sizes(data)) > max(sizes(printed(papers.month, account)))
    assert max(sizes(printed(papers.aloud, account, large=True))) > max(sizes(data))


OTHER_DRESSES = ({"paper": "Letter"}, {"large": True}, {"language": "en-XA", "large": True})


@pytest.mark.parametrize(
    "how",
    [{}, {"language": "ar-XB"}, *(pytest.param(how, marks=pytest.mark.proof) for how in OTHER_DRESSES)],
    ids=str,
)
def test_many_pots_and_kinds_flow_over_pages_and_stay_on_them(how):
    account = months.random_account(12, pots=12, kinds=13)
    for data in (
        printed(papers.month, account, **how),
        printed(papers.year, account, accounts.form(), **how),
        printed(papers.whole_pounds, account, **how),
        printed(scottish.scottish, account, accounts.form(), **how),
    ):
        assert count(data) > 1
        assert inside(data)
    if "language" not in how:
        figures.assert_it_adds_up(printed(papers.month, account, **how), 12)


def test_a_copy_to_send_on_has_no_names_and_every_figure(group):
    account = closing.close(group, NOVEMBER, said(group, tin=5120, why="Ali dropped it"), "Sam", "Jo")
    closing.reopen(group, NOVEMBER, "Jo", "Dee", "Sam forgot a receipt")
    for made in (account, closing.report(group, NOVEMBER)):
        data = printed(papers.month, made.nameless(catalogue("en")))
        shown = words(data)
        assert {"Sam", "Jo", "Jo,", "Dee", "Ali", "forgot", "dropped"} & set(shown.split()) == set()
        assert "In somebody’s hands (1) 0.00" in shown
        figures.assert_it_adds_up(data, 3)
    assert "by one of us and another of us" in words(printed(papers.month, account.nameless(catalogue("en"))))


def test_a_name_that_was_taken_out_leaves_three_dots(group):
    account = closing.report(months.closed(group), NOVEMBER)
    nobody = replace(account, words={what: text for what, text in account.words.items() if what[0] == "f"})
    shown = words(printed(papers.month, nobody))
    assert "Closed on Thu 3 Dec 2026 by … and …." in shown
    assert "… 61.20 61.20 58.05 A1" in shown


@pytest.mark.parametrize("seed", range(4))
def test_every_sum_of_a_chance_account_can_be_worked_out_from_the_paper(seed):
    account = months.random_account(seed)
    figures.assert_it_adds_up(printed(papers.month, account), len(account.funds))


@pytest.mark.proof
@pytest.mark.parametrize("part", range(4))
def test_every_sum_of_two_hundred_chance_accounts_can_be_worked_out_from_the_paper(part):
    for seed in range(1000 + 50 * part, 1050 + 50 * part):
        account = months.random_account(seed)
        how = {"large": True} if seed % 5 == 0 else {"paper": "Letter"} if seed % 3 == 0 else {}
        figures.assert_it_adds_up(printed(papers.month, account, **how), len(account.funds))
