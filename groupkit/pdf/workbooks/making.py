"""Makes a workbook for the printer: lays out every page first, then draws it, and can be stopped in between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from groupkit.core.progress import Progress, Silent
from groupkit.core.workbooks.chapters import Chapter, Sort, Workbook
from groupkit.core.workbooks.editions import Own, Printing
from groupkit.pdf.fonts import plain, register
from groupkit.pdf.press import place
from groupkit.pdf.workbooks.blocks import said
from groupkit.pdf.workbooks.chapters import chapter_pages
from groupkit.pdf.workbooks.front import contents, cover
from groupkit.pdf.workbooks.pens import Pen, Rect, Spot
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.stacking import Page

SAFE_USE, BACK = "safe-use", "back-card"
_NOTHING = Own()


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A workbook laid out: how it is set, its title, and its pages in order."""

    sheet: Sheet
    title: str
    pages: tuple[Page, ...]


def book(
    workbook: Workbook,
    printing: Printing,
    path: Path | BinaryIO,
    *,
    own: Own = _NOTHING,
    progress: Progress | None = None,
) -> None:
    """Print a workbook, or some of its chapters, as it is asked for: the same again gives the same bytes.

    Raise GroupkitError where it cannot be written; when it is cancelled nothing is left behind.
    """
    data, _spots = printed(workbook, printing, own=own, progress=progress)
    if isinstance(path, Path):
        place(data, path)
    else:
        path.write(data)


def printed(
    workbook: Workbook, printing: Printing, *, own: Own = _NOTHING, progress: Progress | None = None
) -> tuple[bytes, tuple[Spot, ...]]:
    """Return a workbook as a PDF, and where each place to answer stands on its pages."""
    shown = progress or Silent()
    laid = laid_out(workbook, printing, own, shown)
    return _drawn(laid, shown)


def laid_out(workbook: Workbook, printing: Printing, own: Own, progress: Progress) -> Laid:
    """Return every page of a printing, not yet drawn."""
    register()
    sheet = Sheet(printing=printing)
    chapters = in_order(workbook, printing)
    parts: list[tuple[Chapter, list[Page]]] = []
    for at, chapter in enumerate(chapters):
        made: list[Page] = []
        for piece in chapter_pages(sheet, workbook, chapter, own):
            progress.step(at, 2 * len(chapters))
            made += [replace(page, running=_running(sheet, chapter)) for page in piece]
        parts.append((chapter, made))
    front = [cover(sheet, workbook, chapters, own)]
    if sum(1 for chapter in chapters if chapter.key not in (SAFE_USE, BACK)) > 1:
        front += _contents(sheet, parts, len(front))
    pages = (*front, *(page for _chapter, made in parts for page in made))
    return Laid(sheet=sheet, title=workbook.title, pages=pages)


def in_order(workbook: Workbook, printing: Printing) -> tuple[Chapter, ...]:
    """Return the chapters to print: safe use always first, the card for the back always last."""
    chosen = [each for each in printing.chosen(workbook) if each.key not in (SAFE_USE, BACK)]
    ends = workbook.chapter(SAFE_USE), workbook.chapter(BACK)
    return tuple(each for each in (ends[0], *chosen, ends[1]) if each)


def _running(sheet: Sheet, chapter: Chapter) -> str:
    if chapter.sort is not Sort.STEP:
        return chapter.title
    step = sheet.words.gettext("Step {number}").format(number=chapter.label)
    return f"{step} · {chapter.title}"


def _contents(sheet: Sheet, parts: Sequence[tuple[Chapter, list[Page]]], before: int) -> list[Page]:
    """Return the contents; they are laid out twice, for their own length moves what follows."""
    count = len(contents(sheet, list(_entries(parts, 0))))
    return contents(sheet, list(_entries(parts, before + count)))


def _entries(parts: Sequence[tuple[Chapter, list[Page]]], before: int) -> Iterator[tuple[str, str, int]]:
    number = before + 1
    for chapter, made in parts:
        yield chapter.label, chapter.title, number
        number += len(made)


def _drawn(laid: Laid, progress: Progress) -> tuple[bytes, tuple[Spot, ...]]:
    sheet, written = laid.sheet, BytesIO()
    canvas = Canvas(written, pagesize=sheet.paper.size, invariant=1, lang=sheet.printing.language)
    canvas.setTitle(plain(laid.title))
    canvas.setAuthor("groupkit")
    pen = Pen(canvas, sheet)
    low = sheet.foot
    frame = Rect(sheet.margin, low, sheet.width, sheet.height)
    for number, page in enumerate(laid.pages):
        progress.step(len(laid.pages) + number, 2 * len(laid.pages))
        pen.page = number
        pen.tint()
        page.draw(pen, frame)
        if page.numbered:
            _foot(pen, page, number + 1)
        canvas.showPage()
    canvas.save()
    progress.step(2 * len(laid.pages), 2 * len(laid.pages))
    return written.getvalue(), tuple(pen.spots)


def _foot(pen: Pen, page: Page, number: int) -> None:
    """Draw the name of the chapter and the number of the page, always in the same place."""
    sheet = pen.sheet
    side = sheet.size * 3
    rect = Rect(sheet.margin, sheet.foot * 0.34, sheet.width, sheet.points("small") * 1.35)
    pen.words(said(sheet, str(number), "label", side, ending=True), Rect(rect.end - side, rect.y, side, rect.high))
    pen.running(page.running, rect.wide - side, rect)
