"""A claim goes from hand to hand; each step stands in the chain, and no name gets round the two people."""

from dataclasses import replace
from datetime import timedelta

import pytest

from groupkit.core.claims import Deed, Person, State
from groupkit.core.ledger import EntryType
from groupkit.core.people import Person as Member
from groupkit.core.problems import RefusedError
from groupkit.services import check, ledger, money, records, service
from groupkit.services.claims import drafts, known, papers, paying, steps
from tests import evening
from tests.envelopes import rows_of
from tests.evening import SATURDAY, claimed, named, reopened


def refused(action):
    with pytest.raises(RefusedError) as told:
        action()
    return [problem.field for problem in told.value.problems]


def tin(book):
    return named(book, place="Tin")["place"]


def test_each_step_is_a_record_with_its_figures_and_its_words(book):
    line = claimed(book, 21, "Jo", 400)
    (entry,) = records.records(book, "claim-", 21)
    assert entry.type is EntryType.RECORD
    assert entry.facts["lines"] == {
        str(line): {"day": "2026-11-07", "kind": 9, "fund": 1, "pence": 400, "no_receipt": "bus"}
    }
    assert (entry.facts["by"], entry.facts["who"], entry.facts["how"]) == (2, 2, "cash")
    assert (entry.wording("by"), entry.wording("who"), entry.wording(f"what_{line}")) == ("Jo", "Jo", "Fares")
    steps.send_back(book, 21, "Sam", "Which bus was it?")
    steps.added(book, 21, "Jo")
    steps.agree(book, 21, "Sam", {line: 350}, why="One way only", second="Dee")
    assert [entry.facts["what"] for entry in records.records(book, "claim-", 21)] == [
        "claim-handed-in", "claim-sent-back", "claim-added", "claim-agreed",
    ]  # fmt: skip
    case = known.case(book, 21)
    asked, agreed = case.last(Deed.SEND_BACK), case.last(Deed.AGREE)
    assert asked
    assert agreed
    assert agreed.second
    assert (asked.why, agreed.why, agreed.second.name, agreed.by.id) == (
        "Which bus was it?", "One way only", "Dee", 1,
    )  # fmt: skip
    assert (case.state, case.now.agreed, case.last(Deed.WAIVE)) == (State.AGREED, 350, None)
    assert check.check(book).holds


def test_the_state_is_what_the_records_say_and_not_what_the_tables_say(book, tmp_path):
    claimed(book, 21, "Kim", 400)
    with book.change("Tamper", "money") as store:
        store.claims.change_line(replace(known.case(book, 21).claim.lines[0], pence=9999))
    assert known.case(book, 21).total == 400
    steps.agree(book, 21, "Jo", second="Sam")
    book.close()
    with reopened(book.path) as again:
        assert (known.case(again, 21).state, known.case(again, 21).now.agreed) == (State.AGREED, 400)


def test_nobody_agrees_their_own_claim_by_any_name(book):
    jo = service.people(book)[0]
    claimed(book, 21, "Jo", 400)
    service.change_person(book, replace(jo, short_name="Joanna"))
    service.add_person(book, Member(short_name="Lee"))
    before = rows_of(book)
    names = ("Jo", " jo ", "Joanna", "JOANNA (treasurer)", Person(name="Lee", stands_in_for="Jo"))
    for by in (*names, Person(name="Anna", before=("Jo",))):
        assert "by" in refused(lambda by=by: steps.agree(book, 21, by, second="Sam"))
    assert rows_of(book) == before
    assert refused(lambda: steps.agree(book, 21, "Sam", second="Joanna")) == ["second"]
    assert steps.agree(book, 21, "Sam", second="Lee").state is State.AGREED


def test_who_claims_stays_the_same_person_when_renamed_before_handing_in(book):
    jo = service.people(book)[0]
    evening.drafted(book, 21, "Jo", 400)
    service.change_person(book, replace(jo, short_name="Joanna"))
    steps.hand_in(book, 21, "Jo")
    assert "by" in refused(lambda: steps.agree(book, 21, "Joanna", second="Sam"))
    assert steps.agree(book, 21, "Sam", second="Lee").state is State.AGREED


def test_a_name_of_before_is_known_from_an_earlier_claim(book):
    jo = service.people(book)[0]
    claimed(book, 21, "Jo", 400)
    service.change_person(book, replace(jo, short_name="Joanna"))
    claimed(book, 22, "Joanna", 400)
    assert "by" in refused(lambda: steps.agree(book, 22, "Jo", second="Sam"))
    assert steps.agree(book, 22, "Sam", second="Lee").state is State.AGREED


def test_a_facilitator_far_away_agrees_for_a_small_group(book):
    claimed(book, 21, "Kim", 400)
    assert refused(lambda: steps.agree(book, 21, "Mo", second="Jo", far_on=SATURDAY + timedelta(days=1))) == [
        "far_on"
    ]
    found = steps.agree(book, 21, "Mo", second="Jo", far_on=SATURDAY).last(Deed.AGREE)
    assert found
    assert found.far_on == SATURDAY


def test_a_comment_alone_changes_nothing_and_the_plain_button_does(book):
    claimed(book, 21, "Kim", 400)
    assert refused(lambda: steps.send_back(book, 21, "Jo", " ")) == ["why"]
    steps.send_back(book, 21, "Jo", "Which bus?")
    assert refused(lambda: steps.agree(book, 21, "Jo", second="Sam")) == ["state"]
    line = known.case(book, 21).claim.lines[0]
    drafts.change_line(book, 21, replace(line, what="Bus 52", pence=380))
    assert known.case(book, 21).state is State.SENT_BACK
    assert book.next_undo is not None
    assert steps.added(book, 21, "Kim").total == 380
    assert known.case(book, 21).claim.lines[0].what == "Bus 52"


