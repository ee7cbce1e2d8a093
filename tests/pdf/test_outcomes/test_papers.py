"""Cards and pages about what good help is here: to cut apart, to answer on, and to put up on a wall."""

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pytest

from groupkit.core.outcomes.draft import Draft, IfThen, Line
from groupkit.core.outcomes.practice import Card
from groupkit.core.outcomes.slots import Filled
from groupkit.core.outcomes.standing import Counts, Moved, Movement
from groupkit.core.outcomes.statements import Statement
from groupkit.core.outcomes.theories import by_area, by_component
from groupkit.core.outcomes.workshop import Guests, Run, Segment, Workshop
from groupkit.pdf.outcomes.answering import answers, principles, ranking, repeat
from groupkit.pdf.outcomes.cards import practice, statements
from groupkit.pdf.outcomes.drafts import draft, slot
from groupkit.pdf.outcomes.halfday import pages
from groupkit.pdf.outcomes.theories import theories
from groupkit.storage.outcomes import shipped
from tests.pdf.reading import count, inside, words

WORDS = shipped.statements()
CARDS = WORDS.statements
OWN = Statement(key="own", words="Tea <that> is hot & kind", stage="recovery", own=True)
HALF_DAY = Workshop(
    run=Run(
        id=1,
        day=date(2026, 12, 5),
        title="What matters here",
        place="The big hall",
        start=time(9, 30),
        agenda=tuple(Segment(key=each.key, minutes=each.minutes) for each in shipped.workshop().segments),
    ),
    guests=(Guests(kind="members", asked=12, coming=7, came=0), Guests(kind="carers", asked=2)),
)
MOVED = (
    Moved(
        statement="j1",
        before=Counts(happening=2, partly=3),
        now=Counts(happening=4, unknown=1),
        movement=Movement.UP,
    ),
    Moved(
        statement="gone",
        before=None,
        now=Counts(not_here=6),
        movement=Movement.NOT_ORDERED,
    ),
)
DRAFT = Draft(
    title="Why it works here",
    if_thens=(IfThen(when="somebody rings", then="I come"),),
    lines=(Line(box="context", words="We meet in the hall."), Line(box="limits", words="Not for all.")),
)
AREAS = by_area(shipped.theories().theories, shipped.grouping().areas)
COMPONENTS = by_component(shipped.theories().theories, shipped.grouping().components)
ROUND = (shipped.theories(), shipped.grouping(), shipped.sources())
PAPERS = [
    (statements, (CARDS[:5], WORDS, shipped.sources())),
    (practice, (shipped.practice().cards[:3], shipped.practice(), shipped.sources())),
    (answers, ((*CARDS[:3], OWN), WORDS)),
    (principles, (shipped.principles().principles[:6], shipped.principles(), WORDS)),
    (ranking, ((*CARDS[:4], OWN), WORDS)),
    (repeat, (MOVED, WORDS, {"j1": CARDS[0].words})),
    (theories, (AREAS[:1], *ROUND)),
    (draft, (None, shipped.draft())),
    (draft, (DRAFT, shipped.draft())),
    (slot, (shipped.slots().slots[0], None)),
    (pages, (HALF_DAY, shipped.workshop())),
]


def printed(does, *what, **how):
    written = BytesIO()
    does(*what, written, **how)
    return written.getvalue()


def test_all_statements_are_on_cards_eight_to_a_page_and_the_last_ones_are_empty():
    data = printed(statements, (*CARDS, OWN), WORDS, shipped.sources())
    shown = words(data)
    assert count(data) == 1 + 7
    assert all(" ".join(each.words.split()) in shown for each in (*CARDS, OWN))
    assert all(each.source in shown for each in CARDS)
    assert "Listening to Service Users" in shown
    assert shown.count("One of our own:") == 3
    assert count(printed(statements, CARDS[:6], WORDS, shipped.sources(), large=True)) == 3


def test_cards_of_what_others_have_done_and_our_own():
    own = Card(title="Our soup", stage="recovery", told="We cook on Fridays.", source="our own group", own=True)
    shown = words(printed(practice, (*shipped.practice().cards, own), shipped.practice(), shipped.sources()))
    assert "Our soup We cook on Fridays. our own group" in shown
    assert "Could a small part of this be done here?" in shown
    alone = words(printed(practice, (own,), shipped.practice(), shipped.sources()))
    assert "after:" not in alone


