"""Somebody writes a form: copies, reorders and rewords it, and sees it on the screen and on paper."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from groupkit.core.feedback.forms import Kind
from groupkit.core.feedback.forms import told as forms_told
from groupkit.core.problems import GroupkitError
from groupkit.i18n import catalogue
from groupkit.qt import places
from groupkit.qt.feedback.studio import preview
from groupkit.qt.feedback.studio.page import StudioPage
from groupkit.qt.feedback.studio.translating import TranslationForm
from groupkit.services.feedback import exchange, forms
from groupkit.storage.feedback import xlsform
from tests.qt import desks

DIALOG = "groupkit.qt.feedback.studio.filing.QFileDialog"


@pytest.fixture
def group(tmp_path):
    with desks.empty(tmp_path) as made:
        yield made


@pytest.fixture
def own(group):
    """Return the group's own copy of the first wave."""
    return forms.copy(group, forms.get(group, "life-and-group"), "Our evening")


@pytest.fixture
def page(group, qtbot):
    made = StudioPage(desks.desk(group))
    made.draw()
    qtbot.addWidget(made)
    made.show()
    yield made
    desks.close(made)


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    """Return what chooses the file of a name in every dialog."""

    def choose(name: str) -> Path:
        path = tmp_path / name if name else Path()
        given = (str(path) if name else "", "")
        monkeypatch.setattr(f"{DIALOG}.getOpenFileName", lambda *_given: given)
        monkeypatch.setattr(f"{DIALOG}.getSaveFileName", lambda *_given: given)
        return path

    return choose


def keys(page):
    return [each.key for each in page.form.questions]


def test_the_page_has_its_place(group, qtbot):
    made = places.place("feedbackforms").make(desks.desk(group))
    assert isinstance(made, StudioPage)
    desks.close(made)


def test_every_form_is_listed_with_whom_it_is_for(page, own, group):
    said = desks.words(page)
    assert "After tonight" in said
    assert "For: Members. 8 questions." in said
    assert "An open talk, with names." in said
    assert set(page.forms.open_buttons) == {form.id for form in forms.listing(group)}
    page.back_button.click()


def test_a_shipped_form_is_read_and_copied_with_one_button(page, group):
    page.forms.open_buttons["does-it-fit"].click()
    assert page.asking is None
    assert "Where a guess does not fit" in desks.words(page)
    page.questions.list.setCurrentRow(1)
    said = desks.words(page)
    assert "A sentence, and how far it fits" in said
    assert "How far does this fit you?" in said
    QTest.keyClick(page.questions.list, Qt.Key.Key_Delete)
    page.preview.make()
    page.copy_button.click()
    assert (page.form.title, page.form.own, page.at) == ("Our Does this fit you?", True, 0)
    assert forms.own(group) == (page.form,)
    page.back_button.click()
    page.forms.open_buttons["life-and-group"].click()
    page.questions.list.setCurrentRow(2)
    assert "What is different in your life now?" in desks.words(page)


