"""A job is handed over with the lines that fit it, in any language, and what is written suits paper."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from groupkit.core.handover.passing import (
    BACKUP,
    LAPTOP,
    LONGEST_WISH,
    NEW,
    OLD,
    SPARE,
    Handover,
    Part,
    Passing,
    Proof,
    known_problems,
)
from groupkit.core.handover.passing import CONTACTS as ASKED
from groupkit.core.handover.passing import MONEY as COUNTED
from groupkit.core.roles import TITLES, Role
from groupkit.i18n import catalogue
from groupkit.storage.handover import job_form, laptop_form
from groupkit.storage.roles import shipped

DAY = date(2026, 11, 14)
EN = catalogue("en")
ROLES = {role.key: role for role in shipped()}
OURS = Role(key="dog-walker", title="Dog walker", purpose="Walks the dog.", own=True)


def told(of: str, *, laptop: bool = False, **about) -> Passing:
    known = Handover(role=of, giver=1, taker=2, started_on=DAY, laptop=laptop)
    usual: dict[str, Any] = {
        "role": ROLES.get(of),
        "giver": "Sam",
        "taker": "Jo",
        "meeting": "",
        "group": "Us",
        "done": {},
        "begun": frozenset(),
        "before": (),
        "job": job_form(),
        "laptop": laptop_form(),
    }
    return Passing(handover=known, **(usual | about))


def keys(parts: tuple[Part, ...]) -> list[str]:
    return [line.key for part in parts for line in part.lines]


def wrong(handover: Handover) -> list[str]:
    return [problem.field for problem in handover.problems(ROLES)]


@pytest.mark.parametrize(
    ("about", "fields"),
    [
        ({}, []),
        ({"role": LAPTOP}, []),
        ({"giver": None}, []),
        ({"taker": None}, []),
        ({"role": "king"}, ["role"]),
        ({"giver": None, "taker": None}, ["giver"]),
        ({"taker": 1}, ["taker"]),
        ({"third": "x" * 25}, ["third"]),
        ({"third": "01632 960 001"}, ["third"]),
        ({"role": "king", "taker": 1, "third": "x" * 25}, ["role", "taker", "third"]),
    ],
)
def test_everything_to_put_right_is_said_at_once(about, fields):
    assert wrong(replace(Handover(role="greeter", giver=1, taker=2, started_on=DAY), **about)) == fields


@pytest.mark.parametrize(
    ("known", "fields"),
    [
        (("Lift the door.", "", "Monday is best."), []),
        (("x" * LONGEST_WISH, "x" * (LONGEST_WISH + 1)), ["known-2"]),
        (("Ring 01632 960 001", "Fine", "The pin is 4711"), ["known-1", "known-3"]),
        (("one", "two", "three", "four", "five"), ["known"]),
    ],
)
def test_what_is_left_for_the_next_holder_suits_paper(known, fields):
    assert [problem.field for problem in known_problems(known)] == fields


def test_a_secretary_goes_through_everything_but_the_money_of_the_treasurer():
    parts = told("secretary", laptop=True).parts(EN)
    assert [part.key for part in parts if not part.of_laptop] == [
        *("card", "job", "dates", "keys", "things", "people", "papers")
    ]
    assert [part.key for part in parts if part.of_laptop][:5] == [BACKUP, NEW, OLD, SPARE, COUNTED]
    assert ASKED in keys(parts)
    assert "money/1" not in keys(parts)


def test_what_the_laptop_asks_is_not_asked_twice():
    alone, together = told("treasurer"), told("treasurer", laptop=True)
    assert {"money/1", "people/4"} <= set(keys(alone.parts(EN)))
    assert {"money/1", "people/4"}.isdisjoint(keys(together.parts(EN)))
    assert not alone.has_laptop
    assert together.has_laptop


def test_a_greeter_is_asked_about_no_keys_and_no_money():
    assert [part.key for part in told("greeter").parts(EN)] == ["card", "job", "dates", "things", "people"]
    assert "dates/4" not in keys(told("greeter").parts(EN))


@pytest.mark.parametrize("role", TITLES)
def test_every_job_has_its_card_and_a_list_that_fits(role):
    parts = told(role).parts(EN)
    assert parts[0].title == "What the card of this job says"
    assert tuple(line.words for line in parts[0].lines) == ROLES[role].handover
    assert all(part.lines for part in parts)
    assert len(set(keys(parts))) == len(keys(parts)) >= 8


def test_a_job_of_our_own_may_hold_a_key_and_things_but_never_the_money():
    found = keys(told("dog-walker", role=OURS).parts(EN))
    assert {"job/1", "keys/1", "keys/4", "things/1"} <= set(found)
    assert {"card/1", "keys/3", "money/1", "papers/1"}.isdisjoint(found)
    assert keys(told("gone", role=Role(key="gone", purpose="")).parts(EN)) == found


def test_the_laptop_alone_has_its_steps_only():
    alone = told(LAPTOP)
    assert alone.called(EN) == "The laptop"
    assert alone.job_parts(EN) == ()
    assert [part.of_laptop for part in alone.parts(EN)] == [True] * 8
    assert told("greeter").called(EN) == "Greeter"


def test_a_part_is_done_when_every_line_is():
    half = told("greeter", done={"job/1": DAY, "job/2": DAY})
    whole = told("greeter", done={f"job/{n}": DAY for n in range(1, 5)})
    assert [part.done for part in half.parts(EN) if part.key == "job"] == [False]
    assert [part.done for part in whole.parts(EN) if part.key == "job"] == [True]
    assert not half.handover.over
    assert replace(half.handover, finished_on=DAY).over


def test_the_words_are_told_in_another_language_and_the_line_keys_stay():
    strange = catalogue("en-XA")
    plain, other = told("secretary", laptop=True).parts(EN), told("secretary", laptop=True).parts(strange)
    assert keys(plain) == keys(other)
    assert all((a.title != b.title and a.text != b.text) or not a.text for a, b in zip(plain, other, strict=True))
    form = job_form().told(strange)
    assert form.wish.title != job_form().wish.title
    assert form.close.signs != job_form().close.signs
    assert laptop_form().told(strange).close.thanks != laptop_form().close.thanks


def test_a_proof_says_what_was_seen():
    good = Proof(copy="copy.groupkit", meetings=2, entries=7, last=DAY)
    assert good.told(EN) == (
        "copy.groupkit opens, and all of it holds together.",
        "2 regular meetings are in it, as in this book.",
        "The last entry of the money in it is number 7, as in this book.",
        "The last time you counted heads in it is Saturday 14 November, as in this book.",
    )
    new = Proof(copy="copy.groupkit", meetings=1, entries=0)
    assert new.told(EN)[1:] == ("1 regular meeting is in it, as in this book.",)
    bad = Proof(copy="copy.groupkit", meetings=0, entries=0, same=False, faults=("It is half.",))
    assert not bad.holds
    assert bad.told(EN) == ("It is half.",)
