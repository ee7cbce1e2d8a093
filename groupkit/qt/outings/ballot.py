"""The ideas of the group on the page: those on the ballot, those kept, what was chosen, and their forms."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from groupkit.core.outings.choosing import CHOSEN, OPEN, Idea, most_dots
from groupkit.core.outings.words.choosing import BallotWords
from groupkit.i18n import _, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Day, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.outings.forms import SideForm
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, rule, stack, text
from groupkit.qt.sections import Fold
from groupkit.services.outings import planning

Action = Callable[[], object]
Open = Callable[[Idea], object]
Sums = tuple[tuple[Idea, int], ...]


class Ballot(QWidget):
    """What can be chosen now, and below it, folded, what waits for another time."""

    def __init__(self, title: str, found: tuple[Idea, ...], opened: Open, suggest: Action | None) -> None:
        super().__init__()
        self.buttons: dict[int, QPushButton] = {}
        self.suggest_button = button(_("Suggest an idea"), "quiet", "plus", does=suggest)
        on_it = [each for each in found if each.standing == OPEN]
        others = [each for each in found if each.standing != OPEN]
        lines = stack(text(title, "heading"), space="m")
        if not on_it:
            said = _("Nothing stands on the ballot yet. Write down what people say, or take ideas from the bank.")
            lines.addWidget(text(said, "body", "soft"))
        self._list(lines, on_it, opened)
        if suggest is not None:
            lines.addLayout(row(self.suggest_button, None))
        if others:
            held = stack(space="m")
            self._list(held, others, opened)
            said = ngettext("{count} idea from before", "{count} ideas from before", len(others))
            self.fold = Fold(said.format(count=len(others)), box(held))
            lines.addWidget(rule())
            lines.addWidget(self.fold)
        self.setLayout(stack(card(lines)))

    def _list(self, lines: QVBoxLayout, found: list[Idea], opened: Open) -> None:
        for at, each in enumerate(found):
            if at:
                lines.addWidget(rule())
            lines.addWidget(self._line(each, opened))

    def _line(self, idea: Idea, opened: Open) -> QWidget:
        going = button(_("Open"), "plain", "arrow-right", does=partial(opened, idea))
        going.setAccessibleName(_("Open {name}").format(name=idea.title))
        self.buttons[idea.id] = going
        said = [text(idea.title, "lead")]
        if idea.about:
            said.append(text(idea.about, "body", "soft"))
        if idea.standing == CHOSEN:
            said.append(text(_("We chose this one."), "small"))
        return Columns((box(stack(*said, space="xs")), 1), going, letters=24, space="m")


class Chosen(QWidget):
    """What came out when the box was closed: the most dots first, and a word for the quiet ideas."""

    def __init__(self, words: BallotWords, sums: Sums, opened: Open) -> None:
        super().__init__()
        best = most_dots({idea.id: dots for idea, dots in sums})
        self.buttons: dict[int, QPushButton] = {}
        told = [text(words.result.title, "heading")]
        if len(best) == 1:
            told.append(text(words.result.first.format(name=sums[0][0].title), "lead"))
        elif best:
            told.append(text(words.steward.tie, "lead"))
        lines = stack(*told, space="m")
        for idea, dots in sums:
            lines.addWidget(self._line(idea, dots, opened, leads=idea.id in best, tie=len(best) > 1))
        lines.addWidget(text(words.result.quiet, "small"))
        self.setLayout(stack(card(lines, "accent")))

    def _line(self, idea: Idea, dots: int, opened: Open, *, leads: bool, tie: bool) -> QWidget:
        count = ngettext("{count} dot", "{count} dots", dots).format(count=dots)
        title, sum_ = text(idea.title, "lead" if leads else "body"), text(count, "body", "soft", wrap=False)
        whole: list[tuple[QWidget, int]] = [(title, 1), (sum_, 0)]
        if leads and tie and idea.standing != CHOSEN:
            going = button(_("Make an outing of it"), "quiet", "arrow-right", does=partial(opened, idea))
            going.setAccessibleName(_("Make an outing of {name}").format(name=idea.title))
            self.buttons[idea.id] = going
            whole.append((going, 0))
        return Columns(*whole, letters=30, space="m")


class IdeaForm(SideForm):
    """An idea from anybody: a few words, and no name."""

    def __init__(self, page: Page, words: BallotWords, save: Action, leave: Action) -> None:
        super().__init__(_("An idea for an outing"), _("Put it on the ballot"), save, leave)
        self.title = line(example=_("A walk by the river"), most=80)
        self.about = notes(lines=3)
        self.lay(
            page.field("title", Field(_("The idea, in a few words"), self.title, hint=words.idea_no_name)),
            page.field("about", Field(_("What would help to choose"), self.about, hint=_("It may stay empty."))),
        )


class ChoosingForm(SideForm):
    """One idea: make an outing of it, keep it for another time, or take it away."""

    def __init__(self, page: Page, idea: Idea, does: dict[str, Action]) -> None:
        super().__init__(idea.title, _("Make an outing of it"), does["choose"], does["leave"])
        free = planning.days(page.group)
        self.day = Day(free[-1].day if free else page.group.today())
        open_ = idea.standing == OPEN
        self.keep_button = button(_("Keep it for another time"), "plain", "inbox", does=does["keep"])
        self.offer_button = button(_("Put it on the ballot"), "plain", "plus", does=does["offer"])
        self.keep_button.setVisible(open_)
        self.offer_button.setVisible(not open_)
        self.remove_button = button(_("Remove it"), "plain", "x", does=does["remove"])
        below = box(stack(*(row(each, None) for each in (self.keep_button, self.offer_button, self.remove_button))))
        about = [text(idea.about)] if idea.about else []
        hint = _("It can be moved later.")
        self.lay(*about, page.field("day", Field(_("Which day"), self.day, hint=hint)), below=below)
