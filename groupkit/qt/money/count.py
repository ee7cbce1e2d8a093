"""The blind count: one person counts, then another; nothing here says what the tin should hold."""

from PySide6.QtWidgets import QFrame, QLayout, QWidget

from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.sheets import Sheet, counter_problems
from groupkit.i18n import N_, _
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Amount, line
from groupkit.qt.fields import Field
from groupkit.qt.money import papers, stepping
from groupkit.qt.money.coins import Coins
from groupkit.qt.money.figures import money as amount_words
from groupkit.qt.money.names import Name, known, second_counter
from groupkit.qt.money.place import MoneyPlace
from groupkit.qt.money.view import View
from groupkit.qt.pieces import box, button, card, mark, row, rule, stack, text, unmarked
from groupkit.services import counting, money

TOTAL, ALONE = "total", "alone"
_SIDE_BY_SIDE = 29


class CountView(View):
    """One person's count; the count before it, if any, stays hidden."""

    def __init__(self, page: MoneyPlace, sheet: Sheet) -> None:
        super().__init__(page)
        self.sheet = sheet
        self.first = sheet.tallies[0].who if sheet.tallies else ""
        self.key = f"sheet-{sheet.id}-count-{len(sheet.tallies)}"
        self.currency = self.group.profile.currency
        held = money.occasion_of(self.group, sheet)
        likely = second_counter(self.group, held, self.first) if self.first else sheet.made_by
        self.who = Name((name for name in known(self.group) if name != self.first), likely)
        self.total: Amount | None = None
        self.coins: Coins | None = None
        self.alone: QWidget | None = None

    def content(self) -> QLayout:
        """Return the step."""
        self.primary = button(self._finished(), "primary", "check", does=self.finish)
        self.who.editTextChanged.connect(lambda _text: self._rename())
        self.page.field("who", Field(_("Who counts now?"), self.who))
        now = stepping.SECOND if self.first else stepping.FIRST
        boxes = self._counting()
        side = [self._hidden() if self.first else self._apart(), self._other_ways()]
        if self.first:
            side.insert(1, self._nobody_else())
        said = _("{name} counts now.").format(name=self.who.name()) if self.who.name() else ""
        view = stack(
            stepping.head(self, self.sheet, self.primary, now=said),
            stepping.line_of_steps(self.group, self.sheet, now, self.who.name() if self.first else ""),
            Columns((box(stack(boxes, None)), 3), (box(stack(*side, None, space="l")), 2)),
            None,
        )
        if not self.who.name() and self.page.shown.form != ALONE:
            self.page.first = self.who
        return view

    def _counting(self) -> QFrame:
        self.so_far = text("", "title", wrap=False)
        self.so_far_words = text("", "lead")
        asked = self.page.fields["who"]
        if self.page.shown.form == TOTAL:
            self.total = Amount(self.currency, field="total")
            self.total.returnPressed.connect(self.finish)
            self.page.first = self.total
            inside: QWidget = self.page.field(
                "total", Field(_("How much is in the tin?"), self.total, check=self.total.complaint)
            )
            return card(stack(asked, inside, space="l"))
        self.coins = Coins(self.currency, counting.worths(self.group), self._add_up)
        for value, each in self.coins.boxes.items():
            self.page.extra[f"coin-{value}"] = each
        self.page.first = next(iter(self.coins.boxes.values()))
        self._add_up()
        # Above the boxes, so that it can be seen on a small laptop while the last coin is typed.
        total = box(stack(self.so_far_words, self.so_far, None, space="xs"))
        head = Columns((asked, 1), (total, 1), letters=_SIDE_BY_SIDE, space="xxl")
        heading = text(_("How many of each?"), "heading")
        return card(stack(head, rule(), heading, self.coins, space="m"))

    def _add_up(self) -> None:
        """Show the person's own total, and nothing else."""
        if self.coins is None:
            return
        name = self.who.name()
        words = _("{name}’s count so far").format(name=name) if name else _("The count so far")
        self.so_far_words.setText(words)
        self.so_far.setText(amount_words(self.coins.total, self.currency))

    def _rename(self) -> None:
        words = self._finished()
        if self.primary is not None:
            self.primary.setText(f" {unmarked(words)}")
            self.primary.setAccessibleName(words)
        self._add_up()

    def _finished(self) -> str:
        name = self.who.name()
        return _("{name} has finished").format(name=name) if name else _("The count is finished")

    def _apart(self) -> QFrame:
        return _note(
            "eye-off",
            _("Count alone first"),
            _("Then somebody else counts, without seeing this. Two counts made apart protect you both."),
        )

    def _hidden(self) -> QFrame:
        second = self.who.name() or _("the second person")
        said = _("You will both see it when {name} has finished. Two counts made apart protect you both.")
        return _note(
            "eye-off",
            _("{name}’s count is hidden").format(name=self.first),
            said.format(name=second),
        )

    def _nobody_else(self) -> QFrame:
        if self.page.shown.form != ALONE:
            self.alone_button = self.aside(_("Nobody else is here"), "users", lambda: self.page.open_form(ALONE))
            return card(stack(row(self.alone_button, None)))
        self.alone_reason = line(self.sheet.alone_reason, example=_("Everybody had left"))
        self.alone_reason.returnPressed.connect(self.go_on_alone)
        self.page.first = self.alone_reason
        asked = self.page.field(
            "alone_reason",
            Field(
                _("Why does only one person count?"),
                self.alone_reason,
                hint=_("A few words. They are printed on the sheet."),
            ),
        )
        self.alone_go = button(_("Go on with one count"), "quiet", "arrow-right", does=self.go_on_alone)
        self.alone_leave = button(_("Leave it"), "plain", does=self.page.close_form)
        return card(stack(asked, row(self.alone_go, self.alone_leave, None, space="s"), space="m"))

    def _other_ways(self) -> QFrame:
        if self.page.shown.form == TOTAL:
            other = self.aside(_("Count note by note"), "wallet", self.page.close_form)
        else:
            other = self.aside(_("I only know the total"), "wallet", lambda: self.page.open_form(TOTAL))
        self.other_button = other
        self.slip_button = self.aside(_("Print slips to count on"), "printer", self._print_slips)
        self.rows_button = self.aside(_("Back to money in and out"), "chevron-left", self._to_rows)
        return card(
            stack(
                text(_("Interrupted?"), "lead"),
                text(_("Leave it here. Your count is kept, and you can carry on at any time."), "body", "soft"),
                row(other, None),
                row(self.slip_button, None),
                row(self.rows_button, None),
            )
        )

    # what a person does

    def finish(self) -> None:
        """Keep this count; a box that was left empty means none."""
        who = self.who.name()
        if not self.page.attempt(lambda: self._keep(who)):
            return
        self.page.close_form()
        self.desk.say(_("{name}’s count is kept.").format(name=who), undoable=True)

    def _keep(self, who: str) -> None:
        problems = list(counter_problems(self.sheet, who))
        counted: dict[int, int] | int = 0
        if self.total is not None:
            try:
                counted = self.total.pence()
            except RefusedError as refused:
                problems += refused.problems
        elif self.coins is not None:
            counted = self.coins.counts()
            if not self.coins.touched:
                said = N_("Type how many of each. If the tin is empty, type 0 in one of the boxes.")
                problems.append(Problem("coins", said))
        refuse(problems)
        money.count(self.group, self.sheet, who, counted)

    def go_on_alone(self) -> None:
        """Go on with one count and the reason for it."""
        reason = self.alone_reason.text().strip()

        def keep() -> None:
            if not reason:
                raise RefusedError([Problem("alone_reason", N_("Write why, in a few words."))])
            money.about(self.group, self.sheet, alone_reason=reason)

        if self.page.attempt(keep):
            self.page.close_form()
            self.desk.say(_("Written down."), undoable=True)

    def _to_rows(self) -> None:
        stepping.back_to_rows(self.page)

    def _print_slips(self) -> None:
        printing.print_out(
            self.desk, self.page, papers.count_slips(self.group.profile, counting.worths(self.group))
        )


def _note(drawn: str, title: str, sentence: str) -> QFrame:
    head = row(mark(drawn), (text(title, "lead"), 1), space="s")
    return card(stack(head, text(sentence, "body", "soft"), space="s"), "sunken")
