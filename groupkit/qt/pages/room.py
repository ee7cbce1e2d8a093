"""The room private pages are used in: the way in, the list of pages, one page at a time, and the lock."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from groupkit.core.pages import Bookmark, written
from groupkit.core.problems import GroupkitError
from groupkit.core.workbooks.chapters import BACK_CARD, Chapter, Workbook
from groupkit.core.workbooks.exercises import Exercise, Wording
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.look import gap
from groupkit.qt.notices import announce
from groupkit.qt.pages import choosing
from groupkit.qt.pages.around import Around, beside, numbered
from groupkit.qt.pages.exercise import ExerciseScreen
from groupkit.qt.pages.keeping import FileScreen
from groupkit.qt.pages.listing import Titles
from groupkit.qt.pages.opening import KINDS, TITLE, WHERE, LockScreen, StartScreen
from groupkit.qt.pages.papers import keep_page, print_page
from groupkit.qt.pages.reading import chapter_page, narrowed, sections
from groupkit.qt.pages.sitting import Sitting
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.safety import help_cards
from groupkit.qt.sections import empty, header
from groupkit.services import pages, safety

FILE, HELP = "file", "help"
"""The views that are no page of a workbook."""


class Room(QWidget):
    """Shows what the sitting has open; `view` is what stands in it now."""

    def __init__(self, sitting: Sitting, around: Around) -> None:
        super().__init__()
        self.sitting, self.around = sitting, around
        self.view: QWidget | None = None
        self.buttons: dict[str, QPushButton] = {}
        self._came_from: str | Bookmark = ""
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(gap("l"))
        self._trouble, self._said = self._troubles(), text("", "lead", "accent")
        self._body.addWidget(self._said)
        self._body.addWidget(self._trouble)
        around.said = around.said or self._tell
        self._holder: QWidget | None = None
        sitting.changed.connect(self.draw)
        sitting.refused.connect(self._refuse)
        sitting.troubled.connect(self._say_trouble)
        sitting.show_on(self)
        self.draw()

    def draw(self) -> None:
        """Show what is open now, from its top."""
        self.buttons = {}
        self._tell("")
        fresh = self._made()
        if self._holder is not None:
            self._holder.hide()
            self._body.removeWidget(self._holder)
            self._holder.deleteLater()
        self._holder = fresh
        self._body.addWidget(fresh, 1)
        self._say_trouble(self.sitting.trouble)
        first = self.buttons.get("next") or self.buttons.get("back") or self.view
        if first is not None:
            self.setFocusProxy(first)
            first.setFocus()
        QTimer.singleShot(0, self, self._to_top)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to watch whether somebody is there (Qt)."""
        super().showEvent(event)
        self.sitting.watch(self.window())

    def _made(self) -> QWidget:
        shown = self.sitting.shown
        if self.sitting.pages is None:
            way_in = StartScreen if self.sitting.path is None else LockScreen
            self.view = way_in(self.sitting, self.around)
            return self.view
        if isinstance(shown, Bookmark):
            found = self.around.found(shown)
            return self._page(shown, *found) if found is not None else self._contents()
        views = {FILE: self._file, HELP: self._help}
        return views.get(shown, self._contents)()

    # the list

    def _contents(self) -> QWidget:
        held = self.sitting.pages
        mark = held.bookmark if held is not None else None
        top = [self._button("file", _("My file"), "settings", lambda: self.sitting.turn(FILE)), *self._always()]
        said = _("Any page, in any order. Nobody counts them, and it is fine to stop.")
        if mark is not None and self.around.found(mark) is not None:
            on = self._button("next", _("Go on"), "arrow-right", lambda: self.sitting.turn(mark), "primary")
            head = header(_(TITLE), said, on, *top)
        else:
            head = header(_(TITLE), said, None, *top)
        lists = [self._listed(book, mark) for book in self.around.books]
        nothing = empty(_("No workbook is here"), _("Ask for groupkit to be put on this computer again."))
        self.view = box(stack(*(lists or [nothing]), space="xl"))
        return box(stack(head, narrowed(self.view), None, space="xl"))

    def _listed(self, book: Workbook, mark: Bookmark | None) -> QWidget:
        keys = [each.key for each in book.chapters]
        now = keys.index(mark.chapter) if mark and mark.workbook == book.key and mark.chapter in keys else -1
        made = Titles(book.title, [each.called(current()) for each in book.chapters], now)
        made.chosen.connect(lambda at: self.sitting.turn(Bookmark(workbook=book.key, chapter=keys[at])))
        return card(stack(text(book.title, "heading"), made, space="m"))

    # one page

    def _page(self, mark: Bookmark, book: Workbook, chapter: Chapter, exercise: Exercise | None) -> QWidget:
        wording = self.sitting.pages.wording if self.sitting.pages is not None else Wording.OPEN
        top = self._always()
        if exercise is None:
            self.view = chapter_page(self.sitting, book, chapter, wording)
            head = header(chapter.title, numbered(chapter, book), None, *top)
        else:
            self.view = ExerciseScreen(self.sitting, book, chapter, exercise)
            head = header(exercise.title, chapter.called(current()), None, *self._papers(mark), *top)
        return box(stack(head, self.view, self._turning(mark, book, wording), None, space="xl"))

    def _papers(self, mark: Bookmark) -> list[QPushButton]:
        """Return the buttons that put this page on paper."""
        keys = (mark.chapter, mark.exercise)
        return [
            self._button(
                "print", _("Print"), "printer", lambda: print_page(self.around, self.sitting, self, *keys)
            ),
            self._button(
                "save", _("Save as PDF"), "download", lambda: keep_page(self.around, self.sitting, self, *keys)
            ),
        ]

    def _turning(self, mark: Bookmark, book: Workbook, wording: Wording) -> QWidget:
        before, after = beside(book, wording, mark)
        made = [self._button("close", _("All pages"), "menu", lambda: self.sitting.turn(""), "plain")]
        if before is not None:
            back = self._button("back", _("Back"), "chevron-left", lambda: self.sitting.turn(before), "quiet")
            made.insert(0, back)
        if after is not None:
            on = self._button("next", _("Next page"), "arrow-right", lambda: self.sitting.turn(after), "primary")
            made.append(on)
        return Columns(*made, letters=0, space="m")

    # help, and the file

    def _help(self) -> QWidget:
        back = self._button(
            "back", _("Back to my page"), "chevron-left", lambda: self.sitting.turn(self._came_from), "primary"
        )
        guidance = safety.guidance().told(current())
        found = [
            (book, chapter) for book in self.around.books for chapter in book.chapters if chapter.key == BACK_CARD
        ]
        lines = stack(space="xl")
        for book, chapter in found:
            lines.addWidget(narrowed(box(stack(*sections(chapter), *self._own(book, chapter), space="l"))))
        lines.addWidget(help_cards(self.around.contacts, guidance, self.around.today))
        self.view = box(lines)
        return box(stack(header(self._card_title(), guidance.unsure, back), self.view, None, space="xl"))

    def _own(self, book: Workbook, card_chapter: Chapter) -> list[QWidget]:
        """Return what the person wrote on the card for such a day."""
        answers = self.sitting.pages.answers if self.sitting.pages is not None else {}
        found = written(book, answers, chapter=card_chapter.key)
        made: list[QWidget] = []
        for each in found:
            lines = stack(text(each.exercise.title, "heading"), space="m")
            for one in each.filled:
                if one.words and one.place.label:
                    lines.addWidget(box(stack(text(one.place.label, "small"), text(one.words, "lead"), space="xs")))
            made.append(card(lines, "accent"))
        return made

    def _file(self) -> QWidget:
        back = self._button("back", _("All pages"), "chevron-left", lambda: self.sitting.turn(""), "quiet")
        self.view = FileScreen(self.sitting, self.around)
        said = _("It is a file like any other: you can copy it to a stick, and delete it anywhere.")
        head = header(_("My file"), said, None, back, *self._always())
        return box(stack(head, self.view, None, space="xl"))

    # what stands on each view

    def _always(self) -> list[QPushButton]:
        return [
            self._button("help", self._card_title(), "life-buoy", self._go_to_help),
            self._button("lock", _("Lock"), "lock", self.sitting.lock),
        ]

    def _card_title(self) -> str:
        titles = (each.title for book in self.around.books for each in book.chapters if each.key == BACK_CARD)
        return next(titles, _("If it gets too much"))

    def _go_to_help(self) -> None:
        self._came_from = self.sitting.shown
        self.sitting.turn(HELP)

    def _button(
        self, name: str, words: str, drawn: str, does: Callable[[], object], kind: str = "plain"
    ) -> QPushButton:
        made = button(words, kind, drawn, does=does)
        self.buttons[name] = made
        return made

    # what is said

    def _tell(self, sentence: str) -> None:
        """Say a sentence above the page, until another page is shown."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _troubles(self) -> QWidget:
        self._trouble_words = text("", "lead")
        self.elsewhere_button = button(
            _("Keep them in another file"), "quiet", "download", does=self.keep_elsewhere
        )
        self.again_button = button(_("Try again"), "plain", "undo-2", does=self.sitting.keep)
        ways = Columns(self.elsewhere_button, self.again_button, letters=0, space="s")
        return card(stack(self._trouble_words, ways, space="m"), "care", "l")

    def _say_trouble(self, sentence: str) -> None:
        self._trouble_words.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def keep_elsewhere(self) -> None:
        """Keep the pages in another file from now on."""
        path = choosing.to_keep(self, _(WHERE), _(KINDS), _("Pages"), pages.SUFFIX)
        if path is None or self.sitting.pages is None:
            return
        try:
            pages.keep_at(self.sitting.pages, path)
        except GroupkitError as why:
            self._say_trouble(str(why))
            return
        self.sitting.keep()

    def _refuse(self, sentence: str) -> None:
        """Say why pages did not open, where the person typed."""
        if isinstance(self.view, LockScreen):
            self.view.refuse(sentence)
        elif isinstance(self.view, StartScreen) and self.view.making is not None:
            self.view.making.refuse(sentence)

    def _to_top(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.verticalScrollBar().setValue(0)
