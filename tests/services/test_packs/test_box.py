"""What the box said stands in a pack as it was released: a line for an answer, a sentence for the short page."""

from dataclasses import replace

from groupkit.core.feedback.forms import Kind, Option, Question
from groupkit.core.packs.blocks import Heading, Lines, Manner
from groupkit.services.feedback import results
from groupkit.services.feedback.opening import Opened
from groupkit.services.packs import meeting
from tests import askings

ANSWERS = ("No", "Not much", "In between", "Mostly", "Yes")


def answered(book, many, given=None, **about):
    made = askings.begun(book, **about)
    askings.cast(book, made.key, [given or askings.rated(4)] * many)
    assert isinstance(askings.opened(book, made.key), Opened)
    return made.key


def blocks(book, key):
    return next(part.blocks for part in meeting.gather(book).parts if part.key == key)


def lines(found):
    return [line for each in found if isinstance(each, Lines) for line in each.lines]


def headings(found, level):
    return [each.words for each in found if isinstance(each, Heading) and each.level == level]


def test_each_question_has_a_line_for_each_answer_and_says_why_figures_are_nudged(book):
    answered(book, 12)
    found = blocks(book, "feedback-sets")
    assert "I felt welcome tonight." in headings(found, 3)
    first = next(each for each in found if isinstance(each, Lines) and each.manner is Manner.POINTS)
    # what nobody said may be nudged up by chance, and has a line then
    assert len(first.lines) in {6, 7}
    assert all(f"said: {said}." in line for line, said in zip(first.lines, ANSWERS, strict=False))
    assert first.lines[-1].startswith("In the middle of all answers: ")
    assert isinstance(found[-1], Lines)
    assert found[-1].lines[0].startswith("The figures may not add up, and that is on purpose.")
    short = lines(blocks(book, "one-page"))
    assert any(line.startswith("I felt welcome tonight. In the middle of all answers: ") for line in short)


def test_of_several_answers_the_one_most_marked_is_told_first(book):
    own = askings.form()
    options = (Option(key="a", words="Tea"), Option(key="b", words="Talk"))
    asked = Question(key="helped", kind=Kind.SEVERAL, ask="What helped?", options=options)
    fields = {name: getattr(own, name) for name in own.__slots__}
    form = type(own)(**fields | {"questions": (*own.questions, asked), "tables": ("helped",), "own": True})
    answered(book, 12, {"helped": (1,)}, form=form)
    assert headings(blocks(book, "feedback-sets"), 3) == ["What helped?"]
    (most,) = (line for line in lines(blocks(book, "feedback-sets")) if "said: Talk." in line)
    said = lines(blocks(book, "one-page"))
    assert [line for line in said if line.startswith("What helped?")] == [f"What helped? {most}"]


def test_a_part_of_those_who_answered_is_named_beside_the_question(book, monkeypatch):
    key = answered(book, 12)
    found = results.of(book, key)
    assert found is not None
    told = replace(found, word="", tables=(replace(found.tables[0], part="First evening: yes"),))
    monkeypatch.setattr(results, "of", lambda *_asked: told)
    assert headings(blocks(book, "feedback-sets"), 3) == ["I felt welcome tonight. (First evening: yes)"]
    monkeypatch.setattr(results, "of", lambda *_asked: None)
    assert lines(blocks(book, "feedback-sets")) == [
        "Too few people answered to show anything. Use the time for cards."
    ]


def test_what_is_hidden_is_said_to_be_hidden_on_both_pages(book):
    answered(book, 5)
    assert set(lines(blocks(book, "feedback-sets"))) >= {"Not shown."}
    assert any(line.endswith(" Not shown.") for line in lines(blocks(book, "one-page")))
