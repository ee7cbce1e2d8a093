"""Who chairs next time: said plainly, and asked only of those who would like to."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from groupkit.core.meetings import Occasion
from groupkit.i18n import _, current
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, card, row, stack, text
from groupkit.services import service


class NextChair(QWidget):
    """A card about the chair of the meeting after this one."""

    def __init__(self, page: Page, tonight: Occasion, nominate: Callable[[Occasion, str], object]) -> None:
        super().__init__()
        self._tonight, self._nominate = tonight, nominate
        lines = stack(text(_("Who chairs next time"), "heading"), space="m")
        following = service.after(page.group, tonight)
        chair = service.next_chair(page.group, tonight)
        ready = [person.short_name for person in service.could_chair(page.group)]
        self.choice = Choice((name, name) for name in ready)
        self.nominate_button = button(_("Write it down"), "quiet", "check", does=self._chosen)
        if following is None:
            lines.addWidget(text(_("There is no next time planned yet.")))
        elif chair is not None:
            said = _("{name} chairs {meeting} on {day}.")
            lines.addWidget(text(_said(said, chair.short_name, following)))
        elif ready:
            lines.addWidget(text(_said(_("Nobody chairs {meeting} on {day} yet."), "", following)))
            lines.addWidget(page.field("chair", Field(_("These would like to"), self.choice)))
            lines.addLayout(row(self.nominate_button, None))
        else:
            said = _("Nobody chairs {meeting} on {day} yet, and that is fine.")
            more = _("Ask at the end of the meeting. Somebody can also say yes at the door.")
            lines.addWidget(text(_said(said, "", following)))
            lines.addWidget(text(more, "small"))
        self.setLayout(stack(card(lines)))

    def _chosen(self) -> None:
        self._nominate(self._tonight, self.choice.value() or "")


def _said(sentence: str, name: str, following: Occasion) -> str:
    return sentence.format(name=name, meeting=following.meeting.name, day=current().day(following.day))
