"""A letter is believed only when its entries say everything that it prints."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from groupkit.core import proof
from groupkit.core.ledger import START, EntryType, Line, Wording, chained, seal
from groupkit.core.letters import Letter, SealedEntry
from groupkit.core.limits import Limits
from groupkit.core.sheets import Part, Row
from groupkit.core.states import Note, State
from groupkit.services import books, meetings, money
from tests import evening
from tests.evening import SATURDAY, named


def fields(letter: Letter, before: Letter | None = None) -> list[str]:
    return [problem.field for problem in (*proof.problems(letter), *proof.differences(letter, before))]


def saying(letter: Letter, **more: Any) -> Letter:
    """Return the letter with something else printed on its sheet."""
    return replace(letter, statement=replace(letter.statement, **more))


def row(letter: Letter, part: str, at: int, **more: Any) -> Letter:
    """Return the letter with something else printed in one row."""
    rows = list(getattr(letter.statement, part))
    rows[at] = replace(rows[at], **more)
    return saying(letter, **{part: tuple(rows)})


def rechained(letter: Letter, at: int, **more: Any) -> Letter:
    """Return the letter with one entry changed, and every hash and the seal worked out again."""
    entries = [sealed.link().entry for sealed in letter.entries]
    entries[at] = replace(entries[at], **more)
    links = list(chained(entries, letter.head_before))
    sealed = tuple(SealedEntry.of(link) for link in links)
    return replace(saying(letter, seal=seal(links[-1].hash)), entries=sealed)


@pytest.fixture
def short(tmp_path):
    """Return a letter with a difference, a row of nothing, and one who counted alone."""
    with evening.new_book(tmp_path / "short.groupkit") as book:
        evening.furnish(book)
        evening.open_with(book)
        sheet = money.sheet(book, meetings.on(book, SATURDAY))
        money.about(book, sheet, made_by="Sam", explanation="Don’t know", alone_reason="Nobody stayed")
        money.add_row(book, sheet, Row(part=Part.IN, **named(book, "Collection"), pence=0))
        money.count(book, sheet, "Sam", 4195)
        return money.send(book, sheet)


def test_an_honest_letter_is_believed(sent, short):
    assert fields(sent) == fields(short) == []
    assert short.statement.difference == -20


def test_a_letter_of_nothing_at_all_is_believed(sent):
    said = replace(sent.statement, money_in=(), paid_out=(), moved=(), coins=(), started=3820, seal=seal(sent.head))
    quiet = Letter(statement=said, entries=(), head_before=sent.head)
    assert fields(quiet, sent) == []


def test_an_erased_name_is_still_believed(sent):
    entries = list(sent.entries)
    gone = tuple(Wording(w.what, w.digest) if w.what == "who" else w for w in entries[3].wordings)
    entries[3] = replace(entries[3], wordings=gone)
    assert fields(replace(sent, entries=tuple(entries))) == []


@pytest.mark.parametrize(
    ("part", "at", "more"),
    [
        ("money_in", 0, {"pence": 1841}),
        ("money_in", 0, {"entry": 3}),
        ("money_in", 0, {"pence": 0}),
        ("money_in", 0, {"place": "Bank"}),
        ("money_in", 1, {"what": "Paid towards skittles"}),
        ("money_in", 1, {"fund": "General"}),
        ("paid_out", 0, {"who": "Jo"}),
        ("paid_out", 0, {"receipt": "R-89"}),
        ("paid_out", 1, {"no_receipt": ""}),
        ("paid_out", 1, {"second": "Sam"}),
        ("paid_out", 1, {"claim": 22}),
        ("moved", 0, {"pence": 2000}),
        ("moved", 0, {"place": "Bank"}),
    ],
)
def test_a_row_that_says_something_else_is_not_believed(sent, part, at, more):
    assert "figures" in fields(row(sent, part, at, **more))


@pytest.mark.parametrize(
    "more",
    [
        {"money_in": ()},
        {"made_by": "Jo"},
        {"started": 4216},
        {"counted": 3821},
        {"counted": -5, "coins": ()},
        {"coins": ((2000, 1), (1000, 1), (820, 1))},
        {"coins": ((1000, 3), (500, 2), (200, -1), (20, 1))},
        {"difference_entry": 6},
        {"difference_entry": 2},
        {"general": 16221},
        {"advances_pence": 10**6},
        {"funds": ("General", "Outing pot")},
        {"funds": ("Outing pot", "General", "ICB grant")},
        {"number": 38},
        {"place": "Bank"},
    ],
)
def test_a_figure_that_does_not_follow_is_not_believed(sent, more):
    assert "figures" in fields(saying(sent, **more))


@pytest.mark.parametrize(
    "more",
    [
        {"number": 0},
        {"number": 2**70},
        {"currency": "XXX"},
        {"reserve": -1},
        {"reserve_months": -1},
        {"owed_general": 1171},
        {"owed_general": -1},
        {"owed": 0},
        {"advances_pence": 0},
        {"after_entry": -1},
    ],
)
def test_what_no_book_could_say_is_not_believed(sent, more):
    assert "entries" in fields(saying(sent, **more))


@pytest.mark.parametrize("counted_by", [(), ("Sam",), ("Sam", "sam "), ("Sam", ""), ("Sam", "Jo", "Dee")])
def test_two_different_people_count(sent, counted_by):
    assert fields(saying(sent, counted_by=counted_by)) == ["counted_by"]
    assert fields(saying(sent, counted_by=("Sam",), alone_reason="Nobody stayed")) == []


def test_the_seal_and_the_number_of_the_last_entry_belong_to_the_entries(sent):
    assert fields(saying(sent, seal="0000-0000-0000-0000")) == ["seal"]
    assert "seal" in fields(saying(sent, after_entry=5))


def test_the_difference_says_what_was_written(short):
    assert fields(saying(short, explanation="Stolen")) == ["figures"]
    assert "figures" in fields(saying(short, difference_entry=None))
    assert "figures" in fields(row(short, "money_in", 0, entry=1))


def test_an_entry_that_was_changed_dropped_or_swapped_is_not_believed(sent):
    entries = sent.entries
    changed = replace(entries[2], lines=(replace(entries[2].lines[0], pence=601),))
    for spoilt in (
        (*entries[:2], changed, *entries[3:]),
        entries[:-1],
        entries[1:],
        (*entries[:2], entries[3], entries[2], *entries[4:]),
        (*entries, entries[-1]),
        (),
    ):
        assert {"entries", "seal"} & set(fields(replace(sent, entries=spoilt)))
    assert fields(replace(sent, head_before=b"x"))


def test_entries_chained_again_by_a_cheat_are_held_against_the_sheet(sent):
    other = replace(sent.entries[2].lines[0], pence=601)
    assert "figures" in fields(rechained(sent, 2, lines=(other,)))
    assert "figures" in fields(rechained(sent, 2, day=SATURDAY + timedelta(days=1)))
    assert "figures" in fields(rechained(sent, 2, sheet=None))
    assert "entries" in fields(rechained(sent, 2, type=EntryType.PAYMENT))
    twice = (*sent.entries[2].wordings, sent.entries[2].wordings[0])
    assert fields(rechained(sent, 2, wordings=twice)) == ["entries"]
    assert "figures" in fields(rechained(sent, 2, wordings=sent.entries[2].wordings[:-1]))
    more = tuple(sorted((*sent.entries[2].wordings, Wording.of("zebra", "x", b"s")), key=lambda w: w.what))
    assert "figures" in fields(rechained(sent, 2, wordings=more))
    fund = replace(sent.entries[2].lines[0], fund=1)
    assert "figures" in fields(rechained(sent, 2, lines=(fund,)))


def test_only_a_reply_travels_with_a_sheet(sent):
    def with_note(state: State) -> list[str]:
        return fields(replace(sent, notes=(Note(state=state, by="Sam", words="x", on=date(2026, 11, 15)),)))

    assert with_note(State.REPLIED) == []
    assert with_note(State.PAID) == with_note(State.ACCEPTED) == ["entries"]


def test_where_the_money_is_follows_from_the_entries(sent):
    def held(at: int, *pence: int) -> list[str]:
        holdings = list(sent.statement.holdings)
        holdings[at] = replace(holdings[at], pence=pence)
        return fields(saying(sent, holdings=tuple(holdings)))

    assert held(3, 11000, 0, 21240) == []
    assert "figures" in held(3, 11001, 0, 21240)
    assert "figures" in held(3, 21240, 0, 11000)
    assert "figures" in held(0, 1600, 2220, 0)
    assert "figures" in held(0, 2220, 1600)
    assert "figures" in fields(saying(sent, holdings=()))


def test_a_sheet_is_held_against_the_one_before(book, sent):
    evening.later(book, weeks=1)
    sheet = money.sheet(book, meetings.on(book, SATURDAY + timedelta(weeks=1)))
    money.about(book, sheet, made_by="Sam")
    money.add_row(book, sheet, Row(part=Part.IN, **named(book, "Collection"), pence=500))
    for who in ("Sam", "Jo"):
        money.count(book, sheet, who, 4320)
    second = money.send(book, sheet)
    assert fields(second, sent) == fields(second) == []
    assert second.head_before != START
    bank = replace(second.statement.holdings[3], pence=(21240, 0, 11000))
    assert "figures" in fields(saying(second, holdings=(*second.statement.holdings[:3], bank)), sent)
    less = replace(second.statement.holdings[3], pence=(11000, 0, 21239))
    assert "figures" in fields(saying(second, holdings=(*second.statement.holdings[:3], less)), sent)
    assert "currency" in fields(saying(second, currency="EUR"), sent)
    renamed = tuple(replace(h, place="The bank") if h.place == "Bank" else h for h in second.statement.holdings)
    assert fields(saying(second, holdings=renamed), sent) == []


def test_a_count_with_other_notes_proves_itself(book):
    books.set_limits(book, Limits(more_notes=(10000,)))
    ids = named(book, "Grant", place="Tin")
    given = books.entry(book, EntryType.RECEIPT, SATURDAY, Line(ids["place"], ids["fund"], ids["kind"], 5785))
    books.write(book, given, {"note": "A gift"})
    sheet = money.sheet(book, meetings.on(book, SATURDAY))
    money.about(book, sheet, made_by="Sam", alone_reason="Nobody stayed")
    money.add_row(book, sheet, Row(part=Part.IN, **named(book, "Collection"), pence=0))
    money.count(book, sheet, "Sam", {10000: 1})
    letter = money.send(book, sheet)
    assert letter.statement.coins == ((10000, 1),)
    assert fields(letter) == []
    assert fields(saying(letter, coins=((2500, 4),))) == []
    assert fields(saying(letter, coins=((250, 40),))) == ["figures"]
