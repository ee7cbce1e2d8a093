"""Asking somebody into a round: whose voice it is, since when, who talks with them, and how to reach them."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from groupkit.core.evaluation.people import (
    LONGEST_CONTACT,
    LONGEST_NAME,
    LONGEST_SIGN,
    STARTED,
    STRANDS,
    Invited,
    Strand,
)
from groupkit.core.evaluation.words import Roomcheck
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Day, line
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.ticks import Tick

_OF_STRAND = frozenset({"leads"})


class InviteForm(QWidget):
    """Asks about one person; their name is nowhere in it, and the program gives them a sign."""

    def __init__(
        self, page: Page, words: Roomcheck, asks: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        super().__init__()
        self.strand = Choice([(strand, _(STRANDS[strand])) for strand in Strand], Strand.MEMBERS)
        self.started, self.asker = Day(page.group.today()), line(most=LONGEST_NAME)
        self.contact, self.sign = line(most=LONGEST_CONTACT), line(most=LONGEST_SIGN)
        # in sentences of the look at the room the same words begin with a small letter
        named = {kind.key: kind.title[:1].upper() + kind.title[1:] for kind in words.kinds}
        self.kinds = {key: Tick(title, fades=False) for key, title in named.items() if key not in _OF_STRAND}
        self.since = page.field("started", Field(_(STARTED[Strand.MEMBERS]), self.started))
        self.strand.currentIndexChanged.connect(self._show)
        apart = _("It is kept apart from everything else, and goes for good with the talks.")
        same = _("It is best if it stays the same person each time.")
        own = _("Leave it empty, and groupkit gives one. No sign is given twice.")
        hint = _("Only for the look at who is in the room: where there are few of a kind, friends would know.")
        self.ask_button = button(_("Give a sign"), "primary", "user-plus", does=asks)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        first = stack(
            page.field("strand", Field(_("Whose voice is it?"), self.strand)),
            self.since,
            page.field("interviewer", Field(_("Who talks with them?"), self.asker, hint=same)),
            None,
            space="m",
        )
        other = stack(
            page.field("contact", Field(_("How to reach them"), self.contact, hint=apart)),
            page.field("sign", Field(_("A sign of our own"), self.sign, hint=own)),
            text(hint, "small"),
            flow(*self.kinds.values()),
            None,
            space="m",
        )
        both = Columns((box(first), 1), (box(other), 1))
        ways = flow(self.ask_button, self.leave_button)
        self.setLayout(stack(card(stack(text(_("Ask somebody"), "heading"), both, ways, space="m"))))

    def _show(self) -> None:
        self.since.caption.setText(_(STARTED[self.strand.value() or Strand.MEMBERS]))
        self.started.setAccessibleName(self.since.caption.text())

    def invited(self) -> Invited:
        """Return who is asked, as it was typed."""
        return Invited(
            strand=self.strand.value() or Strand.MEMBERS,
            kinds=frozenset(key for key, tick in self.kinds.items() if tick.isChecked()),
            started=self.started.day(),
            interviewer=self.asker.text(),
            contact=self.contact.text(),
            sign=self.sign.text(),
        )
