"""The first step of a sheet: who makes it, what was collected, what else came in, went out or was moved."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.receipts import Belonging
from groupkit.core.sheets import Part, Row, Sheet
from groupkit.i18n import N_, _
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Amount, line
from groupkit.qt.fields import Field
from groupkit.qt.money import papers, stepping
from groupkit.qt.money.figures import money as amount_words
from groupkit.qt.money.forms import FIELDS, Asked, RowForm
from groupkit.qt.money.names import Name, holder, known
from groupkit.qt.money.owing import OwedCard
from groupkit.qt.money.place import MoneyPlace
from groupkit.qt.money.view import View, loose_in
from groupkit.qt.money.wording import row_note, row_title
from groupkit.qt.pieces import box, button, card, figure, row, stack, text
from groupkit.qt.sections import Fold
from groupkit.services import counting, ledger, money

_HEADINGS = {Part.IN: N_("Money in"), Part.OUT: N_("Paid out"), Part.MOVED: N_("Moved")}
_ADD = {
    Part.IN: N_("Other money in"),
    Part.OUT: N_("Something was paid"),
    Part.MOVED: N_("Something was moved"),
}
_NONE = {
    Part.OUT: N_("Nothing paid yet. If nothing was paid, leave it so."),
    Part.MOVED: N_("Money banked, handed over, or given in advance. Often there is none."),
}


class RowsView(View):
    """Money in and out of one sheet, before anybody counts."""

    def __init__(self, page: MoneyPlace, sheet: Sheet) -> None:
        super().__init__(page)
        self.sheet = sheet
        self.key = f"sheet-{sheet.id}-rows"
        self.occasion = money.occasion_of(self.group, sheet)
        self.kind = next((kind.id for kind in ledger.kinds(self.group, "in")), None)
        self.maker = sheet.made_by or holder(self.group, self.occasion, "secretary", "treasurer", "chair")
        self.made_by = Name(known(self.group), self.maker)
        self.collection: Amount | None = None
        self.form: RowForm | None = None
        self.add_buttons: dict[Part, QPushButton] = {}
        self.change_buttons: dict[int, QPushButton] = {}
        self.remove_buttons: dict[int, QPushButton] = {}

    def content(self) -> QLayout:
        """Return the step."""
        self.primary = button(_("Count the tin"), "primary", "arrow-right", does=self.go_on)
        self.page.first = self.primary
        cards = [self._part(part) for part in Part]
        self.owed = OwedCard(self.page, self.sheet)
        side = box(stack(self._maker(), self.owed.card(), self._quiet(), None, space="l"))
        main = box(stack(*cards, None, space="l"))
        return stack(
            stepping.head(self, self.sheet, self.primary),
            stepping.line_of_steps(self.group, self.sheet, stepping.ROWS),
            Columns((main, 3), (side, 2)),
            None,
        )

    def loose(self) -> Iterator[QWidget]:
        """Yield the widgets this part made and did not ask for now, those of its open form too."""
        yield from super().loose()
        if self.form is not None:
            yield from loose_in(self.form)

    def _maker(self) -> QWidget:
        asked = self.page.field("made_by", Field(_("Who makes this sheet?"), self.made_by))
        return card(stack(asked))

    def _quiet(self) -> QWidget:
        self.slip_button = self.aside(_("Print slips to count on"), "printer", self.print_slips)
        self.why = line(example=_("Started for the wrong day"))
        self.void_button = button(_("Give this sheet up"), "quiet", "x", does=self.give_up)
        said = _("Its number stays used: the list says “void” beside it. The meeting can have a new sheet.")
        asked = self.page.field("why", Field(_("Why, if you like"), self.why))
        void = box(stack(text(said, "small"), asked, row(self.void_button, None), space="m"))
        return card(
            stack(
                text(_("Nothing is final yet"), "lead"),
                text(_("Everything here is kept, and you can change it until the sheet is sent."), "body", "soft"),
                row(self.slip_button, None),
                Fold(_("This sheet should not be here"), void),
            ),
            "sunken",
        )

    def _part(self, part: Part) -> QWidget:
        rows = self.sheet.part(part)
        lines: list[QWidget] = [self._line(each) for each in rows]
        parts: list[QWidget | QLayout] = [text(_(_HEADINGS[part]), "heading")]
        if part is Part.IN and not any(each.kind == self.kind for each in rows):
            parts.append(self._collection())
        if part in _NONE and not lines:
            parts.append(text(_(_NONE[part]), "body", "soft"))
        return card(stack(*parts, *lines, self._below(part), space="m"))

    def _collection(self) -> QWidget:
        self.collection = Amount(self.group.profile.currency, field="collection")
        self.collection.returnPressed.connect(self.keep_collection)
        self.page.first = self.collection
        return self.page.field(
            "collection",
            Field(
                _("What was collected?"),
                self.collection,
                hint=_("If nothing was, type 0."),
                check=self.collection.complaint,
            ),
        )

    def _below(self, part: Part) -> QLayout:
        """Return the form of a part when it is open, else the button that opens it."""
        asked = self._asked(part)
        if asked is not None:
            self.form = RowForm(self.page, asked, self.keep_row)
            return self.form.layout()
        add = button(_(_ADD[part]), "quiet", "plus", does=partial(self.page.open_form, part.value))
        self.add_buttons[part] = add
        return row(add, None)

    def _asked(self, part: Part) -> Asked | None:
        form, maker = self.page.shown.form, self.maker
        if form == part.value:
            return Asked(sheet=self.sheet, part=part, maker=maker)
        changed = next((each for each in self.sheet.part(part) if form == f"row-{each.id}"), None)
        return Asked(sheet=self.sheet, part=part, row=changed, maker=maker) if changed else None

    def _line(self, each: Row) -> QWidget:
        title, note = row_title(self.group, each), row_note(self.group, self.sheet, each)
        shown = amount_words(each.pence, self.group.profile.currency) if each.pence else _("none taken")
        changing, leaving = _("Change {what}").format(what=title), _("Take {what} off").format(what=title)
        change = button(_("Change"), "plain", name=changing, does=partial(self._change, each.id))
        remove = button("", "plain", "trash-2", name=leaving, does=partial(self.remove, each.id))
        self.change_buttons[each.id], self.remove_buttons[each.id] = change, remove
        lines = stack(text(title), text(note, "small"))
        lines.setSpacing(1)
        words = box(lines)
        return Columns((words, 1), box(row(None, figure(shown, "lead"), change, remove, space="s")), letters=26)

    def _change(self, id: int) -> None:  # noqa: A002  the field's own name
        self.page.clear(FIELDS)
        self.page.open_form(f"row-{id}")

    # what a person does

    def keep_collection(self) -> None:
        """Write down what was collected."""
        if self.page.attempt(
            lambda: self._add_collection(self._collected()),
            lambda: self._add_collection(self._collected(), sure=True),
        ):
            self._kept("collection")

    def _collected(self) -> int | None:
        """Return the collection as typed; None when there is nothing to write down."""
        if self.collection is None or (self.sheet.collected and not self.collection.text().strip()):
            return None
        return self.collection.pence()

    def _add_collection(self, pence: int | None, *, sure: bool = False) -> None:
        if pence is not None:
            fund = ledger.general(self.group).id
            made = Row(part=Part.IN, kind=self.kind, fund=fund, pence=pence)
            try:
                money.add_row(self.group, self.sheet, made, sure=sure)
            except RefusedError as refused:
                # the amount has a question of its own here
                raise RefusedError(replace(each, field="collection") for each in refused.problems) from refused

    def keep_row(self) -> None:
        """Write down the row in the open form."""
        if self.page.attempt(self._keep_row, lambda: self._keep_row(sure=True)):
            self._kept(*FIELDS)
        elif self.form is not None:
            self.form.unfold()

    def _keep_row(self, *, sure: bool = False) -> None:
        if self.form is None:
            return
        made = self.form.value()
        changed = self.form.asked.row is not None
        keep = money.change_row if changed else money.add_row
        label = N_("Change the money sheet") if changed else N_("Add to the money sheet")
        with self.group.change(label, "money"):
            kept = keep(self.group, self.sheet, made, sure=sure)
            if self.form.attached is not None:
                self.form.attached.keep(Belonging(sheet_row=kept.id), sure=sure)

    def _kept(self, *names: str) -> None:
        self.page.clear(names)
        self.page.close_form()
        self.desk.say(_("Written down."), undoable=True)

    def remove(self, id: int) -> None:  # noqa: A002  the field's own name
        """Take a row off the sheet."""
        if self.page.attempt(lambda: money.remove_row(self.group, self.sheet, id)):
            self.desk.say(_("Taken off the sheet."), undoable=True)

    def go_on(self) -> None:
        """Keep what is still open and go on to the count."""
        if not self.page.attempt(self._keep_everything, lambda: self._keep_everything(sure=True)):
            if self.form is not None:
                self.form.unfold()
            return
        self.page.clear(("collection", "made_by", *FIELDS))
        self.page.turn_to(replace(self.page.shown, step="-", form="-"))

    def _keep_everything(self, *, sure: bool = False) -> None:
        """Check all of it first, so that either everything is written down or nothing is."""
        problems: list[Problem] = []
        pence: int | None = None
        maker = self.made_by.name()
        if not maker:
            problems.append(Problem("made_by", N_("Write who made the sheet.")))
        try:
            pence = self._collected()
        except RefusedError as refused:
            problems += refused.problems
        half_done = self.form is not None and bool(self.form.amount.text().strip())
        refuse(problems)
        with self.group.change(N_("Add to the money sheet"), "money"):
            if half_done:
                self._keep_row(sure=sure)
            self._add_collection(pence, sure=sure)
            if maker != self.sheet.made_by:
                money.about(self.group, self.sheet, made_by=maker)

    def give_up(self) -> None:
        """Give this sheet up; its number stays used."""
        why, number = self.why.text().strip(), self.sheet.number
        if self.page.attempt(lambda: money.void(self.group, self.sheet, why)):
            self.page.forget(f"sheet-{self.sheet.id}-")
            self.page.show_list()
            self.desk.say(_("Sheet {number} is void now.").format(number=number))

    def print_slips(self) -> None:
        """Print slips to count on with a pen."""
        printing.print_out(
            self.desk, self.page, papers.count_slips(self.group.profile, counting.worths(self.group))
        )
