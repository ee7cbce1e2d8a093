"""The words of the help page can be read by someone who is tired and frightened, and hold no numbers."""

import re
from itertools import chain

import pytest
import textstat

from groupkit.storage.contacts import guidance, regions, shipped

OLDEST = 11
"""The oldest reading age, in years; a school grade is a reading age less five."""
BANNED = (
    r"error|invalid|failed?|failure|warning|must|overdue|missing|non-compliant|users?|submit|abusers?|clean|dirty|"
    r"debit|credit|ledger|posting|reconcile|accrual|imprest|fees?|a&e"
)
GUIDANCE = guidance()
GRADES: dict[str, str] = {grade.key: f"{grade.title}. {grade.when} {grade.do}" for grade in GUIDANCE.grades}
TEXTS: dict[str, str] = {**GRADES, "unsure": GUIDANCE.unsure, "beside": GUIDANCE.beside, "own": GUIDANCE.own}
ROWS = tuple(chain.from_iterable(map(shipped, regions())))


@pytest.mark.parametrize("key", TEXTS)
def test_no_number_stands_in_the_guidance(key):
    assert not re.search(r"\d{3}|\d[\d\s-]{2,}\d", TEXTS[key])


@pytest.mark.parametrize("key", TEXTS)
def test_no_cold_word_stands_in_the_guidance(key):
    assert not re.search(rf"\b({BANNED})\b|!", TEXTS[key], re.IGNORECASE)


@pytest.mark.parametrize("key", [*GRADES, "unsure", "beside"])
# Two formulas that count letters: the ones that count syllables fetch a word list from the network.
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_it(key, grade):
    assert grade(TEXTS[key]) + 5 <= OLDEST


@pytest.mark.parametrize("key", [*GRADES, "unsure", "beside"])
def test_sentences_are_short(key):
    assert max(len(sentence.split()) for sentence in re.split(r"[.?:]", TEXTS[key])) <= 18


def test_nobody_is_sent_to_hospital_by_default():
    sent = [key for key, words in GRADES.items() if "emergency" in words]
    assert sent == ["now"]
    assert "without going to hospital" in GRADES["today"]


def test_the_group_says_it_does_not_replace_treatment():
    assert "does not replace treatment" in GUIDANCE.beside


def test_the_guidance_says_whose_words_it_is_and_on_what_terms():
    assert GUIDANCE.source
    assert GUIDANCE.license == "CC-BY-4.0"


@pytest.mark.parametrize("region", regions())
def test_keys_are_used_once(region):
    keys = [each.key for each in shipped(region)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.region}-{row.key}")
def test_every_shipped_row_keeps_the_rules_for_a_contact(row):
    assert list(row.problems()) == []
    assert re.search(r"\d{3}", row.reach)
    assert not re.search(rf"\b({BANNED})\b|!", f"{row.for_whom} {row.hours} {row.not_for}", re.IGNORECASE)
    assert row.source or row.seen_on is None
