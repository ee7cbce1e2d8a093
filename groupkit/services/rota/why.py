"""Says why: for each place of a rota why this person, and for each empty one why nobody, and what would fill it.

Everything is worked out anew from the plan and the book; nothing is stored.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from groupkit.core.people import Person
from groupkit.core.roles import Role
from groupkit.core.rota.reasons import COULD_GIVE, Block, Reason, blocks, could, witness
from groupkit.core.service import NOMINATED
from groupkit.i18n import N_, _, current, ngettext
from groupkit.services.rota.asking import Asked
from groupkit.services.rota.planning import Rota


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why one person cannot take one place: a reason, and the day of the other turn where rest is the reason."""

    person: Person
    reason: Reason
    day: date | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Why somebody has a place.

    `how` is "asked", "nominated" or "planned". `last` is the day of their last turn at this role before the
    place, `weeks` how many weeks before that was, `rest` the weeks of rest the role asks for. `first` tells that
    they have not done it before, `beside` who there has. `turns` is how many turns they have in the plan, `others`
    how many could do it instead as the plan stands.
    """

    person: Person
    role: Role
    how: str
    last: date | None
    weeks: int
    rest: int
    first: bool
    beside: tuple[Person, ...]
    turns: int
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacant:
    """Why nobody has a place: every reason of everybody, and who could take it if one rule gave way once.

    `too_few` names the people and how many places of that meeting there are for them, where they are too few.
    """

    role: Role
    causes: tuple[Cause, ...]
    waivers: tuple[Cause, ...]
    too_few: tuple[Person, ...] = ()
    places: int = 0


def given(rota: Rota, at: int) -> Given | None:
    """Return why somebody has a place; None where nobody has."""
    asked, question, who = rota.asked, rota.asked.question, rota.plan[at]
    if who is None:
        return None
    person, role, held = asked.people[who], asked.role(at), asked.occasion(at)
    before = _before(rota, at, who)
    job = question.seats[at].job
    settled = asked.settled.get(at)
    known = job in question.servers[who].done or before is not None
    others = [other for other in could(question, rota.plan, at) if other != who]
    meeting = question.of_meeting[question.seats[at].meeting]
    there = {rota.plan[other] for other in meeting} | question.offices[question.seats[at].meeting]
    beside = sorted(each for each in there - {who, None} if each is not None and job in question.servers[each].done)
    return Given(
        person=person,
        role=role,
        how=settled.how if settled else "planned",
        last=before,
        weeks=(held.day - before).days // 7 if before else 0,
        rest=role.gap_weeks,
        first=not known,
        beside=tuple(asked.people[each] for each in beside) if role.beside else (),
        turns=sum(holder == who for holder in rota.plan),
        others=len(others),
    )


def _before(rota: Rota, at: int, who: int) -> date | None:
    """Return the day of the last turn at the role of a seat before that seat, in the plan or in the book."""
    asked = rota.asked
    day, role = asked.occasion(at).day, asked.role(at)
    planned = [
        asked.occasion(other).day
        for other, holder in enumerate(rota.plan)
        if holder == who and asked.role(other).key == role.key and asked.occasion(other).day < day
    ]
    done = asked.last_turns.get((asked.people[who].id, role.key))
    return max([*planned, *([done] if done else [])], default=None)


def vacant(rota: Rota, at: int) -> Vacant:
    """Return why nobody has a place, every reason there is for everybody on the list."""
    asked, question = rota.asked, rota.asked.question
    causes: list[Cause] = []
    waivers: list[Cause] = []
    for who, person in enumerate(asked.people):
        outside = [Cause(person=person, reason=reason) for reason in asked.outside(at, who)]
        inside = (
            [_cause(asked, asked.role(at), block) for block in blocks(question, rota.plan, at, who)]
            if not outside
            else []
        )
        causes.extend(outside or inside)
        if not outside and len(inside) == 1 and inside[0].reason in COULD_GIVE:
            waivers.append(inside[0])
    seats, people = witness(question, rota.plan, at)
    tight = len(seats) > len(people) > 0
    return Vacant(
        role=asked.role(at),
        causes=tuple(causes),
        waivers=tuple(waivers),
        too_few=tuple(asked.people[who] for who in people) if tight else (),
        places=len(seats) if tight else 0,
    )


def _cause(asked: Asked, role: Role, block: Block) -> Cause:
    if block.reason is Reason.BUSY:
        return Cause(person=asked.people[block.who], reason=block.reason, role=asked.role(block.seat))
    day = None
    if block.reason is Reason.REST:
        person = asked.people[block.who].id
        day = asked.occasion(block.seat).day if block.seat >= 0 else asked.last_turns.get((person, role.key))
    return Cause(person=asked.people[block.who], reason=block.reason, day=day)


# in words


def sentences(rota: Rota, at: int) -> tuple[str, ...]:
    """Return why a place is as it is, in whole sentences in the language of the window."""
    found = given(rota, at)
    return tuple(_of_given(found) if found else _of_vacant(rota, at))


def _of_given(found: Given) -> Iterator[str]:
    name = found.person.short_name
    if found.how == NOMINATED:
        yield _("The secretary nominated {name}. That comes before any plan.").format(name=name)
    elif found.how != "planned":
        yield _("{name} was asked by hand. That comes before any plan.").format(name=name)
    if found.last is not None:
        yield _last(found, name)
    elif found.first:
        yield from _first(found, name)
    else:
        yield _("{name} knows this job. No turn at it is written down.").format(name=name)
    turns = ngettext("{name} has {count} turn in this plan.", "{name} has {count} turns in this plan.", found.turns)
    yield turns.format(name=name, count=found.turns)
    if found.others:
        others = ngettext(
            "{count} other person could do it that day.", "{count} other people could do it that day.", found.others
        )
        yield others.format(count=found.others)
    else:
        yield _("Nobody else could do it that day.")


def _last(found: Given, name: str) -> str:
    ago = ngettext(
        "{name} last did this {weeks} week before.", "{name} last did this {weeks} weeks before.", found.weeks
    )
    if not found.weeks:
        return _("{name} did this earlier in the same week.").format(name=name)
    if not found.rest:
        return ago.format(name=name, weeks=found.weeks)
    rest = ngettext("The usual rest is {rest} week.", "The usual rest is {rest} weeks.", found.rest)
    both = _("{last} {rest}")
    return both.format(last=ago.format(name=name, weeks=found.weeks), rest=rest.format(rest=found.rest))


def _first(found: Given, name: str) -> Iterator[str]:
    if found.beside:
        said = _("It is the first time for {name}. {others} knows it and is there too.")
        several = _("It is the first time for {name}. {others} know it and are there too.")
        others = current().listing(each.short_name for each in found.beside)
        yield (said if len(found.beside) == 1 else several).format(name=name, others=others)
    else:
        yield _("It is the first time for {name}.").format(name=name)


def _counted_sentence(reason: Reason, many: int) -> str:
    """Say for how many people one reason holds; "" for a reason that is said name by name."""
    match reason:
        case Reason.RESTING:
            said = ngettext(
                "{count} person is resting.",
                "{count} people are resting.",
                many,
            )
        case Reason.WORKER:
            said = ngettext(
                "{count} person comes as a worker, and this is for members.",
                "{count} people come as workers, and this is for members.",
                many,
            )
        case Reason.NOT_ASKED:
            said = ngettext(
                "{count} person has not said yes to this job.",
                "{count} people have not said yes to this job.",
                many,
            )
        case Reason.AWAY:
            said = ngettext(
                "{count} person is away.",
                "{count} people are away.",
                many,
            )
        case Reason.NOT_THERE:
            said = ngettext(
                "{count} person does not come to this meeting.",
                "{count} people do not come to this meeting.",
                many,
            )
        case Reason.OFFICE:
            said = ngettext(
                "{count} person has their hands full with a job they hold for longer.",
                "{count} people have their hands full with jobs they hold for longer.",
                many,
            )
        case Reason.WEEK:
            said = ngettext(
                "{count} person has two turns that week.",
                "{count} people have two turns that week.",
                many,
            )
        case Reason.LIMIT:
            said = ngettext(
                "{count} person has as many turns as they said they would take.",
                "{count} people have as many turns as they said they would take.",
                many,
            )
        case Reason.ALONE:
            said = ngettext(
                "{count} person would do it for the first time, with nobody there who knows it.",
                "{count} people would do it for the first time, with nobody there who knows it.",
                many,
            )
        case _:
            return ""
    return said.format(count=many)


def _of_vacant(rota: Rota, at: int) -> Iterator[str]:
    found, held = vacant(rota, at), rota.asked.occasion(at)
    words = current()
    start = _("Nobody can do this on {day}: {role}.")
    yield start.format(role=found.role.called(words), day=words.day(held.day))
    if not found.causes:
        yield _("Nobody is on the list yet.")
    yield from _counted(found)
    for cause in found.causes:
        if cause.reason is Reason.BUSY and cause.role is not None:
            said = _("{name} does something else there: {role}.")
            yield said.format(name=cause.person.short_name, role=cause.role.called(words))
        elif cause.reason is Reason.REST and cause.day is not None:
            said = _("{name} does this on {day} and rests between turns.")
            yield said.format(name=cause.person.short_name, day=words.day(cause.day))
    if found.too_few:
        names = words.listing(person.short_name for person in found.too_few)
        many = ngettext(
            "There is {count} job that day, and only these to do it: {names}.",
            "There are {count} jobs that day, and only these to do them: {names}.",
            found.places,
        )
        yield many.format(count=found.places, names=names)
    yield from _ways(found)


def _counted(found: Vacant) -> Iterator[str]:
    """Say each reason once, with how many people it holds for, by the first reason of each."""
    first: dict[int, Reason] = {}
    for cause in found.causes:
        first.setdefault(cause.person.id, cause.reason)
    many = Counter(first.values())
    told = (_counted_sentence(reason, many[reason]) for reason in Reason if many[reason])
    yield from filter(None, told)


def _ways(found: Vacant) -> Iterator[str]:
    """Say what would fill the place: one rule let go of once, or somebody who says yes."""
    said = {
        Reason.REST: N_("It would be filled if {name} rested less this once."),
        Reason.WEEK: N_("It would be filled if {name} took a third turn that week."),
        Reason.LIMIT: N_("It would be filled if {name} took one turn more than they said."),
        Reason.ALONE: N_("It would be filled if {name} tried it, and somebody who knows it came along."),
    }
    for cause in found.waivers:
        yield _(said[cause.reason]).format(name=cause.person.short_name)
    if not found.waivers:
        yield _("It would be filled if one more person said yes. Ask at the door, or leave it open.")
