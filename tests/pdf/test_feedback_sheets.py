"""Papers around feedback: cards for hard times, the job at the box, and rounded figures in words."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from groupkit.core.feedback.changes import Change
from groupkit.core.feedback.figures import change_in_words, in_words, level_in_words
from groupkit.core.feedback.release import Ballots, Level, Shape, Table, release
from groupkit.core.feedback.rounds import Round
from groupkit.core.safety import Contact
from groupkit.i18n import catalogue
from groupkit.pdf.feedback import box, cards, results, talks
from groupkit.pdf.feedback.settings import Told
from groupkit.services.feedback.results import Results, Shown
from groupkit.storage import roles
from groupkit.storage.feedback import shipped
from tests.pdf import reading

WORDS = shipped.words()
TONIGHT = next(form for form in shipped.forms() if form.id == "after-tonight")
DAY = date(2026, 11, 14)
EMERGENCY = Contact(key="999", name="Emergency", reach="999", level="now", checked_on=DAY)
LISTENING = Contact(key="ear", name="A listening ear", reach="0800 000", level="today", checked_on=DAY)
LATER = Contact(key="gp", name="The surgery", reach="0131 000", level="worse", checked_on=DAY)
KEEPER = next(role for role in roles.shipped() if role.key == "feedback-steward")
EDITIONS = [
    {"language": "en"},
    {"language": "ar-XB", "paper": "Letter"},
    {"language": "en-XA", "large": True},
]
each_edition = pytest.mark.parametrize("how", EDITIONS, ids=lambda how: how["language"])


def made(write, *args, **how):
    written = BytesIO()
    write(*args, written, **how)
    return written.getvalue()


def shown(question, table, change=Change.HIDDEN, part=""):
    answers = tuple(option.words for option in WORDS.scale("yes-no-5").options)
    lines = in_words(table, answers, WORDS.figures, rather_not=WORDS.rather_not)
    return Shown(
        question=question.key,
        asked=question.ask,
        part=part,
        answers=answers,
        table=table,
        lines=lines,
        change=change,
    )


def found(*tables, level=Level.HIGH, change=Change.UP):
    kept = Round(
        key="k",
        form=TONIGHT,
        label="Autumn",
        purpose="To see how we are.",
        what_happens="We talk.",
        able=14,
        k=5,
        reader=1,
        trustee=2,
        opened_on=DAY,
        keep_until=date(2027, 2, 1),
    )
    return Results(
        round=kept,
        level=level,
        word=level_in_words(level, WORDS.figures),
        change=change,
        beside=change_in_words(change, WORDS.figures),
        tables=tables,
    )


WELCOME, SPEAK, *_REST = TONIGHT.questions
FIGURES = Table(item="welcome", shape=Shape.CELLS, figures=(0, 3, 3, 6, 3), of=15, rather_not=3, middle=2.5)
BANDS = Table(item="welcome", shape=Shape.BANDS, figures=(0, 3, 6), of=9)
ONE = Table(item="welcome", option=1, shape=Shape.CELLS, figures=(6,), of=12)


@each_edition
def test_the_card_says_who_to_reach_in_danger_and_who_to_talk_to_today(how):
    data = made(cards.danger, WORDS, [EMERGENCY, LISTENING, LATER], DAY, **how)
    words = reading.words(data)
    assert "999" in words
    assert "0800 000" in words
    assert "0131 000" not in words
    assert words.index("999") < words.index("0800 000")
    assert reading.inside(data)
    assert reading.count(data) == 1


def test_the_card_says_what_to_do_and_never_sends_anybody_to_itself():
    words = reading.words(made(cards.danger, WORDS, [], DAY))
    assert all(line in words for line in WORDS.danger.card)
    assert "card" not in words
    assert "Write the emergency number here:" in words


def test_a_number_that_may_no_longer_work_stays_off_the_card():
    old = Contact(
        key="ear", name="A listening ear", reach="0800 111", level="today", checked_on=DAY, retired_on=DAY
    )
    assert "0800 111" not in reading.words(made(cards.danger, WORDS, [EMERGENCY, old], DAY))


@each_edition
def test_whoever_reads_of_a_worry_learns_how_to_answer_everybody(how):
    data = made(cards.worry, WORDS, **how)
    assert reading.inside(data)
    if how["language"] != "en-XA":
        words = reading.words(data)
        worry = WORDS.worry
        assert all(said in words for said in (worry.heading, *worry.lines, *worry.offer, worry.say, worry.named))
        assert reading.count(data) == 1


@each_edition
def test_the_job_at_the_box_stands_on_paper_with_the_promise_to_read_aloud(how):
    planned = box.Planned(
        form=TONIGHT, told=Told(k=8, able=14, purpose="To see how we are."), reader="Robin", trustee="Alex"
    )
    data = made(box.box, WORDS, KEEPER, planned=planned, **how)
    assert reading.inside(data)
    if how["language"] != "en-XA":
        words = reading.words(data)
        assert all(step in words for step in (*KEEPER.before, *KEEPER.during, *KEEPER.after))
        assert "You need Robin and Alex, side by side" in words
        assert "8 people or more have answered" in words
        assert WORDS.room.below_destroy in words
        assert words.index("To see how we are.") < words.index(WORDS.promise.heading)
        assert WORDS.promise.cannot[0] in words
        assert reading.count(data) == 2


def test_the_job_at_the_box_says_nothing_of_a_round_that_is_not_known():
    words = reading.words(made(box.box, WORDS, KEEPER))
    assert "You need" not in words
    assert WORDS.opening.look_away in words
    assert WORDS.promise.done_with not in words


@each_edition
def test_results_are_told_in_rounded_words(how):
    data = made(results.results, found(shown(WELCOME, FIGURES, Change.SAME)), WORDS, **how)
    words = reading.words(data)
    assert reading.inside(data)
    assert "About 6 of about 15 said: Mostly." in words
    assert "Hardly anybody said: No." in words
    assert "Autumn" in words
    if how["language"] == "en":
        for said in (WORDS.figures.one_high, WORDS.figures.change_up, WORDS.figures.not_add_up):
            assert said in words
        assert WORDS.figures.change_same in words


def test_hidden_looks_the_same_whatever_hides_it():
    others = {question.key: 3 for question in TONIGHT.questions[1:6]}
    few = [{**others, "welcome": 4}] * 3 + [others] * 6
    released = [release(TONIGHT, Ballots(each), WORDS.scales, k=5, key=b"k") for each in (few, [others] * 9)]
    pages = [
        made(results.results, found(shown(WELCOME, one.tables[0])), WORDS) for one in released if one is not None
    ]
    assert pages[0] == pages[1]
    words = reading.words(pages[0])
    assert f"{WELCOME.ask} {WORDS.figures.hidden}" in words
    assert WORDS.figures.hidden_why in words
    assert "About" not in words


def test_bands_and_single_answers_have_their_own_names():
    words = reading.words(
        made(results.results, found(shown(WELCOME, BANDS), shown(SPEAK, ONE, part="Carers")), WORDS)
    )
    assert "No or Not much" in words
    assert "Mostly or Yes" in words
    assert "About 6 of about 12 said: Not much." in words
    assert "Carers" in words


def test_each_of_several_answers_stands_under_what_was_asked_once():
    (asked,) = [q for form in shipped.forms() for q in form.questions if q.key == "helped-how"]
    runs = [
        Table(item=asked.key, option=at, shape=Shape.CELLS, figures=(figure,), of=12, rather_not=3)
        for at, figure in enumerate((3, 6, 9))
    ]
    words = reading.words(made(results.results, found(*(shown(asked, table) for table in runs)), WORDS))
    assert words.count(asked.ask) == words.count(f"About 3 of about 15 said: {WORDS.rather_not}.") == 1
    assert all(f"About {figure} of about 12 said:" in words for figure in (3, 6, 9))


def test_a_form_without_one_word_has_no_frame_for_it():
    words = reading.words(made(results.results, replace(found(), word="", beside=""), WORDS))
    assert WORDS.figures.hidden not in words.replace(WORDS.figures.hidden_why, "")


def test_a_small_room_gets_one_word_and_no_figure():
    hidden = [shown(question, Table(item=question.key)) for question in (WELCOME, SPEAK)]
    words = reading.words(made(results.results, found(*hidden, level=Level.LOW, change=Change.HIDDEN), WORDS))
    assert WORDS.figures.one_low in words
    assert WORDS.figures.change_hidden in words


def test_an_open_talk_has_lines_after_each_question_and_asks_what_may_be_told():
    for form in shipped.forms():
        if not form.anonymous:
            data = made(talks.talk, form, WORDS)
            words = reading.words(data)
            assert all(question.ask in words for question in form.questions)
            assert WORDS.own_words.use_summary in words
            assert reading.inside(data)


@each_edition
def test_an_open_talk_is_printed_in_every_edition(how):
    talk = next(form for form in shipped.forms() if form.id == "commissioner-talk")
    data = made(talks.talk, talk, WORDS, **how)
    title = catalogue(how["language"]).pgettext("feedback/commissioner-talk/title", talk.title)
    assert reading.inside(data)
    assert title.split()[0] in reading.words(data)
