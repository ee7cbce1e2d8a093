"""The papers of talks: what is said before one, the plan, what was heard, what goes to the group, and a session."""

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pytest

from groupkit.core.evaluation.answers import Setback, SetbackKind, Way
from groupkit.core.evaluation.clocks import due
from groupkit.core.evaluation.deciding import Level
from groupkit.core.evaluation.matrix import CellState, by_person, by_theme, lens
from groupkit.core.evaluation.people import Held, Person, Strand
from groupkit.core.evaluation.rounds import Kind, Round
from groupkit.core.evaluation.sessions import Session
from groupkit.core.feedback import forms
from groupkit.pdf.evaluation.check import check
from groupkit.pdf.evaluation.consent import consent
from groupkit.pdf.evaluation.matrices import matrix
from groupkit.pdf.evaluation.planner import planner
from groupkit.pdf.evaluation.questions import Talk, questions
from groupkit.pdf.evaluation.session import session
from groupkit.services.evaluation.check import Passed
from groupkit.storage.evaluation import shipped
from groupkit.storage.feedback import shipped as feedback
from tests import studied
from tests.pdf.reading import count, inside, words

ROUND = Round(
    key="first",
    title="Talks of the first year",
    purpose="To hear what helps & <what> does not",
    what_happens="We tell the group the themes and choose what to do.",
    reader=1,
    coders=(1, 2),
    opened_on=date(2026, 1, 10),
    keep_until=date(2030, 1, 10),
    look_again=date(2026, 4, 1),
)
PERSON = Person(
    sign="Heron",
    strand=Strand.MEMBERS,
    started=date(2023, 10, 31),
    held={"T1": Held(day=date(2024, 3, 9)), "T2": Held()},
)
TALKS = due(PERSON, shipped.waves(), date(2024, 12, 1))
AHEAD = due(replace(PERSON, sign="Pebble", held={}), shipped.waves(), date(2023, 12, 1))
THEMES = (
    Passed(id=1, title="A place to be myself", words="Here I need not explain.\n“It is calm.”", level=Level.MOST),
    Passed(id=2, title="Hope", words="There is a way ahead.", level=Level.SOME),
)
TALK = Talk(
    form=next(form for form in feedback.forms() if form.id == "life-since"),
    wave="T2",
    sign="Heron",
    purpose="To hear what helps.",
    ways=True,
)
ASKED = (feedback.words(), shipped.consent(), shipped.codebook())
SESSION = Session(
    strand=Strand.MEMBERS,
    day=date(2026, 12, 5),
    start=time(18, 30),
    minutes=60,
    place="The small hall",
    leads="Robin",
    way_out="The kitchen, with Alex.",
    afterwards="Alex rings who likes it.",
)
PAPERS = [
    (consent, (shipped.consent(), ROUND)),
    (planner, ((*TALKS, *AHEAD), shipped.waves())),
    (matrix, (by_theme(studied.record()),)),
    (check, (THEMES, shipped.roomcheck())),
    (session, (SESSION, shipped.consent())),
    (questions, (TALK, *ASKED)),
]


def printed(does, *what, **how):
    written = BytesIO()
    does(*what, written, **how)
    return written.getvalue()


def test_a_consent_sheet_says_what_it_is_for_and_asks_three_things_apart():
    data = printed(consent, shipped.consent(), ROUND)
    shown = words(data)
    assert count(data) == 1
    for said in (
        "What this is for: To hear what helps & <what> does not",
        "What we do with it: We tell the group the themes",
        "This is to make our group better.",
        "What you said is kept until Thursday 10 January 2030.",
        "May we record the sound?",
        "Yes, in other words",
        "My sign:",
    ):
        assert said in shown
    assert shown.count("Taken back on:") == 3
    assert "{" not in shown
    research = replace(ROUND, kind=Kind.RESEARCH, approval="REC 12/34")
    assert "agreed: REC 12/34." in words(printed(consent, shipped.consent(), research))


def test_the_plan_says_a_good_time_for_each_talk_and_what_came_of_it():
    shown = words(printed(planner, (*TALKS, *AHEAD), shipped.waves()))
    assert "Heron First talk" in shown
    assert "Held, later than planned" in shown
    assert "Was not held" in shown
    assert "Pebble Second talk about" in shown
    assert "No talk is planned yet." in words(printed(planner, (), shipped.waves()))


