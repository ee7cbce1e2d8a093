"""A sheet that was sent: how it stands, its PDF again, and the answer to a question that came back."""

from pathlib import Path

from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QWidget

from groupkit.core.letters import Letter
from groupkit.core.problems import Problem, refuse
from groupkit.core.sheets import Sheet
from groupkit.core.states import Note, State
from groupkit.i18n import N_, _, current
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.entries import notes
from groupkit.qt.fields import Field
from groupkit.qt.money import papers, stepping
from groupkit.qt.money.figures import column_card, column_of_letter, told
from groupkit.qt.money.names import Name, known
from groupkit.qt.money.place import MoneyPlace
from groupkit.qt.money.view import View
from groupkit.qt.pieces import box, button, card, rule, stack, text
from groupkit.qt.sections import banner
from groupkit.services import money, service

_HEADINGS = {
    State.SENT: N_("Sent to {to}"),
    State.ACCEPTED: N_("{by} accepted this sheet"),
    State.QUERIED: N_("{by} has a question"),
    State.REPLIED: N_("Your answer is on its way"),
    State.PAID: N_("{by} marked this sheet as paid"),
}


class SentView(View):
    """The last step; nothing on it changes any more, except what is said about it."""

    def __init__(self, page: MoneyPlace, sheet: Sheet) -> None:
        super().__init__(page)
        self.sheet = sheet
        self.what = f"sheet-{sheet.id}"
        self.key = f"{self.what}-sent"
        self.letter: Letter = money.letter(self.group, sheet)
        self.notes: tuple[Note, ...] = money.notes(self.group, sheet)
        self.state = self.notes[-1].state if self.notes else State.SENT
        self.words = notes(example=_("Say what you know. “I will find out” is fine too."))
        self.by = Name(known(self.group), sheet.made_by)

    def content(self) -> QLayout:
        """Return what there is to know and to do."""
        self.print_button = button(_("Print it"), "quiet", "printer", does=self.print_sheet)
        self.save_button = button(_("Save the PDF again"), "quiet", "download", does=self.save)
        self.primary, beside = self._buttons()
        self.page.first = self.primary
        column = column_card(column_of_letter(self.letter), self.state)
        main = box(stack(*self._unsaved(), self._story(), *self._question(), None, space="l"))
        return stack(
            stepping.head(self, self.sheet, self.primary, *beside),
            stepping.line_of_steps(self.group, self.sheet, stepping.DONE),
            Columns((main, 4), (box(stack(column, None)), 3)),
            None,
        )

    def _buttons(self) -> tuple[QPushButton, tuple[QPushButton, ...]]:
        """Return the next undone thing, and what stands beside it."""
        if self.page.is_unsaved(self.what):
            again = button(_("Save the file again"), "primary", "download", does=self.save)
            return again, (self.print_button,)
        if self.state is State.QUERIED:
            self.reply_button = button(_("Save the answer"), "primary", "message-circle", does=self.reply)
            return self.reply_button, ()
        return button(_("Print it"), "primary", "printer", does=self.print_sheet), (self.save_button,)

    def _unsaved(self) -> list[QFrame]:
        if not self.page.is_unsaved(self.what):
            return []
        return [banner(_("The sheet is sent and safe in the book. Its PDF is not saved yet."))]

    def _story(self) -> QFrame:
        said = self.letter.statement
        last = self.notes[-1] if self.notes else None
        by = last.by if last else ""
        heading = _(_HEADINGS[self.state]).format(to=said.sent_to, by=by)
        parts: list[QWidget] = [text(heading, "heading"), *told(self.notes)]
        if self.state is State.SENT:
            parts.append(text(_("Give or send the PDF to {name}.").format(name=said.sent_to)))
        chair = _("{name} chairs the next meeting.").format(name=said.next_chair)
        parts.append(text(chair if said.next_chair else _("Nobody chairs the next meeting yet.")))
        seal = _("Seal {seal}, after entry {entry}.").format(seal=said.seal, entry=said.after_entry)
        parts += [rule(), text(seal, "small"), *self._next()]
        if self.state is State.QUERIED:
            parts += [Columns(self.print_button, self.save_button, letters=0, space="s")]
        return card(stack(*parts, space="m"))

    def _next(self) -> list[QWidget]:
        """Offer the sheet of the next meeting, when there is none yet."""
        following = service.after(self.group, money.occasion_of(self.group, self.sheet))
        if following is None or following.day > self.group.today():
            return []
        words = _("Start the sheet for {day}").format(day=current().day(following.day, "short"))
        self.next_button = self.aside(words, "plus", lambda: self.page.show_sheet(following))
        return [self.next_button]

    def _question(self) -> list[QFrame]:
        if self.state is not State.QUERIED:
            return []
        self.page.first = self.words
        words = self.page.field("words", Field(_("Your answer"), self.words))
        by = self.page.field("by", Field(_("Who answers?"), self.by))
        return [card(stack(words, by, space="l"))]

    # what a person does

    def _paper(self, letter: Letter) -> printing.Make:
        return papers.sheet(self.group.profile, letter)

    def _target(self) -> Path | None:
        return self.page.ask_target(papers.sheet_name(self.sheet.number, self.group.profile.name))

    def save(self) -> None:
        """Save the PDF again."""
        target = self._target()
        if target is not None:
            self.page.save_paper(self.what, target, self._paper(self.letter))

    def print_sheet(self) -> None:
        """Print the sheet."""
        printing.print_out(self.desk, self.page, self._paper(self.letter))

    def reply(self) -> None:
        """Answer the question, and save the PDF that carries the answer."""
        words, by = self.words.toPlainText().strip(), self.by.name()
        answered: list[Letter] = []

        def answer() -> None:
            refuse([] if by else [Problem("by", N_("Write who answers. A first name is enough."))])
            answered.append(money.reply(self.group, self.sheet, words, by))

        if not self.page.attempt(answer):
            return
        self.page.forget(self.key)
        self.page.expect_paper(self.what)
        self.page.close_form()
        self.desk.say(_("Your answer is written down. Save the PDF and send it."))
        target = self._target()
        if target is not None:
            self.page.save_paper(self.what, target, self._paper(answered[0]))
