"""The cost form keeps what is not known apart from nought, and never counts time as money."""

from dataclasses import fields, replace
from datetime import date

import pytest

from groupkit.core.costs.figures import (
    CostForm,
    CostLine,
    Figure,
    GivenTime,
    Part,
    PerContact,
    parts,
    per_contact,
    year_of,
)
from groupkit.i18n import catalogue
from groupkit.storage.costs import words as shipped

WORDS = shipped()
YEAR = date(2026, 4, 1)
LINE = CostLine(
    year=YEAR, category="training", what="A day", pence=5000, basis="estimate-rate", way="bottom-up",
    source="Price list 2026", own="facilitator-training",
)  # fmt: skip
GIVEN = GivenTime(year=YEAR, what="Making tea", hours=120, people=6)


def told(value, *more):
    return {problem.field for problem in value.problems(*more)}


def test_the_form_asks_for_the_seven_kinds_of_cost_and_four_flags():
    assert [row.key for row in WORDS.category] == [
        "staff-direct", "staff-indirect", "delivery", "delivery-related", "training", "equipment", "overheads",
    ]  # fmt: skip
    assert [row.key for row in WORDS.basis] == ["actual", "estimate-pay-scale", "estimate-rate"]
    assert [row.key for row in WORDS.approach] == ["top-down", "bottom-up"]
    assert WORDS.flag("top-down").mark == "shared"
    assert {row.key: row.category for row in WORDS.own_line} == {
        "facilitator-training": "training", "outings": "delivery",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "category"),
    [
        ("Room", "delivery"),
        ("Fares", "delivery-related"),
        ("Passed on", None),
        ("Cash over or short", None),
        ("Other money out", "overheads"),
        ("Something of our own", "overheads"),
    ],
)
def test_each_kind_in_the_book_goes_somewhere_or_is_no_cost(kind, category):
    assert WORDS.category_of(kind) == category


def test_a_cost_says_where_its_figure_comes_from():
    assert told(LINE, WORDS) == set()
    assert told(replace(LINE, pence=0), WORDS) == set()
    wrong = replace(LINE, category="x", what=" ", pence=-1, basis="x", way="x", own="outings")
    assert told(wrong, WORDS) == {"category", "what", "amount", "basis", "way", "own"}
    assert told(replace(LINE, source=" "), WORDS) == {"source"}
    assert told(replace(LINE, source="", basis="actual", own=""), WORDS) == set()


def test_time_given_freely_is_hours_and_never_pounds():
    assert told(GIVEN) == told(replace(GIVEN, people=None)) == set()
    assert told(replace(GIVEN, what="", hours=0, people=0)) == {"what", "hours", "people"}
    assert not {"pence", "amount", "worth"} & {field.name for field in fields(GivenTime)}


def test_what_is_not_known_is_not_nought():
    found = parts(WORDS, [("delivery", Figure(what="Room", pence=4000))], [LINE, replace(LINE, pence=0)])
    by_key = {part.category: part.pence for part in found}
    assert (by_key["delivery"], by_key["training"], by_key["overheads"]) == (4000, 5000, None)
    form = CostForm(
        group="", currency="GBP", start=YEAR, end=YEAR, parts=found, given=(GIVEN,), contacts=90, meetings=9,
        words=WORDS,
    )  # fmt: skip
    assert (form.total, form.unknown) == (9000, 5)
    assert form.per_contact == PerContact(100, WORDS.per_contact.caveat)
    nothing = replace(form, parts=(Part(category="training", figures=()),))
    assert (nothing.total, nothing.unknown, nothing.per_contact) == (0, 1, None)


@pytest.mark.parametrize(
    ("total", "contacts", "meetings", "pence"),
    [(1000, 3, 6, 333), (1001, 2, 6, 501), (1000, 3, 5, None), (1000, 0, 6, None), (0, 3, 6, None)],
)
def test_the_cost_of_a_visit_needs_enough_meetings_and_brings_its_caveat(total, contacts, meetings, pence):
    found = per_contact(total, contacts, meetings, WORDS)
    assert (found and found.pence) == pence
    assert found is None or "does not tell if the group is good value" in found.caveat


def test_a_year_begins_where_the_group_says():
    assert year_of(date(2026, 4, 5), (4, 6)) == (date(2025, 4, 6), date(2026, 4, 5))
    assert year_of(date(2026, 4, 6), (4, 6)) == (date(2026, 4, 6), date(2027, 4, 5))
    assert year_of(date(2026, 1, 1), (1, 1)) == (date(2026, 1, 1), date(2026, 12, 31))


def test_the_words_are_told_in_another_language():
    spoken = WORDS.told(catalogue("en-XA"))
    assert spoken.title != WORDS.title
    assert spoken.category[0].title != WORDS.category[0].title
    assert spoken.per_contact.caveat != WORDS.per_contact.caveat
    assert [row.key for row in spoken.category] == [row.key for row in WORDS.category]
