"""Undo and redo put back exactly what was there, whatever the feature; money that was sent stays."""

from dataclasses import replace
from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.claims import ClaimLine
from groupkit.core.ledger import Fund, FundKind, Place, PlaceKind
from groupkit.core.meetings import Heads
from groupkit.core.people import Person
from groupkit.core.safety import Contact
from groupkit.core.service import Term
from groupkit.core.sheets import Part, Row
from groupkit.core.tonight import Task
from groupkit.services import ledger, meetings, money, profile, safety, service, terms, tonight
from groupkit.services.claims import drafts
from groupkit.storage.journal import NEVER_UNDONE
from tests import evening
from tests.envelopes import put
from tests.evening import SATURDAY, named


def content(group):
    """Return every row of every table, but for what amounts were before: that stays, whatever is undone."""
    database = group.store._db
    tables = sorted(set(database.get_tables()) - {"sheet_change"})
    return {table: sorted(database.execute_sql(f"SELECT * FROM {table}").fetchall(), key=repr) for table in tables}


def everything(group):
    """Yield one change after another, one of each feature."""
    held = meetings.on(group, SATURDAY)
    jo = next(person for person in service.people(group) if person.short_name == "Jo")
    yield lambda: service.add_person(group, Person(short_name="Ali", willing=frozenset({"chair", "reader"})))
    yield lambda: service.change_person(group, Person(id=jo.id, short_name="JoB", resting=True))
    yield lambda: terms.hold(group, Term(role="treasurer", person=jo.id, since=SATURDAY))
    yield lambda: service.assign(group, held, "reader", "Ali")
    yield lambda: service.assign(group, held, "reader", None)
    yield lambda: service.nominate(group, held, "Ali")
    yield lambda: meetings.change(group, replace(held.meeting, start=time(12)))
    yield lambda: meetings.count_heads(group, held, Heads(regulars=7))
    yield lambda: meetings.count_heads(group, held, Heads(regulars=8, visitors=1))
    yield lambda: profile.change(group, name='It\'s a "new" name; -- ?', reserve=5)
    yield lambda: safety.add(
        group, Contact(key="", name="Quiet line", reach="0800 000 000", for_whom="us", level="today")
    )
    yield lambda: tonight.tick(group, held, Task.ROOM)
    yield lambda: tonight.tick(group, held, Task.ROOM, done=False)
    yield lambda: tonight.printed(group, held)
    yield lambda: ledger.add_place(group, Place(name="Biscuit box", kind=PlaceKind.TIN))
    yield lambda: ledger.add_fund(group, Fund(name="Picnic", kind=FundKind.SET_ASIDE))
    ids = named(group, "Fares")
    stamps = ClaimLine(id=1, day=SATURDAY, kind=ids["kind"], fund=1, what="Stamps", pence=120, receipt="R-1")
    yield lambda: drafts.start(group, "Ali", number=9)
    yield lambda: drafts.about(group, 9, how="bank")
    yield lambda: drafts.add_line(group, 9, stamps)
    yield lambda: drafts.change_line(
        group, 9, replace(stamps, what='It\'s "stamps"', miles=5, from_place="A", to_place="B")
    )
    yield lambda: drafts.take_out(group, 9, 1)
    yield lambda: drafts.remove(group, 9)
    yield lambda: money.sheet(group, held)
    yield lambda: money.about(group, money.sheet(group, held), made_by="Sam", explanation="a 'quoted' \n word")
    yield lambda: money.add_row(
        group,
        money.sheet(group, held),
        Row(part=Part.IN, **named(group, "Collection"), what="ç'était £5", pence=500),
    )
    yield lambda: money.count(group, money.sheet(group, held), "Sam", {100: 3})
    yield lambda: money.count_again(group, money.sheet(group, held))
    yield lambda: money.remove_row(group, money.sheet(group, held), money.sheet(group, held).rows[0].id)


