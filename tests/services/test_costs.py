"""A group fills in what a year cost: the book knows its part, the rest is typed, time stands beside it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.ledger import Entry, EntryType, Kind, Line
from groupkit.core.meetings import Heads
from groupkit.core.problems import RefusedError
from groupkit.services import costs, ledger, meetings
from tests.core.test_costs import GIVEN, LINE
from tests.evening import SATURDAY, named

START = date(2026, 4, 6)


def pay(book, kind, pence, fund="General", day=SATURDAY, type_="payment"):
    ids = named(book, kind, fund, "Bank")
    line = Line(ids["place"], ids["fund"], ids["kind"], -pence)
    draft = Entry(seq=0, day=day, recorded_at=book.now(), type=EntryType(type_), lines=(line,))
    with book.change("Pay", "money"):
        ledger.post(book, [(draft, {"made_by": "Sam"})])


def known(form):
    return {part.category: part.pence for part in form.parts}


def refused(does, *args):
    with pytest.raises(RefusedError) as told:
        does(*args)
    return {problem.field for problem in told.value.problems}


def test_the_form_fills_itself_from_the_book(book):
    pay(book, "Room", 4000)
    pay(book, "Room", 1000, "ICB grant")
    pay(book, "Outing", 700)
    pay(book, "Fares", 300)
    pay(book, "Passed on", 900)
    ledger.add_kind(book, Kind(direction="out", name="Website"))
    pay(book, "Website", 1200)
    form = costs.form(book, SATURDAY)
    assert (form.start, form.end, form.group) == (START, date(2027, 4, 5), "Saturday group, Eastside")
    assert known(form) == {
        "staff-direct": None, "staff-indirect": None, "delivery": 5700, "delivery-related": 300, "training": None,
        "equipment": None, "overheads": 1200,
    }  # fmt: skip
    (delivery,) = [part for part in form.parts if part.category == "delivery"]
    assert [(each.what, each.pence, each.own) for each in delivery.figures] == [
        ("Room", 5000, ""), ("Outing", 700, "outings"),
    ]  # fmt: skip
    assert known(costs.form(book, SATURDAY - timedelta(days=365)))["delivery"] is None


def test_kinds_that_were_named_in_another_language_are_found(book, monkeypatch):
    with book.change("Rename", "money") as store:
        room = next(kind for kind in ledger.kinds(book) if kind.name == "Room")
        store.kinds.change(room.id, replace(room, name="Sala"))
    pay(book, "Sala", 100)
    assert known(costs.form(book, SATURDAY))["overheads"] == 100

    class Spanish:
        def gettext(self, text):
            return "Sala" if text == "Room" else text

    monkeypatch.setattr(costs, "current", Spanish)
    assert known(costs.form(book, SATURDAY))["delivery"] == 100


def test_the_rest_is_typed_changed_and_taken_off(book):
    line = costs.put_down(book, replace(LINE, year=START, what=" A  day "))
    assert line.what == "A day"
    costs.put_down(book, replace(line, pence=100))
    assert known(costs.form(book, START))["training"] == 100
    assert "what" in refused(costs.put_down, book, replace(LINE, what=""))
    costs.take_off(book, line.id)
    assert known(costs.form(book, START))["training"] is None
    assert refused(costs.take_off, book, line.id) == {"line"}
    assert book.undo() == "Take a line off the cost form"


def test_time_given_freely_stands_beside_the_money(book):
    given = costs.give(book, replace(GIVEN, year=START))
    form = costs.form(book, SATURDAY)
    assert (form.given, form.total) == ((given,), 0)
    assert refused(costs.give, book, replace(GIVEN, hours=0)) == {"hours"}
    costs.forget_given(book, given.id)
    assert costs.form(book, SATURDAY).given == ()
    assert refused(costs.forget_given, book, given.id) == {"given"}


def test_the_cost_of_a_visit_counts_the_visits_of_the_year(book):
    (sat,) = meetings.listing(book)
    pay(book, "Room", 6000)
    with book.change("Count", "meetings") as store:
        for week in range(6):
            store.heads.write(sat.id, SATURDAY - timedelta(weeks=week), Heads(regulars=8, online=2))
        store.heads.write(sat.id, SATURDAY - timedelta(weeks=9), Heads())
        store.heads.write(sat.id, SATURDAY - timedelta(weeks=60), Heads(regulars=99))
    form = costs.form(book, SATURDAY)
    assert (form.contacts, form.meetings) == (60, 6)
    assert form.per_contact is not None
    assert form.per_contact.pence == 100


def test_the_year_that_is_over_is_the_one_to_fill_in(book):
    assert costs.year(book) == (date(2025, 4, 6), date(2026, 4, 5))
    assert costs.year(book, SATURDAY) == (START, date(2027, 4, 5))
