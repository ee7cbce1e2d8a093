"""What every part of the Money page shares: what is shown, what was typed for it, and where its files go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from groupkit.core.ledger import PlaceKind
from groupkit.core.meetings import Occasion
from groupkit.core.sheets import Sheet
from groupkit.qt import printing
from groupkit.qt.desk import Desk
from groupkit.qt.fields import Field
from groupkit.qt.look import gap
from groupkit.qt.money import asking
from groupkit.qt.page import Page
from groupkit.services import ledger, money
from groupkit.services.group import Group

_HERE = "@"
_SETTLED = 60
_SAVED_AT_ONCE = frozenset({"person"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page shows: the "list", a "sheet" or a "received" one; `form` is what stands open on it."""

    what: str = "list"
    id: int = 0
    step: str = "-"
    form: str = "-"

    def __str__(self) -> str:
        return f"{self.what} {self.id} {self.step} {self.form}"

    @classmethod
    def read(cls, words: str) -> "Shown":
        """Return what a page showed before, or the list."""
        parts = words.split(" ")
        if len(parts) != 4 or not parts[1].isdecimal():  # noqa: PLR2004  the four fields above
            return cls()
        return cls(what=parts[0], id=int(parts[1]), step=parts[2], form=parts[3])


class MoneyPlace(Page):
    """The Money page without its parts: goes from one to another and keeps the words typed in each."""

    name = "money"
    topics = frozenset({"money", "service"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown = Shown()
        self.key = ""
        self.extra: dict[str, QLineEdit] = {}
        self.wanted: Occasion | None = None
        self._began: dict[str, str] = {}
        self._memory: dict[str, str] = {}
        self._waiting: set[str] = set()

    # where we are

    def show_list(self) -> None:
        """Show every sheet and how it stands."""
        self.turn_to(Shown())

    def show_sheet(self, asked: Occasion | Sheet) -> None:
        """Show the sheet of a meeting, starting it where there is none yet; or say why that cannot be."""
        if isinstance(asked, Occasion) and not has_tin(self.group):
            self.wanted = asked
            self.turn_to(Shown(form="setup"))
            return
        found: list[Sheet] = [asked] if isinstance(asked, Sheet) else []
        if isinstance(asked, Occasion) and not self.attempt(lambda: found.append(money.sheet(self.group, asked))):
            self.show_list()
            return
        (sheet,) = found
        if (self.shown.what, self.shown.id) == ("sheet", sheet.id):
            self.turn_to(self.shown)
        else:
            begun = any(name.startswith(f"sheet-{sheet.id}-count-") for name in self._memory)
            self.turn_to(Shown(what="sheet", id=sheet.id, step="-" if sheet.tallies or begun else "rows"))

    def show_received(self, id: int) -> None:  # noqa: A002  the field's own name
        """Show a sheet that came from another book."""
        self.turn_to(Shown(what="received", id=id))

    def turn_to(self, shown: Shown) -> None:
        """Show something, with the keyboard where its first question is."""
        # First what was typed here is kept; then the page may turn.
        self.typed()
        self.shown = shown
        self.draw()
        if self.first is not None:
            self.first.setFocus()
        # Twice, because parts that go under each other when they do not fit find their height a little later.
        for wait in (0, _SETTLED):
            QTimer.singleShot(wait, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Scroll to the first question, once everything on the page has its place."""
        area: QWidget | None = self
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea) and self.first is not None:
            area.ensureWidgetVisible(self.first, 0, gap("xxxl"))

    def open_form(self, form: str) -> None:
        """Open one form of what is shown."""
        self.turn_to(replace(self.shown, form=form))

    def close_form(self) -> None:
        """Close the form that stands open, if any."""
        self.open_form("-")

    # what was typed

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; the keyboard stays where it was, or goes to the first question."""
        if typed and _HERE in typed:
            self.shown = Shown.read(typed[_HERE])
        held = QApplication.focusWidget()
        inside = held is not None and self.isAncestorOf(held)
        name = next((name for name, entry in self._entries().items() if entry is held), "")
        key = self.key
        super().draw(typed)
        target = self._entries().get(name) if self.key == key else None
        if inside and (target or self.first):
            (target or self.first or self).setFocus()

    def _entries(self) -> dict[str, QWidget]:
        return {**{name: field.entry for name, field in self.fields.items()}, **self.extra}

    def begin(self, key: str) -> None:
        """Begin a part of the page; `key` tells its words from those of the other parts."""
        self.key, self.extra, self._began = key, {}, {}

    def field(self, name: str, made: Field[Any]) -> Field[Any]:
        """List a field, also one to choose in, so that nothing chosen is lost either."""
        if isinstance(made.entry, QComboBox):
            self._began[name] = made.entry.currentText()
        return super().field(name, made)

    def typed(self) -> dict[str, str]:
        """Return the words of this part and of those that were left half done, and where we are."""
        for name in self._entries():
            self._memory.pop(f"{self.key}/{name}", None)
        now = super().typed() | {name: entry.text() for name, entry in self.extra.items() if entry.text()}
        for name, field in self.fields.items():
            if isinstance(field.entry, QComboBox) and name not in _SAVED_AT_ONCE:
                chosen = field.entry.currentText()
                now |= {name: chosen} if chosen != self._began[name] else {}
        self._memory |= {f"{self.key}/{name}": words for name, words in now.items()}
        return {**self._memory, **({} if self.shown == Shown() else {_HERE: str(self.shown)})}

    def restore(self, typed: Mapping[str, str]) -> None:
        """Put the words of this part back; keep those of the others."""
        self._memory |= {name: words for name, words in typed.items() if name != _HERE}
        start = f"{self.key}/"
        mine = {name.removeprefix(start): words for name, words in self._memory.items() if name.startswith(start)}
        super().restore(mine)
        for name, words in mine.items():
            if name in self.extra:
                self.extra[name].setText(words)
            elif name in self._began:
                _choose(self.fields[name].entry, words)

    def clear(self, names: Iterable[str] | None = None) -> None:
        """Empty the fields once what they held was saved."""
        cleared = tuple(names or self._entries())
        super().clear(cleared)
        for name in cleared:
            self._memory.pop(f"{self.key}/{name}", None)
            if name in self.extra:
                self.extra[name].clear()
            elif name in self._began and name in self.fields:
                _choose(self.fields[name].entry, self._began[name])

    def forget(self, start: str) -> None:
        """Forget the words of every part whose key starts so."""
        self._memory = {name: words for name, words in self._memory.items() if not name.startswith(start)}

    # files

    def ask_target(self, suggested: str) -> Path | None:
        """Ask where to save a PDF; None when the person thought better of it."""
        return asking.target(self, suggested)

    def ask_source(self) -> Path | None:
        """Ask which PDF to open."""
        return asking.source(self)

    def confirm_send(self, to: str) -> bool:
        """Ask once more, because what is sent stays as it is."""
        return asking.sure_to_send(self, to)

    def take_in(self, path: Path) -> None:
        """Take in a sheet or an answer from its file."""
        raise NotImplementedError

    def save_paper(self, what: str, target: Path, make: printing.Make) -> None:
        """Save the PDF of something that is already written; until it is there the page offers it again."""
        self._waiting.add(what)
        self.draw()
        printing.save_to(self.desk, self, target, make, lambda: self.paper_done(what))

    def is_unsaved(self, what: str) -> bool:
        """Whether the PDF of something could not be saved, or was not asked for yet."""
        return what in self._waiting

    def expect_paper(self, what: str) -> None:
        """Note that something is written and its PDF is still to be saved."""
        self._waiting.add(what)

    def paper_done(self, what: str) -> None:
        """Note that the PDF of something is saved, or is not needed any more."""
        self._waiting.discard(what)
        self.draw()


def has_tin(group: Group) -> bool:
    """Whether the group keeps cash in a tin already."""
    return any(place.kind is PlaceKind.TIN for place in ledger.places(group))


def _choose(entry: QWidget, words: str) -> None:
    if isinstance(entry, QComboBox):
        at = entry.findText(words)
        if at >= 0:
            entry.setCurrentIndex(at)
        elif entry.isEditable():
            entry.setEditText(words)
