"""The money sheet while it is made: rows that make sense, two blind counts, and what should be there."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.money import MOST
from groupkit.core.sheets import Part, Row, Sheet, Tally, counter_problems

DAY = date(2026, 11, 14)
EMPTY = Sheet(number=37, place=1, meeting=1, day=DAY, start=4215)
IN = Row(part=Part.IN, kind=1, fund=1, pence=1840)
OUT = Row(part=Part.OUT, kind=6, fund=1, who="Sam", receipt="R-88", pence=435)
MOVED = Row(part=Part.MOVED, fund=1, place=2, who="Jo", pence=-2000)
COUNTED = (Tally(who="Sam", coins={100: 3}), Tally(who="Jo", typed=300))


def fields(thing) -> list[str]:
    return [problem.field for problem in thing.problems()]


@pytest.mark.parametrize("row", [IN, OUT, MOVED, replace(IN, pence=0), replace(MOVED, pence=2000)])
def test_a_row_that_makes_sense_has_nothing_to_put_right(row):
    assert fields(row) == []


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (replace(IN, pence=-1), ["amount"]),
        (replace(IN, pence=MOST + 1), ["amount"]),
        (replace(MOVED, pence=-MOST - 1), ["amount"]),
        (replace(OUT, pence=0), ["amount"]),
        (replace(MOVED, pence=0), ["amount"]),
        (replace(IN, kind=None), ["kind"]),
        (replace(OUT, who=" "), ["who"]),
        (replace(OUT, receipt=" "), ["receipt"]),
        (replace(OUT, receipt="", no_receipt="lost"), ["second"]),
        (replace(OUT, receipt="", no_receipt="lost", second=" sam "), ["second"]),
        (replace(OUT, receipt="", no_receipt="lost", second="Jo"), []),
        (replace(MOVED, place=None, who=""), ["place", "who"]),
        (Row(part=Part.OUT, fund=1, pence=0), ["amount", "kind", "who", "receipt"]),
    ],
)
def test_everything_to_put_right_on_a_row_is_told_at_once(row, wanted):
    assert fields(row) == wanted


def test_what_the_tin_should_hold():
    elsewhere = (replace(IN, place=9, pence=77), replace(OUT, place=9, pence=55))
    rows = (
        IN,
        replace(IN, pence=600),
        OUT,
        replace(OUT, pence=400),
        MOVED,
        *elsewhere,
        replace(IN, place=1, pence=1),
    )
    sheet = replace(EMPTY, rows=rows)
    assert sheet.expected == 4215 + 1840 + 600 - 435 - 400 - 2000 + 1
    assert len(sheet.part(Part.OUT)) == 3


@given(st.dictionaries(st.sampled_from([5000, 200, 50, 1]), st.integers(0, 99)), st.integers(0, MOST))
def test_a_count_is_each_coin_times_how_many(coins, typed):
    assert Tally(who="Sam", coins=coins).total == sum(worth * many for worth, many in coins.items())
    assert Tally(who="Sam", coins=coins, typed=typed).total == typed


def test_the_count_stays_blind_until_both_agree():
    assert (EMPTY.counted, EMPTY.difference, EMPTY.counters_differ) == (None, None, False)
    one = replace(EMPTY, tallies=COUNTED[:1])
    assert (one.counted, one.difference) == (None, None)
    apart = replace(EMPTY, tallies=(COUNTED[0], Tally(who="Jo", typed=299)))
    assert (apart.counted, apart.difference, apart.counters_differ) == (None, None, True)
    both = replace(EMPTY, tallies=COUNTED)
    assert (both.counted, both.difference, both.counters_differ) == (300, 300 - 4215, False)
    alone = replace(one, alone_reason="Nobody else stayed")
    assert (alone.counted, replace(one, alone_reason=" ").counted) == (300, None)


def test_everything_to_put_right_before_sending_is_told_at_once():
    assert fields(EMPTY) == ["made_by", "collection", "count"]
    ready = replace(EMPTY, made_by="Sam", rows=(IN,), tallies=COUNTED, explanation="A coin rolled away")
    assert fields(ready) == []
    assert ready.collected
    assert fields(replace(ready, explanation=" ")) == ["explanation"]
    assert fields(replace(ready, explanation="", start=300 - 1840)) == []
    assert fields(replace(ready, tallies=(COUNTED[0], Tally(who="Jo", typed=1)))) == ["count"]
    assert fields(replace(ready, rows=(IN, replace(OUT, who="")))) == ["who"]


def test_the_second_counter_is_somebody_else():
    def why(who, sheet=EMPTY, names=()):
        return [str(problem) for problem in counter_problems(sheet, who, names)]

    one = replace(EMPTY, tallies=COUNTED[:1])
    assert why("Sam") == why("Jo", one) == why("jo", one, ("Sam", "Jo")) == []
    assert why(" ") == ["Write who counts."]
    assert why(" SAM ", one) == ["The second person has to be someone else. Nobody there? Say why."]
    assert why("Zed", one, ("Sam", "Jo")) == ["Nobody on the list is called Zed. Add them first."]
    assert why("Dee", replace(EMPTY, tallies=COUNTED)) == [
        "Two people have counted. To count once more, start the count again."
    ]
