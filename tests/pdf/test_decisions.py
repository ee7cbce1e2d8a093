"""The list, the notes and the log of business meetings can be read by everybody and name nobody."""

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pytest

from groupkit.core.business import Agenda, Business, Decided, Minutes
from groupkit.core.decisions import Action, Counts, Decision, Motion, Rules, Share
from groupkit.pdf.decisions import agenda, log, minutes
from groupkit.storage import business as shipped
from tests.pdf import reading

SATURDAY = date(2026, 11, 14)
ABOUT = Business(
    id=1, day=SATURDAY, start=time(12, 15), room="Room 2", notice_on=date(2026, 10, 31), more=("Who has the key?",)
)
KETTLE = Motion(
    id=1, title="A new kettle", proposal="We buy a kettle <b>& more.", why="It drips.", cost=2500, proposer="Rosa"
)
LIBRARY = Motion(id=2, title="The library", proposal="We move.", amendment="We move in May.", size="big")
OPEN = Action(id=1, what="Ask the library", owner="secretary", due=date(2026, 11, 1))
AGREED = Decided(
    day=SATURDAY,
    motion=LIBRARY,
    decision=Decision(
        test="vote",
        counts=Counts(in_favour=6, against=2),
        outcome="agreed",
        owner="Key holder",
        due=SATURDAY,
        review_on=date(2027, 5, 1),
        minority="The bus is hard for two of us.",
    ),
)
PUT_OFF = Decided(
    day=SATURDAY,
    motion=replace(KETTLE, proposer=""),
    decision=Decision(counts=Counts(support=4, concern=1), outcome="put-off", worry="The fuse"),
)
TOLD = Agenda(
    group="Riverside",
    name="",
    about=ABOUT,
    words=shipped.words(),
    rules=Rules(),
    needed=5,
    ideas=(KETTLE, LIBRARY),
    later=(replace(KETTLE, id=3, title="A later idea"),),
    early=frozenset({2}),
    again=(AGREED,),
    to_do=(OPEN, Action(id=2, what="Find flasks")),
)
NOTES = Minutes(
    group="Riverside",
    name="Sat meeting",
    about=replace(
        ABOUT, present=8, apologies=2, taken_by="secretary", read_back=True, approved_on=date(2026, 12, 12)
    ),
    decided=(AGREED, PUT_OFF),
    to_do=(OPEN,),
    enough=True,
    next_day=date(2026, 12, 12),
)
LONG = "Abcdefghijklmno " * 15
LANGUAGES = pytest.mark.parametrize("language", ["en-XA", "ar-XB"])


def printed(does, told, **how):
    written = BytesIO()
    does(told, written, **how)
    return written.getvalue()


def test_the_list_says_when_where_and_what_and_has_a_card_for_each_idea():
    paper = printed(agenda, TOLD)
    shown = reading.words(paper)
    for said in (
        "Business meeting Riverside, on Saturday 14 November at 12:15, Room 2",
        "We can decide when 5 of us are here.",
        "1. Open How many are here?",
        "Who has the key? A later idea",
        "Ask the library Secretary Sun 1 Nov 2026 Find flasks Nobody yet",
        "We wanted to look at this again: The library",
        "A new kettle We buy a kettle <b>& more. The library We move in May.",
        "This is a big thing. Today it is read out; we decide at a later meeting.",
        "11. Close",
        "If there is no serious worry, it is agreed.",
        "Idea card The idea in a few words A new kettle Why: what have we seen? It drips.",
        "£25.00",
        "Who brings it Rosa",
        "How we changed the words We move in May.",
    ):
        assert said in shown
    assert shown.count("Idea card") == 2
    assert reading.count(paper) == 4


