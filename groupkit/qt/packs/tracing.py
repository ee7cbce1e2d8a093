"""Where a figure comes from: the rows of the book it was made of, each with its day; nobody's name."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from groupkit.core.packs.blocks import Figure, Pack, Row, Shown
from groupkit.i18n import N_, _, current, ngettext
from groupkit.qt.desk import Desk
from groupkit.qt.packs.blocks import Asked
from groupkit.qt.packs.saying import Saying, saying
from groupkit.qt.page import Page
from groupkit.qt.pieces import Item, button, card, row, stack, text
from groupkit.services.packs.telling import told as words
from groupkit.storage.packs import shipped

_MOST: Final = 12
_KINDS = {
    "entry": N_("A line in the money book"),
    "heads": N_("A count of heads"),
    "outcome_run": N_("A talk about what good help is"),
    "outing": N_("An outing"),
    "promise": N_("A promise"),
    "turn": N_("A job somebody did"),
    "willing": N_("People who would do a job"),
}


class Trace(QWidget):
    """The figures somebody asked about, one after another, with their rows."""

    def __init__(self, asked: Asked, says: Saying, heading: str, leave: Callable[[], object]) -> None:
        super().__init__()
        parts: list[Item] = [text(heading, "heading"), text(asked.title, "lead", "soft")]
        for label, each in asked.figures:
            parts += _of(label, each, says)
        self.leave_button = button(_("Close"), "plain", "x", does=leave)
        parts.append(row(self.leave_button, None))
        self.setLayout(stack(card(stack(*parts, space="s"))))


class Traced(Page):
    """A page of figures that tells, beside them, where those somebody asked about come from."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.trace: Trace | None = None

    def tell(self, asked: Asked, pack: Pack, beside: QVBoxLayout) -> None:
        """Show where figures of a pack come from, in place of what was asked about before."""
        self.leave()
        self.trace = Trace(asked, saying(pack), words(shipped.report()).traced, self.leave)
        beside.insertWidget(0, self.trace)
        self.trace.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close what tells where figures come from."""
        if self.trace is not None:
            self.trace.hide()
            self.trace.deleteLater()
            self.trace = None


def _of(label: str, each: Figure, says: Saying) -> list[Item]:
    said: list[Item] = [text(_("{label}: {figure}").format(label=label, figure=says.figure(each)), "body")]
    if each.shown is not Shown.SHOWN:
        return said
    if not each.rows:
        return [*said, text(_("There is nothing in the book behind it."), "small", "soft")]
    shown, more = each.rows[:_MOST], len(each.rows) - _MOST
    said += [text(told(one), "small", "soft") for one in shown]
    if more > 0:
        counted = ngettext("And {count} more.", "And {count} more.", more).format(count=current().whole(more))
        said.append(text(counted, "small", "soft"))
    return said


def told(one: Row) -> str:
    """Return what a row of the book is, with its number there and its day."""
    kind = _(_KINDS[one.table]) if one.table in _KINDS else one.table
    values = {"kind": kind, "number": one.id, "day": current().day(one.day, "long") if one.day else ""}
    said = _("{kind}, number {number}, {day}") if one.day else _("{kind}, number {number}")
    return said.format(**values)
