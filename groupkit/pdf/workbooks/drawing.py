"""Draws the pages of a workbook into a file: the tint, the page, its foot, and as many copies as are wanted."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from groupkit.core.progress import Progress
from groupkit.pdf.fonts import named
from groupkit.pdf.workbooks.blocks import said
from groupkit.pdf.workbooks.filling import fields_of, note_spots
from groupkit.pdf.workbooks.pens import Pen, Rect, Spot
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.stacking import Page

_FOOT_AT = 0.26


def drawn(sheet: Sheet, title: str, pages: Sequence[Page], progress: Progress) -> tuple[bytes, tuple[Spot, ...]]:
    """Return a PDF of some pages, and where the places to answer stand in its first copy."""
    written, total = BytesIO(), 2 * len(pages)
    canvas = Canvas(written, pagesize=sheet.paper.size, invariant=1, lang=sheet.printing.language)
    canvas.setTitle(named(title))
    canvas.setAuthor("groupkit")
    pen, copies = Pen(canvas, sheet), sheet.printing.copies
    fields = fields_of(sheet) if sheet.printing.fillable else None
    for number, page in enumerate(pages):
        progress.step(len(pages) + number, total)
        pen.page = number
        for entry, level in page.outline:
            pen.outline(entry, level)
        if copies > 1:
            canvas.beginForm(_name(number))
        known = len(pen.spots)
        _draw(pen, page, number + 1)
        if fields:
            note_spots(fields, canvas, sheet, pen.spots[known:])
        if copies > 1:
            canvas.endForm()
            canvas.doForm(_name(number))
        canvas.showPage()
    for _copy in range(1, copies):
        for number in range(len(pages)):
            progress.step(total - 1, total)
            canvas.doForm(_name(number))
            canvas.showPage()
    canvas.save()
    progress.step(total, total)
    data = written.getvalue()
    return fields.filled(data) if fields else data, tuple(pen.spots)


def _name(number: int) -> str:
    return f"page{number}"


def _draw(pen: Pen, page: Page, number: int) -> None:
    sheet = pen.sheet
    pen.tint()
    page.draw(pen, Rect(sheet.margin, sheet.foot, sheet.width, sheet.height))
    if page.numbered:
        _foot(pen, page, number)


def _foot(pen: Pen, page: Page, number: int) -> None:
    """Draw the name of the chapter and the number of the page, always in the same place."""
    sheet = pen.sheet
    side = sheet.size * 3
    rect = Rect(sheet.margin, sheet.foot * _FOOT_AT, sheet.width, sheet.points("small") * 1.35)
    pen.words(said(sheet, str(number), "label", side, ending=True), Rect(rect.end - side, rect.y, side, rect.high))
    pen.running(page.running, rect.wide - side, rect)
