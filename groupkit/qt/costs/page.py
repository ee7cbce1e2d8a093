"""The cost form of a year: filled from the book, completed by hand, with time given freely beside the money."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.costs.figures import CostLine, Figure, GivenTime, Part
from groupkit.core.costs.wording import Category
from groupkit.core.progress import Progress
from groupkit.i18n import _, current, ngettext
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.costs.forms import Buttons, GivenForm, LineForm
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, figure, row, rule, stack, text
from groupkit.qt.sections import header
from groupkit.qt.ticks import Tick
from groupkit.services import costs

if TYPE_CHECKING:
    from groupkit.pdf import costs as paper
else:
    paper = lazily("groupkit.pdf.costs")

LINE, GIVEN = "line", "given"
_YEARS = 4


class CostsPage(Page):
    """What a year costs."""

    name = "costs"
    topics = frozenset({"money", "meetings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._open, self._on = "", 0
        self._start: date | None = None
        self.per_visit_chosen = self.large_chosen = False

    def content(self) -> QLayout:
        """Return the form of the year and what stands beside it."""
        start = self._start or costs.year(self.group)[0]
        self.form_of_year = costs.form(self.group, start)
        self.said = self.form_of_year.words.told(current())
        made = self._form()
        whole = Columns((self._figures(), 3), (made or self._side(), 2))
        if made is not None:
            # where all stands in one column, the form that was asked for comes first
            whole.turned.connect(lambda across: whole.put_last_first(not across))
        return stack(self._header(), whole, None)

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a form that was being filled in opens again with what was typed."""
        if typed and "form" in typed:
            self._open, self._on = typed["form"], int(typed["line"])
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed, in which form, and about which line."""
        words = super().typed()
        return {**words, "form": self._open, "line": str(self._on)} if words and self._open else words

    def turn(self, form: str = "", on: int = 0) -> None:
        """Open one form or none, and start there with the keyboard."""
        self._open, self._on = form, on
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def _header(self) -> QWidget:
        go = partial(self.desk.go, "treasury")
        self.back_button = button(_("All about the money"), "plain", "chevron-left", does=go)
        self.print_button = button(_("Print the form"), "quiet", "printer", does=self.print_form)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_form)
        self.primary = button(_("Add a cost"), "primary", "plus", does=partial(self.turn, LINE))
        self.first = self.first or self.primary
        beside = (self.back_button, self.save_button, self.print_button)
        return header(self.said.title, self.said.intro, self.primary, *beside)

    def _money(self, pence: int) -> str:
        return current().money(pence, self.form_of_year.currency)

    def _figures(self) -> QWidget:
        self.change_buttons: dict[int, QPushButton] = {}
        told = self.form_of_year
        parts = zip(self.said.category, told.parts, strict=True)
        lines: list[QWidget] = [each for category, part in parts for each in (self._part(category, part), rule())]
        total = Columns((text(self.said.total, "lead"), 1), figure(self._money(told.total), "lead"), letters=16)
        unknown = self.said.unknown.format(number=told.unknown, all=len(told.parts))
        below = [text(unknown, "small")] if told.unknown else []
        return box(stack(card(stack(*lines, total, *below, space="m")), None))

    def _part(self, category: Category, part: Part) -> QWidget:
        lines: list[QWidget] = [text(category.title, "lead"), text(category.what, "small")]
        if part.pence is None:
            lines.append(text(_("Not known yet."), "body", "soft"))
        lines += [self._figure(each) for each in part.figures]
        return box(stack(*lines, space="xs"))

    def _figure(self, each: Figure) -> QWidget:
        flags = (self.said.flag(each.basis).title, self.said.flag(each.way).title)
        where = flags if each.line else (self.said.from_book,)
        words = box(stack(text(each.what), *(text(said, "small") for said in where), space="xs"))
        amount = figure(self._money(each.pence))
        if not each.line:
            return Columns((words, 1), amount, letters=16, space="m")
        change = button(_("Change"), "plain", does=partial(self.turn, LINE, each.line))
        change.setAccessibleName(_("Change {title}").format(title=each.what))
        self.change_buttons[each.line] = change
        return Columns((words, 1), amount, change, letters=28, space="m")

    def _side(self) -> QWidget:
        return box(stack(self._which_year(), self._given(), self._visits(), None, space="l"))

    def _which_year(self) -> QWidget:
        """Return which year it is, and how it is printed."""
        starts = self.group.today()
        offered = []
        for _back in range(_YEARS):
            first, last = costs.year(self.group, starts)
            days = {"first": current().day(first, "sheet"), "last": current().day(last, "sheet")}
            offered.append((first, _("{first} to {last}").format(**days)))
            starts = first - timedelta(days=1)
        self.year: Choice[date] = Choice(offered, self.form_of_year.start)
        self.year.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.year.activated.connect(self._turn_year)
        self.large = Tick(_("Print it large"), done=self.large_chosen, fades=False)
        self.large.toggled.connect(self._choose_large)
        return card(stack(Field(_("Which year?"), self.year), self.large, space="m"))

    def _turn_year(self) -> None:
        self._start = self.year.value()
        self.turn()

    def _choose_large(self, chosen: bool) -> None:  # noqa: FBT001  a slot
        self.large_chosen = chosen

    def _given(self) -> QWidget:
        """Return the time given freely, in hours."""
        self.remove_buttons: dict[int, QPushButton] = {}
        said = self.said.hours
        lines: list[QWidget] = []
        for each in self.form_of_year.given:
            remove = button(_("Take it off"), "plain", does=partial(self.remove_given, each))
            remove.setAccessibleName(_("Take {title} off").format(title=each.what))
            self.remove_buttons[each.id] = remove
            words = box(stack(text(each.what), text(self._hours(each), "small"), space="xs"))
            lines.append(Columns((words, 1), remove, letters=26, space="m"))
        if not lines:
            lines.append(text(said.unknown, "body", "soft"))
        self.given_button = button(_("Write down hours"), "quiet", "plus", does=partial(self.turn, GIVEN))
        head = (text(said.title, "lead"), text(said.why, "small"))
        return card(stack(*head, *lines, row(self.given_button, None), space="m"))

    def _hours(self, each: GivenTime) -> str:
        if (each.people or 0) > 1:
            return self.said.hours.shown.format(hours=each.hours, people=each.people)
        return ngettext("{count} hour", "{count} hours", each.hours).format(count=each.hours)

    def _visits(self) -> QWidget:
        """Return what each visit cost where it is asked for, never without the sentence that belongs to it."""
        said, found = self.said.per_contact, self.form_of_year.per_contact
        self.per_visit = Tick(said.title, said.off, done=self.per_visit_chosen, fades=False)
        self.per_visit.toggled.connect(self._choose_visits)
        if not self.per_visit_chosen:
            return card(stack(self.per_visit), "sunken")
        if found is None:
            return card(stack(self.per_visit, text(said.few, "body", "soft")), "sunken")
        shown = text(said.shown.format(amount=self._money(found.pence)), "lead")
        return card(stack(self.per_visit, shown, text(said.caveat), text(said.basis, "small")), "sunken")

    def _choose_visits(self, chosen: bool) -> None:  # noqa: FBT001  a slot
        self.per_visit_chosen = chosen
        self.draw()
        self.per_visit.setFocus()

    # the form at the side

    def _form(self) -> QWidget | None:
        made: QWidget | None = None
        line = next((each for each in self._lines() if each.id == self._on), None)
        does = Buttons(save=self.save_line, leave=self.turn, remove=self.remove_line)
        if self._open == LINE:
            made = LineForm(self, self.form_of_year, self.said, line, does)
        elif self._open == GIVEN:
            does = Buttons(save=self.save_given, leave=self.turn, remove=self.turn)
            made = GivenForm(self, self.form_of_year.start, self.said, does)
        self.form: Any = made
        if made is not None:
            self.first = next(iter(self.fields.values())).entry
        return made

    def _lines(self) -> tuple[CostLine, ...]:
        return costs.lines(self.group, self.form_of_year.start)

    def save_line(self) -> None:
        """Keep the cost as answered."""
        form = self.form
        self._done(lambda: costs.put_down(self.group, form.answered()), _("It is on the form."))

    def remove_line(self) -> None:
        """Take the cost off the form."""
        self._done(lambda: costs.take_off(self.group, self._on), _("It is off the form."))

    def save_given(self) -> None:
        """Keep the time as answered."""
        form = self.form
        self._done(lambda: costs.give(self.group, form.answered()), _("It is on the form. Thank you."))

    def remove_given(self, each: GivenTime) -> None:
        """Take time given freely off the form."""
        self._done(lambda: costs.forget_given(self.group, each.id), _("It is off the form."))

    def _done(self, action: Callable[[], object], said: str) -> None:
        if self.attempt(action):
            self.turn()
            self.desk.say(said, undoable=True)

    # paper

    def _make(self) -> printing.Make:
        told, profile = self.form_of_year, self.group.profile
        visits, large = self.per_visit_chosen, self.large_chosen

        def make(into: BinaryIO, progress: Progress) -> None:
            language, size = profile.printing_language, profile.paper
            paper.form(
                told, into, per_contact=visits, language=language, paper=size, large=large, progress=progress
            )

        return make

    def print_form(self) -> None:
        """Print the form of the year."""
        printing.print_out(self.desk, self, self._make())

    def save_form(self) -> None:
        """Save the form of the year as a PDF."""
        printing.save(self.desk, self, self.said.title, self._make())
