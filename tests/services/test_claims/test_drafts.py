"""A claim is started as a draft, gets its lines, and is asked about only where something may be a slip."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.claims import ClaimLine, Sort, State
from groupkit.core.ledger import Fund, FundKind
from groupkit.core.problems import RefusedError
from groupkit.services import ledger
from groupkit.services.claims import drafts, known, steps
from tests.envelopes import rows_of
from tests.evening import SATURDAY, drafted, named


def a_line(book, **said):
    ids = named(book, "Refreshments")
    values = {
        "day": SATURDAY,
        "kind": ids["kind"],
        "fund": ids["fund"],
        "what": "Tea",
        "pence": 435,
        "receipt": "R-88",
    }
    return ClaimLine(**values | said)


def refused(action):
    with pytest.raises(RefusedError) as told:
        action()
    return [problem.field for problem in told.value.problems]


def test_a_claim_starts_as_a_draft_with_the_next_number(book):
    assert drafts.start(book, "Kim").number == 1
    assert drafts.start(book, "Ali", number=14, how="bank").number == 14
    made = drafts.start(book, "Jo ")
    assert (made.number, made.who.name, made.who.id, made.day) == (15, "Jo", 2, SATURDAY)
    assert [case.state for case in known.cases(book)] == [State.DRAFT] * 3
    assert known.cases(book, State.AGREED) == ()
    book.undo()
    assert len(known.cases(book)) == 2


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"who": " "}, ["who"]),
        ({"number": 7}, ["number"]),
        ({"number": -1}, ["number"]),
        ({"day": SATURDAY + timedelta(days=1)}, ["day"]),
        ({"sort": Sort.ADVANCE}, ["advance"]),
        ({"sort": Sort.ADVANCE, "advance": 1}, ["advance"]),
        ({"advance": 3}, ["advance"]),
    ],
)
def test_what_cannot_be_a_claim_is_refused_and_changes_nothing(book, said, fields):
    drafts.start(book, "Kim", number=7)
    before = rows_of(book)
    assert refused(lambda: drafts.start(book, **{"who": "Kim"} | said)) == fields
    assert rows_of(book) == before


def test_a_claim_tells_what_became_of_an_advance(book):
    place = named(book, place="Member 4, advance")["place"]
    made = drafts.start(book, "Member 4", sort=Sort.ADVANCE, advance=place)
    assert known.case(book, made.number).claim.advance == place


def test_lines_are_added_changed_and_taken_out(book):
    number = drafts.start(book, "Kim").number
    tea = drafts.add_line(book, number, a_line(book))
    bus = drafts.add_line(book, number, a_line(book, receipt="", no_receipt="bus", what="Bus"))
    drafts.change_line(book, number, replace(tea, what="Tea and milk"))
    assert [line.what for line in known.case(book, number).claim.lines] == ["Tea and milk", "Bus"]
    assert known.case(book, number).total == 870
    drafts.take_out(book, number, bus.id)
    assert refused(lambda: drafts.take_out(book, number, bus.id)) == ["line"]
    assert refused(lambda: drafts.change_line(book, number, bus)) == ["line"]
    drafts.about(book, number, who="Kimberley", how="bank")
    claim = known.case(book, number).claim
    assert (claim.who.name, claim.how, len(claim.lines)) == ("Kimberley", "bank", 1)
    assert refused(lambda: drafts.about(book, number, who=" ")) == ["who"]
    drafts.remove(book, number)
    assert refused(lambda: known.case(book, number)) == ["claim"]
    assert not known.has(book, number)


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"pence": 0}, ["amount"]),
        ({"what": " ", "receipt": ""}, ["what", "receipt"]),
        ({"kind": 1}, ["kind"]),
        ({"fund": 99}, ["fund"]),
        ({"day": SATURDAY + timedelta(days=1)}, ["day"]),
        ({"what": "for AB 12 34 56 C"}, ["what"]),
        ({"what": "to 12-34-56 12345678"}, ["what"]),
    ],
)
def test_a_line_that_is_not_whole_is_refused_and_changes_nothing(book, said, fields):
    number = drafts.start(book, "Kim").number
    before = rows_of(book)
    assert refused(lambda: drafts.add_line(book, number, a_line(book, **said))) == fields
    assert rows_of(book) == before


def test_a_grant_pays_only_for_what_it_is_for(book):
    number = drafts.start(book, "Kim").number
    room = named(book, "Room")["kind"]
    grant = ledger.add_fund(book, Fund(name="Room grant", kind=FundKind.RESTRICTED, buys=frozenset({room})))
    with pytest.raises(RefusedError, match="Room grant is for Room. This looks like Refreshments"):
        drafts.add_line(book, number, a_line(book, fund=grant.id))
    assert drafts.add_line(book, number, a_line(book, fund=grant.id, kind=room)).id


def test_the_time_limit_and_a_receipt_used_before_are_asked_about_and_taken(book):
    drafted(book, 14, "Ali", 300)
    drafts.add_line(book, 14, a_line(book, receipt="r-88"))
    number = drafts.start(book, "Kim").number
    long_ago = a_line(book, day=SATURDAY - timedelta(days=91))
    with pytest.raises(RefusedError) as told:
        drafts.add_line(book, number, long_ago)
    assert list(map(str, told.value.problems)) == [
        "This was more than 90 days ago. It can still be claimed: press the same button once more.",
        "Receipt R-88 is already on claim 14. Use it again? Press the same button once more.",
    ]
    assert told.value.only_asks
    made = drafts.add_line(book, number, long_ago, sure=True)
    drafts.change_line(book, number, replace(made, what="Coffee"))
    assert refused(lambda: drafts.change_line(book, number, replace(made, pence=50_001))) == [
        "amount", "day", "receipt",
    ]  # fmt: skip


def test_payment_for_time_has_a_kind_of_its_own_and_needs_no_receipt(book):
    number = drafts.start(book, "Kim", sort=Sort.TIME).number
    kind = drafts.time_kind(book)
    assert drafts.time_kind(book) == kind
    assert kind.name == "Thanks for time"
    drafts.add_line(book, number, a_line(book, kind=kind.id, what="A morning of interviews", receipt=""))
    steps.hand_in(book, number, "Kim")
    assert steps.agree(book, number, "Jo").state is State.AGREED


def test_what_was_handed_in_cannot_be_thrown_away_and_its_owner_stays(book):
    drafted(book, 5, "Kim", 300)
    steps.hand_in(book, 5, "Kim")
    assert refused(lambda: drafts.remove(book, 5)) == ["state"]
    assert refused(lambda: drafts.about(book, 5, who="Ali", by="Jo")) == ["who"]
    assert drafts.about(book, 5, how="bank", by="Kim").claim.how == "bank"
    assert book.next_undo is None


def test_a_change_takes_the_agreement_away_and_is_written_down(book):
    line = drafted(book, 5, "Kim", 300)
    steps.hand_in(book, 5, "Kim")
    steps.agree(book, 5, "Jo", second="Sam")
    found = known.case(book, 5).claim.lines[0]
    assert refused(lambda: drafts.change_line(book, 5, replace(found, pence=200))) == ["by"]
    drafts.change_line(book, 5, replace(found, pence=200), by="Kim")
    now = known.case(book, 5)
    assert (now.state, now.now.agreed, now.total, book.next_undo) == (State.HANDED_IN, 0, 200, None)
    drafts.add_line(book, 5, a_line(book), by="Kim")
    drafts.take_out(book, 5, line, by="Kim")
    steps.not_agree(book, 5, "Jo", "It was not for us")
    for change in (
        lambda: drafts.add_line(book, 5, a_line(book), by="Kim"),
        lambda: drafts.change_line(book, 5, replace(found, pence=1), by="Kim"),
        lambda: drafts.take_out(book, 5, line, by="Kim"),
        lambda: drafts.about(book, 5, how="bank", by="Kim"),
    ):
        assert refused(change) == ["state"]


def test_a_refused_change_of_an_agreed_claim_leaves_all_as_it_was(book):
    drafted(book, 5, "Kim", 300)
    steps.hand_in(book, 5, "Kim")
    before = rows_of(book)
    assert refused(lambda: drafts.add_line(book, 5, a_line(book))) == ["by"]
    assert rows_of(book) == before
    assert known.case(book, 5).claim.day == date(2026, 11, 7)
