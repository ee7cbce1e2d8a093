"""One exercise on a screen of its own: why, what to do, somebody's example folded away, and room to answer."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from groupkit.core.pages import Spot
from groupkit.core.workbooks.answers import Place
from groupkit.core.workbooks.chapters import Chapter, Workbook
from groupkit.core.workbooks.exercises import Exercise, Keep
from groupkit.i18n import N_, _, ngettext
from groupkit.qt.pages.places import Places
from groupkit.qt.pages.reading import HARD, narrowed
from groupkit.qt.pages.sitting import Sitting
from groupkit.qt.pieces import box, card, stack, text
from groupkit.qt.sections import Fold

_KEEP = {
    Keep.TEAR_OFF: N_("On paper this page is made to be torn off. Print it when you want to carry it."),
    Keep.DESTROY: N_("This page may have done its work once it is written. You can take your words out again."),
}


class ExerciseScreen(QWidget):
    """`places` are what can be answered; every change goes to the sitting at once."""

    def __init__(self, sitting: Sitting, book: Workbook, chapter: Chapter, exercise: Exercise) -> None:
        super().__init__()
        at = _spots(book, chapter, exercise)
        answers = dict(sitting.pages.answers) if sitting.pages is not None else {}
        self.places = Places(
            exercise,
            lambda place: answers.get(at(place), ""),
            lambda place, words: sitting.write(at(place), words, place),
        )
        lines = stack(card(stack(*_how(exercise), space="m")), self.places, space="xl")
        lines.addWidget(card(stack(text(exercise.landing, "lead")), "accent", "l"))
        if exercise.keep in _KEEP:
            lines.addWidget(text(_(_KEEP[exercise.keep]), "small"))
        self.setLayout(stack(narrowed(box(lines))))


def _spots(book: Workbook, chapter: Chapter, exercise: Exercise) -> Callable[[Place], Spot]:
    def at(place: Place) -> Spot:
        return Spot(workbook=book.key, chapter=chapter.key, exercise=exercise.key, place=place.key)

    return at


def _how(exercise: Exercise) -> list[QWidget]:
    minutes = ngettext(
        "About {count} minute, or as long as you like.",
        "About {count} minutes, or as long as you like.",
        exercise.minutes,
    )
    made: list[QWidget] = [
        text(exercise.purpose, "lead"),
        text(minutes.format(count=exercise.minutes), "body", "soft"),
        *([text(_(HARD), "body", "care")] if exercise.hard else []),
        *(text(_("• {item}").format(item=each)) for each in exercise.do),
    ]
    if exercise.example:
        words = box(stack(*(text(each, "body", "soft") for each in exercise.example), space="s"))
        words.setContentsMargins(0, 0, 0, 0)
        made.append(Fold(_("How {name} did it").format(name=exercise.example_by), words))
    return made
