"""A page about one round of talks; most stay shut until somebody types a passphrase, and keep nothing typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.evaluation.rounds import Round
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_, _
from groupkit.qt.desk import Desk
from groupkit.qt.feedback.keypage import KeyPage
from groupkit.qt.feedback.kiosk.writing import wipe
from groupkit.qt.feedback.oneround import OneRound
from groupkit.qt.pieces import button, stack
from groupkit.qt.sections import empty, header
from groupkit.services.evaluation import rounds
from groupkit.services.evaluation.ending import TOPIC
from groupkit.services.feedback import keepers
from groupkit.services.group import EVERYTHING

if TYPE_CHECKING:
    from nacl.public import PrivateKey

HOME = "evaluation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """A round with the key somebody opened in this sitting, handed from page to page and never kept."""

    key: str
    keeper: int
    secret: "PrivateKey"
    sign: str = ""
    wave: str = ""

    def __repr__(self) -> str:
        return "Unlocked(…)"


class RoundPage(OneRound[Round]):
    """Shows what is asked for of one round of talks."""

    topics = frozenset({TOPIC})
    title = N_("Rounds of talks")
    home, home_title = HOME, N_("All rounds of talks")
    elsewhere = N_("All rounds of talks stand on one page. Choose one there.")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._acting = self._stale = False

    def rounds(self) -> tuple[Round, ...]:
        """Return all rounds of talks."""
        return rounds.listing(self.group)

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; what was typed stays in its fields while it is shown, and goes nowhere else."""
        self._stale = False
        super().draw(super().typed() if typed is None else typed)

    def attempt(self, action: Callable[[], object], surely: Callable[[], object] | None = None) -> bool:
        """Do what was asked; the page is drawn anew once, after all of it, and not at all where it was refused."""
        outer, self._acting = self._acting, True
        try:
            done = super().attempt(action, surely)
        finally:
            self._acting = outer
        if done and self._stale and not outer:
            self.draw()
        return done

    def _heard(self, topics: frozenset[str]) -> None:
        if self._acting:
            self._stale = self._stale or bool(topics & (self.topics | {EVERYTHING}))
        else:
            super()._heard(topics)

    def typed(self) -> dict[str, str]:
        """Return nothing: what is said in talks is kept sealed, or not at all."""
        return {}


class LockedPage(RoundPage, KeyPage):
    """Asks one person for their passphrase first, and holds what it opened only while it is shown."""

    why = N_("Only {name} can read this. Sit where nobody looks over your shoulder.")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.secret: PrivateKey | None = None

    def show_this(self, shown: object) -> None:
        """Show a round by its key, open already where it was opened on the page before."""
        if isinstance(shown, Unlocked):
            self.key, self.secret = shown.key, shown.secret
            self.handed(shown)
            self.turn()
        else:
            super().show_this(shown)

    def handed(self, shown: Unlocked) -> None:
        """Take what a page before handed on with the key."""

    def keeper(self, made: Round) -> int:
        """Return whose passphrase is asked for."""
        return made.reader

    def unlocked(self, made: Round, sign: str = "", wave: str = "") -> Unlocked:
        """Return what to hand to the next page."""
        assert self.secret is not None  # noqa: S101  nothing is handed on from a page that is shut
        return Unlocked(key=self.key, keeper=self.keeper(made), secret=self.secret, sign=sign, wave=wave)

    def shown(self, made: Round) -> QLayout:
        """Return the passphrase to type, or what it opened."""
        if self.secret is None:
            return stack(header(_(self.title), made.title, self.back()), self.ask(self.keeper(made)), None)
        try:
            return self.opened(made, self.secret)
        except GroupkitError as trouble:
            self.secret = None
            said = empty(_("This cannot be opened now"), str(trouble))
            return stack(header(_(self.title), made.title, self.back()), said, None)

    def opened(self, made: Round, secret: "PrivateKey") -> QLayout:
        """Return what stands there once the passphrase was typed."""
        raise NotImplementedError

    def ask(self, keeper: int) -> QWidget:
        """Make the card that asks for the passphrase of somebody."""
        return self.ask_key(_(self.why), keepers.get(self.group, keeper).name, _("Open it"), self.unlock)

    def unlock(self) -> None:
        """Try the passphrase away from the window's thread."""
        made = rounds.get(self.group, self.key)
        self.try_key(keepers.get(self.group, self.keeper(made)), self._unlocked)

    def _unlocked(self, secret: "PrivateKey") -> None:
        self.secret = secret
        self.turn()

    def shut(self) -> None:
        """Let go of the key and of everything it opened."""
        self.forget()
        self.turn()

    def forget(self) -> None:
        """Let go of the key and of everything that was typed; a page that was never open keeps the clipboard."""
        if self.secret is not None:
            wipe(self)
        self.secret = None

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was opened when the page is left; a window that is only made small keeps it (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.forget()

    def shut_button(self) -> QPushButton:
        """Make the button that shuts the page again."""
        self.close_button = button(_("Close it"), "plain", "lock", does=self.shut)
        return self.close_button

    def kept(self, does: Callable[[], object], said: str) -> bool:
        """Do something that may be refused, then say that it is done."""
        if not self.attempt(does):
            return False
        if self.first is not None:
            # the button that was pressed is gone, as the page was drawn anew
            self.first.setFocus()
        if said:
            self.desk.say(said)
        return True
