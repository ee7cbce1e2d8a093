"""Doubtful marks one by one: the picture of one row, large buttons for what it may say, and never a whole sheet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from groupkit.core.feedback import given
from groupkit.core.feedback.forms import RATHER_NOT, WRITTEN, Answer, Question
from groupkit.core.feedback.scanned import Doubt, Handwriting
from groupkit.core.feedback.words import Words
from groupkit.i18n import _
from groupkit.qt.feedback.kiosk.writing import OwnWords
from groupkit.qt.flow import flow
from groupkit.qt.look import px
from groupkit.qt.pieces import Item, button, card, row, stack, text
from groupkit.qt.ticks import Tick

_WIDE, _HIGH = 40, 14


class Crop(QLabel):
    """A picture of one row or of a few written lines, no larger than there is room."""

    def __init__(self, png: bytes, said: str) -> None:
        super().__init__()
        picture = QPixmap()
        picture.loadFromData(png)
        room = min(picture.width(), px("body") * _WIDE), min(picture.height(), px("body") * _HIGH)
        how = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.setPixmap(picture.scaled(*room, *how))
        self.setAccessibleName(said)
        self.setProperty("mark", "true")


class DoubtCard(QWidget):
    """What was asked, the picture of its row, and the answers it may have; digits choose as well."""

    def __init__(
        self, doubt: Doubt, question: Question, words: Words, decide: Callable[[Answer | None], object]
    ) -> None:
        super().__init__()
        self._decide, self._several = decide, doubt.several
        said = _options(question, words)
        self.ticks: dict[int, Tick] = {}
        parts: list[Item] = [text(question.says, "heading"), Crop(doubt.crop, _("A picture of this row"))]
        self.blank_button = button(_("Nothing is marked"), "plain", does=lambda: decide(None))
        self.blank_button.setProperty("large", "true")
        self.buttons: dict[int, QPushButton] = {}
        if doubt.several:
            for place in doubt.candidates:
                self.ticks[place] = Tick(said[place], done=place in doubt.seen)
            self.take_button = button(_("This is marked"), "primary", "check", does=self._take)
            parts += [text(words.paper.several, "body", "soft"), *self.ticks.values()]
            parts.append(flow(self.take_button, self.blank_button))
            self.first: QWidget = self.take_button
        else:
            self.buttons = {place: self._button(place, said[place]) for place in doubt.candidates}
            parts.append(text(_("Which one did they mean?"), "lead"))
            parts.append(flow(*self.buttons.values(), self.blank_button, space="m"))
            self.first = next(iter((*self.buttons.values(), self.blank_button)))
        self.setLayout(stack(card(stack(*parts, space="l"))))

    def _button(self, place: int, said: str) -> QPushButton:
        made = button(said, "quiet", does=lambda: self._decide(place))
        made.setProperty("large", "true")
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit as the answer, 0 for *rather not say* (Qt)."""
        place = int(event.text()) - 1 if event.text().isdecimal() else None
        if place is not None and place in self.buttons:
            self._decide(place)
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        marked = tuple(place for place, tick in self.ticks.items() if tick.isChecked())
        if RATHER_NOT in marked:
            self._decide(RATHER_NOT)
        else:
            self._decide(marked or None)


class WrittenCard(QWidget):
    """The picture of what somebody wrote, and room to type it in; the picture is let go then."""

    def __init__(
        self, area: Handwriting, question: Question, words: Words, typed: Callable[[str, bool], object]
    ) -> None:
        super().__init__()
        self.entry = OwnWords("", given.longest(question), lines=5)
        self.entry.setAccessibleName(question.says)
        self.may_be_read = Tick(words.own_words.use_read, done=area.may_be_read)
        self.take_button = button(
            _("Take these words"),
            "primary",
            "check",
            does=lambda: typed(self.entry.toPlainText(), self.may_be_read.isChecked()),
        )
        self.nothing_button = button(_("There is nothing to read"), "plain", does=lambda: typed("", False))  # noqa: FBT003
        self.first: QWidget = self.entry
        said = _("Type what stands there. The picture is forgotten as soon as you go on.")
        self.setLayout(
            stack(
                card(
                    stack(
                        text(question.says, "heading"),
                        row(Crop(area.crop, _("A picture of what is written")), None),
                        text(said, "body", "soft"),
                        self.entry,
                        self.may_be_read,
                        flow(self.take_button, self.nothing_button),
                        space="m",
                    )
                )
            )
        )


def _options(question: Question, words: Words) -> dict[int, str]:
    """Return what each place of a row says; rows beside written words say how those may be used."""
    own = words.own_words
    answers: Sequence[str] = (own.use_summary, own.use_read)
    if question.kind not in WRITTEN:
        answers = given.options(question, words)
    return {**dict(enumerate(answers)), RATHER_NOT: words.rather_not}
