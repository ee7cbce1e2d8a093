"""A plan is put right all at once: its words are short enough, its link whole, its times and days in order."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.outings.plans import LENGTHS, UNSURE, WORDS_SEEN, YES, Checked, Plan

DAY = date(2026, 11, 28)
PLAN = Plan(outing=1)


def found(plan):
    return {problem.field: str(problem) for problem in plan.problems(DAY)}


def test_an_empty_plan_and_a_full_one_are_fine():
    words: dict[str, Any] = {name: "x" * most for name, most in LENGTHS.items()}
    full = replace(
        PLAN,
        **words | {"map_link": "https://www.openstreetmap.org/#map=19/51.5/-0.12"},
        start=time(14),
        finish=time(17),
        spare_day=DAY.replace(day=29),
        closes_on=DAY,
    )
    assert found(PLAN) == found(full) == {}


def test_everything_to_put_right_is_said_at_once():
    wrong = replace(
        PLAN,
        place="x" * 201,
        travel="x" * 501,
        map_link="by the church",
        start=time(14),
        finish=time(14),
        spare_day=DAY,
        closes_on=DAY.replace(day=29),
    )
    assert found(wrong) == {
        "place": "Use fewer letters: 200 at most.",
        "travel": "Use fewer letters: 500 at most.",
        "map_link": "Copy the whole link, such as https://www.openstreetmap.org/node/1, or leave it empty.",
        "finish": "Choose a time after 14:00.",
        "spare_day": "Choose another day than the day of the outing.",
        "closes_on": "Close the list on the day of the outing or before it.",
    }
    assert found(replace(PLAN, finish=time(14))) == {"start": "Say when it starts too."}


@pytest.mark.parametrize("link", ["https://example.org/map?q=1", "http://example.org", "geo:51.5,-0.12"])
def test_links_to_maps_are_taken(link):
    assert found(replace(PLAN, map_link=link)) == {}


@pytest.mark.parametrize(
    "link",
    [
        *("example.org/map", "https://", "geo:", "https:///map", "javascript:alert(1)", "file:///etc/passwd"),
        *("https://example.org/a map", "https://example.org/\u202emap", "https://[::1", "https://example.org\nx"),
    ],
)
def test_what_is_no_link_to_a_map_is_not(link):
    assert set(found(replace(PLAN, map_link=link))) == {"map_link"}


@settings(max_examples=60)
@given(st.text(max_size=40) | st.from_regex("(https|geo):[^ ]*", fullmatch=True))
def test_no_link_breaks_the_check(link):
    assert set(found(replace(PLAN, map_link=link))) <= {"map_link"}


def test_what_was_found_has_an_answer_and_few_words():
    seen = Checked(outing=1, sheet="venue", key="quiet", answer=YES, words="x" * WORDS_SEEN)
    assert list(seen.problems()) == []
    assert list(replace(seen, answer=UNSURE, words="").problems()) == []
    wrong = replace(seen, answer="perhaps", words="x" * (WORDS_SEEN + 1))
    assert [problem.field for problem in wrong.problems()] == ["answer", "words"]
