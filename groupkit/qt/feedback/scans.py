"""Scanned forms go into the box: read away from the window, looked at row by row, and their pictures destroyed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLayout, QWidget

from groupkit.core.feedback.forms import Answer, Question
from groupkit.core.feedback.forms import told as form_told
from groupkit.core.feedback.rounds import Round, State, code
from groupkit.core.feedback.scanned import TROUBLES, Doubt, ReadPage
from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Progress
from groupkit.i18n import N_, _, current, ngettext
from groupkit.lazy import lazily
from groupkit.qt import errors
from groupkit.qt.desk import Desk
from groupkit.qt.feedback.doubts import DoubtCard, WrittenCard
from groupkit.qt.feedback.kiosk.writing import wipe
from groupkit.qt.feedback.pile import Pile
from groupkit.qt.feedback.roundpage import RoundPage
from groupkit.qt.flow import flow
from groupkit.qt.jobs import Job
from groupkit.qt.notices import ProgressStrip
from groupkit.qt.pieces import Item, box, button, card, mark, row, stack, text
from groupkit.qt.sections import empty, fact, header
from groupkit.services.feedback import rounds, scans, sitting
from groupkit.storage.feedback import shipped

if TYPE_CHECKING:
    from groupkit.pdf.feedback import editions, settings
    from groupkit.pdf.scanning import reading
else:
    editions = lazily("groupkit.pdf.feedback.editions")
    settings = lazily("groupkit.pdf.feedback.settings")
    reading = lazily("groupkit.pdf.scanning.reading")

_NOT_THERE = N_("{file} cannot be read. Look if it is still where it was.")


class ScansPage(RoundPage):
    """Choose the files; look at what is in doubt; put all of it in; destroy the pictures."""

    name = "feedbackscans"
    title = N_("Read in scans")
    say_nothing = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pile: Pile | None = None
        self.strip: ProgressStrip | None = None
        self.shows: DoubtCard | WrittenCard | None = None

    def show_this(self, shown: object) -> None:
        """Show a round by its key, with the pile that was being looked at when the page was left."""
        held = self.desk.held.get((self.name, str(shown)))
        self.pile = held if isinstance(held, Pile) else None
        super().show_this(shown)

    def _hold(self, pile: Pile | None) -> None:
        """Show another pile or none; it is held in memory until the book is locked."""
        self.pile = pile
        if pile is None:
            self.desk.held.pop((self.name, self.key), None)
        else:
            self.desk.held[self.name, self.key] = pile

    def shown(self, made: Round) -> QLayout:
        """Return the step that is taken now."""
        form = form_told(made.form, current())
        head = header(_(self.title), form.title, self.back())
        self.shows = None
        if self.pile is not None and self.pile.inside:
            return stack(head, self._destroying(self.pile), None)
        if made.state is not State.OPEN:
            return stack(head, empty(_("This round is closed"), _(rounds.NOT_OPEN)), None)
        if self.pile is None:
            return stack(head, self._choosing(), None)
        waiting = self.pile.next
        if waiting is not None:
            asked = next(each for each in form.questions if each.key == waiting.what.question)
            return stack(head, self._looking(waiting.what, asked), self._beside(self.pile), None)
        return stack(head, self._read_whole(self.pile), self._beside(self.pile), None)

    # choosing

    def _choosing(self) -> QWidget:
        self.choose_button = button(_("Choose the files"), "primary", "upload", does=self.choose)
        self.first = self.choose_button
        self.strip = ProgressStrip()
        facts = (
            fact(
                "file-text", _("Scans or photos of the forms: PDF, JPEG or PNG, many pages in a file if you like.")
            ),
            fact("eye-off", _("Everything stays in memory. Nothing is kept of a page but its answers.")),
            fact("trash-2", _("When all is in the box, we ask if the pictures shall be destroyed.")),
        )
        return box(stack(card(stack(*facts, row(self.choose_button, None), space="m")), self.strip, space="l"))

    def choose(self) -> None:
        """Ask for the files, and read them."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        named, _filter = QFileDialog.getOpenFileNames(
            self, _("Choose the files"), folder, _("Scans and photos (*.pdf *.jpg *.jpeg *.png)")
        )
        if named:
            self.read([Path(each) for each in named])

    def read(self, files: Sequence[Path]) -> None:
        """Read files away from the window's thread; Cancel leaves nothing of them."""
        made = rounds.get(self.group, self.key)
        printed, number = rounds.layouts(self.group, self.key), code(made.key)

        def work(progress: Progress) -> Pile:
            known = editions.editions(made.form, shipped.words(), settings.told_of(made, number))
            every = tuple(dict.fromkeys((*printed, *known.layouts)))
            try:
                found = reading.read_files(files, every, prints=known.prints, label=number, progress=progress)
                return Pile(files, found)
            except OSError as why:
                raise GroupkitError(_NOT_THERE, file=Path(str(why.filename)).name) from why

        job = Job(work, self)
        if self.strip is not None:
            self.strip.follow(job, _progress)
        self.choose_button.setEnabled(False)
        job.finished.connect(self._looked)
        job.failed.connect(self._explain)
        job.cancelled.connect(self.turn)
        job.start(self.desk.runner)

    def _explain(self, error: Exception) -> None:
        self.turn()
        if isinstance(error, GroupkitError):
            self.desk.say(str(error))
        else:
            errors.report(error, self.window())

    def _looked(self, pile: Pile) -> None:
        self._hold(pile)
        self.turn()

    # looking

    def _looking(self, what: object, asked: Question) -> QWidget:
        words = rounds.said()
        if isinstance(what, Doubt):
            self.shows = DoubtCard(what, asked, words, self.decide)
        else:
            self.shows = WrittenCard(what, asked, words, self.type_in)  # type: ignore[arg-type]  # the other of two
        self.first = self.shows.first
        return self.shows

    def _beside(self, pile: Pile) -> QWidget:
        """Say how much is left to look at, and lead back to the row before."""
        self.row_before_button = button(_("The row before"), "plain", "chevron-left", does=self.take_back)
        self.row_before_button.setVisible(pile.can_take_back)
        said = ngettext("{count} more after this one.", "{count} more after this one.", pile.left)
        told = text(said.format(count=pile.left) if pile.left else "", "small", "soft")
        return box(row(self.row_before_button, (told, 1)))

    def take_back(self) -> None:
        """Look at the row before again."""
        if self.pile is not None and self.pile.can_take_back:
            self.pile.take_back()
            self.turn()

    def decide(self, answer: Answer | None) -> None:
        """Take what somebody saw in a row, and show the next one."""
        if self.pile is not None:
            self.pile.decide(answer)
            self.turn()

    def type_in(self, words: str, may_be_read: bool) -> None:  # noqa: FBT001  as the card gives it
        """Take words that were typed in, and show the next ones."""
        if self.pile is not None:
            self.pile.typed(words, may_be_read=may_be_read)
            wipe(self)
            self.turn()

    # into the box

    def _read_whole(self, pile: Pile) -> QWidget:
        many = len(pile.pages)
        said = ngettext("{count} page can go into the box.", "{count} pages can go into the box.", many)
        lines: list[Item] = [text(said.format(count=many), "heading")]
        if pile.unread:
            lines.append(text(_("These could not be read. You can type them in, or scan them again:"), "lead"))
            lines += [row(mark("info", "care"), (text(_trouble(page)), 1)) for page in pile.unread]
        self.put_button = button(_("Put them in the box"), "primary", "inbox", does=self.put_in)
        self.again_button = button(_("Put none in"), "plain", "x", does=self.begin_again)
        self.put_button.setEnabled(bool(pile.pages or pile.texts))
        self.first = self.put_button if self.put_button.isEnabled() else self.again_button
        return card(stack(*lines, flow(self.put_button, self.again_button), space="m"))

    def begin_again(self) -> None:
        """Forget what was read; nothing went into the box."""
        self._hold(None)
        self.turn()

    def put_in(self) -> None:
        """Put everything into the box, in no order."""
        pile = self.pile
        if pile is None or not self.attempt(lambda: self._put(pile)):
            return
        pile.inside = True
        if not pile.done_with:
            self._hold(None)
        self.turn()
        self.desk.say(_("All of it is in the box."))

    def _put(self, pile: Pile) -> None:
        pile.stand()
        turn = sitting.begin(self.group, self.key)
        pages = list(pile.pages.values())
        try:
            scans.take(self.group, pages, turn, tuple(pile.texts))
        finally:
            # what is in the box already is not put in twice where the disk stopped in between
            pile.pages = dict(enumerate(pages))
            turn.end()

    # the pictures

    def _destroying(self, pile: Pile) -> QWidget:
        self.destroy_button = button(_("Destroy them"), "primary", "trash-2", does=self.destroy_pictures)
        self.keep_button = button(_("Leave them"), "plain", does=self.leave)
        self.first = self.destroy_button
        said = text(scans.ask_to_destroy(pile.done_with), "lead")
        return card(stack(said, flow(self.destroy_button, self.keep_button), space="m"))

    def destroy_pictures(self) -> None:
        """Destroy the pictures."""
        done = self.pile.done_with if self.pile is not None else ()
        if self.attempt(lambda: scans.destroy(done)):
            self._hold(None)
            self.desk.go("feedback")
            self.desk.say(_("The pictures are destroyed. Shred the paper too."))

    def leave(self) -> None:
        """Leave the pictures where they are."""
        self._hold(None)
        self.desk.go("feedback")


def _progress(done: int, total: int) -> str:
    return ngettext("{done} of {total} page read.", "{done} of {total} pages read.", total).format(
        done=done, total=total
    )


def _trouble(page: ReadPage) -> str:
    said = _("{file}, page {page}: {trouble}")
    return said.format(
        file=Path(page.file).name, page=page.at, trouble=_(TROUBLES[page.trouble]) if page.trouble else ""
    )
