"""Somebody makes a way to meet their own: copies, reorders, times and rewords it, and looks at its pages."""

from dataclasses import replace
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from groupkit.core.progress import Silent
from groupkit.core.readings import OwnText
from groupkit.qt import printing
from groupkit.qt.formats.listing import time_in_words
from groupkit.qt.formats.page import FormatsPage
from groupkit.services import formats, meetings
from tests.qt import desks


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


@pytest.fixture
def own(group):
    """Return the group's own copy of the open meeting, which its meeting uses."""
    plan = formats.copy(group, formats.get(group, "open-dual-recovery"), "Our Saturday")
    (meeting,) = meetings.listing(group)
    meetings.change(group, replace(meeting, format=plan.id))
    return plan


@pytest.fixture
def page(group, qtbot):
    made = FormatsPage(desks.desk(group))
    made.draw()
    qtbot.addWidget(made)
    made.show()
    yield made
    desks.close(made)


def keys(page):
    return [part.key for part in page.plan.segments]


def test_every_way_to_meet_is_listed_with_its_minutes(page, group):
    said = desks.words(page)
    assert "Open dual-recovery meeting" in said
    assert "150 minutes. We do something together" in said
    assert len(page.formats.open_buttons) == len(formats.listing(group))


def test_a_shipped_one_is_read_and_copied_with_one_button(page, group):
    page.formats.open_buttons["newcomers"].click()
    assert page.form is None
    page.parts.list.setCurrentRow(1)
    assert page.plan.segments[1].title in desks.words(page)
    page.copy_button.click()
    assert page.plan.id == "our-newcomers-meeting"
    assert page.form is not None
    assert formats.is_own(group, "our-newcomers-meeting")


