"""Afterwards: heads and what worked, what happened, words of thanks, and whether we do it again."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.outings.afterwards import SOMETHING_ELSE, WITH_A_CHANGE, YES, Incident
from groupkit.core.outings.thanks import filled
from groupkit.core.outings.words.afterwards import AfterwardsWords, Thanks
from groupkit.core.progress import Progress
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.money.figures import line
from groupkit.qt.outings.afterforms import AgainForm, HeadsForm, NoteForm, WorkedForm
from groupkit.qt.outings.part import Part, Showing
from groupkit.qt.pieces import box, button, card, row, rule, stack, text
from groupkit.qt.sections import Fold
from groupkit.services.outings import afterwards, planning
from groupkit.services.outings.known import telling, words

if TYPE_CHECKING:
    from groupkit.pdf.outings import afterwards as paper
    from groupkit.pdf.outings import sheets
else:
    paper = lazily("groupkit.pdf.outings.afterwards")
    sheets = lazily("groupkit.pdf.outings.sheets")

HEADS, WORKED, NOTE, AGAIN = "heads", "worked", "note", "again"


class After(QWidget):
    """How the outing went: heads, what worked, and what happened."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self._page, self._said = page, words(AfterwardsWords)
        self._open = not page.known.outing.put_away
        self.note_buttons: dict[int, QPushButton] = {}
        self.print_buttons: dict[int, QPushButton] = {}
        self.setLayout(stack(self._heads(), self._worked(), self._happened(), None, space="l"))

    def _heads(self) -> QWidget:
        after, said = self._page.whole.after, self._said
        counts = (
            (said.heads_out, after.heads_out),
            (said.heads_back, after.heads_back),
            (said.heads_early, after.heads_early),
            (said.heads_new, after.first_time),
        )
        lines = stack(text(_("On the day"), "heading"), text(said.heads_why, "body", "soft"), space="m")
        for label, count in counts:
            lines.addWidget(line(label, "–" if count is None else current().whole(count)))
        self.heads_button = self._button(
            _("Count heads") if after.heads_out is None else _("Change the numbers"), HEADS
        )
        lines.addLayout(row(self.heads_button, None))
        return card(lines)

    def _worked(self) -> QWidget:
        after, said = self._page.whole.after, self._said.worked
        told = (
            (said.well, after.well),
            (said.change, after.change),
            (said.left_out, after.left_out),
            (said.next, after.tip),
        )
        lines = stack(text(said.title, "heading"), text(said.intro, "body", "soft"), space="m")
        for label, answer in told:
            if answer:
                lines.addWidget(box(stack(text(label, "small"), text(answer), space="xs")))
        begun = any(answer for _label, answer in told)
        self.worked_button = self._button(_("Change what we wrote") if begun else _("Write what worked"), WORKED)
        lines.addLayout(row(self.worked_button, None))
        return card(lines)

    def _happened(self) -> QWidget:
        said = self._said.incident
        lines = stack(text(said.title, "heading"), text(said.safe), space="m")
        for note in afterwards.incidents(self._page.group, self._page.shown):
            lines.addWidget(rule())
            lines.addWidget(self._note(note))
        self.note_button = self._button(_("Write a note"), NOTE)
        lines.addLayout(row(self.note_button, None))
        return card(lines)

    def _note(self, note: Incident) -> QWidget:
        printing_ = button(_("Print"), "plain", "printer", does=partial(print_note, self._page, note))
        printing_.setAccessibleName(_("Print the note: {words}").format(words=note.what))
        self.print_buttons[note.id] = printing_
        buttons = [printing_]
        if self._open:
            changing = button(_("Change"), "plain", does=partial(self._page.turn, NOTE, note.id))
            changing.setAccessibleName(_("Change the note: {words}").format(words=note.what))
            self.note_buttons[note.id] = changing
            buttons.insert(0, changing)
        until = _("The note is kept until {day}.").format(day=current().day(note.kept_until, "full"))
        lines = [text(each, "small") for each in (note.at, note.place) if each]
        told = box(stack(*lines, text(note.what), text(until, "small", "soft"), space="xs"))
        return box(stack(told, Columns(*buttons, letters=0, space="s"), space="s"))

    def _button(self, said: str, form: str) -> QPushButton:
        made = button(said, "quiet", does=partial(self._page.turn, form))
        made.setVisible(self._open)
        return made


