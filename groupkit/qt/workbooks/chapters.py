"""What to print: the steps in order, the other pages folded, and the whole book."""

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QWidget

from groupkit.core.workbooks.chapters import Chapter, Workbook
from groupkit.i18n import _, current
from groupkit.qt.pieces import box, card, rule, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick
from groupkit.qt.workbooks.wording import NEXT, SORTS


class Chapters(QWidget):
    """A tick for each chapter; with none ticked, the step that is next is printed."""

    def __init__(
        self,
        workbook: Workbook,
        following: Chapter | None,
        ticked: Collection[str],
        changed: Callable[[], object],
        *,
        whole: bool = False,
        folded: bool = False,
    ) -> None:
        super().__init__()
        self._workbook, self._following, self._changed = workbook, following, changed
        self.ticks: dict[str, Tick] = {}
        self.folds: dict[str, Fold] = {}
        self.whole = Tick(_("The whole book"), done=whole, fades=False)
        self.whole.toggled.connect(self._take_all)
        steps = box(stack(*(self._tick(each, ticked) for each in workbook.steps), space="xs"))
        self.steps = Fold(_("Steps"), steps, opened=not folded)
        if not workbook.steps:
            self.steps.hide()
        self.chosen = text("", "lead", "accent")
        parts = [text(_("What to print"), "heading"), self.chosen, self.steps, *self._others(ticked)]
        if not folded:
            self.chosen.hide()
        self.setLayout(stack(card(stack(*parts, rule(), self.whole, space="s"), pad="m"), None))

    def _tick(self, chapter: Chapter, ticked: Collection[str]) -> Tick:
        is_next = self._following is not None and chapter.key == self._following.key
        note = _(NEXT) if is_next else ""
        made = Tick(chapter.called(current()), note, done=chapter.key in ticked, following=is_next, fades=False)
        made.toggled.connect(self._take_one)
        self.ticks[chapter.key] = made
        return made

    def _others(self, ticked: Collection[str]) -> list[Fold]:
        """Return the chapters that are no steps: a folded list of each sort, open where one is ticked."""
        for sort, words in SORTS.items():
            found = [each for each in self._workbook.chapters if not each.number and each.sort is sort]
            if found:
                rows = box(stack(*(self._tick(each, ticked) for each in found), space="xs"))
                opened = any(each.key in ticked for each in found)
                self.folds[sort] = Fold(_(words).format(count=len(found)), rows, opened=opened)
        return list(self.folds.values())

    def say(self, chosen: str) -> None:
        """Say what is to be printed, for when the lists are folded."""
        self.chosen.setText(chosen)

    def ticked(self) -> tuple[str, ...]:
        """Return the keys of the chapters that are ticked, in the order of the book."""
        return tuple(each.key for each in self._workbook.chapters if self.ticks[each.key].isChecked())

    def keys(self) -> tuple[str, ...]:
        """Return what is to be printed: what is ticked, else the step that is next; nothing for the whole book."""
        if self.whole.isChecked():
            return ()
        return self.ticked() or ((self._following.key,) if self._following is not None else ())

    def _take_all(self, on: bool) -> None:  # noqa: FBT001  a slot
        if on:
            for tick in self.ticks.values():
                _quietly(tick, on=False)
        self._changed()

    def _take_one(self, on: bool) -> None:  # noqa: FBT001  a slot
        if on:
            _quietly(self.whole, on=False)
        self._changed()


def _quietly(tick: Tick, *, on: bool) -> None:
    """Set a tick without telling anybody."""
    tick.blockSignals(True)  # noqa: FBT003  Qt's own
    tick.setChecked(on)
    tick.blockSignals(False)  # noqa: FBT003  Qt's own
