"""What stands before and after the questions: the door, the promise, the words before sending, and the thanks."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from groupkit.core.feedback.forms import Form
from groupkit.core.feedback.rounds import Round, told_beforehand
from groupkit.core.feedback.words import Words
from groupkit.core.settings import LARGEST_TEXT, SMALLEST_TEXT
from groupkit.i18n import _, current, languages, own_name
from groupkit.qt.columns import Columns
from groupkit.qt.look import worn
from groupkit.qt.pieces import Item, box, button, card, mark, row, rule, stack, text
from groupkit.qt.safety import help_cards
from groupkit.services import safety
from groupkit.services.group import Group

Does = Callable[[], object]
_LARGE = 1.4
_STEP, _SMALLEST, _LARGEST = 0.5, SMALLEST_TEXT / 100, LARGEST_TEXT / 100


def cramped() -> bool:
    """Whether the text is so large that all room goes to what can be pressed."""
    return worn().scale > _LARGE


def space(usual: str = "l") -> str:
    """Return the space between the parts of a stage."""
    return "m" if cramped() else usual


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


def door(form: Form, words: Words, begin: QPushButton, said: str) -> QWidget:
    """Make the first thing each person sees: what is asked, and how to begin."""
    last: list[Item] = [card(stack(text(said, "lead")), "accent", "l")] if said else []
    shown = [text(form.title, "display"), text(form.intro, "lead"), text(words.kiosk.steps)]
    for label in shown:
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return box(stack(*last, None, *shown, row(None, begin, None), locked(words), (None, 2), space="xl"))


class Ways(Columns):
    """The ways to read: the languages, each in its own words, and smaller or larger letters."""

    def __init__(self, words: Words, speak: Callable[[str], object], size: Callable[[float], object]) -> None:
        self.languages = {language: _spoken(language, speak) for language in languages()}
        asked = text(words.kiosk.choose_language, "lead", "soft", wrap=False)
        self.smaller_button, self.larger_button = (
            button("", "quiet", drawn, name=name, does=partial(size, worn().scale + by))
            for drawn, name, by in (
                ("a-arrow-down", _("Smaller text"), -_STEP),
                ("a-arrow-up", _("Larger text"), _STEP),
            )
        )
        self.smaller_button.setEnabled(worn().scale > _SMALLEST)
        self.larger_button.setEnabled(worn().scale < _LARGEST)
        sizes = box(row(self.smaller_button, self.larger_button, space="s"))
        super().__init__(asked, *self.languages.values(), sizes, letters=0, space="s")


def _spoken(language: str, speak: Callable[[str], object]) -> QPushButton:
    made = button(own_name(language), "quiet", "globe", does=partial(speak, language))
    if current().language == language:
        made.setIcon(mark("check", "accent").pixmap())
    return made


def promise(form: Form, asked: Round, words: Words) -> QWidget:
    """Make what becomes of the answers, what is promised, what cannot be, and how small the room is."""
    said = words.promise
    room = told_beforehand(words.room, form, asked.able, asked.k, asked.below, goes_on=asked.goes_on)
    kept = [line.format(k=asked.k, able=asked.able) for line in said.lines]
    first = stack(
        text(said.done_with, "heading"),
        text(asked.what_happens or form.what_happens),
        text(said.heading, "heading"),
        lines(kept),
        None,
        space="l",
    )
    other = stack(
        text(said.cannot_heading, "heading"),
        lines(said.cannot, "info"),
        rule(),
        lines(room, "users"),
        *([text(form.credit, "small")] if form.credit else []),
        None,
        space="l",
    )
    return box(stack(Columns((card(first, "accent"), 1), (card(other), 1)), None))


def before(words: Words, help_button: QPushButton, trouble: str) -> QWidget:
    """Make what is said before anything is sent: nobody can come because of it, and who can be rung."""
    danger = words.danger
    said = [text(line, "body" if cramped() else "lead") for line in danger.lines]
    return box(
        stack(
            *([text(trouble, "lead", "wrong")] if trouble else []),
            text(danger.heading, "title" if cramped() else "display"),
            card(stack(*said, row(help_button, None), space=space())),
            locked(words),
            None,
            space=space("xl"),
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


def thanked(words: Words) -> QWidget:
    """Make the thanks, which do not stay for long."""
    return centred(text(words.kiosk.thanks, "display"), text(words.kiosk.thanks_more, "lead"))


def asks_if_here(words: Words, here: QPushButton) -> QWidget:
    """Make the question whether somebody is still there."""
    return centred(text(words.kiosk.still_here, "display"), text(words.kiosk.still_why, "lead"), here)


def help_shown(group: Group) -> QWidget:
    """Make Help now to be read here: nothing on it can be pressed."""
    guidance = safety.guidance()
    cards = help_cards(safety.contacts(group), guidance, group.today())
    told = guidance.told(current())
    return box(stack(text(told.title, "title"), text(told.unsure, "lead"), cards, None, space="l"))
