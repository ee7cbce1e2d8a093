"""A pack becomes slides that say the same figures, in any language, with nothing in them that nobody put there."""

from dataclasses import replace
from io import BytesIO

import pytest

from groupkit.core.packs.blocks import (
    Bars,
    Blank,
    Grid,
    Heading,
    Lines,
    Manner,
    Part,
    Path,
    Point,
    Shown,
    Unit,
    spoken,
)
from groupkit.core.problems import GroupkitError
from groupkit.core.progress import CancelledError
from groupkit.i18n import catalogue
from groupkit.pdf.slides.deck import deck
from groupkit.pdf.slides.measuring import ROOM, fitting, foot_size, high, row_high, title_size
from groupkit.pdf.slides.planned import Table, Texts
from groupkit.pdf.slides.planning import MOST_BARS, slides
from tests.packs import WORDS, a_pack, number
from tests.slides import files, seen, typed

EN = catalogue("en")


def made(pack, **how):
    written = BytesIO()
    deck(pack, written, **how)
    return written.getvalue()


def of_part(*blocks, **told):
    return replace(a_pack(), parts=(Part(key="part", title="A part", blocks=blocks, **told),))


@pytest.fixture(scope="module")
def data():
    return made(a_pack())


def test_every_figure_of_the_pack_stands_in_a_table_or_a_chart_and_no_other(data):
    pack, found = a_pack(), seen(data)
    rows = [row for slide in found for table in slide.tables for row in table]
    bars = [bar for slide in found for chart in slide.charts for bar in chart]
    grids = [block for part in pack.parts for block in part.blocks if isinstance(block, Grid)]
    charts = [block for part in pack.parts for block in part.blocks if isinstance(block, Bars)]
    heads, told = {(grid.title, *grid.columns) for grid in grids}, []
    for grid in grids:
        labelled = [*zip(grid.labels, grid.rows, strict=True), *([("All", grid.total)] if grid.total else [])]
        told += [(label, *(spoken(figure, WORDS, EN) for figure in row)) for label, row in labelled]
    paths = [block for part in pack.parts for block in part.blocks if isinstance(block, Path)]
    words = {word for path in paths for word in (path.title, *path.labels)}
    figures = [row for row in rows if row[0] not in words and row[1]]
    assert {row for row in figures if row in heads} == heads
    assert sorted(row for row in figures if row not in heads) == sorted(told)
    assert [value for _name, value, _said in bars] == [p.figure.value for chart in charts for p in chart.points]
    assert [said for _name, _value, said in bars] == [
        spoken(p.figure, WORDS, EN) if p.figure.value is not None else "" for chart in charts for p in chart.points
    ]


def test_a_figure_that_is_not_shown_has_its_words_and_no_bar_and_no_cell(data):
    (chart,) = (chart for slide in seen(data) for chart in slide.charts)
    assert chart[2] == ("2026-08: Not counted", None, "")
    assert typed(data) == {91.0, 88.0, 97.0, 104.0, 6.0}


def test_words_to_say_stand_in_the_notes_and_not_on_the_slide(data):
    pack, found = a_pack(), seen(data)
    for part in pack.parts:
        shown = [slide for slide in found if slide.title.startswith(part.title)]
        assert shown
        assert all(slide.notes == part.spoken for slide in shown)
        assert not part.spoken or all(part.spoken not in " ".join(slide.words) for slide in shown)
        assert all(part.caveat in "\n".join(slide.words) for slide in shown)


def test_tables_and_charts_are_told_to_those_who_cannot_see_them(data):
    described = [about for slide in seen(data) for about in slide.pictured]
    assert "Visits in each month from June to November 2026. August was not counted." in described
    assert all(described)


def test_every_theme_and_path_is_on_a_slide(data):
    found = seen(data)
    words = " ".join(word for slide in found for word in slide.words)
    cells = {cell for slide in found for table in slide.tables for row in table for cell in row}
    for said in ("Here I do not have to explain.", "نحن معاً في هذا", "A place to be myself", "Made on"):
        assert said in words
    assert {"Heard: harder. Helped: a call on Sunday", "Less shame", "Not yet: first heard at T2"} <= cells
    assert "Could everyone live with it?" in cells


