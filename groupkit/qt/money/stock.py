"""Literature: what came, was sold and was given, beside what it brought. It is counted, and is not money."""

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.stock import Shelf, Tally
from groupkit.i18n import N_, _
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice, Count, Day, line
from groupkit.qt.fields import Field
from groupkit.qt.money import papers
from groupkit.qt.money.figures import money
from groupkit.qt.money.ways import back
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.sections import empty, header, listed
from groupkit.qt.tables import Column, Table
from groupkit.qt.ticks import Tick
from groupkit.services import stock


class StockPage(Page):
    """The cupboard: each title, and a form to write down what came and went."""

    name = "stock"
    topics = frozenset({"money"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.chosen, self.blank = 0, False

    def content(self) -> QLayout:
        """Return the page."""
        self.shelves = stock.shelves(self.group)
        self.keep_button: QPushButton | None = None
        said = _("Literature sold has brought {amount} so far.")
        said = said.format(amount=money(stock.brought(self.group), self.group.profile.currency))
        right = box(stack(*self._tally(), self._add(), self._on_paper(), None, space="l"))
        top = header(_("Literature"), said, self.keep_button, back(self.desk))
        return stack(top, Columns((box(stack(self._shown(), None)), 3), (right, 2)), None)

    def _shown(self) -> QWidget:
        if not self.shelves:
            return empty(
                _("Nothing is on the list yet"),
                _("Write down what you keep, and how much of it there is. It is not money."),
            )
        columns = (
            Column[Shelf](title=N_("What"), words=lambda each: each.title.title),
            Column[Shelf](title=N_("Came"), words=lambda each: str(each.came), figures=True),
            Column[Shelf](title=N_("Sold"), words=lambda each: str(each.sold), figures=True),
            Column[Shelf](title=N_("Given"), words=lambda each: str(each.given), figures=True),
            Column[Shelf](title=N_("Left"), words=lambda each: str(each.left), figures=True),
        )
        self.table = Table(columns, _("Literature"))
        self.table.show_rows(self.shelves)
        self.table.opened.connect(self._choose)
        return listed(_("In the cupboard"), self.table)

    def _choose(self, shelf: Shelf) -> None:
        self.title.choose(shelf.title.id)
        self.came.setFocus()

    def _tally(self) -> list[QWidget]:
        if not self.shelves:
            return []
        self.title = Choice(((each.title.id, each.title.title) for each in self.shelves), self.chosen or None)
        self.day = Day(self.group.today())
        self.came, self.sold, self.given = Count(), Count(), Count()
        self.keep_button = button(_("Write it down"), "primary", "check", does=self.keep)
        self.first = self.title
        counts = Columns(
            self.field("came", Field(_("Came"), self.came)),
            self.field("sold", Field(_("Sold"), self.sold)),
            self.field("given", Field(_("Given"), self.given)),
            letters=0,
            space="m",
        )
        self.remove_button = button(_("Take it off the list"), "plain", "trash-2", does=self.remove)
        fields = (
            self.field("title", Field(_("What is it?"), self.title)),
            self.field("day", Field(_("Which day?"), self.day)),
        )
        return [
            card(
                stack(
                    text(_("What came and went"), "heading"),
                    *fields,
                    counts,
                    row(self.remove_button, None),
                    space="l",
                )
            )
        ]

    def _add(self) -> QWidget:
        kind = "quiet" if self.shelves else "primary"
        self.words = line(example=_("Workbook"), most=80)
        self.words.returnPressed.connect(self.add)
        self.add_button = button(_("Put it on the list"), kind, "plus", does=self.add)
        self.first = self.first or self.words
        asked = self.field("name", Field(_("What do you keep?"), self.words))
        return card(stack(text(_("Something new"), "heading"), asked, row(self.add_button, None), space="l"))

    def _on_paper(self) -> QWidget:
        self.blank_tick = Tick(_("With empty lines, to fill in by hand"), done=self.blank)
        self.blank_tick.toggled.connect(self._choose_blank)
        self.print_button = button(_("Print"), "quiet", "printer", does=self.print_paper)
        self.save_button = button(_("Save as PDF"), "quiet", "download", does=self.save_paper)
        buttons = Columns(self.print_button, self.save_button, letters=0, space="s")
        said = text(_("What there is, with room for what two people count."), "body", "soft")
        return card(stack(text(_("On paper"), "heading"), said, self.blank_tick, buttons, space="m"))

    def _choose_blank(self, blank: bool) -> None:  # noqa: FBT001  a slot
        self.blank = blank

    # what a person does

    def paper(self) -> printing.Make:
        """Return how to make the page that is asked for."""
        told = None if self.blank else stock.cupboard(self.group)
        return papers.literature(self.group.profile, told)

    def print_paper(self) -> None:
        """Print what is in the cupboard."""
        printing.print_out(self.desk, self, self.paper())

    def save_paper(self) -> None:
        """Save it as a PDF."""
        printing.save(self.desk, self, _("Literature"), self.paper())

    def keep(self) -> None:
        """Write down what came and went."""
        self.chosen = self.title.value() or 0
        tally = Tally(
            title=self.chosen,
            day=self.day.day(),
            came=self.came.count() or 0,
            sold=self.sold.count() or 0,
            given=self.given.count() or 0,
        )
        if self.attempt(lambda: stock.write(self.group, tally)):
            self.draw({})
            self.desk.say(_("Written down."), undoable=True)

    def add(self) -> None:
        """Put something new on the list."""
        words = self.words.text()
        if self.attempt(lambda: stock.add(self.group, words)):
            self.draw({})
            self.desk.say(_("It is on the list."), undoable=True)

    def remove(self) -> None:
        """Take what is chosen off the list."""
        title = self.title.value() or 0
        if self.attempt(lambda: stock.remove(self.group, stock.get(self.group, title))):
            self.chosen = 0
            self.draw({})
            self.desk.say(_("It is off the list."), undoable=True)