def test_a_page_to_answer_on_has_four_answers_and_how_we_would_know():
    shown = words(printed(answers, (*CARDS[:3], OWN), WORDS))
    for each in WORDS.answers:
        assert shown.count(each.words) >= 4
    assert shown.count("How would we know here?") == 4
    assert OWN.words in shown


def test_what_those_who_pay_can_do_stands_by_stage():
    shown = words(printed(principles, shipped.principles().principles, shipped.principles(), WORDS))
    assert all(" ".join(each.words.split()) in shown for each in shipped.principles().principles)
    few = words(printed(principles, shipped.principles().principles[:1], shipped.principles(), WORDS))
    assert "Getting well and staying well" not in few


def test_afterwards_it_says_of_whom_nobody_came():
    over = replace(HALF_DAY, run=replace(HALF_DAY.run, closed_on=date(2026, 12, 5)))
    shown = words(printed(pages, over, shipped.workshop(), only=("guests",)))
    assert "Nobody of this kind came." in shown
    assert "coming yet" not in shown


def test_a_page_for_dots_names_nobody():
    shown = words(printed(ranking, (*CARDS[:4], OWN), WORDS))
    assert "What comes first here This is the order of the people who were asked then." in shown


def test_what_moved_since_last_time_is_in_words_and_nothing_is_added_up():
    shown = words(printed(repeat, MOVED, WORDS, {"j1": CARDS[0].words}))
    assert "2: It is happening" in shown
    assert "3: Partly" in shown
    assert "Matters more than last time" in shown
    assert "6: It is not happening" in shown
    assert "– " in shown
    assert "This is the first time" in words(printed(repeat, (), WORDS, {}))


def test_every_page_of_a_theory_says_that_none_was_made_for_groups_like_ours():
    data = printed(theories, AREAS, *ROUND)
    shown = words(data)
    assert count(data) == 12
    assert shown.count("None of these was made for groups like ours.") == 12
    for card in shipped.theories().theories:
        assert shown.count(card.title) >= 2
    assert "No data" not in shown


def test_a_component_the_study_says_nothing_about_has_no_data():
    shown = words(printed(theories, COMPONENTS, *ROUND))
    assert shown.count("No data") == sum(not each.data for each in COMPONENTS)
    assert "That does not mean there is nothing." in shown


def test_a_draft_is_filled_or_has_lines_to_write_on():
    shown = words(printed(draft, DRAFT, shipped.draft()))
    assert "If somebody rings, then I come." in shown
    assert "Nobody has tested it." in shown
    assert "Not for all." in shown
    empty = words(printed(draft, None, shipped.draft()))
    assert empty.count("If ___") == 4
    assert "I am not alone." in empty


def test_a_place_for_own_words_has_headings_or_what_was_put_there():
    place = shipped.slots().slots[0]
    empty = words(printed(slot, place, None))
    assert all(each in empty for each in place.headings)
    filled = Filled(slot=place.key, words="One line.\nAnother.", credit="By us, 2026")
    assert words(printed(slot, place, filled)).endswith(f"{place.title} One line. Another. By us, 2026")


def test_a_half_day_has_its_pages_each_on_a_sheet():
    shown = words(printed(pages, HALF_DAY, shipped.workshop()))
    for said in (
        "Saturday 5 December 2026",
        "The big hall",
        "Fares are paid back.",
        "Tea and seats",
        "Who is invited",
        "Nobody of this kind is coming yet.",
        "By which month",
        "One box for each kind of help.",
        "Notes",
    ):
        assert said in shown
    assert "Family, friends" not in shown.split("Who is invited")[0]
    some = printed(pages, HALF_DAY, shipped.workshop(), only=("steps",))
    assert count(some) == 1


def test_a_half_day_without_a_start_has_minutes_and_room_to_write_the_time():
    later = replace(HALF_DAY, run=replace(HALF_DAY.run, start=None, title=""))
    shown = words(printed(pages, later, shipped.workshop(), only=("invitation", "agenda")))
    assert "15 minutes" in shown
    assert "________ to ________" in shown


@pytest.mark.parametrize(("does", "what"), PAPERS, ids=lambda each: getattr(each, "__name__", ""))
@pytest.mark.parametrize(("language", "paper", "large"), [("en-XA", "Letter", True), ("ar-XB", "A4", False)])
def test_nothing_leaves_the_page_in_any_language(does, what, language, paper, large):
    assert inside(printed(does, *what, language=language, paper=paper, large=large))
