"""The words of claims, mileage and payment for time are kind, short and true to the steps there are."""

import re
import tomllib
from itertools import pairwise

import pytest
import textstat

from groupkit.core.claimforms import ClaimWords, InvolvementWords, RateWords, told
from groupkit.core.claims import NO_RECEIPT, Deed, State
from groupkit.core.problems import GroupkitError
from groupkit.extraction import FIELDS, texts
from groupkit.i18n import catalogue
from groupkit.resources import folder
from groupkit.storage import claimforms, shipped

OLDEST = 11
BANNED = re.compile(
    r"\b(errors?|invalid|failed?|warning|must|overdue|missing|users?|submit|abus\w+|clean|dirty|non-compliant|"
    r"debit|credit|ledger|posting|reconcile|accrual|imprest|fund code|fees?|expenses|deadline)\b|!|\d{3}",
    re.IGNORECASE,
)
NAMES = ("claims", "rates", "involvement")
FORMS = {name: tomllib.loads((folder("forms") / "money" / f"{name}.toml").read_text("utf-8")) for name in NAMES}
SHOWN = {key: text for name, form in FORMS.items() for key, text in texts(form, FIELDS["money"], name)}
CLAIMS, RATES = claimforms.words(ClaimWords), claimforms.words(RateWords)
TIME = claimforms.words(InvolvementWords)


def filled(text: str) -> str:
    return re.sub(r"\{\w+\}", "Sam", text)


@pytest.mark.parametrize("key", SHOWN)
def test_no_cold_word_and_no_number_to_ring_stands_in_it(key):
    assert not BANNED.search(SHOWN[key])


@pytest.mark.parametrize("key", SHOWN)
def test_sentences_are_short(key):
    sentences = re.split(r"[.?:]\s", SHOWN[key])
    assert max(len(sentence.split()) for sentence in sentences) <= 20


# Two formulas that count letters: the ones that count syllables fetch a word list from the network.
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_each_longer_text_and_each_whole_file(grade):
    longer = [filled(text) for text in SHOWN.values() if len(text.split()) >= 12]
    whole = [
        " ".join(filled(text) for key, text in SHOWN.items() if key.startswith(name) and text.endswith((".", "?")))
        for name in NAMES
    ]
    assert [text for text in (*longer, *whole) if grade(text) + 5 > OLDEST] == []


def test_the_words_are_those_of_the_steps_there_are():
    assert {words.key for words in CLAIMS.state} == set(State)
    assert {words.key for words in CLAIMS.action} == set(Deed)
    assert {words.key for words in CLAIMS.no_receipt} == NO_RECEIPT
    assert [words.key for words in TIME.choice] == ["decline", "think", "accept"]


def test_agreed_is_never_taken_for_paid():
    assert CLAIMS.of(State.AGREED).title == "Agreed – not paid yet"
    assert CLAIMS.doing(Deed.ADD).button == "I have added what was asked"
    assert CLAIMS.why_none("bus") == "The bus or train gave none"
    assert CLAIMS.why_none("") == ""


def test_the_note_on_benefits_comes_before_the_answers_and_no_is_one_of_them():
    assert "benefits adviser" in TIME.first
    assert TIME.answer("decline").title == "No, thank you"
    assert all(fact.source and fact.published for fact in TIME.fact)
    assert not any(re.search(r"[£$€]", text) for text in SHOWN.values())


def test_every_rate_says_where_it_was_seen_and_an_old_one_ends_the_day_before_the_next():
    assert all(rate.source and rate.official and rate.seen_on for rate in RATES.mileage)
    of_cars = [rate for rate in RATES.mileage if (rate.vehicle, rate.region) == ("car", "UK")]
    for one, other in pairwise(of_cars):
        assert one.until is not None
        assert (other.since - one.until).days == 1
    assert all(rate.confirm for rate in RATES.mileage if rate.until is None)


def test_every_text_that_is_shown_is_translated_under_a_key_that_stays():
    stretched = catalogue("en-XA")
    assert told(CLAIMS, stretched).of(State.PAID).title.startswith("P")
    assert told(CLAIMS, stretched).of(State.PAID).title != "Paid"
    assert told(TIME, stretched).fact[0].source == TIME.fact[0].source
    assert told(RATES, stretched).mileage[0].official == RATES.mileage[0].official


@pytest.mark.parametrize("content", ["id = 1", 'id = "', "x" * (shipped.LARGEST + 1), None])
def test_a_file_that_is_not_as_it_came_says_so(tmp_path, monkeypatch, content):
    (tmp_path / "money").mkdir()
    if content is not None:
        (tmp_path / "money" / "rates.toml").write_text(content)
    monkeypatch.setattr(shipped, "folder", lambda _name: tmp_path)
    shipped._read.cache_clear()
    with pytest.raises(GroupkitError, match="rates.toml cannot be read"):
        claimforms.words(RateWords)
    shipped._read.cache_clear()
