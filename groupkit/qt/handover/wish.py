"""Three things the one who leaves wishes they had known, and the end of a hand-over."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from groupkit.core.handover.passing import LONGEST_WISH, WISHES, Passing
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import line
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, stack, text

Action = Callable[[], object]


class Wish(QWidget):
    """One line for each of the three things; what is kept stands in it."""

    def __init__(self, page: Page, told: Passing, keep: Action) -> None:
        super().__init__()
        asked, self._kept = told.job.told(current()).wish, told.handover.known
        self.entries = [line(words, most=LONGEST_WISH) for words in [*self._kept, *[""] * WISHES][:WISHES]]
        self.keep_button = button(_("Keep this for the next holder"), "quiet", "check", does=keep)
        labels = (asked.replace("_", "").strip(": ") for asked in asked.lines)
        fields = [
            page.field(f"known-{number}", Field(label, entry))
            for number, (label, entry) in enumerate(zip(labels, self.entries, strict=True), start=1)
        ]
        self.setLayout(stack(text(asked.intro), *fields, Columns(self.keep_button, letters=0), space="m"))

    def answers(self) -> tuple[str, ...]:
        """Return what is written."""
        return tuple(entry.text() for entry in self.entries)

    def waits(self) -> bool:
        """Tell whether something is written that is not kept yet."""
        return tuple(filter(None, map(str.strip, self.answers()))) != self._kept


class End(QWidget):
    """What is still to do when the list is gone through: sign, and say who holds the job now."""

    def __init__(self, told: Passing, to_people: Action) -> None:
        super().__init__()
        self.holds_button = button(_("Write down who holds it"), "quiet", "users", does=to_people)
        said = _("Print the sheet, and all three of you sign it. Then write down who holds the job now.")
        open_lines = text(told.job.told(current()).close.text)
        self.setLayout(stack(open_lines, text(said), Columns(self.holds_button, letters=0), space="m"))
