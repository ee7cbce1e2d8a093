"""Closing a month: what is in the tins and on the statement, then what differs, then two names."""

from PySide6.QtWidgets import QFrame, QLayout, QWidget

from groupkit.core.accounts.whole import Check, Proof
from groupkit.core.accounts.years import Month
from groupkit.core.closing import Said, ToProve
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import _, current
from groupkit.qt.accounts.place import AccountsPlace
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Amount, Day, line
from groupkit.qt.fields import Field
from groupkit.qt.money.figures import money, small
from groupkit.qt.money.names import Name, known
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import Fold, banner, fact, header, steps
from groupkit.qt.ticks import Tick
from groupkit.services import closing

_TICKS = 5


class ClosingForm:
    """Two steps: what there is, blind; then what differs and who closes."""

    def __init__(self, page: AccountsPlace, month: Month) -> None:
        self.page, self.month = page, month
        self.draft = closing.draft(page.group, month)
        self.said: dict[int, Said] = {}
        self.found: dict[Check, str] = {}
        self.amounts: dict[int, Amount] = {}
        self.days: dict[int, Day] = {}
        self.ticks: dict[int, Tick] = {}
        self.below: dict[int, Tick] = {}

    def content(self) -> QLayout:
        """Return the step one is at."""
        return self._differences() if self.found else self._amounts()

    def _top(self, sentence: str, now: int, *buttons: QWidget) -> QLayout:
        words = current().month(self.month.start)
        self.page.back_button = button(_("Back"), "plain", "chevron-left", does=self.back)
        title = _("Close {month}").format(month=words)
        primary = self.page.primary_button
        return stack(
            header(title, sentence, primary, self.page.back_button),
            steps((_("Count and look"), _("Compare"), _("Two names")), now),
            *buttons,
            space="l",
        )

    # the first step

    def _amounts(self) -> QLayout:
        self.page.primary_button = button(_("Compare"), "primary", "arrow-right", does=self.compare)
        said = _("Count every tin together, and take the bank statement. The book is not shown until then.")
        cards = [self._place(place) for place in self.draft.to_prove]
        first = next(iter(self.amounts.values()), None)
        self.page.first = first or self.page.primary_button
        return stack(self._top(said, 0), *self._before(), *cards, None)

    def _before(self) -> list[QFrame]:
        """Return what to know before it: sheets that are not sent, and months closed along with it."""
        words, notes = current(), []
        if self.draft.unsent:
            sheets = words.listing(
                _("sheet {number} of {day}").format(number=number, day=words.day(day, "short"))
                for number, day in self.draft.unsent
            )
            said = _("Not sent yet: {sheets}. After closing it cannot be sent any more, so send it first.")
            notes.append(banner(said.format(sheets=sheets)))
        elif self.draft.along:
            first = words.month(self.draft.along[-1].start)
            said = _("The months before it, from {month} on, are closed along with it.")
            notes.append(banner(said.format(month=first), tone="accent"))
        return notes

    def _place(self, place: ToProve) -> QFrame:
        currency, counted = self.page.group.profile.currency, place.proof is Proof.COUNT
        kept = self.said.get(place.place)
        amount = Amount(currency, abs(kept.pence) if kept else None, field=f"place-{place.place}")
        usual = self.page.group.today() if counted else self.month.end
        day = Day((kept.on if kept else None) or usual)
        self.amounts[place.place], self.days[place.place] = amount, day
        asked = _("How much is in it?") if counted else _("What does the statement say is there?")
        when = _("Counted on") if counted else _("Statement of")
        hint = _("Two people count.") if counted else _("The last line of the month.")
        parts: list[QWidget] = [
            text(place.name, "heading"),
            Columns(
                self.page.field(f"place-{place.place}", Field(asked, amount, hint=hint, check=amount.complaint)),
                Field(when, day),
            ),
        ]
        if place.overdraft:
            below = Tick(_("It is below zero"), done=kept is not None and kept.pence < 0, fades=False)
            self.below[place.place] = below
            parts.append(below)
        if place.recent:
            parts.append(self._waiting(place))
        return card(stack(*parts, space="m"))

    def _waiting(self, place: ToProve) -> QWidget:
        """Return the entries of a bank, each to be ticked where the statement does not show it yet."""
        kept = self.said.get(place.place)
        waiting = place.waiting if kept is None else kept.waiting
        rows = []
        for seq, day, pence in place.recent:
            title = _("{amount} on {day}, entry {entry}").format(
                amount=money(pence, self.page.group.profile.currency), day=current().day(day, "short"), entry=seq
            )
            self.ticks[seq] = Tick(title, done=seq in waiting, fades=False)
            rows.append(self.ticks[seq])
        content = stack(text(_("Tick what the statement does not show yet."), "body", "soft"), *rows[:_TICKS])
        if rows[_TICKS:]:
            content.addWidget(Fold(_("Earlier ones"), box(stack(*rows[_TICKS:], space="xs"))))
        opened = bool(waiting)
        return Fold(_("Is anything not on the statement yet?"), box(content), opened=opened)

    def compare(self) -> None:
        """Take what was typed, and go on to what differs."""
        self.page.attempt(self._compare)

    def _compare(self) -> None:
        self.said = self._read()
        self.found = closing.checks(self.page.group, self.month, self.said)
        self.page.draw({})

    def _read(self) -> dict[int, Said]:
        problems: list[Problem] = []
        said = {}
        for place in self.draft.to_prove:
            waiting = frozenset(seq for seq, _day, _pence in place.recent if self.ticks[seq].isChecked())
            try:
                pence = self.amounts[place.place].pence()
            except RefusedError as refused:
                problems += refused.problems
                continue
            below = self.below.get(place.place)
            pence = -pence if below is not None and below.isChecked() else pence
            on = self.days[place.place].day()
            said[place.place] = Said(place=place.place, pence=pence, on=on, waiting=waiting)
        refuse(problems)
        return said

    # the second step

    def _differences(self) -> QLayout:
        self.page.primary_button = button(_("Close the month"), "primary", "lock", does=self.close)
        names = {place.place: place.name for place in self.draft.to_prove}
        apart = [check for check in self.found if check.difference]
        said = _("Everything agrees. Two people put their names to it.")
        if apart:
            said = _("Something differs. That happens. Say what you think, then put your names to it.")
        people = known(self.page.group)
        self.by, self.second = Name(people), Name(people)
        self.whys = {check.place: line(most=300, example=_("We do not know")) for check in apart}
        cards = [self._compared(check, names[check.place]) for check in self.found]
        field = self.page.field
        two = card(
            stack(
                text(_("Who closes the month?"), "heading"),
                Columns(
                    field("by", Field(_("Your name"), self.by)),
                    field("second", Field(_("Who looked at it with you?"), self.second)),
                ),
                text(_("Two names protect the one who keeps the book."), "body", "soft"),
                text(_("Afterwards nothing can be written on these days, unless two people open them again.")),
                space="m",
            )
        )
        self.page.first = next(iter(self.whys.values()), None) or self.by
        return stack(self._top(said, 1 if apart else 2), *cards, two, None)

    def _compared(self, check: Check, name: str) -> QFrame:
        currency = self.page.group.profile.currency
        comes_to = money(check.comes_to, currency)
        if not check.difference:
            return card(stack(fact("circle-check", _("{place} agrees").format(place=name), comes_to)))
        less = _("{place} has {amount} less than the book says")
        more = _("{place} has {amount} more than the book says")
        said = (less if check.difference < 0 else more).format(place=name, amount=small(check.difference, currency))
        booked = _("There is {there}, and the book says {booked}.")
        why = self.page.field(f"why-{check.place}", Field(_("What do you think happened?"), self.whys[check.place]))
        told = booked.format(there=comes_to, booked=money(check.booked, currency))
        return card(stack(fact("circle-alert", said, told), why, space="m"))

    def close(self) -> None:
        """Close the month with what was said, and go back to it."""
        said = {
            place: Said(place=place, pence=told.pence, on=told.on, waiting=told.waiting, why=self._why(place))
            for place, told in self.said.items()
        }
        words = current().month(self.month.start)
        if self.page.attempt(
            lambda: closing.close(self.page.group, self.month, said, self.by.name(), self.second.name())
        ):
            self.page.finished(_("{month} is closed. Print it, and read it aloud.").format(month=words))

    def _why(self, place: int) -> str:
        return self.whys[place].text() if place in self.whys else ""

    def back(self) -> None:
        """Go one step back; what was typed in the first is kept."""
        if self.found:
            self.found = {}
            self.page.draw({})
        else:
            self.page.look_at(self.month)
