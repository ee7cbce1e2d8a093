"""The places of a workbook as fields to fill in on a screen."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from groupkit.core.workbooks.answers import Way
from groupkit.pdf.forms import Fields
from groupkit.pdf.workbooks.pens import Spot
from groupkit.pdf.workbooks.sheets import Sheet

# a place this many times as high as its type is written on in more than one line
_TWO_LINES = 2.4


def fields_of(sheet: Sheet) -> Fields:
    """Return the fields of a workbook, empty so far, in the type of its edition."""
    return Fields(size=sheet.size, rtl=sheet.rtl)


def note_spots(fields: Fields, canvas: Canvas, sheet: Sheet, spots: Sequence[Spot]) -> None:
    """Note the places of the page that is being drawn, in the order they are read.

    What is drawn on paper is told in words on a screen.
    """
    for spot in spots:
        label = asked(sheet, spot)
        match spot.place.way:
            case Way.TICK:
                fields.tick(canvas, spot.box, spot.name, label)
            case Way.SCALE:
                fields.scale(canvas, spot.box, spot.name, label, edge=sheet.size)
            case _:
                high = spot.box[3] - spot.box[1]
                many = spot.place.way is not Way.LINE and high > sheet.size * _TWO_LINES
                fields.text(canvas, spot.box, spot.name, label, multiline=many)


def asked(sheet: Sheet, spot: Spot) -> str:
    """Return what a place asks, as a screen reader says it."""
    _ = sheet.words.gettext
    parts = [part for part in (spot.place.label, spot.place.under) if part]
    return sheet.words.listing(parts) if parts else _("Your own words")
