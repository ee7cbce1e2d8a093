"""Reads the figures of a pack back from paper, slides, charts with their sheets, and notebooks, by their place."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from groupkit import notebook
from groupkit.core.packs.blocks import Bars, Figure, Grid, Pack, Part, Path, Shown, Unit, spoken
from groupkit.i18n import catalogue
from groupkit.pdf.packs import pages
from groupkit.pdf.slides.deck import deck
from tests.pdf import reading

Place = tuple[str, str, int, int]
"""Where a figure stands: the key of its part, the key of its table or chart, its row, and its column."""
Said = dict[Place, str]
Drawn = Grid | Bars


def drawn(pack: Pack) -> Iterator[tuple[Part, Drawn]]:
    """Yield every table and chart of a pack with its part, in the order of its pages."""
    for part in pack.parts:
        yield from ((part, block) for block in part.blocks if isinstance(block, Grid | Bars))


def rows(block: Drawn, language: str = "en") -> list[tuple[str, tuple[Figure, ...]]]:
    """Return each row of a table or chart: what it is called in a language, and its figures."""
    if isinstance(block, Bars):
        return [(point.label, (point.figure,)) for point in block.points]
    whole = [(catalogue(language).gettext("All"), block.total)] if block.total else []
    return [*zip(block.labels, block.rows, strict=True), *whole]


def figures(pack: Pack) -> dict[Place, Figure]:
    """Return every figure of a pack by its place."""
    return {
        (part.key, block.key, row, column): figure
        for part, block in drawn(pack)
        for row, (_label, found) in enumerate(rows(block))
        for column, figure in enumerate(found)
    }


def said(pack: Pack, of: Mapping[Place, Figure] | None = None) -> Said:
    """Return how figures are said, in the language of a pack: all of it where none are given."""
    words = catalogue(pack.language)
    return {place: spoken(figure, pack.words, words) for place, figure in (of or figures(pack)).items()}


def changed(pack: Pack, place: Place) -> Pack:
    """Return a pack in which one figure is another one."""

    def other(figure: Figure) -> Figure:
        return replace(figure, value=(figure.value or 0) + 1, shown=Shown.SHOWN)

    def turned(part: Part, block: Any) -> Any:
        if (part.key, getattr(block, "key", "")) != place[:2]:
            return block
        _part, _block, row, column = place
        if isinstance(block, Bars):
            point = replace(block.points[row], figure=other(block.points[row].figure))
            return replace(block, points=(*block.points[:row], point, *block.points[row + 1 :]))
        whole = [*block.rows, block.total]
        line = list(whole[row])
        line[column] = other(line[column])
        whole[row] = tuple(line)
        return replace(block, rows=tuple(whole[:-1]), total=whole[-1])

    return replace(
        pack,
        parts=tuple(
            replace(part, blocks=tuple(turned(part, block) for block in part.blocks)) for part in pack.parts
        ),
    )


# paper


def on_paper(pack: Pack, **how: Any) -> Said:
    """Return the figures of a pack as they are read from its paper."""
    written = BytesIO()
    pages.pack(pack, written, **how)
    return of_paper(written.getvalue(), pack)


def of_paper(data: bytes, pack: Pack) -> Said:
    """Return the figures that stand on a paper of a pack."""
    text, at, pattern = reading.words(data), 0, _pattern(pack)
    found: Said = {}
    for part in pack.parts:
        at = text.index(_plain(part.title), at)
        for block in part.blocks:
            if isinstance(block, Grid | Bars):
                at = _table(text, at, (part.key, block), pattern, found)
    return found


def _pattern(pack: Pack) -> str:
    """Return what a figure looks like in a text: digits, a sign and a currency, or the words in its place."""
    instead = "|".join(re.escape(_plain(each)) for each in (pack.words.withheld, pack.words.blank))
    return rf"({instead}|[−-]?[£$€]?\d[\d.,:]*)"


def _table(text: str, at: int, of: tuple[str, Drawn], pattern: str, found: Said) -> int:
    """Read one table by the heads of its columns; where it is wide its further columns come below."""
    part, block = of
    columns = [_plain(each) for each in block.columns] if isinstance(block, Grid) else [""]
    first = 0
    while first < len(columns):
        last = first + 1
        if isinstance(block, Grid):
            below = _plain(rows(block)[0][0])
            ends = range(first + 1, len(columns) + 1)
            heads = {end: text.find(f"{' '.join(columns[first:end])} {below} ", at) for end in ends}
            at, last = min((place, end) for end, place in heads.items() if place >= 0)
        for row, (label, _figures) in enumerate(rows(block)):
            line = rf"(?<!\S){re.escape(_plain(label))}{rf' {pattern}' * (last - first)}(?!\S)"
            read = re.compile(line).search(text, at)
            assert read is not None, (block.key, label, text[at : at + 200])
            found |= {(part, block.key, row, first + column): each for column, each in enumerate(read.groups())}
            at = read.end()
        first = last
    return at


def _plain(words: str) -> str:
    return " ".join(words.split())


# slides


def on_slides(pack: Pack) -> tuple[Said, Said, Said]:
    """Return the figures of a pack as they stand on its slides, in its charts, and in the sheets behind those."""
    written = BytesIO()
    deck(pack, written)
    return of_slides(written.getvalue(), pack)


def of_slides(data: bytes, pack: Pack) -> tuple[Said, Said, Said]:
    """Return the same of slides that were made before."""
    told: tuple[Said, Said, Said] = {}, {}, {}
    for slide in Presentation(BytesIO(data)).slides:
        title = slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            for part, block in drawn(pack):
                names = {block.title} if isinstance(block, Grid) else {block.title, block.about}
                if title.startswith(part.title) and shape.name in names:
                    if isinstance(block, Grid) and shape.has_table:
                        _of_table(shape.table, part.key, block, told[0])
                    elif isinstance(block, Bars) and shape.has_chart:
                        _of_chart(shape.chart, part.key, block, pack, told)
    return told


def _of_table(table: Any, part: str, block: Grid, found: Said) -> None:
    head, *lines = [[cell.text for cell in row.cells] for row in table.rows]
    labels = [label for label, _figures in rows(block)]
    assert head[0] in {block.title, ""}, "a title that stands over the slide is not said again"
    for label, *cells in lines:
        for column, cell in zip(head[1:], cells, strict=True):
            place = (part, block.key, labels.index(label), block.columns.index(column))
            assert place not in found, place
            found[place] = cell


def _of_chart(chart: Any, part: str, block: Bars, pack: Pack, told: tuple[Said, Said, Said]) -> None:
    """Read a chart: what is written at its bars, the values it draws, and the sheet somebody opens behind it."""
    series, words = chart.plots[0].series[0], catalogue(pack.language)
    sheet = CalamineWorkbook.from_filelike(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).get_sheet_by_index(0)
    names = list(map(str, chart.plots[0].categories))
    # its head may be empty, and so may be the column of figures where none is shown
    typed = [[*line, ""][:2] for line in sheet.to_python()[-len(names) :]]
    assert [line[0] for line in typed] == names
    labelled = {
        int(label.find(qn("c:idx")).get("val")): "".join(text.text for text in label.iter(qn("a:t")))
        for label in series._element.iter(qn("c:dLbl"))
    }
    labels = [point.label for point in block.points]
    for at, (name, value) in enumerate(zip(names, series.values, strict=True)):
        label, _colon, instead = name.partition(": ")
        row = labels.index(label)
        place, unit = (part, block.key, row, 0), block.points[row].figure.unit
        told[0][place] = labelled.get(at, instead)
        for into, number in ((told[1], value), (told[2], typed[at][1])):
            into[place] = _number(number, unit, pack, words) if isinstance(number, float | int) else instead


def _number(number: float, unit: Unit, pack: Pack, words: Any) -> str:
    whole = round(number * (100 if unit is Unit.MONEY else 1))
    return spoken(Figure(key="", value=whole, unit=unit), pack.words, words)


# a notebook


class _Tables(HTMLParser):
    """Collects the tables of a page: their captions, and the cells of each row."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag in {"tr", "caption"}:
            self.tables[-1].append([])
        if tag in {"td", "th", "caption"}:
            self._into = self.tables[-1][-1]
            self._into.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "caption"}:
            self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data


