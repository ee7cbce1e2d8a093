"""Which job changes hands, who passes it on, who takes it on, and who sits with the two."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from groupkit.core.handover.passing import LAPTOP, WITH_LAPTOP, Handover
from groupkit.core.people import LONGEST_NAME
from groupkit.core.roles import in_use
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, line
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, card, stack, text
from groupkit.qt.ticks import Tick
from groupkit.services import meetings, service
from groupkit.services.handover import passing

Action = Callable[[], object]
NOBODY = 0


class Names(QWidget):
    """The questions about one hand-over; of one that is going on, its job and meeting stay as they are."""

    def __init__(self, page: Page, known: Handover | None, role: str, save: Action, leave: Action) -> None:
        super().__init__()
        self._group, self._known = page.group, known
        people = [(each.id, each.short_name) for each in service.people(page.group)]
        self.role = Choice(_jobs(page), known.role if known else role)
        held = [(each.id, each.name) for each in meetings.listing(page.group)]
        self.meeting = Choice([(0, _("Every meeting of the group")), *held], known.meeting if known else None)
        self.giver = Choice([(NOBODY, _("Nobody, or they have left")), *people], known.giver if known else None)
        self.taker = Choice([(NOBODY, _("Still open")), *people], known.taker if known else None)
        self.third = line(known.third if known else "", most=LONGEST_NAME)
        for each in (self.role, self.meeting, self.giver, self.taker):
            each.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.laptop = Tick(_("The laptop goes along"), done=known.laptop if known else False, fades=False)
        words = _("Keep the names") if known else _("Start the hand-over")
        self.save_button = button(words, "quiet" if known else "primary", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        self.setLayout(stack(card(stack(*self._lines(page, known), space="l")), None))
        if known is None:
            self.role.currentIndexChanged.connect(lambda _at: self._suit())
            self.meeting.currentIndexChanged.connect(lambda _at: self._suit())
            self._suit()
        self._offer_laptop()

    def _lines(self, page: Page, known: Handover | None) -> list[QWidget]:
        what = [] if known else [page.field("role", Field(_("What changes hands"), self.role))]
        self.which = page.field("meeting", Field(_("For which meeting"), self.meeting))
        hint = _("They read the lines out and see that you take your time.")
        return [
            _heading(known),
            *what,
            self.which,
            page.field("giver", Field(_("Who passes it on"), self.giver)),
            page.field("taker", Field(_("Who takes it on"), self.taker)),
            page.field("third", Field(_("Who sits with you, a first name"), self.third, hint=hint)),
            self.laptop,
            Columns(self.save_button, self.leave_button, letters=0, space="s"),
        ]

    def _suit(self) -> None:
        """Offer who holds the job now, and the laptop where it usually goes along."""
        role = self.role.value() or LAPTOP
        self.giver.choose(passing.holder(self._group, role, self.meeting.value() or None) or NOBODY)
        self.laptop.setChecked(role in WITH_LAPTOP)
        self._offer_laptop()

    def _offer_laptop(self) -> None:
        alone = self.role.value() == LAPTOP
        self.laptop.setVisible(not alone)
        self.which.setVisible(self._known is None and not alone)

    def handover(self) -> Handover:
        """Return the hand-over as answered."""
        first = self._known or Handover(
            role=self.role.value() or LAPTOP, meeting=self.meeting.value() or None, started_on=date.min
        )
        return replace(
            first,
            giver=self.giver.value() or None,
            taker=self.taker.value() or None,
            third=self.third.text(),
            laptop=self.laptop.isChecked(),
        )


def _heading(known: Handover | None) -> QLabel:
    return text(_("Who hands over to whom") if known else _("Hand over a job"), "heading")


def _jobs(page: Page) -> list[tuple[str, str]]:
    """Return the jobs of the group, those held for longer first, and last the laptop alone."""
    words = current()
    ordered = sorted(in_use(passing.jobs(page.group)), key=lambda role: not role.is_term)
    return [*((role.key, role.called(words)) for role in ordered), (LAPTOP, _("Only the laptop"))]
