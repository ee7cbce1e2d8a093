"""Looks over printed workbooks: whether every letter stands in its frame, and no answer is written over words."""

from collections import defaultdict
from io import BytesIO

import pikepdf
import pypdfium2

from groupkit.core.progress import Silent
from groupkit.core.workbooks.answers import Way
from groupkit.core.workbooks.editions import Edition, Own, Printing
from groupkit.pdf.workbooks.making import pressed

OWN = Own(
    group="Tuesday circle",
    wordings={"step-01": ("The words of our fellowship.\nA second line.", "With leave of the fellowship")},
    open_roles=("Tea and welcome",),
    made_on="21 November 2026",
)
_EDGE, _CARD_EDGE, _HAND = 1.5, 8.0, 8.0


def made(book, **how):
    """Return one copy of a printing before it is folded."""
    return pressed(book, Printing(**how), OWN, Silent())


def faults(printed):
    """Return what is wrong on the pages: letters outside the frame, places off the page or over letters."""
    pdf, spots, found = pypdfium2.PdfDocument(printed.data), defaultdict(list), []
    for spot in printed.spots:
        spots[spot.page].append(spot)
    for number, page in enumerate(pdf):
        boxes = list(_letters(page))
        found += [(number, "outside", box) for box in boxes if not _inside(box, printed.sheet)]
        for spot in spots[number]:
            found += [(number, spot.name, why) for why in _wrong(spot, boxes, printed.sheet.paper.size)]
    pdf.close()
    return found


def _letters(page):
    text = page.get_textpage()
    for at in range(text.count_chars()):
        box = text.get_charbox(at)
        if box[2] > box[0]:
            yield box


def _inside(box, sheet):
    edge = _CARD_EDGE if sheet.printing.edition is Edition.CARDS else sheet.margin - _EDGE
    wide, high = sheet.paper.size
    return edge <= box[0] and box[2] <= wide - edge and box[1] >= _HAND and box[3] <= high - _HAND


def _wrong(spot, boxes, size):
    left, low, right, top = spot.box
    if left < 0 or low < 0 or right > size[0] or top > size[1]:
        yield "off the page"
    if right - left < _HAND or top - low < _HAND:
        yield "no room"
    inner = (left + 0.5, low + 0.5, right - 0.5, top - 0.5)
    # the names of parts stand inside a drawing
    if spot.place.way is not Way.DRAWING and any(_meet(inner, box) for box in boxes):
        yield "over words"


def _meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def page_words(data):
    """Return the words of each page as they are read."""
    pdf = pypdfium2.PdfDocument(data)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    pdf.close()
    return found


def outline(data):
    """Return the titles in the outline with the page each leads to, from 0."""
    pdf = pypdfium2.PdfDocument(data)
    found = [(each.get_title(), each.get_dest().get_index(), each.level) for each in pdf.get_toc()]
    pdf.close()
    return found


def about(data):
    """Return the title and the language of a PDF, and its number of pages."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return str(pdf.docinfo["/Title"]), str(pdf.Root.Lang), len(pdf.pages)
