"""The page for missing money and the plain words are calm, easy to read, and ring nobody by themselves."""

import re
import tomllib
from datetime import date

import pytest
import textstat

from groupkit.core.missing import STEPS
from groupkit.resources import folder
from groupkit.storage import missing
from tests.test_content import BANNED, OLDEST

FOLDER = folder("forms") / "money"
PAGE = missing.form()
GLOSSARY = tomllib.loads((FOLDER / "glossary.toml").read_text("utf-8"))
LINES = {
    "top": [PAGE.title, PAGE.intro, PAGE.protects, PAGE.quiet, PAGE.small, PAGE.danger],
    **{step.key: [step.title, step.do, step.why, step.button, step.done, *step.places] for step in PAGE.step},
    "not this": [never.words for never in PAGE.not_this],
    **{part.title: list(part.lines) for part in (PAGE.facilitator, PAGE.found, PAGE.not_found, PAGE.took)},
    "log": [PAGE.log.title, *PAGE.log.columns],
    **{turn.key: [turn.title, turn.nation, turn.who, turn.what] for turn in PAGE.report},
}
each_part = pytest.mark.parametrize("part", LINES)


def told(lines):
    """Return lines as running text; a line that is no sentence ends as one, and a name stands in each gap."""
    filled = (re.sub(r"\{\w+\}", "Sam", line) for line in lines)
    return " ".join(line if line.endswith((".", "?", ":")) else f"{line}." for line in filled)


# Two formulas that count letters: the ones that count syllables fetch a word list from the network.
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_all_of_it(grade):
    assert grade(told(line for lines in LINES.values() for line in lines)) + 5 <= OLDEST
    for part in (*STEPS, "not this", PAGE.facilitator.title, PAGE.found.title, PAGE.took.title):
        assert grade(told(LINES[part])) + 5 <= OLDEST, part
    assert grade(told(row["means"] for row in GLOSSARY["entry"])) + 5 <= OLDEST


@each_part
def test_sentences_are_short_enough_for_one_breath(part):
    assert max(len(sentence.split()) for sentence in re.split(r"[.?:]", told(LINES[part]))) <= 20


@each_part
def test_no_cold_word_and_no_number_to_ring_stands_in_it(part):
    # the name of the page is the one place that may say so
    assert BANNED.search(told(LINES[part]).replace(PAGE.title, "")) is None


def test_it_accuses_nobody_and_asks_for_two():
    whole = told(line for lines in LINES.values() for line in lines)
    assert (
        re.search(r"\b(stole|steal|stolen|theft|thief|guilty|suspect|culprit|fault|police station)\b", whole)
        is None
    )
    assert "Do not ask who did it." in whole
    assert "This page tells nobody." in whole
    assert "two of you" in whole
    assert tuple(step.key for step in PAGE.step) == STEPS


def test_where_trustees_can_turn_says_where_it_was_read_and_when():
    for turn in PAGE.report:
        assert turn.reach
        assert turn.source
        assert date(2026, 1, 1) <= turn.seen_on


def test_both_files_say_where_they_come_from_and_on_what_terms():
    for name in ("missing-money", "glossary"):
        form = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
        assert form["id"].endswith(name)
        assert form["source"].startswith("Written for groupkit")
        assert (form["license"], form["language"]) == ("CC-BY-4.0", "en")


def test_every_word_a_bookkeeper_uses_has_a_plain_one_that_is_not_itself_banned():
    rows = GLOSSARY["entry"]
    assert len({row["key"] for row in rows}) == len(rows)
    banned = re.compile("|".join(rf"\b{re.escape(row['word'])}\b" for row in rows if row["banned"]), re.IGNORECASE)
    for row in rows:
        assert banned.search(row["say"]) is None, row["key"]
        assert banned.search(row["means"]) is None, row["key"]
