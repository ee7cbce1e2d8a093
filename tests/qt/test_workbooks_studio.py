"""A group makes a workbook its own in the window: orders it, rewords it, adds to it, and hands it on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from groupkit.core.workbooks.exercises import NEEDS, Keep, Kind
from groupkit.qt.workbooks.exerciseform import ExerciseForm
from groupkit.qt.workbooks.kinds import KINDS, asked_of, hint_of, label_of
from groupkit.qt.workbooks.studio import StudioPage
from groupkit.qt.workbooks.writing import new_exercise
from groupkit.services.workbooks import exercises, shelf, studio
from groupkit.storage import workbooks
from groupkit.storage.workbookfiles import put_in_folder
from tests import shelf as made
from tests.core.test_workbooks_exercises import layout
from tests.qt import checks, desks

DIALOG = "groupkit.qt.workbooks.passing.QFileDialog"


@pytest.fixture
def small(tmp_path, monkeypatch):
    """Let one small workbook come with groupkit."""
    put_in_folder(workbooks.dumped(made.workbook()), tmp_path / "shelf" / "small")
    monkeypatch.setattr(workbooks, "folder", lambda _name: tmp_path / "shelf")
    workbooks._known.cache_clear()
    yield made.workbook()
    workbooks._known.cache_clear()


@pytest.fixture
def group(tmp_path, small):
    with desks.empty(tmp_path) as opened:
        yield opened


@pytest.fixture
def page(group, qtbot):
    drawn = StudioPage(desks.desk(group))
    drawn.draw()
    qtbot.addWidget(drawn)
    drawn.show()
    yield drawn
    desks.close(drawn)


@pytest.fixture
def ours(group, small):
    return studio.copy(group, small, "Ours")


@pytest.fixture
def said(page):
    told = []
    page.desk.said.connect(lambda sentence, _undoable: told.append(sentence))
    return told


def chapters(group):
    return [each.key for each in shelf.get(group, "ours").chapters]


def rows(group, chapter="step-01"):
    found = shelf.get(group, "ours").chapter(chapter)
    assert found is not None
    return [each.key for each in found.exercises]


def test_a_shipped_one_is_looked_at_and_copied_with_one_button(page, group, small):
    page.shelf.open_buttons["small"].click()
    page.chapters.list.setCurrentRow(1)
    page.exercises.list.setCurrentRow(1)
    assert not page.glance.reword_button
    assert "About two-lists" in desks.words(page)
    assert page.chapters.buttons == page.exercises.buttons == {}
    page.copy_button.click()
    assert page.book == "our-a-small-book"
    assert shelf.get(group, page.book).chapters == small.chapters
    page.back_button.click()
    assert "Our A small book" in desks.words(page)


def test_it_opens_where_it_was_asked_to(page, ours):
    page.show_this("ours")
    assert page.shown == ours
    page.show_this(None)
    assert page.shown == ours
    went = []
    page.desk.went.connect(lambda *to: went.append(to))
    page.print_button.click()
    page.back_button.click()
    page.back_button.click()
    assert went == [("workbooks", "ours"), ("workbooks", None)]


def test_chapters_are_moved_by_keyboard_taken_out_and_put_back(page, group, ours):
    page.show_this("ours")
    QTest.keyClick(page.chapters.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert chapters(group) == ["step-13", "step-01", "reading"]
    assert page.chapters.list.currentRow() == 1
    page.chapters.buttons["up"].click()
    page.chapters.buttons["up"].click()
    page.chapters.buttons["down"].click()
    assert chapters(group) == ["step-13", "step-01", "reading"]
    page.chapters.buttons["remove"].click()
    assert chapters(group) == ["step-13", "reading"]
    assert page.chapters_out.fold.line.accessibleName() == "1 chapter taken out"
    page.chapters_out.buttons["step-01"].click()
    assert chapters(group) == ["step-01", "step-13", "reading"]
    page.desk.undo()
    assert chapters(group) == ["step-13", "reading"]


def test_the_keyboard_alone_goes_down_the_lists_and_stays_in_them(page, ours, qtbot):
    page.show_this("ours")
    checks.settle(page)
    for row in (1, 2):
        QTest.keyClick(page.chapters.list, Qt.Key.Key_Down)
        checks.settle(page)
        assert page.chapters.list.currentRow() == row
        assert page.window().focusWidget() is page.chapters.list
    page.show_this("ours")
    checks.settle(page)
    QTest.keyClick(page.exercises.list, Qt.Key.Key_Down)
    checks.settle(page)
    assert page.window().focusWidget() is page.exercises.list
    QTest.keyClick(page.exercises.list, Qt.Key.Key_Delete)
    assert "two-lists" not in [each.key for each in page.shown.chapters[0].exercises]


def test_exercises_are_moved_taken_out_and_put_back(page, group, ours):
    page.show_this("ours")
    QTest.keyClick(page.exercises.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert rows(group) == ["two-lists", "cost-map"]
    assert page.exercise == "cost-map"
    page.exercises.buttons["up"].click()
    page.exercises.buttons["down"].click()
    page.exercises.buttons["remove"].click()
    assert rows(group) == ["two-lists"]
    page.exercises_out.buttons["cost-map"].click()
    assert rows(group) == ["cost-map", "two-lists"]


def test_what_cannot_be_taken_out_is_said(page, group, said):
    kept = studio.make(group, "Ours")
    page.show_this(kept.key)
    page.exercises.buttons["remove"].click()
    page.chapters.buttons["remove"].click()
    assert "all there is" in said[0]
    assert "one chapter at least" in said[1]


def test_an_exercise_is_reworded_and_ours_is_put_back(page, group, ours):
    page.show_this("ours")
    assert not page.glance.back_button
    page.glance.reword_button.click()
    form = page.writing.form
    form.title.setText("In our words")
    form.purpose.setPlainText("To see it,\nplainly.")
    form.minutes.set_count(5)
    form.do.setPlainText("Write.\n\n Stop. ")
    form.easy.setPlainText("Draw.")
    form.keep.choose(Keep.DESTROY)
    form.share.setChecked(False)
    form.hard.setChecked(True)
    form.wording.choose("secular")
    form.layout_entries["prompts"].setPlainText("One?\nTwo?\nThree?")
    form.layout_entries["lines"].set_count(4)
    page.writing.keep_button.click()
    kept = shelf.get(group, "ours").chapters[0].exercises[0]
    assert (kept.key, kept.title, kept.purpose, kept.minutes) == (
        "cost-map",
        "In our words",
        "To see it, plainly.",
        5,
    )
    assert (kept.do, kept.easy, kept.keep) == (("Write.", "Stop."), ("Draw.",), Keep.DESTROY)
    assert (kept.share, kept.hard, kept.wording) == (False, True, "secular")
    assert (kept.layout.prompts, kept.layout.lines) == (("One?", "Two?", "Three?"), 4)
    page.glance.back_button.click()
    assert shelf.get(group, "ours") == ours


def test_every_problem_stands_by_its_field_and_nothing_typed_is_lost(page, group, ours):
    page.show_this("ours")
    page.glance.reword_button.click()
    form = page.writing.form
    form.title.setText("")
    form.minutes.set_count(99)
    form.layout_entries["prompts"].setPlainText("\n".join("abcdef"))
    form.example.setPlainText("")
    page.writing.keep_button.click()
    problems = {name: field.problem for name, field in page.fields.items() if field.problem}
    assert problems == {
        "title": "Write a line here.",
        "minutes": "Use from 1 to 60 minutes.",
        "example": "Write an example and who it is by, or neither.",
        "layout.prompts": "Write from 1 to 5 here, one on each line.",
    }
    assert form.layout_entries["prompts"].toPlainText() == "\n".join("abcdef")
    assert shelf.get(group, "ours") == ours
    page.writing.leave_button.click()
    assert not page.writing.form


def test_a_new_exercise_asks_only_what_its_kind_needs(page, group, ours):
    page.show_this("ours")
    page.exercises.buttons["add"].click()
    form = page.writing.form
    assert form.layout_entries["prompts"].toPlainText() == "What helps?\nWho helps?"
    form.title.setText("Our walk")
    form.layout_entries["prompts"].setPlainText("Where to?")
    form.kind.choose(Kind.CHECKLIST)
    form = page.writing.form
    assert set(form.layout_entries) == {"columns", "items", "prompts", "rows", "lines"}
    assert form.title.text() == "Our walk"
    form.kind.choose(Kind.PROMPTS)
    assert page.writing.form.layout_entries["prompts"].toPlainText() == "Where to?"
    page.writing.form.kind.choose(Kind.CHECKLIST)
    form = page.writing.form
    form.layout_entries["items"].setPlainText("Shoes\nWater\nA friend")
    form.purpose.setPlainText("To get out.")
    form.do.setPlainText("Tick what you have.")
    form.landing.setPlainText("Look at the sky.")
    page.writing.keep_button.click()
    assert rows(group) == ["cost-map", "our-walk", "two-lists"]
    assert page.exercise == "our-walk"
    assert page.glance.back_button is None


def test_every_kind_has_a_form_that_gives_back_what_it_was_given(page):
    for kind in Kind:
        known = made.exercise(kind=kind, layout=layout(kind, most=True))
        form = ExerciseForm(page, known, None)
        assert form.exercise() == known
        assert set(form.layout_entries) == set(NEEDS[kind].most) | set(NEEDS[kind].may)
        title, look = KINDS[kind]
        assert title
        assert look.endswith(".")
        assert all(label_of(kind, name) for name in asked_of(kind))
        assert all(hint_of(kind, name).endswith(".") for name in asked_of(kind) if name in NEEDS[kind].may)
        desks.close(form)


def test_a_chapter_is_reworded_and_ours_is_put_back(page, group, ours):
    page.show_this("ours")
    assert not page.exercises.chapter_back.isVisibleTo(page)
    page.exercises.words_button.click()
    form = page.writing.form
    form.title.setText("")
    form.paragraphs["about"].setPlainText("")
    page.writing.keep_button.click()
    assert page.fields["title"].problem
    assert page.fields["about"].problem
    form.title.setText("Our first step")
    form.paragraphs["about"].setPlainText("One.\nTwo.")
    form.notes["watch"].setPlainText("Go slowly.")
    form.minutes.set_count(45)
    form.hard.setChecked(True)
    form.wording_box.setChecked(False)
    page.writing.keep_button.click()
    kept = shelf.get(group, "ours").chapters[0]
    assert (kept.title, kept.about, kept.hard, kept.wording_box) == (
        "Our first step",
        ("One.", "Two."),
        True,
        False,
    )
    assert (kept.notes.watch, kept.notes.minutes, kept.notes.before) == (("Go slowly.",), 45, ("Put out pens.",))
    assert kept.exercises == ours.chapters[0].exercises
    page.exercises.chapter_back.click()
    assert shelf.get(group, "ours") == ours


def test_what_is_read_and_explained_is_reworded_too(page, group, ours):
    page.show_this("ours")
    page.chapters.list.setCurrentRow(2)
    page.exercises.words_button.click()
    form = page.writing.form
    title, words, items, easy = form.sections[0]
    title.setText("")
    page.writing.keep_button.click()
    assert page.fields["first.title"].problem == "Write a line here."
    title.setText("At first")
    words.setPlainText("x" * 3001)
    form.words.setPlainText("Peer =")
    page.writing.keep_button.click()
    assert page.fields["words"].problem == "Write a word, and what it means here."
    assert "3000 letters" in page.fields["first.words"].problem
    assert page.fields["first.words"].isVisibleTo(form)
    words.setPlainText("A line.\nAnother.")
    items.setPlainText("")
    easy.setPlainText("Easy.")
    form.words.setPlainText("Peer = Someone like us.\nStep = A theme.\n")
    page.writing.keep_button.click()
    kept = shelf.get(group, "ours").chapters[2]
    section = kept.sections[0]
    assert (section.title, section.words, section.items, section.easy) == (
        "At first",
        ("A line.", "Another."),
        (),
        ("Easy.",),
    )
    assert [(each.key, each.word, each.meaning) for each in kept.words] == [
        ("peer", "Peer", "Someone like us."),
        ("step", "Step", "A theme."),
    ]
    page.exercises.buttons["add"].click()
    assert page.writing.draft.after == ""


def test_what_is_half_written_is_there_when_one_comes_back(page, group, ours):
    page.show_this("ours")
    page.glance.reword_button.click()
    assert page.typed() == {}
    page.writing.form.title.setText("Half")
    page.writing.form.minutes.set_count(0)
    studio.describe(group, ours, "Ours", "Changed beside it.")
    assert page.writing.form.title.text() == "Half"
    kept = page.typed()
    again = StudioPage(desks.desk(group))
    again.draw(kept)
    assert isinstance(again.writing.form, ExerciseForm)
    assert (again.writing.form.title.text(), again.writing.form.minutes.count()) == ("Half", None)
    again.draw({"draft": "nonsense"})
    desks.close(again)
    page.writing.leave_button.click()
    page.about.summary.setPlainText("Half a line")
    assert page.typed() == {"summary": "Half a line"}
    page.writing.begin(new_exercise("step-01", "ours", ""))
    studio.remove(group, shelf.get(group, "ours"))
    assert "Ready to use" in desks.words(page)


def test_a_page_of_our_own_is_added_and_written(page, group, ours):
    page.show_this("ours")
    page.chapters.buttons["add"].click()
    page.writing.form.title.setText("Our walk")
    page.writing.keep_button.click()
    assert shelf.get(group, "ours").chapters[1].title == "Our walk"
    assert page.chapter == "a-page-of-our-own"


def test_the_title_is_changed_a_copy_made_and_the_whole_taken_away(page, group, ours, said):
    page.show_this("ours")
    page.about.title.setText("")
    page.about.keep_button.click()
    assert page.fields["title"].problem == "Give it a title."
    page.about.title.setText("Ours now")
    page.about.summary.setPlainText("For winter.")
    page.about.keep_button.click()
    assert (page.shown.title, page.shown.summary) == ("Ours now", "For winter.")
    page.about.copy_button.click()
    assert page.book == "our-ours-now"
    page.about.remove_button.click()
    assert page.book == ""
    assert [each.key for each in shelf.listing(group)] == ["small", "ours"]


def test_workbooks_are_begun_saved_taken_in_and_looked_over(page, group, ours, said, monkeypatch, tmp_path):
    page.blank_button.click()
    assert page.book == "our-own-workbook"
    page.show_this("ours")
    monkeypatch.setattr(f"{DIALOG}.getSaveFileName", lambda *_given: (str(tmp_path / "ours"), ""))
    monkeypatch.setattr(f"{DIALOG}.getExistingDirectory", lambda *_given: str(tmp_path / "out"))
    page.about.file_button.click()
    page.about.folder_button.click()
    page.about.folder_button.click()
    assert [each for each in said if "Saved" in each] == ["Saved as ours.workbook.", "Saved as ours."]
    assert "folder of that name" in said[-1]
    chosen = tmp_path / "ours.workbook"
    monkeypatch.setattr(f"{DIALOG}.getOpenFileName", lambda *_given: (str(chosen), ""))
    page.back_button.click()
    page.check_button.click()
    assert "ours.workbook can be printed" in desks.words(page)
    page.take_button.click()
    assert page.book == "ours-2"
    chosen = tmp_path / "out" / "ours" / "workbook.toml"
    step = chosen.with_name("step-01.toml")
    step.write_text(step.read_text("utf-8").replace("minutes = 10", "minutes = 0"), "utf-8")
    page.back_button.click()
    page.take_button.click()
    assert "workbook.toml was not taken in. There are 2 things to put right." in desks.words(page)
    assert "step-01.toml, line" in desks.words(page)
    step.write_text("x = 1\n" * 1, "utf-8")
    page.check_button.click()
    monkeypatch.setattr(f"{DIALOG}.getOpenFileName", lambda *_given: ("", ""))
    monkeypatch.setattr(f"{DIALOG}.getSaveFileName", lambda *_given: ("", ""))
    monkeypatch.setattr(f"{DIALOG}.getExistingDirectory", lambda *_given: "")
    page.take_button.click()
    page.check_button.click()
    page.show_this("ours")
    page.about.file_button.click()
    page.about.folder_button.click()
    assert len(shelf.listing(group)) == 4


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
@pytest.mark.parametrize("shown", ["list", "own", "add", "words"])
def test_it_can_be_seen_and_used_in_every_dress(group, ours, qtbot, language, scale, shown):
    desks.wear(language, scale)
    long = made.exercise(title="A long title " * 20, purpose="A line " * 50, do=("Long words " * 25,) * 4)
    changed = studio.describe(group, ours, "A very long title " * 5, "A long line " * 25)
    changed = studio.take_out_chapter(group, changed, "step-13")
    changed = exercises.take_out_exercise(group, changed, "step-01", "two-lists")
    exercises.set_exercise(group, changed, "step-01", long)
    page = StudioPage(desks.desk(group))
    page.draw()
    if shown != "list":
        page._turn("ours", "reading" if shown == "words" else "step-01")
    if shown == "add":
        page.exercises.buttons["add"].click()
        page.keep()
    if shown == "words":
        page.exercises.words_button.click()
    assert desks.faults(qtbot, page, scale) == []
