"""A sheet that is given up keeps its number, and its meeting may have another."""

from dataclasses import replace
from datetime import timedelta

import pytest

from groupkit.core import proof
from groupkit.core.problems import RefusedError
from groupkit.core.states import State
from groupkit.services import check, ledger, meetings, money, states
from tests.evening import COINS, SATURDAY, agreed, filled_sheet, named, rows


def refusal(action):
    with pytest.raises(RefusedError) as refused:
        action()
    return [problem.field for problem in refused.value.problems]


def test_a_sheet_for_the_wrong_day_is_given_up(book):
    wrong = money.sheet(book, meetings.on(book, SATURDAY - timedelta(weeks=1)))
    for row in rows(book):
        money.add_row(book, wrong, row)
    money.about(book, wrong, made_by="Sam")
    money.count(book, wrong, "Sam", 4215)
    seq = money.void(book, wrong, "The wrong day")
    assert book.next_undo is None
    record = book.store.ledger.entry(seq)
    assert record is not None
    assert (record.facts["rows"][0][-1], record.facts["counts"], record.wording("why")) == (
        1840, [4215], "The wrong day",
    )  # fmt: skip
    agreed(book)
    right = filled_sheet(book)
    letter = money.send(book, right)
    assert (right.number, letter.follows) == (38, 36)
    assert list(proof.problems(letter)) == []
    sent, void = money.status(book)
    assert (sent.number, sent.state) == (38, State.SENT)
    assert (void.number, void.state, void.see, void.words) == (37, State.VOID, 38, "The wrong day")
    assert check.check(book).holds


def test_a_meeting_may_have_another_sheet_on_that_day(book, held):
    first = money.sheet(book, held)
    money.void(book, first, see=36)
    again = money.sheet(book, held)
    assert (first.number, again.number, again.rows) == (37, 38, ())
    assert [line.see for line in money.status(book) if line.state is State.VOID] == [36]
    assert states.before(book, replace(again, number=1)) is None


def test_a_sheet_that_was_sent_stays(book):
    agreed(book)
    sheet = filled_sheet(book)
    assert refusal(lambda: money.void(book, sheet, see=sheet.number)) == ["see"]
    money.send(book, sheet)
    assert refusal(lambda: money.void(book, sheet)) == ["sheet"]


def test_numbers_of_another_tin_are_not_touched(book, held):
    money.void(book, money.sheet(book, held))
    assert [each.facts["subject"] for each in states.voided(book)] == [37]
    assert states.voided(book, named(book, place="Bank")["place"]) == ()
    assert ledger.held(book, 1) == 4215
    sheet = money.sheet(book, held)
    assert money.count(book, sheet, "Sam", COINS).start == 4215
