"""What came in and went out adds up by pot, by month and by line of the charity's own form."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.accounts.lines import by_line
from groupkit.core.accounts.period import Cells, Report, Side, added, beside, held, movements, report
from groupkit.core.accounts.rounding import pounds, rounded
from groupkit.core.accounts.years import (
    CALENDAR,
    TAX,
    Month,
    is_month,
    month_of,
    months,
    named,
    year_before,
    year_of,
)
from groupkit.core.ledger import Entry, EntryType, Kind
from groupkit.core.problems import RefusedError
from groupkit.i18n import catalogue
from tests.months import FUNDS, KINDS, entry, random_entries

seeds = st.integers(0, 10**6)
SPAN = (date(2024, 1, 20), date(2026, 8, 10))
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))
TIED = {3}


def of(entries, start, end, kinds=KINDS, funds=FUNDS) -> Report:
    return report(movements(entries), kinds, funds, start, end)


def november() -> tuple[Entry, ...]:
    before, day = date(2026, 10, 3), date(2026, 11, 14)
    receipt, payment = EntryType.RECEIPT, EntryType.PAYMENT
    return (
        entry(1, before, EntryType.OPENING, (1, 1, None, 14810), (1, 2, None, 1000), (2, 3, None, 23640)),
        entry(2, day, receipt, (1, 1, 1, 6120), (1, 2, 2, 2400)),
        entry(3, day, payment, (1, 1, 3, -1800)),
        entry(4, day, EntryType.REVERSAL, (1, 1, 3, 1800), reverses=3),
        entry(5, day, payment, (1, 1, 3, -1790), (2, 3, 4, -4000), (2, 3, 5, -1200)),
        entry(6, day, EntryType.COUNT_DIFFERENCE, (1, 1, 6, -20)),
        entry(7, day, EntryType.FUND_MOVE, (1, 1, None, -1000), (1, 2, None, 1000)),
        entry(8, day, EntryType.MOVE, (1, 1, None, -5000), (2, 1, None, 5000)),
        entry(9, date(2026, 12, 1), receipt, (1, 1, 1, 1)),
    )


def test_a_month_reads_as_the_sheet_of_paper_has_it():
    made = of(november(), *NOVEMBER)
    assert made.brought == (14810, 1000, 23640)
    assert {(row.side.value, row.kind): (row.cells, row.used) for row in made.rows} == {
        ("receipts", 1): ((6120, 0, 0), (0,)),
        ("receipts", 2): ((0, 2400, 0), (1,)),
        ("payments", 3): ((1790, 0, 0), (0,)),
        ("payments", 4): ((0, 0, 4000), (2,)),
        ("payments", 5): ((0, 0, 1200), (2,)),
        ("payments", 6): ((20, 0, 0), (0,)),
    }
    assert [row.days for row in made.rows if row.days] == [(date(2026, 11, 14),)]
    assert made.total(Side.RECEIPTS) == (6120, 2400, 0)
    assert made.total(Side.PAYMENTS) == (1810, 0, 5200)
    assert made.net == (4310, 2400, -5200)
    assert made.moved == (-1000, 1000, 0)
    assert made.carried == (18120, 4400, 18440)
    assert made.corrections == ((3, 4),)
    assert held(movements(november()), FUNDS, NOVEMBER[1]) == {1: (13120, 4400, 0), 2: (5000, 0, 18440)}


def test_a_pot_that_is_not_asked_for_has_no_column():
    made = of(november(), *NOVEMBER, funds=FUNDS[:1])
    assert (made.funds, made.brought, made.carried) == ((1,), (14810,), (18120,))
    assert held(movements(november()), FUNDS[:1], NOVEMBER[1]) == {1: (13120,), 2: (5000,)}


def test_a_kind_of_either_year_has_a_row_and_one_of_neither_has_none():
    year_ago = (entry(1, date(2025, 11, 2), EntryType.RECEIPT, (1, 3, 2, 20000), (1, 1, 1, 5805)),)
    then = of(year_ago, *year_before(NOVEMBER))
    now = of(november()[:2], *NOVEMBER, kinds=(*KINDS, Kind(id=7, direction="in", name="Other")))
    order = [kind.id for kind in KINDS]
    rows = [(row.side.value, row.kind, row.cells, row.used, last) for row, last in beside(now, then, order)]
    assert rows == [("receipts", 1, (6120, 0, 0), (0,), 5805), ("receipts", 2, (0, 2400, 0), (1, 2), 20000)]
    rows_ = [(row.kind, row.cells, last) for row, last in beside(then, now, order[::-1])]
    assert rows_ == [(2, (0, 0, 20000), 2400), (1, (5805, 0, 0), 6120)]
    nothing = of((), *NOVEMBER)
    assert [(row.cells, last) for row, last in beside(nothing, then, order[:1])] == [((0, 0, 0), 5805)]


def test_a_penny_over_put_right_is_no_penny_short():
    day = NOVEMBER[0]
    entries = (
        entry(1, day, EntryType.COUNT_DIFFERENCE, (1, 1, 6, 30)),
        entry(2, day, EntryType.REVERSAL, (1, 1, 6, -30), reverses=1),
    )
    (row,) = of(entries, *NOVEMBER).rows
    assert (row.side, row.cells, row.days) == (Side.RECEIPTS, (0, 0, 0), (day,))


def test_what_the_book_begins_with_is_neither_receipt_nor_payment():
    made = of(november(), date(2026, 10, 1), date(2026, 10, 31))
    assert (made.brought, made.begun, made.rows) == ((0, 0, 0), (14810, 1000, 23640), ())


@given(seeds)
def test_what_is_carried_forward_is_brought_forward_and_is_what_the_places_hold(seed):
    lines = tuple(movements(random_entries(seed)))
    before: Cells = (0, 0, 0)
    for start, end in months(SPAN):
        made = report(lines, KINDS, FUNDS, start, end)
        assert made.brought == before
        parts = zip(made.begun, made.total(Side.RECEIPTS), made.total(Side.PAYMENTS), made.moved, strict=True)
        assert made.carried == tuple(
            there + begun + came - went + moved
            for there, (begun, came, went, moved) in zip(before, parts, strict=True)
        )
        assert made.carried == added(held(lines, FUNDS, end).values(), 3)
        assert sum(made.moved) == 0
        before = made.carried


@given(seeds)
def test_months_add_up_to_the_year(seed):
    lines = tuple(movements(random_entries(seed)))
    whole = report(lines, KINDS, FUNDS, *SPAN)
    parts = [report(lines, KINDS, FUNDS, *month) for month in months(SPAN)]
    for row in whole.rows:
        same = [each for part in parts for each in part.rows if (each.side, each.kind) == (row.side, row.kind)]
        assert row.cells == added((each.cells for each in same), 3)
        assert row.used == tuple(sorted({at for each in same for at in each.used}))
        assert row.days == tuple(sorted({day for each in same for day in each.days}))
    assert {(row.side, row.kind) for part in parts for row in part.rows} == {(r.side, r.kind) for r in whole.rows}
    assert whole.moved == added((part.moved for part in parts), 3)
    assert whole.begun == added((part.begun for part in parts), 3)
    assert sorted(whole.corrections) == sorted(pair for part in parts for pair in part.corrections)


@given(seeds)
def test_the_order_entries_come_in_changes_nothing(seed):
    entries = random_entries(seed)
    mixed = list(entries)
    Random(seed).shuffle(mixed)
    assert of(mixed, *SPAN) == of(entries, *SPAN)
    assert held(movements(mixed), FUNDS, SPAN[1]) == held(movements(entries), FUNDS, SPAN[1])


@given(seeds)
def test_the_years_lines_end_with_what_the_places_hold(seed):
    lines = tuple(movements(random_entries(seed)))
    span = year_of(date(2025, 5, 1), TAX)
    year = report(lines, KINDS, FUNDS, *span)
    made = by_line(year, TIED, {3: "a4"}, held(lines, FUNDS, span[1]), {1: 500, 2: 70})
    assert made.agrees
    assert made.all("a5") == 0
    assert made.lines["b5"] == (570, 0)
    assert made.lines["end"] == tuple(
        begun + came - went + moved
        for begun, came, went, moved in zip(
            *(made.lines[key] for key in ("a6", "receipts-total", "payments-total", "a5")), strict=True
        )
    )


def test_equipment_stands_on_a_line_of_its_own_on_the_side_it_is_on():
    made = by_line(of(november(), *NOVEMBER), TIED, {4: "a4", 1: "a4", 2: "a2"}, {1: (1, 0, 0)}, {})
    assert made.lines["a4"] == (0, 4000)
    assert made.lines["a3"] == (1810, 1200)
    assert made.lines["a1"] == (6120, 0)
    assert made.lines["a2"] == (2400, 0)
    assert made.all("receipts-total") == 8520
    assert not made.agrees


@given(seeds)
def test_in_whole_pounds_every_figure_is_rounded_from_its_own_pence(seed):
    made = of(random_entries(seed), *SPAN)
    copy = rounded(made)
    told = {name: cells for name, kind, cells in copy.rows if not kind}
    assert told["carried"] == tuple(pounds(pence) for pence in (*made.carried, sum(made.carried)))
    # no sum of n rounded figures is off by more than half a pound for each and for itself
    assert copy.most_off <= (len(copy.rows) + 1) / 2
    assert copy.most_off >= max(abs(sum(cells[:-1]) - cells[-1]) for _, _, cells in copy.rows)


def test_rounding_says_by_how_much_it_is_off():
    entries = (entry(1, NOVEMBER[0], EntryType.RECEIPT, (1, 1, 1, 150), (1, 1, 2, 150)),)
    copy = rounded(of(entries, *NOVEMBER))
    assert ("receipts-total", 0, (3, 0, 0, 3)) in copy.rows
    assert ("receipts", 1, (2, 0, 0, 2)) in copy.rows
    assert copy.most_off == 1


@pytest.mark.parametrize(("pence", "pound"), [(49, 0), (50, 1), (-50, -1), (-49, 0), (12345, 123)])
def test_half_a_pound_rounds_away_from_nothing(pence, pound):
    assert pounds(pence) == pound


@pytest.mark.parametrize(
    ("day", "starts", "span"),
    [
        (date(2026, 4, 5), TAX, (date(2025, 4, 6), date(2026, 4, 5))),
        (date(2026, 4, 6), TAX, (date(2026, 4, 6), date(2027, 4, 5))),
        (date(2024, 2, 29), CALENDAR, (date(2024, 1, 1), date(2024, 12, 31))),
        (date(2024, 2, 29), "03-01", (date(2023, 3, 1), date(2024, 2, 29))),
    ],
)
def test_a_year_begins_on_the_day_the_group_chose(day, starts, span):
    assert year_of(day, starts) == span


@pytest.mark.parametrize(
    ("span", "before"),
    [
        (month_of(date(2025, 2, 10)), month_of(date(2024, 2, 1))),
        (month_of(date(2024, 2, 10)), month_of(date(2023, 2, 1))),
        (month_of(date(2026, 12, 31)), month_of(date(2025, 12, 1))),
        ((date(2024, 2, 29), date(2024, 2, 29)), (date(2023, 2, 28), date(2023, 2, 28))),
    ],
)
def test_the_same_month_last_year_is_a_whole_month(span, before):
    assert year_before(span) == before


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 800))
def test_months_cover_a_span_day_by_day(start, more):
    end = start + timedelta(days=more)
    parts = list(months((start, end)))
    assert parts[0][0] == start
    assert parts[-1][1] == end
    assert all(one[1] + timedelta(days=1) == other[0] for one, other in pairwise(parts))


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_a_month_knows_its_days_and_its_neighbours(day):
    month = Month.of(day)
    assert (month.start, month.end) == month_of(day)
    assert Month.parse(str(month)) == month
    assert month.before.after == month
    assert month.before < month
    assert is_month((month.start, month.end))


@pytest.mark.parametrize("text", ["2026", "2026-13", "26-11", "2026-00", "November", "", "0000-01", "٢٠٢٦-11"])
def test_what_is_no_month_is_asked_for_again(text):
    with pytest.raises(RefusedError, match="Write the month like 2026-11"):
        Month.parse(text)


def test_the_days_of_an_account_are_named():
    assert named(catalogue("en"), NOVEMBER) == "November 2026"
    span = (date(2026, 4, 6), date(2027, 4, 5))
    assert named(catalogue("en"), span) == "Mon 6 Apr 2026 to Mon 5 Apr 2027"
