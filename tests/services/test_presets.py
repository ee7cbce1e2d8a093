"""A group starts from a kind of meeting, or goes over to another one altogether, and loses nothing."""

from dataclasses import replace
from typing import Any

import pytest

from groupkit.core.meetings import Heads
from groupkit.core.problems import RefusedError
from groupkit.core.readings import OwnText
from groupkit.i18n import catalogue
from groupkit.services import agreement, formats, meetings, money, presets, service
from tests.evening import SATURDAY


@pytest.mark.parametrize("preset", presets.presets(), ids=lambda preset: preset.key)
def test_every_kind_of_meeting_can_be_held(book, preset):
    presets.use(book, preset, meetings.listing(book))
    order = meetings.running_order(book, meetings.on(book, SATURDAY))
    assert order.format.id == preset.format
    assert order.spoken == (preset.talk or order.format.talk)
    assert not list(order.occasion.meeting.problems())


def test_a_kind_of_meeting_nobody_knows_is_told():
    with pytest.raises(RefusedError, match="called picnic"):
        presets.get("picnic")


def test_the_kinds_of_meeting_are_named_in_another_language():
    preset = presets.get("women")
    assert preset.told(catalogue("en-XA")).title != preset.title


def kept(group):
    """Return everything the group wrote and counted, apart from how its meetings run."""
    held = meetings.on(group, SATURDAY)
    (meeting,) = meetings.listing(group)
    return (
        replace(meeting, format="", talk="", is_open=True, online=False),
        meetings.heads(group, held),
        service.duties(group, held)[0],
        service.people(group),
        money.status(group),
        formats.texts(group),
        agreement.agreement(group),
    )


def test_switching_a_group_loses_nothing(book):
    held = meetings.on(book, SATURDAY)
    meetings.count_heads(book, held, Heads(regulars=8, first_timers=1))
    service.assign(book, held, "chair", "Jo")
    money.sheet(book, held)
    formats.set_text(book, OwnText(slot="extra-steps", words="Our five.", credit="Ours"))
    agreement.add(book, "Dogs are welcome.")
    before = kept(book)

    def parts():
        order = meetings.running_order(book, meetings.on(book, SATURDAY))
        assert order.over == 0
        return {item.segment.key for item in order.items}

    seen = {}
    for key in ("open", "twelve", "listen-only", "open"):
        presets.use(book, presets.get(key))
        assert kept(book) == before
        seen[key] = parts()
    assert seen["open"] - seen["twelve"] == {"extra-steps"}
    assert "extra-steps" not in seen["listen-only"]
    plan = formats.get(book, "listen-only-discussion")
    assert not plan.feedback
    assert not any(part.feedback for part in plan.segments)
    assert parts() == seen["open"]
    book.undo()
    assert parts() == seen["listen-only"]


def test_feedback_off_leaves_every_round_of_replies_out(book):
    (meeting,) = meetings.listing(book)
    rounds = 0
    for plan in formats.shipped():
        meetings.change(book, replace(meeting, format=plan.id, talk="listen"))
        order = meetings.running_order(book, meetings.on(book, SATURDAY))
        assert not any(item.segment.feedback for item in order.items)
        rounds += sum(part.feedback for part in plan.segments)
    assert rounds == 6


def test_switching_the_steps_of_a_group_leaves_meetings_of_another_kind_alone(book):
    (room,) = meetings.listing(book)
    kinds: dict[str, dict[str, Any]] = {
        "closed-women": {"is_open": False},
        "online-meeting": {"online": True},
        "ward-meeting": {"site_rules": "No keys."},
        "of-our-own": {},
    }
    others = [
        meetings.add(book, replace(room, id=0, name=name, weekday=at, place=None, format=name, **about))
        for at, (name, about) in enumerate(kinds.items())
    ]
    for key in ("twelve", "listen-only", "open"):
        presets.use(book, presets.get(key))
        assert [each for each in meetings.listing(book) if each in others] == others[:3]
    assert meetings.listing(book)[0] == replace(room, talk=presets.get("open").talk)
    presets.use(book, presets.get("quiet"))
    assert {each.format for each in meetings.listing(book)} == {"quiet-sitting"}
