"""What may be set beside earlier rounds, and what is said of it: better, harder or much as last time.

Whoever knows that only a few came or left could take one round from the other. This is decided by how many came
and left alone: a choice made by the answers would itself tell something of them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from groupkit.core.feedback.audit import Split, could_tell
from groupkit.core.feedback.release import Extent, Level, Release, Shape, Table

_LEVELS = (Level.LOW, Level.MIDDLE, Level.HIGH)
_NOTABLY = 0.5
_NOTHING = Release(tables=(), level=Level.HIDDEN)


People = dict[tuple[int, ...], int]
"""How many people were in the same rounds, by the places of those rounds."""


class Change(StrEnum):
    """How a figure stands beside the one of the round before."""

    HIDDEN = "hidden"
    UP = "up"
    SAME = "same"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """How many could answer in a round, and how many came to the group and left it since the round before."""

    able: int
    joined: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """An earlier round of the same form: who could answer, and what was shown."""

    roster: Roster
    release: Release


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A round among the others of its form: those before it, oldest first, itself, and those after it."""

    earlier: tuple[Wave, ...]
    now: Roster
    later: tuple[Wave, ...]


def taken_over(before: Roster, after: Roster) -> Roster:
    """Return who may be in a box with the answers of two rounds: whoever could answer in one of them."""
    return Roster(able=before.able + after.joined, joined=before.joined + after.joined, left=before.left)


def groups(rosters: Sequence[Roster], *, oldest_first: bool) -> People:
    """Return how many people were in the same rounds, by the places of those rounds.

    Nobody keeps who they were. So it is taken that those who leave came first, or else that they came last, and
    that nobody comes back; a number that does not add up counts as more people who came or left.
    """
    found: Counter[tuple[int, ...]] = Counter()
    here: list[list[int]] = []
    for at, roster in enumerate(rosters):
        present = sum(size for _since, size in here)
        gap = roster.able - (present - roster.left + roster.joined)
        leaving = min(present, roster.left + max(0, -gap))
        while leaving:
            cohort = here[0 if oldest_first else -1]
            some = min(leaving, cohort[1])
            cohort[1] -= some
            leaving -= some
            found[tuple(range(cohort[0], at))] += some
            here = [other for other in here if other[1]]
        here.append([at, roster.able - sum(size for _since, size in here)])
    for since, size in here:
        found[tuple(range(since, len(rosters)))] += size
    return {rounds: size for rounds, size in found.items() if size}


def split(people: People, first: int, second: int) -> Split:
    """Return how many people were in both of two rounds, in the first alone and in the second alone."""
    sums = Counter[tuple[bool, bool]]()
    for rounds, size in people.items():
        sums[first in rounds, second in rounds] += size
    return sums[True, True], sums[True, False], sums[False, True]


def extent(earlier: Sequence[Wave], now: Roster, *, k: int, later: Sequence[Wave] = ()) -> Extent:
    """Return how much of a round may be shown beside the other rounds of its form, in the order they were held.

    Figures only where nobody, or `k` people or more, came and left between it and each round whose figures were
    shown; groups beside groups only where nobody did. `later` rounds are those whose boxes were opened first.
    """
    place = len(earlier)
    waves = [*earlier, Wave(roster=now, release=_NOTHING), *later]
    rosters = [wave.roster for wave in waves]
    with_figures = [at for at, wave in enumerate(waves) if any(map(_is_shown, wave.release.tables))]
    for oldest_first in (True, False):
        people = groups(rosters, oldest_first=oldest_first)
        if any(could_tell(split(people, at, place), k=k) for at in with_figures):
            return Extent.WORD
    parted = [place, *(at for at in with_figures if any(map(_is_parted, waves[at].release.tables)))]
    people = groups(rosters[min(parted) : max(parted) + 1], oldest_first=True)
    return Extent.ALL if len(people) <= 1 else Extent.WHOLE


def may_move(beside: Beside, *, k: int) -> bool:
    """Tell whether how people moved may be shown beside what was shown of it in other rounds: by numbers alone."""
    waves = [*beside.earlier, Wave(roster=beside.now, release=_NOTHING), *beside.later]
    rosters = [wave.roster for wave in waves]
    shown = [at for at, wave in enumerate(waves) if _is_shown(wave.release.moved)]
    return not any(
        could_tell(split(groups(rosters, oldest_first=oldest_first), at, len(beside.earlier)), k=k)
        for oldest_first in (True, False)
        for at in shown
    )


def strictest(extents: Iterable[Extent]) -> Extent:
    """Return the one of several that shows least."""
    return min(extents, key=tuple(Extent).index)


def word(before: Release, after: Release) -> Change:
    """Return how the one word of a form stands beside that of an earlier round."""
    if Level.HIDDEN in {before.level, after.level}:
        return Change.HIDDEN
    return _arrow(_LEVELS.index(after.level) - _LEVELS.index(before.level))


def question(before: Table, after: Table, *, reverse: bool = False) -> Change:
    """Return how the middle of a question stands beside that of an earlier round; `reverse` is better the lower."""
    if before.middle is None or after.middle is None:
        return Change.HIDDEN
    rise = after.middle - before.middle
    return _arrow(-rise if reverse else rise)


def _arrow(rise: float) -> Change:
    if abs(rise) < _NOTABLY:
        return Change.SAME
    return Change.UP if rise > 0 else Change.DOWN


def _is_shown(table: Table) -> bool:
    return table.shape is not Shape.HIDDEN


def _is_parted(table: Table) -> bool:
    return _is_shown(table) and bool(table.part)
