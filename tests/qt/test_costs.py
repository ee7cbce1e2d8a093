"""A facilitator fills in what a year cost, writes down hours given freely, and prints the form."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest

from groupkit.core.meetings import Heads
from groupkit.core.progress import Silent
from groupkit.qt import printing
from groupkit.qt.costs.page import CostsPage
from groupkit.qt.places import Places, place
from groupkit.services import costs, meetings
from groupkit.services.group import Group
from tests.core.test_costs import GIVEN, LINE
from tests.pdf import reading
from tests.qt import desks
from tests.services.test_costs import pay

LAST = date(2025, 4, 6)
CAVEAT = "This figure does not tell if the group is good value."


def full(tmp_path) -> Group:
    """Return a group with many costs, hours and visits, in the longest words."""
    group = desks.typical(tmp_path)
    pay_in_bank(group)
    long = f"{desks.LONG} " * 4
    for row in costs.words().category:
        line = replace(LINE, year=LAST, category=row.key, what=long, own="", pence=9_999_999, source=long)
        costs.put_down(group, line)
    for people in (None, 900):
        costs.give(group, replace(GIVEN, year=LAST, what=long, hours=90_000, people=people))
    (sat,) = meetings.listing(group)
    with group.change("Count", "meetings") as store:
        for week in range(6):
            store.heads.write(sat.id, date(2026, 1, 3) - timedelta(weeks=week), Heads(regulars=8))
    return group


def pay_in_bank(group) -> None:
    pay(group, "Collection", -20000, day=date(2026, 1, 2), type_="receipt")
    pay(group, "Room", 4000, day=date(2026, 1, 3))


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot, group) -> Any:
    return opened(qtbot, group)


def opened(qtbot, group) -> Any:
    made = CostsPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def test_a_cost_is_added_changed_and_taken_off(qtbot, group, page):
    assert "Not known yet: 7 of 7 lines." in desks.words(page)
    page.primary.click()
    form = page.form
    form.category.choose("training")
    form.amount.setText("50")
    form.basis.choose("estimate-rate")
    form.save_button.click()
    assert {name for name, field in page.fields.items() if field.problem} == {"what", "source"}
    form.what.setText("A course")
    form.source.setText("Price list 2026")
    form.own.choose("facilitator-training")
    with qtbot.waitSignal(page.desk.said) as said:
        form.save_button.click()
    assert said.args == ["It is on the form.", True]
    (line,) = costs.lines(group, LAST)
    assert (line.what, line.way, line.own) == ("A course", "bottom-up", "facilitator-training")
    assert "Not known yet: 6 of 7 lines." in desks.words(page)
    page.change_buttons[line.id].click()
    page.form.amount.setText("60")
    page.form.save_button.click()
    assert costs.lines(group, LAST)[0].pence == 6000
    page.change_buttons[line.id].click()
    page.form.remove_button.click()
    assert costs.lines(group, LAST) == ()


def test_hours_stand_beside_the_money(group, page):
    assert "Not counted. That does not mean none." in desks.words(page)
    page.given_button.click()
    page.form.what.setText("Making tea")
    page.form.save_button.click()
    assert page.fields["hours"].problem
    page.form.hours.set_count(120)
    page.form.people.set_count(6)
    page.form.save_button.click()
    assert "120 hours given by 6 people" in desks.words(page)
    page.given_button.click()
    page.form.what.setText("Keys")
    page.form.hours.set_count(1)
    page.form.save_button.click()
    assert "1 hour" in desks.words(page)
    first, _second = costs.form(group, LAST).given
    page.remove_buttons[first.id].click()
    assert [each.what for each in costs.form(group, LAST).given] == ["Keys"]


def test_another_year_is_shown(page):
    assert page.form_of_year.start == LAST
    page.year.setCurrentIndex(0)
    page.year.activated.emit(0)
    assert page.form_of_year.start == date(2026, 4, 6)
    page.primary.click()
    page.form.amount.setText("1")
    assert page.form.answered().year == date(2026, 4, 6)
    page.form.leave_button.click()
    assert page.form is None


def test_the_cost_of_a_visit_is_asked_for_and_brings_its_caveat(qtbot, tmp_path):
    with full(tmp_path) as group:
        page = opened(qtbot, group)
        assert CAVEAT not in desks.words(page)
        page.per_visit.click()
        shown = desks.words(page)
        assert "for each time someone came" in shown
        assert CAVEAT in shown
        page.year.setCurrentIndex(0)
        page.year.activated.emit(0)
        assert "Too few meetings this year to work this out." in desks.words(page)


def test_the_form_is_printed_and_saved(monkeypatch, page):
    made: list[bytes] = []

    def print_out(_desk, _parent, make):
        into = BytesIO()
        make(into, Silent())
        made.append(into.getvalue())

    monkeypatch.setattr(printing, "print_out", print_out)
    monkeypatch.setattr(printing, "save", lambda desk, parent, name, make: print_out(desk, parent, make))
    page.large.setChecked(True)
    page.print_button.click()
    page.save_button.click()
    assert ["What a year costs" in reading.words(data) for data in made] == [True, True]


def test_what_was_typed_is_there_again_after_the_book_was_locked(qtbot, group, page):
    page.primary.click()
    page.form.what.setText("A course")
    typed = page.typed()
    again = opened(qtbot, group)
    again.draw(typed)
    assert again.form.what.text() == "A course"
    again.turn()
    assert again.typed() == {}


def test_one_comes_from_the_money_and_goes_back(qtbot, page):
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "treasury"
    assert isinstance(place("costs").make(page.desk), CostsPage)
    places = Places("costs")
    qtbot.addWidget(places)
    assert places.list.currentItem().text() == "Money"


@pytest.mark.parametrize(
    ("fill", "form", "language", "scale"),
    [
        *((full, "", *dress) for dress in desks.DRESSES),
        *((full, form, "en-XA", 2.0) for form in ("line", "given")),
        (desks.typical, "", "en-XA", 2.0),
    ],
)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, form, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        page = CostsPage(desks.desk(group))
        page.per_visit_chosen = True
        page.turn(form, 1)
        assert desks.faults(qtbot, page, scale) == []
