"""Afterwards an organiser counts heads, writes what worked and what happened, says thank you, and does it again."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from groupkit.core.outings.afterwards import SOMETHING_ELSE, WITH_A_CHANGE, Afterwards, Incident
from groupkit.core.outings.values import Cost, Goer, Outing
from groupkit.core.progress import Silent
from groupkit.qt import printing
from groupkit.qt.outings.growth import GrowthPage
from groupkit.qt.outings.page import OutingsPage
from groupkit.services.outings import afterwards, costs, planning
from groupkit.services.outings.reckoning import listing, outing
from tests.evening import SATURDAY, named, open_with
from tests.qt import desks

LONG = "Abcdefghijklmno " * 19


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        open_with(made)
        yield made


@pytest.fixture
def walk(group):
    fund = named(group, fund="Outing pot")["fund"]
    return planning.start(group, Outing(name="A walk", day=SATURDAY, fund=fund)).id


def opened(qtbot, group, walk) -> OutingsPage:
    made = drawn(group, walk)
    qtbot.addWidget(made)
    return made


def drawn(group, walk) -> OutingsPage:
    made = OutingsPage(desks.desk(group))
    made.draw()
    made.show_outing(walk, "after")
    return made


def test_heads_are_counted_out_and_back(qtbot, group, walk):
    page = opened(qtbot, group, walk)
    assert page.primary.text().strip() == "Count heads out"
    page.primary.click()
    page.form.save_button.click()
    page.turn("heads")
    page.form.out.setText("12")
    page.form.new.setText("3")
    page.form.save_button.click()
    assert page.primary.text().strip() == "Count heads back"
    page.primary.click()
    assert not page.fields["all_known"].isVisibleTo(page)
    page.form.back.setText("10")
    assert page.fields["all_known"].isVisibleTo(page)
    page.form.save_button.click()
    assert "Look for them first" in page.fields["all_known"].problem
    assert page.form.back.text() == "10"
    page.form.early.setText("2")
    assert not page.fields["all_known"].isVisibleTo(page)
    page.form.early.setText("1")
    page.form.all_known.click()
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.save_button.click()
    assert said.args == ["The numbers are kept.", True]
    found = afterwards.of(group, walk)
    assert (found.heads_out, found.heads_back, found.heads_early, found.first_time) == (12, 10, 1, 3)
    page.body.heads_button.click()
    assert page.form.all_known.isChecked()


def test_what_worked_is_written_and_changed(qtbot, group, walk):
    afterwards.heads(group, Afterwards(outing=walk, heads_out=9, heads_back=9))
    page = opened(qtbot, group, walk)
    page.primary.click()
    page.form.well.setPlainText("The tea")
    page.form.tip.setPlainText("Ring 07700 900123")
    page.form.save_button.click()
    assert "Leave out telephone numbers" in page.fields["tip"].problem
    page.form.tip.setPlainText("Bring a rug")
    page.form.save_button.click()
    assert "The tea" in desks.words(page)
    assert page.body.worked_button.text().strip() == "Change what we wrote"
    page.body.worked_button.click()
    assert page.form.tip.toPlainText() == "Bring a rug"


def test_a_note_of_what_happened_says_to_see_to_people_first(qtbot, group, walk, monkeypatch):
    page = opened(qtbot, group, walk)
    page.body.note_button.click()
    shown = desks.words(page)
    assert "See to people first." in shown
    assert "leave out names" in shown
    with qtbot.waitSignal(page.desk.went) as went:
        page.form.help_button.click()
    assert went.args[0] == "safety"
    page.form.save_button.click()
    assert page.fields["what"].problem == "Write what was seen or heard. A few words are enough."
    page.form.what.setPlainText("Somebody slipped")
    page.form.place.setText("The pier")
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.save_button.click()
    assert said.args == ["The note is kept.", False]
    (note,) = afterwards.incidents(group, walk)
    assert (note.at, note.place) == ("Saturday 14 November 2026", "The pier")
    made = []
    monkeypatch.setattr(printing, "print_out", lambda desk, parent, make: made.append(make))
    page.body.print_buttons[note.id].click()
    into = BytesIO()
    made[0](into, Silent())
    assert into.getvalue().startswith(b"%PDF")
    page.body.note_buttons[note.id].click()
    page.form.job.setText("lead")
    page.form.save_button.click()
    assert afterwards.incidents(group, walk)[0].job == "lead"
    page.body.note_buttons[note.id].click()
    assert not page.form.let_go.sure_button.isVisibleTo(page)
    page.form.let_go.ask_button.click()
    page.form.let_go.sure_button.click()
    assert afterwards.incidents(group, walk) == ()


def test_words_of_thanks_are_copied(qtbot, group, walk):
    afterwards.heads(group, Afterwards(outing=walk, heads_out=9, heads_back=9))
    page = opened(qtbot, group, walk)
    page.beside.copy_buttons["helper"].click()
    assert "Because of you, 9 of us had a good day out." in QGuiApplication.clipboard().text()


def test_it_is_done_again_with_the_plan_of_this_one(qtbot, group, walk):
    page = opened(qtbot, group, walk)
    page.beside.again_button.click()
    page.form.answer.choose(SOMETHING_ELSE)
    assert not page.form.begin.isVisibleTo(page)
    page.form.save_button.click()
    assert len(listing(group)) == 1
    assert afterwards.of(group, walk).again == SOMETHING_ELSE
    assert "Something else next time" in desks.words(page)
    page.beside.again_button.click()
    page.form.answer.choose(WITH_A_CHANGE)
    page.form.begin.setChecked(True)
    page.form.save_button.click()
    assert page.shown != walk
    assert [one.name for one in listing(group)] == ["A walk", "A walk"]
    assert afterwards.of(group, walk).again == WITH_A_CHANGE


def test_an_outing_that_is_put_away_can_still_be_done_again(qtbot, group, walk):
    note = afterwards.incident(group, Incident(outing=walk, at="", place="", what="A slip", kept_until=SATURDAY))
    planning.put_away(group, walk)
    page = opened(qtbot, group, walk)
    assert list(page.body.print_buttons) == [note.id]
    assert not page.body.note_buttons
    assert not page.body.heads_button.isVisibleTo(page)
    page.primary.click()
    page.form.save_button.click()
    assert page.shown != walk
    assert not outing(group, page.shown).put_away


def test_nothing_is_left_to_do_once_it_is_answered(qtbot, group, walk):
    afterwards.heads(group, Afterwards(outing=walk, heads_out=9, heads_back=9))
    afterwards.worked(group, Afterwards(outing=walk, well="The tea"))
    page = opened(qtbot, group, walk)
    assert page.primary.text().strip() == "Do it again"
    page.primary.click()
    page.form.answer.choose(SOMETHING_ELSE)
    page.form.save_button.click()
    assert page.primary is None


# over time


def grown(qtbot, group) -> GrowthPage:
    made = GrowthPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def test_outings_over_time_say_what_they_are_made_of(qtbot, group, walk, monkeypatch):
    page = grown(qtbot, group)
    assert "No outing has taken place yet." in desks.words(page)
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "outings"
    planning.start(group, replace(outing(group, walk), places=9, free_places=4))
    for name in ("Ann", "Ben", "Caz"):
        planning.person(group, Goer(outing=walk, name=name, party=2, free=name == "Ann"))
    costs.cost(group, Cost(outing=walk, what="Tea", pence=600))
    assert [page.table.rows.data(page.table.rows.index(0, at)) for at in range(6)] == [
        *("2026", "1", "6", "–", "–", "£6.00"),
    ]
    assert "People who came" in desks.words(page)
    with qtbot.waitSignal(page.desk.went) as went:
        page.outing_buttons[walk].click()
    assert went.args == ["outings", outing(group, walk)]
    page.large_tick.click()
    made = []
    monkeypatch.setattr(printing, "print_out", lambda desk, parent, make: made.append(make))
    monkeypatch.setattr(printing, "save", lambda desk, parent, named, make: made.append(make))
    page.print_button.click()
    page.save_button.click()
    for make in made:
        into = BytesIO()
        make(into, Silent())
        assert into.getvalue().startswith(b"%PDF")
    assert len(made) == 2


# looks


def much(group, walk):
    """Fill everything there is with long words."""
    words: dict[str, Any] = dict.fromkeys(("well", "change", "left_out", "tip"), LONG)
    afterwards.heads(group, Afterwards(outing=walk, heads_out=999, heads_back=999, first_time=999))
    afterwards.worked(group, Afterwards(outing=walk, **words))
    texts: dict[str, Any] = dict.fromkeys(("what", "done", "told", "follow", "change"), LONG)
    for _time in range(2):
        made = Incident(outing=walk, at=LONG[:200], place=LONG[:200], kept_until=SATURDAY, **texts)
        afterwards.incident(group, made)


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
@pytest.mark.parametrize("form", ["", "heads", "worked", "note", "again"])
def test_everything_can_be_read_and_reached(qtbot, group, walk, language, scale, form):
    much(group, walk)
    desks.wear(language, scale)
    page = drawn(group, walk)
    page.turn(form, afterwards.incidents(group, walk)[0].id if form == "note" else 0)
    assert desks.faults(qtbot, page, scale) == []


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_outings_over_time_can_be_read_and_reached(qtbot, group, walk, language, scale):
    much(group, walk)
    desks.wear(language, scale)
    page = GrowthPage(desks.desk(group))
    page.draw()
    assert desks.faults(qtbot, page, scale) == []
