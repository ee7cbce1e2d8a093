"""A pack on paper says every figure of the pack, beside what figures do not say, on any paper."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from groupkit.core.packs.blocks import Bars, Grid, Part, Path, Point, Unit, spoken
from groupkit.core.progress import CancelledError
from groupkit.i18n import catalogue
from groupkit.pdf.packs.pages import pack
from tests.packs import WORDS, a_pack, number
from tests.pdf.reading import inside, sizes, words

EN = catalogue("en")


def printed(content, **how):
    written = BytesIO()
    pack(content, written, **how)
    return written.getvalue()


@pytest.fixture(scope="module")
def data():
    return printed(a_pack())


def told(grid):
    """Return each row of a table as it reads."""
    rows = [*zip(grid.labels, grid.rows, strict=True), *([("All", grid.total)] if grid.total else [])]
    return [" ".join((label, *(spoken(figure, WORDS, EN) for figure in row))) for label, row in rows]


def test_every_figure_of_the_pack_stands_in_its_row(data):
    shown = words(data)
    grids = [block for part in a_pack().parts for block in part.blocks if isinstance(block, Grid)]
    charts = [block for part in a_pack().parts for block in part.blocks if isinstance(block, Bars)]
    for grid in grids:
        assert all(f"{row} " in f"{shown} " for row in told(grid)), grid.key
    for point in (point for chart in charts for point in chart.points):
        assert f"{point.label} {spoken(point.figure, WORDS, EN)} " in shown


def test_what_figures_do_not_say_stands_below_each_title_and_what_is_said_aloud_nowhere(data):
    shown = words(data)
    for part in a_pack().parts:
        assert " ".join(filter(None, (part.title, part.caveat))) in shown
        assert not part.spoken or " ".join(part.spoken.split()) not in shown
    assert "One thing may count in more than one row" in shown
    assert "Looking at our group: the pack Made on Saturday 21 November 2026" in shown


def test_themes_are_words_and_paths_are_words(data):
    shown = words(data)
    for said in (
        "A place to be myself Here I do not have to explain.",
        "What the group said • Yes, that is how it is.",
        "Less shame Not heard Heard: the same Not held",
        "A hard spell is part of the way.",
    ):
        assert said in shown


def test_sheets_to_write_on_stand_alone(data):
    pdf = pypdfium2.PdfDocument(data)
    shown = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    for part in a_pack().parts[-2:]:
        (page,) = (page for page in shown if part.title in page)
        assert not any(other.title in page for other in a_pack().parts if other.title != part.title)


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize(("paper", "large"), [("A4", False), ("Letter", True)])
def test_nothing_leaves_the_page_in_any_language(paper, large, language):
    data = printed(a_pack(), paper=paper, large=large, language=language)
    assert inside(data)
    assert min(sizes(data)) >= (13 if large else 9)


def test_a_wide_table_goes_on_below_itself_with_its_labels():
    columns = tuple(f"Month {at}" for at in range(14))
    rows = tuple(tuple(number(f"w/{row}/{at}", 100 * row + at, Unit.MONEY) for at in range(14)) for row in range(2))
    grid = Grid(key="w", title="Wide", columns=columns, labels=("First", "Second"), rows=rows)
    path = Path(key="p", title="Path", columns=columns, labels=("Hope",), cells=(("heard",) * 14,))
    content = replace(a_pack(), parts=(Part(key="w", title="Wide", blocks=(grid, path)),))
    shown = words(printed(content))
    assert shown.count("First") > 1
    for figure in (figure for row in rows for figure in row):
        assert spoken(figure, WORDS, EN) in shown
    assert shown.count("heard") == 14


def test_less_than_nothing_has_a_bar_and_nothing_at_all_has_none():
    points = (
        Point(label="Less", figure=number("b/less", -250, Unit.MONEY)),
        Point(label="Kept back", figure=number("b/kept", None)),
    )
    bars = Bars(key="b", title="Money", points=points, about="Money left")
    empty = replace(bars, points=())
    content = replace(a_pack(), parts=(Part(key="b", title="Bars", blocks=(bars, empty)),))
    assert "Less −£2.50 Kept back Not shown" in words(printed(content))


def test_a_pack_is_printed_in_its_own_language_and_the_same_bytes_come_each_time(data):
    assert printed(a_pack()) == data
    assert printed(a_pack("ar-XB")) == printed(a_pack(), language="ar-XB")


def test_a_pack_without_parts_is_a_page_with_its_name():
    assert "Looking at our group" in words(printed(replace(a_pack(), parts=())))


def test_when_it_is_cancelled_no_paper_is_left(tmp_path):
    class Impatient:
        def step(self, done, total):
            raise CancelledError

    with pytest.raises(CancelledError):
        pack(a_pack(), tmp_path / "pack.pdf", progress=Impatient())
    assert not list(tmp_path.iterdir())
