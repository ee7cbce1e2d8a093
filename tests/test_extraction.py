"""Forms nearly all of whose fields are read name only those that are not."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from groupkit import extraction
from groupkit.extraction import AllBut

NAMES = AllBut("key", "id")


@dataclass(frozen=True, kw_only=True)
class Row:
    key: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Page:
    id: str
    title: str
    count: int
    lines: tuple[str, ...]
    rows: tuple[Row, ...]
    first: Row


def test_every_field_is_read_but_those_named():
    assert [name in NAMES for name in ("title", "anything", "key", "id")] == [True, True, False, False]


def test_a_text_is_found_and_put_in_its_place_under_the_same_key():
    form = {
        "id": "a",
        "title": "T",
        "count": 3,
        "lines": ["one", "two"],
        "rows": [{"key": "r", "words": "W"}],
        "first": {"key": "f", "words": "F"},
    }
    found = list(extraction.texts(form, NAMES, "x/a"))
    assert found == [
        ("x/a/title", "T"),
        ("x/a/lines", "one"),
        ("x/a/lines", "two"),
        ("x/a/r/words", "W"),
        ("x/a/first/words", "F"),
    ]
    asked = []

    def say(key, text):
        asked.append((key, text))
        return text.upper()

    page = Page(
        id="a",
        title="T",
        count=3,
        lines=("one", "two"),
        rows=(Row(key="r", words="W"),),
        first=Row(key="f", words="F"),
    )
    said = extraction.translated(page, NAMES, "x/a", say)
    assert sorted(asked) == sorted(found)
    assert (said.id, said.count, said.lines, said.rows[0].key) == ("a", 3, ("ONE", "TWO"), "r")


def test_a_translator_finds_the_words_of_outings():
    file = BytesIO(b'id = "x"\ntitle = "A day out"\n\n[[rows]]\nkey = "k"\njob = "lead"\ndo = "Go."')
    file.name = str(Path("forms") / "outings" / "x.toml")
    assert [(line, key) for line, _, key, _ in extraction.forms(file, (), (), {})] == [
        (2, ("outings/x/title", "A day out")),
        (7, ("outings/x/k/do", "Go.")),
    ]
