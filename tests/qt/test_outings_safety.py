"""Safety in the window: jobs are offered, the risk sheet begins itself, and whom to call stays sealed."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from PySide6.QtCore import Qt

from groupkit.core.outings.contacts import Contact
from groupkit.core.outings.risks import Risk
from groupkit.core.outings.values import Outing
from groupkit.core.people import Person
from groupkit.core.progress import Silent
from groupkit.core.settings import Settings
from groupkit.qt import midnight, printing
from groupkit.qt.jobs import run_at_once
from groupkit.qt.outings import daypapers
from groupkit.qt.outings.page import OutingsPage
from groupkit.qt.window import Window
from groupkit.services import profile, service
from groupkit.services.outings import contacts, planning, safety
from groupkit.services.outings.known import gathered
from tests.evening import SATURDAY
from tests.pdf import reading
from tests.qt import desks

DAY = SATURDAY + timedelta(days=14)


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


@pytest.fixture
def walk(group):
    return planning.start(group, Outing(name="Walk", day=DAY)).id


@pytest.fixture
def kept(group, walk):
    return contacts.keep(
        group, Contact(outing=walk, name="Zed", whom="my aunt", reach="knock", knows="no", helps="tea")
    )


def opened(qtbot, group, walk) -> OutingsPage:
    made = OutingsPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    made.show_outing(walk, "safety")
    return made


def later(group, days):
    group.surroundings.now.now += timedelta(days=days)


def papers(monkeypatch):
    """Return the list of papers printed or saved from now on, as words."""
    made = []

    def take(make):
        into = BytesIO()
        make(into, Silent())
        made.append(reading.words(into.getvalue()))

    monkeypatch.setattr(printing, "print_out", lambda _desk, _page, make: take(make))
    monkeypatch.setattr(printing, "save", lambda _desk, _page, _named, make: take(make))
    return made


def test_the_next_thing_is_a_lead_a_risk_sheet_and_then_the_day_sheet(qtbot, group, walk, monkeypatch):
    printed = papers(monkeypatch)
    service.add_person(group, Person(short_name="Ann", willing=frozenset({"outings-lead"})))
    page = opened(qtbot, group, walk)
    assert page.primary.text().strip() == "Ask somebody: Lead"
    page.primary.click()
    offered = [page.form.who.itemText(at) for at in range(page.form.who.count())]
    assert offered == ["Nobody yet", "Ann would like to", "Jo", "Sam"]
    page.form.who.setCurrentIndex(1)
    page.form.yes.setChecked(True)
    page.form.save_button.click()
    assert "Ann said yes" in desks.words(page)
    page.body.job_buttons["lead"].click()
    assert page.form.who.currentText() == "Ann"
    page.form.yes.setChecked(False)
    page.form.save_button.click()
    assert "Ann is asked" in desks.words(page)
    assert page.primary.text().strip() == "Ask somebody: Second"
    people = {each.short_name: each.id for each in service.people(group)}
    for job, name in (("second", "Jo"), ("home", "Sam"), ("first-aid", "Sam")):
        safety.job(group, walk, job, people[name])
    page.primary.click()
    assert page.form.save_button.text().strip() == "Take these lines"
    page.form.ticks["lost"].setChecked(True)
    page.form.ticks["alcohol"].setChecked(True)
    page.form.save_button.click()
    assert [risk.key for risk in safety.risks(group, walk)] == ["alcohol", "lost"]
    assert page.primary.text().strip() == "Print the day sheet"
    page.primary.click()
    assert "Drink or drugs close by" in printed[0]


def test_somebody_who_cannot_is_told_by_the_field(qtbot, group, walk):
    page = opened(qtbot, group, walk)
    page.turn("day-job", 1)
    safety.job(group, walk, "home", service.people(group)[0].id)
    page.form.who.offer([(service.people(group)[0].id, "Jo")])
    page.form.save_button.click()
    assert "Jo has a job already" in page.fields["person"].problem
    page.turn("day-job", 99)
    assert page.form is None


def test_a_line_of_the_risk_sheet_is_written_changed_and_taken_off(qtbot, group, walk):
    page = opened(qtbot, group, walk)
    page.body.own_button.click()
    page.form.save_button.click()
    assert page.fields["title"].problem == "Say what could go wrong, in a few words."
    page.form.title.setText("Mud")
    page.form.what.setPlainText("Boots")
    page.form.job.choose("lead")
    page.form.harm.choose(3)
    page.form.save_button.click()
    (risk,) = safety.risks(group, walk)
    assert (risk.title, risk.what, risk.job, risk.harm) == ("Mud", "Boots", "lead", 3)
    said = desks.words(page)
    assert "Who does it: Lead" in said
    assert "How bad it would be: Much" in said
    page.body.risk_buttons[risk.id].click()
    page.form.ready.setChecked(True)
    page.form.save_button.click()
    assert safety.risks(group, walk)[0].ready
    page.turn("risk", risk.id)
    page.form.remove_button.click()
    assert safety.risks(group, walk) == ()


def test_the_rule_on_pictures_is_chosen_with_its_meaning(qtbot, group, walk):
    page = opened(qtbot, group, walk)
    assert "No faces, no backs, no names." in desks.words(page)
    page.body.photo_button.click()
    page.form.rule.choose("none")
    assert "We take no pictures today." in desks.words(page.form)
    page.form.save_button.click()
    assert gathered(group, walk).plan.photos == "none"


def test_whom_to_call_is_written_down_and_leaves_no_draft(qtbot, group, walk):
    page = opened(qtbot, group, walk)
    page.beside.contacts.add_button.click()
    assert page.form.reach.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    page.form.save_button.click()
    assert page.fields["reach"].problem == "Write how to reach them, such as a telephone number."
    page.form.name.setText("Zed")
    page.form.reach.setText("knock")
    assert page.typed() == {}
    planning.start(group, Outing(name="Film", day=DAY))
    assert (page.form.name.text(), page.form.reach.text()) == ("Zed", "knock")
    page.form.save_button.click()
    assert [each.name for each in contacts.shown(group, walk)] == ["Zed"]
    assert "1 person said whom to call." in desks.words(page)
    assert "kept until Saturday 5 December 2026" in desks.words(page)
    assert "knock" not in desks.words(page)


def test_it_opens_only_once_somebody_says_that_there_is_need(qtbot, group, walk, kept):
    page = opened(qtbot, group, walk)
    need = page.beside.contacts.need
    assert need.asked.isHidden()
    need.ask_button.click()
    assert "Is somebody in need now?" in desks.words(page)
    need.no_button.click()
    assert need.asked.isHidden()
    need.ask_button.click()
    need.yes_button.click()
    said = desks.words(page.form)
    for words in ("Zed", "Call: my aunt", "On: knock", "a friend who is out with me", "What helps: tea"):
        assert words in said
    assert page.typed() == {}
    page.form.change_buttons[kept.id].click()
    page.form.knows.choose("yes")
    page.form.save_button.click()
    assert contacts.shown(group, walk)[0].knows == "yes"
    page.turn("in-need")
    page.form.close_button.click()
    assert not page.opened
    page.turn("caller", kept.id)
    page.form.remove_button.click()
    assert contacts.shown(group, walk) == ()
    page.turn("in-need")
    assert page.form is None


def test_a_group_keeps_it_for_fewer_days(qtbot, group, walk, kept):
    page = opened(qtbot, group, walk)
    page.beside.contacts.days_button.click()
    assert [page.form.days.itemText(at) for at in (0, 6)] == ["1 day", "7 days"]
    page.form.days.choose(2)
    page.form.save_button.click()
    assert contacts.keeping(group, walk).until == DAY + timedelta(days=2)


def test_afterwards_it_says_since_when_and_which_copies_still_hold_it(qtbot, group, walk, kept):
    profile.daily_backup(group)
    page = opened(qtbot, group, walk)
    later(group, 21)
    page.draw()
    assert "Nobody can bring them back." in desks.words(page)
    contacts.destroy(group)
    said = desks.words(page)
    assert "The details of Walk are gone, since Saturday 5 December 2026." in said
    assert "One older copy of the book" in said
    page.beside.contacts.drop.ask_button.click()
    page.beside.contacts.drop.yes_button.click()
    assert "No older copy holds them." in desks.words(page)
    page.turn("caller")
    assert page.form is None


def test_where_nothing_was_kept_it_says_so(qtbot, group, walk):
    later(group, 30)
    page = opened(qtbot, group, walk)
    assert "Nothing is kept here any more." in desks.words(page)
    planning.put_away(group, walk)
    assert page.primary is None
    assert (page.body.job_buttons, page.body.risk_buttons) == ({}, {})


def test_a_book_open_for_looking_shows_none_of_it(qtbot, group, walk, kept):
    safety.risk(group, Risk(outing=walk, key="", title="Mud"))
    group.only_look()
    page = opened(qtbot, group, walk)
    assert "This book is open for looking only." in desks.words(page)
    assert "Zed" not in desks.words(page)
    page.turn("in-need")
    assert page.form is None


def test_the_day_sheet_is_printed_with_it_and_never_saved_with_it(qtbot, group, walk, kept, monkeypatch):
    printed = papers(monkeypatch)
    page = opened(qtbot, group, walk)
    shown = page.beside.papers
    shown.large.click()
    assert page.large
    for press in (shown.print_button, shown.save_button, shown.blank_button):
        press.click()
    assert ["my aunt" in words for words in printed] == [True, False, False]
    assert ["The day sheet" in words for words in printed] == [True, True, False]
    daypapers.print_day(page)
    assert len(printed) == 4


def test_past_midnight_it_goes_from_an_open_window(qtbot, qapp, group, walk, kept):
    window: Any = Window(qapp, Settings(), run_at_once)
    qtbot.addWidget(window)
    window.show_group(group)
    asleep = window._midnight
    assert asleep.interval() <= 60 * 60_000
    window.go("outings")
    window.page.show_outing(walk, "safety")
    later(group, 20)
    asleep.come()
    assert len(contacts.shown(group, walk)) == 1
    later(group, 1)
    window._typed["outings"] = {"words": "half typed"}
    asleep.come()
    assert list(group.store.outing_contacts) == []
    assert "outings" not in window._typed
    assert "are gone" in desks.words(window.page)
    window.lock()
    assert not asleep.isActive()
    asleep.come()
    assert not asleep.isActive()
    window._let_go(lambda: None)


def test_it_waits_no_longer_than_a_minute_past_midnight(qtbot, group):
    waits = midnight.Midnight(qtbot.addWidget(OutingsPage(desks.desk(group))), lambda does: does())
    group.surroundings.now.now = group.surroundings.now.now.replace(hour=23, minute=40)
    waits.wait(group)
    assert waits.interval() == 21 * 60_000
    waits.leave()


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_nothing_is_cut_off_unnamed_or_too_small(qtbot, group, walk, kept, language, scale):
    desks.wear(language, scale)
    safety.risk(group, Risk(outing=walk, key="", title="Mud " * 25, what="Boots " * 50, whom="All", job="lead"))
    safety.job(group, walk, "lead", service.people(group)[0].id)
    for form in ("", "day-job", "risk", "starters", "photos", "caller", "in-need", "days-kept"):
        page = OutingsPage(desks.desk(group))
        page.show_outing(walk, "safety")
        page.turn(form, 1)
        assert desks.faults(qtbot, page, scale) == [], form
