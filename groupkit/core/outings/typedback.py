"""The list people wrote themselves in on, typed back in: all of its lines, or none with what to put right."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from groupkit.core.outings.company import COMPANY, WANT
from groupkit.core.outings.places import LIFTS, OWN, WITH_US
from groupkit.core.outings.values import MOST_PARTY, Goer
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_

COLUMNS = ("name", "party", "way", "company", "helps")
MOST_ROWS, MOST_CELL, MOST_HELPS = 300, 1_000, 200
_MARKS = ",;\t"
_TOLD, _LONGEST = 20, 4
_WAYS = {"own way": OWN, "my own way": OWN, "the group": WITH_US, "with the group": WITH_US}
_YES, _NO = {"yes", "y", "x", "✓", "1"}, {"no", "n", "-", "–", "0"}
_NO_TABLE = N_("We cannot read this file as a table. Nothing has been brought in.")
_NO_HEAD = N_("The first line has to name the columns, such as {columns}. Nothing has been brought in.")
_TOO_MANY = N_("This list has more than {most} lines. Type it in two parts.")
_LINE = N_("Line {line}: {reason}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRow:
    """One line of the sheet as it was typed; `line` is its number on the sheet or in the file."""

    line: int
    name: str = ""
    party: str = ""
    way: str = ""
    company: str = ""
    helps: str = ""

    @property
    def comes(self) -> bool:
        """Whether somebody put themselves down on this line; what would help stands for itself."""
        return any(words.strip() for words in (self.name, self.party, self.way, self.company))


def on_line(line: int, problem: Problem) -> Problem:
    """Return a problem with the line it stands on; its field is that of the line, such as name-3."""
    return Problem(f"{problem.field}-{line}", _LINE, {"line": line, "reason": problem}, asks=problem.asks)


def written(outing: int, rows: Sequence[TypedRow]) -> tuple[tuple[int, Goer], ...]:
    """Return who put themselves down, each with their line; refuse with the lines that cannot be read."""
    refuse(islice((on_line(row.line, each) for row in rows for each in _unclear(row)), _TOLD))
    return tuple((row.line, _goer(outing, row)) for row in rows if row.comes)


def helps(rows: Sequence[TypedRow]) -> tuple[str, ...]:
    """Return what would help, by the alphabet, so that the order tells nothing of who wrote it."""
    return tuple(sorted({" ".join(row.helps.split()) for row in rows} - {""}, key=str.casefold))


def _unclear(row: TypedRow) -> Iterator[Problem]:
    if len(row.helps.strip()) > MOST_HELPS:
        yield Problem("helps", N_("Use fewer letters: {most} at most."), {"most": MOST_HELPS})
    if not row.comes:
        return
    if not row.name.strip() and not row.party.strip():
        yield Problem("name", N_("Write a name or a sign, or how many places."))
    if _party(row.party) is None:
        yield Problem("party", N_("Type how many of you come, from 1 to {most}."), {"most": MOST_PARTY})
    if _way(row.way) is None:
        said = N_("“{text}” is no way we know. Write one of these: {words}")
        yield Problem("way", said, {"text": _short(row.way), "words": ", ".join(filter(None, LIFTS))})
    if _company(row.company) is None:
        said = N_("“{text}” is no answer we know. Write one of these: {words}")
        yield Problem("company", said, {"text": _short(row.company), "words": "yes, no, want, offer"})


def _goer(outing: int, row: TypedRow) -> Goer:
    """Return who a clear line is about."""
    return Goer(
        outing=outing,
        name=row.name.strip(),
        party=_party(row.party) or 1,
        lift=_way(row.way) or "",
        company=_company(row.company) or "",
    )


def _party(text: str) -> int | None:
    typed = text.strip()
    if not typed:
        return 1
    return int(typed) if typed.isdecimal() and len(typed) <= _LONGEST else None


def _way(text: str) -> str | None:
    typed = " ".join(text.casefold().split())
    return typed if typed in LIFTS else _WAYS.get(typed)


def _company(text: str) -> str | None:
    typed = text.strip().casefold()
    if typed in _YES:
        return WANT
    return "" if typed in _NO else typed if typed in COMPANY else None


def _short(text: str) -> str:
    return text.strip()[:40]


# a file


def read(text: str, called: Mapping[str, Sequence[str]]) -> tuple[TypedRow, ...]:
    """Return the lines of a list saved as CSV; `called` are other names the columns may have on the sheet.

    Raise RefusedError where it is no such list, or is longer than a sheet can be.
    """
    known = {name.casefold(): key for key in COLUMNS for name in (key, *called.get(key, ()))}
    for mark in _MARKS:
        rows = _rows(text, mark)
        head = next(((at, cells) for at, cells in rows if any(cells)), (0, ()))
        columns = [known.get(cell.casefold(), "") for cell in head[1]]
        if {"name", "party"} & set(columns):
            return _typed([row for row in rows if row[0] > head[0]], columns)
    raise RefusedError([Problem("file", _NO_HEAD, {"columns": ", ".join(COLUMNS)})])


def _rows(text: str, mark: str) -> list[tuple[int, tuple[str, ...]]]:
    """Return the cells of each line by its number in the file."""
    reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=mark, skipinitialspace=True)
    try:
        return [(reader.line_num, tuple(map(_seen, row))) for row in reader]
    except csv.Error as why:
        raise RefusedError([Problem("file", _NO_TABLE)]) from why


def _seen(cell: str) -> str:
    """Return a cell on one line, without letters that cannot be seen."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in cell).split())


def _typed(rows: Sequence[tuple[int, Sequence[str]]], columns: Sequence[str]) -> tuple[TypedRow, ...]:
    filled = [(line, cells) for line, cells in rows if any(cells)]
    if len(filled) > MOST_ROWS:
        raise RefusedError([Problem("file", _TOO_MANY, {"most": MOST_ROWS})])
    refuse(
        Problem("file", _LINE, {"line": line, "reason": Problem("file", N_("There are too many letters on it."))})
        for line, cells in filled
        if any(len(cell) > MOST_CELL for cell in cells)
    )
    named = ((line, dict(zip(columns, cells, strict=False))) for line, cells in filled)
    return tuple(TypedRow(line=line, **{key: cells.get(key, "") for key in COLUMNS}) for line, cells in named)
