"""How many themes each further talk brought that nobody had spoken of before."""

from collections.abc import Iterable
from dataclasses import dataclass

from groupkit.core.evaluation.coding import Agreed


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One talk, in the order of waves and then of days: how many answers, what was new, and how many so far."""

    sign: str
    wave: str
    answers: int
    new: tuple[str, ...]
    so_far: int


def saturation(talks: Iterable[tuple[str, str]], agreed: Iterable[Agreed]) -> tuple[Step, ...]:
    """Return a step for each talk that was coded; `talks` are signs and waves, in the order they are looked at."""
    heard: dict[tuple[str, str], list[Agreed]] = {}
    for each in agreed:
        heard.setdefault(each.of[:2], []).append(each)
    known: set[str] = set()
    steps = []
    for sign, wave in talks:
        found = heard.get((sign, wave), [])
        if not found:
            continue
        new = tuple(sorted({code for each in found for code in each.codes} - known))
        known.update(new)
        steps.append(Step(sign=sign, wave=wave, answers=len(found), new=new, so_far=len(known)))
    return tuple(steps)
