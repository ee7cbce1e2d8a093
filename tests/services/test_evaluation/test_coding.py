"""Two people code the same answers in two sittings; neither sees the other's work before both have handed in."""

from dataclasses import replace
from datetime import timedelta

import pytest

from groupkit.core.evaluation.coding import Agreed, Coding
from groupkit.core.evaluation.people import Ask
from groupkit.core.evaluation.rounds import State
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services.evaluation import answers, coding, opened, people, reading, rounds
from groupkit.services.feedback import keepers
from groupkit.storage.evaluation import coded
from groupkit.storage.evaluation.coded import Sheet
from groupkit.storage.evaluation.sealing import sealed, unsealed
from groupkit.storage.vault import WrongPassphraseError
from tests import talkrounds, twocoders


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    return twocoders.prepared(tmp_path_factory.mktemp("coded"))


@pytest.fixture
def room(ready, tmp_path):
    with twocoders.copied(ready, tmp_path) as found:
        yield found


@pytest.fixture
def book(room):
    return room.group


def refused(action, field: str) -> str:
    with pytest.raises(RefusedError) as why:
        action()
    assert {problem.field for problem in why.value.problems} == {field}
    return str(why.value)


def test_each_codes_what_was_said_and_finds_it_again(room, book):
    assert room.to_code(0) == room.to_code(1) == {each.key for each in room.answers}
    assert room.mine(0) == ()
    room.code(0, 0, "hope")
    room.code(0, 1, note=" nothing here ")
    room.code(0, 0, "family")
    found = coding.mine(book, room.key, room.coders[0], talkrounds.READER)
    assert {each.of: (set(each.codes), each.note) for each in found} == {
        room.answers[0].key: ({"family"}, ""),
        room.answers[1].key: (set(), "nothing here"),
    }
    assert room.mine(1) == ()


def test_neither_sees_the_work_of_the_other_before_both_have_handed_in(room, book):
    room.code(0, 0, "hope")
    room.code(0, 1)
    assert not coding.standing(book, room.key).first.handed_in
    (row,) = book.store.evaluation_codings
    with pytest.raises(GroupkitError):
        unsealed(row.sealed, room.alex, Sheet)
    standing = room.hand_in(0)
    assert (standing.first.name, standing.first.handed_in, standing.second.handed_in) == ("Robin", True, False)
    (row,) = book.store.evaluation_codings
    for secret in (room.robin, room.alex):
        with pytest.raises(GroupkitError):
            unsealed(row.sealed, secret, Sheet)
    with pytest.raises(GroupkitError):
        coded.of_two(row.sealed, room.alex, room.robin)
    assert room.mine(0) == ()
    assert "Both hand in" in refused(lambda: coding.beside(book, room.key, room.robin, room.alex), "round")
    assert "Both hand in" in refused(lambda: room.agree(0), "round")
    assert "handed in" in refused(lambda: room.code(0, 0, "family"), "coder")
    assert "handed in" in refused(lambda: room.hand_in(0), "coder")
    assert reading.agreement(book, room.key, room.robin) is None


def test_handing_in_waits_for_every_answer(room, book):
    assert "still to be looked at" in refused(lambda: room.hand_in(0), "coder")
    room.code(0, 0, "hope")
    assert "still to be looked at" in refused(lambda: room.hand_in(0), "coder")
    room.code(0, 1)
    assert room.hand_in(0).first.handed_in
    # or a theme could be gone from under what was coded by it
    assert book.next_undo is None
    empty = talkrounds.begun(book, title="Nobody yet")
    why = refused(lambda: coding.hand_in(book, empty.key, room.coders[0], room.robin), "coder")
    assert "nothing to code" in why


def test_side_by_side_both_must_be_there(room, book):
    room.both()
    assert coding.standing(book, room.key).both_in
    with pytest.raises(WrongPassphraseError):
        coding.beside(book, room.key, talkrounds.READER, talkrounds.READER)
    found = coding.beside(book, room.key, talkrounds.READER, talkrounds.SECOND)
    differs, same = found.differences
    assert differs.of == room.answers[1].key
    heard = (differs.only_first, differs.only_second, differs.both)
    assert [set(each) for each in heard] == [{"hope"}, set(), {"family"}]
    assert same.same
    assert (found.agreement.units, found.agreement.same) == (4, 3)


def test_what_both_agree_on_stays_with_its_day_and_the_later_word_counts(room, book):
    room.both()
    first = room.agree(0, day=book.today() - timedelta(days=1))
    assert [each.agreed_on for each in first] == [book.today() - timedelta(days=1)]
    standing = coding.standing(book, room.key)
    assert (standing.agreed, standing.both_in) == (True, False)
    assert room.to_code(1) == {room.answers[1].key}
    room.agree(0, 1, codes=("hope", "family"))
    assert len(list(book.store.evaluation_agreed)) == 1
    found = reading.agreed(book, room.key, talkrounds.READER)
    assert [set(each.codes) for each in found] == [{"hope", "family"}] * 2
    assert twocoders.alike(room) == (4, 3)
    assert "nothing to code" in refused(lambda: room.hand_in(0), "coder")


