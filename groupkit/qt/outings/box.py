"""Looking after the box: open it, lend the kiosk, add what was counted on paper, and close it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from groupkit.core.outings.choosing import Idea
from groupkit.core.outings.words.choosing import BallotWords
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Count
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, rule, stack, text
from groupkit.qt.ticks import Tick
from groupkit.services.outings.ideas import OpenBox

Action = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What the one who looks after the box can do."""

    open: Action
    kiosk: Action
    count: Action
    let_go: Action


class Closed(QWidget):
    """The box before it is opened: what will happen, in a few sentences."""

    def __init__(self, words: BallotWords, keys: Keys, *, offers: bool) -> None:
        super().__init__()
        said = words.steward
        self.open_button = button(said.open, "quiet", "inbox", does=keys.open)
        below = [row(self.open_button, None)] if offers else []
        lines = [text(each) for each in (said.box, said.lost, said.once)]
        self.setLayout(stack(card(stack(text(said.title, "heading"), *lines, *below, space="m"))))


class Opened(QWidget):
    """The box while it is open: the kiosk, the dots on paper, and how it is closed."""

    def __init__(self, page: Page, words: BallotWords, held: OpenBox, keys: Keys) -> None:
        super().__init__()
        said = words.steward
        self._held = held
        self.kiosk_button = button(words.kiosk.title, "quiet", "play", does=keys.kiosk)
        self.counts = {idea.id: Count(held.paper.get(idea.id)) for idea in held.ideas}
        self.papers = Count(held.papers or None)
        for count in (*self.counts.values(), self.papers):
            count.textChanged.connect(self._hold)
        self.count_button = button(said.close, "quiet", "check", does=keys.count)
        self.ask_button = button(_("Put the box away without counting"), "plain", "x", does=self._ask)
        fields = [self._field(idea) for idea in held.ideas]
        papers = page.field("papers", Field(_("How many papers have dots on them"), self.papers))
        self.sure_button = button(_("Let the dots go"), "quiet", "check", does=keys.let_go)
        self.leave_button = button(_("Not now"), "plain", does=self._leave)
        self.asked = box(
            stack(
                text(_("The dots in the box are gone then, and so are the ideas people put in.")),
                Columns(self.sure_button, self.leave_button, letters=0, space="s"),
                space="m",
            )
        )
        self.asked.hide()
        about = [text(each) for each in (said.open_now, said.no_names)]
        kiosk = stack(text(said.title, "heading"), *about, row(self.kiosk_button, None), space="m")
        paper = stack(rule(), text(said.paper, "heading"), text(said.two), *fields, papers, space="m")
        ends = Columns(self.count_button, self.ask_button, letters=0, space="s")
        self.setLayout(stack(card(stack(kiosk, paper, ends, self.asked, space="l"))))

    def _field(self, idea: Idea) -> QWidget:
        count = self.counts[idea.id]
        count.setAccessibleName(idea.title)
        return Columns((text(idea.title), 1), count, letters=14, space="m")

    def _hold(self) -> None:
        """Hold what was counted on paper with the box, so that it is no draft and still never lost."""
        self._held.paper = {idea: count.count() or 0 for idea, count in self.counts.items()}
        self._held.papers = self.papers.count() or 0

    def _ask(self) -> None:
        self.asked.show()
        self.sure_button.setFocus()

    def _leave(self) -> None:
        self.asked.hide()
        self.ask_button.setFocus()


class OnPaper(QWidget):
    """The ballots to cut, with a sheet to count them on, and the pocket list of ideas."""

    def __init__(
        self,
        large: bool,  # noqa: FBT001  what the tick shows
        choose: Callable[[bool], object],
        print_paper: Callable[[str], object],
        save_paper: Callable[[str], object],
        *,
        ballot: bool,
    ) -> None:
        super().__init__()
        self.large = Tick(_("Large print"), _("A third larger, on more pages"), done=large)
        self.large.toggled.connect(choose)
        self.print_buttons, self.save_buttons = {}, {}
        said = {
            "ballot": (
                _("Ballots to cut, four on a page, and a sheet for the two who count."),
                _("Print the ballots"),
                _("Save the ballots"),
            ),
            "slips": (
                _("Slips to cut, on which anybody can write an idea."),
                _("Print the slips"),
                _("Save the slips"),
            ),
            "bank": (
                _("Ideas from the bank to carry along, as they are found now."),
                _("Print the list of ideas"),
                _("Save the list of ideas"),
            ),
        }
        lines = stack(text(_("On paper"), "heading"), space="m")
        for which in ("ballot", "bank", "slips") if ballot else ("slips", "bank"):
            words, printing, saving = said[which]
            self.print_buttons[which] = button(printing, "quiet", "printer", does=partial(print_paper, which))
            self.save_buttons[which] = button(saving, "plain", "download", does=partial(save_paper, which))
            lines.addWidget(text(words))
            lines.addWidget(Columns(self.print_buttons[which], self.save_buttons[which], letters=0, space="s"))
            lines.addWidget(rule())
        lines.addWidget(self.large)
        self.setLayout(stack(card(lines)))