def test_a_claim_given_to_the_group_keeps_its_real_cost(book):
    claimed(book, 21, "Kim", 400)
    steps.agree(book, 21, "Jo", second="Sam")
    assert refused(lambda: steps.waive(book, 21, "Jo")) == ["by"]
    case = steps.waive(book, 21, "Kim")
    assert (case.state, case.now.agreed, case.now.paid) == (State.WAIVED, 400, 0)
    assert known.to_pay(book) == ()


def test_paid_in_cash_leaves_a_mark_and_one_entry(book):
    held = tin_holds(book)
    line = claimed(book, 21, "Kim", 400)
    more = replace(known.case(book, 21).claim.lines[0], id=0, what="Milk", receipt="R-9", **kinds(book))
    drafts.add_line(book, 21, more, by="Kim")
    assert refused(lambda: paying.pay(book, 21, "Jo", place=tin(book))) == ["state"]
    steps.agree(book, 21, "Jo", second="Sam")
    assert refused(lambda: paying.pay(book, 21, "Jo", place=tin(book))) == ["received"]
    assert refused(lambda: paying.pay(book, 21, "Jo", received=True)) == ["place"]
    case = paying.pay(book, 21, "Jo", place=tin(book), received=True)
    paid = case.last(Deed.PAY)
    assert paid
    (seq,) = paid.entries
    entry = book.store.ledger.entry(seq)
    assert entry
    assert (entry.type, len(entry.lines), entry.facts["claim"]) == (EntryType.PAYMENT, 2, 21)
    assert (entry.wording("who"), entry.wording("note"), entry.wording("receipt")) == (
        "Kim",
        "Fares and Milk",
        "R-9",
    )
    assert (case.state, case.now.paid, paid.how, paid.received, held - tin_holds(book)) == (
        State.PAID, 800, "cash", True, 800,
    )  # fmt: skip
    assert line
    assert refused(lambda: paying.pay(book, 21, "Jo", place=tin(book), received=True)) == ["state"]
    assert book.next_undo is None


def kinds(book):
    return {"kind": named(book, "Refreshments")["kind"]}


def tin_holds(book):
    return sum(pence for (place, _), pence in book.store.ledger.balances().items() if place == tin(book))


def test_paid_by_bank_has_a_reference_and_a_tin_that_is_short_pays_nothing(book):
    claimed(book, 21, "Kim", 4900)
    steps.agree(book, 21, "Jo", second="Sam")
    bank = named(book, place="Bank")["place"]
    before = rows_of(book)
    assert refused(lambda: paying.pay(book, 21, "Jo", place=tin(book), received=True)) == ["amount"]
    assert rows_of(book) == before
    assert refused(lambda: paying.pay(book, 21, "Jo", place=bank, how="bank")) == ["reference"]
    paid = paying.pay(book, 21, "Jo", place=bank, how="bank", reference="BACS 7").last(Deed.PAY)
    assert paid
    assert (paid.how, paid.reference) == ("bank", "BACS 7")


def test_nobody_hands_in_agrees_and_pays_one_claim(book):
    evening.drafted(book, 21, "Kim", 400)
    steps.hand_in(book, 21, "Jo")
    steps.agree(book, 21, "Jo", second="Sam")
    assert refused(lambda: paying.pay(book, 21, "Jo", place=tin(book), received=True)) == ["by"]
    assert paying.pay(book, 21, "Sam", place=tin(book), received=True).state is State.PAID


def test_a_payment_that_was_put_right_is_no_payment(book):
    claimed(book, 21, "Kim", 400)
    steps.agree(book, 21, "Jo", second="Sam")
    paid = paying.pay(book, 21, "Jo", place=tin(book), received=True).last(Deed.PAY)
    assert paid
    ledger.reverse(book, paid.entries[0], "Not paid after all", "Jo")
    assert known.case(book, 21).state is State.AGREED
    assert [part.pence for part in known.to_pay(book)] == [400]


def test_a_number_on_a_paper_claim_pays_nothing_that_came_later(book):
    money.send(book, evening.filled_sheet(book))
    claimed(book, 21, "Kim", 400)
    assert known.case(book, 21).state is State.HANDED_IN


def test_what_is_owed_on_a_day_is_what_stood_in_the_book_then(book):
    line = claimed(book, 21, "Kim", 400)
    drafts.add_line(
        book, 21, replace(known.case(book, 21).claim.lines[0], id=0, what="Milk", receipt="R-9"), by="Kim"
    )
    amounts = {each.id: 400 if each.id == line else 0 for each in known.case(book, 21).claim.lines}
    steps.agree(book, 21, "Jo", amounts, why="The milk was given", second="Sam")
    agreed_on = book.today()
    evening.later(book, weeks=1)
    paying.pay(book, 21, "Jo", place=tin(book), received=True)
    assert [part.pence for part in known.owed_on(book, agreed_on)] == [400]
    assert known.owed_on(book, agreed_on - timedelta(days=1)) == ()
    assert known.owed_on(book, book.today()) == ()


def test_the_paper_of_a_claim_has_its_names_its_words_and_the_seal(book):
    evening.drafted(book, 21, "Kim", 400)
    with book.store.quietly():
        book.store._db.execute_sql("UPDATE claim SET brought = 'paid'")
    told = papers.paper(book, 21)
    assert told.case.state is State.PAID
    assert (told.case.now.paid, told.kinds[9], told.funds[1]) == (400, "Fares", "General")
    assert (told.seal, told.after_entry) == ledger.current_seal(book)
    assert told.words.of(told.case.state).title == "Paid"
    assert papers.time_words() == told.time
