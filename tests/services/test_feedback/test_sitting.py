"""At a sitting, answers go into the box at once; the book is not touched, and what is no answer is refused."""

import hashlib

import pytest

from groupkit.core.problems import RefusedError
from groupkit.services.feedback import sitting, texts
from groupkit.services.feedback.opening import Opened
from tests import askings


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
