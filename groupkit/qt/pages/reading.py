"""A chapter before its exercises: what it is about, what to take care of, and what it has to read."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from groupkit.core.pages import Bookmark
from groupkit.core.workbooks.chapters import GRADES, Chapter, Section, Word, Workbook
from groupkit.core.workbooks.exercises import Wording
from groupkit.i18n import N_, _
from groupkit.qt.look import px
from groupkit.qt.pages.listing import Titles
from groupkit.qt.pages.sitting import Sitting
from groupkit.qt.pieces import box, card, row, stack, text

_LETTERS = 46
HARD = N_("This part may be hard. Go slowly, have somebody near, and leave it for another day whenever you like.")


def narrowed(shown: QWidget) -> QWidget:
    """Keep lines short enough to read calmly."""
    shown.setMaximumWidth(px("body") * _LETTERS)
    return box(row((shown, 9), None))


def sections(chapter: Chapter) -> list[QWidget]:
    """Return what a chapter has to read: its sections, then words and what they mean."""
    made: list[QWidget] = [_section(each) for each in chapter.sections]
    if chapter.words:
        made.append(box(stack(*map(_word, chapter.words), space="m")))
    return made


def chapter_page(sitting: Sitting, book: Workbook, chapter: Chapter, wording: Wording) -> QWidget:
    """Return the beginning of a chapter; its exercises are a list to go to."""
    lines = stack(*_about(chapter, wording), space="l")
    exercises = chapter.chosen(wording)
    if exercises:
        listed = Titles(_("Pages of this part"), [each.title for each in exercises])
        listed.chosen.connect(
            lambda at: sitting.turn(Bookmark(workbook=book.key, chapter=chapter.key, exercise=exercises[at].key))
        )
        heading = text(_("Pages you can write on"), "heading")
        lines.addWidget(card(stack(heading, listed, space="m")))
    return narrowed(box(lines))


def _about(chapter: Chapter, wording: Wording) -> Iterator[QWidget]:
    said = (*chapter.about, *chapter.added(wording), *((chapter.both,) if chapter.both else ()))
    if said:
        yield box(stack(*(text(each, "lead" if not at else "body") for at, each in enumerate(said)), space="m"))
    if chapter.hard:
        yield card(stack(text(_(HARD))), "care", "l")
    if chapter.care:
        heading = text(_("Take care of yourself"), "lead")
        yield card(stack(heading, *(text(each) for each in chapter.care), space="m"), "care", "l")
    yield from sections(chapter)


def _section(section: Section) -> QWidget:
    items = (text(_("• {item}").format(item=each)) for each in section.items)
    grade = [text(_(GRADES[section.grade]), "small")] if section.grade in GRADES else []
    words = (text(each) for each in section.words)
    return box(stack(text(section.title, "heading"), *grade, *words, *items, space="s"))


def _word(word: Word) -> QWidget:
    return box(stack(text(word.word, "lead"), text(word.meaning), space="xs"))
