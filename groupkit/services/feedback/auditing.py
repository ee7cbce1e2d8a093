"""Remembers all that was ever shown, and hides a table that would tell too much of a few people beside it.

How much may be shown is decided before by numbers of people alone. This is the second lock: it looks at the very
figures. A table it hides looks like one of too few answers.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from groupkit.core.feedback.audit import audit
from groupkit.core.feedback.changes import People, Roster, Wave, groups, split
from groupkit.core.feedback.release import MOVED, Release, Shape, Table
from groupkit.core.feedback.seen import seen, small_sets
from groupkit.lazy import lazily

if TYPE_CHECKING:
    from groupkit.services.feedback import chains
else:
    chains = lazily("groupkit.services.feedback.chains")

_MARKED_OR_NOT = 2


def guarded(
    release: Release, earlier: Sequence[Wave], now: Roster, *, k: int, later: Sequence[Wave] = ()
) -> Release:
    """Return a release without the tables that would tell too much of fewer than `k` people.

    `earlier` are the rounds of the same form before this one, in the order they were held, and `later` those after
    it, whose boxes were opened first.
    """
    rosters = [*(wave.roster for wave in earlier), now, *(wave.roster for wave in later)]
    shown = {at: wave.release for at, wave in enumerate(earlier)}
    shown |= {at: wave.release for at, wave in enumerate(later, len(earlier) + 1)}
    *tables, moved = (
        _hidden(table) if tells(table, len(earlier), rosters, shown, k=k) else table
        for table in (*release.tables, release.moved)
    )
    return replace(release, tables=tuple(tables), moved=moved)


def _hidden(table: Table) -> Table:
    return Table(item=table.item, option=table.option, part=table.part)


def tells(table: Table, place: int, rosters: Sequence[Roster], shown: Mapping[int, Release], *, k: int) -> bool:
    """Return whether a table of one round tells too much of fewer than `k` people, beside those of its question.

    `shown` are the releases of other rounds, by their places among the `rosters`.
    """
    if table.shape is Shape.HIDDEN:
        return False
    others = {at: one for at, release in shown.items() if (one := _shown(table, release))}
    ways = (groups(rosters, oldest_first=oldest_first) for oldest_first in (True, False))
    return bool(others) and any(_tells(table, place, others, people, k) for people in ways)


def _tells(table: Table, place: int, others: Mapping[int, Table], people: People, k: int) -> bool:
    every = {**others, place: table}
    among = _among(people, every)
    sizes = dict(enumerate(among.values()))
    if not small_sets(sizes, k):
        return False
    # how people moved is rounded in another way, and of other people each time: few who came or left are enough
    if table.item == MOVED:
        return True
    if len(others) == 1 and table.option is None:
        (at, one) = next(iter(others.items()))
        if _is_banded(table) == _is_banded(one):
            return bool(audit(_figures(one), _figures(table), split(people, at, place), k=k))
    # where there is no solver on this computer, nothing is shown that would need it
    if find_spec("highspy") is None:
        return True
    steps = max(len(one.figures) for one in every.values()) if table.option is None else _MARKED_OR_NOT
    tables = [
        seen(one, frozenset(set_ for set_, rounds in enumerate(among) if at in rounds), steps)
        for at, one in every.items()
    ]
    return bool(chains.told(sizes, tables, k=k))


def _among(people: People, shown: Collection[int]) -> People:
    """Return how many people were in the same rounds of those whose table was shown."""
    found: People = {}
    for rounds, size in people.items():
        if inside := tuple(at for at in rounds if at in shown):
            found[inside] = found.get(inside, 0) + size
    return found


def _shown(table: Table, release: Release) -> Table | None:
    """Return the table of the same people's answers to the same question in another round, if it was shown."""
    same = (table.item, table.option, table.part)
    return next(
        (
            one
            for one in (*release.tables, release.moved)
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
