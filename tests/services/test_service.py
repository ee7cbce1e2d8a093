"""People are known by a short name, do what they said yes to, and are left in peace when they rest."""

from dataclasses import replace
from datetime import date

import pytest

from groupkit.core.calendar import Rule
from groupkit.core.people import Person
from groupkit.core.problems import RefusedError
from groupkit.core.service import Term, jobs
from groupkit.services import formats, meetings, roles, service, terms
from tests.evening import SATURDAY


def said(action) -> str:
    with pytest.raises(RefusedError) as refused:
        action()
    return str(refused.value)


def doing(book, held) -> dict[str, str]:
    return {holder.role.key: holder.name for holder in service.who(book, held) if holder.person}


def test_a_job_of_some_meetings_is_listed_where_its_format_has_it(book, held):
    assert service.some_jobs(book) == ()
    assert "online-host" not in {holder.role.key for holder in service.who(book, held)}
    meetings.change(book, replace(held.meeting, format="hybrid-meeting"))
    hybrid = meetings.on(book, SATURDAY)
    assert [holder.role.key for holder in service.who(book, hybrid)][-2:] == ["online-host", "online-host"]
    assert service.some_jobs(book) == ("online-host",)
    service.assign(book, hybrid, "facilitator", "Jo")
    assert doing(book, hybrid)["facilitator"] == "Jo"


def test_a_role_goes_by_the_rule_of_the_parts_it_leads(book, held):
    plan = formats.get(book, "open-dual-recovery")
    first = replace(plan.segments[0], key="first", leads=("facilitator",), when=Rule(weeks=(1,)))
    own = formats.copy(book, replace(plan, segments=(first, *plan.segments)), "Ours")
    meetings.change(book, replace(held.meeting, format=own.id))
    for day, listed in ((date(2026, 12, 5), True), (SATURDAY, False)):
        found = [holder.role.key for holder in service.who(book, meetings.on(book, day))]
        assert ("facilitator" in found) == listed


def test_a_format_nobody_knows_has_the_usual_jobs(book, held):
    unknown = replace(held.meeting, format="of-our-own")
    assert service.leads(book, unknown) == frozenset()
    assert [each.role for each in service.who(book, replace(held, meeting=unknown))] == list(
        jobs(roles.listing(book))
    )


def test_people_are_listed_by_name(book):
    ali = service.add_person(book, Person(short_name=" ali ", willing=frozenset({"reader"})))
    assert ali.short_name == "ali"
    assert [person.short_name for person in service.people(book)] == ["ali", "Jo", "Sam"]
    changed = service.change_person(book, replace(ali, short_name=" Ali", resting=True, willing=frozenset()))
    assert changed in service.people(book)
    assert changed.short_name == "Ali"


@pytest.mark.parametrize(("first", "second"), [("Ali", "ali "), ("Zoe\u0308", "Zoë"), ("ÉVA", "éva")])
def test_a_name_is_used_once(book, first, second):
    known = service.add_person(book, Person(short_name=first))
    assert "already" in said(lambda: service.add_person(book, Person(short_name=second)))
    jo = next(person for person in service.people(book) if person.short_name == "Jo")
    assert "already" in said(lambda: service.change_person(book, replace(jo, short_name=second)))
    service.change_person(book, replace(known, short_name=second))


def test_a_name_that_says_too_much_is_refused(book):
    assert "surname" in said(lambda: service.add_person(book, Person(short_name="Sam Smith")))
    assert len(service.people(book)) == 2


def test_roles_are_held_for_a_term(book, held):
    jo = service.people(book)[0]
    terms.hold(book, Term(role="treasurer", person=jo.id, meeting=held.meeting.id, since=date(2026, 11, 1)))
    assert doing(book, held) == {"secretary": "Sam", "treasurer": "Jo"}
    assert len(terms.terms(book)) == 2
    assert "Choose a role" in said(lambda: terms.hold(book, Term(role="king", person=1, since=SATURDAY)))


def test_roles_are_given_for_one_meeting_and_left_open_again(book, held):
    service.assign(book, held, "reader", "jo")
    service.assign(book, held, "reader", "Sam")
    assert doing(book, held) == {"secretary": "Sam", "reader": "Sam"}
    service.assign(book, held, "reader", None)
    assert doing(book, held) == {"secretary": "Sam"}
    assert "Add them first" in said(lambda: service.assign(book, held, "reader", "Zed"))
    assert "Choose a role" in said(lambda: service.assign(book, held, "king", "Jo"))


def test_roles_are_printed_by_short_name(book, held):
    duties = {duty.role: duty.who for duty in service.duties(book, held)}
    assert duties["secretary"] == "Sam"
    assert duties["reader"] == ""


def test_the_next_chair_is_nominated_from_those_who_would_like_to(book, held):
    assert [person.short_name for person in service.could_chair(book)] == ["Jo"]
    assert service.next_chair(book, held) is None
    assert service.nominate(book, held, "jo").short_name == "Jo"
    chair = service.next_chair(book, held)
    assert chair is not None
    assert chair.short_name == "Jo"
    following = service.after(book, held)
    assert following is not None
    assert doing(book, following)["chair"] == "Jo"
    assert "has not said yes" in said(lambda: service.nominate(book, held, "Sam"))
    assert "Add them first" in said(lambda: service.nominate(book, held, "Zed"))


def test_there_is_nobody_to_nominate_for_a_meeting_held_once(book, held):
    once = replace(held, meeting=replace(held.meeting, when=Rule(dates=(SATURDAY,))))
    assert service.after(book, once) is None
    assert service.next_chair(book, once) is None
    assert "no next meeting" in said(lambda: service.nominate(book, once, "Jo"))
