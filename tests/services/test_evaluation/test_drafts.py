"""What a scribe types lasts as long as the talk: it comes back after the power went, and goes once it is over."""

import pytest

from groupkit.core.evaluation.answers import Answer
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services.evaluation import answers, contacts, drafts, rounds
from tests import talkrounds


@pytest.fixture(name="made")
def _made(other):
    return talkrounds.begun(other)


@pytest.fixture(name="signs")
def _signs(other, made):
    secret = talkrounds.unlocked(other)
    return [talkrounds.invited(other, made.key, secret) for _each in range(2)]


def files(book):
    return sorted(path.name for path in book.path.parent.glob("*evaluation/*"))


def test_what_was_typed_comes_back_after_the_power_went(other, made, signs):
    for sign in signs:
        drafts.begin(other, made.key, sign, "T1").keep("q", f"{sign} said")
    draft = drafts.begin(other, made.key, signs[0], "T1")
    draft.keep("more", "and more")
    draft.keep("more", "")
    again = drafts.begin(other, made.key, signs[0], "T1")
    assert again.words == {"q": f"{signs[0]} said"}
    assert drafts.begin(other, made.key, signs[0], "T2").words == {}
    assert files(other) == [f"{made.key}.drafts"]
    assert signs[0] not in repr(again)


def test_words_that_were_taken_out_again_are_in_no_file(other, made, signs):
    draft = drafts.begin(other, made.key, signs[0], "T1")
    draft.keep("q", "")
    assert files(other) == []
    draft.keep("q", "Zarquonja")
    draft.keep("q", "")
    assert drafts.begin(other, made.key, signs[0], "T1").words == {}


def test_once_drafts_are_let_go_a_talk_under_way_writes_none_and_touches_no_other(other, made, signs):
    before = drafts.begin(other, made.key, signs[0], "T1")
    before.keep("q", "one")
    contacts.close(other, made.key)
    with pytest.raises(GroupkitError, match="over"):
        before.keep("q", "more")
    assert files(other) == []
    drafts.begin(other, made.key, signs[1], "T1").keep("q", "two")
    drafts.accept(other, before, (Answer(sign=signs[0], wave="T1", question="better", words="One, as read back"),))
    assert drafts.begin(other, made.key, signs[1], "T1").words == {"q": "two"}
    assert len(list(other.store.evaluation_answers)) == 1


def test_the_file_of_drafts_tells_nothing_without_the_book(other, made, signs):
    drafts.begin(other, made.key, signs[0], "T1").keep("q", "Zarquonja")
    (path,) = other.path.parent.glob("*evaluation/*")
    short = path.read_bytes()
    drafts.begin(other, made.key, signs[0], "T1").keep("q", "Zarquonja" * 200)
    long = path.read_bytes()
    assert len(short) == len(long)
    assert b"Zarquonja" not in short + long


def test_a_talk_that_was_read_back_is_kept_and_its_draft_gone(other, made, signs):
    first, second = (drafts.begin(other, made.key, sign, "T1") for sign in signs)
    first.keep("q", "one")
    second.keep("q", "two")
    kept = Answer(sign=signs[0], wave="T1", question="better", words="One, as read back")
    drafts.accept(other, first, (kept,))
    assert len(list(other.store.evaluation_answers)) == 1
    assert drafts.begin(other, made.key, signs[1], "T1").words == {"q": "two"}
    assert other.store.evaluation_rounds.keys(made.id).secret is not None
    drafts.drop(other, second)
    assert files(other) == []
    assert other.store.evaluation_rounds.keys(made.id).secret is None
    with pytest.raises(GroupkitError, match="over"):
        second.keep("q", "more")
    assert second.words == {}


def test_what_cannot_be_kept_leaves_the_draft_as_it_was(other, made, signs):
    draft = drafts.begin(other, made.key, signs[0], "T1")
    draft.keep("q", "one")
    with pytest.raises(RefusedError):
        drafts.accept(other, draft, (Answer(sign=signs[0], wave="T1", question="better", words=""),))
    assert draft.words == drafts.begin(other, made.key, signs[0], "T1").words == {"q": "one"}


def test_a_draft_that_cannot_be_read_holds_no_talk_up(other, made, signs):
    drafts.begin(other, made.key, signs[0], "T1").keep("q", "one")
    (path,) = other.path.parent.glob("*evaluation/*")
    path.write_bytes(path.read_bytes()[:-1])
    again = drafts.begin(other, made.key, signs[0], "T1")
    assert again.words == {}
    again.keep("q", "anew")
    assert drafts.begin(other, made.key, signs[0], "T1").words == {"q": "anew"}


def test_no_talk_begins_with_a_sign_there_is_not_nor_once_the_round_is_over(other, made, signs):
    with pytest.raises(RefusedError):
        drafts.begin(other, made.key, "Nemo", "T1")
    draft = drafts.begin(other, made.key, signs[0], "T1")
    draft.keep("q", "one")
    rounds.close(other, made.key)
    assert files(other) == []
    with pytest.raises(RefusedError):
        drafts.begin(other, made.key, signs[0], "T1")
    with pytest.raises(RefusedError):
        answers.sitting(other, made.key, signs[0], "T1")
    drafts.drop(other, draft)
    assert files(other) == []
