"""The pages of a chapter: its opening, the fellowship's own wording, its exercises, and how it closes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from groupkit.core.workbooks.answers import Place, Way
from groupkit.core.workbooks.chapters import PACING, Chapter, Sort, Workbook
from groupkit.core.workbooks.editions import Own
from groupkit.pdf.workbooks.blocks import Asked, Block, height, lines, said, stacked, text
from groupkit.pdf.workbooks.closings import check_in, next_steps, notes_page, roles_box
from groupkit.pdf.workbooks.exercises import exercise_pages, quiet_box
from groupkit.pdf.workbooks.pens import FIRM, Pen, Rect
from groupkit.pdf.workbooks.reading import bullets, sections, titled, told, words
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.stacking import Page, pages

_OWN_LINES = 6


def chapter_pages(sheet: Sheet, workbook: Workbook, chapter: Chapter, own: Own) -> Iterator[list[Page]]:
    """Yield the pages of a chapter, piece by piece; the first of them stand in the outline."""
    if chapter.sort is not Sort.STEP:
        yield from _plain(sheet, chapter)
        return
    opening = pages(list(_opening(sheet, chapter)), sheet.height)
    yield [_noted(opening[0], chapter.called(sheet.words), 0), *opening[1:]]
    if chapter.wording_box:
        yield pages(list(_wording(sheet, chapter, own)), sheet.height)
    pacing = workbook.chapter(PACING)
    if chapter.hard and pacing:
        for piece in _plain(sheet, pacing, at=chapter.key):
            yield [replace(page, outline=()) for page in piece]
    yield check_in(sheet, chapter.key)
    yield from _exercises(sheet, chapter)
    if chapter.roles:
        yield pages(roles_box(sheet, own, chapter.key), sheet.height)
    yield next_steps(sheet, chapter.key)
    yield notes_page(sheet, chapter.key)


def _plain(sheet: Sheet, chapter: Chapter, at: str = "") -> Iterator[list[Page]]:
    """Yield the pages of a chapter that is no step; `at` is the step it is printed in."""
    blocks = [
        text(sheet, chapter.title, "chapter", kept=True),
        *_about(sheet, chapter),
        *sections(sheet, chapter.sections),
        *words(sheet, chapter.words),
    ]
    if chapter.round:
        blocks += _round(sheet, chapter)
    first, *others = pages(blocks, sheet.height)
    yield [_noted(first, chapter.title, 0), *others]
    named = replace(chapter, key=f"{at}/{chapter.key}") if at else chapter
    yield from _exercises(sheet, named)


def _exercises(sheet: Sheet, chapter: Chapter) -> Iterator[list[Page]]:
    for exercise in chapter.chosen(sheet.printing.wording):
        first, *others = exercise_pages(sheet, exercise, chapter.key)
        yield [_noted(first, exercise.title, 1), *others]


def _noted(page: Page, title: str, level: int) -> Page:
    return replace(page, outline=((title, level),))


def _opening(sheet: Sheet, chapter: Chapter) -> Iterator[Block]:
    """Yield the first page of a step: its number, its theme, what it is about, both sides, and care."""
    yield _number(sheet, chapter)
    yield text(sheet, chapter.title, "chapter", above=sheet.unit, kept=True)
    yield from _about(sheet, chapter)
    yield from _round(sheet, chapter)


def _number(sheet: Sheet, chapter: Chapter) -> Block:
    """Return the large number of a step over a firm short line."""
    label = said(sheet, sheet.words.gettext("Step"), "strong", sheet.width)
    number = said(sheet, chapter.label, "number", sheet.width)

    def draw(pen: Pen, rect: Rect) -> None:
        pen.words(label, rect)
        pen.words(number, Rect(rect.x, rect.y, rect.wide, rect.high - label.height))
        pen.line((rect.x, rect.y), (rect.x + sheet.size * 4, rect.y), thick=2 * FIRM)

    return Block(high=label.height + number.height + sheet.unit * 1.4, draw=draw, kept=True)


def _about(sheet: Sheet, chapter: Chapter) -> Iterator[Block]:
    """Yield what a chapter is about, what is added for a belief, how both sides meet, and what to take care of."""
    _ = sheet.words.gettext
    yield from told(sheet, chapter.easy_about, chapter.about, "path")
    for line in chapter.added(sheet.printing.wording):
        yield text(sheet, line, above=sheet.unit * 1.2)
    both = chapter.easy_both if sheet.easy and chapter.easy_both else chapter.both
    if both:
        inner = sheet.width - 24
        inside = [text(sheet, _("Both sides"), "strong", wide=inner), text(sheet, both, wide=inner, above=2)]
        yield from quiet_box(sheet, inside, above=sheet.unit * 2.5)
    if chapter.care:
        yield titled(sheet, _("Take care"))
        yield from bullets(sheet, chapter.care)


def _round(sheet: Sheet, chapter: Chapter) -> list[Block]:
    """Return the question for a round in the meeting."""
    if not chapter.round:
        return []
    _ = sheet.words.gettext
    title = replace(titled(sheet, _("A question for the meeting")), kept=True)
    return [title, text(sheet, chapter.round, above=2)]


def _wording(sheet: Sheet, chapter: Chapter, own: Own) -> Iterator[Block]:
    """Yield the box for the words of the group's own fellowship: its text and whose it is, or lines to copy it."""
    _ = sheet.words.gettext
    yield text(sheet, _("Our fellowship’s wording"), "title", kept=True)
    told, credit = own.wordings.get(chapter.key, ("", ""))
    if told:
        inner = sheet.width - 28
        inside = [text(sheet, part, wide=inner, above=sheet.unit) for part in told.split("\n") if part.strip()]
        yield from _framed(sheet, inside, above=sheet.unit * 2)
        if credit:
            yield text(sheet, credit, "small", above=sheet.unit)
        return
    yield text(sheet, _("Your group can copy in the words of its own fellowship for this step."), above=sheet.unit)
    place = Place(key="wording", way=Way.TEXT, label=_("Our fellowship’s wording"), lines=_OWN_LINES)
    yield lines(sheet, Asked(name=f"{chapter.key}/own/wording", place=place), above=sheet.unit)


def _framed(sheet: Sheet, inside: Sequence[Block], *, above: float) -> list[Block]:
    """Return blocks in a frame; what is too long for a page stands without it."""
    if height(inside) > sheet.height / 2:
        return [replace(inside[0], above=above), *inside[1:]]

    def draw(pen: Pen, rect: Rect) -> None:
        pen.box(rect, thick=FIRM)
        stacked(pen, inside, rect.inset(14, 12))

    return [Block(high=height(inside) + 24, draw=draw, above=above)]
