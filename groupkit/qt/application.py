"""Opens the program: finds the group to show, asks for its passphrase, and keeps the window running."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QSettings, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Progress
from groupkit.core.settings import Settings
from groupkit.i18n import _
from groupkit.lazy import lazily
from groupkit.qt import errors
from groupkit.qt.jobs import Job, Runner, on_pool
from groupkit.qt.notices import ProgressStrip
from groupkit.qt.window import Window
from groupkit.services import preferences
from groupkit.services.group import Group, key_of, open_group
from groupkit.storage.vault import Key

if TYPE_CHECKING:
    from groupkit.qt import lock, safety, start, welcome
    from groupkit.qt.pages import page as private
    from groupkit.qt.pages import sitting
    from groupkit.services import sample
else:
    sample = lazily("groupkit.services.sample")
    lock = lazily("groupkit.qt.lock")
    private = lazily("groupkit.qt.pages.page")
    safety = lazily("groupkit.qt.safety")
    sitting = lazily("groupkit.qt.pages.sitting")
    start = lazily("groupkit.qt.start")
    welcome = lazily("groupkit.qt.welcome")

_BOOK = "book"
SAMPLE_PASSPHRASE = "four calm sample words"  # noqa: S105  nothing in the made-up group is secret


class Program:
    """The window, and the way through its door: welcome, a new group, the passphrase, the open group."""

    def __init__(self, app: QApplication, settings: Settings, runner: Runner = on_pool) -> None:
        self.window = Window(app, settings, runner)
        self._memory = QSettings(str(preferences.folder() / "window.ini"), QSettings.Format.IniFormat)
        self._book: Path | None = None
        self._looks = False
        self.window.locked.connect(self._after_lock)
        self.window.lock_wanted.connect(self._lock_pages)
        self.window.help_wanted.connect(self._help)

    @property
    def last_book(self) -> Path | None:
        """The group file that was open last on this computer, if it is still there."""
        kept = self._memory.value(_BOOK)
        return Path(str(kept)) if kept and Path(str(kept)).is_file() else None

    def begin(self, book: Path | None, passphrase: str | None) -> None:
        """Show the first page: the group, the question for its passphrase, or the welcome."""
        if book is None:
            self.show_welcome()
        elif passphrase is None:
            self.ask(book)
        else:
            self.show(open_group(book, passphrase, backup=False))

    def show_welcome(self) -> None:
        """Show the ways to a group."""
        self.window.show_door(self._welcome)

    def _welcome(self) -> QWidget:
        page = welcome.WelcomePage(self.last_book)
        page.opened.connect(self.ask)
        page.looked_at.connect(self.ask_to_look)
        page.wants_new.connect(lambda: self.window.show_door(self._start))
        page.wants_pages.connect(lambda: self.show_pages(sitting.Sitting()))
        page.wants_sample.connect(lambda: self._look_at_sample(page))
        return page

    def show_pages(self, held: "sitting.Sitting") -> None:
        """Show private pages, which need no group; nothing about them is remembered here."""
        self.window.show_door(lambda: private.PagesDoor(held, self.window.runner, leave=self.show_welcome))

    def _lock_pages(self) -> None:
        """Lock private pages that lie open where no group does."""
        page = self.window.page
        if isinstance(page, private.PagesDoor):
            page.sitting.lock()

    def _look_at_sample(self, page: QWidget) -> None:
        """Open the made-up group, made the first time away from the window's thread."""
        book = preferences.data_folder() / "sample" / "sample.groupkit"

        def make(progress: Progress) -> Key:
            if not book.exists():
                sample.make(book, SAMPLE_PASSPHRASE, progress=progress).close()
            return key_of(book, SAMPLE_PASSPHRASE)

        strip = ProgressStrip()
        layout = page.layout()
        if layout is not None:
            layout.addWidget(strip)
        job = Job(make, page)
        job.finished.connect(lambda key: self.show(open_group(book, key, backup=False)))
        job.failed.connect(lambda error: errors.report(error, self.window))
        strip.follow(job, lambda _done, _total: _("Making up a group. This takes a moment."))
        job.start(self.window.runner)

    def _start(self) -> QWidget:
        before = self.window.page
        page = start.StartPage(self.window.runner, before if isinstance(before, start.StartPage) else None)
        page.made.connect(self.show)
        page.left.connect(self.show_welcome)
        return page

    def ask(self, book: Path) -> None:
        """Ask for the passphrase of a group file."""
        self._book, self._looks = book, False
        self.window.show_door(self._lock)

    def ask_to_look(self, book: Path) -> None:
        """Ask for the passphrase of a group file that is to be looked at only."""
        self._book, self._looks = book, True
        self.window.show_door(self._lock)

    def _lock(self) -> QWidget:
        assert self._book is not None  # noqa: S101  set by ask
        page = lock.LockPage(self._book)
        page.unlocked.connect(lambda passphrase: self._unlock(page, passphrase))
        page.left.connect(self.show_welcome)
        return page

    def _unlock(self, page: "lock.LockPage", passphrase: str) -> None:
        """Derive the key away from the window's thread, then open the file."""
        book, looks = page.book, self._looks

        def opening(key: Key) -> Group:
            return open_group(book, key, backup=False, read_only=looks)

        job = Job(lambda _progress: key_of(book, passphrase), page)
        job.finished.connect(lambda key: self._try(page, lambda: opening(key)))
        job.failed.connect(lambda error: self._explain(page, error))
        job.start(self.window.runner)

    def _try(self, page: "lock.LockPage", opening: Callable[[], Group]) -> None:
        try:
            group = opening()
        except GroupkitError as trouble:
            page.refuse(str(trouble))
            return
        self.show(group)

    def _explain(self, page: "lock.LockPage", error: Exception) -> None:
        if isinstance(error, GroupkitError):
            page.refuse(str(error))
        else:
            errors.report(error, self.window)

    def show(self, group: Group) -> None:
        """Show an open group and remember where its file is."""
        self._book = group.path
        if not group.looking_only:
            self._memory.setValue(_BOOK, str(group.path.resolve()))
        self.window.show_group(group)

    def _after_lock(self) -> None:
        if self._book is not None:
            again = self.ask_to_look if self._looks else self.ask
            again(self._book)

    def _help(self) -> None:
        back = self.window.page

        def leave() -> None:
            if isinstance(back, private.PagesDoor):
                self.show_pages(back.sitting)
            elif isinstance(back, lock.LockPage) and self._book is not None:
                again = self.ask_to_look if self._looks else self.ask
                again(self._book)
            else:
                self.show_welcome()

        self.window.show_door(lambda: safety.open_help(leave))


def run(book: Path | None = None, passphrase: str | None = None) -> int:
    """Open the window and stay until it is closed; return the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101  never a console application
    app.setApplicationName("groupkit")
    errors.install(app)
    settings = preferences.read()
    _translate_qt(app, settings.language)
    program = Program(app, settings)
    program.begin(book, passphrase)
    program.window.show()
    return app.exec()


def _translate_qt(app: QApplication, language: str) -> None:
    """Give Qt's own buttons and dialogs the language of the window, where Qt speaks it."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)
