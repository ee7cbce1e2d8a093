"""Figures typed from a charity's filled-in form in whole pounds: every sum of it worked out again.

A form in whole pounds is often out by a pound, because each figure was rounded by itself. That is said, and
told apart from what rounding cannot explain.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from groupkit.core.accounts.period import Cells, added, negated
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

    A column left empty on the form is 0.
    """

    key: str
    title: str = ""
    cells: Cells = (0, 0, 0, 0, 0)


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


def _compared(line: FormLine, parts: Sequence[Cells]) -> Iterator[Finding]:
    many = _used(parts)
    for column, said, found, used in zip(COLUMNS, line.cells, added(parts, len(COLUMNS)), many, strict=True):
        if said != found:
            yield _finding(line, column, said, found, used)


def _terms(by_key: Mapping[str, Sequence[FormLine]], term: str, sign: int) -> Iterator[Cells]:
    """Yield the figures a term stands for: those typed under it, or else what it is itself made of."""
    typed = by_key.get(term)
    if typed is not None:
        yield from (line.cells if sign > 0 else negated(line.cells) for line in typed)
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
    parts = tuple(line.cells for line in places)
    # a form often shows where the money is in the column of all funds only
    shown = {column for column, many in zip(COLUMNS, _used(parts), strict=True) if many}
    yield from (found for found in _compared(told, parts) if found.column in shown)


def _across(lines: Sequence[FormLine]) -> Iterator[Finding]:
    for line in lines:
        *funds, all_ = line.cells[: _FUNDS + 1]
        if sum(funds) != all_ and any(funds):
            many = sum(1 for cell in funds if cell)
            yield _finding(line, "all", all_, sum(funds), many)


def _used(parts: Iterable[Cells]) -> Cells:
    """Return how many figures above or below zero each column adds."""
    return added((tuple(int(bool(cell)) for cell in cells) for cells in parts), len(COLUMNS))


def _finding(line: FormLine, column: str, said: int, found: int, many: int) -> Finding:
    # each of `many` figures and their sum is off by half a pound at most; one alone is the same figure again
    most = many // 2
    return Finding(
        line=line.key,
        title=line.title,
        column=column,
        said=said,
        found=found,
        rounding=abs(said - found) <= most,
    )


def _by_key(lines: Iterable[FormLine]) -> dict[str, list[FormLine]]:
    found: dict[str, list[FormLine]] = {}
    for line in lines:
        found.setdefault(line.key, []).append(line)
    return found


def typed(rows: Iterable[Sequence[str]]) -> tuple[FormLine, ...]:
    """Read a form typed as rows of line, title and the five columns; an empty cell is 0.

    Raises:
        RefusedError: a figure cannot be read; every such place is named.
    """
    made, problems = [], []
    for number, row in enumerate(rows, start=1):
        if not any(cell.strip() for cell in row) or row[0].strip().casefold() == "line":
            continue
        key, title, *cells = (*(cell.strip() for cell in row), *[""] * (2 + len(COLUMNS) - len(row)))
        figures = [_pounds(cell) for cell in cells]
        for column, cell, figure in zip(COLUMNS, cells, figures, strict=False):
            if figure is None:
                values = {"number": number, "column": column, "cell": cell}
                problems.append(Problem("lines", _FIGURE, values))
        if len(figures) > len(COLUMNS):
            problems.append(Problem("lines", _WIDE, {"number": number}))
        made.append(FormLine(key=key.casefold(), title=title, cells=tuple(figure or 0 for figure in figures)))
    if problems:
        raise RefusedError(problems)
    return tuple(made)


_FIGURE = N_("Row {number}, {column}: “{cell}” is not a whole number of pounds we can read. Use figures like 1204.")
_WIDE = N_("Row {number} has too many columns. A form has five, after the line and its title.")


def _pounds(cell: str) -> int | None:
    """Return what a cell says: 1,204, (54) and −54 are figures, – and nothing are 0."""
    plain = cell.strip().lstrip("£").replace(",", "").replace("−", "-").replace(" ", "")
    if plain in ("", "-", "–"):
        return 0
    if plain.startswith("(") and plain.endswith(")"):
        plain = f"-{plain[1:-1]}"
    digits = plain.removeprefix("-")
    return int(plain) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None  # noqa: PLR2004  a book holds far less
