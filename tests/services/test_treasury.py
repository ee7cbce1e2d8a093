"""The trail of the book, and the money as it passes to the next treasurer."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.funding.awards import Award, Instalment
from groupkit.core.handover.passing import Handover
from groupkit.core.ledger import EntryType, Fund, FundKind
from groupkit.core.problems import RefusedError
from groupkit.core.roles import TREASURER
from groupkit.core.sheets import Part
from groupkit.services import books, counting, ledger, money, records, reserve, roles, service, treasury
from groupkit.services.counting import Count
from groupkit.services.funding import awards
from groupkit.services.handover import passing
from tests import evening
from tests.evening import SATURDAY, named

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


@pytest.fixture
def told(book):
    """The evening, sent, with a mistake put right a week later."""
    evening.agreed(book)
    money.send(book, evening.filled_sheet(book))
    evening.later(book, weeks=1)
    ledger.reverse(book, 4, "Typed 4.35, was 4.53", "Sam")
    return book


def test_the_trail_holds_every_entry_with_who_wrote_it_and_what_was_put_right(told):
    trail = treasury.trail(told, FIRST, LAST)
    assert [step.entry for step in trail.steps] == [1, 2, 3, 4, 5, 6, 7]
    assert {step.made_by for step in trail.steps} == {"Sam", "Sam (secretary)"}
    tea, fare, put_right = trail.steps[3], trail.steps[4], trail.steps[6]
    assert (tea.what, tea.who, tea.receipt, tea.put_right_by) == ("Tea, milk, biscuits", "Sam", "R-88", 7)
    assert (fare.what, fare.second, fare.sheet) == ("Bus fare to open up", "Jo", 37)
    assert (put_right.what, put_right.puts_right) == ("Typed 4.35, was 4.53", 4)
    assert [(each.place, each.fund, each.pence) for each in put_right.amounts] == [("Tin", "General", 435)]
    assert trail.sealed == ledger.sealed(told)


@pytest.mark.parametrize("first", [date(2026, 11, 1), date(2026, 11, 8), date(2026, 11, 14), date(2026, 11, 15)])
def test_what_was_there_and_what_happened_come_to_what_is_there(told, first):
    trail = treasury.trail(told, first, LAST)
    for place, pence in trail.began:
        happened = sum(each.pence for step in trail.inside for each in step.amounts if each.place == place)
        assert pence + happened == dict(trail.ended)[place]
    assert sum(pence for _, pence in trail.ended) == sum(ledger.balances(told).values())


def test_the_trail_tells_what_an_amount_was_before_it_was_changed_or_taken_off(book):
    sheet = evening.filled_sheet(book)
    tea = next(row for row in sheet.rows if row.what == "Tea, milk, biscuits")
    moved = next(row for row in sheet.rows if row.part is Part.MOVED)
    money.change_row(book, sheet, replace(tea, pence=453))
    money.change_row(book, sheet, replace(tea, pence=453, what="Tea"))
    money.change_row(book, sheet, replace(tea, pence=435))
    money.remove_row(book, sheet, moved.id)
    book.store.journal.undo()
    found = [(each.sheet, each.what, each.before, each.after) for each in treasury.trail(book, FIRST, LAST).redone]
    assert found == [(37, "Refreshments", 435, 453), (37, "Refreshments", 453, 435), (37, "Moved", -2000, None)]
    assert treasury.trail(book, LAST, LAST).redone == ()
    money.void(book, sheet, "wrong day")
    assert treasury.trail(book, FIRST, LAST).redone == ()


def test_what_was_written_late_about_earlier_days_stands_apart(told):
    trail = treasury.trail(told, SATURDAY + timedelta(days=1), LAST)
    assert [step.entry for step in trail.inside] == [7]
    trail = treasury.trail(told, SATURDAY, SATURDAY)
    assert [step.entry for step in trail.outside] == [1]
    assert [step.entry for step in trail.inside] == [2, 3, 4, 5, 6]


def test_a_count_in_between_is_the_last_one_and_the_trail_may_start_there(told):
    tin = named(told, place="Tin")["place"]
    evening.later(told, weeks=1)
    book = ledger.held(told, tin)
    counting.count(told, Count(place=tin, coins={2000: 2, 5: 1}, by="Sam", second="Jo"))
    (counted,) = treasury.handing(told).counted
    assert (counted.day, counted.by, counted.pence) == (told.today(), ("Sam", "Jo"), 4005)
    assert counted.coins == ((2000, 2), (5, 1))
    assert treasury.since_agreed(told) == SATURDAY
    assert reserve.trend(told, tin).run == -1
    evening.later(told, weeks=1)
    counting.count(told, Count(place=tin, typed=book, by="Sam", alone="Nobody stayed"))
    (counted,) = treasury.handing(told).counted
    assert (counted.by, counted.coins, counted.pence) == (("Sam",), (), book)
    assert treasury.since_agreed(told) == told.today()
    assert reserve.trend(told, tin).run == 0
    said = [step.what for step in treasury.trail(told, FIRST, told.today()).steps[7:]]
    assert said == ["£40.05 counted, £42.55 in the book", "£42.55 counted, £42.55 in the book"]


def test_the_days_stand_in_order(book):
    with pytest.raises(RefusedError, match="The last day comes before the first"):
        treasury.trail(book, LAST, FIRST)


def test_entries_that_move_no_money_say_what_they_are_about(told):
    tin = named(told, place="Tin")["place"]
    reserve.fix_float(told, tin, 5000, "Sam")
    books.rename(told, ledger.places(told)[0], "Tea tin")
    with told.change("Write", "money"):
        records.record(told, "claim-agreed", 21, {}, {"by": "Jo"})
        records.record(told, "other", 21, {}, {"note": "Something else"})
        records.record(told, "one-off", 5, {"apart": 1}, {"made_by": "Sam"})
        records.record(told, "one-off", 5, {"apart": 0}, {"made_by": "Sam"})
        records.of_type(told, EntryType.CLOSE, {"end": "2026-10-31"}, {"made_by": "Sam", "second": "Jo"})
        records.of_type(told, EntryType.REOPEN, {"from": "2026-10-01"}, {"made_by": "Sam", "second": "Jo"})
    said = [(step.type, step.what, step.made_by) for step in treasury.trail(told, FIRST, LAST).steps[7:]]
    assert said == [
        (EntryType.RECORD, "What the tin is filled up to", "Sam"),
        (EntryType.RECORD, "A new name", ""),
        (EntryType.RECORD, "Claim 21", "Jo"),
        (EntryType.RECORD, "Something else", ""),
        (EntryType.RECORD, "Payment 5 is no ordinary cost", "Sam"),
        (EntryType.RECORD, "Payment 5 is an ordinary cost", "Sam"),
        (EntryType.CLOSE, "Everything up to Saturday 31 October", "Sam"),
        (EntryType.REOPEN, "Everything from Thursday 1 October", "Sam"),
    ]


def test_the_trail_starts_where_a_count_last_agreed(told, other):
    assert treasury.since_agreed(told) == SATURDAY
    assert treasury.since_agreed(other) == other.today()
    sheet = money.sheet(told)
    money.add_row(told, sheet, next(evening.rows(told)))
    money.about(told, sheet, made_by="Sam", explanation="Do not know")
    for who in ("Sam", "Jo"):
        money.count(told, sheet, who, 1)
    money.send(told, money.get(told, sheet.id))
    assert treasury.since_agreed(told) == SATURDAY


def test_a_sheet_that_is_not_counted_leaves_the_last_count_as_it_was(told):
    sheet = money.sheet(told)
    assert sheet.number == 38
    (counted,) = treasury.handing(told).counted
    assert (counted.day, counted.pence) == (SATURDAY, 3820)


def test_before_any_count_it_starts_with_the_book(book):
    assert treasury.since_agreed(book) == date(2026, 11, 7)


def test_every_figure_of_the_hand_over_follows_from_the_book(told):
    hand = treasury.handing(told)
    assert hand.funds == ("General", "Outing pot", "ICB grant")
    assert sum(holding.total for holding in hand.holdings) == sum(ledger.balances(told).values())
    assert [(each.number, each.who, each.pence) for each in hand.claims] == [(22, "Ali", 670), (23, "Dee", 500)]
    assert [(each.who, each.pence) for each in hand.advances] == [("Member 4, advance", 1000)]
    assert [(each.name, each.pence, each.dates) for each in hand.grants] == [("ICB grant", 21_240, ())]
    (counted,) = hand.counted
    assert (counted.place, counted.by, counted.pence) == ("Tin", ("Sam", "Jo"), 3820)
    assert (hand.giver, hand.taker, hand.closed) == ("", "", None)
    assert next(line for line, done in hand.ticks if not done) == "The tin, counted by you both"


def test_names_and_ticks_come_from_the_hand_over_that_is_going_on(told):
    people = {person.short_name: person.id for person in service.people(told)}
    going = passing.start(
        told,
        Handover(role=TREASURER, giver=people["Sam"], taker=people["Jo"], third="Bo", started_on=told.today()),
    )
    passing.tick(told, going, "card/1")
    with told.change("Close", "money"):
        records.of_type(told, EntryType.CLOSE, {"end": "2026-10-31"}, {})
    said = {"taker": " Ali ", "sign_now": "Sam and Bo", "sign_change": "Jo", "open": "A bill"}
    hand = treasury.handing(told, said)
    assert (hand.giver, hand.taker, hand.third) == ("Sam", "Ali", "Bo")
    assert hand.ticks[0] == ("The tin, counted by you both", True)
    assert len(hand.ticks) > 3
    assert (hand.sign_now, hand.sign_change, hand.open) == ("Sam and Bo", "Jo", "A bill")
    assert hand.closed == date(2026, 10, 31)


def test_a_grant_that_ends_says_when_and_one_that_is_over_and_spent_is_left_out(told):
    for name, ends in (("Lottery", date(2027, 3, 31)), ("Over", date(2026, 3, 31)), ("Open", None)):
        ledger.add_fund(told, Fund(name=name, kind=FundKind.RESTRICTED, ends_on=ends))
    found = {grant.name: grant.dates for grant in treasury.handing(told).grants}
    assert found == {"ICB grant": (), "Lottery": (("It ends", date(2027, 3, 31)),)}


def test_a_grant_from_a_funder_says_what_comes_when(told):
    made = Award(
        funder="Lottery",
        pence=50_000,
        starts=date(2026, 10, 1),
        ends=date(2027, 9, 30),
        report_due=date(2027, 10, 31),
        instalments=(Instalment(due=date(2027, 1, 15), pence=25_000),),
    )
    awards.set_up(told, made, "Lottery pot")
    (grant,) = [grant for grant in treasury.handing(told).grants if grant.name == "Lottery pot"]
    assert grant.dates == (
        ("£250.00 comes", date(2027, 1, 15)),
        ("It ends", date(2027, 9, 30)),
        ("A report is due", date(2027, 10, 31)),
    )
    evening.later(told, weeks=70)
    assert [grant.name for grant in treasury.handing(told).grants] == ["ICB grant", "Lottery pot"]


def test_a_group_without_money_or_a_treasurer_hands_over_an_empty_paper(other):
    roles.save(other, replace(roles.get(other, TREASURER), used="off"))
    hand = treasury.handing(other)
    assert (hand.counted, hand.holdings, hand.claims, hand.advances, hand.grants) == ((), (), (), (), ())
    assert (hand.ticks, hand.sealed.entry) == ((), 0)
