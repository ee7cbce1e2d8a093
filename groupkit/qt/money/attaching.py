"""Attaching receipts: choose pictures and PDFs, see them small, and take one off until it is handed in.

Stands on any form about something that was paid. A file is kept in the book as soon as it is chosen; what it
belongs to is said when the form is kept.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from groupkit.core.pictures import Media
from groupkit.core.problems import GroupkitError
from groupkit.core.receipts import Belonging, ReceiptFile
from groupkit.i18n import N_, _
from groupkit.lazy import lazily
from groupkit.qt.entries import line
from groupkit.qt.fields import Field
from groupkit.qt.look import gap, px
from groupkit.qt.money import asking
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, mark, row, text
from groupkit.services import receipts
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.pdf import raster
else:
    raster = lazily("groupkit.pdf.raster")

FIELD = "file"
_WIDE, _TALL = 4, 5
_DPI = 40
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


class Attached(QWidget):
    """The receipts beside one thing; `to` is None while that thing is not written down yet."""

    def __init__(self, page: Page, to: Belonging | None = None) -> None:
        super().__init__()
        self._page, self._group, self._to = page, page.group, to
        self.numbers = line()
        self.numbers.hide()
        self.numbers.textChanged.connect(self._fill)
        self.add_button = button(_("Attach a receipt"), "quiet", "upload", does=self.ask)
        self.numbers.setFocusProxy(self.add_button)
        self.off_buttons: dict[int, QPushButton] = {}
        self._list: QWidget | None = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(gap("s"))
        hint = _("A picture or a PDF, up to 10 MB. Where a photo was taken is removed.")
        self._room.addWidget(page.field(FIELD, Field(_("The receipt itself"), self.numbers, hint=hint)))
        self._room.addLayout(row(self.add_button, None))
        self._fill()

    @property
    def chosen(self) -> tuple[int, ...]:
        """The numbers of the receipts chosen for what is not written down yet."""
        return tuple(int(number) for number in self.numbers.text().split() if number.isdecimal())

    def ask(self) -> None:
        """Ask for a file and attach it."""
        path = asking.receipt(self)
        if path is not None:
            self.attach(path)

    def attach(self, path: Path) -> None:
        """Keep a file in the book, beside what the form is about."""
        self._page.attempt(partial(self._attach, path), partial(self._attach, path, sure=True))

    def _attach(self, path: Path, *, sure: bool = False) -> None:
        # one change, so that the page is drawn again only once the number stands among what was typed
        with self._group.change(N_("Add a receipt"), receipts.TOPIC):
            file = receipts.add(self._group, path)
            if self._to is not None:
                receipts.attach(self._group, file.id, self._to, sure=sure)
            elif file.id not in self.chosen:
                self._choose((*self.chosen, file.id))
        if heavy := receipts.heavy(self._group):
            self._page.desk.say(heavy)

    def _choose(self, numbers: tuple[int, ...]) -> None:
        self.numbers.setText(" ".join(map(str, numbers)))

    def keep(self, to: Belonging, *, sure: bool = False) -> None:
        """Put what was chosen beside what is written down now; call it inside the same change."""
        for number in self.chosen:
            receipts.attach(self._group, number, to, sure=sure)

    def leave(self) -> None:
        """Take what was chosen out of the book again, as when the form is left."""
        for number in self.chosen:
            receipts.take_away_spare(self._group, number)

    def _fill(self) -> None:
        """Show each receipt with its picture, its name and the way to take it off."""
        self.off_buttons = {}
        fresh = QWidget()
        lines = QVBoxLayout(fresh)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(gap("s"))
        for bond, file in receipts.beside(self._group, self._to) if self._to else ():
            lines.addWidget(self._line(file, partial(self._take_off, bond)))
        for file in receipts.some(self._group, self.chosen):
            lines.addWidget(self._line(file, partial(self._let_go, file.id)))
        if self._list is not None:
            self._list.hide()
            self._room.removeWidget(self._list)
            self._list.deleteLater()
        self._list = fresh
        self._room.insertWidget(1, fresh)
        fresh.setVisible(bool(self.off_buttons))

    def _line(self, file: ReceiptFile, off: "partial[None]") -> QWidget:
        name = file.name or _("Receipt {number}").format(number=file.id)
        taking = button(_("Take off"), "plain", "trash-2", name=_("Take {what} off").format(what=name), does=off)
        self.off_buttons[file.id] = taking
        return box(row(small_picture(self._group, file), (text(name), 1), taking, space="m"))

    def _take_off(self, bond: int) -> None:
        if self._page.attempt(partial(receipts.take_off, self._group, bond)):
            self._page.desk.say(_("Taken off."), undoable=True)

    def _let_go(self, number: int) -> None:
        with self._group.change(N_("Take a receipt away"), receipts.TOPIC):
            self._choose(tuple(other for other in self.chosen if other != number))
            receipts.take_away_spare(self._group, number)


def small_picture(group: Group, file: ReceiptFile, times: int = 1) -> QLabel:
    """Make a small picture of a receipt; an icon where its file is gone or cannot be drawn."""
    size = QSize(px("body") * _WIDE * times, px("body") * _TALL * times)
    try:
        image = _drawn(receipts.content(group, file.id), file.media, size, times)
    except GroupkitError:
        image = QImage()
    if image.isNull():
        return mark("file-text")
    label = QLabel()
    label.setPixmap(QPixmap.fromImage(image.scaled(size, _KEEP, Qt.TransformationMode.SmoothTransformation)))
    label.setFixedWidth(size.width() if times == 1 else label.sizeHint().width())
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _drawn(content: bytes, media: Media, size: QSize, times: int) -> QImage:
    """Draw a picture no larger than needed, turned as the camera was held; of a PDF its first page."""
    if media is Media.PDF:
        wide, tall, pixels = next(iter(raster.pages(content, _DPI * times)))
        return QImage(pixels, wide, tall, wide * 4, QImage.Format.Format_RGB32).copy()
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if (whole := reader.size()).isValid():
        reader.setScaledSize(whole.scaled(size * 2, _KEEP))
    return reader.read()