def test_nobody_who_made_the_template_and_no_clock_is_left_in_the_file(data):
    inside = files(data)
    assert not [name for name in inside if "thumbnail" in name or "printer" in name or name == "docProps/app.xml"]
    for name, text in inside.items():
        for trace in (b"Steve Canny", b"python-pptx", b"Macintosh", b"2013-01"):
            assert trace not in text, name
        assert not name.startswith("ppt/theme") or b"Calibri" not in text
    core = inside["docProps/core.xml"]
    assert core.count(b"2026-11-21T00:00:00Z") == 2
    for tag in (b"dc:creator", b"cp:lastModifiedBy", b"dc:description", b"dc:subject", b"cp:keywords"):
        assert b"<%b></%b>" % (tag, tag) in core
    assert b"Looking at our group: the pack" in core
    tables = [text for name, text in inside.items() if name.endswith(".xlsx/docProps/core.xml")]
    assert tables
    assert all(b"2026-11-21T00:00:00Z" in text for text in tables)


def test_the_same_pack_gives_the_same_bytes(data):
    assert made(a_pack()) == data


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
def test_slides_follow_the_language(language):
    found = seen(made(a_pack(), language=language))
    inside = files(made(a_pack(), language=language))
    first = inside["ppt/slides/slide2.xml"]
    assert (b'rtl="1"' in first) is (language == "ar-XB")
    assert (b'algn="r"' in first) is (language == "ar-XB") or b'type="slidenum"' in first
    money = next(slide for slide in found if slide.title == "Money in and out")
    head = ("By who gave it", "Northside Council", "Our own pot", "All")
    turned = language == "ar-XB"
    assert money.tables[0][0] == (head[::-1] if turned else head)
    assert catalogue(language).money(-50, "GBP") in {cell for row in money.tables[0] for cell in row}


def test_a_pack_is_told_in_its_own_language_where_none_is_said():
    assert b'rtl="1"' in files(made(a_pack("ar-XB")))["ppt/slides/slide2.xml"]


def test_a_long_text_goes_on_slide_after_slide_and_a_heading_stays_with_its_line():
    lines = Lines(lines=("A sentence of some length that takes its line. " * 40,))
    many = Lines(lines=tuple(f"Line {at} of many" for at in range(9)), manner=Manner.POINTS)
    planned = slides(of_part(many, Heading(words="Below"), lines), EN)
    texts = [slide.body for slide in planned[1:] if isinstance(slide.body, Texts)]
    assert len(planned) - 1 == len(texts) > 3
    for body in texts:
        assert sum(high(line.words, line.role, body.scale) for line in body.lines) <= ROOM
        assert body.lines[-1].words != "Below"
    assert planned[1].title.replace("\N{NO-BREAK SPACE}", " ") == f"A part (1 of {len(texts)})"


def test_a_heading_alone_on_a_slide_stays_there():
    headings = tuple(Heading(words=f"Heading {at}", level=3) for at in range(14))
    planned = slides(of_part(*headings), EN)
    assert sum(len(slide.body.lines) for slide in planned[1:] if isinstance(slide.body, Texts)) == 14


def test_many_rows_and_many_columns_go_on_with_their_head():
    rows = tuple(tuple(number(f"g/{row}/{at}", row * 1000 + at) for at in range(20)) for row in range(14))
    grid = Grid(
        key="g",
        title="Wide",
        columns=tuple(f"Column {at}" for at in range(20)),
        labels=tuple(f"Row {at}" for at in range(14)),
        rows=rows,
        total=rows[0],
        note="A note.",
    )
    planned = slides(of_part(grid, caveat="Not people."), EN)[1:]
    assert all(slide.foot == "A note.\nNot people." for slide in planned)
    tables = [slide.body for slide in planned if isinstance(slide.body, Table)]
    assert len(planned) == len(tables) > 4
    found = set()
    for table in tables:
        least = [row_high(row.cells, table.widths, table.size) for row in table.rows]
        assert row_high(table.head, table.widths, table.size) + sum(least) <= ROOM
        assert sum(table.widths) == pytest.approx(864)
        for row in table.rows:
            found |= {(row.cells[0], name, cell) for name, cell in zip(table.head[1:], row.cells[1:], strict=True)}
    assert found >= {
        (f"Row {row}", f"Column {at}", EN.whole(row * 1000 + at)) for row in range(14) for at in range(20)
    }
    assert ("All", "Column 19", "19") in found


