"""A group adds themes of its own to the codebook, and lays some to rest; never while somebody codes alone."""

from datetime import timedelta

import pytest

from groupkit.core.evaluation.codes import Code
from groupkit.core.problems import RefusedError
from groupkit.services.evaluation import codebook
from groupkit.services.group import Group
from tests import talkrounds, twocoders

SEAT = Code(key="", part="helped", title=" A quiet  seat", means="Room to\n sit apart. ", since="T9")


def keys(group: Group, part: str) -> list[str]:
    return [each.key for each in codebook.listing(group) if each.part == part]


def test_a_theme_of_our_own_stands_with_its_day(other):
    made = codebook.add(other, SEAT)
    assert (made.key, made.title, made.means) == ("a-quiet-seat", "A quiet seat", "Room to sit apart.")
    assert (made.added_on, made.since, made.resting_on) == (other.today(), "", None)
    assert codebook.listing(other)[[each.key for each in codebook.listing(other)].index(made.key)] == made
    assert keys(other, "helped")[-1] == "a-quiet-seat"
    with pytest.raises(RefusedError, match="There is one called"):
        codebook.add(other, SEAT)


def test_what_is_laid_to_rest_stays_in_the_book(other):
    codebook.add(other, SEAT)
    talkrounds.on(other, other.today() + timedelta(days=1))
    for key in ("a-quiet-seat", "spirit", "spirit"):
        assert codebook.rest(other, key).resting_on == other.today()
    resting = {each.key: each for each in codebook.listing(other) if not each.offered}
    assert set(resting) == {"a-quiet-seat", "spirit"}
    assert resting["a-quiet-seat"].added_on == other.today() - timedelta(days=1)
    assert resting["spirit"].added_on is None
    other.undo()
    assert next(each for each in codebook.listing(other) if each.key == "spirit").offered
    with pytest.raises(RefusedError, match="no theme called nothing"):
        codebook.rest(other, "nothing")


def test_its_own_words_are_told_in_the_language_of_the_paper(other):
    plain, strange = codebook.listing(other)[0], codebook.listing(other, "en-XA")[0]
    assert plain.key == strange.key
    assert plain.title != strange.title


def test_a_new_theme_would_tell_one_coder_what_the_other_hears(tmp_path):
    with twocoders.copied(twocoders.prepared(tmp_path), tmp_path / "there") as room:
        codebook.add(room.group, SEAT)
        for at in (0, 1):
            room.code(0, at, "a-quiet-seat")
        tea = Code(key="", part="helped", title="Tea", means="Warm hands.")
        for change in (lambda: codebook.add(room.group, tea), lambda: codebook.rest(room.group, "spirit")):
            with pytest.raises(RefusedError, match="each alone"):
                change()
        room.hand_in(0)
        with pytest.raises(RefusedError, match="each alone"):
            codebook.rest(room.group, "spirit")
        for at in (0, 1):
            room.code(1, at)
        room.hand_in(1)
        codebook.rest(room.group, "spirit")
