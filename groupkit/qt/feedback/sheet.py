"""One paper form being typed in: a row of keys for each question, and a digit for each answer."""

import string
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.feedback import given
from groupkit.core.feedback.forms import RATHER_NOT, WRITTEN, Form, Kind, Question
from groupkit.core.feedback.words import Words
from groupkit.i18n import _
from groupkit.qt.feedback.kiosk.draft import Draft
from groupkit.qt.feedback.kiosk.writing import OwnWords
from groupkit.qt.flow import flow
from groupkit.qt.pieces import Item, button, card, rule, stack, text
from groupkit.qt.ticks import Tick

_ONWARDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINES = {Kind.SHORT: 2, Kind.LONG: 3}
_DIGITS, _LETTERS = "123456789", string.ascii_lowercase


class KeyRow(QWidget):
    """A question and its answers: a digit chooses one, 0 is *rather not say*, Enter goes on.

    Where there are more answers than digits, letters choose them.
    """

    def __init__(self, question: Question, draft: Draft, words: Words, onwards: Callable[[], object]) -> None:
        super().__init__()
        self.question, self._draft, self._onwards = question, draft, onwards
        options = given.options(question, words)
        said = [*enumerate(options), (RATHER_NOT, words.rather_not)]
        signs = _DIGITS if len(options) <= len(_DIGITS) else _LETTERS
        self._signs = {RATHER_NOT: "0", **dict(enumerate(signs))}
        self.keys: dict[int, QPushButton] = {place: self._key(place, name) for place, name in said}
        self.first: QWidget = next(iter(self.keys.values()))
        self.setLayout(stack(text(question.says, "lead"), flow(*self.keys.values()), space="s"))
        self._show()

    def _key(self, place: int, name: str) -> QPushButton:
        made = button(_("{digit}  {answer}").format(digit=self._signs[place], answer=name), "quiet")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setAccessibleDescription(self.question.says)
        made.clicked.connect(lambda *_args: self.choose(place))
        return made

    def choose(self, place: int) -> None:
        """Choose an answer, or take it back; where only one can be chosen, go on."""
        self._draft.choose(self.question, place)
        self._show()

    def _show(self) -> None:
        chosen = self._draft.chosen(self.question)
        for place, key in self.keys.items():
            key.setChecked(place in chosen)
            key.setProperty("kind", "primary" if place in chosen else "quiet")
            key.style().unpolish(key)
            key.style().polish(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit as an answer, and Enter as the way on (Qt)."""
        typed = event.text().lower()
        place = next((place for place, sign in self._signs.items() if sign == typed), None)
        if event.key() in _ONWARDS:
            self._onwards()
        elif place is not None and place in self.keys:
            self.choose(place)
            if self.question.kind is not Kind.SEVERAL:
                self._onwards()
        else:
            super().keyPressEvent(event)


class WordsRow(QWidget):
    """Room for words of one's own, and whether they may be read out; nothing of it leaves a trace."""

    def __init__(self, question: Question, draft: Draft, words: Words) -> None:
        super().__init__()
        self.question, self._draft = question, draft
        self.entry = OwnWords("", given.longest(question), lines=_LINES[question.kind])
        self.entry.setAccessibleName(question.says)
        self.entry.textChanged.connect(self._write)
        self.may_be_read = Tick(words.own_words.use_read)
        self.may_be_read.toggled.connect(self._write)
        self.first: QWidget = self.entry
        self.setLayout(stack(text(question.says, "lead"), self.entry, self.may_be_read, space="s"))

    def _write(self) -> None:
        self._draft.write(self.question, self.entry.toPlainText())
        self._draft.use(self.question, may_be_read=self.may_be_read.isChecked())


class Sheet(QWidget):
    """All questions of one form under each other; `onwards` after the last goes to `last`."""

    def __init__(self, form: Form, draft: Draft, words: Words, last: QWidget) -> None:
        super().__init__()
        self._last = last
        self.rows: list[KeyRow | WordsRow] = []
        for question in form.questions:
            if question.kind in WRITTEN:
                self.rows.append(WordsRow(question, draft, words))
            elif question.kind is not Kind.NOTE:
                at = len(self.rows)
                self.rows.append(KeyRow(question, draft, words, lambda at=at: self.go_on(at)))  # type: ignore[misc]
        parts: list[Item] = []
        for at, each in enumerate(self.rows):
            parts += [rule(), each] if at else [each]
        self.setLayout(stack(card(stack(*parts, space="l"))))

    @property
    def first(self) -> QWidget:
        """Where the keyboard starts."""
        return self.rows[0].first if self.rows else self._last

    def go_on(self, at: int) -> None:
        """Go to the next question, or to what comes after the last."""
        after = self.rows[at + 1].first if at + 1 < len(self.rows) else self._last
        after.setFocus(Qt.FocusReason.TabFocusReason)
