"""An organiser looks at the poster, copies texts, saves the outing for a calendar, and fills in what is lacking."""

from datetime import time
from pathlib import Path

import pytest
import vobject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from groupkit.core.outings.plans import Plan
from groupkit.core.outings.values import PRICE, Goer, Outing
from groupkit.qt import printing
from groupkit.qt.outings.outside import _FORMS, PART
from groupkit.qt.outings.page import OutingsPage
from groupkit.qt.outings.parts import PARTS
from groupkit.services.outings import planning
from tests.evening import SATURDAY
from tests.qt import checks, desks

PLAN = {
    "start": time(14),
    "finish": time(17),
    "meet_at": "The library steps",
    "map_link": "https://maps.example/1",
    "travel": "The 14 bus",
    "bring": "A coat",
    "access": "No steps",
    "closes_on": SATURDAY,
}


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


def trip(group, name="Bowling", **plan):
    made = planning.start(group, Outing(name=name, day=SATURDAY, way=PRICE, price=600, free_places=3))
    planning.person(group, Goer(outing=made.id, name="Beatrix"))
    planning.details(group, Plan(outing=made.id, **plan))
    return made.id


def opened(qtbot, group, outing) -> OutingsPage:
    made = OutingsPage(desks.desk(group))
    qtbot.addWidget(made)
    made.show_outing(outing, "outside")
    return made


def test_the_poster_is_shown_as_it_will_say_it_and_printed(qtbot, monkeypatch, group):
    page = opened(qtbot, group, trip(group, **PLAN))
    shown = desks.words(page)
    for said in ("Saturday 14 November 2026, from 14:00 to 17:00", "We meet at The library steps", "£6.00 each"):
        assert said in shown
    assert page.body.poster.fill == {}
    made: list[str] = []
    monkeypatch.setattr(page, "print_paper", made.append)
    monkeypatch.setattr(page, "save_paper", made.append)
    page.primary.click()
    page.body.neutral.setChecked(True)
    assert "no drink" not in desks.words(page)
    page.primary.click()
    page.body.poster.save_button.click()
    page.body.poster.small_button.click()
    assert made == ["poster", "poster-neutral", "poster-neutral", "invitation-neutral"]


def test_a_text_is_copied_and_one_with_a_contact_is_offered_once_it_is_typed(qtbot, group):
    page = opened(qtbot, group, trip(group, **PLAN))
    assert "first-time" not in page.body.posts.copy
    page.body.contact.setText("hello@ourgroup.org")
    page.body.posts.copy["first-time"].click()
    assert page.body.posts.copy["first-time"].text().strip() == "Copied"
    assert QGuiApplication.clipboard().text().endswith("Ask us at hello@ourgroup.org.")
    again = opened(qtbot, group, page.shown)
    again.draw(page.typed())
    assert again.body.contact.text() == "hello@ourgroup.org"


def test_what_is_not_known_yet_is_filled_in_from_here(qtbot, group):
    page = opened(qtbot, group, trip(group))
    assert "Still to fill in" in desks.words(page)
    assert "They stand here once" in desks.words(page)
    assert set(page.body.poster.fill) == {"start", "finish", "meet_at", "travel", "bring", "access", "closes_on"}
    for key in tuple(page.body.poster.fill):
        page.show_outing(page.shown, "outside")
        page.body.poster.fill[key].click()
        assert page.opened == _FORMS[key]
        assert key in page.fields
    assert set(_FORMS.values()) <= {form for part in PARTS for form in part.forms}


def test_a_person_in_it_is_named_by_field_and_nothing_goes_out(qtbot, monkeypatch, group):
    page = opened(qtbot, group, trip(group, **{**PLAN, "bring": "Beatrix brings cake"}))
    assert "Look at “What to bring” once more. Take out the name" in desks.words(page)
    assert page.primary is None
    assert page.body.posts.copy == {}
    assert not page.body.calendar.save_button.isEnabled()
    said = []
    page.desk.said.connect(lambda sentence, _undoable: said.append(sentence))
    monkeypatch.setattr(printing, "paint", lambda *_: pytest.fail("nothing is printed"))
    page.body.print_poster()
    assert "What to bring" in said[0]
    page.body.change_button.click()
    assert "bring" in page.fields
    page.show_outing(page.shown, "outside")
    page.body.contact.setText("Ask Jo")
    assert "“How to ask the group”" in desks.words(page)
    assert "once nobody is named" in desks.words(page)


def test_a_name_typed_just_now_has_no_other_form_to_go_to(qtbot, group):
    page = opened(qtbot, group, trip(group, **PLAN))
    page.body.contact.setText("Ask Jo")
    assert page.body.change_button is None
    page.body.contact.setText("")
    assert page.body.posts.copy


def test_a_text_that_is_too_long_says_by_how_much_and_is_not_copied(qtbot, group):
    page = opened(qtbot, group, trip(group, **{**PLAN, "meet_at": "By the very long wall of the library " * 3}))
    assert "letters too long" in desks.words(page)
    assert "short" not in page.body.posts.copy


def test_the_outing_is_saved_for_a_calendar(qtbot, monkeypatch, group, tmp_path):
    chosen = [str(tmp_path / "walk"), "", str(tmp_path / "quiet.ics")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen.pop(0), ""))
    page = opened(qtbot, group, trip(group, **PLAN))
    page.body.calendar.save_button.click()
    page.body.calendar.save_button.click()
    page.body.neutral.setChecked(True)
    page.body.calendar.save_button.click()
    files = {path.name: path.read_text(encoding="utf-8") for path in Path(tmp_path).glob("*.ics")}
    assert vobject.readOne(files["walk.ics"]).vevent.summary.value == "Bowling"
    assert vobject.readOne(files["quiet.ics"]).vevent.summary.value == "A day out"


def test_an_outing_that_is_put_away_asks_for_nothing_more(qtbot, group):
    one = trip(group)
    planning.put_away(group, one)
    page = opened(qtbot, group, one)
    assert "Still to fill in" not in desks.words(page)


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
@pytest.mark.parametrize("full", [False, True])
def test_everything_for_outside_can_be_read_and_reached(qtbot, group, language, scale, full):
    desks.wear(language, scale)
    long = " ".join([desks.LONG] * 7)
    many = dict.fromkeys(("meet_at", "travel", "bring", "access"), long)
    one = trip(group, long[:80] if full else "Walk", **({**PLAN, **many} if full else {}))
    page = OutingsPage(desks.desk(group))
    page.show_outing(one, "outside")
    frame = desks.framed(qtbot, page, scale=scale)
    checks.settle(frame)
    assert desks.faults_in(frame, page) == []


def test_it_is_a_part_where_the_step_of_the_poster_is_taken():
    assert PART in PARTS
    assert "public" in PART.steps
