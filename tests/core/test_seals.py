"""The code of a paper, typed back in: how it is read, and what it says of a book."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core import seals
from groupkit.core.ledger import START, Entry, EntryType, Line, chained, first_break, seal
from groupkit.core.problems import RefusedError
from groupkit.core.seals import Compared, read_seal

AT = datetime(2026, 11, 14, 12, tzinfo=UTC)
DAY = date(2026, 11, 14)
BOOK = tuple(
    Entry(seq=seq, day=DAY, recorded_at=AT, type=EntryType.RECEIPT, lines=(Line(1, 1, 1, 100 * seq),))
    for seq in range(1, 9)
)
LINKS = tuple(chained(BOOK))


def compare(links, code, entry=None):
    """Hold a book against a code."""
    book = list(links)
    heads = [(link.hash, link.entry.recorded_at) for link in book]
    return seals.compare(heads, first_break(book), code, entry)


CODES = [seal(START), *(seal(link.hash) for link in LINKS)]


@given(st.binary(min_size=10, max_size=32), st.sampled_from(["-", "", " ", "–", " . "]), st.booleans())
def test_a_code_is_read_however_it_is_spaced(head, between, small):
    code = seal(head)
    typed = between.join(code.split("-"))
    assert read_seal(typed.lower() if small else f" {typed}\n") == code


@pytest.mark.parametrize("letter", "ILOUilou")
def test_a_letter_that_no_code_has_is_pointed_out(letter):
    assert problem(f"7K4M-Q2ZD-9XVB-4H8{letter}") == ("code", "Codes have no I, L, O or U. Check that letter.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type the code from the foot of the paper."),
        (" - ", "Type the code from the foot of the paper."),
        (
            "7K4M-Q2ZD-9XVB-4H8",
            "A code has 16 numbers and letters. Here are 15. Look at it once more.",
        ),
        (
            "7K4M-Q2ZD-9XVB-4H8T7",
            "A code has 16 numbers and letters. Here are 17. Look at it once more.",
        ),
        (
            "7K4M-Q2ZD-9XVB-4H8ß",
            "A code has 16 numbers and letters. Here are 17. Look at it once more.",
        ),
        ("7K4M-Q2ZD-9XVB-4H8*", "“*” is not part of a code. Codes are made of numbers and letters."),
        ("7K4M-Q2ZD-9XVB-4H8٣", "“٣” is not part of a code. Codes are made of numbers and letters."),
    ],
)
def test_what_is_no_code_is_refused_with_what_to_do(typed, said):
    assert problem(typed) == ("code", said)


def problem(typed):
    with pytest.raises(RefusedError) as refused:
        read_seal(typed)
    (found,) = refused.value.problems
    return found.field, str(found)


@pytest.mark.parametrize("at", range(9))
def test_a_book_that_went_on_still_contains_what_the_paper_saw(at):
    day = DAY if at else None
    assert compare(LINKS, CODES[at]) == Compared(holds=True, entry=at, last=8, day=day)
    assert compare(LINKS, CODES[at], at) == Compared(holds=True, entry=at, last=8, day=day)


@given(st.integers(0, 7), st.integers(0, 7), st.sampled_from(["change", "take out", "put in"]))
def test_a_book_that_was_written_anew_is_not_what_the_paper_saw(at, paper, how):
    fake = replace(BOOK[at], lines=(Line(1, 1, 1, 1),))
    entries = {
        "change": (*BOOK[:at], fake, *BOOK[at + 1 :]),
        "take out": (*BOOK[:at], *BOOK[at + 1 :]),
        "put in": (*BOOK[:at], fake, *BOOK[at:]),
    }[how]
    book = chained(replace(entry, seq=seq) for seq, entry in enumerate(entries, start=1))
    told = compare(book, CODES[paper + 1], paper + 1)
    assert told.holds == (paper < at)
    assert told.entry == paper + 1
    assert told.changed is None


def test_an_older_copy_of_the_book_is_known_as_one():
    told = compare(LINKS[:5], CODES[7], 7)
    assert (told.holds, told.is_cut, told.entry, told.last) == (False, True, 7, 5)
    assert not compare(LINKS[:5], CODES[7]).is_cut
    assert not compare(LINKS[:5], "0000-0000-0000-0001", 5).is_cut
    assert not compare(LINKS[:5], CODES[5], 5).is_cut


def test_an_entry_that_was_changed_under_its_old_hash_is_named():
    spoilt = list(LINKS)
    spoilt[4] = replace(LINKS[4], entry=replace(BOOK[4], lines=(Line(1, 1, 1, 5),)))
    assert compare(spoilt, CODES[8]) == Compared(holds=False, entry=8, last=8, changed=5)
    assert compare(spoilt, CODES[5]) == Compared(holds=False, entry=5, last=8, changed=5)
    assert compare(spoilt, CODES[4]) == Compared(holds=True, entry=4, last=8, day=DAY, changed=5)


def test_a_number_that_does_not_belong_to_its_code_is_asked_about():
    with pytest.raises(RefusedError) as refused:
        compare(LINKS, CODES[4], 3)
    said = "This code stands after entry 4, and you typed 3. Look at the number on the paper."
    assert str(refused.value) == said
