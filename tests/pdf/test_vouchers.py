"""The list of vouchers on paper adds up, and has room to write by hand."""

from datetime import date
from io import BytesIO

import pytest

from groupkit.core.vouchers import Held, Move, Register, Sort, Step, Voucher
from groupkit.pdf.vouchers import register
from tests.pdf import reading

DAY = date(2026, 11, 14)
LONG = "Abcdefghijklmno " * 18


def move(step, many, **more):
    return Move(voucher=1, day=DAY, step=step, many=many, by="Sam", **more)


GIFT = Held(
    voucher=Voucher(id=1, sort=Sort.GIFT, issuer="Corner shop", worth=1000, until=date(2027, 5, 1)),
    moves=(
        move(Step.BOUGHT, 5, entry=12),
        move(Step.GIVEN, 2, second="Jo"),
        move(Step.BACK, 1),
        move(Step.GONE, 1),
    ),
)
DATA = Held(voucher=Voucher(id=2, sort=Sort.PHONE_DATA, issuer="Network", worth=500), moves=(move(Step.BOUGHT, 2),))


def printed(*held, group="Saturday group", **how):
    written = BytesIO()
    register(Register(group=group, currency="GBP", held=held), written, **how)
    return written.getvalue()


def test_every_step_stands_on_the_list_with_what_is_left():
    shown = reading.words(printed(GIFT, DATA))
    for said in (
        "Vouchers Saturday group We write down how many, never to whom or why.",
        "Left altogether: 5, worth £40.00.",
        "1. Gift voucher, Corner shop, £10.00 each Good until Sat 1 May 2027",
        "Sat 14 Nov 2026 Bought, entry 12 5 5 Sam",
        "Handed out 2 3 Sam and Jo",
        "Bought 5, handed out 2, came back 1, gone 1: 3 left.",
        "2. Phone data, Network, £5.00 each Day What",
        "Bought 2 2 Sam",
    ):
        assert said in shown, said


def test_an_empty_list_says_so():
    assert "There is no voucher yet." in reading.words(printed())


@pytest.mark.parametrize("how", [{"language": "ar-XB"}, {"language": "en-XA", "large": True, "paper": "Letter"}])
def test_long_words_stay_on_the_page(how):
    held = Held(voucher=Voucher(id=1, sort=Sort.TRAVEL, issuer=LONG, worth=9_999_999), moves=GIFT.moves * 9)
    data = printed(held, held, group=LONG, **how)
    assert reading.inside(data)
    assert min(reading.sizes(data)) >= 9
