"""A group keeps vouchers in its book: how many, by whom and seen by whom, never to whom or why."""

from dataclasses import replace
from datetime import timedelta

import pytest

from groupkit.core.problems import RefusedError
from groupkit.core.vouchers import Move, Sort, Step, Voucher
from groupkit.services import vouchers
from tests.evening import SATURDAY, later

GIFT = Voucher(sort=Sort.GIFT, issuer=" Corner  shop ", worth=1000)


def move(voucher=0, step=Step.BOUGHT, many=5, **more):
    return Move(voucher=voucher, step=step, many=many, **{"day": SATURDAY, "by": "Sam", "second": "Jo", **more})


def refused(does, *args):
    with pytest.raises(RefusedError) as told:
        does(*args)
    return {problem.field for problem in told.value.problems}


def test_vouchers_are_bought_handed_out_come_back_and_are_gone(book):
    bought = vouchers.buy(book, GIFT, move(entry=1))
    id_ = bought.voucher.id
    assert (bought.voucher.issuer, bought.left, bought.moves[0].entry) == ("Corner shop", 5, 1)
    vouchers.write_down(book, move(id_, Step.GIVEN, 3, second=""))
    vouchers.write_down(book, move(id_, Step.BACK, 1))
    left = vouchers.write_down(book, move(id_, Step.GONE, 1))
    assert (left.left, left.worth) == (2, 2000)
    assert [(each.step, each.by, each.second) for each in left.moves] == [
        (Step.BOUGHT, "Sam", "Jo"),
        (Step.GIVEN, "Sam", ""),
        (Step.BACK, "Sam", "Jo"),
        (Step.GONE, "Sam", "Jo"),
    ]
    assert book.next_undo is None
    assert vouchers.held(book) == (left,)


def test_the_same_kind_stands_on_the_list_once(book):
    first = vouchers.buy(book, GIFT, move())
    again = vouchers.buy(book, replace(GIFT, issuer="Corner shop"), move(many=2))
    assert (again.voucher.id, again.left) == (first.voucher.id, 7)
    other = vouchers.buy(book, replace(GIFT, until=SATURDAY + timedelta(days=40)), move(many=1))
    assert other.voucher.id != first.voucher.id


def test_what_does_not_fit_is_refused_and_nothing_is_kept(book):
    wrong = replace(GIFT, issuer="", fund=99)
    assert refused(vouchers.buy, book, wrong, move(many=0, entry=99)) == {"issuer", "many", "entry", "fund"}
    assert vouchers.held(book) == ()
    assert refused(vouchers.write_down, book, move(9, Step.GIVEN)) == {"voucher"}
    id_ = vouchers.buy(book, GIFT, move()).voucher.id
    assert refused(vouchers.write_down, book, move(id_, Step.GIVEN, 6)) == {"many"}
    assert refused(vouchers.write_down, book, move(id_, Step.GIVEN, 1, day=SATURDAY + timedelta(days=1))) == {"day"}


def test_those_that_end_soon_are_told(book):
    vouchers.buy(book, GIFT, move())
    vouchers.buy(book, replace(GIFT, issuer="Network", until=SATURDAY + timedelta(days=36)), move())
    assert list(vouchers.announced(book)) == []
    later(book, weeks=1)
    (said,) = vouchers.announced(book)
    assert said == "Network: those that are left are good until Sunday 20 December. Who could they help by then?"
