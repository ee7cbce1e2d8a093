"""How the fields of a form look: what is written in them in any script, hooks in squares, dots in rings."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from groupkit.pdf.fonts import REGULAR, marked, register
from groupkit.pdf.paragraphs import Paragraph

INSET = 3.0
"""The room between the edge of a field and what is written in it, in points."""
_LEADING = 1.3
_SMALLEST = 6.0
# how far the pulling points of a quarter of a circle stand, as a share of its radius
_ROUND = 0.5523


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What stands in a field from the start; sizes are in points."""

    words: str
    wide: float
    high: float
    size: float
    multiline: bool
    rtl: bool


def written(pdf: pikepdf.Pdf, writings: Sequence[Writing]) -> list[pikepdf.Object]:
    """Return the look of each field with words in it, set as on paper: shaped, broken between words."""
    if not writings:
        return []
    register()
    drawn = BytesIO()
    canvas = Canvas(drawn, invariant=1)
    for each in writings:
        canvas.setPageSize((each.wide, each.high))
        words = _set(each)
        rest = each.high - INSET - words.height if each.multiline else (each.high - words.height) / 2
        words.drawOn(canvas, INSET, rest)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(BytesIO(drawn.getvalue())) as source:
        return [_marked(pdf, pdf.copy_foreign(page.as_form_xobject())) for page in source.pages]


def _set(each: Writing) -> Paragraph:
    """Return the words as large as they fit."""
    size, room = each.size, each.high - 2 * INSET if each.multiline else each.high
    while True:
        style = ParagraphStyle(
            "field", fontName=REGULAR, fontSize=size, leading=size * _LEADING,
            alignment=TA_RIGHT if each.rtl else TA_LEFT, rtl=each.rtl,
        )  # fmt: skip
        words = Paragraph(marked(each.words), style)
        words.wrap(each.wide - 2 * INSET, each.high)
        if words.height <= room or size <= _SMALLEST:
            return words
        size -= 0.5


def _marked(pdf: pikepdf.Pdf, form: pikepdf.Object) -> pikepdf.Object:
    """Mark what stands in a field as such, so that a viewer replaces it when somebody types."""
    form.write(b"/Tx BMC\nq\n" + form.read_bytes() + b"\nQ\nEMC")
    return pdf.make_indirect(form)


def blank(pdf: pikepdf.Pdf, wide: float, high: float, marks: str = "/Tx BMC\nEMC") -> pikepdf.Object:
    """Return the look of a field that holds nothing, or only some marks."""
    form = pdf.make_stream(marks.encode())
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, round(wide, 2), round(high, 2)])
    form.Resources = pikepdf.Dictionary()
    return form


def hook(wide: float, high: float) -> str:
    """Return the marks of a hook."""
    points = ((0.2, 0.5), (0.42, 0.24), (0.82, 0.8))
    (first, *others) = (f"{wide * x:.2f} {high * y:.2f}" for x, y in points)
    return f"{min(wide, high) / 8:.2f} w 1 J 1 j 0 G {first} m {' '.join(f'{each} l' for each in others)} S"


def ring(side: float, *, chosen: bool) -> str:
    """Return the marks of a ring, with a dot in it where it is chosen."""
    outer = f"1 g 0 G 1 w {_circle(side / 2, side / 2 - 0.75)} B"
    return f"{outer} 0 g {_circle(side / 2, side / 4)} f" if chosen else outer


def _circle(middle: float, radius: float) -> str:
    pull = radius * _ROUND
    quarters = (((1, 0), (0, 1)), ((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0)))
    path = [f"{middle + radius:.2f} {middle:.2f} m"]
    for (ax, ay), (bx, by) in quarters:
        points = (
            (ax * radius + bx * pull, ay * radius + by * pull),
            (bx * radius + ax * pull, by * radius + ay * pull),
            (bx * radius, by * radius),
        )
        path.append(" ".join(f"{middle + x:.2f} {middle + y:.2f}" for x, y in points) + " c")
    return " ".join(path)
