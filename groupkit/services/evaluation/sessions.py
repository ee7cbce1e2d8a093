"""Plans a talk with more than one person; nothing of it is kept but the paper."""

from collections.abc import Collection
from datetime import date, time

from groupkit.core.evaluation import sessions
from groupkit.core.evaluation.people import Strand
from groupkit.core.evaluation.sessions import USUAL_MINUTES, Session
from groupkit.core.problems import refuse
from groupkit.services.group import Group


def plan(  # noqa: PLR0913  what a plan is made of
    group: Group,
    strands: Collection[Strand],
    day: date,
    *,
    leads: str,
    way_out: str,
    afterwards: str,
    start: time | None = None,
    minutes: int = USUAL_MINUTES,
    place: str = "",
) -> Session:
    """Return the plan of a talk with people of one kind, or refuse with every problem found.

    Members, carers, those who lead and those who pay are never asked in one room.
    """
    chosen = frozenset(strands)
    made = Session(
        strand=min(chosen, default=Strand.MEMBERS),
        day=day,
        start=start,
        minutes=minutes,
        place=place.strip(),
        leads=leads.strip(),
        way_out=way_out.strip(),
        afterwards=afterwards.strip(),
    )
    refuse(sessions.problems(made, chosen, group.today()))
    return made
