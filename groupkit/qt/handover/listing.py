"""The jobs that change hands now, each with a way to go on, and those that did before."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.handover.passing import Handover, Passing
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import box, button, card, rule, stack, text
from groupkit.qt.sections import Fold


def between(told: Passing) -> str:
    """Say who passes it on to whom."""
    if told.giver and told.taker:
        return _("From {giver} to {taker}.").format(giver=told.giver, taker=told.taker)
    if told.giver:
        return _("From {giver}. Who takes it on is still open.").format(giver=told.giver)
    if told.taker:
        return _("{taker} takes it on.").format(taker=told.taker)
    return _("Who takes it on is still open.")


class Listing(QWidget):
    """Each hand-over with who passes it on to whom; those that are finished are folded."""

    def __init__(self, told: Sequence[Passing], go: Callable[[Handover], object]) -> None:
        super().__init__()
        self._go = go
        self.buttons: dict[int, QPushButton] = {}
        going = [each for each in told if not each.handover.over]
        over = [each for each in told if each.handover.over]
        things: list[QWidget] = [card(self._lines(going, _("Go on"), _("Go on: {job}")))] if going else []
        if over:
            self.fold = Fold(
                _("Handed over before"),
                card(self._lines(over, _("Look at it"), _("Look at it: {job}"))),
                opened=not going,
            )
            things.append(self.fold)
        self.setLayout(stack(*things, None, space="l"))

    def _lines(self, told: Sequence[Passing], words: str, said: str) -> QLayout:
        lines = stack(space="m")
        for at, each in enumerate(told):
            if at:
                lines.addWidget(rule())
            lines.addWidget(self._line(each, words, said))
        return lines

    def _line(self, told: Passing, words: str, said: str) -> QWidget:
        of, calendar = told.handover, current()
        going = button(words, "quiet", "arrow-right", does=partial(self._go, of))
        going.setAccessibleName(said.format(job=told.called(calendar)))
        self.buttons[of.id] = going
        begun, done = _("Begun on {day}."), _("Finished on {day}.")
        when = done.format(day=calendar.day(of.finished_on)) if of.finished_on else ""
        lines = [
            text(told.called(calendar), "lead"),
            *([text(told.meeting, "small")] if told.meeting else []),
            text(between(told)),
            text(when or begun.format(day=calendar.day(of.started_on)), "small"),
        ]
        return Columns((box(stack(*lines, space="xs")), 1), going, letters=24, space="m")
