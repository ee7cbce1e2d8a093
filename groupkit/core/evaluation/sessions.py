"""A talk with more than one person: one kind of voice in the room, a way out of it, and somebody afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from groupkit.core.evaluation.people import Strand
from groupkit.core.problems import Problem
from groupkit.i18n import N_

LEAST_MINUTES, USUAL_MINUTES, MOST_MINUTES = 15, 60, 120
LONGEST = 200
"""The most letters of each text of a plan."""
_WHO = N_("Choose whose voices you want to hear.")
_APART = N_("Those of one kind are asked alone, so that all can speak freely. Plan another talk for the others.")
_DAY = N_("Choose a day that is still to come.")
_MINUTES = N_("Choose from {least} to {most} minutes. A long talk tires people.")
_LEADS = N_("Write who leads the talk.")
_WAY_OUT = N_("Say where somebody can go who has had enough, and who goes with them.")
_AFTERWARDS = N_("Say who rings or sits down with people afterwards, if they like.")
_LONGER = N_("Use fewer words here, {longest} letters at most.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The plan of one talk with more than one person; `minutes` is how long it takes.

    `way_out` says where somebody can go who has had enough, `afterwards` who is there for people later.
    """

    strand: Strand
    day: date
    start: time | None = None
    minutes: int = USUAL_MINUTES
    place: str = ""
    leads: str
    way_out: str
    afterwards: str


def problems(session: Session, strands: frozenset[Strand], today: date) -> Iterator[Problem]:
    """Yield what is to be put right before a talk is planned; `strands` are those who would be in the room."""
    if not strands:
        yield Problem("strands", _WHO)
    elif len(strands) > 1:
        yield Problem("strands", _APART)
    if session.day < today:
        yield Problem("day", _DAY)
    if not LEAST_MINUTES <= session.minutes <= MOST_MINUTES:
        yield Problem("minutes", _MINUTES, {"least": LEAST_MINUTES, "most": MOST_MINUTES})
    for field, sentence in (("leads", _LEADS), ("way_out", _WAY_OUT), ("afterwards", _AFTERWARDS)):
        if not getattr(session, field).strip():
            yield Problem(field, sentence)
    for field in ("place", "leads", "way_out", "afterwards"):
        if len(getattr(session, field)) > LONGEST:
            yield Problem(field, _LONGER, {"longest": LONGEST})
