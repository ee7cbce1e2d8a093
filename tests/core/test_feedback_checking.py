"""A form that would not work in the room, on paper or in the box is told so, everything at once."""

from dataclasses import replace

import pytest

from groupkit.core.feedback.asking import boxes, rows
from groupkit.core.feedback.checking import clash, gaps, parts_of, problems, question_of
from groupkit.core.feedback.forms import Form, Kind, Option, Question, Text, Translation, texts, told
from groupkit.core.feedback.telling import is_open, tells_who
from groupkit.i18n import catalogue
from groupkit.storage.feedback import shipped, slots

WORDS = shipped.words()
YES_NO = (Option(key="yes", words="Yes"), Option(key="no", words="No"))
FACES = tuple(
    Question(key=f"face-{at}", kind=Kind.FACES, scale="yes-no-5", ask=f"Sentence {at}.") for at in range(5)
)
FORM = Form(
    id="ours",
    version=1,
    title="Ours",
    strand="members",
    about="group",
    intro="A few questions.",
    what_happens="We talk about it.",
    source="Written by us",
    license="",
    composite=tuple(each.key for each in FACES),
    tables=("face-0", "face-1", "face-0 by choose"),
    questions=(
        *FACES,
        Question(key="choose", kind=Kind.CHOICE, ask="Which?", options=YES_NO),
        Question(key="many", kind=Kind.SEVERAL, ask="Which ones?", options=YES_NO, most=1),
        Question(key="fits", kind=Kind.FIT, scale="fit-5", statement="It fits.", ask="How far?"),
        Question(key="short", kind=Kind.SHORT, ask="In short?", longest=140),
        Question(key="long", kind=Kind.LONG, ask="At length?"),
        Question(key="note", kind=Kind.NOTE, ask="Have some tea."),
    ),
    own=True,
)


def found(form):
    return [(each.field, str(each)) for each in problems(form, WORDS)]


def with_question(**changes):
    """Return the form with its choice asked in another way."""
    first, rest = FORM.questions[:5], FORM.questions[6:]
    return replace(FORM, questions=(*first, replace(FORM.questions[5], **changes), *rest))


