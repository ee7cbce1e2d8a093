"""A report holds what the group agreed to, is seen by members, and is then sent."""

from dataclasses import replace
from datetime import date

import pytest

from groupkit.core.packs.reports import Report, problems, sending
from groupkit.core.packs.withheld import Counted, in_order

DAY = date(2026, 3, 31)
READY = Report(first=date(2026, 1, 1), last=DAY, parts=("contacts",), agreed_on=DAY, seen_on=DAY)


@pytest.mark.parametrize(
    ("first", "agreed", "k", "before", "fields"),
    [
        (READY.first, ("contacts",), 5, 3, []),
        (date(2026, 4, 1), (), 2, 3, ["first", "agreed", "k"]),
        (READY.first, ("contacts",), 5, 7, ["k"]),
    ],
)
def test_what_is_wrong_is_told_before_a_report_is_made(first, agreed, k, before, fields):
    assert [each.field for each in problems(first, DAY, agreed, k, before)] == fields


@pytest.mark.parametrize(
    ("changed", "to_whom", "fields"),
    [
        ({}, "The council", []),
        ({"agreed_on": None, "seen_on": None}, " ", ["report", "report", "to_whom"]),
        ({"sent_on": DAY}, "The council", ["report"]),
    ],
)
def test_a_report_goes_out_once_after_it_was_agreed_and_seen(changed, to_whom, fields):
    assert [each.field for each in sending(replace(READY, **changed), to_whom)] == fields


def test_wholes_are_let_in_before_margins_and_cells():
    cell, margin, whole = (
        Counted(key=key, atoms=frozenset({key, "x"}), value=5, rank=rank)
        for key, rank in (("a", 2), ("b", 1), ("c", 0))
    )
    assert in_order((cell, margin, whole)) == (whole, margin, cell)
    assert (cell.small(5), cell.small(6)) == (False, True)
