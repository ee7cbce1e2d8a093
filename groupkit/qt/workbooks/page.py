"""The Workbooks page: the step that is next, printed for the group in two presses."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.problems import refuse
from groupkit.core.progress import Progress
from groupkit.core.workbooks.chapters import Chapter, Workbook
from groupkit.core.workbooks.editions import Printing
from groupkit.core.workbooks.usual import following
from groupkit.i18n import _, current
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.jobs import Job
from groupkit.qt.look import worn
from groupkit.qt.notices import ProgressStrip
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, stack
from groupkit.qt.sections import empty, header
from groupkit.qt.workbooks import handing, keeping
from groupkit.qt.workbooks.chapters import Chapters
from groupkit.qt.workbooks.how import How, on_paper
from groupkit.qt.workbooks.making import Made, Maker, Then, Wish
from groupkit.qt.workbooks.preview import Preview
from groupkit.qt.workbooks.side import Counted, Ways
from groupkit.qt.workbooks.wording import short_name
from groupkit.services import meetings
from groupkit.services.workbooks import adding, counting, shelf, usual

if TYPE_CHECKING:
    from groupkit.pdf.workbooks import wall as paper
else:
    paper = lazily("groupkit.pdf.workbooks.wall")

_PAUSE, _FEW, _LARGE = 400, 3, 1.4


class WorkbooksPage(Page):
    """What to print, how, and how it will look; what was chosen is remembered for the next time."""

    name = "workbooks"
    topics = frozenset({shelf.TOPIC, "profile", "meetings", "service"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        known = usual.usual(self.group)
        self.book, self.printing, self._step = known.workbook, known.printing, known.step
        self.ticked: tuple[str, ...] = ()
        self.whole = self.ready = self._drawn = False
        self.shown: Workbook | None = None
        self._kept: Mapping[str, str] | None = None
        self.maker = Maker(desk.runner, self)
        self.maker.made.connect(self._show)
        self.maker.failed.connect(self._explain)
        self.maker.stopped.connect(self._stopped)
        self.maker.began.connect(self._follow)
        self._waits = QTimer(self, singleShot=True, interval=_PAUSE)
        self._waits.timeout.connect(self.look)
        self._asked = False
        self._fetch()

    # the shelf

    def _fetch(self) -> None:
        """Read the workbooks away from the window's thread: the first time takes a moment."""
        job = Job(lambda _progress: shelf.shipped(), self)
        job.finished.connect(self._fetched)
        job.failed.connect(_raise)
        job.start(self.desk.runner)

    def _fetched(self) -> None:
        self.ready = True
        if self._drawn:
            self.draw(self._kept or {})
            if self.first is not None:
                self.first.setFocus()

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; what was typed waits until the workbooks are there."""
        self._drawn = True
        if not self.ready:
            self._kept = typed
        super().draw(typed)

    # what stands on the page

    def content(self) -> QLayout:
        """Return what to print beside how, and beside how it will look."""
        if not self.ready:
            return stack(header(_("Workbooks"), _("The workbooks are being fetched.")), None)
        books = shelf.listing(self.group)
        self.ways = Ways(self.desk, self.print_wall if books else None)
        if not books:
            said = _("When a workbook comes with groupkit or from another group, it stands here.")
            return stack(
                header(_("Workbooks"), _("Nothing to print yet.")),
                empty(_("No workbook yet"), said),
                self.ways,
                None,
            )
        chosen = next((each for each in books if each.key == self.book), books[0])
        self.workbook = shelf.in_language(chosen, self.group.profile.printing_language)
        self.book = chosen.key
        self.shown = shelf.in_language(chosen, current().language)
        self.following = following(self.shown, self._step)
        self._parts(books)
        self.counted = Counted(self.shown, counting.printed(self.group), self.clear_counts)
        how = box(stack(self.how, self.counted, None, space="m"))
        last = box(stack(self.preview, self.ways, None, space="m"))
        whole = Columns((self._left(books), 4), (how, 4), (last, 4), letters=58, space="l")
        top = self._header()
        self._changed()
        return stack(top, self.strip, whole, None)

    def _parts(self, books: tuple[Workbook, ...]) -> None:
        assert self.shown is not None  # noqa: S101  there is a workbook
        known = tuple(key for key in self.ticked if self.shown.chapter(key) is not None)
        self.which = wide(Choice(((each.key, each.title) for each in books), self.book))
        self.which.currentIndexChanged.connect(self._turn_to)
        self.chapters = Chapters(
            self.shown, self.following, known, self._changed, whole=self.whole, folded=worn().scale >= _LARGE
        )
        self.how = How(self, self.shown, self.printing, self._when(), self._changed)
        self.preview = Preview(self.desk.runner)
        self.strip = ProgressStrip()
        self.print_button = button(_("Print for the group"), "primary", "printer", does=self.print_pages)
        self.save_button = button(_("Save as PDF"), "quiet", "download", does=self.save_pages)
        self.keep_button = button(_("Save it"), "primary", "download", does=self.save_pages)
        self.first = self.print_button

    def _header(self) -> QWidget:
        said = _("Choose what to print.")
        if self.following is not None:
            said = _("{step} is next.").format(step=self.following.called(current()))
        return header(_("Workbooks"), said, self.print_button, self.keep_button, self.save_button)

    def _left(self, books: tuple[Workbook, ...]) -> QWidget:
        which = [Field(_("Which workbook"), self.which)] if len(books) > 1 else []
        if not which:
            self.which.setParent(self)
            self.which.hide()
        return box(stack(*which, self.chapters, None, space="m"))

    def _when(self) -> str:
        """Return the day of the next meeting, in a word."""
        coming = meetings.coming(self.group, 1)
        return current().weekday(coming[0].day.weekday()) if coming else ""

    def _turn_to(self) -> None:
        """Show another workbook."""
        self.book, self.ticked, self.whole, self._step = self.which.value() or "", (), False, ""
        self.draw({})
        self.which.setFocus()

    # what is chosen

    def _changed(self) -> None:
        """Take what is chosen, and show it once nothing changes for a moment."""
        self.ticked, self.whole = self.chapters.ticked(), self.chapters.whole.isChecked()
        self.printing = self.how.printing()
        prints = on_paper(self.printing)
        self.print_button.setVisible(prints)
        self.save_button.setVisible(prints)
        self.keep_button.setVisible(not prints)
        self.chapters.say(self._name())
        self.preview.wait_for(self._name(), self.printing.copies if prints else 1)
        self._waits.start()

    def _chosen(self) -> tuple[Chapter, ...]:
        assert self.shown is not None  # noqa: S101  there is a workbook
        keys = self.chapters.keys()
        return tuple(each for each in self.shown.chapters if each.key in keys)

    def _name(self) -> str:
        """Return in words what is to be printed."""
        chosen = self._chosen()
        if len(chosen) == 1:
            return chosen[0].called(current())
        if not chosen:
            return self.shown.title if self.shown is not None else ""
        if len(chosen) <= _FEW:
            return current().listing(short_name(each) for each in chosen)
        return _("{first} and {count} others").format(first=short_name(chosen[0]), count=len(chosen) - 1)

    def asked(self) -> Printing:
        """Return what is asked of the press: in the language of the group's paper, or of its own workbook."""
        return replace(self.printing, language=self.workbook.language, chapters=self.chapters.keys())

    def _wish(self) -> Wish:
        """Return one copy of what is chosen; the printer makes the others."""
        printing = replace(self.asked(), copies=1)
        return Wish(workbook=self.workbook, printing=printing, own=adding.own(self.group, printing))

    def look(self) -> None:
        """Make the pages and show the first."""
        self._waits.stop()
        wish = self._wish()
        problems = tuple(wish.printing.problems(wish.workbook))
        if problems:
            self.preview.say("\n".join(map(str, problems)))
        else:
            self.maker.ask(wish)

    # paper

    def _make(self, then: Then) -> None:
        """Make the pages and do something with them, or say what to choose otherwise first."""
        self._waits.stop()
        if not self.attempt(lambda: refuse(self.asked().problems(self.workbook))):
            return
        self._asked = True
        if self.maker.job is not None:
            self._follow(self.maker.job)
        self.maker.ask(self._wish(), then)

    def print_pages(self) -> None:
        """Ask which printer, and print."""
        self._make(self._print)

    def _print(self, made: Made) -> None:
        self._asked = False
        assert made.first is not None  # noqa: S101  the button is hidden where nothing is drawn
        asked = self.asked()
        printer = handing.printer_for(asked, made.first, self._name())
        if not handing.choose(printer, self):
            return
        job = handing.hand_over(self.desk, printer, made, partial(keeping.printed, self.desk, made, asked))
        job.finished.connect(self._recount)
        self.strip.follow(job, _sent)
        job.start(self.desk.runner)

    def save_pages(self) -> None:
        """Ask where to, and save one copy."""
        target = keeping.ask_target(self, self._name(), self.printing.edition)
        if target is not None:
            self._make(partial(self._save, target, self.asked()))

    def _save(self, target: Path, asked: Printing, made: Made) -> None:
        self._asked = False
        if self.desk.attempt(lambda: keeping.write(target, made.data)):
            keeping.remember(self.desk, made, asked, 1)
            self._recount()
            self.desk.say(_("Saved as {name}.").format(name=target.name))

    def _recount(self) -> None:
        """Show how many pages were printed so far."""
        self.counted.show_counts(counting.printed(self.group))

    def print_wall(self) -> None:
        """Print what is in the workbook, for the wall."""
        workbook, size = self.workbook, self.printing.paper

        def make(into: BinaryIO, progress: Progress) -> None:
            paper.wall(workbook, into, language=workbook.language, paper=size, progress=progress)

        printing.print_out(self.desk, self, make)

    def clear_counts(self) -> None:
        """Forget how many pages were printed."""
        if self.desk.attempt(lambda: counting.begin_anew(self.group)):
            self.counted.show_counts({})
            self.desk.say(_("The count begins again."))

    # while something is made

    def _follow(self, job: Job) -> None:
        """Show how far it is: under the header for a person who waits, else by the picture."""
        strip = self.strip if self._asked else self.preview.strip
        strip.follow(job, lambda _done, _total: _("Making the pages."))

    def _show(self, made: Made) -> None:
        self.preview.show_made(made)

    def _explain(self, sentence: str) -> None:
        self._asked = False
        self.preview.say(sentence)
        self.desk.say(sentence)

    def _stopped(self) -> None:
        self._asked = False
        self.preview.say(_("Stopped. Choose something, or print, to begin again."))


def _sent(done: int, total: int) -> str:
    return _("Page {number} of {total} goes to the printer.").format(number=done + 1, total=total)


def _raise(error: Exception) -> None:
    raise error