def test_a_good_form_has_nothing_to_put_right():
    assert found(FORM) == []
    assert Text(question="long", words="Tea").may_be_read is False


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"title": " "}, "title", "Give the form a title"),
        ({"title": "x" * 101}, "title", "100 letters"),
        ({"what_happens": ""}, "what_happens", "what will be done"),
        ({"source": ""}, "source", "who wrote"),
        ({"id": "Our Form"}, "id", "small letters"),
        ({"version": 0}, "version", "from 1 on"),
        ({"strand": "staff"}, "strand", "never mixed"),
        ({"about": "weather"}, "about", "what the form is about"),
        ({"strand": "facilitators"}, "anonymous", "open talk"),
        ({"questions": (), "composite": (), "tables": ()}, "questions", "one question at least"),
        ({"questions": FORM.questions * 6}, "questions", "60 questions"),
        ({"questions": (*FORM.questions, FORM.questions[-1])}, "12/key", "another question has the short name"),
        (
            {"questions": tuple(replace(FACES[0], key=f"face-{at}") for at in range(20))},
            "questions",
            "more circles",
        ),
        ({"composite": ("face-0",)}, "composite", "needs 5 questions"),
        ({"composite": (*FORM.composite, "gone")}, "composite", "no question “gone”"),
        ({"composite": (*FORM.composite, "face-0")}, "composite", "“face-0” is in the list twice"),
        ({"composite": (*FORM.composite, "choose")}, "composite", "only questions with five steps"),
        ({"composite": (*FORM.composite, "fits")}, "composite", "need the same answers"),
        ({"tables": ("gone",)}, "tables", "no question “gone”"),
        ({"tables": ("face-0 by gone",)}, "tables", "no question “gone”"),
        ({"tables": ("face-0", "face-0")}, "tables", "in the list twice"),
        ({"tables": ("long",)}, "tables", "no figures to show"),
        ({"intro": "Bell \x07"}, "intro", "a sign in “Bell” that cannot be printed"),
        ({"credit": "A. Author", "license": ""}, "license", "on what terms"),
    ],
)
def test_what_is_wrong_with_a_form_is_told(changes, field, said):
    told_of = found(replace(FORM, **changes))
    assert [at for at, sentence in told_of if said in sentence] == [field], told_of


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"key": "A B"}, "6/key", "its short name"),
        ({"ask": ""}, "6/ask", "write what is asked"),
        ({"ask": "x" * 301}, "6/ask", "300 letters"),
        ({"statement": "So"}, "6/statement", "shows a sentence of its own"),
        ({"kind": Kind.FIT}, "6/statement", "the sentence that is weighed"),
        ({"kind": Kind.LONG}, "6/options", "answered in words"),
        ({"kind": Kind.NOTE, "options": (), "scale": "fit-5"}, "6/options", "answered in words"),
        ({"scale": "stars", "options": ()}, "6/scale", "no steps called “stars”"),
        ({"scale": "fit-5"}, "6/options", "Keep one of them"),
        ({"options": YES_NO[:1]}, "6/options", "2 to 7 answers"),
        ({"options": YES_NO * 4}, "6/options", "2 to 7 answers"),
        ({"kind": Kind.FACES}, "6/options", "there are 5 faces"),
        ({"options": (*YES_NO, YES_NO[0])}, "6/options/3", "answer 3 needs a short name"),
        ({"options": (*YES_NO, Option(key="x", words=" "))}, "6/options/3", "write answer 3"),
        ({"options": (*YES_NO, Option(key="x", words="Other: ___"))}, "6/options/3", "asks for more words"),
        ({"options": (*YES_NO, Option(key="x", words="x" * 101))}, "6/options/3", "100 letters"),
        ({"most": 3}, "6/most", "it has 2 answers"),
        ({"most": -1}, "6/most", "it has 2 answers"),
        ({"kind": Kind.SHORT, "options": (), "longest": 141}, "6/longest", "140 letters"),
    ],
)
def test_what_is_wrong_with_a_question_is_told_with_its_place(changes, field, said):
    told_of = found(with_question(**changes))
    assert [at for at, sentence in told_of if said in sentence] == [field], told_of


def test_everything_is_told_at_once():
    told_of = found(replace(FORM, title="", source="", questions=(replace(FACES[0], key="", ask=""),)))
    assert {at for at, _said in told_of} >= {"title", "source", "1/key", "1/ask", "composite", "tables"}


def test_what_may_tell_who_answers_is_only_asked_and_not_of_what_is_marked_so():
    asked = [each for each in problems(with_question(ask="What is your age group?"), WORDS) if each.asks]
    assert [(each.field, question_of(each)) for each in asked] == [("6/sensitive", 5)]
    assert "“your age” may tell who answers" in str(asked[0])
    assert found(with_question(ask="What is your age group?", sensitive=True)) == []
    talk = replace(with_question(ask="What is your name?"), anonymous=False, composite=(), tables=())
    assert found(talk) == []


@pytest.mark.parametrize(
    "words",
    [
        "How old are you?",
        "Your gender",
        "Which drugs did you use?",
        "Date of birth",
        "Your initials",
        "Male",
        "ADHD",
    ],
)
def test_words_that_tell_of_a_person_are_known(words):
    assert tells_who(words)


@pytest.mark.parametrize("words", ["It was alcohol-free.", "The stage was small.", "I named one thing.", "Average"])
def test_words_that_only_look_so_are_left_alone(words):
    assert not tells_who(words)


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("Other: ___", True),
        ("Another way, please specify", True),
        ("Other:", True),
        ("Something else …", True),
        ("Something else", False),
        ("In another town", False),
    ],
)
def test_an_answer_that_asks_for_more_words_is_known(words, asks):
    assert is_open(words) is asks


