"""The sign-up sheet typed back in: its lines by number, and a name for each."""

from datetime import date  # noqa: TC003  named in a field of the page
from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.i18n import _, current, ngettext
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice, Day
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.sections import empty, header
from groupkit.services import service
from groupkit.services.rota import signup
from groupkit.services.rota.signup import Row


class SignupPage(Page):
    """The lines of a sheet that begins on a day; what is written already stands there."""

    name = "signup"
    topics = frozenset({"service", "meetings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.from_day: date | None = None

    def content(self) -> QLayout:
        """Return the lines of the sheet."""
        self.back_button = button(
            _("People and roles"), "plain", "chevron-left", does=lambda: self.desk.go("service")
        )
        self.papers_button = button(
            _("Print the sheet"), "plain", "printer", does=partial(self.desk.go, "leaflets")
        )
        begins = self.from_day or self.group.today()
        self.rows = signup.rows(self.group, begins)
        self.save_button = button(_("Write the names down"), "primary", "check", does=self.save)
        self.save_button.setEnabled(bool(self.rows))
        said = _("Take the sheet from the wall, and choose the name on each line.")
        top = header(_("The sign-up sheet"), said, self.save_button, self.papers_button, self.back_button)
        self.begins = Day(begins)
        self.begins.dateChanged.connect(self._begin)
        self.first = self.begins
        hint = _("The first day that is printed on it.")
        asked = card(
            row((self.field("first", Field(_("The sheet begins on"), self.begins, hint=hint)), 1)), pad="l"
        )
        if not self.rows:
            return stack(
                top, asked, empty(_("No line yet"), _("No meeting with jobs is planned from that day.")), None
            )
        return stack(top, asked, self._lines(), None)

    def _begin(self) -> None:
        self.from_day = self.begins.day()
        self.draw({})
        self.begins.setFocus()

    def _lines(self) -> QWidget:
        names = [each.short_name for each in service.people(self.group)]
        self.names: dict[int, Choice[str]] = {}
        lines = stack(space="m")
        heading = ""
        for each in self.rows:
            day = _("{day}, {meeting}").format(
                day=current().day(each.occasion.day), meeting=each.occasion.meeting.name
            )
            if day != heading:
                lines.addWidget(text(day, "heading"))
                heading = day
            lines.addWidget(self._line(each, names))
        return card(lines)

    def _line(self, each: Row, names: list[str]) -> QWidget:
        options = [("", _("Open")), *((name, name) for name in names)]
        choice = Choice(options, each.name)
        self.names[each.number] = choice
        title = _("{number}. {role}").format(number=each.number, role=each.role.called(current()))
        return box(row((self.field(f"line {each.number}", Field(title, choice)), 1)))

    def save(self) -> None:
        """Write the names down, all of them at once."""
        names = {number: choice.value() or "" for number, choice in self.names.items()}
        done: list[int] = []
        if self.attempt(lambda: done.append(signup.write(self.group, self.rows, names))):
            self.draw({})
            said = ngettext("{count} line is written down.", "{count} lines are written down.", done[0])
            self.desk.say(said.format(count=done[0]), undoable=True)
