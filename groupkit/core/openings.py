"""The board of things to do outside the group: helping out, sport, courses, and places to be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from groupkit.core.outings.words.outside import BoardWords, OpeningKind
from groupkit.core.problems import Problem
from groupkit.i18n import N_, Catalogue

FRESH, STALE, GONE, OVER = "fresh", "stale", "gone", "over"
ATTRIBUTES = {"where": "place", "ends": "ends_on"}
"""What fields of the form are called on an opening, where it is not the same."""
TYPED = ("name", "what", "place", "times", "cost", "access", "ask", "benefits", "drink", "reach")
_OWN = re.compile(
    # addresses people have at home, or that hold two names, and telephones people carry
    r"@(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|me|aol|proton|protonmail|gmx|btinternet|sky)\."
    r"|\b[^\W\d_]+\.[^\W\d_]+@|(?:\+44[\s.-]?\(?0?\)?|\b0)7(?:[\s.-]?\d){9}",
    re.IGNORECASE,
)
_MOST_JOB = 60
_SHORT = {
    "access": N_("Access"),
    "ask": N_("They ask for"),
    "benefits": N_("Benefits"),
    "drink": N_("Drink"),
    "reach": N_("How to ask"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An offer of a place outside the group; `reach` is the place's own, and `checked_by` a job, not a name."""

    id: int = 0
    kind: str
    name: str
    what: str = ""
    place: str = ""
    times: str = ""
    cost: str = ""
    access: str = ""
    ask: str = ""
    benefits: str = ""
    drink: str = ""
    reach: str = ""
    ends_on: date | None = None
    checked_on: date | None = None
    checked_by: str = ""
    ended: bool = False

    def standing(self, today: date, board: BoardWords) -> str:
        """Return how lately somebody looked: fresh, stale or gone (not printed); or that it is over."""
        if self.ended or (self.ends_on is not None and self.ends_on < today):
            return OVER
        if self.checked_on is None:
            return GONE
        days = (today - self.checked_on).days
        return GONE if days > board.gone else STALE if days > board.stale else FRESH

    def problems(self, today: date, board: BoardWords) -> Iterator[Problem]:
        """Yield everything to put right before this can stand on the board."""
        if self.kind not in {kind.key for kind in board.kinds}:
            yield Problem("kind", N_("Choose what kind of thing it is."))
        if not self.name.strip():
            yield Problem("name", N_("Say what it is, such as “Walking football”."))
        for field in board.fields:
            name = ATTRIBUTES.get(field.key, field.key)
            if name in TYPED and len(getattr(self, name)) > field.most:
                yield Problem(name, N_("Use fewer letters: {most} at most."), {"most": field.most})
        if len(self.checked_by) > _MOST_JOB:
            yield Problem("checked_by", N_("Use fewer letters: {most} at most."), {"most": _MOST_JOB})
        if self.checked_on is None:
            yield Problem("checked_on", N_("Say on which day somebody last looked."))
        elif self.checked_on > today:
            yield Problem("checked_on", N_("That day is still to come. Say when somebody last looked."))
        if _OWN.search(self.reach):
            yield Problem(
                "reach", N_("This looks like a person’s own. {said}"), {"said": board.no_person}, asks=True
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The board on one day: the openings that are on, by kind, in the order of the form."""

    today: date
    words: BoardWords
    openings: tuple[Opening, ...]

    def of(self, kind: str) -> tuple[Opening, ...]:
        """Return the openings of a kind that are not over, by name."""
        there = (one for one in self.openings if one.kind == kind and self.standing(one) != OVER)
        return tuple(sorted(there, key=lambda one: (one.name.casefold(), one.id)))

    @property
    def kinds(self) -> tuple[OpeningKind, ...]:
        """The kinds of which something is on the board."""
        return tuple(kind for kind in self.words.kinds if self.of(kind.key))

    @property
    def over(self) -> tuple[Opening, ...]:
        """The openings that are over, by name."""
        there = (one for one in self.openings if self.standing(one) == OVER)
        return tuple(sorted(there, key=lambda one: (one.name.casefold(), one.id)))

    def standing(self, opening: Opening) -> str:
        """Return how lately somebody looked at an opening."""
        return opening.standing(self.today, self.words)

    def facts(self, opening: Opening, words: Catalogue) -> Iterator[tuple[str, str]]:
        """Yield what is known beside the name and what one does there; what speaks for itself has no label."""
        for name in TYPED[2:]:
            if getattr(opening, name):
                yield words.gettext(_SHORT.get(name, "")), getattr(opening, name)
        if opening.ends_on is not None:
            yield words.gettext("Open until"), words.day(opening.ends_on, "full")

    def looked(self, opening: Opening, words: Catalogue) -> str:
        """Return when somebody looked at an opening; where that was long ago, with what to do first."""
        if opening.checked_on is None:
            return ""
        board = self.words
        said = {STALE: board.check_soon, GONE: board.not_printed}.get(self.standing(opening), board.checked)
        return said.format(day=words.day(opening.checked_on, "full"))
