"""Works a figure of a pack out anew from the rows of the book that it names, and from nothing else."""

from collections.abc import Callable, Mapping
from datetime import date

from groupkit.core.ledger import Entry, EntryType, Line
from groupkit.core.meetings import Heads
from groupkit.core.outcomes.standing import together
from groupkit.core.outcomes.statements import Answer
from groupkit.core.packs.blocks import Figure
from groupkit.services import ledger, reserve
from groupkit.services.group import Group
from groupkit.services.outcomes import answers
from groupkit.services.outings import afterwards

SORTS = ("regulars", "first_timers", "visitors", "online")
MONTHS = 12


def worked_out(group: Group, figure: Figure, first: date, last: date) -> int:
    """Return what the rows of a figure make; raise KeyError where a figure is of no sort that is known here."""
    sort, *place = figure.key.split("/")
    if sort == "money":
        return _money(group, figure, place, (first, last))
    return _WAYS[sort](group, figure, place)


def _visits(group: Group, figure: Figure, place: list[str]) -> int:
    if place[-1] == "held":
        return len(figure.rows)
    if place[-1] == "counted":
        return sum(group.store.heads.read(row.id, row.day) is not None for row in figure.rows if row.day)
    if place[-1] == "first":
        return _heads(group, figure, ("first_timers",))
    return _heads(group, figure, (place[1],) if place[0] == "sorts" else SORTS)


def _service(group: Group, figure: Figure, place: list[str]) -> int:
    return _people(group, figure) if place[0] == "all" else len(figure.rows)


def _outings(group: Group, figure: Figure, _place: list[str]) -> int:
    places = {each.outing: each.places for each in afterwards.went(group)}
    return sum(places[row.id] for row in figure.rows)


def _outcomes(group: Group, figure: Figure, place: list[str]) -> int:
    (row,) = figure.rows
    said = together(answers.of(group, row.id))[place[1]]
    return said.answered if place[2] == "all" else said.of(Answer(place[2]))


def _sustainability(group: Group, _figure: Figure, place: list[str]) -> int:
    if place[0] == "people":
        return sum(place[1] in person.willing for person in group.store.people)
    return (reserve.ordinary_month(group) or 0) * MONTHS if place[1] == "year" else reserve.reserve(group).held


_WAYS: Mapping[str, Callable[[Group, Figure, list[str]], int]] = {
    "contacts": _visits,
    "meetings": _visits,
    "places": _visits,
    "service": _service,
    "outings": _outings,
    "actions": lambda _group, figure, _place: len(figure.rows),
    "outcomes": _outcomes,
    "sustainability": _sustainability,
}


def _money(group: Group, figure: Figure, place: list[str], days: tuple[date, date]) -> int:
    if place[0] != "pots":
        return _award(group, figure, int(place[0].split("-")[1]), place[1], days)
    funds = {fund.id for fund in ledger.funds(group)} if place[1] == "total" else {int(place[1].split("-")[1])}
    return _pots(group, figure, funds, place[2], days[0] if place[2] == "start" else days[1])


def _heads(group: Group, figure: Figure, sorts: tuple[str, ...]) -> int:
    found = (group.store.heads.read(row.id, row.day) for row in figure.rows if row.day)
    return sum(getattr(heads or Heads(), sort) for heads in found for sort in sorts)


def _people(group: Group, figure: Figure) -> int:
    turns, terms = ({each.id: each.person for each in rows} for rows in (group.store.turns, group.store.terms))
    known: Mapping[str, Mapping[int, int | None]] = {"turn": turns, "term": terms}
    return len({known[row.table][row.id] for row in figure.rows})


def _pots(group: Group, figure: Figure, funds: set[int], column: str, day: date) -> int:
    """Return what pots held, or what the entries named moved in one way."""
    ids = {row.id for row in figure.rows}
    every = {each.seq: each for fund in funds for each in group.store.ledger.in_fund(fund)}.values()
    if column in ("start", "end"):
        entries = [each for each in every if each.seq <= max(ids, default=0) and _until(each, column, day)]
    else:
        entries = [each for each in every if each.seq in ids]
    directions: dict[int | None, str] = {kind.id: kind.direction for kind in ledger.kinds(group)}
    lines = [line for entry in entries for line in entry.lines if line.fund in funds]
    return sum(line.pence for line in lines if column in ("start", "end", _way(line, directions)))


def _until(entry: Entry, column: str, day: date) -> bool:
    """Tell whether an entry counts; what the book itself began with stands at the start."""
    return entry.day <= day if column == "end" else entry.day < day or entry.type is EntryType.OPENING


def _way(line: Line, directions: Mapping[int | None, str]) -> str:
    if line.kind is None:
        return "moved"
    direction = directions[line.kind]
    return direction if direction in ("in", "out") else ("out" if line.pence < 0 else "in")


def _award(group: Group, figure: Figure, award: int, sort: str, days: tuple[date, date]) -> int:
    """Return what moved in the pot of an award that shares it with no other."""
    fund = next(each.fund for each in group.store.awards if each.id == award)
    ids = {row.id for row in figure.rows}
    if sort in ("start", "left"):
        entries = [each for each in group.store.ledger.in_fund(fund) if each.seq <= max(ids, default=0)]
        entries = [each for each in entries if (each.day < days[0] if sort == "start" else each.day <= days[1])]
    else:
        entries = [each for each in group.store.ledger.in_fund(fund) if each.seq in ids]
    return sum(line.pence for entry in entries for line in entry.lines if line.fund == fund)
