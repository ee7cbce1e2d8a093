"""A format is read in the words and length a meeting has chosen, with replies only where people reply."""

from dataclasses import replace
from datetime import date, time

import pytest

from groupkit.core import formats, meetings
from groupkit.core.formats import Format, Segment, read_of, running_order
from groupkit.core.meetings import Meeting, Occasion

CLOSE = Segment(
    key="close",
    title="Close",
    minutes=5,
    read="Be still for a moment.",
    read_short="Be still.",
    read_spiritual="Be still, with whatever you call on.",
    read_secular="Breathe out slowly.",
    read_secular_short="Breathe out.",
)
REPLIES = Segment(key="replies", title="Replies", minutes=10, do="Two people answer.", feedback=True)
PLAN = Format(
    id="ours",
    title="Ours",
    summary="How we meet.",
    talk="ask",
    source="our group",
    license="CC-BY-4.0",
    segments=(replace(CLOSE, key="start", title="Start"), REPLIES, CLOSE),
    limits="There are limits.",
    medicine="Ask your doctor.",
)
MEETING = Meeting(name="Saturday group", weekday=5, start=time(11), minutes=20, format="ours")


def order(plan=PLAN, **about):
    return running_order(plan, Occasion(meeting=replace(MEETING, **about), day=date(2026, 11, 14)), (), "Eastside")


@pytest.mark.parametrize(
    ("pack", "length", "said"),
    [
        ("", "standard", "Be still for a moment."),
        ("", "short", "Be still."),
        ("spiritual", "standard", "Be still, with whatever you call on."),
        ("spiritual", "short", "Be still, with whatever you call on."),
        ("secular", "standard", "Breathe out slowly."),
        ("secular", "short", "Breathe out."),
    ],
)
def test_a_part_is_read_in_the_words_and_length_chosen(pack, length, said):
    assert read_of(CLOSE, pack, length) == said
    shown = order(pack=pack, length=length)
    assert shown.read(shown.items[-1].segment) == said


def test_where_a_wording_is_missing_the_nearest_is_read():
    plain = Segment(key="plain", title="Plain", minutes=1, read="Hello.")
    assert read_of(plain, "secular", "short") == read_of(plain, "spiritual") == "Hello."
    short = replace(plain, read_short="Hi.")
    assert read_of(short, "secular", "short") == "Hi."


def test_a_round_of_replies_is_held_only_where_people_reply():
    assert [item.segment.key for item in order().items] == ["start", "replies", "close"]
    assert [item.segment.key for item in order(talk="listen").items] == ["start", "close"]
    assert [item.segment.key for item in order(replace(PLAN, feedback=False)).items] == ["start", "close"]
    assert order(talk="listen").items[-1].begins == time(11, 15)


def test_a_meeting_may_have_its_own_way_to_reply():
    assert (order().spoken, order(talk="conversation").spoken) == ("ask", "conversation")


def test_what_a_part_can_be_is_said_when_it_is_something_else():
    odd = replace(CLOSE, slot="moon", weight=9)
    assert [problem.field for problem in odd.problems()] == ["slot", "weight"]
    assert [problem.field for problem in replace(PLAN, channel="moon").problems()] == ["channel"]


def test_what_a_meeting_can_choose_is_what_a_format_knows():
    assert tuple(formats.TALK) == tuple(formats.TALK_TITLES) == meetings.TALKS
    assert tuple(formats.PACKS) == meetings.PACKS
    assert tuple(formats.LENGTHS) == meetings.LENGTHS
    odd = replace(MEETING, talk="shout", pack="loud", length="endless")
    assert [problem.field for problem in odd.problems()] == ["talk", "pack"]
