"""Marks of our own on paper: headings that stand in the outline, squares to tick, figures in line."""

from typing import Any

from reportlab.graphics.shapes import DirectDraw
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from groupkit.pdf import lines
from groupkit.pdf.fonts import marked, named, one_line, plain, width, woven
from groupkit.pdf.paragraphs import Paragraph

_THOUSAND = 1000


class Heading(Paragraph):
    """A heading that also stands in the outline of the document."""

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        super().__init__(marked(text, style.fontName), style)
        self.outline = named(text, style.fontName)

    def draw(self) -> None:
        """Draw the heading and note it in the outline."""
        place = f"{self.canv.getPageNumber()}-{self.outline}"
        self.canv.bookmarkPage(place)
        self.canv.addOutlineEntry(self.outline, place)
        super().draw()


def write(
    canvas: Canvas,
    words: str,
    place: tuple[float, float],
    font: str,
    size: float,
    *,
    end: float = 0.0,
    rtl: bool = False,
) -> None:
    """Write one line of any script on a canvas.

    `place` is where it begins, or its middle (`end` 0.5), or where it ends (`end` 1), always from the left.
    """
    line = one_line(words, font, rtl=rtl)
    left = place[0] - lines.width(line) * size / _THOUSAND * end
    lines.draw(canvas, line, left, place[1], size)


class Word(DirectDraw):
    """One line of any script in a drawing, around its middle."""

    def __init__(self, words: str, middle: float, foot: float, size: float, font: str) -> None:
        super().__init__()
        self.words, self.place, self.size, self.font = words, (middle, foot), size, font

    def getBounds(self) -> tuple[float, float, float, float]:  # noqa: N802  reportlab's own name
        """Return the corners around the line."""
        half = width(self.words, self.font, self.size) / 2
        return self.place[0] - half, self.place[1], self.place[0] + half, self.place[1] + self.size

    def copy(self) -> "Word":
        """Return the same line again."""
        return Word(self.words, *self.place, self.size, self.font)

    def drawDirectly(self, renderer: Any) -> None:  # noqa: ANN401, N802  reportlab's own
        """Write the line."""
        write(renderer._canvas, self.words, self.place, self.font, self.size, end=0.5)  # noqa: SLF001  no other way to it


class CheckBox(Flowable):
    """An empty square to tick with a pen: drawn, because no font of ours has one."""

    def __init__(self, size: float = 12.0) -> None:
        super().__init__()
        self.width = self.height = size

    def draw(self) -> None:
        """Draw the square."""
        self.canv.setLineWidth(1)
        self.canv.rect(0, 0, self.width, self.height)


class TickedBox(CheckBox):
    """A square that is ticked already."""

    def draw(self) -> None:
        """Draw the square and the hook in it."""
        super().draw()
        self.canv.setLineWidth(self.width / 8)
        left, middle, right = (self.width * share for share in (0.2, 0.42, 0.82))
        self.canv.lines([(left, self.height * 0.5, middle, self.height * 0.24)])
        self.canv.lines([(middle, self.height * 0.24, right, self.height * 0.8)])


class Figure(Flowable):
    """An amount with every digit equally wide, so that figures stand under each other."""

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        super().__init__()
        self.text, self.style = plain(text, style.fontName), style
        self.digit = max(width(digit, style.fontName, style.fontSize) for digit in "0123456789")
        self.width, self.height = sum(map(self._advance, self.text)), style.leading
        self.line: lines.Line = ()
        if woven(text):
            self.line = one_line(text, style.fontName, rtl=getattr(style, "rtl", False))
            self.width = lines.width(self.line) * style.fontSize / _THOUSAND

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the room the figure takes."""
        return self.width, self.height

    def _advance(self, letter: str) -> float:
        return self.digit if letter.isdecimal() else width(letter, self.style.fontName, self.style.fontSize)

    def draw(self) -> None:
        """Draw the figure, digit by digit; one with letters that join is drawn as any line."""
        if self.line:
            lines.draw(self.canv, self.line, 0, self.height - self.style.fontSize, self.style.fontSize)
            return
        # the digits stand apart, so the text as it is read and copied is given beside them
        self.canv.addLiteral(f"/Span <</ActualText <FEFF{self.text.encode('utf-16-be').hex()}>>> BDC")
        font, size = self.style.fontName, self.style.fontSize
        pen = self.canv.beginText()
        pen.setFont(font, size)
        left = 0.0
        for letter in self.text:
            slack = self._advance(letter) - width(letter, font, size)
            pen.setTextOrigin(left + slack / 2, self.height - size)
            pen.textOut(letter)
            left += self._advance(letter)
        self.canv.drawText(pen)
        self.canv.addLiteral("EMC")
