from dataclasses import replace
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from groupkit.core.calendar import Rule
from groupkit.core.people import Person
from groupkit.core.progress import Silent
from groupkit.core.service import Job
from groupkit.qt import printing
from groupkit.qt.entries import Count
from groupkit.qt.service.page import ServicePage
from groupkit.services import meetings, service
from tests.evening import SATURDAY
from tests.qt import checks, desks

CHAIR_ROW, GREETER_ROW = 0, 3


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot, group):
    return _opened(qtbot, group)


def _opened(qtbot, group) -> ServicePage:
    made = ServicePage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def _cell(page, row, column) -> tuple[str, str]:
    index = page.roles.rows.index(row, column)
    return index.data(), index.data(Qt.ItemDataRole.UserRole)


def test_the_next_four_meetings_stand_beside_the_roles(page, group):
    assert page.roles.rows.columnCount() == 5
    assert _cell(page, CHAIR_ROW, 1) == ("Vacant", "care")
    service.assign(group, page.coming[0], "chair", "Jo")
    assert _cell(page, CHAIR_ROW, 1) == ("Jo", "")


def test_a_job_of_one_meeting_is_vacant_there_and_nowhere_else(page, group):
    (known,) = meetings.listing(group)
    meetings.add(group, replace(known, id=0, name="Online", weekday=6, place=None, format="online-meeting"))
    host = page.roles.rows.rowCount() - 1
    assert page.roles.rows.index(host, 0).data() == "Online host"
    assert [_cell(page, host, column) for column in (1, 2)] == [("", ""), ("Vacant", "care")]
    page.roles.choose(host)
    page.roles.opened.emit(Job("online-host"))
    assert (page.form.role.value(), page.form.occasion.value().meeting.name) == (Job("online-host"), "Online")


def test_a_job_somebody_would_like_is_kept_although_no_meeting_has_it(page, group):
    ali = service.add_person(group, Person(short_name="Ali", willing=frozenset({"outings-lead"})))
    page.change_person(ali)
    assert page.form.roles["outings-lead"].isChecked()
    assert page.form.person() == ali


def test_asking_starts_with_the_first_vacant_role_and_offers_those_willing(page, group):
    page.ask_button.click()
    assert (page.form.role.value(), page.form.occasion.value().day) == (Job("chair"), SATURDAY)
    assert page.form.who.value() == "Jo"
    assert page.form.who.count() == 2
    assert not page.form.none.isVisibleTo(page)
    page.form.save_button.click()
    assert _cell(page, CHAIR_ROW, 1) == ("Jo", "")
    page.desk.undo()
    assert _cell(page, CHAIR_ROW, 1) == ("Vacant", "care")


def test_nobody_willing_is_said_kindly_and_the_role_stays_vacant(page):
    page.ask_button.click()
    page.form.role.choose(Job("greeter"))
    assert page.form.none.isVisibleTo(page)
    assert page.form.who.value() is None
    page.form.save_button.click()
    assert _cell(page, GREETER_ROW, 1) == ("Vacant", "care")


def test_somebody_resting_is_not_offered(page, group):
    jo = next(person for person in service.people(group) if person.short_name == "Jo")
    service.change_person(group, Person(id=jo.id, short_name="Jo", willing=jo.willing, resting=True))
    page.ask_button.click()
    assert page.form.who.value() is None


def test_enter_on_a_role_asks_for_its_first_vacant_meeting(qtbot, page, group):
    service.assign(group, page.coming[0], "chair", "Jo")
    page.roles.choose(CHAIR_ROW)
    qtbot.keyClick(page.roles, Qt.Key.Key_Return)
    assert page.form.occasion.value() == page.coming[1]
    page.form.leave_button.click()
    assert page.form is None


def test_tonight_sends_one_here_to_ask_for_its_meeting(page, group):
    later = meetings.coming(group)[6]
    page.show_this(later)
    assert page.form.occasion.value() == later
    page.form.save_button.click()
    assert {duty.role: duty.who for duty in service.duties(group, later)}["chair"] == "Jo"


def test_a_role_can_be_made_vacant_again(page, group):
    service.assign(group, page.coming[0], "chair", "Jo")
    page.ask((Job("chair"), page.coming[0]))
    page.form.who.choose(None)
    page.form.save_button.click()
    assert _cell(page, CHAIR_ROW, 1) == ("Vacant", "care")


def test_the_next_chair_is_nominated_from_those_who_would_like_to(qtbot, page, group):
    assert "Nobody chairs Sat meeting on Saturday 21 November yet." in desks.words(page.next_chair)
    with qtbot.waitSignal(page.desk.said) as said:
        page.next_chair.nominate_button.click()
    assert said.args == ["Jo chairs next time.", True]
    assert "Jo chairs Sat meeting on Saturday 21 November." in desks.words(page.next_chair)
    page.desk.undo()
    assert service.next_chair(group, meetings.coming(group)[0]) is None


def test_nobody_who_would_like_to_chair_is_fine(qtbot, group):
    jo = next(person for person in service.people(group) if person.short_name == "Jo")
    service.change_person(group, Person(id=jo.id, short_name="Jo"))
    page = _opened(qtbot, group)
    assert page.next_chair is not None
    assert "and that is fine" in desks.words(page.next_chair)
    assert not page.next_chair.nominate_button.isVisibleTo(page)


