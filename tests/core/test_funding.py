"""What of an award came, was spent and is left, each funder's share, and what is said in time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.funding.awards import LEFT_OVER, SORTS, Award, Budget, Instalment, LeftOver, Sort
from groupkit.core.funding.reminders import reminders
from groupkit.core.funding.spending import AWARD, GIVEN_BACK, moved, shares_of, used
from groupkit.core.funding.stating import Line as StatedLine
from groupkit.core.funding.stating import Paid, Statement, checks
from groupkit.core.ledger import Entry, EntryType, Line, Wording
from groupkit.core.records import FACTS, written

START, END = date(2026, 4, 1), date(2027, 3, 31)
POT, GENERAL, TIN, BANK = 3, 1, 1, 2
GRANT_KIND, ROOM, FARES, OUTING, SHORT = 1, 2, 3, 4, 5
AWARD_1 = Award(
    id=1,
    fund=POT,
    funder="ICB",
    reference="ICB-77",
    pence=50000,
    starts=START,
    ends=END,
    lines=(Budget(ROOM, 30000), Budget(FARES, 20000)),
    instalments=(Instalment(id=1, due=START, pence=30000), Instalment(id=2, due=date(2026, 10, 1), pence=20000)),
)
AWARD_2 = replace(AWARD_1, id=2, funder="Borough", parts=2, lines=(Budget(ROOM), Budget(OUTING)), instalments=())


def entry(seq, type_, *lines, day=START, reverses=None, **facts):
    wordings = (Wording(FACTS, "", b"", written(facts)),) if facts else ()
    at = datetime(2026, 4, 1, tzinfo=UTC)
    return Entry(seq=seq, day=day, recorded_at=at, type=type_, lines=lines, reverses=reverses, wordings=wordings)


def came(seq, pence, fund=POT, **more):
    return entry(seq, EntryType.RECEIPT, Line(BANK, fund, GRANT_KIND, pence), **more)


def paid(seq, kind, pence, fund=POT, **more):
    return entry(seq, EntryType.PAYMENT, Line(BANK, fund, kind, -pence), **more)


def back(seq, of, **more):
    lines = tuple(replace(line, pence=-line.pence) for line in of.lines)
    return entry(seq, EntryType.REVERSAL, *lines, reverses=of.seq, **more)


def told(award):
    return {(problem.field, str(problem)) for problem in award.problems("GBP")}


def test_an_award_as_it_is_agreed_has_nothing_to_put_right():
    assert told(AWARD_1) == told(AWARD_2) == set()
    assert set(SORTS) == set(Sort)
    assert set(LEFT_OVER) == set(LeftOver)


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"funder": " "}, "funder", "Write who gives the money."),
        ({"pence": 0}, "amount", "Type an amount above zero."),
        ({"ends": date(2026, 3, 31)}, "ends", "It ends before it starts. Look at both days."),
        (
            {"report_due": date(2025, 4, 30)},
            "report_due",
            "That day is before the money starts. Is the year right?",
        ),
        ({"own_money": -1}, "own_money", "Put the amount without a minus."),
        ({"parts": 0}, "parts", "Count the parts from 1 upwards."),
        ({"lines": (Budget(ROOM), Budget(ROOM))}, "lines", "Name each kind of cost once."),
        ({"lines": (Budget(ROOM, -1),)}, "lines", "Put the amounts without a minus."),
        (
            {"lines": (Budget(ROOM, 50150),)},
            "lines",
            "The costs come to £501.50. That is £1.50 more than the award (£500.00). Look at each.",
        ),
        (
            {"instalments": (Instalment(due=START, pence=0),)},
            "instalments",
            "Type an amount above zero for each part that comes.",
        ),
        (
            {"instalments": (Instalment(due=START, pence=50001),)},
            "instalments",
            "The parts that come are £500.01 together. That is £0.01 more than the award (£500.00). Look at each.",
        ),
    ],
)
def test_what_does_not_fit_is_said_with_what_to_do(changed, field, said):
    assert (field, said) in told(replace(AWARD_1, **changed))


def test_what_came_was_spent_and_is_left_follows_from_the_book():
    wrong = paid(4, FARES, 400)
    book = [
        entry(1, EntryType.OPENING, Line(TIN, POT, None, 5000), Line(TIN, GENERAL, None, 700)),
        came(2, 30000),
        paid(3, ROOM, 4000),
        wrong,
        back(5, wrong),
        paid(6, OUTING, 1000),
        entry(7, EntryType.FUND_MOVE, Line(TIN, GENERAL, None, -700), Line(TIN, POT, None, 700)),
        entry(8, EntryType.MOVE, Line(TIN, POT, None, -500), Line(BANK, POT, None, 500)),
        entry(9, EntryType.COUNT_DIFFERENCE, Line(TIN, POT, SHORT, -20)),
        paid(10, SHORT, 2500, **{GIVEN_BACK: 1}),
        entry(11, EntryType.RECORD, day=START, what="note", subject=1),
        paid(12, ROOM, 9999, day=END),
    ]
    found = used(AWARD_1, book, START)
    assert (found.received, found.own, found.back, found.spent, found.left) == (35000, 700, 2500, 5020, 28180)
    shown = [(line.kind, line.budget, line.spent, line.payments, line.left) for line in found.lines]
    assert shown == [
        (ROOM, 30000, 4000, 1, 26000),
        (FARES, 20000, 0, 0, 20000),
        (OUTING, 0, 1000, 1, -1000),
        (SHORT, 0, 20, 1, -20),
    ]
    assert used(AWARD_1, book, END).left == 28180 - 9999
    assert used(AWARD_1, book, START - timedelta(days=1)).left == 0


def test_a_payment_put_right_stands_in_the_list_with_what_unmade_it():
    wrong = paid(1, FARES, 400)
    found = list(moved(POT, [came(0, 400), wrong, back(2, wrong)], END))
    assert [(each.sort, each.pence, each.puts_right) for each in found] == [
        ("received", 400, None),
        ("spent", 400, None),
        ("spent", -400, 1),
    ]


def test_money_that_went_back_by_mistake_comes_again():
    wrong = paid(2, SHORT, 300, **{GIVEN_BACK: 1, AWARD: 1})
    found = used(AWARD_1, [came(1, 500), wrong, back(3, wrong)], END)
    assert (found.back, found.left) == (0, 500)


def test_two_funders_of_one_pot_share_each_cost_by_their_parts():
    linked = replace(AWARD_1, instalments=(Instalment(due=START, pence=30000, entry=1),))
    wrong = came(2, 100, **{AWARD: 2})
    book = [came(1, 30000), wrong, came(3, 20000, **{AWARD: 2}), back(4, wrong), came(5, 10), came(6, 7, award=9)]
    book += [paid(7, ROOM, 1000), paid(8, FARES, 600), paid(9, OUTING, 500), paid(10, SHORT, 100)]
    first, second = used(linked, book, END, [AWARD_2]), used(AWARD_2, book, END, [linked, AWARD_2])
    assert (first.received, second.received) == (30000 + 3 + 2, 20000 + 7 + 5)
    assert [(line.kind, line.spent) for line in first.lines] == [(ROOM, 333), (FARES, 600), (SHORT, 33)]
    assert [(line.kind, line.spent) for line in second.lines] == [(ROOM, 667), (OUTING, 500), (SHORT, 67)]
    assert first.left + second.left == 30000 + 20000 + 17 - 2200


def test_a_reversed_instalment_is_no_longer_anybodys():
    linked = replace(AWARD_1, instalments=(Instalment(due=START, pence=30000, entry=1),))
    first = came(1, 30000)
    assert used(linked, [first, back(2, first)], END, [AWARD_2]).received == 0
    assert used(AWARD_2, [first, back(2, first)], END, [linked]).received == 0


MONEY = st.integers(1, 9_999_999)
DAYS = st.integers(0, 500).map(lambda days: START + timedelta(days=days))


@st.composite
def books(draw):
    """A book of random entries, some of them put right."""
    found: list[Entry] = []
    for seq in range(1, draw(st.integers(1, 14))):
        day, pence, fund = draw(DAYS), draw(MONEY), draw(st.sampled_from((POT, GENERAL)))
        kind = draw(st.sampled_from((ROOM, FARES, OUTING)))
        open_ = [one for one in found if one.type is not EntryType.REVERSAL]
        closed = {one.reverses for one in found}
        choices = [
            came(seq, pence, fund, day=day, **draw(st.sampled_from(({}, {AWARD: 1}, {AWARD: 2})))),
            paid(seq, kind, pence, fund, day=day, **draw(st.sampled_from(({}, {GIVEN_BACK: 1, AWARD: 2})))),
            entry(seq, EntryType.FUND_MOVE, Line(TIN, GENERAL, None, -pence), Line(TIN, POT, None, pence), day=day),
            entry(seq, EntryType.MOVE, Line(TIN, fund, None, -pence), Line(BANK, fund, None, pence), day=day),
            *(back(seq, one, day=day) for one in open_ if one.seq not in closed),
        ]
        found.append(draw(st.sampled_from(choices)))
    return found


@given(books(), DAYS, st.integers(1, 9), st.integers(1, 9))
@settings(max_examples=150, deadline=None)
def test_what_came_less_what_was_spent_is_what_the_book_holds_on_every_day(book, on, mine, theirs):
    held = sum(line.pence for one in book if one.day <= on for line in one.lines if line.fund == POT)
    assert used(AWARD_1, book, on).left == held
    first, second = replace(AWARD_1, parts=mine), replace(AWARD_2, parts=theirs)
    shares = [used(first, book, on, [second]), used(second, book, on, [first])]
    assert sum(share.left for share in shares) == held
    for share in shares:
        assert share.left == share.received + share.own - share.back - sum(line.spent for line in share.lines)


@given(st.integers(-9_999_999, 9_999_999), st.lists(st.integers(1, 50), min_size=1, max_size=6))
@settings(deadline=None)
def test_shares_are_whole_pence_that_come_to_the_sum(pence, parts):
    shares = shares_of(pence, parts)
    assert sum(shares) == pence
    for share, part in zip(shares, parts, strict=True):
        assert abs(share * sum(parts) - pence * part) < sum(parts)


def said(today, spent=0, award=AWARD_1, received=50000):
    book = [came(1, received), *([paid(2, ROOM, spent)] if spent else [])]
    found = reminders(award, used(award, book, END), today, "ICB grant", "GBP")
    return {each.key: str(each) for each in found}


def test_the_end_is_told_half_a_year_ahead_with_what_stops():
    early = END - timedelta(days=184)
    assert said(early) == {}
    text = said(early + timedelta(days=1), award=replace(AWARD_1, stops="The Tuesday room."))["ahead"]
    assert "Then this stops: The Tuesday room. There is time" in text
    assert "stops" not in said(early + timedelta(days=1))["ahead"]


def test_at_sixty_and_thirty_days_what_is_unspent_is_told_when_it_is_more_than_a_quarter():
    for days, key in ((61, "ahead"), (60, "soon"), (31, "soon"), (30, "close"), (0, "close")):
        assert list(said(END - timedelta(days=days), 37499)) == [key], days
        assert list(said(END - timedelta(days=days), 37500)) == ["ahead"], days
    assert "£125.01 of £500.00 is still to spend" in said(END - timedelta(days=60), 37499)["soon"]


@pytest.mark.parametrize(
    ("left_over", "words"),
    [
        (LeftOver.ASK, "Ask ICB what to do with it."),
        (LeftOver.BACK, "It goes back to ICB."),
        (LeftOver.KEEP, "You may keep it for the same purpose."),
    ],
)
def test_after_the_end_it_says_what_was_agreed_about_the_rest(left_over, words):
    award = replace(AWARD_1, left_over=left_over)
    after = END + timedelta(days=1)
    assert said(after, 40000, award)["over"].endswith(f"with £100.00 in it. {words}")
    assert said(after, 50000, award) == {}


def test_a_report_is_told_thirty_days_ahead_and_never_afterwards():
    award = replace(AWARD_1, report_due=date(2026, 7, 31))
    assert said(date(2026, 6, 30), award=award) == {}
    assert "a report by Friday 31 July" in said(date(2026, 7, 1), award=award)["report"]
    assert said(date(2026, 8, 1), award=award) == {}


STATED = Statement(
    group="Saturday group", currency="GBP", pot="ICB grant", funder="ICB", sort=Sort.GRANT, reference="",
    host="", starts=START, ends=END, on=END, report_due=None, award=50000, parts=(),
    lines=(StatedLine(name="Room", budget=300, spent=100, payments=1),),
    paid=(Paid(entry=2, day=START, what="Room", receipt="R-1", pence=100),),
    allowed=(), received=500, own=0, own_agreed=0, back=0, spent=100, left=400, left_of_others=0, balance=400,
    left_over=LeftOver.ASK, proposal="", shared=("ICB",), share=1, of=1, files=0, seal="", head=b"",
    after_entry=2,
)  # fmt: skip


def test_a_statement_says_whether_its_sums_agree():
    assert [holds for _words, holds in checks(STATED)] == [True, True, True]
    assert (STATED.to_come, STATED.lines[0].left) == (49500, 200)
    assert [holds for _words, holds in checks(replace(STATED, received=90))] == [False, True, False]
    assert [holds for _words, holds in checks(replace(STATED, received=90, own=410))] == [True, True, True]
    assert [holds for _words, holds in checks(replace(STATED, lines=()))] == [True, False, True]
    assert [holds for _words, holds in checks(replace(STATED, balance=399))] == [True, True, False]
    assert [holds for _words, holds in checks(replace(STATED, left=399, balance=399))] == [True, True, False]


def test_the_share_of_one_funder_agrees_with_the_others():
    shared = replace(STATED, shared=("ICB", "Borough"), left_of_others=50, balance=450)
    assert [holds for _words, holds in checks(shared)] == [True, True, True]
    assert [holds for _words, holds in checks(replace(shared, balance=451))] == [True, True, False]
