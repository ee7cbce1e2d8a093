"""What an ordinary month costs, what is free, how long cash has been in somebody's hands, and how counts go."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.ledger import Entry, EntryType, Line
from groupkit.core.reserve import InHand, Reserve, Trend, in_hand, ordinary_month, target, trend, whole_months

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
TODAY = date(2026, 11, 21)
GENERAL, POT = 1, 2
ROOM, OUTING, COLLECTION = 1, 2, 3
TIN = 1
YEAR = [date(2026, month, 28) for month in range(1, 11)]
pence = st.integers(1, 99_999)


def entry(seq: int, day: date, kind: EntryType, *lines: Line, reverses: int | None = None) -> Entry:
    return Entry(seq=seq, day=day, recorded_at=AT, type=kind, lines=lines, reverses=reverses)


def paid(seq: int, day: date, pence: int, kind: int = ROOM, fund: int = GENERAL) -> Entry:
    return entry(seq, day, EntryType.PAYMENT, Line(TIN, fund, kind, -pence))


def test_an_ordinary_month_is_the_middle_one_of_the_last_six_that_are_closed():
    book = [paid(month, date(2026, month, 3), month * 100) for month in range(1, 12)]
    assert ordinary_month(book, YEAR, GENERAL) == 750
    assert ordinary_month(book, YEAR[:3], GENERAL) == 200
    assert ordinary_month(book, [*YEAR[:1], *YEAR[:1]], GENERAL) == 100
    assert ordinary_month(book, [], GENERAL) is None
    assert ordinary_month([], YEAR, GENERAL) == 0


def test_half_a_penny_in_the_middle_goes_up():
    book = [paid(1, YEAR[0], 100), paid(2, YEAR[1], 101)]
    assert ordinary_month(book, YEAR[:2], GENERAL) == 101


def test_outings_one_offs_other_pots_money_in_and_what_was_put_right_are_left_out():
    day = YEAR[0]
    book = [
        paid(1, day, 4000),
        paid(2, day, 900, kind=OUTING),
        paid(3, day, 800, fund=POT),
        paid(4, day, 70_000),
        paid(5, day, 1800),
        entry(6, day, EntryType.REVERSAL, Line(TIN, GENERAL, ROOM, 1800), reverses=5),
        entry(7, day, EntryType.RECEIPT, Line(TIN, GENERAL, COLLECTION, 500)),
        entry(8, day, EntryType.COUNT_DIFFERENCE, Line(TIN, GENERAL, None, -20)),
        paid(9, day, 180),
    ]
    assert ordinary_month(book, [day], GENERAL, apart={4}, kinds_apart={OUTING}) == 4180


@given(st.lists(st.tuples(st.sampled_from(YEAR), pence), max_size=30), st.sets(st.sampled_from(YEAR)), st.randoms())
def test_an_ordinary_month_lies_between_the_cheapest_and_the_dearest_in_any_order(drawn, closed, chance):
    book = [paid(seq, day, cost) for seq, (day, cost) in enumerate(drawn, start=1)]
    sums = [sum(cost for on, cost in drawn if on == day) for day in sorted(closed)[-6:]]
    found = ordinary_month(book, closed, GENERAL)
    assert found is None if not sums else found is not None and min(sums) <= found <= max(sums)
    assert found is None or 2 * sum(cost <= found for cost in sums) >= len(sums)
    assert found is None or 2 * sum(cost >= found - 1 for cost in sums) >= len(sums)
    chance.shuffle(book)
    assert ordinary_month(book, closed, GENERAL) == found


@pytest.mark.parametrize(
    ("typed", "months", "ordinary", "wanted"),
    [(0, 2, 4800, 9600), (0, 0, None, 0), (0, 2, None, 0), (5000, 0, None, 5000), (5000, 2, 4800, 5000)],
)
def test_the_group_keeps_by_what_it_typed_or_so_many_months(typed, months, ordinary, wanted):
    assert target(typed, months, ordinary) == wanted


@pytest.mark.parametrize(("wanted", "left"), [(9600, 4450), (15_820, -1770), (0, 14_050)])
def test_what_is_free_is_what_the_sheet_prints(wanted, left):
    kept = Reserve(ordinary=4800, months=2, target=wanted, is_typed=False, held=16_220, owed=1170, advances=1000)
    assert kept.free == left


@pytest.mark.parametrize(
    ("began", "today", "months"),
    [
        (date(2026, 1, 1), date(2026, 3, 31), [(2026, 1), (2026, 2)]),
        (date(2026, 1, 2), date(2026, 3, 31), [(2026, 2)]),
        (date(2026, 1, 2), date(2026, 2, 28), []),
        (
            date(2024, 12, 31),
            date(2026, 2, 1),
            [(2025, 8), (2025, 9), (2025, 10), (2025, 11), (2025, 12), (2026, 1)],
        ),
    ],
)
def test_only_months_that_are_over_and_wholly_in_the_book_say_what_one_costs(began, today, months):
    found = whole_months(began, today)
    assert [(day.year, day.month) for day in found] == months
    assert all(day.day == 1 for day in found)


def test_an_empty_book_has_no_whole_month():
    assert whole_months(None, TODAY) == ()


def test_empty_places_and_what_has_not_come_yet_are_left_out():
    moves = {1: [(TODAY, 500)], 2: [(TODAY, 500), (TODAY, -500)], 3: [(TODAY + timedelta(days=1), 700)], 4: []}
    assert in_hand(moves, TODAY) == (InHand(place=1, pence=500, since=TODAY),)


@pytest.mark.parametrize(
    ("held", "days", "is_much", "is_long"),
    [(10_000, 14, False, False), (10_001, 14, True, False), (10_000, 15, False, True), (10_001, 15, True, True)],
)
def test_much_cash_and_cash_that_stays_long_are_worth_a_word(held, days, is_much, is_long):
    since = TODAY - timedelta(days=days)
    found = in_hand({1: [(since, held)]}, TODAY)
    assert found == (InHand(place=1, pence=held, since=since, is_much=is_much, is_long=is_long),)


def test_a_tin_that_turns_over_every_week_never_holds_old_money():
    moves = [(TODAY - timedelta(days=70), 2000)]
    for week in range(9):
        day = TODAY - timedelta(days=63 - 7 * week)
        moves += [(day, 2000), (day, -2000)]
    assert in_hand({1: moves}, TODAY)[0].since == TODAY - timedelta(days=7)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(-2000, 2000).filter(bool)), max_size=20))
def test_cash_since_a_day_came_in_that_day_and_no_earlier_money_is_left(drawn):
    moves = [(TODAY - timedelta(days=ago), amount) for ago, amount in sorted(drawn, reverse=True)]
    left: list[tuple[date, int]] = []
    for day, amount in moves:
        left = _taken(left, day, amount)
    held = sum(amount for _, amount in left)
    found = in_hand({1: moves}, TODAY)
    if held <= 0:
        assert found == ()
    else:
        assert found[0].pence == held
        assert found[0].since == next(day for day, amount in left if amount > 0)


def _taken(left: list[tuple[date, int]], day: date, amount: int) -> list[tuple[date, int]]:
    """First in, first out, coin by coin: an independent and slower way."""
    owing = sum(pence for _, pence in left if pence < 0)
    held = [(when, pence) for when, pence in left if pence > 0]
    change = amount + owing
    if change > 0:
        return [*held, (day, change)]
    while held and change < 0:
        when, pence = held.pop(0)
        used = min(pence, -change)
        change += used
        if pence > used:
            held.insert(0, (when, pence - used))
    return [*held, (day, change)] if change else held


SATURDAYS = [date(2026, 11, 21) - timedelta(weeks=week) for week in reversed(range(6))]


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        ([], Trend()),
        ([0], Trend()),
        ([-20, -20], Trend(run=-2, month=-40)),
        ([-20, -20, -20], Trend(run=-3, month=-60, is_run=True)),
        ([-20, 0, -20, -20], Trend(run=-2, month=-40)),
        ([-20, 10, -20, -20, 0], Trend(run=0, month=-40)),
        ([20, 20, 20], Trend(run=3, month=60, is_run=True)),
        ([-500], Trend(run=-1, month=-500)),
        ([-501], Trend(run=-1, month=-501, is_much=True)),
        ([400, 300, -199], Trend(run=-1, month=501, is_much=True)),
        ([-900, -900, 0, 0], Trend(month=-900, is_much=True)),
    ],
)
def test_a_run_in_one_direction_or_much_in_a_month_is_worth_a_word(found, wanted):
    counts = list(zip(SATURDAYS[-len(found) :], found, strict=True)) if found else []
    assert trend(counts, TODAY) == wanted


def test_the_group_settles_how_many_and_how_much():
    counts = [(day, -150) for day in SATURDAYS[-2:]]
    assert trend(counts, TODAY, run=2, month=200) == Trend(run=-2, month=-300, is_run=True, is_much=True)


@given(st.lists(st.integers(-600, 600), min_size=1, max_size=12))
def test_a_run_is_as_long_as_the_last_of_one_sign(found):
    told = trend([(TODAY, pence) for pence in found], TODAY)
    tail = found[len(found) - abs(told.run) :]
    assert all(pence * found[-1] > 0 for pence in tail)
    before = found[: len(found) - abs(told.run)]
    assert not before or found[-1] == 0 or before[-1] * found[-1] <= 0
    assert told.month == sum(found)
    assert (told.run < 0) == (found[-1] < 0)
