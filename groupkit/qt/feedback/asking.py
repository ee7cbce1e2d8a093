"""What is asked on a card first: what the kiosk cannot do, which paper to print, and if something is meant so."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from groupkit.core.profile import Profile
from groupkit.i18n import N_, _
from groupkit.qt.choices import papers, spoken
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Count
from groupkit.qt.feedback import sheets
from groupkit.qt.feedback.cards import CARDS, CLOSE, DESTROY, FORGET, KIOSK, PRINT
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.pieces import button, mark, row, rule, stack, text
from groupkit.qt.ticks import Tick

Does = Callable[[], object]


class Question(NamedTuple):
    """What is asked before something is done, what to know first, and the button that does it."""

    heading: str
    lines: tuple[str, ...]
    words: str
    drawn: str = "check"
    for_good: bool = False


QUESTIONS = {
    KIOSK: Question(
        N_("Before you start"),
        (
            N_("The kiosk fills the screen. Only the passphrase of the book leads out of it."),
            N_("No program can block Ctrl-Alt-Del, the keys that change to another program, or the power switch."),
            N_(
                "When somebody uses them, the kiosk forgets at once what was not sent, and covers itself. "
                "What was sent is safe in the box."
            ),
            N_("So close all other programs first, and stay near, where you cannot see the screen."),
        ),
        N_("Start now"),
        "play",
    ),
    CLOSE: Question(
        N_("Close this round?"),
        (
            N_("Nothing more goes into its box then, not even sheets that lie in a drawer."),
            N_("A round that is closed does not open for answers again."),
        ),
        N_("Close it"),
        "lock",
        for_good=True,
    ),
    DESTROY: Question(
        N_("Destroy this box unread?"),
        (N_("Everything in it is gone then, and nobody can undo that."),),
        N_("Destroy it"),
        "trash-2",
        for_good=True,
    ),
    FORGET: Question(
        N_("Forget the cards?"),
        (N_("Then nobody can see next time how people moved. Nobody can undo that."),),
        N_("Forget them"),
        "trash-2",
    ),
}
_PRINTED = {
    PRINT: (
        N_("Print forms"),
        N_("Every sheet is like all the others: no number, and nothing that tells whose it is."),
    ),
    CARDS: (
        N_("Print two-word cards"),
        N_("These are drawn by chance and kept nowhere. Print all of them at once, so that no two are alike."),
    ),
}


class Ask(QWidget):
    """A question before something is done, with what to know, and two ways on."""

    def __init__(self, question: Question, does: Does, leave: Does) -> None:
        super().__init__()
        heading, lines, words, drawn, for_good = question
        self.yes_button = button(_(words), "quiet" if for_good else "primary", drawn, does=does)
        self.no_button = button(_("Not now"), "primary" if for_good else "plain", does=leave)
        said = (row(mark("info", "accent"), (text(_(line)), 1), space="m") for line in lines)
        ways = flow(self.yes_button, self.no_button)
        self.setLayout(stack(rule(), text(_(heading), "lead"), *said, ways, space="m"))
        # Enter pressed twice in a hurry takes back nothing
        self.first = self.no_button if for_good else self.yes_button


class AskPaper(QWidget):
    """Which paper of a round to print, or its cards, and in which edition; of cards, `count` is how many."""

    def __init__(self, profile: Profile, print_out: Does, save: Does, leave: Does, *, count: int = 0) -> None:
        super().__init__()
        self.count = Count(count or None, digits=3)
        self.what = Choice(tuple((name, _(words)) for name, words in sheets.NAMES.items()), sheets.FORM)
        self.language = Choice(spoken(profile.printing_language), profile.printing_language)
        self.paper = Choice(papers(), profile.paper)
        self.large = Tick(_("In large print"))
        self.print_button = button(_("Print"), "primary", "printer", does=print_out)
        self.save_button = button(_("Save as PDF"), "quiet", "download", does=save)
        self.no_button = button(_("Not now"), "plain", does=leave)
        heading, said = _PRINTED[CARDS if count else PRINT]
        first = Field(_("How many cards?"), self.count) if count else Field(_("What to print"), self.what)
        asked = Columns((Field(_("Language"), self.language), 1), (Field(_("Paper"), self.paper), 1))
        ways = flow(self.print_button, self.save_button, self.no_button)
        self.setLayout(
            stack(
                rule(),
                text(_(heading), "lead"),
                text(_(said), "body", "soft"),
                first,
                asked,
                self.large,
                ways,
                space="m",
            )
        )
        self.first = self.print_button
