"""Roles held for months: a start, an end, a deputy, who is next, and who is put forward."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.people import Person
from groupkit.core.problems import RefusedError
from groupkit.core.service import CHOSEN, NOT_NOW, Nomination, Term
from groupkit.services import roles, service, terms
from tests.evening import SATURDAY, later


@pytest.fixture
def ali(book):
    return service.add_person(book, Person(short_name="Ali"))


def jo(book):
    return next(each for each in service.people(book) if each.short_name == "Jo")


def forward(book, person, *, role="treasurer", by_self=True, said_yes=False):
    return terms.put_forward(
        book,
        Nomination(role=role, person=person.id, by_self=by_self, said_yes=said_yes, named_on=SATURDAY),
    )


def test_a_new_holder_begins_where_the_last_one_ends(book, ali):
    terms.hold(book, Term(role="secretary", person=ali.id, since=date(2026, 12, 1), deputy=jo(book).id))
    assert [(each.since, each.until) for each in terms.terms(book)] == [
        (date(2026, 6, 1), date(2026, 11, 30)),
        (date(2026, 12, 1), None),
    ]
    later(book, weeks=4)
    (now,) = terms.now(book, "secretary")
    assert (now.person, now.deputy) == (ali.id, jo(book).id)


def test_a_term_that_was_to_end_sooner_still_does(book, ali):
    (first,) = terms.terms(book)
    terms.change(book, replace(first, until=date(2026, 11, 20)))
    terms.hold(book, Term(role="secretary", person=ali.id, since=date(2026, 12, 1)))
    assert terms.terms(book)[0].until == date(2026, 11, 20)


def test_two_meetings_may_have_two_holders(book, ali, held):
    terms.hold(book, Term(role="secretary", person=ali.id, meeting=held.meeting.id, since=date(2026, 11, 1)))
    assert {each.meeting for each in terms.now(book, "secretary")} == {None, held.meeting.id}


def test_the_end_is_said_four_weeks_ahead_with_who_is_next(book, ali):
    (first,) = terms.terms(book)
    assert terms.ending(book) == ()
    terms.change(book, replace(first, until=SATURDAY + timedelta(weeks=4), next=ali.id))
    (soon,) = terms.ending(book)
    assert (soon.role.key, soon.person.short_name, soon.next) == ("secretary", "Sam", ali)
    assert list(terms.announced(book)) == ["Secretary: Sam until Saturday 12 December, then Ali."]
    (now,) = terms.now(book, "secretary")
    terms.change(book, replace(now, next=None))
    assert list(terms.announced(book)) == ["Secretary: Sam until Saturday 12 December. Who would like it next?"]


def test_when_a_term_ends_whoever_is_next_takes_over(book, ali):
    (first,) = terms.terms(book)
    terms.end(book, terms.change(book, replace(first, next=ali.id)))
    last = terms.terms(book)[-1]
    assert terms.terms(book)[0].until == SATURDAY
    assert (last.person, last.since) == (ali.id, SATURDAY + timedelta(days=1))
    assert last.until == terms.usual_end(roles.get(book, "secretary"), last.since)


def test_a_term_that_ends_with_nobody_next_leaves_the_role_vacant_since_then(book):
    (first,) = terms.terms(book)
    terms.end(book, first, date(2026, 11, 10))
    vacant = {each.role.key: each.since for each in terms.vacancies(book)}
    assert vacant == {"secretary": date(2026, 11, 11), "treasurer": None, "safety": None}


def test_a_role_without_a_usual_length_has_no_last_day(book):
    assert terms.usual_end(roles.get(book, "chair"), SATURDAY) is None
    assert terms.usual_end(roles.get(book, "secretary"), SATURDAY) == SATURDAY + timedelta(days=183)


def test_a_term_needs_somebody_on_the_list_who_may(book, ali):
    with pytest.raises(RefusedError, match="Choose who holds it"):
        terms.hold(book, Term(role="treasurer", person=99, since=SATURDAY))
    worker = service.change_person(book, replace(ali, guest=True))
    with pytest.raises(RefusedError, match="for members"):
        terms.hold(book, Term(role="treasurer", person=jo(book).id, deputy=worker.id, since=SATURDAY))
    service.change_person(book, replace(worker, decided_on=SATURDAY))
    terms.hold(book, Term(role="treasurer", person=worker.id, since=SATURDAY))
    with pytest.raises(RefusedError, match="Choose a role"):
        terms.hold(book, Term(role="king", person=ali.id, since=SATURDAY))


def test_a_starting_helper_may_be_a_worker_and_has_a_day_to_step_back(book, ali):
    worker = service.change_person(book, replace(ali, guest=True))
    helper = roles.get(book, "starting-helper")
    made = Term(role=helper.key, person=worker.id, since=SATURDAY, until=terms.usual_end(helper, SATURDAY))
    assert terms.hold(book, made).until == SATURDAY + timedelta(days=183)


# putting somebody forward


def test_nobody_is_put_forward_without_their_yes(book, ali):
    with pytest.raises(RefusedError, match="Ask Ali first"):
        forward(book, ali, by_self=False)
    forward(book, ali, by_self=False, said_yes=True)
    with pytest.raises(RefusedError, match="already"):
        forward(book, ali)
    with pytest.raises(RefusedError, match="Choose who"):
        forward(book, replace(ali, id=99))


def test_a_worker_is_not_put_forward_for_a_members_job(book, ali):
    worker = service.change_person(book, replace(ali, guest=True))
    with pytest.raises(RefusedError, match="for members"):
        forward(book, worker)


def test_the_group_chooses_and_the_others_are_answered_too(book, ali):
    first, second = forward(book, ali), forward(book, jo(book))
    other = forward(book, jo(book), role="safety")
    term = terms.choose(book, first)
    assert (term.person, term.since, term.until) == (ali.id, SATURDAY, SATURDAY + timedelta(days=365))
    assert terms.nominations(book) == (other,)
    outcomes = {each.id: each.outcome for each in terms.nominations(book, waiting=False)}
    assert outcomes == {first.id: CHOSEN, second.id: NOT_NOW, other.id: ""}


def test_a_term_may_begin_later(book, ali):
    assert terms.choose(book, forward(book, ali), SATURDAY + timedelta(weeks=2)).since == SATURDAY + timedelta(
        weeks=2
    )


def test_a_name_that_is_taken_back_leaves_nothing(book, ali):
    terms.withdraw(book, forward(book, ali))
    assert terms.nominations(book, waiting=False) == ()
