"""How small a room is, what is said of it, and everything that keeps a round from opening."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.feedback.rounds import Below, Keeper, Room, code, problems, room, told_beforehand
from groupkit.storage.feedback import shipped
from tests.boxes import DAY, FORM, ROUND

ROBIN = Keeper(id=1, name="Robin", public=b"", salt=b"", wrapped=b"", since=DAY)
KIM = replace(ROBIN, id=2, name="Kim")
ROUND_ = replace(ROUND, keep_until=DAY.replace(month=2))


def wrong(made=ROUND_, reader=ROBIN, trustee=KIM, leading=()):
    return {problem.field: str(problem) for problem in problems(made, reader, trustee, leading)}


@pytest.mark.parametrize(
    ("able", "k", "found"),
    [
        *((4, 5, Room.CLOSED), (5, 5, Room.TIGHT), (7, 5, Room.TIGHT), (8, 5, Room.MIDDLING)),
        *((6, 3, Room.SMALL), (9, 5, Room.MIDDLING), (10, 5, Room.AMPLE), (10, 8, Room.TIGHT), (11, 8, Room.AMPLE)),
    ],
)
def test_a_room_is_as_small_as_those_who_could_answer(able, k, found):
    assert room(able, k) is found


@given(st.integers(1, 999), st.integers(3, 40), st.sampled_from(Below), st.booleans())
def test_what_is_said_has_no_gap_and_ends_with_what_becomes_of_the_box(able, k, below, composite):
    words = shipped.words().room
    form = replace(FORM, composite=("ask-0",)) if composite else FORM
    lines = told_beforehand(words, form, able, k, below)
    assert not any("{" in line for line in lines)
    if able < k:
        assert len(lines) == 1
        return
    assert lines[-2] == (words.below_merge if below is Below.MERGE else words.below_destroy)
    small = words.small if composite else words.small_no_word
    assert (small in lines) == (able < 8)
    assert (words.guess in lines) == (able < 10)
    again = told_beforehand(words, form, able, k, below, goes_on=True)
    assert [line for line in again if line not in lines] == [words.goes_on]


def test_a_round_that_is_in_order_is_not_refused():
    assert wrong() == {}


def test_each_thing_is_said_in_its_field():
    assert "to 999" in wrong(replace(ROUND_, able=0))["able"]
    assert "It would never open" in wrong(replace(ROUND_, able=4))["able"]
    assert "3 or more" in wrong(replace(ROUND_, k=2))["k"]
    assert set(wrong(replace(ROUND_, joined=-1, left=1000))) == {"joined", "left"}
    assert "More people came" in wrong(replace(ROUND_, joined=13))["joined"]
    assert "after today" in wrong(replace(ROUND_, keep_until=DAY))["keep_until"]
    assert "160 letters" in wrong(replace(ROUND_, purpose="x" * 161))["purpose"]
    assert "no box" in wrong(replace(ROUND_, form=replace(FORM, anonymous=False)))["form"]


def test_two_people_hold_the_keys():
    assert set(wrong(reader=None, trustee=None)) == {"reader", "trustee"}
    assert "another person" in wrong(trustee=ROBIN)["trustee"]
    assert "another person" in wrong(trustee=replace(KIM, name=" ROBIN"))["trustee"]
    assert set(wrong(reader=replace(ROBIN, until=DAY))) == {"reader"}


def test_those_who_lead_do_not_read_about_leading():
    about = replace(ROUND_, form=replace(FORM, about="facilitator"))
    assert set(wrong(about, leading=("robin", "Sam"))) == {"reader"} | {"reader"}
    found = list(problems(about, ROBIN, KIM, ("Sam",)))
    assert [(problem.field, problem.asks) for problem in found] == [("reader", True)]
    assert wrong(ROUND_, leading=("Robin", "Kim")) == {}
    assert set(wrong(about, reader=None)) == {"reader"}


@given(st.text())
def test_a_round_has_a_number_of_its_own_on_paper(key):
    assert 1 <= code(key) <= 4095
    assert code(key) == code(key)
