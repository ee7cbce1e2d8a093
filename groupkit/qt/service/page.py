"""The People and roles page: who does what at the next meetings, whom to ask, and who is on the list."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.meetings import Occasion
from groupkit.core.people import Person
from groupkit.core.roles import ROTATING
from groupkit.core.service import Job, Nomination
from groupkit.i18n import N_, _, current, ngettext
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, stack
from groupkit.qt.sections import empty, header, listed
from groupkit.qt.service.forms import Ask, first_vacant
from groupkit.qt.service.nominate import NextChair
from groupkit.qt.service.nominations import NominationForm, Nominations
from groupkit.qt.service.papers import who_does_what
from groupkit.qt.service.person import LeavingForm, PersonForm
from groupkit.qt.service.terms import TermForm, Terms
from groupkit.qt.service.ways import Ways
from groupkit.qt.tables import Column, Table
from groupkit.services import leaving, meetings, roles, service, terms

NEXT, WEEKS = 4, 13
_ASK, _PERSON, _TERM, _FORWARD, _LEAVING = "ask", "person", "term", "forward", "leaving"


class ServicePage(Page):
    """The roles of the next four meetings, the list of people, and one small form at a time."""

    name = "service"
    topics = frozenset({"service", "meetings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._open, self._about = "", ""
        self._asked: tuple[Job, Occasion] | None = None

    def content(self) -> QLayout:
        """Return the roles and the people, and the form that is open."""
        self.people = service.people(self.group)
        self.coming = meetings.coming(self.group, WEEKS)[:NEXT]
        self.forms: dict[str, QWidget] = {}
        if not self.people and not self._open:
            return self._empty()
        parts = [*([self._roles()] if self.coming else []), *([self._list()] if self.people else [])]
        whole = Columns((box(stack(*parts, None, space="l")), 3), (self._side(), 2)) if parts else self._side()
        return stack(self._header(), whole, None)

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a name that was being written opens again with what was typed."""
        if typed and "person" in typed:
            self._open, self._about = _PERSON, typed["person"]
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed, and about whom."""
        words = super().typed()
        return {**words, "person": self._about} if words and self._open == _PERSON else words

    def show_this(self, shown: object) -> None:
        """Ask for the first vacant role of one meeting."""
        if isinstance(shown, Occasion) and self.people:
            self.ask(first_vacant(self, (shown,)))

    def _turn(self, form: str = "", about: str = "") -> None:
        """Open one form or none, and start there with the keyboard."""
        self._open, self._about = form, about
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    # what stands on the page

    def _empty(self) -> QLayout:
        self.add_button = button(_("Add the first person"), "primary", "plus", does=self.add_person)
        self.first = self.add_button
        said = _("A first name or a nickname is enough. groupkit keeps nothing else about anybody.")
        return stack(
            header(_("People and roles"), _("Nobody is on the list yet.")),
            empty(_("Who is in the group?"), said, self.add_button),
            None,
        )

    def _header(self) -> QWidget:
        self.print_button = button(_("Print"), "quiet", "printer", does=self.print_roles)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_roles)
        said = ngettext("{count} person is on the list.", "{count} people are on the list.", len(self.people))
        sentence = said.format(count=len(self.people)) if self.people else _("Nobody is on the list yet.")
        if not self.coming:
            self.ask_button = button(_("Add a meeting"), "primary", "plus", does=lambda: self.desk.go("meetings"))
            return header(_("People and roles"), sentence, self.ask_button)
        self.ask_button = button(_("Ask someone"), "primary", "user-plus", does=self.ask_first)
        return header(_("People and roles"), sentence, self.ask_button, self.save_button, self.print_button)

    def _roles(self) -> QWidget:
        """Return the table of roles by meetings; Enter asks for the role of its line."""
        columns = [_meeting(held, self._who(held)) for held in self.coming]
        titles = roles.titles(self.group)
        first = Column[Job](title=N_("Role"), words=lambda job: titles[job.role])
        self.roles = Table[Job]((first, *columns), _("Who does what"))
        self.roles.show_rows(self._jobs())
        self.roles.opened.connect(self._ask_for)
        self.first = self.first or self.roles
        return listed(_("Who does what"), self.roles)

    def _jobs(self) -> tuple[Job, ...]:
        """Return the lines of the table: the jobs given meeting by meeting, in the order of the list."""
        order = [role.key for role in roles.used(self.group, ROTATING)]
        found = {job for held in self.coming for job in self._who(held) if job.role in order}
        return tuple(sorted(found, key=lambda job: (order.index(job.role), job.place)))

    def _who(self, held: Occasion) -> dict[Job, str]:
        return {holder.job: holder.name for holder in service.who(self.group, held)}

    def _list(self) -> QWidget:
        columns = (
            Column[Person](title=N_("Name"), words=lambda person: person.short_name),
            Column[Person](title=N_("Would like to do"), words=partial(_likes, roles.titles(self.group))),
            Column[Person](
                title=N_("Now"),
                words=lambda person: _("Resting") if person.resting else "",
                tone=lambda _person: "plain",
            ),
        )
        self.list = Table(columns, _("The people"))
        self.list.show_rows(self.people)
        self.list.opened.connect(self.change_person)
        self.add_button = button(_("Add somebody"), "quiet", "plus", does=self.add_person)
        self.change_button = button(_("Change"), "plain", does=self._change_chosen)
        return listed(
            _("The people"), self.list, Columns(self.add_button, self.change_button, letters=0, space="s")
        )

    def _side(self) -> QWidget:
        form = self._form()
        if form is not None:
            return form
        self.ways = Ways(self.desk)
        self.terms = Terms(self.group, self.people, partial(self._turn, _TERM))
        self.forward = Nominations(
            self.group, self.people, partial(self._turn, _FORWARD), self.choose, self.withdraw
        )
        return box(stack(*self._next_chair(), self.ways, self.terms, self.forward, None, space="l"))

    def _next_chair(self) -> Sequence[QWidget]:
        tonight = meetings.tonight(self.group)
        self.next_chair = NextChair(self, tonight, self.nominate) if tonight else None
        return [self.next_chair] if self.next_chair else []

    # the form at the side

    def _form(self) -> QWidget | None:
        made: QWidget | None = None
        if self._open == _ASK and self._asked is not None and self._asked[1] in self._choosable():
            ask = Ask(self, self.people, self._choosable(), self._asked, self.assign, self._turn)
            made, self.first = ask, ask.who
        elif self._open == _PERSON:
            person = PersonForm(self, self._known(), self.save_person, self._turn, self.ask_to_leave)
            made, self.first = person, person.short_name
        elif self._open == _TERM:
            term = TermForm(self, self.people, self._about, self.hold, self._turn)
            term.end_button.clicked.connect(self.end)
            made, self.first = term, term.who
        elif self._open == _FORWARD:
            forward = NominationForm(self, self.people, self.put_forward, self._turn)
            made, self.first = forward, forward.role
        elif self._open == _LEAVING and (known := self._known()) is not None:
            told, name = leaving.leaving(self.group, known), known.short_name
            leaves = LeavingForm(told, self.remove, self._turn, lambda: self.desk.go("redaction", name))
            made, self.first = leaves, leaves.leave_button
        self.form: Any = made
        return made

    def _known(self) -> Person | None:
        """Return the person the form is about, None for somebody new or gone."""
        return next((each for each in self.people if str(each.id) == self._about), None)

    def _choosable(self) -> tuple[Occasion, ...]:
        """Return the meetings that can be asked for: the next four, and the one that was asked about."""
        asked = self._asked[1:] if self._asked else ()
        return (*(held for held in asked if held not in self.coming), *self.coming)

    def ask(self, about: tuple[Job, Occasion]) -> None:
        """Open the question who does one role at one meeting."""
        self._asked = about
        self._turn(_ASK)

    def ask_first(self) -> None:
        """Ask for the first vacant role."""
        self.ask(first_vacant(self, self.coming))

    def _ask_for(self, job: Job) -> None:
        vacant = next((held for held in self.coming if self._who(held).get(job) == ""), self.coming[0])
        self.ask((job, vacant))

    def assign(self) -> None:
        """Write down who does the role."""
        job, occasion, who = self.form.role.value(), self.form.occasion.value(), self.form.who.value()
        said = _("{role}: {name}.") if who else _("{role}: vacant.")
        self._done(
            lambda: service.assign(self.group, occasion, job.role, who, place=job.place),
            said.format(role=roles.title(self.group, job.role), name=who or ""),
        )

    def nominate(self, occasion: Occasion, name: str) -> None:
        """Nominate who chairs next time."""
        said = _("{name} chairs next time.").format(name=name)
        self._done(lambda: service.nominate(self.group, occasion, name), said)

    def add_person(self) -> None:
        """Open the form for somebody new."""
        self._turn(_PERSON)

    def change_person(self, person: Person) -> None:
        """Open the form of somebody on the list."""
        self._turn(_PERSON, str(person.id))

    def _change_chosen(self) -> None:
        if (chosen := self.list.chosen()) is not None:
            self.change_person(chosen)

    def save_person(self) -> None:
        """Save the person as answered."""
        form, does = self.form, service.change_person if self._known() else service.add_person
        said = _("{name} is saved.").format(name=form.short_name.text().strip())
        self._done(lambda: does(self.group, form.person()), said)

    def ask_to_leave(self) -> None:
        """Say what taking a name off the list means, before it is done."""
        self._turn(_LEAVING, self._about)

    def remove(self) -> None:
        """Take a name off the list for good."""
        known = self._known()
        self._open, self._about = "", ""
        if known is not None and self.attempt(lambda: leaving.remove(self.group, known)):
            self.draw({})
            self.desk.say(_("The name is off the list, and out of this book."))

    def put_forward(self) -> None:
        """Put somebody forward for a job."""
        nomination = self.form.nomination()
        self._done(lambda: terms.put_forward(self.group, nomination), _("The name is put forward."))

    def choose(self, nomination: Nomination) -> None:
        """Write down whom the group chose."""
        self._done(lambda: terms.choose(self.group, nomination), _("The group has chosen. The term begins today."))

    def withdraw(self, nomination: Nomination) -> None:
        """Take back that somebody is put forward."""
        self._done(lambda: terms.withdraw(self.group, nomination), _("The name is taken back."))

    def end(self) -> None:
        """End a term today; whoever is next takes over tomorrow."""
        now = self.form.now
        self._done(lambda: terms.end(self.group, now), _("The term ends today. Thank you."))

    def hold(self) -> None:
        """Write down who holds a role for longer."""
        term = self.form.term()
        does = terms.change if term.id else terms.hold
        self._done(
            lambda: does(self.group, term),
            _("{role} is saved.").format(role=roles.title(self.group, term.role)),
        )

    def _done(self, action: Callable[[], object], said: str) -> None:
        if self.attempt(action):
            self._turn()
            self.desk.say(said, undoable=True)

    # paper

    def print_roles(self) -> None:
        """Print who does what at the next meetings."""
        printing.print_out(self.desk, self, who_does_what(self.group, self.coming))

    def save_roles(self) -> None:
        """Save who does what as a PDF."""
        printing.save(self.desk, self, _("Who does what"), who_does_what(self.group, self.coming))


def _meeting(held: Occasion, who: Mapping[Job, str]) -> Column[Job]:
    """Return the column of one meeting: who has each role; nothing where its format has no such role."""
    return Column(
        title=current().day(held.day, "short"),
        words=lambda job: (who[job] or _("Vacant")) if job in who else "",
        tone=lambda job: "care" if who.get(job) == "" else "",
    )


def _likes(titles: Mapping[str, str], person: Person) -> str:
    return current().listing(title for role, title in titles.items() if role in person.willing)
