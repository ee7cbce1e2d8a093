"""The Meetings page: which meetings come next, one of them opened, and the group's regular meetings."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.meetings import Occasion
from groupkit.core.problems import refuse
from groupkit.core.progress import Progress
from groupkit.core.weeks import moved_here
from groupkit.i18n import _, current, ngettext
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.meetings.changing import Changing
from groupkit.qt.meetings.closed import ClosedList, CloseSome, Holidays
from groupkit.qt.meetings.form import MeetingForm
from groupkit.qt.meetings.listing import WEEKS, Coming, Held, folded
from groupkit.qt.meetings.night import Duties, HeadCount, OnPaper, Order, meeting_facts
from groupkit.qt.meetings.regular import NotAsUsual, Regular, Telephone
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.sections import empty, header, listed
from groupkit.qt.service.papers import who_does_what
from groupkit.services import meetings, tonight, weeks

if TYPE_CHECKING:
    from groupkit.pdf import meetings as paper
    from groupkit.qt.meetings import papers
else:
    paper = lazily("groupkit.pdf.meetings")
    papers = lazily("groupkit.qt.meetings.papers")

NEW = 0
_SOON = timedelta(hours=12)


class MeetingsPage(Page):
    """The coming eight weeks, the last eight, one meeting in full, or the form to change one."""

    name = "meetings"
    topics = frozenset({"meetings", "service", "tonight"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.occasion: Occasion | None = None
        self.editing: int | None = None
        self.closing = False

    def content(self) -> QLayout:
        """Return the list, the opened meeting or the form."""
        if self.editing is not None:
            return self._form(self.editing)
        if self.closing:
            return self._closed_days()
        if self.occasion is not None:
            self.occasion = weeks.as_it_stands(self.group, self.occasion)
        if self.occasion is not None:
            return self._night(self.occasion)
        if not meetings.listing(self.group):
            return self._empty()
        return self._list()

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a form that was left half filled opens again with what was typed."""
        if typed and typed.get("form", "").isdigit():
            self.editing = int(typed["form"])
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed, and in which form."""
        words = super().typed()
        return {**words, "form": str(self.editing)} if words and self.editing is not None else words

    def show_this(self, shown: object) -> None:
        """Show one meeting."""
        if isinstance(shown, Occasion):
            self._turn(occasion=shown)

    def _turn(self, *, occasion: Occasion | None = None, editing: int | None = None, closing: bool = False) -> None:
        """Turn to the list, a meeting, the form or the closed days, and start there with the keyboard."""
        self.occasion, self.editing, self.closing = occasion, editing, closing
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    # the list

    def _empty(self) -> QLayout:
        self.add_button = button(_("Add the first meeting"), "primary", "plus", does=self.add)
        self.first = self.add_button
        said = _("Tell groupkit the day and the time once. It keeps the rest.")
        below = empty(_("When do you meet?"), said, self.add_button)
        return stack(header(_("Meetings"), _("None yet.")), below, None)

    def _list(self) -> QLayout:
        coming = meetings.coming(self.group, WEEKS)
        self.add_button = button(_("Add a meeting"), "primary", "plus", does=self.add)
        self.print_button = button(_("Print"), "quiet", "printer", does=self.print_list)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_list)
        count = len(coming)
        said = ngettext("{count} meeting in the next 8 weeks.", "{count} meetings in the next 8 weeks.", count)
        self.table, self.past = Coming(self.group), Held(self.group)
        self.table.opened.connect(self.open)
        self.past.opened.connect(lambda past: self.open(past[0]))
        self.past_fold = folded(self.past)
        self.open_button = button(_("Open this meeting"), "quiet", "arrow-right", does=self._open)
        self.formats_button = button(
            _("How our meetings run"), "quiet", "arrow-right", does=lambda: self.desk.go("formats")
        )
        self.agreement_button = button(
            _("What we agree"), "quiet", "arrow-right", does=lambda: self.desk.go("agreement")
        )
        self.visits_button = button(
            _("Visits over time"), "quiet", "arrow-right", does=lambda: self.desk.go("visits")
        )
        self.first = self.table
        if coming:
            inside = listed(_("The next 8 weeks"), self.table, Columns(self.open_button, letters=0))
        else:
            inside = card(stack(text(_("No meeting is held in the next 8 weeks. They may be paused."))))
        more = Columns(self.formats_button, self.agreement_button, self.visits_button, letters=0, space="s")
        main = box(stack(inside, self.past_fold, more, None, space="m"))
        return stack(
            header(_("Meetings"), said.format(count=count), self.add_button, self.save_button, self.print_button),
            Columns((main, 3), (self._beside(), 2)),
            None,
        )

    def _beside(self) -> QWidget:
        """Make what stands beside the list: what is not as usual, the regular meetings, closed days, a calendar."""
        self.regular = Regular(self, lambda which: self._turn(editing=which))
        self.change_buttons = self.regular.change_buttons
        self.closed_button = button(
            _("Closed days and holidays"), "quiet", "calendar-days", does=lambda: self._turn(closing=True)
        )
        self.telephone = Telephone(self)
        today = self.group.today()
        found = weeks.left_out(self.group, today, today + timedelta(weeks=WEEKS))
        self.not_as_usual = NotAsUsual(self, found) if found else None
        first = [self.not_as_usual] if self.not_as_usual else []
        return box(stack(*first, self.regular, row(self.closed_button, None), self.telephone, None, space="l"))

    def _closed_days(self) -> QLayout:
        self.back_button = button(_("All meetings"), "plain", "chevron-left", does=self.back)
        self.closed, self.close_some = ClosedList(self), CloseSome(self)
        self.holidays = Holidays(self, self.group.today())
        self.first = self.back_button
        side = box(stack(self.holidays, None))
        return stack(
            header(_("Closed days"), _("On these days no meeting is held."), None, self.back_button),
            Columns((box(stack(self.closed, self.close_some, None, space="l")), 1), (side, 1)),
            None,
        )

    def _open(self) -> None:
        if (chosen := self.table.chosen()) is not None:
            self.open(chosen)

    def open(self, occasion: Occasion) -> None:
        """Show one meeting in full."""
        self._turn(occasion=occasion)

    def back(self) -> None:
        """Go back to the list."""
        self._turn()

    # one meeting

    def _night(self, occasion: Occasion) -> QLayout:
        order = meetings.running_order(self.group, occasion)
        self.print_button = button(_("Print the folder"), "primary", "printer", does=self.print_folder)
        self.back_button = button(_("All meetings"), "plain", "chevron-left", does=self.back)
        self.paper = OnPaper(large=False, save=self.save_folder, sheet=self.print_run_sheet)
        coming = occasion.finishes > self.group.now()
        self.duties = Duties(order, (lambda: self.desk.go("service", occasion)) if coming else None)
        self.order = Order(order)
        self.heads: HeadCount | None = None
        self.changing = Changing(self, occasion, self._changed) if coming else None
        side: list[QWidget] = [self.duties, self.paper, *([self.changing] if self.changing else [])]
        if occasion.starts - _SOON <= self.group.now():
            self.heads = HeadCount(self, meetings.heads(self.group, occasion), self.save_heads)
            side.insert(0 if not coming else 1, self.heads)
        self.first = self.print_button
        near = occasion.starts - _SOON <= self.group.now() <= occasion.finishes + _SOON
        self.run_button = button(
            _("Run the meeting"), "quiet", "play", does=lambda: self.desk.go("runner", occasion)
        )
        beside = [self.run_button] if near else []
        return stack(
            header(occasion.meeting.name, _when(occasion), self.print_button, *beside, self.back_button),
            meeting_facts(occasion, order),
            Columns((self.order, 3), (box(stack(*side, None, space="l")), 2)),
            None,
        )

    def _changed(self, occasion: Occasion | None, said: str) -> None:
        self._turn(occasion=occasion)
        self.desk.say(said, undoable=True)

    def save_heads(self) -> None:
        """Write down how many came."""
        assert self.heads is not None  # noqa: S101  the button stands in it
        occasion, counted = self._shown(), self.heads.heads()
        if self.attempt(lambda: meetings.count_heads(self.group, occasion, counted)):
            said = ngettext("{count} visit written down.", "{count} visits written down.", counted.contacts)
            self.desk.say(said.format(count=counted.contacts), undoable=True)

    def _shown(self) -> Occasion:
        assert self.occasion is not None  # noqa: S101  only called while one is shown
        return self.occasion

    # the form

    def add(self) -> None:
        """Open the form for a new meeting."""
        self._turn(editing=NEW)

    def _form(self, which: int) -> QLayout:
        known = next((each for each in meetings.listing(self.group) if each.id == which), None)
        self.form = MeetingForm(self, known, self.save_meeting, self.back)
        title = _("Change a meeting") if known else _("A new meeting")
        self.form_button = button(_("Save the meeting"), "primary", "check", does=self.save_meeting)
        self.back_button = button(_("All meetings"), "plain", "chevron-left", does=self.back)
        self.first = self.form.name
        said = _("Most answers stand here already. Change what is different.")
        return stack(header(title, said, self.form_button, self.back_button), self.form, None)

    def save_meeting(self) -> None:
        """Save the meeting as answered; problems stand by their fields."""
        meeting = self.form.meeting()
        does = meetings.change if meeting.id else meetings.add

        def keep() -> None:
            refuse((*self.form.often.problems(), *meeting.problems()))
            does(self.group, meeting)

        if self.attempt(keep):
            self._turn()
            self.desk.say(_("{meeting} is saved.").format(meeting=meeting.name), undoable=True)

    # paper

    def print_run_sheet(self) -> None:
        """Print the run sheet; Tonight's list ticks itself."""
        printing.print_out(self.desk, self, self._run_sheet(), self._printed(self._shown()))

    def print_folder(self) -> None:
        """Print the folder; Tonight's list ticks itself."""
        printing.print_out(self.desk, self, self.folder(), self._printed(self._shown()))

    def save_folder(self) -> None:
        """Save the folder as a PDF; Tonight's list ticks itself."""
        held = self._shown()
        printing.save(self.desk, self, papers.name(held), self.folder(), self._printed(held))

    def folder(self) -> printing.Make:
        """Return what makes the folder, with the pieces that are ticked."""
        return papers.whole(self.group, self._shown(), large=self.paper.large.isChecked(), pieces=self.paper.pieces)

    def _printed(self, occasion: Occasion) -> Callable[[], object]:
        return lambda: tonight.printed(self.group, occasion)

    def _run_sheet(self) -> printing.Make:
        order = meetings.running_order(self.group, self._shown())
        large, about = self.paper.large.isChecked(), self.group.profile

        def make(into: BinaryIO, progress: Progress) -> None:
            paper.running_order(
                order, into, language=about.printing_language, paper=about.paper, large=large, progress=progress
            )

        return make

    def print_list(self) -> None:
        """Print the coming meetings and who does what."""
        printing.print_out(self.desk, self, self._poster())

    def save_list(self) -> None:
        """Save the coming meetings and who does what as a PDF."""
        printing.save(self.desk, self, _("Our meetings"), self._poster())

    def _poster(self) -> printing.Make:
        return who_does_what(self.group, meetings.coming(self.group, WEEKS))


def _when(occasion: Occasion) -> str:
    day, moved = current().day(occasion.day, "full"), moved_here(occasion, current())
    return _("{day}. {note}.").format(day=day, note=moved) if moved else day
