"""What stands before and after the questions: the door, the promise, the words before sending, and the thanks."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from groupkit.core.feedback.forms import Form
from groupkit.core.feedback.rounds import Round, told_beforehand
from groupkit.core.feedback.words import Words
from groupkit.i18n import _, current, languages, own_name
from groupkit.qt.columns import Columns
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.look import px, worn
from groupkit.qt.passphrases import Beside, Passphrase
from groupkit.qt.pieces import Item, box, button, card, mark, row, stack, text

Does = Callable[[], object]
_NARROW, _LARGE = 62, 1.4


def large(words: str, kind: str = "quiet", drawn: str = "", *, does: Does) -> QPushButton:
    """Make a button that is easy to hit."""
    made = button(words, kind, drawn, does=does)
    made.setProperty("large", "true")
    return made


def locked(words: Words) -> QWidget:
    """Make the line that says who can see the answers."""
    said = text(words.promise.lock, "lead", "soft")
    return box(row(mark("lock", "soft"), (said, 1), space="s"))


def head(said: str, *beside: QWidget) -> QWidget:
    """Make the line at the top of every stage; what may be pressed stands at its end."""
    return Columns((text(said, "lead", "soft"), 1), *((each, 0) for each in beside), letters=_NARROW, space="m")


def lines(each: Iterable[str], drawn: str = "check") -> QWidget:
    """Make a few sentences, each with a mark before it."""
    return box(stack(*(row(mark(drawn, "accent"), (text(said), 1), space="m") for said in each), space="m"))


class Door(QWidget):
    """The first thing each person sees: what is asked, in which language, and how to begin."""

    def __init__(self, form: Form, words: Words, speak: Callable[[str], object], begin: Does, said: str) -> None:
        super().__init__()
        self.begin_button = large(words.kiosk.start, "primary", "arrow-right", does=begin)
        self.languages = {language: _spoken(language, speak) for language in languages()}
        before: list[Item] = [card(stack(text(said, "lead")), "accent", "l")] if said else []
        spoken = stack(text(words.kiosk.language, "lead", "soft"), flow(*self.languages.values()), space="s")
        self.setLayout(
            stack(
                *before,
                text(form.title, "display"),
                text(form.intro, "lead"),
                text(words.kiosk.steps),
                row(self.begin_button, None),
                spoken,
                None,
                space="xl",
            )
        )


def _spoken(language: str, speak: Callable[[str], object]) -> QPushButton:
    made = button(own_name(language), "quiet", "globe", does=partial(speak, language))
    if current().language == language:
        made.setIcon(mark("check", "accent").pixmap())
    return made


class Promise(QWidget):
    """What is promised, what cannot be, how small the room is, and what comes of the answers."""

    def __init__(self, form: Form, round_: Round, words: Words) -> None:
        super().__init__()
        promise = words.promise
        room = told_beforehand(words.room, form, round_.able, round_.k, round_.below)
        kept = [line.format(k=round_.k, able=round_.able) for line in promise.lines]
        first = card(stack(text(promise.heading, "heading"), lines(kept), None, space="l"), "accent")
        other = stack(
            text(promise.done_with, "heading"),
            text(round_.what_happens or form.what_happens),
            text(promise.cannot_heading, "heading"),
            lines(promise.cannot, "info"),
            lines(room, "users"),
            *([text(form.credit, "small")] if form.credit else []),
            None,
            space="l",
        )
        self.setLayout(stack(Columns((first, 1), (card(other), 1)), None))


class Before(QWidget):
    """What is said before anything goes into the box: nobody can come because of it, and who can be rung."""

    def __init__(self, words: Words, help_now: Does, said: str) -> None:
        super().__init__()
        danger = words.danger
        self.help_button = large(danger.help_button, "help", "life-buoy", does=help_now)
        trouble = [text(said, "lead", "wrong")] if said else []
        self.setLayout(
            stack(
                *trouble,
                text(danger.heading, "display"),
                card(stack(*(text(line, "lead") for line in danger.lines), row(self.help_button, None), space="l")),
                locked(words),
                None,
                space="xl",
            )
        )


def centred(*labels: QLabel) -> QWidget:
    """Make a few words in the middle of the screen."""
    for label in labels:
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return box(stack(None, *labels, None, space="xl"))


class Leaving(QWidget):
    """Asks for the passphrase of the book before the kiosk is left."""

    def __init__(self, words: Words, title: str) -> None:
        super().__init__()
        self.entry = Passphrase()
        self.field = Field(_("Passphrase"), self.entry)
        said = (text(title, "title"), text(words.kiosk.leave, "lead"))
        held = stack(*said, self.field, Beside(self.entry), space="l")
        whole = card(held)
        whole.setMaximumWidth(px("body") * 32)
        self.setLayout(stack(None, row((None, 1), (whole, 4), (None, 1)), (None, 2)))


def foot(*start: QWidget, onwards: Sequence[QWidget] = ()) -> QWidget:
    """Make the buttons at the bottom of every stage: the way back at the start, onwards at the end."""
    if worn().scale > _LARGE:
        return flow(*onwards, *start, space="m")
    return box(row(*start, None, *onwards))
