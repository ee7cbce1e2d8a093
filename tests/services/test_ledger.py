"""The book of money: set up, begun, put right, and never short of what it did not have."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from groupkit.core.ledger import Entry, EntryType, Fund, FundKind, Kind, Line, Place, PlaceKind
from groupkit.core.problems import RefusedError
from groupkit.i18n import use
from groupkit.services import check, ledger
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
    assert refusal(lambda: ledger.reverse(book, 2, "again", "Sam")) == ["That entry has been put right already."]
    assert refusal(lambda: ledger.reverse(book, seq, "again", "Sam")) == [
        "That entry is itself a correction. Write a new one instead."
    ]
    assert refusal(lambda: ledger.reverse(book, 99, "why", "Sam")) == ["There is no entry 99."]
    assert refusal(lambda: ledger.reverse(book, 1, " ", "Sam")) == ["Write why, in a few words."]
    assert ledger.broken_at(book) is None


def test_putting_right_cannot_leave_a_tin_short(book):
    write(book, draft(EntryType.PAYMENT, Line(TIN, GENERAL, 6, -4000)))
    before = book.store.ledger.head()
    assert "cannot have come from it" in refusal(lambda: ledger.reverse(book, 1, "wrong", "Sam"))[0]
    assert book.store.ledger.head() == before


class Book(RuleBasedStateMachine):
    """Anything a group does to its money, in any order, against the simplest model there is."""

    folder: pytest.TempPathFactory

    @initialize()
    def begin(self):
        self.group = evening.new_book(Book.folder.mktemp("book") / "group.groupkit")
        evening.furnish(self.group)
        self.model: list[tuple[date, int, int, int]] = []
        self.refused = 0

    def attempt(self, kind, lines, day):
        before = rows_of(self.group), self.group.store.ledger.head()
        try:
            write(self.group, draft(kind, *lines, day=day))
        except RefusedError:
            self.refused += 1
            assert (rows_of(self.group), self.group.store.ledger.head()) == before
            return
        self.model += [(day, line.place, line.fund, line.pence) for line in lines]

    days = st.integers(0, 400).map(lambda back: SATURDAY - timedelta(days=back))
    pence = st.integers(1, 5000)

    @rule(place=st.integers(1, 4), fund=st.integers(1, 3), pence=pence, day=days)
    def money_comes_in(self, place, fund, pence, day):
        self.attempt(EntryType.RECEIPT, [Line(place, fund, 1, pence)], day)

    @rule(place=st.integers(1, 4), fund=st.integers(1, 3), pence=pence, day=days)
    def money_goes_out(self, place, fund, pence, day):
        self.attempt(EntryType.PAYMENT, [Line(place, fund, 6, -pence)], day)

    @rule(places=st.permutations([1, 2, 3, 4]), fund=st.integers(1, 3), pence=pence, day=days)
    def money_moves(self, places, fund, pence, day):
        self.attempt(EntryType.MOVE, [Line(places[0], fund, None, -pence), Line(places[1], fund, None, pence)], day)

    @rule(
        place=st.integers(1, 4),
        funds=st.permutations([1, 2, 3]),
        pence=pence,
        day=days,
        lost=st.sampled_from([0, 0, 1]),
    )
    def money_changes_its_pot(self, place, funds, pence, day, lost):
        lines = [Line(place, funds[0], None, -pence), Line(place, funds[1], None, pence + lost)]
        self.attempt(EntryType.FUND_MOVE, lines, day)

    @rule(seq=st.integers(1, 12))
    def an_entry_is_put_right(self, seq):
        found = {link.entry.seq: link.entry for link in self.group.store.ledger.links()}
        try:
            ledger.reverse(self.group, seq, "a slip", "Sam")
        except RefusedError:
            return
        self.model += [(SATURDAY, line.place, line.fund, -line.pence) for line in found[seq].lines]
        assert found[seq].type is not EntryType.REVERSAL

    @invariant()
    def the_book_is_whole(self):
        recount: dict[tuple[int, int], int] = {}
        for _, place, fund, pence in self.model:
            recount[place, fund] = recount.get((place, fund), 0) + pence
        assert ledger.balances(self.group) == recount
        assert check.check(self.group).faults == ()

    @invariant()
    def nothing_was_ever_short(self):
        for day in {day for day, *_ in self.model}:
            held = [(place, fund, pence) for when, place, fund, pence in self.model if when <= day]
            for place in (1, 2, 3, 4):
                assert sum(pence for where, _, pence in held if where == place) >= 0
            assert sum(pence for _, fund, pence in held if fund == 3) >= 0

    def teardown(self):
        self.group.close()


def test_the_book_adds_up_whatever_is_done_to_it(tmp_path_factory):
    Book.folder = tmp_path_factory
    state = Book.TestCase
    state.settings = settings(
        max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
    )
    state().runTest()
