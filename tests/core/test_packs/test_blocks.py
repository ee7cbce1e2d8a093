"""A figure is said in one way wherever it is drawn, and one that is kept back holds nothing that tells it."""

from datetime import date

import pytest

from groupkit.core.packs.blocks import (
    Bars,
    Figure,
    Grid,
    Lines,
    Pack,
    Part,
    Path,
    Point,
    Row,
    Shown,
    Unit,
    Words,
    figures,
    spoken,
)
from groupkit.i18n import catalogue

WORDS = Words(withheld="Not shown", blank="Not counted")
DAY = date(2026, 11, 7)
SEVEN = Figure(key="visits/2026-11", value=7, rows=(Row(table="heads", id=1, day=DAY),))
KEPT = Figure(key="visits/2026-12", value=None, shown=Shown.WITHHELD)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (SEVEN, "7"),
        (Figure(key="a", value=1204), "1,204"),
        (Figure(key="a", value=-50, unit=Unit.MONEY), "−£0.50"),
        (Figure(key="a", value=125, unit=Unit.MINUTES), "2:05"),
        (KEPT, "Not shown"),
        (Figure(key="a", value=None, shown=Shown.BLANK), "Not counted"),
    ],
)
def test_a_figure_is_said_in_one_way(figure, said):
    assert spoken(figure, WORDS) == said
    assert spoken(figure, WORDS, catalogue("en")) == said


@pytest.mark.parametrize(
    "held",
    [
        {"value": 3, "shown": Shown.WITHHELD},
        {"value": 0, "shown": Shown.BLANK},
        {"value": None},
        {"value": None, "shown": Shown.WITHHELD, "rows": (Row(table="heads", id=1),)},
    ],
)
def test_a_figure_that_is_kept_back_holds_neither_its_value_nor_its_rows(held):
    with pytest.raises(ValueError, match="a"):
        Figure(key="a", **held)


def test_a_table_has_a_figure_in_each_column_and_words_before_each_row():
    def grid(labels, rows, total=()):
        return Grid(key="visits", title="Visits", columns=("Nov", "Dec"), labels=labels, rows=rows, total=total)

    assert grid(("Saturday",), ((SEVEN, KEPT),)).total == ()
    for labels, rows, total in (
        ((), ((SEVEN, KEPT),), ()),
        (("Saturday",), ((SEVEN,),), ()),
        (("Saturday",), ((SEVEN, KEPT),), (SEVEN,)),
    ):
        with pytest.raises(ValueError, match="visits"):
            grid(labels, rows, total)


def test_a_path_has_words_for_each_wave():
    def path(labels, cells):
        return Path(key="path", title="Themes", columns=("T1", "T2"), labels=labels, cells=cells)

    assert path(("Hope",), (("not yet", "heard"),)).cells
    for labels, cells in (((), (("not yet", "heard"),)), (("Hope",), (("heard",),))):
        with pytest.raises(ValueError, match="path"):
            path(labels, cells)


def test_every_figure_of_a_pack_is_found_in_the_order_of_its_pages():
    total = Figure(key="visits/all", value=12)
    grid = Grid(
        key="visits",
        title="Visits",
        columns=("Nov", "Dec"),
        labels=("Saturday",),
        rows=((SEVEN, KEPT),),
        total=(total, KEPT),
    )
    bars = Bars(key="b", title="Visits", points=(Point(label="Nov", figure=SEVEN),), about="Visits in a month")
    part = Part(key="visits", title="Visits", blocks=(Lines(lines=("These are visits.",)), grid, bars))
    pack = Pack(title="Our group", language="en", made_on=DAY, words=WORDS, parts=(part,))
    assert list(figures(pack)) == [SEVEN, KEPT, total, KEPT, SEVEN]
