"""The words of evaluation and outcomes can be read by somebody who is tired, and each has its line in a study."""

import re
import tomllib
from collections.abc import Iterator

import pytest
import textstat

from groupkit.extraction import FIELDS, texts
from groupkit.resources import folder
from tests.test_content import BANNED, OLDEST
from tests.test_feedback_content import COLDER, LONGEST

PATHS = [path for kind in ("evaluation", "outcomes") for path in sorted((folder("forms") / kind).glob("*.toml"))]
FILES = {f"{path.parent.name}/{path.stem}": tomllib.loads(path.read_text("utf-8")) for path in PATHS}
SHOWN = {key: list(texts(file, FIELDS[key.split("/")[0]], key)) for key, file in FILES.items()}
LINE = re.compile(r"\d{3}:\d+(-\d+)?")
GAP = re.compile(r"\{\w+\}|_{3,}")
COUNTS = {
    ("outcomes/statements", "statements"): 52,
    ("outcomes/justice", "statements"): 5,
    ("outcomes/principles", "principles"): 42,
    ("outcomes/theories", "theories"): 11,
    ("outcomes/drafts", "drafts"): 15,
}
each_file = pytest.mark.parametrize("key", FILES)


def running(key: str) -> str:
    """Return what is read of a file as running text; a line of a list ends as a sentence, gaps hold a name."""
    lines = (GAP.sub("Sam", text.strip()) for _, text in SHOWN[key])
    return " ".join(line if line.endswith((".", "?", ":")) else f"{line}." for line in lines)


def cited(value: object) -> Iterator[str]:
    """Yield every line of a study that a file names."""
    if isinstance(value, str):
        yield from [value] if LINE.fullmatch(value) else []
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from cited(each)


@pytest.mark.parametrize("key", [key for key in FILES if SHOWN[key] and key != "evaluation/signs"])
# Two formulas that count letters: the ones that count syllables fetch a word list from the network.
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_it(key, grade):
    assert grade(running(key)) + 5 <= OLDEST


@each_file
def test_sentences_are_short_and_no_cold_word_stands_in_them(key):
    said = [text for _, text in SHOWN[key]]
    parts = (part for text in said for part in re.split(r"[.?:\n]", text))
    assert max((len(part.split()) for part in parts), default=0) <= LONGEST
    # the year of a work that is named is no number to ring
    named = {each["title"] for each in FILES[key].get("references", ())}
    said = [text for text in said if text not in named]
    assert [found[0] for text in said for banned in (BANNED, COLDER) if (found := banned.search(text))] == []


@each_file
def test_a_translator_gets_words_and_nothing_else(key):
    assert [text for _, text in SHOWN[key] if LINE.fullmatch(text) or not re.search(r"[A-Za-z]{2}", text)] == []


@each_file
def test_a_file_says_where_it_comes_from_and_on_what_terms(key):
    file = FILES[key]
    assert (file["license"], file["language"]) == ("CC-BY-4.0", "en")
    assert file["source"].strip()
    works = {each["key"] for each in FILES["outcomes/sources"]["works"]}
    assert {line.split(":")[0] for line in cited(file)} <= works


@pytest.mark.parametrize(("key", "rows"), COUNTS)
def test_all_of_a_kind_are_there_and_each_has_its_line(key, rows):
    found = FILES[key][rows]
    assert len(found) == len({each["key"] for each in found}) == COUNTS[key, rows]
    assert [each["key"] for each in found if not LINE.fullmatch(each["source"])] == []
