"""How the work is shared, in counts, and whether a month could run without somebody."""

from dataclasses import replace

import pytest

from groupkit.core.problems import RefusedError
from groupkit.core.service import Turn
from groupkit.services import service, sharing, terms
from groupkit.services.rota import keeping, planning
from groupkit.services.rota.planning import QUICK
from tests.crowds import add, did, gather, person


def test_turns_are_counted_by_job_and_by_how_many_people(book):
    gather(book, "Ali Bo")
    for week in (1, 2, 3):
        did(book, "Ali", "hospitality", week)
    did(book, "Bo", "chair", 1)
    did(book, "Ali", "chair", 2)
    did(book, "Bo", "chair", 20)
    found = sharing.sharing(book)
    assert {each.role.key: (each.turns, each.people, each.most) for each in found.shares} == {
        "chair": (2, 2, 1),
        "hospitality": (3, 1, 3),
    }
    assert {each.role.key for each in found.shares if each.always_one} == {"hospitality"}
    assert (found.turns, found.serving, found.listed) == (5, 3, 4)
    assert found.helping == 1


def test_a_turn_of_somebody_who_left_still_counts(book):
    gather(book, "Ali")
    did(book, "Ali", "chair", 1)
    with book.change("x", "service") as store:
        (turn,) = store.turns
        store.turns.change(turn.id, replace(turn, person=None))
    found = sharing.sharing(book)
    assert (found.turns, found.serving) == (1, 1)


def test_how_many_could_do_the_jobs_a_group_cannot_do_without(book):
    gather(book, "Ali Bo")
    add(book, "Dr", "chair", guest=True)
    did(book, "Ali", "chair", 3)
    service.change_person(book, replace(person(book, "Bo"), resting=True))
    could = {each.role.key: (each.willing, each.done) for each in sharing.sharing(book).could}
    assert could == {"chair": (2, 1), "secretary": (1, 1), "treasurer": (0, 0), "facilitator": (0, 0)}


def test_a_month_without_somebody_who_shares_the_work_goes_on(book):
    gather(book)
    keeping.keep(book, planning.plan(book, 4, care=QUICK))
    found = sharing.without(book, "ali")
    did(book, "Ali", "reader", 2)
    found = sharing.without(book, "ali")
    assert found.goes_on
    assert found.places == 20
    assert len(tuple(book.store.turns)) == 21


def test_a_month_without_the_only_one_who_makes_tea_lacks_tea(book):
    add(book, "Ali", "hospitality", knows="hospitality")
    found = sharing.without(book, "Ali")
    assert {job.role for _, job in found.open} == {"hospitality"}
    assert not found.goes_on


def test_a_month_without_the_secretary_lacks_a_deputy(book):
    gather(book, "Ali")
    assert [role.key for role in sharing.without(book, "Sam").terms] == ["secretary"]
    (term,) = terms.terms(book)
    terms.change(book, replace(term, deputy=person(book, "Ali").id))
    assert sharing.without(book, "Sam").terms == ()


def test_somebody_who_is_not_on_the_list_cannot_be_left_out(book):
    with pytest.raises(RefusedError, match="Add them first"):
        sharing.without(book, "Zed")


def test_nothing_is_written_by_looking(book):
    gather(book)
    keeping.keep(book, planning.plan(book, 4, care=QUICK))
    before = tuple(book.store.turns), service.people(book)
    sharing.without(book, "Bo")
    assert (tuple(book.store.turns), service.people(book)) == before
    assert isinstance(before[0][0], Turn)
