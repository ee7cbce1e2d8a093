"""Keeps a rota that was suggested: from then on the book says who does what."""

from groupkit.core.meetings import Occasion
from groupkit.core.service import PLANNED, Turn
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.rota.planning import Rota

TOPIC = "service"


def keep(group: Group, rota: Rota) -> int:
    """Write a rota down; return how many places changed. What was planned before for these meetings gives way."""
    asked = rota.asked
    with group.change(N_("Keep the rota"), TOPIC, "meetings", "tonight") as store:
        for at, place in enumerate(asked.places):
            held = asked.occasion(at)
            where = {"meeting": held.meeting.id, "day": held.day, "role": place.role, "place": place.place}
            who = rota.plan[at]
            if at in asked.settled or asked.before[at] == who:
                continue
            store.turns.remove(**where)
            if who is not None:
                store.turns.add(_turn(held, place.role, place.place, asked.people[who].id))
    return len(rota.changes)


def _turn(held: Occasion, role: str, place: int, person: int) -> Turn:
    return Turn(meeting=held.meeting.id, day=held.day, role=role, person=person, place=place, how=PLANNED)
