"""A question on a form: its label above, a hint, the entry, and under it what to put right, if anything."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from groupkit.core.problems import Problem
from groupkit.qt.pieces import box, mark, row, stack, text, unmarked

Entry = TypeVar("Entry", bound=QWidget)


class Field(QWidget, Generic[Entry]):
    """A label, an entry and its problem; `check` gives the problem when the person leaves the entry.

    What was typed is always kept. The hint and the problem are read out with the entry. `caption` is the label
    that is shown.
    """

    def __init__(self, label: str, entry: Entry, *, hint: str = "", check: Callable[[], str] | None = None) -> None:
        super().__init__()
        self.entry, self._hint, self._check = entry, hint, check
        self.caption = caption = text(unmarked(label), "lead")
        caption.setBuddy(entry)
        entry.setAccessibleName(label)
        entry.setAccessibleDescription(hint)
        self._sentence = text("", "body", "wrong")
        self._problem = box(row(mark("circle-alert", "wrong"), (self._sentence, 1), space="s"))
        self._problem.hide()
        quieter = [text(hint, "small")] if hint else []
        lines = stack(caption, *quieter, entry, self._problem)
        if entry.layoutDirection() != self.layoutDirection():
            # Days and clocks keep their own direction inside, and must still start where the label starts.
            lines.setAlignment(entry, Qt.AlignmentFlag.AlignRight)
        self.setLayout(lines)
        entry.installEventFilter(self)

    @property
    def problem(self) -> str:
        """The sentence shown under the entry, or an empty one."""
        return self._sentence.text()

    def show_problem(self, sentence: str) -> None:
        """Say under the entry what to put right; an empty sentence takes it away."""
        if sentence == self.problem:
            return
        self._sentence.setText(sentence)
        self._problem.setVisible(bool(sentence))
        # Not one text joined from two: each is a whole sentence, and a reader pauses at the line end.
        self.entry.setAccessibleDescription("\n".join(filter(None, (sentence, self._hint))))
        if isinstance(self.entry, QLineEdit | QPlainTextEdit):
            self.entry.setProperty("problem", "true" if sentence else "false")
            self.entry.style().unpolish(self.entry)
            self.entry.style().polish(self.entry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the answer when the person leaves the entry (Qt)."""
        if self._check is not None and event.type() == QEvent.Type.FocusOut:
            self.show_problem(self._check())
        return super().eventFilter(watched, event)


def show_problems(fields: Mapping[str, Field[Any]], problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Show each problem by its field, go to the first, and return those that concern none of the fields.

    Fields without a problem are cleared; with several problems in one field, the first is shown.
    """
    told: dict[str, str] = {}
    others: list[Problem] = []
    for problem in problems:
        if problem.field in fields:
            told.setdefault(problem.field, str(problem))
        else:
            others.append(problem)
    for name, field in fields.items():
        field.show_problem(told.get(name, ""))
    first = next((field for name, field in fields.items() if name in told), None)
    if first is not None:
        first.entry.setFocus()
    return tuple(others)
