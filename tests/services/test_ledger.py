"""The book of money: set up, begun, put right, and never short of what it did not have."""

from dataclasses import replace
from datetime import date

import pytest

from groupkit.core.ledger import Entry, EntryType, Fund, FundKind, Kind, Line, Place, PlaceKind
from groupkit.core.problems import RefusedError
from groupkit.i18n import use
from groupkit.services import ledger
from tests import evening
from tests.envelopes import rows_of
from tests.evening import SATURDAY, named

TIN, GENERAL = 1, 1


def refusal(action) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        action()
    return [str(problem) for problem in refused.value.problems]


def draft(kind: EntryType, *lines: Line, day: date = SATURDAY) -> tuple[Entry, dict[str, str]]:
    at = evening.surroundings().now()
    return Entry(seq=0, day=day, recorded_at=at, type=kind, lines=lines), {
        "made_by": " Sam ",
        "note": "",
        "who": "Jo",
    }


def write(group, *drafts):
    with group.change("Write", "money"):
        return ledger.post(group, drafts)


def test_the_money_is_set_up_in_one_step(other):
    tin = ledger.set_up(other, "Tin", sheets_before=36)
    assert ledger.places(other) == (tin,)
    assert ledger.general(other).name == "General"
    assert [len(ledger.kinds(other, way)) for way in ("in", "out", "difference", "")] == [5, 7, 1, 13]
    second = ledger.set_up(other, "Second tin")
    assert len(ledger.kinds(other)) == 13
    assert ledger.places(other) == (tin, second)
    other.undo()
    other.undo()
    assert not ledger.kinds(other)
    assert not ledger.places(other)
    assert refusal(lambda: ledger.general(other)) == ["Set up the tin first, on the Money page."]


def test_the_usual_kinds_are_in_the_language_of_the_window(other):
    use("en-XA")
    ledger.set_up(other, "Tin")
    assert ledger.kinds(other)[0].name != "Collection"


@pytest.mark.parametrize(
    ("add", "made"),
    [
        (ledger.add_place, lambda name: Place(name=name, kind=PlaceKind.BANK)),
        (ledger.add_fund, lambda name: Fund(name=name, kind=FundKind.SET_ASIDE)),
        (ledger.add_kind, lambda name: Kind(direction="in", name=name)),
    ],
)
def test_places_pots_and_kinds_have_names_of_their_own(book, add, made):
    added = add(book, made("Picnic"))
    assert added.id
    for name in ("", "  ", "picnic "):
        assert len(refusal(lambda name=name: add(book, made(name)))) == 1
    assert refusal(lambda: ledger.set_up(book, "tin"))


def test_entries_are_numbered_chained_and_worded(book):
    seq, head = book.store.ledger.head()
    links = write(
        book,
        draft(EntryType.OPENING, Line(TIN, GENERAL, None, 5)),
        draft(EntryType.OPENING, Line(TIN, GENERAL, None, 6)),
    )
    assert [link.entry.seq for link in links] == [seq + 1, seq + 2]
    assert links[0].prev == head
    assert links[1].prev == links[0].hash
    assert [(w.what, w.text) for w in links[0].entry.wordings] == [("made_by", "Sam"), ("who", "Jo")]
    assert len({w.salt for link in links for w in link.entry.wordings}) == 4
    assert ledger.current_seal(book)[1] == seq + 2


@pytest.mark.parametrize(
    ("lines", "day", "said"),
    [
        (
            [Line(TIN, GENERAL, None, -99999)],
            SATURDAY,
            "Tin had £42.15 on Saturday 14 November, so £999.99 cannot have come from it. Was it paid",
        ),
        (
            [Line(TIN, GENERAL, None, -1)],
            date(2026, 11, 6),
            "Tin had £0.00 on Friday 6 November, so £0.01 cannot have come from it.",
        ),
        (
            [Line(4, 3, None, -99999)],
            SATURDAY,
            "ICB grant had £216.40 left on Saturday 14 November. Choose another pot for the rest (£783.59).",
        ),
        ([Line(TIN, GENERAL, None, 5)], date(2026, 11, 15), "That date has not come yet."),
        ([], SATURDAY, "Type an amount above zero."),
    ],
)
def test_what_cannot_have_been_is_refused_and_changes_nothing(book, lines, day, said):
    before = rows_of(book), book.store.ledger.head()
    found = refusal(lambda: write(book, draft(EntryType.OPENING, *lines, day=day)))
    assert any(sentence.startswith(said) for sentence in found)
    assert (rows_of(book), book.store.ledger.head()) == before


def test_a_bank_may_be_overdrawn_where_the_group_says_so(book):
    bank = named(book, place="Bank")["place"]
    entry = draft(EntryType.OPENING, Line(bank, GENERAL, None, -99999))
    assert "Bank had £322.40" in refusal(lambda: write(book, entry))[0]
    with book.change("Allow it", "money") as store:
        store.places.change(bank, replace(store.places.get(bank), overdraft=True))
    write(book, entry)
    assert ledger.held(book, bank) == 32240 - 99999


def test_what_the_book_begins_with_stays(book):
    assert ledger.balances(book)[TIN, GENERAL] == 2815
    assert ledger.held(book, TIN) == 4215
    assert ledger.opening(book, SATURDAY, {(TIN, GENERAL): 5, (TIN, 2): 0}, "Sam", "Jo") == (2,)
    assert len(next(book.store.ledger.links(after=1)).entry.lines) == 1
    assert refusal(lambda: ledger.opening(book, SATURDAY, {}, "Sam")) == ["Type an amount above zero."]


def test_an_entry_is_put_right_once_by_its_opposite(book):
    write(book, draft(EntryType.OPENING, Line(TIN, GENERAL, None, 50), Line(TIN, 2, None, 7)))
    before = ledger.balances(book)
    seq = ledger.reverse(book, 2, "typed twice", "Sam")
    made = next(book.store.ledger.links(after=seq - 1)).entry
    assert (made.type, made.reverses, made.wording("note")) == (EntryType.REVERSAL, 2, "typed twice")
    assert [line.pence for line in made.lines] == [-50, -7]
    assert ledger.balances(book)[TIN, GENERAL] == before[TIN, GENERAL] - 50
    assert refusal(lambda: ledger.reverse(book, 2, "again", "Sam")) == [
        "That entry has been put right already. Look at the newer one."
    ]
    assert refusal(lambda: ledger.reverse(book, seq, "again", "Sam")) == [
        "That entry is itself a correction. Write a new one instead."
    ]
    assert refusal(lambda: ledger.reverse(book, 99, "why", "Sam")) == [
        "There is no entry 99. Look at the number on the sheet."
    ]
    assert refusal(lambda: ledger.reverse(book, 1, " ", "Sam")) == ["Write why, in a few words."]
    assert ledger.broken_at(book) is None


def test_putting_right_cannot_leave_a_tin_short(book):
    write(book, draft(EntryType.PAYMENT, Line(TIN, GENERAL, 6, -4000)))
    before = book.store.ledger.head()
    assert "cannot have come from it" in refusal(lambda: ledger.reverse(book, 1, "wrong", "Sam"))[0]
    assert book.store.ledger.head() == before
