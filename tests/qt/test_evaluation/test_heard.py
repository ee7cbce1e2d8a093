"""What was heard, for the reader: both ways, a hard spell as it was, and what the group hears after two decide."""

from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from groupkit.core.evaluation.answers import Setback, SetbackKind
from groupkit.core.evaluation.coding import Agreed, Coding
from groupkit.core.evaluation.deciding import Response
from groupkit.core.evaluation.people import Ask, Yes
from groupkit.core.evaluation.rounds import State
from groupkit.core.progress import Silent
from groupkit.pdf.evaluation import check as check_paper
from groupkit.pdf.evaluation import consent, matrices, planner, questions
from groupkit.qt import printing
from groupkit.qt.evaluation.check import CheckPage
from groupkit.qt.evaluation.grid import lines
from groupkit.qt.evaluation.matrix import MatrixPage
from groupkit.qt.evaluation.plan import PlanPage
from groupkit.qt.evaluation.talk import TalkPage
from groupkit.services.evaluation import answers, check, clocks, coding, people, rounds
from tests import talkdesks, talkrounds
from tests.qt import desks
from tests.qt.test_evaluation import dresses


@pytest.fixture
def group(copied):
    with copied("whole") as made:
        yield made


@pytest.fixture
def whole(group):
    (made,) = rounds.listing(group)
    return made.key