def test_many_bars_go_on_the_next_slide_at_the_same_scale_and_money_is_in_pounds():
    points = tuple(
        Point(label=f"Bar {at}", figure=number(f"b/{at}", at * 150, Unit.MONEY)) for at in range(MOST_BARS + 2)
    )
    hidden = Point(label="Last", figure=number("b/last", None, shown=Shown.WITHHELD))
    bars = Bars(key="b", title="Money", points=(*points, hidden), about="Money in a month")
    data = made(of_part(bars))
    found = [bar for slide in seen(data) for chart in slide.charts for bar in chart]
    assert found[-2:] == [(f"Bar {MOST_BARS + 1}", 21.0, "£21.00"), ("Last: Not shown", None, "")]
    most = [text for name, text in files(data).items() if name.startswith("ppt/charts/chart")]
    assert len(most) == 2
    assert [text.count(b"<c:dLbl>") for text in most] == [8, 7]
    assert all(b'<c:tickLblSkip val="1"/>' in text for text in most)
    assert all(b'<c:max val="24.36"/>' in text for text in most)


def test_a_chart_of_nothing_and_a_part_of_nothing_are_slides_too():
    hidden = Point(label="Only", figure=number("b", None, Unit.MINUTES))
    found = seen(made(of_part(Bars(key="b", title="None", points=(hidden,), about="Nothing yet"))))
    assert found[-1].charts == ((("Only: Not shown", None, ""),),)
    assert seen(made(of_part()))[-1].title == "A part"


def test_blanks_have_room_to_type_and_long_ones_take_turns():
    planned = slides(of_part(*(Blank(label=f"Write {at}", lines=9) for at in range(5))), EN)
    tables = [slide.body for slide in planned[1:] if isinstance(slide.body, Table)]
    assert len(planned) - 1 == len(tables) == 2
    assert all(row.cells[1] == "" for table in tables for row in table.rows)


def test_each_thing_to_fill_in_has_a_slide_with_its_name():
    blanks = tuple(Blank(label=label, lines=1) for label in ("What", "Who", "When", "How"))
    planned = slides(of_part(Heading(words="The first thing"), *blanks, Heading(words="The second"), *blanks), EN)
    tables = [slide.body for slide in planned[1:] if isinstance(slide.body, Table)]
    assert [table.head[0] for table in tables] == ["The first thing", "The second"]
    assert all([row.cells[0] for row in table.rows] == ["What", "Who", "When", "How"] for table in tables)


def test_a_note_after_a_table_stands_below_it_and_a_heading_with_its_lines():
    grid = Grid(key="g", title="A part", columns=("All",), labels=("Row",), rows=((number("g/0/0", 7),),))
    note = Lines(lines=("Nobody is named.",), manner=Manner.NOTE)
    asked = [
        block
        for at in range(3)
        for block in (Heading(words=f"Question {at}"), Lines(lines=("One.", "Two.", "Three.", "Four.")))
    ]
    first, *others = slides(of_part(grid, note, *asked), EN)[1:]
    assert isinstance(first.body, Table)
    assert first.foot == "Nobody is named."
    assert first.body.head[0] == ""
    texts = [slide.body.lines for slide in others if isinstance(slide.body, Texts)]
    assert len(texts) == len(others) > 1
    assert all(lines[0].words.startswith("Question") and lines[-1].words == "Four." for lines in texts)


def test_long_titles_and_feet_become_smaller_and_long_words_break():
    sizes = [title_size("Title " * count) for count in (1, 14, 20, 60)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]
    assert foot_size("Short") > foot_size("A long sentence at the foot. " * 12)
    assert list(fitting("one two", "body")) == ["one two"]
    assert high("W" * 200, "body") > high("W", "body")


def test_slides_are_saved_whole_or_not_at_all(tmp_path):
    class Impatient:
        def step(self, done, total):
            if done == 3:
                raise CancelledError

    with pytest.raises(CancelledError):
        deck(a_pack(), tmp_path / "slides.pptx", progress=Impatient())
    assert not list(tmp_path.iterdir())
    deck(of_part(), tmp_path / "slides.pptx")
    assert seen((tmp_path / "slides.pptx").read_bytes())
    with pytest.raises(GroupkitError):
        deck(of_part(), tmp_path / "nowhere" / "slides.pptx")
