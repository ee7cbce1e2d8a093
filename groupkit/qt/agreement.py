"""What we agree: each line with a switch and words of our own, the limits and their day, and cards to print."""

from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QComboBox, QLayout, QPushButton, QWidget

from groupkit.core.agreement import Agreement, Line
from groupkit.core.progress import Progress
from groupkit.core.readings import STEPS
from groupkit.i18n import _, current
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.sections import header
from groupkit.qt.ticks import Tick
from groupkit.services import agreement, presets, profile

if TYPE_CHECKING:
    from groupkit.pdf import agreement as paper
else:
    paper = lazily("groupkit.pdf.agreement")


class AgreementPage(Page):
    """The lines a group keeps, one of them to be written anew, its limits, and the kind of group it is."""

    name = "agreement"
    topics = frozenset({"meetings", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.changing = ""

    def content(self) -> QLayout:
        """Return the lines beside the limits and the kind of group."""
        found = agreement.agreement(self.group)
        told = found.told(current())
        self.ticks: dict[str, Tick] = {}
        self.change_buttons: dict[str, QPushButton] = {}
        self.print_button = button(_("Print the cards"), "primary", "printer", does=self.print_cards)
        self.save_button = button(_("Save as PDF"), "quiet", "download", does=self.save_cards)
        self.back_button = button(_("Meetings"), "plain", "chevron-left", does=lambda: self.desk.go("meetings"))
        said = _("Untick what does not fit your group. Write a line anew where you say it better.")
        side = box(stack(self._limits(found), self._kind(), None, space="m"))
        top = header(_("What we agree"), said, self.print_button, self.save_button, self.back_button)
        return stack(top, Columns((self._lines(told), 3), (side, 2)), None)

    def _lines(self, told: Agreement) -> QWidget:
        lines: list[QWidget] = [text(_("We read this aloud"), "heading")]
        for each in told.lines:
            lines.append(self._line(each))
            if each.key == self.changing:
                lines.append(self._words(each))
        self.added = line()
        self.field("added", Field(_("Something else we agree"), self.added))
        self.add_button = button(_("Add this line"), "quiet", "plus", does=self.add)
        self.first = next(iter(self.ticks.values()))
        return box(stack(card(stack(*lines, self.fields["added"], row(self.add_button, None), space="s")), None))

    def _line(self, each: Line) -> QWidget:
        tick = Tick(each.words, _("Written by our group") if each.own else "", done=each.kept, fades=False)
        tick.clicked.connect(lambda kept, key=each.key: self._keep(key, kept=kept))
        self.ticks[each.key] = tick
        changing = button(_("Change"), "plain", does=partial(self._change, each.key))
        changing.setAccessibleName(_("Change: {words}").format(words=each.words))
        self.change_buttons[each.key] = changing
        return box(row((tick, 1), changing))

    def _words(self, each: Line) -> QWidget:
        self.words = line(each.words)
        self.keep_button = button(
            _("Keep our words"), "quiet", "check", does=lambda: self.reword(self.words.text())
        )
        self.ours_button = button(_("Go back to the usual words"), "plain", "undo-2", does=partial(self.reword, ""))
        field = self.field("words", Field(_("In our own words"), self.words))
        return box(stack(field, Columns(self.keep_button, self.ours_button, letters=0, space="s"), space="s"))

    def _limits(self, found: Agreement) -> QWidget:
        told = found.told(current())
        self.limits = notes(told.limits, lines=7)
        settled = _("Our group settled this on {day}.")
        day = settled.format(day=current().day(found.limits_on)) if found.limits_on else ""
        self.limits_button = button(_("Settle these limits"), "quiet", "check", does=self.set_limits)
        field = self.field("limits", Field(_("When something does not stay here"), self.limits, hint=day))
        return card(stack(text(_("The limits"), "heading"), field, row(self.limits_button, None), space="m"))

    def _kind(self) -> QWidget:
        """Offer other steps, and another kind of meeting for the whole group; nothing written is lost."""
        self.steps = Choice(((key, _(words)) for key, words in STEPS.items()), self.group.profile.steps)
        self.steps.currentIndexChanged.connect(lambda _at: self._steps())
        words = current()
        kinds = [("", _("Choose one")), *((each.key, each.told(words).title) for each in presets.presets())]
        self.kind = Choice(kinds, "")
        # The longest of the titles must not make the page wider; the open list shows each in full.
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind_button = button(_("Hold all our meetings like this"), "quiet", does=self.use)
        said = _("Nothing you wrote or counted is lost, and you can undo it.")
        return card(
            stack(
                text(_("The kind of group we are"), "heading"),
                self.field("steps", Field(_("The steps we work with"), self.steps)),
                self.field("kind", Field(_("Another kind of meeting"), self.kind, hint=said)),
                row(self.kind_button, None),
                space="m",
            )
        )

    # what a person does

    def _keep(self, key: str, *, kept: bool) -> None:
        self.attempt(lambda: agreement.keep(self.group, key, kept=kept))

    def _change(self, key: str) -> None:
        self.changing = "" if self.changing == key else key
        self.draw({})
        (self.words if self.changing else self.change_buttons[key]).setFocus()

    def reword(self, words: str) -> None:
        """Keep the line in the group's own words, or with none go back to ours."""
        key = self.changing
        if self.attempt(lambda: agreement.reword(self.group, key, words)):
            self.changing = ""
            self.draw({})

    def add(self) -> None:
        """Add a line of the group's own."""
        said = self.added.text()
        if self.attempt(lambda: agreement.add(self.group, said)):
            self.clear(["added"])

    def set_limits(self) -> None:
        """Settle the group's own limits."""
        said = self.limits.toPlainText()
        if self.attempt(lambda: agreement.set_limits(self.group, said)):
            self.draw({})
            self.desk.say(_("Your limits are settled."), undoable=True)

    def _steps(self) -> None:
        steps = self.steps.value()
        if steps is not None and steps != self.group.profile.steps:
            self.attempt(lambda: profile.change(self.group, steps=steps))

    def use(self) -> None:
        """Hold all meetings as the kind that is chosen."""
        key = self.kind.value()
        if key and self.attempt(lambda: presets.use(self.group, presets.get(key))):
            self.desk.say(_("Your meetings are held like this from now on."), undoable=True)

    # paper

    def print_cards(self) -> None:
        """Print the agreement and its cards."""
        printing.print_out(self.desk, self, self.cards())

    def save_cards(self) -> None:
        """Save the agreement and its cards as a PDF."""
        printing.save(self.desk, self, _("What we agree"), self.cards())

    def cards(self) -> printing.Make:
        """Return what makes the cards."""
        found, about = agreement.agreement(self.group), self.group.profile

        def make(into: BinaryIO, progress: Progress) -> None:
            paper.cards(found, into, language=about.printing_language, paper=about.paper, progress=progress)

        return make
