"""The form of one exercise: its words, and of its layout only what its kind needs."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from groupkit.core.workbooks.exercises import (
    LONGEST_DO,
    LONGEST_TEXT,
    MINUTES,
    MOST,
    TEXTS,
    Exercise,
    Keep,
    Layout,
    Wording,
)
from groupkit.i18n import N_, _
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Count, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick
from groupkit.qt.workbooks.kinds import KINDS, SHAPES, asked_of, hint_of, label_of

KEEPS = {
    Keep.KEEP: N_("Keep it"),
    Keep.TEAR_OFF: N_("Tear it off"),
    Keep.DESTROY: N_("Tear it up"),
}
WORDINGS = {
    "": N_("Everybody"),
    Wording.SPIRITUAL: N_("Groups with spiritual words"),
    Wording.SECULAR: N_("Groups with words without faith"),
}


def lines_of(entry: QPlainTextEdit) -> tuple[str, ...]:
    """Return what was typed, a text for each line that is not empty."""
    return tuple(each.strip() for each in entry.toPlainText().split("\n") if each.strip())


class ExerciseForm(QWidget):
    """Asks about one exercise; `turn` is called when a new one becomes another kind."""

    def __init__(self, page: Page, known: Exercise, turn: Callable[[], object] | None) -> None:
        super().__init__()
        self._page, self._known = page, known
        self.layout_entries: dict[str, QWidget] = {}
        words = box(stack(card(stack(text(_("The words"), "heading"), *self._words(), space="m")), None))
        shape = box(stack(card(stack(*self._kind(turn), *self._layout(), space="m")), self._more(), None))
        self.setLayout(stack(Columns((words, 1), (shape, 1), letters=60), None))

    def _words(self) -> list[QWidget]:
        known, field = self._known, self._page.field
        self.title = line(known.title, most=LONGEST_TEXT)
        self.purpose = notes(known.purpose, lines=2)
        self.minutes = Count(known.minutes or None, digits=2)
        self.do = notes("\n".join(known.do), lines=5)
        self.example_by = line(known.example_by, most=60)
        self.example = notes("\n".join(known.example), lines=3)
        self.landing = notes(known.landing, lines=2)
        do = _("One on each line, {most} at most.").format(most=LONGEST_DO)
        minutes = _("From {least} to {most}.").format(least=MINUTES[0], most=MINUTES[1])
        made_up = _("A made-up first name.")
        landing = _("One small, kind thing to do at the end.")
        return [
            field("title", Field(_("What it is called"), self.title)),
            field("purpose", Field(_("Why anyone would do it"), self.purpose)),
            field("minutes", Field(_("Minutes"), self.minutes, hint=minutes)),
            field("do", Field(_("What to do"), self.do, hint=do)),
            field("example", Field(_("A worked example"), self.example)),
            field("example_by", Field(_("Who it is by"), self.example_by, hint=made_up)),
            field("landing", Field(_("How it ends"), self.landing, hint=landing)),
        ]

    def _kind(self, turn: Callable[[], object] | None) -> list[QWidget]:
        kind = self._known.kind
        title, look = KINDS[kind]
        said = text(_(look), "body", "soft")
        if turn is None:
            self.kind = None
            return [text(_(title), "heading"), said]
        self.kind = Choice(((each, _(words[0])) for each, words in KINDS.items()), kind)
        self.kind.currentIndexChanged.connect(lambda _at: turn())
        return [self._page.field("kind", Field(_("What kind of exercise"), self.kind)), said]

    def _layout(self) -> list[QWidget]:
        known, made = self._known, list[QWidget]()
        for name in asked_of(known.kind):
            entry = self._entry(name, getattr(known.layout, name))
            self.layout_entries[name] = entry
            field = Field(label_of(known.kind, name), entry, hint=hint_of(known.kind, name))
            made.append(self._page.field(f"layout.{name}", field))
        return made

    def _entry(self, name: str, value: Any) -> QWidget:  # noqa: ANN401  whatever the layout holds
        if name in TEXTS:
            return notes("\n".join(value), lines=4)
        if name in MOST:
            return Count(value or None, digits=2)
        if name == "shape":
            return Choice(((each, _(words)) for each, words in SHAPES.items()), value)
        return line(value, most=LONGEST_TEXT)

    def _more(self) -> QWidget:
        known, field = self._known, self._page.field
        self.easy = notes("\n".join(known.easy), lines=4)
        self.wording = Choice(((each, _(words)) for each, words in WORDINGS.items()), known.wording)
        self.keep = Choice(((each, _(words)) for each, words in KEEPS.items()), known.keep)
        self.share = Tick(_("It may be shown to others"), _("Only by somebody who wants to."), done=known.share)
        self.hard = Tick(_("It is better done in company"), done=known.hard)
        easy = _("One idea on each line. It stands in place of what to do.")
        inside = (
            field("easy", Field(_("For Easy Read"), self.easy, hint=easy)),
            field("wording", Field(_("Who it is for"), self.wording)),
            field("keep", Field(_("What the page suggests afterwards"), self.keep)),
            self.share,
            self.hard,
        )
        self.fold = Fold(_("More about this exercise"), box(stack(*inside, space="m")))
        return self.fold

    def exercise(self) -> Exercise:
        """Return the exercise as it stands in the form."""
        kind = self.kind.value() if self.kind is not None else None
        return replace(
            self._known,
            kind=kind or self._known.kind,
            title=self.title.text().strip(),
            purpose=" ".join(lines_of(self.purpose)),
            minutes=self.minutes.count() or 0,
            do=lines_of(self.do),
            easy=lines_of(self.easy),
            example_by=self.example_by.text().strip(),
            example=lines_of(self.example),
            landing=" ".join(lines_of(self.landing)),
            layout=self.layout_typed(),
            share=self.share.isChecked(),
            keep=self.keep.value() or Keep.KEEP,
            hard=self.hard.isChecked(),
            wording=self.wording.value() or "",
        )

    def layout_typed(self) -> Layout:
        """Return the layout as it stands in the form; what another kind has no room for falls away."""
        return Layout(**{name: _typed(entry) for name, entry in self.layout_entries.items()})


def _typed(entry: QWidget) -> Any:  # noqa: ANN401  whatever the layout holds
    if isinstance(entry, QPlainTextEdit):
        return lines_of(entry)
    if isinstance(entry, Choice):
        return entry.value() or ""
    assert isinstance(entry, QLineEdit)  # noqa: S101  there is no other entry
    return entry.count() or 0 if isinstance(entry, Count) else entry.text().strip()
