"""How far a money sheet has come, from draft to paid, and what was said about it on the way."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groupkit.i18n import N_, Catalogue


class State(StrEnum):
    """How far a money sheet has come."""

    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    QUERIED = "queried"
    REPLIED = "replied"
    PAID = "paid"
    VOID = "void"


ANSWERS = (State.ACCEPTED, State.QUERIED, State.PAID)
WORDS = {
    State.DRAFT: N_("Not sent yet"),
    State.SENT: N_("Sent"),
    State.ACCEPTED: N_("Accepted"),
    State.QUERIED: N_("A question came back"),
    State.REPLIED: N_("Question answered"),
    State.PAID: N_("Paid"),
    State.VOID: N_("Void, see {number}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing said about a sheet after it was sent."""

    state: State
    by: str
    words: str = ""
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """One line about a money sheet; `sheet` is set for the book's own, `received` for one that came in.

    A void one has neither, and `see` is the number of the sheet to look at instead.
    """

    sheet: int | None = None
    received: int | None = None
    group: str
    place: str
    number: int
    meeting: str
    day: date
    state: State
    counted: int | None = None
    words: str = ""
    by: str = ""
    see: int | None = None

    def stands(self, words: Catalogue) -> str:
        """Return how the sheet stands."""
        return words.gettext(WORDS[self.state]).format(number=self.see)
