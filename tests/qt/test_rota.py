"""A secretary plans who does what for the coming weeks, sees why, changes it by hand, and keeps it."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from PySide6.QtCore import Qt

from groupkit.core.calendar import Rule
from groupkit.core.people import Person
from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Silent
from groupkit.core.roles import ROTATING, TERM
from groupkit.qt import printing
from groupkit.qt.rota.night import offered
from groupkit.qt.rota.page import RotaPage
from groupkit.qt.rota.wording import told
from groupkit.services import leaving, meetings, roles, service
from groupkit.services.group import Group
from groupkit.services.rota import keeping, mending, planning
from groupkit.services.rota.offers import Offer
from groupkit.services.rota.planning import QUICK, Care
from tests.crowds import JOBS, add, away, gather, held, person
from tests.evening import SATURDAY, furnish
from tests.qt import desks

NAMES = "Ali Bo Cy Dee Eve Flo Gus Hal"
FEW = Care(tries=5, most_tries=100, seconds=5, nodes=5, gap=0.5)


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        gather(made, NAMES)
        yield made


@pytest.fixture
def page(qtbot, group):
    return _opened(qtbot, group)


def _opened(qtbot, group, weeks=4) -> RotaPage:
    made = _page(group, weeks)
    qtbot.addWidget(made)
    return made


def _page(group, weeks=4) -> RotaPage:
    made = RotaPage(desks.desk(group))
    made.weeks = weeks
    made.draw()
    return made


def _kept(group, weeks=4):
    keeping.keep(group, planning.plan(group, weeks, care=QUICK))


def _suggest(page):
    page._suggest(planning.plan(page.group, page.weeks, care=QUICK))


def _chair(group, week=0) -> str:
    return next(each.name for each in service.who(group, held(group, week)) if each.role.key == "chair")


def _cells(page, column) -> list[str]:
    return [page.table.rows.index(line, column).data() for line in range(page.table.rows.rowCount())]


def test_before_a_rota_every_job_is_open_and_planning_is_the_next_thing(page):
    assert page.first is page.plan_button
    assert _cells(page, 0) == [f"Saturday {day}" for day in ("14 November", "21 November", "28 November")] + [
        "Saturday 5 December"
    ]
    assert _cells(page, 2) == ["5 open"] * 4
    assert desks.words(page.side).count("Vacant") == 5


def test_a_rota_is_planned_kept_and_undone(qtbot, group, page):
    page.plan(FEW)
    assert page.first is page.keep_button
    assert _cells(page, 2) == ["All filled"] * 4
    assert "Every place is filled. It is proved that no rota is fuller" in desks.words(page)
    assert _chair(group) == ""
    with qtbot.waitSignal(page.desk.said) as said:
        page.keep_button.click()
    assert said.args == ["The rota is kept. 20 places changed.", True]
    assert page.first is page.plan_button
    assert _chair(group) == _cells(page, 1)[0] != ""
    page.desk.undo()
    assert _chair(group) == ""
    assert _cells(page, 2) == ["5 open"] * 4


def test_the_plan_button_asks_for_the_usual_care_and_a_longer_try_for_more(monkeypatch, page):
    asked = []

    def work_out(question, *, care, progress):
        asked.append(care)
        return planning.Rota(asked=question, plan=question.before)

    monkeypatch.setattr(planning, "work_out", work_out)
    page.plan_button.click()
    page.longer_button.click()
    assert asked == [planning.NORMAL, planning.LONGER]


def test_a_search_can_be_stopped_and_the_best_so_far_stays(page):
    waiting: list[Any] = []
    page.desk.runner = waiting.append
    page.plan_button.click()
    page.plan_button.click()
    assert len(waiting) == 1
    page.draw()
    page.strip.cancel.click()
    waiting.pop()()
    assert page.draft.stopped
    assert page.draft.empty == ()
    assert "This is the best so far" in desks.words(page)
    page.longer_button.click()
    assert len(waiting) == 1


def test_a_suggestion_can_be_put_aside(group, page):
    _suggest(page)
    page.leave_button.click()
    assert page.draft is None
    assert _cells(page, 2) == ["5 open"] * 4
    assert group.undo() != "Keep the rota"


def test_looking_further_ahead_lists_more_meetings_and_the_keyboard_stays(qtbot, page):
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.ahead.setFocus()
    qtbot.keyClick(page.ahead, Qt.Key.Key_Down)
    assert page.weeks == 13
    assert page.table.rows.rowCount() == 13
    assert page.ahead.hasFocus()


def test_each_place_says_why_and_folds_again(qtbot, group, page):
    _kept(group)
    page.table.choose(1)
    at = next(iter(page.side.buttons))
    name = page.shown.name(at)
    opener = page.side.buttons[at]
    assert opener.accessibleName() == f"Why {name} for Chair"
    opener.click()
    assert any(name in line.text() for line in page.side.why)
    assert page.side.who.findText(name) == -1
    page.side.buttons[at].click()
    assert "Somebody else" not in desks.words(page.side)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.side.first is page.side.buttons[at]


def test_why_nobody_does_a_job_is_said_too(group, page):
    for name in NAMES.split():
        service.change_person(group, replace(person(group, name), willing=frozenset({"chair"})))
    _kept(group)
    at = next(at for at in page.side.buttons if page.shown.asked.role(at).key == "reader")
    assert page.side.buttons[at].accessibleName() == "Why nobody for Reader"
    page.side.buttons[at].click()
    assert [page.side.who.itemText(line) for line in range(page.side.who.count())] == [
        "Nobody yet: leave it vacant"
    ]
    assert page.side.why[0].text()


def test_a_change_by_hand_is_written_down_and_undone(qtbot, group, page):
    _kept(group)
    page.table.choose(2)
    at = next(iter(page.side.buttons))
    before = page.shown.name(at)
    page.side.buttons[at].click()
    other = page.side.who.value()
    with qtbot.waitSignal(page.desk.said) as said:
        page.side.assign_button.click()
    assert said.args == [f"Chair: {other}.", True]
    assert _chair(group, 2) == _cells(page, 1)[2] == other
    assert page.table.chosen() == 2
    page.desk.undo()
    assert _chair(group, 2) == before
    page.assign(page.shown.asked.find(held(group, 2), page.shown.asked.places[at]), None)
    assert _chair(group, 2) == ""


def test_the_keyboard_stays_at_the_place_that_was_changed(qtbot, page):
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.table.choose(1)
    at = list(page.side.buttons)[2]
    page.side.buttons[at].click()
    page.side.assign_button.click()
    assert page.side.buttons[at].hasFocus()
    page.side.reach(None)
    assert page.side.first.hasFocus()


def test_a_suggestion_is_fitted_round_what_is_said_by_hand_and_round_its_undo(group, page):
    _suggest(page)
    at = next(iter(page.side.buttons))
    page.side.buttons[at].click()
    other = page.side.who.value()
    page.side.assign_button.click()
    assert page.draft is not None
    assert page.draft.name(at) == _chair(group) == other
    assert page.draft.empty == ()
    page.desk.undo()
    assert page.draft.asked.settled == {}
    page.keep_button.click()
    assert _chair(group) != ""
    assert [duty.who for duty in service.duties(group, held(group, 0))].count("") == 2


def test_a_suggestion_for_people_who_are_no_longer_there_goes(group, page):
    _suggest(page)
    leaving.remove(group, person(group, "Ali"))
    assert page.draft is None
    assert page.first is page.plan_button
    assert not any("Ali" in cell for cell in _cells(page, 1))


def test_a_rota_that_was_worked_out_for_another_book_is_not_shown(qtbot, group, page):
    rota = planning.plan(group, 4, care=QUICK)
    service.add_person(group, Person(short_name="Zoë"))
    with qtbot.waitSignal(page.desk.said) as said:
        page._suggest(rota)
    assert said.args == ["The book has changed in the meantime. Plan the rota once more.", False]
    assert page.draft is None


def test_what_the_disk_cannot_take_leaves_the_suggestion(qtbot, monkeypatch, page):
    def full(_group, _rota):
        raise GroupkitError("The disk is full.")

    _suggest(page)
    monkeypatch.setattr(keeping, "keep", full)
    with qtbot.waitSignal(page.desk.said) as said:
        page.keep_button.click()
    assert said.args == ["The disk is full.", False]
    assert page.draft is not None


def test_only_what_is_proved_is_called_proved(group):
    rota = planning.plan(group, 1, care=QUICK)
    said = [
        told(replace(rota, full=full, gap=gap, stopped=stopped))
        for full, gap, stopped in ((False, None, False), (True, 0.5, False), (True, 0.0, False), (True, 0.0, True))
    ]
    assert ["It is proved that no rota is fuller" in each for each in said] == [False, True, True, False]
    assert ["none shared out more fairly" in each for each in said] == [False, False, True, False]
    assert "another try may differ" in said[3]
    assert "hardly any could be shared out more fairly" in told(replace(rota, full=True, gap=0.01))
    assert told(replace(rota, plan=(None, *rota.plan[1:]))).startswith("1 place has nobody.")


def test_who_else_could_is_offered_with_when_they_last_did(group):
    ali = person(group, "Ali")
    assert offered(Offer(person=ali, last=None, first=True)) == "Ali, for the first time"
    assert offered(Offer(person=ali, last=None, first=False)) == "Ali"
    assert offered(Offer(person=ali, last=SATURDAY, first=False)) == "Ali, last on 14 Nov"


def test_what_cannot_be_planned_is_said_and_other_trouble_is_not_hidden(qtbot, page):
    with qtbot.waitSignal(page.desk.said) as said:
        page._explain(GroupkitError("Free some room on this computer."))
    assert said.args == ["Free some room on this computer.", False]
    with pytest.raises(ZeroDivisionError):
        page._explain(ZeroDivisionError())


def test_keeping_and_mending_without_a_suggestion_change_nothing(group, page):
    page.keep()
    assert _chair(group) == ""


def test_somebody_falls_away_and_the_rota_is_mended_with_few_changes(monkeypatch, group, page):
    _kept(group)
    assert not page.mend_button.isVisibleTo(page)
    name = _chair(group)
    away(group, name, 1)
    fallen = keeping.fallen(page.shown)
    assert fallen == 1
    assert "1 place has somebody who cannot take it now." in desks.words(page)
    exact = mending.mend_out
    monkeypatch.setattr(mending, "mend_out", lambda asked, progress: exact(asked, exactly=False, progress=progress))
    page.mend_button.click()
    assert 1 <= len(page.draft.changes) <= 3
    page.keep_button.click()
    assert _chair(group) not in ("", name)
    assert "cannot take it now" not in desks.words(page)


def test_one_comes_here_for_one_meeting_and_goes_back(qtbot, group, page):
    page.show_this(held(group, 3))
    assert "Saturday 5 December, 11:00" in desks.words(page.side)
    page.show_this(None)
    assert page.table.chosen() == 3
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "service"


def test_several_meetings_are_told_apart_and_one_without_jobs_says_so(qtbot, group):
    (known,) = meetings.listing(group)
    meetings.add(group, replace(known, id=0, name="Wed", weekday=2, place=None))
    page = _opened(qtbot, group, 1)
    assert _cells(page, 1) == ["Sat meeting", "Wed"]
    for role in roles.used(group, ROTATING):
        roles.save(group, replace(role, group=TERM))
    assert "Nothing is to be shared out at this meeting." in desks.words(page.side)
    assert page.side.first is page.side


def test_without_a_meeting_or_people_the_first_step_is_offered(qtbot, tmp_path):
    with desks.empty(tmp_path) as group:
        page = _opened(qtbot, group)
        with qtbot.waitSignal(page.desk.went) as went:
            page.add_button.click()
        assert went.args[0] == "meetings"
        furnish(group)
        for each in service.people(group):
            leaving.remove(group, each)
        with qtbot.waitSignal(page.desk.went) as went:
            page.add_button.click()
        assert went.args[0] == "service"


def test_the_rota_is_printed_and_saved_as_it_stands_there(monkeypatch, page):
    made = []

    def print_out(_desk, _parent, make):
        into = BytesIO()
        make(into, Silent())
        made.append(into.getvalue()[:5])

    monkeypatch.setattr(printing, "print_out", print_out)
    monkeypatch.setattr(printing, "save", lambda desk, parent, _name, make: print_out(desk, parent, make))
    page.print_button.click()
    page.large_tick.click()
    _suggest(page)
    assert page.large_tick.isChecked()
    page.save_button.click()
    assert made == [b"%PDF-"] * 2


def _sixty(tmp_path) -> Group:
    group = desks.full(tmp_path)
    for at in range(34):
        add(group, f"{desks.LONG[:20]}x{at:03}", *JOBS)
    return group


@pytest.mark.parametrize(
    ("fill", "language", "scale"),
    [
        *((desks.full, *dress) for dress in desks.DRESSES),
        *((fill, "en-XA", 2.0) for fill in (desks.empty, desks.typical, _sixty)),
    ],
)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        assert desks.faults(qtbot, _page(group), scale) == []
        if not service.people(group):
            return
        page = _page(group)
        _suggest(page)
        page.side.open_place(next(iter(page.side.buttons)))
        assert desks.faults(qtbot, page, scale) == []
        _kept(group)
        page = _page(group)
        planned = (
            at for at, who in enumerate(page.shown.plan) if who is not None and at not in page.shown.asked.settled
        )
        away(group, page.shown.name(next(planned)), 4)
        page.side.open_place(next(iter(page.side.buttons)))
        assert page.mend_button.isVisibleTo(page)
        assert desks.faults(qtbot, page, scale) == []


def test_a_meeting_held_once_is_the_only_one_ahead(qtbot, group):
    (known,) = meetings.listing(group)
    meetings.change(group, replace(known, when=Rule(dates=(SATURDAY, SATURDAY - timedelta(weeks=1)))))
    assert _cells(_opened(qtbot, group), 0) == ["Saturday 14 November"]


def test_a_planned_place_can_be_kept_so_whatever_is_planned_later(page, group):
    _kept(group)
    page.draw()
    at, name = 0, page.shown.name(0)
    page.side.open_place(at)
    page.side.who.choose(name)
    page.side.assign_button.click()
    assert page.shown.asked.settled
    assert {page.shown.asked.people[who].short_name for who in page.shown.asked.question.locked.values()} == {name}
    assert page.shown.name(at) == name
