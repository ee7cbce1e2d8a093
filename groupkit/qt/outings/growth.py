"""Outings over time: a plain table of years and quarters, and for each year what paid and which outings it were."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.outings.growth import YEAR, Figures, in_words, name_in_words, paid_in_words
from groupkit.core.outings.reckoning import FEW
from groupkit.core.outings.words.afterwards import AfterwardsWords
from groupkit.core.progress import Progress
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.money.figures import line
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, rule, stack, text
from groupkit.qt.sections import Fold, empty, header, listed
from groupkit.qt.tables import Column, Table
from groupkit.qt.ticks import Tick
from groupkit.services.outings import afterwards
from groupkit.services.outings.known import telling, words
from groupkit.services.outings.reckoning import outing

if TYPE_CHECKING:
    from groupkit.pdf.outings import growth as paper
    from groupkit.pdf.outings import sheets
else:
    paper = lazily("groupkit.pdf.outings.growth")
    sheets = lazily("groupkit.pdf.outings.sheets")

_HEADS = (N_("Outings"), N_("Places"), N_("Free places"), N_("First time"), N_("Cost"))


class GrowthPage(Page):
    """What a group sees when it looks back on its outings: sums only, and nobody in them."""

    name = "growth"
    topics = frozenset({"outings", "money", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.large = False

    def content(self) -> QLayout:
        """Return the table with what it is made of; before the first outing, a kind sentence."""
        self.found, self.said = afterwards.over_time(self.group), words(AfterwardsWords).report
        back = button(_("Outings"), "plain", "chevron-left", does=lambda: self.desk.go("outings"))
        self.back_button, self.first = back, back
        if not self.found:
            said = _("When you are back from the first one, count heads. The figures will stand here.")
            nothing = empty(_("No outing has taken place yet."), said)
            return stack(header(self.said.title, self.said.alone, None, back), nothing, None)
        self.print_button = button(_("Print"), "primary", "printer", does=self.print_page)
        self.first = self.print_button
        return stack(
            header(self.said.title, self.said.alone, self.print_button, back),
            self._table(self.found),
            Columns((self._years(), 3), (self._on_paper(), 2)),
            None,
        )

    def _table(self, found: Sequence[Figures]) -> QWidget:
        currency = self.group.profile.currency
        columns = [Column[Figures](title=N_("When"), words=lambda each: name_in_words(each, current()))]
        columns += [
            Column[Figures](title=title, words=partial(_cell, at=at, currency=currency), figures=True)
            for at, title in enumerate(_HEADS)
        ]
        self.table = Table(columns, self.said.title)
        self.table.show_rows(found)
        told = (self.said.places_why, self.said.few.format(count=FEW))
        return listed(_("Year by year"), self.table, text("\n".join(told), "small"))

    def _years(self) -> QWidget:
        """Make a fold for each year: what paid for its outings, and which they were."""
        named, self.outing_buttons = afterwards.funds(self.group), dict[int, QPushButton]()
        folds = []
        for at, year in enumerate(each for each in self.found if each.quarter == YEAR):
            lines = stack(space="m")
            paid = paid_in_words(year, named, current(), self.group.profile.currency)
            if paid:
                lines.addWidget(text(self.said.pots, "lead"))
            for who, amount in paid:
                lines.addWidget(line(who, amount))
            for each in year.gone:
                lines.addWidget(rule())
                opening = button(_("Open"), "quiet", "arrow-right", does=partial(self._open, each.outing))
                opening.setAccessibleName(_("Open {name}").format(name=each.name))
                self.outing_buttons[each.outing] = opening
                told = box(stack(text(each.name), text(current().day(each.day, "full"), "small"), space="xs"))
                lines.addWidget(Columns((told, 1), opening, letters=24, space="m"))
            folds.append(Fold(name_in_words(year, current()), card(lines), opened=not at))
        return box(stack(*folds, None, space="m"))

    def _open(self, number: int) -> None:
        self.desk.go("outings", outing(self.group, number))

    # paper

    def _on_paper(self) -> QWidget:
        self.large_tick = Tick(_("Large print"), _("A third larger, on more pages"), done=self.large)
        self.large_tick.toggled.connect(self._choose_large)
        self.save_button = button(_("Save as PDF"), "quiet", "download", does=self.save_page)
        said = text(_("The same figures on paper, for a report or for everybody to see."), "body", "soft")
        lines = stack(text(_("On paper"), "heading"), said, self.large_tick, row(self.save_button, None), space="m")
        return box(stack(card(lines), None))

    def _choose_large(self, large: bool) -> None:  # noqa: FBT001  a slot
        self.large = large

    def print_page(self) -> None:
        """Print outings over time."""
        printing.print_out(self.desk, self, self._paper())

    def save_page(self) -> None:
        """Save outings over time as a PDF."""
        printing.save(self.desk, self, self.said.title, self._paper())

    def _paper(self) -> printing.Make:
        found, named, profile, large = self.found, afterwards.funds(self.group), self.group.profile, self.large
        told = telling(profile.printing_language)

        def make(into: BinaryIO, progress: Progress) -> None:
            leaf = sheets.leaf(profile.printing_language, profile.paper, large=large)
            how = {"group": profile.name, "currency": profile.currency}
            paper.growth(found, named, told, into, leaf, progress=progress, **how)

        return make


def _cell(figures: Figures, at: int, currency: str) -> str:
    return in_words(figures, current(), currency)[at]
