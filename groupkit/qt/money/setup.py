"""The first time: what the tin is called, what is in it now, and the number of the last sheet on paper."""

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QLayout

from groupkit.core.ledger import Fund, FundKind
from groupkit.core.meetings import Meeting
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_, _
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Amount, Choice, Count, line
from groupkit.qt.fields import Field
from groupkit.qt.money.names import Name, known
from groupkit.qt.money.place import MoneyPlace
from groupkit.qt.money.view import View
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import Fold, header
from groupkit.services import ledger, meetings


class SetupView(View):
    """A form that is filled in once."""

    key = "setup"

    def __init__(self, page: MoneyPlace) -> None:
        super().__init__(page)
        currency = self.group.profile.currency
        self.meetings = tuple(meeting for meeting in meetings.listing(self.group) if meeting.place is None)
        self.tin = line(_("Tin"), most=40)
        self.amount = Amount(currency)
        self.pot = line(example=_("Outing pot"), most=40)
        self.set_aside = Amount(currency, field="set_aside")
        self.before = Count()
        self.counted_by = Name(known(self.group))
        self.second = Name(known(self.group))
        options = tuple((meeting.id, meeting.name) for meeting in self.meetings)
        wanted = page.wanted.meeting.id if page.wanted else None
        self.meeting = Choice(options, wanted)

    def content(self) -> QLayout:
        """Return the form."""
        self.primary = button(_("Keep this"), "primary", "check", does=self.save)
        self.page.first = self.amount
        field = self.page.field
        aside = stack(
            field("pot", Field(_("What is it for?"), self.pot)),
            field("set_aside", Field(_("How much of it?"), self.set_aside, check=self.set_aside.complaint)),
            space="l",
        )
        which = [field("meeting", Field(_("For which meeting?"), self.meeting))] if len(self.meetings) > 1 else []
        second = _("Leave it empty if nobody else is there.")
        form = stack(
            field("tin", Field(_("What do you call it?"), self.tin, hint=_("Tin, cash box, envelope."))),
            field(
                "amount",
                Field(
                    _("How much is in it now?"),
                    self.amount,
                    hint=_("Count it. If it is empty, type 0."),
                    check=self.amount.complaint,
                ),
            ),
            Fold(_("Some of it is set aside for something"), box(aside)),
            *which,
            field("made_by", Field(_("Who counted it?"), self.counted_by)),
            field("second", Field(_("Who counted with you?"), self.second, hint=second)),
            field(
                "before",
                Field(
                    _("Number of the last sheet on paper"),
                    self.before,
                    hint=_("The next one follows it. Leave it empty if there was none."),
                ),
            ),
            space="l",
        )
        head = header(
            _("Set up the tin"), _("Once only. Then each sheet starts where the last one ended."),
            self.primary, self.back(),
        )  # fmt: skip
        main = card(stack(text(_("What we begin with"), "heading"), form, space="l"))
        return stack(head, Columns((main, 3), (box(stack(_why(), None)), 2)), None)

    def save(self) -> None:
        """Write down the tin and what is in it; then go on to the sheet that was asked for."""
        wanted = self.page.wanted
        if not self.page.attempt(self._write):
            # Nothing was kept; the form may have gone from the page while the book was asked.
            if self.page.key != self.key:
                self.page.draw()
            return
        self.page.forget(self.key)
        self.desk.say(_("The tin is set up."))
        self.page.wanted = None
        self.page.show_list()
        if wanted is not None:
            held = meetings.on(self.group, wanted.day, wanted.meeting.name)
            self.page.show_sheet(held)

    def _write(self) -> None:
        total, aside = self._amounts()
        pot, name = self.pot.text().strip(), self.tin.text().strip()
        made_by, second = self.counted_by.name(), self.second.name()
        chosen = self._chosen()
        before = self.before.count() or 0
        # One change: a pot whose name is taken must not leave a tin behind that holds nothing.
        with self.group.change(N_("Set up the money"), ledger.TOPIC):
            tin = ledger.set_up(self.group, name, sheets_before=before)
            held = {(tin.id, ledger.general(self.group).id): total - aside}
            if aside:
                fund = ledger.add_fund(self.group, Fund(name=pot, kind=FundKind.SET_ASIDE))
                held[tin.id, fund.id] = aside
            if chosen is not None:
                meetings.change(self.group, replace(chosen, place=tin.id))
            # Last, because nothing before it can be undone afterwards.
            if total:
                ledger.opening(self.group, self.group.today(), held, made_by, second)

    def _chosen(self) -> Meeting | None:
        """Return the meeting whose money goes into the tin."""
        if len(self.meetings) < 2:  # noqa: PLR2004  nothing to choose from
            return self.meetings[0] if self.meetings else None
        return next((meeting for meeting in self.meetings if meeting.id == self.meeting.value()), None)

    def _amounts(self) -> tuple[int, int]:
        """Return what is in the tin and what of it is set aside; refuse with everything to put right."""
        problems: list[Problem] = []
        total = aside = 0
        if not self.tin.text().strip():
            problems.append(Problem("tin", N_("Give it a name.")))
        try:
            total = self.amount.pence()
        except RefusedError as refused:
            problems += refused.problems
        try:
            aside = self.set_aside.pence() if self.set_aside.text().strip() else 0
        except RefusedError as refused:
            problems += refused.problems
        if aside and not self.pot.text().strip():
            problems.append(Problem("pot", N_("Give it a name.")))
        if aside > total and not problems:
            problems.append(Problem("set_aside", N_("That is more than there is. Check both amounts.")))
        if not self.counted_by.name():
            problems.append(Problem("made_by", N_("Write who counted. A first name is enough.")))
        if self.second.name() and self.second.name().casefold() == self.counted_by.name().casefold():
            problems.append(Problem("second", N_("The second person has to be someone else.")))
        refuse(problems)
        return total, aside


def _why() -> QFrame:
    said = _("If nobody can say afterwards what was there at the start, nobody can be asked about it either.")
    protects = _("Two people who count protect each other.")
    return card(
        stack(text(_("Why count now?"), "lead"), text(said, "body", "soft"), text(protects, "body", "soft")),
        "sunken",
    )
