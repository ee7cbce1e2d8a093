"""The group's own readings: where each is read, its words, and the line that says whose they are."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from groupkit.core.calendar import Rule
from groupkit.core.readings import SLOTS, OwnText
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.formats.part import WEEKS
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, stack, text


class Readings(QWidget):
    """The list of the group's own texts, each with a button to change it."""

    def __init__(self, texts: tuple[OwnText, ...], change: Callable[[OwnText | None], object]) -> None:
        super().__init__()
        self.add_button = button(_("Add our own words"), "quiet", "plus", does=lambda: change(None))
        self.change_buttons = {}
        lines: list[QWidget] = []
        for own in texts:
            name = own.title or _(SLOTS[own.slot])
            changing = button(_("Change"), "plain", does=partial(change, own))
            changing.setAccessibleName(_("Change {name}").format(name=name))
            self.change_buttons[own.id] = changing
            said = stack(text(name, "lead"), text(own.credit, "small"), space="xs")
            lines.append(box(row((said, 1), changing)))
        hint = text(_("Steps, traditions and readings stay yours. Say whose words they are."), "body", "soft")
        heading = text(_("Our own readings"), "heading")
        self.setLayout(stack(card(stack(heading, hint, *lines, row(self.add_button, None), space="m")), None))


class ReadingForm(QWidget):
    """Asks for one text of the group's own."""

    def __init__(
        self, page: Page, known: OwnText | None, save: Callable[[], object], remove: Callable[[], object]
    ) -> None:
        super().__init__()
        self._known = known or OwnText(slot="reading", words="", credit="")
        field = page.field
        self.slot = Choice(((slot, _(words)) for slot, words in SLOTS.items()), self._known.slot)
        self.title = line(self._known.title)
        self.words = notes(self._known.words, lines=10)
        self.credit = line(self._known.credit, example=_("Written by our group, 2026"), most=300)
        rules = [*WEEKS.items()]
        if str(self._known.when) not in WEEKS:
            rules.insert(0, (str(self._known.when), str(self._known.when)))
        self.when = Choice(((rule, _(words)) for rule, words in rules), str(self._known.when))
        self.save_button = button(_("Keep these words"), "primary", "check", does=save)
        self.remove_button = button(_("Take them away"), "plain", "trash-2", does=remove)
        self.remove_button.setVisible(known is not None)
        hint = _("Who wrote this, and may you copy it? This line is printed with it.")
        self.setLayout(
            stack(
                card(
                    stack(
                        field("slot", Field(_("Where it is read"), self.slot)),
                        field("title", Field(_("A title, if it has one"), self.title)),
                        field("words", Field(_("The words"), self.words)),
                        field("credit", Field(_("Whose words these are"), self.credit, hint=hint)),
                        field("when", Field(_("In which weeks"), self.when)),
                        Columns(self.save_button, self.remove_button, letters=0, space="s"),
                        space="m",
                    )
                ),
                None,
            )
        )

    def own_text(self) -> OwnText:
        """Return the text as answered."""
        return replace(
            self._known,
            slot=self.slot.value() or self._known.slot,
            title=self.title.text(),
            words=self.words.toPlainText(),
            credit=self.credit.text(),
            when=Rule.parse(self.when.value() or "every"),
        )
