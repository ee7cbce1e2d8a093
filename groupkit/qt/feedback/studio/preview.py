"""A form as people will see it: the question that is chosen on the screen, or its pages on paper."""

from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from groupkit.core.feedback.checking import question_of
from groupkit.core.feedback.forms import Form
from groupkit.core.problems import GroupkitError
from groupkit.core.profile import Profile
from groupkit.core.progress import Progress
from groupkit.i18n import _, ngettext
from groupkit.lazy import lazily
from groupkit.qt.columns import Columns
from groupkit.qt.feedback.kiosk.asking import Asked
from groupkit.qt.feedback.kiosk.draft import Draft
from groupkit.qt.jobs import Job, Runner
from groupkit.qt.look import gap, icon, icon_size, px
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.services.feedback import forms

if TYPE_CHECKING:
    from groupkit.pdf import raster
    from groupkit.pdf.feedback import paper
else:
    raster = lazily("groupkit.pdf.raster")
    paper = lazily("groupkit.pdf.feedback.paper")

_PAUSE, _DPI, _WIDE, _MOST = 600, 70, 22, 4
# in letters of body text, so that large text is seen as large as it is
_SCREEN = (56, 35)
Pages = list[tuple[int, int, bytes]]


class Preview(QWidget):
    """Pictures of one question or of the first pages; they are made again a moment after the last change."""

    def __init__(self, runner: Runner, about: Profile) -> None:
        super().__init__()
        self._runner, self._about = runner, about
        self._form: Form | None = None
        self._at = 0
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self.make)
        self.screen_button = self._side(_("On the screen"), on_paper=False)
        self.paper_button = self._side(_("On paper"), on_paper=True)
        self.said = text("", "small", "soft")
        self.pictures = [QLabel() for _each in range(_MOST)]
        for picture in self.pictures:
            picture.hide()
        sides = Columns(self.screen_button, self.paper_button, letters=0, space="s")
        heading = text(_("How people see it"), "heading")
        self.setLayout(stack(card(stack(heading, sides, self.said, *self.pictures, space="s"), pad="m"), None))
        self.on_paper = False
        self._mark()

    def _side(self, words: str, *, on_paper: bool) -> QPushButton:
        made = button(words, "quiet", does=lambda: self.turn(on_paper=on_paper))
        made.setCheckable(True)
        return made

    def turn(self, *, on_paper: bool) -> None:
        """Show the form on the screen or on paper."""
        self.on_paper = on_paper
        self._mark()
        self.make()

    def _mark(self) -> None:
        for side, chosen in ((self.screen_button, not self.on_paper), (self.paper_button, self.on_paper)):
            side.setChecked(chosen)
            side.setIcon(icon("check", "accent") if chosen else QIcon())
            side.setIconSize(QSize(icon_size(), icon_size()))
            side.setProperty("kind", "quiet" if chosen else "plain")
            side.style().unpolish(side)
            side.style().polish(side)

    def show_form(self, form: Form, at: int) -> None:
        """Show a form with one of its questions, once nothing changes for a moment; −1 is the form itself."""
        self._form, self._at = form, at
        self._wait.start()

    def make(self) -> None:
        """Make the pictures now."""
        self._wait.stop()
        if self._form is None:
            return
        broken = [each for each in forms.check(self._form) if not each.asks]
        if self.on_paper:
            if broken:
                self._say(_("The pages are shown once nothing is left to put right."))
            else:
                self._print(self._form)
        elif self._at < 0:
            self._say(_("Choose a question to see it on the screen."))
        elif any(question_of(each) == self._at for each in broken):
            self._say(_("This question is shown once nothing is left to put right in it."))
        else:
            self._say(_("One question at a time, as large as this laptop."))
            self._put(0, self._screen(self._form), _("The question as it stands on the screen"))

    def _screen(self, form: Form) -> QPixmap:
        asked = Asked(form.questions[self._at], Draft(), forms.words(), lambda _words: False, lambda: None)
        layout = stack(asked)
        layout.setContentsMargins(*[gap("xl")] * 4)
        screen = box(layout)
        screen.setObjectName("page")
        screen.resize(*(px("body") * letters for letters in _SCREEN))
        picture = screen.grab()
        screen.deleteLater()
        return picture

    def _print(self, form: Form) -> None:
        about, words = self._about, forms.words()

        def work(progress: Progress) -> Pages:
            into = BytesIO()
            paper.book(form, words, into, language=about.printing_language, paper=about.paper, progress=progress)
            return list(raster.pages(into.getvalue(), _DPI))

        self._say(_("The pages are being made."))
        job = Job(work, self)
        job.finished.connect(self._put_pages)
        job.failed.connect(self._not_made)
        job.start(self._runner)

    def _not_made(self, reason: Exception) -> None:
        self._say(str(reason) if isinstance(reason, GroupkitError) else _("The pages could not be made."))

    def _put_pages(self, made: Pages) -> None:
        if not self.on_paper:
            return
        self._say(ngettext("{count} page.", "{count} pages.", len(made)).format(count=len(made)))
        for at, (wide, tall, pixels) in enumerate(made[:_MOST]):
            image = QImage(pixels, wide, tall, wide * 4, QImage.Format.Format_RGB32).copy()
            self._put(at, QPixmap.fromImage(image), _("Page {number} as it is printed").format(number=at + 1))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        for picture in self.pictures:
            picture.hide()

    def _put(self, at: int, picture: QPixmap, name: str) -> None:
        label = self.pictures[at]
        wide = min(px("body") * _WIDE, picture.width())
        fitting = picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        label.setPixmap(fitting)
        label.setAccessibleName(name)
        # Without this a tight page would squeeze the picture and cut it off.
        label.setFixedSize(fitting.size())
        label.show()
