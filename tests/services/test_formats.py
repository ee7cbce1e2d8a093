"""A group makes a way to meet its own, and looks back on the ways it used before."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.calendar import Rule
from groupkit.core.meetings import Heads
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.core.readings import OwnText
from groupkit.services import formats, meetings, money, profile, tonight
from groupkit.storage import library
from tests import evening
from tests.evening import SATURDAY

OPEN = library.format_by_id("open-dual-recovery")
LAST_WEEK, NEXT_WEEK = SATURDAY - timedelta(weeks=1), SATURDAY + timedelta(weeks=1)
CLOSING = OwnText(slot="closing", words=" Go well.\nCome back. ", credit="Our own words")


@pytest.fixture
def own(book):
    """Return the group's own copy of the open meeting, which its meeting uses."""
    plan = formats.copy(book, OPEN, " Our Saturday ")
    (meeting,) = meetings.listing(book)
    meetings.change(book, replace(meeting, format=plan.id))
    return plan


def longer(plan, minutes=1):
    first, *others = plan.segments
    return replace(plan, segments=(replace(first, minutes=first.minutes + minutes), *others))


def test_a_copy_is_the_groups_own_and_the_shipped_one_stays(book, own):
    assert (own.id, own.title, own.version) == ("our-saturday", "Our Saturday", 1)
    assert own.segments == OPEN.segments
    assert formats.listing(book)[0] == own
    assert formats.is_own(book, own.id)
    assert not formats.is_own(book, OPEN.id)
    assert formats.get(book, OPEN.id) == OPEN
    with pytest.raises(RefusedError, match="Make your own copy"):
        formats.save(book, replace(OPEN, title="Ours"))
    with pytest.raises(RefusedError, match="title"):
        formats.copy(book, OPEN, "  ")


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Our Saturday", "our-saturday-2"),
        ("Café Łódź", "cafe-odz"),
        ("اجتماع", "our-meeting"),
        ("Newcomers", "newcomers-2"),
    ],
)
def test_each_copy_has_a_key_of_its_own(book, own, title, key):
    assert formats.copy(book, OPEN, title).id == key


def test_every_change_is_a_version_and_any_can_be_brought_back(book, own):
    second = formats.save(book, longer(own))
    assert (second.version, formats.get(book, own.id)) == (2, second)
    assert formats.save(book, second) == second
    third = formats.save(book, own)
    assert third.version == 3
    assert third.segments == own.segments
    assert [(each.format.version, each.made_on) for each in formats.versions(book, own.id)] == [
        (3, SATURDAY), (2, SATURDAY), (1, SATURDAY)
    ]  # fmt: skip
    book.undo()
    assert formats.get(book, own.id) == second


def test_a_change_with_something_to_put_right_is_refused_whole(book, own):
    first = replace(own.segments[0], title="", minutes=0)
    with pytest.raises(RefusedError) as told:
        formats.save(book, replace(own, title="", segments=(first, *own.segments[1:])))
    assert [problem.field for problem in told.value.problems] == [
        "title",
        "segments.welcome.title",
        "segments.welcome.minutes",
    ]
    assert formats.get(book, own.id) == own


def test_a_format_can_be_put_away_and_a_meeting_goes_on_using_it(book, own):
    formats.put_out_of_sight(book, own.id)
    assert own not in formats.listing(book)
    assert formats.put_away(book) == (own,)
    assert meetings.running_order(book, meetings.on(book, SATURDAY)).format == own
    formats.put_out_of_sight(book, own.id, away=False)
    assert formats.put_away(book) == ()


def test_an_old_meeting_still_shows_what_it_used(book, own):
    evening.later(book, weeks=1)
    formats.save(book, longer(own))
    formats.save(book, longer(own, 5))
    assert formats.of(book, meetings.on(book, LAST_WEEK)) == OPEN
    assert formats.of(book, meetings.on(book, SATURDAY)) == replace(own, version=0)
    assert formats.of(book, meetings.on(book, NEXT_WEEK)).minutes == own.minutes + 5
    meetings.change(book, replace(meetings.listing(book)[0], format="newcomers"))
    assert meetings.running_order(book, meetings.on(book, SATURDAY)).format.id == own.id
    assert meetings.running_order(book, meetings.on(book, NEXT_WEEK)).format.id == "newcomers"


def test_what_counts_is_how_the_meeting_ran_not_how_it_was_planned(book, own):
    held = meetings.on(book, SATURDAY)
    tonight.printed(book, held)
    formats.save(book, longer(own, 2))
    assert formats.of(book, held).minutes == own.minutes + 2
    meetings.count_heads(book, held, Heads(regulars=8))
    evening.later(book, weeks=1)
    formats.save(book, longer(own, 9))
    meetings.count_heads(book, held, Heads(regulars=9))
    formats.keep_used(book, held)
    assert formats.of(book, held).minutes == own.minutes + 2


