"""What is in a workbook, in order: its chapters, and beside them the exercises of the one that is chosen."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.workbooks.chapters import Chapter
from groupkit.core.workbooks.exercises import Exercise
from groupkit.i18n import _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.ordering import Order
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.workbooks.kinds import KINDS

Does = Callable[[str], object]


class Named(Protocol):
    """Something that can be put back: it has a key and a title."""

    @property
    def key(self) -> str:
        """Its key."""

    @property
    def title(self) -> str:
        """Its title."""


class Chapters(QWidget):
    """The chapters in order; `does` is told what to do with the one that is chosen, None where nothing may be."""

    def __init__(
        self, chapters: Sequence[Chapter], at: int, choose: Callable[[int], object], does: Does | None
    ) -> None:
        super().__init__()
        move = None if does is None else lambda by: does("up" if by < 0 else "down")
        remove = None if does is None else partial(does, "remove")
        self.list = Order(_("The chapters, in order"), choose, move, remove)
        self.list.show_rows([(each.called(current()), each.title) for each in chapters], at)
        pieces: list[QWidget] = [text(_("The chapters, in order"), "heading"), self.list]
        self.buttons: dict[str, QPushButton] = {}
        if does is not None:
            moving, adding = _moving(does), _adding(does, _("Add a page"))
            self.buttons = moving | adding
            pieces += [Columns(*each.values(), letters=0, space="s") for each in (moving, adding)]
        self.setLayout(stack(card(stack(*pieces, space="s"), pad="m"), None))


class Exercises(QWidget):
    """The chapter that is chosen: what it is about, and its exercises in order."""

    def __init__(self, chapter: Chapter, at: int, choose: Callable[[int], object], does: Does | None) -> None:
        super().__init__()
        pieces: list[QWidget] = [text(chapter.title, "heading")]
        pieces += [text(chapter.about[0], "body", "soft")] if chapter.about else []
        self.buttons: dict[str, QPushButton] = {}
        if does is not None:
            self.words_button = button(_("Reword this chapter"), "plain", "file-text", does=partial(does, "words"))
            self.chapter_back = button(_("Put ours back"), "plain", "undo-2", does=partial(does, "chapter-back"))
            pieces.append(Columns(self.words_button, self.chapter_back, letters=0, space="s"))
        move = None if does is None else lambda by: does("up" if by < 0 else "down")
        remove = None if does is None else partial(does, "remove")
        self.list = Order(_("The exercises, in order"), choose, move, remove)
        self.list.show_rows([(each.title, each.purpose) for each in chapter.exercises], at)
        self.list.setVisible(bool(chapter.exercises))
        if chapter.exercises:
            pieces.append(text(_("Its exercises, in order"), "lead"))
        pieces.append(self.list)
        if does is not None:
            moving, adding = _moving(does), _adding(does, _("Add an exercise"))
            if not chapter.exercises:
                moving, adding = {}, {"add": adding["add"]}
            self.buttons = moving | adding
            pieces += [Columns(*each.values(), letters=0, space="s") for each in (moving, adding) if each]
        self.setLayout(stack(card(stack(*pieces, space="m"), pad="m")))


class Glance(QWidget):
    """One exercise at a glance, with a button to reword it."""

    def __init__(
        self,
        exercise: Exercise,
        reword: Callable[[], object] | None = None,
        back: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        title, _look = KINDS[exercise.kind]
        minutes = ngettext("{kind}, {count} minute", "{kind}, {count} minutes", exercise.minutes)
        about = minutes.format(kind=_(title), count=exercise.minutes)
        lines: list[QWidget] = [
            text(exercise.title, "heading"),
            text(about, "small"),
            text(exercise.purpose),
            *(text(each, "body", "soft") for each in exercise.do),
        ]
        self.reword_button: QPushButton | None = None
        self.back_button: QPushButton | None = None
        if reword is not None:
            self.reword_button = button(_("Reword it"), "quiet", "file-text", does=reword)
            actions = [self.reword_button]
            if back is not None:
                self.back_button = button(_("Put ours back"), "plain", "undo-2", does=back)
                actions.append(self.back_button)
            lines.append(Columns(*actions, letters=0, space="s"))
        self.setLayout(stack(card(stack(*lines, space="s"), pad="m")))


class TakenOut(QWidget):
    """What was taken out, folded, each with a button to put it back."""

    def __init__(self, words: str, gone: Sequence[Named], put_back: Callable[[str], object]) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        lines: list[QWidget] = []
        for each in gone:
            back = button(_("Put it back"), "plain", "undo-2", does=partial(put_back, each.key))
            back.setAccessibleName(_("Put back {title}").format(title=each.title))
            self.buttons[each.key] = back
            lines.append(box(row((text(each.title), 1), back)))
        self.fold = Fold(words, box(stack(*lines, space="s")))
        self.setLayout(stack(self.fold))


def _moving(does: Does) -> dict[str, QPushButton]:
    return {
        "up": button(_("Up"), "quiet", does=partial(does, "up")),
        "down": button(_("Down"), "quiet", does=partial(does, "down")),
    }


def _adding(does: Does, words: str) -> dict[str, QPushButton]:
    return {
        "add": button(words, "plain", "plus", does=partial(does, "add")),
        "remove": button(_("Take it out"), "plain", "trash-2", does=partial(does, "remove")),
    }
