"""Visits over time: a typical week in words, calm bars, the week we cover, and the meetings people wish for."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.progress import Progress
from groupkit.core.visits import month_of, typical_in_words
from groupkit.core.wishes import Wanted
from groupkit.i18n import _, current, ngettext
from groupkit.lazy import lazily
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, card, row, stack, text
from groupkit.qt.sections import empty, header
from groupkit.qt.ticks import Tick
from groupkit.qt.visits.months import ALL, Months, typical_sentences
from groupkit.qt.visits.week import Week, on_card
from groupkit.qt.visits.wishes import Slot, WishActions, WishForm, WishList
from groupkit.services import meetings, visits

if TYPE_CHECKING:
    from groupkit.pdf import visits as paper
    from groupkit.qt import printing
else:
    paper = lazily("groupkit.pdf.visits")
    printing = lazily("groupkit.qt.printing")

_YEAR = timedelta(days=365)


class VisitsPage(Page):
    """What a group sees when it looks back, and forward to the meetings people wish for."""

    name = "visits"
    topics = frozenset({"visits", "meetings", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.meeting, self.back, self.large = ALL, 12, False
        self.slot: Slot = (0, "evening")
        self.months: Months | None = None

    def content(self) -> QLayout:
        """Return the page; before the first count, the first step."""
        if self.months is not None:
            self.meeting, self.back = self.months.chosen()
            self.months = None
        self.back_button = button(_("Meetings"), "plain", "chevron-left", does=lambda: self.desk.go("meetings"))
        if not meetings.listing(self.group):
            return self._no_meeting()
        covers = visits.coverage(self.group)
        self.week = Week(covers)
        return stack(
            *self._top(),
            Columns((on_card(self.week, covers), 3), (self._on_paper(), 2)),
            Columns((self._wishes(), 3), (self._form(), 2)),
            None,
        )

    def _no_meeting(self) -> QLayout:
        self.add_button = button(_("Add a meeting"), "primary", "plus", does=lambda: self.desk.go("meetings"))
        self.first = self.add_button
        said = _("Add a meeting first. Once heads are counted, the months will stand here.")
        return stack(
            header(_("Visits over time"), _("No meeting is planned yet."), None, self.back_button),
            empty(_("When do you meet?"), said, self.add_button),
            None,
        )

    def _top(self) -> tuple[QWidget, QWidget]:
        """Return the header and the months, or what to do so that there are some."""
        known = visits.last_months(self.group, 24)
        if not known:
            self.count_button = button(_("Count heads"), "primary", "users", does=lambda: self.desk.go("tonight"))
            self.first = self.count_button
            said = _("Count heads once after a meeting, in numbers only. The months will stand here.")
            return (
                header(_("Visits over time"), _("Nobody has counted heads yet."), None, self.back_button),
                empty(_("How many come?"), said, self.count_button),
            )
        week = visits.typical_week(self.group)
        sentence = "\n".join(typical_in_words(week, current())[: typical_sentences(week)])
        self.print_button = button(_("Print"), "primary", "printer", does=self.print_page)
        self.months = Months(self.group, self.meeting, self.back)
        self.first = self.months.bars
        return header(_("Visits over time"), sentence, self.print_button, self.back_button), self.months

    # paper

    def _on_paper(self) -> QWidget:
        self.large_tick = Tick(_("Large print"), _("Half as large again, on more pages"), done=self.large)
        self.large_tick.toggled.connect(self._choose_large)
        self.save_button: QPushButton = button(_("Save as PDF"), "quiet", "download", does=self.save_page)
        said = text(_("The bars, our week and the wishes, for the notice board."), "body", "soft")
        lines = stack(text(_("On paper"), "heading"), said, self.large_tick, row(self.save_button, None), space="m")
        holder = QWidget()
        holder.setLayout(stack(card(lines), None))
        return holder

    def _choose_large(self, large: bool) -> None:  # noqa: FBT001  a slot
        self.large = large

    def print_page(self) -> None:
        """Print the months that are shown, the week and the wishes."""
        printing.print_out(self.desk, self, self._paper())

    def save_page(self) -> None:
        """Save the months that are shown, the week and the wishes as a PDF."""
        printing.save(self.desk, self, _("Visits over time"), self._paper())

    def _paper(self) -> "printing.Make":
        meeting, back = self.months.chosen() if self.months is not None else (self.meeting, self.back)
        found, about, large = visits.overview(self.group, back, meeting or None), self.group.profile, self.large
        name = next((each.name for each in meetings.listing(self.group) if each.id == meeting), "")

        def make(into: BinaryIO, progress: Progress) -> None:
            how = {"language": about.printing_language, "paper": about.paper}
            paper.visits(found, into, meeting=name, large=large, progress=progress, **how)

        return make

    def print_slips(self) -> None:
        """Print slips on which people write their wish."""
        printing.print_out(self.desk, self, self._slips())

    def save_slips(self) -> None:
        """Save slips on which people write their wish as a PDF."""
        printing.save(self.desk, self, _("Slips to wish for a meeting"), self._slips())

    def _slips(self) -> "printing.Make":
        about, large = self.group.profile, self.large

        def make(into: BinaryIO, progress: Progress) -> None:
            how = {"language": about.printing_language, "paper": about.paper}
            paper.wish_slips(into, group=about.name, large=large, progress=progress, **how)

        return make

    # wishes

    def _wishes(self) -> QWidget:
        every = visits.wanted(self.group)
        unmet = [each for each in every if not each.meetings]
        met = [each for each in every if each.meetings]
        since = month_of(self.group.today() - _YEAR)
        old = any(each.told_on < since for each in visits.wishes(self.group))
        actions = WishActions(
            forget=self.forget,
            forget_old=self.forget_old,
            print_slips=self.print_slips,
            save_slips=self.save_slips,
        )
        self.list = WishList(unmet, met, actions, old=old)
        return self.list

    def _form(self) -> QWidget:
        self.form = WishForm(self, self.slot, self.save_wish)
        return self.form

    def save_wish(self) -> None:
        """Write down the wish as answered; the next one starts at the same time of the week."""
        wish, self.slot = self.form.wish(), self.form.slot()
        if self.attempt(lambda: visits.wish(self.group, wish)):
            self.draw({})
            self.form.weekday.setFocus()
            self.desk.say(_("The wish is written down."), undoable=True)

    def forget(self, wanted: Wanted) -> None:
        """Forget the wishes for one time and place."""
        self._forgot(lambda: visits.forget_wanted(self.group, wanted))

    def forget_old(self) -> None:
        """Forget the wishes told more than a year ago."""
        self._forgot(lambda: visits.forget_wishes(self.group, self.group.today() - _YEAR))

    def _forgot(self, action: Callable[[], int]) -> None:
        counts: list[int] = []
        if self.attempt(lambda: counts.append(action())):
            count = counts[0]
            said = ngettext("{count} wish is forgotten.", "{count} wishes are forgotten.", count)
            self.desk.say(said.format(count=count), undoable=True)
