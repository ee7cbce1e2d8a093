"""What people do in the group and with it: jobs that were shared, and days out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from groupkit.core.outings.growth import Gone
from groupkit.core.packs.blocks import Block, Figure, Grid, Row, Shown
from groupkit.core.packs.withheld import CELL, WHOLE
from groupkit.core.service import Turn
from groupkit.services.group import Group
from groupkit.services.outings import afterwards
from groupkit.services.packs import serving
from groupkit.services.packs.counting import Count, together
from groupkit.services.packs.making import Making, number, titles

_FEWEST = 2
"""So many people share a job before it has a row of its own: else the row would be that of one person."""


def counts(group: Group, first: date, last: date) -> Iterator[Count]:
    """Yield the counts of people on days out."""
    gone = _gone(group, first, last)
    for each in gone:
        yield Count(key=f"outings/all/{each.outing}/people", made_of=_outing(each.outing), rank=CELL)
    if gone:
        names = together(_outing(each.outing) for each in gone)
        yield Count(key="outings/all/total/people", made_of=names, rank=WHOLE)


def atoms(group: Group) -> Mapping[str, tuple[int, tuple[Row, ...]]]:
    """Return how many were on every day out there was."""
    return {
        _outing(each.outing): (each.places, (Row(table="outing", id=each.outing, day=each.day),))
        for each in afterwards.went(group)
    }


def service(made: Making) -> tuple[Block, ...]:
    """Return how many served, and how often each job was done that more than one person did."""
    words = made.words
    by_role: dict[str, list[Turn]] = defaultdict(list)
    done = serving.done(made.group).turns
    for turn in done:
        if made.first <= turn.day <= made.last:
            by_role[turn.role].append(turn)
    called, tells = titles(made), _told_beside(made, done)
    shared = {role: turns for role, turns in by_role.items() if _people(turns) >= _FEWEST and role not in tells}
    rest = [turn for role, turns in by_role.items() if role not in shared for turn in turns]
    rows = [(called.get(role, role), _turns(f"service/jobs/{role}/turns", turns)) for role, turns in shared.items()]
    rows.sort(key=lambda each: each[0].casefold())
    whole = rest + [turn for turns in shared.values() for turn in turns]
    hidden = Figure(key="service/jobs/total/turns", value=None, shown=Shown.WITHHELD)
    alone = bool(rest) and (_people(rest) < _FEWEST or not tells.isdisjoint(by_role))
    if rest and not alone:
        rows.append((words.gettext("Other jobs"), _turns("service/jobs/other/turns", rest)))
    jobs = Grid(
        key="service/jobs",
        title=words.gettext("How often each job was done"),
        columns=(words.gettext("Times"),),
        labels=tuple(label for label, _figure in rows),
        rows=tuple((figure,) for _label, figure in rows),
        total=((hidden if alone else _turns("service/jobs/total/turns", whole)),),
        note=words.gettext("A job that one person alone did has no row of its own."),
    )
    return (serving.people(made), jobs) if rows else (serving.people(made),)


def _told_beside(made: Making, done: Iterable[Turn]) -> frozenset[str]:
    """Return the jobs of which one person's part would be told by these days beside those of a report before."""
    now, every = (made.first, made.last), tuple(done)
    before = {(each.first, each.last) for each in made.group.store.reports} - {now}
    met = [days for days in before if days[0] <= now[1] and now[0] <= days[1]]
    found = set[str]()
    for days in met:
        for inside, outside in ((now, days), (days, now)):
            who: dict[str, set[int | None]] = defaultdict(set)
            for turn in every:
                if inside[0] <= turn.day <= inside[1] and not outside[0] <= turn.day <= outside[1]:
                    who[turn.role].add(turn.person)
            found |= {role for role, people in who.items() if len(people) < _FEWEST}
    return frozenset(found)


def outings(made: Making) -> tuple[Block, ...]:
    """Return the days out and how many came on each."""
    words, gone = made.words, _gone(made.group, made.first, made.last)
    if not gone:
        return made.nothing()
    called = words.gettext("{name}, {day}")
    return (
        Grid(
            key="outings/all",
            title=words.gettext("Outings"),
            columns=(words.gettext("Who came"),),
            labels=tuple(called.format(name=each.name, day=words.day(each.day, "full")) for each in gone),
            rows=tuple((made.count(f"outings/all/{each.outing}/people"),) for each in gone),
            total=(made.count("outings/all/total/people"),),
        ),
    )


def _gone(group: Group, first: date, last: date) -> list[Gone]:
    return sorted(
        (each for each in afterwards.went(group) if first <= each.day <= last),
        key=lambda each: (each.day, each.outing),
    )


def _outing(outing: int) -> str:
    return f"outing:{outing}"


def _people(turns: list[Turn]) -> int:
    return len({turn.person for turn in turns})


def _turns(key: str, turns: list[Turn]) -> Figure:
    return number(key, len(turns), (Row(table="turn", id=turn.id, day=turn.day) for turn in turns))
