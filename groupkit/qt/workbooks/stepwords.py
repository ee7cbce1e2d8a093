"""Our fellowship's wording: the words of each step a group may copy, whose they are, and why it may."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.workbooks.chapters import Chapter
from groupkit.core.workbooks.own import LONGEST, StepWording
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import empty, header
from groupkit.services.workbooks import adding, shelf

_LINES = 7


class StepWordsPage(Page):
    """One step at a time; what is half typed for another step waits until somebody comes back to it."""

    name = "stepwords"
    topics = frozenset({shelf.TOPIC})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.step = 0
        self._drafts: dict[str, dict[str, str]] = {}

    def steps(self) -> tuple[Chapter, ...]:
        """Return the steps of the workbooks there are, one of each number."""
        books = (shelf.in_language(each, current().language) for each in shelf.listing(self.group))
        found: dict[int, Chapter] = {}
        for book in books:
            for each in book.steps:
                found.setdefault(each.number, each)
        return tuple(found[number] for number in sorted(found))

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page, with what was typed for the step that is open."""
        self._keep(self.typed() if typed is None else typed)
        super().draw(self._drafts.get(str(self.step), {}))

    def typed(self) -> dict[str, str]:
        """Return what was typed for each step and not kept yet, and which step is open."""
        self._drafts[str(self.step)] = super().typed()
        words = {f"{step}/{name}": said for step, draft in self._drafts.items() for name, said in draft.items()}
        return words | {"step": str(self.step)} if words else {}

    def _keep(self, typed: Mapping[str, str]) -> None:
        """Take up what was typed before."""
        if typed.get("step", "").isdigit():
            self.step = int(typed["step"])
        for name, said in typed.items():
            step, slash, field = name.partition("/")
            if slash:
                self._drafts.setdefault(step, {})[field] = said

    # what stands on the page

    def content(self) -> QLayout:
        """Return the form of one step."""
        back = button(_("Workbooks"), "plain", "chevron-left", does=lambda: self.desk.go("workbooks"))
        self.back_button, steps = back, self.steps()
        self.known = {each.step: each for each in adding.wordings(self.group)}
        if not steps:
            said = _("Once there is a workbook, its steps stand here.")
            return stack(
                header(_("Our fellowship’s wording"), said, None, back), empty(_("No step yet"), said), None
            )
        if self.step not in {each.number for each in steps}:
            self.step = steps[0].number
        self.save_button = button(_("Keep these words"), "primary", "check", does=self.save)
        said = _("Only words your group may copy. They are printed in the box of the step.")
        top = header(_("Our fellowship’s wording"), said, self.save_button, back)
        return stack(top, Columns((self._form(steps), 3), (self._side(steps), 2)), None)

    def _form(self, steps: tuple[Chapter, ...]) -> QWidget:
        now = self.known.get(self.step, StepWording(step=self.step, words="", credit=""))
        self.which = wide(Choice(((each.number, each.called(current())) for each in steps), self.step))
        self.which.currentIndexChanged.connect(self._turn)
        self.words = notes(now.words, lines=_LINES)
        self.credit = line(now.credit, example=_("From the book of our fellowship"), most=LONGEST["credit"] + 100)
        self.license = line(now.license, example=_("They wrote to us on 3 May 2026"), most=LONGEST["license"] + 100)
        self.remove_button = button(_("Take them away"), "plain", "trash-2", does=self.remove)
        if self.step not in self.known:
            self.remove_button.hide()
        self.first = self.words
        credit = _("This line is printed under the words.")
        why = _("Such as their leave in writing. It is printed too.")
        return card(
            stack(
                Field(_("Which step"), self.which),
                self.field("words", Field(_("The words of this step"), self.words)),
                self.field("credit", Field(_("Whose words these are"), self.credit, hint=credit)),
                self.field("license", Field(_("We may copy this because…"), self.license, hint=why)),
                self.remove_button,
                space="m",
            )
        )

    def _side(self, steps: tuple[Chapter, ...]) -> QWidget:
        """Return which steps have words."""
        lines: list[QWidget] = []
        self.buttons = {}
        for each in steps:
            if each.number in self.known:
                self.buttons[each.number] = button(
                    each.called(current()), "fold", "check", does=partial(self.go_to, each.number)
                )
                lines.append(self.buttons[each.number])
        if not lines:
            lines = [text(_("None yet. The box of a step stays empty, for a pen."), "body", "soft")]
        return box(stack(card(stack(text(_("Steps with your words"), "heading"), *lines, space="s")), None))

    # what a person does

    def _turn(self) -> None:
        self.go_to(self.which.value() or self.step)
        self.which.setFocus()

    def go_to(self, step: int) -> None:
        """Show another step; what was typed for this one is kept."""
        self.typed()
        self.step = step
        super().draw(self._drafts.get(str(step), {}))

    def save(self) -> None:
        """Keep the words of the step."""
        wording = StepWording(
            step=self.step,
            words=self.words.toPlainText(),
            credit=self.credit.text(),
            license=self.license.text(),
        )
        if self.attempt(lambda: adding.set_wording(self.group, wording)):
            self._forget()
            self.desk.say(_("Your words are kept."), undoable=True)

    def remove(self) -> None:
        """Take the words of the step away; undo brings them back."""
        if self.attempt(lambda: adding.remove_wording(self.group, self.step)):
            self._forget()
            self.desk.say(_("Your words are taken away."), undoable=True)

    def _forget(self) -> None:
        """Draw the step as it is kept now."""
        self._drafts.pop(str(self.step), None)
        super().draw({})
