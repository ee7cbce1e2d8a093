"""A timekeeper without a laptop sees each part by the clock, and afterwards how the time went."""

from io import BytesIO

import pytest

from groupkit.core.runner.run import PartTime
from groupkit.pdf.runner import timekeeper
from tests.pdf.reading import count, inside, words
from tests.pdf.test_meetings import order


def printed(**choices):
    written = BytesIO()
    timekeeper(order(), written, **choices)
    return written.getvalue()


def test_each_part_stands_by_the_clock_with_room_for_a_pen():
    shown = words(printed())
    for item in order().items:
        assert f"{item.begins:%H:%M} {item.segment.title} {item.segment.minutes}" in shown
    assert "It began at" in shown
    assert "Write no names." in shown


def test_afterwards_it_shows_what_each_part_took():
    shown = words(printed(times=(PartTime(part="round", planned=27 * 60, seconds=1210),)))
    assert "Round 27 20" in shown
    assert "Minutes it took" in shown


@pytest.mark.parametrize(
    "choices", [{}, {"large": True}, {"paper": "Letter"}, {"language": "ar-XB"}, {"language": "en-XA"}]
)
def test_it_fits_its_paper(choices):
    data = printed(**choices)
    assert inside(data)
    assert count(data) <= (2 if choices else 1)
