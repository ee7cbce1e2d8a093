"""The form about one job: what it is called here, whether it is on the list, and how the rota weighs it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from groupkit.core.roles import LONGEST_TITLE, OFF, ON, ROTATING, SOMETIMES, TERM, TITLES, Role
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Count, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick

Action = Callable[[], object]


class RoleForm(QWidget):
    """Asks about one job; `role` gives the answers."""

    def __init__(self, page: Page, role: Role, save: Action, leave: Action, put_back: Action) -> None:
        super().__init__()
        self._role = role
        self.title = line(role.called(current()) if role.title or not role.own else "", most=LONGEST_TITLE * 2)
        self.used = Choice(_when(role), role.used)
        self.purpose = notes(role.told(current()).purpose, lines=3)
        self.group = Choice(((ROTATING, _("Meeting by meeting")), (TERM, _("For some months"))), role.group)
        self.needed, self.rest = Count(role.needed, digits=1), Count(role.gap_weeks, digits=2)
        self.effort = Choice(((1, _("A little")), (2, _("Some")), (3, _("A lot"))), role.effort)
        self.months = Count(role.term_months, digits=2)
        self.beside = Tick(
            _("First time beside somebody"), _("Somebody who has done it is there too"), done=role.beside
        )
        self.members = Tick(_("For members only"), _("Not for those who come as workers"), done=role.members_only)
        self.save_button = button(_("Save this job"), "quiet", "check", does=save)
        self.leave_button = button(_("Leave it as it was"), "plain", does=leave)
        self.back_button = button(
            _("Go back to our card") if role.key in TITLES else _("Take it off"), "plain", does=put_back
        )
        known = role.title or role.own or role.key in TITLES
        self.back_button.setVisible(bool(known) and bool(role.key))
        self.setLayout(stack(card(stack(*self._fields(page), space="l")), None))

    def _fields(self, page: Page) -> list[QWidget]:
        own = [
            page.field("purpose", Field(_("What it is for"), self.purpose)),
            page.field("group", Field(_("Given"), self.group)),
        ]
        more = stack(
            *(own if self._role.own else ()),
            page.field("needed", Field(_("How many do it"), self.needed)),
            page.field("gap_weeks", Field(_("Weeks of rest"), self.rest)),
            page.field("effort", Field(_("How much work"), self.effort)),
            page.field("term_months", Field(_("Months of a term"), self.months)),
            self.beside,
            self.members,
            space="m",
        )
        self.fold = Fold(_("More about it"), box(more), opened=self._role.own)
        return [
            text(_("This job"), "heading"),
            page.field("title", Field(_("What we call it"), self.title)),
            page.field("used", Field(_("On the list"), self.used)),
            self.fold,
            Columns(self.save_button, self.leave_button, self.back_button, letters=0, space="s"),
        ]

    def role(self) -> Role:
        """Return the job as answered."""
        own = self._role.own
        title = self.title.text().strip()
        ours = "" if own else self._role.called(current())
        return replace(
            self._role,
            title=self._role.title if title == ours else title,
            used=self.used.value() or ON,
            purpose=self.purpose.toPlainText().strip() if own else self._role.purpose,
            group=(self.group.value() or ROTATING) if own else self._role.group,
            needed=self.needed.count() or 1,
            gap_weeks=self.rest.count() or 0,
            effort=self.effort.value() or 1,
            term_months=self.months.count() or 0,
            beside=self.beside.isChecked(),
            members_only=self.members.isChecked(),
        )


def _when(role: Role) -> tuple[tuple[str, str], ...]:
    """Return when a job may be listed; only some of ours belong to some kinds of meeting."""
    sometimes = ((SOMETIMES, _("At meetings that need it")),) if role.used == SOMETIMES else ()
    return ((ON, _("Yes")), *sometimes, (OFF, _("Not for now")))
