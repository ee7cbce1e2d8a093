"""Who is put forward for a job held over months: with their yes, by a secret ballot on paper, and the outcome."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.people import Person
from groupkit.core.roles import ON, TERM
from groupkit.core.service import Nomination
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, card, row, rule, stack, text
from groupkit.qt.ticks import Tick
from groupkit.services import roles, terms
from groupkit.services.group import Group

Action = Callable[[], object]


class Nominations(QWidget):
    """A card with who is put forward, and what the group chose."""

    def __init__(
        self,
        group: Group,
        people: Sequence[Person],
        put_forward: Action,
        choose: Callable[[Nomination], object],
        withdraw: Callable[[Nomination], object],
    ) -> None:
        super().__init__()
        names = {person.id: person.short_name for person in people}
        waiting = terms.nominations(group)
        self.choose_buttons: list[QPushButton] = []
        self.withdraw_buttons: list[QPushButton] = []
        lines = stack(text(_("Put forward"), "heading"), space="m")
        if not waiting:
            lines.addWidget(text(_("Nobody is put forward now."), "body", "soft"))
        for each in waiting:
            said = _("{role}: {name}").format(role=roles.title(group, each.role), name=names.get(each.person, ""))
            chosen = button(_("The group chose them"), "plain", "check", does=partial(choose, each))
            chosen.setAccessibleName(_("The group chose {choice}").format(choice=said))
            back = button(_("Take it back"), "plain", does=partial(withdraw, each))
            back.setAccessibleName(_("Take back {choice}").format(choice=said))
            self.choose_buttons.append(chosen)
            self.withdraw_buttons.append(back)
            lines.addWidget(text(said))
            lines.addWidget(Columns(chosen, back, letters=0, space="s"))
            lines.addWidget(rule())
        self.put_button = button(_("Put somebody forward"), "quiet", "plus", does=put_forward)
        lines.addLayout(row(self.put_button, None))
        self.setLayout(stack(card(lines)))


class NominationForm(QWidget):
    """For which job, who, and whether they said yes."""

    def __init__(self, page: Page, people: Sequence[Person], save: Action, leave: Action) -> None:
        super().__init__()
        self._today = page.group.today()
        jobs = [(each.key, each.called(current())) for each in roles.used(page.group, TERM) if each.used == ON]
        self.role = Choice(jobs)
        self.who = Choice((each.id, each.short_name) for each in people if not each.resting)
        self.by_self = Tick(_("They put themselves forward"))
        self.said_yes = Tick(_("Somebody else named them, and they said yes"))
        self.save_button = button(_("Put them forward"), "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("Put somebody forward"), "heading"),
                        page.field("role", Field(_("For which job"), self.role)),
                        page.field("person", Field(_("Who"), self.who)),
                        self.by_self,
                        self.said_yes,
                        Columns(self.save_button, self.leave_button, letters=0, space="s"),
                        space="l",
                    )
                ),
                None,
            )
        )

    def nomination(self) -> Nomination:
        """Return who is put forward, as answered."""
        return Nomination(
            role=self.role.value() or "",
            person=self.who.value() or 0,
            by_self=self.by_self.isChecked(),
            said_yes=self.said_yes.isChecked(),
            named_on=self._today,
        )
