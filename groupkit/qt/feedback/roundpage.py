"""A page about one round of feedback, and the passphrases that are tried on such pages."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from groupkit.core.feedback.rounds import Keeper, Round
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.qt import errors
from groupkit.qt.desk import Desk
from groupkit.qt.feedback.oneround import OneRound
from groupkit.qt.jobs import Job
from groupkit.services.feedback import keepers, rounds
from groupkit.storage.vault import WrongPassphraseError

if TYPE_CHECKING:
    from nacl.public import PrivateKey

TOPIC = "feedback"


class RoundPage(OneRound[Round]):
    """Shows what is asked for of one round; `say_nothing` keeps what is typed on it out of the book."""

    topics = frozenset({TOPIC})
    title = N_("Feedback")
    home, home_title = "feedback", N_("Feedback")
    elsewhere = N_("All rounds stand on the page Feedback. Choose one there.")
    say_nothing = False

    def rounds(self) -> tuple[Round, ...]:
        """Return all rounds of feedback."""
        return rounds.listing(self.group)

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
