"""What is told outside of an outing is filled in from its plan, and says nothing that is not so."""

from dataclasses import replace
from datetime import date, time

import pytest

from groupkit.core.outings.afterwards import Afterwards
from groupkit.core.outings.choosing import Idea
from groupkit.core.outings.inviting import LACKING, invitation, lines, slip, when
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.plans import Plan
from groupkit.core.outings.posts import posts
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.values import IN, OUT, PRICE, Cost, Outing, Planned
from groupkit.core.outings.words.outside import PublicWords
from groupkit.i18n import catalogue
from groupkit.services.outings.known import telling

DAY = date(2026, 11, 14)
TOLD, WORDS = telling("en"), catalogue("en")
PUBLIC = TOLD(PublicWords)
OUTING = Outing(id=1, name="Bowling", day=DAY, way=PRICE, price=600, places=14, free_places=3)
PLAN = Plan(
    outing=1,
    start=time(14),
    finish=time(17, 30),
    place="Lanes",
    meet_at="the library steps.",
    map_link="https://maps.example/1",
    travel="The 14 bus",
    bring="A coat",
    access="No steps",
    closes_on=date(2026, 11, 10),
)
KNOWN = KnownOuting(
    reckoning=Reckoning(outing=OUTING),
    plan=PLAN,
    after=Afterwards(outing=1),
    idea=Idea(id=1, bank="bowls", title="Bowling"),
    group="Saturday group",
)


def told(known=KNOWN, **how):
    return invitation(known, TOLD, **how)


def said(known=KNOWN, **how):
    return dict(lines(told(known, **how), PUBLIC.poster, WORDS))


def about(outing=OUTING, plan=PLAN, after=KNOWN.after, idea=KNOWN.idea, planned=(), costs=()):
    known = Reckoning(outing=outing, plan=planned, costs=costs)
    return KnownOuting(reckoning=known, plan=plan, after=after, idea=idea, group="Saturday group")


def keys(known, **how):
    return {post.key for post in posts(told(known, **how), PUBLIC, WORDS)}


def test_a_poster_says_all_that_is_known():
    shown = said()
    assert shown["way"] == "How we get there: The 14 bus"
    assert shown["cost"].startswith("It costs £6.00 each. Some places are free.")
    assert (shown["bring"], shown["access"]) == ("Bring: A coat", "Good to know: No steps")
    assert "For those who come to our meetings" in shown["who"]
    assert shown["drink"] == "There is no drink on this outing."
    assert shown["photos"] == "No pictures of faces."
    assert "The list closes on Tuesday 10 November." in shown["join"]
    assert when(told(), PUBLIC.poster, WORDS) == "Saturday 14 November 2026, from 14:00 to 17:30"
    assert (
        slip(told(), PUBLIC.poster, WORDS) == "Bowling, Saturday 14 November, 14:00. We meet at the library steps."
    )
    assert told().lacking == ()
    assert not tuple(told().problems())


def test_what_an_idea_is_like_is_told_in_words_and_not_in_marks():
    shown = said()["grades"]
    assert shown.startswith("What it is like: Energy: ")
    assert "; Noise: " in shown
    assert "Cost" not in shown
    assert "Drink near by" in shown
    assert "Drink near by" not in said(neutral=True)["grades"]
    assert "grades" not in said(about(idea=None))


def test_what_is_not_known_is_left_out_and_named_as_lacking():
    bare = about(Outing(id=1, name="Walk", day=DAY), Plan(outing=1, who="x", photos="x"), planned=(
        Planned(outing=1, what="Coach", pence=100, direction=OUT),
    ))  # fmt: skip
    assert set(said(bare)) == {"drink", "grades", "alone", "late"}
    assert told(bare).lacking == tuple(LACKING)
    assert when(told(bare), PUBLIC.poster, WORDS) == "Saturday 14 November 2026"
    assert slip(told(bare), PUBLIC.poster, WORDS) == "Walk, Saturday 14 November"
    early = about(plan=replace(PLAN, finish=None, meet_at="", map_link=""))
    assert when(told(early), PUBLIC.poster, WORDS) == "Saturday 14 November 2026, 14:00"
    assert told(early).scanned == told(early).where == "Lanes"


def test_a_price_and_free_places_are_told_as_they_are():
    walk = Outing(id=1, name="Walk", day=DAY)
    assert said(about(replace(OUTING, free_places=0)))["cost"] == "It costs £6.00 each."
    assert said(about(replace(OUTING, price=0)))["cost"] == "It costs nothing."
    assert said(about(walk, planned=(Planned(outing=1, what="A gift", pence=5, direction=IN),)))["cost"]
    assert "cost" not in said(about(walk, costs=(Cost(outing=1, what="Tea", pence=5),)))


def test_a_neutral_one_says_nothing_of_the_group():
    shown = told(neutral=True)
    assert (shown.group, shown.who) == ("", "")
    assert not {"who", "drink"} & set(said(neutral=True))
    assert told().group == "Saturday group"


def test_the_rule_on_pictures_is_that_of_the_plan():
    assert said(about(plan=replace(PLAN, photos="none")))["photos"] == "We take no pictures today."


@pytest.mark.parametrize(("link", "fields"), [("maps.example", ["map_link"]), ("geo:51.5,-0.1", []), ("", [])])
def test_a_link_can_be_read_by_a_camera(link, fields):
    shown = told(about(plan=replace(PLAN, map_link=link)))
    assert [problem.field for problem in shown.problems()] == fields


def test_only_texts_that_hold_and_are_known_are_offered():
    assert keys(KNOWN) == {"short", "welcome", "access", "reminder", "changed", "plain"}
    assert "first-time" in keys(KNOWN, contact="hello@group.example")
    assert "welcome" not in keys(about(replace(OUTING, free_places=0)))
    assert keys(about(replace(OUTING, price=0))) >= {"free", "short"}
    assert keys(about(plan=replace(PLAN, called_off=True))) == {"called-off"}
    assert keys(KNOWN, neutral=True) == {"short", "access", "reminder", "changed"}
    assert "afterwards" in keys(about(after=Afterwards(outing=1, heads_out=3)))
    assert "afterwards" not in keys(about(after=Afterwards(outing=1, heads_out=2)))


def test_a_text_is_filled_in_and_its_length_is_known():
    found = {post.key: post for post in posts(told(), PUBLIC, WORDS)}
    assert found["reminder"].words == (
        "Tomorrow: Bowling. 14:00, at the library steps. You can still say no in the morning."
    )
    assert not any(post.over for post in found.values())
    long = {post.key: post for post in posts(told(about(replace(OUTING, name="N" * 200))), PUBLIC, WORDS)}
    assert long["short"].over == len(long["short"].words) - 140 > 0
