"""Literature on paper adds up, has room to count by hand, and stays on its page."""

from datetime import date
from io import BytesIO

import pytest

from groupkit.core.stock import LONGEST, Cupboard, Shelf, Title
from groupkit.pdf import stock
from tests.pdf import reading

FEW = (
    Shelf(title=Title(id=1, title="Workbook"), came=30, sold=17, given=4),
    Shelf(title=Title(id=2, title="Leaflet about sleep"), came=100, given=60),
)


def printed(shelves=FEW, **how):
    into = BytesIO()
    told = Cupboard(group="Saturday group", currency="GBP", day=date(2026, 11, 14), shelves=shelves, brought=8500)
    stock.summary(told, into, **how)
    return into.getvalue()


def blank(**how):
    into = BytesIO()
    stock.blank(into, **how)
    return into.getvalue()


def test_what_there_is_stands_on_one_page_with_room_to_count():
    shown = reading.words(printed())
    for words in (
        "Saturday group, on Saturday 14 November 2026",
        "What Came Sold Given Should be there Counted",
        "Workbook 30 17 4 9",
        "Leaflet about sleep 100 0 60 40",
        "Literature sold has brought £85.00 so far.",
        "Counted by Second person Day",
    ):
        assert words in shown, words
    assert reading.count(printed(FEW * 8)) == 1


@pytest.mark.parametrize("how", [{}, {"large": True}, {"paper": "Letter"}, {"language": "ar-XB", "large": True}])
def test_the_empty_page_is_one_page(how):
    data = blank(**how)
    assert reading.count(data) == 1
    assert reading.inside(data)
    assert "£" not in reading.words(data)


@pytest.mark.parametrize("how", [{"language": "ar-XB"}, {"language": "en-XA", "large": True, "paper": "Letter"}])
def test_many_long_names_stay_on_their_pages(how):
    long = Shelf(title=Title(id=3, title="Abcdefghij " * (LONGEST // 11)), came=9999, sold=9998)
    data = printed((long,) * 40, **how)
    assert reading.inside(data)
    assert reading.count(data) > 1
    assert min(reading.sizes(data)) >= 9
