"""A month is closed by two people, stays as it was, and opens again only when two people say why."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groupkit.core.accounts.spoken import spoken
from groupkit.core.accounts.years import Month
from groupkit.core.closing import Said
from groupkit.core.ledger import EntryType, Place, PlaceKind
from groupkit.core.problems import RefusedError
from groupkit.i18n import catalogue
from groupkit.services import accounts, books, closing, ledger, money
from groupkit.services.banking import comparing, taking
from tests import months
from tests.envelopes import rows_of
from tests.evening import named
from tests.months import NOVEMBER, clock, said, write

ENGLISH = catalogue("en")
_NUMBERS = count()


@pytest.fixture
def group(tmp_path):
    made = months.golden(tmp_path / "group.groupkit")
    yield made
    made.close()


def refusal(action):
    with pytest.raises(RefusedError) as refused:
        action()
    return [str(problem) for problem in refused.value.problems]


def test_it_says_what_it_takes(group):
    draft = closing.draft(group, NOVEMBER)
    assert [(place.name, place.proof.value) for place in draft.to_prove] == [
        ("Tin", "count"),
        ("Bank", "statement"),
    ]
    assert draft.to_prove[1].recent[0] == (430, date(2026, 11, 28), -400)
    assert draft.along == tuple(sorted(draft.along, reverse=True))
    assert (draft.along[0], draft.along[-1]) == (Month(2026, 10), Month(2025, 10))
    assert draft.unsent == ()


def test_a_closed_month_is_closed_by_two_with_its_proof(group):
    account = closing.close(group, NOVEMBER, said(group), " Sam ", "Jo")
    assert account.closers == ("Sam", "Jo")
    assert account.closed is not None
    assert (account.closed.on, account.closed.entry) == (date(2026, 12, 3), 431)
    assert [(check.comes_to, check.difference) for check in account.figures.checks] == [(5140, 0), (35820, 0)]
    assert spoken(account, ENGLISH)[-1] == "Sam and Jo counted it and looked at the bank. It agrees."
    assert account.group == "Saturday group"
    assert account.figures == replace(accounts.live(group, NOVEMBER).figures, checks=account.figures.checks)
    assert ledger.broken_at(group) is None
    state = {state.month: state for state in closing.months(group)}
    assert (state[NOVEMBER].closed_on, state[NOVEMBER].entry) == (date(2026, 12, 3), 431)
    assert state[Month(2026, 10)].along == NOVEMBER
    assert state[Month(2026, 12)].closed_on is None
    assert refusal(lambda: closing.draft(group, NOVEMBER)) == [
        "November 2026 is closed already. Choose another month."
    ]
    assert refusal(lambda: closing.draft(group, Month(2026, 10))) == [
        "October 2026 is closed already. Choose another month."
    ]


@pytest.mark.parametrize(
    ("changed", "two", "told"),
    [
        ({"tin": 5120}, ("Sam", "Jo"), ["Tin has £0.20 less than the book says."]),
        ({"waiting": ()}, ("Sam", "Jo"), ["Bank has £4.00 more than the book says."]),
        ({}, ("Sam", "SAM"), ["The second person has to be someone else."]),
        ({"without": {1}}, ("Sam", "Jo"), ["Tin has to be counted by two people first."]),
        ({"bank": 1}, ("", "Jo"), ["Bank has £362.19 less than the book says.", "Write your name."]),
    ],
)
def test_it_refuses_while_something_is_not_said_and_keeps_nothing(group, changed, two, told):
    before = rows_of(group), group.store.ledger.head()
    found = refusal(lambda: closing.close(group, NOVEMBER, said(group, **changed), *two))
    assert len(found) == len(told)
    assert all(sentence.startswith(start) for sentence, start in zip(found, told, strict=True))
    assert (rows_of(group), group.store.ledger.head()) == before


def test_a_month_that_is_not_over_cannot_be_closed(group):
    assert refusal(lambda: closing.draft(group, Month(2026, 12))) == [
        "December 2026 is not over yet. It can be closed from its last day on."
    ]
    clock(group, date(2026, 11, 30))
    assert closing.draft(group, NOVEMBER).month == NOVEMBER


def test_a_difference_with_a_reason_closes_and_is_told(group):
    account = closing.close(group, NOVEMBER, said(group, tin=5120, why="We do not know"), "Sam", "Jo")
    assert account.words["why_1"] == "We do not know"
    assert spoken(account, ENGLISH)[-1] == "Not all of it agrees: ask about Tin. The paper says why."


def test_what_was_counted_later_is_brought_back_to_the_last_day(group):
    write(group, date(2026, 12, 2), EntryType.RECEIPT, "Collections at meetings", 1000)
    counted = {place: replace(told, on=date(2026, 12, 3)) for place, told in said(group, tin=6140).items()}
    account = closing.close(group, NOVEMBER, counted, "Sam", "Jo")
    tin = account.figures.checks[0]
    assert (tin.pence, tin.since, tin.comes_to, tin.difference) == (6140, 1000, 5140, 0)


def test_nothing_goes_into_a_closed_month_until_two_open_it(group):
    months.closed(group)
    before = rows_of(group), group.store.ledger.head()
    told = refusal(lambda: write(group, date(2026, 11, 30), EntryType.PAYMENT, "Fares", 100))
    assert told[0].startswith("November 2026 was closed on Thursday 3 December.")
    assert (rows_of(group), group.store.ledger.head()) == before
    write(group, date(2026, 12, 1), EntryType.PAYMENT, "Fares", 100)
    assert refusal(lambda: closing.reopen(group, NOVEMBER, "Sam", "sam", "")) == [
        "The second person has to be someone else.",
        "Write why, in a few words.",
    ]
    assert refusal(lambda: closing.reopen(group, Month(2026, 12), "Sam", "Jo", "why")) == [
        "December 2026 is not closed. Choose another month."
    ]
    assert closing.reopen(group, NOVEMBER, "Sam", "Jo", "A receipt turned up") == (NOVEMBER,)
    write(group, date(2026, 11, 30), EntryType.PAYMENT, "Fares", 100)
    account = closing.report(group, NOVEMBER)
    assert account.closed is None
    assert [(each.by, each.second, each.why) for each in account.reopened] == [("Sam", "Jo", "A receipt turned up")]
    again = closing.close(group, NOVEMBER, said(group, tin=5040), "Jo", "Dee")
    assert [each.why for each in again.reopened] == ["A receipt turned up"]
    assert closing.report(group, NOVEMBER) == again
    assert {state.month: state.reopened for state in closing.months(group)}[NOVEMBER] == 1
    assert ledger.broken_at(group) is None


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_closed_month_keeps_out_what_comes_late_and_stays_as_it_was(tmp_path, data):
    """Whatever is written, closed, opened, and renamed: closed days refuse, and closed accounts stay."""
    group = months.golden(tmp_path / f"{next(_NUMBERS)}.groupkit")
    frozen: dict[Month, object] = {}
    until = date.min
    for _step in range(6):
        what = data.draw(st.sampled_from(("write", "write", "close", "reopen", "rename", "later")))
        day = data.draw(st.dates(date(2026, 9, 1), group.today()))
        month = Month.of(day)
        shut = max(frozen, default=None)
        if what == "write":
            before = rows_of(group), group.store.ledger.head()
            if day <= until:
                refusal(lambda day=day: write(group, day, EntryType.RECEIPT, "Collections at meetings", 100))
                assert (rows_of(group), group.store.ledger.head()) == before
            else:
                write(group, day, EntryType.RECEIPT, "Collections at meetings", 100)
        elif what == "close" and until < month.end <= group.today():
            frozen[month] = closing.close(group, month, counted(group, month), "Sam", "Jo")
            until = month.end
        elif what == "reopen" and shut is not None:
            closing.reopen(group, shut, "Dee", "Ali", "Something turned up")
            del frozen[shut]
            # what had been closed along with it stays closed
            until = min(until, shut.start - timedelta(days=1))
            assert closing.report(group, shut).reopened[-1].why == "Something turned up"
        elif what == "rename":
            books.rename(group, ledger.kinds(group)[-2], f"Name {len(closing.months(group))}{day:%d%m}{_step}")
        elif what == "later":
            clock(group, group.today() + timedelta(days=31))
        assert {month: closing.report(group, month) for month in frozen} == frozen
    assert ledger.broken_at(group) is None
    group.close()


def counted(group, month):
    """Return what the book itself says is there, with reasons where there are none to give."""
    draft = closing.draft(group, month)
    figures = accounts.live(group, month).figures
    held = {place: sum(cells) for place, cells in figures.places}
    return {
        place.place: Said(place=place.place, pence=held.get(place.place, 0), on=month.end)
        for place in draft.to_prove
    }


def test_a_place_put_away_before_the_month_is_not_asked_about(group):
    jar = ledger.add_place(group, Place(name="Jar", kind=PlaceKind.TIN))
    months.hand(group, "Tin", "Jar", 100, date(2026, 11, 28))
    months.hand(group, "Jar", "Tin", 100, date(2026, 11, 28))
    books.put_away(group, jar)
    clock(group, date(2027, 2, 1))
    assert "Jar" not in [place.name for place in closing.draft(group, Month(2027, 1)).to_prove]
    assert "Jar" in [place.name for place in closing.draft(group, Month(2026, 12)).to_prove]


def test_a_book_without_money_has_no_months(tmp_path):
    with months.begun(tmp_path / "fresh.groupkit") as fresh:
        assert closing.months(fresh) == ()


def test_a_sheet_that_was_not_sent_is_named(book):
    sheet = money.sheet(book)
    clock(book, date(2026, 12, 1))
    assert closing.draft(book, NOVEMBER).unsent == ((sheet.number, sheet.day),)


def test_the_year_tells_what_was_opened_again_and_proved_in_it(group):
    clock(group, date(2026, 12, 31))
    december = Month(2026, 12)
    closing.close(group, december, said(group, bank=35820, waiting=()), "Sam", "Jo")
    year = closing.year(group, starts=accounts.CALENDAR)
    assert year.closed is not None
    assert [check.difference for check in year.figures.checks] == [0, 0]
    closing.reopen(group, december, "Dee", "Ali", "Too early")
    again = closing.year(group, starts=accounts.CALENDAR)
    assert (again.closed, [each.why for each in again.reopened]) == (None, ["Too early"])


LIST = "Date,Narrative,Amount,Balance\n07/11/2026,Room,-40.00,327.80\n14/11/2026,Fares,-6.20,{end}\n"


@pytest.mark.parametrize(("last", "found"), [("30/11/2026,Fee,-0.01,1.00\n", {430, 408, 415}), ("", set())])
def test_what_the_lists_of_the_bank_do_not_have_is_known(group, tmp_path, last, found):
    path = tmp_path / "list.csv"
    path.write_text(LIST.format(end="321.60") + last, encoding="utf-8")
    bank = named(group, place="Bank")["place"]
    taking.take_in(group, bank, taking.look(group, path))
    comparing.match_sure(group, bank)
    place = closing.draft(group, NOVEMBER).to_prove[1]
    assert place.waiting == found
