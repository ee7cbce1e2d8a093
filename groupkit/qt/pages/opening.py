"""The way in: open a file of private pages, make one, or type the passphrase of one that is locked."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from groupkit.core.problems import RefusedError
from groupkit.i18n import N_, _
from groupkit.qt.columns import Columns
from groupkit.qt.fields import Field, show_problems
from groupkit.qt.jobs import Job
from groupkit.qt.look import px
from groupkit.qt.pages import choosing
from groupkit.qt.pages.around import Around
from groupkit.qt.pages.sitting import Sitting
from groupkit.qt.passphrases import Beside, Passphrase, Strength
from groupkit.qt.pieces import box, button, card, mark, row, stack, text
from groupkit.qt.sections import header
from groupkit.qt.ticks import Tick
from groupkit.services import pages

TITLE = N_("My private pages")
_LETTERS = 34
KINDS = N_("Private pages (*.mypages)")
WHERE = N_("Where to keep my pages")
_PLAIN = (
    N_("Only you can open them, with your own passphrase. They are in a file of your own, and nowhere else."),
    N_("If you forget the passphrase, nobody can open them. Nobody in the group can, and we cannot."),
    N_("There is no recovery sheet. Paper is always there if you would rather write by hand."),
)


class StartScreen(QWidget):
    """Two ways: open my pages, or make a file for them."""

    def __init__(self, sitting: Sitting, around: Around) -> None:
        super().__init__()
        self._sitting, self._around = sitting, around
        self.making: MakeCard | None = None
        self.open_button = button(_("Open my pages"), "primary", "file-text", does=self.open)
        self.new_button = button(_("Make a file for my pages"), "quiet", "plus", does=self.make)
        self.back_button = button(_("Back"), "plain", "chevron-left", does=around.leave)
        self.back_button.setVisible(around.leave is not None)
        self._below = stack()
        ways = Columns(self.open_button, self.new_button, letters=0, space="m")
        about = card(
            stack(*(text(_(each), "lead" if not at else "body") for at, each in enumerate(_PLAIN)), space="m")
        )
        top = header(_(TITLE), _("Work through a workbook here, for yourself."), None, self.back_button)
        self.setLayout(stack(top, row((_held(about), 9), None), ways, self._below, None, space="xl"))
        self.setFocusProxy(self.open_button)

    def open(self) -> None:
        """Ask which file, then for its passphrase."""
        if (path := choosing.to_open(self, _("Open my pages"), _(KINDS))) is not None:
            self._sitting.choose(path)

    def make(self) -> None:
        """Open the form for a new file."""
        if self.making is None:
            self.making = MakeCard(self._sitting, self._around)
            self._below.addLayout(row((_held(self.making), 9), None))
        self.making.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)


class MakeCard(QWidget):
    """Asks for a passphrase twice, that its owner knows what it means, and where the file is to be."""

    def __init__(self, sitting: Sitting, around: Around) -> None:
        super().__init__()
        self._sitting, self._around = sitting, around
        self.passphrase, self.again = Passphrase(), Passphrase()
        self.fields: dict[str, Field[Any]] = {
            "passphrase": Field(_("A passphrase of your own"), self.passphrase),
            "again": Field(_("The passphrase again"), self.again),
        }
        self.sure = Tick(_("I know that nobody can open my pages without it."), fades=False)
        self.trouble = text("", "body", "wrong")
        self.trouble.hide()
        self.make_button = button(_("Choose where, and make it"), "primary", "arrow-right", does=self.make)
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("A file for my pages"), "heading"),
                        self.fields["passphrase"],
                        Strength(self.passphrase),
                        self.fields["again"],
                        Beside(self.passphrase, self.again),
                        self.sure,
                        self.trouble,
                        row(self.make_button, None),
                        space="l",
                    )
                )
            )
        )

    def make(self) -> None:
        """Make the file where the person says; every problem stands by its field."""
        typed, again = self.passphrase.text(), self.again.text()
        try:
            pages.ready(typed, again)
        except RefusedError as refused:
            show_problems(self.fields, refused.problems)
            return
        show_problems(self.fields, ())
        if not self.sure.isChecked():
            self._say(_("Tick the line above first. It is the one thing nobody can put right later."))
            return
        self._say("")
        path = choosing.to_keep(self, _(WHERE), _(KINDS), _("Pages"), pages.SUFFIX)
        if path is not None:
            self.make_button.setEnabled(False)
            _start(self, self._sitting, self._around, lambda: pages.new(path, typed, again))

    def refuse(self, sentence: str) -> None:
        """Say why the file was not made; what was typed stays."""
        self.make_button.setEnabled(True)
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))


class LockScreen(QWidget):
    """Says that pages are locked, and not whose; asks for the passphrase."""

    def __init__(self, sitting: Sitting, around: Around) -> None:
        super().__init__()
        self._sitting, self._around = sitting, around
        self.entry = Passphrase()
        self.entry.returnPressed.connect(self.unlock)
        self.field = Field(_("Your passphrase"), self.entry)
        self.open_button = button(_("Open"), "primary", "lock", does=self.unlock)
        self.close_button = button(_("Close these pages"), "plain", "x", does=lambda: sitting.choose(None))
        title = row(mark("lock", "accent", px("title")), (text(_("These pages are locked"), "title"), 1))
        waits = sitting.waiting() is not None
        waiting = [text(_("Your last words are not in the file yet. They wait here, locked too."), "body", "care")]
        held = card(
            stack(
                *(waiting if waits else []),
                self.field,
                Beside(self.entry),
                Columns(self.open_button, self.close_button, letters=0, space="s"),
                space="l",
            )
        )
        whole = box(stack(title, held, space="l"))
        whole.setMaximumWidth(px("body") * _LETTERS)
        self.setLayout(stack(row((None, 1), (whole, 4), (None, 1)), None))
        self.setFocusProxy(self.entry)

    def unlock(self) -> None:
        """Open the pages away from the window's thread."""
        typed, path = self.entry.text(), self._sitting.path
        if not typed:
            self.refuse(_("Type your passphrase."))
            return
        if path is None:
            return
        self.field.show_problem("")
        self.open_button.setEnabled(False)
        waiting = self._sitting.waiting()
        _start(self, self._sitting, self._around, lambda: pages.open_pages(path, typed, waiting))

    def refuse(self, sentence: str) -> None:
        """Say under the entry why they stay locked; what was typed stays, ready to be typed over."""
        self.open_button.setEnabled(True)
        self.field.show_problem(sentence)
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entry.selectAll()


def _start(owner: QWidget, sitting: Sitting, around: Around, opening: Callable[[], pages.PrivatePages]) -> None:
    job = Job(lambda _progress: opening(), owner)
    job.finished.connect(sitting.begin)
    job.failed.connect(sitting.refuse)
    job.start(around.runner)


def _held(shown: QWidget) -> QWidget:
    shown.setMaximumWidth(px("body") * _LETTERS * 4 // 3)
    return shown
