"""What of a form may ever be shown is what the form said beforehand."""

from dataclasses import replace

from groupkit.core.feedback.forms import Kind, Question
from groupkit.core.feedback.items import Item, composite, items, usual_tables
from groupkit.storage.feedback import shipped
from tests.feedback import FIVE, NAMES, USUAL, choosing, form, rating


def test_where_nobody_says_anything_of_it_all_that_is_rated_may_be_shown():
    asked = form(rating("safe"), choosing("why", 3), Question(key="more", kind=Kind.LONG, ask="More?"))
    assert usual_tables(asked.questions) == ("safe",)
    assert items(asked, [FIVE]) == (Item(key="safe"),)


def test_where_nothing_may_be_shown_nothing_is():
    asked = replace(form(rating("safe")), tables=())
    assert items(asked, [FIVE]) == ()


def test_with_tables_only_those_may_be_shown():
    asked = form(rating("safe"), rating("fair"), choosing("why", 3), tables=["why", "fair", "gone"])
    assert items(asked, [FIVE]) == (Item(key="why", steps=3, ordered=False), Item(key="fair"))


def test_only_the_first_crossing_of_a_question_counts():
    asked = form(
        rating("safe"), choosing("way", 2), choosing("age", 4), tables=["safe", "safe by way", "safe by age"]
    )
    assert items(asked, [FIVE]) == (Item(key="safe", by="way", parts=2),)


def test_a_crossing_by_what_does_not_part_people_is_none():
    asked = form(
        rating("safe"), choosing("any", 2, Kind.SEVERAL), rating("fair"), tables=["safe by any", "fair by fair"]
    )
    assert items(asked, [FIVE]) == (Item(key="safe"), Item(key="fair"))


def test_each_of_several_answers_is_an_item():
    asked = form(choosing("any", 2, Kind.SEVERAL), rating("fair"), tables=["any by fair"])
    both = items(asked, [FIVE])
    assert [(item.option, item.ordered, item.by, item.parts) for item in both] == [
        (0, False, "fair", 5),
        (1, False, "fair", 5),
    ]


def test_the_one_word_stands_for_rated_questions_only():
    asked = form(
        *map(rating, NAMES),
        choosing("why", 5),
        Question(key="more", kind=Kind.LONG),
        composite=[*NAMES, "why", "more"],
    )
    assert composite(asked, [FIVE]) == items(USUAL, [FIVE])


def test_every_table_of_every_shipped_form_is_found():
    scales = shipped.words().scales
    for asked in shipped.forms():
        found = {item.key for item in items(asked, scales)}
        assert found == {name.partition(" by ")[0] for name in asked.tables}
        assert all(item.steps > 1 for item in items(asked, scales))
        assert {item.key for item in composite(asked, scales)} == set(asked.composite)
