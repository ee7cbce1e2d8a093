"""Keeps a rota that was suggested: from then on the book says who does what."""

from dataclasses import replace

from groupkit.core.meetings import Occasion
from groupkit.core.rota.wall import Line, Table
from groupkit.core.service import PLANNED, Turn
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.rota.asking import ask
from groupkit.services.rota.mending import mend_out
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


def fallen(rota: Rota) -> int:
    """Return how many places have somebody in the book who cannot take them any more."""
    asked = rota.asked
    return sum(
        who is not None and at not in asked.settled and who not in asked.question.seats[at].fits
        for at, who in enumerate(asked.before)
    )


def rebased(group: Group, rota: Rota, weeks: int) -> Rota:
    """Fit a suggested rota round what has been said by hand since, with the fewest changes."""
    fresh = ask(group, rota.asked.first, weeks)
    fitted = mend_out(replace(fresh, before=rota.plan), exactly=False)
    return Rota(asked=fresh, plan=fitted.plan)


def table(rota: Rota) -> Table:
    """Return a rota as it hangs on the wall."""
    asked = rota.asked
    lines: list[Line] = []
    for meeting, held in enumerate(asked.occasions):
        seats = asked.question.of_meeting.get(meeting, ())
        names: dict[str, list[str]] = {}
        for at in seats:
            names.setdefault(asked.role(at).key, []).append(rota.name(at))
        lines.append(Line(occasion=held, names={key: tuple(each) for key, each in names.items()}))
    used = {key for line in lines for key in line.names}
    return Table(roles=tuple(role for role in asked.roles if role.key in used), lines=tuple(lines))
