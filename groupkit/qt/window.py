"""The window of one group: shows a page in its frame, goes from place to place, locks, and dresses again."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from groupkit.core.problems import GroupkitError
from groupkit.core.settings import Settings
from groupkit.i18n import _, current, use
from groupkit.qt.desk import Desk
from groupkit.qt.frame import Frame
from groupkit.qt.jobs import Runner, on_pool, wait_for_jobs
from groupkit.qt.look import dress, narrow, wants_contrast
from groupkit.qt.midnight import Midnight
from groupkit.qt.page import Page
from groupkit.qt.places import PAGES, place
from groupkit.qt.tokens import Dress
from groupkit.services import preferences, profile
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.services.outings.ideas import OpenBox

WIDTH, HEIGHT = 1366, 768
_LEAST = 480
_MINUTE = 60_000
_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin)


class Window(QMainWindow):
    """Shows either a page of the open group or, while none is open, a page that opens one.

    `locked` is emitted after the group was closed for being locked; nothing typed is lost. `lock_wanted` is emitted
    where no group is open.
    """

    locked = Signal()
    lock_wanted = Signal()

    def __init__(self, app: QApplication, settings: Settings, runner: Runner = on_pool) -> None:
        super().__init__()
        self.app, self.settings, self.runner = app, settings, runner
        self.desk: Desk | None = None
        self.page: QWidget | None = None
        self._frame: Frame | None = None
        self._again: Callable[[], None] = lambda: None
        self._typed: dict[str, dict[str, str]] = {}
        self._boxes: dict[str, OpenBox] = {}
        self._asked_about_boxes = False
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._not_used)
        self._midnight = Midnight(self, self._let_go)
        self._alone = self._waits_to_lock = False
        self.resize(WIDTH, HEIGHT)
        self.setMinimumSize(_LEAST, _LEAST)
        self._keys()
        self._dress()

    @property
    def frame(self) -> Frame:
        """What stands round the page now."""
        assert self._frame is not None  # noqa: S101  a window always shows something
        return self._frame

    def _keys(self) -> None:
        """Bind the keys that work on every page."""
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+L": self.lock,
            "Ctrl+Z": self.undo,
            "Ctrl+Shift+Z": self.redo,
            "F1": self.help_now,
            "Ctrl++": partial(self._resize_text, 25),
            "Ctrl+-": partial(self._resize_text, -25),
        }
        keys |= {f"Alt+{at}": partial(self.go, each.name) for at, each in enumerate(PAGES, start=1)}
        for pressed, does in keys.items():
            QShortcut(QKeySequence(pressed), self, partial(self._pressed, does))

    def _pressed(self, does: Callable[[], object]) -> None:
        """Do what a key of the window asks for; where the page lets nobody out, only Help now, on that page."""
        kept = self._kept
        if kept is None:
            does()
        elif does == self.help_now:
            kept.help_here()

    @property
    def _kept(self) -> Page | None:
        """The page that lets nobody out, while there is one."""
        return self.page if isinstance(self.page, Page) and self.page.keeps_in else None

    # a group

    def show_group(self, group: Group) -> None:
        """Show an opened group, Tonight first."""
        self.desk = Desk(group, self.settings, self.runner)
        self.desk.boxes = self._boxes
        self.desk.said.connect(self.say)
        self.desk.went.connect(self.go)
        self.desk.settings_changed.connect(self.change_settings)
        self.desk.asked_to_lock.connect(self.lock)
        self._typed = {}
        self._rest()
        self.go("tonight")
        QTimer.singleShot(0, self, self._back_up)
        self._midnight.wait(group)

    def _back_up(self) -> None:
        """Make today's backup once the page can be seen."""
        if self.desk is not None:
            group = self.desk.group
            self.desk.attempt(lambda: profile.daily_backup(group))

    def _let_go(self, does: Callable[[], object]) -> None:
        """Let what is to go today go from the file, and from what was typed on its page."""
        self._typed.pop("outings", None)
        if self.desk is not None:
            self.desk.attempt(does)

    def go(self, name: str, shown: object = None) -> None:
        """Go to a place; `shown` is what to show there, such as a meeting."""
        if self.desk is None or self._kept is not None:
            return
        self._remember()
        found = place(name)
        if self._leaves(alone=found.alone, for_help=name == "safety"):
            return
        self._asked_about_boxes = False
        self._again = lambda: self.go(name, shown)
        page = found.make(self.desk)
        page.draw(self._typed.pop(name, None) or self.desk.group.take_unsaved(name))
        if shown is not None:
            page.show_this(shown)
        self._put(page, self.desk.group.profile.name, name)
        if page.first is not None:
            page.first.setFocus(Qt.FocusReason.TabFocusReason)

    def _leaves(self, *, alone: bool, for_help: bool = False) -> bool:
        """Fill the screen or no longer; tell whether the book was locked, for nobody had touched it meanwhile.

        Whoever needs help is never asked for a passphrase first.
        """
        if alone != self._alone:
            self._alone = alone
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        if self._waits_to_lock and not alone and not for_help:
            self.lock()
            return True
        return False

    def _not_used(self) -> None:
        """Lock, unless a meeting is run live: its page shows nothing of the book, and must not go dark."""
        self._waits_to_lock = self._alone
        if not self._alone:
            self.lock()

    def _remember(self) -> None:
        """Keep what was typed on the page that is left."""
        if isinstance(self.page, Page):
            self._typed[self.page.name] = self.page.typed()

    def _put(self, page: QWidget, title: str, name: str | None) -> None:
        old, wide = self._frame, self.width()
        frame = Frame(title, self.settings, wide, name, alone=self._alone, notice=self._notice())
        frame.topbar.settings_changed.connect(self.change_settings)
        frame.topbar.help_wanted.connect(self.help_now)
        frame.went.connect(self.go)
        frame.toast.undone.connect(self.undo)
        frame.put(page)
        kept = isinstance(page, Page) and page.keeps_in
        if old is not None and self.desk is not None and old.toast.sentence and not kept:
            frame.toast.say(old.toast.sentence, undoable=old.toast.undo.isVisibleTo(old.toast))
            frame.toast.move_on()
        self._frame, self.page = frame, page
        self.setCentralWidget(frame)
        self.setWindowTitle(_("{group} – groupkit").format(group=title) if title else "groupkit")

    def _notice(self) -> str:
        """Say where nothing can be changed, and why."""
        if self.desk is None or not self.desk.group.read_only:
            return ""
        if self.desk.group.looking_only:
            return _(
                "This book is open for looking only. Nothing in it can change until it is locked and opened again."
            )
        return _("This file cannot be written to where it is. You can look at everything and print.")

    # no group

    def show_door(self, make: Callable[[], QWidget]) -> None:
        """Show a page that needs no open group, such as the one that asks for the passphrase."""
        self._again = lambda: self.show_door(make)
        page = make()
        self._put(page, "", None)
        page.setFocus()

    help_wanted = Signal()

    def help_now(self) -> None:
        """Go to Help now; without a group, whoever made the window shows it."""
        if self.desk is not None:
            self.go("safety")
        else:
            self.help_wanted.emit()

    def lock(self) -> None:
        """Keep what was typed, close the group and forget its key."""
        if self.desk is None:
            self.lock_wanted.emit()
            return
        self._close_group()
        self.locked.emit()

    def _close_group(self) -> None:
        if self.desk is None:
            return
        self._idle.stop()
        self._midnight.leave()
        self._waits_to_lock = False
        if self._alone:
            self._leaves(alone=False)
        self._remember()
        wait_for_jobs()
        desk, self.desk = self.desk, None
        for name, typed in self._typed.items():
            desk.attempt(partial(_keep, desk.group, name, typed))
        self._typed = {}
        desk.group.close()

    # settings

    def change_settings(self, settings: Settings) -> None:
        """Keep changed preferences, dress again and draw the page again."""
        self.settings = settings
        if self.desk is not None:
            self.desk.settings = settings
        try:
            preferences.write(settings)
        except GroupkitError as trouble:
            self.say(str(trouble), undoable=False)
        self._remember()
        self._dress()
        self._rest()
        self._again()

    def _dress(self) -> None:
        use(self.settings.language)
        wear = Dress(
            scheme=self.settings.scheme,
            scale=self.settings.text_size / 100,
            rtl=current().rtl,
            contrast=wants_contrast(),
        )
        dress(self.app, wear)

    def _resize_text(self, by: int) -> None:
        bar = self.frame.topbar
        (bar.larger_button if by > 0 else bar.smaller_button).click()

    # what a person did

    def say(self, sentence: str, undoable: bool) -> None:  # noqa: FBT001  a slot
        """Say a sentence at the bottom of the window."""
        self.frame.toast.say(sentence, undoable=undoable)

    def undo(self) -> None:
        """Reverse the last change."""
        if self.desk is not None:
            self.desk.undo()

    def redo(self) -> None:
        """Do the last undone change again."""
        if self.desk is not None:
            self.desk.redo()

    def _rest(self) -> None:
        """Begin to wait for no use."""
        self._waits_to_lock = False
        self._idle.start(self.settings.lock_after * _MINUTE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is there (Qt)."""
        if event.type() in _TOUCHES and self.desk is not None:
            self._rest()
            if event.type() == QEvent.Type.MouseButtonPress and self._frame is not None:
                self._frame.toast.move_on()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the places when the width asks for it (Qt)."""
        super().resizeEvent(event)
        if self._frame is not None and narrow(event.size().width()) != self._frame.is_narrow:
            QTimer.singleShot(0, self, self._again)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for use where keys and clicks arrive, which costs far less than watching every widget (Qt)."""
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed and close the group (Qt)."""
        if self._kept is not None:
            event.ignore()
            return
        if self._boxes and not self._asked_about_boxes:
            event.ignore()
            self._ask_about_boxes()
            return
        self._close_group()
        wait_for_jobs()
        super().closeEvent(event)

    def _ask_about_boxes(self) -> None:
        """Say once that a box of votes is open: its dots are held in memory, and go with the window."""
        if not self._alone:
            self.go("ideas")
        self._asked_about_boxes = True
        self.say(
            _("The box with the dots is still open. Count them first, or close groupkit once more without them."),
            undoable=False,
        )


def _keep(group: Group, name: str, typed: dict[str, str]) -> None:
    if not group.read_only:
        group.keep_unsaved(name, typed)
