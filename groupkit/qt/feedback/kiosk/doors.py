"""What stands before and after the questions: the door, the promise, the words before sending, and the thanks."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from groupkit.core.feedback.forms import Form
from groupkit.core.feedback.rounds import Round, told_beforehand
from groupkit.core.feedback.words import Words
from groupkit.i18n import _, current, languages, own_name
from groupkit.qt.columns import Columns
from groupkit.qt.fields import Field
from groupkit.qt.look import px
from groupkit.qt.passphrases import Beside, Passphrase
from groupkit.qt.pieces import Item, box, button, card, mark, row, rule, stack, text

Does = Callable[[], object]


def large(words: str, kind: str = "quiet", drawn: str = "", *, does: Does) -> QPushButton:
    """Make a button that is easy to hit."""
    made = button(words, kind, drawn, does=does)
    made.setProperty("large", "true")
    return made


class OneLine(QLabel):
    """Words that stand on one line where there is room for it, and otherwise wrap."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("text_role", "lead")
        self.setProperty("tone", "soft")
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for the width of all words (Qt)."""
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))


def locked(words: Words) -> QWidget:
    """Make the line in the middle that says who can see the answers."""
    return box(row(None, mark("lock", "soft"), OneLine(words.promise.lock), None, space="s"))


def head(said: str, *beside: QWidget) -> QWidget:
    """Make the line at the top of every stage; what may be pressed stands at its end."""
    return Columns((text(said, "lead", "soft"), 1), Columns(*beside, letters=0, space="m"), letters=0, space="m")


def foot(start: QWidget, *onwards: QWidget) -> QWidget:
    """Make the buttons at the bottom of every stage: the way back at the start, onwards at the end."""
    whole = Columns((box(row(start, None)), 1), Columns(*onwards, letters=0, space="m"), letters=0, space="m")
    whole.turned.connect(lambda across: whole.put_last_first(not across))
    return whole


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
        shown = [text(form.title, "display"), text(form.intro, "lead"), text(words.kiosk.steps)]
        for label in shown:
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        begun = row(None, self.begin_button, None)
        self.setLayout(stack(*before, None, *shown, begun, locked(words), (None, 2), space="xl"))
        asked = text(words.kiosk.language, "lead", "soft", wrap=False)
        self.spoken = Columns(asked, *self.languages.values(), letters=0, space="s")


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
        first = stack(
            text(promise.done_with, "heading"),
            text(round_.what_happens or form.what_happens),
            text(promise.heading, "heading"),
            lines(kept),
            None,
            space="l",
        )
        other = stack(
            text(promise.cannot_heading, "heading"),
            lines(promise.cannot, "info"),
            rule(),
            lines(room, "users"),
            *([text(form.credit, "small")] if form.credit else []),
            None,
            space="l",
        )
        self.setLayout(stack(Columns((card(first, "accent"), 1), (card(other), 1)), None))


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


def centred(*shown: QWidget) -> QWidget:
    """Make a few words, and what may be pressed, in the middle of the screen."""
    lines_: list[Item] = []
    for each in shown:
        if isinstance(each, QLabel):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines_.append(each if isinstance(each, QLabel) else row(None, each, None))
    return box(stack(None, *lines_, None, space="xl"))


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
