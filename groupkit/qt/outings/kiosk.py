"""The kiosk: one person after another gives dots in private, and nothing of it stays on the screen.

What is chosen is held in the page until it goes into the box, and never anywhere else: it is no draft, the keys of
undo do nothing here, and what was typed is wiped out of its line and off the clipboard.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from groupkit.core.outings.choosing import Idea
from groupkit.core.outings.words.choosing import BallotWords
from groupkit.i18n import _
from groupkit.qt.desk import Desk
from groupkit.qt.entries import line
from groupkit.qt.fields import Field
from groupkit.qt.outings.dots import IdeaDots
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.services.outings.known import words

LEFT_ALONE = 5 * 60_000
"""After so many milliseconds without a touch, a ballot half filled in is wiped, for whoever comes next."""
_LONGEST = 80
_UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class KioskPage(Page):
    """A page that stands alone: it says how to begin, shows one ballot, and is empty again at once."""

    name = "kiosk"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.held = desk.boxes.get(self.group.profile.identity)
        self.words = words(BallotWords)
        self.choosing = self.thanked = False
        self.given: dict[int, int] = {}
        self.rows: dict[int, IdeaDots] = {}
        self._alone = QTimer(self, singleShot=True, interval=LEFT_ALONE)
        self._alone.timeout.connect(self.begin_again)

    def content(self) -> QLayout:
        """Return the door, or the ballot of the person who is here."""
        self.rows = {}
        if self.held is None:
            said = _("The box is not open. The person who looks after it opens it on the page with the ideas.")
            layout = stack(self._top(), text(said, "lead"), None)
            self.first = self.leave_button
            return layout
        return self._ballot(self.held.ideas) if self.choosing else self._door()

    def _top(self) -> QWidget:
        self.leave_button = button(_("Leave full screen"), "plain", "x", does=self.leave)
        self.help_button = button(_("Help now"), "help", "life-buoy", does=self.help_now)
        title = text(self.words.title, "title")
        title.setMinimumWidth(1)
        return box(row((title, 1), self.leave_button, self.help_button))

    def _door(self) -> QLayout:
        kiosk = self.words.kiosk
        thanks = [card(stack(text(kiosk.thanks, "lead")), "accent")] if self.thanked else []
        self.begin_button = button(_("Begin"), "primary", "arrow-right", does=self.begin)
        self.begin_button.setProperty("large", "true")
        self.first = self.begin_button
        lines = (text(kiosk.intro, "lead"), text(kiosk.plain), row(self.begin_button, None))
        return stack(self._top(), *thanks, text(kiosk.title, "display"), *lines, None, space="l")

    def _ballot(self, ideas: tuple[Idea, ...]) -> QLayout:
        kiosk = self.words.kiosk
        said = (kiosk.give, kiosk.take)
        self.rows = {idea.id: IdeaDots(idea, self.words.dots, said, self.change) for idea in ideas}
        self.left = text("", "heading", "accent")
        self.own = line(most=_LONGEST)
        self.own.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.own.textEdited.connect(self._alone.start)
        own = self.field("title", Field(kiosk.idea, self.own, hint=self.words.idea_no_name))
        self.done_button = button(kiosk.done, "primary", "inbox", does=self.put)
        self.nothing_button = button(kiosk.nothing, "plain", does=self.put_nothing)
        for each in (self.done_button, self.nothing_button):
            each.setProperty("large", "true")
        self.first = next(iter(self.rows.values())).give_button
        self._count()
        end = box(row(self.done_button, self.nothing_button, None))
        return stack(self._top(), text(self.words.intro, "lead"), self.left, *self.rows.values(), own, end, None)

    # one person after another

    def begin(self) -> None:
        """Show an empty ballot to the person who is here."""
        self._turn(choosing=True)
        self._alone.start()

    def begin_again(self) -> None:
        """Wipe what nobody put in the box, and wait for the next person."""
        self._turn(choosing=False)

    def change(self, idea: int, by: int) -> None:
        """Give a dot to an idea or take one back, as long as there are any."""
        self._alone.start()
        count = self.given.get(idea, 0) + by
        if count < 0 or (by > 0 and not self._still()):
            return
        self.given[idea] = count
        self.rows[idea].show_dots(count)
        self._count()

    def _still(self) -> int:
        return self.words.dots - sum(self.given.values())

    def _count(self) -> None:
        self.left.setText(self.words.kiosk.left.format(count=self._still()))

    def put(self) -> None:
        """Put the ballot in the box, and wipe it off the screen at once."""
        self._put(self.given, self.own.text())

    def put_nothing(self) -> None:
        """Leave without having chosen, as nobody can tell from the outside."""
        self._put({}, "")

    def _put(self, given: Mapping[int, int], own: str) -> None:
        held = self.held
        if held is not None and self.attempt(lambda: held.put(given, own)):
            self._turn(choosing=False, thanked=True)

    def _turn(self, *, choosing: bool, thanked: bool = False) -> None:
        self._wipe()
        self.choosing, self.thanked = choosing, thanked
        self.draw({})
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wipe(self) -> None:
        """Take what was chosen and typed out of everything that could still show it."""
        self._alone.stop()
        self.given = {}
        for each in self.rows.values():
            each.show_dots(0)
        if self.rows:
            self._count()
        for entry in self.findChildren(QLineEdit):
            # this empties its undo steps too, which clear() would not
            entry.setText("")
            _wipe_clipboard()

    # leaving

    def leave(self) -> None:
        """Leave the kiosk; the box stays open, and only who looks after it counts."""
        self._wipe()
        self.desk.go("ideas")

    def help_now(self) -> None:
        """Go to Help now; a ballot half filled in is wiped."""
        self._wipe()
        self.desk.go("safety")

    def typed(self) -> dict[str, str]:
        """Return nothing: no word and no dot of a ballot is ever kept."""
        return {}

    def event(self, event: QEvent) -> bool:
        """Keep the keys of undo from the book while somebody chooses (Qt)."""
        if isinstance(event, QKeyEvent) and _undoes(event):
            event.accept()
            return True
        return super().event(event)


def _undoes(event: QKeyEvent) -> bool:
    asked = event.type() == QEvent.Type.ShortcutOverride
    return asked and any(event.matches(each) for each in _UNDOING)


def _wipe_clipboard() -> None:
    board = QGuiApplication.clipboard()
    for where in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        board.clear(where)
