"""Tables on slides: native, with thin lines, in the order of the language."""

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from groupkit.i18n import Catalogue
from groupkit.pdf.slides.measuring import MARGIN, PAD, TOP, row_high
from groupkit.pdf.slides.planned import Row, Table
from groupkit.pdf.slides.writing import turned

# the style every viewer knows that has neither lines nor colours
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_THIN, _FIRM = 0.75, 2.0


def table(slide: Any, made: Table, said: Catalogue) -> None:  # noqa: ANN401  of a package with few types
    """Draw a table; its alternative text says what it is about."""
    rows = [*([Row(cells=made.head)] if made.head else []), *made.rows]
    highs = [max(row_high(row.cells, made.widths, made.size), row.least) for row in rows]
    size = (MARGIN, TOP, sum(made.widths), sum(highs))
    shape = slide.shapes.add_table(len(rows), len(made.widths), *(Pt(each) for each in size))
    shape.name = made.about
    shape.element.nvGraphicFramePr.cNvPr.set("descr", made.about)
    drawn = shape.table
    drawn.first_row, drawn.first_col, drawn.horz_banding = bool(made.head), True, False
    _styled(shape.element)
    for column, wide in zip(drawn.columns, _ordered(made.widths, said), strict=True):
        column.width = Pt(wide)
    for at, (row, high) in enumerate(zip(rows, highs, strict=True)):
        drawn.rows[at].height = Pt(high)
        first = bool(made.head) and not at
        below = _FIRM if at + 1 < len(rows) and rows[at + 1].total else _THIN
        for place, words in enumerate(_ordered(row.cells, said)):
            bold = first or row.total
            _cell(drawn.cell(at, place), words, made.size, bold=bold, below=below)
    turned(shape.element, said)
    if made.amounts:
        _aligned(drawn, said)


def _cell(cell: Any, words: str, size: float, *, bold: bool, below: float) -> None:  # noqa: ANN401  of a package with few types
    cell.text = words
    cell.vertical_anchor = MSO_ANCHOR.TOP
    cell.margin_left = cell.margin_right = Pt(PAD)
    cell.margin_top = cell.margin_bottom = Pt(PAD / 2)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.bold = Pt(size), bold
    cell.fill.background()
    _line(cell, below)


def _line(cell: Any, thick: float) -> None:  # noqa: ANN401  of a package with few types
    """Draw a line below a cell; the package has no word of its own for it."""
    properties = cell.fill._xPr  # noqa: SLF001  no other way to it
    line = properties.makeelement(qn("a:lnB"), {"w": str(Pt(thick))})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": "000000"}))
    line.append(fill)
    properties.insert(0, line)


def _styled(element: Any) -> None:  # noqa: ANN401  of a package with few types
    properties = element.graphic.graphicData.tbl.tblPr
    properties.find(qn("a:tableStyleId")).text = _PLAIN


def _aligned(drawn: Any, said: Catalogue) -> None:  # noqa: ANN401  of a package with few types
    """Let figures stand under each other."""
    count = len(drawn.columns)
    places = range(count - 1) if said.rtl else range(1, count)
    for row in range(len(drawn.rows)):
        for place in places:
            for paragraph in drawn.cell(row, place).text_frame.paragraphs:
                paragraph.alignment = PP_ALIGN.RIGHT
                if any(letter.isdigit() for letter in paragraph.text):
                    # a figure keeps its sign before it on either side of the world
                    paragraph._p.get_or_add_pPr().set("rtl", "0")  # noqa: SLF001  no other way to it


def _ordered(row: Any, said: Catalogue) -> list[Any]:  # noqa: ANN401  words and widths alike
    return list(reversed(row)) if said.rtl else list(row)
