"""How we share the work: counts of turns and of people who could, open jobs, and a month without somebody."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.progress import Progress
from groupkit.core.sharing import Could, Share, Sharing
from groupkit.i18n import N_, _, current, ngettext
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, rule, stack, text
from groupkit.qt.sections import header, listed
from groupkit.qt.tables import Column, Table
from groupkit.services import service, sharing
from groupkit.services.rota import offers

if TYPE_CHECKING:
    from groupkit.pdf import sharing as paper
else:
    paper = lazily("groupkit.pdf.sharing")

_MOST_OPEN = 6


class SharingPage(Page):
    """Counts only: no list here ranks anybody."""

    name = "sharing"
    topics = frozenset({"service", "meetings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asked = ""

    def content(self) -> QLayout:
        """Return what was shared beside what is open and who could step in."""
        self.found = sharing.sharing(self.group)
        self.back_button = button(
            _("People and roles"), "plain", "chevron-left", does=lambda: self.desk.go("service")
        )
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_page)
        self.print_button = button(_("Print"), "primary", "printer", does=self.print_page)
        self.first = self.print_button
        top = header(
            _("How we share the work"), in_short(self.found), self.print_button, self.save_button, self.back_button
        )
        side = box(stack(self._open(), self._without(), None, space="l"))
        main = box(stack(self._shared(), self._could(), None, space="l"))
        return stack(top, Columns((main, 3), (side, 2)), None)

    def _shared(self) -> QWidget:
        columns = (
            Column[Share](title=N_("Job"), words=lambda each: each.role.called(current())),
            Column[Share](title=N_("Turns"), words=lambda each: str(each.turns), figures=True),
            Column[Share](title=N_("Shared by"), words=lambda each: str(each.people), figures=True),
            Column[Share](
                title=N_("To notice"),
                words=lambda each: _("Always the same person") if each.always_one else "",
                tone=lambda each: "care" if each.always_one else "",
            ),
        )
        self.shares = Table(columns, _("The last thirteen weeks"))
        self.shares.show_rows(self.found.shares)
        if not self.found.shares:
            return card(
                stack(
                    text(_("The last thirteen weeks"), "heading"),
                    text(
                        _("No turn is written down yet. Plan the rota, and they will be counted here."), tone="soft"
                    ),
                    space="m",
                )
            )
        return listed(_("The last thirteen weeks"), self.shares)

    def _could(self) -> QWidget:
        lines = stack(text(_("Who could"), "heading"), space="m")
        for each in self.found.could:
            lines.addWidget(text(could_in_words(each)))
        return card(lines)

    def _open(self) -> QWidget:
        found = offers.open_jobs(self.group)
        lines = stack(text(_("Open to anybody"), "heading"), space="m")
        if not found:
            lines.addWidget(text(_("Nothing is open in the next four weeks.")))
        self.open_buttons = []
        for each in found[:_MOST_OPEN]:
            said = _("{role}, {day}").format(role=each.role.called(current()), day=current().day(each.occasion.day))
            take = button(_("Ask"), "plain", does=partial(self.desk.go, "rota", each.occasion))
            take.setAccessibleName(_("Ask for {job}").format(job=said))
            self.open_buttons.append(take)
            lines.addLayout(row((text(said), 1), take))
        if len(found) > _MOST_OPEN:
            more = len(found) - _MOST_OPEN
            said = ngettext("And {count} more.", "And {count} more.", more).format(count=more)
            lines.addWidget(text(said, "small"))
        return card(lines)

    def _without(self) -> QWidget:
        known = [person.short_name for person in service.people(self.group)]
        self.asked = self.asked if self.asked in known else ""
        names = [("", _("Choose a name")), *((name, name) for name in known)]
        self.who = Choice(names, self.asked)
        self.who.currentIndexChanged.connect(self._ask)
        lines = stack(
            text(_("Could we run a month without somebody?"), "heading"),
            Field(_("Without"), self.who, hint=_("Nothing is written down. It is only a look ahead.")),
            space="m",
        )
        for sentence in self._answer():
            lines.addWidget(rule())
            lines.addWidget(text(sentence))
        return card(lines)

    def _ask(self) -> None:
        self.asked = self.who.value() or ""
        self.draw({})
        self.who.setFocus()

    def _answer(self) -> Iterator[str]:
        if not self.asked:
            return
        found = sharing.without(self.group, self.asked)
        if found.goes_on:
            yield _("Yes. Every job would have somebody.")
            return
        if found.open:
            said = ngettext(
                "{count} of {places} places would be open.",
                "{count} of {places} places would be open.",
                len(found.open),
            )
            yield said.format(count=len(found.open), places=found.places)
        for role in found.terms:
            said = _("{role}: nobody would step in. A deputy would help.")
            yield said.format(role=role.called(current()))

    def print_page(self) -> None:
        """Print the counts."""
        printing.print_out(self.desk, self, self._paper())

    def save_page(self) -> None:
        """Save the counts as a PDF."""
        printing.save(self.desk, self, _("How we share the work"), self._paper())

    def _paper(self) -> printing.Make:
        found, about = self.found, self.group.profile

        def make(into: BinaryIO, progress: Progress) -> None:
            speaks, size = about.printing_language, about.paper
            paper.page(found, into, group=about.name, language=speaks, paper=size, progress=progress)

        return make


def in_short(found: Sharing) -> str:
    """Say in one sentence how many share the work."""
    if not found.turns:
        return _("Counts only. No list here puts anybody above anybody else.")
    said = ngettext(
        "{turns} turns in thirteen weeks, shared by {count} person.",
        "{turns} turns in thirteen weeks, shared by {count} people.",
        found.serving,
    )
    return said.format(turns=found.turns, count=found.serving)


def could_in_words(each: Could) -> str:
    """Say how many could do one of the jobs a group cannot do without."""
    role = each.role.called(current())
    if not each.willing:
        return _("{role}: nobody has said yes yet.").format(role=role)
    said = ngettext(
        "{role}: {count} person would, and {done} of them has done it.",
        "{role}: {count} people would, and {done} of them have done it.",
        each.willing,
    )
    return said.format(role=role, count=each.willing, done=each.done)
