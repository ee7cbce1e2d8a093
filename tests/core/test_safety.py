"""A group keeps its list of who to ring honest."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from groupkit.core.safety import (
    LONGEST,
    Contact,
    Grade,
    Guidance,
    current_contacts,
    freshness,
    mark,
    printable,
    sentence,
)
from groupkit.i18n import catalogue, use

TODAY = date(2026, 11, 21)
LINE = Contact(key="line", name="Night Line", reach="Call 01632 960 001", level="today", source="a page")
WARD = Contact(key="ward", name="Elm Ward", reach="Call 01632 960 002", level="today", local=True)
EMERGENCY = Contact(key="emergency", name="Emergency", reach="Call 999", level="now", region="UK")


def checked(contact, days):
    return replace(contact, checked_on=TODAY - timedelta(days=days))


def fields(contact):
    return [problem.field for problem in contact.problems()]


@pytest.mark.parametrize(
    ("days", "expected"), [(0, "fresh"), (90, "fresh"), (91, "amber"), (180, "amber"), (181, "red")]
)
def test_a_check_ages_from_fresh_to_amber_to_red(days, expected):
    assert freshness(checked(LINE, days), TODAY) == expected


def test_a_number_nobody_here_has_rung_is_unchecked_even_if_its_maker_saw_it_today():
    assert freshness(replace(LINE, seen_on=TODAY), TODAY) == "unchecked"


def test_the_sheet_says_plainly_when_a_number_was_checked():
    assert sentence(LINE, TODAY) == "This group has not checked this number yet."
    assert sentence(replace(LINE, checked_on=date(2026, 10, 3)), TODAY) == "Checked on 3 October 2026."
    assert (
        sentence(replace(LINE, checked_on=date(2026, 7, 9)), TODAY)
        == "Last checked in July. Ring it once to see if it still works."
    )
    assert (
        sentence(replace(LINE, checked_on=date(2026, 5, 9)), TODAY)
        == "Last checked in May. It may have changed. Ring it once before you rely on it."
    )


def test_a_check_in_another_year_is_said_with_its_year():
    assert sentence(replace(LINE, checked_on=date(2025, 5, 9)), TODAY).startswith("Last checked in May 2025.")


def test_the_short_mark_says_the_same_in_fewer_words():
    assert mark(LINE, TODAY) == "Not checked by us yet"
    assert mark(replace(LINE, checked_on=date(2026, 10, 3)), TODAY) == "Checked on 3 October 2026"
    assert mark(replace(LINE, checked_on=date(2026, 7, 9)), TODAY) == "Last checked in July"


def test_the_sentence_is_in_the_language_of_the_window_unless_told_another():
    plain = sentence(LINE, TODAY)
    use("en-XA")
    try:
        assert sentence(LINE, TODAY) == catalogue("en-XA").gettext(plain) != plain
        assert sentence(LINE, TODAY, catalogue("en")) == plain
    finally:
        use("en")


def test_emergency_comes_first_then_by_need_and_the_groups_own_first_in_each():
    worse = replace(LINE, key="worse", level="worse")
    near = replace(WARD, key="near", level="now")
    order = current_contacts([worse, LINE, WARD, near, EMERGENCY], TODAY)
    assert [each.key for each in order] == ["emergency", "near", "ward", "line", "worse"]


def test_a_retired_number_is_gone_from_its_day_on():
    assert current_contacts([replace(LINE, retired_on=TODAY)], TODAY) == ()
    tomorrow = replace(LINE, retired_on=TODAY + timedelta(days=1))
    assert current_contacts([tomorrow], TODAY) == (tomorrow,)


def test_a_number_checked_too_long_ago_stays_off_paper():
    assert printable([checked(LINE, 181)], TODAY) == ()
    assert printable([checked(LINE, 180)], TODAY) == (checked(LINE, 180),)


def test_emergency_and_the_groups_own_numbers_are_printed_however_old_the_check():
    kept = (checked(EMERGENCY, 900), checked(WARD, 900))
    assert printable(kept, TODAY) == kept


def test_a_number_from_memory_waits_off_paper_until_the_group_rings_it():
    remembered = replace(LINE, source="")
    assert printable([remembered], TODAY) == ()
    assert printable([checked(remembered, 1)], TODAY) == (checked(remembered, 1),)


def test_a_local_number_for_danger_is_not_the_emergency_number():
    assert EMERGENCY.emergency
    assert not replace(WARD, level="now").emergency
    assert not LINE.emergency


def test_a_well_written_contact_can_be_added():
    assert fields(WARD) == []


def test_everything_to_put_right_is_said_at_once():
    bare = Contact(key="x", name=" ", reach="", level="soon")  # type: ignore[arg-type]  # what a file may hold
    assert fields(bare) == ["name", "reach", "level"]


def test_a_number_in_place_of_the_name_is_asked_to_move():
    assert fields(replace(WARD, name="07700 900 123")) == ["name"]


@pytest.mark.parametrize("field", LONGEST)
def test_words_are_kept_short_so_that_the_sheet_stays_one_page(field):
    too_long: dict[str, Any] = {field: "w" * (LONGEST[field] + 1)}
    (problem,) = replace(WARD, **too_long).problems()
    assert problem.field == field
    assert str(LONGEST[field]) in str(problem)
    just_right: dict[str, Any] = {field: "w" * LONGEST[field]}
    assert fields(replace(WARD, **just_right)) == []


def test_shipped_contacts_are_translated_and_local_ones_stay_as_written():
    words = catalogue("en-XA")
    assert EMERGENCY.told(words).reach == words.pgettext("safety/contacts-uk/emergency/reach", "Call 999")
    assert EMERGENCY.told(words).name == "Emergency"
    assert WARD.told(words) == WARD


def test_the_guidance_is_translated_whole():
    grade = Grade(key="now", title="Danger", when="Someone is hurt.", do="Call.")
    page = Guidance(
        title="Help", unsure="Ask.", beside="Beside.", own="Near", grades=(grade,), source="us", license="CC"
    )
    words = catalogue("en-XA")
    told = page.told(words)
    for said, meant in [
        (told.title, page.title), (told.unsure, page.unsure), (told.beside, page.beside), (told.own, page.own),
        (told.grades[0].title, grade.title), (told.grades[0].when, grade.when), (told.grades[0].do, grade.do),
    ]:  # fmt: skip
        assert said == words.pgettext("", meant) != meant
    assert (told.grades[0].key, told.source, told.license) == ("now", "us", "CC")
