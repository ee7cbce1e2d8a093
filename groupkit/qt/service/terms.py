"""Who holds a role for longer, for the whole group or for one meeting, and the form to write it down."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.people import Person
from groupkit.core.roles import ON, TERM
from groupkit.core.service import Term
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Day
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, card, row, rule, stack, text
from groupkit.services import meetings, roles, terms
from groupkit.services.group import Group

Action = Callable[[], object]


class Terms(QWidget):
    """The roles held for longer; a role nobody holds is said plainly."""

    def __init__(self, group: Group, people: Sequence[Person], change: Callable[[str], object]) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        names = {person.id: person.short_name for person in people}
        lines = stack(text(_("For longer"), "heading"), space="m")
        for role in (each for each in roles.used(group, TERM) if each.used == ON):
            if self.buttons:
                lines.addWidget(rule())
            changing = button(_("Change"), "plain", does=partial(change, role.key))
            changing.setAccessibleName(_("Change the {role}").format(role=role.called(current())))
            changing.setVisible(bool(people))
            self.buttons[role.key] = changing
            held = [text(said, "small") for said in _held(group, role.key, names)]
            words = stack(text(role.called(current())), *(held or [text(_("Nobody yet"), "small")]), space="xs")
            lines.addLayout(row((words, 1), changing))
        self.setLayout(stack(card(lines)))


def _held(group: Group, role: str, names: dict[int, str]) -> Iterator[str]:
    """Say who holds a role today, the newest term of each meeting."""
    called = {meeting.id: meeting.name for meeting in meetings.listing(group)}
    for term in terms.now(group, role):
        said = _("{name}, since {day}") if term.meeting is None else _("{name} for {meeting}, since {day}")
        yield said.format(
            name=names.get(term.person or 0, ""),
            meeting=called.get(term.meeting or 0, ""),
            day=current().day(term.since, "sheet"),
        )


class TermForm(QWidget):
    """Who holds a role over time, for which meeting, and since when."""

    def __init__(self, page: Page, people: Sequence[Person], role: str, save: Action, leave: Action) -> None:
        super().__init__()
        self._role = role
        self.who = Choice((each.id, each.short_name) for each in people if not each.resting)
        held = [(each.id, each.name) for each in meetings.listing(page.group)]
        self.meeting = Choice([(0, _("Every meeting of the group")), *held])
        self.meeting.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.since = Day(page.group.today())
        self.save_button = button(_("Write it down"), "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        self.setLayout(
            stack(
                card(
                    stack(
                        text(roles.title(page.group, role), "heading"),
                        page.field("person", Field(_("Who holds it"), self.who)),
                        page.field("meeting", Field(_("For which meeting"), self.meeting)),
                        page.field("since", Field(_("Since"), self.since)),
                        Columns(self.save_button, self.leave_button, letters=0, space="s"),
                        space="l",
                    )
                ),
                None,
            )
        )

    def term(self) -> Term:
        """Return the term as answered."""
        return Term(
            role=self._role,
            person=self.who.value() or 0,
            meeting=self.meeting.value() or None,
            since=self.since.day(),
        )
