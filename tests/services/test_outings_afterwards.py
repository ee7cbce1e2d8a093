"""After an outing its lead writes down heads and what worked; notes go in time, and figures stay."""

from dataclasses import replace
from datetime import date

import pytest

from groupkit.core.outings.afterwards import YES, Afterwards, Incident
from groupkit.core.outings.growth import PEOPLE
from groupkit.core.outings.plans import Plan
from groupkit.core.outings.values import Cost, Goer, Outing
from groupkit.core.problems import RefusedError
from groupkit.services.group import sweep
from groupkit.services.outings import afterwards, costs, planning
from groupkit.services.outings.reckoning import outing, reckoning
from tests import evening
from tests.evening import SATURDAY, named


@pytest.fixture
def walk(book):
    fund = named(book, fund="Outing pot")["fund"]
    return planning.start(book, Outing(name="A walk", day=SATURDAY, fund=fund)).id


def note(walk, **more):
    return Incident(outing=walk, at="About 3", place="", what=" A slip ", kept_until=date.min, **more)


def test_heads_and_words_are_kept_beside_each_other(book, walk):
    afterwards.heads(book, Afterwards(outing=walk, heads_out=9, heads_back=9, first_time=2))
    afterwards.worked(book, Afterwards(outing=walk, well=" The tea ", again=YES))
    found = afterwards.of(book, walk)
    assert (found.heads_out, found.first_time, found.well, found.again) == (9, 2, "The tea", YES)
    book.undo()
    assert afterwards.of(book, walk).well == ""
    book.undo()
    assert afterwards.of(book, walk) == Afterwards(outing=walk)


def test_fewer_back_is_written_down_once_all_are_known(book, walk):
    fewer = Afterwards(outing=walk, heads_out=9, heads_back=8)
    with pytest.raises(RefusedError, match="Look for them first"):
        afterwards.heads(book, fewer)
    assert afterwards.heads(book, fewer, all_known=True).heads_back == 8
    with pytest.raises(RefusedError, match="Leave out telephone numbers"):
        afterwards.worked(book, replace(fewer, tip="07700 900123"))


def test_a_note_is_kept_for_a_year_and_changed_meanwhile(book, walk):
    made = afterwards.incident(book, note(walk))
    assert (made.what, made.kept_until) == ("A slip", date(2027, 11, 14))
    evening.later(book, weeks=4)
    afterwards.incident(book, replace(made, done="Tea", kept_until=date.max))
    (kept,) = afterwards.incidents(book, walk)
    assert (kept.done, kept.kept_until) == ("Tea", date(2027, 11, 14))
    assert afterwards.note_of(book, walk, made.id) == kept
    with pytest.raises(RefusedError, match="Write what was seen or heard"):
        afterwards.incident(book, replace(made, what=""))
    with pytest.raises(RefusedError, match="There is no note with the number 9"):
        afterwards.incident(book, replace(made, id=9))


def test_a_note_is_gone_when_its_time_is_over(book, walk):
    afterwards.incident(book, note(walk))
    later = afterwards.incident(book, note(walk, done="later"))
    with book.change("A day more") as store:
        store.outing_incidents.change(later.id, replace(later, kept_until=date(2027, 11, 20)))
    assert not sweep(book)
    evening.later(book, weeks=52)
    assert len(afterwards.incidents(book, walk)) == 2  # 13 November
    evening.later(book, weeks=1)
    assert afterwards.incidents(book, walk) == ()
    assert len(list(book.store.outing_incidents)) == 2
    assert sweep(book)
    assert list(book.store.outing_incidents) == []


def test_a_note_can_go_at_once_and_undo_does_not_bring_it_back(book, walk):
    made = afterwards.incident(book, note(walk))
    afterwards.forget_incident(book, made)
    assert afterwards.incidents(book, walk) == ()
    assert book.next_undo is None


def test_figures_stay_when_an_outing_is_put_away(book, walk):
    planning.start(book, replace(outing(book, walk), places=8, free_places=3))
    for name, free in (("Ann", 1), ("Ben", 1), ("Caz", 1)):
        planning.person(book, Goer(outing=walk, name=name, party=2, free=free))
    costs.cost(book, Cost(outing=walk, what="Tea", pence=600))
    before = afterwards.over_time(book)
    planning.put_away(book, walk)
    assert afterwards.of(book, walk).free_taken == 3
    assert afterwards.over_time(book) == before
    assert (before[0].places, before[0].free, before[0].cost) == (6, 3, 600)
    assert dict(before[0].paid)[PEOPLE] == 300
    with pytest.raises(RefusedError, match="put away"):
        afterwards.heads(book, Afterwards(outing=walk, heads_out=6))
    with pytest.raises(RefusedError, match="put away"):
        afterwards.incident(book, note(walk))


def test_a_report_counts_the_outings_of_its_days_and_says_which(book, walk):
    other = planning.start(book, replace(outing(book, walk), id=0, day=date(2026, 3, 1), name="Museum")).id
    called_off = planning.start(book, replace(outing(book, walk), id=0, day=date(2026, 4, 1), name="Swim")).id
    for which, count in ((walk, 7), (other, 5), (called_off, 6)):
        afterwards.heads(book, Afterwards(outing=which, heads_out=count, heads_back=count))
    with book.change("Call it off") as store:
        store.outing_details.add(Plan(outing=called_off, called_off=True))
    found = afterwards.report(book, date(2026, 1, 1), SATURDAY)
    assert [each.name for each in found.figures.gone] == ["Museum", "A walk"]
    assert (found.figures.outings, found.figures.places) == (2, 12)
    assert afterwards.report(book, date(2026, 3, 1), date(2026, 3, 31)).figures.places == 5
    assert "Outing pot" in found.funds.values()
    assert reckoning(book, other).cost == 0
