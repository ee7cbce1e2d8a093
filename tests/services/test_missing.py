"""Money is missing: the sheet is frozen, steps are gone through, and nobody is told by the book."""

import pytest

from groupkit.core.missing import COUNT, LOOK, PRINT, REST, STEPS, STOP, TELL, THAWED
from groupkit.core.problems import RefusedError
from groupkit.i18n import catalogue
from groupkit.services import ledger, meetings, missing, money
from tests import evening


@pytest.fixture
def sheet(book):
    return evening.filled_sheet(book)


def test_a_frozen_sheet_changes_only_when_two_people_say_so(book, sheet):
    missing.tick(book, STOP)
    assert missing.is_frozen(book, sheet.id)
    for change in (
        lambda: money.add_row(book, sheet, next(evening.rows(book))),
        lambda: money.remove_row(book, sheet, sheet.rows[0].id),
        lambda: money.count_again(book, sheet),
        lambda: money.about(book, sheet, explanation="Found"),
        lambda: money.send(book, sheet),
    ):
        with pytest.raises(RefusedError, match="Sheet 37 is frozen until two people say that it may go on"):
            change()
    with pytest.raises(RefusedError) as refused:
        missing.thaw(book, "Sam", " sam ")
    assert [problem.field for problem in refused.value.problems] == ["second"]
    with pytest.raises(RefusedError) as refused:
        missing.thaw(book, "", "")
    assert [problem.field for problem in refused.value.problems] == ["by", "second"]
    missing.thaw(book, "Sam", "Jo")
    assert missing.done(book)[THAWED].name == "Sam and Jo"
    assert money.send(book, sheet).statement.number == 37


def test_nothing_of_it_stands_in_the_book_that_travels(book, sheet):
    before = ledger.sealed(book)
    for step in STEPS:
        missing.tick(book, step, "Maria")
    missing.thaw(book, "Sam", "Jo")
    assert ledger.sealed(book) == before


def test_where_every_sheet_is_sent_there_is_nothing_to_freeze(book, sheet):
    money.send(book, sheet)
    assert missing.draft(book) is None
    assert missing.tick(book, STOP).sheet is None
    missing.put_aside(book)
    assert missing.done(book) == {}


def test_the_newest_sheet_that_can_change_is_the_one_that_is_frozen(book, sheet):
    money.send(book, sheet)
    evening.later(book, weeks=1)
    following = money.sheet(book, meetings.tonight(book))
    assert missing.tick(book, STOP).sheet == following.id
    assert not missing.is_frozen(book, sheet.id)
    assert missing.is_frozen(book, following.id)


def test_steps_are_ticked_in_any_order_and_can_be_left(book, sheet):
    missing.tick(book, LOOK)
    missing.tick(book, COUNT)
    missing.untick(book, LOOK)
    assert set(missing.done(book)) == {COUNT}
    assert book.undo() == "Go through what to do with missing money"
    assert set(missing.done(book)) == {COUNT, LOOK}


def test_what_is_done_is_told_with_its_day_name_and_entry(book, sheet):
    form = missing.form().told(catalogue("en"))
    words = {step.key: step.done for step in form.step}
    for step in (COUNT, PRINT):
        missing.tick(book, step)
    missing.tick(book, TELL, " Maria ")
    ledger.reverse(book, 1, "Typed twice", "Sam")
    assert missing.told(book, COUNT, words[COUNT]) == "Counted by two people on Saturday 14 November."
    assert missing.told(book, PRINT, words[PRINT]) == "Printed up to entry 1."
    assert missing.told(book, TELL, words[TELL]) == "Maria knows since Saturday 14 November."


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda book: missing.tick(book, "blame"), "Choose one of the steps"),
        (lambda book: missing.tick(book, TELL, " "), "Write who knows now"),
        (lambda book: missing.untick(book, STOP), "Ask one more person: two of you say"),
        (missing.put_aside, "First let two people say that it may go on"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(book, sheet, act, said):
    missing.tick(book, STOP)
    before = missing.done(book)
    with pytest.raises(RefusedError, match=said):
        act(book)
    assert missing.done(book) == before


def test_it_is_put_aside_and_leaves_nothing(book, sheet):
    for step in (STOP, COUNT, REST):
        missing.tick(book, step)
    missing.thaw(book, "Sam", "Jo")
    missing.put_aside(book)
    assert missing.done(book) == {}
    missing.tick(book, STOP)
    assert missing.is_frozen(book, sheet.id)
