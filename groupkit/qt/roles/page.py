"""Our jobs: which there are, what we call them, and their cards on paper."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.roles import OFF, ON, TERM, Role
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.roles.form import RoleForm
from groupkit.qt.sections import header, listed
from groupkit.qt.tables import Column, Table
from groupkit.services import roles


class RolesPage(Page):
    """The list of jobs beside the one that is chosen."""

    name = "roles"
    topics = frozenset({"service"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.open: Role | None = None

    def content(self) -> QLayout:
        """Return the jobs, and the form of one."""
        self.back_button = button(
            _("People and roles"), "plain", "chevron-left", does=lambda: self.desk.go("service")
        )
        self.add_button = button(_("Add a job of our own"), "primary", "plus", does=self.add)
        said = _("Give each job your own name, and leave out what you do not need.")
        top = header(_("Our jobs"), said, self.add_button, self.back_button)
        columns = (
            Column[Role](title=N_("Job"), words=lambda role: role.called(current())),
            Column[Role](
                title=N_("Given"),
                words=lambda role: _("For some months") if role.group == TERM else _("Meeting by meeting"),
            ),
            Column[Role](
                title=N_("On the list"), words=_listed, tone=lambda role: "plain" if role.used == OFF else ""
            ),
        )
        self.list = Table(columns, _("Our jobs"))
        self.list.show_rows(sorted(roles.listing(self.group), key=lambda role: role.used == OFF))
        self.list.opened.connect(self.change)
        self.change_button = button(_("Change"), "quiet", does=self._change_chosen)
        self.first = self.list
        below = Columns(self.change_button, letters=0)
        return stack(
            top, Columns((box(stack(listed(_("Our jobs"), self.list, below), None)), 3), (self._side(), 2)), None
        )

    def _side(self) -> QWidget:
        if self.open is None:
            self.form = None
            self.about = card(_card(self.list.chosen() or self.list.rows.rows[0]))
            self.list.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
            self._cards = stack(self.about, None)
            return box(self._cards)
        self.form = RoleForm(self, self.open, self.save, self._close, self.put_back)
        self.first = self.form.title
        return self.form

    def _tell(self) -> None:
        """Show the card of the job that is chosen now."""
        if self.form is not None or (chosen := self.list.chosen()) is None:
            return
        fresh = card(_card(chosen))
        self._cards.replaceWidget(self.about, fresh)
        self.about.hide()
        self.about.deleteLater()
        self.about = fresh

    def _turn(self, role: Role | None) -> None:
        self.open = role
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def _close(self) -> None:
        self._turn(None)

    def change(self, role: Role) -> None:
        """Open the form of a job."""
        self._turn(role)

    def _change_chosen(self) -> None:
        if (chosen := self.list.chosen()) is not None:
            self.change(chosen)

    def add(self) -> None:
        """Open the form of a job of the group's own."""
        self._turn(Role(key=roles.new_key(self.group), purpose="", used=ON, own=True))

    def save(self) -> None:
        """Save the job as answered."""
        if self.form is None:
            return
        role = self.form.role()
        said = _("{role} is saved.").format(role=role.called(current()))
        self._done(partial(roles.save, self.group, role), said)

    def put_back(self) -> None:
        """Go back to our card, or take a job of the group's own off."""
        if self.open is not None:
            said = _("The job is off the list.") if self.open.own else _("The job is as it was.")
            self._done(partial(roles.put_back, self.group, self.open.key), said)

    def _done(self, action: Callable[[], object], said: str) -> None:
        if self.attempt(action):
            self._turn(None)
            self.desk.say(said, undoable=True)


def _listed(role: Role) -> str:
    return {ON: _("Yes"), OFF: _("Not for now")}.get(role.used, _("At some meetings"))


def _card(role: Role) -> QLayout:
    """Lay out what stands on the card of a job, in short."""
    told = role.told(current())
    lines = stack(text(role.called(current()), "heading"), text(told.purpose), space="m")
    for title, words in (
        (_("Before"), told.before),
        (_("During"), told.during),
        (_("After"), told.after),
    ):
        if words:
            lines.addWidget(text(title, "small"))
            lines.addWidget(text("\n".join(words)))
    for sentence in filter(None, (told.time, told.eligibility)):
        lines.addWidget(text(sentence, "small"))
    return lines
