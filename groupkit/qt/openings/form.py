"""The form of a row of the board: what it is, where and when, and how to ask the place itself."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit

from groupkit.core.openings import ATTRIBUTES, Board, Opening
from groupkit.i18n import _
from groupkit.qt.decisions.offers import RoleChoice, wide
from groupkit.qt.entries import Choice, Day, line
from groupkit.qt.fields import Field
from groupkit.qt.outings.forms import Action, SideForm
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, stack
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick

_FIRST = ("name", "what", "place", "times", "reach")
_MORE = ("cost", "access", "ask", "benefits", "drink")


class OpeningForm(SideForm):
    """A row of the board; what few people ask first is folded."""

    def __init__(
        self, page: Page, board: Board, known: Opening | None, job: str, save: Action, leave: Action, remove: Action
    ) -> None:
        title = _("Change what is on the board") if known else _("Put something on the board")
        super().__init__(title, _("Keep it on the board"), save, leave)
        words, today = board.words, board.today
        self._known = known or Opening(kind=words.kinds[0].key, name="", checked_on=today, checked_by=job)
        self._titles = {ATTRIBUTES.get(field.key, field.key): (field.title, field.most) for field in words.fields}
        self.kind = wide(Choice([(kind.key, kind.title) for kind in words.kinds], self._known.kind))
        self.lines = {name: self._line(name) for name in (*_FIRST, *_MORE)}
        self.ends = Tick(_("It has a last day"), done=self._known.ends_on is not None, fades=False)
        self.ends_on, self.checked_on = Day(self._known.ends_on or today), Day(self._known.checked_on or today)
        self.checked_by = RoleChoice(page.group, _("Nobody in particular"), self._known.checked_by)
        self.remove_button = button(_("Take it off for good"), "plain", "x", does=remove)
        self.remove_button.setVisible(known is not None)
        hints = {"reach": words.no_person}
        first, more = (
            [
                page.field(name, Field(self._titles[name][0], self.lines[name], hint=hints.get(name, "")))
                for name in part
            ]
            for part in (_FIRST, _MORE)
        )
        until = page.field("ends_on", Field(self._titles["ends_on"][0], self.ends_on))
        until.setVisible(self.ends.isChecked())
        self.ends.toggled.connect(until.setVisible)
        opened = any(getattr(self._known, name) for name in _MORE) or self._known.ends_on is not None
        self.more = Fold(_("More about it"), box(stack(*more, self.ends, until, space="l")), opened=opened)
        self.lay(
            page.field("kind", Field(_("What kind of thing it is"), self.kind)),
            *first,
            self.more,
            page.field("checked_on", Field(self._titles["checked_on"][0], self.checked_on)),
            page.field("checked_by", Field(words.by_job, self.checked_by)),
            below=self.remove_button,
        )

    def _line(self, name: str) -> QLineEdit:
        return line(getattr(self._known, name), most=self._titles[name][1])

    def unfold(self, page: Page) -> None:
        """Open what is folded where something in it is to be put right."""
        if any(page.fields[name].problem for name in (*_MORE, "ends_on")):
            self.more.line.setChecked(True)

    def opening(self) -> Opening:
        """Return the row as answered."""
        said: dict[str, Any] = {name: entry.text() for name, entry in self.lines.items()}
        return replace(
            self._known,
            kind=self.kind.value() or "",
            ends_on=self.ends_on.day() if self.ends.isChecked() else None,
            checked_on=self.checked_on.day(),
            checked_by=self.checked_by.value() or "",
            **said,
        )
