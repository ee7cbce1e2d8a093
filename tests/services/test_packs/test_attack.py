"""Somebody who collects all reports to all who pay cannot work out what one of them kept back for being small."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groupkit.core.meetings import Heads
from groupkit.core.visits import months_before
from groupkit.services import meetings
from groupkit.services.packs import meeting, report
from tests.attacker import SORTS, Attacker, Published
from tests.evening import later

K = 5
FEW = (0, 1, 2, 3, 4, 6, 9, 15, 30)
BOTH = ("contacts", "places")
COUNCIL, TRUST = ("contacts", "meetings"), ("meetings", "places")
YEARS = count(1930)


@pytest.fixture
def three(book):
    """A book with three meetings, none of them counted yet."""
    first = meetings.listing(book)[0]
    for name in ("Noon meeting", "Women's meeting"):
        meetings.add(book, replace(first, id=0, name=name))
    return book


def truth(counted, atoms):
    """Return what a figure truly is."""
    found = (atom.split() for atom in atoms)
    return sum(getattr(counted[int(which), date.fromisoformat(day)], sort) for which, day, sort in found)


def month_end(year, month):
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@st.composite
def lives(draw, months, most, *, uneven=False):
    """Draw what up to three meetings were visited by, when each was written down, and reports to two funders.

    Each report is a month and a day on which it begins, a month at whose end it ends, and its parts. `uneven` ones
    begin in the middle of a month too, and some heads are counted only after the first reports.
    """
    places, reports = draw(st.integers(1, 3)), draw(st.integers(1, most))
    heads = st.builds(Heads, **{sort: st.sampled_from(FEW) for sort in SORTS[:3]})
    late = st.integers(0, reports - 1) if uneven else st.just(0)
    evenings = {
        (which, month, day): (draw(heads), draw(late) * draw(st.sampled_from((0, 0, 1))) if uneven else 0)
        for which in range(1, places + 1)
        for month in range(1, months + 1)
        for day in (7, 21)
    }
    wanted = []
    for _each in range(reports):
        first, day = draw(st.integers(1, months)), draw(st.sampled_from((1, 15) if uneven else (1,)))
        wanted.append((first, day, draw(st.integers(first, months)), draw(st.sampled_from((COUNCIL, TRUST, BOTH)))))
    return evenings, wanted


def given_out(book, life, year):
    """Live it, give the reports out one after the other, and return the attacker who has them, and the truth."""
    evenings, wanted = life
    counted = {(which, date(year, *day)): heads for (which, *day), (heads, _turn) in evenings.items()}
    attacker = Attacker()
    for turn, (first, day, last, agreed) in enumerate(wanted):
        for (which, *when), (heads, written) in evenings.items():
            if written == turn:
                book.store.heads.write(which, date(year, *when), heads)
                attacker.evenings.append((which, date(year, *when)))
        days = date(year, first, day), month_end(year, last)
        kept = report.keep(book, *days, agreed)
        attacker.take(Published(*days, report.opened(book, kept.key)))
    for each in report.listing(book):
        report.drop(book, each.key)
    return attacker, counted


def learnt(attacker, counted):
    """Return what the attacker makes of each figure below k that was kept back."""
    small = [atoms for atoms in attacker.kept if truth(counted, atoms) < K]
    return {attacker.kept[atoms]: (fewest, most) for atoms, fewest, most in attacker.bounds(small)}


def proved(book, life):
    attacker, counted = given_out(book, life, next(YEARS))
    assert all(value == truth(counted, atoms) >= K for atoms, value in attacker.told.items())
    for key, (fewest, most) in learnt(attacker, counted).items():
        assert fewest == 0, key
        assert most >= K, key


@settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(life=lives(2, 3))
def test_nobody_who_has_all_reports_learns_what_one_of_them_kept_back(three, life):
    proved(three, life)


@pytest.mark.proof
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(life=lives(4, 5, uneven=True))
def test_nobody_who_has_all_reports_of_any_days_to_two_funders_learns_what_one_of_them_kept_back(three, life):
    proved(three, life)


ONE = {
    (1, 1, 7): (Heads(regulars=20, first_timers=2), 0),
    (2, 1, 7): (Heads(regulars=9), 0),
    (1, 2, 7): (Heads(regulars=12, first_timers=6), 0),
}
TWO_FUNDERS = [(1, 1, 2, COUNCIL), (1, 1, 1, BOTH), (2, 1, 2, TRUST)]


def test_the_attacker_is_one_hiding_what_is_small_and_nothing_more_gives_it_away(three):
    attacker, counted = given_out(three, (ONE, TWO_FUNDERS), next(YEARS))
    assert learnt(attacker, counted)
    # as most people would do it
    attacker.told |= {atoms: truth(counted, atoms) for atoms in attacker.kept if truth(counted, atoms) >= K}
    assert (2, 2) in learnt(attacker, counted).values()


def test_heads_that_were_counted_after_a_report_are_not_told_by_the_next(three):
    late = {(1, 1, 7): (Heads(regulars=20, first_timers=7), 0), (2, 1, 7): (Heads(regulars=2), 1)}
    attacker, counted = given_out(three, (late, [(1, 1, 1, COUNCIL), (1, 1, 1, BOTH)]), next(YEARS))
    found = learnt(attacker, counted)
    assert {"places/meetings/2/visits"} <= found.keys()
    assert {(fewest, most >= K) for fewest, most in found.values()} == {(0, True)}


def test_what_was_put_right_is_not_told_by_what_a_report_said_before(three):
    year = next(YEARS)
    days = date(year, 1, 1), date(year, 1, 31)
    evening = (1, days[0].replace(day=7))
    for first_timers in (6, 2):
        heads = Heads(regulars=20 - first_timers, first_timers=first_timers, visitors=6, online=6)
        three.store.heads.write(*evening, heads)
        kept = report.keep(three, *days, COUNCIL)
    # each sort was told before, so this report could tell all of them but the one that is small now
    attacker = Attacker([evening])
    attacker.take(Published(*days, report.opened(three, kept.key)))
    found = learnt(attacker, {evening: heads})
    assert [(fewest, most >= K) for key, (fewest, most) in found.items() if "first" in key] == [(0, True)]
    assert attacker.told


@st.composite
def autumns(draw):
    """Draw some weeks of two meetings, and in which of them the group makes a pack, or a report of all of them."""
    heads = st.builds(Heads, **{sort: st.sampled_from(FEW) for sort in SORTS[:2]})
    return [
        ([draw(heads) for _meeting in range(2)], draw(st.sampled_from(("", "pack", "pack", "report"))))
        for _week in range(draw(st.integers(2, 5)))
    ]


def all_shown(book, weeks):
    """Live some weeks, make what is wanted in each, and return the attacker who picked it all up, and the truth."""
    later(book, weeks=70)
    first, attacker, counted = book.today(), Attacker(), {}
    for heads, wanted in weeks:
        later(book, weeks=1)
        today = book.today()
        for which, came in enumerate(heads, start=1):
            book.store.heads.write(which, today, came)
            counted[which, today] = came
            attacker.evenings.append((which, today))
        if wanted == "pack":
            begun = months_before(today, 12)
            attacker.take(Published(begun, today, meeting.keep(book)))
        elif wanted:
            kept = report.keep(book, first, today, BOTH)
            attacker.take(Published(first, today, report.opened(book, kept.key)))
    return attacker, counted


@pytest.mark.proof
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(weeks=autumns())
def test_packs_that_were_left_behind_tell_no_more_than_reports(three, weeks):
    attacker, counted = all_shown(three, weeks)
    assert all(value == truth(counted, atoms) >= K for atoms, value in attacker.told.items())
    for key, (fewest, most) in learnt(attacker, counted).items():
        assert fewest == 0, key
        assert most >= K, key
