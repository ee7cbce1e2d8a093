"""Nothing about a person goes outside: what would name one is refused, and says what to change."""

from dataclasses import replace
from datetime import time
from itertools import product

import pytest

from groupkit.core.outings.inviting import TYPED
from groupkit.core.outings.papers import SHEETS
from groupkit.core.outings.plans import Plan
from groupkit.core.outings.values import PRICE, Goer, Outing
from groupkit.core.problems import RefusedError
from groupkit.services import profile
from groupkit.services.outings import planning, public
from groupkit.services.outings.known import gathered
from tests.evening import SATURDAY

PLAN = {"start": time(14), "meet_at": "the library steps", "map_link": "https://maps.example/51.5073509,-0.1277583"}


@pytest.fixture
def trip(book):
    made = planning.start(book, Outing(name="Bowling", day=SATURDAY, way=PRICE, price=500, free_places=2))
    planning.person(book, Goer(outing=made.id, name="Beatrix"))
    plan(book, made.id)
    return made.id


def plan(book, trip, **more):
    book.store.outing_details.remove(outing=trip)
    book.store.outing_details.add(Plan(outing=trip, **{**PLAN, **more}))


def fields(book, trip, **how):
    with pytest.raises(RefusedError) as refused:
        public.inviting(book, trip, **how)
    return [problem.field for problem in refused.value.problems]


def test_an_outing_without_a_name_in_it_can_go_out(book, trip):
    shown = public.inviting(book, trip)
    assert (shown.group, shown.where, shown.price) == (book.profile.name, "the library steps", 500)
    assert public.names(book) == {"Sam", "Jo", "Beatrix"}
    assert public.inviting(book, trip, contact="hello@group.example, 01632 960 001").contact


def test_a_person_in_any_field_is_refused_and_the_field_is_named(book, trip):
    said = ("Ask sam there", "beatrix’s car", "Ring 01632 960 001", "sam@mail.example")
    for field, words in product(("place", "meet_at", "travel", "bring", "access"), said):
        plan(book, trip, **{field: words})
        assert fields(book, trip) == [field]
        with pytest.raises(RefusedError, match=TYPED[field]) as refused:
            public.inviting(book, trip)
        assert "Take out the name" in str(refused.value)


def test_the_name_of_the_outing_the_group_the_link_and_the_contact_are_looked_at_too(book, trip):
    planning.start(book, replace(gathered(book, trip).outing, name="Sam’s birthday"))
    profile.change(book, name="Beatrix and friends")
    plan(book, trip, map_link="https://x.example/?token=1")
    assert fields(book, trip, contact="Ask Jo") == ["group", "name", "map_link", "contact"]
    plan(book, trip, map_link="maps.example")
    assert "map_link" in fields(book, trip)


def test_a_neutral_one_does_not_name_the_group(book, trip):
    plan(book, trip, meet_at=f"by the door of {book.profile.name}")
    assert public.inviting(book, trip).group
    assert fields(book, trip, neutral=True) == ["meet_at"]
    with pytest.raises(RefusedError, match="Leave out what the group is about"):
        public.inviting(book, trip, neutral=True)


def test_a_text_is_copied_out_only_as_it_may_go(book, trip):
    assert public.text(book, trip, "short").startswith("Bowling. Saturday 14 November, 14:00. We meet at")
    assert "reminder" in {one.key for one in public.texts(book, trip)}
    with pytest.raises(RefusedError, match="not known yet"):
        public.text(book, trip, "first-time")
    assert public.text(book, trip, "first-time", contact="hello@group.example")
    plan(book, trip, meet_at="p" * 120)
    with pytest.raises(RefusedError, match=r"[0-9]+ letters too long"):
        public.text(book, trip, "short")


def test_a_paper_for_outside_is_held_back_where_it_would_name_somebody(book, trip):
    ready = gathered(book, trip)
    plan(book, trip, bring="Beatrix brings cake")
    unready = gathered(book, trip)
    for sheet in SHEETS:
        assert public.withheld(book, ready, sheet.key) == ()
        withheld = public.withheld(book, unready, sheet.key)
        assert [problem.field for problem in withheld] == (["bring"] if sheet.outside else [])
