"""The facilitator's notes: what to bring and to watch, for each chapter; never in the copy of a member."""

from collections.abc import Iterator

from groupkit.core.workbooks.chapters import Chapter
from groupkit.pdf.workbooks.blocks import Block, text
from groupkit.pdf.workbooks.reading import bullets, takes, titled
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.stacking import Page, pages


def notes_pages(sheet: Sheet, chapter: Chapter) -> list[Page]:
    """Return the notes for one chapter."""
    made = pages(list(_blocks(sheet, chapter)), sheet.height)
    first = Page(blocks=made[0].blocks, outline=((chapter.title, 0),))
    return [first, *made[1:]]


def _blocks(sheet: Sheet, chapter: Chapter) -> Iterator[Block]:
    _ = sheet.words.gettext
    notes = chapter.notes
    yield text(sheet, _("For the facilitator"), "small", kept=True)
    yield text(sheet, chapter.called(sheet.words), "chapter", above=1, kept=True)
    if notes.minutes:
        yield text(sheet, takes(sheet.words, notes.minutes), "small", above=4)
    parts = (
        (_("Before the meeting"), notes.before),
        (_("What to look out for"), notes.watch),
        (_("To talk about in pairs"), notes.pairs),
        (_("Gentler ways"), notes.instead),
        (_("Take care"), chapter.care),
        (_("A question for the meeting"), (chapter.round,) if chapter.round else ()),
    )
    for title, lines in parts:
        if lines:
            yield titled(sheet, title)
            yield from bullets(sheet, lines)
    yield titled(sheet, _("The pages of this part"))
    yield from bullets(sheet, _pages(sheet, chapter))


def _pages(sheet: Sheet, chapter: Chapter) -> Iterator[str]:
    """Yield each exercise with about how long it takes."""
    for exercise in chapter.chosen(sheet.printing.wording):
        line = sheet.words.ngettext(
            "{title}: about {number} minute", "{title}: about {number} minutes", exercise.minutes
        )
        yield line.format(title=exercise.title, number=exercise.minutes)
