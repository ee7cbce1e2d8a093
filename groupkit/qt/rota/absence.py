"""Somebody cannot come: everything that rests on them in one list, offered to others meeting by meeting."""

from datetime import date  # noqa: TC003  named in a field of the page

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.people import Person
from groupkit.i18n import _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice, Day
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, rule, stack, text
from groupkit.qt.rota.night import offered
from groupkit.qt.sections import empty, header
from groupkit.services import service
from groupkit.services.rota import absence
from groupkit.services.rota.absence import Absence, Duty


class AbsencePage(Page):
    """Who cannot come and until when, at the side of what they do; each duty has somebody suggested already."""

    name = "absence"
    topics = frozenset({"service", "meetings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.person = 0
        self.last: date | None = None
        self.told: Absence | None = None
        self.takers: list[Choice[Person | None]] = []

    def content(self) -> QLayout:
        """Return the question beside the list."""
        self.back_button = button(
            _("People and roles"), "plain", "chevron-left", does=lambda: self.desk.go("service")
        )
        self.people = service.people(self.group)
        if not self.people:
            said = _("Nobody is on the list yet.")
            self.first = self.back_button
            return stack(header(_("Somebody cannot come"), said, None, self.back_button), None)
        self.pass_button = button(_("Pass these on"), "primary", "check", does=self.pass_on)
        said = _("Choose who. You need not say why. What they do is offered to others.")
        top = header(_("Somebody cannot come"), said, self.pass_button, self.back_button)
        question, self._room = self._question(), stack(None)
        self._list: QWidget | None = None
        self._tell()
        return stack(top, Columns((question, 2), (box(self._room), 3)), None)

    def show_this(self, shown: object) -> None:
        """Show what rests on one person."""
        if isinstance(shown, Person):
            self.person = shown.id
            self.draw({})

    def _question(self) -> QWidget:
        names = [(0, _("Choose a name")), *((each.id, each.short_name) for each in self.people)]
        self.who = Choice(names, self.person)
        today = self.group.today()
        # no first day to choose from: 28 could not be typed then, because 2 comes before it
        self.until = Day(max(self.last or today, today))
        self.who.currentIndexChanged.connect(self._look)
        self.until.dateChanged.connect(self._look)
        self.first = self.who
        hint = _("The last day away. Today alone is fine.")
        return box(
            stack(
                card(
                    stack(
                        self.field("person", Field(_("Who cannot come"), self.who)),
                        self.field("last", Field(_("Until"), self.until, hint=hint)),
                        space="l",
                    )
                ),
                None,
            )
        )

    def _look(self) -> None:
        """Look at the answers as they are given; the question stays, so that a day can be typed."""
        self.person, self.last = self.who.value() or 0, self.until.day()
        self._tell()

    def _tell(self) -> None:
        """Show what rests on the person chosen, until the day chosen."""
        self.told = None
        known = next((each for each in self.people if each.id == self.person), None)
        if known is not None and self.attempt(lambda: self._find(known)):
            self.fields["last"].show_problem("")
        self.pass_button.setEnabled(self.told is not None)
        fresh = self._duties()
        if self._list is not None:
            self._list.hide()
            self._room.removeWidget(self._list)
            self._list.deleteLater()
        self._list = fresh
        self._room.insertWidget(0, fresh)

    def _find(self, known: Person) -> None:
        self.told = absence.absence(self.group, known, self.until.day())

    def _duties(self) -> QWidget:
        self.takers = []
        if self.told is None:
            return empty(_("Nothing to pass on yet"), _("Choose a name. Their coming jobs will stand here."))
        lines = stack(
            text(_("What rests on {name}").format(name=self.told.person.short_name), "heading"), space="m"
        )
        for role, deputy in self.told.terms:
            words = absence.steps_in(self.told.person, role, deputy)
            lines.addWidget(text(words))
        if not self.told.duties:
            lines.addWidget(text(_("No job at a meeting is written down for these days."), "body", "soft"))
        for duty in self.told.duties:
            lines.addWidget(rule())
            lines.addWidget(self._duty(duty))
        return card(lines)

    def _duty(self, duty: Duty) -> QWidget:
        choices: list[tuple[Person | None, str]] = [(each.person, offered(each)) for each in duty.offers]
        taker: Choice[Person | None] = Choice([*choices, (None, _("Leave it open for anybody"))])
        taker.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        taker.choose(duty.suggested)
        self.takers.append(taker)
        label = _("{role}, {day}, {meeting}").format(
            role=duty.role.called(current()),
            day=current().day(duty.occasion.day),
            meeting=duty.occasion.meeting.name,
        )
        return Field(label, taker)

    def pass_on(self) -> None:
        """Write down who takes what; what nobody takes stands on the list of open jobs."""
        told, takers = self.told, [each.value() for each in self.takers]
        if told is None:
            return
        if self.attempt(lambda: absence.pass_on(self.group, told, takers)):
            self.person, self.last = 0, None
            self.draw({})
            self.desk.say(_passed(takers), undoable=True)


def _passed(takers: list[Person | None]) -> str:
    """Say that it is passed on, and how much of it is open."""
    if not takers:
        return _("It is written down. No job at a meeting had to be passed on.")
    open_ = sum(taker is None for taker in takers)
    if not open_:
        return _("It is passed on. Somebody does each of them.")
    said = ngettext(
        "It is passed on. {count} job is open for anybody.",
        "It is passed on. {count} jobs are open for anybody.",
        open_,
    )
    return said.format(count=open_)
