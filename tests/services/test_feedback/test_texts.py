"""Words of one's own: for the reader alone, passed on by two in other words, gone once themes are agreed."""

from typing import Any

import pytest

from groupkit.core.feedback.said import Sort
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services.feedback import texts
from groupkit.storage.vault import WrongPassphraseError
from tests import askings

BY: dict[str, Any] = {"by": "Robin", "second": "Kim"}


@pytest.fixture
def key(book):
    """Return the key of a round in which six people wrote something."""
    made = askings.begun(book)
    written = [[askings.said(f"tea number {at}", may_be_read=at == 0)] for at in range(6)]
    askings.cast(book, made.key, [askings.rated(2)] * 6, written)
    askings.opened(book, made.key)
    return made.key


def refused(does, *args, **more):
    with pytest.raises(RefusedError) as told:
        does(*args, **more)
    return {problem.field: str(problem) for problem in told.value.problems}


def test_only_the_reader_reads(book, key):
    for other in (askings.TRUSTEE, "nobody's passphrase"):
        with pytest.raises(WrongPassphraseError, match="not the one of Robin"):
            texts.read(book, key, other)
    assert {text.words for text in texts.read(book, key, askings.READER)} == {f"tea number {at}" for at in range(6)}


def test_words_for_somebody_else_are_not_read(book, key):
    with book.store.quietly():
        book.store._db.execute_sql("UPDATE feedback_texts SET sealed = zeroblob(99)")
    with pytest.raises(GroupkitError, match="cannot be read any more"):
        texts.read(book, key, askings.READER)


def test_two_people_pass_on_other_words(book, key):
    theirs = {text.may_be_read: text for text in texts.read(book, key, askings.READER)}
    read = texts.pass_on(book, key, theirs[True], " The tea   is good. ", **BY)
    summed = texts.pass_on(book, key, theirs[False], "More tea.", **BY)
    assert (read.sort, summed.sort, read.words) == (Sort.READ, Sort.SUMMARY, "The tea is good.")
    answer = texts.respond(book, key, "We are glad you said it.", **BY)
    assert {each.id for each in texts.said(book, key)} == {read.id, summed.id, answer.id}
    assert texts.said(book, key)[-1].sort is Sort.WORRY
    texts.take_back(book, key, read.id)
    assert read.id not in {each.id for each in texts.said(book, key)}


def test_what_may_tell_of_a_person_is_asked_about(book, key):
    own = askings.said("tea number 1")
    same = refused(texts.pass_on, book, key, own, "Tea, number 1!", by=" ", second="")
    assert set(same) == {"by", "second", "words"}
    assert "Two people" in refused(texts.respond, book, key, "Hello", by="Kim", second="kim ")["second"]
    assert "Write what" in refused(texts.respond, book, key, " ", **BY)["words"]
    assert "letters at most" in refused(texts.respond, book, key, "x" * 601, **BY)["words"]
    for words in ("Sam makes good tea.", "Tea since 2019.", "Ask tea@example.org"):
        assert "People could tell" in refused(texts.pass_on, book, key, own, words, **BY)["words"]
    assert texts.pass_on(book, key, own, "Sam makes good tea.", **BY, sure=True).id


def test_once_the_themes_are_agreed_the_words_go(book, key):
    assert texts.waiting(book, key)
    assert texts.forget(book, key)
    assert not texts.waiting(book, key)
    assert not texts.forget(book, key)
    with pytest.raises(RefusedError, match="themes are agreed"):
        texts.read(book, key, askings.READER)
    assert b"tea number" not in book.path.read_bytes()


def test_names_are_known_in_memory_alone(book):
    tells = texts.watching(book)
    book.store.close()
    assert tells("thank SAM for it")
    assert tells("ring 07700 900123")
    assert not tells("the tea was warm")
