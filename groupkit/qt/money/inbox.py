"""A sheet that came in from another group: its figures, what was said about it, and three things to say."""

from functools import partial

from PySide6.QtWidgets import QFrame, QLayout, QWidget

from groupkit.core.letters import Answer, Printed, Received
from groupkit.core.problems import GroupkitError
from groupkit.core.states import State
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import notes
from groupkit.qt.fields import Field
from groupkit.qt.money import papers
from groupkit.qt.money.figures import column_card, column_of_letter, told
from groupkit.qt.money.figures import line as figure_line
from groupkit.qt.money.figures import money as amount_words
from groupkit.qt.money.names import Name, known
from groupkit.qt.money.place import MoneyPlace
from groupkit.qt.money.view import View
from groupkit.qt.money.wording import printed_note
from groupkit.qt.pieces import box, button, card, row, rule, stack, text
from groupkit.qt.sections import banner, header
from groupkit.services import money

_GONE = N_("That sheet has not come in. Open its PDF first.")
_SAY = {State.ACCEPTED: money.accept, State.QUERIED: money.query, State.PAID: money.pay}


class InboxView(View):
    """What a facilitator reads and answers; nothing is taken from the printed page of the PDF."""

    def __init__(self, page: MoneyPlace, id: int) -> None:  # noqa: A002  the field's own name
        super().__init__(page)
        found = next((one for one in money.received(self.group) if one.id == id), None)
        if found is None:
            raise GroupkitError(_GONE)
        self.received: Received = found
        self.said = found.letter.statement
        self.what = f"received-{id}"
        self.key = self.what
        self.words = notes(lines=3)
        before = next((note.by for note in reversed(found.notes) if note.state in _SAY), "")
        self.by = Name(known(self.group), before)

    def content(self) -> QLayout:
        """Return the sheet and the three answers."""
        self._make_buttons()
        self.page.first = self.by
        title = _("{group}, sheet {number}").format(group=self.said.group, number=self.said.number)
        when = _("{meeting}, {day}. Made by {name}.").format(
            meeting=self.said.meeting, day=current().day(self.said.begins.date()), name=self.said.made_by
        )
        main = box(stack(*self._unsaved(), self._answer(), self._notes(), None, space="l"))
        column = column_card(column_of_letter(self.received.letter), self.received.state)
        side = box(stack(column, self._rows(), self._held(), None, space="l"))
        head = header(title, when, self.primary, self.back())
        return stack(head, Columns((main, 1), (side, 1)), None)

    def _make_buttons(self) -> None:
        accepted = self.received.state in (State.ACCEPTED, State.PAID)
        self.accept_button = button(
            _("Accept it"), "quiet" if accepted else "primary", "check", does=partial(self.say, State.ACCEPTED)
        )
        paid_kind = "primary" if self.received.state is State.ACCEPTED else "quiet"
        self.pay_button = button(_("It is paid"), paid_kind, "wallet", does=partial(self.say, State.PAID))
        self.query_button = button(
            _("Ask a question"), "quiet", "message-circle", does=partial(self.say, State.QUERIED)
        )
        self.save_button = self.aside(_("Save the answer again"), "download", self.save)
        self.primary = self.pay_button if paid_kind == "primary" else None if accepted else self.accept_button
        if self.page.is_unsaved(self.what):
            again = button(_("Save the answer"), "primary", "download", does=self.save)
            self.accept_button.setProperty("kind", "quiet")
            self.pay_button.setProperty("kind", "quiet")
            self.primary, self.save_button = again, again

    def _unsaved(self) -> list[QFrame]:
        if not self.page.is_unsaved(self.what):
            return []
        return [banner(_("Your answer is written down. Its PDF is not saved yet."))]

    def _answer(self) -> QFrame:
        ways = (self.accept_button, self.query_button, self.pay_button)
        others = [way for way in ways if way is not self.primary]
        by = Field(_("Your first name"), self.by)
        words = Field(_("A few words"), self.words, hint=_("Needed for a question. Otherwise as you like."))
        return card(
            stack(
                text(_("What do you say?"), "heading"),
                self.page.field("by", by),
                self.page.field("words", words),
                Columns(*others, letters=0, space="s"),
                space="l",
            )
        )

    def _notes(self) -> QFrame:
        again = [row(self.save_button, None)] if self.save_button is not self.primary and self._made() else []
        return card(stack(text(_("So far"), "heading"), *told(self.received.notes), *again, space="s"))

    def _rows(self) -> QFrame:
        parts: list[QWidget] = []
        groups: tuple[tuple[str, tuple[Printed, ...]], ...] = (
            (_("Money in"), self.said.money_in),
            (_("Paid out"), self.said.paid_out),
            (_("Moved"), self.said.moved),
        )
        for title, rows in groups:
            if rows:
                parts.append(text(title, "lead"))
            for each in rows:
                parts.append(figure_line(each.what or title, amount_words(each.pence, self.said.currency)))
                parts.append(text(printed_note(each), "small"))
        parts += self._remarks()
        return card(stack(*parts, space="s"))

    def _remarks(self) -> list[QWidget]:
        said = self.said
        parts: list[QWidget] = []
        if said.explanation:
            parts += [rule(), text(_("About the difference: {words}").format(words=said.explanation))]
        if said.alone_reason:
            parts += [rule(), text(_("One person counted: {words}").format(words=said.alone_reason))]
        return parts

    def _held(self) -> QFrame:
        said = self.said
        parts: list[QWidget] = [text(_("Where the money is"), "lead")]
        parts += [figure_line(each.place, amount_words(each.total, said.currency)) for each in said.holdings]
        if said.owed_pence:
            parts += [rule(), figure_line(_("Still to pay"), amount_words(said.owed_pence, said.currency), "soft")]
        if said.free >= 0:
            parts.append(figure_line(_("Free in General"), amount_words(said.free, said.currency), "soft"))
        else:
            parts.append(figure_line(_("Short of the reserve by"), amount_words(-said.free, said.currency), "soft"))
        seal = _("Seal {seal}, after entry {entry}.").format(seal=said.seal, entry=said.after_entry)
        parts.append(text(seal, "small"))
        return card(stack(*parts, space="s"))

    # what a person does

    def say(self, state: State) -> None:
        """Say something to the sheet, and save the PDF that takes it back."""
        by, words = self.by.name(), self.words.toPlainText().strip()
        made: list[Answer] = []
        page = self.page
        if not page.attempt(lambda: made.append(_SAY[state](self.group, self.received.id, by, words))):
            return
        page.clear(("words",))
        page.expect_paper(self.what)
        page.draw()
        self.desk.say(_("Your answer is written down."))
        self._save(made[0])

    def _made(self) -> Answer | None:
        """Return the last thing said to the sheet, to make its file again."""
        note = next((note for note in reversed(self.received.notes) if note.state in _SAY), None)
        if note is None:
            return None
        said = self.said
        return Answer(
            identity=said.identity,
            group=said.group,
            place=said.place,
            number=said.number,
            seal=said.seal,
            state=note.state,
            by=note.by,
            words=note.words,
            on=note.on,
        )

    def save(self) -> None:
        """Save the PDF of the last answer again."""
        made = self._made()
        if made is not None:
            self._save(made)

    def _save(self, made: Answer) -> None:
        target = self.page.ask_target(papers.answer_name(made.number, made.group))
        if target is not None:
            self.page.save_paper(self.what, target, papers.answer(self.group.profile, made))
