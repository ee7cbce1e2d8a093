"""An open talk being written down: with whom, what was said to each question, and what the group may hear."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from groupkit.core.feedback.forms import WRITTEN, Form, told
from groupkit.core.feedback.rounds import Keeper
from groupkit.core.feedback.words import Words
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Day, line
from groupkit.qt.feedback.kiosk.writing import OwnWords
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.page import Page
from groupkit.qt.pieces import Item, box, button, card, mark, row, stack, text
from groupkit.qt.ticks import Tick
from groupkit.services.feedback.keepers import LONGEST_NAME
from groupkit.services.feedback.talks import LONGEST_ANSWER, Notes


class TalkForm(QWidget):
    """Asks for the words of one talk; nothing of it is kept before it is sealed to its reader."""

    def __init__(
        self, page: Page, form: Form, held: tuple[Keeper, ...], words: Words, ways: tuple[Callable[[], object], ...]
    ) -> None:
        super().__init__()
        shown = told(form, current())
        self.who, self.day = line(most=LONGEST_NAME), Day(page.group.today())
        self.reader = Choice([(0, _("Choose somebody")), *((each.id, each.name) for each in held)])
        self.agreed = Tick(_("They said yes to its being written down"))
        self.recorded = Tick(_("They said yes to a recording"), _("This is asked apart from the other."))
        self.answers: dict[str, tuple[OwnWords, Tick]] = {}
        promise = (row(mark("info", "accent"), (text(each), 1)) for each in words.open_talk.lines)
        about = stack(
            text(words.open_talk.heading, "heading"),
            *promise,
            page.field("who", Field(_("Who was it with?"), self.who)),
            Field(_("Which day?"), self.day),
            page.field("reader", Field(_("Who reads it?"), self.reader)),
            self.agreed,
            self.recorded,
            None,
            space="m",
        )
        asked: list[Item] = []
        for question in shown.questions:
            if question.kind in WRITTEN:
                entry, tick = OwnWords("", LONGEST_ANSWER, lines=5), Tick(_("The group may hear this"))
                tick.setAccessibleDescription(question.says)
                self.answers[question.key] = entry, tick
                asked += [page.field(question.key, Field(question.says, entry)), tick]
        save, leave = ways
        self.save_button = button(_("Seal it for its reader"), "primary", "lock", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        both = Columns((box(stack(card(about, "accent"), None)), 2), (card(stack(*asked, space="m")), 3))
        self.setLayout(stack(both, flow(self.save_button, self.leave_button), space="l"))

    def notes(self) -> Notes:
        """Return what was said."""
        return Notes(
            who=self.who.text(),
            day=self.day.day(),
            words={key: entry.toPlainText() for key, (entry, _tick) in self.answers.items()},
            to_group=tuple(key for key, (_entry, tick) in self.answers.items() if tick.isChecked()),
            agreed=self.agreed.isChecked(),
            recorded=self.recorded.isChecked(),
        )


def in_a_year(day: date) -> date:
    """Return the same day a year later, or the last of a February that is too short for it."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
