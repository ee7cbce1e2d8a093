"""Reads slides back: words, tables, charts and notes, and what stands in the files inside the file."""

import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from pptx import Presentation
from pptx.oxml.ns import qn


@dataclass(frozen=True)
class Seen:
    """One slide: its title, its tables, its charts, all its words, and its notes."""

    title: str
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    charts: tuple[tuple[tuple[str, float | None, str], ...], ...]
    words: tuple[str, ...]
    notes: str
    pictured: tuple[str, ...]


def seen(data: bytes) -> list[Seen]:
    """Return every slide."""
    return [_slide(slide) for slide in Presentation(BytesIO(data)).slides]


def _slide(slide) -> Seen:
    drawn = [shape for shape in slide.shapes if shape.has_table or shape.has_chart]
    return Seen(
        title=slide.shapes.title.text_frame.text,
        tables=tuple(
            tuple(tuple(cell.text for cell in row.cells) for row in shape.table.rows)
            for shape in drawn
            if shape.has_table
        ),
        charts=tuple(tuple(_points(shape.chart)) for shape in drawn if shape.has_chart),
        words=tuple(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame),
        notes=slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
        pictured=tuple(shape.element.nvGraphicFramePr.cNvPr.get("descr") for shape in drawn),
    )


def _points(chart):
    """Yield each bar: its label, its value, and what is written at its end."""
    series = chart.plots[0].series[0]
    written = {
        int(label.find(qn("c:idx")).get("val")): "".join(text.text for text in label.iter(qn("a:t")))
        for label in series._element.iter(qn("c:dLbl"))
    }
    for at, (name, value) in enumerate(zip(chart.plots[0].categories, series.values, strict=True)):
        yield str(name), value, written.get(at, "")


def files(data: bytes) -> dict[str, bytes]:
    """Return every file inside the file, and those inside tables that charts are made of."""
    found = {}
    with ZipFile(BytesIO(data)) as opened:
        for name in opened.namelist():
            found[name] = opened.read(name)
            if name.endswith(".xlsx"):
                found |= {f"{name}/{inner}": inside for inner, inside in files(found[name]).items()}
    return found


def typed(data: bytes) -> set[float]:
    """Return every number in the tables that charts are made of."""
    sheets = [text for name, text in files(data).items() if ".xlsx/xl/worksheets/" in name]
    cells = (re.findall(rb"<c r=\"B[0-9]+\"(?![^>]*t=\"s\")[^>]*><v>([^<]*)</v>", sheet) for sheet in sheets)
    return {float(value) for found in cells for value in found}
