"""One question at a time: what is asked, large, and below it the answers or room for words."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from groupkit.core.feedback import given
from groupkit.core.feedback.forms import STEPPED, WRITTEN, Kind, Question
from groupkit.core.feedback.words import Words
from groupkit.i18n import ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.feedback.kiosk.doors import cramped, locked, space
from groupkit.qt.feedback.kiosk.draft import Draft
from groupkit.qt.feedback.kiosk.faces import AnswerButton
from groupkit.qt.feedback.kiosk.grid import AnswerGrid
from groupkit.qt.feedback.kiosk.writing import OwnWords
from groupkit.qt.pieces import Item, card, mark, row, stack, text

Tells = Callable[[str], bool]
_LONG, _LONGER = 60, 140
_ROOM = 6
_SHRINKS = ("display", "title")
_LINES = {Kind.SHORT: 2, Kind.LONG: 4}


class Asked(QWidget):
    """A question and the answer given to it so far; every touch goes into the draft at once."""

    def __init__(
        self, question: Question, draft: Draft, words: Words, tells: Tells, touched: Callable[[], object]
    ) -> None:
        super().__init__()
        self.question, self._draft, self._words = question, draft, words
        self._tells, self._touched = tells, touched
        self.grid: AnswerGrid | None = None
        self.entry: OwnWords | None = None
        self.first: QWidget | None = None
        below = self._answers() if question.kind in STEPPED or question.kind is Kind.SEVERAL else []
        if question.kind in WRITTEN:
            below = self._room()
        # with room to spare the question stands away from the edge of the screen
        self.setLayout(stack((None, 1), *self._said(), *(below or [(None, 2)]), space=space()))

    def _said(self) -> list[Item]:
        question = self.question
        role = "title" if cramped() else "display"
        said = [_centred(question.says, role)]
        if question.statement and question.ask:
            said.append(_centred(question.ask, "lead"))
        if question.easy:
            said.append(_centred(question.easy, "lead", "soft"))
        if question.kind is Kind.SEVERAL:
            few = 0 < question.most < len(question.options)
            most = ngettext("Choose no more than {count}.", "Choose up to {count}.", question.most)
            hint = most.format(count=question.most) if few else self._words.paper.several
            said.append(_centred(hint, "lead", "soft"))
        return [*said]

    # to choose

    def _answers(self) -> list[Item]:
        question, words = self.question, self._words
        options = given.options(question, words)
        faces = question.kind is Kind.FACES and not question.reverse
        self.grid = grid = AnswerGrid(options, words.rather_not, self.choose, faces=faces)
        grid.answers[0].setAccessibleDescription(question.says)
        places = self._draft.chosen(question)
        grid.show_chosen(places)
        self.first = next((each for each in grid.answers if each.isChecked()), grid.answers[0])
        # large answers come before what was said already
        return [(grid, _ROOM), locked(words)] if cramped() else [locked(words), (grid, _ROOM)]

    def choose(self, place: int) -> None:
        """Choose an answer, or take it back."""
        self._touched()
        self._draft.choose(self.question, place)
        if self.grid is not None:
            self.grid.show_chosen(self._draft.chosen(self.question))

    # to write

    def _room(self) -> list[Item]:
        question, words, own = self.question, self._words, self._words.own_words
        self.entry = entry = OwnWords(
            self._draft.words.get(question.key, ""), given.longest(question), lines=_LINES[question.kind]
        )
        entry.setAccessibleName(question.says)
        entry.setAccessibleDescription(own.style)
        entry.textChanged.connect(self._write)
        self.first = entry
        self.notice = card(stack(row(mark("info", "care"), (text(own.about_names), 1))), "care", "m")
        # shown before it stood anywhere, it would be a window of its own for a moment, and this one be left
        self.notice.setParent(self)
        self.summary, self.read = AnswerButton(own.use_summary), AnswerButton(own.use_read)
        self.summary.clicked.connect(lambda *_args: self.use(may_be_read=False))
        self.read.clicked.connect(lambda *_args: self.use(may_be_read=True))
        self._show_use()
        self._warn()
        uses = Columns((self.summary, 1), (self.read, 1), letters=40, space="m")
        uses.setParent(self)
        uses.setVisible(bool(own.use_ask))
        asks: list[Item] = [text(own.use_ask, "lead"), uses] if own.use_ask else []
        return [text(own.style, "lead", "soft"), (entry, _ROOM), self.notice, *asks, locked(words)]

    def _write(self) -> None:
        if self.entry is not None:
            self._touched()
            self._draft.write(self.question, self.entry.toPlainText())
            self._show_use()
            self._warn()

    def use(self, *, may_be_read: bool) -> None:
        """Choose how the words may be used; in a summary only, where nothing was chosen."""
        self._touched()
        self._draft.use(self.question, may_be_read=may_be_read)
        self._show_use()

    def _show_use(self) -> None:
        read = self.question.key in self._draft.may_be_read
        self.read.setChecked(read)
        self.summary.setChecked(not read)

    def _warn(self) -> None:
        """Say that words may point to somebody, without showing which: whoever looks on learns nothing."""
        self.notice.setVisible(self._tells(self._draft.words.get(self.question.key, "")))


def _centred(words: str, role: str, tone: str = "") -> QLabel:
    if role in _SHRINKS and len(words) > _LONG:
        role = "title" if len(words) <= _LONGER else "heading"
    label = text(words, role, tone)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
