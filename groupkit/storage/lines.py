"""Finds the line of a TOML text on which something stands, so that a person can go there."""

import re

_STEPS = re.compile(r"[^.\[\]]+")
_KEY = re.compile(r"[\s{]*key\s*=")
_TABLE = re.compile(r"\s*\[")


def line_of(text: str, path: str) -> int:
    """Return the line of a place like "cost-map.layout.columns" or "exercises[2].title", or 0 where there is none.

    A first part that is the key of a table in a list leads into that table. Where the last part is left out of
    the file, the line of what it should stand in is returned.
    """
    lines = text.split("\n")
    steps = _STEPS.findall(path)
    start, end = 0, len(lines)
    found, before = 0, ""
    for step in steps:
        at = _numbered(lines, before, int(step)) if step.isdecimal() else _line(lines, step, start, end)
        before = step
        if not at:
            continue
        found = at
        if _KEY.match(lines[at - 1]) or step.isdecimal():
            start, end = at, _until(lines, at, "[[")
        elif _TABLE.match(lines[at - 1]):
            start, end = at, _until(lines, at, "[")
    return found


def _line(lines: list[str], step: str, start: int, end: int) -> int:
    """Return the line, from 1, of the table that has this key, of the value that has this name, or of its table."""
    name = re.escape(step)
    first = end if start else _until(lines, 0, "[")
    for pattern, last in (
        (rf"""[\s{{]*key\s*=\s*["']{name}["']""", end),
        (rf"\s*{name}\s*=", first),
        (rf"\s*\[+\s*(\w+\.)*{name}\s*\]+", end),
    ):
        said = re.compile(pattern)
        at = next((at + 1 for at in range(start, last) if said.match(lines[at])), 0)
        if at:
            return at
    return 0


def _numbered(lines: list[str], name: str, number: int) -> int:
    """Return the line, from 1, on which a table of a list begins; the first has the number 1."""
    heads = [at + 1 for at, line in enumerate(lines) if line.replace(" ", "").startswith(f"[[{name}]]")]
    return heads[number - 1] if 0 < number <= len(heads) else 0


def _until(lines: list[str], start: int, mark: str) -> int:
    return next((at for at in range(start, len(lines)) if lines[at].lstrip().startswith(mark)), len(lines))
