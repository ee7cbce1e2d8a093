"""An open talk is kept with a name, sealed to whoever asked, and goes when its day comes or it is asked for."""

from datetime import timedelta

import pytest

from groupkit.core.problems import RefusedError
from groupkit.services import group
from groupkit.services.feedback import keepers, talks
from groupkit.services.feedback.talks import Notes
from groupkit.storage.vault import WrongPassphraseError
from tests import askings, evening


def refused(does, *args, **more):
    with pytest.raises(RefusedError) as told:
        does(*args, **more)
    return {problem.field: str(problem) for problem in told.value.problems}


def written(book, **about):
    day = book.today()
    usual = {"who": " Kim ", "day": day, "words": {"use": " A lot. ", "gaps": " "}, "to_group": ("use", "gaps")}
    notes = Notes(**{**usual, "agreed": True, **about})
    reader, until = keepers.named(book, "Robin").id, day + timedelta(days=30)
    return talks.write(book, askings.form("commissioner-talk"), notes, reader=reader, keep_until=until)


def test_a_talk_is_read_by_its_reader_alone(book):
    askings.keys(book)
    made = written(book)
    assert [(talk.id, talk.form) for talk in talks.listing(book)] == [(made.id, "commissioner-talk")]
    with pytest.raises(WrongPassphraseError):
        talks.read(book, made.id, askings.TRUSTEE)
    notes = talks.read(book, made.id, askings.READER)
    assert (notes.who, notes.words, notes.to_group, notes.recorded) == ("Kim", {"use": "A lot."}, ("use",), False)


def test_a_talk_goes_when_it_is_asked_for_or_its_day_comes(book):
    askings.keys(book)
    talks.forget(book, written(book).id)
    assert talks.listing(book) == ()
    assert "no talk with the number 1" in refused(talks.forget, book, 1)["talk"]
    written(book)
    evening.later(book, weeks=5)
    assert group.due(book)
    assert group.sweep(book)
    assert talks.listing(book) == ()


def test_what_is_wrong_is_said_at_once(book):
    askings.keys(book)
    wrong = refused(written, book, who="", agreed=False, words={"use": "x" * 4001, "other": "x"})
    assert set(wrong) == {"who", "agreed", "use", "other"}
    assert "40 letters" in refused(written, book, who="x" * 81)["who"]
    notes = Notes(who="Kim", day=book.today(), agreed=True)
    form = askings.form()
    told = refused(talks.write, book, form, notes, reader=9, keep_until=book.today())
    assert set(told) == {"form", "reader", "keep_until"}