def test_every_change_can_be_undone_and_done_again(tmp_path):
    with evening.new_book(tmp_path / "group.groupkit") as group:
        evening.furnish(group)
        group.store.journal.forget()
        seen, labels = [content(group)], []
        for change in everything(group):
            change()
            seen.append(content(group))
            labels.append(group.next_undo)
        assert all(before != after for before, after in pairwise(seen))
        for _ in range(2):
            for at in range(len(labels) - 1, -1, -1):
                assert group.undo() == labels[at]
                assert content(group) == seen[at]
            assert group.undo() is None
            for at, label in enumerate(labels):
                assert group.next_redo == label
                assert group.redo() == label
                assert content(group) == seen[at + 1]
            assert group.redo() is None
        assert list(group.store.faults()) == []


def test_a_new_change_ends_what_could_be_done_again(book):
    service.add_person(book, Person(short_name="Ali"))
    book.undo()
    service.add_person(book, Person(short_name="Dee"))
    assert book.next_redo is None
    assert book.redo() is None


def test_a_change_that_changed_nothing_is_no_step(book):
    before = book.next_undo
    service.assign(book, meetings.on(book, SATURDAY), "reader", None)
    assert book.next_undo == before


def test_sending_ends_the_history_and_undo_never_touches_what_was_sent(book):
    service.add_person(book, Person(short_name="Ali"))
    sheet = evening.filled_sheet(book)
    money.send(book, sheet)
    assert (book.next_undo, book.next_redo) == (None, None)
    before = content(book)
    assert book.undo() is None
    assert content(book) == before
    service.add_person(book, Person(short_name="Dee"))
    after = content(book)
    book.undo()
    assert content(book) == before
    book.redo()
    assert content(book) == after


def test_money_put_right_or_begun_with_ends_the_history(book):
    service.add_person(book, Person(short_name="Ali"))
    ledger.reverse(book, 1, "typed twice", "Sam")
    assert book.next_undo is None
    service.add_person(book, Person(short_name="Dee"))
    tin = named(book, place="Tin")
    ledger.opening(book, SATURDAY, {(tin["place"] or 0, tin["fund"] or 0): 5}, "Sam")
    assert book.next_undo is None


def test_a_sheet_that_came_in_and_what_was_said_of_it_stay(book, other, sent, tmp_path):
    money.receive(other, put(tmp_path / "sheet.pdf", sent))
    (came,) = money.received(other)
    money.accept(other, came.id, "Mo")
    assert other.next_undo is None
    assert other.undo() is None
    assert len(money.received(other)[0].notes) == 2


def test_the_tables_that_are_never_undone_are_all_there(book):
    assert set(book.store._db.get_tables()) >= NEVER_UNDONE


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30),
        min_size=1,
        max_size=4,
    )
)
def test_any_text_comes_back_by_undo(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("undo")
    with evening.new_book(folder / "group.groupkit") as group:
        seen = [group.profile.facilitator]
        for text in texts:
            if text != seen[-1]:
                profile.change(group, facilitator=text)
                seen.append(text)
        for text in reversed(seen[:-1]):
            group.undo()
            assert group.profile.facilitator == text


def test_steps_inside_a_step_are_undone_as_one(book):
    before = content(book)
    with book.store.step("Both"):
        book.store.people.add(Person(short_name="Ali"))
        with book.store.step("Inner"):
            book.store.people.add(Person(short_name="Dee"))
    assert book.undo() == "Both"
    assert content(book) == before
    with book.change("All of it", "service"):
        service.add_person(book, Person(short_name="Ali"))
        service.add_person(book, Person(short_name="Dee"))
    assert book.undo() == "All of it"
    assert content(book) == before


@pytest.mark.parametrize("day", [date(2026, 11, 21)])
def test_what_was_half_typed_is_not_part_of_the_history(book, day):
    book.keep_unsaved("money", {"what": day.isoformat()})
    label = book.next_undo
    assert label is None or "unsaved" not in label
    assert book.take_unsaved("money") == {"what": day.isoformat()}
    assert book.take_unsaved("money") == {}
