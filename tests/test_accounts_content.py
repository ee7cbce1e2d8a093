"""The words of the yearly account can be read by a treasurer with no training."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

import pytest
import textstat

from groupkit.core.accounts.form_check import KEYS
from groupkit.core.accounts.headings import goes, translated
from groupkit.core.accounts.thresholds import NATIONS
from groupkit.extraction import FIELDS, texts
from groupkit.i18n import catalogue
from groupkit.resources import folder
from groupkit.services import ledger
from groupkit.storage import yearforms

OLDEST, ENOUGH, LONGEST = 11, 12, 20
BANNED = re.compile(
    r"\b(errors?|invalid|failed?|failure|warning|must|overdue|missing|users?|submit\w*|abus\w+|clean|dirty|"
    r"debits?|credits?|ledger|post(ing|ed)|reconcil\w+|accruals?|imprest|fund codes?|fees?|scores?|streaks?|"
    r"deadlines?)\b|!|\d{3}",
    re.IGNORECASE,
)
YEAR = yearforms.year()
FILES = {
    name: tomllib.loads((folder("forms") / "money" / f"{name}.toml").read_text("utf-8"))
    for name in ("cc16", "thresholds")
}
SHOWN = dict(chain.from_iterable(texts(form, FIELDS["money"], name) for name, form in FILES.items()))
ENGLISH = catalogue("en")


def told(lines: list[str]) -> str:
    """Return lines as they are read one after another."""
    plain = (re.sub(r"\{\w+\}", "Sam", line).strip() for line in lines)
    return " ".join(line if line.endswith((".", "?", ":")) else f"{line}." for line in plain)


def rows(name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the texts of a file, row by row."""
    found: dict[str, list[str]] = {}
    for key, text in SHOWN.items():
        if key.startswith(f"{name}/"):
            found.setdefault("/".join(key.split("/")[:3]), []).append(text)
    yield from found.items()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_it(name, grade):
    whole = [told(lines) for _, lines in rows(name)]
    assert grade(" ".join(whole)) + 5 <= OLDEST
    assert [text for text in whole if len(text.split()) >= ENOUGH and grade(text) + 5 > OLDEST] == []


def test_no_cold_word_and_no_number_stands_in_it():
    assert [key for key, text in SHOWN.items() if BANNED.search(text)] == []


def test_sentences_are_short():
    assert [
        k for k, text in SHOWN.items() for part in re.split(r"[.?:]", text) if len(part.split()) > LONGEST
    ] == []


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_a_key_of_its_own_and_the_file_says_whose_words_it_is(name):
    form = FILES[name]
    assert (form["license"], form["language"]) == ("CC-BY-4.0", "en")
    assert form["source"]
    for value in form.values():
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            keys = [row["key"] for row in value]
            assert len(keys) == len(set(keys))


def test_every_sum_is_made_of_lines_that_are_there():
    keys = {line.key for line in (*YEAR.line, *YEAR.balances)}
    for line in (*YEAR.line, *YEAR.balances):
        assert set(re.findall(r"[a-z][\w-]*\w", line.sum)) <= keys
        assert line.agrees_with in {"", *keys}
    assert {line.key for line in YEAR.line} - set(KEYS) == {"b2", "b3", "b4", "b5"}


def test_every_kind_goes_to_a_line_and_a_heading_that_are_there():
    lines, headings = {line.key for line in YEAR.line}, {row.key for row in YEAR.scotland}
    for kind in YEAR.kind:
        assert set(kind.cc16.split(" or ")) <= lines
        assert set(kind.scotland.split(" or ")) <= headings
    assert {(kind.direction, kind.name) for kind in YEAR.kind if not kind.offered} == set(ledger.KINDS)


@pytest.mark.parametrize(
    ("name", "direction", "found"),
    [
        ("Equipment", "out", ("a4", "purchase-assets")),
        (" collection ", "in", ("a1", "donations")),
        ("Collection", "out", ("a3", "charitable")),
        ("Raffle", "in", ("a1", "other-charitable")),
        ("Cash over or short", "difference", ("a1", "")),
    ],
)
def test_a_kind_is_known_by_its_name(name, direction, found):
    assert goes(YEAR, name, direction, ENGLISH) == found


def test_the_form_speaks_another_language():
    longer = catalogue("en-XA")
    assert translated(YEAR, longer).titled("end") != YEAR.titled("end")
    assert translated(YEAR, ENGLISH) == YEAR


def test_sizes_of_one_nation_never_hold_twice_and_say_where_they_are_from():
    rows = yearforms.thresholds().threshold
    for one in rows:
        assert one.source.strip()
        assert "//" not in one.source
        assert one.seen_on.year >= 2026
        same = [row for row in rows if (row.nation, row.title, row.turns) == (one.nation, one.title, one.turns)]
        for day in (date(2026, 4, 5), date(2026, 9, 29), date(2026, 9, 30), date(2030, 1, 1)):
            assert sum(row.holds((day, day)) for row in same) <= 1
    assert {row.nation for row in rows} == set(NATIONS)