def test_questions_are_moved_by_keyboard_added_copied_and_taken_out(page, own):
    page.turn(own, 0)
    before = keys(page)
    QTest.keyClick(page.questions.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert keys(page)[:2] == [before[1], before[0]]
    QTest.keyClick(page.questions.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert keys(page) == before
    page.questions.down_button.click()
    page.questions.up_button.click()
    assert keys(page) == before
    page.questions.add_button.click()
    assert (keys(page)[1], page.at, page.asking.kind.value()) == ("question", 1, Kind.LONG)
    page.questions.copy_button.click()
    assert keys(page)[1:3] == ["question", "question-2"]
    page.questions.remove_button.click()
    QTest.keyClick(page.questions.list, Qt.Key.Key_Delete)
    assert keys(page) == [before[0], "question", *before[2:]]


def test_a_question_is_reworded_and_kept_as_the_next_version(page, own, group):
    page.turn(own, 0)
    page.asking.ask.setPlainText("How has it been?")
    page.asking.options.setPlainText("Hard\nSo so\nGood")
    page.asking.easy.setText("How was it?")
    page.asking.sensitive.setChecked(True)
    page.asking.reverse.setChecked(True)
    page.questions.list.setCurrentRow(3)
    page.asking.most.set_count(2)
    page.asking.figures.setChecked(False)
    page.questions.list.setCurrentRow(2)
    page.asking.longest.set_count(500)
    page.save_button.click()
    kept = forms.get(group, own.id)
    first, second, third = kept.questions[:3]
    assert (first.ask, first.easy, first.sensitive, first.reverse) == (
        "How has it been?",
        "How was it?",
        True,
        True,
    )
    assert [each.words for each in first.options] == ["Hard", "So so", "Good"]
    assert (second.longest, third.most) == (500, 2)
    assert (kept.version, kept.tables) == (2, ("changed-how",))


def test_another_kind_asks_for_what_it_needs(page, own):
    page.turn(own, 1)
    page.asking.kind.choose(Kind.FACES)
    assert page.form.questions[1].scale == "yes-no-5"
    assert "changed" in page.form.tables
    page.asking.figures.setChecked(False)
    assert "changed" not in page.form.tables
    page.asking.behind.setChecked(True)
    assert page.form.composite == ("changed",)
    page.asking.kind.choose(Kind.FIT)
    assert "statement" in page.fields
    assert page.form.questions[1].statement.startswith("What is different")
    page.asking.kind.choose(Kind.NOTE)
    assert page.form.composite == ()
    page.asking.kind.choose(Kind.SEVERAL)
    assert "options" in page.fields
    assert "give it 2 to 7 answers" in desks.words(page)


def test_a_form_is_put_into_another_language_and_what_is_still_to_come_is_told(page, own, group):
    page.turn(own)
    page.languages.language.choose("pl")
    page.languages.write_button.click()
    assert isinstance(page.asking, TranslationForm)
    page.asking.entries["title"].setPlainText("Nasz wieczór")
    assert "is not written in Polski yet" in desks.words(page)
    for at, entry in page.asking.entries.items():
        entry.setPlainText(f"PL {at}")
    assert "is not written in Polski yet" not in desks.words(page)
    page.save_button.click()
    kept = forms.get(group, own.id)
    assert forms_told(kept, catalogue("pl")).title == "PL title"
    page.questions.list.setCurrentRow(1)
    assert page.language == ""
    page.languages.language.offer([])
    page.languages.write_button.click()
    assert page.language == ""


def test_what_the_form_says_of_itself_is_changed(page, own, group):
    page.turn(own)
    about = page.asking
    about.title.setText("Our night")
    about.intro.setPlainText("Hello.")
    about.what_happens.setPlainText("We talk.")
    about.strand.choose("everyone")
    about.about.choose("meeting")
    about.anonymous.setChecked(False)
    about.source.setText("By us")
    about.license.setText("By letter")
    about.credit.setText("A. Author")
    page.save_button.click()
    assert forms.get(group, own.id) == own
    page.save_button.click()
    kept = forms.get(group, own.id)
    assert (kept.title, kept.intro, kept.what_happens) == ("Our night", "Hello.", "We talk.")
    assert (kept.strand, kept.about, kept.anonymous) == ("everyone", "meeting", False)
    assert (kept.source, kept.license, kept.credit) == ("By us", "By letter", "A. Author")


def test_what_to_look_at_leads_to_its_place(page, own):
    page.turn(own, 0)
    page.asking.ask.setPlainText("How old are you?")
    page.questions.list.setCurrentRow(0)
    page.asking.title.setText("")
    assert "Give the form a title." in desks.words(page)
    page.look_at.buttons[-1].click()
    assert page.at == 0
    page.look_at.buttons[0].click()
    assert page.at == -1
    page.save_button.click()
    assert page.asking.title.text() == ""


def test_a_new_form_begins_empty_and_is_kept_once_it_is_whole(page, group):
    page.new_button.click()
    assert "Not saved yet." in desks.words(page)
    assert page.form.questions == ()
    page.asking.what_happens.setPlainText("We talk it over.")
    page.questions.add_button.click()
    assert page.form.questions[0].ask == "What would you like to ask?"
    page.save_button.click()
    assert forms.own(group) == (page.form,)
    assert "Your own, version 1." in desks.words(page)


def test_a_half_made_change_is_there_when_one_comes_back(page, own, group):
    page.turn(own, 0)
    assert page.typed() == {}
    page.asking.ask.setPlainText("")
    kept = page.typed()
    again = StudioPage(desks.desk(group))
    again.draw(kept)
    assert again.form == page.form
    assert "write what is asked" in desks.words(again)
    again.draw({"draft": "nonsense"})
    desks.close(again)


def test_what_is_changed_elsewhere_is_shown(page, own, group):
    page.turn(own)
    forms.save(group, replace(own, title="Changed beside it"))
    assert page.form.title == "Changed beside it"
    forms.remove(group, own.id)
    assert page.form is None


def test_a_question_is_seen_on_the_screen_and_the_form_on_paper(page, own, monkeypatch):
    page.turn(own)
    page.preview.make()
    assert page.preview.said.text() == "Choose a question to see it on the screen."
    for at in range(len(own.questions)):
        page.choose(at)
        page.preview.make()
        assert not page.preview.pictures[0].isHidden()
    page.preview.paper_button.click()
    assert page.preview.said.text() == "2 pages."
    assert page.preview.pictures[1].accessibleName() == "Page 2 as it is printed"
    assert not page.preview.screen_button.isChecked()
    page.asking.ask.setPlainText("")
    page.preview.make()
    assert "nothing is left to put right" in page.preview.said.text()
    page.preview.screen_button.click()
    assert "nothing is left to put right in it" in page.preview.said.text()
    page.preview._put_pages([])
    assert "nothing is left to put right in it" in page.preview.said.text()
    preview.Preview(page.desk.runner, page.group.profile).make()


@pytest.mark.parametrize("trouble", [GroupkitError("Too long."), ValueError()])
def test_pages_that_cannot_be_made_are_said_in_plain_words(page, own, monkeypatch, trouble):
    def book(*_given, **_named):
        raise trouble

    monkeypatch.setattr("groupkit.pdf.feedback.paper.book", book)
    page.turn(own)
    page.preview.paper_button.click()
    assert page.preview.said.text() in {"Too long.", "The pages could not be made."}


def test_a_form_goes_to_another_group_and_to_another_program_and_comes_back(page, own, chosen, group):
    page.turn(own)
    path = chosen("ours.toml")
    page.filing.give_button.click()
    page.filing.remove_button.click()
    assert (forms.own(group), page.form) == ((), None)
    page.take_button.click()
    assert (forms.own(group), page.form) == ((own,), own)
    chosen("ours.xlsx")
    page.filing.survey_button.click()
    page.back_button.click()
    page.take_button.click()
    assert page.form == replace(own, id="our-evening-2")
    assert "Not saved yet." in desks.words(page)
    assert path.exists()


def test_nothing_happens_when_no_file_is_chosen(page, own, chosen):
    chosen("")
    page.take_button.click()
    page.turn(own)
    page.filing.give_button.click()
    page.filing.survey_button.click()
    assert page.form == own


def test_an_opened_form_that_another_window_took_away_cannot_be_taken_away_again(page, own, group):
    changed = replace(own, title="Half made")
    page.turn(own)
    page.asking.title.setText(changed.title)
    forms.remove(group, own.id)
    page.filing.remove(changed)
    assert page.form is not None


def test_what_a_file_could_not_bring_is_told(page, chosen):
    rows = [("type", "name", "label"), ("start", "begun", ""), ("text", "Say_it", "Say it")]
    chosen("theirs.xlsx").write_bytes(xlsform.written({"survey": rows}))
    page.take_button.click()
    said = desks.words(page)
    assert "“begun” was left out: it would tell who answers, or when." in said
    assert "Say who the form is for" in said
    assert page.form.questions[0].ask == "Say it"


def test_a_file_that_does_not_fit_is_refused_whole(page, own, chosen, group):
    path = chosen("theirs.toml")
    forms.give(replace(own, id="theirs", title="", strand="staff"), path)
    page.take_button.click()
    said = desks.words(page)
    assert "theirs.toml was not taken in. There are 2 things to put right." in said
    assert "theirs.toml, line" in said
    page.forms.open_buttons[own.id].click()
    page.back_button.click()
    assert "was not taken in" not in desks.words(page)


def test_what_is_only_asked_about_is_taken_when_the_file_is_chosen_again(page, own, chosen, group):
    path = chosen("theirs.toml")
    forms.give(replace(own, id="theirs", credit="A. Author", license="By letter"), path)
    page.take_button.click()
    assert "Have you been given leave" in desks.words(page)
    page.take_button.click()
    assert forms.is_own(group, "theirs")


def test_a_disk_that_takes_no_file_is_said(page, own, chosen, tmp_path):
    page.turn(own)
    chosen("gone/ours.toml")
    page.filing.give_button.click()
    assert not (tmp_path / "gone").exists()
    assert exchange.SUFFIX == ".xlsx"


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_it_can_be_seen_and_used_in_every_dress(group, own, qtbot, language, scale):
    desks.wear(language, scale)
    long = replace(own.questions[0], ask="A long question " * 18, easy="Easier words " * 20)
    titled = replace(own, title="A long title " * 7, questions=(long, *own.questions[1:]))
    fit = forms.copy(group, forms.get(group, "does-it-fit"), "Ours")
    broken = replace(own, title="too long " * 22, strand="", questions=(long, long))
    for form, at in ((None, -1), (titled, -1), (titled, 0), (fit, 0), (broken, 1)):
        page = StudioPage(desks.desk(group))
        page.draw()
        if form is None:
            page.refuse("theirs.toml", forms.check(replace(own, title="", source="")))
        else:
            page.turn(form, at, forms.check(broken))
            page.filing.fold.line.click()
            page.languages.fold.line.click()
            page.preview.make()
        if form is fit:
            page.translate("pl")
        assert desks.faults(qtbot, page, scale) == [], (form, at)
