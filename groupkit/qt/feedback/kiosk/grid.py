"""The answers to one question: faces side by side where there is room, and otherwise rows in a few columns."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from groupkit.core.feedback.forms import RATHER_NOT
from groupkit.qt.feedback.kiosk.faces import AnswerButton
from groupkit.qt.look import gap, px, worn

_UPRIGHT, _WIDE = 7, 12
_TALLEST = 2.6
_MOST_UPRIGHT = 5
_MANY, _COLUMNS = 10, (4, 2)


class AnswerGrid(QWidget):
    """The answers and, last and as large, *rather not say*; digits choose as well as presses do."""

    def __init__(
        self, options: tuple[str, ...], rather_not: str, chosen: Callable[[int], None], *, faces: bool
    ) -> None:
        super().__init__()
        steps = len(options) - 1
        moods = [2 * at / steps - 1 if faces and steps else None for at in range(len(options))]
        made = [AnswerButton(words, mood) for words, mood in zip(options, moods, strict=True)]
        self.answers = (*made, AnswerButton(rather_not))
        self._faces, self._chosen = faces, chosen
        for at, answer in enumerate(self.answers):
            answer.setParent(self)
            answer.clicked.connect(lambda *_args, at=at: self._chosen(self.place(at)))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def place(self, at: int) -> int:
        """Return the place of an answer among the options; the last is no option."""
        return at if at < len(self.answers) - 1 else RATHER_NOT

    def show_chosen(self, places: frozenset[int]) -> None:
        """Show which answers are chosen."""
        for at, answer in enumerate(self.answers):
            answer.setChecked(self.place(at) in places)

    # where each stands

    def _upright(self, width: int) -> bool:
        """Whether the faces stand side by side in a width; each then stands over its words."""
        faces = self.answers[:-1]
        if not self._faces or len(faces) > _MOST_UPRIGHT:
            return False
        for face in faces:
            face.upright = True
        least = max(px("heading") * _UPRIGHT, *(face.least_width() for face in faces))
        return width >= least * len(faces) + gap("l") * (len(faces) - 1)

    def _columns(self, width: int) -> int:
        least = max(px("heading") * _WIDE, *(answer.least_width() for answer in self.answers))
        return 2 if width >= 2 * least + gap("m") else 1

    def _many_columns(self, width: int) -> int:
        """Return how many short answers stand side by side; the last, which is longer, stands below them."""
        least = max(answer.least_width() for answer in self.answers[:-1])
        fit = (count for count in _COLUMNS if width >= count * least + gap("s") * (count - 1))
        return next(fit, 1)

    def _places(self, width: int, room: int = 0) -> tuple[list[QRect], int]:
        """Return where each answer stands in a width, and how high all of them are together, in pixels."""
        upright = self._upright(width)
        for answer in self.answers:
            answer.upright = upright
        if len(self.answers) > _MANY:
            return self._in_rows(width, room)
        return self._side_by_side(width, room) if upright else self._in_columns(width, room)

    def _side_by_side(self, width: int, room: int) -> tuple[list[QRect], int]:
        *faces, last = self.answers
        space = gap("l")
        each = (width - space * (len(faces) - 1)) // len(faces)
        least = max(face.heightForWidth(each) for face in faces)
        below = max(last.heightForWidth(width), round(worn().target * 1.5))
        tall = min(max(least, room - below - space), round(least * _TALLEST), max(each, least))
        places = [QRect(at * (each + space), 0, each, tall) for at in range(len(faces))]
        return [*places, QRect(0, tall + space, width, below)], least + space + below

    def _in_rows(self, width: int, room: int) -> tuple[list[QRect], int]:
        """Return where many short answers stand, row by row, and below them the last over the whole width."""
        *answers, last = self.answers
        count, space = self._many_columns(width), gap("s")
        each, rows = (width - space * (count - 1)) // count, -(-len(answers) // count)
        below = last.heightForWidth(width)
        least = max(answer.heightForWidth(each) for answer in answers)
        tall = min(max(least, (room - below - space * rows) // rows), round(max(least, worn().target * 1.6)))
        places = [
            QRect(at % count * (each + space), at // count * (tall + space), each, tall)
            for at in range(len(answers))
        ]
        return [*places, QRect(0, rows * (tall + space), width, below)], (least + space) * rows + below

    def _in_columns(self, width: int, room: int) -> tuple[list[QRect], int]:
        count, space = self._columns(width), gap("m")
        each = (width - space * (count - 1)) // count
        rows = -(-len(self.answers) // count)
        least = max(answer.heightForWidth(each) for answer in self.answers)
        tall = min(max(least, (room - space * (rows - 1)) // rows), round(max(least, worn().target * 1.6)))
        places = [
            QRect(at // rows * (each + space), at % rows * (tall + space), each, tall)
            for at in range(len(self.answers))
        ]
        return places, least * rows + space * (rows - 1)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width (Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the answers need in a width, in pixels (Qt)."""
        return self._places(width)[1]

    def sizeHint(self) -> QSize:
        """Return a comfortable size (Qt)."""
        width = px("body") * 50
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which every answer can be read (Qt)."""
        for answer in self.answers:
            answer.upright = False
        return QSize(max(answer.least_width() for answer in self.answers), worn().target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers into their places (Qt)."""
        super().resizeEvent(event)
        self._put()

    def _put(self) -> None:
        width = self.width()
        for answer, place in zip(self.answers, self._places(width, self.height())[0], strict=True):
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                place.moveLeft(width - place.x() - place.width())
            answer.setGeometry(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by a digit: 1 is the first answer, 0 is *rather not say* (Qt)."""
        typed = event.text()
        at = int(typed) - 1 if typed.isdecimal() and len(typed) == 1 else None
        if at is not None and at < len(self.answers) - 1:
            self._chosen(at if at >= 0 else RATHER_NOT)
            self.answers[at].setFocus()
        else:
            super().keyPressEvent(event)
