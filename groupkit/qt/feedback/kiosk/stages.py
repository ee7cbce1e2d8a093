"""What stands on the screen at each stage of a visit: a line on top, what scrolls if it has to, and the buttons."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QPushButton, QScroller, QWidget

from groupkit.core.feedback.forms import Kind
from groupkit.core.feedback.forms import told as form_told
from groupkit.core.feedback.words import Words
from groupkit.i18n import _, current
from groupkit.qt.desk import Desk
from groupkit.qt.feedback.kiosk import doors
from groupkit.qt.feedback.kiosk.asking import Asked, Tells
from groupkit.qt.feedback.kiosk.leaving import Leaving
from groupkit.qt.feedback.kiosk.visit import Said, Stage, Visit
from groupkit.qt.pieces import Item, box, button, stack, text
from groupkit.qt.runner.script import Scrolled
from groupkit.services.feedback.sitting import Sitting

Step = Callable[[Visit], object]
_LINES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbs:
    """What can be done at the kiosk, by what is pressed on the screen."""

    step: Callable[[Step], object]
    send: Callable[[], object]
    stop: Callable[[], object]
    help_now: Callable[[], object]
    speak: Callable[[str], object]
    size: Callable[[float], object]
    touched: Callable[[], object]
    out: Callable[[], object]


class Screen:
    """One stage, drawn in the language spoken now; `first` is where the keyboard starts."""

    def __init__(
        self, desk: Desk, sitting: Sitting, visit: Visit, tells: Tells, verbs: Verbs, words: Words
    ) -> None:
        self._desk, self._sitting, self._visit, self._tells, self._verbs = desk, sitting, visit, tells, verbs
        self.form = form_told(sitting.form, current())
        self.words = words
        self.first: QWidget | None = None
        self.asked: Asked | None = None
        self.help_button = button(_("Help now"), "help", "life-buoy", does=verbs.help_now)
        self.stop_button = button(self.words.danger.stop_button, "plain", "x", does=verbs.stop)
        self.leave_button = button(
            _("Leave full screen"), "plain", "x", does=partial(verbs.step, Visit.ask_to_leave)
        )
        made: dict[Stage, Callable[[], QLayout]] = {
            Stage.DOOR: self._door,
            Stage.PROMISE: self._promise,
            Stage.QUESTION: self._question,
            Stage.BEFORE: self._before,
            Stage.THANKS: self._thanks,
            Stage.HELP: self._help,
            Stage.STILL: self._still,
            Stage.LEAVING: self._leaving,
        }
        self.layout = made[visit.stage]()

    def _put(
        self, body: QWidget, *beside: QPushButton, said: str = "", foot: QWidget | None = None, reads: bool = False
    ) -> QLayout:
        """Put a stage together; one that is only read takes the keyboard, or keys could not scroll it."""
        self.view = view = Scrolled(body, self.form.title, _LINES)
        view.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reads else Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(view.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        parts: list[Item] = [doors.head(said, *beside), (view, 1)]
        if foot is not None:
            parts.append(foot)
        # in a box of its own, for the page would put more space between the parts than large text leaves
        return stack((box(stack(*parts, space=doors.space())), 1))

    def _large(self, words: str, kind: str, drawn: str, step: Step) -> QPushButton:
        return doors.large(words, kind, drawn, does=partial(self._verbs.step, step))

    def _back(self, words: str, kind: str = "quiet") -> QPushButton:
        self.back_button = self._large(words, kind, "chevron-left", Visit.back)
        return self.back_button

    def _next(self) -> QPushButton:
        self.next_button = self._large(self.words.kiosk.next, "primary", "arrow-right", Visit.onwards)
        return self.next_button

    def _door(self) -> QLayout:
        kiosk = self.words.kiosk
        said = {Said.FORGOTTEN: kiosk.forgotten, Said.COVERED: kiosk.covered}.get(self._visit.said, "")
        self.begin_button = self._large(kiosk.start, "primary", "arrow-right", Visit.begin)
        self.ways = doors.Ways(self.words, self._verbs.speak, self._verbs.size)
        self.first = self.begin_button
        door = doors.door(self.form, self.words, self.begin_button, said)
        return self._put(door, self.leave_button, self.help_button, foot=self.ways)

    def _promise(self) -> QLayout:
        promise = doors.promise(self.form, self._sitting.round, self.words)
        back, self.first = self._back(self.words.kiosk.back), self._next()
        return self._put(promise, self.stop_button, self.help_button, foot=doors.foot(back, self.first), reads=True)

    def _question(self) -> QLayout:
        kiosk, question = self.words.kiosk, self.form.questions[self._visit.at]
        counted = [each.key for each in self.form.questions if each.kind is not Kind.NOTE]
        said = ""
        if question.key in counted:
            said = _("Question {number} of {all}")
            said = said.format(number=counted.index(question.key) + 1, all=len(counted))
        self.asked = asked = Asked(question, self._visit.draft, self.words, self._tells, self._verbs.touched)
        back, onwards = self._back(kiosk.back), self._next()
        self.skip_button = self._large(kiosk.skip, "plain", "", Visit.skip)
        self.first = asked.first or onwards
        foot = doors.foot(back, *([self.skip_button] if asked.first else []), onwards)
        return self._put(asked, self.stop_button, self.help_button, said=said, foot=foot, reads=asked.first is None)

    def _before(self) -> QLayout:
        danger = self.words.danger
        self.show_help_button = doors.large(danger.help_button, "help", "life-buoy", does=self._verbs.help_now)
        self.send_button = doors.large(danger.send_button, "primary", "inbox", does=self._verbs.send)
        self.first = self.send_button
        before = doors.before(self.words, self.show_help_button, self._visit.trouble)
        foot = doors.foot(self._back(danger.back_button), self.send_button)
        return self._put(before, self.stop_button, self.help_button, foot=foot)

    def _thanks(self) -> QLayout:
        return self._put(doors.thanked(self.words), self.help_button)

    def _help(self) -> QLayout:
        self.first = self._back(self.words.kiosk.back, "primary")
        return self._put(doors.help_shown(self._desk.group), foot=doors.foot(self.first), reads=True)

    def _still(self) -> QLayout:
        self.first = self.here_button = self._large(self.words.kiosk.go_on, "primary", "", Visit.go_on)
        body = doors.asks_if_here(self.words, self.here_button)
        return self._put(body, self.stop_button, self.help_button)

    def _leaving(self) -> QLayout:
        self.leaving = Leaving(self._desk, self.words, self._verbs.out)
        self.first = self.leaving.entry
        foot = doors.foot(self._back(self.words.kiosk.back), self.leaving.out_button)
        return self._put(self.leaving, self.help_button, foot=foot)


def nothing(leave: Callable[[], object]) -> tuple[QLayout, QPushButton]:
    """Make what is said where no round is open, and the button to leave."""
    made = button(_("Leave full screen"), "primary", "x", does=leave)
    return stack(text(_("No round is open here."), "display"), stack(made), None), made
