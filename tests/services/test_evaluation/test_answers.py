"""What was said is sealed to the three who may read it, without any passphrase, whatever way it was given."""

import pytest
from nacl.public import PrivateKey

from groupkit.core.evaluation.answers import Answer, By, Setback, SetbackKind, Way
from groupkit.core.feedback.forms import RATHER_NOT, Kind, Text
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services.evaluation import answers
from groupkit.services.feedback.sitting import Sitting
from groupkit.storage.evaluation.sealing import unsealed
from tests import talkrounds
from tests.refusals import refused

SAID = Answer(
    sign="",
    wave="T2",
    question="since",
    words="  Hard, and then I rang somebody. ",
    by=By.PHONE,
    setback=Setback(what=SetbackKind.MIND, helped="rang somebody"),
    path={"recovery": Way.HARDER},
)


@pytest.fixture(name="made")
def _made(other):
    return talkrounds.begun(other)


@pytest.fixture(name="sign")
def _sign(other, made):
    return talkrounds.invited(other, made.key, talkrounds.unlocked(other))


def said(sign, **about):
    usual = {name: getattr(SAID, name) for name in ("wave", "question", "words", "by", "setback", "path")}
    return Answer(**{**usual, "sign": sign, **about})


def read(book, name="Robin") -> list[Answer]:
    """Return what somebody who holds a key reads."""
    column = {"Robin": "for_reader", "Alex": "for_second"}[name]
    secret = talkrounds.unlocked(book, name)
    return [unsealed(getattr(row, column), secret, Answer) for row in book.store.evaluation_answers]


def test_what_was_said_three_people_read_and_nobody_else(other, made, sign):
    answers.keep(other, made.key, said(sign))
    assert read(other) == read(other, "Alex") == [said(sign, words=SAID.words.strip())]
    (row,) = other.store.evaluation_answers
    assert unsealed(row.for_first, talkrounds.unlocked(other), Answer) == read(other)[0]
    for blob in (row.for_reader, row.for_first, row.for_second):
        with pytest.raises(GroupkitError, match="cannot be read"):
            unsealed(blob, PrivateKey.generate(), Answer)


def test_short_and_long_words_have_the_same_length(other, made, sign):
    answers.keep_all(other, made.key, (said(sign, words="x"), said(sign, words="x" * 1500)))
    rows = tuple(other.store.evaluation_answers)
    assert len({len(blob) for row in rows for blob in (row.for_reader, row.for_first, row.for_second)}) == 1


def test_all_of_a_talk_is_kept_or_nothing(other, made, sign):
    told = refused(
        answers.keep_all,
        other,
        made.key,
        (
            said(sign),
            said("Nemo", wave="T9", words="x" * 4001),
            said(sign, words=" ", setback=None, path={}),
            said(sign, setback=Setback(what=SetbackKind.BOTH, helped="x" * 4001)),
        ),
    )
    assert set(told) == {"sign", "wave", "words", "helped"}
    assert list(other.store.evaluation_answers) == []


def test_somebody_answers_on_the_laptop_by_their_sign(other, made, sign):
    turn = answers.sitting(other, made.key, sign, "T1")
    assert isinstance(turn, Sitting)
    assert (turn.form.id, turn.round.key, turn.round.form) == ("life-and-group", made.key, turn.form)
    chosen = next(each for each in turn.form.questions if each.kind is Kind.CHOICE)
    long = [each for each in turn.form.questions if each.kind is Kind.LONG][:2]
    turn.cast({chosen.key: 0, "helped-how": RATHER_NOT}, (Text(question=long[0].key, words=" Mornings "),))
    turn.leave()
    turn.end()
    found = read(other)
    assert [(each.question, each.words) for each in found] == [
        (chosen.key, chosen.options[0].words),
        (long[0].key, "Mornings"),
    ]
    assert {(each.sign, each.wave, each.by) for each in found} == {(sign, "T1", By.KIOSK)}
    with pytest.raises(RefusedError):
        turn.cast({"nothing": 1})
    assert sign not in repr(turn)
    assert set(refused(answers.sitting, other, made.key, "Nemo", "T7")) == {"sign", "wave"}


def test_only_what_is_asked_is_answered(other, made, sign):
    told = refused(answers.keep, other, made.key, said(sign, wave="T1", path={"weather": Way.SAME}, words="a\0"))
    assert "since is not asked in T1" in told["question"]
    assert "weather" in told["path"]
    assert "nobody sees" in told["words"]
    assert "called weather" in refused(answers.refuse_areas, other, {"weather": Way.SAME})["path"]
    answers.refuse_areas(other, {"hope": Way.SAME, "family": Way.SAME})
    second = talkrounds.begun(other, title="Another")
    assert "Nobody is asked" in refused(answers.keep, other, second.key, said(sign))["sign"]
    assert "Nobody is asked" in refused(answers.refuse_place, other, second.key, sign, "T2", "since")["sign"]
    assert set(refused(answers.refuse_place, other, made.key, "Nemo", "T9", "q")) == {"sign", "wave"}
    answers.refuse_place(other, made.key, sign, "T2", "since")
