"""A group gives its jobs their own names, leaves out what it does not need, and adds its own."""

import pytest
from PySide6.QtCore import Qt

from groupkit.core.roles import OFF, ON, ROTATING, SOMETIMES, TERM
from groupkit.core.service import Turn
from groupkit.qt.roles.page import RolesPage
from groupkit.services import roles, service
from tests.crowds import add
from tests.qt import checks, desks


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot, group):
    made = RolesPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def _lines(page) -> dict[str, tuple[str, str]]:
    rows = page.list.rows
    said = [[rows.index(line, at).data() for at in range(3)] for line in range(rows.rowCount())]
    return {name: (given, listed) for name, given, listed in said}


def _own(group):
    return [role for role in roles.listing(group) if role.own]


def _add(page, title="Plants", purpose="Waters the plants."):
    page.add_button.click()
    checks.type_text(page.form.title, title)
    page.form.purpose.setPlainText(purpose)
    page.form.save_button.click()


def test_every_job_is_listed_with_how_it_is_given(page):
    lines = _lines(page)
    assert len(lines) == 18
    assert lines["Chair"] == ("Meeting by meeting", "Yes")
    assert lines["Treasurer"] == ("For some months", "Yes")
    assert lines["Online host"] == ("Meeting by meeting", "At some meetings")
    assert set(dict(lines.values())) == {"Meeting by meeting", "For some months"}


def test_walking_through_the_jobs_tells_what_is_on_each_card(qtbot, page):
    assert page.first is page.list
    page.list.setFocus()
    first = desks.words(page.about)
    assert first.startswith("Chair\n")
    assert "During" in first
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert desks.words(page.about).startswith("Secretary\n")
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.form.title.text() == "Secretary"
    assert page.first is page.form.title
    page.list.choose(4)
    assert page.form.title.text() == "Secretary"
    page.form.leave_button.click()
    assert page.form is None


def test_a_job_is_renamed_everywhere_and_undone(qtbot, group, page):
    page.list.choose(0)
    page.change_button.click()
    page.form.title.setText("Host")
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.save_button.click()
    assert said.args == ["Host is saved.", True]
    assert "Host" in _lines(page)
    assert roles.title(group, "chair") == "Host"
    page.desk.undo()
    assert roles.title(group, "chair") == "Chair"
    assert "Host" not in _lines(page)


def test_an_empty_name_goes_back_to_ours(group, page):
    page.change(roles.get(group, "chair"))
    page.form.title.setText("Host")
    page.form.save_button.click()
    page.change(roles.get(group, "chair"))
    assert page.form.title.text() == "Host"
    page.form.title.setText("")
    page.form.save_button.click()
    assert roles.get(group, "chair").title == ""


def test_a_name_that_is_taken_is_refused_by_its_field(group, page):
    page.change(roles.get(group, "chair"))
    page.form.title.setText("reader")
    page.form.save_button.click()
    assert page.fields["title"].problem == "There is a job of this name already. Choose another name."
    assert page.form.title.text() == "reader"
    assert roles.title(group, "chair") == "Chair"


def test_a_job_is_switched_off_and_on_again(group, page):
    page.change(roles.get(group, "hospitality"))
    page.form.used.choose(OFF)
    page.form.save_button.click()
    assert list(_lines(page)).index("Tea and cups") > list(_lines(page)).index("Outings lead")
    assert _lines(page)["Tea and cups"][1] == "Not for now"
    assert "hospitality" not in {role.key for role in roles.used(group)}
    page.change(roles.get(group, "hospitality"))
    page.form.used.choose(ON)
    page.form.save_button.click()
    assert list(_lines(page)).index("Tea and cups") == 6


def test_a_job_of_some_meetings_can_stay_so(group, page):
    page.change(roles.get(group, "online-host"))
    assert page.form.used.count() == 3
    assert page.form.used.value() == SOMETIMES
    page.change(roles.get(group, "chair"))
    assert page.form.used.count() == 2


