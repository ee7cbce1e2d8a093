"""Draws the pages of a workbook into a file: the tint, the page, its foot, and its fields to fill in."""

from collections import deque
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from groupkit.core.progress import Progress
from groupkit.pdf.fonts import named
from groupkit.pdf.workbooks.blocks import said
from groupkit.pdf.workbooks.filling import fields_of, note_spots
from groupkit.pdf.workbooks.pens import Pen, Rect, Spot
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.stacking import Page

_FOOT_AT = 0.26


class _Pressed(Canvas):
    """A canvas that presses each page small as soon as it is drawn, so that the end of the work is short."""

    def showPage(self) -> None:  # noqa: N802  reportlab's own name
        """Close the page."""
        super().showPage()
        page: Any = self._doc.Pages.pages[-1]  # type: ignore[attr-defined]  # known to reportlab, not to its types
        pressed = PDFStream(content=PDFZCompress.encode(page.stream))
        pressed.dictionary["Filter"] = PDFName(PDFZCompress.pdfname)
        page.Contents = pressed


def drawn(sheet: Sheet, title: str, pages: deque[Page], progress: Progress) -> tuple[bytes, tuple[Spot, ...]]:
    """Return a PDF of some pages, and where the places to answer stand on them.

    Each page is taken from the front and let go when it is drawn: there may be hundreds.
    """
    count, written = len(pages), BytesIO()
    canvas = _Pressed(written, pagesize=sheet.paper.size, invariant=1, lang=sheet.printing.language)
    canvas.setTitle(named(title))
    canvas.setAuthor("groupkit")
    pen = Pen(canvas, sheet)
    fields = fields_of(sheet) if sheet.printing.fillable else None
    for number in range(count):
        progress.step(count + number, 2 * count)
        pen.page, page = number, pages.popleft()
        for entry, level in page.outline:
            pen.outline(entry, level)
        known = len(pen.spots)
        _draw(pen, page, number + 1)
        if fields:
            note_spots(fields, canvas, sheet, pen.spots[known:])
        canvas.showPage()
    canvas.save()
    data = written.getvalue()
    if fields:
        data = fields.filled(data, lambda: progress.step(2 * count - 1, 2 * count))
    progress.step(2 * count, 2 * count)
    return data, tuple(pen.spots)


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
