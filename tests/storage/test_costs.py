"""The words of the cost form are read from their file, and costs come back as they were typed."""

import tomllib
from dataclasses import replace

import pytest
import textstat

from groupkit.core.problems import GroupkitError
from groupkit.extraction import FIELDS, texts
from groupkit.resources import folder
from groupkit.storage import costs, shipped
from tests.core.test_costs import GIVEN, LINE
from tests.test_content import BANNED, OLDEST

WORDS = costs.words()
FILE = folder("forms") / "money" / "categories.toml"


def test_costs_and_given_time_come_back(other):
    with other.store.step("Add"):
        line, given = other.store.costs.add(LINE), other.store.given.add(replace(GIVEN, people=None))
    assert tuple(other.store.costs.where(year=LINE.year)) == (replace(LINE, id=line),)
    assert other.store.given.first(id=given) == replace(GIVEN, id=given, people=None)


@pytest.mark.parametrize("content", ["title = [", "id = 1\n", "x" * (shipped.LARGEST + 1)])
def test_a_file_that_cannot_be_read_says_what_to_do(monkeypatch, tmp_path, content):
    (tmp_path / "money").mkdir()
    (tmp_path / "money" / "categories.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(shipped, "folder", lambda _name: tmp_path)
    with pytest.raises(GroupkitError, match=r"categories\.toml cannot be read"):
        costs.words.__wrapped__()


def test_the_words_are_plain():
    shown = [text for _key, text in texts(tomllib.loads(FILE.read_text("utf-8")), FIELDS["money"], "money")]
    assert len(shown) > 50
    assert [text for text in shown if BANNED.search(text)] == []
    whole = " ".join(text if text[-1] in ".?" else f"{text}." for text in shown)
    assert textstat.automated_readability_index(whole) + 5 <= OLDEST
    assert textstat.coleman_liau_index(whole) + 5 <= OLDEST
    assert WORDS.license == "CC-BY-4.0"
    assert WORDS.source
