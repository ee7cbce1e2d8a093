"""The papers about what good help is, and what each is made of: the same in the window and on the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from groupkit.core.outcomes.draft import Draft
from groupkit.core.outcomes.practice import Card
from groupkit.core.outcomes.slots import Filled, Slot
from groupkit.core.outcomes.standing import Moved
from groupkit.core.outcomes.statements import Principle, Statement
from groupkit.core.outcomes.theories import Laid
from groupkit.core.outcomes.workshop import Workshop
from groupkit.i18n import N_


class Paper(StrEnum):
    """A paper that can be printed."""

    STATEMENTS = "statements"
    PRINCIPLES = "principles"
    PRACTICE = "practice"
    SLOT = "slot"
    ANSWERS = "answers"
    RANKING = "ranking"
    REPEAT = "repeat"
    HALF_DAY = "half-day"
    THEORIES = "theories"
    DRAFT = "draft"


PAPERS: Mapping[Paper, str] = MappingProxyType(
    {
        Paper.STATEMENTS: N_("Cards with the statements"),
        Paper.PRINCIPLES: N_("What those who pay can do"),
        Paper.PRACTICE: N_("Cards of what worked"),
        Paper.SLOT: N_("A page of our own"),
        Paper.ANSWERS: N_("Pages to answer on"),
        Paper.RANKING: N_("A page for the dots"),
        Paper.REPEAT: N_("What moved since last time"),
        Paper.HALF_DAY: N_("All pages of the half-day"),
        Paper.THEORIES: N_("Cards about local services"),
        Paper.DRAFT: N_("An empty page for our draft"),
    }
)
"""What each paper is called where somebody chooses one."""
PAGES: Mapping[str, str] = MappingProxyType(
    {
        "invitation": N_("The invitation"),
        "agenda": N_("The running order"),
        "guests": N_("Who is invited"),
        "map": N_("The map of what there is"),
        "notes": N_("A page for notes"),
        "steps": N_("Who does what next"),
    }
)
"""The pages of a half-day, in the order in which they are needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What one paper is made of, in the language it is printed in; only what it needs is there."""

    paper: Paper
    statements: tuple[Statement, ...] = ()
    principles: tuple[Principle, ...] = ()
    cards: tuple[Card, ...] = ()
    moved: tuple[Moved, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    workshop: Workshop | None = None
    pages: tuple[str, ...] = tuple(PAGES)
    laid: tuple[Laid, ...] = ()
    draft: Draft | None = None
    slot: Slot | None = None
    filled: Filled | None = None
