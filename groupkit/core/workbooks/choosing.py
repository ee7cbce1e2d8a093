"""Choosing steps the way people write them: 1-4, 7, +2."""

import re
from collections.abc import Iterator

from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.workbooks.chapters import CORE_STEPS, MOST_STEPS, Workbook, step_label
from groupkit.i18n import N_

_PART = re.compile(r"(\+?\d{1,2})(?:\s*[-–]\s*(\+?\d{1,2}))?")
_UNCLEAR = N_("Write steps like 1-4,7,+2: numbers, and + for the five more.")
_NOT_THERE = N_("There is no step {number} in this workbook.")


def steps_named(workbook: Workbook, written: str) -> tuple[str, ...]:
    """Return the keys of the steps that are written like "1-4,+2", in the order of the book.

    Raises:
        RefusedError: it cannot be read, or a step is not in the workbook.
    """
    wanted = set(_numbers(written))
    known = {step.number: step.key for step in workbook.steps}
    refuse(Problem("steps", _NOT_THERE, {"number": step_label(each)}) for each in sorted(wanted - known.keys()))
    return tuple(key for number, key in known.items() if number in wanted)


def step_number(written: str) -> int:
    """Return the number of a step that is written like "3" or "+2"; raise RefusedError where it cannot be read."""
    found = _PART.fullmatch(written.strip())
    if not found or found[2] or not 0 < _number(found[1]) <= MOST_STEPS:
        raise RefusedError([Problem("step", _UNCLEAR)])
    return _number(found[1])


def _numbers(written: str) -> Iterator[int]:
    for part in written.split(","):
        found = _PART.fullmatch(part.strip())
        if not found:
            raise RefusedError([Problem("steps", _UNCLEAR)])
        first = _number(found[1])
        last = _number(found[2]) if found[2] else first
        if not 0 < first <= last <= MOST_STEPS:
            raise RefusedError([Problem("steps", _UNCLEAR)])
        yield from range(first, last + 1)


def _number(written: str) -> int:
    return CORE_STEPS + int(written[1:]) if written.startswith("+") else int(written)