def test_a_form_that_fills_more_than_one_page_of_paper_is_asked_about():
    long = tuple(Option(key=f"o-{at}", words=f"An answer that takes a line of its own, {at}") for at in range(5))
    wide = Question(key="wide", kind=Kind.CHOICE, ask="Which?", options=long)
    assert (rows(wide, WORDS), rows(FORM.questions[5], WORDS), rows(FORM.questions[9], WORDS)) == (4, 1, 0)
    many = tuple(replace(wide, key=f"wide-{at}") for at in range(3))
    (asked,) = problems(replace(FORM, questions=(*FORM.questions, *many)), WORDS)
    assert (asked.field, asked.asks) == ("questions", True)
    assert "more than one page" in str(asked)


def test_somebody_elses_words_are_asked_about_once_more():
    (asked,) = problems(replace(FORM, credit="A. Author", license="By letter"), WORDS)
    assert (asked.field, asked.asks) == ("credit", True)
    assert "the words of A. Author" in str(asked)
    assert question_of(asked) is None


def test_two_forms_of_one_name_and_version_with_other_answers_clash():
    other = with_question(options=(*YES_NO, Option(key="maybe", words="Maybe")))
    (told_of,) = clash(other, FORM)
    assert "version 1" in str(told_of)
    assert clash(replace(other, version=2), FORM) == ()
    assert clash(replace(FORM, title="Another title"), FORM) == ()
    assert clash(other, None) == ()


def test_tables_may_set_one_question_by_another():
    assert parts_of("calm by since-how") == ("calm", "since-how")
    assert parts_of("calm") == ("calm",)
    assert boxes(FORM.questions[5], WORDS) == 3


def test_every_text_is_found_by_where_it_stands():
    found_texts = texts(FORM)
    assert found_texts["title"] == "Ours"
    assert found_texts["choose/yes/words"] == "Yes"
    assert found_texts["fits/statement"] == "It fits."
    assert "credit" not in found_texts
    assert "short/easy" not in found_texts


def test_every_gap_in_a_translation_is_found_and_an_empty_text_is_one():
    wanted = texts(FORM)
    whole = {at: f"PL {said}" for at, said in wanted.items()}
    assert gaps(FORM, {"pl": whole}) == ()
    for at in wanted:
        left_out = {place: said for place, said in whole.items() if place != at}
        for hole in (left_out, whole | {at: ""}, whole | {at: " \n"}):
            assert [each.field for each in gaps(FORM, {"pl": hole})] == [f"translations/pl/{at}"]


def test_an_own_form_is_told_in_the_languages_the_group_wrote_it_in():
    polish = tuple((at, f"PL {said}") for at, said in texts(FORM).items() if at != "intro")
    form = replace(FORM, translations=(Translation(key="pl", texts=polish),))
    told_form = told(form, catalogue("pl"))
    assert told_form.title == "PL Ours"
    assert told_form.intro == FORM.intro
    assert told_form.questions[5].options[0].words == "PL Yes"
    assert told(form, catalogue("es")) == form
    (asked,) = problems(form, WORDS)
    assert (asked.field, asked.asks) == ("translations/pl/intro", True)


def test_a_shipped_form_is_told_by_the_catalogue():
    form = shipped.forms()[0]
    assert told(form, catalogue("en")) == form
    assert told(form, catalogue("en-XA")).title != form.title


@pytest.mark.parametrize(("letters", "too_long"), [(40, False), (41, True)])
def test_every_answer_to_a_form_that_is_in_order_finds_room_in_the_box(letters, too_long):
    many = tuple(
        Question(key=f"q{at:02}".ljust(letters, "x"), kind=Kind.SEVERAL, ask=f"Ask {at}.", options=YES_NO)
        for at in range(60)
    )
    form = replace(FORM, composite=(), tables=(), questions=many)
    assert ("too long for one answer" in str(found(form))) is too_long
    filled = {question.key: (0, 1) for question in many}
    assert too_long or len(slots.ballot(form, filled)) <= slots.ROOM