def test_the_round_goes_on_once_the_talks_are_over_and_all_is_agreed(room, book):
    room.both()
    rounds.close(book, room.key)
    room.agree(0)
    assert rounds.get(book, room.key).state is State.CODING
    room.agree(1)
    assert rounds.get(book, room.key).state is State.AGREED


def test_what_is_said_later_is_coded_the_next_time(room, book):
    room.both()
    room.agree(0, 1)
    room.answers.append(twocoders.said(room.signs[0], "T2"))
    answers.keep(book, room.key, room.answers[2])
    for who in (0, 1):
        assert room.to_code(who) == {room.answers[2].key}
        room.code(who, 2, "spirit")
    room.hand_in(0)
    assert "Both hand in" in refused(lambda: coding.beside(book, room.key, room.robin, room.alex), "round")
    room.hand_in(1)
    (only,) = coding.beside(book, room.key, room.robin, room.alex).differences
    assert only.of == room.answers[2].key
    assert len(room.agree(2)) == 3
    assert len(list(book.store.evaluation_agreed)) == 2
    # of hope, family and spirit in three answers, one was decided in two ways
    assert twocoders.alike(room) == (9, 8)


def test_what_is_taken_back_takes_its_codes_with_it(room, book):
    room.both()
    room.agree(0, 1)
    gone = room.signs[0]
    people.take_back(book, room.key, gone, Ask.PART, room.robin)
    assert [each.of[0] for each in reading.agreed(book, room.key, room.robin)] == [room.signs[1]]
    assert [each.of[0] for each in coding.beside(book, room.key, room.robin, room.alex).differences] == [
        room.signs[1]
    ]
    assert room.to_code(1) == set()
    (row,) = book.store.evaluation_agreed
    sheet = unsealed(row.for_reader, room.robin, Sheet)
    assert len(sheet.items) == 2
    assert len(coded.read(sheet, book.store.evaluation_answers, Agreed)) == 1
    mixed = replace(sheet, items=((sheet.items[0][0], sheet.items[1][1]), (sheet.items[1][0], sheet.items[0][1])))
    with pytest.raises(GroupkitError, match="cannot be read"):
        coded.read(mixed, book.store.evaluation_answers, Agreed)


def test_where_nothing_is_left_to_lay_side_by_side_they_go_on(room, book):
    room.both()
    assert coding.agree(book, room.key, (), room.robin, room.alex) == ()
    assert coding.standing(book, room.key).both_in
    for sign in room.signs:
        people.take_back(book, room.key, sign, Ask.PART, room.robin)
    coding.agree(book, room.key, (), room.robin, room.alex)
    assert coding.standing(book, room.key).agreed


def test_what_is_said_anew_is_coded_anew(room, book):
    room.code(0, 0, "hope")
    answers.keep(book, room.key, replace(room.answers[0], words="It was another thing."))
    assert room.mine(0) == ()
    assert len(coding.answers(book, room.key, room.coders[0], room.robin)) == 2


def test_only_the_two_code_and_each_with_their_own_words(room, book):
    other = keepers.named(book, "Sam").id
    assert "Sam does not look" in refused(lambda: coding.answers(book, room.key, other, talkrounds.OTHER), "coder")
    with pytest.raises(WrongPassphraseError):
        coding.answers(book, room.key, room.coders[1], talkrounds.READER)


def test_a_slip_is_said_before_anything_is_kept(room, book):
    strange = Coding(of=("Heron", "T1", "better"), codes=frozenset({"nothing"}), note="n" * 601)
    with pytest.raises(RefusedError) as why:
        coding.code(book, room.key, room.coders[0], strange, room.robin)
    assert [each.field for each in why.value.problems] == ["of", "codes", "note"]
    room.both()
    assert "not both coded" in refused(
        lambda: coding.agree(
            *(book, room.key, [Agreed(of=strange.of, codes=frozenset(), agreed_on=book.today())]),
            *(room.robin, room.alex),
        ),
        "of",
    )
    assert "has been" in refused(lambda: room.agree(0, day=book.today() + timedelta(days=1)), "agreed_on")
    assert "no theme called x" in refused(lambda: room.agree(0, codes=("x",)), "codes")


def test_what_is_sealed_tells_nothing_by_its_length(room, book):
    room.code(0, 0, "hope")
    (short,) = book.store.evaluation_codings
    room.code(0, 0, "hope", "family", "spirit", "toolbox", note="a few words more than before")
    (long,) = book.store.evaluation_codings
    assert len(short.sealed) == len(long.sealed)
    assert b"hope" not in long.sealed


def test_it_is_shown_nowhere_by_chance(room, book):
    found = opened.for_coder(book, room.made, room.coders[0], room.robin)
    assert room.answers[0].words not in repr(found)
    assert repr(Sheet(items=((b"x", b"y"),))) == "Sheet(…)"
    blob = sealed(Sheet(), bytes(room.robin.public_key))
    with pytest.raises(GroupkitError):
        coded.of_two(blob, room.alex, room.robin)
