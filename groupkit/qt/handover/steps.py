"""The steps of a hand-over under each other: each one line, and the one that is open with what there is to do."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.handover.passing import Part
from groupkit.i18n import N_, _
from groupkit.qt.look import gap, icon
from groupkit.qt.pieces import box, button, card, rule, stack, text
from groupkit.qt.ticks import Tick

WISH, FINISH = "wish", "finish"
_GROUPS = {"job": N_("The job itself"), "laptop": N_("The laptop"), "last": N_("At the end")}
DONE, NOW, LATER = "done", "now", "later"
_DRAWN = {DONE: ("circle-check", "accent"), NOW: ("arrow-right", "accent"), LATER: ("circle-dashed", "soft")}
_SAID = {
    DONE: N_("Step {number} of {total}, done: {words}"),
    NOW: N_("Step {number} of {total}, now: {words}"),
    LATER: N_("Step {number} of {total}, later: {words}"),
}


class Steps(QWidget):
    """Every step as one line to press; `inside` is what stands under the one at `at`."""

    def __init__(self, parts: Sequence[Part], at: str, go: Callable[[str], object], inside: QWidget) -> None:
        super().__init__()
        self.lines: dict[str, QPushButton] = {}
        self._go, self._total, self._at, self.inside = go, len(parts), at, inside
        drawn: list[QWidget] = []
        for kind, title in _GROUPS.items():
            group = [part for part in parts if _kind(part) == kind]
            if group:
                drawn += [*([rule()] if drawn else []), _above(_(title)), *self._group(parts, group)]
        self.setLayout(stack(card(stack(*drawn, space="xs"), pad="m"), None))

    def _group(self, parts: Sequence[Part], group: Sequence[Part]) -> Iterator[QWidget]:
        for part in group:
            yield self._line(parts.index(part) + 1, part)
            if part.key == self._at:
                yield self.inside

    def _line(self, number: int, part: Part) -> QPushButton:
        state = NOW if part.key == self._at else DONE if part.done else LATER
        drawn, tone = _DRAWN[state]
        # made with another icon first: a button puts its arrow after the words, and here it marks the line
        made = button(part.title, "fold", "circle-dashed", does=partial(self._go, part.key))
        made.setIcon(icon(drawn, tone))
        made.setAccessibleName(_(_SAID[state]).format(number=number, total=self._total, words=part.title))
        if state == NOW:
            font = QFont(made.font())
            font.setWeight(QFont.Weight.Bold)
            made.setFont(font)
        self.lines[part.key] = made
        return made


def _above(title: str) -> QWidget:
    label = text(title, "small", "soft")
    label.setContentsMargins(gap("s"), gap("xs"), gap("s"), 0)
    return label


def _kind(part: Part) -> str:
    if part.key in (WISH, FINISH):
        return "last"
    return "laptop" if part.of_laptop else "job"


def inside(*things: QWidget) -> QWidget:
    """Set what stands under an open step in from its line."""
    lines = stack(*things, space="m")
    side = gap("m")
    lines.setContentsMargins(side, gap("s"), side, gap("l"))
    return box(lines)


def ticks(part: Part, change: Callable[[str, bool], object]) -> dict[str, Tick]:
    """Make a row for each line of a part."""
    made = {line.key: Tick(line.words, done=line.done_on is not None) for line in part.lines}
    for key, row in made.items():
        row.clicked.connect(lambda done, key=key: change(key, done))
    return made


def explained(part: Part) -> list[QWidget]:
    """Return what there is to do in a part, where it says so."""
    return [text(part.text)] if part.text else []
