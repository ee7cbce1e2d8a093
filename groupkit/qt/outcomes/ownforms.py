"""The forms for what a group writes itself: how it would know, a statement, a card, and words in a slot."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from groupkit.core.outcomes.practice import Card
from groupkit.core.outcomes.slots import Filled, Slot
from groupkit.core.outcomes.statements import Known, Statement
from groupkit.core.outcomes.words import Sourced
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import Item, button, card, stack, text
from groupkit.qt.ticks import Tick

Action = Callable[[], object]
Options = Iterable[tuple[str, str]]


class OwnForm(QWidget):
    """A form with its heading, its questions, and the two buttons under them."""

    def _lay(self, heading: str, *questions: Item, save: Action, leave: Action) -> None:
        self.save_button = button(_("Save"), "primary", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        buttons = Columns(self.save_button, self.leave_button, letters=0, space="s")
        self.setLayout(stack(card(stack(text(heading, "heading"), *questions, buttons, space="l")), None))


class KnowForm(OwnForm):
    """How the group would know about one statement."""

    def __init__(
        self,
        page: Page,
        statement: Statement,
        known: Known | None,
        words: tuple[str, str, Iterable[Sourced]],
        save: Action,
        leave: Action,
    ) -> None:
        super().__init__()
        asked, hint, ways = words
        self.how = notes(known.how if known else "", lines=4)
        chosen = known.way if known else ""
        self.way = wide(Choice([("", _("Leave it open")), *((way.key, way.words) for way in ways)], chosen))
        self._lay(
            asked,
            text(statement.words, "lead"),
            page.field("how", Field(_("In our own words"), self.how, hint=hint)),
            page.field("way", Field(_("Which way"), self.way)),
            save=save,
            leave=leave,
        )


class StatementForm(OwnForm):
    """A statement of the group's own."""

    def __init__(self, page: Page, stages: Options, stage: str, save: Action, leave: Action) -> None:
        super().__init__()
        self.words = notes(lines=3)
        self.stage = wide(Choice(stages, stage))
        hint = _("In one line, as you would say it to a friend.")
        self._lay(
            _("A statement of our own"),
            page.field("words", Field(_("What good help looks like"), self.words, hint=hint)),
            page.field("stage", Field(_("Where on the way"), self.stage)),
            save=save,
            leave=leave,
        )


class PracticeForm(OwnForm):
    """A card of something that worked here."""

    def __init__(self, page: Page, heading: str, stages: Options, stage: str, save: Action, leave: Action) -> None:
        super().__init__()
        self.title = line(example=_("Tea before the meeting"), most=80)
        self.stage = wide(Choice(stages, stage))
        self.told = notes(lines=4)
        self.source = line(example=_("Our own group"), most=120)
        hint = _("What was done, and what came of it. No names of people.")
        self._lay(
            heading,
            page.field("title", Field(_("What it is called"), self.title)),
            page.field("stage", Field(_("Where on the way"), self.stage)),
            page.field("told", Field(_("What happened"), self.told, hint=hint)),
            page.field("source", Field(_("Where you know it from"), self.source)),
            save=save,
            leave=leave,
        )

    def made(self) -> Card:
        """Return the card as written."""
        return Card(
            title=self.title.text(),
            stage=self.stage.value() or "",
            told=self.told.toPlainText(),
            source=self.source.text(),
        )


class SlotForm(OwnForm):
    """Words for a slot, with who wrote them."""

    def __init__(self, page: Page, slot: Slot, filled: Filled | None, save: Action, leave: Action) -> None:
        super().__init__()
        headings = "\n\n".join(slot.headings)
        self.words = notes(filled.words if filled else headings, lines=9)
        self.credit = line(filled.credit if filled else "", example=_("Written by our group"), most=160)
        self.allowed = Tick(_("We may use these words"), fades=False)
        self._lay(
            slot.title,
            text(slot.like_note, "body", "soft"),
            page.field("words", Field(_("Our words"), self.words)),
            page.field("credit", Field(_("Who wrote them, and on what terms"), self.credit)),
            page.field("allowed", Field(_("Are they yours to use?"), self.allowed)),
            save=save,
            leave=leave,
        )
