"""The form about one person: a short name, what they would like to do, when they come, and nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from groupkit.core.people import EVERY, LONGEST_NAME, MOSTLY, OFTEN, SOMETIMES, Away, Person, Usual
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.roles import ON
from groupkit.i18n import N_, _
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Count, Day, line
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick
from groupkit.services import leaving, meetings, roles, service
from groupkit.services.leaving import Leaving

Action = Callable[[], object]
_NEVER = "never"
_NOWHERE = N_("Choose a meeting they come to. Somebody who comes to none for now can be marked as resting.")


class PersonForm(QWidget):
    """What the group knows of somebody; `person` gives the answers."""

    def __init__(self, page: Page, known: Person | None, save: Action, leave: Action, remove: Action) -> None:
        super().__init__()
        self._page, self._known = page, known or Person(short_name="")
        self.short_name = line(self._known.short_name, example=_("Rosa"), most=LONGEST_NAME * 2)
        self.short_name.returnPressed.connect(save)
        hint = _("A first name or a nickname. Leave the surname out.")
        offered = _offered(page, self._known)
        known_for = self._known
        self.roles = {role: Tick(title, done=role in known_for.willing) for role, title in offered.items()}
        self.rather_not = {role: Tick(title, done=role in known_for.rather_not) for role, title in offered.items()}
        self.resting = Tick(
            _("Resting"), _("Asked for nothing for now, and no reason needed"), done=self._known.resting
        )
        self.save_button = button(_("Save this name"), "quiet", "check", does=save)
        self.leave_button = button(_("Leave it as it was"), "plain", does=leave)
        self.remove_button = button(_("Take off the list"), "plain", does=remove)
        self.remove_button.setVisible(known is not None)
        heading = _("Change {name}").format(name=known.short_name) if known else _("Add somebody")
        buttons = Columns(self.save_button, self.leave_button, self.remove_button, letters=0, space="s")
        if_needed = box(stack(*self.rather_not.values(), space="xs"))
        self.folds = (
            Fold(_("Only if nobody else can"), if_needed, opened=bool(self._known.rather_not)),
            Fold(_("When they come"), box(stack(*self._coming(), space="m")), opened=bool(self._known.away)),
            Fold(_("What they have done before"), box(stack(*self._knowing(offered), space="xs"))),
        )
        self.setLayout(
            stack(
                card(
                    stack(
                        text(heading, "heading"),
                        page.field("short_name", Field(_("Short name"), self.short_name, hint=hint)),
                        stack(text(_("Would like to do"), "lead"), *self.roles.values(), self.resting, space="xs"),
                        *self.folds,
                        buttons,
                        space="l",
                    )
                ),
                None,
            )
        )

    def _coming(self) -> list[QWidget]:
        known, today = self._known, self._page.group.today()
        usual = {each.meeting: each.often for each in known.usual}
        often = [(EVERY, _(OFTEN[EVERY])), (MOSTLY, _(OFTEN[MOSTLY])), (SOMETIMES, _(OFTEN[SOMETIMES]))]
        self.often = {
            meeting.id: Choice(
                [*often, (_NEVER, _("Does not come"))], usual.get(meeting.id, _NEVER if usual else EVERY)
            )
            for meeting in meetings.listing(self._page.group)
        }
        names = {meeting.id: meeting.name for meeting in meetings.listing(self._page.group)}
        self.most = Count(known.most or None, digits=2)
        later = [each for each in known.away if each.last >= today]
        first, last = (later[0].first, later[0].last) if later else (today, today)
        self.is_away = Tick(_("Away for some days"), _("No reason needed"), done=bool(later))
        self.away = (Day(first), Day(last))
        days = box(
            stack(
                self._page.field("away", Field(_("From"), self.away[0])),
                Field(_("Until"), self.away[1]),
                space="m",
            )
        )
        days.setVisible(self.is_away.isChecked())
        self.is_away.toggled.connect(days.setVisible)
        self.guest = Tick(
            _("Comes as a worker"), _("Not as a member: does not chair or keep the book"), done=known.guest
        )
        self.decided = Tick(
            _("The group decided they may"), _("Written down with today’s day"), done=known.decided_on is not None
        )
        self.decided.setVisible(known.guest)
        self.guest.toggled.connect(self.decided.setVisible)
        hint = _("Turns in any four weeks, if they said so. Leave it empty for no limit.")
        return [
            *(self._often(at, names[id_], choice) for at, (id_, choice) in enumerate(self.often.items())),
            self._page.field("most", Field(_("No more than"), self.most, hint=hint)),
            self.is_away,
            days,
            self.guest,
            self.decided,
        ]

    def _often(self, at: int, meeting: str, choice: Choice[str]) -> QWidget:
        """Ask how often they come to a meeting; what is to put right stands by the first."""
        asked = Field(meeting, choice)
        return asked if at else self._page.field("usual", asked)

    def _knowing(self, offered: dict[str, str]) -> list[QWidget]:
        self.knows = {role: Tick(title, done=role in self._known.knows) for role, title in offered.items()}
        return list(self.knows.values())

    def person(self) -> Person:
        """Return the person as answered, or refuse where they would come to no meeting."""
        often = {id_: choice.value() or EVERY for id_, choice in self.often.items()}
        usual = tuple(Usual(meeting=id_, often=each) for id_, each in often.items() if each != _NEVER)
        if often and not usual:
            raise RefusedError([Problem("usual", _NOWHERE)])
        everywhere = all(each == EVERY for each in often.values())
        decided = self._known.decided_on or self._page.group.today()
        return replace(
            self._known,
            short_name=self.short_name.text().strip(),
            willing=_ticked(self.roles),
            rather_not=_ticked(self.rather_not),
            knows=_ticked(self.knows),
            usual=() if everywhere else usual,
            away=self._away(),
            most=self.most.count() or 0,
            resting=self.resting.isChecked(),
            guest=self.guest.isChecked(),
            decided_on=decided if self.guest.isChecked() and self.decided.isChecked() else None,
        )

    def _away(self) -> tuple[Away, ...]:
        today = self._page.group.today()
        later = [each for each in self._known.away if each.last >= today]
        rest = tuple(each for each in self._known.away if each.last >= today and each not in later[:1])
        if not self.is_away.isChecked():
            return rest
        return (Away(first=self.away[0].day(), last=self.away[1].day()), *rest)


def _offered(page: Page, known: Person) -> dict[str, str]:
    """Return the jobs to ask about: those on the list, those of some of our meetings, and those ticked already."""
    usual = {role.key for role in roles.used(page.group) if role.used == ON}
    keys = usual | set(service.some_jobs(page.group)) | known.willing | known.rather_not | known.knows
    return {role: title for role, title in roles.titles(page.group).items() if role in keys}


def _ticked(ticks: Mapping[str, Tick]) -> frozenset[str]:
    return frozenset(role for role, tick in ticks.items() if tick.isChecked())


class LeavingForm(QWidget):
    """What taking a name off the list means, said before it is done: it cannot be undone."""

    def __init__(self, told: Leaving, remove: Action, leave: Action, papers: Action) -> None:
        super().__init__()
        name = told.person.short_name
        self.papers_button = button(_("Look at the money papers"), "plain", "wallet", does=papers)
        self.papers_button.setVisible(bool(told.sheets))
        self.remove_button = button(_("Take {name} off the list").format(name=name), "quiet", "check", does=remove)
        self.leave_button = button(_("Leave it as it was"), "plain", does=leave)
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("Take {name} off the list?").format(name=name), "heading"),
                        *(text(sentence) for sentence in leaving.sentences(told)),
                        Columns(self.remove_button, self.leave_button, self.papers_button, letters=0, space="s"),
                        space="m",
                    )
                ),
                None,
            )
        )
