"""What a report is asked for: its days, the parts the group agreed to give out, and how small is too small."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from groupkit.core.packs.withheld import LEAST, USUAL
from groupkit.core.visits import months_before
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Count, Day
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.ticks import Tick

Action = Callable[[], object]
_YEAR = 12


class ReportForm(QWidget):
    """The form of a new report; no part is chosen beforehand."""

    def __init__(
        self, page: Page, titles: Sequence[tuple[str, str]], make: Action, leave: Action, *, least: int
    ) -> None:
        super().__init__()
        start = months_before(page.group.today(), 0)
        self.first_day = Day(months_before(start, _YEAR))
        self.last_day = Day(start - timedelta(days=1))
        self.parts = {key: Tick(title, fades=False) for key, title in titles}
        self.small = Count(max(USUAL, least), digits=2)
        self.make_button = button(_("Make the report"), "primary", "file-text", does=make)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        hint = _("Smaller figures are never shown. {least} is the least, and it can only go up.").format(
            least=current().whole(max(LEAST, least))
        )
        days = Columns(
            (page.field("first", Field(_("First day"), self.first_day)), 1),
            (page.field("last", Field(_("Last day"), self.last_day)), 1),
        )
        holder = box(stack(*self.parts.values(), space="xs"))
        holder.setFocusProxy(next(iter(self.parts.values())))
        agreed = _("Tick only what the group agreed to give out. The rest is left out.")
        parts = page.field("agreed", Field(_("What the group gives out"), holder, hint=agreed))
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("A new report"), "heading"),
                        days,
                        parts,
                        page.field("k", Field(_("Figures below this are not shown"), self.small, hint=hint)),
                        Columns(self.make_button, self.leave_button, letters=0, space="s"),
                        space="l",
                    )
                )
            )
        )

    def days(self) -> tuple[date, date]:
        """Return the first and the last day."""
        return self.first_day.day(), self.last_day.day()

    def agreed(self) -> tuple[str, ...]:
        """Return the keys of the parts that were ticked."""
        return tuple(key for key, tick in self.parts.items() if tick.isChecked())
