"""What a group keeps by and what is free; cash that waits; and how the counts went."""

from datetime import date

import pytest

from groupkit.core.ledger import Entry, EntryType, Line
from groupkit.core.limits import Limits
from groupkit.core.problems import RefusedError
from groupkit.core.records import FACTS, written
from groupkit.core.reserve import Trend
from groupkit.services import books, ledger, meetings, money, profile, reserve
from tests import evening
from tests.evening import named


def pay(group, day, pence, kind="Room", fund="General", facts=None):
    ids = named(group, kind, fund, "Bank")
    lines = (Line(ids["place"], ids["fund"], ids["kind"], -pence),)
    draft = Entry(seq=0, day=day, recorded_at=group.now(), type=EntryType.PAYMENT, lines=lines)
    words = {"made_by": "Sam", "note": kind, **({FACTS: written(facts)} if facts else {})}
    with group.change("Pay", "money"):
        (link,) = ledger.post(group, [(draft, words)])
        group.store.journal.forget()
    return link.entry.seq


@pytest.fixture
def year(tmp_path):
    """A book that began in spring: a room of £40 a month, and what is out of the ordinary in September."""
    with evening.new_book(tmp_path / "group.groupkit") as group:
        evening.furnish(group)
        ids = named(group, place="Bank")
        ledger.opening(group, date(2026, 4, 20), {(ids["place"], ids["fund"]): 1_000_000}, "Sam", "Jo")
        for month in range(5, 12):
            pay(group, date(2026, month, 5), 4000 + month)
        pay(group, date(2026, 9, 6), 30_000, "Outing")
        pay(group, date(2026, 9, 6), 9000, "Passed on")
        pay(group, date(2026, 9, 7), 7000, "Other money out", facts={"outing": 3})
        yield group


def test_what_an_ordinary_month_costs_leaves_out_outings_and_this_month(year):
    # May to October, all but the outings: 4005 … 4010
    assert reserve.ordinary_month(year) == 4008
    profile.change(year, reserve=0, reserve_months=2)
    kept = reserve.reserve(year)
    assert (kept.ordinary, kept.target, kept.is_typed) == (4008, 8016, False)
    assert kept.target == reserve.target(year)
    assert kept.held == sum(ledger.balances(year).values())
    assert kept.free == kept.held - 8016


def test_an_amount_typed_by_hand_comes_first(year):
    kept = reserve.reserve(year)
    assert (kept.target, kept.months, kept.is_typed) == (9600, 2, True)
    assert reserve.target(year) == 9600


def test_a_payment_can_be_called_a_one_off_and_ordinary_again(year):
    heater = pay(year, date(2026, 10, 8), 20_000, "Other money out")
    assert reserve.ordinary_month(year) == 4008
    for month in range(5, 10):
        pay(year, date(2026, month, 20), 20_000, "Other money out")
    assert reserve.ordinary_month(year) == 24_008
    assert reserve.payments(year)[0].seq == heater
    for payment in reserve.payments(year)[:6]:
        reserve.leave_out(year, payment.seq, "Sam")
    assert reserve.ordinary_month(year) == 4008
    assert heater in reserve.one_offs(year)
    reserve.leave_out(year, heater, "Sam", apart=False)
    assert heater not in reserve.one_offs(year)


def test_only_a_payment_out_of_general_can_be_a_one_off(year):
    with pytest.raises(RefusedError, match="Choose a payment out of General"):
        reserve.leave_out(year, 1, "Sam")
    assert all(named(year, place="Bank")["fund"] == entry.lines[0].fund for entry in reserve.payments(year))


def test_a_group_without_money_keeps_nothing_by(tmp_path):
    with evening.new_book(tmp_path / "new.groupkit") as group:
        profile.change(group, reserve=0)
        assert reserve.ordinary_month(group) is None
        assert (reserve.target(group), reserve.reserve(group).free) == (0, 0)
        assert reserve.worth_a_word(group) == ()


def test_the_sheet_prints_what_is_worked_out(book):
    evening.agreed(book)
    assert money.send(book, evening.filled_sheet(book)).statement.reserve == 9600
    kept = reserve.reserve(book)
    assert (kept.held, kept.owed, kept.advances, kept.free) == (16_220, 1170, 1000, 4450)
    profile.change(book, reserve=0)
    assert reserve.reserve(book).target == 0


# cash in hand


