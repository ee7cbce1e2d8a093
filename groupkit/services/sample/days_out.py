"""The made-up group's outings: two that were, one that is planned with an idea the group chose, and the board."""

from dataclasses import replace
from datetime import time, timedelta

from groupkit.core.meetings import Heads
from groupkit.core.openings import Opening
from groupkit.core.outings.plans import DONE, Checked, Need, Plan
from groupkit.core.outings.risks import Risk
from groupkit.core.outings.values import IN, PRICE, Cost, Goer, Outing, Planned
from groupkit.core.roles import SECRETARY
from groupkit.services import meetings, openings, service
from groupkit.services.outings import afterwards, checks, costs, ideas, places, planning, safety, typedback
from groupkit.services.outings.known import plan_of
from groupkit.services.sample.rows import Books
from groupkit.services.sample.story import Been, Telling

_VOTERS = 12
_HEADS, _NEW = 7, 2
_A_WEEK = timedelta(days=7)


def bowled(telling: Telling, books: Books) -> None:
    """Write down the outing of the history; a money sheet paid for it from its pot, so no money moves anew."""
    group, told, day = telling.group, telling.story, telling.outing_on
    pot = Outing(name=told.outing.name, day=day, fund=books.outing, way=PRICE)
    made = _been(telling, pot, told.bowled)
    for paid in costs.unlinked(group, made.id):
        pence = -sum(line.pence for line in paid.lines)
        costs.cost(group, Cost(outing=made.id, what=told.outing.paid, pence=pence, entry=paid.seq))
    counted = meetings.heads(group, meetings.on(group, day, told.outing.name)) or Heads()
    _count(telling, made, counted.regulars + counted.first_timers, counted.first_timers)


def walked(telling: Telling) -> None:
    """Write down an outing that cost nothing, some of its places without a name."""
    told = telling.story.walked
    made = _been(telling, Outing(name=told.name, day=telling.walk_on), told, small=True)
    places.number(telling.group, made.id, told.nameless)
    _count(telling, made, _HEADS, _NEW)


def _been(telling: Telling, made: Outing, told: Been, *, small: bool = False) -> Outing:
    """Write down an outing that was, who came, and what worked."""
    group = telling.group
    made = planning.start(group, made)
    planning.details(group, Plan(outing=made.id, place=told.place, meet_at=told.meet_at, small=small))
    for name in told.people:
        places.sign_up(group, Goer(outing=made.id, name=name))
    for step in planning.progress(group, made.id).needed:
        planning.step(group, made.id, step.key, DONE)
    words = replace(afterwards.of(group, made.id), well=told.well, change=told.change, left_out=told.left_out)
    afterwards.worked(group, replace(words, tip=told.tip, again=told.again))
    return made


def _count(telling: Telling, made: Outing, heads: int, new: int) -> None:
    known = afterwards.of(telling.group, made.id)
    afterwards.heads(telling.group, replace(known, heads_out=heads, heads_back=heads, first_time=new))


def planned(telling: Telling, books: Books) -> None:
    """Let the group choose among ideas, and plan the one it chose half way."""
    group = telling.group
    found = {ideas.suggest(group, each.title, each.about, each.bank).id: each.dots for each in telling.story.idea}
    chosen, *_others = ideas.tally(group, found, _VOTERS)
    made = ideas.choose(group, chosen[0].id, telling.next_outing_on)
    _money(telling, books, made)
    _day(telling, made)
    _people(telling, made)


def _money(telling: Telling, books: Books, made: Outing) -> None:
    """Give the places a price, some of them none, and let the grant pay the fares."""
    group, told = telling.group, telling.story.planned
    priced = replace(made, fund=books.outing, way=PRICE, price=told.price)
    planning.start(group, replace(priced, places=told.places, free_places=told.free_places))
    for line in (
        Planned(outing=made.id, what=told.tickets, pence=told.ticket, each=True),
        Planned(outing=made.id, what=told.fares, pence=told.fare, each=True),
        Planned(outing=made.id, what=told.fares, pence=told.fare * told.places, direction=IN, fund=books.grant),
    ):
        planning.plan(group, line)


def _day(telling: Telling, made: Outing) -> None:
    """Write down where and when, what was looked at, what could go wrong, and the steps taken so far."""
    group, told = telling.group, telling.story.planned
    plan = plan_of(group, made.id)
    words = ("place", "meet_at", "travel", "last_back", "bring", "access", "food", "quiet")
    planning.details(
        group,
        replace(
            plan,
            start=time(13),
            finish=time(17, 30),
            spare_day=made.day + _A_WEEK,
            closes_on=made.day - timedelta(days=3),
            **{name: getattr(told, name) for name in words},
        ),
    )
    seen = [
        Checked(outing=made.id, sheet=sheet, key=key, answer=answer, words=said)
        for sheet, answers in told.seen.items()
        for key, (answer, said) in answers.items()
    ]
    checks.check(group, *seen)
    for need in told.needs:
        typedback.need(group, Need(outing=made.id, words=need))
    safety.take_starters(group, made.id, told.risks)
    safety.risk(group, Risk(outing=made.id, key="", title=told.own_risk, what=told.own_do, job="lead"))
    for step in told.steps:
        planning.step(group, made.id, step)


def _people(telling: Telling, made: Outing) -> None:
    """Sign people up, and ask some of them to do a job on the day."""
    group, told = telling.group, telling.story.planned
    for name, party in told.people.items():
        places.sign_up(group, Goer(outing=made.id, name=name, party=party))
    ids = {person.short_name: person.id for person in service.people(group)}
    for job, name in told.jobs.items():
        safety.job(group, made.id, job, ids[name], said_yes=job != "money")


def board(telling: Telling) -> None:
    """Put a few things to do on the board; some were looked at long ago."""
    for each in telling.story.opening:
        offered = Opening(
            kind=each.kind,
            name=each.name,
            what=each.what,
            place=each.place,
            times=each.times,
            cost=each.cost,
            access=each.access,
            ask=each.ask,
            reach=each.reach,
            checked_on=telling.today - timedelta(days=each.checked),
            checked_by=SECRETARY,
        )
        openings.write(telling.group, offered)
