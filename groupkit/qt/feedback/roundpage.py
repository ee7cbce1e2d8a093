"""A page about one round of feedback; without a round it says where to choose one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.feedback.rounds import Keeper, Round
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_, _
from groupkit.qt import errors
from groupkit.qt.desk import Desk
from groupkit.qt.jobs import Job
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, stack
from groupkit.qt.sections import empty, header
from groupkit.services.feedback import keepers, rounds
from groupkit.storage.vault import WrongPassphraseError

if TYPE_CHECKING:
    from nacl.public import PrivateKey

TOPIC = "feedback"
_HOME = "feedback"


class RoundPage(Page):
    """Shows what is asked for of one round; `say_nothing` keeps what is typed on it out of the book."""

    topics = frozenset({TOPIC})
    title = N_("Feedback")
    say_nothing = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.key = ""

    def show_this(self, shown: object) -> None:
        """Show a round by its key."""
        if isinstance(shown, str):
            self.key = shown
            self.turn()

    def turn(self) -> None:
        """Draw the page with nothing typed in it, and start there with the keyboard."""
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def content(self) -> QLayout:
        """Return what stands there of the round."""
        made = next((each for each in rounds.listing(self.group) if each.key == self.key), None)
        if made is not None:
            return self.shown(made)
        sentence = _("All rounds stand on the page Feedback. Choose one there.")
        return stack(header(_(self.title), sentence, self.back()), empty(_("Which round?"), sentence), None)

    def shown(self, made: Round) -> QLayout:
        """Return what stands there of this round."""
        raise NotImplementedError

    def back(self) -> QPushButton:
        """Make the button that leads back to all rounds."""
        self.back_button = button(_("Feedback"), "plain", "chevron-left", does=partial(self.desk.go, _HOME))
        self.first = self.first or self.back_button
        return self.back_button

    def typed(self) -> dict[str, str]:
        """Return what was typed, unless it is nothing for the book."""
        return {} if self.say_nothing else super().typed()


def away(owner: QWidget, desk: Desk, work: Callable[[], object], done: Callable[[Any], object]) -> Job:
    """Do something slow away from the window, and hand on what it comes to; say what keeps it from that."""
    job = Job(lambda _progress: work(), owner)
    job.finished.connect(done)
    job.failed.connect(lambda error: _told(owner, desk, error))
    job.start(desk.runner)
    return job


def tried(keeper: Keeper, passphrase: str) -> "PrivateKey | WrongPassphraseError":
    """Return the key of somebody, or that it is not their passphrase; slow on purpose, so it is done `away`."""
    try:
        return keepers.unlocked(keeper, passphrase)
    except WrongPassphraseError as wrong:
        return wrong


def _told(owner: QWidget, desk: Desk, error: Exception) -> None:
    if isinstance(error, GroupkitError):
        desk.say(str(error))
    else:
        errors.report(error, owner.window())