def test_a_list_without_time_or_room_says_what_is_known():
    bare = replace(TOLD, name="Sat meeting", about=Business(day=SATURDAY), ideas=(), later=(), again=(), to_do=())
    shown = reading.words(printed(agenda, bare))
    assert "Business meeting Sat meeting, on Saturday 14 November Anyone" in shown
    assert "Idea card" not in shown
    somewhere = replace(bare, about=Business(day=SATURDAY, room="Room 2"))
    assert "on Saturday 14 November, Room 2" in reading.words(printed(agenda, somewhere))
    timed = replace(bare, about=Business(day=SATURDAY, start=time(9)))
    assert "on Saturday 14 November at 09:00" in reading.words(printed(agenda, timed))


def test_how_we_decide_follows_the_rules_of_the_group():
    shown = reading.words(printed(agenda, replace(TOLD, rules=Rules(vote=Share(of=3, out_of=4)))))
    assert "A vote carries when 3 of every 4 who vote say yes." in shown
    assert "two of every three" not in shown


def test_the_notes_hold_what_was_decided_in_numbers_and_roles():
    paper = printed(minutes, NOTES)
    shown = reading.words(paper)
    for said in (
        "Notes of our business meeting Riverside Sat meeting Saturday 14 November at 12:15",
        "8 of us were here. That was enough to decide. 2 sent word that they could not come.",
        "It was told ahead on Saturday 31 October. Notes: Secretary These notes were read back at the end.",
        "We move in May. Agreed Yes: 6. No: 2. Stand aside: 0. Who does it: Key holder",
        "By when: Saturday 14 November We look at it again on Saturday 1 May 2027.",
        "Those who said no add: The bus is hard for two of us.",
        "Put off For it: 4. Can live with it: 0. Stand aside: 0. Serious worry: 1.",
        "Ask the library Secretary Sun 1 Nov 2026",
        "We next meet for business on Saturday 12 December.",
        "The group approved these notes on Saturday 12 December 2026.",
    ):
        assert said in shown
    assert "Rosa" not in shown
    assert "The fuse" not in shown
    assert reading.count(paper) == 1


def test_notes_of_a_meeting_of_few_are_as_kind():
    few = replace(
        NOTES, about=replace(ABOUT, room="", notice_on=None, present=2), decided=(), to_do=(), enough=False
    )
    shown = reading.words(printed(minutes, replace(few, next_day=None)))
    for said in (
        "2 of us were here. That was too few to decide. We talked.",
        "We decided nothing this time, and that is fine.",
        "There is nothing new to do.",
        "The group approved these notes on: ________",
    ):
        assert said in shown
    assert "We next meet" not in shown
    assert "were here" not in reading.words(printed(minutes, replace(NOTES, about=ABOUT)))


def test_the_log_has_every_decision_and_no_name():
    shown = reading.words(printed(log, (AGREED, PUT_OFF), group="Riverside"))
    assert "What we decided Riverside" in shown
    assert "Sat 14 Nov 2026 We move in May. Agreed Sat 1 May 2027" in shown
    assert "Put off" in shown
    assert "Nothing is decided yet." in reading.words(printed(log, ()))


@pytest.mark.parametrize("does", [agenda, minutes, log])
def test_large_print_is_a_quarter_larger(does):
    told = {agenda: TOLD, minutes: NOTES, log: (AGREED,)}[does]
    assert max(reading.sizes(printed(does, told, large=True))) == 27.5
    assert max(reading.sizes(printed(does, told))) == 22.0


@LANGUAGES
@pytest.mark.parametrize(("paper", "large"), [("A4", True), ("Letter", False)])
def test_nothing_leaves_the_page_in_any_language(language, paper, large):
    idea = replace(KETTLE, title=LONG[:80], proposal=LONG, why=LONG, affects=LONG, instead=LONG)
    decided = replace(AGREED, motion=idea)
    to_do = (replace(OPEN, what=LONG[:200]),) * 9
    told = replace(TOLD, ideas=(idea,) * 3, to_do=to_do)
    notes = replace(NOTES, decided=(decided,) * 4, to_do=to_do)
    for does, what in ((agenda, told), (minutes, notes), (log, (decided,) * 40)):
        assert reading.inside(printed(does, what, language=language, paper=paper, large=large))
