"""A page of the window: drawn from the group, drawn again when what it shows has changed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtWidgets import QLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.qt.desk import Desk
from groupkit.qt.fields import Field, show_problems
from groupkit.qt.look import gap
from groupkit.qt.passphrases import Passphrase
from groupkit.services.group import EVERYTHING


class Page(QWidget):
    """One place of the window. A subclass names its `topics` and makes its `content`.

    Words typed into the fields a page lists in `fields` are kept when it is drawn again and when the book is
    locked; `first` is where the keyboard starts. A page that `keeps_in` lets nobody out by the keys of the window
    or by closing it: it asks for the passphrase itself.
    """

    name = ""
    keeps_in = False
    topics: frozenset[str] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.group = desk, desk.group
        self.fields: dict[str, Field[Any]] = {}
        self._asked_about = ""
        self._started: dict[str, str] = {}
        self.first: QWidget | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._holder: QWidget | None = None
        stop = self.group.subscribe(self._heard)
        self.destroyed.connect(lambda *_: stop())
        self.setObjectName("page")

    def content(self) -> QLayout:
        """Return what stands on the page now."""
        raise NotImplementedError

    def show_this(self, shown: object) -> None:
        """Show one thing the window was asked for, such as a meeting; a page without details shows itself."""

    def help_here(self) -> None:
        """Show Help now on the page itself; asked for only of a page that lets nobody out."""

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page, with what was typed back in its fields."""
        kept = self.typed() if typed is None else typed
        self.fields, self.first = {}, None
        fresh = QWidget()
        fresh.setObjectName("page")
        layout = self.content()
        layout.setSpacing(gap("xl"))
        fresh.setLayout(layout)
        if self._holder is not None:
            self._holder.hide()
            self._body.removeWidget(self._holder)
            self._holder.deleteLater()
        self._holder = fresh
        self._body.addWidget(fresh)
        self.restore(kept)

    def field(self, name: str, made: Field[Any]) -> Field[Any]:
        """List a field, so that its problem is shown by it and its words are never lost."""
        self.fields[name] = made
        self._started[name] = _words(made.entry)
        return made

    def typed(self) -> dict[str, str]:
        """Return the words a person put into the fields; a passphrase is never among them."""
        words = {name: _words(field.entry) for name, field in self.fields.items()}
        return {name: said for name, said in words.items() if said and said != self._started[name]}

    def restore(self, typed: Mapping[str, str]) -> None:
        """Put words back into the fields that are still there and still hold what they started with."""
        for name, words in typed.items():
            if name in self.fields and _words(self.fields[name].entry) == self._started[name]:
                _write(self.fields[name].entry, words)

    def clear(self, names: Iterable[str] | None = None) -> None:
        """Empty the fields once what they held was saved."""
        for name in tuple(names or self.fields):
            if name in self.fields:
                _write(self.fields[name].entry, "")
                self.fields[name].show_problem("")

    def attempt(self, action: Callable[[], object], surely: Callable[[], object] | None = None) -> bool:
        """Do what was asked; otherwise show every problem by its field, keep the entry, and return False.

        What is only asked about is done, by `surely`, when the person asks for the very same once more.
        """
        try:
            action()
        except RefusedError as refused:
            asked, self._asked_about = self._asked_about, str(refused) if refused.only_asks else ""
            if surely is not None and asked and asked == self._asked_about:
                self._asked_about = ""
                return self.attempt(surely)
            others = show_problems(self.fields, refused.problems)
            if others:
                self.desk.say("\n".join(map(str, others)))
            return False
        except GroupkitError as trouble:
            self.desk.say(str(trouble))
            return False
        return True

    def _heard(self, topics: frozenset[str]) -> None:
        if topics & (self.topics | {EVERYTHING}):
            self.draw()


def _words(entry: QWidget) -> str:
    if isinstance(entry, QLineEdit):
        return "" if isinstance(entry, Passphrase) else entry.text()
    return entry.toPlainText() if isinstance(entry, QPlainTextEdit) else ""


def _write(entry: QWidget, words: str) -> None:
    if isinstance(entry, QLineEdit):
        entry.setText(words)
    elif isinstance(entry, QPlainTextEdit):
        entry.setPlainText(words)
