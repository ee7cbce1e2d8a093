"""How a workbook is set: the size of its page and its type, the room to write, and its shades."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from reportlab.lib.colors import Color, black
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from groupkit.core.workbooks.editions import TYPE_SIZE, Edition, Printing
from groupkit.i18n import Catalogue, catalogue
from groupkit.pdf.fonts import BOLD, REGULAR, SEMIBOLD, register
from groupkit.pdf.paper import Paper
from groupkit.pdf.paragraphs import Paragraph

SMALLEST = 12.0
"""No type is smaller, in points."""
ROW = 12 * mm
"""The least height of a row to write in."""
_PITCH, _PENCIL_PITCH = 10 * mm, 13 * mm
# name: font, size as a share of the running text, leading as a share of the size
_TYPE = {
    "cover": (BOLD, 2.4, 1.15),
    "number": (BOLD, 3.6, 1.0),
    "chapter": (BOLD, 2.0, 1.15),
    "title": (BOLD, 1.5, 1.18),
    "heading": (BOLD, 1.14, 1.3),
    "strong": (SEMIBOLD, 1.0, 1.35),
    "body": (REGULAR, 1.0, 1.42),
    "small": (REGULAR, 0.86, 1.35),
    "label": (SEMIBOLD, 0.86, 1.25),
}
_MARGINS = {Paper.A4: 20 * mm, Paper.LETTER: 20 * mm, Paper.A5: 11 * mm, Paper.HALF_LETTER: 11 * mm}
_HEADS = {Paper.A4: 18 * mm, Paper.LETTER: 16 * mm, Paper.A5: 11 * mm, Paper.HALF_LETTER: 11 * mm}
_FEET = {Paper.A4: 20 * mm, Paper.LETTER: 18 * mm, Paper.A5: 14 * mm, Paper.HALF_LETTER: 14 * mm}
_CREAM = Color(1.0, 0.973, 0.906)
_GREY, _PALE = Color(0.42, 0.42, 0.42), Color(0.945, 0.945, 0.94)
_PALE_ON_CREAM = Color(0.965, 0.925, 0.83)


class Side(StrEnum):
    """Where the lines of a paragraph stand."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How every page of one printing is set; lengths are in points.

    `short` are the short paragraphs that are set already: by their markup, style and width.
    """

    printing: Printing
    short: dict[tuple[str, ParagraphStyle, float], Paragraph] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def paper(self) -> Paper:
        """The size of a page: half a sheet for a booklet."""
        whole = Paper(self.printing.paper)
        return whole.half if self.printing.booklet else whole

    @property
    def size(self) -> float:
        """The size of the running text."""
        return TYPE_SIZE.get(self.printing.edition, TYPE_SIZE[Edition.STANDARD])

    @property
    def margin(self) -> float:
        """The empty border at both sides."""
        return _MARGINS[self.paper]

    @property
    def foot(self) -> float:
        """The border below what is printed, in which the number of the page stands."""
        return _FEET[self.paper]

    @property
    def width(self) -> float:
        """The width between the borders."""
        return self.paper.size[0] - 2 * self.margin

    @property
    def height(self) -> float:
        """The height between the borders."""
        return self.paper.size[1] - _HEADS[self.paper] - self.foot

    @property
    def pitch(self) -> float:
        """The distance between two lines to write on."""
        return _PENCIL_PITCH if self.printing.edition is Edition.PENCIL else _PITCH

    @property
    def row(self) -> float:
        """The least height of a row to write in."""
        return max(ROW, self.pitch * 1.2)

    @property
    def unit(self) -> float:
        """Half the size of the running text: all white is a number of these."""
        return self.size / 2

    @property
    def easy(self) -> bool:
        """Whether this is the edition of one idea a sentence, with pictures."""
        return self.printing.edition is Edition.EASY_READ

    @property
    def words(self) -> Catalogue:
        """The catalogue the paper is written in."""
        return catalogue(self.printing.language)

    @property
    def rtl(self) -> bool:
        """Whether the paper is read from right to left."""
        return self.words.rtl

    @property
    def ink(self) -> Color:
        """The colour of words and outlines."""
        return black

    @property
    def faint(self) -> Color:
        """The colour of lines to write on and of shapes to draw in."""
        return black if self.printing.black_only else _GREY

    @property
    def quiet(self) -> Color | None:
        """The ground of a quiet box, or nothing where no shade is wanted."""
        if self.printing.black_only:
            return None
        return _PALE_ON_CREAM if self.printing.cream else _PALE

    @property
    def ground(self) -> Color | None:
        """The tint of the whole page, if any."""
        return _CREAM if self.printing.cream else None

    def points(self, kind: str) -> float:
        """Return the size of a kind of type."""
        return max(SMALLEST, _TYPE[kind][1] * self.size)

    def style(self, kind: str, *, side: Side = Side.START) -> ParagraphStyle:
        """Return a style by its kind: cover, number, chapter, title, heading, strong, body, small or label."""
        return _style(kind, self.points(kind), self.rtl, side)


@cache
def _style(kind: str, size: float, rtl: bool, side: Side) -> ParagraphStyle:  # noqa: FBT001  the key of the cache
    register()
    font, _share, leading = _TYPE[kind]
    right = (side is Side.END) != rtl
    return ParagraphStyle(
        f"workbook {kind}",
        fontName=font,
        fontSize=size,
        leading=size * leading,
        alignment=TA_CENTER if side is Side.MIDDLE else TA_RIGHT if right else TA_LEFT,
        textColor=black,
        allowWidows=0,
        allowOrphans=0,
        rtl=rtl,
    )
