"""What is said about how long things are kept can be read by anybody, and every rule says where it comes from."""

import re
import tomllib

import pytest
import textstat

from groupkit.extraction import FIELDS, texts
from groupkit.resources import folder
from groupkit.storage import retention
from tests.test_content import BANNED, OLDEST

PATH = folder("forms") / "money" / "retention.toml"
FORM = tomllib.loads(PATH.read_text("utf-8"))
SHOWN = dict(texts(FORM, FIELDS["money"], "money/retention"))
LONG = {key: words for key, words in SHOWN.items() if len(words.split()) > 11}


def test_every_rule_says_where_it_comes_from_and_when_it_was_seen():
    for keep in retention.words().keep:
        assert keep.source.strip()
        assert keep.seen_on.year >= 2026
        assert bool(keep.law) is keep.by_law, keep.key
        assert keep.counted_from in ("year-end", "made", "ended")
        assert keep.years or keep.months or keep.until_what
    assert retention.words().license == "CC-BY-4.0"


def test_a_rule_that_the_program_counts_with_is_in_whole_years():
    counted = [keep for keep in retention.words().keep if keep.counted_from == "year-end"]
    assert {(keep.years, keep.months) for keep in counted} == {(6, 0)}


@pytest.mark.parametrize("key", SHOWN)
def test_no_cold_word_stands_in_it_and_sentences_are_short(key):
    assert BANNED.search(SHOWN[key]) is None
    assert max(len(sentence.split()) for sentence in re.split(r"[.?:\n]", SHOWN[key])) <= 20


@pytest.mark.parametrize("key", LONG)
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_it(key, grade):
    assert grade(LONG[key]) + 5 <= OLDEST
