"""How the pages will look: one at a time, with how many there are."""

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from groupkit.core.progress import Progress
from groupkit.i18n import _, ngettext
from groupkit.lazy import lazily
from groupkit.qt.jobs import Job, Runner
from groupkit.qt.look import colour, px
from groupkit.qt.notices import ProgressStrip
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.workbooks.making import DPI, Made

if TYPE_CHECKING:
    from groupkit.pdf import raster
else:
    raster = lazily("groupkit.pdf.raster")

_WIDE, _LINES = 16, 12


class Preview(QWidget):
    """A picture of one page of what was made, or the first lines of a text."""

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner, self._copies, self.at = runner, 1, 0
        self._made: Made | None = None
        self.strip = ProgressStrip()
        self.what = text("", "lead")
        self.said = text(_("The pages are being made."), "small", "soft")
        self.picture = QLabel()
        self.lines = text("", "small")
        self.lines.hide()
        self.back_button = button(
            "", "quiet", "chevron-left", name=_("The page before"), does=lambda: self.turn(-1)
        )
        self.next_button = button("", "quiet", "chevron-right", name=_("The next page"), does=lambda: self.turn(1))
        self.place = text("", "small", wrap=False)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._turning = box(row(self.back_button, (self.place, 1), self.next_button, space="s"))
        self._turning.hide()
        self.picture.hide()
        self.picture.setSizePolicy(self.said.sizePolicy())
        middle = row(None, self.picture, None)
        parts = (text(_("On paper"), "heading"), self.what, self.said, middle, self.lines, self._turning)
        self.setLayout(stack(card(stack(*parts, space="s"), pad="m"), self.strip, None, space="s"))

    def wait_for(self, what: str, copies: int) -> None:
        """Say what is being made; the pages shown before stay until then."""
        self.what.setText(what)
        self._copies = copies
        self._say()

    def show_made(self, made: Made) -> None:
        """Show the first page of what was made, or the page that was open if it is the same."""
        if self._made is not None and made is self._made:
            return
        self._made, self.at = made, 0
        self._say()
        self.lines.setVisible(made.first is None)
        self.picture.setVisible(made.first is not None)
        self._turning.setVisible(made.sides > 1)
        if made.first is None:
            self.lines.setText(_beginning(made.data))
            return
        self._put(made.first)

    def say(self, sentence: str) -> None:
        """Say why there is nothing to see."""
        self.said.setText(sentence)

    def turn(self, by: int) -> None:
        """Show another page; its picture is made away from the window's thread."""
        made = self._made
        if made is None or not 0 <= self.at + by < made.sides:
            return
        self.at += by
        at = self.at

        def work(_progress: Progress) -> "raster.Picture":
            return raster.page(made.data, at, DPI)

        job = Job(work, self)
        job.finished.connect(lambda found: self._put(found) if (made, at) == (self._made, self.at) else None)
        job.start(self._runner)
        self._mark()

    def _say(self) -> None:
        """Say how many pages there are, in one copy and in all."""
        made = self._made
        if made is None:
            return
        if made.first is None:
            self.said.setText(_("It begins like this."))
            return
        count, copies = made.pages, self._copies
        said = [ngettext("{count} page.", "{count} pages.", count).format(count=count)]
        many = _("{copies} copies are {total} pages.").format(copies=copies, total=count * copies)
        if made.wish.printing.booklet:
            sheets = (made.sides + 1) // 2
            said.append(
                ngettext("{count} sheet of paper.", "{count} sheets of paper.", sheets).format(count=sheets)
            )
            many = _("{copies} copies take {total} sheets.").format(copies=copies, total=sheets * copies)
        self.said.setText("\n".join([*said, *([many] if copies > 1 else [])]))

    def _mark(self) -> None:
        made = self._made
        total = made.sides if made is not None else 0
        folded = made is not None and made.wish.printing.booklet
        said = _("Side {number} of {total}") if folded else _("Page {number} of {total}")
        self.place.setText(said.format(number=self.at + 1, total=total))
        self.picture.setAccessibleName(_("Page {number} as it is printed").format(number=self.at + 1))
        self.back_button.setEnabled(self.at > 0)
        self.next_button.setEnabled(self.at + 1 < total)

    def _put(self, found: "raster.Picture") -> None:
        wide, tall, pixels = found
        image = QImage(pixels, wide, tall, wide * 4, QImage.Format.Format_RGB32).copy()
        ratio = self.devicePixelRatio()
        smooth = Qt.TransformationMode.SmoothTransformation
        picture = QPixmap.fromImage(image).scaledToWidth(round(px("body") * _WIDE * ratio), smooth)
        picture.setDevicePixelRatio(ratio)
        _edged(picture)
        self.picture.setPixmap(picture)
        # Without this a tight page would squeeze the picture and cut it off.
        self.picture.setFixedSize(picture.deviceIndependentSize().toSize())
        self._mark()


def _beginning(data: bytes) -> str:
    """Return the first lines of a text, without the rules under its headings."""
    lines = (line for line in data.decode().splitlines() if line.strip() and line.strip("=-"))
    return "\n".join([*islice(lines, _LINES), "…"])


def _edged(picture: QPixmap) -> None:
    """Draw the edge of the sheet, which is as white as what it lies on."""
    painter = QPainter(picture)
    painter.setPen(colour("edge"))
    size = picture.deviceIndependentSize()
    painter.drawRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1))
    painter.end()
