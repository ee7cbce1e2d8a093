"""What is answered goes into slots of one size; only both keys, and enough answers, bring it out again."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey, PublicKey, SealedBox

from groupkit.core.feedback.forms import RATHER_NOT, Answers, Text
from groupkit.core.problems import GroupkitError
from groupkit.storage.feedback import keepers, slots
from groupkit.storage.feedback.slots import BLANK, TEXT, WHOLE, Contents, Filled
from tests import boxes

_PAIR = PrivateKey.generate(), PrivateKey.generate()
SECRETS = keepers.Secrets(count=_PAIR[0], content=_PAIR[1])
KEYS = keepers.RoundKeys(
    lock=bytes(32), count_key=bytes(_PAIR[0].public_key), content_key=bytes(_PAIR[1].public_key), secret=b""
)


def sealed(who: int, kind: int = WHOLE) -> bytes:
    page = 0 if kind in (BLANK, TEXT) else kind
    return slots.sealed(kind, slots.ballot(boxes.FORM, {"ask-0": who}, page), KEYS)


def opened(held: list[bytes], least: int = 3) -> Contents:
    found = slots.contents(held, SECRETS, least)
    assert found is not None
    return found


def test_what_was_answered_comes_out_again_in_no_order():
    answers: Answers = {"helped": (0, 2), "ask-3": RATHER_NOT, "ask-0": 4}
    told = Text(question="more", words="Ta, “all” — 😀", may_be_read=True)
    held = [
        slots.sealed(WHOLE, slots.ballot(boxes.FORM, answers), KEYS),
        slots.sealed(TEXT, slots.words(told), KEYS),
        *(slots.empty() for _slot in range(20)),
        *(sealed(who) for who in range(4)),
    ]
    found = opened(held, 5)
    assert Filled(0, answers) in found.filled
    assert len(found.filled) == 5
    assert found.texts == (told,)
    orders = {opened(held).filled[0].answers.get("ask-0") for _time in range(60)}
    assert len(orders) > 1
    assert "😀" not in repr(found)
    assert "4" not in repr(found.filled[0])


def test_the_order_in_which_somebody_answered_is_not_kept():
    there: Answers = {"ask-0": 1, "ask-1": 2, "helped": ()}
    back: Answers = {"helped": (), "ask-1": 2, "ask-0": 1}
    assert slots.ballot(boxes.FORM, there) == slots.ballot(boxes.FORM, back)


@settings(max_examples=15)
@given(
    given_=st.dictionaries(
        st.sampled_from([ask.key for ask in boxes.FORM.questions]),
        st.integers(-1, 9) | st.lists(st.integers(0, 9), max_size=5).map(tuple),
    ),
    words=st.text(max_size=60).map(lambda some: some * 10),
    kind=st.sampled_from([WHOLE, BLANK, *slots.PAGES]),
)
def test_every_slot_has_one_size_whatever_it_holds(given_, words, kind):
    ballot = slots.sealed(kind, slots.ballot(boxes.FORM, given_), KEYS)
    written = slots.sealed(TEXT, slots.words(Text(question="more", words=words)), KEYS)
    assert {len(ballot), len(written), len(slots.empty())} == {slots.SLOT}


def test_six_hundred_letters_of_any_kind_fit_and_what_does_not_is_refused():
    longest = slots.words(Text(question="q" * 40, words="😀" * 600))
    assert len(slots.sealed(TEXT, longest, KEYS)) == slots.SLOT
    assert len(slots.sealed(TEXT, bytes(slots.ROOM), KEYS)) == slots.SLOT
    with pytest.raises(GroupkitError) as why:
        slots.sealed(TEXT, bytes(slots.ROOM + 1), KEYS)
    assert why.value.message == slots.TOO_LONG


@pytest.mark.parametrize(
    ("answers", "kind"),
    [({}, BLANK), ({"a": RATHER_NOT}, BLANK), ({"a": ()}, BLANK), ({"a": 0}, 3), ({"a": RATHER_NOT, "b": (1,)}, 3)],
)
def test_a_form_without_any_answer_is_not_counted(answers, kind):
    assert slots.kind_of(answers, 3) == kind


def test_forms_are_counted_and_neither_words_nor_blank_ones():
    held = [*(sealed(who) for who in range(3)), sealed(0, BLANK), sealed(0, TEXT), slots.empty()]
    assert slots.count(held, SECRETS.count) == 3
    assert slots.count(held, PrivateKey.generate()) == 0
    assert slots.contents(held, SECRETS, 4) is None
    found = opened(held)
    assert len(found.filled) == 3
    assert found.texts == ()


def test_a_form_of_several_pages_counts_by_its_rarest_page():
    held = [sealed(0), sealed(1), *(sealed(who, 1) for who in range(4)), *(sealed(who, 2) for who in range(2))]
    assert slots.count(held, SECRETS.count) == 4
    assert slots.count(held, SECRETS.count, pages=2) == 4
    assert slots.count(held, SECRETS.count, pages=3) == 2
    assert slots.count(held[:2], SECRETS.count, pages=3) == 2
    assert slots.contents(held, SECRETS, 5) is None
    assert sorted(one.page for one in opened(held, 4).filled) == [0, 0, 1, 1, 1, 1, 2, 2]
    assert slots.contents(held, SECRETS, 3, pages=3) is None


def test_with_too_few_answers_the_key_of_the_answers_is_not_touched(monkeypatch):
    touched = []
    read = slots._inside

    def noted(inner, key):
        touched.append(key)
        return read(inner, key)

    monkeypatch.setattr(slots, "_inside", noted)
    held = [sealed(who) for who in range(4)]
    assert slots.contents(held, SECRETS, 5) is None
    assert slots.contents(held[:2], SECRETS, 0) is None
    assert touched == []
    assert slots.contents(held, SECRETS, 4) is not None
    assert len(touched) == 4


def test_what_groupkit_did_not_write_is_nobodys_answer():
    def outer(kind: int, inner: bytes) -> bytes:
        return SealedBox(PublicKey(KEYS.count_key)).encrypt(bytes([kind]) + inner)

    spoiled = [
        outer(WHOLE, b"nothing sealed"),
        slots.sealed(WHOLE, b"\xff\xff", KEYS),
        slots.sealed(WHOLE, msgspec.msgpack.encode(Filled(7, {})), KEYS),
        slots.sealed(TEXT, b"\xc1", KEYS),
        slots.sealed(200, b"", KEYS),
    ]
    good = [sealed(who) for who in range(3)]
    assert len(opened([*good, *spoiled]).filled) == 3
    assert slots.contents([*good[:2], *spoiled], SECRETS, 3) is None
