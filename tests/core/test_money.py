"""An amount box reads what people type, or says what to type instead; it never reads something else."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.money import CURRENCIES, MOST, NOTES_AND_COINS, SYMBOLS, parse
from groupkit.core.problems import RefusedError
from groupkit.i18n import catalogue, use

PLAIN = re.compile(r"(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?")


def refusal(text: str, currency: str = "GBP") -> str:
    with pytest.raises(RefusedError) as refused:
        parse(text, currency)
    (problem,) = refused.value.problems
    assert problem.field == "amount"
    return str(problem)


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("4", 400),
        ("4.3", 430),
        ("4.35", 435),
        ("£4.35", 435),
        (" £ 4.35 ", 435),
        ("0", 0),
        ("0.00", 0),
        ("007", 700),
        ("1,234.50", 123450),
        ("99,999.99", MOST),
        ("350p", 350),
        ("٣.٥٠", 350),
        ("４.３５", 435),
        ("4\u00a0000", 400000),
    ],
)
def test_what_people_type_is_read(text, pence):
    assert parse(text, "GBP") == pence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Type how much. If there was none, type 0."),
        ("   ", "Type how much. If there was none, type 0."),
        ("1,50", "Did you mean £1.50? Use a dot for pence."),
        ("12,5", "Did you mean £12.50? Use a dot for pence."),
        ("12.505", "Pence only go to two places. Did you mean £12.50 or £12.51?"),
        ("-5", "Put the amount without a minus. Money out goes in the “paid out” part."),
        ("−5", "Put the amount without a minus. Money out goes in the “paid out” part."),
        ("€5", "This book is in £ only."),
        ("5$", "This book is in £ only."),
        ("5£", "This book is in £ only."),
        ("100000", "That is more than this book can hold."),
        ("99999999p", "That is not an amount we can read. Use numbers like 4.35."),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_type(text, said):
    assert refusal(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "1e3",
        "NaN",
        "inf",
        "5+3",
        "=5",
        "five",
        "12.5O",
        "1_000",
        "5.",
        ".5",
        "1.2.3",
        "12,34,56",
        "½",
        "5 0p x",
        "p",
    ],
)
def test_what_is_no_amount_is_not_guessed(text):
    assert refusal(text) == "That is not an amount we can read. Use numbers like 4.35."


def test_an_empty_collection_is_told_that_none_is_a_statement():
    with pytest.raises(RefusedError, match="type 0 and we will write “none taken”"):
        parse(" ", "GBP", "collection")


def test_pence_are_typed_with_p_in_pounds_only():
    assert parse("50p", "GBP") == 50
    for currency in ("EUR", "USD"):
        assert "not an amount" in refusal("50p", currency)
        assert parse(f"{SYMBOLS[currency]}5", currency) == 500


def test_the_refusal_speaks_the_language_of_the_window():
    use("en-XA")
    assert refusal("1,50") != "Did you mean £1.50? Use a dot for pence."
    assert "£1.50" in refusal("1,50")


@given(st.integers(0, MOST), st.sampled_from(CURRENCIES))
def test_what_is_written_reads_back_as_the_same_pence(pence, currency):
    words = catalogue("en")
    assert parse(words.amount(pence), currency) == pence
    assert parse(words.money(pence, currency).replace("US", ""), currency) == pence
    assert parse(f"{pence // 100}.{pence % 100:02}", currency) == pence


@given(st.text(max_size=12))
def test_any_text_is_read_exactly_or_refused(text):
    check_reading(text)


def check_reading(text: str) -> bool:
    """Assert that a text is refused, or read as what it plainly says; return whether it was read."""
    try:
        pence = parse(text, "GBP")
    except RefusedError as refused:
        assert str(refused).strip()
        return False
    bare = "".join(text.split()).removeprefix("£")
    digits = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in bare)
    if digits.endswith("p"):
        assert digits[:-1].isascii()
        assert pence == int(digits[:-1])
        return True
    assert PLAIN.fullmatch(digits)
    whole, _, part = digits.replace(",", "").partition(".")
    assert pence == int(whole) * 100 + int((part + "00")[:2])
    return True


@pytest.mark.proof
def test_ten_thousand_odd_texts_are_read_exactly_or_refused(capsys):
    chance, read = random.Random(10), 0
    signs = "0123456789" * 4 + ".,p£€$-−+ eE_=\u00a0\u0663\uff15½OlNa\t"
    for _ in range(10_000):
        text = "".join(chance.choice(signs) for _ in range(chance.randint(0, 9)))
        read += check_reading(text)
    with capsys.disabled():
        print(
            f"\n10000 odd texts typed as amounts: {read} read as what they say, {10_000 - read} refused, 0 misread"
        )
    assert 1000 < read < 9000


def test_notes_and_coins_stand_from_large_to_small():
    for currency in CURRENCIES:
        coins = NOTES_AND_COINS[currency]
        assert list(coins) == sorted(set(coins), reverse=True)
        assert coins[-1] == 1
        assert currency in SYMBOLS