def test_parts_are_moved_by_keyboard_added_copied_and_taken_out(page, own):
    page.open(own)
    before = keys(page)
    page.parts.list.setCurrentRow(0)
    QTest.keyClick(page.parts.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert keys(page)[:2] == [before[1], before[0]]
    QTest.keyClick(page.parts.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    page.parts.up_button.click()
    assert keys(page) == before
    page.parts.add_button.click()
    assert (keys(page)[1], page.at) == ("part-1", 1)
    page.parts.copy_button.click()
    assert keys(page)[1:3] == ["part-1", "part-2"]
    page.parts.remove_button.click()
    QTest.keyClick(page.parts.list, Qt.Key.Key_Delete)
    page.parts.down_button.click()
    assert sorted(keys(page)) == sorted(set(keys(page)))
    page.plan = replace(page.plan, segments=page.plan.segments[:1])
    page.at = 0
    page.parts.remove_button.click()
    assert len(keys(page)) == 1


def test_a_part_is_timed_and_reworded_and_the_total_follows(page, own, group):
    page.open(own)
    assert page.time.text() == "60 of the 60 minutes you booked."
    page.form.minutes.set_count(5)
    assert page.time.text() == "This takes 3 minutes more than you booked."
    page.form.title.setText("Hello")
    page.form.read.setPlainText("Good evening.")
    page.form.short.setPlainText("Evening.")
    page.form.do.setPlainText("Smile.")
    page.form.lead.choose("greeter")
    page.form.skippable.setChecked(True)
    page.form.slot.choose("")
    page.form.weight.choose(0)
    page.title.setText("Our evening")
    page.save_button.click()
    kept = formats.get(group, own.id)
    part = kept.segments[0]
    assert (part.minutes, part.title, part.read, part.read_short, part.do) == (
        5,
        "Hello",
        "Good evening.",
        "Evening.",
        "Smile.",
    )
    assert (part.leads, part.skippable, part.slot, part.weight) == (("greeter",), True, "", 0)
    assert (kept.title, kept.version) == ("Our evening", 2)


def test_what_is_to_be_put_right_is_said_and_nothing_is_lost(page, own, group):
    page.open(own)
    page.form.title.setText("")
    page.form.minutes.set_count(0)
    page.save_button.click()
    assert formats.get(group, own.id) == own
    assert page.plan.segments[0].minutes == 0
    page.form.title.setText("Welcome")
    page.form.minutes.set_count(2)
    page.save_button.click()
    assert formats.get(group, own.id).version == 1


def test_a_half_made_change_is_there_when_one_comes_back(page, own, group):
    page.open(own)
    assert page.typed() == {}
    page.form.minutes.set_count(0)
    kept = page.typed()
    again = FormatsPage(desks.desk(group))
    again.draw(kept)
    assert again.plan is not None
    assert again.form is not None
    assert again.plan.segments[0].minutes == again.form.minutes.count() == 0
    again.draw({"draft": "nonsense"})
    desks.close(again)


def test_an_earlier_version_is_brought_back_and_saved(page, own, group):
    formats.save(group, replace(own, title="Later"))
    page.open(formats.get(group, own.id))
    page.versions.buttons[0].click()
    assert page.plan.title == "Our Saturday"
    page.save_button.click()
    assert (formats.get(group, own.id).title, formats.get(group, own.id).version) == ("Our Saturday", 3)
    page.desk.undo()
    assert formats.get(group, own.id).title == "Later"


def test_the_pages_are_shown_beside_it(page, own):
    page.open(own)
    page.preview.make()
    assert page.preview.said.text() == "7 pages."
    assert not page.preview.pages[0].isHidden()
    assert page.preview.pages[0].accessibleName() == "Page 1 as it is printed"


def test_it_is_printed_saved_given_and_taken_in(page, own, group, monkeypatch, tmp_path):
    made = []

    def keep(*given):
        into = BytesIO()
        next(each for each in given if callable(each))(into, Silent())
        made.append(into.getvalue()[:5])

    monkeypatch.setattr(printing, "print_out", keep)
    monkeypatch.setattr(printing, "save", keep)
    page.open(own)
    page.print_button.click()
    page.save_pdf_button.click()
    assert made == [b"%PDF-"] * 2
    target = tmp_path / "ours.toml"
    dialog = "groupkit.qt.formats.page.QFileDialog"
    monkeypatch.setattr(f"{dialog}.getSaveFileName", lambda *_given: (str(target), ""))
    monkeypatch.setattr(f"{dialog}.getOpenFileName", lambda *_given: (str(target), ""))
    page.give_button.click()
    page.back_button.click()
    page.take_button.click()
    assert page.plan.id == "our-saturday-2"
    target.write_text("id = [", "utf-8")
    said = []
    page.desk.said.connect(lambda sentence, _undoable: said.append(sentence))
    page.take_in()
    assert "line 1" in said[0]
    monkeypatch.setattr(f"{dialog}.getSaveFileName", lambda *_given: (str(tmp_path / "no" / "x.toml"), ""))
    page.give()
    assert "could not be saved" in said[1]
    assert len(formats.listing(group)) == len(formats.shipped()) + 2


def test_words_of_our_own_are_added_changed_and_taken_away(page, group):
    page.readings.add_button.click()
    page.reading_form.words.setPlainText("Go well.")
    page.reading_form.save_button.click()
    assert "Say whose words these are" in page.fields["credit"].problem
    page.reading_form.credit.setText("Our own")
    page.reading_form.slot.choose("closing")
    page.reading_form.save_button.click()
    (kept,) = formats.texts(group)
    assert (kept.words, kept.slot) == ("Go well.", "closing")
    page.readings.change_buttons[kept.id].click()
    page.reading_form.remove_button.click()
    assert formats.texts(group) == ()


@pytest.mark.parametrize(
    ("lengths", "booked", "said"),
    [
        ((60,), (), "It takes 60 minutes."),
        ((58,), (90, 60), "58 of the 60 minutes you booked. 2 in hand."),
        ((55, 61), (60,), "This takes 1 minute more than you booked."),
    ],
)
def test_minutes_stand_beside_what_was_booked(lengths, booked, said):
    assert time_in_words(lengths, booked) == said


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
@pytest.mark.parametrize("shown", ["list", "shipped", "own", "reading"])
def test_it_can_be_seen_and_used_in_every_dress(group, own, qtbot, language, scale, shown):
    desks.wear(language, scale)
    formats.set_text(
        group, OwnText(slot="closing", title="Go well", words="x", credit="Written by us, copied with thanks. " * 6)
    )
    formats.put_out_of_sight(group, formats.copy(group, own, "Away").id)
    own = formats.save(group, replace(own, title="Our long Saturday"))
    page = FormatsPage(desks.desk(group))
    if shown == "reading":
        page.asks_reading, page.reading = True, formats.texts(group)[0]
    elif shown != "list":
        page.plan = own if shown == "own" else formats.get(group, "newcomers")
    page.draw()
    assert desks.faults(qtbot, page, scale) == []