def test_a_matrix_by_theme_shows_the_dip_and_what_helped_and_no_number():
    found = by_theme(studied.record())
    shown = words(printed(matrix, found))
    assert "Not for the group" in shown
    assert "First talk Second talk Third talk" in shown
    assert shown.count("A hard spell:") == sum(cell.setback is not None for row in found.rows for cell in row.cells)
    assert shown.count("Harder") >= sum(cell.path is Way.HARDER for row in found.rows for cell in row.cells)
    assert "What helped:" in shown
    for row in found.rows:
        assert row.title in shown


def test_a_matrix_by_person_has_a_table_for_each_sign_and_says_why_nothing_was_heard():
    shown = words(printed(matrix, by_person(studied.record())))
    for sign in studied.SIGNS.values():
        assert f"{sign} First talk" in shown
    cell = by_theme(studied.record()).rows[0].cells[0]
    without = replace(cell, state=CellState.NOT_YET, path=None, setback=None)
    row = replace(by_theme(studied.record()).rows[0], cells=(without,) * 3)
    shown = words(printed(matrix, replace(by_person(studied.record()), rows=(row,))))
    assert shown.count("Nobody had spoken of it yet") == 3


def test_a_hard_spell_without_what_helped_and_a_wave_nobody_was_asked_in():
    found = by_theme(studied.record())
    row = next(row for row in found.rows for cell in row.cells if cell.setback is not None)
    spell = next(cell for cell in row.cells if cell.setback is not None)
    alone = replace(spell, setback=Setback(what=SetbackKind.OTHER, helped=""))
    never = replace(alone, state=CellState.NOT_ASKED, path=None, setback=None)
    shown = words(printed(matrix, replace(found, rows=(replace(row, cells=(alone, never, never)),))))
    assert "A hard spell: Something else." in shown
    assert "What helped" not in shown
    assert "Second talk" not in shown


def test_the_lens_has_a_name_of_its_own():
    shown = words(printed(matrix, lens(studied.record(), shipped.lens().steps)))
    assert "From me, to us, to the world Not for the group" in shown


def test_each_theme_stands_alone_with_room_to_answer():
    data = printed(check, THEMES, shipped.roomcheck())
    shown = words(data)
    assert count(data) == 2
    assert shown.count("Yes, that is how it is") == 2
    assert "A place to be myself Most of those who talked Here I need not explain. “It is calm.”" in shown
    assert "No theme was passed on yet." in words(printed(check, (), shipped.roomcheck()))


def test_the_questions_of_a_talk_stand_on_paper_with_a_sign_and_no_place_for_a_name():
    shown = words(printed(questions, TALK, *ASKED))
    for said in (
        "My life since last time Second talk What this is for: To hear what helps.",
        "My sign: Heron",
        "You may leave out any question.",
        "How has life been for you since last time? Harder Up and down Much the same",
        "Which way did it go? Being accepted",
        "What was it about? The mind The habit Both Something else What helped?",
    ):
        assert said in shown
    assert "name" not in shown.lower()
    whom = next(form for form in feedback.forms() if form.id == "commissioner-talk")
    shown = words(printed(questions, Talk(form=whom, wave="C1"), *ASKED))
    assert "Which way did it go?" not in shown
    assert "What this is for" not in shown


def test_a_note_of_a_form_is_read_and_a_statement_has_its_question():
    plain = TALK.form.questions[0]
    note = replace(plain, key="note", kind=forms.Kind.NOTE, ask="Take your time.", options=())
    doubled = replace(plain, key="more", statement="Tea helps.", ask="How far is that so?")
    form = replace(TALK.form, questions=(note, doubled))
    shown = words(printed(questions, replace(TALK, form=form, ways=False), *ASKED))
    assert "Take your time. Tea helps. How far is that so? Harder" in shown


def test_the_plan_of_a_session_says_the_way_out_and_who_is_there_afterwards():
    data = printed(session, SESSION, shipped.consent())
    shown = words(data)
    assert count(data) == 1
    for said in (
        "Members",
        "Saturday 5 December 2026",
        "60 minutes",
        "The kitchen, with Alex.",
        "Who leads Robin",
    ):
        assert said in shown
    later = replace(SESSION, start=None, place="")
    assert "The small hall" not in words(printed(session, later, shipped.consent()))


@pytest.mark.parametrize(("does", "what"), PAPERS, ids=lambda each: getattr(each, "__name__", ""))
@pytest.mark.parametrize(("language", "paper", "large"), [("en-XA", "Letter", True), ("ar-XB", "A4", False)])
def test_nothing_leaves_the_page_in_any_language(does, what, language, paper, large):
    assert inside(printed(does, *what, language=language, paper=paper, large=large))
