"""What comes with groupkit to agree on and to start from is fit to be read aloud by somebody who is tired."""

import tomllib

import pytest
import textstat

from groupkit.resources import folder
from groupkit.services import agreement, formats, presets
from tests.test_content import BANNED, OLDEST

OURS = agreement.shipped()
READ = {
    "read": "\n".join(line.words for line in OURS.lines),
    "limits": OURS.limits,
    "never": OURS.never,
    **{card.key: card.words for card in OURS.cards},
}


@pytest.mark.parametrize("key", READ)
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_it_aloud(key, grade):
    assert grade(READ[key]) + 5 <= OLDEST


@pytest.mark.parametrize("key", READ)
def test_no_cold_word_stands_in_it(key):
    assert BANNED.search(READ[key]) is None


def test_every_card_is_of_a_way_to_reply():
    assert [card.key for card in OURS.cards] == ["listen", "ask", "conversation"]
    assert OURS.card("ask").title == "Ask first"


@pytest.mark.parametrize("name", ["agreement", "presets"])
def test_it_says_where_it_comes_from_and_on_what_terms(name):
    found = tomllib.loads((folder("forms") / name / f"{name}.toml").read_text("utf-8"))
    assert found["license"] == "CC-BY-4.0"
    assert found["source"].startswith("Written for groupkit")


def test_every_format_is_the_start_of_some_kind_of_meeting():
    used = {preset.format for preset in presets.presets()}
    assert {plan.id for plan in formats.shipped()} - used == {"evaluation-meeting", "outing-huddle"}
    assert len({preset.key for preset in presets.presets()}) == len(presets.presets())
