"""What stands beside the steps: what the last holder left, how to go about it, and the sheet on paper."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from groupkit.core.handover.passing import Handover, Passing
from groupkit.core.roles import TREASURER
from groupkit.i18n import _, current
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.handover.papers import sheet
from groupkit.qt.pieces import button, card, stack, text
from groupkit.qt.ticks import Tick

Action = Callable[[], object]


class Side(QWidget):
    """The cards beside one hand-over."""

    def __init__(self, desk: Desk, told: Passing, change: Action, remove: Action) -> None:
        super().__init__()
        self.paper = Paper(desk, told.handover)
        cards = [
            *_before(told),
            *_promised(told),
            *self._money(desk, told),
            self._together(told, change, remove),
            self.paper,
        ]
        self.setLayout(stack(*cards, None, space="l"))

    def _money(self, desk: Desk, told: Passing) -> list[QWidget]:
        """Lead to the figures and the paper of the money, for the job that looks after it."""
        if told.handover.role != TREASURER:
            return []
        go = partial(desk.go, "handing")
        self.money_button = button(_("Hand over the money"), "quiet", "wallet", does=go)
        said = text(_("One paper with every figure, which both of you sign."))
        buttons = Columns(self.money_button, letters=0)
        return [card(stack(text(_("The money"), "heading"), said, buttons, space="m"))]

    def _together(self, told: Passing, change: Action, remove: Action) -> QWidget:
        form = told.job.told(current())
        self.names_button = button(_("Change the names"), "plain", "users", does=change)
        self.remove_button = button(_("Take it off the list"), "plain", "trash-2", does=remove)
        going = not told.handover.over
        buttons = [Columns(self.names_button, self.remove_button, letters=0, space="s")] if going else []
        lines = [text(words) for words in form.how]
        said = text(_("You can stop at any step and come back."))
        return card(stack(text(_("Take your time"), "heading"), said, *lines, *buttons))


class Paper(QWidget):
    """The sheet for the two and a third person, printed or saved, in large print too."""

    def __init__(self, desk: Desk, of: Handover) -> None:
        super().__init__()
        self._desk, self._of = desk, of
        self.large = Tick(_("In large print"), fades=False)
        self.print_button = button(_("Print the sheet"), "quiet", "printer", does=self.print_sheet)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_sheet)
        said = text(_("One sheet for the three of you, with room to sign."))
        buttons = Columns(self.print_button, self.save_button, letters=0, space="s")
        self.setLayout(stack(card(stack(text(_("On paper"), "heading"), said, self.large, buttons, space="m"))))

    def print_sheet(self) -> None:
        """Print the sheet."""
        printing.print_out(self._desk, self, self._sheet())

    def save_sheet(self) -> None:
        """Save the sheet as a PDF."""
        printing.save(self._desk, self, _("Hand-over"), self._sheet())

    def _sheet(self) -> printing.Make:
        return sheet(self._desk.group, self._of, large=self.large.isChecked())


def _before(told: Passing) -> list[QWidget]:
    """Say what the last holder wished they had known, where they wrote it down."""
    if not told.before:
        return []
    words = [text(each) for each in told.before]
    return [card(stack(text(_("What the last holder wished they had known"), "heading"), *words), "accent")]


def _promised(told: Passing) -> list[QWidget]:
    """Say what was promised and goes along with the job."""
    if not told.promises:
        return []
    words = [text(each.what) for each in told.promises]
    return [card(stack(text(_("Promises that go along: who sees to them now?"), "heading"), *words))]
