"""Figures as they are said in the room: they make sense, and tell no more than the figure does."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.feedback.changes import Change
from groupkit.core.feedback.figures import apart, change_in_words, in_words, level_in_words
from groupkit.core.feedback.forms import RATHER_NOT, Kind
from groupkit.core.feedback.release import Ballots, Level, Shape, Table, release
from groupkit.core.feedback.rounding import BASE
from groupkit.storage.feedback import shipped
from tests.feedback import FIVE, choosing, form, rating, shown

WORDS = shipped.words().figures
STEPS = ("No", "Not much", "In between", "Mostly", "Yes")
WOULD_NOT = "I would rather not say"
ASKED = form(rating("safe"), choosing("any", 3, Kind.SEVERAL), tables=["safe", "any"])


def said(table: Table) -> list[str]:
    return list(in_words(table, STEPS, WORDS, rather_not=WOULD_NOT))


def released(ballots, key=b"k"):
    shown = release(ASKED, Ballots(ballots), [FIVE], k=5, key=key)
    assert shown is not None
    return shown.tables


def test_what_is_hidden_is_one_sentence():
    assert said(Table(item="safe")) == ["Not shown."]


def test_figures_of_a_middling_room():
    table = Table(item="safe", shape=Shape.CELLS, figures=(0, 3, 0, 6, 3), rather_not=3, of=12, middle=2.5)
    assert said(table) == [
        "Hardly anybody said: No.",
        "About 3 of about 12 said: Not much.",
        "Hardly anybody said: In between.",
        "About 6 of about 12 said: Mostly.",
        "About 3 of about 12 said: Yes.",
        "About 3 of about 15 said: I would rather not say.",
        "In the middle of all answers: In between or Mostly.",
    ]


def test_figures_of_a_room_of_eight_or_nine():
    table = Table(item="safe", shape=Shape.BANDS, figures=(0, 3, 6), of=9)
    assert said(table) == [
        "Fewer than 10 people answered.",
        "It seems that more people said Mostly or Yes than anything else.",
        "Hardly anybody said: No or Not much.",
        "About 3 of about 9 said: In between.",
        "About 6 of about 9 said: Mostly or Yes.",
    ]


def test_no_group_is_called_the_largest_where_two_are():
    table = Table(item="safe", shape=Shape.BANDS, figures=(3, 0, 3), of=9)
    assert not any("more people" in line for line in said(table))


def test_shares_are_said_in_tenths_where_they_say_something():
    table = Table(
        item="safe", shape=Shape.PERCENT, figures=(0, 3, 6, 45, 3), of=57, percents=(0, 10, 10, 80, 0), middle=3.0
    )
    assert [line for line in said(table) if "every" in line] == [
        "About 1 in every 10.",
        "About 1 in every 10.",
        "About 8 in every 10.",
    ]
    assert said(table)[-1] == "In the middle of all answers: Mostly."


def test_when_all_agree_it_is_said_as_nearly_all():
    for many in (10, 15, 25):
        lines = {line for at in range(99) for line in said(released([{"safe": 4}] * many, bytes([at]))[0])}
        assert any(line.startswith("Nearly all said:") and "Yes" in line for line in lines)
        assert not any(f"{many} of" in line or "everybody" in line.casefold() for line in lines if many % BASE)


def test_one_of_several_answers_is_said_by_itself():
    tables = released([{"any": (1,)}] * 14)[1:]
    assert [in_words(table, ("a", "b", "c"), WORDS)[0].rpartition(" ")[2] for table in tables] == ["a.", "b.", "c."]


ANSWER = st.fixed_dictionaries(
    {}, optional={"safe": st.integers(RATHER_NOT, 4), "any": st.just((0, 2)) | st.just((1,)) | st.just(())}
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ANSWER, min_size=5, max_size=30), st.binary(min_size=4, max_size=4))
def test_what_is_said_always_makes_sense(ballots, key):
    for table in released(ballots, key):
        lines = said(table)
        text = "\n".join(lines)
        assert "{" not in text
        assert len([line for line in lines if line.startswith("Nearly all")]) <= 1
        for about, of in re.findall(r"About (\d+) of about (\d+)", text):
            assert 0 < int(about) <= int(of)
            if table.shape is not Shape.PERCENT and WOULD_NOT not in text:
                assert 9 <= int(of) <= (9 if table.shape is Shape.BANDS else 18)
            assert int(about) % BASE == int(of) % BASE == 0
        assert not re.search(r"About (0|10) in every", text)


def test_nearly_all_is_said_only_where_most_people_did():
    for many in (8, 9, 10, 12, 16, 22):
        for at in range(150):
            ballots = [{"safe": step % 5} for step in range(many)]
            assert not any("Nearly" in line for line in said(released(ballots, at.to_bytes(2, "big"))[0]))


def test_every_word_and_every_change_has_a_sentence():
    assert len({level_in_words(level, WORDS) for level in Level}) == 4
    assert len({change_in_words(change, WORDS) for change in Change}) == 4
    assert level_in_words(Level.HIDDEN, WORDS) == said(shown(shape=Shape.HIDDEN))[0]


def test_each_figure_stands_by_itself_beside_its_share():
    table = Table(item="safe", shape=Shape.PERCENT, figures=(0, 3, 0, 6, 9), of=18, percents=(0, 20, 0, 30, 50))
    found = list(apart(table, STEPS, WORDS))
    assert [share for _lines, share in found] == [0, 3 / 18, 0, 6 / 18, 0.5]
    assert found[1][0] == ("About 3 of about 18 said: Not much.", "About 2 in every 10.")
    bands = Table(item="safe", shape=Shape.BANDS, figures=(0, 3, 6), of=9)
    assert [lines[0][-13:] for lines, _share in apart(bands, STEPS, WORDS)][2] == "ostly or Yes."
    assert list(apart(Table(item="safe"), STEPS, WORDS)) == []
