"""The rota hangs on the wall: whose turn it is can be read from a step away, and an open job has a line to sign."""

from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO

import pytest

from groupkit.core.meetings import Meeting, Occasion
from groupkit.core.roles import TITLES, Role
from groupkit.core.rota.wall import Line, Table
from groupkit.pdf.rota import wall
from tests.pdf import reading

SATURDAY = Meeting(name="Sat <b>meeting", weekday=5, start=time(11), minutes=60, format="open")
WEDNESDAY = replace(SATURDAY, id=2, name="Wednesday evening", weekday=2)
FIRST = date(2026, 11, 14)
NAMES = ("Ali", "Bo", "Catherine", "Mohammed", "Bartholomew", "Flo", "Gus")
LONGEST = "Abcdefghijklmnopqrstuvwx"
KEYS = ("chair", "timekeeper", "reader", "greeter", "hospitality")
EVERY = (*KEYS, *(key for key in TITLES if key not in KEYS))[:12]


def table(weeks, keys=KEYS, held=(SATURDAY,), names=NAMES):
    roles = tuple(Role(key=key, purpose="What it is for.") for key in keys)
    lines = tuple(
        Line(
            occasion=Occasion(meeting=meeting, day=FIRST + timedelta(weeks=week, days=4 * at)),
            names={key: (names[(week + place) % len(names)],) for place, key in enumerate(keys)},
        )
        for week in range(weeks)
        for at, meeting in enumerate(held)
    )
    return Table(roles=roles, lines=lines)


def given(told, **names):
    """Return a rota whose first line has these names."""
    first, *rest = told.lines
    return replace(told, lines=(replace(first, names={**first.names, **names}), *rest))


def printed(told, **how):
    into = BytesIO()
    wall(told, into, **how)
    return into.getvalue()


def lines(data):
    return [line.strip() for line in reading.lines(data)]


def test_thirteen_weeks_of_five_jobs_fit_on_one_page_with_whole_names():
    data = printed(table(13), group="Riverside")
    assert reading.count(data) == 1
    shown = reading.words(data)
    assert "The rota Riverside Would you like to try one? Write your first name on an empty line." in shown
    assert "Day Chair Timekeeper Reader Greeter Tea and cups" in shown
    assert "Saturday 14 November Ali Bo Catherine Mohammed Bartholomew" in shown
    assert shown.count("Bartholomew") == str(table(13)).count("Bartholomew")
    assert "Can you not make it? Tell anybody who is going. You need not say why." in shown


def test_an_open_job_has_a_line_as_long_as_a_name_and_a_job_that_is_not_needed_a_dash():
    told = given(table(1), reader=("",), greeter=("Ali", ""))
    first = told.lines[0]
    told = replace(told, lines=(replace(first, names={k: v for k, v in first.names.items() if k != "chair"}),))
    shown = reading.words(printed(told))
    assert shown.count("__________") == 2
    assert "–" in shown
    assert "–" not in reading.words(printed(table(1)))


def test_two_names_stand_under_each_other_in_one_box():
    shown = lines(printed(given(table(1), greeter=("Zed", "Yan"))))
    assert any("Zed" in line for line in shown)
    assert any("Yan" in line and "Zed" not in line for line in shown)


def test_the_head_is_on_every_page():
    data = printed(table(53))
    assert reading.count(data) >= 3
    assert reading.words(data).count("Day Chair Timekeeper Reader Greeter Tea and cups") == reading.count(data)


def test_a_year_of_two_meetings_and_twelve_jobs_says_every_turn_once():
    told = table(53, EVERY, (SATURDAY, WEDNESDAY), ("Ali", "Bo"))
    shown = reading.words(printed(told))
    assert shown.count("Ali") + shown.count("Bo") == 53 * 2 * 12
    assert "Saturday 14 November Sat <b>meeting" in shown
    assert "Wednesday 18 November Wednesday evening" in shown


def test_one_meeting_is_not_named_in_every_row():
    assert "Sat <b>meeting" not in reading.words(printed(table(4)))


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_long_name_is_never_broken(paper, large):
    data = printed(table(5, names=(LONGEST, "Bo")), large=large, paper=paper)
    assert reading.words(data).count(LONGEST) == 13


def test_a_long_name_of_a_job_is_never_broken():
    told = table(3)
    own = replace(told.roles[0], title="Dampfschifffahrtskapitänswitwen")
    assert own.title in reading.words(printed(replace(told, roles=(own, *told.roles[1:]))))


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nothing_leaves_the_page_in_any_language(language, large, paper):
    told = given(table(9, EVERY, (SATURDAY, WEDNESDAY), (*NAMES, LONGEST)), greeter=("", ""))
    data = printed(told, group="Group " * 40, language=language, large=large, paper=paper)
    assert reading.inside(data)
    assert reading.words(data).count("Bartholomew") == str(told).count("Bartholomew")


def test_large_print_is_a_quarter_larger():
    assert min(reading.sizes(printed(table(4), large=True))) == 1.25 * min(reading.sizes(printed(table(4))))
    assert 15 in reading.sizes(printed(table(4), large=True))


def test_an_empty_diary_says_so():
    shown = reading.words(printed(Table(roles=(), lines=())))
    assert "No meeting is planned yet." in shown
    assert "Can you not make it?" not in shown


def test_meetings_without_a_job_print_their_days():
    assert "Can you not make it?" in reading.words(printed(table(2, ())))


def test_the_same_rota_gives_the_same_file(tmp_path):
    wall(table(3), tmp_path / "rota.pdf")
    assert (tmp_path / "rota.pdf").read_bytes() == printed(table(3))
