"""The small forms about people and roles: ask someone, change somebody on the list, hold a role for longer."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from groupkit.core.meetings import Occasion
from groupkit.core.people import Person
from groupkit.core.roles import CHAIR, ON, ROTATING
from groupkit.core.service import Job, willing
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, card, stack, text
from groupkit.services import roles, service

Action = Callable[[], object]


class Ask(QWidget):
    """Which role, at which meeting, and who said yes; only those who would like to are offered."""

    def __init__(
        self,
        page: Page,
        people: Sequence[Person],
        coming: Sequence[Occasion],
        first: tuple[Job, Occasion],
        save: Action,
        leave: Action,
    ) -> None:
        super().__init__()
        self._people = tuple(people)
        self.role = Choice(_jobs(page, first[0]), first[0])
        days = [(held, _day_and_meeting(held)) for held in coming]
        self.occasion = Choice(days, first[1])
        self.occasion.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.who: Choice[str | None] = Choice(self._choices())
        self.none = text(
            _("Nobody has said they would like this yet, and that is fine. Ask at the door, then mark the name.")
        )
        self.save_button = button(_("Write it down"), "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        self.role.currentIndexChanged.connect(self._offer)
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("Ask someone"), "heading"),
                        page.field("role", Field(_("For which role"), self.role)),
                        page.field("day", Field(_("At which meeting"), self.occasion)),
                        page.field("person", Field(_("Who said yes"), self.who)),
                        self.none,
                        Columns(self.save_button, self.leave_button, letters=0, space="s"),
                        space="l",
                    )
                ),
                None,
            )
        )
        self._offer()

    def _choices(self) -> list[tuple[str | None, str]]:
        offered = willing(self._people, (self.role.value() or Job("")).role)
        return [*((each.short_name, each.short_name) for each in offered), (None, _("Nobody yet: leave it vacant"))]

    def _offer(self) -> None:
        """Offer those who would like the role that is chosen now."""
        choices = self._choices()
        self.who.offer(choices)
        self.none.setVisible(len(choices) == 1)


def _jobs(page: Page, first: Job) -> Iterator[tuple[Job, str]]:
    """Yield the jobs to ask for: those of every meeting, and those that one of ours has besides."""
    some = service.some_jobs(page.group)
    for role in roles.used(page.group, ROTATING):
        if role.used == ON or role.key in (*some, first.role):
            for place in range(1, max(role.needed, first.place if role.key == first.role else 1) + 1):
                yield Job(role.key, place), role.called(current())


def first_vacant(page: Page, coming: Sequence[Occasion]) -> tuple[Job, Occasion]:
    """Return the first role nobody has yet, soonest meeting first; the first chair when all are filled."""
    vacant = (
        (holder.job, held)
        for held in coming
        for holder in service.who(page.group, held)
        if holder.person is None and not holder.role.is_term
    )
    return next(vacant, (Job(CHAIR), coming[0]))


def _day_and_meeting(held: Occasion) -> str:
    return _("{day}, {meeting}").format(day=current().day(held.day), meeting=held.meeting.name)
