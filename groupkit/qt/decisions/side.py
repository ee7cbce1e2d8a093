"""What stands beside the lists: the business meeting in hand, notes to approve, and how the group decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.business import Business, day_in_words, needed_in_words, rules_in_words
from groupkit.core.decisions import Rules
from groupkit.i18n import _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.papers import AGENDA, CARD, NOTES
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.sections import Fold, fact
from groupkit.qt.ticks import Tick
from groupkit.services import business, decisions
from groupkit.services.group import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What can be done about the meeting in hand."""

    change: Callable[[], object]
    held: Callable[[], object]
    print_paper: Callable[[str], object]
    save_paper: Callable[[str], object]


class InHand(QWidget):
    """When and where the business meeting is, how many are needed, and its papers."""

    def __init__(self, group: Group, about: Business, doing: Doing) -> None:
        super().__init__()
        words, begun = current(), about.day <= group.today()
        facts = [fact("calendar-days", day_in_words(about, words), business.held_for(group, about))]
        if about.room:
            facts.append(fact("map-pin", about.room))
        needed = needed_in_words(decisions.needed(group, about), words)
        facts.append(fact("users", _here(about), needed))
        if about.notice_on is not None:
            said = _("Everybody was told on {day}.").format(day=words.day(about.notice_on))
            facts.append(fact("message-circle", said))
        self._buttons(doing, begun=begun)
        papers = [(self.agenda_button, self.save_agenda_button)]
        if begun:
            papers.insert(0, (self.notes_button, self.save_notes_button))
        parts = [Columns(*pair, letters=0, space="s") for pair in papers]
        if begun:
            parts.insert(0, Columns(self.held_button, letters=0))
        heading = text(_("This business meeting") if begun else _("The next business meeting"), "heading")
        change = Columns(self.change_button, letters=0)
        self.setLayout(stack(card(stack(heading, *facts, *parts, change, space="m"))))

    def _buttons(self, doing: Doing, *, begun: bool) -> None:
        self.held_button = button(_("Write down who was here, in numbers"), "quiet", "users", does=doing.held)
        self.change_button = button(_("Change the plan"), "plain", does=doing.change)
        kind = "plain" if begun else "quiet"
        self.agenda_button = button(_("Print the list"), kind, "printer", does=partial(doing.print_paper, AGENDA))
        self.save_agenda_button = button(
            _("Save the list"), "plain", "download", does=partial(doing.save_paper, AGENDA)
        )
        self.notes_button = button(_("Print the notes"), "quiet", "printer", does=partial(doing.print_paper, NOTES))
        self.save_notes_button = button(
            _("Save the notes"), "plain", "download", does=partial(doing.save_paper, NOTES)
        )


def _here(about: Business) -> str:
    if about.present is None:
        return _("Nobody has counted who is here yet.")
    return ngettext("{count} of us was here.", "{count} of us were here.", about.present).format(
        count=about.present
    )


class ToApprove(QWidget):
    """Notes of earlier business meetings that the group has not approved yet."""

    def __init__(
        self,
        waiting: Sequence[Business],
        approve: Callable[[Business], object],
        show: Callable[[Business], object],
    ) -> None:
        super().__init__()
        self.approve_buttons: dict[int, QPushButton] = {}
        self.show_buttons: dict[int, QPushButton] = {}
        lines = stack(text(_("Notes to approve"), "heading"), space="m")
        for each in waiting:
            day = current().day(each.day)
            self.approve_buttons[each.id] = button(_("Approve"), "quiet", "check", does=partial(approve, each))
            self.show_buttons[each.id] = button(_("Open"), "plain", does=partial(show, each))
            self.approve_buttons[each.id].setAccessibleName(_("Approve the notes of {day}").format(day=day))
            self.show_buttons[each.id].setAccessibleName(_("Open the meeting of {day}").format(day=day))
            lines.addWidget(text(_("The notes of {day}").format(day=day)))
            buttons = (self.approve_buttons[each.id], self.show_buttons[each.id])
            lines.addWidget(Columns(*buttons, letters=0, space="s"))
        self.setLayout(stack(card(lines)))


class HowWeDecide(QWidget):
    """The rules of deciding in plain sentences, and empty cards for whoever brings an idea."""

    def __init__(self, rules: Rules, currency: str, change: Callable[[], object]) -> None:
        super().__init__()
        said = (text(words, "small") for words in rules_in_words(rules, current(), currency))
        self.change_button = button(_("Change how we decide"), "plain", does=change)
        self.fold = Fold(_("How we decide"), box(stack(*said, row(self.change_button, None), space="m")))
        self.setLayout(stack(card(stack(self.fold), pad="m")))


class OnPaper(QWidget):
    """Empty idea cards, and whether paper is printed large."""

    def __init__(
        self,
        large: bool,  # noqa: FBT001  what the tick shows
        choose: Callable[[bool], object],
        print_paper: Callable[[str], object],
        save_paper: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.large = Tick(_("Large print"), _("A quarter larger, on more pages"), done=large)
        self.large.toggled.connect(choose)
        self.print_button = button(
            _("Print an empty idea card"), "quiet", "printer", does=partial(print_paper, CARD)
        )
        self.save_button = button(_("Save it as PDF"), "plain", "download", does=partial(save_paper, CARD))
        below = Columns(self.print_button, self.save_button, letters=0, space="s")
        self.setLayout(stack(card(stack(text(_("On paper"), "heading"), self.large, below, space="m"))))
