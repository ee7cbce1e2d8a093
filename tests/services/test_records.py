"""What was said or done about money stands in the chain, cannot be undone, and locks what it closes."""

from datetime import date

import pytest

from groupkit.core.ledger import Entry, EntryType, Line
from groupkit.core.problems import RefusedError
from groupkit.services import check, ledger, records
from tests.evening import SATURDAY, named


def write(group, what="claim-agreed", subject=21, **words):
    with group.change("Agree", "money"):
        seq = records.record(group, what, subject, {"pence": [400, 20]}, words)
    group.store.journal.forget()
    return seq


def test_a_record_stands_in_the_chain_and_can_be_found(book):
    seal = ledger.current_seal(book)[0]
    seq = write(book, by="Jo")
    write(book, "claim-paid")
    write(book, subject=22)
    (found,) = records.records(book, "claim-agreed", 21)
    assert (found.seq, found.type, found.day, found.wording("by")) == (seq, EntryType.RECORD, SATURDAY, "Jo")
    assert found.facts == {"what": "claim-agreed", "subject": 21, "pence": [400, 20]}
    assert [entry.facts["what"] for entry in records.records(book, "claim-", 21)] == ["claim-agreed", "claim-paid"]
    assert len(records.records(book)) == 3
    assert ledger.current_seal(book)[0] != seal
    assert check.check(book).holds


def test_a_record_is_no_money_and_cannot_be_put_right(book):
    held = ledger.balances(book)
    seq = write(book)
    assert ledger.balances(book) == held
    with pytest.raises(RefusedError, match=f"There is no entry {seq}"):
        ledger.reverse(book, seq, "wrong", "Sam")
    line = Line(1, 1, None, 5)
    draft = Entry(seq=0, day=SATURDAY, recorded_at=book.now(), type=EntryType.RECORD, lines=(line,))
    with pytest.raises(RefusedError, match="only money that moves"), book.change("Add", "money"):
        ledger.post(book, [(draft, {})])


def test_closed_days_take_no_money(book):
    with book.change("Close", "money"):
        records.of_type(book, EntryType.CLOSE, {"end": "2026-11-13"}, {"by": "Sam", "second": "Jo"})
    ids = named(book, "Collection", place="Tin")
    line = Line(ids["place"], ids["fund"], ids["kind"], 500)
    for day, taken in ((date(2026, 11, 13), False), (SATURDAY, True)):
        draft = Entry(seq=0, day=day, recorded_at=book.now(), type=EntryType.RECEIPT, lines=(line,))
        before = ledger.current_seal(book)
        if taken:
            with book.change("Add", "money"):
                ledger.post(book, [(draft, {"note": "a gift"})])
        else:
            with pytest.raises(RefusedError, match="was closed on"), book.change("Add", "money"):
                ledger.post(book, [(draft, {"note": "a gift"})])
        assert (ledger.current_seal(book) != before) == taken
