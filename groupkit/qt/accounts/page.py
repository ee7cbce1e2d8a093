"""The accounts page: which month, how it went, what agrees, and the way to paper, to closing, to opening again."""

from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QWidget

from groupkit.core.accounts.years import Month
from groupkit.core.closing import MonthState
from groupkit.i18n import N_, _, catalogue, current, ngettext
from groupkit.qt import printing
from groupkit.qt.accounts import figures, papers
from groupkit.qt.accounts.closing import ClosingForm
from groupkit.qt.accounts.place import AccountsPlace
from groupkit.qt.accounts.reopening import ReopeningForm
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.sections import empty, header
from groupkit.qt.ticks import Tick
from groupkit.services import accounts, closing

YEARS = {
    accounts.OWN: N_("Our own year"),
    accounts.TAX: N_("6 April to 5 April"),
    accounts.CALENDAR: N_("January to December"),
}


class AccountsPage(AccountsPlace):
    """A month of money at a glance, and everything that is done with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.month: Month | None = None
        self.form: ClosingForm | ReopeningForm | None = None
        self.which, self.starts, self.large = papers.MONTH, accounts.OWN, False
        self.nameless = False
        self.close_button: QPushButton | None = None
        self.reopen_button: QPushButton | None = None

    def show_this(self, shown: object) -> None:
        """Show a month."""
        if isinstance(shown, Month):
            self.look_at(shown)

    def look_at(self, month: Month) -> None:
        """Show a month, and no form."""
        self.month, self.form = month, None
        self.draw({})

    def content(self) -> QLayout:
        """Return the month, or the form one is in."""
        states = closing.months(self.group)
        if not states:
            return self._nothing()
        if self.form is not None:
            return self.form.content()
        state = next((state for state in states if state.month == self.month), None) or _to_see_to(states)
        self.month = state.month
        account = closing.report(self.group, state.month)
        return stack(
            self._top(states, state),
            Columns(
                (box(stack(figures.glance(account), figures.kinds(account), None, space="l")), 3),
                (box(stack(figures.agreed(account), self._on_paper(), None, space="l")), 2),
            ),
            figures.pots(account),
            None,
        )

    def _nothing(self) -> QLayout:
        self.start_button = button(_("Go to the money"), "primary", "wallet", does=lambda: self.desk.go("money"))
        self.first = self.start_button
        said = _("Set up the tin on the Money page. The months will stand here.")
        return stack(
            header(_("Accounts"), _("What came in and went out, month by month."), None, self._back()),
            empty(_("No money in the book yet"), said, self.start_button),
            None,
        )

    def _back(self) -> QPushButton:
        self.back_button = button(
            _("All about the money"), "plain", "chevron-left", does=lambda: self.desk.go("treasury")
        )
        return self.back_button

    def _top(self, states: tuple[MonthState, ...], state: MonthState) -> QWidget:
        """Return the month, how it stands, and the next thing to do with it."""
        words = current()
        options = [(each.month, words.month(each.month.start)) for each in states]
        self.months = Choice(options, state.month)
        self.months.currentIndexChanged.connect(self._choose)
        self.first = self.months
        primary: QPushButton | None = None
        self.close_button = self.reopen_button = None
        beside = [self._back()]
        if state.closed_on is not None:
            self.reopen_button = button(_("Open it again"), "quiet", "undo-2", does=self.reopen)
            beside.append(self.reopen_button)
        elif state.month.end <= self.group.today():
            primary = button(_("Close the month"), "primary", "lock", does=self.close_month)
            self.close_button = primary
        title = _("Accounts of {month}").format(month=words.month(state.month.start))
        which = row(Field(_("Which month?"), self.months), None)
        return box(
            stack(header(title, _standing(state, self.group.today() < state.month.end), primary, *beside), which)
        )

    def _choose(self) -> None:
        chosen = self.months.value()
        if chosen is not None and chosen != self.month:
            self.look_at(chosen)
            self.months.setFocus()

    def _on_paper(self) -> QFrame:
        """Return which paper is wanted, and the buttons to print or save it."""
        self.kind = Choice([(key, _(title)) for key, title in papers.TITLES.items()], self.which)
        self.kind.currentIndexChanged.connect(self._choose_paper)
        self.year = Choice([(key, _(title)) for key, title in YEARS.items()], self.starts)
        self.year.currentIndexChanged.connect(self._choose_year)
        self.large_tick = Tick(_("Large print"), done=self.large)
        self.large_tick.toggled.connect(self._choose_size)
        self.nameless_tick = Tick(_("Without names, to send on"), done=self.nameless)
        self.nameless_tick.toggled.connect(self._choose_names)
        self.print_button = button(_("Print"), "quiet", "printer", does=self.print_paper)
        self.save_button = button(_("Save as PDF"), "quiet", "download", does=self.save_paper)
        parts: list[QWidget] = [Field(_("Which paper?"), self.kind)]
        if self.which in papers.OF_YEAR:
            parts.append(Field(_("Which year?"), self.year))
        else:
            self.year.setParent(self)
            self.year.hide()
        buttons = Columns(self.print_button, self.save_button, letters=0, space="s")
        return card(
            stack(text(_("On paper"), "heading"), *parts, self.large_tick, self.nameless_tick, buttons, space="m")
        )

    def _choose_paper(self) -> None:
        self.which = self.kind.value() or papers.MONTH
        self.draw({})
        self.kind.setFocus()

    def _choose_year(self) -> None:
        self.starts = self.year.value() or accounts.OWN

    def _choose_size(self, large: bool) -> None:  # noqa: FBT001  a slot
        self.large = large

    def _choose_names(self, nameless: bool) -> None:  # noqa: FBT001  a slot
        self.nameless = nameless

    # what the buttons do

    def wanted(self) -> tuple[printing.Make, str]:
        """Return how to make the paper that is chosen, and the name of its file."""
        month = self.month or Month.of(self.group.today())
        of_year = self.which in papers.OF_YEAR
        account = closing.year(self.group, month.end, self.starts) if of_year else closing.report(self.group, month)
        if self.nameless:
            account = account.nameless(catalogue(self.group.profile.printing_language))
        made = papers.make(self.which, account, accounts.form(), self.group.profile, large=self.large)
        return made, papers.name_of(self.which, account)

    def print_paper(self) -> None:
        """Print the paper that is chosen."""
        printing.print_out(self.desk, self, self.wanted()[0])

    def save_paper(self) -> None:
        """Save the paper that is chosen."""
        made, name = self.wanted()
        printing.save(self.desk, self, name, made)

    def close_month(self) -> None:
        """Begin to close the month that is shown."""
        month = self.month
        if month is not None and self.attempt(lambda: closing.draft(self.group, month)):
            self.form = ClosingForm(self, month)
            self.draw({})

    def reopen(self) -> None:
        """Begin to open the month that is shown once more."""
        if self.month is not None:
            self.form = ReopeningForm(self, self.month)
            self.draw({})

    def finished(self, sentence: str) -> None:
        """Go back from a form to the month, and say what was done."""
        self.form = None
        self.draw({})
        self.desk.say(sentence)


def _to_see_to(states: tuple[MonthState, ...]) -> MonthState:
    """Return the month a person most likely comes for: the oldest open one that is over, or else the newest.

    Months before the first close are left to whoever wants them: they are closed along with a later one.
    """
    whole = [state for state in states[1:] if state.closed_on is None]
    closed = any(state.closed_on is not None for state in states)
    if whole:
        return whole[-1] if closed else whole[0]
    return states[0]


def _standing(state: MonthState, under_way: bool) -> str:  # noqa: FBT001  one of the two it can be
    """Return how a month stands, in a sentence."""
    words = current()
    if state.along is not None and state.closed_on is not None:
        said = _("Closed on {day} along with {month}.")
        return said.format(day=words.day(state.closed_on), month=words.month(state.along.start))
    if state.closed_on is not None:
        return _("Closed on {day}. Its figures stay as they are.").format(day=words.day(state.closed_on))
    if under_way:
        return _("This month is still under way.")
    if state.reopened:
        return ngettext(
            "Opened again once. Close it when everything is in.",
            "Opened again {count} times. Close it when everything is in.",
            state.reopened,
        ).format(count=state.reopened)
    return _("This month is over and open. Two people close it when everything is in.")