def test_how_the_rota_weighs_a_job_is_under_more_and_kept(group, page):
    page.change(roles.get(group, "greeter"))
    assert not page.form.fold.line.isChecked()
    page.form.fold.line.click()
    page.form.needed.set_count(2)
    page.form.rest.set_count(3)
    page.form.effort.choose(3)
    page.form.months.set_count(6)
    page.form.beside.setChecked(True)
    page.form.members.setChecked(True)
    page.form.save_button.click()
    greeter = roles.get(group, "greeter")
    assert (greeter.needed, greeter.gap_weeks, greeter.effort, greeter.term_months) == (2, 3, 3, 6)
    assert greeter.beside
    assert greeter.members_only
    assert greeter.title == ""


def test_a_number_that_cannot_be_is_refused_by_its_field(group, page):
    page.change(roles.get(group, "greeter"))
    page.form.needed.set_count(9)
    page.form.save_button.click()
    assert page.fields["needed"].problem == "Use a number from 1 to 4."
    assert roles.get(group, "greeter").needed == 1


def test_a_job_goes_back_to_our_card(qtbot, group, page):
    page.change(roles.get(group, "chair"))
    page.form.title.setText("Host")
    page.form.save_button.click()
    page.change(roles.get(group, "chair"))
    assert page.form.back_button.text() == "Go back to our card"
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.back_button.click()
    assert said.args == ["The job is as it was.", True]
    assert roles.title(group, "chair") == "Chair"


def test_a_job_of_our_own_is_added_and_can_be_taken_off(qtbot, group, page):
    page.add_button.click()
    assert page.form.title.text() == ""
    assert page.form.fold.line.isChecked()
    page.form.leave_button.click()
    _add(page)
    (own,) = _own(group)
    assert (own.title, own.purpose, own.group) == ("Plants", "Waters the plants.", ROTATING)
    assert _lines(page)["Plants"] == ("Meeting by meeting", "Yes")
    page.list.choose(list(_lines(page)).index("Plants"))
    assert desks.words(page.about) == "Plants\nWaters the plants."
    page.change(own)
    page.form.group.choose(TERM)
    page.form.save_button.click()
    assert _lines(page)["Plants"][0] == "For some months"
    page.change(_own(group)[0])
    assert page.form.back_button.text() == "Take it off"
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.back_button.click()
    assert said.args == ["The job is off the list.", True]
    assert _own(group) == []
    page.desk.undo()
    assert [role.title for role in _own(group)] == ["Plants"]


def test_a_job_without_a_name_or_a_purpose_says_both_at_once(group, page):
    _add(page, "", "")
    assert page.fields["title"].problem == "Write what the job is called."
    assert page.fields["purpose"].problem == "Write in a sentence what the job is for."
    assert _own(group) == []


def test_a_job_somebody_has_done_stays_in_the_book(qtbot, group, page):
    _add(page)
    (own,) = _own(group)
    who = add(group, "Ali", own.key)
    with group.change("did", "service") as store:
        store.turns.add(Turn(meeting=1, day=group.today(), role=own.key, person=who.id))
    page.change(own)
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.back_button.click()
    assert said.args[0].startswith("Somebody has done this job. Switch it off instead")
    assert _own(group) == [own]
    assert service.people(group)[0] == who


def test_saving_and_putting_back_need_an_open_form(group, page):
    before = roles.listing(group)
    page.save()
    page.put_back()
    assert roles.listing(group) == before


def test_one_goes_back_to_the_people(qtbot, page):
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "service"


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, language, scale):
    with desks.typical(tmp_path) as group:
        desks.wear(language, scale)
        chair = roles.get(group, "chair")
        for opens in (lambda page: None, lambda page: page.change(chair), lambda page: page.add()):
            page = RolesPage(desks.desk(group))
            page.draw()
            opens(page)
            if page.form is not None:
                page.form.fold.line.setChecked(True)
            assert desks.faults(qtbot, page, scale) == []
