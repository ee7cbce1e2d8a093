"""The list of themes: those it begins with, and what the group adds or lays to rest, each with its day."""

from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.evaluation.codes import LONGEST_MEANS, LONGEST_TITLE, Code
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice, line, notes
from groupkit.qt.evaluation.roundpage import HOME
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import Item, box, button, card, row, stack, text
from groupkit.qt.sections import Fold, banner, header
from groupkit.services.evaluation import codebook, telling
from groupkit.services.evaluation.ending import TOPIC
from groupkit.storage.evaluation import shipped


class CodebookPage(Page):
    """The themes of one question at a time, and beside them the form for one of the group's own."""

    name = "evaluationcodebook"
    topics = frozenset({TOPIC})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.part, self.area = shipped.codebook().parts[0].key, ""

    def content(self) -> QLayout:
        """Return the themes of a question and what stands beside them."""
        self.words = telling.told(shipped.codebook())
        self.buttons: dict[str, QPushButton] = {}
        self.apart = codebook.apart(self.group)
        self.back_button = button(
            _("All rounds of talks"), "plain", "chevron-left", does=partial(self.desk.go, HOME)
        )
        self.part_entry = Choice([(each.key, each.title) for each in self.words.parts], self.part)
        self.part_entry.activated.connect(self._choose)
        head = header(self.words.title, self.words.intro, None, self.back_button)
        self.first = self.part_entry
        listed = self._list()
        if self.apart:
            return stack(head, banner(_(codebook.APART), drawn="lock"), listed, None)
        form = self._form()
        self.first = self.title_entry
        return stack(head, Columns((listed, 3), (box(stack(form, None)), 2)), None)

    def _choose(self) -> None:
        self.part = self.part_entry.value() or self.part
        self.draw()
        self.part_entry.setFocus()

    # the themes

    def _list(self) -> QWidget:
        found = [each for each in codebook.listing(self.group) if each.part == self.part]
        parts: list[Item] = [Field(_("In which question?"), self.part_entry)]
        areas = {each.key: each.title for each in self.words.areas}
        area = ""
        for each in (each for each in found if each.offered):
            if each.area != area and each.area in areas:
                area = each.area
                parts.append(text(areas[area], "heading"))
            parts.append(self._line(each))
        if resting := [self._about(each) for each in found if not each.offered]:
            parts.append(Fold(_("At rest"), box(stack(*resting, space="m"))))
        return card(stack(*parts, None, space="m"))

    def _line(self, each: Code) -> QWidget:
        if self.apart:
            return self._about(each)
        rest = button(_("Lay it to rest"), "plain", "pause", does=partial(self.rest, each.key))
        rest.setAccessibleName(_("Lay to rest: {theme}").format(theme=each.title))
        self.buttons[each.key] = rest
        return Columns((self._about(each), 1), rest, letters=26)

    def _about(self, each: Code) -> QWidget:
        day = current().day
        lines: list[Item] = [text(each.title, "lead"), text(each.means)]
        if each.added_on is not None:
            said = _("Ours, since {day}.").format(day=day(each.added_on, "sheet"))
            lines.append(text(said, "small", "soft"))
        if each.resting_on is not None:
            said = _("At rest since {day}. What was heard by it stays.").format(day=day(each.resting_on, "sheet"))
            lines.append(text(said, "small", "soft"))
        return box(stack(*lines, space="xs"))

    def rest(self, key: str) -> None:
        """Lay a theme to rest; it can be undone."""
        if self.attempt(lambda: codebook.rest(self.group, key)):
            self.desk.say(_("It is at rest, and is not offered any more."), undoable=True)

    # one of our own

    def _form(self) -> QWidget:
        self.title_entry, self.means_entry = line(most=LONGEST_TITLE), notes(lines=3)
        areas = [("", _("None of them")), *((each.key, each.title) for each in self.words.areas)]
        self.area_entry = Choice(areas, self.area)
        self.area_entry.currentIndexChanged.connect(self._take)
        self.add_button = button(_("Add it"), "primary", "plus", does=self.add)
        hint = _("In one sentence, so that two people use it for the same.")
        longest = _("{longest} letters at most.").format(longest=LONGEST_MEANS)
        asked = next(each.title for each in self.words.parts if each.key == self.part)
        return card(
            stack(
                text(_("A theme of our own"), "heading"),
                text(_("It goes with the question: {question}").format(question=asked), "small", "soft"),
                self.field("title", Field(_("Its short name"), self.title_entry)),
                self.field("means", Field(_("What does it mean?"), self.means_entry, hint=hint)),
                text(longest, "small", "soft"),
                self.field("area", Field(_("Which part of life?"), self.area_entry)),
                row(self.add_button, None),
                space="m",
            ),
            "accent",
        )

    def _take(self) -> None:
        self.area = self.area_entry.value() or ""

    def add(self) -> None:
        """Add a theme of the group's own, from today on."""
        made = Code(
            key="",
            part=self.part,
            title=self.title_entry.text(),
            means=self.means_entry.toPlainText(),
            area=self.area_entry.value() or "",
        )
        if self.attempt(lambda: codebook.add(self.group, made)):
            self.area = ""
            self.draw({})
            self.title_entry.setFocus()
            self.desk.say(_("It is on the list from today on."), undoable=True)
