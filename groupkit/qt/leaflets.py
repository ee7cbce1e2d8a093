"""The papers of service: cards, sign-up sheet, swap slips, poster, ballots, a record for a member who asks."""

from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.progress import Progress
from groupkit.core.roles import ON, TERM
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice, Count
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import header
from groupkit.qt.ticks import Tick
from groupkit.services import papers, roles, service

if TYPE_CHECKING:
    from groupkit.pdf.leaflets import making as paper
else:
    paper = lazily("groupkit.pdf.leaflets.making")

KINDS = {
    "cards": (N_("A card for each job"), N_("Half a sheet each: what to do before, during and after.")),
    "jobs": (N_("All jobs on one page"), N_("What each job is for and the time it takes.")),
    "signup": (
        N_("The sign-up sheet"),
        N_("For the wall. Each line has a number, to type it back in by."),
    ),
    "swaps": (N_("Swap slips"), N_("For whoever cannot make it. Four on a page.")),
    "poster": (N_("A poster for an open job"), N_("With slips to tear off.")),
    "ballots": (N_("Ballot papers"), N_("All alike and without numbers, with a page for the two who count.")),
    "record": (N_("A record of service"), N_("Only for a member who asks for it themselves.")),
}


class LeafletsPage(Page):
    """Which paper, and what it is about."""

    name = "leaflets"
    topics = frozenset({"service", "meetings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.chosen, self.large = "cards", False

    def content(self) -> QLayout:
        """Return the papers beside what the chosen one asks."""
        self.back_button = button(
            _("People and roles"), "plain", "chevron-left", does=lambda: self.desk.go("service")
        )
        self.print_button = button(_("Print"), "primary", "printer", does=self.print_paper)
        self.save_button = button(_("Save as PDF"), "quiet", "download", does=self.save_paper)
        said = _("Choose a paper, then print it.")
        top = header(_("Papers"), said, self.print_button, self.save_button, self.back_button)
        self.kind = Choice(((key, _(title)) for key, (title, _note) in KINDS.items()), self.chosen)
        self.kind.currentIndexChanged.connect(self._choose)
        self.first = self.kind
        _title, note = KINDS[self.chosen]
        self.large_tick = Tick(_("Large print"), _("A quarter larger, on more pages"), done=self.large)
        self.large_tick.toggled.connect(lambda large: setattr(self, "large", large))
        which = card(
            stack(
                Field(_("Which paper"), self.kind),
                text(_(note), "body", "soft"),
                self.large_tick,
                space="m",
            )
        )
        return stack(top, Columns((box(stack(which, None)), 3), (self._about(), 2)), None)

    def _choose(self) -> None:
        self.chosen = self.kind.value() or "cards"
        self.draw({})
        self.kind.setFocus()

    def _about(self) -> QWidget:
        """Return what the chosen paper asks, or nothing."""
        people = service.people(self.group)
        jobs = [(role.key, role.called(current())) for role in roles.used(self.group, TERM) if role.used == ON]
        self.role = Choice(jobs)
        self.who = Choice((person.short_name, person.short_name) for person in people)
        self.count = Count(12, digits=2)
        asked: list[QWidget] = []
        if self.chosen in ("poster", "ballots"):
            asked.append(self.field("role", Field(_("For which job"), self.role)))
        if self.chosen in ("poster", "record"):
            label = _("Whom to ask") if self.chosen == "poster" else _("For whom")
            asked.append(self.field("person", Field(label, self.who)))
        if self.chosen == "ballots":
            hint = _("One each. Those put forward stand on it.")
            asked.append(self.field("count", Field(_("How many papers"), self.count, hint=hint)))
        if not asked:
            return QWidget()
        return box(stack(card(stack(*asked, space="l")), None))

    def print_paper(self) -> None:
        """Print the chosen paper."""
        if (make := self._paper()) is not None:
            printing.print_out(self.desk, self, make)

    def save_paper(self) -> None:
        """Save the chosen paper as a PDF."""
        if (make := self._paper()) is not None:
            printing.save(self.desk, self, _(KINDS[self.chosen][0]), make)

    def _paper(self) -> printing.Make | None:
        """Read the book now, and make the paper later; None where something has to be put right first."""
        found: list[papers.Told] = []
        asked = papers.Asked(
            kind=self.chosen,
            role=self.role.value() or "",
            name=self.who.value() or "",
            count=self.count.count() or 0,
        )
        if not self.attempt(lambda: found.append(papers.tell(self.group, asked))):
            return None
        (told,), about, large = found, self.group.profile, self.large

        def make(into: BinaryIO, progress: Progress) -> None:
            speaks, size = about.printing_language, about.paper
            paper.make(told, into, language=speaks, paper=size, large=large, progress=progress)

        return make
