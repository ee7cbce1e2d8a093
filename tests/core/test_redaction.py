"""Words are found as whole words however they are written, and go without a figure or a hash changing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core import proof
from groupkit.core.ledger import Wording
from groupkit.core.redaction import Wanted, apart, emptied, rewritten, without
from groupkit.core.states import Note, State

FULL = Wanted(text="Zoë", why="They asked us to.", by="Secretary")


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Zoë", "…"),
        ("ZOË’s bus", "…’s bus"),
        ("Zoe\u0308 and zoë", "… and …"),
        ("Zoëlle", "Zoëlle"),
        ("tea", "tea"),
        ("", ""),
    ],
)
def test_a_name_is_found_as_a_whole_word(words, left):
    assert without("Zoë", "…")(words) == left


def test_several_words_are_found_across_lines_and_nothing_of_them_is_a_pattern():
    assert without("a.c  (d)", "…")("so a.c\n(d) it") == "so … it"
    assert without("a.c", "…")("abc") == "abc"


@given(st.text(max_size=30), st.text(min_size=1, max_size=6).filter(str.strip))
def test_what_was_taken_out_is_not_found_again(words, name):
    change = without(name, "…")
    assert change(change(words)) == change(words) or "…" in name


def test_a_year_that_is_over_leaves_dots_and_people_who_counted_stay_apart():
    assert (emptied("Sam"), emptied(" ")) == ("…", " ")
    assert apart(("…", "…")) == ("… 1", "… 2")
    assert apart(("Sam", "Jo")) == ("Sam", "Jo")


@pytest.mark.parametrize("called", [True, False])
def test_a_letter_without_any_words_still_proves_itself(sent, called):
    before = replace(sent, notes=(Note(state=State.REPLIED, by="Sam", words="Yes", on=sent.statement.sent_on),))
    after = rewritten(before, emptied, called=called)
    assert (after.statement.holdings[0].place == "Tin") is not called
    assert [str(problem) for problem in proof.problems(after)] == []
    assert after.head == sent.head
    assert (after.statement.free, after.statement.expected) == (sent.statement.free, sent.statement.expected)
    assert {note.words for note in after.notes} == {"…"}
    texts = {wording.text for sealed in after.entries for wording in sealed.wordings if wording.what != "facts"}
    assert texts == {""}


def test_particulars_are_never_taken_out(sent):
    facts = Wording.of("facts", '{"what":"Tin"}', bytes(16))
    one = replace(sent.entries[0], wordings=(facts,))
    after = rewritten(replace(sent, entries=(one,)), without("Tin", "…"))
    assert after.entries[0].wordings == (facts,)


def test_what_has_to_be_answered_is_asked_for():
    assert list(FULL.problems()) == []
    assert {problem.field for problem in Wanted(text="", why="", by="").problems()} == {"text", "why", "by"}
    assert {problem.field for problem in replace(FULL, why="zoë asked", by="ZOË").problems()} == {"why", "by"}
