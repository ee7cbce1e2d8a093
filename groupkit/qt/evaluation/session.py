"""A talk with more than one person, planned for paper: one kind of voice, a way out, and somebody afterwards."""

from datetime import time
from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.evaluation.people import STRANDS, Strand
from groupkit.core.evaluation.sessions import LONGEST, USUAL_MINUTES, Session
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice, Clock, Count, Day, line, notes
from groupkit.qt.evaluation import papers
from groupkit.qt.evaluation.roundpage import HOME
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, card, mark, row, stack, text
from groupkit.qt.sections import header
from groupkit.services.evaluation import sessions, telling
from groupkit.storage.evaluation import shipped

_STARTS = time(18, 0)


class SessionPage(Page):
    """Asks what is planned and prints it; nothing of it is kept in the book."""

    name = "evaluationsession"
    topics = frozenset({"profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.strand, self.day, self.start = Strand.MEMBERS, self.group.today(), _STARTS
        self.large = False

    def content(self) -> QLayout:
        """Return what is asked, in the order in which people plan."""
        words = telling.told(shipped.consent()).session
        self.print_button = button(_("Print the plan"), "primary", "printer", does=self.print_plan)
        self.save_button = button(_("Save as PDF"), "quiet", "download", does=self.save_plan)
        self.back_button = button(
            _("All rounds of talks"), "plain", "chevron-left", does=partial(self.desk.go, HOME)
        )
        said = _("It goes on paper, and nothing of it is kept here.")
        head = header(words.title, said, None, self.back_button)
        both = Columns((self._when(words.apart), 1), (self._cared(words.way_out, words.afterwards), 1))
        self.first = self.strand_entry
        self.large_tick = papers.large_tick(self)
        ways = stack(self.large_tick, flow(self.print_button, self.save_button), space="s")
        return stack(head, both, ways, None)

    def _when(self, apart: str) -> QWidget:
        self.strand_entry = Choice([(each, _(STRANDS[each])) for each in Strand], self.strand)
        self.day_entry, self.start_entry = Day(self.day), Clock(self.start)
        self.minutes_entry = Count(USUAL_MINUTES, digits=3)
        self.place_entry, self.leads_entry = line(most=LONGEST), line(most=LONGEST)
        # kept beside the words, so that a page drawn anew shows them again
        self.strand_entry.currentIndexChanged.connect(self._take)
        self.day_entry.dateChanged.connect(self._take)
        self.start_entry.timeChanged.connect(self._take)
        when = flow(
            self.field("day", Field(_("On which day?"), self.day_entry)),
            self.field("start", Field(_("It starts at"), self.start_entry)),
            self.field("minutes", Field(_("Minutes"), self.minutes_entry)),
            space="l",
        )
        return card(
            stack(
                self.field("strands", Field(_("Whose voices do you want to hear?"), self.strand_entry)),
                row(mark("users", "accent"), (text(apart), 1), space="s"),
                when,
                self.field("place", Field(_("Where?"), self.place_entry)),
                self.field("leads", Field(_("Who leads it?"), self.leads_entry)),
                None,
                space="m",
            )
        )

    def _cared(self, way_out: str, afterwards: str) -> QWidget:
        self.out_entry, self.after_entry = notes(lines=3), notes(lines=3)
        return card(
            stack(
                text(_("So that nobody is left alone with it"), "heading"),
                self.field("way_out", Field(way_out, self.out_entry)),
                self.field("afterwards", Field(afterwards, self.after_entry)),
                None,
                space="m",
            ),
            "accent",
        )

    def _take(self) -> None:
        self.strand = self.strand_entry.value() or self.strand
        self.day, self.start = self.day_entry.day(), self.start_entry.moment()

    def planned(self) -> Session | None:
        """Return the plan, or None where something is to be put right first."""
        self._take()
        made: list[Session] = []

        def plan() -> None:
            found = sessions.plan(
                self.group,
                {self.strand},
                self.day,
                leads=self.leads_entry.text(),
                way_out=self.out_entry.toPlainText(),
                afterwards=self.after_entry.toPlainText(),
                start=self.start,
                minutes=self.minutes_entry.count() or 0,
                place=self.place_entry.text(),
            )
            made.append(found)

        return made[0] if self.attempt(plan) else None

    def print_plan(self) -> None:
        """Print the plan."""
        if (plan := self.planned()) is not None:
            papers.print_session(self, plan, large=self.large)

    def save_plan(self) -> None:
        """Save the plan as a PDF."""
        if (plan := self.planned()) is not None:
            papers.save_session(self, plan, large=self.large)
