"""The cost form on paper: every figure with its marks, and no cost of a visit without its caveat."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from groupkit.core.costs.figures import CostForm, Figure, GivenTime, parts
from groupkit.pdf.costs import form
from tests.core.test_costs import GIVEN, LINE, WORDS
from tests.pdf import reading

BOOK = [
    ("delivery", Figure(what="Room", pence=48000)),
    ("delivery", Figure(what="Bowling", pence=900, own="outings")),
]
TOLD = CostForm(
    group="Saturday group",
    currency="GBP",
    start=date(2025, 4, 6),
    end=date(2026, 4, 5),
    parts=parts(WORDS, BOOK, [replace(LINE, id=3), replace(LINE, id=4, what="Training new facilitators")]),
    given=(GIVEN, GivenTime(year=LINE.year, what="Keys", hours=1)),
    contacts=400,
    meetings=50,
    words=WORDS,
)
LONG = "Abcdefghijklmno " * 12
CAVEAT = "This figure does not tell if the group is good value."


def printed(told, **how):
    written = BytesIO()
    form(told, written, **how)
    return written.getvalue()


def test_every_figure_stands_with_where_it_is_from():
    shown = reading.words(printed(TOLD))
    for said in (
        "What a year costs Saturday group, Sun 6 Apr 2025 to Sun 5 Apr 2026",
        "Paid people, in the room",
        "Not known yet.",
        "Room 480.00 A and counted From the book",
        "Bowling (Outings) 9.00 A and counted From the book",
        "Altogether £489.00",
        "A day (Training new facilitators) 50.00 E, rate and counted Price list 2026",
        "Training new facilitators 50.00 E, rate and counted",
        "All costs we know of £589.00",
        "Not known yet: 5 of 7 lines.",
        "A: What it cost.",
        "Making tea: 120 hours given by 6 people",
        "Keys: 1 hour",
        "We do not turn them into pounds.",
    ):
        assert said in shown, said
    assert CAVEAT not in shown
    assert "for each time someone came" not in shown


def test_the_cost_of_a_visit_never_stands_without_its_caveat():
    shown = reading.words(printed(TOLD, per_contact=True))
    assert f"£1.47 for each time someone came {CAVEAT}" in shown
    few = reading.words(printed(replace(TOLD, meetings=5), per_contact=True))
    assert "Too few meetings this year to work this out." in few
    assert "£1.47" not in few


def test_hours_nobody_counted_are_not_none():
    assert "Not counted. That does not mean none." in reading.words(printed(replace(TOLD, given=())))


def test_a_form_with_everything_known_says_nothing_is_missing():
    whole = parts(WORDS, [(row.key, Figure(what="x", pence=1)) for row in WORDS.category], [])
    assert "Not known" not in reading.words(printed(replace(TOLD, parts=whole)))


@pytest.mark.parametrize("how", [{"language": "ar-XB"}, {"language": "en-XA", "large": True, "paper": "Letter"}])
def test_long_words_stay_on_the_page(how):
    line = replace(LINE, what=LONG, source=LONG, pence=9_999_999)
    full = replace(
        TOLD, group=LONG, parts=parts(WORDS, BOOK * 9, [line] * 9), given=(replace(GIVEN, what=LONG),) * 3
    )
    data = printed(full, per_contact=True, **how)
    assert reading.inside(data)
    assert min(reading.sizes(data)) >= 9
