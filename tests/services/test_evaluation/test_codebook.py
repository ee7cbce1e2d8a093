"""A group adds themes of its own to the codebook, and lays some to rest; never while somebody codes alone."""

from datetime import timedelta

import pytest

from groupkit.core.evaluation.codes import Code
from groupkit.core.evaluation.coding import Coding
from groupkit.core.problems import RefusedError
from groupkit.services.evaluation import answers, codebook, coding
from groupkit.services.group import Group
from tests import studied, talkrounds

SEAT = Code(key="", part="helped", title=" A quiet  seat", means="Room to sit apart. ", since="T9")


def keys(group: Group, part: str) -> list[str]:
    return [each.key for each in codebook.listing(group) if each.part == part]


def test_a_theme_of_our_own_stands_with_its_day(book):
    made = codebook.add(book, SEAT)
    assert (made.key, made.title, made.means) == ("a-quiet-seat", "A quiet seat", "Room to sit apart.")
    assert (made.added_on, made.since, made.resting_on) == (book.today(), "", None)
    assert codebook.listing(book)[[each.key for each in codebook.listing(book)].index(made.key)] == made
    assert keys(book, "helped")[-1] == "a-quiet-seat"
    with pytest.raises(RefusedError, match="There is one called"):
        codebook.add(book, SEAT)


def test_what_is_laid_to_rest_stays_in_the_book(book):
    codebook.add(book, SEAT)
    talkrounds.on(book, book.today() + timedelta(days=1))
    for key in ("a-quiet-seat", "spirit", "spirit"):
        assert codebook.rest(book, key).resting_on == book.today()
    resting = {each.key: each for each in codebook.listing(book) if not each.offered}
    assert set(resting) == {"a-quiet-seat", "spirit"}
    assert resting["a-quiet-seat"].added_on == book.today() - timedelta(days=1)
    assert resting["spirit"].added_on is None
    book.undo()
    assert next(each for each in codebook.listing(book) if each.key == "spirit").offered
    with pytest.raises(RefusedError, match="no theme called nothing"):
        codebook.rest(book, "nothing")


def test_its_own_words_are_told_in_the_language_of_the_paper(book):
    plain, strange = codebook.listing(book)[0], codebook.listing(book, "en-XA")[0]
    assert plain.key == strange.key
    assert plain.title != strange.title


def test_a_new_theme_would_tell_one_coder_what_the_other_hears(book):
    made = talkrounds.begun(book)
    secret = talkrounds.unlocked(book)
    sign = talkrounds.invited(book, made.key, secret)
    answer = studied.answer(sign, "T1", {"path": {}})
    answers.keep(book, made.key, answer)
    codebook.add(book, SEAT)
    heard = Coding(of=answer.key, codes=frozenset({"a-quiet-seat"}))
    coding.code(book, made.key, made.coders[0], heard, secret)
    for change in (
        lambda: codebook.add(book, Code(key="", part="helped", title="x", means="y")),
        lambda: codebook.rest(book, "spirit"),
    ):
        with pytest.raises(RefusedError, match="each alone"):
            change()
    coding.hand_in(book, made.key, made.coders[0], secret)
    with pytest.raises(RefusedError, match="each alone"):
        codebook.rest(book, "spirit")
    studied.coded(book, made, "Alex", (heard,))
    codebook.rest(book, "spirit")
