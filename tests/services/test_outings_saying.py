"""Whoever waits or cannot come is told so kindly, and the organiser is told whose turn it is."""

from datetime import date

import pytest

from groupkit.core.outings.plans import BACK_IF_FILLED, BACK_NONE
from groupkit.core.outings.values import PRICE, Goer, Outing
from groupkit.core.shares import POT, Payment
from groupkit.services.outings import places, planning, saying, settling
from tests.evening import SATURDAY


@pytest.fixture
def walk(book):
    return planning.start(book, Outing(name="Walk", day=SATURDAY, places=1, way=PRICE, price=600)).id


@pytest.fixture
def two(book, walk):
    return [places.sign_up(book, Goer(outing=walk, name=name)) for name in ("Ann", "Ben")]


def test_who_comes_and_who_waits_is_told_without_a_promise(book, two):
    ann, ben = two
    assert list(saying.put_down(book, ann)) == ["Ann comes along."]
    assert list(saying.put_down(book, ben)) == [
        "All places are taken. You are number 1 of those who wait.",
        "We cannot promise one. Come to the next outing first in line.",
    ]
    assert saying.name(book, places.number(book, ann.outing, 1)) == "Place 3"


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("", ["You get back what you paid, all of it.", "The pot gives Ann £6.00. Write it down under Money"]),
        (BACK_IF_FILLED, ["You get it back if somebody takes the place."]),
        (BACK_NONE, ["We had to pay for the place. If that is hard for you, have a quiet word."]),
    ],
)
def test_who_cannot_come_is_thanked_and_told_what_comes_back(book, two, rule, told):
    settling.settle(book, two[0].outing, Payment(two[0].id, POT, 600))
    gone = places.drop_out(book, two[0], rule)
    first, *said, last = saying.cannot_come(book, gone)
    assert (first, last) == (
        "That is all right. Thank you for telling us.",
        "A place is free, and Ben is first in line. Ask them.",
    )
    assert len(said) == len(told)
    assert all(line.startswith(words) for line, words in zip(said, told, strict=True))


def test_who_has_paid_nothing_is_only_thanked(book, two):
    assert len(list(saying.cannot_come(book, places.drop_out(book, two[1])))) == 1


def test_whoever_can_move_up_hears_by_when_to_say_so(book, two):
    said = "“A place is free, and it is yours if you like. Please say by Saturday 14 November.”"
    assert saying.to_tell(book, two[1]) == f"Ben is first in line. You can tell them: {said}"
    day = date(2026, 12, 24)
    assert [saying.answer_by(date(2026, 12, today), day).day for today in (1, 22, 24)] == [4, 23, 24]
