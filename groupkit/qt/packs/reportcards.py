"""Reports as a list, and how far one of them is: made, agreed, seen by members, sent."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.packs.reports import Report
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import button, card, chip, row, stack, text

MADE, AGREED, SEEN, SENT = "made", "agreed", "seen", "sent"
STEPS: Mapping[str, str] = MappingProxyType(
    {MADE: N_("Made"), AGREED: N_("Agreed"), SEEN: N_("Seen by members"), SENT: N_("Sent")}
)
_BETWEEN = N_("{first} to {last}")


def standing(report: Report) -> str:
    """Return how far a report is."""
    days = ((report.sent_on, SENT), (report.seen_on, SEEN), (report.agreed_on, AGREED))
    return next((step for day, step in days if day is not None), MADE)


def days(report: Report) -> str:
    """Return the days of a report in words."""
    words = current()
    return _(_BETWEEN).format(first=words.day(report.first, "sheet"), last=words.day(report.last, "sheet"))


class Reports(QWidget):
    """Every report with how far it is; pressing one shows it."""

    def __init__(self, found: Sequence[Report], shown: str, show: Callable[[str], object]) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        lines = []
        for report in found:
            kind = "quiet" if report.key == shown else "plain"
            self.buttons[report.key] = made = button(days(report), kind, does=partial(show, report.key))
            step = standing(report)
            tone = "accent" if step == SENT else "plain"
            lines.append(Columns(made, chip(_(STEPS[step]), tone), letters=0, space="s"))
        self.setLayout(stack(card(stack(row((text(_("Reports"), "heading"), 1)), *lines, space="s"))))
