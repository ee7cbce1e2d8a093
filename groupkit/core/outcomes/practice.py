"""Cards of what worked somewhere: those of the studies, and a group's own."""

from collections.abc import Iterator
from dataclasses import dataclass

from groupkit.core.problems import Problem
from groupkit.i18n import N_

_TITLE = N_("Write what the card is called.")
_TOLD = N_("Tell in a few lines what was done, and what came of it.")
_SOURCE = N_("Write where you know it from, such as “our own group” or the name of a place.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Something that worked somewhere, told short, with where it stands."""

    key: str = ""
    title: str
    stage: str
    told: str
    source: str
    own: bool = False


def problems(card: Card) -> Iterator[Problem]:
    """Yield what is to be put right before a group's own card is kept."""
    for field, sentence in (("title", _TITLE), ("told", _TOLD), ("source", _SOURCE)):
        if not getattr(card, field).strip():
            yield Problem(field, sentence)
