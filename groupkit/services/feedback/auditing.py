"""Remembers all that was ever shown, and hides a table that would tell too much of a few people beside it.

How much may be shown is decided before by numbers of people alone. This is the second lock: it looks at the very
figures. A table it hides looks like one of too few answers.
"""

from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from groupkit.core.feedback.audit import audit
from groupkit.core.feedback.changes import Roster, Wave, groups, split
from groupkit.core.feedback.release import Release, Shape, Table
from groupkit.core.feedback.seen import seen, small_sets
from groupkit.lazy import lazily

if TYPE_CHECKING:
    from groupkit.services.feedback import chains
else:
    chains = lazily("groupkit.services.feedback.chains")

_MARKED_OR_NOT = 2


def guarded(release: Release, earlier: Sequence[Wave], now: Roster, *, k: int) -> Release:
    """Return a release without the tables that would tell too much of fewer than `k` people.

    `earlier` are the rounds of the same form before this one, in the order they were held.
    """
    tables = tuple(_kept(table, earlier, now, k) for table in release.tables)
    return replace(release, tables=tables)


def _kept(table: Table, earlier: Sequence[Wave], now: Roster, k: int) -> Table:
    if table.shape is Shape.HIDDEN or not tells(table, earlier, now, k=k):
        return table
    return Table(item=table.item, option=table.option, part=table.part)


def tells(table: Table, earlier: Sequence[Wave], now: Roster, *, k: int) -> bool:
    """Return whether a table beside all earlier ones of its question tells too much of fewer than `k` people."""
    before = [(at, one) for at, wave in enumerate(earlier) if (one := _shown(table, wave))]
    rosters = [*(wave.roster for wave in earlier), now]
    ways = (groups(rosters, oldest_first=oldest_first) for oldest_first in (True, False))
    return bool(before) and any(_tells(table, before, people, k) for people in ways)


def _tells(table: Table, before: Sequence[tuple[int, Table]], people: dict[tuple[int, ...], int], k: int) -> bool:
    last = max(at for rounds in people for at in rounds)
    every = [*before, (last, table)]
    among = _among(people, [at for at, _ in every])
    sizes = dict(enumerate(among.values()))
    if not small_sets(sizes, k):
        return False
    if len(before) == 1 and table.option is None and _is_banded(table) == _is_banded(before[0][1]):
        at, one = before[0]
        return bool(audit(_figures(one), _figures(table), split(people, at, last), k=k))
    # where there is no solver on this computer, nothing is shown that would need it
    if find_spec("highspy") is None:
        return True
    steps = max(len(one.figures) for _, one in every) if table.option is None else _MARKED_OR_NOT
    places = {rounds: place for place, rounds in enumerate(among)}
    tables = [seen(one, frozenset(places[rounds] for rounds in among if at in rounds), steps) for at, one in every]
    return bool(chains.told(sizes, tables, k=k))


def _among(people: dict[tuple[int, ...], int], shown: Sequence[int]) -> dict[tuple[int, ...], int]:
    """Return how many people were in the same rounds of those whose table was shown."""
    found: dict[tuple[int, ...], int] = {}
    for rounds, size in people.items():
        if inside := tuple(at for at in rounds if at in shown):
            found[inside] = found.get(inside, 0) + size
    return found


def _shown(table: Table, wave: Wave) -> Table | None:
    """Return the table of the same people's answers to the same question in an earlier round, if it was shown."""
    same = (table.item, table.option, table.part)
    return next(
        (
            one
            for one in wave.release.tables
            if (one.item, one.option, one.part) == same and one.shape is not Shape.HIDDEN and _steps(one, table)
        ),
        None,
    )


def _steps(one: Table, other: Table) -> bool:
    """Return whether two tables have the same steps; a question with others is another question."""
    return len(one.figures) == len(other.figures) or _is_banded(one) != _is_banded(other)


def _is_banded(table: Table) -> bool:
    return table.shape is Shape.BANDS


def _figures(table: Table) -> tuple[int, ...]:
    return table.figures if _is_banded(table) else (*table.figures, table.rather_not)
