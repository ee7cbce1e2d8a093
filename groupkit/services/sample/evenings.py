"""The made-up group's people and meetings: who did what, how many came, and what is still open."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from groupkit.core.calendar import EVERY_WEEK, Rule
from groupkit.core.meetings import Heads, Meeting, Occasion
from groupkit.core.people import Person
from groupkit.core.roles import CHAIR, SECRETARY
from groupkit.core.safety import Contact
from groupkit.core.service import Term
from groupkit.core.wishes import Wish
from groupkit.services import meetings, safety, service, terms, visits
from groupkit.services.sample.story import Room, Telling

_FORMAT = "open-dual-recovery"
_SATURDAY, _WEDNESDAY = 5, 2
_A_DAY = timedelta(days=1)
_AHEAD = timedelta(weeks=3)
_TOOK_OVER = timedelta(weeks=13)
_UNWELL = (range(36, 39), range(42, 44))  # weeks in which somebody stood in for the secretary
_OFTEN_VACANT = {"timekeeper": 12, "reader": 8, "greeter": 15}  # in a hundred meetings


def gather(telling: Telling) -> None:
    """Put everybody on the list."""
    for member in telling.story.person:
        willing = frozenset(member.willing)
        service.add_person(telling.group, Person(short_name=member.name, willing=willing, resting=member.resting))


def plan_meetings(telling: Telling, tin: int) -> None:
    """Add the Saturday with its tin, the Wednesday, the outing, and who holds a role for a term."""
    told = telling.story
    saturday = _meeting(telling, told.saturday, _SATURDAY, time(11), tin=tin)
    wednesday = _meeting(telling, told.wednesday, _WEDNESDAY, time(19))
    day = telling.outing_on
    _meeting(telling, told.outing, day.weekday(), time(14), when=Rule(dates=(day,)))
    ids = {person.short_name: person.id for person in service.people(telling.group)}
    roles, since = told.roles, telling.since - timedelta(weeks=10)
    handed_over = telling.today - _TOOK_OVER
    for term in (
        Term(
            role="secretary",
            person=ids[roles.first_secretary],
            meeting=saturday.id,
            since=since,
            until=handed_over - _A_DAY,
        ),
        Term(role="secretary", person=ids[roles.secretary], meeting=saturday.id, since=handed_over),
        Term(role="secretary", person=ids[roles.midweek_secretary], meeting=wednesday.id, since=since),
        Term(role="treasurer", person=ids[roles.treasurer], since=since),
        Term(role="safety", person=ids[roles.safety], since=since),
    ):
        terms.hold(telling.group, term)


def _meeting(
    telling: Telling, room: Room, weekday: int, start: time, *, when: Rule = EVERY_WEEK, tin: int | None = None
) -> Meeting:
    meeting = Meeting(
        name=room.name,
        weekday=weekday,
        start=start,
        minutes=60,
        venue=room.venue,
        access=room.access,
        format=_FORMAT,
        when=when,
        place=tin,
    )
    return meetings.add(telling.group, meeting)


def held(telling: Telling) -> tuple[Occasion, ...]:
    """Return the meetings of the history that were held."""
    past = meetings.between(telling.group, telling.since, telling.today - _A_DAY)
    return tuple(occasion for occasion in past if not telling.was_shut(occasion.day))


def count(telling: Telling, occasion: Occasion) -> Heads:
    """Write down who did what at one meeting, and how many came."""
    chance = telling.chance
    week = (occasion.day - telling.since).days // 7
    for role, name in _turns(telling):
        service.assign(telling.group, occasion, role, name)
    if occasion.meeting.place is not None and any(week in weeks for weeks in _UNWELL):
        service.assign(telling.group, occasion, "secretary", telling.story.roles.stood_in)
    fewest, most = (8, 15) if occasion.meeting.place is not None else (6, 12)
    heads = Heads(
        regulars=chance.randint(fewest, most),
        first_timers=chance.choice((0, 0, 0, 0, 0, 1, 1, 2)),
        visitors=int(chance.random() < 0.06),  # noqa: PLR2004  now and then
    )
    return meetings.count_heads(telling.group, occasion, heads)


def _turns(telling: Telling) -> Iterator[tuple[str, str]]:
    """Yield who does what at a meeting that needs no more than that; a few roles stay vacant."""
    chance = telling.chance
    members = [member for member in telling.story.person if not member.resting]
    chair = chance.choice([member.name for member in members if CHAIR in member.willing])
    others = chance.sample([member.name for member in members if member.name != chair], len(_OFTEN_VACANT))
    yield CHAIR, chair
    for (role, vacant), name in zip(_OFTEN_VACANT.items(), others, strict=True):
        if chance.randrange(100) >= vacant:
            yield role, name


def look_ahead(telling: Telling) -> None:
    """Say who does what in the coming weeks: the next Saturday lacks a greeter, the one after a chair."""
    telling.clock.go_to(telling.today)
    coming = meetings.between(telling.group, telling.today, telling.today + _AHEAD)
    saturdays = [occasion.day for occasion in coming if occasion.meeting.place is not None]
    vacant = {(saturdays[0], "greeter"), *((day, CHAIR) for day in saturdays[1:])}
    for occasion in coming:
        for role, name in _turns(telling):
            if occasion.meeting.place is None or (occasion.day, role) not in vacant:
                service.assign(telling.group, occasion, role, name)


def who_keeps_the_tin(telling: Telling, occasion: Occasion) -> str:
    """Return who was secretary at a meeting."""
    holders = service.who(telling.group, occasion)
    return next(held.person.short_name for held in holders if held.role.key == SECRETARY and held.person)


def check_help(telling: Telling) -> None:
    """Add the group's own contact for help, and try a few of the others, some of them long ago."""
    for own in telling.story.contact:
        telling.clock.go_to(_days_ago(telling, own.checked))
        contact = Contact(
            key="", name=own.name, reach=own.reach, for_whom=own.for_whom, hours=own.hours, level=own.level
        )
        safety.add(telling.group, contact)
    for tried in telling.story.check:
        telling.clock.go_to(_days_ago(telling, tried.days))
        safety.check(telling.group, tried.key)
    telling.clock.go_to(telling.today)


def hear_wishes(telling: Telling) -> None:
    """Write down when and where people said they would like another meeting."""
    for wished in telling.story.wish:
        told_on = _days_ago(telling, wished.days)
        wish = Wish(
            weekday=wished.weekday, part=wished.part, place=wished.place, people=wished.people, told_on=told_on
        )
        visits.wish(telling.group, wish)


def _days_ago(telling: Telling, days: int) -> date:
    return telling.today - timedelta(days=days)
