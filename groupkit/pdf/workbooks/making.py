"""Makes a workbook for the printer: lays out every page first, then draws it, and can be stopped in between."""

from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from groupkit.core.progress import Progress, Silent
from groupkit.core.workbooks.chapters import BACK_CARD, SAFE_USE, Chapter, Sort, Workbook
from groupkit.core.workbooks.editions import Edition, Own, Printing
from groupkit.pdf.fonts import register
from groupkit.pdf.press import place
from groupkit.pdf.workbooks.chapters import chapter_pages
from groupkit.pdf.workbooks.closings import back_pages, notes_page
from groupkit.pdf.workbooks.copying import folded, repeated
from groupkit.pdf.workbooks.drawing import drawn
from groupkit.pdf.workbooks.front import contents, cover
from groupkit.pdf.workbooks.notes import notes_pages
from groupkit.pdf.workbooks.pens import Spot
from groupkit.pdf.workbooks.plain import plain_text
from groupkit.pdf.workbooks.pocket_cards import card_pages
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.stacking import Page

_A_SHEET = 4
_NOTHING = Own()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A chapter with its pages."""

    chapter: Chapter
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """One copy of a workbook: a PDF of its pages as they are read, and where each place to answer stands on them.

    `of_chapters` are how many of its `count` pages belong to each chapter that was asked for, by its key.
    """

    sheet: Sheet
    data: bytes
    count: int
    spots: tuple[Spot, ...]
    of_chapters: Mapping[str, int]


def book(
    workbook: Workbook,
    printing: Printing,
    path: Path | BinaryIO,
    *,
    own: Own = _NOTHING,
    progress: Progress | None = None,
) -> Mapping[str, int]:
    """Print a workbook, or some of its chapters, as it is asked for: the same again gives the same bytes.

    Return how many pages there are of each chapter, by its key, in all the copies; text, cards and notes have none.
    Raise GroupkitError where it cannot be written; when it is cancelled nothing is left behind.
    """
    data, _spots, pages = _printed(workbook, printing, own, progress or Silent())
    if isinstance(path, Path):
        place(data, path)
    else:
        path.write(data)
    return pages


def printed(
    workbook: Workbook, printing: Printing, *, own: Own = _NOTHING, progress: Progress | None = None
) -> tuple[bytes, tuple[Spot, ...]]:
    """Return a workbook as it is printed, and where each place to answer stands on its pages, before any folding.

    The plain text edition is text in UTF-8, without places; everything else is a PDF.
    """
    data, spots, _pages = _printed(workbook, printing, own, progress or Silent())
    return data, spots


def _printed(
    workbook: Workbook, printing: Printing, own: Own, progress: Progress
) -> tuple[bytes, tuple[Spot, ...], Mapping[str, int]]:
    if printing.edition is Edition.PLAIN_TEXT:
        text = plain_text(workbook, in_order(workbook, printing), printing, own, progress)
        return text.encode(), (), {}
    made = pressed(workbook, printing, own, progress)
    copies = 1 if printing.fillable else printing.copies
    data = repeated(folded(made.sheet, made.data, made.count), copies, progress)
    return data, made.spots, {key: count * copies for key, count in made.of_chapters.items()}


def one_copy(workbook: Workbook, printing: Printing, *, own: Own = _NOTHING, progress: Progress) -> Pressed:
    """Return one copy as it goes to the printer, folded if it is a booklet; not for the plain text edition."""
    made = pressed(workbook, printing, own, progress)
    return replace(made, data=folded(made.sheet, made.data, made.count))


def pressed(workbook: Workbook, printing: Printing, own: Own, progress: Progress) -> Pressed:
    """Return one copy of a printing, page after page, not yet folded."""
    register()
    sheet = Sheet(printing=printing)
    pages = deque(laid_out(sheet, workbook, own, progress))
    count = len(pages)
    of_chapters = _of_chapters(printing, pages)
    data, spots = drawn(sheet, workbook.title, pages, progress)
    return Pressed(sheet=sheet, data=data, count=count, spots=spots, of_chapters=of_chapters)


def _of_chapters(printing: Printing, pages: Collection[Page]) -> Mapping[str, int]:
    """Return how many pages each chapter takes that was asked for; one alone has the cover and all the rest too."""
    asked = printing.chapters
    if printing.notes or printing.edition is Edition.CARDS:
        return {}
    if len(asked) == 1:
        return {asked[0]: len(pages)}
    return Counter(each.chapter for each in pages if each.chapter and (not asked or each.chapter in asked))


def laid_out(sheet: Sheet, workbook: Workbook, own: Own, progress: Progress) -> tuple[Page, ...]:
    """Return every page of a printing, not yet drawn."""
    printing = sheet.printing
    chapters = in_order(workbook, printing)
    if printing.edition is Edition.CARDS:
        chosen = [each for each in chapters if each.key != SAFE_USE]
        return tuple(page for piece in card_pages(sheet, chosen) for page in piece)
    parts = list(_parts(sheet, workbook, chapters, own, progress))
    if printing.booklet and not printing.notes:
        parts = _filled_up(sheet, workbook, parts, own)
    front = _front(sheet, workbook, parts, own)
    return (*front, *(page for part in parts for page in part.pages))


def in_order(workbook: Workbook, printing: Printing) -> tuple[Chapter, ...]:
    """Return the chapters to print: safe use always first, the card for the back always last.

    Of the facilitator's notes only those chapters that have some.
    """
    chosen = printing.chosen(workbook)
    if printing.notes:
        return tuple(each for each in chosen if each.has_notes)
    ends = workbook.chapter(SAFE_USE), workbook.chapter(BACK_CARD)
    middle = (each for each in chosen if each.key not in (SAFE_USE, BACK_CARD))
    return tuple(each for each in (ends[0], *middle, ends[1]) if each)


def _parts(
    sheet: Sheet, workbook: Workbook, chapters: Sequence[Chapter], own: Own, progress: Progress
) -> Iterator[Part]:
    """Yield each chapter with its pages; between two pieces the work can be stopped."""
    for at, chapter in enumerate(chapters):
        made: list[Page] = []
        for piece in _pieces(sheet, workbook, chapter, own):
            progress.step(at, 2 * len(chapters))
            made += [replace(page, running=_running(sheet, chapter), chapter=chapter.key) for page in piece]
        yield Part(chapter=chapter, pages=tuple(made))


def _pieces(sheet: Sheet, workbook: Workbook, chapter: Chapter, own: Own) -> Iterator[list[Page]]:
    if sheet.printing.notes:
        yield notes_pages(sheet, chapter)
    elif chapter.key == BACK_CARD:
        yield from back_pages(sheet, chapter)
    else:
        yield from chapter_pages(sheet, workbook, chapter, own)


def _running(sheet: Sheet, chapter: Chapter) -> str:
    """Return what stands at the foot of each page of a chapter."""
    if chapter.sort is not Sort.STEP:
        return chapter.title
    _ = sheet.words.gettext
    return _("Step {number} · {title}").format(number=chapter.label, title=chapter.title)


def _front(sheet: Sheet, workbook: Workbook, parts: Sequence[Part], own: Own) -> list[Page]:
    """Return the cover, and the contents of what is more than one chapter.

    The contents are laid out twice, for their own length moves what follows.
    """
    chapters = [part.chapter for part in parts]
    front = cover(sheet, workbook, chapters, own)
    if sum(chapter.key not in (SAFE_USE, BACK_CARD) for chapter in chapters) <= 1:
        return front
    count = len(contents(sheet, list(_entries(parts, 0))))
    return [*front, *contents(sheet, list(_entries(parts, len(front) + count)))]


def _entries(parts: Sequence[Part], before: int) -> Iterator[tuple[str, str, int]]:
    number = before + 1
    for part in parts:
        yield part.chapter.label, part.chapter.title, number
        number += len(part.pages)


def _filled_up(sheet: Sheet, workbook: Workbook, parts: list[Part], own: Own) -> list[Part]:
    """Return the parts with pages for notes before the last, so that the card stands on the back of the booklet."""
    count = len(_front(sheet, workbook, parts, own)) + sum(len(part.pages) for part in parts)
    spare = -count % _A_SHEET
    if not spare or parts[-1].chapter.key != BACK_CARD or len(parts) == 1:
        return parts
    before = parts[-2]
    blank = [notes_page(sheet, f"{before.chapter.key}/{at}")[0] for at in range(1, spare + 1)]
    running = before.pages[-1].running
    pages = (*before.pages, *(replace(page, running=running) for page in blank))
    return [*parts[:-2], replace(before, pages=pages), parts[-1]]
