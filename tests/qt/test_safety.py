from datetime import date
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from groupkit.core.progress import Silent
from groupkit.core.safety import Contact, Level
from groupkit.qt import printing
from groupkit.qt.safety import SafetyPage, open_help
from groupkit.services import profile, safety
from tests.qt import checks, desks


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot, group):
    made = SafetyPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def test_the_emergency_number_comes_first_and_is_the_largest(page):
    said = [label for label in page.findChildren(QLabel) if label.property("text_role") == "title"]
    assert [label.text() for label in said] == ["Help now", "Call 999"]


def test_every_degree_and_every_contact_stands_on_the_page(page, group):
    words = desks.words(page)
    assert all(contact.reach in words and contact.name in words for contact in safety.contacts(group))
    assert all(part in words for grade in safety.guidance().grades for part in (grade.title, grade.when, grade.do))


def test_nobody_is_asked_to_try_out_the_emergency_number(page, group):
    assert "Only for danger. Nobody needs to try it out." in desks.words(page)
    shown = [made.accessibleName() for made in page.findChildren(QPushButton)]
    assert "I checked Samaritans today" in shown
    assert "I checked Emergency services today" not in shown
    assert "emergency" not in {contact.key for contact in safety.to_check(group)}


def test_a_number_nobody_checked_says_so_and_is_checked_with_one_press(qtbot, page, group):
    before = desks.words(page).count("Not checked by us yet")
    page.check_buttons["samaritans"].click()
    assert desks.words(page).count("Not checked by us yet") == before - 1
    assert "Checked on 14 November 2026." in desks.words(page).splitlines()
    page.desk.undo()
    assert desks.words(page).count("Not checked by us yet") == before


@pytest.mark.parametrize(
    ("day", "chip"),
    [(date(2026, 11, 14), "Checked"), (date(2026, 8, 1), "Ring it once"), (date(2026, 2, 1), "May have changed")],
)
def test_an_old_check_is_said_in_words(monkeypatch, page, group, day, chip):
    monkeypatch.setattr(group, "today", lambda: day)
    safety.check(group, "samaritans")
    monkeypatch.undo()
    page.draw()
    assert chip in desks.words(page).splitlines()


def test_the_check_button_says_whom_to_a_screen_reader(page):
    assert page.check_buttons["samaritans"].accessibleName() == "I checked Samaritans today"


def test_a_contact_of_our_own_is_added_checked_and_taken_off(qtbot, page, group):
    page.add_button.click()
    for name, words in (("name", "Ward Söder"), ("reach", "Ring the ward desk"), ("for_whom", "Us")):
        checks.type_text(page.entries[name], words)
    page.level.choose("worse")
    with qtbot.waitSignal(page.desk.said) as said:
        page.keep_button.click()
    assert said.args == ["Ward Söder is on the list.", True]
    (own,) = [contact for contact in safety.contacts(group) if contact.local]
    assert (own.name, own.reach, own.level, own.checked_on) == (
        "Ward Söder",
        "Ring the ward desk",
        "worse",
        group.today(),
    )
    page.check_buttons[own.key].click()
    page.remove_buttons[own.key].click()
    assert "Ward Söder" not in desks.words(page)
    page.desk.undo()
    assert own in safety.contacts(group)


def test_a_refused_contact_keeps_its_words(page, group):
    page.add_button.click()
    page.entries["name"].setText("Ring 07700 900123")
    page.keep_button.click()
    assert page.fields["name"].problem == "Only the name goes here. The number has its own place."
    assert page.fields["reach"].problem
    assert page.entries["name"].text() == "Ring 07700 900123"
    page.leave_button.click()
    assert not page.adding


def test_what_was_half_typed_comes_back_in_its_form(qtbot, page, group):
    page.open_form()
    page.entries["name"].setText("Elm Ward")
    again = SafetyPage(desks.desk(group))
    qtbot.addWidget(again)
    again.draw(page.typed())
    assert again.entries["name"].text() == "Elm Ward"
    again.check_buttons["samaritans"].click()
    assert again.entries["name"].text() == "Elm Ward"


def test_another_country_shows_its_own_numbers(page, group):
    profile.change(group, region="US")
    assert {contact.key for contact in safety.contacts(group) if not contact.emergency} <= set(page.check_buttons)
    assert "Call 999" not in desks.words(page).splitlines()


def test_the_page_is_printed_and_saved(monkeypatch, page):
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


def test_help_is_there_without_an_open_group(qtbot):
    left = []
    page = open_help(lambda: left.append(True))
    qtbot.addWidget(page)
    words = desks.words(page)
    assert "Call 999" in words
    assert all(grade.do in words for grade in safety.guidance().grades)
    (back,) = page.findChildren(QPushButton)
    assert page.focusProxy() is back
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert left == [True]


def test_a_closed_page_no_longer_listens(group):
    page = SafetyPage(desks.desk(group))
    page.draw()
    desks.close(page)
    assert group._listeners == []


@pytest.mark.parametrize("fill", [desks.empty, desks.typical])
@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        levels: tuple[Level, ...] = ("now", "worse") if fill is desks.typical else ()
        for level in levels:
            long = Contact(key="own", level=level, name="W" * 26, reach="0" * 26, for_whom="x y" * 13, cost="Free")
            safety.add(group, long)
        page = SafetyPage(desks.desk(group))
        page.draw()
        page.open_form()
        assert desks.faults(qtbot, page, scale) == []
        assert desks.faults(qtbot, open_help(lambda: None), scale) == []
