"""Sheets that a computer cannot read are typed in by keys: one sheet a screen, and no way back into one."""

from contextlib import suppress

from PySide6.QtWidgets import QLayout

from groupkit.core.feedback.forms import told as form_told
from groupkit.core.feedback.rounds import Round, State
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_, _, current
from groupkit.qt import errors
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.feedback.kiosk.draft import Draft
from groupkit.qt.feedback.kiosk.writing import wipe
from groupkit.qt.feedback.roundpage import RoundPage
from groupkit.qt.feedback.sheet import Sheet
from groupkit.qt.pieces import button, stack, text
from groupkit.qt.sections import empty, header
from groupkit.services.feedback import rounds, sitting


class TypingPage(RoundPage):
    """One sheet; what is typed stands in one draft, and nowhere else, until it goes into the box."""

    name = "feedbacktyping"
    title = N_("Type in sheets")
    say_nothing = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.draft = Draft()
        self.sheet: Sheet | None = None
        self._turns: list[sitting.Sitting] = []
        turns = self._turns
        self.destroyed.connect(lambda *_args: _end(turns))

    def shown(self, made: Round) -> QLayout:
        """Return an empty sheet."""
        form = form_told(made.form, current())
        self.done_button = button(_("Done"), "plain", "chevron-left", does=self.end)
        if made.state is not State.OPEN:
            self.first = self.done_button
            closed = empty(_("This round is closed"), _(rounds.NOT_OPEN))
            return stack(header(_(self.title), form.title, self.done_button), closed, None)
        self.draft = Draft()
        words = rounds.said()
        self.cast_button = button(_("Put this sheet in the box"), "primary", "inbox", does=self.cast)
        self.blank_button = button(_("Begin this sheet again"), "plain", "undo-2", does=self.turn)
        self.sheet = Sheet(form, self.draft, words, self.cast_button)
        self.first = self.sheet.first
        said = _("Type a digit for each answer, and 0 for somebody who would rather not say. Enter goes on.")
        head = header(_("Type in sheets"), form.title, self.done_button)
        foot = Columns(self.blank_button, self.cast_button, letters=0, space="m")
        foot.turned.connect(lambda across: foot.put_last_first(not across))
        return stack(head, text(said, "body", "soft"), self.sheet, foot, None)

    def cast(self) -> None:
        """Put the sheet into the box and show an empty one; where the disk refuses, all stays as it was typed."""
        if self.attempt(self._cast):
            wipe(self)
            self.turn()
            self.desk.say(_("It is in the box. Put the paper with those to be shredded, and take the next one."))

    def _cast(self) -> None:
        if not self._turns:
            self._turns.append(sitting.begin(self.group, self.key))
            errors.hold_still(self._turns[0])
        (turn,) = self._turns
        turn.cast(*self.draft.in_order(turn.form))

    def end(self) -> None:
        """End the sitting, and go back to all rounds."""
        wipe(self)
        self.draft.forget()
        _end(self._turns)
        self.desk.go("feedback")


def _end(turns: list[sitting.Sitting]) -> None:
    """End the sitting, if one was begun; a box that cannot be written now is tidied when it is closed."""
    while turns:
        turn = turns.pop()
        with suppress(GroupkitError):
            turn.end()
        errors.write_again(turn)
