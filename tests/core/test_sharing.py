"""How service is shared is told in counts, and nobody is ranked."""

from datetime import date

from groupkit.core.people import Person
from groupkit.core.service import Term, Turn
from groupkit.core.sharing import sharing
from groupkit.storage.roles import shipped

TODAY = date(2026, 11, 14)
ROLES = shipped()


def turn(day, role, person):
    return Turn(meeting=1, day=day, role=role, person=person)


def test_thirteen_weeks_are_counted_and_no_more():
    turns = [turn(date(2026, 8, 15), "chair", 1), turn(date(2026, 8, 16), "chair", 1), turn(TODAY, "chair", 2)]
    turns.append(turn(date(2026, 11, 15), "chair", 3))
    found = sharing((), ROLES, turns, (), TODAY)
    assert (found.first, found.last) == (date(2026, 8, 16), TODAY)
    assert [(each.turns, each.people, each.most) for each in found.shares] == [(2, 2, 1)]
    assert (found.turns, found.serving) == (2, 2)


def test_two_turns_of_one_person_are_not_yet_worth_noticing():
    for many, notice in ((2, False), (3, True)):
        turns = [turn(date(2026, 11, day), "reader", 1) for day in range(1, many + 1)]
        (share,) = sharing((), ROLES, turns, (), TODAY).shares
        assert share.always_one is notice


def test_who_moved_from_being_helped_to_helping_is_a_count():
    terms = [
        Term(role="secretary", person=1, since=date(2026, 1, 1)),
        Term(role="safety", person=2, since=date(2026, 10, 1)),
        Term(role="treasurer", person=3, since=date(2026, 1, 1), until=date(2026, 2, 1)),
    ]
    found = sharing((), ROLES, [turn(TODAY, "chair", 4)], terms, TODAY)
    assert (found.serving, found.helping) == (3, 2)


def test_a_worker_and_somebody_resting_do_not_count_as_could():
    people = [
        Person(id=1, short_name="A", willing=frozenset({"chair"})),
        Person(id=2, short_name="B", willing=frozenset({"chair"}), resting=True),
        Person(id=3, short_name="C", willing=frozenset({"chair", "facilitator"}), guest=True),
        Person(id=4, short_name="D", willing=frozenset({"chair"}), knows=frozenset({"chair"})),
    ]
    could = {each.role.key: (each.willing, each.done) for each in sharing(people, ROLES, (), (), TODAY).could}
    assert could == {"chair": (2, 1), "secretary": (0, 0), "treasurer": (0, 0), "facilitator": (1, 0)}
