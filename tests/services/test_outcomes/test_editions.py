"""What stands on each paper is gathered the same way, whoever prints it, in the language the group prints in."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from groupkit.core.outcomes.draft import Draft, IfThen
from groupkit.core.outcomes.editions import PAGES, PAPERS, Paper
from groupkit.core.outcomes.statements import JUSTICE
from groupkit.core.outcomes.workshop import Run, Workshop
from groupkit.core.problems import RefusedError
from groupkit.services.outcomes import draft, editions, knowing, order, repeating, runs, slots, statements, workshop
from groupkit.storage.outcomes import shipped
from tests.evening import SATURDAY

TALK = Run(day=SATURDAY, title="Autumn talk")
ABOUT = ("j1", "e1", "c1")


@pytest.fixture
def talk(book):
    """Return the number of a talk about three statements, as it is typed."""
    number = runs.make(book, TALK)
    order.choose(book, number, ABOUT[:2])
    return str(number)


def refused(said, *args, **more):
    with pytest.raises(RefusedError, match=said):
        editions.edition(*args, **more)


def test_the_cards_hold_the_five_about_justice_only_where_somebody_asks(book):
    assert len(editions.edition(book, Paper.STATEMENTS).statements) == 52
    five = editions.edition(book, Paper.STATEMENTS, justice=True).statements[52:]
    assert [each.stage for each in five] == [JUSTICE] * 5
    assert not statements.justice_used(book)
    knowing.know(book, "c1", "We ask at the station", "")
    assert statements.justice_used(book)


def test_a_talk_prints_what_is_on_its_table(book, talk):
    for paper in (Paper.ANSWERS, Paper.RANKING):
        assert [each.key for each in editions.edition(book, paper, talk).statements] == ["j1", "e1"]
    beside = editions.edition(book, Paper.PRINCIPLES, talk).principles
    assert 0 < len(beside) < len(editions.edition(book, Paper.PRINCIPLES).principles) == 42
    empty = str(runs.make(book, replace(TALK, title="Nothing yet")))
    assert len(editions.edition(book, Paper.ANSWERS, empty).statements) == 52
    refused("number of the talk", book, Paper.ANSWERS)
    refused("no half-day or talk with the number 9", book, Paper.RANKING, "9")


def test_what_moved_names_what_is_on_the_table_again(book, talk):
    later = replace(TALK, day=SATURDAY + timedelta(weeks=9), follows=int(talk))
    again = repeating.begin(book, later)
    assert {each.statement for each in order.listing(book, again)} == set(ABOUT[:2])
    order.put(book, again, "j1", 3)
    made = editions.edition(book, Paper.REPEAT, str(again))
    assert set(made.names) == {each.statement for each in made.moved} == {"j1"}
    refused("first time", book, Paper.REPEAT, talk)


def test_a_half_day_prints_all_its_pages_or_some(book, talk):
    plain = workshop.suggested(SATURDAY).run
    about = Workshop(run=replace(plain, place="Hall", start=time(13), follows=int(talk)))
    number = str(repeating.begin(book, about))
    assert [each.statement for each in order.listing(book, int(number))] == ["j1", "e1"]
    assert editions.edition(book, Paper.HALF_DAY, number).pages == tuple(PAGES)
    assert editions.edition(book, Paper.HALF_DAY, number, pages=["map"]).pages == ("map",)
    refused("no page with the key cake", book, Paper.HALF_DAY, number, pages=["cake"])
    refused("no plan for a half-day", book, Paper.HALF_DAY, talk)


def test_cards_drafts_and_slots_are_found_by_their_key(book):
    areas, parts = (editions.edition(book, Paper.THEORIES, which).laid for which in ("", editions.COMPONENTS))
    assert (len(areas), len(parts)) == (4, 6)
    made = draft.keep(book, Draft(title="Tea", if_thens=(IfThen(when="there is tea", then="we stay"),)))
    assert editions.edition(book, Paper.DRAFT, made.key).draft == made
    assert editions.edition(book, Paper.DRAFT).draft is None
    refused("no draft with the key draft/9", book, Paper.DRAFT, "draft/9")
    slots.fill(book, "own-plan", "What helps: a walk", "Ours", allowed=True)
    own = editions.edition(book, Paper.SLOT, "own-plan")
    assert own.slot is not None
    assert own.filled is not None
    assert (own.slot.key, own.filled.words) == ("own-plan", "What helps: a walk")
    refused("no place for words with the key x", book, Paper.SLOT, "x")
    assert len(editions.edition(book, Paper.PRACTICE).cards) == len(shipped.practice().cards)
    assert set(PAPERS) == set(Paper)