def test_a_meeting_whose_format_nobody_knows_can_be_changed_all_the_same(book):
    (meeting,) = meetings.listing(book)
    book.store.meetings.change(meeting.id, replace(meeting, format="lost"))
    with pytest.raises(GroupkitError, match="no format called lost"):
        formats.of(book, meetings.on(book, LAST_WEEK))
    meetings.change(book, meeting)
    assert formats.of(book, meetings.on(book, LAST_WEEK)).id == meeting.format


def test_groups_share_a_format_as_a_file(book, other, own, tmp_path):
    formats.give(longer(own), tmp_path / "ours.toml")
    taken = formats.take_in(other, tmp_path / "ours.toml")
    assert taken.segments == longer(own).segments
    assert formats.take_in(other, tmp_path / "ours.toml").id == "our-saturday-2"
    with pytest.raises(GroupkitError, match="could not be saved"):
        formats.give(own, tmp_path / "nowhere" / "ours.toml")
    (tmp_path / "bad.toml").write_text("id = [", "utf-8")
    with pytest.raises(RefusedError, match="line 1"):
        formats.take_in(other, tmp_path / "bad.toml")


# the group's own texts


def closing(book, day=SATURDAY):
    order = meetings.running_order(book, meetings.on(book, day))
    (part,) = [item.segment for item in order.items if item.segment.slot == "closing"]
    return order.own_text(part)


def test_a_group_reads_its_own_words_with_the_line_that_says_whose(book):
    assert closing(book) is None
    text = formats.set_text(book, CLOSING)
    assert (text.words, text.credit) == ("Go well.\nCome back.", "Our own words")
    assert closing(book) == text
    changed = formats.set_text(book, replace(text, words="Go."))
    assert formats.texts(book) == (changed,)
    formats.remove_text(book, changed)
    assert closing(book) is None
    with pytest.raises(RefusedError, match="not there any more"):
        formats.remove_text(book, changed)


def test_words_for_the_first_week_go_before_those_for_every_week(book):
    every = formats.set_text(book, CLOSING)
    first = formats.set_text(book, replace(CLOSING, words="First.", when=Rule(weeks=(1,))))
    assert closing(book, LAST_WEEK) == first
    assert closing(book) == every


def test_everything_about_a_text_is_said_at_once(book):
    with pytest.raises(RefusedError) as told:
        formats.set_text(book, OwnText(slot="song", title="x" * 81, words=" ", credit=""))
    assert [problem.field for problem in told.value.problems] == ["slot", "words", "credit", "title"]
    with pytest.raises(RefusedError, match="20000 letters"):
        formats.set_text(book, replace(CLOSING, words="x" * 20_001))


def test_a_group_with_twelve_steps_has_more_time_to_share(book):
    held = meetings.on(book, SATURDAY)
    more = meetings.running_order(book, held)
    profile.change(book, steps="12")
    fewer = meetings.running_order(book, held)
    assert {item.segment.key for item in more.items} - {item.segment.key for item in fewer.items} == {"extra-steps"}
    assert sum(item.segment.minutes for item in fewer.items) == sum(item.segment.minutes for item in more.items)
    assert fewer.over == 0
    with pytest.raises(RefusedError, match="12"):
        profile.change(book, steps="13")


def test_going_to_twelve_steps_and_back_loses_no_word(book):
    formats.set_text(book, replace(CLOSING, slot="extra-steps"))
    held = meetings.on(book, SATURDAY)
    meetings.count_heads(book, held, Heads(regulars=8))
    before = (
        meetings.running_order(book, held),
        formats.texts(book),
        meetings.heads(book, held),
        money.status(book),
    )
    profile.change(book, steps="12")
    assert formats.texts(book) == before[1]
    profile.change(book, steps="12+5")
    after = (
        meetings.running_order(book, held),
        formats.texts(book),
        meetings.heads(book, held),
        money.status(book),
    )
    assert after == before


def test_a_format_is_tried_as_the_next_meeting_would_run(book, own):
    assert formats.booked(book, own) == meetings.listing(book)
    assert formats.trial(book, longer(own)).occasion == meetings.on(book, SATURDAY)
    assert formats.trial(book, longer(own)).over == 1
    lone = formats.trial(book, library.format_by_id("newcomers"))
    assert (lone.occasion.meeting.name, lone.over) == ("Newcomers meeting", 0)
    assert lone.occasion.day == SATURDAY


def test_a_day_far_back_is_not_kept(book, own):
    formats.save(book, longer(own))
    assert book.store.used_formats.read(1, date(2026, 8, 1)) is None
    assert book.store.used_formats.read(1, LAST_WEEK) is not None


def test_a_half_made_format_is_kept_as_it_is(own):
    half = replace(longer(own), title="", segments=(replace(own.segments[0], minutes=0, when=Rule(weeks=(1,))),))
    assert formats.unpacked(formats.packed(half)) == half
    assert formats.unpacked("something else") is None
