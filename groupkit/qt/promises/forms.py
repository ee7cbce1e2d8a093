"""The two small forms about a promise: what it is and who sees to it, and what came of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from groupkit.core.business import by_role
from groupkit.core.calendar import later
from groupkit.core.promises import SOURCES, STATES, Promise, SourceKind, State
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, notes
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, card, stack, text
from groupkit.services import roles, service
from groupkit.services.group import Group

Does = Callable[[], object]
_MONTHS = 12


class OwnerChoice(Choice[str]):
    """Who sees to something: a job of the group, somebody on the list, or nobody yet."""

    def __init__(self, group: Group, known: str = "") -> None:
        offered = {role.title or role.key: role.called(current()) for role in roles.used(group)}
        for person in service.people(group):
            offered.setdefault(person.short_name, person.short_name)
        if known:
            offered.setdefault(known, by_role(known, current()))
        super().__init__([("", _("Nobody yet")), *offered.items()], known)
        wide(self)


class MonthChoice(Choice[date]):
    """A month within a year, or the one that is known already."""

    def __init__(self, today: date, known: date) -> None:
        first = today.replace(day=1)
        months = dict.fromkeys((known, *(later(first, ahead) for ahead in range(_MONTHS + 1))))
        super().__init__(((month, current().month(month)) for month in sorted(months)), known)
        wide(self)


class PromiseForm(QWidget):
    """What was said and where, what the group does about it, who sees to it, and when to look again."""

    def __init__(self, page: Page, known: Promise, save: Does, leave: Does, remove: Does) -> None:
        super().__init__()
        self._known = known
        self.said = notes(known.said, example=_("It is hard to hear at the back."), lines=2)
        self.source = wide(Choice(((key, _(words)) for key, words in SOURCES.items()), known.source.kind))
        self.what = notes(known.what, example=_("We put the chairs closer together."), lines=2)
        self.owner = OwnerChoice(page.group, known.owner)
        self.again = MonthChoice(page.group.today(), known.again)
        self.save_button = button(_("Save the promise"), "primary", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        self.remove_button = button(_("Take it off the list"), "plain", "x", does=remove)
        off = [Columns(self.remove_button, letters=0)] if known.id else []
        hint = _("It goes up on the wall. Leave names out.")
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("Change a promise") if known.id else _("A promise"), "heading"),
                        page.field("said", Field(_("What was said"), self.said, hint=hint)),
                        page.field("source", Field(_("Where it was said"), self.source)),
                        page.field("what", Field(_("What we will do"), self.what)),
                        page.field("owner", Field(_("Who sees to it"), self.owner)),
                        page.field("again", Field(_("When we look at it again"), self.again)),
                        Columns(self.save_button, self.leave_button, letters=0, space="s"),
                        *off,
                        space="l",
                    )
                ),
                None,
            )
        )

    def promise(self) -> Promise:
        """Return the promise as answered."""
        kind = SourceKind(self.source.value() or self._known.source.kind)
        same = kind is self._known.source.kind
        return replace(
            self._known,
            said=self.said.toPlainText(),
            source=self._known.source if same else replace(self._known.source, kind=kind, ref=""),
            what=self.what.toPlainText(),
            owner=self.owner.value() or "",
            again=self.again.value() or self._known.again,
        )


class SettleForm(QWidget):
    """What came of a promise: it is done, we tried, we couldn't, or we go on and look again later."""

    def __init__(self, page: Page, known: Promise, save: Does, leave: Does) -> None:
        super().__init__()
        self._known = known
        self.state = wide(Choice(_came_of_it(), State.DONE if known.state is State.OPEN else known.state))
        self.why = notes(known.why, lines=3)
        self.again = MonthChoice(page.group.today(), later(page.group.today().replace(day=1), 1))
        self.save_button = button(_("Write it down"), "primary", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        state = page.field("state", Field(_("What came of it"), self.state))
        self._why = page.field("why", Field(_("Why, in a sentence or two"), self.why))
        self._again = page.field("again", Field(_("When we look at it again"), self.again))
        self.state.currentIndexChanged.connect(self._turn)
        self.setLayout(
            stack(
                card(
                    stack(
                        text(known.what, "heading"),
                        text(known.said, "body", "soft"),
                        state,
                        self._why,
                        self._again,
                        Columns(self.save_button, self.leave_button, letters=0, space="s"),
                        space="l",
                    )
                ),
                None,
            )
        )
        self._turn()

    def _turn(self) -> None:
        """Ask why only where the group hears why, and for a month only where it goes on."""
        self._why.setVisible(self.state.value() in (State.TRIED, State.COULD_NOT))
        self._again.setVisible(self.state.value() == State.OPEN)

    def settled(self) -> tuple[State, str, date]:
        """Return what came of it, why, and the month in which to look again where it goes on."""
        state = State(self.state.value() or State.DONE)
        why = self.why.toPlainText() if state in (State.TRIED, State.COULD_NOT) else ""
        return state, why, self.again.value() or self._known.again


def _came_of_it() -> list[tuple[str, str]]:
    """Return what can be chosen, in the order in which one likes to say it; going on comes last."""
    settled = (State.DONE, State.TRIED, State.COULD_NOT)
    return [*((key.value, _(STATES[key])) for key in settled), (State.OPEN.value, _("We go on with it"))]
