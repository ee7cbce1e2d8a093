"""Forms that ask for the words of a card, printed in every edition, marked and scanned, come back as meant."""

from collections import Counter

import numpy as np
import pytest

from groupkit.core.feedback.forms import CARD_KEYS
from groupkit.core.profile import PAPERS
from groupkit.services.feedback import cards
from groupkit.storage.feedback import shipped
from tests.test_proofs_feedback_papers import AT_EACH_CHANGE, EDITIONS, Trip

FORMS = tuple(cards.followed(form) for form in shipped.forms() if cards.can_follow(form))


@pytest.mark.proof
@pytest.mark.parametrize(
    "edition", [pytest.param(name, marks=[] if name in AT_EACH_CHANGE else pytest.mark.whole) for name in EDITIONS]
)
def test_every_form_with_cards_that_was_marked_is_read_as_it_was_meant(edition):
    chance, seen, wrong = np.random.default_rng([12, *edition.encode()]), Counter[str](), []
    for at, form in enumerate(FORMS):
        trip = Trip(form, edition, PAPERS[at % len(PAPERS)])
        there, asked = trip.marked(chance)
        wrong += [(form.id, *each) for each in there]
        wrong += [(form.id, "blank", *each) for each in trip.blank(chance, seen)]
        seen.update(asked)
        # both words of a card stand on one page, where most of the one word's questions are that have room there
        here = [{box.question for box in layout.boxes} for layout in trip.layouts]
        (page,) = [keys for keys in here if keys & {*CARD_KEYS}]
        assert page >= {*CARD_KEYS}
        assert page & {*form.composite}
    print(
        f"\n{edition}: {len(FORMS)} forms with cards, {seen['rows marked']} rows marked, {seen['rows left blank']}"
        f" left blank, {seen['blank rows']} on blank pages; {len(wrong)} wrong, {seen['asked']} to look at"
    )
    assert wrong == []
    assert seen["asked"] <= 0.1 * seen["rows marked"]
