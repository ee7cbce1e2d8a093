"""Looking a chain over from its plain rows finds what looking at every entry finds, and names the same one."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.chain import verify
from groupkit.core.ledger import START, Entry, EntryType, Line, Wording, chained, first_break, link
from groupkit.core.records import FACTS, written

DAY = date(2026, 11, 14)
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
pence = st.integers(1, 9_999_999)


@st.composite
def entries(draw):
    kind = draw(st.sampled_from([EntryType.RECEIPT, EntryType.PAYMENT, EntryType.MOVE, EntryType.RECORD]))
    amount, place, fund = draw(pence), draw(st.integers(1, 3)), draw(st.integers(1, 3))
    lines = {
        EntryType.RECEIPT: (Line(place, fund, 1, amount),),
        EntryType.PAYMENT: (Line(place, fund, 6, -amount), Line(place, fund, 7, -1)),
        EntryType.MOVE: (Line(1, fund, None, -amount), Line(2, fund, None, amount)),
        EntryType.RECORD: (),
    }[kind]
    words = {"note": draw(text), "who": draw(text)}
    if kind is EntryType.RECORD:
        words[FACTS] = written({"what": "said", "subject": draw(st.integers(0, 9))})
    wordings = tuple(
        Wording.of(what, said, draw(st.binary(min_size=16, max_size=16))) for what, said in sorted(words.items())
    )
    return Entry(
        seq=0,
        day=draw(st.dates(date(2024, 2, 28), DAY)),
        recorded_at=datetime(2026, 11, 14, 10, 28, tzinfo=UTC),
        type=kind,
        lines=lines,
        sheet=draw(st.none() | st.integers(1, 99)),
        decided_on=draw(st.none() | st.just(DAY)),
        wordings=wordings,
    )


books = st.lists(entries(), max_size=6).map(
    lambda made: list(chained(replace(entry, seq=seq) for seq, entry in enumerate(made, start=1)))
)


def rows(links):
    """Return a chain as it is stored."""
    plain, lines, words = [], [], []
    for made in links:
        e = made.entry
        decided = e.decided_on and e.decided_on.isoformat()
        plain.append(
            (e.seq, e.day.isoformat(), e.recorded_at.isoformat(), e.type.value, e.sheet, e.reverses, decided,
             made.prev, made.hash)
        )  # fmt: skip
        lines += [(e.seq, of.place, of.fund, of.kind, of.pence) for of in e.lines]
        words += [(e.seq, w.what, w.digest, w.salt or None, w.text or None) for w in e.wordings]
    return plain, lines, words


def looked_over(plain, lines, words):
    return verify(plain, lines, words, lambda seq: [row[1:] for row in lines if row[0] == seq])


@given(books)
def test_a_whole_chain_holds_and_adds_up(links):
    found = looked_over(*rows(links))
    held: dict[tuple[int, int], int] = defaultdict(int)
    for made in links:
        for of in made.entry.lines:
            held[of.place, of.fund] += of.pence
    assert (found.entries, found.broken_at, found.held) == (len(links), None, dict(held))
    assert found.head == (links[-1].hash if links else START)


@given(books.filter(bool), st.data())
def test_what_was_changed_is_found_where_it_was(links, data):
    at = data.draw(st.integers(0, len(links) - 1))
    made = links[at]
    entry = made.entry
    changed = data.draw(
        st.sampled_from(
            [
                replace(made, prev=bytes(31) + b"x"),
                replace(made, hash=bytes(31) + b"x"),
                replace(made, entry=replace(entry, day=date(2020, 1, 1))),
                replace(made, entry=replace(entry, sheet=100)),
                replace(made, entry=replace(entry, decided_on=date(2020, 1, 1))),
                replace(made, entry=replace(entry, seq=entry.seq + 7)),
                replace(made, entry=replace(entry, lines=(*entry.lines, Line(9, 9, None, 5)))),
                replace(made, entry=replace(entry, wordings=entry.wordings[1:])),
                replace(
                    made,
                    entry=replace(entry, wordings=(replace(entry.wordings[0], text="Dee!"), *entry.wordings[1:])),
                ),
            ]
        )
    )
    broken = [*links[:at], changed, *links[at + 1 :]]
    assert looked_over(*rows(broken)).broken_at == first_break(broken) == at + 1


@given(books)
def test_names_that_were_erased_leave_the_chain_whole(links):
    erased = [
        replace(
            made,
            entry=replace(
                made.entry, wordings=tuple(w if w.what == FACTS else w.erased() for w in made.entry.wordings)
            ),
        )
        for made in links
    ]
    assert looked_over(*rows(erased)).broken_at is None


def said(kind, *lines, reverses=None, words=()):
    at = datetime(2026, 11, 14, tzinfo=UTC)
    return Entry(seq=1, day=DAY, recorded_at=at, type=kind, lines=lines, reverses=reverses, wordings=words)


@pytest.mark.parametrize(
    "entry",
    [
        said(EntryType.OPENING),
        said(EntryType.RECEIPT, Line(1, 1, 1, -5)),
        said(EntryType.RECEIPT, Line(1, 1, None, 5)),
        said(EntryType.PAYMENT, Line(1, 1, 1, 5)),
        said(EntryType.MOVE, Line(1, 1, None, -5), Line(2, 2, None, 5)),
        said(EntryType.FUND_MOVE, Line(1, 1, None, -5), Line(2, 2, None, 5)),
        said(EntryType.RECORD, Line(1, 1, None, 5)),
        said(EntryType.REVERSAL, Line(1, 1, None, 5), reverses=9),
        said(EntryType.RECORD, words=(Wording.of(FACTS, "{}", bytes(15) + b"x").erased(),)),
        said(EntryType.OPENING, Line(1, 1, None, 5), words=(Wording("no te", "x"),)),
        said(EntryType.OPENING, Line(1, 1, None, 5), words=(Wording("note", "x", b"", "x"),)),
    ],
)
def test_a_chained_entry_that_no_book_holds_is_found(entry):
    made = link(entry, START)
    assert looked_over(*rows([made])).broken_at == 1


def test_a_line_of_no_entry_belongs_to_none():
    made = link(said(EntryType.OPENING, Line(1, 1, None, 5)), START)
    plain, lines, words = rows([made])
    assert looked_over(plain, [(0, 9, 9, None, 5), *lines], words).broken_at is None


def test_a_correction_is_the_opposite_of_what_it_corrects():
    first = link(said(EntryType.RECEIPT, Line(1, 1, 1, 5)), START)
    for pence_, broken in ((-5, None), (-4, 2)):
        second = replace(said(EntryType.REVERSAL, Line(1, 1, 1, pence_), reverses=1), seq=2)
        assert looked_over(*rows([first, link(second, first.hash)])).broken_at == broken
    plain, lines, words = rows([first])
    assert looked_over([(1, *plain[0][1:3], "gift", *plain[0][4:])], lines, words).broken_at == 1
