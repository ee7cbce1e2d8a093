"""A group settles what it agrees, in its own words, and reads that at its meetings."""

import pytest

from groupkit.core.problems import RefusedError
from groupkit.i18n import catalogue
from groupkit.services import agreement, meetings
from tests.evening import SATURDAY


def read(book):
    order = meetings.running_order(book, meetings.on(book, SATURDAY))
    part = next(item.segment for item in order.items if item.segment.key == "agreement")
    return order.read(part), order.limits


def test_at_first_each_format_says_it_in_its_own_way(book):
    assert agreement.agreement(book) == agreement.shipped()
    words, limits = read(book)
    assert "Tonight we ask first." in words
    assert "serious harm" in limits


def test_a_line_is_left_out_and_kept_again(book):
    agreement.keep(book, "break", kept=False)
    assert "If you need a break" not in read(book)[0]
    assert read(book)[0].startswith("This is what we agree.\nWe start on time")
    book.undo()
    assert agreement.agreement(book) == agreement.shipped()
    agreement.keep(book, "today-share")
    assert "welcome to share like everyone else" in read(book)[0]


def test_a_line_is_written_anew_and_ours_comes_back(book):
    agreement.reword(book, "time", " We begin at seven. ")
    assert "We begin at seven.\n" in read(book)[0]
    agreement.keep(book, "time", kept=False)
    agreement.keep(book, "time")
    assert "We begin at seven.\n" in read(book)[0]
    agreement.reword(book, "time", "")
    assert agreement.agreement(book) == agreement.shipped()


def test_a_group_adds_lines_of_its_own(book):
    agreement.add(book, "Phones sleep in the basket.")
    found = agreement.add(book, "Dogs are welcome.")
    assert [line.words for line in found.kept][-2:] == ["Phones sleep in the basket.", "Dogs are welcome."]
    assert [line.key for line in found.lines][-2:] == ["ours-1", "ours-2"]
    found = agreement.reword(book, "ours-1", "")
    assert [line.key for line in found.lines if line.own] == ["ours-2"]


def test_limits_of_its_own_are_dated(book):
    found = agreement.set_limits(book, "We tell the warden about fire.")
    assert (found.limits, found.limits_on) == ("We tell the warden about fire.", SATURDAY)
    assert read(book)[1] == "We tell the warden about fire."
    assert agreement.set_limits(book, " ") == agreement.shipped()


@pytest.mark.parametrize(
    ("does", "field"),
    [
        (lambda book: agreement.add(book, " "), "added"),
        (lambda book: agreement.add(book, "x" * 201), "added"),
        (lambda book: agreement.reword(book, "time", "Ring 01632 960 001"), "words"),
        (lambda book: agreement.keep(book, "nothing"), "line"),
        (lambda book: agreement.set_limits(book, "x" * 601), "limits"),
    ],
)
def test_what_cannot_be_agreed_is_told(book, does, field):
    with pytest.raises(RefusedError) as told:
        does(book)
    assert [problem.field for problem in told.value.problems] == [field]


def test_in_another_language_our_lines_are_translated_and_the_groups_stay(book):
    agreement.reword(book, "time", "We begin at seven.")
    found = agreement.set_limits(book, "Ours.").told(catalogue("en-XA"))
    assert found.lines[0].words == "We begin at seven."
    assert found.lines[1].words != "What you hear stays here."
    assert found.limits == "Ours."
    assert found.card("listen").words != agreement.shipped().card("listen").words
    assert agreement.shipped().told(catalogue("en-XA")).limits != agreement.shipped().limits
