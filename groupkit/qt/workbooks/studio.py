"""The studio: a group makes a workbook its own, and changes its order and its words."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.problems import Problem
from groupkit.core.workbooks.chapters import Chapter, Workbook
from groupkit.core.workbooks.exercises import Exercise
from groupkit.i18n import _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, stack
from groupkit.qt.sections import header
from groupkit.qt.workbooks import passing
from groupkit.qt.workbooks.about import About
from groupkit.qt.workbooks.bookshelf import Bookshelf, put_right
from groupkit.qt.workbooks.contents import Chapters, Exercises, Glance, TakenOut
from groupkit.qt.workbooks.writing import Writing, new_exercise
from groupkit.services.workbooks import exchange, exercises, shelf, studio
from groupkit.services.workbooks.drafts import Draft, packed, unpacked

_DRAFT = "draft"


class StudioPage(Page):
    """The list of workbooks, one of them opened, or the form of an exercise or of a chapter."""

    name = "studio"
    topics = frozenset({shelf.TOPIC, "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.book = self.chapter = self.exercise = ""
        self.writing = Writing(self, self.keep, self._leave)
        self.looked: tuple[str, tuple[Problem, ...]] | None = None

    def show_this(self, shown: object) -> None:
        """Open a workbook by its key."""
        if isinstance(shown, str):
            self._turn(shown)

    def content(self) -> QLayout:
        """Return the list, the opened workbook, or a form."""
        self.writing.form = None
        books = {each.key: each for each in shelf.listing(self.group)}
        draft = self.writing.draft
        if draft is not None and draft.workbook in books:
            return self.writing.content(draft)
        found = books.get(self.book)
        return self._list(tuple(books.values())) if found is None else self._opened(found)

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; what was half written in a form is there again."""
        if typed is None and self.writing.form is not None:
            self.writing.draft = self.writing.written()
        kept = unpacked(typed[_DRAFT]) if typed and _DRAFT in typed else None
        if kept is not None:
            self.writing.begin(kept)
            self.book, self.chapter = kept.workbook, kept.chapter
        super().draw(None if typed is None else {name: said for name, said in typed.items() if name != _DRAFT})

    def typed(self) -> dict[str, str]:
        """Return what is half written in a form, or in the title."""
        if self.writing.form is None:
            return super().typed()
        return {_DRAFT: packed(self.writing.written())} if self.writing.is_changed() else {}

    def _turn(self, book: str = "", chapter: str = "", exercise: str = "") -> None:
        self.book, self.chapter, self.exercise = book, chapter, exercise
        self.writing.end()
        self.looked = None
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    # the list

    def _list(self, books: tuple[Workbook, ...]) -> QLayout:
        told = tuple(shelf.in_language(each, current().language) for each in books)
        self.shelf = Bookshelf(told, self._turn)
        self.take_button = button(_("Take one in"), "plain", "upload", does=self.take_in)
        self.check_button = button(_("Check one"), "plain", "search", does=self.check)
        self.blank_button = button(_("Begin from nothing"), "plain", "plus", does=self.begin)
        self.back_button = button(_("Workbooks"), "plain", "chevron-left", does=lambda: self.desk.go("workbooks"))
        self.first = self.shelf.first
        said = _("Open one to see what is in it. Make your own copy to change it.")
        beside = (self.blank_button, self.take_button, self.check_button, self.back_button)
        self.problems = put_right(*self.looked) if self.looked is not None else None
        pieces: list[QWidget] = [*([self.problems] if self.problems else []), self.shelf]
        return stack(header(_("Our own workbooks"), said, None, *beside), *pieces, None)

    def begin(self) -> None:
        """Make a workbook from nothing, and open it."""
        self._make(lambda: studio.make(self.group, _("Our own workbook")))

    def _make(self, make: Callable[[], Workbook]) -> None:
        made: list[Workbook] = []
        if self.attempt(lambda: made.append(make())):
            self._turn(made[0].key)
            self.desk.say(_("{title} is yours now.").format(title=made[0].title), undoable=True)

    def take_in(self) -> None:
        """Ask for a workbook another group saved, and make it the group's own; say everything to put right."""
        if path := passing.asked_for(self):
            problems = exchange.check(path)
            if problems:
                self._looked(path.name, problems)
            else:
                self._make(lambda: exchange.take_in(self.group, path))

    def check(self) -> None:
        """Ask for a workbook, and say everything to put right in it; nothing is taken in."""
        if path := passing.asked_for(self):
            self._looked(path.name, exchange.check(path))

    def _looked(self, name: str, problems: tuple[Problem, ...]) -> None:
        self.looked = (name, problems)
        self.draw({})

    # one workbook

    def _opened(self, workbook: Workbook) -> QLayout:
        self.shown = workbook if workbook.own else shelf.in_language(workbook, current().language)
        keys = [each.key for each in self.shown.chapters]
        at = keys.index(self.chapter) if self.chapter in keys else 0
        self.chapter = keys[at]
        does = self._chapter_does if workbook.own else None
        self.chapters = Chapters(self.shown.chapters, at, self._choose, does)
        self.first = self.chapters.list
        self.back_button = back = button(_("All of them"), "plain", "chevron-left", does=partial(self._turn, ""))
        if not workbook.own:
            self.copy_button = button(_("Make our own copy"), "primary", "plus", does=self.copy)
            top = header(self.shown.title, self.shown.summary, self.copy_button, back)
            return stack(top, Columns((self.chapters, 4), (self._beside(), 5), letters=58), None)
        self.print_button = button(_("Print it"), "quiet", "printer", does=self.go_and_print)
        top = header(workbook.title, workbook.summary or _("Your own workbook."), None, self.print_button, back)
        self.about = About(self, workbook, self._book_does)
        gone = studio.left_out(self.group, workbook)
        said = ngettext("{count} chapter taken out", "{count} chapters taken out", len(gone)).format(
            count=len(gone)
        )
        self.chapters_out = TakenOut(said, gone, self._chapter_back)
        left = [self.chapters, *([self.chapters_out] if gone else []), self.about, None]
        return stack(top, Columns((box(stack(*left, space="m")), 4), (self._beside(), 5), letters=58), None)

    def _beside(self) -> QWidget:
        """Return the chapter that is chosen, its exercises, and the one of them that is chosen."""
        chapter, does = self._chapter(), self._exercise_does if self.shown.own else None
        keys = [each.key for each in chapter.exercises]
        at = keys.index(self.exercise) if self.exercise in keys else 0
        self.exercise = keys[at] if keys else ""
        self.exercises = Exercises(chapter, at, self._choose_exercise, does)
        pieces: list[QWidget] = [self.exercises]
        if does is not None:
            same = studio.is_as_it_came(self.group, self.shown, chapter.key)
            self.exercises.chapter_back.setVisible(not same)
        if chapter.exercises:
            pieces.append(self._glance(chapter.exercises[at]))
        gone = exercises.exercises_left_out(self.group, self.shown, chapter.key) if self.shown.own else ()
        if gone:
            count = len(gone)
            said = ngettext("{count} exercise taken out", "{count} exercises taken out", count).format(count=count)
            self.exercises_out = TakenOut(said, gone, self._exercise_back)
            pieces.append(self.exercises_out)
        return box(stack(*pieces, None, space="m"))

    def _glance(self, chosen: Exercise) -> QWidget:
        if not self.shown.own:
            self.glance = Glance(chosen)
            return self.glance
        came = exercises.as_it_came(self.group, self.shown, self.chapter, chosen.key)
        changed = came is not None and came != chosen
        back = partial(self._exercise_back, chosen.key) if changed else None
        draft = Draft(workbook=self.book, chapter=self.chapter, exercise=chosen)
        self.glance = Glance(chosen, partial(self._write, draft), back)
        return self.glance

    def _chapter(self) -> Chapter:
        return next(each for each in self.shown.chapters if each.key == self.chapter)

    def _choose(self, at: int) -> None:
        self.chapter, self.exercise = self.shown.chapters[at].key, ""
        self.draw()
        self.chapters.list.setFocus()

    def _choose_exercise(self, at: int) -> None:
        self.exercise = self._chapter().exercises[at].key
        self.draw()
        self.exercises.list.setFocus()

    def copy(self) -> None:
        """Make a copy of the workbook that is open the group's own, and open that."""
        shown = shelf.get(self.group, self.book)
        self._make(lambda: studio.copy(self.group, shown, _("Our {title}").format(title=self.shown.title)))

    def go_and_print(self) -> None:
        """Go where workbooks are printed."""
        self.desk.go("workbooks", self.book)

    # changes

    def _book_does(self, what: str) -> None:
        workbook = self.shown
        match what:
            case "describe":
                title, summary = self.about.title.text(), self.about.summary.toPlainText()
                self._change(lambda: studio.describe(self.group, workbook, title, summary))
            case "copy":
                self.copy()
            case "remove":
                if self.attempt(lambda: studio.remove(self.group, workbook)):
                    self._turn()
                    self.desk.say(_("{title} is taken away.").format(title=workbook.title), undoable=True)
            case _:
                ask = passing.one_file if what == "file" else passing.new_folder
                path = ask(self, workbook.key)
                if path is not None and self.attempt(partial(exchange.give, workbook, path)):
                    self.desk.say(_("Saved as {name}.").format(name=path.name))

    def _chapter_does(self, what: str) -> None:
        group, workbook, key = self.group, self.shown, self.chapter
        match what:
            case "add":
                self._add_page(workbook)
                return
            case "remove":
                self._change(lambda: studio.take_out_chapter(group, workbook, key))
            case _:
                by = -1 if what == "up" else 1
                self._change(lambda: studio.move_chapter(group, workbook, key, by))
        self.chapters.list.setFocus()

    def _add_page(self, workbook: Workbook) -> None:
        known = {each.key for each in workbook.chapters}
        title = _("A page of our own")
        if self._change(lambda: studio.add_chapter(self.group, workbook, title, self.chapter)):
            added = next(each for each in self.shown.chapters if each.key not in known)
            self.chapter, self.exercise = added.key, ""
            self._write(Draft(workbook=self.book, chapter=added.key, words=added))

    def _chapter_back(self, key: str) -> None:
        self.chapter = key
        self._change(lambda: studio.put_chapter_back(self.group, self.shown, key))

    def _exercise_does(self, what: str) -> None:
        group, workbook, chapter, key = self.group, self.shown, self.chapter, self.exercise
        match what:
            case "words":
                self._write(Draft(workbook=self.book, chapter=chapter, words=self._chapter()))
                return
            case "chapter-back":
                self._chapter_back(chapter)
                return
            case "add":
                self._write(new_exercise(chapter, self.book, key))
                return
            case "remove":
                self._change(lambda: exercises.take_out_exercise(group, workbook, chapter, key))
            case _:
                by = -1 if what == "up" else 1
                self._change(lambda: exercises.move_exercise(group, workbook, chapter, key, by))
        self.exercises.list.setFocus()

    def _exercise_back(self, key: str) -> None:
        self.exercise = key
        self._change(lambda: exercises.put_exercise_back(self.group, self.shown, self.chapter, key))

    def _change(self, change: Callable[[], object]) -> bool:
        """Make a change, which draws the page anew, and offer to undo it."""
        done = self.attempt(change)
        if done:
            self.desk.say(_("Changed."), undoable=True)
        return done

    # writing

    def _write(self, draft: Draft) -> None:
        self.writing.begin(draft)
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def _leave(self) -> None:
        self._turn(self.book, self.chapter, self.exercise)

    def keep(self) -> None:
        """Keep what is written in the form; what is to be put right stands by its field."""
        kept: list[str] = []
        if self.attempt(lambda: kept.append(self.writing.save(self.group, shelf.get(self.group, self.book))[1])):
            self.exercise = kept[0] or self.exercise
            self._leave()
            self.desk.say(_("Your words are kept."), undoable=True)
        else:
            self.writing.open_folds()
