"""The money on its way to the next treasurer: what there is, what is open, and the paper both sign."""

from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.progress import Progress
from groupkit.core.roles import TREASURER
from groupkit.i18n import _, current, ngettext
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.entries import line
from groupkit.qt.fields import Field
from groupkit.qt.money.figures import line as figure_line
from groupkit.qt.money.figures import money, strong
from groupkit.qt.money.ways import back
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, rule, stack, text
from groupkit.qt.sections import header
from groupkit.qt.ticks import Tick
from groupkit.services import treasury

if TYPE_CHECKING:
    from groupkit.pdf import treasury as paper
else:
    paper = lazily("groupkit.pdf.treasury")


class HandingPage(Page):
    """What goes along, in one look; the words asked for go onto the paper and are kept nowhere else."""

    name = "handing"
    topics = frozenset({"money", "handover", "service"})

    def content(self) -> QLayout:
        """Return the page."""
        self.told = treasury.handing(self.group)
        self.print_button = button(_("Print the paper"), "primary", "printer", does=self.print_paper)
        self.save_button = button(_("Save as PDF"), "quiet", "download", does=self.save_paper)
        said = _("One paper for the two of you. It protects both: go through it together, and both sign.")
        top = header(_("Hand over the money"), said, self.print_button, self.save_button, back(self.desk))
        left = box(stack(self._asked(), None, space="l"))
        right = box(stack(self._there(), self._waits(), None, space="l"))
        return stack(top, Columns((left, 1), (right, 1)), None)

    def _asked(self) -> QWidget:
        told = self.told
        self.entries = {
            "giver": line(told.giver, most=40),
            "taker": line(told.taker, most=40),
            "third": line(told.third, most=40),
            "sign_now": line(most=120),
            "sign_change": line(most=120),
            "open": line(most=300),
        }
        labels = {
            "giver": _("Who hands over"),
            "taker": _("Who takes on"),
            "third": _("Who sits with you, if somebody does"),
            "sign_now": _("Who can sign at the bank now"),
            "sign_change": _("Who is to sign from now on"),
            "open": _("What is still open"),
        }
        fields = [self.field(name, Field(labels[name], entry)) for name, entry in self.entries.items()]
        self.first = next((entry for entry in self.entries.values() if not entry.text()), self.entries["giver"])
        self.large = Tick(_("In large print"), fades=False)
        self.steps_button = button(
            _("The steps of the hand-over"),
            "plain",
            "arrow-right",
            does=lambda: self.desk.go("handover", TREASURER),
        )
        quiet = text(_("What you leave empty becomes a line to write on."), "body", "soft")
        below = Columns(self.steps_button, letters=0)
        return card(stack(text(_("On the paper"), "heading"), quiet, *fields, self.large, below, space="l"))

    def _there(self) -> QWidget:
        told, words = self.told, current()
        lines = [figure_line(each.place, money(each.total, told.currency)) for each in told.holdings]
        total = sum(each.total for each in told.holdings)
        counted = [
            text(
                _("{place} was counted by {names} on {day}.").format(
                    place=each.place, names=words.listing(each.by), day=words.day(each.day, "short")
                ),
                "small",
            )
            for each in told.counted
        ]
        closed = _("The book is closed up to {day}.").format(day=words.day(told.closed)) if told.closed else ""
        last = text(closed or _("No month of the book is closed yet."), "small")
        return card(
            stack(
                text(_("What there is"), "heading"),
                *lines,
                rule(),
                strong(_("All"), money(total, told.currency)),
                *counted,
                last,
                space="m",
            )
        )

    def _waits(self) -> QWidget:
        told = self.told
        claims = ngettext("Still to pay, {count} claim", "Still to pay, {count} claims", len(told.claims))
        advances = ngettext(
            "Given in advance, {count} person", "Given in advance, {count} people", len(told.advances)
        )
        grants = ngettext("Left of {count} grant", "Left of {count} grants", len(told.grants))
        lines = [
            figure_line(said.format(count=len(each)), money(sum(one.pence for one in each), told.currency))
            for said, each in ((claims, told.claims), (advances, told.advances), (grants, told.grants))
            if each
        ]
        if not lines:
            lines = [text(_("Nothing waits."), "body", "soft")]
        return card(stack(text(_("What waits"), "heading"), *lines, space="m"))

    def print_paper(self) -> None:
        """Print the paper."""
        printing.print_out(self.desk, self, self._paper())

    def save_paper(self) -> None:
        """Save the paper as a PDF."""
        printing.save(self.desk, self, _("Hand over the money"), self._paper())

    def _paper(self) -> printing.Make:
        about, large = self.group.profile, self.large.isChecked()
        told = treasury.handing(self.group, {name: entry.text() for name, entry in self.entries.items()})

        def make(into: BinaryIO, progress: Progress) -> None:
            speaks, size = about.printing_language, about.paper
            paper.handing(told, into, language=speaks, paper=size, large=large, progress=progress)

        return make
