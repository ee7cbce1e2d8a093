"""What is shown of a round is the same each time, in words, and stands beside the round before where it may."""

from dataclasses import replace

from groupkit.core.feedback.changes import Change
from groupkit.core.feedback.forms import Kind, Option, Question
from groupkit.core.feedback.release import Level, Shape
from groupkit.core.feedback.rounds import Below
from groupkit.services.feedback import forms, opening, results, rounds
from tests import askings


def answered(book, steps, **about):
    made = askings.begun(book, **about)
    askings.cast(book, made.key, steps)
    askings.opened(book, made.key)
    return results.of(book, made.key)


def test_figures_are_told_in_words_and_stay_the_same(book):
    found = answered(book, [askings.rated(4)] * 12)
    assert found == results.of(book, found.round.key)
    assert (found.level, found.change, found.beside) == (Level.HIGH, Change.HIDDEN, "")
    assert found.word == "Taken all together: it goes well."
    first = found.tables[0]
    assert (first.asked, first.part, first.answers[0]) == ("I felt welcome tonight.", "", "No")
    assert any("said: Yes" in line for line in first.lines)
    other = results.of(book, found.round.key, "en-XA")
    assert other is not None
    assert other.tables[0].lines != first.lines


def test_a_round_stands_beside_the_one_before(book):
    answered(book, [askings.rated(0)] * 12, label="T1")
    found = answered(book, [askings.rated(4)] * 12, label="T2")
    assert (found.change, found.beside) == (Change.UP, "A little better than last time.")
    assert {shown.change for shown in found.tables} == {Change.UP}


def test_where_one_came_or_left_only_the_one_word_is_shown(book):
    answered(book, [askings.rated(0)] * 12, label="T1")
    found = answered(book, [askings.rated(4)] * 12, label="T2", left=1, able=14)
    assert found.change is Change.UP
    assert {shown.table.shape for shown in found.tables} == {Shape.HIDDEN}
    assert {shown.lines for shown in found.tables} == {("Not shown.",)}


def test_a_statement_is_told_in_its_own_words_and_not_as_it_was_asked(book):
    found = answered(book, [{"both-at-once": 4, "outside": 1}] * 12, form=askings.form("does-it-fit"))
    asked = [shown.asked for shown in found.tables]
    assert len(set(asked)) == len(asked)
    assert "What I learn here helps me with people outside." in asked


def test_a_form_without_one_word_says_none(book):
    first = answered(book, [{"since-how": 3}] * 12, form=askings.form("life-since"), label="T1")
    found = answered(book, [{"since-how": 3}] * 12, form=askings.form("life-since"), label="T2")
    assert {(shown.level, shown.word, shown.beside) for shown in (first, found)} == {(Level.HIDDEN, "", "")}


def test_a_box_that_is_opened_after_a_later_one_shows_no_more_than_in_their_order(book):
    first = askings.begun(book, label="T1", able=12)
    askings.cast(book, first.key, [askings.rated(0)] * 12)
    rounds.close(book, first.key)
    answered(book, [askings.rated(4)] * 11, label="T2", able=11, left=1)
    opening.open_round(book, first.key, askings.READER, askings.TRUSTEE)
    found = results.of(book, first.key)
    assert found is not None
    assert {shown.table.shape for shown in found.tables} == {Shape.HIDDEN}


def test_whoever_answered_and_left_is_counted_among_those_whose_answers_were_taken_over(book):
    all_sorts = [askings.rated(at % 5) for at in range(12)]
    answered(book, all_sorts, label="T1", able=12)
    waits = askings.begun(book, label="T2", able=10, left=2, below=Below.MERGE)
    askings.cast(book, waits.key, all_sorts[:4])
    rounds.close(book, waits.key)
    # five left by now, which is enough of them; but the last three may be in the box, and two alone are not
    found = answered(book, all_sorts[4:11], label="T3", able=7, left=3)
    assert {shown.table.shape for shown in found.tables} == {Shape.HIDDEN}
    assert found.level is not Level.HIDDEN


def test_a_copy_of_a_form_shows_no_more_than_the_form(book):
    answered(book, [askings.rated(0)] * 12, label="T1", able=15)
    copied = forms.copy(book, askings.form(), "Our evening")
    found = answered(book, [askings.rated(4)] * 12, form=copied, left=1, able=14)
    assert {shown.table.shape for shown in found.tables} == {Shape.HIDDEN}
    carers = replace(copied, id="carers-evening", strand="carers")
    assert answered(book, [askings.rated(4)] * 12, form=carers, left=1, able=14).tables[0].table.figures


def test_a_question_that_was_put_in_other_words_does_not_stand_beside_the_old_one(book):
    own = forms.copy(book, askings.form(), "Our evening")
    answered(book, [askings.rated(0)] * 12, form=own)
    first, *others = own.questions
    changed = forms.save(book, replace(own, questions=(replace(first, ask="I felt a stranger."), *others)))
    found = answered(book, [askings.rated(4)] * 12, form=changed)
    assert (found.change, found.tables[0].change) == (Change.HIDDEN, Change.HIDDEN)
    assert {shown.change for shown in found.tables[1:]} == {Change.UP}


def test_nothing_stands_beside_a_round_nobody_opened(book):
    askings.opened(book, askings.begun(book, label="T1").key)
    found = answered(book, [askings.rated(4)] * 12, label="T2")
    assert (found.change, found.beside) == (Change.HIDDEN, "")


def test_groups_are_told_apart_as_the_form_said(book):
    own = askings.form()
    asked = Question(
        key="since",
        kind=Kind.CHOICE,
        ask="How long?",
        options=(Option(key="a", words="New"), Option(key="b", words="Old")),
    )
    parted = type(own)(
        **{name: getattr(own, name) for name in own.__slots__}
        | {"questions": (asked, *own.questions), "tables": ("welcome by since",), "own": True}
    )
    given = [{"since": at % 2, **askings.rated(4)} for at in range(24)]
    found = answered(book, given, form=parted, able=30)
    assert [shown.part for shown in found.tables] == ["", "How long?: New", "How long?: Old"]
    assert {shown.table.shape for shown in found.tables} == {Shape.PERCENT, Shape.CELLS}
