"""Where one person is at the kiosk, from the door to the thanks; what interrupts them ends at the door."""

from enum import StrEnum

from groupkit.core.feedback.forms import Form, Question
from groupkit.qt.feedback.kiosk.draft import Draft


class Stage(StrEnum):
    """What stands on the screen."""

    DOOR = "door"
    PROMISE = "promise"
    QUESTION = "question"
    BEFORE = "before"
    THANKS = "thanks"
    HELP = "help"
    STILL = "still"
    LEAVING = "leaving"


class Said(StrEnum):
    """What is said at the door of what was on the screen before."""

    NOTHING = ""
    FORGOTTEN = "forgotten"
    COVERED = "covered"


ANSWERING = frozenset({Stage.PROMISE, Stage.QUESTION, Stage.BEFORE})
"""Where somebody is answering; anywhere else no answer is on the screen."""


class Visit:
    """The steps of one person after another through a form; `forget` is the only way from one to the next."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self.draft, self.stage, self.at = Draft(), Stage.DOOR, 0
        self.said, self.trouble = Said.NOTHING, ""
        self._from = Stage.DOOR

    @property
    def holds(self) -> bool:
        """Whether somebody may come back to what they answered."""
        return self.stage in ANSWERING or self._from in ANSWERING

    @property
    def question(self) -> Question:
        """The question that is asked now, as the form stands in its own language."""
        return self._form.questions[self.at]

    def forget(self, stage: Stage = Stage.DOOR, said: Said = Said.NOTHING) -> None:
        """Let go of everything of the person who was here."""
        self.draft.forget()
        self.draft, self.at, self._from = Draft(), 0, Stage.DOOR
        self.stage, self.said, self.trouble = stage, said, ""

    def begin(self) -> None:
        """Say first what is promised."""
        if self.stage is Stage.DOOR:
            self.forget(Stage.PROMISE)

    def onwards(self) -> None:
        """Go to the next question, or to the words before sending."""
        self.at = self.at + 1 if self.stage is Stage.QUESTION else 0
        self.stage = Stage.QUESTION if self.at < len(self._form.questions) else Stage.BEFORE

    def skip(self) -> None:
        """Leave a question out, also where something had been answered."""
        self.draft.skip(self.question)
        self.onwards()

    def back(self) -> None:
        """Go one step back: from the promise to the door, and there is no step back from the door."""
        self.trouble = ""
        if self.stage is Stage.HELP and self._from in ANSWERING:
            self.stage, self._from = self._from, Stage.DOOR
        elif self.stage in (Stage.QUESTION, Stage.BEFORE):
            self.at -= 1
            self.stage = Stage.QUESTION if self.at >= 0 else Stage.PROMISE
        else:
            self.forget()

    def refused(self, trouble: str) -> None:
        """Stay where the answers can be sent once more."""
        self.trouble = trouble

    def help_now(self) -> None:
        """Show Help now; a person who is answering comes back to where they were."""
        self._leave_for(Stage.HELP)

    def left_alone(self) -> None:
        """Ask whether somebody is there; if nobody answers, forget. Help now stays, with no answer behind it."""
        if self.stage in ANSWERING:
            self._leave_for(Stage.STILL)
        elif self.stage is Stage.HELP and self._from in ANSWERING:
            self.forget(Stage.HELP)
        else:
            self.forget(said=Said.FORGOTTEN if self.stage is Stage.STILL else Said.NOTHING)

    def go_on(self) -> None:
        """Go on where the person was."""
        if self.stage is Stage.STILL:
            self.stage, self._from = self._from, Stage.DOOR

    def cover(self) -> None:
        """Forget at once, for others may look."""
        self.forget(said=Said.COVERED if self.holds else Said.NOTHING)

    def ask_to_leave(self) -> None:
        """Ask for the passphrase, where nobody is answering."""
        if self.stage is Stage.DOOR:
            self.forget(Stage.LEAVING)

    def _leave_for(self, stage: Stage) -> None:
        if self.stage in ANSWERING:
            self.stage, self._from = stage, self.stage
        else:
            self.forget(stage)
