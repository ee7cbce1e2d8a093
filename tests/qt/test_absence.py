"""Somebody cannot come, tonight or for weeks: what they do is passed on, and nobody asks why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from groupkit.core.service import Term
from groupkit.qt.rota.absence import AbsencePage
from groupkit.qt.service.page import ServicePage
from groupkit.services import leaving, service, terms
from groupkit.services.rota import keeping, planning
from groupkit.services.rota.planning import QUICK
from tests.crowds import gather, held, person
from tests.qt import desks

NAMES = "Ali Bo Cy Dee Eve Flo Gus Hal"


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        gather(made, NAMES)
        keeping.keep(made, planning.plan(made, 13, care=QUICK))
        yield made


@pytest.fixture
def page(qtbot, group):
    return _opened(qtbot, group)


def _opened(qtbot, group) -> AbsencePage:
    made = AbsencePage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def _doing(group, week=0) -> dict[str, str]:
    return {duty.role: duty.who for duty in service.duties(group, held(group, week))}


def _chairs(group, week=0):
    return person(group, _doing(group, week)["chair"])


def test_nothing_is_asked_but_a_name_and_a_day(page):
    assert page.first is page.who
    assert not page.pass_button.isEnabled()
    assert "You need not say why." in desks.words(page)
    assert "Nothing to pass on yet" in desks.words(page)
    assert set(page.fields) == {"person", "last"}
    page.pass_on()
    assert page.group.today() == page.until.day()


def test_a_drop_out_on_the_night_takes_three_actions_from_people_and_roles(qtbot, group):
    ill = _chairs(group)
    people = ServicePage(desks.desk(group))
    qtbot.addWidget(people)
    people.draw()
    actions = 0

    with qtbot.waitSignal(people.desk.went) as went:
        people.ways.buttons["absence"].click()
        actions += 1
    assert went.args[0] == AbsencePage.name
    page = _opened(qtbot, group)

    page.who.choose(ill.id)
    actions += 1

    (taker,) = page.takers
    chosen = taker.value()
    assert chosen is not None
    with qtbot.waitSignal(page.desk.said) as said:
        page.pass_button.click()
        actions += 1

    assert said.args == ["It is passed on. Somebody does each of them.", True]
    assert _doing(group)["chair"] == chosen.short_name != ill.short_name
    assert person(group, ill.short_name).is_away(group.today())
    assert actions <= 4


def test_the_facilitators_illness_of_a_month_is_passed_on_meeting_by_meeting_and_undone(qtbot, group, page):
    ill = _chairs(group)
    terms.hold(group, Term(role="treasurer", person=ill.id, since=group.today(), deputy=person(group, "Sam").id))
    terms.hold(group, Term(role="safety", person=ill.id, since=group.today()))
    before = [_doing(group, week) for week in range(6)]
    page.who.choose(ill.id)
    page.until.setDate(page.until.date().addDays(4 * 7))
    said = desks.words(page)
    assert f"What rests on {ill.short_name}" in said
    assert "Treasurer: Sam steps in." in said
    assert "Safety contact: nobody steps in yet. Ask somebody." in said
    duties = sum(list(each.values()).count(ill.short_name) for each in before[:5]) - 2 * 5
    assert len(page.takers) == duties > 1
    page.takers[0].choose(None)
    with qtbot.waitSignal(page.desk.said) as told:
        page.pass_button.click()
    assert told.args == ["It is passed on. 1 job is open for anybody.", True]
    assert _doing(group)["chair"] == ""
    for week in range(1, 5):
        assert ill.short_name not in _doing(group, week).values()
        assert "" not in [who for role, who in _doing(group, week).items() if role != "safety"]
    assert _doing(group, 5) == before[5]
    assert page.who.value() == 0
    page.desk.undo()
    assert [_doing(group, week) for week in range(6)] == before


def test_what_nobody_can_take_is_left_open(group, page):
    ill = _chairs(group)
    for name in NAMES.split():
        if name != ill.short_name:
            service.change_person(group, replace(person(group, name), resting=True))
    service.change_person(group, replace(person(group, "Jo"), resting=True))
    page.who.choose(ill.id)
    assert [taker.value() for taker in page.takers] == [None]
    assert page.takers[0].itemText(0) == "Leave it open for anybody"
    page.pass_button.click()
    assert _doing(group)["chair"] == ""


def test_somebody_without_a_job_can_be_away_too(qtbot, group, page):
    page.who.choose(person(group, "Sam").id)
    assert "Secretary: nobody steps in yet. Ask somebody." in desks.words(page)
    assert "No job at a meeting is written down for these days." in desks.words(page)
    with qtbot.waitSignal(page.desk.said) as said:
        page.pass_button.click()
    assert said.args == ["It is written down. No job at a meeting had to be passed on.", True]
    assert person(group, "Sam").is_away(group.today())


def test_a_day_is_typed_without_losing_the_place(qtbot, group, page):
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    ill = _chairs(group)
    page.who.choose(ill.id)
    page.until.setFocus()
    page.until.lineEdit().setSelection(len("Sat "), len("14"))
    qtbot.keyClicks(page.until, "28")
    assert page.until.hasFocus()
    assert page.until.day() == page.told.last == group.today() + timedelta(days=14)
    qtbot.keyClick(page.until, Qt.Key.Key_Up)
    assert page.told.last == page.until.day() == date(2026, 12, 28)
    page.until.setDate(page.until.date().addDays(-90))
    assert page.fields["last"].problem == "The last day away comes before the first. Check the two days."
    assert not page.pass_button.isEnabled()


def test_more_than_a_year_is_refused_by_the_day_and_can_be_put_right(group, page):
    page.who.choose(_chairs(group).id)
    page.until.setDate(page.until.date().addDays(400))
    assert page.fields["last"].problem.startswith("That is more than a year.")
    assert not page.pass_button.isEnabled()
    page.until.setDate(page.until.date().addDays(-395))
    assert page.fields["last"].problem == ""
    assert page.pass_button.isEnabled()


def test_one_comes_here_for_somebody_and_goes_back(qtbot, group, page):
    ill = _chairs(group)
    page.show_this(None)
    assert page.told is None
    page.show_this(ill)
    assert page.who.value() == ill.id
    assert len(page.takers) == 1
    leaving.remove(group, ill)
    assert page.told is None
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "service"


def test_on_an_empty_list_there_is_a_way_back(qtbot, tmp_path):
    with desks.empty(tmp_path) as group:
        page = _opened(qtbot, group)
        assert "Nobody is on the list yet." in desks.words(page)
        assert page.first is page.back_button
        assert desks.faults(qtbot, page) == []


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, language, scale):
    with desks.full(tmp_path) as group:
        desks.wear(language, scale)
        page = AbsencePage(desks.desk(group))
        page.draw()
        assert desks.faults(qtbot, page, scale) == []
        keeping.keep(group, planning.plan(group, 2, care=QUICK))
        ill = _chairs(group)
        terms.hold(group, Term(role="safety", person=ill.id, since=group.today()))
        page = AbsencePage(desks.desk(group))
        page.last = group.today() + timedelta(weeks=2)
        page.draw()
        page.show_this(ill)
        page.takers[0].choose(None)
        page.until.setDate(page.until.date().addDays(500))
        page.until.setDate(page.until.date().addDays(-500))
        assert page.told is not None
        assert page.told.terms
        assert desks.faults(qtbot, page, scale) == []
