"""Cash given before it is spent: what was given is spent, or back, or still out."""

from dataclasses import replace

import pytest

from groupkit.core.claims import ClaimLine, Sort, State
from groupkit.core.problems import RefusedError
from groupkit.services import check, ledger
from groupkit.services.claims import advances, drafts, known, paying, steps
from tests.envelopes import rows_of
from tests.evening import SATURDAY, named


def refused(action):
    with pytest.raises(RefusedError) as told:
        action()
    return [problem.field for problem in told.value.problems]


def giving(book, **said):
    ids = named(book, place="Tin")
    values = {"who": "Dee", "pence": 1000, "fund": ids["fund"], "place": ids["place"], "by": "Sam"}
    return advances.Giving(**values | said)


def sums(found):
    return found.given, found.spent, found.back, found.out


def spend(book, place, pence, number):
    ids = named(book, "Refreshments")
    drafts.start(book, "Dee", sort=Sort.ADVANCE, advance=place, number=number)
    line = ClaimLine(
        day=SATURDAY, kind=ids["kind"], fund=ids["fund"], what="Tea", pence=pence, receipt=f"R-{number}"
    )
    drafts.add_line(book, number, line)
    steps.hand_in(book, number, "Dee")
    steps.agree(book, number, "Jo")
    return paying.pay(book, number, "Sam")


def test_an_advance_is_given_spent_and_squared_up(book):
    before = ledger.balances(book)
    found = advances.give(book, giving(book, second="Jo"))
    place = found.place.id
    assert (found.place.name, found.place.advance, found.since, sums(found)) == (
        "Dee, advance", True, SATURDAY, (1000, 0, 0, 1000),
    )  # fmt: skip
    assert sum(ledger.balances(book).values()) == sum(before.values())
    assert spend(book, place, 650, 30).state is State.PAID
    assert known.to_pay(book) == ()
    assert sums(advances.advance(book, place)) == (1000, 650, 0, 350)
    tin = named(book, place="Tin")["place"]
    assert sums(advances.give_back(book, place, 350, tin, "Sam")) == (1000, 650, 350, 0)
    assert [each.place.name for each in advances.advances(book)] == ["Member 4, advance"]
    assert len(advances.advances(book, also_squared=True)) == 2
    assert sums(advances.give(book, giving(book, pence=500))) == (500, 0, 0, 500)
    assert advances.advance(book, place).since == SATURDAY
    assert check.check(book).holds


def test_more_than_was_given_cannot_be_spent_and_no_more_comes_back_than_is_out(book):
    place = advances.give(book, giving(book)).place.id
    tin = named(book, place="Tin")["place"]
    spend(book, place, 650, 30)
    before = rows_of(book)
    with pytest.raises(RefusedError, match="Only £3.50 of this money is still out"):
        advances.give_back(book, place, 351, tin, "Sam")
    assert rows_of(book) == before
    assert refused(lambda: spend(book, place, 351, 31)) == ["amount"]
    assert sums(advances.advance(book, place)) == (1000, 650, 0, 350)


def test_change_comes_back_from_each_pot_it_was_given_from(book):
    place = advances.give(book, giving(book)).place.id
    advances.give(book, giving(book, fund=named(book, fund="Outing pot")["fund"], pence=300))
    tin = named(book, place="Tin")["place"]
    advances.give_back(book, place, 1200, tin, "Sam")
    held = ledger.balances(book)
    assert [held[place, named(book, fund=name)["fund"]] for name in ("General", "Outing pot")] == [0, 100]


def test_what_was_put_right_counts_as_if_it_had_not_been(book):
    place = advances.give(book, giving(book)).place.id
    case = spend(book, place, 650, 30)
    ledger.reverse(book, case.steps[-1].entries[0], "Typed twice", "Sam")
    assert sums(advances.advance(book, place)) == (1000, 0, 0, 1000)
    advances.give_back(book, place, 1000, named(book, place="Tin")["place"], "Sam")
    newest, _ = book.store.ledger.head()
    ledger.reverse(book, newest, "It did not", "Sam")
    assert sums(advances.advance(book, place)) == (1000, 0, 0, 1000)


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"pence": 0}, ["amount"]),
        ({"who": " "}, ["who"]),
        ({"by": ""}, ["by"]),
        ({"by": "dee"}, ["by"]),
        ({"fund": 99}, ["fund"]),
        ({"place": 99}, ["place"]),
        ({"pence": 90_000}, ["amount"]),
    ],
)
def test_what_cannot_be_given_is_refused_and_changes_nothing(book, said, fields):
    before = rows_of(book)
    assert refused(lambda: advances.give(book, giving(book, **said))) == fields
    assert rows_of(book) == before


def test_change_comes_from_somebody_and_goes_somewhere(book):
    place = named(book, place="Member 4, advance")["place"]
    assert refused(lambda: advances.give_back(book, place, 0, place, " ")) == ["amount", "by", "place"]
    assert refused(lambda: advances.advance(book, named(book, place="Tin")["place"])) == ["advance"]
    assert replace(advances.Advance(place=ledger.places(book)[0]), given=5).out == 5