def test_much_cash_and_cash_that_waits_long_get_one_calm_sentence(book):
    money.send(book, evening.filled_sheet(book))
    assert reserve.worth_a_word(book) == ()
    evening.later(book, weeks=3)
    (hand,) = reserve.worth_a_word(book)
    said = "Jo, to bank has held money since 14 Nov. Hand it on when you meet: that keeps whoever holds it safe."
    assert hand == said
    profile.change(book, cash_limit=3000)
    assert reserve.worth_a_word(book)[0] == (
        "Tin holds £38.20. The group wants £30.00 there at most. Bank some when two of you can go."
    )
    books.set_limits(book, Limits(hand_days=30))
    profile.change(book, cash_limit=10_000)
    assert reserve.worth_a_word(book) == ()


def test_putting_something_right_does_not_make_old_money_young(book):
    evening.later(book, weeks=4)
    tin, hand = named(book, place="Tin"), named(book, place="Jo, to bank")["place"]
    ledger.opening(book, book.today(), {(hand, tin["fund"]): 500}, "Sam", "Jo")
    (_tin, cash) = reserve.in_hand(book)
    assert (cash.place, cash.pence, cash.since) == (hand, 500, book.today())
    since = [cash.since for cash in reserve.in_hand(book)]
    ledger.reverse(book, 2, "Not so", "Sam")
    assert [(cash.place, cash.since) for cash in reserve.in_hand(book)] == [(tin["place"], since[0])]


def test_a_tin_is_filled_up_to_its_fixed_sum(book):
    tin = named(book, place="Tin")["place"]
    assert (reserve.fixed_float(book, tin), reserve.top_up(book, tin)) == (0, 0)
    reserve.fix_float(book, tin, 5000, "Sam")
    assert (reserve.fixed_float(book, tin), reserve.top_up(book, tin)) == (5000, 785)
    reserve.fix_float(book, tin, 2000, "Sam")
    assert reserve.top_up(book, tin) == 0
    reserve.fix_float(book, tin, 0, "Sam")
    assert reserve.fixed_float(book, tin) == 0


def test_only_a_tin_has_a_fixed_sum_and_none_below_zero(book):
    with pytest.raises(RefusedError, match="Choose a tin"):
        reserve.fix_float(book, named(book, place="Bank")["place"], 5000, "Sam")
    with pytest.raises(RefusedError, match="without a minus"):
        reserve.fix_float(book, named(book, place="Tin")["place"], -1, "Sam")


# how the counts went


def send_short(group, short):
    """Make and send a sheet on which two people counted so many pence too few."""
    sheet = money.sheet(group, meetings.tonight(group))
    row = next(evening.rows(group))
    money.add_row(group, sheet, row)
    expected = money.sheet(group, meetings.tonight(group)).expected
    money.about(group, sheet, made_by="Sam", explanation="Do not know")
    money.count(group, sheet, "Sam", expected - short)
    done = money.count(group, sheet, "Jo", expected - short)
    told = reserve.trend(group, sheet.place, done)
    money.send(group, done)
    evening.later(group, weeks=1)
    return told


def test_three_short_counts_in_a_row_are_said_before_the_sheet_goes(book):
    tin = named(book, place="Tin")["place"]
    assert reserve.trend(book, tin) == Trend()
    found = [send_short(book, short) for short in (20, 20, 20)]
    assert [(each.run, each.is_run) for each in found] == [(-1, False), (-2, False), (-3, True)]
    assert reserve.trend(book, tin).run == -3
    assert reserve.trend_in_words(book, tin, found[-1]) == (
        "The last 3 counts of Tin were short. Let somebody new count next time: most often it is change."
    )
    assert any("3 counts of Tin were short" in said for said in reserve.worth_a_word(book))
    assert not send_short(book, 0).is_run


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Trend(), ""),
        (Trend(run=-2, month=-40), ""),
        (Trend(run=-1, is_run=True), "The last count of Tin was short."),
        (Trend(run=1, is_run=True), "The last count of Tin had more than expected."),
        (Trend(run=4, is_run=True), "The last 4 counts of Tin had more than expected."),
        (Trend(month=-560, is_much=True), "Tin was £5.60 short this month, all counts together."),
        (Trend(month=560, is_much=True), "Tin had £5.60 more than expected this month, all counts together."),
    ],
)
def test_a_trend_is_one_calm_sentence(book, found, said):
    told = reserve.trend_in_words(book, named(book, place="Tin")["place"], found)
    assert told.startswith(said)
    assert bool(told) == bool(said)


def test_a_draft_that_is_not_counted_says_nothing_yet(book):
    sheet = money.sheet(book, meetings.on(book, evening.SATURDAY))
    assert reserve.trend(book, sheet.place, sheet) == Trend()
