"""Entries are kept as they were written, in order, with the hash of each."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import IntegrityError

from groupkit.core.ledger import START, Entry, EntryType, Fund, FundKind, Line, Wording, chained, first_break
from groupkit.services import ledger

AT = datetime(2026, 11, 14, 10, 28, tzinfo=UTC)
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
pence = st.integers(1, 9_999_999) | st.integers(-9_999_999, -1)


def entry(seq: int, *, day: date = date(2026, 11, 14), lines=((1, 1, None, 500),), **more) -> Entry:
    return Entry(
        seq=seq, day=day, recorded_at=AT, type=EntryType.OPENING, lines=tuple(Line(*line) for line in lines), **more
    )


def test_an_empty_book_stands_at_the_start(other):
    assert other.store.ledger.head() == (0, START)
    assert other.store.ledger.balances() == {}
    assert list(other.store.ledger.links()) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    st.lists(
        st.tuples(st.integers(1, 3), st.integers(1, 3), st.none() | st.integers(1, 3), pence),
        min_size=1,
        max_size=4,
    ),
    st.dictionaries(st.sampled_from(["note", "who", "second"]), text, max_size=3),
    st.binary(min_size=16, max_size=16),
)
def test_any_entry_comes_back_as_it_was_written(book, day, lines, words, salt):
    seq, head = book.store.ledger.head()
    wordings = tuple(Wording.of(what, words[what], salt) for what in sorted(words))
    made = entry(seq + 1, day=day, lines=lines, wordings=wordings, sheet=3, decided_on=day)
    (link,) = chained([made], head)
    with book.store.step("Write"):
        book.store.ledger.add([link])
    assert list(book.store.ledger.links(after=seq)) == [link]
    assert book.store.ledger.head() == (seq + 1, link.hash)
    assert ledger.broken_at(book) is None


def test_a_number_is_used_once(book):
    (first,) = chained([entry(1)])
    with pytest.raises(IntegrityError), book.store.step("Write"):
        book.store.ledger.add([first])


def test_half_an_entry_is_never_kept(book):
    seq, head = book.store.ledger.head()
    made = chained([entry(seq + 1, lines=((1, 1, None, 5), (99, 1, None, 5)))], head)
    with pytest.raises(IntegrityError), book.store.step("Write"):
        book.store.ledger.add(made)
    assert book.store.ledger.head() == (seq, head)
    assert first_break(book.store.ledger.links()) is None


def test_the_day_since_which_a_place_holds_money(book):
    seq, head = book.store.ledger.head()
    days = [(date(2026, 10, 1), 5), (date(2026, 10, 8), -5), (date(2026, 10, 15), 3), (date(2026, 10, 22), 4)]
    drafts = [entry(seq + n, day=day, lines=((2, 1, None, pence),)) for n, (day, pence) in enumerate(days, start=1)]
    assert book.store.ledger.held_since(2) is None
    with book.store.step("Write"):
        book.store.ledger.add(chained(drafts, head))
    assert book.store.ledger.held_since(2) == date(2026, 10, 15)


def test_what_a_grant_may_buy_is_kept(other):
    fund = ledger.add_fund(
        other, Fund(name="Grant", kind=FundKind.RESTRICTED, ends_on=date(2027, 3, 31), buys=frozenset({3, 1}))
    )
    assert ledger.funds(other) == (fund,)
