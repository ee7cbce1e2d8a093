"""What a group agrees: lines it keeps, leaves out or writes in its own way, and the limits of what stays here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.i18n import N_, Catalogue

LONGEST_LINE, LONGEST_LIMITS = 200, 600
_AT = "agreement/agreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing a group agrees; `own` tells that the group wrote it, in place of ours or beside it."""

    key: str
    words: str
    kept: bool = True
    own: bool = False

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before the group can agree on this line."""
        if not self.words.strip():
            yield Problem("words", N_("Write what you agree, in one short sentence."))
        if len(self.words) > LONGEST_LINE:
            yield Problem(
                "words", N_("Use fewer words here, {longest} letters at most."), {"longest": LONGEST_LINE}
            )
        if leaks(self.words):
            yield Problem("words", N_("This is read aloud. Leave out numbers to ring, e-mail and passcodes."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A way people may reply to each other, as it stands on a card."""

    key: str
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Everything a group agrees.

    `limits` says when something does not stay here, `limits_on` when the group settled that itself; `never` is
    what nobody does, whichever way people reply.
    """

    opening: str
    lines: tuple[Line, ...]
    limits: str
    never: str
    cards: tuple[Card, ...]
    limits_on: date | None = None

    @property
    def kept(self) -> tuple[Line, ...]:
        """The lines the group agrees on."""
        return tuple(line for line in self.lines if line.kept)

    @property
    def read(self) -> str:
        """The whole agreement as it is read aloud, a line each."""
        return "\n".join((self.opening, *(line.words for line in self.kept)))

    def card(self, talk: str) -> Card:
        """Return the card of a way to reply."""
        return next(card for card in self.cards if card.key == talk)

    def told(self, words: Catalogue) -> "Agreement":
        """Return the agreement in another language; what the group wrote stays as it is."""

        def say(key: str, text: str) -> str:
            return words.pgettext(f"{_AT}/{key}", text)

        return Agreement(
            opening=say("opening", self.opening),
            lines=tuple(
                line if line.own else Line(key=line.key, words=say(f"{line.key}/words", line.words), kept=line.kept)
                for line in self.lines
            ),
            limits=self.limits if self.limits_on else say("limits", self.limits),
            never=say("never", self.never),
            cards=tuple(
                Card(
                    key=card.key,
                    title=say(f"{card.key}/title", card.title),
                    words=say(f"{card.key}/words", card.words),
                )
                for card in self.cards
            ),
            limits_on=self.limits_on,
        )
