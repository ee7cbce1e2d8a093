"""One report serves several funders: what each gave stands by itself, and together it is the money of the book."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from shutil import copy

import pytest

from groupkit.core.funding.awards import Award
from groupkit.core.ledger import Entry, EntryType, Line
from groupkit.core.packs.blocks import Grid, figures
from groupkit.services import ledger
from groupkit.services.funding import awards
from groupkit.services.funding.awards import Arrival
from groupkit.services.packs import marks, report
from tests import evening
from tests.evening import SATURDAY, named, new_book, reopened
from tests.services.test_funding import spend

APRIL, MARCH = date(2026, 4, 1), date(2027, 3, 31)
JULY = date(2026, 7, 10)
PERIODS = [
    (date(2026, 6, 1), date(2026, 7, 9)),
    (JULY, JULY),
    (date(2026, 7, 11), date(2026, 11, 14)),
]


def moved(book, fund, other, pence, day):
    tin = named(book, place="Bank")["place"]
    lines = (Line(tin, fund, None, -pence), Line(tin, other, None, pence))
    draft = Entry(seq=0, day=day, recorded_at=book.now(), type=EntryType.FUND_MOVE, lines=lines, decided_on=day)
    with book.change("Move", "money"):
        ledger.post(book, [(draft, {"made_by": "Sam"})])


@pytest.fixture
def funded(tmp_path, tmp_path_factory):
    """A book with two funders of one pot and one of another, made once and copied."""
    once = tmp_path_factory.getbasetemp() / "funded.groupkit"
    if not once.exists():
        with new_book(once) as group:
            evening.furnish(group)
            evening.open_with(group)
            fund(group)
    with reopened(Path(copy(once, tmp_path / "group.groupkit"))) as group:
        yield group


def fund(book):
    """Let money come, go, go back and be put right."""
    bank, general = named(book, place="Bank")["place"], named(book)["fund"]
    council = Award(funder="Council", pence=90000, starts=APRIL, ends=MARCH, parts=2)
    one = awards.set_up(book, council, "Room pot")
    two = awards.set_up(book, replace(council, funder="Trust", parts=1, fund=one.fund, ends=JULY))
    three = awards.set_up(book, replace(council, funder="Health board", starts=JULY), "Health pot")
    for each, pence, day in ((one, 30000, JULY), (two, 15001, date(2026, 7, 9)), (three, 7000, date(2026, 7, 11))):
        awards.received(book, each, Arrival(pence=pence, day=day, place=bank, made_by="Sam"))
    spend(book, one, "Room", 4001, JULY)
    wrong = spend(book, three, "Fares", 999, date(2026, 7, 12))
    ledger.reverse(book, wrong, "Not ours", "Sam")
    moved(book, general, one.fund, 700, date(2026, 8, 31))
    kind = named(book, "Room")["kind"]
    awards.give_back(book, two, Arrival(pence=500, day=SATURDAY, place=bank, made_by="Sam", kind=kind))


def table(pack, key):
    found = (block for part in pack.parts for block in part.blocks if isinstance(block, Grid))
    return next((grid for grid in found if grid.key == key), None)


def told(pack):
    return {figure.key: figure.value for figure in figures(pack)}


def test_each_funder_has_a_part_and_all_parts_are_the_book(funded):
    everything = report.gather(funded, date(2000, 1, 1), SATURDAY, ("money",))
    said = told(everything)
    left = [said[f"money/award-{award}/left/pence"] for award in (1, 2, 3)]
    rooms, health = (said[f"money/pots/pot-{each.fund}/end"] for each in awards.awards(funded)[1:])
    assert (left[0] + left[1], left[2]) == (rooms, health) == (30000 + 15001 - 4001 + 700 - 500, 7000)
    assert said["money/pots/total/end"] == sum(ledger.balances(funded).values())
    # two thirds and one third of what the room cost, to the penny
    assert [said[f"money/award-{award}/spent/pence"] for award in (1, 2)] == [-2667, -1334]
    assert marks.marks(everything) == ()


def test_periods_one_after_the_other_pass_on_what_is_left_and_add_up_to_the_whole(funded):
    packs = [told(report.gather(funded, *days, ("money",))) for days in PERIODS]
    pots = {f"pot-{each.fund}" for each in awards.awards(funded)}
    whole = told(report.gather(funded, PERIODS[0][0], PERIODS[-1][1], ("money",)))
    for earlier, following in pairwise(packs):
        for key, value in earlier.items():
            # the book itself began later, with what other pots held
            if key.endswith("/end") and key.split("/")[2] in pots:
                assert following[key.replace("/end", "/start")] == value
            elif key.endswith("/left/pence") and key in following:
                assert following[key.replace("/left/", "/start/")] == value
    ways = ("/in", "/out", "/moved", "/received/pence", "/own/pence", "/spent/pence", "/back/pence")
    for key in whole:
        if key.endswith(ways):
            assert sum(pack.get(key, 0) for pack in packs) == whole[key]


def test_the_first_and_the_last_day_are_both_included(funded):
    day = told(report.gather(funded, JULY, JULY, ("money",)))
    assert (day["money/award-1/received/pence"], day["money/award-1/spent/pence"]) == (30000, -2667)
    assert "money/award-3/received/pence" in day
    before = told(report.gather(funded, date(2026, 6, 1), JULY - timedelta(days=1), ("money",)))
    assert before["money/award-1/received/pence"] == 0
    assert before["money/award-2/received/pence"] == 15001


def test_a_funder_whose_time_is_over_stays_in_as_long_as_its_money_moves(funded):
    back = table(report.gather(funded, date(2026, 11, 1), SATURDAY, ("money",)), "money/award-2")
    assert back is not None
    assert [row[0].value for row in back.rows][-1] == -500
    for award in (1, 2, 3):
        early = report.gather(funded, date(2020, 1, 1), date(2020, 2, 1), ("money",))
        assert table(early, f"money/award-{award}") is None
