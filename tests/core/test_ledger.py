"""Entries chained one to the next: any change behind them is found, and sums come out the same however counted."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.ledger import (
    START,
    Entry,
    EntryType,
    Line,
    Link,
    Wording,
    chained,
    first_break,
    link,
    seal,
    shortfall,
)

AT = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)
DAY = date(2024, 2, 29)
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
pence = (st.integers(1, 9_999_999) | st.integers(-9_999_999, -1)).filter(bool)
line = st.builds(Line, st.integers(1, 4), st.integers(1, 5), st.none() | st.integers(1, 12), pence)


@st.composite
def books(draw) -> list[Entry]:
    drawn = draw(
        st.lists(st.tuples(st.integers(0, 1100), st.lists(line, min_size=1, max_size=4), text), max_size=8)
    )
    return [
        Entry(
            seq=seq,
            day=DAY + timedelta(days=later),
            recorded_at=AT,
            type=EntryType.OPENING,
            lines=tuple(lines),
            sheet=seq % 3 or None,
            wordings=(Wording.of("note", note, bytes(16)),) if note else (),
        )
        for seq, (later, lines, note) in enumerate(drawn, start=1)
    ]


def entry(kind: EntryType, *lines: tuple[int, int, int | None, int]) -> Entry:
    return Entry(seq=1, day=DAY, recorded_at=AT, type=kind, lines=tuple(Line(*values) for values in lines))


@given(books())
def test_an_honest_chain_holds_from_any_entry_on(book):
    links = list(chained(book))
    assert first_break(links) is None
    for cut in range(len(links) + 1):
        assert first_break(links[:cut]) is None
        assert first_break(links[cut:], links[cut - 1].hash if cut else START, cut) is None


@given(books().filter(bool), st.data())
def test_a_changed_entry_is_the_first_that_is_named(book, data):
    links = list(chained(book))
    at = data.draw(st.integers(0, len(links) - 1))
    old = links[at].entry
    changes = [
        replace(old, day=old.day + timedelta(days=1)),
        replace(old, lines=(*old.lines, Line(1, 1, None, 1))),
        replace(old, lines=(replace(old.lines[0], pence=old.lines[0].pence + 1), *old.lines[1:])),
        replace(old, type=EntryType.MOVE),
        replace(old, sheet=77),
        replace(old, reverses=1),
        replace(old, decided_on=old.day),
        replace(old, recorded_at=old.recorded_at + timedelta(seconds=1)),
        replace(old, wordings=(*old.wordings, Wording.of("who", "Ali", bytes(16)))),
        replace(old, wordings=(Wording("note", old.wordings[0].digest if old.wordings else "", b"s" * 16, "x"),)),
    ]
    for changed in changes:
        spoilt = [*links[:at], Link(changed, links[at].prev, links[at].hash), *links[at + 1 :]]
        assert first_break(spoilt) == at + 1


@given(books().filter(lambda book: len(book) > 1), st.data())
def test_an_entry_taken_out_put_in_or_moved_is_found(book, data):
    links = list(chained(book))
    at = data.draw(st.integers(0, len(links) - 2))
    assert first_break([*links[:at], *links[at + 1 :]]) == at + 1
    assert first_break([*links[: at + 1], *links[at:]]) == at + 2
    assert first_break([*links[:at], links[at + 1], links[at], *links[at + 2 :]]) == at + 1


@given(books().filter(bool), st.data())
def test_one_changed_bit_of_a_hash_is_found(book, data):
    links = list(chained(book))
    at = data.draw(st.integers(0, len(links) - 1))
    bit = data.draw(st.integers(0, 255))
    spoilt = bytearray(links[at].hash)
    spoilt[bit // 8] ^= 1 << bit % 8
    links[at] = replace(links[at], hash=bytes(spoilt))
    assert first_break(links) == at + 1


@given(books())
def test_every_printed_seal_fits_only_the_book_it_was_printed_from(book):
    links = list(chained(book))
    seals = [seal(made.hash) for made in links]
    assert len(set(seals)) == len(seals)
    if links:
        other = [replace(book[0], lines=(*book[0].lines, Line(1, 1, None, 5))), *book[1:]]
        assert not set(seals) & {seal(made.hash) for made in chained(other)}


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (bytes(32), "0000-0000-0000-0000"),
        (b"\xff" * 32, "ZZZZ-ZZZZ-ZZZZ-ZZZZ"),
        (bytes([*range(32)]), "000G-40R4-0M30-E209"),
    ],
)
def test_a_seal_is_sixteen_letters_that_cannot_be_mistaken(head, code):
    assert seal(head) == code
    assert not set("ILOU") & set(seal(head))


def test_the_chain_is_the_one_that_was_written_down():
    made = Entry(
        seq=1,
        day=DAY,
        recorded_at=AT,
        type=EntryType.RECEIPT,
        lines=(Line(1, 1, 1, 1840),),
        sheet=37,
        wordings=(Wording.of("note", "caf\u0065\u0301", bytes(16)),),
    )
    assert made.body() == (
        b'{"day":"2024-02-29","decided_on":null,"lines":[[1,1,1,1840]],"recorded_at":"2026-03-29T00:59:59+00:00",'
        b'"reverses":null,"seq":1,"sheet":37,"type":"receipt","words":{"note":"'
        + Wording.of("note", "café", bytes(16)).digest.encode()
        + b'"}}'
    )
    assert link(made, START).prev == START


def test_an_erased_name_leaves_the_chain_whole():
    told = Wording.of("who", "Ali", b"s" * 16)
    erased = Wording("who", told.digest)
    base = entry(EntryType.OPENING, (1, 1, None, 5))
    (whole,) = chained([replace(base, wordings=(told,))])
    assert first_break([Link(replace(base, wordings=(erased,)), whole.prev, whole.hash)]) is None
    assert told.holds()
    assert erased.holds()
    assert not replace(told, text="Dee").holds()
    assert whole.entry.wording("who") == "Ali"
    assert whole.entry.wording("note") == ""


amounts = st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 1, 5)), st.integers(-50, 50)), max_size=6)


@given(st.integers(0, 60), amounts, amounts)
def test_what_takes_a_place_below_zero_at_any_moment_is_found(before, since, new):
    known = [(day, seq, pence) for seq, (day, pence) in enumerate(since, start=1)]
    fresh = [(day, seq, pence) for seq, (day, pence) in enumerate(new, start=len(since) + 1)]
    found = shortfall(before, known, fresh)
    moments = sorted({(day, seq) for day, seq, _ in (*known, *fresh)})

    def held(rows, moment):
        return sum(pence for day, seq, pence in rows if (day, seq) <= moment)

    worse = [m for m in moments if before + held([*known, *fresh], m) < 0 and held(fresh, m) < 0]
    assert (found is None) == (not worse)
    if found is not None:
        assert found.day == worse[0][0]
        assert found.wanted > found.held
        assert found.held - found.wanted == before + held([*known, *fresh], worse[0])


@pytest.mark.parametrize(
    ("kind", "lines", "fields"),
    [
        (EntryType.RECEIPT, [(1, 1, 1, 5)], []),
        (EntryType.PAYMENT, [(1, 1, 1, -5)], []),
        (EntryType.MOVE, [(1, 1, None, -5), (2, 1, None, 5)], []),
        (EntryType.FUND_MOVE, [(1, 1, None, -5), (1, 2, None, 5)], []),
        (EntryType.RECEIPT, [(1, 1, 1, -5)], ["kind"]),
        (EntryType.RECEIPT, [(1, 1, None, 5)], ["kind"]),
        (EntryType.PAYMENT, [(1, 1, 1, 5)], ["kind"]),
        (EntryType.MOVE, [(1, 1, None, -5), (2, 1, None, 4)], ["amount"]),
        (EntryType.MOVE, [(1, 1, None, -5), (2, 2, None, 5)], ["amount"]),
        (EntryType.FUND_MOVE, [(1, 1, None, -5), (2, 2, None, 5)], ["amount"]),
        (EntryType.OPENING, [], ["amount"]),
        (EntryType.OPENING, [(1, 1, None, 0)], ["amount"]),
        (EntryType.OPENING, [(1, 1, None, 10_000_000)], ["amount"]),
    ],
)
def test_an_entry_that_cannot_be_is_told(kind, lines, fields):
    assert [problem.field for problem in entry(kind, *lines).problems()] == fields
