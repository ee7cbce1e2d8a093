"""Feedback forms on paper: a computer finds everything where the layout says, and no sheet differs from another."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from groupkit.core.feedback import layout as places
from groupkit.core.feedback.forms import RATHER_NOT, Form, Kind, Option, Question
from groupkit.core.feedback.release import LEAST
from groupkit.core.feedback.rounds import LONGEST_LABEL, LONGEST_SAID, Below, Round
from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Progress
from groupkit.i18n import catalogue
from groupkit.pdf.feedback import paper
from groupkit.pdf.feedback.settings import Told, told_of
from groupkit.storage.feedback import shipped
from tests.pdf import printed, reading

WORDS = shipped.words()
FORMS = {form.id: form for form in shipped.forms()}
TONIGHT, CLIMATE, LIFE = (FORMS[key] for key in ("after-tonight", "group-climate", "life-and-group"))
ROUND = Told(k=5, able=7, below=Below.MERGE, purpose="To see how we are.", label="Autumn", code=77)
CLOSED = {Kind.FACES, Kind.CHOICE, Kind.FIT, Kind.SEVERAL}


def book(form, told=None, **how):
    written = BytesIO()
    paper.book(form, WORDS, written, told=told, **how)
    return written.getvalue()


OURS = Form(
    id="ours",
    version=3,
    title="Ours",
    strand="members",
    about="group",
    intro="Hello.",
    what_happens="We talk.",
    source="Us.",
    license="CC0",
    own=True,
    questions=(),
)


def made(*questions, **other):
    return replace(OURS, questions=questions, **other)


def faces(count):
    return [Question(key=f"q{at}", kind=Kind.FACES, scale="yes-no-5", ask=f"Question {at}") for at in range(count)]


def test_circles_marks_and_codes_are_printed_where_the_layout_says():
    layouts = paper.layouts(TONIGHT, WORDS)
    data = book(TONIGHT, ROUND)
    assert printed.faults(data, layouts, label=77) == []
    assert reading.inside(data)
    assert reading.count(data) == len(layouts) == 2


def test_a_circle_that_is_elsewhere_is_noticed():
    first, *_others = paper.layouts(TONIGHT, WORDS)
    moved = replace(first.boxes[0], x=first.boxes[0].x + 0.8)
    told = printed.faults(book(TONIGHT), [replace(first, boxes=(moved, *first.boxes[1:]))])
    assert told == [f"page 1: no circle for {moved}"]


def test_every_answer_has_a_circle_and_rather_not_say_one_of_its_own():
    first, second = paper.layouts(TONIGHT, WORDS)
    asked = [question.key for question in TONIGHT.questions if question.kind in CLOSED]
    assert [(box.question, box.option) for box in first.boxes] == [
        (key, option) for key in asked for option in (0, 1, 2, 3, 4, RATHER_NOT)
    ]
    assert [(box.question, box.option) for box in second.boxes] == [
        (key, option) for key in ("keep", "change") for option in (0, 1)
    ]
    assert [area.question for area in second.areas] == ["keep", "change"]
    assert first.areas == ()


def test_every_sheet_is_the_same_to_the_last_byte():
    data = book(TONIGHT, ROUND)
    assert data == book(TONIGHT, ROUND)
    assert b"/CreationDate (D:20000101" in data
    figures = set(re.findall(r"\d+", reading.words(data)))
    # the version and the pages, how many could answer and when the box opens, and the licence
    assert figures == {"1", "2", "7", "5", "4", "0"}


def test_what_is_told_of_a_round_moves_no_circle():
    long = Told(k=19, able=21, below=Below.DESTROY, purpose="x " * 60, what_happens="y " * 60, label="T3", code=9)
    layouts = paper.layouts(CLIMATE, WORDS)
    assert printed.faults(book(CLIMATE, long), layouts, label=9) == []


@pytest.mark.parametrize("form", ["outing", "workbook-page", "after-tonight"])
def test_a_round_that_could_begin_can_be_printed_however_much_is_said_of_it(form):
    said = ("Whoever comes can say what to keep and what gets in the way. " * 9)[:LONGEST_SAID]
    told = Told(able=6, below=Below.MERGE, goes_on=True, purpose=said, what_happens=said, label="W" * LONGEST_LABEL)
    for language in ("en", "en-XA"):
        for large in (False, True):
            assert book(FORMS[form], told, language=language, paper="Letter", large=large).startswith(b"%PDF")


def test_a_form_for_no_round_promises_what_every_round_keeps():
    assert f"only when {LEAST} people or more have answered" in reading.words(book(TONIGHT))


def test_words_that_do_not_fit_are_refused():
    with pytest.raises(GroupkitError, match="Say it in fewer words"):
        book(TONIGHT, Told(what_happens="We talk. " * 300))


def test_the_first_page_says_what_is_done_and_promised_and_how_small_the_room_is():
    words = reading.words(book(TONIGHT, ROUND))
    for said in (
        WORDS.promise.done_with,
        TONIGHT.what_happens,
        "To see how we are.",
        "The box opens only when 5 people or more have answered.",
        "7 people could answer, and the box needs 5.",
        "We are a small group.",
        WORDS.room.below_merge,
        WORDS.room.never_ask,
        WORDS.room.guess,
        *WORDS.danger.lines,
        WORDS.paper.mark,
        WORDS.paper.correct,
        WORDS.paper.no_name,
        WORDS.paper.blank,
        "After tonight · version 1 · Autumn · page 1 of 2",
    ):
        assert said in words, said


def test_all_closed_questions_of_a_form_stand_on_one_usual_page():
    for form in (CLIMATE, LIFE, FORMS["does-it-fit"]):
        for size in ("A4", "Letter"):
            first, *others = paper.layouts(form, WORDS, paper=size)
            closed = {question.key for question in form.questions if question.kind in CLOSED}
            assert closed == {box.question for box in first.boxes}
            assert all(page.areas for page in others)


def test_a_mirrored_form_has_its_circles_on_the_other_side_and_its_marks_where_they_were():
    usual, mirrored = (paper.layouts(TONIGHT, WORDS, language=language) for language in ("en", "ar-XB"))
    row = [box for box in mirrored[0].boxes if box.question == "welcome"]
    assert [box.x for box in row] == sorted((box.x for box in row), reverse=True)
    assert max(box.x for box in row) < 105 < min(box.x for box in usual[0].boxes)
    assert printed.faults(book(TONIGHT, language="ar-XB"), mirrored) == []


def test_large_print_has_large_circles_and_letters_on_more_pages():
    layouts = paper.layouts(TONIGHT, WORDS, large=True)
    data = book(TONIGHT, large=True)
    assert {box.r for page in layouts for box in page.boxes} == {places.LARGE_RADIUS}
    assert len(layouts) > 2
    assert printed.faults(data, layouts) == []
    assert sum(size >= 15 for size in reading.sizes(data)) >= 3
    marked = [page for page in layouts if any(box.question == "welcome" for box in page.boxes)]
    assert len(marked) == 1


def test_letters_on_a_usual_form_can_be_read():
    assert min(reading.sizes(book(CLIMATE))) >= 7.3


def test_several_answers_may_be_marked_where_the_layout_says_so():
    first, *_others = paper.layouts(LIFE, WORDS)
    assert first.several == ("helped-how",)
    boxes = [box for box in first.boxes if box.question == "helped-how"]
    assert [box.option for box in boxes] == [*range(7), RATHER_NOT]
    assert WORDS.paper.several in reading.words(book(LIFE))
    asked = next(question for question in LIFE.questions if question.key == "helped-how")
    some = reading.words(book(made(replace(asked, most=2))))
    assert "Choose up to 2." in some
    assert WORDS.paper.several not in some


def test_a_statement_is_repeated_where_people_write_about_it():
    words = reading.words(book(FORMS["does-it-fit"]))
    assert words.count("When I am trusted with a job, I start to trust myself.") == 2
    assert words.count("How far does this fit you?") == 1


def test_a_note_stays_with_the_question_before_it():
    words = reading.words(book(FORMS["workbook-page"]))
    assert words.index("If it stirred things up, stay a while.") > words.index("What would make this page better?")
    ours = made(*faces(1), Question(key="n", kind=Kind.NOTE, ask="Breathe out."), *faces(2)[1:])
    assert re.search(r"Question 0.*Breathe out\..*Question 1", reading.words(book(ours)))


def test_statements_that_are_asked_about_in_other_words_each_say_how():
    fits = [
        Question(key=f"f{at}", kind=Kind.FIT, scale="fit-5", statement=f"Thing {at}.", ask=f"Ask {at}?")
        for at in range(2)
    ]
    words = reading.words(book(made(*fits)))
    assert all(said in words for said in ("Thing 0.", "Ask 0?", "Thing 1.", "Ask 1?"))


def test_a_long_form_goes_over_pages_with_no_more_circles_than_can_be_read():
    ours = made(*faces(40))
    layouts = paper.layouts(ours, WORDS)
    data = book(ours)
    assert [len(page.boxes) <= places.MOST_BOXES for page in layouts] == [True] * len(layouts)
    assert sum(len(page.boxes) for page in layouts) == 40 * 6
    assert printed.faults(data, layouts) == []
    assert reading.inside(data)


def test_answers_in_long_words_stand_under_each_other():
    options = tuple(Option(key=f"o{at}", words="Something that takes very many words " * 2) for at in range(4))
    ours = made(Question(key="q", kind=Kind.CHOICE, ask="Which?", options=options))
    (page,) = paper.layouts(ours, WORDS)
    assert len({box.y for box in page.boxes}) == 3
    assert printed.faults(book(ours), [page]) == []


def test_a_word_too_long_for_its_column_moves_its_question_to_a_list():
    options = tuple(Option(key=f"o{at}", words="Unbeschreiblichkeitsgrad") for at in range(5))
    ours = made(Question(key="q", kind=Kind.CHOICE, ask="Which?", options=options))
    (page,) = paper.layouts(ours, WORDS)
    assert len({box.y for box in page.boxes}) == 3


def test_a_form_with_words_alone_has_its_own_pages_to_write_on():
    ours = made(Question(key="short", kind=Kind.SHORT, ask="One word?", longest=140))
    layouts = paper.layouts(ours, WORDS)
    assert [len(page.areas) for page in layouts] == [0, 1]
    assert printed.faults(book(ours), layouts) == []


def test_what_is_read_before_writing_is_never_a_page_of_its_own():
    form = FORMS["role-exit"]
    *_marked, writing, last = paper.layouts(form, WORDS, language="en-XA", paper="Letter", large=True)
    assert [len(page.areas) for page in (writing, last)] == [1, 0]
    assert last.boxes == ()
    assert printed.faults(book(form, language="en-XA", paper="Letter", large=True), (writing, last)) == []


def test_what_people_type_is_never_markup():
    ours = made(*faces(1), title="<b>Us & them</b>", intro="<font>", credit="A & B")
    words = reading.words(book(ours, Told(label="<i>")))
    assert "<b>Us & them</b>" in words
    assert "· <i> ·" in words
    assert "A & B" in words


def test_a_title_that_is_very_long_leaves_the_page_code_alone():
    ours = made(*faces(2), title="A very long title of a form " * 10, intro="Hello " * 50)
    data = book(ours, ROUND)
    assert printed.faults(data, paper.layouts(ours, WORDS), label=77) == []
    assert "ours · version 3 · Autumn · page 1 of 1" in reading.words(data)


def test_other_words_or_another_paper_are_another_layout():
    found = [
        page.hash
        for language in ("en", "ar-XB")
        for size in ("A4", "Letter")
        for large in (False, True)
        for page in paper.layouts(TONIGHT, WORDS, language=language, paper=size, large=large)
    ]
    assert len(set(found)) == len(found)
    assert paper.layouts(TONIGHT, WORDS) == paper.layouts(TONIGHT, WORDS)
    later = replace(TONIGHT, version=2)
    assert paper.layouts(later, WORDS)[0].hash != paper.layouts(TONIGHT, WORDS)[0].hash


def test_a_form_with_names_has_nothing_for_a_computer_and_says_so_first():
    talk = FORMS["facilitator-talk"]
    assert paper.layouts(talk, WORDS) == ()
    first = " ".join(reading.lines(book(talk))[:12])
    assert talk.title in first
    assert WORDS.open_talk.heading in first
    words = reading.words(book(talk, large=True, paper="Letter"))
    for said in (WORDS.open_talk.heading, *WORDS.open_talk.lines, talk.what_happens, WORDS.own_words.use_ask):
        assert said in words
    assert WORDS.promise.short.split(".")[0] not in words


def test_an_open_talk_may_have_answers_to_tick_and_statements_to_weigh():
    options = (Option(key="a", words="This one"), Option(key="b", words="That one"))
    ours = made(
        Question(key="q", kind=Kind.CHOICE, ask="Which?", options=options),
        Question(key="f", kind=Kind.FIT, scale="fit-5", statement="A thing.", ask="How far?"),
        Question(key="w", kind=Kind.LONG, ask="And why?"),
        Question(key="n", kind=Kind.NOTE, ask="Breathe out."),
        anonymous=False,
    )
    words = reading.words(book(ours))
    for said in ("This one", "That one", "A thing.", "How far?", "And why?", "Breathe out.", "Just so"):
        assert said in words


def test_what_a_round_promised_is_what_its_forms_say():
    kept = Round(
        key="k", form=TONIGHT, label="T2", purpose="To learn.", what_happens="We talk of it.", able=12, k=8,
        below=Below.MERGE, reader=1, trustee=2, opened_on=date(2026, 3, 5), keep_until=date(2027, 3, 5),
    )  # fmt: skip
    words = reading.words(book(TONIGHT, told_of(kept, 5)))
    for said in ("T2", "To learn.", "We talk of it.", "when 8 people or more", WORDS.room.below_merge):
        assert said in words
    assert "2026" not in words
    assert "2027" not in words


def test_a_form_is_saved_whole_or_not_at_all(tmp_path):
    path = tmp_path / "form.pdf"
    steps = []

    class Watch(Progress):
        def step(self, done, total):
            steps.append((done, total))

    paper.book(TONIGHT, WORDS, path, progress=Watch())
    assert path.read_bytes() == book(TONIGHT)
    assert steps == [(0, 2), (1, 2), (2, 2)]
    with pytest.raises(GroupkitError):
        paper.book(TONIGHT, WORDS, tmp_path / "nowhere" / "form.pdf")


def test_a_form_is_printed_in_its_language():
    words = catalogue("en-XA")
    title = words.pgettext("feedback/after-tonight/title", TONIGHT.title)
    assert title in reading.words(book(TONIGHT, language="en-XA"))
