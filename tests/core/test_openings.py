"""What stands on the board is looked at from time to time, and is a place's own, never a person's."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.openings import FRESH, GONE, OVER, STALE, Board, Opening
from groupkit.core.outings.words.outside import BoardWords
from groupkit.i18n import catalogue
from groupkit.services.outings.known import telling

TODAY = date(2026, 11, 14)
WORDS = telling("en")(BoardWords)
CHOIR = Opening(id=1, kind="arts", name="Open choir", checked_on=TODAY, reach="info@hall.example")


@pytest.mark.parametrize(
    ("days", "standing"), [(0, FRESH), (90, FRESH), (91, STALE), (180, STALE), (181, GONE), (None, GONE)]
)
def test_a_row_nobody_looked_at_for_long_grows_stale_and_then_is_not_printed(days, standing):
    looked = None if days is None else TODAY - timedelta(days=days)
    assert replace(CHOIR, checked_on=looked).standing(TODAY, WORDS) == standing


def test_a_row_is_over_when_it_ended_or_its_last_day_has_passed():
    assert replace(CHOIR, ended=True).standing(TODAY, WORDS) == OVER
    assert replace(CHOIR, ends_on=TODAY).standing(TODAY, WORDS) == FRESH
    assert replace(CHOIR, ends_on=TODAY - timedelta(days=1)).standing(TODAY, WORDS) == OVER


def test_everything_to_put_right_is_said_at_once():
    wrong = Opening(kind="x", name=" ", what="w" * 201, checked_by="j" * 61)
    assert [problem.field for problem in wrong.problems(TODAY, WORDS)] == [
        *("kind", "name", "what", "checked_by", "checked_on")
    ]  # fmt: skip
    (ahead,) = replace(CHOIR, checked_on=TODAY + timedelta(days=1)).problems(TODAY, WORDS)
    assert ahead.field == "checked_on"
    assert [one.field for one in replace(CHOIR, place="p" * 201).problems(TODAY, WORDS)] == ["place"]
    assert not tuple(replace(CHOIR, place="p" * 200).problems(TODAY, WORDS))


@pytest.mark.parametrize(
    "reach",
    [
        "choir@gmail.com",
        "Sam.Brown@hall.example",
        "07700 900 123",
        "+44 7700 900123",
        "+44(0)7700900123",
        "x@me.com",
    ],
)
def test_what_looks_like_a_persons_own_is_asked_about(reach):
    (problem,) = replace(CHOIR, reach=reach).problems(TODAY, WORDS)
    assert (problem.field, problem.asks) == ("reach", True)
    assert WORDS.no_person in str(problem)


@pytest.mark.parametrize(
    "reach", ["info@hall.example", "01632 960 001", "https://hall.example/choir", "", "0800 11"]
)
def test_a_places_own_is_taken(reach):
    assert not tuple(replace(CHOIR, reach=reach).problems(TODAY, WORDS))


def test_the_board_is_by_kind_in_the_order_of_the_form_and_by_name():
    rows = (
        replace(CHOIR, id=2, name="shed"),
        CHOIR,
        replace(CHOIR, id=3, kind="sport", name="Swim"),
        replace(CHOIR, id=4, ended=True),
    )
    board = Board(today=TODAY, words=WORDS, openings=rows)
    assert [kind.key for kind in board.kinds] == ["sport", "arts"]
    assert [one.id for one in board.of("arts")] == [1, 2]
    assert [one.id for one in board.over] == [4]


def test_what_is_known_is_told_with_short_labels_and_the_day_somebody_looked():
    board = Board(today=TODAY, words=WORDS, openings=())
    known = replace(CHOIR, place="The hall", drink="None", ends_on=TODAY)
    assert tuple(board.facts(known, catalogue("en"))) == (
        ("", "The hall"),
        ("Drink", "None"),
        ("How to ask", "info@hall.example"),
        ("Open until", "Saturday 14 November 2026"),
    )
    assert len(tuple(board.facts(replace(known, ends_on=None), catalogue("en")))) == 3
    assert board.looked(known, catalogue("en")) == "Checked on Saturday 14 November 2026"
    assert board.looked(replace(known, checked_on=None), catalogue("en")) == ""
