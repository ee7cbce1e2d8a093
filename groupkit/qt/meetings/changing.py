"""One meeting that is not as usual: moved to another day or time, left out, or back as it was."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from groupkit.core.meetings import Occasion
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Clock, Day, line
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.services import weeks

MOST = 80


class Changing(QWidget):
    """A folded card: another day, another time, why, and one button for each thing that can be done."""

    def __init__(self, page: Page, occasion: Occasion, shown: Callable[[Occasion | None, str], object]) -> None:
        super().__init__()
        self._page, self._occasion, self._shown = page, occasion, shown
        self.day, self.start = Day(occasion.day), Clock(occasion.begins.time())
        self.why = line(occasion.reason, example=_("The hall is shut"), most=MOST)
        self.move_button = button(_("Move it"), "quiet", "calendar-days", does=self.move_it)
        self.cancel_button = button(_("It is not held"), "quiet", "x", does=self.leave_out)
        self.restore_button = button(_("Hold it as usual"), "quiet", "undo-2", does=self.hold)
        hint = _("This goes on posters. Leave out names and numbers to ring.")
        asked = (
            page.field("day", Field(_("The day it is held"), self.day)),
            page.field("to_start", Field(_("It starts at"), self.start)),
            page.field("reason", Field(_("Why, in a few words"), self.why, hint=hint)),
        )
        buttons = [self.move_button, self.cancel_button]
        if occasion.moved_from is not None:
            buttons.append(self.restore_button)
        inside = box(stack(*asked, Columns(*buttons, letters=0, space="s"), space="m"))
        self.fold = Fold(_("Move it or leave it out"), inside)
        self.setLayout(stack(card(stack(text(_("Another day this time?"), "heading"), self.fold, space="m"))))

    def move_it(self) -> None:
        """Hold it on the day and at the time chosen."""
        found: list[Occasion] = []
        to_day, to_start, why = self.day.day(), self.start.moment(), self.why.text()
        if self._page.attempt(
            lambda: found.append(weeks.move(self._page.group, self._occasion, to_day, to_start, why))
        ):
            self._shown(found[0], _("Moved to {day}.").format(day=current().day(found[0].day)))

    def leave_out(self) -> None:
        """Leave it out."""
        if self._page.attempt(lambda: weeks.cancel(self._page.group, self._occasion, self.why.text())):
            self._shown(None, _("It is not held on {day}.").format(day=current().day(self._occasion.day)))

    def hold(self) -> None:
        """Hold it on its usual day and at its usual time."""
        found: list[Occasion] = []
        if self._page.attempt(lambda: found.append(weeks.restore(self._page.group, self._occasion))):
            self._shown(found[0], _("Held on {day} as usual.").format(day=current().day(found[0].day)))
