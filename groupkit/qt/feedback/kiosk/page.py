"""The kiosk page: goes with one person from the door to the thanks, and is empty again for the next.

Everything of a person is in one draft. Whatever interrupts them (time, another window, sleep, the end of the
session) ends in the same place: the draft is forgotten and the door is shown. Only the passphrase leads out.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLayout, QPushButton, QWidget

from groupkit.core.feedback.forms import Form, Kind, Question
from groupkit.core.feedback.forms import told as form_told
from groupkit.core.feedback.words import Words
from groupkit.core.feedback.words import told as words_told
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_, _, current, use
from groupkit.qt import errors
from groupkit.qt.desk import Desk
from groupkit.qt.feedback.kiosk import doors
from groupkit.qt.feedback.kiosk.asking import Asked
from groupkit.qt.feedback.kiosk.draft import Sitting
from groupkit.qt.feedback.kiosk.visit import Said, Stage, Visit
from groupkit.qt.feedback.kiosk.watch import FORGOTTEN, Watch
from groupkit.qt.feedback.kiosk.writing import wipe
from groupkit.qt.jobs import Job
from groupkit.qt.look import dress, worn
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, row, stack, text
from groupkit.qt.runner.script import Scrolled
from groupkit.qt.safety import help_cards
from groupkit.services import profile, safety, service
from groupkit.services.handover import laptop
from groupkit.storage.feedback import shipped
from groupkit.storage.vault import Key

THANKED = 6_000
"""For so many milliseconds the screen says thank you, or that all is forgotten."""
READING = 5 * 60_000
"""For so many milliseconds of no touch Help now stays on the screen."""
_BACK = "meetings"
_LINES = 8
_WRONG = N_("These words do not open the book. Check Caps Lock and try again.")


class KioskPage(Page):
    """A page that stands alone, and lets nobody out without the passphrase."""

    name = "feedbackkiosk"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sitting: Sitting | None = None
        self.visit: Visit | None = None
        self.asked: Asked | None = None
        self.names: tuple[str, ...] = ()
        self.after = QTimer(self, singleShot=True, interval=THANKED)
        self.after.timeout.connect(lambda: self._do(Visit.forget))
        self.watch = Watch(self)
        self.watch.idle.connect(self.left_alone)
        self.watch.gone.connect(self.cover)
        self.watch.ending.connect(self.end_session)

    def show_this(self, shown: object) -> None:
        """Stand at the open box of a round, until the passphrase is typed."""
        if isinstance(shown, Sitting):
            self.sitting, self.visit, self.keeps_in = shown, Visit(shown.form), True
            self.names = tuple(person.short_name for person in service.people(self.group))
            self.draw({})

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the window from now on (Qt)."""
        super().showEvent(event)
        self.watch.attach(self.window())

    # what is asked

    @property
    def _visit(self) -> Visit:
        assert self.visit is not None  # noqa: S101  asked for only at an open box
        return self.visit

    @property
    def _stage(self) -> Stage | None:
        return self.visit.stage if self.visit is not None else None

    @property
    def form(self) -> Form:
        """The form, in the language spoken now."""
        assert self.sitting is not None  # noqa: S101  asked for only while there is one
        return form_told(self.sitting.form, current())

    @property
    def words(self) -> Words:
        """The words around the form, in the language spoken now."""
        return words_told(shipped.words(), current())

    @property
    def question(self) -> Question:
        """The question that is asked now."""
        return self.form.questions[self._visit.at]

    # what stands on the screen

    def content(self) -> QLayout:
        """Return the stage."""
        self.asked = None
        if self.sitting is None:
            return self._nothing()
        made: dict[Stage, Callable[[], QLayout]] = {
            Stage.DOOR: self._door,
            Stage.PROMISE: self._promise,
            Stage.QUESTION: self._question,
            Stage.BEFORE: self._sending,
            Stage.THANKS: self._thanks,
            Stage.HELP: self._help,
            Stage.STILL: self._still,
            Stage.LEAVING: self._leaving,
        }
        return made[self._visit.stage]()

    def _nothing(self) -> QLayout:
        self.first = leave = button(_("Leave full screen"), "primary", "x", does=self._go_back)
        return stack(text(_("No round is open here."), "display"), row(leave, None), None)

    def _staged(self, said: str, body: QWidget, *beside: QPushButton, foot: QWidget | None = None) -> QLayout:
        """Put a stage together: a line on top, what scrolls if it has to, and the buttons, always in sight."""
        self.help_button = button(_("Help now"), "help", "life-buoy", does=self.help_here)
        help_ = [] if self._stage is Stage.HELP else [self.help_button]
        self.view = view = Scrolled(body, self.form.title, _LINES)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return stack(doors.head(said, *beside, *help_), (view, 1), *([foot] if foot else []), space="l")

    def _stop_button(self) -> QPushButton:
        self.stop_button = button(self.words.danger.stop_button, "plain", "x", does=self.stop)
        return self.stop_button

    def _door(self) -> QLayout:
        self.leave_button = button(_("Leave full screen"), "plain", "x", does=partial(self._do, Visit.ask_to_leave))
        kiosk = self.words.kiosk
        said = {Said.FORGOTTEN: kiosk.forgotten, Said.COVERED: kiosk.covered}.get(self._visit.said, "")
        self.door = doors.Door(self.form, self.words, self.speak, partial(self._do, Visit.begin), said)
        self.first = self.door.begin_button
        return self._staged("", self.door, self.leave_button, foot=self.door.spoken)

    def _promise(self) -> QLayout:
        assert self.sitting is not None  # noqa: S101  the stage of an open box
        promise = doors.Promise(self.form, self.sitting.round, self.words)
        self.next_button = doors.large(
            self.words.kiosk.next, "primary", "arrow-right", does=partial(self._do, Visit.onwards)
        )
        self.back_button = doors.large(
            self.words.kiosk.back, "quiet", "chevron-left", does=partial(self._do, Visit.back)
        )
        self.first = self.next_button
        foot = doors.foot(self.back_button, self.next_button)
        layout = self._staged("", promise, self._stop_button(), foot=foot)
        # nothing in it can be pressed, so the keys have to reach it to scroll it
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return layout

    def _question(self) -> QLayout:
        kiosk, form = self.words.kiosk, self.form
        counted = [question for question in form.questions if question.kind is not Kind.NOTE]
        said = ""
        if self.question in counted:
            number = counted.index(self.question) + 1
            said = _("Question {number} of {all}").format(number=number, all=len(counted))
        self.asked = Asked(self.question, self._visit.draft, self.words, self.names, self.watch.touched)
        self.next_button = doors.large(kiosk.next, "primary", "arrow-right", does=partial(self._do, Visit.onwards))
        self.skip_button = doors.large(kiosk.skip, "plain", does=partial(self._do, Visit.skip))
        self.back_button = doors.large(kiosk.back, "quiet", "chevron-left", does=partial(self._do, Visit.back))
        self.first = self.asked.first or self.next_button
        onwards = (self.skip_button, self.next_button) if self.asked.first else (self.next_button,)
        foot = doors.foot(self.back_button, *onwards)
        return self._staged(said, self.asked, self._stop_button(), foot=foot)

    def _sending(self) -> QLayout:
        danger = self.words.danger
        before = doors.Before(self.words, self.help_here, self._visit.trouble)
        self.send_button = doors.large(danger.send_button, "primary", "inbox", does=self.send)
        self.back_button = doors.large(
            danger.back_button, "quiet", "chevron-left", does=partial(self._do, Visit.back)
        )
        self.first = self.send_button
        foot = doors.foot(self.back_button, self.send_button)
        return self._staged("", before, self._stop_button(), foot=foot)

    def _thanks(self) -> QLayout:
        kiosk = self.words.kiosk
        return self._staged("", doors.centred(text(kiosk.thanks, "display"), text(kiosk.thanks_more, "lead")))

    def _help(self) -> QLayout:
        guidance = safety.guidance()
        cards = help_cards(safety.contacts(self.group), guidance, self.group.today())
        told = guidance.told(current())
        body = box(stack(text(told.title, "title"), text(told.unsure, "lead"), cards, None, space="l"))
        self.back_button = doors.large(
            self.words.kiosk.back, "primary", "chevron-left", does=partial(self._do, Visit.back)
        )
        self.first = self.back_button
        layout = self._staged("", body, foot=doors.foot(self.back_button))
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return layout

    def _still(self) -> QLayout:
        kiosk = self.words.kiosk
        self.here_button = doors.large(kiosk.go_on, "primary", does=partial(self._do, Visit.go_on))
        self.first = self.here_button
        said = (text(kiosk.still_here, "display"), text(kiosk.still_why, "lead"))
        return self._staged("", doors.centred(*said, self.here_button), self._stop_button())

    def _leaving(self) -> QLayout:
        self.leaving = doors.Leaving(self.words, _("Leave full screen"))
        self.leaving.entry.returnPressed.connect(self.leave)
        self.out_button = doors.large(_("Leave full screen"), "primary", "lock", does=self.leave)
        self.back_button = doors.large(
            self.words.kiosk.back, "quiet", "chevron-left", does=partial(self._do, Visit.back)
        )
        self.first = self.leaving.entry
        foot = doors.foot(self.back_button, self.out_button)
        return self._staged("", self.leaving, foot=foot)

    # the way through the questions

    def _do(self, step: Callable[[Visit], object]) -> None:
        """Take a step and show where it led; nothing typed stays in what is taken away."""
        if self.visit is not None:
            step(self.visit)
            self._show()

    def _show(self) -> None:
        assert self.visit is not None  # noqa: S101  shown only at an open box
        stage = self.visit.stage
        wipe(self)
        self._wait(stage)
        if stage is Stage.DOOR:
            self._speak(self.desk.settings.language)
        self.draw({})
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wait(self, stage: Stage) -> None:
        brief = stage is Stage.THANKS or self._visit.said is Said.FORGOTTEN
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
        if visit is None or sitting is None or visit.stage is not Stage.BEFORE:
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
        self._do(lambda visit: visit.forget(said=Said.FORGOTTEN))
        if self.sitting is not None:
            with suppress(GroupkitError):
                self.sitting.cast({}, ())

    def left_alone(self) -> None:
        """Ask whether somebody is there, and forget where nobody answers."""
        visit = self.visit
        if visit is None:
            return
        before = visit.stage
        visit.left_alone()
        if visit.stage is before:
            # Help now: nothing of anybody's stands on it, and somebody may still be reading
            self.watch.wait(READING)
        else:
            self._show()

    def cover(self) -> None:
        """Forget at once: the window was left, hidden, or the laptop slept."""
        if self.visit is not None and self.visit.stage is not Stage.DOOR:
            self._do(Visit.cover)
            # now, and not with the next frame: the system may show its last picture of the window
            self.window().repaint()

    # language

    def speak(self, language: str) -> None:
        """Speak the language of the person who is here, until they are done."""
        self._speak(language)
        self.draw({})
        self.door.languages[language].setFocus(Qt.FocusReason.OtherFocusReason)

    def _speak(self, language: str) -> None:
        use(language)
        app = QApplication.instance()
        if current().rtl != worn().rtl and isinstance(app, QApplication):
            dress(app, replace(worn(), rtl=current().rtl))

    # help, and leaving

    def help_here(self) -> None:
        """Show Help now here, where nobody has to leave anything behind."""
        if self._stage is not Stage.HELP:
            self._do(Visit.help_now)

    def leave(self) -> None:
        """Try the passphrase, away from the window's thread."""
        typed, derive = self.leaving.entry.text(), profile.next_key(self.group)
        if not typed:
            return
        self.out_button.setEnabled(False)
        job = Job(lambda _progress: derive(typed), self)
        job.finished.connect(self._derived)
        job.failed.connect(lambda error: errors.report(error, self.window()))
        job.start(self.desk.runner)

    def _derived(self, key: Key) -> None:
        if self._stage is not Stage.LEAVING:
            return
        if laptop.opens(self.group, key):
            self._end()
            self._go_back()
            return
        self.out_button.setEnabled(True)
        self.leaving.entry.setText("")
        self.leaving.field.show_problem(_(_WRONG))
        self.leaving.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        """End the sitting; the window may be left from now on."""
        sitting = self.sitting
        self._do(Visit.forget)
        self.sitting, self.visit, self.keeps_in = None, None, False
        if sitting is not None:
            self.desk.attempt(sitting.end)

    def _go_back(self) -> None:
        self.desk.go(_BACK)

    def end_session(self) -> None:
        """Forget everything and lock the book, for the computer is about to be turned off."""
        if self.sitting is not None:
            self._end()
            self.desk.asked_to_lock.emit()

    # nothing is kept

    def typed(self) -> dict[str, str]:
        """Return nothing: no word of an answer is ever kept."""
        return {}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc lead back where nothing can be lost by it (Qt)."""
        if event.key() == Qt.Key.Key_Escape and self._stage in (Stage.HELP, Stage.LEAVING):
            self._do(Visit.back)
        else:
            event.accept()

    def event(self, event: QEvent) -> bool:
        """Keep every key of the window from the book while the kiosk stands (Qt)."""
        if self.keeps_in and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)
