"""The printed pages of a format beside its form, made again a moment after the last change."""

from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from groupkit.core.formats import RunningOrder
from groupkit.core.profile import Profile
from groupkit.core.progress import Progress
from groupkit.i18n import _, ngettext
from groupkit.lazy import lazily
from groupkit.qt.columns import Columns
from groupkit.qt.jobs import Job, Runner
from groupkit.qt.look import px
from groupkit.qt.pieces import card, stack, text

if TYPE_CHECKING:
    from groupkit.pdf import meetings as paper
    from groupkit.pdf import raster
else:
    paper = lazily("groupkit.pdf.meetings")
    raster = lazily("groupkit.pdf.raster")

_PAUSE, _DPI, _WIDE, _MOST = 600, 60, 20, 4


class Preview(QWidget):
    """Pictures of the first pages; the number of all of them is said in words."""

    def __init__(self, runner: Runner, about: Profile, *buttons: QWidget) -> None:
        super().__init__()
        self._runner, self._about = runner, about
        self._order: RunningOrder | None = None
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self.make)
        self.said = text(_("The pages are being made."), "small", "soft")
        self.pages = [QLabel() for _at in range(_MOST)]
        for at, page in enumerate(self.pages, start=1):
            page.setAccessibleName(_("Page {number} as it is printed").format(number=at))
            page.hide()
        heading = text(_("On paper"), "heading")
        actions = Columns(*buttons, letters=0, space="s")
        self.setLayout(stack(card(stack(heading, self.said, actions, *self.pages, space="s"), pad="m"), None))

    def show_order(self, order: RunningOrder) -> None:
        """Show how a running order is printed, once nothing changes for a moment."""
        self._order = order
        self._wait.start()

    def make(self) -> None:
        """Make the pictures now."""
        order, about = self._order, self._about
        if order is None:
            return
        self._wait.stop()

        def work(progress: Progress) -> list[tuple[int, int, bytes]]:
            into = BytesIO()
            paper.running_order(order, into, language=about.printing_language, paper=about.paper, progress=progress)
            return list(raster.pages(into.getvalue(), _DPI))

        job = Job(work, self)
        job.finished.connect(self._put)
        job.start(self._runner)

    def _put(self, made: list[tuple[int, int, bytes]]) -> None:
        said = ngettext("{count} page.", "{count} pages.", len(made)).format(count=len(made))
        self.said.setText(said)
        for at, label in enumerate(self.pages):
            label.setVisible(at < len(made))
            if at < len(made):
                wide, tall, pixels = made[at]
                image = QImage(pixels, wide, tall, wide * 4, QImage.Format.Format_RGB32).copy()
                picture = QPixmap.fromImage(image)
                picture = picture.scaledToWidth(
                    min(px("body") * _WIDE, wide), Qt.TransformationMode.SmoothTransformation
                )
                label.setPixmap(picture)
                # Without this a tight page would squeeze the picture and cut it off.
                label.setFixedSize(picture.size())