class Beside(QWidget):
    """Words of thanks to copy, and whether we do it again."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self._page, said = page, words(AfterwardsWords)
        self.copy_buttons: dict[str, QPushButton] = {}
        self.setLayout(stack(self._again(said), self._thanks(said), None, space="l"))

    def _again(self, said: AfterwardsWords) -> QWidget:
        answers = {YES: said.again_yes, WITH_A_CHANGE: said.again_change, SOMETHING_ELSE: said.again_other}
        known = answers.get(self._page.whole.after.again, "")
        self.again_button = button(_("Do it again"), "quiet", "arrow-right", does=partial(self._page.turn, AGAIN))
        told = [text(known)] if known else []
        return card(stack(text(said.again, "heading"), *told, row(self.again_button, None), space="m"))

    def _thanks(self, said: AfterwardsWords) -> QWidget:
        lines = stack(text(_("Thanks"), "heading"), space="m")
        for each in filled(said.thanks, self._page.whole, current()):
            copying = button(_("Copy the words"), "plain", "file-text", does=partial(self._copy, each))
            copying.setAccessibleName(_("Copy the words: {title}").format(title=each.title))
            self.copy_buttons[each.key] = copying
            inside = card(stack(text(each.words), row(copying, None), space="s"), "sunken", "m")
            lines.addWidget(Fold(each.title, inside))
        return card(lines)

    def _copy(self, thanks: Thanks) -> None:
        QGuiApplication.clipboard().setText(thanks.words)
        self._page.desk.say(_("The words are copied. Paste them where you write."))


def print_note(page: Showing, note: Incident) -> None:
    """Print a note of what happened."""
    whole, profile, large = page.whole, page.group.profile, page.large
    told = telling(profile.printing_language)

    def make(into: BinaryIO, progress: Progress) -> None:
        leaf = sheets.leaf(profile.printing_language, profile.paper, large=large)
        paper.incident_note(note, whole, told, into, leaf, progress)

    printing.print_out(page.desk, page, make)


def _primary(page: Showing) -> QPushButton | None:
    """Make the one thing to do next: count out, count back, write what worked, do it again."""
    after = page.whole.after
    if after.again:
        return None
    said, form = _("Do it again"), AGAIN
    if page.known.outing.put_away:
        return button(said, "primary", "check", does=partial(page.turn, form))
    if after.heads_out is None:
        said, form = _("Count heads out"), HEADS
    elif after.heads_back is None:
        said, form = _("Count heads back"), HEADS
    elif not (after.well or after.change or after.tip):
        said, form = _("Write what worked"), WORKED
    return button(said, "primary", "check", does=partial(page.turn, form))


# the forms


def _heads(page: Showing) -> QWidget:
    def save() -> None:
        form: HeadsForm = page.form
        known = form.all_known.isChecked()
        page.done(lambda: afterwards.heads(page.group, form.counted(), all_known=known), _("The numbers are kept."))

    return HeadsForm(page, words(AfterwardsWords), save)


def _worked(page: Showing) -> QWidget:
    def save() -> None:
        page.done(lambda: afterwards.worked(page.group, page.form.told()), _("It is written down."))

    return WorkedForm(page, words(AfterwardsWords), save)


def _note(page: Showing) -> QWidget:
    found = afterwards.incidents(page.group, page.shown)
    known = next((each for each in found if each.id == page.on), None)

    def save() -> None:
        page.done(lambda: afterwards.incident(page.group, page.form.note()), _("The note is kept."))

    def forget() -> None:
        group, shown, on = page.group, page.shown, page.on
        page.done(
            lambda: afterwards.forget_incident(group, afterwards.note_of(group, shown, on)), _("The note is gone.")
        )

    return NoteForm(page, words(AfterwardsWords), known, save, forget)


def _again(page: Showing) -> QWidget:
    said = words(AfterwardsWords)

    def save() -> None:
        form: AgainForm = page.form
        page.done(_doing(page, form), said.again_made if form.begins else _("The answer is kept."))

    return AgainForm(page, said, save)


def _doing(page: Showing, form: AgainForm) -> Callable[[], None]:
    def do() -> None:
        if not page.known.outing.put_away:
            afterwards.worked(page.group, form.told())
        if form.begins:
            page.shown, page.part = planning.again(page.group, page.shown).id, ""

    return do


PART = Part(
    key="after",
    title=N_("Afterwards"),
    make=After,
    beside=Beside,
    primary=_primary,
    forms={HEADS: _heads, WORKED: _worked, NOTE: _note, AGAIN: _again},
    steps={"heads-out": HEADS, "heads-back": HEADS, "worked": WORKED, "again": AGAIN},
)