def cells(page):
    """Return what a screen reader hears of each cell, row by row."""
    model = page.view.model()
    return [
        [model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_nothing_stands_there_before_two_have_agreed(show, group, begun):
    page = show(MatrixPage, talkdesks.unlocked(group, begun.key))
    assert "Nothing is agreed yet" in desks.words(page)


def test_a_dip_is_seen_with_what_helped_and_nothing_is_averaged(show, group, whole):
    page = show(MatrixPage, talkdesks.unlocked(group, whole))
    page.which.choose("area/recovery")
    found = cells(page)
    assert len(found) == 3
    for row in found:
        assert "Much the same" in row[0]
        assert "Harder" in row[1]
        assert "A hard spell: The mind" in row[1]
        assert "What helped: Somebody rang me." in row[1]
    assert "is for whoever reads this round" in desks.words(page)
    page.view.grab()


def test_it_is_laid_out_by_person_and_through_a_lens_that_is_off(show, group, whole):
    page = show(MatrixPage, talkdesks.unlocked(group, whole))
    assert not page.tick.isChecked()
    area = "Getting well (an area of life)"
    titles = [page.which.itemText(at) for at in range(page.which.count())]
    assert area in titles
    page.way.setCurrentIndex(1)
    assert page.which.count() == 3
    sides = [page.view.model_.side(at) for at in range(page.view.model_.rowCount())]
    assert area in sides
    assert "A hard spell, held" in sides
    page.tick.setChecked(True)
    assert not page.way.isEnabled()
    assert "Me" in {page.view.model_.side(at) for at in range(page.view.model_.rowCount())}
    for fold in page.folds:
        fold.line.setChecked(True)
    assert "6 of 12 decisions were alike: 50%." in desks.words(page)
    assert page.table.rows.rowCount() == 6


def test_a_matrix_is_saved_for_a_spreadsheet(show, group, whole, tmp_path, monkeypatch):
    page = show(MatrixPage, talkdesks.unlocked(group, whole))
    target = tmp_path / "matrix"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page.save_button.click()
    assert "A hard spell" in target.with_suffix(".csv").read_text("utf-8-sig")
    assert page.said == ["Saved as matrix.csv."]


def test_nothing_passes_without_a_decision(show, group, whole):
    page = show(CheckPage, whole)
    page.entry.setText(talkrounds.READER)
    page.open_button.click()
    assert "Each theme needs a yes from two people before it is shown." in desks.words(page)
    assert "Stays back" in desks.words(page)
    assert page.buttons
    page.look_button.click()
    assert "Fewer than 5 people spoke of this." in desks.words(page)
    page.view.yes.setCurrentIndex(1)
    page.next_button.click()
    page.look()
    assert "The group hears it" not in desks.words(page)


def decide(page, does="ask"):
    for each in page.view.boxes:
        each.choice.choose(does if does in [way.value for way in each.finding.offers] else "leave-out")
    page.view.yes.setCurrentIndex(1)


def test_what_was_decided_is_there_again_for_whoever_opens_the_page_again(show, group, whole):
    page = show(CheckPage, talkdesks.unlocked(group, whole))
    page.look_button.click()
    decide(page)
    page.view.words.setPlainText("People feel they belong.")
    page.look()
    made = dict(page.decided)
    page.hide()
    assert page.secret is None
    assert "People feel they belong." not in desks.words(page)
    page.show_this(talkdesks.unlocked(group, whole))
    assert page.decided == made != {}
    page.show_this("another-round")
    page.show_this(talkdesks.unlocked(group, whole))
    assert page.decided == made


def test_two_people_pass_a_theme_on_and_the_group_answers(show, group, whole):
    page = show(CheckPage, talkdesks.unlocked(group, whole))
    page.look_button.click()
    decide(page)
    page.view.words.setPlainText("People feel they belong.")
    page.look()
    assert "The group hears it" in desks.words(page)
    page.pass_button.click()
    assert page.fields["second"].problem
    page.by.setText("Robin")
    page.second.setText("Alex")
    page.pass_button.click()
    (passed,) = check.passed(group, whole)
    assert passed.words == "People feel they belong."
    assert page.secret is None
    assert page.first.property("kind") == "primary"
    page.list.buttons[passed.id][0].click()
    page.list.response.choose(Response.ABSENT)
    page.list.keep_button.click()
    assert page.fields["words"].problem
    page.list.said.setPlainText("The long way home")
    page.list.keep_button.click()
    (passed,) = check.passed(group, whole)
    assert (passed.response, passed.response_words) == (Response.ABSENT, "The long way home")
    assert rounds.get(group, whole).state is State.TOLD
    assert "The long way home" in desks.words(page)
    page.meeting_button.click()
    assert page.went == [("evaluationmeeting", None)]
    assert "Change what it said" in page.list.buttons[passed.id][0].text()
    page.list.buttons[passed.id][0].click()
    page.list.leave_button.click()
    page.list.buttons[passed.id][1].click()
    assert check.passed(group, whole)
    page.list.buttons[passed.id][1].click()
    assert check.passed(group, whole) == ()


def test_a_theme_is_put_with_a_wider_one_and_taken_apart_again(show, group, whole):
    page = show(CheckPage, talkdesks.unlocked(group, whole))
    page.show_theme(0)
    decide(page, "merge")
    page.next_button.click()
    page.before_button.click()
    assert "Put with a wider theme" in desks.words(page)
    page.apart_button.click()
    assert page.view is not None


def test_other_words_are_wanted_where_they_were_chosen(show, group, begun, secret):
    signs = talkdesks.asked(group, begun.key, 1)
    talkdesks.talked(group, begun.key, signs)
    yes = Yes(ask=Ask.QUOTATION, said_on=group.today(), of=f"{signs[0]}/T1/changed")
    people.agree(group, begun.key, signs[0], yes, secret)
    rounds.close(group, begun.key)
    talkdesks.coded(group, begun.key)
    talkdesks.agreed(group, begun.key)
    page = show(CheckPage, talkdesks.unlocked(group, begun.key))
    page.show_theme(0)
    assert "“I sleep better.”" in desks.words(page)
    own = next(each for each in page.view.boxes if each.finding.kind.value == "own-way")
    own.choice.choose("paraphrase")
    page.next_button.click()
    assert page.fields[own.finding.key].problem == "Write it in other words."
    own.words.setPlainText("Nights are better now.")
    page.next_button.click()
    assert page.decided[own.finding.key].words == "Nights are better now."


def test_a_round_that_is_gone_shows_only_what_the_group_heard(show, group, whole):
    rounds.destroy(group, whole)
    page = show(CheckPage, whole)
    assert "Nothing was passed on" in desks.words(page)


def test_nothing_is_looked_at_before_there_are_themes(show, group, begun):
    page = show(CheckPage, talkdesks.unlocked(group, begun.key))
    assert "Nothing to look at yet" in desks.words(page)


def test_papers_are_printed_for_the_reader_and_for_the_group(show, group, whole, monkeypatch):
    made = []
    monkeypatch.setattr(printing, "print_out", lambda _desk, _page, make: made.append(make))
    show(MatrixPage, talkdesks.unlocked(group, whole)).print_button.click()
    plan = show(PlanPage, talkdesks.unlocked(group, whole))
    plan.consent_button.click()
    plan.print_button.click()
    talkdesks.passed(group, whole)
    show(CheckPage, whole).print_button.click()
    sign = people.listing(group, whole, talkrounds.unlocked(group))[0].sign
    talk = show(TalkPage, talkdesks.unlocked(group, whole, sign, "T2"))
    talk.print_button.click()
    for make in made:
        into = BytesIO()
        make(into, Silent())
        assert into.getvalue().startswith(b"%PDF")
    assert len(made) == 5


def test_papers_are_large_for_whoever_asks(show, group, whole, monkeypatch):
    made = []
    monkeypatch.setattr(printing, "print_out", lambda _desk, _page, make: make(BytesIO(), Silent()))
    for paper, name in ((consent, "consent"), (planner, "planner"), (matrices, "matrix"), (check_paper, "check")):
        monkeypatch.setattr(paper, name, lambda *_values, large, **_how: made.append(large))
    monkeypatch.setattr(questions, "questions", lambda *_values, large, **_how: made.append(large))
    talkdesks.passed(group, whole)
    sign = people.listing(group, whole, talkrounds.unlocked(group))[0].sign
    plan = show(PlanPage, talkdesks.unlocked(group, whole))
    matrix = show(MatrixPage, talkdesks.unlocked(group, whole))
    talk = show(TalkPage, talkdesks.unlocked(group, whole, sign, "T2"))
    for page in (plan, matrix, show(CheckPage, whole), talk):
        page.print_button.click()
        page.large_tick.setChecked(True)
        page.draw()
        page.print_button.click()
    plan.consent_button.click()
    assert made == [False, True] * 4 + [True]


def test_a_cell_says_why_nothing_was_heard(show, group, whole):
    page = show(MatrixPage, talkdesks.unlocked(group, whole))
    (last,) = {line.words for row in page.matrix.rows for line in lines(row.cells[-1])}
    assert last == "Not asked"


def test_a_gap_is_never_read_as_an_answer(show, group, begun, secret):
    went, missed, waits = talkdesks.asked(group, begun.key, 3)
    spell = Setback(what=SetbackKind.MIND, helped="Somebody rang me.")
    answers.keep(group, begun.key, talkdesks.said(went, "T2", setback=spell))
    for sign in (went, missed, waits):
        answers.keep(group, begun.key, talkdesks.said(sign))
    clocks.not_held(group, begun.key, missed, "T2", secret)
    rounds.close(group, begun.key)
    heard = {"T1": frozenset({"belonging"}), "T2": frozenset({"setback"})}
    two = secret, talkrounds.unlocked(group, "Alex")
    for coder, own in zip((1, 2), two, strict=True):
        for each in coding.answers(group, begun.key, coder, own):
            coding.code(group, begun.key, coder, Coding(of=each.key, codes=heard[each.wave]), own)
        coding.hand_in(group, begun.key, coder, own)
    found = coding.beside(group, begun.key, *two).differences
    made = [Agreed(of=each.of, codes=each.both, agreed_on=group.today()) for each in found if each.of[0] != waits]
    coding.agree(group, begun.key, made, *two)
    page = show(MatrixPage, talkdesks.unlocked(group, begun.key))
    page.which.choose("code/setback")
    rows = {row[0].split(",")[0]: [each.splitlines()[1:] for each in row] for row in cells(page)}
    assert rows[went][0] == ["Nobody had spoken of it yet"]
    assert rows[went][1] == ["Heard", "A hard spell: The mind", "What helped: Somebody rang me."]
    assert rows[missed][1] == ["No talk was held"]
    assert rows[waits][:2] == [["Not coded yet"], ["Not asked"]]
    assert "First heard in: Second talk. Before that nobody had spoken of it" in desks.words(page)


@pytest.mark.parametrize(("language", "scale"), dresses.DRESSES)
def test_what_was_heard_is_whole_in_every_dress(group, look, whole, language, scale):
    desks.wear(language, scale)
    page = MatrixPage(desks.desk(group))
    page.draw()
    page.show_this(talkdesks.unlocked(group, whole))
    found = look(page, scale)()
    room = CheckPage(desks.desk(group))
    room.draw()
    room.show_this(talkdesks.unlocked(group, whole))
    faults = look(room, scale)
    found += faults()
    room.show_theme(0)
    found += faults()
    passed = talkdesks.passed(group, whole)
    told = CheckPage(desks.desk(group))
    told.draw()
    told.show_this(whole)
    faults = look(told, scale)
    found += faults()
    told.answer(passed[0].id)
    found += faults()
    assert found == []
