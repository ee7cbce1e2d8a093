"""The pieces papers about money are made of: close-set rows of figures, lines to sign, coins, the code square."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, Spacer, Table, TableStyle

from groupkit.core.money import SYMBOLS
from groupkit.i18n import N_, Catalogue
from groupkit.pdf.fonts import BOLD, REGULAR, marked, width
from groupkit.pdf.marks import Figure, Heading
from groupkit.pdf.paper import FOOT, MARGIN, Leaf, Paper
from groupkit.pdf.paragraphs import Paragraph

_POUND = 100
_SMALL = {"GBP": N_("{count}p")}
_CENTS = N_("{count}c")
_CODE = 25 * mm
# a line to sign is this many times as high as its type, and labels take at most this share of it
_SIGNING, _MOST_LABEL = 2.1, 0.6
Cell = str | Flowable
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """How closely a paper about money is set; `size` is its type in points, `padding` stands around a row."""

    leaf: Leaf
    size: float = 11.0
    leading: float = 1.25
    padding: float = 1.6

    @property
    def words(self) -> Catalogue:
        """The catalogue the paper is written in."""
        return self.leaf.words

    @property
    def width(self) -> float:
        """The width between the margins, in points."""
        return self.leaf.width

    @property
    def height(self) -> float:
        """The height between head and foot, in points."""
        return Paper(self.leaf.paper).size[1] - MARGIN - FOOT

    @property
    def air(self) -> float:
        """The room above a section, in points."""
        return self.size * (self.leading - 1) * 1.6

    def style(self, kind: str = "text") -> ParagraphStyle:
        """Return a style by kind: text, bold, title or amount (the head of a column of amounts)."""
        size = self.size * 1.6 if kind == "title" else self.size
        # as in reportlab: 0 is left, 2 is right
        side: Literal[0, 2] = 2 if self.leaf.rtl or kind == "amount" else 0
        return ParagraphStyle(
            f"money {kind}",
            parent=self.leaf.style("body"),
            fontName=REGULAR if kind == "text" else BOLD,
            fontSize=size,
            leading=size * self.leading,
            spaceBefore=0,
            spaceAfter=0,
            alignment=side,
        )


def said(page: Page, words: str, kind: str = "text") -> Paragraph:
    """Return a close-set paragraph."""
    style = page.style(kind)
    return Paragraph(marked(words, style.fontName), style)


def named(page: Page, words: str) -> Flowable:
    """Return the name of the paper, first in its outline."""
    return Heading(words, page.style("title"))


def titled(page: Page, title: str, note: str) -> Paragraph:
    """Return a title in bold with a quieter note after it."""
    bold = f'<font name="{BOLD}">{marked(title, BOLD)}</font>'
    return Paragraph(f"{bold} {marked(note)}" if note else bold, page.style())


def note(page: Page, words: str, widths: Sequence[float]) -> Flowable:
    """Return a sentence that begins where the words of the rows begin."""
    first, *others = widths
    return grid(page, [("", words)], (first, sum(others)), (), titles=False)


def grid(
    page: Page,
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    amounts: Sequence[int],
    *,
    titles: bool = True,
) -> Table:
    """Return rows set close; `widths` are in points, `amounts` are the columns of figures.

    With `titles` the first row is the head: bold, under a thin line.
    """
    last = len(widths) - 1
    cells = [
        [_cell(page, cell, title=titles and not at, amount=place in amounts) for place, cell in enumerate(row)]
        for at, row in enumerate(rows)
    ]
    made = Table([in_order(page, row) for row in cells], colWidths=in_order(page, widths), splitInRow=1)
    right = [last - place if page.leaf.rtl else place for place in amounts]
    looks = [*padded(page.padding), *(("ALIGN", (place, 0), (place, -1), "RIGHT") for place in right)]
    if titles:
        looks.append(("LINEABOVE", (0, 0), (-1, 0), 0.6, black))
        made.spaceBefore = page.air
    made.setStyle(TableStyle(looks))
    return made


def _cell(page: Page, cell: Cell, *, title: bool, amount: bool) -> Flowable:
    if isinstance(cell, Flowable):
        return cell
    if amount and not title:
        return figure(page, cell)
    kind = "amount" if amount else "bold" if title else "text"
    return said(page, cell, kind)


def figure(page: Page, amount: str, kind: str = "text") -> Figure:
    """Return an amount whose digits stand under those of the next."""
    return Figure(amount, page.style(kind))


def by_hand(
    page: Page, head: Sequence[Cell], rows: Sequence[Sequence[Cell]], widths: Sequence[float], high: float
) -> Table:
    """Return a head and boxed rows to fill with a pen; `high` is the height of a row in points."""
    cells = [
        [_cell(page, cell, title=not at, amount=False) for cell in row] for at, row in enumerate((head, *rows))
    ]
    heights = [None, *([high] * len(rows))]
    made = Table([in_order(page, row) for row in cells], colWidths=in_order(page, widths), rowHeights=heights)
    looks: list[Any] = [("LINEABOVE", (0, 0), (-1, 0), 0.6, black), ("GRID", (0, 1), (-1, -1), 0.4, black)]
    made.setStyle(TableStyle([*padded(page.padding), *looks, ("VALIGN", (0, 1), (-1, -1), "MIDDLE")]))
    made.spaceBefore = page.air
    return made


def boxed_amount(page: Page, number: str, title: Flowable, widths: Sequence[float], high: float) -> Table:
    """Return a section of one line with an empty box for its amount, in the columns of the sheet."""
    first, *middle, last = widths
    wide = in_order(page, (first, sum(middle), last))
    made = Table([in_order(page, [said(page, number, "bold"), title, ""])], colWidths=wide, rowHeights=[high])
    box = 0 if page.leaf.rtl else 2
    looks: list[Any] = [("BOX", (box, 0), (box, 0), 0.4, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    made.setStyle(TableStyle([*padded(page.padding), *looks]))
    return made


def coins(page: Page, labels: Sequence[str], counts: Sequence[str], high: float | None = None) -> Table:
    """Return one column for each note and coin: what it is worth, and how many there are."""
    cells = [[figure(page, label, "bold") for label in labels], [figure(page, count) for count in counts]]
    made = Table(cells, colWidths=[page.width / len(labels)] * len(labels), rowHeights=[None, high])
    looks: list[Any] = [("GRID", (0, 0), (-1, -1), 0.4, black), ("ALIGN", (0, 0), (-1, -1), "CENTER")]
    made.setStyle(TableStyle([*padded(page.padding), *looks]))
    made.spaceBefore = made.spaceAfter = page.padding
    return made


def worth(page: Page, pence: int, currency: str) -> str:
    """Return what is written on a note or coin: £20, 50p."""
    if pence >= _POUND:
        return f"{SYMBOLS[currency]}{pence // _POUND}"
    return page.words.gettext(_SMALL.get(currency, _CENTS)).format(count=pence)


def signing(page: Page, labels: Sequence[str], wide: float) -> Table:
    """Return a line to write on after each label, side by side, `wide` points in all."""
    style = page.style()
    sides = [width(label, style.fontName, style.fontSize) + 8 for label in labels]
    squeeze = min(1, wide * _MOST_LABEL / sum(sides))
    room = (wide - sum(sides) * squeeze) / len(labels)
    cells: list[Cell] = [piece for label in labels for piece in (said(page, label), "")]
    widths = [each for side in sides for each in (side * squeeze, room)]
    made = Table([in_order(page, cells)], colWidths=in_order(page, widths))
    first = 0 if page.leaf.rtl else 1
    lines = [("LINEBELOW", (at, 0), (at, 0), 0.6, black) for at in range(first, 2 * len(labels), 2)]
    above = page.size * (_SIGNING - page.leading)
    bottom = [("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("TOPPADDING", (0, 0), (-1, -1), above)]
    made.setStyle(TableStyle([*padded(1), *bottom, *lines]))
    return made


def code_square(head: bytes, entry: int) -> Drawing:
    """Return the whole newest hash as a square that a camera can read, with the entry it stands after."""
    square = QrCodeWidget(f"GROUPKIT {entry} {head.hex().upper()}", barBorder=0, barLevel="M")
    square.barWidth = square.barHeight = _CODE
    made = Drawing(_CODE, _CODE)
    made.add(square)
    return made


def beside_code(page: Page, pieces: Sequence[Flowable], square: Drawing) -> Table:
    """Return pieces with the code square at the end of the line."""
    widths = [page.width - square.width - 12, square.width + 12]
    made = Table([in_order(page, [list(pieces), square])], colWidths=in_order(page, widths))
    end = 0 if page.leaf.rtl else 1
    made.setStyle(
        TableStyle([
            *padded(0),
            ("ALIGN", (end, 0), (end, 0), "LEFT" if page.leaf.rtl else "RIGHT"),
            ("VALIGN", (end, 0), (end, 0), "BOTTOM"),
            ("LINEABOVE", (0, 0), (-1, 0), 0.6, black),
        ])
    )  # fmt: skip
    made.spaceBefore = page.air
    return made


def cut(page: Page) -> list[Flowable]:
    """Return a dashed line to cut along."""
    return [
        Spacer(1, 8 * mm),
        HRFlowable(width=page.width, thickness=0.6, color=black, dash=(4, 4), spaceBefore=0, spaceAfter=8 * mm),
    ]


def fitted(pages: Iterable[Page], story: Callable[[Page], Sequence[Flowable]]) -> Sequence[Flowable]:
    """Return the story in the first setting that fits on one page, or in the last when none does."""
    made: Sequence[Flowable] = ()
    for page in pages:
        made = story(page)
        if height(made, page) <= page.height:
            break
    return made


def height(story: Sequence[Flowable], page: Page) -> float:
    """Return the most room a story can take, in points."""
    return sum(
        each.wrap(page.width, page.height)[1] + each.getSpaceBefore() + each.getSpaceAfter() for each in story
    )


def in_order(page: Page, row: Sequence[_T]) -> list[_T]:
    """Return a row in the order of the language."""
    return list(reversed(row)) if page.leaf.rtl else list(row)


def padded(points: float) -> list[Any]:
    """Return how a close table is set: cells begin at their top, with a little room before the next column."""
    sides = (("TOPPADDING", points), ("BOTTOMPADDING", points), ("LEFTPADDING", 2), ("RIGHTPADDING", 3))
    return [("VALIGN", (0, 0), (-1, -1), "TOP"), *((side, (0, 0), (-1, -1), room) for side, room in sides)]
