"""The role cards and the papers of service can be read by somebody who is tired, and hold no cold word."""

import re
import tomllib
from collections.abc import Iterator

import pytest
import textstat

from groupkit.core.roles import TITLES
from groupkit.resources import folder
from tests.test_content import BANNED, OLDEST

MORE_BANNED = re.compile(r"\b(scores?|streaks?|deadlines?)\b", re.IGNORECASE)
NOT_READ = {"id", "key", "source", "license", "language", "group", "used"}
PATHS = sorted(path for kind in ("roles", "service") for path in (folder("forms") / kind).glob("*.toml"))
FORMS = {f"{path.parent.name}/{path.stem}": tomllib.loads(path.read_text("utf-8")) for path in PATHS}
ROLES = {key: form for key, form in FORMS.items() if key.startswith("roles/")}
each_form = pytest.mark.parametrize("key", FORMS)


def lines(value: object) -> Iterator[str]:
    """Yield every text of a form that somebody reads."""
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, list):
        for each in value:
            yield from lines(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in NOT_READ:
                yield from lines(each)


def told(key: str) -> str:
    """Return a form as running text; a line of a list ends as a sentence, and a name stands in each gap."""
    filled = (re.sub(r"\{\w+\}|_{3,}", "Sam", line) for line in lines(FORMS[key]))
    return " ".join(line if line.rstrip('"').endswith((".", "?", ":")) else f"{line}." for line in filled)


def test_every_role_has_a_card():
    assert {key.removeprefix("roles/") for key in ROLES} == set(TITLES)


@each_form
def test_it_says_where_it_comes_from_and_on_what_terms(key):
    form = FORMS[key]
    assert form["id"] == key.rpartition("/")[2]
    assert form["source"].startswith("Written for groupkit")
    assert (form["license"], form["language"]) == ("CC-BY-4.0", "en")


@each_form
# Two formulas that count letters: the ones that count syllables fetch a word list from the network.
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_it(key, grade):
    assert grade(told(key)) + 5 <= OLDEST


@each_form
def test_sentences_are_short_enough_for_one_breath(key):
    assert max(len(sentence.split()) for sentence in re.split(r"[.?:\n]", told(key))) <= 20


@each_form
def test_no_cold_word_and_no_number_to_ring_stands_in_it(key):
    assert BANNED.search(told(key)) is None
    assert MORE_BANNED.search(told(key)) is None


@pytest.mark.parametrize("key", ROLES)
def test_a_card_leaves_what_is_needed_to_the_group_and_to_the_person(key):
    assert "You are the judge" in FORMS[key]["eligibility"]
    assert "It is a guide, and the group decides." in FORMS[key]["eligibility"]
