"""Figures typed from a charity's filled-in form in whole pounds: every sum of it worked out again.

A form in whole pounds is often out by a pound, because each figure was rounded by itself. That is said, and
told apart from what rounding cannot explain.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from groupkit.core.accounts.period import Cells
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_

COLUMNS = ("unrestricted", "restricted", "endowment", "all", "last-year")
"""The columns of the form, in its own order."""
_FUNDS = 3
SUMS: Mapping[str, tuple[tuple[str, int], ...]] = {
    "a1-total": (("a1", 1),),
    "a2-total": (("a2", 1),),
    "receipts-total": (("a1-total", 1), ("a2-total", 1)),
    "a3-total": (("a3", 1),),
    "a4-total": (("a4", 1),),
    "payments-total": (("a3-total", 1), ("a4-total", 1)),
    "net": (("receipts-total", 1), ("payments-total", -1)),
    "end": (("net", 1), ("a5", 1), ("a6", 1)),
    "b1-total": (("b1", 1),),
}
"""What each sum of the form is made of."""
_ORDER = (
    "a1",
    "a1-total",
    "a2",
    "a2-total",
    "receipts-total",
    "a3",
    "a3-total",
    "a4",
    "a4-total",
    "payments-total",
)
KEYS = (*_ORDER, "net", "a5", "a6", "end", "b1", "b1-total")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """One line as typed from the form: its key like "a3", what it says, and a whole number for each column.

    A column left empty on the form is None: there was nothing to round.
    """

    key: str
    title: str = ""
    cells: tuple[int | None, ...] = (None, None, None, None, None)

    @property
    def figures(self) -> Cells:
        """The figures, an empty one as 0."""
        return tuple(cell or 0 for cell in self.cells)


_Part = tuple[FormLine, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A sum of the form that does not come out: what the form says, and what its own figures come to.

    `rounding` tells whether rounding each figure to whole pounds can explain it.
    """

    line: str
    title: str
    column: str
    said: int
    found: int
    rounding: bool

    @property
    def off(self) -> int:
        """By how much the form is out; above zero where it says too much."""
        return self.said - self.found


def findings(form: Iterable[FormLine]) -> tuple[Finding, ...]:
    """Return every sum that does not come out, down the columns, then across the lines.

    Raises:
        RefusedError: the form cannot be read: a line nobody knows, or a sum that stands there twice.
    """
    lines = tuple(form)
    refuse(_problems(lines))
    return (*_down(lines), *_ends(lines), *_across(lines))


def _problems(lines: Sequence[FormLine]) -> Iterator[Problem]:
    if not lines:
        yield Problem("lines", N_("There is no line in it. Type the lines of the form, one each."))
    seen: set[str] = set()
    for line in lines:
        if line.key not in KEYS:
            yield Problem(
                "lines",
                N_("“{line}” is no line of this form. Use one of these: {lines}."),
                {"line": line.key, "lines": ", ".join(KEYS)},
            )
        elif line.key in SUMS and line.key in seen:
            yield Problem("lines", N_("The line “{line}” can stand there once only."), {"line": line.key})
        seen.add(line.key)


def _down(lines: Sequence[FormLine]) -> Iterator[Finding]:
    by_key = _by_key(lines)
    for key, terms in SUMS.items():
        told = by_key.get(key)
        if told is None:
            continue
        (line,) = told
        parts = tuple(part for term, sign in terms for part in _terms(by_key, term, sign))
        yield from _compared(line, parts)


def _compared(line: FormLine, parts: Sequence[_Part]) -> Iterator[Finding]:
    for at, column in enumerate(COLUMNS):
        cells = [sign * cell for part, sign in parts if (cell := part.cells[at]) is not None]
        if line.figures[at] != sum(cells):
            yield _finding(line, column, line.figures[at], cells)


def _terms(by_key: Mapping[str, Sequence[FormLine]], term: str, sign: int) -> Iterator[_Part]:
    """Yield the lines a term stands for, each with its sign: those typed under it, or what it is made of."""
    known = by_key.get(term)
    if known is not None:
        yield from ((line, sign) for line in known)
    else:
        for part, turned in SUMS.get(term, ()):
            yield from _terms(by_key, part, sign * turned)


def _ends(lines: Sequence[FormLine]) -> Iterator[Finding]:
    """Yield where the money at the end is not where the form says it is, column by column."""
    by_key = _by_key(lines)
    ends = by_key.get("end")
    places = by_key.get("b1-total") or by_key.get("b1")
    if not ends or not places:
        return
    told = FormLine(key="b1", title=ends[0].title, cells=ends[0].cells)
    # a form often shows where the money is in the column of all funds only
    shown = {column for at, column in enumerate(COLUMNS) if any(line.cells[at] is not None for line in places)}
    yield from (found for found in _compared(told, [(line, 1) for line in places]) if found.column in shown)


def _across(lines: Sequence[FormLine]) -> Iterator[Finding]:
    for line in lines:
        funds = [cell for cell in line.cells[:_FUNDS] if cell is not None]
        all_ = line.cells[_FUNDS]
        if all_ is not None and funds and sum(funds) != all_:
            yield _finding(line, "all", all_, funds)


def _finding(line: FormLine, column: str, said: int, cells: Sequence[int]) -> Finding:
    # each figure and their sum is off by half a pound at most; one alone is the same figure again
    explained = abs(said - sum(cells)) <= len(cells) // 2
    return Finding(line=line.key, title=line.title, column=column, said=said, found=sum(cells), rounding=explained)


def _by_key(lines: Iterable[FormLine]) -> dict[str, list[FormLine]]:
    found: dict[str, list[FormLine]] = {}
    for line in lines:
        found.setdefault(line.key, []).append(line)
    return found


def typed(rows: Iterable[Sequence[str]]) -> tuple[FormLine, ...]:
    """Read a form typed as rows of line, title and the five columns; a row that begins with “line” is its head.

    Raises:
        RefusedError: a figure cannot be read; every such place is named.
    """
    made, problems = [], []
    for number, row in enumerate(rows, start=1):
        key, title, *cells = (*(cell.strip() for cell in row), *[""] * (2 + len(COLUMNS) - len(row)))
        if not any((key, title, *cells)) or key.casefold() == "line":
            continue
        if len(cells) > len(COLUMNS):
            problems.append(Problem("lines", _WIDE, {"number": number}))
        figures: list[int | None] = []
        for column, cell in zip(COLUMNS, cells, strict=False):
            if _FIGURES.fullmatch(_plain(cell)) is None:
                problems.append(Problem("lines", _FIGURE, {"number": number, "column": column, "cell": cell}))
            else:
                figures.append(_pounds(_plain(cell)))
        made.append(FormLine(key=key.casefold(), title=title, cells=tuple(figures)))
    if problems:
        raise RefusedError(problems)
    return tuple(made)


_FIGURE = N_("Row {number}, {column}: “{cell}” is not a whole number of pounds we can read. Use figures like 1204.")
_WIDE = N_("Row {number} has too many columns. A form has five, after the line and its title.")
_FIGURES = re.compile(r"-?\d{1,9}|\(\d{1,9}\)|-?", re.ASCII)


def _plain(cell: str) -> str:
    """Return a cell without pound signs, spaces and commas, its dashes as one sort."""
    return cell.lstrip("£").replace(",", "").replace(" ", "").replace("−", "-").replace("–", "-")


def _pounds(plain: str) -> int | None:
    """Return what a cell says: (54) and -54 are below zero, - is 0, and nothing is None."""
    if plain in ("", "-"):
        return 0 if plain else None
    return -int(plain[1:-1]) if plain.startswith("(") else int(plain)
