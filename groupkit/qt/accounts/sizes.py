"""What the accounts of a charity need, by how much comes in in a year, each with the day it was looked up."""

from PySide6.QtWidgets import QFrame, QLayout, QWidget

from groupkit.core.accounts.thresholds import NATIONS, Threshold
from groupkit.core.accounts.years import named
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.money.ways import back
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, rule, stack, text
from groupkit.qt.sections import banner, header
from groupkit.services import accounts

_NOW = 1
"""Where the year under way stands among the years to choose from."""


class SizesPage(Page):
    """The figures that hold for a year of accounts, nation by nation."""

    name = "sizes"
    topics = frozenset({"money"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.at = _NOW

    def content(self) -> QLayout:
        """Return what holds for the year that is chosen."""
        said = accounts.by_size()
        spans = accounts.years_around(self.group)
        span = spans[self.at]
        holding = accounts.holding(self.group, span)
        self.back_button = back(self.desk)
        self.accounts_button = button(
            _("Our accounts"), "quiet", "arrow-right", does=lambda: self.desk.go("accounts")
        )
        top = header(said.title, said.intro, None, self.back_button, self.accounts_button)
        if not holding:
            self.first = self.accounts_button
            return stack(top, banner(said.unknown), None)
        self.years = Choice([(at, named(current(), each)) for at, each in enumerate(spans)], self.at)
        self.years.currentIndexChanged.connect(self._choose)
        self.first = self.years
        which = row(Field(_("Which year of accounts?"), self.years), None)
        nations = [nation for nation in NATIONS if any(each.nation == nation for each in holding)]
        cards = [
            self._nation(nation, [each for each in holding if each.nation == nation], said.unsure)
            for nation in nations
        ]
        left, right = (box(stack(*side, None, space="l")) for side in (cards[:1], cards[1:]))
        return stack(top, banner(said.ask), which, Columns((left, 1), (right, 1)), None)

    def _nation(self, nation: str, holding: list[Threshold], unsure: str) -> QFrame:
        parts: list[QWidget] = [text(_(NATIONS[nation]), "heading")]
        for each in holding:
            parts += [rule(), box(_one(each, unsure))]
        return card(stack(*parts, space="m"))

    def _choose(self) -> None:
        self.at = self.years.currentIndex()
        self.draw({})
        self.years.setFocus()


def _one(held: Threshold, unsure: str) -> QLayout:
    """Return what is asked of one size, for which years, and when it was looked up."""
    words = current()
    notes = [*held.counts(words), held.looked_up(words), *([unsure] if held.confirm else [])]
    return stack(
        text(held.title, "lead"),
        text(held.size(words)),
        text(held.says, "body", "soft"),
        *(text(each, "small") for each in notes),
        space="xs",
    )
