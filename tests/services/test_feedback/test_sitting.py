"""At a sitting, answers go into the box at once; the book is not touched, and what is no answer is refused."""

import hashlib

import pytest

from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services.feedback import sitting, texts
from groupkit.services.feedback.opening import Opened
from groupkit.services.group import Group
from groupkit.storage.store import Store
from tests import askings, evening


def test_the_book_is_not_touched_while_people_answer(book):
    made = askings.begun(book)
    before = hashlib.sha256(book.path.read_bytes()).digest()
    turn = sitting.begin(book, made.key)
    assert (turn.form, turn.round) == (made.form, made)
    for _person in range(6):
        turn.cast(askings.rated(2), [askings.said(" tea "), askings.said("  ")])
    turn.leave()
    turn.end()
    assert hashlib.sha256(book.path.read_bytes()).digest() == before
    assert isinstance(askings.opened(book, made.key), Opened)
    assert {text.words for text in texts.read(book, made.key, askings.READER)} == {"tea"}


def test_a_book_that_is_only_looked_at_takes_no_answers(book):
    made = askings.begun(book)
    book.close()
    before = askings.path_of(book, made.key).read_bytes()
    looked_at = Group(Store.look(book.path, evening.PASSPHRASE), evening.surroundings())
    with looked_at, pytest.raises(GroupkitError, match="looking only"):
        sitting.begin(looked_at, made.key)
    assert askings.path_of(book, made.key).read_bytes() == before


def test_what_is_no_answer_is_refused_without_repeating_it(book):
    made = askings.begun(book)
    turn = sitting.begin(book, made.key)
    secret = "my very own words"
    with pytest.raises(RefusedError) as told:
        turn.cast(
            {"welcome": 9, "keep": 1, secret: 1}, [askings.said(secret * 40), askings.said(secret, "welcome")]
        )
    assert {problem.field for problem in told.value.problems} >= {"welcome", "keep"}
    assert secret not in str(told.value)
    turn.end()
    with pytest.raises(Exception, match="ended"):
        turn.cast({})
