"""What stands round the chapters: the cover, the contents, and the card on the back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from groupkit.core.workbooks.chapters import Chapter, Workbook
from groupkit.core.workbooks.editions import Edition, Own
from groupkit.i18n import N_
from groupkit.pdf.workbooks.blocks import Block, said, text
from groupkit.pdf.workbooks.pens import FINE, FIRM, Pen, Rect
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.stacking import Page, pages

_LONG = 60
"""The most letters of a title set in the largest type."""
EDITION_NAMES: Mapping[Edition, str] = MappingProxyType(
    {
        Edition.STANDARD: N_("Standard edition"),
        Edition.LARGE: N_("Large print edition"),
        Edition.EASY_READ: N_("Easy Read edition"),
        Edition.PENCIL: N_("Edition with wide lines"),
        Edition.PLAIN_TEXT: N_("Plain text edition"),
        Edition.CARDS: N_("Cards to cut out"),
    }
)


def cover(sheet: Sheet, workbook: Workbook, chapters: Sequence[Chapter], own: Own) -> list[Page]:
    """Return the cover: whose book it is, which part, which edition, and that no name is needed."""
    _ = sheet.words.gettext
    steps = [each for each in chapters if each.number]
    alone = steps[0] if len(steps) == 1 else None
    title = alone.title if alone else workbook.title
    above = _("Step {number}").format(number=alone.label) if alone else own.group
    below = workbook.title if alone else workbook.summary
    blocks = [
        _circles(sheet),
        text(sheet, above, "heading", above=sheet.unit * 4) if above else _gap(sheet),
        text(sheet, title, "cover" if len(title) <= _LONG else "title", above=sheet.unit),
        text(sheet, below, above=sheet.unit * 2),
    ]
    notes = sheet.printing.notes
    lines = [_("For the facilitator") if notes else _("No names needed. This book is yours.")]
    lines += [_(EDITION_NAMES[sheet.printing.edition])]
    lines += [own.group] if alone and own.group else []
    lines += [own.made_on] if own.made_on else []
    foot = [text(sheet, line, "strong" if not at else "small", above=2) for at, line in enumerate(lines)]
    first, *others = (replace(page, numbered=False) for page in pages(blocks, sheet.height, foot))
    return [replace(first, outline=((_("Cover"), 0),)), *others]


def _gap(sheet: Sheet) -> Block:
    return Block(high=sheet.unit, draw=lambda _pen, _rect: None)


def _circles(sheet: Sheet) -> Block:
    """Return two open circles that overlap: the two sides of a life, and where they meet."""
    size = sheet.width * 0.42

    def draw(pen: Pen, rect: Rect) -> None:
        for at in range(2):
            pen.oval(Rect(rect.x + at * size * 0.6, rect.y, size, size), thick=FIRM * 1.4)

    return Block(high=size, draw=draw, above=0)


def contents(sheet: Sheet, entries: Sequence[tuple[str, str, int]]) -> list[Page]:
    """Return the contents: a label such as the number of a step, the title, and the page it begins on."""
    _ = sheet.words.gettext
    blocks = [text(sheet, _("What is in this book"), "chapter", kept=True)]
    blocks += [_entry(sheet, *entry, first=not at) for at, entry in enumerate(entries)]
    made = pages(blocks, sheet.height)
    return [
        Page(blocks=page.blocks, outline=((_("Contents"), 0),) if not at else ()) for at, page in enumerate(made)
    ]


def _entry(sheet: Sheet, label: str, title: str, number: int, *, first: bool) -> Block:
    side, end = sheet.size * 2.2, sheet.size * 2.6
    name = said(sheet, title, "body", sheet.width - side - end)
    before = said(sheet, label, "strong", side)
    page = said(sheet, str(number), "body", end, ending=True)

    def draw(pen: Pen, rect: Rect) -> None:
        pen.words(before, Rect(rect.x, rect.y, side, rect.high))
        pen.words(name, Rect(rect.x + side, rect.y, rect.wide, rect.high))
        pen.words(page, Rect(rect.end - end, rect.y, end, rect.high))
        pen.line((rect.x, rect.y), (rect.end, rect.y), faint=True, thick=FINE)

    return Block(high=name.height + 6, draw=draw, above=sheet.unit * 3 if first else 4)
