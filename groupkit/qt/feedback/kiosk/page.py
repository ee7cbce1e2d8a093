"""The kiosk page: goes with one person from the door to the thanks, and is empty again for the next.

Everything of a person is in one draft. Whatever interrupts them (time, another window, sleep, the end of the
session) ends in the same place: the draft is forgotten and the door is shown. Only the passphrase leads out.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from groupkit.core.feedback.words import Words
from groupkit.core.feedback.words import told as words_told
from groupkit.core.problems import GroupkitError
from groupkit.core.settings import LARGEST_TEXT, SMALLEST_TEXT
from groupkit.i18n import current, use
from groupkit.qt import errors
from groupkit.qt.desk import Desk
from groupkit.qt.feedback.kiosk.stages import Screen, Verbs, nothing
from groupkit.qt.feedback.kiosk.visit import Said, Stage, Visit
from groupkit.qt.feedback.kiosk.watch import FORGOTTEN, Watch
from groupkit.qt.feedback.kiosk.writing import wipe
from groupkit.qt.look import dress, worn
from groupkit.qt.page import Page
from groupkit.services.feedback import texts
from groupkit.services.feedback.sitting import Sitting
from groupkit.storage.feedback import shipped

THANKED = 6_000
"""For so many milliseconds the screen says thank you, or that all is forgotten."""
READING = 5 * 60_000
"""For so many milliseconds of no touch Help now stays on the screen."""
HASTY = 600
"""A press within so many milliseconds was meant for what stood in the same place before."""
_LEADS_BACK = frozenset({Stage.HELP, Stage.LEAVING})


class KioskPage(Page):
    """A page that stands alone, and lets nobody out without the passphrase."""

    name = "feedbackkiosk"
    home = "feedback"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sitting: Sitting | None = None
        self.visit: Visit | None = None
        self.shown: Screen | None = None
        self.tells: Callable[[str], bool] = bool
        self.after = QTimer(self, singleShot=True, interval=THANKED)
        self.after.timeout.connect(lambda: self.step(Visit.forget))
        self._since = QElapsedTimer()
        self._still = still = object()
        self.destroyed.connect(lambda *_args: errors.write_again(still))
        self.watch = Watch(self)
        self.watch.idle.connect(self.left_alone)
        self.watch.gone.connect(self.cover)
        self.watch.ending.connect(self.end_session)
        self._verbs = Verbs(
            step=self.pressed,
            send=self.send,
            stop=self.stop,
            help_now=self.help_here,
            speak=self.speak_as,
            size=self.size_as,
            touched=self.watch.touched,
            out=self._out,
        )

    def show_this(self, shown: object) -> None:
        """Stand at the open box of a round, until the passphrase is typed."""
        if isinstance(shown, Sitting):
            errors.hold_still(self._still)
            self.sitting, self.visit, self.keeps_in = shown, Visit(shown.form), True
            self.tells = texts.watching(self.group)
            self._since.start()
            self.draw({})

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the window from now on (Qt)."""
        super().showEvent(event)
        self.watch.attach(self.window())

    def content(self) -> QLayout:
        """Return the stage."""
        if self.sitting is None or self.visit is None:
            layout, self.first = nothing(self._go_back)
            return layout
        words = self.worded(words_told(shipped.words(), current()))
        self.shown = Screen(self.desk, self.sitting, self.visit, self.tells, self._verbs, words)
        self.first = self.shown.first
        return self.shown.layout

    def worded(self, words: Words) -> Words:
        """Return the words that are said here; where answers are not anonymous, they say so."""
        return words

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the stage; nothing on it has a menu of its own."""
        super().draw(typed)
        for each in self.findChildren(QWidget):
            each.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    # the way through the questions

    def step(self, step: Callable[[Visit], object]) -> None:
        """Take a step and show where it led; nothing typed stays in what is taken away."""
        if self.visit is not None:
            step(self.visit)
            self._show()

    def pressed(self, step: Callable[[Visit], object]) -> None:
        """Take a step somebody pressed; the second tap of two was meant for what stood there before."""
        if self._since.elapsed() >= HASTY // 2:
            self.step(step)

    def _show(self) -> None:
        visit = self.visit
        if visit is None:
            return
        wipe(self)
        self._wait(visit)
        if visit.stage is Stage.DOOR:
            _wear(self.desk.settings.language, self.desk.settings.text_size / 100)
        self.draw({})
        self._since.start()
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wait(self, visit: Visit) -> None:
        stage = visit.stage
        brief = stage is Stage.THANKS or visit.said is Said.FORGOTTEN
        (self.after.start if brief else self.after.stop)()
        if stage in (Stage.DOOR, Stage.THANKS):
            self.watch.rest()
        elif stage is Stage.STILL:
            self.watch.wait(FORGOTTEN, renewed=False)
        else:
            self.watch.wait()

    def send(self) -> None:
        """Put the answers into the box, then forget them; where the disk refuses, they stay to be sent again."""
        visit, sitting = self.visit, self.sitting
        if visit is None or sitting is None or visit.stage is not Stage.BEFORE or self._since.elapsed() < HASTY:
            return
        try:
            sitting.cast(*visit.draft.in_order(sitting.form))
        except GroupkitError as trouble:
            visit.refused(str(trouble))
        else:
            visit.forget(Stage.THANKS)
        self._show()

    def stop(self) -> None:
        """Forget everything, and write the box as if an answer had come: nobody can tell from the disk."""
        self.step(lambda visit: visit.forget(said=Said.FORGOTTEN))
        if self.sitting is not None:
            with suppress(GroupkitError):
                self.sitting.leave()

    def left_alone(self) -> None:
        """Ask whether somebody is there, and forget where nobody answers."""
        visit = self.visit
        if visit is None:
            return
        before = visit.stage
        visit.left_alone()
        if visit.stage is before is Stage.HELP:
            # nothing of anybody's stands on it, and somebody may still be reading
            self.watch.wait(READING)
        else:
            self._show()

    def cover(self) -> None:
        """Forget at once: the window was left, hidden, or the laptop slept."""
        if self.visit is not None and self.visit.stage is not Stage.DOOR:
            self.step(Visit.cover)
            self._repaint()

    def _repaint(self) -> None:
        """Draw now, and not with the next frame: the system may show its last picture of the window."""
        self.window().repaint()

    # language and letters

    def speak_as(self, language: str) -> None:
        """Speak the language of the person who is here, until they are done."""
        if self._read_as(language, worn().scale) and self.shown is not None:
            self.shown.ways.languages[language].setFocus(Qt.FocusReason.OtherFocusReason)

    def size_as(self, scale: float) -> None:
        """Write as large as the person who is here needs it, until they are done."""
        within = min(max(scale, SMALLEST_TEXT / 100), LARGEST_TEXT / 100)
        if self._read_as(current().language, within) and self.shown is not None:
            ways = self.shown.ways
            button = ways.larger_button if ways.larger_button.isEnabled() else ways.smaller_button
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_as(self, language: str, scale: float) -> bool:
        """Draw the door as it was asked for; return False anywhere else."""
        if self.visit is None or self.visit.stage is not Stage.DOOR:
            return False
        self.visit.forget()
        self._wait(self.visit)
        # chosen by somebody who may not stay
        self.watch.wait()
        _wear(language, scale)
        self.draw({})
        return True

    # help, and leaving

    def help_here(self) -> None:
        """Show Help now here, where nobody has to leave anything behind."""
        if self.visit is not None and self.visit.stage is not Stage.HELP:
            self.step(Visit.help_now)

    def _out(self) -> None:
        if self.visit is None or self.visit.stage is not Stage.LEAVING:
            # nobody waited for it: somebody else may stand here by now
            return
        self._end()
        self._go_back()

    def _end(self) -> None:
        """End the sitting; the window may be left from now on."""
        sitting = self.sitting
        self.step(Visit.forget)
        self.sitting, self.visit, self.keeps_in = None, None, False
        if sitting is not None:
            self.desk.attempt(sitting.end)
        errors.write_again(self._still)

    def _go_back(self) -> None:
        self.desk.go(self.home)

    def end_session(self) -> None:
        """Forget everything and lock the book, for the computer is about to be turned off."""
        if self.sitting is not None:
            self._end()
            self._repaint()
            self.desk.asked_to_lock.emit()

    # nothing is kept

    def typed(self) -> dict[str, str]:
        """Return nothing: no word of an answer is ever kept."""
        return {}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc lead back where nothing can be lost by it (Qt)."""
        if event.key() == Qt.Key.Key_Escape and self.visit is not None and self.visit.stage in _LEADS_BACK:
            self.step(Visit.back)
        else:
            event.accept()

    def event(self, event: QEvent) -> bool:
        """Keep every key of the window from the book while the kiosk stands (Qt)."""
        if self.keeps_in and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def _wear(language: str, scale: float) -> None:
    """Speak a language and write in a size, on this screen alone; nothing of it is kept."""
    use(language)
    wanted = replace(worn(), rtl=current().rtl, scale=scale)
    app = QApplication.instance()
    if wanted != worn() and isinstance(app, QApplication):
        dress(app, wanted)