def in_notebook(pack: Pack) -> Said:
    """Return the figures of a pack as a notebook draws them."""
    read = _Tables()
    read.feed(notebook.PackView(pack=pack)._repr_html_())
    blocks = [
        (part, block) for part in pack.parts for block in part.blocks if isinstance(block, Grid | Bars | Path)
    ]
    found: Said = {}
    for (part, block), (caption, head, *lines) in zip(blocks, read.tables, strict=True):
        assert caption == [block.title]
        if isinstance(block, Path):
            continue
        assert head[1:] == [*(block.columns if isinstance(block, Grid) else (block.title,))]
        for row, ((label, told), cells) in enumerate(zip(rows(block, pack.language), lines, strict=True)):
            assert cells[0] == label
            found |= {(part.key, block.key, row, at): cells[1 + at] for at in range(len(told))}
    return found


def in_frames(pack: Pack) -> Said:
    """Return the figures of a pack as a notebook hands them on to be worked with."""
    view, words = notebook.PackView(pack=pack), catalogue(pack.language)
    found: Said = {}
    for part, block in drawn(pack):
        frame = view.frame(block.key)
        for row, (label, told) in enumerate(rows(block, pack.language)):
            assert frame.iloc[row, 0] == label
            for column, figure in enumerate(told):
                cell = frame.iloc[row, 1 + column]
                place = (part.key, block.key, row, column)
                if cell is notebook.pandas.NA:
                    found[place] = spoken(figure, pack.words, words) if figure.value is None else "NA"
                else:
                    found[place] = spoken(replace(figure, value=int(cell), shown=Shown.SHOWN), pack.words, words)
    return found


READERS: Mapping[str, Callable[[Pack], Said]] = {
    "paper": on_paper,
    "large paper": lambda pack: on_paper(pack, large=True, paper="Letter"),
    "slides": lambda pack: on_slides(pack)[0],
    "charts": lambda pack: on_slides(pack)[1],
    "sheets": lambda pack: on_slides(pack)[2],
    "notebook": in_notebook,
    "frames": in_frames,
}
"""Each way in which a pack is shown without a window, and how it is read back."""
