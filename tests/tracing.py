"""Works a figure of a pack out anew from the rows of the book that it names, and from nothing else."""

from collections.abc import Mapping
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
    """Return what the rows of a figure make; raise LookupError where a figure is of no sort that is known here."""
    match figure.key.split("/"):
        case ["contacts", "sorts", sort, "visits"]:
            return _heads(group, figure, (sort,))
        case ["contacts", _, _, what]:
            return _heads(group, figure, SORTS if what == "visits" else ("first_timers",))
        case ["places", _, _, "visits"]:
            return _heads(group, figure, SORTS)
        case ["meetings" | "places", *_, "held"]:
            return len(figure.rows)
        case ["meetings", *_, "counted"]:
            return sum(group.store.heads.read(row.id, row.day) is not None for row in figure.rows)
        case ["service", "jobs", *_] | ["actions", *_]:
            return len(figure.rows)
        case ["service", "all", _]:
            return _people(group, figure)
        case ["outings", *_]:
            places = {each.outing: each.places for each in afterwards.went(group)}
            return sum(places[row.id] for row in figure.rows)
        case ["outcomes", _, statement, which]:
            (row,) = figure.rows
            said = together(answers.of(group, row.id))[statement]
            return said.answered if which == "all" else said.of(Answer(which))
        case ["sustainability", "people", role, _]:
            return sum(role in person.willing for person in group.store.people)
        case ["sustainability", "cost", "year", _]:
            return (reserve.ordinary_month(group) or 0) * MONTHS
        case ["sustainability", "cost", "kept", _]:
            return reserve.reserve(group).held
        case ["money", "pots", pot, column]:
            funds = {fund.id for fund in ledger.funds(group)} if pot == "total" else {int(pot.split("-")[1])}
            return _pots(group, figure, funds, column, first if column == "start" else last)
        case ["money", award, sort, "pence"]:
            return _award(group, figure, int(award.split("-")[1]), sort, first, last)
    raise LookupError(figure.key)


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


def _award(group: Group, figure: Figure, award: int, sort: str, first: date, last: date) -> int:
    """Return what moved in the pot of an award that shares it with no other."""
    fund = next(each.fund for each in group.store.awards if each.id == award)
    ids = {row.id for row in figure.rows}
    if sort in ("start", "left"):
        entries = [each for each in group.store.ledger.in_fund(fund) if each.seq <= max(ids, default=0)]
        entries = [each for each in entries if (each.day < first if sort == "start" else each.day <= last)]
    else:
        entries = [each for each in group.store.ledger.in_fund(fund) if each.seq in ids]
    return sum(line.pence for entry in entries for line in entry.lines if line.fund == fund)
