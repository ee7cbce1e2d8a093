"""Moving money, settling limits, renaming: written down for good, and refused with the reason."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.ledger import EntryType, Fund, FundKind, Kind, Line
from groupkit.core.limits import Limits
from groupkit.core.moves import Move, Transfer
from groupkit.core.problems import RefusedError
from groupkit.services import books, check, ledger, meetings
from tests.evening import SATURDAY, later, named


def refusal(action):
    with pytest.raises(RefusedError) as refused:
        action()
    return [problem.field for problem in refused.value.problems]


def move(book, pence=2000, *, into="Jo, to bank", day=SATURDAY, **more):
    tin, there = named(book, place="Tin")["place"], named(book, place=into)["place"]
    return Move(day=day, pence=pence, fund=1, out_of=tin, into=there, who="Jo", **more)


def fund(book, name):
    return next(each for each in ledger.funds(book) if each.name == name)


def test_money_handed_over_is_in_other_hands(book):
    ledger.add_fund(book, Fund(name="Library", kind=FundKind.SET_ASIDE))
    made = move(book, second="Sam", note="to bank")
    seq = books.move(book, made)
    assert ledger.held(book, made.into) == 2000
    entry = next(book.store.ledger.links(after=seq - 1)).entry
    assert (entry.type, entry.wording("second"), entry.wording("note")) == (EntryType.MOVE, "Sam", "to bank")
    assert book.next_undo is None
    assert check.check(book).holds


def test_a_place_or_pot_that_is_not_there_takes_nothing(book):
    seal = ledger.current_seal(book)
    assert refusal(lambda: books.move(book, replace(move(book), into=77, fund=9, who=""))) == [
        "who", "place", "fund",
    ]  # fmt: skip
    assert refusal(lambda: books.move(book, move(book, 99900))) == ["amount"]
    assert ledger.current_seal(book) == seal


def test_what_is_unusual_is_asked_once(book):
    assert books.limits(book) == Limits()
    books.set_limits(book, Limits(ask_over=1000, year_starts=(1, 1), more_notes=(10000,)))
    assert books.limits(book).more_notes == (10000,)
    with pytest.raises(RefusedError) as refused:
        books.move(book, move(book))
    assert refused.value.only_asks
    assert books.move(book, move(book), sure=True)
    book.undo()
    assert refusal(lambda: books.set_limits(book, Limits(claim_days=0))) == ["claim_days"]
    old = move(book, 5, day=SATURDAY - timedelta(days=400))
    assert refusal(lambda: books.move(book, old)) == ["day"]
    assert refusal(lambda: books.move(book, old, sure=True)) == ["amount"]


def test_a_pot_gives_to_another_by_a_decision(book):
    given = Transfer(
        pence=1000,
        place=1,
        out_of=fund(book, "General"),
        into=fund(book, "Outing pot"),
        why="Bowling",
        decided_on=date(2026, 11, 7),
    )
    before = ledger.balances(book)
    seq = books.transfer(book, given)
    after = ledger.balances(book)
    assert (after[1, 1] - before[1, 1], after[1, 2] - before[1, 2]) == (-1000, 1000)
    entry = next(book.store.ledger.links(after=seq - 1)).entry
    assert (entry.type, entry.decided_on, entry.wording("note")) == (
        EntryType.FUND_MOVE, date(2026, 11, 7), "Bowling",
    )  # fmt: skip
    assert refusal(lambda: books.transfer(book, replace(given, why=""))) == ["why"]
    grant = replace(given, out_of=fund(book, "ICB grant"), pence=5000, consent="Ms Lee, 3 November")
    assert refusal(lambda: books.transfer(book, grant)) == ["amount"]
    assert books.transfer(book, replace(grant, pence=400))


@pytest.mark.parametrize(
    ("known", "sort"), [(ledger.places, "place"), (ledger.funds, "fund"), (ledger.kinds, "kind")]
)
def test_a_new_name_holds_from_now_on(book, known, sort):
    thing = known(book)[0]
    first = book.today()
    later(book, weeks=1)
    books.rename(book, thing, "Another name")
    later(book, weeks=1)
    renamed = known(book)[0]
    books.rename(book, renamed, "A third name")
    assert known(book)[0].name == "A third name"
    assert books.names_on(book, sort, first)[thing.id] == thing.name
    assert books.names_on(book, sort, first + timedelta(weeks=1))[thing.id] == "Another name"
    assert books.names_on(book, sort, book.today())[thing.id] == "A third name"
    taken = known(book)[1].name
    assert refusal(lambda: books.rename(book, known(book)[0], f" {taken} ")) == ["name"]
    assert check.check(book).holds


def test_money_in_and_money_out_may_share_a_name(book):
    kind_in, kind_out = ledger.kinds(book, "in")[0], ledger.kinds(book, "out")[0]
    books.rename(book, kind_out, kind_in.name)
    assert ledger.kinds(book, "out")[0].name == kind_in.name


def test_what_is_put_away_holds_no_money(book):
    place = next(each for each in ledger.places(book) if each.name == "Jo, to bank")
    pot = ledger.add_fund(book, Fund(name="Old pot", kind=FundKind.SET_ASIDE))
    kind = ledger.add_kind(book, Kind(direction="in", name="Raffle"))
    for thing in (place, pot, kind):
        books.put_away(book, thing)
    assert next(each for each in ledger.funds(book) if each.id == pot.id).closed_on == SATURDAY
    assert refusal(lambda: books.put_away(book, ledger.places(book)[0])) == ["place"]
    assert refusal(lambda: books.put_away(book, ledger.funds(book)[0])) == ["fund"]


def test_what_was_put_away_takes_nothing_until_it_is_back(book):
    jo = next(each for each in ledger.places(book) if each.name == "Jo, to bank")
    books.put_away(book, jo)
    assert refusal(lambda: books.move(book, move(book))) == ["place"]
    books.bring_back(book, next(each for each in ledger.places(book) if each.id == jo.id))
    seq = books.move(book, move(book))
    books.move(book, replace(move(book), out_of=jo.id, into=1))
    books.put_away(book, jo)
    assert refusal(lambda: ledger.reverse(book, seq, "Twice", "Sam")) == ["amount"]
    pot = ledger.add_fund(book, Fund(name="Old pot", kind=FundKind.SET_ASIDE))
    kind = ledger.kinds(book, "in")[0]
    for thing in (pot, kind):
        books.put_away(book, thing)
    draft = books.entry(book, EntryType.RECEIPT, SATURDAY, Line(1, pot.id, kind.id, 500))
    assert refusal(lambda: books.write(book, draft, {})) == ["fund", "kind"]


def test_what_the_book_needs_is_never_put_away(book):
    (difference,) = ledger.kinds(book, "difference")
    assert refusal(lambda: books.put_away(book, difference)) == ["name"]
    tin, general = ledger.places(book)[0], ledger.general(book)
    for (place, fund), pence in ledger.balances(book).items():
        if pence and (place == tin.id or fund == general.id):
            kind = ledger.kinds(book, "out")[0].id
            paid = books.entry(book, EntryType.PAYMENT, SATURDAY, Line(place, fund, kind, -pence))
            books.write(book, paid, {})
    assert refusal(lambda: books.put_away(book, tin)) == ["place"]
    assert refusal(lambda: books.put_away(book, general)) == ["name"]
    (held,) = book.store.meetings
    meetings.change(book, replace(held, state="closed"))
    books.put_away(book, tin)


def test_only_a_bank_may_go_below_zero_and_only_when_it_was_said(book):
    tin, bank = ledger.places(book)[0], ledger.places(book)[3]
    assert refusal(lambda: books.overdraw(book, tin, allowed=True)) == ["overdraft"]
    kind = ledger.kinds(book, "out")[0].id
    paid = books.entry(book, EntryType.PAYMENT, SATURDAY, Line(bank.id, 1, kind, -33000))
    assert refusal(lambda: books.write(book, paid, {})) == ["amount"]
    books.overdraw(book, bank, allowed=True)
    books.write(book, paid, {})
    assert refusal(lambda: books.overdraw(book, ledger.places(book)[3], allowed=False)) == ["overdraft"]


def test_an_entry_may_carry_particulars(book):
    ids = named(book, "Collection", place="Tin")
    draft = books.entry(book, EntryType.RECEIPT, SATURDAY, Line(ids["place"], ids["fund"], ids["kind"], 500))
    seq = books.write(book, draft, {"note": "a gift"}, {"claim": 21})
    assert next(book.store.ledger.links(after=seq - 1)).entry.facts == {"claim": 21}
