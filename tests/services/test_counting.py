"""Counting at any time: blind, by two, kept as it was; the book follows only when somebody says why."""

from dataclasses import replace

import pytest

from groupkit.core.limits import Limits
from groupkit.core.moves import Move
from groupkit.core.problems import RefusedError
from groupkit.services import books, check, counting, ledger
from groupkit.services.counting import Count
from tests.evening import SATURDAY

TIN = 1


def counted(total=4215, **changed):
    return replace(Count(place=TIN, typed=total, by="Sam", second="Jo"), **changed)


def newest(book):
    found = counting.newest(book, TIN)
    assert found is not None
    return found


def refusal(action):
    with pytest.raises(RefusedError) as refused:
        action()
    return [problem.field for problem in refused.value.problems]


@pytest.mark.parametrize(("total", "difference"), [(4215, 0), (4200, -15), (4300, 85)])
def test_the_book_becomes_what_was_counted(book, total, difference):
    seq, over = counting.count(book, counted(total))
    assert over == difference
    assert ledger.held(book, TIN) == 4215
    made = counting.accept(book, seq, "a coin under the table")
    assert (made is None) == (difference == 0)
    assert ledger.held(book, TIN) == total
    assert newest(book).seq == seq
    assert check.check(book).holds


def test_a_count_by_coin_keeps_its_coins(book):
    _seq, over = counting.count(book, counted(typed=None, coins={1000: 4, 200: 1, 10: 1, 5: 1, 2: 0}))
    facts = newest(book).facts
    assert (over, facts["total"], facts["coins"]) == (0, 4215, {"1000": 4, "200": 1, "10": 1, "5": 1})
    assert counting.newest(book, 2) is None


def test_a_group_may_count_other_notes_too(book):
    many = {10000: 1}
    assert refusal(lambda: counting.count(book, counted(typed=None, coins=many))) == ["coins"]
    books.set_limits(book, Limits(more_notes=(10000,)))
    assert counting.worths(book)[0] == 10000
    assert counting.count(book, counted(typed=None, coins=many))[1] == 10000 - 4215


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"second": "", "alone": "snow"}, []),
        ({"second": ""}, ["second"]),
        ({"second": " sam "}, ["second"]),
        ({"by": "", "second": ""}, ["by", "second"]),
        ({"place": 99}, ["place"]),
        ({"typed": -1}, ["coins"]),
        ({"typed": 10**7}, ["coins"]),
        ({"typed": None, "coins": {3: 1}}, ["coins"]),
        ({"typed": None, "coins": {5: -1}}, ["coins"]),
    ],
)
def test_a_count_says_who_and_what(book, changed, fields):
    seal = ledger.current_seal(book)
    if fields:
        assert refusal(lambda: counting.count(book, counted(**changed))) == fields
        assert ledger.current_seal(book) == seal
    else:
        counting.count(book, counted(**changed))


def test_a_count_waits_until_the_book_says_so_or_money_moved(book):
    assert counting.waiting(book) == ()
    counting.count(book, counted())
    assert counting.waiting(book) == ()
    seq, _ = counting.count(book, counted(4200))
    assert [each.seq for each in counting.waiting(book)] == [seq]
    counting.accept(book, seq, "Don’t know")
    assert counting.waiting(book) == ()
    counting.count(book, counted(4100))
    books.move(book, Move(day=SATURDAY, pence=5, fund=1, out_of=TIN, into=2, who="Jo"))
    assert counting.waiting(book) == ()


def test_a_difference_wants_a_word_and_a_fresh_count(book):
    seq, _ = counting.count(book, counted(4200))
    assert refusal(lambda: counting.accept(book, seq, " ")) == ["why"]
    assert refusal(lambda: counting.accept(book, 99, "x")) == ["entry"]
    books.move(book, Move(day=SATURDAY, pence=5, fund=1, out_of=TIN, into=2, who="Jo"))
    assert refusal(lambda: counting.accept(book, seq, "x")) == ["entry"]
