"""Themes to choose from, those of one question at a time; the number keys tick the first nine."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from groupkit.core.evaluation.codes import Code
from groupkit.core.evaluation.words import Codebook
from groupkit.i18n import _, current
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.pieces import box, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick

_KEYS = 9


class CodeList(QWidget):
    """Ticks of one part of the codebook; what was chosen in another part stays chosen and is said below.

    What somebody has `heard` already stands first, whatever part it is of, and all else a press further away.
    """

    def __init__(
        self,
        codes: Iterable[Code],
        book: Codebook,
        chosen: Collection[str],
        part: str,
        heard: Collection[str] = (),
    ) -> None:
        super().__init__()
        self._codes = tuple(each for each in codes if each.offered or each.key in chosen)
        self._titles = {each.key: each.title for each in self._codes}
        self.chosen = set(chosen)
        self._areas = {each.key: each.title for each in book.areas}
        parts = [(each.key, each.title) for each in book.parts]
        self.part = Choice(parts, part)
        self.part.currentIndexChanged.connect(self._show)
        self._heard = {each.key: self._made(each, each.title) for each in self._codes if each.key in heard}
        self.ticks: dict[str, Tick] = {}
        self._room = stack(space="xs")
        self.others = text("", "small", "soft")
        whole = stack(Field(_("In which question?"), self.part), box(self._room), space="m")
        if self._heard:
            more = Fold(_("Another theme"), box(whole))
            whole = stack(box(stack(*self._heard.values(), space="xs")), more, space="m")
        whole.addWidget(self.others)
        self.setLayout(whole)
        self._show()

    @property
    def here(self) -> tuple[Code, ...]:
        """The codes that are shown now."""
        shown = self.part.value()
        return tuple(each for each in self._codes if each.part == shown and each.key not in self._heard)

    def press(self, key: int) -> bool:
        """Tick what a number key stands for; tell whether it stands for anything."""
        at, here = key - Qt.Key.Key_1.value, tuple(self.ticks.values())
        if not 0 <= at < min(_KEYS, len(here)):
            return False
        here[at].toggle()
        here[at].setFocus()
        return True

    def _show(self) -> None:
        while (item := self._room.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.ticks, area = dict(self._heard), ""
        for at, code in enumerate(self.here):
            if code.area != area and code.area in self._areas:
                area = code.area
                self._room.addWidget(text(self._areas[area], "lead"))
            title = _("{number}  {title}").format(number=at + 1, title=code.title) if at < _KEYS else code.title
            self.ticks[code.key] = tick = self._made(code, title)
            self._room.addWidget(tick)
        self._say()

    def _made(self, code: Code, title: str) -> Tick:
        tick = Tick(title, code.means, done=code.key in self.chosen, fades=False)
        tick.setAccessibleName(code.title)
        if area := self._areas.get(code.area, ""):
            tick.setAccessibleDescription(_("{area}: {means}").format(area=area, means=code.means))
        tick.toggled.connect(lambda on: self._tick(code.key, on=on))
        return tick

    def _tick(self, key: str, *, on: bool) -> None:
        (self.chosen.add if on else self.chosen.discard)(key)
        self._say()

    def _say(self) -> None:
        others = [self._titles[key] for key in sorted(self.chosen) if key in self._titles and key not in self.ticks]
        self.others.setVisible(bool(others))
        self.others.setText(_("Also chosen: {themes}.").format(themes=current().listing(others)) if others else "")


def meanings(book: Codebook) -> QWidget:
    """Make the line that opens what the areas of life mean."""
    lines = (text(_("{title}: {means}").format(title=each.title, means=each.means), "small") for each in book.areas)
    return Fold(_("The five areas of life"), box(stack(*lines, space="xs")))
