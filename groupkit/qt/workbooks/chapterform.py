"""The form of a chapter: what it is about, what is read in it, and what a facilitator should know."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from groupkit.core.keys import key_for
from groupkit.core.workbooks.chapters import Chapter, Notes, Section, Sort, Word
from groupkit.i18n import N_, _
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Count, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick
from groupkit.qt.workbooks.exerciseform import lines_of

_MOST = 400
_PARAGRAPHS = {
    "about": (N_("What it is about"), 8),
    "care": (N_("What to take care of"), 5),
    "easy_about": (N_("What it is about, in Easy Read"), 5),
    "spiritual": (N_("More for groups with spiritual words"), 3),
    "secular": (N_("More for groups with words without faith"), 3),
}
_NOTES = {
    "before": N_("Before the session"),
    "watch": N_("What to look out for"),
    "pairs": N_("Questions for pairs"),
    "instead": N_("Gentler ways"),
}
_PARTS = (" = ", "=")


class ChapterForm(QWidget):
    """Asks about the words of a chapter; its exercises have forms of their own."""

    def __init__(self, page: Page, known: Chapter) -> None:
        super().__init__()
        self._page, self._known = page, known
        self.paragraphs: dict[str, QPlainTextEdit] = {}
        self.notes: dict[str, QPlainTextEdit] = {}
        self.sections: list[tuple[QLineEdit, QPlainTextEdit, QPlainTextEdit, QPlainTextEdit]] = []
        first = box(stack(card(stack(text(_("The words"), "heading"), *self._words(), space="m")), None))
        second = box(stack(*self._second(), None))
        self.setLayout(stack(Columns((first, 1), (second, 1), letters=60), None))

    def _words(self) -> list[QWidget]:
        known, field = self._known, self._page.field
        self.title = line(known.title, most=_MOST)
        self.both = notes(known.both, lines=3)
        self.round = line(known.round, most=_MOST)
        made: list[QWidget] = [field("title", Field(_("What it is called"), self.title))]
        made += [self._paragraphs(name) for name in ("about", "care")]
        made += [
            field("both", Field(_("How mind and use meet here"), self.both)),
            field("round", Field(_("A question for a round in the meeting"), self.round)),
        ]
        self.hard = Tick(_("This may be hard"), _("The page about taking it gently goes with it."), done=known.hard)
        self.wording_box = Tick(_("A box for our fellowship’s own words"), done=known.wording_box)
        made.append(self.hard)
        if known.sort is Sort.STEP:
            made.append(self.wording_box)
        return made

    def _paragraphs(self, name: str) -> QWidget:
        words, tall = _PARAGRAPHS[name]
        entry = notes("\n".join(getattr(self._known, name)), lines=tall)
        self.paragraphs[name] = entry
        return self._page.field(name, Field(_(words), entry, hint=_("One paragraph on each line.")))

    def _second(self) -> list[QWidget]:
        made: list[QWidget] = [self._section(section) for section in self._known.sections]
        if self._known.words:
            told = "\n".join(f"{each.word}{_PARTS[0]}{each.meaning}" for each in self._known.words)
            self.words = notes(told, lines=16)
            hint = _("On each line a word, an equals sign, and what it means.")
            made.append(card(stack(self._page.field("words", Field(_("Words"), self.words, hint=hint)))))
        self.easy_both = notes(self._known.easy_both, lines=2)
        more = [self._paragraphs(name) for name in ("easy_about", "spiritual", "secular")]
        easy = self._page.field("easy_both", Field(_("How mind and use meet, in Easy Read"), self.easy_both))
        made.append(Fold(_("Easy Read, and other beliefs"), box(stack(more[0], easy, *more[1:], space="m"))))
        made.append(Fold(_("Notes for the facilitator"), box(stack(*self._notes(), space="m"))))
        return made

    def _section(self, section: Section) -> QWidget:
        field = self._page.field
        title, words = line(section.title, most=_MOST), notes("\n".join(section.words), lines=5)
        items, easy = notes("\n".join(section.items), lines=3), notes("\n".join(section.easy), lines=3)
        self.sections.append((title, words, items, easy))
        told = _("One paragraph on each line.")
        asked = (
            field(f"{section.key}.title", Field(_("A heading"), title)),
            field(f"{section.key}.words", Field(_("What is read under it"), words, hint=told)),
            field(f"{section.key}.items", Field(_("A list under it"), items, hint=_("One on each line."))),
            field(f"{section.key}.easy", Field(_("The same in Easy Read"), easy, hint=told)),
        )
        return Fold(section.title, box(stack(*asked, space="m")))

    def _notes(self) -> list[QWidget]:
        known, field = self._known.notes, self._page.field
        self.minutes = Count(known.minutes or None, digits=3)
        made: list[QWidget] = [field("notes.minutes", Field(_("Minutes for the whole session"), self.minutes))]
        for name, words in _NOTES.items():
            self.notes[name] = notes("\n".join(getattr(known, name)), lines=4)
            hint = _("One on each line.")
            made.append(field(f"notes.{name}", Field(_(words), self.notes[name], hint=hint)))
        return made

    def chapter(self) -> Chapter:
        """Return the chapter as it stands in the form."""
        told = {name: lines_of(entry) for name, entry in self.notes.items()}
        paragraphs: dict[str, Any] = {name: lines_of(entry) for name, entry in self.paragraphs.items()}
        return replace(
            self._known,
            title=self.title.text().strip(),
            both=" ".join(lines_of(self.both)),
            easy_both=" ".join(lines_of(self.easy_both)),
            round=self.round.text().strip(),
            hard=self.hard.isChecked(),
            wording_box=self.wording_box.isChecked(),
            sections=tuple(self._sections()),
            words=self._glossary() if self._known.words else (),
            notes=Notes(minutes=self.minutes.count() or 0, **told),
            **paragraphs,
        )

    def _sections(self) -> list[Section]:
        made = []
        for section, entries in zip(self._known.sections, self.sections, strict=True):
            title, words, items, easy = entries
            made.append(
                replace(
                    section,
                    title=title.text().strip(),
                    words=lines_of(words),
                    items=lines_of(items),
                    easy=lines_of(easy),
                )
            )
        return made

    def _glossary(self) -> tuple[Word, ...]:
        """Return the words as typed; a word that was there before keeps its key."""
        known = {each.word: each.key for each in self._known.words}
        made: list[Word] = []
        for typed in lines_of(self.words):
            word, _equals, meaning = typed.partition("=")
            key = known.get(word.strip()) or key_for(word, {*known.values(), *(each.key for each in made)}, "word")
            made.append(Word(key=key, word=word.strip(), meaning=meaning.strip()))
        return tuple(made)
