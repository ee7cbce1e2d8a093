"""Turns what a group knows into the question of a rota: places, people, history, and what is settled already."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from groupkit.core.meetings import Occasion
from groupkit.core.people import Person
from groupkit.core.roles import ROTATING, Role, in_use
from groupkit.core.rota.question import FOUR_WEEKS, Question, Seat, Server
from groupkit.core.rota.question import Job as Task
from groupkit.core.rota.reasons import Reason
from groupkit.core.service import PLANNED, Holder, Job, Term, Turn, holders
from groupkit.services import meetings, roles, service
from groupkit.services.group import Group

HISTORY = timedelta(weeks=13)
_A_WEEK = timedelta(weeks=1)
_ONLY_IF_NEEDED = 4


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question about a group, and whom and what its numbers stand for.

    `places` is the line of each seat in a list of roles, `before` who has it in the plan so far, `settled` the
    turn of each seat that was said by hand.
    """

    question: Question
    first: date
    people: tuple[Person, ...]
    roles: tuple[Role, ...]
    occasions: tuple[Occasion, ...]
    places: tuple[Job, ...]
    before: tuple[int | None, ...]
    settled: Mapping[int, Turn]
    last_turns: Mapping[tuple[int, str], date]

    def role(self, at: int) -> Role:
        """Return the role of a seat."""
        return self.roles[self.question.seats[at].job]

    def occasion(self, at: int) -> Occasion:
        """Return the meeting of a seat."""
        return self.occasions[self.question.seats[at].meeting]

    def find(self, occasion: Occasion, job: Job) -> int | None:
        """Return the seat of a role at a meeting, None where there is none."""
        wanted = (occasion.meeting.id, occasion.day, job)
        for at, place in enumerate(self.places):
            held = self.occasion(at)
            if (held.meeting.id, held.day, place) == wanted:
                return at
        return None

    def outside(self, at: int, who: int) -> tuple[Reason, ...]:
        """Return why somebody does not fit a seat whatever the plan, every reason there is."""
        meeting = self.question.seats[at].meeting
        in_office = who in self.question.offices[meeting]
        return tuple(_unfit(self.people[who], self.role(at), self.occasion(at), in_office=in_office))


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What is read once from the file for one question."""

    people: tuple[Person, ...]
    roles: tuple[Role, ...]
    terms: tuple[Term, ...]
    turns: tuple[Turn, ...]
    first: date


def ask(group: Group, first: date, weeks: int) -> Asked:
    """Return the question of a rota from a day on, for so many weeks."""
    known = _Known(
        people=service.people(group),
        roles=roles.listing(group),
        terms=tuple(group.store.terms),
        turns=tuple(group.store.turns),
        first=first,
    )
    last = first + weeks * _A_WEEK - timedelta(days=1)
    occasions = meetings.between(group, first, last)
    listed = [_holders(group, known, held) for held in occasions]
    jobs = _tasks(known, listed)
    order = {role.key: at for at, role in enumerate(jobs)}
    index = {person.id: who for who, person in enumerate(known.people)}
    offices = tuple(frozenset(_in_office(each, index)) for each in listed)
    seats, places = [], []
    for meeting, (held, each) in enumerate(zip(occasions, listed, strict=True)):
        for holder in _open(each, known, held):
            fits = frozenset(
                who
                for who, person in enumerate(known.people)
                if not any(_unfit(person, holder.role, held, in_office=who in offices[meeting]))
            )
            seats.append(Seat(meeting=meeting, job=order[holder.role.key], fits=fits))
            places.append(holder.job)
    return _asked(known, occasions, jobs, offices, (seats, places))


def _asked(
    known: _Known,
    occasions: tuple[Occasion, ...],
    jobs: tuple[Role, ...],
    offices: tuple[frozenset[int], ...],
    open_: tuple[Sequence[Seat], Sequence[Job]],
) -> Asked:
    seats, places = open_
    index = {person.id: who for who, person in enumerate(known.people)}
    given = {(turn.meeting, turn.day, Job(turn.role, turn.place)): turn for turn in known.turns}
    before, settled = [], {}
    for at, (seat, place) in enumerate(zip(seats, places, strict=True)):
        held = occasions[seat.meeting]
        turn = given.get((held.meeting.id, held.day, place))
        who = index.get(turn.person or 0) if turn else None
        before.append(who)
        if turn is not None and who is not None and turn.how != PLANNED and _is_there(known.people[who], held):
            settled[at] = turn
    servers = tuple(_server(known, person, jobs) for person in known.people)
    coming = tuple(
        frozenset(
            who
            for who, person in enumerate(known.people)
            if _comes(person, held) and not person.resting and who not in offices[meeting]
        )
        for meeting, held in enumerate(occasions)
    )
    question = Question(
        jobs=tuple(_task(role, at, servers) for at, role in enumerate(jobs)),
        servers=servers,
        weeks=tuple(_week(known.first, held.day) for held in occasions),
        seats=tuple(seats),
        coming=coming,
        offices=offices,
        locked={at: who for at, who in enumerate(before) if at in settled and who is not None},
    )
    return Asked(
        question=question,
        first=known.first,
        people=known.people,
        roles=jobs,
        occasions=occasions,
        places=tuple(places),
        before=tuple(before),
        settled=settled,
        last_turns=_last_turns(known),
    )


def _holders(group: Group, known: _Known, held: Occasion) -> tuple[Holder, ...]:
    led = service.leads(group, held.meeting, held.day)
    # a turn that was planned before is no reason to list a role
    turns = [turn for turn in known.turns if turn.day == held.day and turn.how != PLANNED]
    return holders(known.people, turns, known.terms, known.roles, (held.meeting.id, held.day), led)


def _tasks(known: _Known, listed: Iterable[Iterable[Holder]]) -> tuple[Role, ...]:
    """Return the roles that have a place anywhere in the plan, in the order of the list."""
    found = {holder.role.key for each in listed for holder in each} | {
        role.key for role in in_use(known.roles, ROTATING)
    }
    return tuple(role for role in known.roles if role.key in found)


def _open(listed: Iterable[Holder], known: _Known, held: Occasion) -> Iterator[Holder]:
    """Yield the lines a rota fills: the rotating roles, and a role held for a term while its holder is away."""
    for holder in listed:
        if not holder.role.is_term or (
            holder.person is None
            and any(
                term.role == holder.role.key and term.person is not None and term.covers(held.meeting.id, held.day)
                for term in known.terms
            )
        ):
            yield holder


def _in_office(listed: Iterable[Holder], index: Mapping[int, int]) -> Iterator[int]:
    """Yield who has their hands full at a meeting with a role they hold for a term."""
    for holder in listed:
        if holder.role.is_term and holder.role.every_meeting and holder.person is not None:
            yield index[holder.person.id]


def _is_there(person: Person, held: Occasion) -> bool:
    """Tell whether what was said by hand can stand: whoever is away or rests now falls out of it."""
    return not (person.is_away(held.day) or person.resting)


def _comes(person: Person, held: Occasion) -> bool:
    return bool(person.share(held.meeting.id)) and not person.is_away(held.day)


def _unfit(person: Person, role: Role, held: Occasion, *, in_office: bool) -> Iterator[Reason]:
    """Yield why a person does not fit a role at a meeting, whatever else is planned."""
    if person.resting:
        yield Reason.RESTING
    if role.members_only and not person.may_lead:
        yield Reason.WORKER
    if role.key not in person.willing | person.rather_not:
        yield Reason.NOT_ASKED
    if person.is_away(held.day):
        yield Reason.AWAY
    elif not person.share(held.meeting.id):
        yield Reason.NOT_THERE
    if in_office:
        yield Reason.OFFICE


def _week(first: date, day: date) -> int:
    monday = first - timedelta(days=first.weekday())
    return (day - monday).days // 7


def _server(known: _Known, person: Person, jobs: Sequence[Role]) -> Server:
    order = {role.key: at for at, role in enumerate(jobs)}
    effort = {role.key: role.effort for role in known.roles}
    past = [turn for turn in known.turns if turn.person == person.id and turn.day < known.first]
    last: dict[int, int] = {}
    for turn in sorted((turn for turn in past if turn.role in order), key=lambda turn: turn.day):
        last[order[turn.role]] = _week(known.first, turn.day)
    lately = [turn for turn in past if turn.day >= known.first - HISTORY]
    weeks = Counter(_week(known.first, turn.day) for turn in past)
    done = {turn.role for turn in past} | person.knows
    done |= {term.role for term in known.terms if term.person == person.id and term.since < known.first}
    shares = [person.share(usual.meeting) for usual in person.usual] or [person.share(0)]
    return Server(
        rate=float(sum(shares) / len(shares)),
        most=person.most,
        # the past counts half, so that one hard month is not carried for ever
        before=sum(effort.get(turn.role, 1) for turn in lately) // 2,
        done=frozenset(order[role] for role in done if role in order),
        last=last,
        dislike={order[role]: _ONLY_IF_NEEDED for role in person.rather_not if role in order},
        weeks_before={week: turns for week, turns in weeks.items() if week > -FOUR_WEEKS},
    )


def _task(role: Role, at: int, servers: Iterable[Server]) -> Task:
    """Return a role as the rota sees it; nobody can be beside somebody who knows it where nobody does yet."""
    known = any(at in server.done for server in servers)
    return Task(
        key=role.key,
        effort=role.effort,
        priority=role.priority,
        rest=role.gap_weeks,
        beside=role.beside and known,
        new=not role.is_term,
    )


def _last_turns(known: _Known) -> Mapping[tuple[int, str], date]:
    found: dict[tuple[int, str], date] = {}
    for turn in known.turns:
        if turn.person is not None and turn.day < known.first:
            key = (turn.person, turn.role)
            found[key] = max(found.get(key, turn.day), turn.day)
    return found
