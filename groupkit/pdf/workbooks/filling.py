"""The places of a workbook as fields to fill in on a screen."""

import re
from collections.abc import Sequence
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas

from groupkit.core.workbooks.answers import Way
from groupkit.pdf.forms import Fields
from groupkit.pdf.workbooks.pens import Spot
from groupkit.pdf.workbooks.reading import asked_in
from groupkit.pdf.workbooks.sheets import Sheet

# a place this many times as high as its type is written on in more than one line
_TWO_LINES = 2.4
_STEP = re.compile(r"(label|sure)-\d+$")


def fields_of(sheet: Sheet) -> Fields:
    """Return the fields of a workbook, empty so far, in the type of its edition."""
    return Fields(size=sheet.size, rtl=sheet.rtl)


def note_spots(fields: Fields, canvas: Canvas, sheet: Sheet, spots: Sequence[Spot]) -> None:
    """Note the places of the page that is being drawn, in the order they are read.

    What is drawn on paper is told in words on a screen.
    """
    for spot in in_order(spots):
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


def in_order(spots: Sequence[Spot]) -> list[Spot]:
    """Return places as they are read: ladders and rings are drawn from their last one to their first."""
    ordered = list(spots)
    for _name, found in groupby(enumerate(spots), key=lambda each: each[1].name.rpartition("/")[0]):
        turned = [(at, spot) for at, spot in found if _STEP.match(spot.place.key)]
        for (at, _spot), (_at, spot) in zip(turned, sorted(turned, key=lambda each: _step(each[1])), strict=True):
            ordered[at] = spot
    return ordered


def _step(spot: Spot) -> tuple[int, str]:
    """Return the number of a step, ring or rung; what it asks for comes before how sure somebody is of it."""
    name, _, number = spot.place.key.partition("-")
    return int(number), name


def asked(sheet: Sheet, spot: Spot) -> str:
    """Return what a place asks, as a screen reader says it."""
    return asked_in(sheet.words, spot.place) or sheet.words.gettext("Your own words")
