"""A business meeting is called and told about in plain sentences, in the words of the group's own rules."""

from dataclasses import replace
from datetime import date, time

import pytest

from groupkit.core.business import (
    Business,
    answers_in_words,
    by_role,
    day_in_words,
    needed_in_words,
    rules_in_words,
    share_in_words,
    ways_in_words,
)
from groupkit.core.decisions import VOTE, Counts, Decision, Rules, Share
from groupkit.i18n import catalogue
from groupkit.storage import business as shipped

SATURDAY = date(2026, 11, 14)
ABOUT = Business(day=SATURDAY)
EN = catalogue("en")


def test_a_day_is_enough_to_call_a_meeting():
    assert list(ABOUT.problems()) == []


@pytest.mark.parametrize(
    ("about", "field"),
    [
        (replace(ABOUT, present=-1), "present"),
        (replace(ABOUT, apologies=-1), "apologies"),
        (replace(ABOUT, notice_on=date(2026, 11, 15)), "notice_on"),
        (replace(ABOUT, room="x" * 81), "room"),
        (replace(ABOUT, room="Ring 01632 960 001"), "room"),
        (replace(ABOUT, more=("x",) * 13), "more"),
        (replace(ABOUT, more=("x" * 121,)), "more"),
        (replace(ABOUT, more=("Ring 01632 960 001",)), "more"),
        (replace(ABOUT, taken_by="a@b.org"), "taken_by"),
    ],
)
def test_what_is_to_be_put_right_is_said_by_its_field(about, field):
    assert [problem.field for problem in about.problems()] == [field]


def test_a_meeting_is_named_by_its_day_and_its_time_if_it_has_one():
    assert day_in_words(ABOUT, EN) == "Saturday 14 November"
    assert day_in_words(replace(ABOUT, start=time(12, 15)), EN) == "Saturday 14 November at 12:15"


def test_answers_are_told_in_numbers_and_never_by_whom():
    asked = Decision(counts=Counts(support=5, can_live=1, concern=2))
    assert answers_in_words(asked, EN) == "For it: 5. Can live with it: 1. Stand aside: 0. Serious worry: 2."
    voted = Decision(test=VOTE, counts=Counts(in_favour=4, against=1, abstain=2))
    assert answers_in_words(voted, EN) == "Yes: 4. No: 1. Stand aside: 2."
    assert answers_in_words(Decision(), EN) == ""


def test_the_rules_are_told_in_whole_sentences():
    ours = rules_in_words(Rules(), EN, "GBP")
    assert ours[0] == "We can decide when 5 regulars are here, or 1 of every 2 who come most weeks."
    assert ours[1] == "A vote carries when 2 of every 3 who vote say yes."
    assert ours[-1] == "Big things are put up in writing 2 meetings ahead."
    own = rules_in_words(Rules(least=1, notice=0, big_things="The name."), EN, "GBP")
    assert own[0].startswith("We can decide when 1 regular is here")
    assert own[-1] == "The name."


def test_how_we_decide_follows_the_rules_of_the_group():
    words = shipped.words()
    ours = ways_in_words(words, Rules(), EN, "GBP")
    assert len(ours) == 6
    assert "At least five regulars" in ours[2][1]
    own = ways_in_words(words, Rules(least=3, vote=Share(of=3, out_of=4)), EN, "GBP")
    assert [title for title, _text in own] == [title for title, _text in ours]
    assert "3 regulars" in own[2][1]
    assert "3 of every 4" in own[2][1]
    assert "3 of every 4" in own[3][1]
    assert "five" not in "".join(said for _title, said in own)


def test_a_part_is_named_in_numbers_and_everybody_by_that_word():
    assert share_in_words(Share(of=3, out_of=4), EN) == "3 of every 4"
    assert share_in_words(Share(of=1, out_of=1), EN) == "Everybody"


def test_a_role_is_named_in_the_language_of_the_paper_and_nobody_not_at_all():
    assert by_role("hospitality", EN) == "Tea and cups"
    assert by_role("Key holder", EN) == "Key holder"
    assert by_role("", EN) == ""
    assert needed_in_words(1, EN) == "We can decide when 1 of us is here."


def test_the_words_of_the_papers_are_told_in_another_language():
    told = shipped.words().told(catalogue("en-XA"))
    assert told.title.startswith("Bûsîñéss")
    assert "{group}" in told.about
    for words in (told.bring, told.decide, told.card, told.label("why"), told.agenda[0].line, told.ways[0].text):
        assert "~" in words
    assert all("~" in words for words in (*told.rule, *told.read_back.values()))
