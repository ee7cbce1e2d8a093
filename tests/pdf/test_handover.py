"""The sheet of a hand-over fits its paper, with room for three names, in large print and in any direction."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from groupkit.core.handover.passing import LAPTOP, Handover, Passing
from groupkit.core.promises import Promise, Source, SourceKind
from groupkit.core.roles import TITLES
from groupkit.pdf.handover import LARGE, handover_sheet
from groupkit.storage.handover import job_form, laptop_form
from groupkit.storage.roles import shipped
from tests.pdf.reading import count, inside, lines, sizes, words

DAY = date(2026, 11, 14)


def told(role: str, **about) -> Passing:
    return Passing(
        handover=Handover(role=role, third="Bo", started_on=DAY, laptop=role == "secretary", **about),
        role=next((each for each in shipped() if each.key == role), None),
        giver="Sam",
        taker="Jo",
        meeting="",
        group="Saturday group, Eastside",
        done={},
        begun=frozenset(),
        before=(),
        job=job_form(),
        laptop=laptop_form(),
    )


def sheet(passing: Passing, **choices) -> bytes:
    written = BytesIO()
    handover_sheet(passing, written, **choices)
    return written.getvalue()


@pytest.mark.parametrize(
    ("choices", "pages"),
    [({}, 4), ({"large": True}, 7), ({"paper": "Letter", "large": True}, 7), ({"language": "ar-XB"}, 4)],
)
def test_the_whole_hand_over_fits_its_paper(choices, pages):
    data = sheet(told("secretary"), **choices)
    assert inside(data)
    assert count(data) <= pages


@pytest.mark.parametrize("role", [key for key in TITLES if key != "secretary"])
def test_any_other_job_is_one_sheet_printed_on_both_sides(role):
    data = sheet(told(role))
    assert inside(data)
    assert count(data) == 2


def test_three_people_sign_and_their_names_stand_beside():
    shown = words(sheet(told("greeter")))
    assert "Greeter: from Sam to Jo" in shown
    for said in ("I pass this on: Sam", "I take this on: Jo", "I was there: Bo", "Day:"):
        assert said in shown
    assert "Show that the copy opens" not in shown


def test_a_name_that_is_not_known_yet_leaves_room():
    shown = words(sheet(replace(told("greeter"), giver="", taker="", meeting="Sat meeting")))
    assert "from ________ to ________" in shown
    assert "Saturday group, Eastside, Sat meeting" in shown
    assert "Saturday group" not in words(sheet(replace(told("greeter"), group="")))


def test_the_laptop_alone_has_its_steps_and_the_three_things():
    passing = replace(told(LAPTOP, known=("Lift the lid slowly.",)), before=("The lead is old.",))
    shown = words(sheet(passing))
    assert "From Sam to Jo, on Saturday 14 November 2026" in shown
    assert "8. Hand on what belongs to it" in shown
    assert "What the last holder wished they had known The lead is old." in shown
    assert "Three things I wish I had known Lift the lid slowly. The second:" in shown
    assert "Passing on a job" not in shown


def test_what_the_last_holder_left_stands_before_the_list():
    shown = words(sheet(replace(told("greeter"), before=("Lift the door.",))))
    assert shown.index("Lift the door.") < shown.index("What the card of this job says")


def test_what_is_ticked_is_printed_ticked():
    data, other = sheet(told("greeter")), sheet(replace(told("greeter"), done={"job/1": DAY}))
    assert lines(data) == lines(other)
    assert data != other


def test_large_print_is_a_third_larger():
    plain, large = sizes(sheet(told("greeter"))), sizes(sheet(told("greeter"), large=True))
    assert max(large) == pytest.approx(max(plain) * LARGE, abs=0.1)


@pytest.mark.parametrize("role", ["greeter", LAPTOP])
def test_promises_go_along_with_a_job(role):
    promised = Promise(
        said="It is loud",
        source=Source(kind=SourceKind.BOX),
        what="Ask for the back room",
        owner=role,
        again=DAY,
        made_on=DAY,
    )
    shown = words(sheet(replace(told(role), promises=(promised,))))
    assert "Promises that go along: who sees to them now? Ask for the back room" in shown
    assert "Promises that go along" not in words(sheet(told(role)))