def test_a_meeting_held_once_has_no_next_time(qtbot, page, group):
    (known,) = meetings.listing(group)
    meetings.change(group, replace(known, when=Rule(dates=(SATURDAY,))))
    assert "There is no next time planned yet." in desks.words(page.next_chair)


def test_who_holds_a_role_for_longer_is_said_and_changed(page, group):
    assert "Sam, since Mon 1 Jun 2026" in desks.words(page.terms)
    assert "Nobody yet" in desks.words(page.terms)
    page.terms.buttons["treasurer"].click()
    page.form.meeting.choose(meetings.listing(group)[0].id)
    page.form.save_button.click()
    assert "Jo for Sat meeting, since Sat 14 Nov 2026" in desks.words(page.terms)
    page.desk.undo()
    assert "Jo for Sat meeting" not in desks.words(page.terms)


def test_somebody_is_added_with_what_they_would_like_and_taken_back(qtbot, page, group):
    page.add_button.click()
    checks.type_text(page.form.short_name, "Zoë")
    page.form.roles["greeter"].setChecked(True)
    page.form.resting.setChecked(True)
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.save_button.click()
    assert said.args == ["Zoë is saved.", True]
    zoe = service.people(group)[-1]
    assert (zoe.short_name, zoe.willing, zoe.resting) == ("Zoë", frozenset({"greeter"}), True)
    assert page.list.rows.index(2, 1).data() == "Greeter"
    assert page.list.rows.index(2, 2).data() == "Resting"
    page.desk.undo()
    assert [person.short_name for person in service.people(group)] == ["Jo", "Sam"]


def test_a_refused_name_stays_and_the_reason_stands_by_it(qtbot, page):
    page.add_button.click()
    page.form.short_name.setText("Sam Smith")
    page.form.roles["reader"].setChecked(True)
    qtbot.keyClick(page.form.short_name, Qt.Key.Key_Return)
    assert page.fields["short_name"].problem.startswith("One name is enough.")
    assert page.form.short_name.text() == "Sam Smith"
    assert page.form.roles["reader"].isChecked()


def test_enter_on_a_name_changes_it(qtbot, page, group):
    page.list.choose(1)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.form.short_name.text() == "Sam"
    page.form.roles["chair"].setChecked(True)
    page.form.save_button.click()
    assert service.could_chair(group) == service.people(group)
    page.list.choose(0)
    page.change_button.click()
    assert page.form.short_name.text() == "Jo"
    page.form.leave_button.click()
    assert page.form is None


def test_there_is_no_place_to_write_anything_else_about_anybody(page):
    page.add_button.click()
    assert page.findChildren(QPlainTextEdit) == []
    typed = [entry for entry in page.form.findChildren(QLineEdit) if not entry.objectName().startswith("qt_")]
    assert [entry for entry in typed if not isinstance(entry, Count)] == [page.form.short_name]


def test_what_was_half_typed_comes_back_in_its_form(qtbot, page, group):
    page.list.choose(1)
    page.change_button.click()
    page.form.short_name.setText("Samir")
    kept = page.typed()
    again = ServicePage(desks.desk(group))
    qtbot.addWidget(again)
    again.draw(kept)
    assert again.form.short_name.text() == "Samir"
    again.form.save_button.click()
    assert [person.short_name for person in service.people(group)] == ["Jo", "Samir"]


def test_the_first_person_is_added_from_an_empty_page_and_then_a_meeting_is_next(qtbot, tmp_path):
    with desks.empty(tmp_path) as group:
        page = _opened(qtbot, group)
        page.add_button.click()
        page.form.short_name.setText("Rosa")
        page.form.save_button.click()
        assert [person.short_name for person in service.people(group)] == ["Rosa"]
        with qtbot.waitSignal(page.desk.went) as went:
            page.ask_button.click()
        assert went.args[0] == "meetings"


def test_who_does_what_is_printed_and_saved(monkeypatch, page):
    made = []

    def print_out(_desk, _parent, make):
        into = BytesIO()
        make(into, Silent())
        made.append(into.getvalue()[:5])

    monkeypatch.setattr(printing, "print_out", print_out)
    monkeypatch.setattr(printing, "save", lambda desk, parent, _name, make: print_out(desk, parent, make))
    page.print_button.click()
    page.save_button.click()
    assert made == [b"%PDF-"] * 2


def test_what_is_shown_can_be_painted_after_the_book_is_locked(page, group):
    shown = [page.list.rows.index(line, 1).data() for line in range(page.list.rows.rowCount())]
    group.close()
    assert [page.list.rows.index(line, 1).data() for line in range(page.list.rows.rowCount())] == shown
    assert _cell(page, CHAIR_ROW, 1) == ("Vacant", "care")


def test_a_closed_page_no_longer_listens(group):
    page = ServicePage(desks.desk(group))
    page.draw()
    desks.close(page)
    assert group._listeners == []


@pytest.mark.parametrize("fill", [desks.empty, desks.typical, desks.full])
@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        for view in ("", "add_person", "ask_first", "hold"):
            page = ServicePage(desks.desk(group))
            page.draw()
            if view == "hold":
                page._turn("term", "secretary")
            elif view == "add_person" or (view and page.people and page.coming):
                getattr(page, view)()
            assert desks.faults(qtbot, page, scale) == []
