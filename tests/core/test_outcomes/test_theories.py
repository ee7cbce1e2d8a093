"""The cards about services are laid out two ways, and no data is not nought."""

from groupkit.core.outcomes.statements import Answer
from groupkit.core.outcomes.theories import ANSWERS, Area, Component, Mark, Theory, by_area, by_component, problems


def card(key, area, component):
    words = dict.fromkeys(("title", "context", "resource", "response", "outcome", "support", "source"), "")
    return Theory(key=key, ask=(), area=area, component=component, **words)


CARDS = (card("pt1", "sense", "people"), card("pt2", "doing", "people"), card("pt3", "sense", "money"))


def test_the_cards_stand_in_areas():
    areas = [Area(key=key, title=key, about="About", source="") for key in ("sense", "doing", "back")]
    found = by_area(CARDS, areas)
    assert [(laid.key, [each.key for each in laid.cards], laid.data) for laid in found] == [
        ("sense", ["pt1", "pt3"], True),
        ("doing", ["pt2"], True),
        ("back", [], False),
    ]
    assert {laid.about for laid in found} == {"About"}


def test_a_component_without_data_stays_and_says_so():
    known = [
        Component(key=key, title=key, data=data, source="") for key, data in (("people", True), ("tools", False))
    ]
    found = by_component(CARDS, known)
    assert [(laid.key, len(laid.cards), laid.data) for laid in found] == [("people", 2, True), ("tools", 0, False)]


def test_a_mark_is_on_a_card_there_is():
    assert set(ANSWERS) == set(Answer)
    assert not list(problems(Mark(theory="pt1", standing=Answer.NOT), CARDS))
    assert [each.field for each in problems(Mark(theory="pt9", standing=Answer.NOT), CARDS)] == ["theory"]
