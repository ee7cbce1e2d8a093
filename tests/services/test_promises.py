"""A group promises something, says what came of it, and tells those who asked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.decisions import Action
from groupkit.core.problems import RefusedError
from groupkit.core.promises import Promise, Source, SourceKind, State
from groupkit.services import leaving, promises, service, tonight
from tests.evening import SATURDAY

SOON = SATURDAY + timedelta(40)
FAR = SATURDAY + timedelta(80)
LOUD = Promise(
    said=" The room  is too loud ",
    source=Source(kind=SourceKind.ROUND, ref="autumn"),
    what="Ask for the back room",
    owner="secretary",
    again=SOON,
    made_on=SATURDAY,
)


@pytest.fixture
def made(book):
    """Return a promise that is in the book."""
    return promises.make(book, LOUD)


def refused(does) -> list[str]:
    with pytest.raises(RefusedError) as caught:
        does()
    return [problem.field for problem in caught.value.problems]


def waiting(book) -> tuple[Promise, ...]:
    shown = tonight.tonight(book)
    assert shown is not None
    return shown.promises


def test_a_promise_has_an_owner_and_a_month(book, made):
    assert (made.said, made.again, made.state) == ("The room is too loud", SOON.replace(day=1), State.OPEN)
    assert promises.listing(book) == promises.open_for(book) == (made,)
    assert book.undo() == "Make a promise"
    assert promises.listing(book) == ()


def test_everything_to_put_right_is_said_at_once(book):
    empty = replace(LOUD, said="", what="x" * 301, owner=" ", again=date(2001, 1, 1))
    assert refused(lambda: promises.make(book, empty)) == ["said", "owner", "again", "what"]
    assert refused(lambda: promises.make(book, replace(LOUD, what="Ring 01632 960 123 456"))) == ["what"]


def test_a_name_on_the_wall_is_asked_about_once(book):
    named = replace(LOUD, what="Ask Jo about the room", owner="Jo")
    assert refused(lambda: promises.make(book, named)) == ["what"]
    assert promises.make(book, named, sure=True).owner == "Jo"


def test_it_is_finished_once_the_group_was_told(book, made):
    assert refused(lambda: promises.told(book, made.id)) == ["state"]
    assert refused(lambda: promises.settle(book, made.id, State.COULD_NOT)) == ["why"]
    settled = promises.settle(book, made.id, State.COULD_NOT, " The room is taken ")
    assert (settled.why, settled.settled_on) == ("The room is taken", SATURDAY)
    assert promises.open_for(book) == (settled,)
    assert promises.told(book, made.id).finished
    assert promises.open_for(book) == ()
    assert [each.id for each in promises.poster(book).could_not] == [made.id]


def test_what_goes_on_after_all_is_told_anew(book, made):
    promises.settle(book, made.id, State.DONE)
    promises.told(book, made.id)
    again = promises.settle(book, made.id, State.OPEN)
    assert (again.settled_on, again.told_on) == (None, None)
    assert promises.open_for(book) == (again,)


def test_something_can_be_written_down_at_once_as_not_possible(book):
    made = promises.make(book, replace(LOUD, state=State.COULD_NOT, why="There is no money for it"))
    assert made.settled_on == SATURDAY


def test_a_promise_changes_hands_words_and_month(book, made):
    assert promises.hand_on(book, made.id, " Jo ").owner == "Jo"
    assert refused(lambda: promises.hand_on(book, made.id, " ")) == ["owner"]
    assert promises.go_on(book, made.id, FAR).again == FAR.replace(day=1)
    assert refused(lambda: promises.go_on(book, made.id, date(2001, 1, 1))) == ["again"]
    promises.settle(book, made.id, State.TRIED)
    changed = promises.change(book, replace(made, what="Ask for any room"))
    assert (changed.what, changed.state, changed.owner) == ("Ask for any room", State.TRIED, "secretary")
    promises.remove(book, made.id)
    assert promises.listing(book) == ()
    assert refused(lambda: promises.get(book, made.id)) == ["promise"]


def test_since_a_day_tells_what_became_of_older_promises_too(book, made):
    old = promises.make(book, replace(LOUD, what="Buy cups", made_on=date(2020, 1, 1)))
    gone = promises.make(book, replace(LOUD, what="Mend the door", made_on=date(2020, 1, 1)))
    promises.settle(book, gone.id, State.DONE)
    promises.told(book, gone.id)
    assert [each.what for each in promises.since(book, SATURDAY)] == [
        "Buy cups", "Mend the door", "Ask for the back room",
    ]  # fmt: skip
    assert [each.id for each in promises.since(book, SATURDAY + timedelta(1))] == [old.id, made.id]
    assert [each.id for each in promises.poster(book, SATURDAY + timedelta(1)).still] == [old.id, made.id]


def test_what_a_business_meeting_decided_can_be_promised_too(book):
    to_do = Action(what="Ask the library", owner="secretary", business=4)
    made = promises.from_action(book, to_do, "It is cold", SOON)
    assert (made.source.ref, made.what, made.owner) == ("4", "Ask the library", "secretary")
    assert promises.from_action(book, replace(to_do, business=None), "It is cold", SOON).source.ref == ""


def test_tonight_shows_promises_until_they_are_done(book, made):
    assert waiting(book) == (made,)
    promises.settle(book, made.id, State.DONE)
    promises.told(book, made.id)
    assert waiting(book) == ()


def test_a_promise_of_somebody_who_leaves_waits_for_somebody_else(book, made):
    promises.hand_on(book, made.id, "jo")
    asked = promises.make(book, replace(LOUD, what="Ask Jo, or Jona"), sure=True)
    other = promises.make(book, replace(LOUD, owner="Treasurer"))
    jo = next(person for person in service.people(book) if person.short_name == "Jo")
    told = leaving.leaving(book, jo)
    assert told.promises == 1
    assert "1 promise has nobody who sees to it then." in list(leaving.sentences(told))
    leaving.remove(book, jo)
    assert promises.get(book, made.id).owner == ""
    assert promises.get(book, asked.id).what == "Ask …, or Jona"
    assert promises.get(book, other.id) == other
