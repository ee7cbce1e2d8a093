"""A group marks the cards about services, and writes drafts, cards and what goes in slots itself."""

from dataclasses import replace

import pytest

from groupkit.core.outcomes.draft import Draft, IfThen, Line
from groupkit.core.outcomes.practice import Card
from groupkit.core.outcomes.statements import Answer
from groupkit.core.outcomes.theories import Mark
from groupkit.core.outcomes.workshop import Run
from groupkit.core.problems import RefusedError
from groupkit.services.outcomes import draft, practice, runs, slots, theories
from groupkit.storage.outcomes import shipped
from tests.evening import SATURDAY

TEA = Draft(
    title="Tea",
    if_thens=(IfThen(when="there is tea", then="people stay"),),
    lines=(Line(box="context", words="We meet at night"), Line(box="limits", words="Not in summer")),
)
WALK = Card(title="A walk", stage="recovery", told="We walked, and talked.", source="Our own group")


def refused(said, does, *args, **more):
    with pytest.raises(RefusedError, match=said) as told:
        does(*args, **more)
    return told.value


def test_the_eleven_cards_stand_in_areas_and_components(book):
    cards = {card.key for card in theories.listing(book)}
    assert len(cards) == 11
    for laid in (theories.in_areas(), theories.in_components()):
        assert {card.key for each in laid for card in each.cards} == cards
    assert [each.key for each in theories.in_components() if not each.data] == [
        *("financing", "technologies", "information"),
    ]
    assert len(theories.in_areas()) == 4
    assert all(each.data and each.about for each in theories.in_areas("en-XA"))


def test_each_card_is_complete_and_what_it_leans_on_is_there():
    words = shipped.theories()
    supports = {each.key for each in words.supports}
    assert all(card.support in supports and card.ask and card.more for card in words.theories)
    known = {card.key for card in words.theories}
    assert {key for each in shipped.drafts().drafts for key in each.into} == known - known.difference(
        *(each.into for each in shipped.drafts().drafts)
    )
    assert shipped.drafts().announced == len(shipped.drafts().drafts) + 1


def test_a_group_marks_what_services_here_do(book):
    run = runs.make(book, Run(day=SATURDAY, title="Autumn"))
    theories.mark(book, Mark(theory="pt1", standing=Answer.NOT, comment=" Not at night "))
    theories.mark(book, Mark(theory="pt1", standing=Answer.PARTLY))
    there = theories.mark(book, Mark(theory="pt1", run=run, standing=Answer.UNKNOWN))
    assert {key: each.standing for key, each in theories.marks(book).items()} == {"pt1": Answer.PARTLY}
    assert theories.marks(book, run) == {"pt1": there}
    theories.unmark(book, "pt1")
    theories.unmark(book, "pt2")
    assert theories.marks(book) == {}
    refused("no card with the key pt12", theories.mark, book, Mark(theory="pt12", standing=Answer.NOT))
    refused("number 9", theories.mark, book, Mark(theory="pt1", run=9, standing=Answer.NOT))
    named = Mark(theory="pt2", standing=Answer.NOT, comment="Sam says so")
    assert refused("“Sam” is the name", theories.mark, book, named).only_asks
    assert theories.mark(book, named, sure=True).id


def test_a_draft_is_kept_changed_and_taken_away(book):
    made = draft.keep(book, TEA)
    other = draft.keep(book, replace(TEA, title="Walks"))
    assert replace(made, key="") == TEA
    changed = draft.keep(book, replace(made, title="Tea and cake"))
    assert draft.listing(book) == (changed, other)
    draft.remove(book, made.key)
    assert draft.listing(book) == (other,)
    told = refused("Give the draft a name", draft.keep, book, Draft(title="", lines=(Line(box="x", words="y"),)))
    assert [each.field for each in told.problems] == ["title", "lines"]
    named = replace(TEA, if_thens=(IfThen(when="Jo leads", then="we stay"),))
    assert refused("“Jo” is the name", draft.keep, book, named).only_asks
    refused("nothing of our own", draft.remove, book, "draft/none")


def test_a_card_of_our_own_stands_after_the_others(book):
    plain = practice.listing(book)
    assert not any(card.own for card in plain)
    made = practice.add(book, WALK)
    assert practice.listing(book) == (*plain, made)
    assert replace(made, key="", own=False) == WALK
    told = refused("Choose where on the way", practice.add, book, replace(WALK, told="", stage="moon"))
    assert [each.field for each in told.problems] == ["told", "stage"]
    practice.remove(book, made.key)
    assert practice.listing(book) == plain
    assert practice.listing(book, "en-XA") != plain


def test_a_slot_holds_only_what_may_be_used(book):
    assert [(slot.key, mine) for slot, mine in slots.listing(book)] == [("own-plan", None), ("own-check", None)]
    made = slots.fill(book, "own-plan", "What helps: a walk", "Our own words", allowed=True)
    assert {slot.key: mine for slot, mine in slots.listing(book)}["own-plan"] == made
    told = refused("May you use these words", slots.fill, book, "own-plan", "", "", allowed=False)
    assert [each.field for each in told.problems] == ["words", "credit", "allowed"]
    asked = refused("“WRAP” belongs", slots.fill, book, "own-plan", "Our WRAP", "Us", allowed=True)
    assert asked.only_asks
    assert slots.fill(book, "own-plan", "Our WRAP", "Us, with leave", allowed=True, sure=True).words == "Our WRAP"
    slots.empty(book, "own-plan")
    assert all(mine is None for _slot, mine in slots.listing(book))
    refused("no place for words", slots.fill, book, "other", "Words", "Us", allowed=True)
