"""The words of the papers of service are told in any language, and hours are told in halves."""

import tomllib
from dataclasses import fields
from gettext import NullTranslations

import pytest

from groupkit import extraction
from groupkit.core.leaflets import (
    BallotWords,
    PosterWords,
    RecordWords,
    SignupWords,
    SwapWords,
    half_hours,
    told,
)
from groupkit.i18n import Catalogue, catalogue
from groupkit.resources import folder
from groupkit.storage import leaflets

EVERY = (PosterWords, BallotWords, SwapWords, SignupWords, RecordWords)


@pytest.mark.parametrize("kind", EVERY)
def test_every_word_of_a_paper_is_read_and_can_be_translated(kind):
    path = folder("forms") / "service" / f"{leaflets.FILES[kind]}.toml"
    form = tomllib.loads(path.read_text("utf-8"))
    assert set(form) - {"source", "license", "language"} == {field.name for field in fields(kind)}
    names = extraction.FIELDS["service"]
    found = dict(extraction.texts(form, names, f"service/{form['id']}"))
    asked: dict[str, list[str]] = {}
    said = told(leaflets.words(kind), Keys(asked))
    assert set(asked) == set(found)
    assert {text for texts in asked.values() for text in texts} == set(_texts(form))
    assert said.title == f"<service/{form['id']}/title>"


class Keys(Catalogue):
    """A catalogue that answers with the key it was asked."""

    def __init__(self, asked):
        super().__init__("en", NullTranslations())
        self.asked = asked

    def pgettext(self, key, text):
        self.asked.setdefault(key, []).append(text)
        return f"<{key}>"


def _texts(form):
    for name, value in form.items():
        if isinstance(value, dict):
            yield from _texts(value)
        elif isinstance(value, list):
            yield from value
        elif name not in {"id", "source", "license", "language"}:
            yield value


def test_what_a_member_reads_before_a_record_is_printed_is_told_too():
    said = told(leaflets.words(RecordWords), catalogue("en-XA"))
    assert said.choose.title.startswith("Béföré")
    assert all("~" in line for line in said.choose.lines)


@pytest.mark.parametrize(
    ("minutes", "hours"), [(0, 0), (1, 0.5), (44, 0.5), (60, 1), (100, 1.5), (110, 2), (90 * 41, 61.5)]
)
def test_time_is_told_in_half_hours(minutes, hours):
    assert half_hours(minutes) == hours
