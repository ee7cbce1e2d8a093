"""Who holds a role for longer, for the whole group or for one meeting, and the form to write it down."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
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
from groupkit.qt.ticks import Tick
from groupkit.services import meetings, roles, terms
from groupkit.services.group import Group

Action = Callable[[], object]


class Terms(QWidget):
    """The roles held for longer; a role nobody holds is said plainly, and a term that ends soon too."""

    def __init__(self, group: Group, people: Sequence[Person], change: Callable[[str], object]) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        names = {person.id: person.short_name for person in people}
        vacant = {each.role.key: each.since for each in terms.vacancies(group)}
        soon = {each.term.id for each in terms.ending(group)}
        lines = stack(text(_("For longer"), "heading"), space="m")
        for role in (each for each in roles.used(group, TERM) if each.used == ON):
            if self.buttons:
                lines.addWidget(rule())
            title = role.called(current())
            changing = button(_("Change"), "plain", does=partial(change, role.key))
            changing.setAccessibleName(_("Change the {role}").format(role=title))
            changing.setVisible(bool(people))
            self.buttons[role.key] = changing
            held = [text(said, "small") for said in _held(group, role.key, names, soon)]
            if role.key in vacant:
                held = [text(_nobody(vacant[role.key]), "small")]
            lines.addLayout(row((stack(text(title), *held, space="xs"), 1), changing))
        self.setLayout(stack(card(lines)))


def _nobody(since: date | None) -> str:
    if since is None:
        return _("Nobody yet")
    return _("Nobody since {day}").format(day=current().day(since, "sheet"))


def _held(group: Group, role: str, names: dict[int, str], soon: set[int]) -> Iterator[str]:
    """Say who holds a role today, the newest term of each meeting."""
    called = {meeting.id: meeting.name for meeting in meetings.listing(group)}
    for term in terms.now(group, role):
        said = _("{name}, since {day}") if term.meeting is None else _("{name} for {meeting}, since {day}")
        yield said.format(
            name=names.get(term.person or 0, ""),
            meeting=called.get(term.meeting or 0, ""),
            day=current().day(term.since, "sheet"),
        )
        if term.until is not None:
            ends = _("Ends soon, on {day}") if term.id in soon else _("Until {day}")
            yield ends.format(day=current().day(term.until, "sheet"))
        if term.deputy is not None:
            yield _("{name} is the deputy").format(name=names.get(term.deputy, ""))
        else:
            yield _("No deputy yet")
        if term.next is not None:
            yield _("{name} is next").format(name=names.get(term.next, ""))


class TermForm(QWidget):
    """Who holds a role over time, for which meeting, from when to when, who steps in and who is next."""

    def __init__(self, page: Page, people: Sequence[Person], role: str, save: Action, leave: Action) -> None:
        super().__init__()
        self._role, self._group = role, page.group
        group = page.group
        self.now = next(iter(terms.now(group, role)), None)
        now = self.now
        # somebody who rests is not asked, and keeps what they have until the group says otherwise
        named = {who for each in terms.now(group, role) for who in (each.person, each.deputy, each.next)}
        able = [(each.id, each.short_name) for each in people if not each.resting or each.id in named]
        nobody = (0, _("Nobody yet"))
        self.who = Choice(able, (now.person if now else None) or 0)
        self.deputy = Choice([nobody, *able], (now.deputy if now else None) or 0)
        self.next = Choice([nobody, *able], (now.next if now else None) or 0)
        held = [(each.id, each.name) for each in meetings.listing(group)]
        self.meeting = Choice([(0, _("Every meeting of the group")), *held], (now.meeting if now else None) or 0)
        self.meeting.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.since = Day(now.since if now else group.today())
        ends = now.until if now else terms.usual_end(roles.get(group, role), group.today())
        self.ends = Tick(_("Has a last day"), _("It is said four weeks before, so that nobody is left with it"))
        self.ends.setChecked(ends is not None)
        self.until = Day(ends or group.today())
        self.until.setEnabled(ends is not None)
        self.ends.toggled.connect(self.until.setEnabled)
        self.save_button = button(_("Write it down"), "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        self.end_button = button(_("End it today"), "plain")
        self.end_button.setVisible(now is not None)
        self.meeting.currentIndexChanged.connect(self._look)
        self.setLayout(stack(card(stack(*self._fields(page), space="l")), None))

    def _look(self) -> None:
        """Show who holds the role for the meeting that is chosen now, where it has a holder of its own."""
        chosen = self.meeting.value() or None
        found = next((each for each in terms.now(self._group, self._role) if each.meeting == chosen), None)
        if found is None or found == self.now:
            return
        self.now = found
        self.who.choose(found.person or 0)
        self.deputy.choose(found.deputy or 0)
        self.next.choose(found.next or 0)
        self.since.show_day(found.since)
        self.ends.setChecked(found.until is not None)
        self.until.show_day(found.until or self._group.today())

    def _fields(self, page: Page) -> list[QWidget]:
        return [
            text(roles.title(page.group, self._role), "heading"),
            page.field("person", Field(_("Who holds it"), self.who)),
            page.field("deputy", Field(_("Who steps in on a bad day"), self.deputy)),
            page.field("meeting", Field(_("For which meeting"), self.meeting)),
            page.field("since", Field(_("Since"), self.since)),
            self.ends,
            page.field("until", Field(_("Until"), self.until)),
            page.field("next", Field(_("Who is next"), self.next)),
            Columns(self.save_button, self.leave_button, self.end_button, letters=0, space="s"),
        ]

    def term(self) -> Term:
        """Return the term as answered; it is the one there is as long as the same person holds it."""
        same = self.now is not None and self.now.person == self.who.value()
        return Term(
            id=self.now.id if self.now is not None and same else 0,
            role=self._role,
            person=self.who.value() or None,
            meeting=self.meeting.value() or None,
            since=self.since.day() if same or self.now is None else max(self.since.day(), self._group.today()),
            until=self.until.day() if self.ends.isChecked() else None,
            deputy=self.deputy.value() or None,
            next=self.next.value() or None,
        )
