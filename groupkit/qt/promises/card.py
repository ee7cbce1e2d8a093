"""Promises in a few words, on the first page, until the group was told what came of them."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from groupkit.core.promises import Promise, State, time_to_look
from groupkit.core.roles import called
from groupkit.i18n import _, current, ngettext
from groupkit.qt.pieces import box, button, card, row, stack, text

MOST = 3


class Promised(QWidget):
    """At most three promises, and how many more there are."""

    def __init__(self, promises: Sequence[Promise], today: date, show: Callable[[], object]) -> None:
        super().__init__()
        lines = stack(text(_("What we promised"), "heading"), space="m")
        for each in promises[:MOST]:
            lines.addWidget(box(stack(text(each.what), text(next_step(each, today), "small"), space="xs")))
        if (more := len(promises) - MOST) > 0:
            said = ngettext("And {count} more.", "And {count} more.", more).format(count=more)
            lines.addWidget(text(said, "body", "soft"))
        self.open_button = button(_("See what we promised"), "plain", "arrow-right", does=show)
        lines.addLayout(row(self.open_button, None))
        self.setLayout(stack(card(lines)))


def next_step(promise: Promise, today: date) -> str:
    """Say what is next about a promise: nothing is ever late."""
    if promise.state is not State.OPEN:
        return _("Tell the group what came of it.")
    month = current().month(promise.again)
    owner = called(promise.owner, current()) if promise.owner else ""
    if time_to_look(promise, today):
        said = _("{who} sees to it. It is time to look at it again.")
        return said.format(who=owner) if owner else _("Nobody sees to it yet. It is time to look at it again.")
    if not owner:
        return _("Nobody sees to it yet. We look again in {month}.").format(month=month)
    return _("{who} sees to it. We look again in {month}.").format(who=owner, month=month)
