"""A facilitator falls ill: one action lists their duties and offers them to others (000:160)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from groupkit.core.problems import RefusedError
from groupkit.services import service, terms
from groupkit.services.rota import absence, keeping, offers, planning
from groupkit.services.rota.planning import QUICK
from tests.crowds import JOBS, add, gather, held, person


@pytest.fixture
def planned(book):
    """Return a book with six people and a rota of eight weeks."""
    gather(book)
    keeping.keep(book, planning.plan(book, 8, care=QUICK))
    return book


def name(found):
    """Return the short name of somebody who is there."""
    assert found is not None
    return found.short_name


def doing(group, name, weeks=8):
    """Return the days and jobs of somebody in the coming weeks."""
    rota = offers.so_far(group, weeks)
    places = enumerate(rota.asked.places)
    return [(rota.asked.occasion(at).day, job.role) for at, job in places if rota.name(at) == name]


def test_every_coming_duty_is_listed_with_somebody_who_could_take_it(planned):
    last = planned.today() + timedelta(weeks=4)
    told = absence.absence(planned, person(planned, "Bo"), last)
    assert [(duty.occasion.day, duty.job.role) for duty in told.duties] == [
        each for each in doing(planned, "Bo") if each[0] <= last
    ]
    assert told.duties
    for duty in told.duties:
        assert duty.suggested is not None
        assert name(duty.suggested) != "Bo"
        assert "Bo" not in {offer.person.short_name for offer in duty.offers}


def test_nothing_is_written_until_they_are_passed_on(planned):
    before = tuple(planned.store.turns)
    absence.absence(planned, person(planned, "Bo"), planned.today() + timedelta(weeks=4))
    assert tuple(planned.store.turns) == before
    assert person(planned, "Bo").away == ()


def test_passing_on_gives_each_to_whom_it_says_and_leaves_the_rest_open(planned):
    last = planned.today() + timedelta(weeks=7)
    told = absence.absence(planned, person(planned, "Bo"), last)
    takers = [told.duties[0].suggested, *[None] * (len(told.duties) - 1)]
    assert absence.pass_on(planned, told, takers) == len(told.duties) - 1
    assert doing(planned, "Bo") == []
    assert (told.duties[0].occasion.day, told.duties[0].job.role) in doing(planned, name(takers[0]))
    open_ = {(each.occasion.day, each.job.role) for each in offers.open_jobs(planned, 8)}
    assert open_ == {(duty.occasion.day, duty.job.role) for duty in told.duties[1:]}
    assert person(planned, "Bo").is_away(last)
    planned.undo()
    assert len(doing(planned, "Bo")) == len(told.duties)


def test_what_they_were_asked_for_by_hand_is_offered_too(book):
    gather(book, "Ali Bo")
    service.assign(book, held(book, 0), "chair", "Bo")
    told = absence.absence(book, person(book, "Bo"), book.today())
    (duty,) = told.duties
    assert (duty.job.role, name(duty.suggested)) == ("chair", "Ali")


def test_nobody_else_changes_by_what_is_suggested(planned):
    told = absence.absence(planned, person(planned, "Ali"), planned.today() + timedelta(weeks=8))
    free = {each.short_name for each in service.people(planned)} - {"Ali", "Sam", "Jo"}
    assert {duty.suggested.short_name for duty in told.duties if duty.suggested} <= free


def test_where_nobody_fits_it_is_open(book):
    add(book, "Ali", *JOBS)
    service.assign(book, held(book, 0), "hospitality", "Ali")
    (duty,) = absence.absence(book, person(book, "Ali"), book.today()).duties
    assert (duty.suggested, duty.offers) == (None, ())


def test_roles_held_for_longer_are_said_with_the_deputy(book):
    sam = person(book, "Sam")
    assert [(role.key, deputy) for role, deputy in absence.absence(book, sam, book.today()).terms] == [
        ("secretary", None)
    ]
    (term,) = terms.terms(book)
    terms.change(book, replace(term, deputy=person(book, "Jo").id, until=book.today() + timedelta(weeks=1)))
    assert name(absence.absence(book, sam, book.today()).terms[0][1]) == "Jo"
    late = book.today() + timedelta(weeks=3)
    assert absence.absence(book, sam, late, first=late).terms == ()


@pytest.mark.parametrize(("days", "said"), [(-1, "before the first"), (500, "more than a year")])
def test_the_days_are_checked(book, days, said):
    with pytest.raises(RefusedError, match=said):
        absence.absence(book, person(book, "Sam"), book.today() + timedelta(days=days))
